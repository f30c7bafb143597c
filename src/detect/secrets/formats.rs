//! Keys that are known by their look: the formats of `data/secrets.toml`.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::shape::{self, Shape};
use super::{Page, found};
use crate::text::base64::decoded;
use crate::text::tokens::{DIGIT, LOWER, UPPER};

include!(concat!(env!("OUT_DIR"), "/secrets.rs"));

/// How the keys of a service look.
struct Format {
    parts: &'static [Part],
    kind: Kind,
    rule: &'static str,
    /// The last six characters check those before.
    checked: bool,
}

/// A piece of a format.
enum Part {
    Text(&'static [u8]),
    /// Characters of a class, at least and at most so many.
    Run(u16, u16, u16),
}

/// By byte: the classes it belongs to, a bit each, in the order of `build/secrets.rs`.
static CLASSES: [u16; 256] = classes();

const fn classes() -> [u16; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let it = byte as u8;
        let (digit, lower, upper) = (it.is_ascii_digit(), it.is_ascii_lowercase(), it.is_ascii_uppercase());
        let alnum = digit || lower || upper;
        let word = alnum || it == b'_';
        let url = word || it == b'-';
        let dotted = url || it == b'.';
        table[byte] = digit as u16
            | (it.is_ascii_hexdigit() as u16) << 1
            | ((digit || lower) as u16) << 2
            | ((digit || upper) as u16) << 3
            | (alnum as u16) << 4
            | (word as u16) << 5
            | (url as u16) << 6
            | ((alnum || it == b'+' || it == b'/') as u16) << 7
            | (dotted as u16) << 8
            | ((dotted || it == b'~') as u16) << 9
            | ((dotted || it == b'/' || it == b'@' || it == b':' || it == b'%') as u16) << 10
            | ((it == b'=') as u16) << 11;
        byte += 1;
    }
    table
}

/// Shortest token of letters and digits that makes a key be looked for around it.
const TELLING: u32 = 10;
/// How many tokens before that one a key may begin.
const BACK: usize = 12;
/// How far from an AWS key its secret stands, in bytes.
const NEAR: usize = 300;

/// Whether a published sample; asked of whole values.
pub(super) fn is_sample(value: &[u8]) -> bool {
    SAMPLES.binary_search(&value).is_ok()
}

/// The words that stand where a value will stand: whole ones, and those that may be a part.
pub(super) fn placeholders() -> (&'static [&'static [u8]], &'static [&'static [u8]]) {
    (WHOLE, PART)
}

/// Whether the name of a product or a standard, with digits in it; asked in lower case.
pub(super) fn is_name(value: &[u8]) -> bool {
    NAMES.binary_search(&value).is_ok()
}

/// The keys of known services in the text, in order and apart.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let t = page.t;
    let mut keys: Vec<Candidate> = Vec::new();
    // The first token that was not tried yet.
    let mut untried = 0;
    for &token in &t.telling {
        let token = token as usize;
        let Some(here) = t.all.get(token) else { break };
        let telling = match here.class & DIGIT {
            0 => here.class == UPPER | LOWER && token > 0 && ties(t.between(token - 1)),
            _ => here.end - here.start >= TELLING,
        };
        if !telling || token < untried {
            continue;
        }
        let mut first = token;
        while first > untried && token - first < BACK && ties(t.between(first - 1)) {
            first -= 1;
        }
        untried = token + 1;
        let end = keys.last().map_or(0, |key| key.range.end);
        for start in first..=token {
            let at = t.range(start, start).start;
            if at < end {
                continue;
            }
            if let Some(key) = at_token(page, at) {
                untried = key.last + 1;
                keys.push(key);
                break;
            }
        }
    }
    let aws: Vec<usize> = keys.iter().filter(|key| key.rule == "api_key.aws").map(|key| key.range.end).collect();
    let mut secrets: Vec<Candidate> = Vec::new();
    for end in aws {
        let from = secrets.last().map_or(end, |secret| secret.range.end.max(end));
        secrets.extend(aws_secret(page, from, end + NEAR));
    }
    super::super::beside(keys, secrets)
}

/// What may stand inside a key between its tokens.
fn ties(between: &[u8]) -> bool {
    matches!(
        between,
        [b'-' | b'_' | b'.' | b':' | b'/' | b'$' | b'~' | b'+' | b'@'] | b"://" | b"//" | b"--" | b"__" | b"-_" | b"_-"
    )
}

