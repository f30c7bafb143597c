//! Secrets that a word announces: what follows it is read, and judged.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::judge::{Judged, Link, Value, is_word, judge};
use super::prose::{self, is_one_of};
use super::read::{Next, next};
use super::value::{bare_value, quoted_value, trimmed};
use super::{Page, Secret, found, shape};

/// How many tokens before a password the name of an account may stand.
const ACCOUNT: u32 = 12;

/// How many words after it are looked at for the next one that announces.
const STOPS: usize = 32;
/// Longer than any password that somebody types.
const TOO_LONG: usize = 130;

/// The secrets that words announce.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    // Where a long value ended that was none: what stands inside it announces nothing either.
    let mut done = 0;
    for (place, hit) in page.hits.iter().enumerate() {
        let label = page.range(hit);
        if label.start < done || all.last().is_some_and(|last| label.start < last.range.end) || !announces(hit.term) {
            continue;
        }
        // `getPassword`, « n'est pas un secret »: a word of its own, or the end of a name.
        if example_before(page, hit.first as usize) {
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| page.hits.get(before));
        let paired = before.is_some_and(|before| before.term == Secret::Account && hit.first - before.last <= 2);
        let known = before.is_some_and(|before| before.term == Secret::Account && hit.first - before.last <= ACCOUNT);
        let stop = page.hits.get(place + 1..).unwrap_or_default().iter().take(STOPS).find(|hit| stops(hit.term));
        let stop = stop.map_or(page.bytes.len(), |stop| page.range(stop).start);
        let term = if hit.term == Secret::WeakKey && of_network(page, hit.first as usize) {
            Secret::Password
        } else {
            hit.term
        };
        let hit = &super::Hit { term, ..*hit };
        let secret = match next(page, label.clone()) {
            Next::Value(value, link) if is_key(hit.term) => {
                let judged = judge(page, hit.term, &value, link, known);
                if judged.is_none() && value.range.len() > TOO_LONG {
                    done = value.range.end;
                }
                judged.map(|judged| (value, judged))
            }
            // `user/pw = ptremblay/Erable-25`
            Next::Value(value, link) if paired && !value.quoted && page.slice(value.range.clone()).contains(&b'/') => {
                let range = value.range;
                prose::slashed(page, hit.term, &range, link, range.end, range.end)
            }
            Next::Value(value, _) if value.range.len() > TOO_LONG => {
                done = value.range.end;
                None
            }
            Next::Value(value, link) => judge(page, hit.term, &value, link, known)
                .filter(|_| link != Link::Beside || shape::is_strong(page.slice(value.range.clone())))
                .map(|judged| (value, judged)),
            _ if hit.term == Secret::Directive || is_plain(page, hit.term, label.end) => directive(page, label.end),
            Next::Prose(at) => prose::find(page, hit.term, at, stop, known),
            Next::Nothing => None,
        };
        let secret = secret.or_else(|| (hit.term == Secret::Passphrase).then(|| enclosed(page, label.end)).flatten());
        let secret =
            secret.or_else(|| (hit.term == Secret::Password).then(|| prose::before(page, label.start)).flatten());
        if secret.is_none() && hit.term == Secret::Password {
            list(page, label.end, &mut all);
        }
        let Some((value, (mut kind, sure, rule))) = secret else { continue };
        let named = page.slice(label).first().is_some_and(|byte| matches!(byte.to_ascii_lowercase(), b't' | b'a'));
        if kind == Kind::ApiKey && hit.term == Secret::WeakKey && named {
            kind = Kind::Token;
        }
        let end = value.range.end;
        all.push(found(page, value.range, kind, rule).sure(sure));
        if matches!(hit.term, Secret::Password | Secret::WeakPassword | Secret::Code | Secret::Pin) {
            more(page, hit.term, end, stop, &mut all);
        }
    }
    all
}

/// « SSID : Biblio / clé : ... »: the key of a wireless network is a password.
fn of_network(page: &Page, first: usize) -> bool {
    let words = "wifi wi ssid wpa wpa2 reseau";
    (first.saturating_sub(8)..first + 3).any(|token| is_one_of(words, page.t.text(token)))
}

