//! A part of a document that is XML: its texts and the attributes that hold words are searched, and all else stays as it is.

use std::ops::Range;

use super::super::FileKind;
use super::super::office::{Form, Leaves, Way, way};
use super::super::xml::{Node, Xml, attribute_spans, local, unescape};
use super::flat::{Edits, Flat};
use super::needles::{Found, Needles, is_white};
use super::sheet::{self, Changed};

/// How a part is searched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Search {
    Words,
    Chart,
    Properties,
    Leaves,
    Boxes,
    Comments,
    Strings,
    Workbook,
    Table,
    Pivot,
    Records,
    Relations,
}

impl Search {
    /// How a part of this name and this outermost element is searched; none: nothing of it is text.
    pub(super) fn of(kind: FileKind, name: &str, root: &str) -> Option<Self> {
        if name.ends_with(".rels") {
            return Some(Self::Relations);
        }
        Some(match (root, way(kind, root)) {
            ("sst", _) => Self::Strings,
            ("workbook", _) => Self::Workbook,
            ("table", _) => Self::Table,
            ("pivotTableDefinition", _) => Self::Pivot,
            (_, Way::Words(Form::Chart, _)) => Self::Chart,
            (_, Way::Words(..)) => Self::Words,
            (_, Way::Leaves(Leaves::Properties, _)) => Self::Properties,
            (_, Way::Leaves(Leaves::Boxes, _)) => Self::Boxes,
            (_, Way::Leaves(Leaves::All, _)) => Self::Leaves,
            (_, Way::SheetComments) => Self::Comments,
            (_, Way::PivotRecords) => Self::Records,
            (_, Way::Nothing) => return None,
        })
    }

    /// Whether the text of an element is words.
    fn collects(self, element: &str) -> Option<Ink> {
        let plain = match self {
            Self::Words | Self::Chart => match element {
                "delText" => return Some(Ink::Deleted),
                "instrText" | "delInstrText" => return Some(Ink::Field),
                "v" | "pt" | "f" => self == Self::Chart,
                _ => matches!(element, "t" | "text"),
            },
            Self::Properties | Self::Leaves => true,
            Self::Boxes => matches!(element, "div" | "font" | "span" | "p" | "b" | "i" | "u" | "textbox"),
            Self::Comments => matches!(element, "t" | "text" | "author"),
            Self::Strings => element == "t",
            Self::Workbook => element == "definedName",
            Self::Table => matches!(element, "calculatedColumnFormula" | "totalsRowFormula"),
            Self::Pivot | Self::Records | Self::Relations => false,
        };
        plain.then_some(Ink::Plain)
    }

    /// How what stands in an attribute is written; none: it is no words.
    fn attribute(self, element: &str, name: &str, value: &str) -> Option<Write> {
        let name_of = local(name);
        let words = match self {
            Self::Words | Self::Chart => match (element, name_of) {
                ("date", "fullDate") => return Some(Write::Gone),
                (_, "author") => true,
                ("docPr" | "cNvPr", "descr" | "title" | "name")
                | ("shape" | "rect" | "roundrect" | "oval" | "group" | "imagedata", "alt" | "title")
                | ("textpath", "string")
                | ("tblCaption" | "tblDescription" | "alias" | "tag", "val")
                | ("listItem", "displayText" | "value")
                | ("listEntry" | "helpText" | "statusText" | "default", "val")
                | ("docVar", "name" | "val")
                | ("connectString" | "query" | "mailSubject", "val")
                | ("hyperlink" | "hlinkClick" | "hlinkHover" | "hlinkMouseOver", "tooltip")
                | ("fldSimple", "instr") => true,
                _ => false,
            },
            Self::Leaves => {
                let is_id = matches!(name_of, "id" | "uid" | "guid" | "lastIdx" | "clrIdx") || value.starts_with('{');
                // Numbers of a pivot table are numbers to whoever opens it.
                let is_number = matches!(element, "n" | "d" | "b" | "e") && name_of == "v";
                if matches!((element, name_of), ("worksheetSource", "sheet") | ("sheetName", "val")) {
                    return Some(Write::Sheet);
                }
                !name.starts_with("xmlns") && !matches!(name_of, "schemaLocation" | "Ignorable") && !is_id && !is_number
            }
            Self::Workbook => match (element, name_of) {
                ("sheet", "name") => return Some(Write::Sheet),
                ("definedName", "comment") => true,
                _ => false,
            },
            Self::Table => {
                matches!((element, name_of), ("tableColumn", "name" | "totalsRowLabel") | ("table", "comment"))
            }
            Self::Pivot => matches!(name_of, "name" | "caption") && element != "pivotTableDefinition",
            Self::Records => element == "s" && name_of == "v",
            Self::Relations => {
                return (element == "Relationship" && name_of == "Target").then_some(Write::Address);
            }
            Self::Properties | Self::Boxes | Self::Comments | Self::Strings => false,
        };
        words.then_some(Write::Words)
    }

