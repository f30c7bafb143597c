//! What may be a password near words that speak of one, whatever ties it to them: in a chat (« c Grenouille.94 »), on a hand-over note,
//! in a list of codes. Most of what is looked at is none; what stands around each is weighed.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::super::phrases::Hit;
use super::super::weigh::{SHARED, Subject, weigh};
use super::prose::is_one_of;
use super::shape::{self, Shape};
use super::value::trimmed;
use super::{Page, Secret, found, judge};

/// Tokens before and after a word that speaks of a secret in which values are looked for.
const BEFORE: u32 = 12;
const AFTER: u32 = 60;
/// The same after a door, of which more is said than its code.
const AFTER_DOOR: u32 = 24;
/// Longest value, in bytes.
const LONGEST: usize = 40;
/// Least that must speak for a password.
const LIKELY: f32 = 0.45;

/// Words before a value that give it.
const GIVES: &str = "c'est cest est is its it's c ces essaie essaye try use utilise utilisez tape tapez prends avec with par : = -> => / | - was etait sera becomes devient for pour to a de of le the code mdp pw pass combo ou or et and puis then faire fais compose composer enter entrer";

/// The values near words that speak of secrets, that stand apart from those found before.
pub(super) fn find(page: &Page, found_before: &[Candidate]) -> Vec<Candidate> {
    let t = page.t;
    let mut all: Vec<Candidate> = Vec::new();
    let mut from = 0;
    // Where passwords are spoken of in general, those that are shown are examples.
    if page.hits.iter().any(|hit| hit.term == Secret::Harmless && of_passwords(page, hit)) {
        return all;
    }
    // Doors are spoken of everywhere; beside codes and passwords, they have some.
    let coded = page.hits.iter().any(|hit| speaks(hit.term) && hit.term != Secret::Directive);
    let doors = coded || page.hits.iter().any(|hit| hit.term == Secret::Opened);
    for hit in page.hits.iter().filter(|hit| speaks(hit.term) || doors && is_door(hit.term)) {
        let first = hit.first.saturating_sub(BEFORE).max(from);
        let after = if is_door(hit.term) { AFTER_DOOR } else { AFTER };
        let last = (hit.last + after).min(t.all.len() as u32);
        from = from.max(last);
        if first >= last {
            continue;
        }
        let range = t.range(first as usize, last as usize - 1);
        values(page, range.start..range.end + 3, coded || speaks(hit.term), found_before, &mut all);
    }
    all
}

/// Whether what is named is of passwords or keys to show: "password policy", « clé publique », and not « clé de licence ».
fn of_passwords(page: &Page, hit: &Hit<Secret>) -> bool {
    let words = hit.first as usize..hit.last as usize + 1;
    let about =
        "password passwords passe public publickey publique hint policy manager managers hash hashes combination";
    words.into_iter().any(|token| is_one_of(about, page.t.text(token)))
}

/// Whether a word is of what a code opens.
fn is_door(term: Secret) -> bool {
    matches!(term, Secret::Opened | Secret::Entrance)
}

/// Whether a word speaks of passwords or codes, and of little else.
fn speaks(term: Secret) -> bool {
    matches!(term, Secret::Password | Secret::Passphrase | Secret::Pin | Secret::Code | Secret::Directive)
}

/// Words right before the number of an alarm or a padlock where no code is spoken of: « l'alarme est partie à 2145 » is none.
const TURNS: &str = "c'est cest c it's its now maintenant rendu tape tapez taper fais faire faites compose composez composer punch dial enter entrez type with avec then puis sinon still encore toujours";

/// Adds the values of a range. `coded` says whether the text speaks of codes at all.
fn values(page: &Page, range: std::ops::Range<usize>, coded: bool, before: &[Candidate], all: &mut Vec<Candidate>) {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'<' | b'>' | b'`' | b'|' | b';');
    let end = range.end.min(page.bytes.len());
    let mut at = range.start;
    while at < end {
        let rest = page.slice(at..end + LONGEST + 1);
        let size = rest.iter().position(ends).unwrap_or(rest.len());
        let value = trimmed(page, at..at + size, false);
        at += size + 1;
        let text = page.slice(value.clone());
        let overlaps = |other: &Candidate| other.range.start < value.end && value.start < other.range.end;
        let place = before.partition_point(|other| other.range.end <= value.start);
        if !looks(text)
            || before.get(place).is_some_and(overlaps)
            || all.last().is_some_and(|last| last.range.end > value.start)
            || page.address(value.start).is_some()
            || is_shown(page, value.start, text)
        {
            continue;
        }
        if !coded && text.iter().all(u8::is_ascii_digit) && !is_one_of(TURNS, page.word_before(value.start)) {
            continue;
        }
        let told = if entered(page, value.start, text) { ENTERED } else { 0.0 };
        let sure = likely(page, &value).max(told);
        if sure >= LIKELY {
            all.push(found(page, value, Kind::Password, "password.near").sure(sure.min(0.8)));
        }
    }
}

