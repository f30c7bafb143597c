//! Reading a sentence that speaks of a password: « le mot de passe du portail est ... », "the password for the printer, if
//! you need it, is ...".

use std::ops::Range;

use super::judge::{Judged, Link, Value, judge};
use super::read::{trimmed, unwrapped};
use super::shape::{self, Shape};
use super::{Page, Secret};

/// Words between spaces that are looked at after the one that announces a secret.
const REACH: usize = 16;
/// Bytes of one of them at most.
const LONGEST: usize = 400;
/// How near a value stands that nothing ties to the word.
const BESIDE: usize = 3;

/// Words that tie a value to what is before.
const LINKS: [&[u8]; 44] = [
    b"est",
    b"c'est",
    b"cest",
    b"sera",
    b"serait",
    b"etait",
    b"devient",
    b"deviendra",
    b"is",
    b"was",
    b"will",
    b"be",
    b"it's",
    b"its",
    b"becomes",
    b"equals",
    b"set",
    b"to",
    b"sont",
    b"are",
    b"=",
    b":",
    b"->",
    b"=>",
    b"reads",
    b"voici",
    b"here's",
    b"here",
    b"par",
    b"with",
    b"being",
    b"-",
    b"vaut",
    b"soit",
    b"s'ecrit",
    b"utilisez",
    b"use",
    b"prends",
    b"prenez",
    b"tapez",
    b"entrez",
    b"enter",
    b"type",
    b"a",
];
/// Words that may stand between such a word and the value.
const FILLERS: [&[u8]; 51] = [
    b"le",
    b"la",
    b"les",
    b"the",
    b"toujours",
    b"encore",
    b"still",
    b"now",
    b"maintenant",
    b"simplement",
    b"just",
    b"donc",
    b"so",
    b"suivant",
    b"following",
    b"bien",
    b"actuellement",
    b"currently",
    b"temporairement",
    b"pour",
    b"l'instant",
    b"moment",
    b"reste",
    b"remains",
    b"as",
    b"been",
    b"changed",
    b"reset",
    b"change",
    b"to",
    b"be",
    b"en",
    b"ceci",
    b"this",
    b"celui-ci",
    b"always",
    b"a",
    b"mis",
    b"configure",
    b"defini",
    b"ete",
    b"actually",
    b"probably",
    b"probablement",
    b"je",
    b"crois",
    b"think",
    b"i",
    b"egalement",
    b"token",
    b"apikey",
];

/// Words that say that what follows is an example.
pub(super) const EXAMPLES: [&[u8]; 12] = [
    b"exemple",
    b"exemples",
    b"example",
    b"examples",
    b"ex",
    b"e.g",
    b"comme",
    b"like",
    b"such",
    b"fictif",
    b"fictive",
    b"bidon",
];

/// A chunk of text between spaces.
struct Chunk {
    range: Range<usize>,
    /// Whether it opens with a quote, and where the quoted text ends then.
    quoted: Option<Value>,
}

/// The next chunk on the same line from `at` on.
fn chunk(page: &Page, at: usize, end: usize) -> Option<Chunk> {
    let start = page.skip_spaces(at);
    if start >= end {
        return None;
    }
    let rest = page.bytes.get(start..end.min(start + LONGEST))?;
    // What is in quotes is one, with the spaces in it.
    let opening = rest.iter().take(3).position(|byte| !matches!(byte, b'(' | b'[')).unwrap_or(0);
    let quote = rest.get(opening).copied()?;
    if matches!(quote, b'"' | b'`')
        || (quote == b'\'' && rest.get(opening + 1).is_some_and(|byte| !byte.is_ascii_whitespace()))
    {
        let inner = rest.get(opening + 1..)?;
        let closes = |(place, byte): (usize, &u8)| {
            *byte == quote && (quote != b'\'' || inner.get(place + 1).is_none_or(|next| !next.is_ascii_alphanumeric()))
        };
        if let Some(length) = inner.iter().take(160).enumerate().position(closes) {
            let text = inner.get(..length)?;
            let lead = text.len() - text.trim_ascii_start().len();
            let from = start + opening + 1 + lead;
            let value = Value { range: from..from + text.trim_ascii().len(), quoted: true };
            let mut to = start + opening + 1 + length + 1;
            while to < end && !page.at(to).is_ascii_whitespace() {
                to += 1;
            }
            return Some(Chunk { range: start..to, quoted: Some(value) });
        }
    }
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    Some(Chunk { range: start..start + length, quoted: None })
}