    /// Whether nothing runs on beyond an element.
    fn ends(self, element: &str) -> bool {
        match self {
            Self::Words | Self::Chart => false,
            Self::Strings => element == "si",
            Self::Comments => matches!(element, "comment" | "threadedComment" | "author"),
            _ => true,
        }
    }
}

/// What becomes of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Plain,
    Inserted,
    Deleted,
    Field,
}

/// How a label is written where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Words,
    /// As the name of a sheet, which may not have all signs.
    Sheet,
    /// In a formula, or in a reference to a cell.
    Formula,
    /// As part of an address.
    Address,
    /// Not at all: where words are none, the attribute goes.
    Gone,
}

impl Write {
    pub(super) fn written(self, put: &str) -> String {
        match self {
            Self::Words => escape(put),
            Self::Sheet => escape(&sheet::name(put)),
            Self::Address => percent(put),
            // These are written as a whole.
            Self::Formula | Self::Gone => String::new(),
        }
    }
}

pub(super) fn escape(text: &str) -> String {
    // What XML cannot say at all is in no label.
    let text: String = text.chars().filter(|sign| !sign.is_control()).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A label in an address (RFC 3986, 2.1).
fn percent(put: &str) -> String {
    let mut said = String::new();
    for byte in put.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            said.push(char::from(byte));
        } else {
            said.push_str(&format!("%{byte:02X}"));
        }
    }
    said
}