/// The key that begins at an offset: the longest of the formats that fit.
fn at_token(page: &Page, at: usize) -> Option<Candidate> {
    let first = page.at(at);
    let before = page.before(at);
    let tied = before == b'_' || (before == b'-' && at >= 2 && page.at(at - 2).is_ascii_alphanumeric());
    if tied || first >= 128 {
        return None;
    }
    let of = |from: u16, to: u16| FORMATS.get(usize::from(from)..usize::from(to)).unwrap_or_default().iter();
    let start = usize::from(first);
    let own = of(*STARTS.get(start)?, *STARTS.get(start + 1)?);
    let led = of(0, *STARTS.get(1)?);
    // Of two that end together, the one that names its service.
    let named = |format: &Format| matches!(format.parts.first(), Some(Part::Text(_)));
    let (end, format) = own
        .chain(led)
        .filter_map(|format| Some((end(page, at, format)?, format)))
        .max_by_key(|(end, format)| (*end, named(format)))?;
    let key = page.bytes.get(at..end)?;
    let body = match format.parts.first() {
        Some(Part::Text(text)) if !format.rule.ends_with("slack") && text.len() < 24 => key.get(text.len()..)?,
        _ => key,
    };
    let jwt = format.rule == "token.jwt";
    let it = Shape::of(body);
    // A short prefix says little.
    let led = !matches!(format.parts.first(), Some(Part::Text(text)) if text.len() > 2);
    let random = jwt || if led { it.is_random() && !shape::is_wordy(body) } else { it.is_varied() };
    if !random || is_sample(key) || shape::is_placeholder(body) || (jwt && !decodes(key)) {
        return None;
    }
    let checked = format.checked && checksum(key);
    let sure = if checked {
        0.99
    } else if format.checked {
        0.93
    } else {
        0.97
    };
    let mut candidate = found(page, at..end, format.kind, format.rule).sure(sure);
    candidate.checksum = checked;
    Some(candidate)
}

/// Where a key of that format ends that begins at `start`.
fn end(page: &Page, start: usize, format: &Format) -> Option<usize> {
    let mut at = start;
    let mut last = 0;
    for part in format.parts {
        match part {
            Part::Text(text) => {
                if !page.bytes.get(at..)?.starts_with(text) {
                    return None;
                }
                at += text.len();
            }
            Part::Run(class, least, most) => {
                let of_class = |byte: &&u8| CLASSES[usize::from(**byte)] & class != 0;
                let rest = page.bytes.get(at..)?;
                let run = rest.iter().take(usize::from(*most)).take_while(of_class).count();
                if run < usize::from(*least) {
                    return None;
                }
                at += run;
                last = usize::from(*least);
            }
        }
    }
    let whole = at;
    // A full stop after it is the sentence's.
    while matches!(page.before(at), b'.' | b':' | b'/' | b'@' | b'-') && at > start && whole - at < last.min(3) {
        at -= 1;
    }
    let cut = page.at(whole).is_ascii_alphanumeric() || page.at(whole) == b'_';
    (!cut).then_some(at)
}

/// Whether the first part of a JSON web token says something in JSON, as it must (RFC 7515).
fn decodes(key: &[u8]) -> bool {
    let header = key.split(|byte| *byte == b'.').next().unwrap_or_default();
    let mut text = decoded(header.get(..64).unwrap_or(header));
    let mut before = 0;
    text.next() == Some(b'{')
        && text.any(|byte| std::mem::replace(&mut before, byte) == b'"' && matches!(byte, b':' | b' '))
}

/// Whether the last six characters are the CRC-32 of those after the prefix, in base 62 with digits, capitals, small letters
/// (GitHub, "Behind GitHub's new authentication token formats", 2021-04-05; npm the same, 2021-09-23).
pub(super) fn checksum(key: &[u8]) -> bool {
    let Some((_, body)) = key.split_at_checked(4) else { return false };
    let Some((entropy, check)) = body.len().checked_sub(6).and_then(|at| body.split_at_checked(at)) else {
        return false;
    };
    let mut crc = u32::MAX;
    for byte in entropy {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u64::from(byte - b'0'),
        b'A'..=b'Z' => u64::from(byte - b'A') + 10,
        _ => u64::from(byte.wrapping_sub(b'a')) + 36,
    };
    check.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(62).wrapping_add(value(byte))) == u64::from(!crc)
}

/// The secret that goes with an AWS key: forty characters of base 64 that look random (AWS, "Managing access keys").
fn aws_secret(page: &Page, from: usize, to: usize) -> Option<Candidate> {
    let to = to.min(page.bytes.len());
    let of_secret = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    let mut at = from;
    while at < to {
        let length =
            page.bytes.get(at..(at + 41).min(page.bytes.len()))?.iter().take_while(|byte| of_secret(**byte)).count();
        let range = at..at + length;
        let value = page.bytes.get(range.clone())?;
        let it = Shape::of(value);
        if length == 40
            && it.is_random()
            && it.upper > 0
            && it.lower > 0
            && !is_sample(value)
            && !shape::is_placeholder(value)
        {
            return Some(found(page, range, Kind::ApiKey, "api_key.aws_secret").sure(0.95));
        }
        // A longer run is none of them: on to its end.
        at += length.max(1);
        while length == 41 && at < to && of_secret(page.at(at)) {
            at += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_of_github() {
        // Published by A. J. O'Neal, expired and without rights: gist coolaj86/eb8cddfd3e4251258712dfed03e1f86d.
        assert!(checksum(b"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"));
        assert!(!checksum(b"ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18"));
        assert!(!checksum(b"ghp"));
    }

    #[test]
    fn lists_are_in_order() {
        for list in [SAMPLES, WHOLE, PART, NAMES] {
            assert!(list.is_sorted());
        }
    }
}