fn is_one_of(list: &[&[u8]], word: &[u8]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The secret that a sentence announces after a word, from the offset `at` on: its value and how it is judged. `stop` is where
/// the next such word stands.
pub(super) fn find(page: &Page, term: Secret, at: usize, stop: usize, known: bool) -> Option<(Value, Judged)> {
    let end = page.line_end(at).min(stop);
    let mut at = at;
    let mut link: Option<Link> = None;
    // `{ password, mode: '...' }` lists; « mot de passe, c'est ... » goes on.
    let mut lost = page.at(at) == b',';
    let mut beside: Option<(Value, Judged)> = None;
    let mut previous: Range<usize> = 0..0;
    if let Some(old) = changed(page, term, at, end) {
        return Some(old);
    }
    for place in 0..REACH {
        let Some(Chunk { range, quoted }) = chunk(page, at, end) else { break };
        at = range.end;
        let raw = page.slice(range.clone());
        // Markup is no sentence.
        if quoted.is_none()
            && (raw.windows(2).any(|pair| pair == b"</" || pair == b"/>" || pair == b"><")
                || raw.first() == Some(&b'<') && raw.len() > 1)
        {
            break;
        }
        let core = trimmed(page, range.clone(), false);
        let word = page.slice(core.clone());
        let value = quoted.clone().unwrap_or_else(|| unwrapped(page, core.clone()));
        if let Some(tie) = link {
            let fits = !is_link(raw) && (!lost || shape::is_strong(page.slice(value.range.clone())));
            if let Some(judged) = judge(page, term, &value, tie, known).filter(|_| fits) {
                return Some((value, judged));
            }
            if let Some(found) = slashed(page, term, &range, tie, at, end) {
                return Some(found);
            }
            let filler = is_one_of(&FILLERS, word) || is_one_of(&LINKS, word) || raw.ends_with(b":");
            if !filler {
                link = None;
                lost = true;
            }
        } else if is_one_of(&EXAMPLES, word) {
            return None;
        } else if place < BESIDE && !lost && beside.is_none() {
            beside = judge(page, term, &value, Link::Beside, known)
                .filter(|_| stands(page, term, &value, place, page.slice(previous.clone()), known))
                .map(|judged| (value.clone(), judged));
            if beside.is_some() && (Shape::of(page.slice(value.range.clone())).hard > 0 || term != Secret::Password) {
                return beside;
            }
        }
        // « wifi:Soleil2024 »
        if quoted.is_none()
            && link.is_none()
            && term != Secret::WeakPassword
            && let Some(found) = inside(page, term, &core)
        {
            return Some(found);
        }
        let strict =
            term != Secret::WeakPassword || is_one_of(&[b"est", b"is", b"c'est", b"was", b"it's", b"sera"], word);
        // `) -> Type` says what a function returns.
        let returns = raw == b"->"
            && page.slice(previous.clone()).last().is_none_or(|byte| !byte.is_ascii_alphanumeric())
            && !previous.is_empty()
            || page.slice(previous.end..previous.end + 1) == b")";
        let colon = raw.ends_with(b":")
            || (raw.ends_with(b"=") && !matches!(raw.first(), Some(b'!' | b'<' | b'>' | b'=')))
            || raw == b"="
            || matches!(raw, b"=>" | b"->" | [0x81]);
        if colon && !(returns && raw == b"->") {
            link = Some(Link::Colon);
        } else if link.is_none()
            && strict
            && is_one_of(&LINKS, word)
            && !(lost && place > 6)
            && (raw != b"-" || place == 0)
            && (!weak_link(word)
                || place == 0
                || is_one_of(
                    &[b"change", b"changed", b"reset", b"set", b"modifie", b"remplace"],
                    page.slice(previous.clone()),
                ))
        {
            link = Some(Link::Word);
        }
        // A sentence ends.
        if quoted.is_none() && matches!(raw.last(), Some(b'.' | b'?' | b';'))
            || (raw.ends_with(b"!") && !shape::is_strong(word))
        {
            break;
        }
        previous = core;
    }
    beside
}

/// Words that tie only where they stand right after the one that announces, or after a verb of change.
fn weak_link(word: &[u8]) -> bool {
    is_one_of(
        &[
            b"to",
            b"a",
            b"par",
            b"with",
            b"use",
            b"utilisez",
            b"enter",
            b"entrez",
            b"type",
            b"tapez",
            b"set",
            b"here",
            b"be",
            b"prends",
            b"prenez",
        ],
        word,
    )
}

fn is_link(raw: &[u8]) -> bool {
    is_one_of(&LINKS, raw)
}

/// « identifiant et mot de passe : jtremblay / Soleil2024! »: the value after the slash.
fn slashed(
    page: &Page,
    term: Secret,
    first: &Range<usize>,
    link: Link,
    at: usize,
    end: usize,
) -> Option<(Value, Judged)> {
    let text = page.slice(first.clone());
    let found = |range: Range<usize>| {
        let value = unwrapped(page, trimmed(page, range, false));
        let judged = judge(page, term, &value, link, true)?;
        shape::is_strong(page.slice(value.range.clone())).then_some((value, judged))
    };
    if let Some(slash) = text.iter().position(|byte| *byte == b'/') {
        let name = text.get(..slash)?;
        let named = name.len() >= 2
            && name
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@' | b'\\'));
        return if named { found(first.start + slash + 1..first.end) } else { None };
    }
    let sign = chunk(page, at, end)?;
    if !matches!(page.slice(sign.range.clone()), b"/" | b"|" | b"-") {
        return None;
    }
    let next = chunk(page, sign.range.end, end)?;
    found(next.range)
}

/// « changé le mot de passe de Automne2023! à Hiver2024! »: the first of the two.
fn changed(page: &Page, term: Secret, at: usize, end: usize) -> Option<(Value, Judged)> {
    let from = chunk(page, at, end).filter(|chunk| is_one_of(&[b"de", b"from"], page.slice(chunk.range.clone())))?;
    let old = chunk(page, from.range.end, end)?;
    let to = chunk(page, old.range.end, end)?;
    let value = old.quoted.unwrap_or_else(|| unwrapped(page, trimmed(page, old.range.clone(), false)));
    let turned = is_one_of(&[b"a", b"to", b"pour", b"par", b"vers", b"en"], page.slice(to.range));
    (turned && shape::is_strong(page.slice(value.range.clone())))
        .then(|| judge(page, term, &value, Link::Word, false).map(|judged| (value, judged)))?
}

/// A value tied inside a chunk: « wifi:Soleil2024 », « admin=Soleil2024 ».
fn inside(page: &Page, term: Secret, chunk: &Range<usize>) -> Option<(Value, Judged)> {
    let text = page.slice(chunk.clone());
    let sign = text.iter().position(|byte| matches!(byte, b':' | b'='))?;
    let name = text.get(..sign)?;
    let named = name.len() >= 2
        && name.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b')' | b'('));
    if !named || text.get(sign + 1..sign + 3) == Some(b"//") {
        return None;
    }
    let value = unwrapped(page, trimmed(page, chunk.start + sign + 1..chunk.end, false));
    let judged = judge(page, term, &value, Link::Colon, false)?;
    (shape::is_strong(page.slice(value.range.clone())) && !value.range.is_empty()).then_some((value, judged))
}

