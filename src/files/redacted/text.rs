//! Files that are text: each byte that is not replaced stays, whatever its encoding.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::{FileKind, Unread, encoding, plain};
use super::flat::{Edits, Flat};
use super::needles::Needles;
use super::{NotRedacted, page};

/// A copy of a file of that kind.
pub(super) fn copy(kind: FileKind, bytes: &[u8], needles: &Needles) -> Result<Vec<u8>, NotRedacted> {
    let unknown = NotRedacted::Unread(Unread::UnknownKind);
    let (encoding, mark) = encoding::encoding(bytes).ok_or(unknown.clone())?;
    let text = encoding::decoded(bytes).ok_or(unknown)?;
    let edits = match kind {
        FileKind::Csv | FileKind::Tsv => table(&text, needles),
        FileKind::Json => json(&text, needles),
        FileKind::Html => page::page(&text, needles),
        _ => lines(&text, needles),
    };
    encoded(bytes, encoding, mark, &text, edits).ok_or(NotRedacted::Encoding)
}

/// The bytes with the edits of their text; none where nobody can say which bytes a sign was.
fn encoded(bytes: &[u8], encoding: &'static Encoding, mark: usize, text: &str, edits: Edits) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    // What was copied of the bytes, and where in them the text stands.
    let (mut copied, mut at, mut in_text) = (0, mark, 0);
    for (range, put) in edits.into_all() {
        at += length(bytes.get(at..)?, encoding, text.get(in_text..range.start)?)?;
        whole.extend_from_slice(bytes.get(copied..at)?);
        at += length(bytes.get(at..)?, encoding, text.get(range.clone())?)?;
        whole.extend(encode(encoding, &put));
        (copied, in_text) = (at, range.end);
    }
    whole.extend_from_slice(bytes.get(copied..)?);
    Some(whole)
}

/// How many bytes a text was.
fn length(bytes: &[u8], encoding: &'static Encoding, text: &str) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(text.chars().map(char::len_utf16).sum::<usize>() * 2);
    }
    if encoding != UTF_8 {
        return encoding.is_single_byte().then(|| text.chars().count());
    }
    if bytes.starts_with(text.as_bytes()) {
        return Some(text.len());
    }
    let mut at = 0;
    for sign in text.chars() {
        let here = bytes.get(at..bytes.len().min(at + 4))?;
        let wrong = std::str::from_utf8(here).err().filter(|error| error.valid_up_to() == 0);
        at += match wrong {
            // What is no UTF-8 was read as one sign.
            Some(error) => error.error_len().unwrap_or(here.len()),
            None => sign.len_utf8(),
        };
    }
    Some(at)
}

/// A text in an encoding; a sign that it has not is a question mark.
fn encode(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let mut whole = Vec::new();
    for sign in text.chars() {
        let mut buffer = [0; 4];
        let (bytes, _, missing) = encoding.encode(sign.encode_utf8(&mut buffer));
        whole.extend_from_slice(if missing { b"?" } else { &bytes });
    }
    whole
}

fn lines(text: &str, needles: &Needles) -> Edits {
    let mut edits = Edits::default();
    let mut flat = Flat::default();
    flat.same(text, 0);
    flat.hide(&needles.found(text), &|put, _| put.to_owned(), &mut edits);
    edits
}

/// A cell of a table in text: where it stands, without what separates it.
struct Cell {
    raw: Range<usize>,
    quoted: bool,
}

fn table(text: &str, needles: &Needles) -> Edits {
    let separator = plain::separator(text.as_bytes());
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let (mut flat, mut cells, mut buffer) = (Flat::default(), Vec::new(), [0; 4096]);
    let (mut at, mut from) = (0, 0);
    loop {
        let (result, read, _) = reader.read_field(text.as_bytes().get(at..).unwrap_or_default(), &mut buffer);
        at += read;
        let ends = match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
            ReadFieldResult::Field { record_end } => record_end,
            ReadFieldResult::End => break,
        };
        let raw = text.get(from..at).unwrap_or_default();
        let start = from + (raw.len() - raw.trim_start_matches(['\r', '\n']).len());
        let mut end = at;
        if text
            .as_bytes()
            .get(start..at)
            .and_then(<[u8]>::last)
            .is_some_and(|last| *last == separator || b"\r\n".contains(last))
        {
            end -= 1;
        }
        cells.push(cell(text, start..end, &mut flat));
        flat.gap(if ends { "\n" } else { "\t" });
        from = at;
    }
    let mut edits = Edits::default();
    let quoted = |at: usize| cell_at(&cells, at).is_some_and(|cell| cell.quoted);
    let escape = |put: &str, at: usize| if quoted(at) { put.replace('"', "\"\"") } else { put.to_owned() };
    flat.hide(&needles.found(&flat.text), &escape, &mut edits);
    quote(text, separator, &cells, edits)
}

