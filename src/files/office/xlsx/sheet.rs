//! One sheet: its rows as lines, its cells between tabs; then what it keeps beside them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::super::xml::{Node, Tag, Xml};
use super::super::super::{Part, Step, Stop, Writer};
use super::super::lines::{one_line, tabs};
use super::super::package::broke_off;
use super::super::words::Targets;
use super::Workbook;
use super::strings::unescaped;

/// Row and column of a reference as `B12`.
pub(crate) fn cell_at(reference: &str) -> Option<(u32, u32)> {
    let mut column = 0u32;
    let mut row = 0u32;
    for byte in reference.bytes().take_while(|byte| *byte != b':') {
        match byte {
            b'$' => {}
            b'A'..=b'Z' if row == 0 => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'A') + 1)?,
            b'a'..=b'z' if row == 0 => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'a') + 1)?,
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    (row > 0 && column > 0).then_some((row, column))
}

/// What the text of the element that is open is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Collect {
    Nothing,
    Value,
    Inline,
    Formula,
    Beside,
}

/// What a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    Shared,
    Boolean,
    /// Text, dates in ISO 8601, errors: as they are.
    Text,
}

struct Sheet<'b> {
    book: &'b mut Workbook,
    row: u32,
    column: u32,
    /// The last column that was written in this row.
    written: u32,
    kind: Type,
    style: usize,
    value: String,
    formula: String,
    /// Words in formulas: they show where the formula lets them. Each once.
    words: BTreeSet<String>,
    collect: Collect,
    /// In a phonetic run.
    sounds: bool,
}

/// Reads a sheet.
pub(super) fn read(
    text: &str,
    book: &mut Workbook,
    targets: &mut Targets,
    writer: &mut Writer<'_>,
) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let mut sheet = Sheet {
        book,
        row: 0,
        column: 0,
        written: 0,
        kind: Type::Number,
        style: 0,
        value: String::new(),
        formula: String::new(),
        words: BTreeSet::new(),
        collect: Collect::Nothing,
        sounds: false,
    };
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => sheet.open(&tag, targets, writer)?,
            Node::Text(text) => match sheet.collect {
                Collect::Nothing => {}
                Collect::Formula => {
                    writer.holds(sheet.formula.len() + text.len())?;
                    sheet.formula.push_str(&text);
                }
                _ if sheet.sounds => {}
                _ => {
                    writer.holds(sheet.value.len() + text.len())?;
                    sheet.value.push_str(&text);
                }
            },
            Node::Close(end) => sheet.close(end.name(), writer)?,
        }
    }
    writer.line()?;
    for word in std::mem::take(&mut sheet.words) {
        beside(&word, writer)?;
    }
    broke_off(&xml, writer);
    Ok(())
}