/// « un exemple de mot de passe : ... », "for example, the password ...": a word in front says that it is one.
fn example_before(page: &Page, first: usize) -> bool {
    let line = page.line_start(page.t.range(first, first).start);
    (first.saturating_sub(4)..first).any(|token| {
        let range = page.t.range(token, token);
        range.start >= line && is_one_of("exemple exemples example examples", page.slice(range.clone()))
    })
}

/// Words of what is said about a passphrase.
const ABOUT: &str = "must should doit doivent contenir contient contain contains have has be is are est sont words mots caracteres characters required requise optional long longue your you votre vous key cle not pas que expired expiree forgotten oubliee";

/// « la phrase de passe (loutres sous le pont) », "passphrase otter under the bridge.": several small words in parentheses, or
/// up to the end of the sentence where nothing else stands between.
fn enclosed(page: &Page, at: usize) -> Option<(Value, Judged)> {
    let opening = page.skip_spaces(at);
    let in_parentheses = page.at(opening) == b'(';
    let mut start = page.skip_spaces(if in_parentheses { opening + 1 } else { opening });
    let first = page.slice(start..start + LONGEST).split(|byte| *byte == b' ').next().unwrap_or_default();
    if is_one_of("is est c'est :", first) {
        start = page.skip_spaces(start + first.len());
    }
    let rest = page.slice(start..page.line_end(start).min(start + LONGEST));
    let ends = |byte: &u8| if in_parentheses { *byte == b')' } else { matches!(byte, b'.' | b',' | b';' | b'(') };
    let length = rest.iter().position(ends).or((!in_parentheses).then_some(rest.len()))?;
    let text = rest.get(..length)?.trim_ascii();
    let words = || text.split(|byte| *byte == b' ');
    let small = words().all(|word| word.len() > 1 && word.iter().all(|byte| byte.is_ascii_lowercase()));
    // What is said about one, rather than the words of one.
    let begins =
        words().next().is_some_and(|word| is_one_of("for to de du of and or pour et ou that that's qui i we", word));
    let about = begins || words().any(|word| is_one_of(ABOUT, word));
    let value = Value { range: start..start + text.len(), quoted: true };
    (small && (3..=6).contains(&words().count()) && !about)
        .then_some((value, (Kind::Password, 0.75, "password.phrase")))
}

fn is_key(term: Secret) -> bool {
    matches!(term, Secret::Key | Secret::Private | Secret::Token | Secret::WeakKey)
}

/// Whether such a word ends what the one before it announces.
fn stops(term: Secret) -> bool {
    announces(term) && !matches!(term, Secret::WeakKey | Secret::WeakPassword)
}

fn announces(term: Secret) -> bool {
    matches!(
        term,
        Secret::Password
            | Secret::Directive
            | Secret::WeakPassword
            | Secret::Passphrase
            | Secret::Pin
            | Secret::Code
            | Secret::Key
            | Secret::Private
            | Secret::Token
            | Secret::WeakKey
    )
}

/// Cisco's `secret 0 ...`, `key 0 ...`: what follows stands in plain text.
fn is_plain(page: &Page, term: Secret, at: usize) -> bool {
    term == Secret::WeakKey && page.slice(at..at + 3) == b" 0 "
}

/// What stands right after a word of a configuration's own language: `enable secret 0 ...`, `identified by ...`.
fn directive(page: &Page, at: usize) -> Option<(Value, Judged)> {
    let mut start = page.skip_spaces(at);
    // "enable secret is ..."
    if page.slice(start..start + 3) == b"is " {
        start += 3;
    }
    // `ConvertTo-SecureString -String "..."`
    if page.at(start) == b'-' {
        start = page.skip_spaces(start + page.slice(start..start + 24).iter().position(|byte| *byte == b' ')?);
    }
    // Cisco's kinds: 0 is the password itself.
    if page.at(start) == b'0' && page.at(start + 1) == b' ' {
        start += 2;
    }
    let value = quoted_value(page, start).or_else(|| bare_value(page, start, Link::Assign))?;
    let text = page.slice(value.range.clone());
    let sql = page.slice(at.saturating_sub(13)..at).eq_ignore_ascii_case(b"identified by");
    let one = (!sql || (value.quoted && page.before(value.range.start) != b'`'))
        && !text.contains(&b' ')
        && text.len() >= 4
        && !is_word(text)
        && !shape::is_placeholder(text)
        && !shape::is_digest(text);
    (one && start > at).then_some((value, (Kind::Password, 0.85, "password.directive")))
}

