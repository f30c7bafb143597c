//! What stands in a file, found by looking through all of it.
//!
//! A file's own table of its objects is not read: viewers rebuild one where it is broken, and so does this, always. Of objects with one number, the
//! last holds, as it does where a file was added to.

use super::lexer::Lexer;
use super::object::{Dict, Object};
use crate::files::{Stop, Unread, Writer};
use std::ops::Range;

/// So many objects without an end are read to the end of the file; the others not so far.
const CUT: usize = 64;
/// So many objects are read; a file of a hundred thousand pages has not as many.
pub(super) const MOST: usize = 1_500_000;
/// How many bytes are read more than once, for objects without an end; what follows then is not read.
const AGAIN: usize = 1 << 26;
/// How far.
const REACH: usize = 1 << 16;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) found: Vec<Found>,
    pub(super) trailers: Vec<Dict>,
    /// An object had no end.
    pub(super) cut: bool,
}

/// An object.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) number: u32,
    pub(super) generation: u16,
    /// Where it begins, after `obj`.
    pub(super) at: usize,
    /// Of a stream: its bytes.
    pub(super) data: Option<Range<usize>>,
    /// It is a stream of objects.
    pub(super) holds: bool,
}

pub(super) fn scan(bytes: &[u8], writer: &mut Writer<'_>) -> Result<Scan, Stop> {
    let mut scan = Scan::default();
    let (mut at, mut cuts, mut again, mut ends) = (0, 0, 0, Ends { none: usize::MAX });
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if *byte == b'o' && rest.starts_with(b"obj") {
            writer.go_on()?;
            let Some((number, generation)) = numbers_before(bytes, at) else {
                at += 3;
                continue;
            };
            let reach = if cuts < CUT { bytes.len() } else { bytes.len().min(at + REACH) };
            let mut lexer = Lexer::of_file(bytes.get(..reach).unwrap_or_default(), at + 3);
            let object = lexer.next();
            let dict = object.as_ref().and_then(Object::dict);
            let data = dict.and_then(|dict| data(bytes, &mut lexer, dict, &mut ends));
            if data.is_some() && dict.is_some_and(|dict| dict.get("Type").name() == b"XRef") {
                scan.trailers.extend(dict.cloned());
            }
            let holds = data.is_some() && dict.is_some_and(|dict| dict.get("Type").name() == b"ObjStm");
            if scan.found.len() >= MOST {
                return Err(Stop(Unread::TooLarge));
            }
            scan.found.push(Found { number, generation, at: at + 3, data, holds });
            at = if lexer.cut { at + 3 } else { lexer.at.max(at + 3) };
            if lexer.cut {
                cuts += 1;
                again += lexer.at.saturating_sub(at);
                if again > AGAIN {
                    break;
                }
            }
        } else if *byte == b't' && rest.starts_with(b"trailer") {
            let mut lexer = Lexer::of_file(bytes, at + 7);
            if let Some(Object::Dict(dict)) = lexer.next() {
                scan.trailers.push(dict);
            }
            cuts += usize::from(lexer.cut);
            at += 7;
            if cuts > CUT {
                break;
            }
        } else {
            if at.is_multiple_of(1 << 16) {
                writer.go_on()?;
            }
            at += 1;
        }
    }
    scan.cut = cuts > 0;
    Ok(scan)
}

/// The two numbers before `obj`.
fn numbers_before(bytes: &[u8], at: usize) -> Option<(u32, u16)> {
    let before = bytes.get(at.saturating_sub(32)..at)?;
    let line = before.trim_ascii_end();
    let digits = |of: &[u8]| of.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (rest, generation) = line.split_at_checked(line.len() - digits(line))?;
    let shorter = rest.trim_ascii_end();
    if shorter.len() == rest.len() {
        return None;
    }
    let (_, number) = shorter.split_at_checked(shorter.len() - digits(shorter))?;
    let parsed = |digits: &[u8]| str::from_utf8(digits).ok()?.parse::<u32>().ok();
    Some((parsed(number)?, u16::try_from(parsed(generation)?).unwrap_or(0)))
}

/// Where `endstream` is looked for.
struct Ends {
    /// From here on, there is none.
    none: usize,
}

impl Ends {
    fn after(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        if from >= self.none {
            return None;
        }
        let found = find(bytes.get(from..)?, b"endstream").map(|at| from + at);
        if found.is_none() {
            self.none = from;
        }
        found
    }
}

pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// A stream's bytes, where `stream` follows its dictionary.
fn data(bytes: &[u8], lexer: &mut Lexer<'_>, dict: &Dict, ends: &mut Ends) -> Option<Range<usize>> {
    lexer.skip_space();
    let line = lexer.rest().strip_prefix(b"stream")?;
    let line = line.strip_prefix(b"\r\n").or(line.strip_prefix(b"\n")).or(line.strip_prefix(b"\r")).unwrap_or(line);
    let from = lexer.at + (lexer.rest().len() - line.len());
    if let Some(length) = dict.get("Length").count() {
        let end = from.saturating_add(length);
        if bytes.get(end..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"endstream")) {
            lexer.at = end;
            return Some(from..end);
        }
    }
    let Some(end) = ends.after(bytes, from) else {
        lexer.cut = true;
        return Some(from..bytes.len());
    };
    lexer.at = end;
    let data = bytes.get(from..end).unwrap_or_default();
    let data = data.strip_suffix(b"\n").unwrap_or(data);
    let data = data.strip_suffix(b"\r").unwrap_or(data);
    Some(from..from + data.len())
}
