//! Connection strings made of keys and values: `Server=...;User Id=...;Password=...` (ADO.NET, ODBC, JDBC), `AccountName=...;
//! AccountKey=...` (Azure), `host=... user=... password=...` (libpq). The whole string is the secret.

use std::ops::Range;

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::{Page, Secret, found, shape};

/// Keys that make a string a connection's.
const KEYS: [&[u8]; 36] = [
    b"server",
    b"data source",
    b"datasource",
    b"host",
    b"hostname",
    b"addr",
    b"address",
    b"network address",
    b"uid",
    b"user id",
    b"userid",
    b"user",
    b"username",
    b"user name",
    b"database",
    b"initial catalog",
    b"dbq",
    b"driver",
    b"provider",
    b"dsn",
    b"port",
    b"dbname",
    b"defaultendpointsprotocol",
    b"accountname",
    b"endpoint",
    b"sharedaccesskeyname",
    b"blobendpoint",
    b"accountendpoint",
    b"hostaddr",
    b"databasename",
    b"integrated security",
    b"persist security info",
    b"trusted_connection",
    b"sslmode",
    b"ssl mode",
    b"service name",
];

/// How far a string reaches on either side of its password.
const REACH: usize = 700;

/// Keys on either side of a password, at most.
const SEGMENTS: usize = 24;

/// The connection strings in the text.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    let mut done = 0;
    // Up to where no semicolon was seen.
    let mut barren = 0;
    for hit in page.hits {
        if !matches!(hit.term, Secret::Password | Secret::WeakPassword | Secret::Key | Secret::WeakKey | Secret::Token)
        {
            continue;
        }
        let range = page.range(hit);
        let equals = page.skip_spaces(range.end);
        if range.start < done || page.at(equals) != b'=' {
            continue;
        }
        if page.slice(range.clone()).eq_ignore_ascii_case(b"sig") {
            let signature = signed(page, range.start, equals + 1);
            done = signature.as_ref().map_or(equals + REACH, |signature| signature.range.end);
            all.extend(signature);
            continue;
        }
        if let Some(address) = page.address(range.start) {
            done = address.end;
            all.extend(in_address(page, address, equals + 1));
            continue;
        }
        let (found, end) = if range.end < barren {
            (None, 0)
        } else {
            semicolons(page, range.clone(), equals + 1, &mut barren).unwrap_or((None, 0))
        };
        done = done.max(end);
        if end == 0
            && let Some(candidate) = spaces(page, range, equals + 1)
        {
            done = candidate.range.end;
            all.push(candidate);
        }
        all.extend(found);
    }
    all
}

/// `jdbc:postgresql://host/base?user=...&password=...`: of the web, the value alone is the secret, and found by its label.
fn in_address(page: &Page, address: Range<usize>, value: usize) -> Option<Candidate> {
    let mut start = address.start;
    let text = page.slice(address.clone());
    let schemes: [&[u8]; 3] = [b"http", b"otpauth", b"ws"];
    let web =
        schemes.iter().any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let mut end = address.end;
    while end > value && matches!(page.before(end), b'.' | b',' | b';' | b'\'' | b')') {
        end -= 1;
    }
    let secret = page.slice(value..end);
    let length = secret.iter().position(|byte| matches!(byte, b'&' | b';' | b'\'')).unwrap_or(secret.len());
    let secret = secret.get(..length)?;
    if page.slice(start.saturating_sub(5)..start).eq_ignore_ascii_case(b"jdbc:") {
        start -= 5;
    }
    (!web && secret.len() >= 3 && !shape::is_placeholder(secret))
        .then(|| found(page, start..end, Kind::ConnectionString, "connection_string.url").sure(0.95))
}