/// How sure what somebody is told to enter is one.
const ENTERED: f32 = 0.7;
/// Verbs after which a password is given.
const ENTERS: &str =
    "essaie essaye essayez try tape tapez taper inscris inscrivez entre entrez mets mettez prends type";

/// Whether somebody is told to enter a value, or says so: « tu mets zebra-4410 », « je tape pourtant bien ... ».
fn entered(page: &Page, start: usize, text: &[u8]) -> bool {
    let it = Shape::of(text);
    let words = text.split(|byte| *byte == b'-').filter(|part| part.len() > 2).count();
    let made = it.letters() >= 4 && (it.digits >= 2 || it.hard > 0) && it.length >= 8 && shape::is_strong(text);
    if !made && words < 3 {
        return false;
    }
    let line = page.slice(start.saturating_sub(32).max(page.line_start(start))..start);
    let mut before = line.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    before
        .next()
        .is_some_and(|word| is_one_of(ENTERS, word) || (word == b"bien" && before.any(|word| is_one_of(ENTERS, word))))
}

/// Words before what is shown as an example, or of which a leak is named.
const SHOWN: &str =
    "exemple exemples example examples ex e.g e.g. comme like such jamais never fuite breach leak genre sorte";

/// Whether a value is an example, or the name of a variable: `confirmPassword1`, « comme Cheval-Bleu-27! ».
pub(super) fn is_shown(page: &Page, start: usize, text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    let holds = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    let before = page.slice(start.saturating_sub(24).max(page.line_start(start))..start);
    let words = before.split(|byte| byte.is_ascii_whitespace() || *byte == b'"').rev().filter(|word| !word.is_empty());
    // `item.pass1`, `LED_PIN`, `WPA2-Enterprise`.
    let member = text.split(|byte| *byte == b'.').nth(1).is_some_and(|part| part.starts_with(b"pass"));
    holds(b"password")
        || member
        || holds(b"wpa2")
        || text.starts_with(b"PIN_")
        || holds(b"apikey")
        || holds(b"token")
        || text.starts_with(b":")
        || words.take(3).any(|word| is_one_of(SHOWN, word))
}

/// Whether a word may be a password or a code at all: letters and digits or signs together, or four to eight digits.
fn looks(text: &[u8]) -> bool {
    // « 15# », « *72 »: signs of a keypad.
    let keyed = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'#' | b'*');
    if text.len() >= 3 && text.iter().all(keyed) && text.iter().any(|byte| !byte.is_ascii_digit()) {
        return text.iter().any(u8::is_ascii_digit);
    }
    // An MD5 or SHA-1 sum.
    if matches!(text.len(), 32 | 40) && text.iter().all(u8::is_ascii_hexdigit) {
        return false;
    }
    // Most are words: they end here.
    if !(4..=LONGEST).contains(&text.len()) || text.iter().all(u8::is_ascii_lowercase) {
        return false;
    }
    let it = Shape::of(text);
    let tied = text.iter().any(|byte| matches!(byte, b'-' | b'_' | b'.'));
    let inner_capital = text.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    // `10.0.0.4`, `ssh2` are none.
    let code = it.letters() == 0 && (4..=8).contains(&it.digits) && !text.contains(&b'.');
    let mixed = it.letters() > 0
        && it.length >= 6
        && (it.digits > 0 || it.hard > 0 || inner_capital || (tied && it.length >= 10));
    // `Server=sql01`, a public key in base 64 (X.509).
    let assigned = || text.contains(&b'=') || text.starts_with(b"MFkw") || text.starts_with(b"MII");
    (code || mixed)
        && !assigned()
        && text.iter().filter(|byte| **byte >= 0x80).count() < 2
        && !shape::is_placeholder(text)
        && !shape::is_digest(text)
        && !shape::is_uuid(text)
}

/// How far a hit of such terms stands from a token: six steps, 0 for none within reach.
fn near(page: &Page, token: u32, terms: &[Secret], ahead: bool) -> u8 {
    let from = page.hits.partition_point(|hit| hit.first < token);
    let distance = if ahead {
        page.hits
            .get(..from)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(12)
            .find(|hit| terms.contains(&hit.term))
            .map(|hit| token.saturating_sub(hit.last))
    } else {
        page.hits
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take(12)
            .find(|hit| terms.contains(&hit.term))
            .map(|hit| hit.first - token)
    };
    match distance {
        None => 0,
        Some(0..=2) => 5,
        Some(3..=5) => 4,
        Some(6..=12) => 3,
        Some(13..=30) => 2,
        Some(_) => 1,
    }
}

