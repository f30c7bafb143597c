//! What the header `Authorization` carries.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::shape::{self, Shape};
use super::value::trimmed;
use super::{Page, found};
use crate::text::base64::decoded;

/// `Authorization: Bearer ...`
pub(super) fn bearer(page: &Page, at: usize) -> Option<Candidate> {
    let mut start = at;
    while matches!(page.at(start), b' ' | b':' | b'=' | b'"' | b'\'') && start < at + 4 {
        start += 1;
    }
    let rest = page.slice(start..start + 4000);
    let of_token =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/' | b'=');
    let length = rest.iter().position(|byte| !of_token(byte)).unwrap_or(rest.len());
    let range = trimmed(page, start..start + length, false);
    let text = page.slice(range.clone());
    let it = Shape::of(text);
    let real = it.length >= 16
        && it.digits > 0
        && (it.is_random() || shape::is_uuid(text))
        && !shape::is_placeholder(text)
        && start > at;
    real.then(|| found(page, range, Kind::Token, "token.bearer").sure(0.95))
}

/// `Authorization: Basic ...`: a name and a password in base 64 (RFC 7617).
pub(super) fn basic(page: &Page, at: usize) -> Option<Candidate> {
    let mut start = at;
    while matches!(page.at(start), b' ' | b'"' | b'\'' | b':') && start < at + 3 {
        start += 1;
    }
    let rest = page.slice(start..start + 400);
    let length = rest
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')))
        .unwrap_or(rest.len());
    let text = rest.get(..length)?;
    let it = Shape::of(text);
    let plain = it.digits == 0 && (it.upper == 0 || it.lower == 0 || it.length < 12);
    let mut colon = false;
    for byte in decoded(text) {
        if byte < 0x20 || byte == 0x7F {
            return None;
        }
        colon |= byte == b':';
    }
    let real = start > at && length >= 8 && colon && !plain && !shape::is_placeholder(text);
    real.then(|| found(page, start..start + length, Kind::Token, "token.basic").sure(0.95))
}