/// Whether a value that nothing ties to the word may be its own: it is not what the password is of.
fn stands(page: &Page, term: Secret, value: &Value, place: usize, previous: &[u8], known: bool) -> bool {
    let text = page.slice(value.range.clone());
    let it = Shape::of(text);
    let of = is_one_of(
        &[
            b"pour",
            b"de",
            b"du",
            b"des",
            b"for",
            b"of",
            b"on",
            b"sur",
            b"serveur",
            b"server",
            b"compte",
            b"user",
            b"account",
            b"from",
            b"dans",
            b"in",
            b"au",
            b"aux",
            b"at",
            b"avec",
            b"poste",
            b"usager",
            b"utilisateur",
            b"login",
            b"la",
            b"le",
            b"les",
            b"the",
            b"version",
            b"et",
            b"and",
            b"ou",
            b"or",
            b"via",
            b"par",
            b"reseau",
            b"site",
            b"salle",
            b"imprimante",
            b"printer",
        ],
        previous,
    );
    // A sign between them says that they are compared, or set apart.
    if !previous.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'-' | 0x80)) {
        return false;
    }
    let parenthesis = page.before(value.range.start) == b'(' || value.quoted;
    match term {
        // « login jtremblay / pass Soleil2024! »
        Secret::WeakPassword => known && place == 0,
        Secret::Pin | Secret::Code => place == 0,
        Secret::Password | Secret::Passphrase => {
            let rich = it.upper > 0 && it.lower > 0 && it.digits > 0 && it.length >= 8;
            let long = it.digits >= 2 && it.letters() >= 4 && it.length >= 8 && place == 0;
            let code = it.lower == 0 && it.hard == 0 && !parenthesis;
            !of && !code && (it.hard > 0 && it.letters() > 0 && it.length >= 6 || rich || long || parenthesis)
        }
        _ => !of,
    }
}
