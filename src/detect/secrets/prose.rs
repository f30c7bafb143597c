//! Reading a sentence that speaks of a password: « le mot de passe du portail est ... », "the password for the printer, if
//! you need it, is ...".

use std::ops::Range;

use super::judge::{Judged, Link, Value, judge};
use super::shape::{self, Shape};
use super::value::{trimmed, unwrapped};
use super::{Page, Secret};

/// Words between spaces that are looked at after the one that announces a secret.
const REACH: usize = 16;
/// Bytes of one of them at most.
const LONGEST: usize = 400;
/// How far before the word a value stands, in bytes.
const BEFORE: usize = 100;
/// How near a value stands that nothing ties to the word.
const BESIDE: usize = 3;

/// Words that tie a value to what is before.
const LINKS: &str = "est c'est cest sera serait etait devient deviendra is was will be it's its becomes equals set to sont are = : -> => reads voici here's here par with being - vaut soit s'ecrit utilisez use prends prenez tapez entrez enter type a";
/// Words that may stand between such a word and the value.
const FILLERS: &str = "le la les the toujours encore still now maintenant simplement just donc so suivant following bien actuellement currently temporairement pour l'instant moment reste remains as been changed reset change to be en ceci this celui-ci always a mis configure defini ete actually probably probablement je crois think i egalement token apikey";

/// Words that say that what follows is an example.
pub(super) const EXAMPLES: &str = "exemple exemples example examples ex e.g comme like such fictif fictive bidon genre sorte courant courants common populaire populaires popular frequent frequents";

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