impl Sheet<'_> {
    fn open(&mut self, tag: &Tag<'_>, targets: &mut Targets, writer: &mut Writer<'_>) -> Result<(), Stop> {
        match tag.name() {
            "c" => self.cell(tag),
            "v" => self.collect = Collect::Value,
            "t" => self.collect = Collect::Inline,
            "f" => self.collect = Collect::Formula,
            "rPh" => self.sounds = true,
            "row" => {
                let row = tag.get("r").and_then(|row| row.parse().ok());
                self.row = row.unwrap_or(self.row.saturating_add(1));
                (self.column, self.written) = (0, 0);
                writer.line()?;
            }
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" | "formula1"
            | "formula2" | "formula" => {
                self.value.clear();
                self.collect = Collect::Beside;
            }
            "hyperlink" => {
                let target = tag.prefixed("id").and_then(|id| targets.remove(&*id)).unwrap_or_default();
                for said in [&*target, &tag.get("tooltip").unwrap_or_default(), &tag.get("display").unwrap_or_default()]
                {
                    let cell = tag.get("ref").and_then(|cell| cell_at(&cell));
                    at(cell, writer, |writer| beside(said, writer))?;
                }
            }
            "dataValidation" | "filter" | "customFilter" | "scenario" | "inputCells" | "protectedRange" => {
                for name in ["promptTitle", "prompt", "errorTitle", "error", "val", "name", "comment", "user"] {
                    beside(&tag.get(name).unwrap_or_default(), writer)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        self.column = self.column.saturating_add(1);
        (self.kind, self.style) = (Type::Number, 0);
        self.value.clear();
        self.formula.clear();
        for (name, value) in tag.attributes() {
            match name {
                "r" => {
                    if let Some((row, column)) = cell_at(&value) {
                        (self.row, self.column) = (row, column);
                    }
                }
                "s" => self.style = value.parse().unwrap_or(0),
                "t" => {
                    self.kind = match &*value {
                        "s" => Type::Shared,
                        "b" => Type::Boolean,
                        "n" => Type::Number,
                        _ => Type::Text,
                    }
                }
                _ => {}
            }
        }
    }

    fn close(&mut self, name: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
        match name {
            "c" => self.end_cell(writer)?,
            "row" => writer.line()?,
            "rPh" => self.sounds = false,
            "oddHeader" | "evenHeader" | "firstHeader" => self.beside(Part::Header, writer)?,
            "oddFooter" | "evenFooter" | "firstFooter" => self.beside(Part::Footer, writer)?,
            "formula1" | "formula2" | "formula" => self.beside(Part::Hidden, writer)?,
            "v" | "t" | "f" => {}
            _ => return Ok(()),
        }
        self.collect = Collect::Nothing;
        Ok(())
    }

    fn beside(&mut self, part: Part, writer: &mut Writer<'_>) -> Result<(), Stop> {
        let said = std::mem::take(&mut self.value);
        let said = if part == Part::Hidden { Cow::Borrowed(said.trim()) } else { Cow::Owned(printed(&said)) };
        // A list to choose from, `"a,b"`; a range of cells says nothing.
        if said.is_empty() || part == Part::Hidden && !said.contains('"') {
            return Ok(());
        }
        writer.line()?;
        writer.within(Step::Part(part), |writer| writer.text(said.trim_matches('"')))?;
        writer.line()
    }

    fn end_cell(&mut self, writer: &mut Writer<'_>) -> Result<(), Stop> {
        for (at, word) in self.formula.split('"').enumerate() {
            if at % 2 == 1 && word.len() > 2 && !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
        if self.value.is_empty() {
            return writer.go_on();
        }
        let shown = match self.kind {
            Type::Shared => {
                let at = self.value.trim().parse().unwrap_or(usize::MAX);
                one_line(self.book.strings.show(at))
            }
            Type::Boolean => Cow::Borrowed(if self.value.trim() == "0" { "FALSE" } else { "TRUE" }),
            Type::Text => Cow::Owned(one_line(&unescaped(&self.value)).into_owned()),
            Type::Number => self.book.formats.show(self.style, self.value.trim(), self.book.from_1904),
        };
        if shown.is_empty() {
            return Ok(());
        }
        let from = self.written.max(1);
        writer.text(tabs(self.column.saturating_sub(from) as usize))?;
        self.written = self.column;
        writer.enter(Step::Cell { row: self.row, column: self.column });
        writer.text(&shown)?;
        writer.leave();
        Ok(())
    }
}

fn at(
    cell: Option<(u32, u32)>,
    writer: &mut Writer<'_>,
    write: impl FnOnce(&mut Writer<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    match cell {
        Some((row, column)) => writer.within(Step::Cell { row, column }, write),
        None => write(writer),
    }
}

fn beside(said: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let said = said.trim();
    if said.is_empty() {
        return Ok(());
    }
    writer.line()?;
    writer.within(Step::Part(Part::Hidden), |writer| writer.text(said))?;
    writer.line()
}

/// What a header prints: without its codes (ECMA-376-1, 18.3.1.46).
fn printed(codes: &str) -> String {
    let mut text = String::new();
    let mut rest = codes.chars().peekable();
    while let Some(sign) = rest.next() {
        if sign != '&' {
            text.push(sign);
            continue;
        }
        match rest.next() {
            Some('&') => text.push('&'),
            // Left, centre, right.
            Some('L' | 'C' | 'R') => text.push('\t'),
            // A font and a colour.
            Some('"') => while rest.next().is_some_and(|sign| sign != '"') {},
            Some('K') => {
                for _ in 0..6 {
                    rest.next_if(|sign| sign.is_ascii_hexdigit() || matches!(sign, '+' | '-'));
                }
            }
            // A size: the digits, and no more.
            Some(digit) if digit.is_ascii_digit() => while rest.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_row_and_column() {
        assert_eq!(cell_at("A1"), Some((1, 1)));
        assert_eq!(cell_at("$XFD$1048576"), Some((1_048_576, 16_384)));
        assert_eq!(cell_at("B2:C9"), Some((2, 2)));
        assert_eq!(cell_at("A99999999999"), None);
        assert_eq!(cell_at("ZZZZZZZZZZZ1"), None);
        assert_eq!(cell_at("1A"), None);
        assert_eq!(cell_at(""), None);
    }

    #[test]
    fn headers_are_read_without_their_codes() {
        assert_eq!(printed("&L&\"Arial,Bold\"&12Ville &&Cie&RPage &P"), "Ville &Cie\tPage");
    }
}
