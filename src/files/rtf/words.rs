//! The words of RTF that matter (Rich Text Format Specification 1.9.1).

use crate::files::Part;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    Body,
    /// Nowhere.
    Skip,
    /// Fonts are listed there.
    Fonts,
    Part(Part),
    /// A property, by its name.
    Property(&'static str),
    /// What a field is told.
    Instruction,
    /// The name of a shape's property, and its value.
    ShapeName,
    ShapeValue,
    /// A picture.
    Picture,
    /// An object of another program.
    Object,
}

/// Where the text of a group goes that begins with the word; none: where it went.
pub(super) fn destination(word: &[u8]) -> Option<Goes> {
    Some(match word {
        b"fonttbl" => Goes::Fonts,
        b"header" | b"headerl" | b"headerr" | b"headerf" => Goes::Part(Part::Header),
        b"footer" | b"footerl" | b"footerr" | b"footerf" => Goes::Part(Part::Footer),
        b"footnote" => Goes::Part(Part::Footnote),
        b"annotation" | b"atnid" | b"atnauthor" => Goes::Part(Part::Comment),
        b"shptxt" | b"dptxbxtext" => Goes::Part(Part::TextBox),
        b"xe" | b"tc" | b"ffname" | b"ffdeftext" | b"ffl" | b"ffhelptext" | b"ffstattext" | b"docvar" => {
            Goes::Part(Part::Hidden)
        }
        b"fldinst" => Goes::Instruction,
        b"fldrslt" | b"result" | b"shpinst" | b"shprslt" | b"shppict" | b"listtext" | b"pntext" | b"ud" | b"upr" => {
            return None;
        }
        b"title" => Goes::Property("title"),
        b"subject" => Goes::Property("subject"),
        b"author" => Goes::Property("author"),
        b"manager" => Goes::Property("manager"),
        b"company" => Goes::Property("company"),
        b"operator" => Goes::Property("operator"),
        b"category" => Goes::Property("category"),
        b"keywords" => Goes::Property("keywords"),
        b"doccomm" | b"comment" => Goes::Property("comment"),
        b"hlinkbase" => Goes::Property("base"),
        b"template" => Goes::Property("template"),
        b"propname" => Goes::Property("name"),
        b"staticval" => Goes::Property("value"),
        b"revtbl" => Goes::Property("revised by"),
        b"pict" => Goes::Picture,
        b"objdata" => Goes::Object,
        b"sn" => Goes::ShapeName,
        b"sv" => Goes::ShapeValue,
        b"colortbl" | b"stylesheet" | b"nonshppict" | b"listtable" | b"listoverridetable" | b"rsidtbl" | b"filetbl"
        | b"private" | b"atndate" | b"atntime" | b"atnref" | b"atnparent" | b"atrfstart" | b"atrfend" | b"objclass"
        | b"objname" | b"objalias" => Goes::Skip,
        _ => return None,
    })
}

/// Destinations that are read although a reader that does not know them may leave them out.
pub(super) fn is_read(word: &[u8]) -> bool {
    destination(word).is_some()
        || matches!(
            word,
            b"shpinst" | b"shppict" | b"ud" | b"userprops" | b"formfield" | b"picprop" | b"do" | b"defchp"
        )
}

/// What a word stands for.
pub(super) fn sign(word: &[u8]) -> Option<&'static str> {
    Some(match word {
        b"tab" | b"cell" | b"nestcell" => "\t",
        b"line" | b"lbr" | b"softline" => "\n",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        _ => return None,
    })
}

pub(super) fn ends_paragraph(word: &[u8]) -> bool {
    matches!(word, b"par" | b"sect" | b"page" | b"column" | b"row" | b"nestrow")
}

/// The code page of a font's character set; none: that of the document.
pub(super) fn page_of(charset: i32) -> Option<u16> {
    Some(match charset {
        77 => 10000,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        255 => 850,
        _ => return None,
    })
}