/// Whether a word is in a list, in which spaces stand between.
pub(super) fn is_one_of(list: &str, word: &[u8]) -> bool {
    // Longer than any of them.
    word.len() <= 14 && list.split(' ').any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

/// The secret that a sentence announces after a word, from the offset `at` on: its value and how it is judged. `stop` is where
/// the next such word stands.
pub(super) fn find(page: &Page, term: Secret, at: usize, stop: usize, known: bool) -> Option<(Value, Judged)> {
    let end = page.line_end(at).min(stop);
    let mut at = at;
    let mut link: Option<Link> = None;
    // `{ password, mode: '...' }` lists; « mot de passe, c'est ... » goes on.
    let mut lost = page.at(at) == b',';
    // « j'ai donné mon mot de passe, Loutre.Riv9, au technicien »
    // "wants a PIN, 5526, and ..."
    let coded = matches!(term, Secret::Pin | Secret::Code);
    let aside = lost && (coded || owned(page, at));
    if aside && coded {
        at += 1;
    }
    let mut beside: Option<(Value, Judged)> = None;
    let mut previous: Range<usize> = 0..0;
    if let Some(old) = changed(page, term, at, end) {
        return Some(old);
    }
    let reach = match term {
        Secret::WeakKey => REACH / 3,
        _ => REACH,
    };
    for place in 0..reach {
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
            // « usager et mot de passe : adm-geo1 / Kayak_2031 »
            if known
                && chunk(page, at, end).is_some_and(|sign| page.slice(sign.range) == b"/")
                && let Some(found) = slashed(page, term, &range, tie, at, end)
            {
                return Some(found);
            }
            // « un code de secours, il en reste un : ... »
            let listed = coded && tie == Link::Colon;
            let fits = !is_link(raw) && (!lost || listed || shape::is_strong(page.slice(value.range.clone())));
            if let Some(judged) = judge(page, term, &value, tie, known).filter(|_| fits) {
                return Some((value, judged));
            }
            if let Some(found) = slashed(page, term, &range, tie, at, end) {
                return Some(found);
            }
            let filler = is_one_of(FILLERS, word) || is_one_of(LINKS, word) || raw.ends_with(b":");
            if !filler {
                link = None;
                lost = true;
            }
        } else if is_one_of(EXAMPLES, word) {
            return None;
        } else if place < BESIDE && (!lost || aside && place <= 1) && beside.is_none() {
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
            && (place < 2 || term == Secret::Password)
            && let Some(found) = inside(page, term, &core)
        {
            return Some(found);
        }
        let strict = term != Secret::WeakPassword || is_one_of("est is c'est was it's sera", word);
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
            && is_one_of(LINKS, word)
            && !(lost && place > 6)
            && (raw != b"-" || place == 0)
            && (!weak_link(word)
                || place == 0
                || is_one_of("change changed reset set modifie remplace", page.slice(previous.clone())))
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

/// Whether somebody's own password is spoken of, before the comma at `at`.
fn owned(page: &Page, at: usize) -> bool {
    let before = page.slice(at.saturating_sub(40)..at);
    let owners = "mon my son her his notre our leur their votre your le the ton";
    before.split(|byte| !byte.is_ascii_alphabetic()).any(|word| is_one_of(owners, word))
}

/// Words that tie only where they stand right after the one that announces, or after a verb of change.
fn weak_link(word: &[u8]) -> bool {
    is_one_of("to a par with use utilisez enter entrez type tapez set here be prends prenez", word)
}

fn is_link(raw: &[u8]) -> bool {
    is_one_of(LINKS, raw)
}

/// « identifiant et mot de passe : jtremblay / Soleil2024! »: the value after the slash.
pub(super) fn slashed(
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

/// « protégé par Doss!er87 comme mot de passe », `"..." as the password`: the value before the word that begins at `label`.
pub(super) fn before(page: &Page, label: usize) -> Option<(Value, Judged)> {
    let start = page.line_start(label).max(label.saturating_sub(BEFORE));
    let mut words = page.bytes.get(start..label)?.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let mut word = words.next()?;
    if is_one_of("the my your his her a le son mon votre ton", word) {
        word = words.next()?;
    }
    if !is_one_of("as comme", word) {
        return None;
    }
    let chunk = words.next()?;
    // Where it stands: the slices are parts of the text.
    let end = label
        - page
            .bytes
            .get(start..label)?
            .rsplit(|byte| byte.is_ascii_whitespace())
            .scan(0, |sum, part| {
                let here = *sum;
                *sum += part.len() + 1;
                Some((here, part))
            })
            .find(|(_, part)| std::ptr::eq(*part, chunk))
            .map(|(after, _)| after)?;
    let range = end - chunk.len()..end;
    let value = unwrapped(page, trimmed(page, range, false));
    let text = page.slice(value.range.clone());
    let it = Shape::of(text);
    let rich = it.hard > 0 || (it.upper > 0 && it.lower > 0 && it.digits > 0 && it.length >= 8);
    (rich && shape::is_strong(text))
        .then(|| judge(page, Secret::Password, &value, Link::Word, false).map(|judged| (value, judged)))?
}

/// « changé le mot de passe de Automne2023! à Hiver2024! »: the first of the two.
fn changed(page: &Page, term: Secret, at: usize, end: usize) -> Option<(Value, Judged)> {
    let mut from = chunk(page, at, end)?;
    if is_one_of("changed change passe went modifie", page.slice(from.range.clone())) {
        from = chunk(page, from.range.end, end)?;
    }
    if !is_one_of("de from", page.slice(from.range.clone())) {
        return None;
    }
    let old = chunk(page, from.range.end, end)?;
    let to = chunk(page, old.range.end, end)?;
    let value = old.quoted.unwrap_or_else(|| unwrapped(page, trimmed(page, old.range.clone(), false)));
    let turned = is_one_of("a to pour par vers en", page.slice(to.range));
    let code = matches!(term, Secret::Code | Secret::Pin);
    (turned && (code || shape::is_strong(page.slice(value.range.clone()))))
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
        "pour de du des for of on sur serveur server compte user account from dans in au aux at avec poste usager utilisateur login la le les the version et and ou or via par reseau site salle imprimante printer",
        previous,
    );
    // A sign between them says that they are compared, or set apart.
    if !previous.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'-' | 0x80)) {
        return false;
    }
    let parenthesis = page.before(value.range.start) == b'(' || value.quoted;
    // Cells of a row.
    if text.contains(&b';') && !value.quoted {
        return false;
    }
    match term {
        // « login jtremblay / pass Soleil2024! »
        Secret::WeakPassword => known && place == 0,
        Secret::Pin | Secret::Code => place == 0 || (parenthesis && !value.quoted),
        Secret::Password | Secret::Passphrase => {
            let rich = it.upper > 0 && it.lower > 0 && it.digits > 0 && it.length >= 8;
            let long = it.digits >= 2 && it.letters() >= 4 && it.length >= 8 && place == 0;
            let code = it.lower == 0 && it.hard == 0 && !parenthesis;
            !of && !code && (it.hard > 0 && it.letters() > 0 && it.length >= 6 || rich || long || parenthesis)
        }
        _ => !of,
    }
}
