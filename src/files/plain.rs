//! Files that are text: notes, tables, JSON. Each line stays a line, so that where something stands is what an editor says too.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::{Step, Stop, Unread, Writer, encoding};

/// The separators of tables in text.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// So much of a table says which separator it has.
const HEAD: usize = 16 << 10;

/// A text as it stands.
pub(super) fn text(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let text = encoding::decoded(bytes).ok_or(Unread::UnknownKind)?;
    Ok(lines(&text, writer)?)
}

fn lines(text: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    writer.within(Step::Line(1), |writer| text.split_inclusive('\n').try_for_each(|line| writer.text(line)))
}

/// A table in text: as a spreadsheet is pasted, its cells by tabs.
pub(super) fn table(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let text = encoding::decoded(bytes).ok_or(Unread::UnknownKind)?;
    let first = Step::Cell { row: 1, column: 1 };
    Ok(writer.within(first, |writer| cells(text.as_bytes(), separator(text.as_bytes()), writer))?)
}

fn cells(text: &[u8], separator: u8, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let (mut rest, mut cell, mut buffer) = (text, Vec::new(), [0; 4096]);
    loop {
        let (result, read, written) = reader.read_field(rest, &mut buffer);
        rest = rest.get(read..).unwrap_or_default();
        cell.extend_from_slice(buffer.get(..written).unwrap_or_default());
        let ends = match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
            ReadFieldResult::Field { record_end } => record_end,
            ReadFieldResult::End => return Ok(()),
        };
        // What ends a line or a cell inside of one would be taken for the next.
        let said = String::from_utf8_lossy(&cell).replace(['\t', '\n', '\r'], " ");
        writer.text(&said)?;
        writer.text(if ends { "\n" } else { "\t" })?;
        cell.clear();
    }
}

/// The separator that stands most often in the first lines, outside of quotes.
pub(super) fn separator(text: &[u8]) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for byte in text.iter().take(HEAD) {
        quoted ^= *byte == b'"';
        for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
            *count += usize::from(!quoted && *byte == separator);
        }
    }
    // In French a comma is in numbers too: of as many, the semicolon, which comes first.
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().zip(SEPARATORS).find(|(count, _)| **count == most).map_or(b',', |(_, separator)| separator)
}

/// JSON, one value or one a line: its text with what its strings escape written out. It need not be right to be read.
pub(super) fn json(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let text = encoding::decoded(bytes).ok_or(Unread::UnknownKind)?;
    let written = writer.within(Step::Line(1), |writer| {
        let mut rest = text.as_ref();
        while let Some(at) = rest.find('\\') {
            writer.text(rest.get(..at).unwrap_or_default())?;
            let (said, used) = escaped(rest.get(at..).unwrap_or_default());
            writer.text(said.encode_utf8(&mut [0; 4]))?;
            rest = rest.get(at + used..).unwrap_or_default();
        }
        writer.text(rest)
    });
    Ok(written?)
}

/// What stands for an escape (RFC 8259, 7) at the beginning of a text, and how long it is. Ends of lines are none here.
pub(super) fn escaped(text: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    match text.chars().nth(1) {
        Some('u') => match (unit(0), unit(6)) {
            (Some(high @ 0xD800..=0xDBFF), Some(low)) => match char::decode_utf16([high, low]).next() {
                Some(Ok(said)) => (said, 12),
                _ => (char::REPLACEMENT_CHARACTER, 6),
            },
            (Some(unit), _) => (char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
            (None, _) => ('\\', 1),
        },
        Some('n' | 'r' | 't' | 'b' | 'f') => (' ', 2),
        Some(sign @ ('"' | '\\' | '/')) => (sign, 2),
        _ => ('\\', 1),
    }
}
