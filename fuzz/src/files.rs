//! Everything that holds of any file: it is read or refused, within its limits, and each part of what was read has its place.

use balise::files::{Limits, Place, Unread, read};
use balise::lang::{Lang, place, unread};

/// Small, so that what does not keep to them is seen at once: the largest file is a few hundred kilobytes.
const LIMITS: Limits = Limits { bytes: 1 << 20, unpacked: 8 << 20, text: 2 << 20, entries: 500, depth: 4 };
/// What may be held while a file is read: the largest part unpacked and decoded, the text, and what was understood of both.
const MOST: usize = 64 << 20;

/// The parts of documents that a text can be given as: the path of each, and what says what the archive is.
const PARTS: [(&str, Archive); 8] = [
    ("word/document.xml", Archive::Main("wordprocessingml.document")),
    ("word/comments.xml", Archive::Main("wordprocessingml.document")),
    ("xl/worksheets/sheet1.xml", Archive::Main("spreadsheetml.sheet")),
    ("xl/sharedStrings.xml", Archive::Main("spreadsheetml.sheet")),
    ("ppt/slides/slide1.xml", Archive::Main("presentationml.presentation")),
    ("content.xml", Archive::Mime("application/vnd.oasis.opendocument.text")),
    ("content.xml", Archive::Mime("application/vnd.oasis.opendocument.spreadsheet")),
    ("content.xml", Archive::Mime("application/vnd.oasis.opendocument.presentation")),
];

/// How an archive says what it is.
enum Archive {
    /// By the type of its main part.
    Main(&'static str),
    /// By its own.
    Mime(&'static str),
}

/// Stops the run when something does not hold of a file.
pub fn check_file(name: &str, bytes: &[u8]) {
    let before = crate::MEMORY.allocated();
    // An allocation beyond this ends the run, and says so.
    crate::MEMORY.set_limit(before + MOST).expect("more than is held");
    let read = read(name, bytes, LIMITS, &|| false);
    crate::MEMORY.set_limit(usize::MAX).expect("more than is held");
    let document = match read {
        Ok(document) => document,
        Err(why) => {
            assert_ne!(why, Unread::Stopped, "nobody stopped it");
            return;
        }
    };
    assert!(document.text.len() <= LIMITS.text, "{} bytes of text", document.text.len());
    for (at, why) in &document.unread {
        assert_ne!(*why, Unread::Stopped, "nobody stopped it");
        assert!(!unread(Lang::Fr, *why).is_empty());
        said(at);
    }
    let boundaries = || (0..=document.text.len()).filter(|at| document.text.is_char_boundary(*at));
    let step = document.text.len() / 50 + 1;
    for (at, place) in boundaries().zip(document.places(boundaries())) {
        if at % step == 0 {
            assert_eq!(place, document.place(at), "at {at}, as one of many and alone");
            said(&place);
        }
    }
}

fn said(at: &Place) {
    for lang in [Lang::Fr, Lang::En] {
        assert!(at.0.is_empty() || !place(lang, at).is_empty(), "a step without a word: {at:?}");
    }
}

/// The same of a text (or a table, or JSON: the first byte says which), in any encoding.
pub fn check_text(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.csv", "a.tsv", "a.json"][usize::from(*first) % 4];
    check_file(name, rest);
}

/// The same of the XML of one part (the first byte says which) in an archive that is whole: what is changed in a packed one is seldom a document
/// any more.
pub fn check_part(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (path, archive) = &PARTS[usize::from(*first) % PARTS.len()];
    let bytes = match archive {
        Archive::Mime(mime) => stored(&[("mimetype", mime.as_bytes()), (path, rest)]),
        Archive::Main(main) => {
            let (folder, name) = path.split_once('/').unwrap_or_default();
            let types = format!(
                r#"<Types><Override PartName="/" ContentType="application/vnd.openxmlformats-officedocument.{main}.main+xml"/></Types>"#
            );
            let mut entries = vec![("[Content_Types].xml", types.as_bytes()), (path, rest)];
            let refer = |target: &str, kind: &str| {
                format!(r#"<Relationships><Relationship Id="r1" Type="x/{kind}" Target="{target}"/></Relationships>"#)
            };
            let relations = match folder {
                "word" => refer("comments.xml", "comments"),
                "xl" => refer("worksheets/sheet1.xml", "worksheet"),
                _ => refer("slides/slide1.xml", "slide"),
            };
            match (folder, name) {
                ("word", "document.xml") => {}
                ("word", _) => entries.extend([
                    ("word/document.xml", &b"<document><body><p><r><t>a</t></r></p></body></document>"[..]),
                    ("word/_rels/document.xml.rels", relations.as_bytes()),
                ]),
                ("xl", _) => entries.extend([
                    ("xl/workbook.xml", &br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#[..]),
                    ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
                ]),
                _ => entries.extend([
                    (
                        "ppt/presentation.xml",
                        &br#"<presentation><sldIdLst><sldId r:id="r1"/></sldIdLst></presentation>"#[..],
                    ),
                    ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
                ]),
            }
            if name == "sharedStrings.xml" {
                entries.push(("xl/worksheets/sheet1.xml", br#"<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>"#));
            } else if folder == "xl" {
                entries.push(("xl/sharedStrings.xml", b"<sst><si><t>a</t></si><si><t>b</t></si></sst>"));
            }
            stored(&entries)
        }
    };
    check_file("", &bytes);
}

/// An archive of these entries, none of them packed (APPNOTE.TXT, 4.3).
fn stored(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let at = bytes.len() as u32;
        let size = (content.len() as u32).to_le_bytes();
        // Version, flags, method, time and day; the checksum; both sizes; the length of the name, nothing more.
        let same = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &rawzip::crc32(content).to_le_bytes(),
            &size,
            &size,
            &(name.len() as u32).to_le_bytes(),
        ]
        .concat();
        bytes.extend([b"PK\x03\x04", &same[..], name.as_bytes(), content].concat());
        directory.extend([b"PK\x01\x02\x14\0", &same[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let (count, at, length) = ((entries.len() as u16).to_le_bytes(), bytes.len() as u32, directory.len() as u32);
    bytes.extend(&directory);
    bytes.extend(
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &length.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat(),
    );
    bytes
}