/// A shared access signature of Azure: its whole query, `sv=...&se=...&sig=...` (Microsoft, "Create a service SAS").
fn signed(page: &Page, sig: usize, value: usize) -> Option<Candidate> {
    let inside = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'&' | b'=' | b'%' | b'-' | b'.' | b'_' | b':' | b'+' | b'/' | b',' | b'~')
    };
    let mut start = sig;
    while start > 0 && inside(page.before(start)) && sig - start < REACH {
        start -= 1;
    }
    let mut end = value;
    while inside(page.at(end)) && end - value < REACH {
        end += 1;
    }
    while matches!(page.before(end), b'.' | b',' | b':') {
        end -= 1;
    }
    // Without what stands before the first of its fields.
    let query = page.slice(start..sig);
    let first = (0..query.len()).find(|at| {
        let rest = query.get(*at..).unwrap_or_default();
        let begins = *at == 0 || query.get(at - 1).is_some_and(|byte| !byte.is_ascii_alphanumeric());
        let field = |name: &&[u8]| rest.starts_with(name) && rest.get(name.len()) == Some(&b'=');
        begins && [&b"sv"[..], b"sp", b"st", b"se", b"sr", b"si", b"ss", b"skoid", b"spr"].iter().any(field)
    })?;
    let secret = page.slice(value..end);
    (secret.len() >= 20 && !shape::is_placeholder(secret) && query.contains(&b'&'))
        .then(|| found(page, start + first..end, Kind::Token, "token.sas").sure(0.95))
}

/// The string with semicolons around a password; and where it ends, whether it is a secret or not. None where there is no
/// such string.
fn semicolons(page: &Page, key: Range<usize>, value: usize, barren: &mut usize) -> Option<(Option<Candidate>, usize)> {
    let bound = |byte: &u8| matches!(byte, b'\n' | b'"' | b'`' | b'<' | b'>');
    let before = page.slice(key.start.saturating_sub(REACH)..key.start);
    let left = before.iter().rposition(bound).map_or(before.len(), |at| before.len() - at - 1);
    let left = key.start - left;
    let after = page.slice(value..value + REACH);
    let right = value + after.iter().position(bound).unwrap_or(after.len());
    let line = page.bytes.get(left..right)?;
    if !line.contains(&b';') {
        *barren = right;
        return None;
    }
    // From the segment that holds the key to the left while segments have a key and a value.
    let mut start = key.start;
    let mut known = 0;
    let mut segment_end = page.bytes.get(left..key.start)?.iter().rposition(|byte| *byte == b';').map(|at| left + at);
    if segment_end.is_none() {
        start = first_key(page, left, key.start);
    }
    for _ in 0..SEGMENTS {
        let Some(end) = segment_end else { break };
        let from = page.bytes.get(left..end)?.iter().rposition(|byte| *byte == b';').map_or(left, |at| left + at + 1);
        let segment = page.bytes.get(from..end)?;
        let (name, at) = named(segment);
        match name {
            _ if segment.windows(5).any(|part| part.eq_ignore_ascii_case(b"jdbc:")) => {
                let place = segment.windows(5).position(|part| part.eq_ignore_ascii_case(b"jdbc:")).unwrap_or(0);
                start = from + place;
                known += 1;
                break;
            }
            Some(_) => {
                known += 1;
                start = from + at;
            }
            // Another key than those: in a string that goes on, it is a part of it.
            None if segment.contains(&b'=') && from > left => start = from,
            None => break,
        }
        segment_end = from.checked_sub(1).filter(|at| *at >= left && page.at(*at) == b';');
    }
    let start = page.skip_spaces(start);
    // To the right likewise. The value itself first.
    let quote = page.at(value);
    let mut end = value;
    if quote == b'\'' || quote == b'{' {
        let close = if quote == b'{' { b'}' } else { b'\'' };
        let rest = page.bytes.get(value + 1..right)?;
        end = rest.iter().position(|byte| *byte == close).map_or(end, |at| value + 1 + at + 1);
    }
    end += page.bytes.get(end..right)?.iter().position(|byte| *byte == b';').unwrap_or(right - end);
    let last = page.at(end) != b';' || end >= right;
    let secret_end = if last { word_end(page, value, end) } else { end };
    let secret = page.bytes.get(value..secret_end)?.trim_ascii();
    end = secret_end;
    for _ in 0..SEGMENTS {
        if page.at(end) != b';' || end >= right {
            break;
        }
        let from = end + 1;
        let rest = page.bytes.get(from..right)?;
        let to = rest.iter().position(|byte| *byte == b';').map_or(right, |at| from + at);
        let segment = page.bytes.get(from..to)?;
        let (name, _) = named(segment);
        let equals = segment.iter().position(|byte| *byte == b'=');
        let simple = equals.is_some_and(|at| {
            at > 0
                && at < 40
                && segment.get(..at).is_some_and(|key| {
                    key.trim_ascii()
                        .iter()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_' | b'-'))
                })
        });
        if !simple {
            break;
        }
        known += usize::from(name.is_some());
        let ended = page.at(to) != b';' || to >= right;
        end = if ended { word_end(page, from + equals.unwrap_or(0) + 1, to) } else { to };
        if ended {
            break;
        }
    }
    // A quote that opened it closes it.
    if page.before(start) == b'\''
        && let Some(at) = page.slice(start..end).iter().rposition(|byte| *byte == b'\'')
        && start + at > value
    {
        end = start + at;
    }
    if known == 0 {
        return None;
    }
    let secret = secret.strip_prefix(b"'").unwrap_or(secret);
    let secret = secret.strip_suffix(b"'").unwrap_or(secret);
    let weak = super::judge::is_word(secret) && secret.len() < 6;
    let real = secret.len() >= 3 && !shape::is_placeholder(secret) && !weak;
    let candidate = real.then(|| found(page, start..end, Kind::ConnectionString, "connection_string.keys").sure(0.96));
    Some((candidate, end))
}