fn cell_at(cells: &[Cell], at: usize) -> Option<&Cell> {
    cells.get(cells.partition_point(|cell| cell.raw.end <= at)).filter(|cell| cell.raw.start <= at)
}

fn cell(text: &str, raw: Range<usize>, flat: &mut Flat) -> Cell {
    let inner = text.get(raw.clone()).unwrap_or_default();
    let Some(mut rest) = inner.strip_prefix('"') else {
        flat.same(inner, raw.start);
        return Cell { raw, quoted: false };
    };
    while let Some((before, after)) = rest.split_once('"') {
        flat.same(before, raw.end - rest.len());
        rest = after;
        let Some(after) = after.strip_prefix('"') else { break };
        let at = raw.end - rest.len();
        flat.whole("\"", at - 1..at + 1);
        rest = after;
    }
    flat.same(rest, raw.end - rest.len());
    Cell { raw, quoted: true }
}

/// Quotes the cells that want it with what stands in them now.
fn quote(text: &str, separator: u8, cells: &[Cell], edits: Edits) -> Edits {
    let mut all = Edits::default();
    let mut edits = edits.into_all().peekable();
    while let Some((range, put)) = edits.next() {
        let Some(cell) = cell_at(cells, range.start).filter(|cell| !cell.quoted) else {
            all.add(range, put);
            continue;
        };
        let mut own = Edits::default();
        let mut next = Some((range, put));
        while let Some((range, put)) = next {
            own.add(range, put);
            next = edits.next_if(|(range, _)| range.start < cell.raw.end);
        }
        let said = own.apply_to(text, cell.raw.clone());
        let wants = said.starts_with('"') || said.contains([char::from(separator), '\n', '\r']);
        let said = if wants { format!("\"{}\"", said.replace('"', "\"\"")) } else { said };
        all.add(cell.raw.clone(), said);
    }
    all
}

/// What JSON is made of, but white and signs.
struct Token {
    /// Without its quotes.
    raw: Range<usize>,
    string: bool,
}

fn json(text: &str, needles: &Needles) -> Edits {
    let (mut flat, mut tokens) = (Flat::default(), Vec::<Token>::new());
    // Where the string or the word that is open began.
    let (mut string, mut word) = (None, None);
    let (mut from, mut at) = (0, 0);
    while let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let mut end = at + sign.len_utf8();
        let in_word = string.is_none() && (sign.is_alphanumeric() || matches!(sign, '-' | '+' | '.' | '_'));
        if in_word {
            word.get_or_insert(at);
        } else if let Some(start) = word.take() {
            tokens.push(Token { raw: start..at, string: false });
        }
        if sign == '"' {
            match string.take() {
                Some(start) => tokens.push(Token { raw: start..at, string: true }),
                None => string = Some(end),
            }
        } else if sign == '\\' {
            let (said, used) = plain::escaped(text.get(at..).unwrap_or_default());
            flat.same(text.get(from..at).unwrap_or_default(), from);
            end = at + used;
            flat.whole(said.encode_utf8(&mut [0; 4]), at..end);
            from = end;
        }
        at = end;
    }
    flat.same(text.get(from..).unwrap_or_default(), from);
    if let Some(start) = string.or(word) {
        tokens.push(Token { raw: start..text.len(), string: string.is_some() });
    }
    let mut edits = Edits::default();
    for found in needles.found(&flat.text) {
        let mut one = Edits::default();
        // The label is put in by hand: where, is known only when the pieces are.
        let put = found.put.clone();
        let bare = super::needles::Found { put: String::new(), ..found };
        flat.hide(&[bare], &|kept, _| in_json(kept), &mut one);
        place_in_json(text, &tokens, one, &put, &mut edits);
    }
    edits
}

/// What one finding takes away, without the signs that JSON is made of; what it puts is in a string.
fn place_in_json(text: &str, tokens: &[Token], one: Edits, put: &str, edits: &mut Edits) {
    let mut put = Some(in_json(put));
    for (range, _) in one.into_all() {
        let first = tokens.partition_point(|token| token.raw.end <= range.start);
        for token in tokens.iter().skip(first).take_while(|token| token.raw.start < range.end) {
            let (from, to) = (range.start.max(token.raw.start), range.end.min(token.raw.end));
            if token.string {
                edits.add(from..to, put.take().unwrap_or_default());
                continue;
            }
            let rest = |range: Range<usize>| text.get(range).unwrap_or_default();
            let whole = match put.take() {
                Some(put) => format!("\"{}{put}{}\"", rest(token.raw.start..from), rest(to..token.raw.end)),
                None => "null".to_owned(),
            };
            edits.add(token.raw.clone(), whole);
        }
    }
}

/// A text as it stands in a string of JSON.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
}
