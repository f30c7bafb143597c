//! Where a value begins and ends: in quotes, bare, at the end of a sentence.

use std::ops::Range;

use super::Page;
use super::judge::{Link, Value};

/// Longest value in quotes.
pub(super) const QUOTED: usize = 400;

/// A value without the quotes or marks around it.
pub(super) fn unwrapped(page: &Page, range: Range<usize>) -> Value {
    let text = page.slice(range.clone());
    for mark in [b"**".as_slice(), b"\"", b"'", b"`"] {
        if text.len() > 2 * mark.len() && text.starts_with(mark) && text.ends_with(mark) {
            let inner = range.start + mark.len()..range.end - mark.len();
            let text = page.slice(inner.clone());
            let lead = text.len() - text.trim_ascii_start().len();
            return Value { range: inner.start + lead..inner.start + lead + text.trim_ascii().len(), quoted: true };
        }
    }
    Value { range, quoted: false }
}

/// The value in quotes that opens at `at`, on one line.
pub(super) fn quoted_value(page: &Page, at: usize) -> Option<Value> {
    let mut at = at;
    if (page.at(at).is_ascii_alphabetic() || page.at(at) == b'@') && matches!(page.at(at + 1), b'"' | b'\'') {
        at += 1;
    }
    let quote = page.at(at);
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let mut start = at + 1;
    // Three of them, as Python has.
    while page.at(start) == quote && start - at < 3 {
        start += 1;
    }
    let rest = page.slice(start..start + QUOTED);
    let length = rest.iter().position(|byte| *byte == quote || *byte == b'\n')?;
    let escaped = page.before(start + length) == b'\\';
    let text = rest.get(..length - usize::from(escaped && length > 0))?;
    let lead = text.len() - text.trim_ascii_start().len();
    let range = start + lead..start + lead + text.trim_ascii().len();
    (page.at(start + length) == quote && !range.is_empty()).then_some(Value { range, quoted: true })
}

/// A value without quotes: to the next space, without what ends a list, a call or a sentence.
pub(super) fn bare_value(page: &Page, start: usize, link: Link) -> Option<Value> {
    let rest = page.slice(start..start + QUOTED);
    let in_address = page.address(start).is_some();
    let ends = |byte: &u8| {
        byte.is_ascii_whitespace()
            || (matches!(byte, b'"' | b'<' | b'`'))
            || (in_address && matches!(byte, b'&' | b'#'))
    };
    let mut length = rest.iter().position(ends).unwrap_or(rest.len());
    // `user=...&password=...&remember=1`
    let names = |text: &[u8]| {
        text.iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'_'))
            .is_some_and(|at| at > 0 && text.get(at) == Some(&b'='))
    };
    if link == Link::Assign
        && let Some(at) =
            (0..length).find(|at| rest.get(*at) == Some(&b'&') && rest.get(at + 1..length).is_some_and(names))
    {
        length = at;
    }
    // « Soleil<2024 » is a password; `value</tag>` and `<value>` are markup.
    let range = trimmed(page, start..start + length, link == Link::Assign);
    (!range.is_empty()).then_some(Value { range, quoted: false })
}

/// Without the signs that end a sentence, a list or a call; in a program those of a sentence are left.
pub(super) fn trimmed(page: &Page, mut range: Range<usize>, program: bool) -> Range<usize> {
    while range.start < range.end && matches!(page.at(range.start), b'(' | b'"' | b'\'' | b'[') && !program {
        range.start += 1;
    }
    while range.start < range.end {
        let last = page.before(range.end);
        let text = page.slice(range.clone());
        let open = |sign: u8| text.iter().filter(|byte| **byte == sign).count();
        let cut = match last {
            b')' => open(b'(') < open(b')'),
            b']' => open(b'[') < open(b']'),
            b'}' => open(b'{') < open(b'}'),
            b',' | b';' | b'"' | b'\'' | b'`' | b'\\' | b'|' => true,
            b'.' | b':' | b'?' | 0x81 => !program || text.len() > 1 && last == b'.' && page.at(range.end) != b'\n',
            _ => false,
        };
        if !cut {
            break;
        }
        range.end -= 1;
    }
    if range.end - range.start > 4 && page.slice(range.clone()).ends_with(b"**") {
        range.end -= 2;
    }
    range
}
