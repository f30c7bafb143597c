//! A sheet of a workbook: a cell in which something is hidden holds words, whatever it was before; formulas keep what is hidden in their words alone.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use super::super::office::unescaped;

use super::super::office::Shown;
use super::super::xml::{Node, Xml, attribute_spans, local, unescape};
use super::flat::{Edits, Flat};
use super::needles::{Found, Needles};
use super::part::{Write, attributes, escape, name_of, said};

/// What became of a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Changed {
    Nothing,
    To(String),
    /// What is hidden stands where no words may stand.
    Cannot,
}

/// A label as part of a sheet's name: which signs it may not have is said in ECMA-376-1, 18.2.19, and by Excel.
pub(super) fn name(put: &str) -> String {
    let fit = |sign| match sign {
        '[' | '{' => '(',
        ']' | '}' => ')',
        ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
        sign => sign,
    };
    put.chars().map(fit).collect()
}

/// A formula in which what is found is hidden: in its words, and in the names of sheets.
pub(super) fn formula(said: &str, needles: &Needles) -> Changed {
    let all = needles.found(said);
    if all.is_empty() {
        return Changed::Nothing;
    }
    let (mut whole, mut from, mut quote, mut at) = (String::new(), 0, None, 0);
    for Found { from: start, to, put } in &all {
        let inside = said.get(*start..*to).unwrap_or_default();
        for sign in said.get(at..*start).unwrap_or_default().chars() {
            quote = match quote {
                None if matches!(sign, '"' | '\'') => Some(sign),
                Some(open) if open == sign => None,
                open => open,
            };
        }
        at = *start;
        whole.push_str(said.get(from..*start).unwrap_or_default());
        let before = said.get(..*start).and_then(|before| before.chars().next_back());
        let alone = !before.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
        match quote {
            Some(open) if inside.contains(open) => return Changed::Cannot,
            Some('"') => whole.push_str(&put.replace('"', "\"\"")),
            Some(_) => whole.push_str(&name(put)),
            // A sheet whose name wanted no quotes.
            None if alone && said.get(*to..).is_some_and(|after| after.starts_with('!')) => {
                whole.push_str(&format!("'{}'", name(put)));
            }
            None => return Changed::Cannot,
        }
        from = *to;
    }
    whole.push_str(said.get(from..).unwrap_or_default());
    Changed::To(whole)
}

/// What is changed in a sheet.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) edits: Edits,
    /// A formula went: the order in which formulas are counted is another.
    pub(super) fewer_formulas: bool,
    /// Shared strings that cells show, and those that cells show no more.
    pub(super) used: BTreeSet<usize>,
    pub(super) unused: BTreeSet<usize>,
}

#[derive(Default)]
struct Cell {
    /// From the first sign of its tag to the last of its end.
    raw: Range<usize>,
    tag: Range<usize>,
    kind: String,
    style: usize,
    value: String,
    formula: Option<Formula>,
}

struct Formula {
    raw: Range<usize>,
    tag: Range<usize>,
    said: String,
    /// The number of a formula that several cells share.
    shared: Option<String>,
}

struct Reading<'a> {
    xml: &'a str,
    needles: &'a Needles,
    shown: &'a Shown,
    sheet: Sheet,
    row: Vec<Cell>,
    cell: Option<Cell>,
    open: Vec<Range<usize>>,
    /// Where the shared formulas stand, and which of them went.
    shared: Vec<(String, Range<usize>)>,
    gone: BTreeSet<String>,
    in_sounds: bool,
}

/// The edits that hide what is in a sheet.
pub(super) fn search(xml: &str, needles: &Needles, shown: &Shown) -> Sheet {
    let mut reading = Reading {
        xml,
        needles,
        shown,
        sheet: Sheet::default(),
        row: Vec::new(),
        cell: None,
        open: Vec::new(),
        shared: Vec::new(),
        gone: BTreeSet::new(),
        in_sounds: false,
    };
    let mut reader = Xml::new(xml);
    while let Some(node) = reader.next() {
        let span = reader.span();
        match node {
            Node::Open(_) => reading.open(span),
            Node::Close(_) => reading.close(span),
            Node::Text(text) => reading.text(&text),
        }
    }
    reading.end_row();
    // Of a shared formula the first cell has the words: without it, none has them.
    for (number, raw) in &reading.shared {
        if reading.gone.contains(number) {
            reading.sheet.edits.add(raw.clone(), String::new());
        }
    }
    reading.sheet
}

