//! A name and its password side by side: « identifiants : jtremblay / Soleil2024! », `login("admin", "...")`.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::judge::Value;
use super::prose::is_one_of;
use super::shape::{self, Shape};
use super::value::{quoted_value, trimmed, unwrapped};
use super::{Page, Secret, found};

/// Words between what announces an account and its colon.
const BEFORE: usize = 6;

/// How far a password stands from what announces it, in bytes.
const REACH: usize = 300;

/// The passwords that stand beside a name.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut done = 0;
    for hit in page.hits {
        let range = page.range(hit);
        if range.start < done || !matches!(hit.term, Secret::Account | Secret::Call) {
            continue;
        }
        // `auth=("name", "...")`, `auth = (NAME, "...")`
        let equals = page.skip_spaces(range.end);
        let assigned = page.skip_spaces(equals + 1);
        let set = hit.term == Secret::Call && page.at(equals) == b'=' && page.at(assigned) == b'(';
        let candidate = if page.at(range.end) == b'(' || set {
            let opening = if set { assigned } else { range.end };
            call(page, opening + 1, hit.term)
        } else if hit.term == Secret::Account {
            let named = is_one_of("admin root administrator administrateur", page.slice(range.clone()));
            let own = if named { after_name(page, range.start, page.line_end(range.start), false) } else { None };
            if own.is_none() {
                done = done.max(list(page, range.end, &mut all));
            }
            own.or_else(|| beside(page, range.end)).or_else(|| slashed(page, range.end))
        } else {
            None
        };
        if let Some(candidate) = candidate {
            done = candidate.range.end;
            all.push(candidate);
        }
    }
    all
}

/// Two or more quoted arguments: the last but none that is strong, after a name.
fn call(page: &Page, at: usize, term: Secret) -> Option<Candidate> {
    let mut at = at;
    let mut best: Option<Value> = None;
    for place in 0..5 {
        let start = page.skip_spaces(at);
        if let Some(value) = quoted_value(page, start) {
            at = value.range.end + 1;
            let text = page.slice(value.range.clone());
            if place > 0
                && shape::is_strong(text)
                && !text.contains(&b' ')
                && !shape::is_placeholder(text)
                && best.is_none()
                && !text.contains(&b'/')
            {
                best = Some(value);
            }
        } else {
            // A name of a variable.
            let rest = page.slice(start..start + 60);
            let length = rest
                .iter()
                .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$')))
                .unwrap_or(rest.len());
            if length == 0 {
                break;
            }
            at = start + length;
        }
        at = page.skip_spaces(at);
        if page.at(at) != b',' {
            break;
        }
        at += 1;
    }
    let value = best?;
    let it = Shape::of(page.slice(value.range.clone()));
    let sure = if term == Secret::Call { 0.85 } else { 0.8 };
    // Thirty-two hexadecimal digits are made by a machine: a token of a service.
    let made = it.length == 32 && page.slice(value.range.clone()).iter().all(u8::is_ascii_hexdigit);
    let (kind, rule) = if made { (Kind::Token, "token.argument") } else { (Kind::Password, "password.argument") };
    (it.length >= 6).then(|| found(page, value.range, kind, rule).sure(sure))
}

/// « compte de service : svc_paie / Tr0is-Pistoles#88 »
fn beside(page: &Page, at: usize) -> Option<Candidate> {
    let end = page.line_end(at).min(at + REACH);
    let mut at = at;
    // To the colon, over a few words: « identifiants du portail : ». « login jtremblay / ... » has none.
    let mut colon = false;
    for _ in 0..BEFORE {
        at = page.skip_spaces(at);
        if matches!(page.at(at), b':' | b'=') && page.at(at + 1) != b'/' {
            colon = true;
            at = page.skip_spaces(at + 1);
            break;
        }
        let rest = page.bytes.get(at..end)?;
        let length = rest.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b':').unwrap_or(rest.len());
        let word = rest.get(..length)?;
        if word.is_empty() || word.iter().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b';' | b',' | b'/' | b'"')) {
            break;
        }
        // A name with its password right after it.
        if let Some(value) = after_name(page, at, end, false) {
            return Some(value);
        }
        at += length;
    }
    if colon { after_name(page, at, end, true) } else { None }
}

/// How far a name, a slash and a password stand from the word for an account, in bytes.
const ASIDE: usize = 160;

/// « who has the login? it's the shared one, courtroom2 / Gavel$Monday5 »: a name, a slash and what is nothing but a password,
/// some words on.
fn slashed(page: &Page, at: usize) -> Option<Candidate> {
    let text = page.slice(at..at + ASIDE);
    let slash = text.windows(3).position(|window| window == b" / ")?;
    let name = text.get(..slash)?.rsplit(|byte| byte.is_ascii_whitespace() || *byte == b'(').next()?;
    let of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@');
    let start = at + slash + 3;
    let rest = page.slice(start..start + 60);
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let value = unwrapped(page, trimmed(page, start..start + length, false));
    let secret = page.slice(value.range.clone());
    let it = Shape::of(secret);
    // « patin2Vitesse » : a capital inside, after a digit.
    let joined = secret.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_uppercase());
    let hard = it.hard > 0 || (joined && secret.first().is_some_and(u8::is_ascii_lowercase));
    let rich = it.length >= 8 && hard && it.upper > 0 && it.lower > 0 && it.digits > 0;
    (rich && name.len() >= 2 && name.iter().all(of_name) && shape::is_strong(secret) && !shape::is_placeholder(secret))
        .then(|| found(page, value.range, Kind::Password, "password.pair").sure(0.8))
}

