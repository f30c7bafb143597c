//! Addresses with a name and a password in them: `scheme://user:password@host` (RFC 3986, 3.2.1), and what drivers write like
//! them. The whole address is the secret.

use std::ops::Range;

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::prose::is_one_of;
use super::{Page, found, shape};

/// Literal words that stand for a password in manuals.
const WORDS: &str = "password pass passwd pwd secret motdepasse mdp mot_de_passe user root postgres admin guest example changeme token test mysql redis mongo dbpass dbpassword db_password p";

/// The addresses with a password in them, in order and apart. A key that is known by its look stands for itself in an address
/// of the web: `formats` are those found.
pub(super) fn find(page: &Page, formats: &[Candidate]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    let mut done = 0;
    for &at in &page.t.ats {
        let at = at as usize;
        if at < done {
            continue;
        }
        let candidate = match page.address(at) {
            Some(address) => {
                done = address.end;
                with_scheme(page, address, formats)
            }
            None => without_scheme(page, at),
        };
        all.extend(candidate.filter(|next| all.last().is_none_or(|last| last.range.end <= next.range.start)));
    }
    all
}

/// What ends the address besides what ends any: a quote it was opened with, what closes a sentence.
fn trimmed(page: &Page, address: Range<usize>) -> Range<usize> {
    let mut end = address.end;
    if page.before(address.start) == b'\'' || page.before(address.start) == b'(' {
        let close = if page.before(address.start) == b'(' { b')' } else { b'\'' };
        if let Some(length) = page.slice(address.clone()).iter().position(|byte| *byte == close) {
            end = address.start + length;
        }
    }
    while end > address.start
        && matches!(page.before(end), b'.' | b',' | b';' | b':' | b')' | b'\'' | b']' | b'!' | b'?' | b'\\' | b'*')
    {
        end -= 1;
    }
    address.start..end
}

fn with_scheme(page: &Page, address: Range<usize>, formats: &[Candidate]) -> Option<Candidate> {
    let mut range = trimmed(page, address.clone());
    let text = page.slice(range.clone());
    let scheme = text.windows(3).position(|window| window == b"://")?;
    let name = text.get(..scheme)?;
    let web = name.eq_ignore_ascii_case(b"http") || name.eq_ignore_ascii_case(b"https") || name.is_empty();
    // The last at sign before the path; a password may hold some, and a slash too where the scheme is no web one.
    let authority = range.start + scheme + 3;
    let rest = page.slice(authority..range.end);
    let path = rest.iter().position(|byte| matches!(byte, b'/' | b'?')).unwrap_or(rest.len());
    let within = rest.get(..path)?.iter().rposition(|byte| *byte == b'@');
    let sign = match within {
        Some(sign) => sign,
        None if !web => rest.iter().rposition(|byte| *byte == b'@')?,
        None => return None,
    };
    let colon = rest.get(..sign)?.iter().position(|byte| *byte == b':')?;
    let (user, password) = (rest.get(..colon)?, rest.get(colon + 1..sign)?);
    let host = rest.get(sign + 1..)?;
    let host =
        host.get(..host.iter().position(|byte| matches!(byte, b'/' | b':' | b'?' | b',')).unwrap_or(host.len()))?;
    let hosted = !host.is_empty()
        && host.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'.' | b'-' | b'_' | b'[' | b']' | b'$' | b'{' | b'}' | b'(' | b')' | b'%')
                || *byte >= 0x80
        });
    if !hosted || user.contains(&b'/') || !is_secret(password, user, host) {
        return None;
    }
    // A key of a known service is found for itself.
    let place = formats.partition_point(|key| key.range.end <= authority);
    let known = formats.get(place).is_some_and(|key| key.range.start < range.end);
    if web && known {
        return None;
    }
    // Of a place for files or of a camera, the password alone is the secret; a program's connection is one as a whole.
    let plain = ["ftp", "sftp", "ftps", "rtsp", "rtmp", "ssh", "scp", "smb"];
    if plain.iter().any(|scheme| name.eq_ignore_ascii_case(scheme.as_bytes())) {
        let start = authority + colon + 1;
        let secret = found(page, start..authority + sign, Kind::Password, "password.url");
        return Some(secret.sure(0.95));
    }
    range.start = lead(page, range.start);
    Some(found(page, range, Kind::ConnectionString, "connection_string.url").sure(0.96))
}

/// `mongodb+srv`, `jdbc:postgresql`: the scheme has more before its last word.
fn lead(page: &Page, mut start: usize) -> usize {
    for _ in 0..3 {
        if !matches!(page.before(start), b'+' | b':') {
            break;
        }
        let mut at = start - 1;
        while page.before(at).is_ascii_alphanumeric() && start - at < 24 {
            at -= 1;
        }
        let word = page.slice(at..start - 1);
        let more =
            page.before(start) == b'+' || word.eq_ignore_ascii_case(b"jdbc") || word.eq_ignore_ascii_case(b"r2dbc");
        if word.is_empty() || !more {
            break;
        }
        start = at;
    }
    start
}

/// Whether what stands where a password does is one.
fn is_secret(password: &[u8], user: &[u8], host: &[u8]) -> bool {
    let literal = |word: &[u8]| is_one_of(WORDS, word);
    let local = host.eq_ignore_ascii_case(b"localhost") || host.starts_with(b"127.") || host == b"[";
    let sample =
        host.windows(7).any(|part| part.eq_ignore_ascii_case(b"example") || part.eq_ignore_ascii_case(b"exemple"))
            && !shape::is_strong(password);
    let simple = password.eq_ignore_ascii_case(user) && local;
    let marks = password.iter().any(|byte| matches!(byte, b'{' | b'<' | b'[' | b'>'))
        && (password.contains(&b'}') || password.contains(&b'>') || password.contains(&b']'));
    !password.is_empty()
        && !literal(password)
        && !sample
        && !simple
        && !marks
        && !shape::is_placeholder(password)
        && password.len() >= 3
}

/// What drivers write without `//`: `user:password@tcp(host:3306)/base` (Go), `jdbc:oracle:thin:user/password@host` (Oracle),
/// `user:password@host:port` after a word that says so.
fn without_scheme(page: &Page, at: usize) -> Option<Candidate> {
    let go = page.slice(at + 1..at + 5) == b"tcp(" || page.slice(at + 1..at + 6) == b"unix(";
    let of_word = |byte: u8| {
        !byte.is_ascii_whitespace()
            && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'|' | b',' | b';' | b'=')
            && byte != 0
    };
    let mut start = at;
    while of_word(page.before(start)) && page.before(start) != b'@' && at - start < 120 {
        start -= 1;
    }
    let left = page.slice(start..at);
    let oracle = left.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"jdbc:")) && left.contains(&b'/');
    if !go && !oracle {
        return None;
    }
    let mut end = at;
    while of_word(page.at(end)) || page.at(end) == b'=' {
        if end - at > 300 {
            return None;
        }
        end += 1;
    }
    while end > at && matches!(page.before(end), b'.' | b')' | b':') {
        end -= 1;
    }
    let right = page.slice(at + 1..end);
    let sign = if oracle { b'/' } else { b':' };
    let split = if oracle {
        left.iter().rposition(|byte| *byte == sign)?
    } else {
        left.iter().position(|byte| *byte == sign)?
    };
    let (user, password) = (left.get(..split)?, left.get(split + 1..)?);
    (!user.is_empty() && is_secret(password, user, right))
        .then(|| found(page, start..end, Kind::ConnectionString, "connection_string.driver").sure(0.94))
}