impl<'a> Reading<'a> {
    fn raw(&self, range: &Range<usize>) -> &'a str {
        self.xml.get(range.clone()).unwrap_or_default()
    }

    /// What stands in the element that closes there.
    fn inner(&self, close: &Range<usize>) -> Range<usize> {
        self.open.last().map_or(close.start, |open| open.end.min(close.start))..close.start
    }

    fn element(&self) -> &'a str {
        self.open.last().map_or("", |range| local(name_of(self.raw(range))))
    }

    fn open(&mut self, span: Range<usize>) {
        let tag = self.raw(&span);
        let element = local(name_of(tag));
        match element {
            "row" => self.end_row(),
            "c" => {
                let mut cell = Cell { raw: span.clone(), tag: span.clone(), ..Cell::default() };
                for (name, range) in attribute_spans(tag) {
                    let value = unescape(tag.get(range).unwrap_or_default());
                    match name {
                        "t" => cell.kind = value.into_owned(),
                        "s" => cell.style = value.parse().unwrap_or(0),
                        _ => {}
                    }
                }
                self.cell = Some(cell);
            }
            "f" => {
                let get = |wanted| attribute_spans(tag).into_iter().find(|(name, _)| *name == wanted);
                let shared = get("si").and_then(|(_, range)| tag.get(range)).map(str::to_owned);
                if let Some(cell) = &mut self.cell {
                    let raw = span.start..span.end;
                    cell.formula = Some(Formula { raw, tag: span.clone(), said: String::new(), shared });
                }
            }
            "rPh" => self.in_sounds = true,
            _ => {
                let write = |name: &str, _: &str| beside(element, local(name));
                attributes(tag, span.start, self.needles, &write, &mut self.sheet.edits);
            }
        }
        self.open.push(span);
    }

    fn text(&mut self, text: &str) {
        match (self.element(), &mut self.cell) {
            ("v", Some(cell)) => cell.value.push_str(text),
            ("t", Some(cell)) if !self.in_sounds => cell.value.push_str(text),
            ("f", Some(Cell { formula: Some(formula), .. })) => formula.said.push_str(text),
            _ => {}
        }
    }

    fn close(&mut self, span: Range<usize>) {
        match self.element() {
            "rPh" => self.in_sounds = false,
            "row" => self.end_row(),
            "f" if self.cell.is_some() => {
                if let Some(Cell { formula: Some(formula), .. }) = &mut self.cell {
                    formula.raw.end = span.end;
                    if let Some(shared) = &formula.shared {
                        self.shared.push((shared.clone(), formula.raw.clone()));
                    }
                }
            }
            "f" | "formula" | "formula1" | "formula2" => {
                let inner = self.inner(&span);
                if let Changed::To(put) = formula(&unescape(self.raw(&inner)), self.needles) {
                    self.sheet.edits.add(inner, escape(&put));
                }
            }
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                let inner = self.inner(&span);
                let mut flat = Flat::default();
                printed(&mut flat, self.raw(&inner), inner.start);
                let write = |put: &str, _| escape(&put.replace('&', "&&"));
                flat.hide(&self.needles.found(&flat.text), &write, &mut self.sheet.edits);
            }
            "c" => {
                if let Some(mut cell) = self.cell.take() {
                    cell.raw.end = span.end;
                    self.row.push(cell);
                }
            }
            _ => {}
        }
        self.open.pop();
    }

    /// What a cell shows.
    fn shown<'c>(&'c self, cell: &'c Cell) -> Cow<'c, str> {
        match cell.kind.as_str() {
            "s" => Cow::Borrowed(self.shown.string(number(cell))),
            "b" => Cow::Borrowed(match cell.value.trim() {
                "" => "",
                "0" => "FALSE",
                _ => "TRUE",
            }),
            "" | "n" => self.shown.number(cell.style, cell.value.trim()),
            _ => unescaped(&cell.value),
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let (mut text, mut spans) = (String::new(), Vec::new());
        for cell in &row {
            let from = text.len();
            text.push_str(&self.shown(cell));
            spans.push(from..text.len());
            text.push('\t');
        }
        let found = self.needles.found(&text);
        for (cell, span) in row.iter().zip(spans) {
            let mut own = Edits::default();
            let mut beyond = false;
            let first = found.partition_point(|found| found.to <= span.start);
            for found in found.iter().skip(first).take_while(|found| found.from < span.end) {
                beyond |= found.from < span.start || found.to > span.end;
                let put = if found.from >= span.start { found.put.clone() } else { String::new() };
                own.add(found.from.max(span.start)..found.to.min(span.end), put);
            }
            let shared = cell.kind == "s";
            // What is within a shared string is hidden there, with its formatting.
            if own.is_empty() || shared && !beyond {
                if shared {
                    self.sheet.used.insert(number(cell));
                }
                self.formula(cell);
                continue;
            }
            if shared {
                self.sheet.unused.insert(number(cell));
            }
            let said = own.apply_to(&text, span);
            self.rewrite(cell, &said);
        }
    }

    /// A formula whose words are changed; one that says it in another way goes, and what it came to stays.
    fn formula(&mut self, cell: &Cell) {
        let Some(own) = &cell.formula else { return };
        match formula(&own.said, self.needles) {
            Changed::Nothing => {}
            Changed::To(put) => {
                let name = name_of(self.raw(&own.tag));
                self.sheet.edits.add(own.tag.end..own.raw.end, format!("{}</{name}>", escape(&put)));
            }
            Changed::Cannot => {
                self.sheet.edits.add(own.raw.clone(), String::new());
                self.without(own);
            }
        }
    }

    fn without(&mut self, formula: &Formula) {
        self.sheet.fewer_formulas = true;
        if let Some(shared) = &formula.shared {
            self.gone.insert(shared.clone());
        }
    }

    /// A cell that holds words, and no formula that would count them anew.
    fn rewrite(&mut self, cell: &Cell, said: &str) {
        let tag = self.raw(&cell.tag);
        let name = name_of(tag);
        let prefix = name.strip_suffix('c').unwrap_or_default();
        let mut new = format!("<{name}");
        for (attribute, range) in attribute_spans(tag) {
            // What kind of value it was, and what else it was (`cm`, `vm`), is no more.
            if !matches!(attribute, "t" | "cm" | "vm") {
                new.push_str(&format!(
                    " {attribute}=\"{}\"",
                    tag.get(range).unwrap_or_default().replace('"', "&quot;")
                ));
            }
        }
        if said.is_empty() {
            new.push_str("/>");
        } else {
            let said = escape(said);
            new.push_str(&format!(
                " t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{said}</{prefix}t></{prefix}is></{name}>"
            ));
        }
        self.sheet.edits.add(cell.raw.clone(), new);
        if let Some(formula) = &cell.formula {
            self.without(formula);
        }
    }
}