/// Lines of a list of accounts, at most.
const LINES: usize = 40;

/// « Les accès du nouveau commis : », and a list below: « - Windows : vdube / Bienvenue-01! ». Returns where it ends.
fn list(page: &Page, at: usize, all: &mut Vec<Candidate>) -> usize {
    let end = page.line_end(at);
    if end - at > 120 || page.slice(at..end).trim_ascii_end().last() != Some(&b':') {
        return at;
    }
    let mut from = end + 1;
    for _ in 0..LINES {
        let end = page.line_end(from);
        let line = page.slice(from..end.min(from + REACH));
        let Some(slash) = line.windows(3).rposition(|window| window == b" / " || window == b" | ") else { break };
        let start = from + slash + 3;
        // Nothing may stand after the sign.
        let value = unwrapped(page, trimmed(page, start..start.max(from + line.trim_ascii_end().len()), false));
        let text = page.slice(value.range.clone());
        let it = Shape::of(text);
        let rich = it.length >= 6 && (it.hard > 0 || (it.upper > 0 && it.lower > 0)) && it.digits > 0;
        if !rich || !shape::is_strong(text) || text.contains(&b' ') || shape::is_placeholder(text) {
            break;
        }
        all.push(found(page, value.range, Kind::Password, "password.pair").sure(0.8));
        if end >= page.bytes.len() {
            break;
        }
        from = end + 1;
    }
    from - 1
}

/// A name, a sign and a password that begin at an offset.
fn after_name(page: &Page, at: usize, end: usize, announced: bool) -> Option<Candidate> {
    let rest = page.bytes.get(at..end)?;
    let of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@' | b'\\');
    let length = rest.iter().position(|byte| !of_name(byte)).unwrap_or(rest.len());
    if !(2..=60).contains(&length) || !rest.get(..length)?.iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let mut sign = page.skip_spaces(at + length);
    let spaced = sign > at + length;
    if spaced && page.at(sign) == b'-' && page.at(sign + 1) == b'>' {
        sign += 1;
    }
    // « user gis_admin with C@rtoMap2025 », « root Bouleau#9 »
    let word = page.slice(sign..sign + 5);
    let with = !announced && spaced && (word.starts_with(b"with ") || word.starts_with(b"avec "));
    let bare =
        !announced && spaced && page.at(sign).is_ascii_alphanumeric() && is_one_of("root admin", rest.get(..length)?);
    if with || bare {
        sign += if with { 3 } else { 0 };
        sign -= usize::from(bare && !with);
    }
    let byte = page.at(sign);
    let ties = match byte {
        b'/' => true,
        _ if with || bare => true,
        b'|' | b':' | b'>' => announced,
        b'-' => spaced && announced,
        _ => false,
    };
    if !ties || page.at(sign + 1) == b'/' {
        return None;
    }
    let from = page.skip_spaces(sign + 1);
    let rest = page.bytes.get(from..end)?;
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let value = unwrapped(page, trimmed(page, from..from + length, false));
    let text = page.slice(value.range.clone());
    let it = Shape::of(text);
    // « admin / 8hWq)Castor-lune », "Administrator / Ch0uette&Lac"
    let mixed = !announced
        && spaced
        && byte == b'/'
        && it.length >= 8
        && it.upper > 0
        && it.lower > 0
        && it.digits > 0
        && text.iter().any(|byte| matches!(byte, b'&' | b')' | b'+' | b'-' | b'_'));
    // « admin / hudson-yacht-1909 »: words tied to a number, where a known name stands before the slash.
    let tied = !announced
        && byte == b'/'
        && spaced
        && it.length >= 8
        && it.digits >= 2
        && it.letters() >= 4
        && text.iter().any(|byte| matches!(byte, b'-' | b'_'));
    let rich = it.length >= 6
        && (it.hard > 0
            || tied
            || mixed
            || (announced && it.upper > 0 && it.lower > 0 && it.digits > 0)
            || (announced && it.digits > 0 && it.letters() >= 4));
    if (with || bare) && (it.hard == 0 || it.digits == 0 || it.letters() < 3) {
        return None;
    }
    // A parenthesis that closes nothing is of a password: « 8hWq)Castor-lune ».
    let odd = it.upper > 0 && it.lower > 0 && it.digits > 0 && !text.contains(&b'(');
    let sign = |byte: &u8| matches!(byte, b'(' | b'[' | b']' | b'{' | b'}' | b'<' | b'>') || (*byte == b')' && !odd);
    let ordinary =
        text.iter().any(sign) || text.contains(&b'/') || text.contains(&b'\\') || (it.lower == 0 && it.hard == 0);
    (rich && !ordinary && shape::is_strong(text) && !shape::is_placeholder(text))
        .then(|| found(page, value.range, Kind::Password, "password.pair").sure(0.85))
}