/// Where the first key of a string begins that has nothing but itself before its password.
fn first_key(page: &Page, left: usize, key: usize) -> usize {
    let mut at = key;
    while at > left && (page.before(at).is_ascii_alphanumeric() || page.before(at) == b'_') {
        at -= 1;
    }
    at
}

/// The end of the last value of a string in running text: no space in it, no sign that ends a sentence.
fn word_end(page: &Page, from: usize, to: usize) -> usize {
    let text = page.slice(from..to);
    let mut end = from + text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
    while end > from && matches!(page.before(end), b'.' | b',' | b')' | b'\'' | b']') {
        end -= 1;
    }
    end
}

/// The known key that a segment begins with, or whose `=` is the first; and where it begins.
fn named(segment: &[u8]) -> (Option<&'static [u8]>, usize) {
    let Some(equals) = segment.iter().position(|byte| *byte == b'=') else { return (None, 0) };
    let before = segment.get(..equals).unwrap_or_default().trim_ascii_end();
    let fits = |key: &&&[u8]| {
        let at = before.len().checked_sub(key.len());
        at.is_some_and(|at| {
            before.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(key))
                && at.checked_sub(1).and_then(|left| before.get(left)).is_none_or(|byte| !byte.is_ascii_alphanumeric())
        })
    };
    let key = KEYS.iter().filter(fits).max_by_key(|key| key.len()).copied();
    (key, key.map_or(0, |key| before.len() - key.len()))
}

/// `host=... port=... dbname=... user=... password=...` (libpq, "Connection strings").
fn spaces(page: &Page, key: Range<usize>, value: usize) -> Option<Candidate> {
    let left = page.line_start(key.start).max(key.start.saturating_sub(REACH));
    let right = page.line_end(value).min(value + REACH);
    let pair = |chunk: &[u8]| {
        chunk.iter().position(|byte| *byte == b'=').is_some_and(|at| {
            at > 0
                && chunk.get(..at).is_some_and(|key| key.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_'))
        })
    };
    let mut start = key.start;
    let mut known = 0;
    while start > left && page.before(start) == b' ' {
        let text = page.bytes.get(left..start - 1)?;
        let from =
            text.iter().rposition(|byte| matches!(byte, b' ' | b'"' | b'\'' | b'(')).map_or(left, |at| left + at + 1);
        let chunk = page.bytes.get(from..start - 1)?;
        if !pair(chunk) {
            break;
        }
        known += usize::from(named(chunk).0.is_some());
        start = from;
    }
    let ends = |byte: &u8| matches!(byte, b' ' | b'"' | b'\'' | b'\t');
    let rest = page.bytes.get(value..right)?;
    let mut end = value + rest.iter().position(ends).unwrap_or(rest.len());
    let secret = page.bytes.get(value..end)?;
    while page.at(end) == b' ' && end < right {
        let rest = page.bytes.get(end + 1..right)?;
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let chunk = rest.get(..length)?;
        if !pair(chunk) {
            break;
        }
        known += usize::from(named(chunk).0.is_some());
        end += 1 + length;
    }
    while matches!(page.before(end), b'.' | b',' | b')' | b';') {
        end -= 1;
    }
    (known >= 2 && secret.len() >= 3 && !shape::is_placeholder(secret))
        .then(|| found(page, start..end, Kind::ConnectionString, "connection_string.keys").sure(0.93))
}