/// Bytes of a word at most.
const LONGEST: usize = 200;
/// Lines of a list of passwords, at most.
const LINES: usize = 40;

/// « Mots de passe : », and a list below, each line a name and its password: « - Paie : Sous!2024 ».
fn list(page: &Page, at: usize, all: &mut Vec<Candidate>) {
    let rest = page.slice(at..page.line_end(at).min(at + 40));
    if !rest.iter().all(|byte| matches!(byte, b' ' | b':' | b'*' | b'#')) {
        return;
    }
    let mut from = page.line_end(at) + 1;
    for _ in 0..LINES {
        let end = page.line_end(from);
        let line = page.slice(from..end.min(from + LONGEST));
        let Some(sign) = line.iter().position(|byte| matches!(byte, b':' | b'=' | 0x81)).filter(|sign| *sign > 1)
        else {
            return;
        };
        let name = line.get(..sign).unwrap_or_default();
        let value = line.get(sign + 1..).unwrap_or_default();
        let lead = value.len() - value.trim_ascii_start().len();
        let start = from + sign + 1 + lead;
        let range = trimmed(page, start..start + value.trim_ascii().len(), false);
        let text = page.slice(range.clone());
        let named = name.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b' ' | b'-' | b'*' | b'(' | b')' | b'\'' | b'_' | b'.' | b'/' | 0x80 | 0x81)
        });
        if !named || name.len() > 48 || text.contains(&b' ') || !shape::is_strong(text) {
            return;
        }
        let value = Value { range: range.clone(), quoted: false };
        let Some((kind, sure, rule)) = judge(page, Secret::Password, &value, Link::Colon, false) else { return };
        all.push(found(page, range, kind, rule).sure(sure.min(0.85)));
        if end >= page.bytes.len() {
            return;
        }
        from = end + 1;
    }
}

/// Words between two passwords of one sentence.
const BETWEEN: &str = "ou or et and puis then now maintenant nouveau new le the l'ancien ancien old est is it's c'est avant before was etait a to par -> => ensuite sinon else otherwise / (nouveau)";

/// Other passwords that follow the first in its sentence: « ... ou Soleil2025! », « changé pour ... ».
fn more(page: &Page, term: Secret, mut at: usize, stop: usize, all: &mut Vec<Candidate>) {
    let end = page.line_end(at).min(stop);
    let mut words = 0;
    let mut joined = false;
    // « ... et celui de la lecture est ... »
    let mut other = false;
    while words < 12 {
        // What ended the value.
        while at < end && matches!(page.at(at), b'"' | b'\'' | b',' | b'`' | b')') {
            at += 1;
        }
        let start = page.skip_spaces(at);
        let rest = page.bytes.get(start..end.min(start + LONGEST)).unwrap_or_default();
        let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        if length == 0 {
            return;
        }
        let range = trimmed(page, start..start + length, false);
        let text = page.slice(range.clone());
        at = start + length;
        if is_one_of("celui celle that one l'autre", text) || other {
            other = !is_one_of("est is c'est was", text) && page.before(at) != b':';
            joined = !other;
            words += 1;
            continue;
        }
        if is_one_of(BETWEEN, text) || text.is_empty() || text == [0x81] {
            joined = true;
            words += 1;
            continue;
        }
        // « ..., Géo = Carte!2024 »
        let sign = page.skip_spaces(at);
        let named = text.iter().all(|byte| byte.is_ascii_alphabetic())
            && (page.before(at) == b':' || (matches!(page.at(sign), b'=' | b':') && matches!(page.at(sign + 1), b' ')));
        if named {
            at = if page.before(at) == b':' { at } else { sign + 1 };
            joined = true;
            words += 1;
            continue;
        }
        let value = Value { range: range.clone(), quoted: false };
        let Some((kind, sure, rule)) = judge(page, term, &value, Link::Word, false).filter(|_| joined) else { return };
        if !shape::is_strong(text) && term != Secret::Code {
            return;
        }
        all.push(found(page, range.clone(), kind, rule).sure(sure.min(0.85)));
        at = range.end;
        joined = false;
    }
}
