//! Private keys as they are kept in files: PEM blocks of every sort (RFC 7468, OpenSSH, OpenPGP's armour) and PuTTY's. The whole
//! block is the secret, even cut short.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::{Page, Secret, found};

/// Least characters of base 64 that make a body a key's.
const BODY: usize = 20;
/// Longest text between the dashes.
const TITLE: usize = 64;

/// The blocks of private keys in the text, in order and apart.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut blocks: Vec<Candidate> = Vec::new();
    for hit in page.hits {
        let range = page.range(hit);
        if blocks.last().is_some_and(|block| range.start < block.range.end) {
            continue;
        }
        blocks.extend(match hit.term {
            Secret::Begin => pem(page, range.start, blocks.last().map_or(0, |block| block.range.end)),
            Secret::Putty => putty(page, range.start),
            _ => None,
        });
    }
    blocks
}

/// A block whose `BEGIN` stands at `begin`, and which begins at `free` at the earliest.
fn pem(page: &Page, begin: usize, free: usize) -> Option<Candidate> {
    let mut start = begin;
    while matches!(page.before(start), b' ') {
        start -= 1;
    }
    let dashed = start;
    while page.before(start) == b'-' && dashed - start < 8 && start > free {
        start -= 1;
    }
    let title = page.slice(begin..begin + TITLE);
    let title = title.get(..title.windows(2).position(|pair| pair == b"--")?)?;
    let private = title.windows(11).any(|window| window.eq_ignore_ascii_case(b"PRIVATE KEY"));
    if dashed - start < 3 || !private || title.contains(&b'\n') {
        return None;
    }
    let mut at = begin + title.len();
    while page.at(at) == b'-' {
        at += 1;
    }
    let body = at;
    // A program speaks of the mark itself.
    if matches!(page.at(body), b'"' | b'\'' | b'`') {
        return None;
    }
    // To the next dashes: they end it, or another block begins and this one was cut short.
    let rest = page.bytes.get(body..)?;
    let dashes = rest.windows(3).position(|window| window == b"---").map(|length| body + length);
    let end = dashes.and_then(|dashes| closing(page, dashes)).unwrap_or_else(|| cut_short(page, body));
    let key = page.bytes.get(body..end)?;
    let of_base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'+' | b'/' | b'=');
    let masks = key.windows(4).any(|window| window == b"xxxx" || window == b"XXXX" || window == b"....");
    let sure = if dashes.is_some() { 0.99 } else { 0.95 };
    (key.iter().filter(of_base64).count() >= BODY && !masks)
        .then(|| found(page, start..end, Kind::PrivateKey, "private_key.pem").sure(sure))
}

/// Where the line `-----END ... -----` ends that begins at these dashes.
fn closing(page: &Page, dashes: usize) -> Option<usize> {
    let rest = page.slice(dashes..dashes + TITLE + 24);
    let opening = rest.iter().take_while(|byte| **byte == b'-').count();
    let after = rest.get(opening..)?;
    let after = after.strip_prefix(b" ").unwrap_or(after);
    if !after.get(..3)?.eq_ignore_ascii_case(b"END") {
        return None;
    }
    let start = dashes + rest.len() - after.len();
    let line = after.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // Not the dashes of the next block.
    let name = line.windows(2).position(|pair| pair == b"--")?;
    let mut at = start + name;
    while page.at(at) == b'-' {
        at += 1;
    }
    Some(at)
}

/// Where a block without an end ends: after the last line that may belong to it.
fn cut_short(page: &Page, body: usize) -> usize {
    let mut at = body;
    let mut end = body;
    loop {
        let line_end = page.line_end(at);
        let line = page.bytes.get(at..line_end).unwrap_or_default();
        let line = line.trim_ascii();
        let coded = line.iter().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b'>' | b'"' | b',')
        });
        let header = line.starts_with(b"Proc-Type:")
            || line.starts_with(b"DEK-Info:")
            || line.starts_with(b"Version:")
            || line.starts_with(b"Comment:");
        if !coded && !header {
            return end;
        }
        if !line.is_empty() {
            end = at + page.bytes.get(at..line_end).unwrap_or_default().trim_ascii_end().len();
        }
        if line_end >= page.bytes.len() {
            return end;
        }
        at = line_end + 1;
    }
}

/// A key of PuTTY's (its `ppk` format): from its name to the line of its check.
fn putty(page: &Page, start: usize) -> Option<Candidate> {
    let mut at = start;
    let mut private = false;
    let mut end = None;
    // As many lines as the longest keys have, and some.
    for _ in 0..160 {
        let line_end = page.line_end(at);
        let line = page.bytes.get(at..line_end).unwrap_or_default().trim_ascii();
        private |= line.starts_with(b"Private-Lines");
        let whole = line.starts_with(b"Private-MAC") || line.starts_with(b"Private-Hash");
        if private && !line.is_empty() {
            end = Some(at + page.bytes.get(at..line_end).unwrap_or_default().trim_ascii_end().len());
        }
        if whole
            || line_end >= page.bytes.len()
            || (private && line.is_empty())
            || (at > start && line.starts_with(b"PuTTY-User"))
        {
            break;
        }
        at = line_end + 1;
    }
    Some(found(page, start..end?, Kind::PrivateKey, "private_key.putty").sure(0.99))
}