/// A text of XML, with its references resolved; Excel's own too (`_x000D_`) where it is `excel`.
pub(super) fn said(flat: &mut Flat, raw: &str, from: usize, excel: bool) {
    if let Some(inner) = raw.strip_prefix("<![CDATA[").and_then(|raw| raw.strip_suffix("]]>")) {
        return flat.literal(inner, from + 9);
    }
    let end = from + raw.len();
    let mut rest = raw;
    while let Some(at) = rest.find(|sign| sign == '&' || excel && sign == '_') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        flat.same(before, end - rest.len());
        let close = if after.starts_with('_') { Some(6) } else { after.bytes().take(13).position(|byte| byte == b';') };
        let whole = close.and_then(|close| after.split_at_checked(close + 1));
        let resolved =
            whole.map(|(whole, _)| if whole.starts_with('_') { sheet::unescaped(whole) } else { unescape(whole) });
        match (whole, resolved) {
            (Some((whole, after)), Some(resolved)) if resolved != whole => {
                let from = end - after.len() - whole.len();
                flat.whole(&resolved, from..from + whole.len());
                rest = after;
            }
            _ => {
                flat.same(after.get(..1).unwrap_or_default(), end - after.len());
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    flat.same(rest, end - rest.len());
}

/// The attributes of a tag that hold what is to be hidden. `at`: where the tag stands.
pub(super) fn attributes(
    tag: &str,
    at: usize,
    needles: &Needles,
    write: &dyn Fn(&str, &str) -> Option<Write>,
    edits: &mut Edits,
) {
    for (name, range) in attribute_spans(tag) {
        let raw = tag.get(range.clone()).unwrap_or_default();
        let Some(write) = write(name, raw) else { continue };
        let mut flat = Flat::default();
        said(&mut flat, raw, at + range.start, false);
        let found = needles.found(&flat.text);
        let whole = at + range.start..at + range.end;
        match write {
            _ if found.is_empty() => {}
            Write::Gone => {
                let before = tag.get(..range.start).unwrap_or_default();
                // With what is white before it.
                let from = before.rfind(name).unwrap_or(range.start).saturating_sub(1);
                edits.add(at + from..whole.end + 1, String::new());
            }
            Write::Formula => {
                if let Changed::To(put) = sheet::formula(&flat.text, needles) {
                    edits.add(whole, escape(&put));
                }
            }
            // One that is too long stays, and there is no copy.
            Write::Sheet if length(&flat.text, &found) > SHEET => {}
            _ => flat.hide(&found, &|put, _| write.written(put), edits),
        }
    }
}

/// So many signs has the name of a sheet at most.
const SHEET: usize = 31;

/// How many signs a text has once what was found in it is hidden.
fn length(text: &str, found: &[Found]) -> usize {
    let signs = |text: &str| text.chars().count();
    let gone: usize = found.iter().map(|found| signs(text.get(found.from..found.to).unwrap_or_default())).sum();
    signs(text).saturating_sub(gone) + found.iter().map(|found| signs(&found.put)).sum::<usize>()
}

/// The name of an element as its tag has it.
pub(super) fn name_of(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    tag.split([' ', '\t', '\n', '\r', '/', '>']).next().unwrap_or_default()
}

struct Part<'n, 'x> {
    search: Search,
    xml: &'x str,
    needles: &'n Needles,
    edits: Edits,
    /// What people read, and what stood there before the tracked changes; one pair for the part and one for each box in it.
    streams: Vec<[Flat; 2]>,
    fields: Flat,
    changes: Vec<Ink>,
    /// The elements that are open: where their tags stand.
    open: Vec<Range<usize>>,
    in_run: bool,
    in_numbers: bool,
    /// The texts whose ends are white once they are changed: they say so.
    texts: Vec<(Range<usize>, Range<usize>)>,
}

/// The edits that hide what is in a part.
pub(super) fn search(xml: &str, search: Search, needles: &Needles) -> Edits {
    let mut part = Part {
        search,
        xml,
        needles,
        edits: Edits::default(),
        streams: vec![Default::default()],
        fields: Flat::default(),
        changes: Vec::new(),
        open: Vec::new(),
        in_run: false,
        in_numbers: false,
        texts: Vec::new(),
    };
    let mut reader = Xml::new(xml);
    while let Some(node) = reader.next() {
        let span = reader.span();
        match node {
            Node::Open(_) => part.open(span),
            Node::Close(_) => part.close(span),
            Node::Text(_) => part.text(span),
        }
    }
    part.end()
}

impl<'x> Part<'_, 'x> {
    fn raw(&self, range: &Range<usize>) -> &'x str {
        self.xml.get(range.clone()).unwrap_or_default()
    }

    fn opened(&self) -> (&'x str, &'x str) {
        let tag = self.open.last().map_or("", |range| self.raw(range));
        (tag, local(name_of(tag)))
    }

    fn open(&mut self, span: Range<usize>) {
        let tag = self.raw(&span);
        let element = local(name_of(tag));
        if self.search.ends(element) || element == "rPh" {
            self.flush();
        }
        let search = self.search;
        let external = search != Search::Relations || tag.contains("External");
        if external {
            let write = |name: &str, value: &str| search.attribute(element, name, value);
            attributes(tag, span.start, self.needles, &write, &mut self.edits);
        }
        if matches!(search, Search::Words | Search::Chart) {
            self.word(element, tag, &span);
        }
        self.open.push(span);
    }

    fn word(&mut self, element: &str, tag: &str, span: &Range<usize>) {
        let alone = tag.ends_with("/>");
        match element {
            "r" => self.in_run = !alone,
            "del" | "moveFrom" => self.changes.push(Ink::Deleted),
            "ins" | "moveTo" => self.changes.push(Ink::Inserted),
            "fldChar" => self.fields.gap("\n"),
            "txbxContent" => self.streams.push(Default::default()),
            "numCache" | "numLit" => self.in_numbers = true,
            "pt" => self.gap("\t"),
            "noBreakHyphen" if alone => self.element("\u{2011}", span),
            "tab" | "ptab" if alone && self.in_run => self.element("\t", span),
            "br" | "cr" if alone => self.element("\n", span),
            "noBreakHyphen" | "tab" | "br" | "cr" => self.gap(" "),
            _ => {}
        }
    }

    fn now(&mut self) -> impl Iterator<Item = &mut Flat> {
        self.streams.last_mut().into_iter().flatten()
    }

    fn gap(&mut self, text: &str) {
        self.now().for_each(|flat| flat.gap(text));
    }

    fn element(&mut self, text: &str, span: &Range<usize>) {
        self.now().for_each(|flat| flat.element(text, span.clone()));
    }

    fn close(&mut self, span: Range<usize>) {
        let (_, element) = self.opened();
        if self.search.ends(element) {
            self.flush_in(Some(&span));
        }
        if self.is_formula(element) && self.search.collects(element).is_some() {
            self.formula(&span);
        }
        match (self.search, element) {
            (Search::Words | Search::Chart, "p") => self.gap("\n"),
            (Search::Words | Search::Chart, "r") => self.in_run = false,
            (Search::Words | Search::Chart, "del" | "moveFrom" | "ins" | "moveTo") => drop(self.changes.pop()),
            (Search::Words | Search::Chart, "txbxContent") if self.streams.len() > 1 => self.flush(),
            (Search::Chart, "numCache" | "numLit") => self.in_numbers = false,
            (_, "rPh") => self.flush(),
            _ => {}
        }
        self.open.pop();
    }

    fn text(&mut self, span: Range<usize>) {
        let (tag, element) = self.opened();
        let Some(ink) = self.search.collects(element) else { return };
        let raw = self.raw(&span);
        let open = self.open.last().cloned().unwrap_or_default();
        if self.is_formula(element) {
            return;
        }
        if self.is_number(element, raw) {
            if !self.needles.found(&unescape(raw)).is_empty() {
                self.edits.add(span, "0".to_owned());
            }
            return;
        }
        // A count of pages is no number of anybody.
        if self.search == Search::Properties && !tag.contains(':') && raw.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let excel = matches!(self.search, Search::Strings | Search::Comments);
        let deleted = ink == Ink::Deleted || self.changes.contains(&Ink::Deleted);
        let inserted = self.changes.contains(&Ink::Inserted);
        match ink {
            Ink::Field => said(&mut self.fields, raw, span.start, false),
            _ => {
                let both = [!deleted, !inserted || deleted];
                for (flat, here) in self.now().zip(both) {
                    if here {
                        said(flat, raw, span.start, excel);
                    }
                }
            }
        }
        match self.texts.last_mut() {
            // A text in several pieces, with references between them.
            Some(last) if last.0 == open => last.1.end = span.end,
            _ if element == "t" || ink != Ink::Plain => self.texts.push((open, span)),
            _ => {}
        }
    }

    fn is_formula(&self, element: &str) -> bool {
        matches!((self.search, element), (Search::Chart, "f") | (Search::Workbook | Search::Table, _))
    }

    fn formula(&mut self, close: &Range<usize>) {
        let inner = self.open.last().map_or(close.start, |open| open.end.min(close.start))..close.start;
        if let Changed::To(put) = sheet::formula(&unescape(self.raw(&inner)), self.needles) {
            self.edits.add(inner, escape(&put));
        }
    }

    /// Whether whoever opens the document takes it for a number, and nothing else.
    fn is_number(&self, element: &str, raw: &str) -> bool {
        let number = || raw.trim().parse::<f64>().is_ok();
        element == "v" && number() && (self.in_numbers || self.search == Search::Leaves)
    }

    fn flush(&mut self) {
        self.flush_in(None);
    }

    /// Hides what is in the texts so far. `close`: where the element that they are in closes.
    fn flush_in(&mut self, close: Option<&Range<usize>>) {
        let streams =
            if self.streams.len() > 1 { self.streams.pop() } else { self.streams.last_mut().map(std::mem::take) };
        let mut own = Edits::default();
        for flat in streams.iter().flatten() {
            flat.hide(&self.needles.found(&flat.text), &|put, _| escape(put), &mut own);
        }
        if own.is_empty() {
            return;
        }
        let (tag, element) = self.opened();
        if self.search == Search::Properties && close.is_some() {
            let open = self.open.last().cloned().unwrap_or_default();
            let whole = open.end..close.map_or(open.end, |close| close.start);
            if matches!(element, "created" | "modified" | "lastPrinted") {
                // These are read as days, and nothing else may stand there.
                self.edits.add(whole, "1970-01-01T00:00:00Z".to_owned());
                return;
            }
            if tag.starts_with("<vt:") && !matches!(element, "lpstr" | "lpwstr" | "bstr") {
                // It is no number any more, nor a day.
                self.edits.add(open.start + 1..open.start + 1 + name_of(tag).len(), "vt:lpwstr".to_owned());
                if let Some(close) = close {
                    let length = name_of(self.raw(close)).len();
                    self.edits.add(close.start + 2..close.start + 2 + length, "vt:lpwstr".to_owned());
                }
            }
        }
        for (range, put) in own.into_all() {
            self.edits.add(range, put);
        }
    }

    fn end(mut self) -> Edits {
        while self.streams.len() > 1 {
            self.flush();
        }
        self.flush();
        let fields = std::mem::take(&mut self.fields);
        fields.hide(&self.needles.found(&fields.text), &|put, _| escape(put), &mut self.edits);
        self.keep_white()
    }

    /// White at the ends of a text is kept where its element says so (XML 1.0, 2.10); in DrawingML it is always kept.
    fn keep_white(mut self) -> Edits {
        let root = Xml::root_tag(self.xml).unwrap_or_default();
        let prefix = |name: &'x str| name.split_once(':').map_or("", |(prefix, _)| prefix);
        for (open, text) in std::mem::take(&mut self.texts) {
            let tag = self.raw(&open);
            let own = matches!(self.search, Search::Words | Search::Strings | Search::Comments)
                && prefix(name_of(tag)) == prefix(root);
            if !own || tag.contains("xml:space") {
                continue;
            }
            let now = self.edits.within(self.xml, text).unwrap_or_default();
            if now.trim_matches(is_white) != now {
                self.edits.add(open.end - 1..open.end - 1, " xml:space=\"preserve\"".to_owned());
            }
        }
        self.edits
    }
}