/// What a header prints: its codes begin with `&` (ECMA-376-1, 18.3.1.46), which XML escapes.
fn printed(flat: &mut Flat, raw: &str, from: usize) {
    const SIGN: &str = "&amp;";
    let end = from + raw.len();
    let mut rest = raw;
    while let Some((before, code)) = rest.split_once(SIGN) {
        said(flat, before, end - rest.len(), false);
        let at = end - code.len() - SIGN.len();
        let is_digit = |sign: char| sign.is_ascii_digit();
        rest = match code.chars().next() {
            Some('&') if code.starts_with(SIGN) => {
                flat.whole("&", at..at + 2 * SIGN.len());
                code.get(SIGN.len()..).unwrap_or_default()
            }
            // A font, in quotes.
            Some('"') => code.get(1..).and_then(|code| code.split_once('"')).map_or("", |(_, rest)| rest),
            Some('&') => {
                code.strip_prefix("&quot;").map_or(code, |code| code.split_once("&quot;").map_or("", |(_, rest)| rest))
            }
            // A size.
            Some(sign) if is_digit(sign) => code.trim_start_matches(is_digit),
            // A colour.
            Some('K') => code.get(7..).unwrap_or_default(),
            Some(sign) => code.get(sign.len_utf8()..).unwrap_or_default(),
            None => "",
        };
        flat.gap("\t");
    }
    said(flat, rest, end - rest.len(), false);
}

/// The number of a cell's shared string.
fn number(cell: &Cell) -> usize {
    cell.value.trim().parse().unwrap_or(usize::MAX)
}

/// Attributes of a sheet that hold words.
fn beside(element: &str, name: &str) -> Option<Write> {
    match (element, name) {
        ("hyperlink", "location") => Some(Write::Formula),
        ("hyperlink", "tooltip" | "display")
        | ("dataValidation", "promptTitle" | "prompt" | "errorTitle" | "error")
        | ("filter" | "customFilter" | "inputCells", "val")
        | ("scenario", "name" | "comment" | "user")
        | ("protectedRange", "name") => Some(Write::Words),
        _ => None,
    }
}

/// Empties shared strings that no cell shows any more.
pub(super) fn emptied(xml: &str, unused: &BTreeSet<usize>, edits: &mut Edits) {
    let mut reader = Xml::new(xml);
    let (mut number, mut from) = (0, None);
    while let Some(node) = reader.next() {
        let span = reader.span();
        match node {
            Node::Open(tag) if tag.name() == "si" => from = Some(span.end),
            Node::Close(end) if end.name() == "si" => {
                if let Some(from) = from.take().filter(|from| *from < span.start && unused.contains(&number)) {
                    let name = name_of(xml.get(span.clone()).unwrap_or_default());
                    let prefix = name.strip_suffix("si").unwrap_or_default();
                    edits.add(from..span.start, format!("<{prefix}t/>"));
                }
                number += 1;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_keep_what_is_hidden_in_words_and_in_names_of_sheets() {
        let mut needles = Needles::default();
        needles.add("Odile Roy", "[A 1]", false);
        needles.add("Roy", "[A 2]", false);
        needles.add("46454286", "[N \"1\"]", false);
        let to = |said: &str| formula(said, &needles);
        assert_eq!(to("A1&B2"), Changed::Nothing);
        assert_eq!(
            to("IF(A1=\"Odile Roy\",'Odile Roy'!A1,Roy!B2)"),
            Changed::To("IF(A1=\"[A 1]\",'(A 1)'!A1,'(A 2)'!B2)".to_owned())
        );
        assert_eq!(to("\"n° 46454286\""), Changed::To("\"n° [N \"\"1\"\"]\"".to_owned()));
        assert_eq!(to("A1+46454286"), Changed::Cannot);
        assert_eq!(to("\"Odile\" Roy"), Changed::Cannot);
    }
}