fn likely(page: &Page, value: &std::ops::Range<usize>) -> f32 {
    let t = page.t;
    let first = t.all.partition_point(|token| (token.end as usize) <= value.start);
    let last = t.from(value.end).max(first + 1);
    weigh(Subject::Password, t, first..last, |push| {
        let mut push = |template: u8, value: u8| push(SHARED + template, value);
        let text = page.slice(value.clone());
        let it = Shape::of(text);
        let some = |count: usize| count.min(3) as u8;
        let tied = text.iter().filter(|byte| matches!(byte, b'-' | b'_' | b'.')).count();
        let code = u8::from(it.letters() == 0);
        let kinds = u8::from(it.upper > 0)
            | u8::from(it.lower > 0) << 1
            | u8::from(it.digits > 0) << 2
            | u8::from(it.hard > 0) << 3;
        let strong = u8::from(shape::is_strong(text));
        push(0, 0);
        push(1, (it.length / 3).min(12) as u8);
        push(2, kinds);
        push(3, some(it.digits) * 4 + some(tied));
        push(4, strong * 16 + kinds);
        let token = first as u32;
        let words = [Secret::Password, Secret::WeakPassword, Secret::Passphrase];
        let codes = [Secret::Pin, Secret::Code, Secret::Opened];
        let doors = [Secret::Entrance];
        let accounts = [Secret::Account];
        let keys = [Secret::Key, Secret::WeakKey, Secret::Token];
        let ahead = [words.as_slice(), &codes, &accounts, &keys].map(|terms| near(page, token, terms, true));
        let behind = [words.as_slice(), &codes, &accounts].map(|terms| near(page, token, terms, false));
        push(5, ahead[0] * 2 + code);
        push(6, ahead[1] * 2 + code);
        push(7, ahead[2] * 2 + strong);
        push(8, ahead[3] * 2 + strong);
        push(9, behind[0] * 2 + code);
        push(10, behind[1] * 2 + code);
        push(11, behind[2] * 2 + code);
        let line = page.line_start(value.start);
        let lead = page.slice(line..value.start);
        let word = page.word_before(value.start);
        let gives = u8::from(is_one_of(GIVES, word)) + u8::from(word.ends_with(b":")) * 2;
        push(12, gives * 2 + code);
        push(13, gives * 6 + ahead[0].max(ahead[1]));
        let sign = |byte: u8| match byte {
            b' ' => 0,
            b'\n' | 0 => 1,
            b'\t' => 2,
            b'"' | b'\'' | b'`' => 3,
            b'(' | b')' => 4,
            b':' | b'=' => 5,
            b'/' => 6,
            b',' => 7,
            b'.' | b'!' | b'?' => 8,
            b';' | b'|' => 9,
            _ => 10,
        };
        push(14, sign(page.before(value.start)) * 2 + code);
        push(15, sign(page.at(value.end)) * 2 + code);
        push(16, sign(page.before(value.start)) * 6 + ahead[0].max(ahead[1]));
        // A chat: « [09:15] Karelle : ... », "Bev: its ...".
        let colon = lead.iter().take(40).position(|byte| *byte == b':');
        let chat = colon.is_some_and(|colon| colon >= 3);
        push(17, u8::from(chat) * 2 + code);
        push(18, u8::from(lead.is_empty()) * 2 + u8::from(page.line_end(value.start) == value.end));
        let letters = text.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        let wordy = u8::from(letters >= 4 && text.split(|byte| !byte.is_ascii_alphabetic()).any(judge::is_word));
        push(19, wordy * 16 + kinds);
        let tail = text.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        let file = text.contains(&b'.') && (2..=5).contains(&tail.len()) && tail.iter().all(u8::is_ascii_lowercase);
        let parts = text
            .iter()
            .filter(|byte| matches!(byte, b'/' | b'\\' | b'@' | b':' | b',' | b'$' | b'%' | b'(' | b'+'))
            .count();
        push(20, u8::from(file) * 4 + some(parts));
        let year = it.letters() == 0 && it.digits == 4 && (text.starts_with(b"19") || text.starts_with(b"20"));
        push(21, u8::from(year));
        push(22, near(page, token, &doors, true) * 2 + code);
        push(23, ahead[0].max(ahead[1]) * 6 + ahead[2]);
        push(
            24,
            u8::from(
                it.digits > 0
                    && text.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b':' | b'/')),
            ),
        );
        push(
            25,
            u8::from(text.first().is_some_and(u8::is_ascii_uppercase)) * 2
                + u8::from(text.last().is_some_and(u8::is_ascii_digit)),
        );
    })
}
