//! Codes of doors, alarms, safes and padlocks, as notes for a replacement hold them: « porte du personnel : 5081# », "side gate
//! keypad 0417#", « cadenas à roulettes : 0-6-6-2 »; and codes that are said in words: "two two seven oh".

use std::ops::Range;

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::super::spoken;
use super::prose::is_one_of;
use super::value::trimmed;
use super::{Page, Secret, found};

/// Words after what a code opens among which the code is looked for, and where they stand close.
const REACH: usize = 10;
const CLOSE: usize = 3;
/// Bytes of a line that are looked at.
const LINE: usize = 200;
/// Lines below a heading of codes.
const LINES: usize = 14;

/// Words that give a code.
const GIVES: &str = "c'est cest is est it's code codes pin nip combo combinaison combination fait faire tapez tape composez compose punch enter entrez = -> le the";
/// Words after which a number is something else than a code.
const OTHERWISE: &str = "at a of de vers depuis since pour for no n modele model zone poste ext x went appel call calls appels in en du dans before avant after apres entre between page article";

/// The codes of a text.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    // Where codes are spoken of at all, a number after « porte : » is one; else it counts, or measures.
    let spoken = page.hits.iter().any(|hit| matches!(hit.term, Secret::Code | Secret::Pin | Secret::Opened));
    for hit in page.hits {
        let range = page.range(hit);
        if all.last().is_some_and(|last| range.start < last.range.end) {
            continue;
        }
        match hit.term {
            Secret::Opened | Secret::Entrance => {
                let said = || (hit.term == Secret::Opened).then(|| spelled(page, range.end)).flatten();
                let found = typed(page, range.clone()).or_else(|| opened(page, hit.term, range.end, spoken));
                let told = || answered(page, hit.term, range.end);
                all.extend(found.or_else(said).or_else(told));
            }
            Secret::Code | Secret::Pin => {
                // « Le code d'alarme a changé, c'est 6093 »: behind the code itself, a link must give it.
                let term = if hit.term == Secret::Pin { Secret::Pin } else { Secret::Entrance };
                let own = || opened(page, term, range.end, false);
                all.extend(spelled(page, range.end).or_else(own).or_else(|| answered(page, hit.term, range.end)));
                if plural(page.slice(range.clone())) {
                    list(page, range.end, &mut all);
                }
            }
            _ => {}
        }
    }
    all
}

fn plural(label: &[u8]) -> bool {
    label.get(..5).is_some_and(|word| word.eq_ignore_ascii_case(b"codes")) || label.ends_with(b"odes")
}

fn code(page: &Page, range: Range<usize>, sure: f32) -> Candidate {
    found(page, range, Kind::Password, "password.code").sure(sure)
}

/// What a word may be as a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Four to six digits, that are no year.
    Number,
    /// Digits and a sign of the keypad, or turns of a dial: nothing else is written so.
    Dialled,
    /// A capital with digits: « C1947 ».
    Lettered,
}

fn form(text: &[u8]) -> Option<Form> {
    let sign = |byte: &u8| matches!(byte, b'#' | b'*');
    let core: &[u8] = match text {
        [b'#' | b'*', rest @ ..] => rest,
        _ => text,
    };
    let end = core.len() - core.iter().rev().take_while(|byte| sign(byte)).count();
    let signed = core.len() < text.len() || end < core.len();
    let core = core.get(..end)?;
    let digits = core.iter().filter(|byte| byte.is_ascii_digit()).count();
    let groups = || core.split(|byte| *byte == b'-');
    if core.contains(&b'-') {
        let turns = (3..=4).contains(&groups().count())
            && groups().all(|group| matches!(group.len(), 1 | 2) && group.iter().all(u8::is_ascii_digit));
        return turns.then_some(Form::Dialled);
    }
    if digits == core.len() && (3..=8).contains(&digits) {
        let year = digits == 4 && (core.starts_with(b"19") || core.starts_with(b"20"));
        return match digits {
            _ if signed => Some(Form::Dialled),
            4..=6 if !year => Some(Form::Number),
            _ => None,
        };
    }
    let capitals = core.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let ends = [core.first(), core.last()];
    let lettered = digits + capitals == core.len()
        && (3..=6).contains(&digits)
        && (1..=2).contains(&capitals)
        && ends.iter().flatten().any(|byte| byte.is_ascii_uppercase());
    lettered.then_some(Form::Lettered)
}

/// Whether a clause ends at an offset, or goes on to the next gesture: « 7731 puis la touche ARMER ».
fn closes(page: &Page, at: usize) -> bool {
    match page.at(at) {
        0 | b'\n' | b';' | b')' | b'!' => true,
        b',' | b'.' => matches!(page.at(at + 1), 0 | b'\n' | b' '),
        b' ' => {
            let rest = page.slice(at + 1..at + 12);
            let word = rest.split(|byte| matches!(byte, b' ' | b'\n' | b',' | b'.')).next().unwrap_or_default();
            is_one_of("puis then et and ou or ensuite - then, ( sur on maintenant now", word)
                || matches!(rest.first(), Some(b'(' | b'-'))
        }
        _ => false,
    }
}

/// The code after what it opens. Of what a number is said of besides, a link must give it; a sign of the keypad always does.
fn opened(page: &Page, term: Secret, at: usize, spoken: bool) -> Option<Candidate> {
    let end = page.line_end(at).min(at + LINE);
    // Most lines hold no number at all.
    if !page.bytes.get(at..end)?.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let strong = term != Secret::Entrance;
    // « NIP de la carte essence 4417 »
    let close = if term == Secret::Pin { CLOSE + 2 } else { CLOSE };
    let mut words = page.bytes.get(at..end)?.split(u8::is_ascii_whitespace);
    let mut start = at;
    // What the word before says: a colon, a word that gives, or one after which a number is something else.
    // « Le code c'est 4471# »: the link is of the label.
    let said = page.slice(at.saturating_sub(3)..at);
    let linked = said.eq_ignore_ascii_case(b"est") || said.eq_ignore_ascii_case(b" is");
    let (mut colon, mut gives, mut other) = (false, linked, false);
    for place in 0..REACH {
        let word = words.next()?;
        let range = trimmed(page, start..start + word.len(), false);
        start += word.len() + 1;
        let text = page.slice(range.clone());
        if strong
            && (colon || gives)
            && let Some(range) = spaced(page, range.start)
        {
            return Some(code(page, range, 0.75));
        }
        let form = form(text).filter(|_| closes(page, range.end));
        let given = match form {
            Some(Form::Dialled) => colon || gives || (!other && place <= close + 1),
            Some(Form::Number) => gives || (colon && (strong || spoken)) || (strong && !other && place <= close),
            Some(Form::Lettered) => colon || gives,
            None => false,
        };
        // A line of a note gives a number to a door after its colon; a sentence may count.
        if given {
            return Some(code(page, range, if strong || form != Some(Form::Number) { 0.8 } else { 0.7 }));
        }
        if form.is_none() && text.iter().any(u8::is_ascii_digit) && !matches!(text, [_] | [_, b'e']) {
            return None;
        }
        if word.iter().any(|byte| matches!(byte, b'.' | b';' | b'!' | b'?')) {
            return None;
        }
        let link = is_one_of("le the", text) && gives;
        colon = word.ends_with(b":") || matches!(word, b"=" | b"->");
        // « c'est encore 2718# ».
        let still = gives && is_one_of("encore toujours maintenant still now", text);
        gives = link || still || (is_one_of(GIVES, text) && !is_one_of("le the", text));
        other = is_one_of(OTHERWISE, text) || word.ends_with(b",");
    }
    None
}

/// Bytes of a question, and of the name of who answers, at most.
const QUESTION: usize = 60;
const WHO: usize = 30;

/// The code that the next line of a chat answers with: « c'est quoi le code de la porte? », « Léa : 7 7 0 4 dièse ».
fn answered(page: &Page, term: Secret, at: usize) -> Option<Candidate> {
    let end = page.line_end(at);
    if end.saturating_sub(at) > QUESTION {
        return None;
    }
    let question = page.slice(at..end).trim_ascii_end();
    if question.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'\t'))
        || matches!(term, Secret::Opened | Secret::Entrance) && question.last() != Some(&b'?')
    {
        return None;
    }
    let next = page.slice(end + 1..page.line_end(end + 1).min(end + 1 + LINE));
    let colon = next.iter().take(WHO).position(|byte| *byte == b':')?;
    let named = next.get(..colon)?.trim_ascii();
    // A chat: the question has a name before it too.
    let line = page.slice(page.line_start(at)..at);
    let asked = line.iter().take(WHO).any(|byte| *byte == b':');
    // « Objet : code de porte », « Poste : 4471 » are the lines of a form.
    let name = named.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'.' | b'-' | 0x80..))
        && named.split(|byte| *byte == b' ').all(|word| !is_one_of(NUMBERS, word));
    let mut start = page.skip_spaces(end + 1 + colon + 1);
    if !asked || !name || named.len() < 2 {
        return None;
    }
    if let Some(range) = spaced(page, start) {
        return Some(code(page, range, 0.8));
    }
    // « c'est le 4471 »
    for _ in 0..CLOSE {
        let rest = page.slice(start..start + LINE);
        let word = rest.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        let range = trimmed(page, start..start + word.len(), false);
        let text = page.slice(range.clone());
        if form(text).is_some() {
            return Some(code(page, range, 0.8));
        }
        if !is_one_of(GIVES, text) {
            return None;
        }
        start = page.skip_spaces(start + word.len());
    }
    None
}

/// A code in single digits or in pairs with spaces between, which begins at an offset: « 7 7 0 4 », « 19 44 06 ».
fn spaced(page: &Page, at: usize) -> Option<Range<usize>> {
    let size = |from: usize| page.slice(from..from + 3).iter().take_while(|byte| byte.is_ascii_digit()).count();
    let group = size(at);
    if !matches!(group, 1 | 2) {
        return None;
    }
    let (mut end, mut count) = (at + group, 1);
    while page.at(end) == b' ' && size(end + 1) == group {
        end += 1 + group;
        count += 1;
    }
    let fits = if group == 1 { (4..=6).contains(&count) } else { count == 3 };
    let goes_on = page.at(end).is_ascii_alphanumeric() || page.at(end) == b' ' && size(end + 1) > 0;
    (fits && !goes_on && !matches!(page.at(end), b'-' | b'/' | b'$')).then_some(at..end)
}

/// Words between a code and the keypad it is typed on; and those before it.
const ON: &str = "sur le on the au a into du";
const TYPE: &str = "faites faire fais fait tapez tape taper composez compose composer punch press enter entrez entrer type le the dial";

/// « faites le 7205 sur le clavier », "punch 6630 on the keypad".
fn typed(page: &Page, label: Range<usize>) -> Option<Candidate> {
    let keypad = page.slice(label.clone());
    if !(keypad.eq_ignore_ascii_case(b"clavier") || keypad.eq_ignore_ascii_case(b"keypad")) {
        return None;
    }
    let t = page.t;
    let mut token = t.from(label.start).checked_sub(1)?;
    let mut between = 0;
    while between < 3 && is_one_of(ON, t.text(token)) {
        token = token.checked_sub(1)?;
        between += 1;
    }
    let range = t.range(token, token);
    let leads = is_one_of(TYPE, t.text(token.checked_sub(1)?)) && t.between(token - 1) == b" ";
    (between > 0 && leads && form(page.slice(range.clone())).is_some()).then(|| code(page, range, 0.8))
}

/// « Codes des portes », and lines below: « - local des dons : C2846Y ».
fn list(page: &Page, at: usize, all: &mut Vec<Candidate>) {
    let mut from = page.line_end(at) + 1;
    let mut taken = 0;
    for _ in 0..LINES {
        if from >= page.bytes.len() {
            return;
        }
        let end = page.line_end(from);
        let line = page.slice(from..end.min(from + LINE));
        if taken > 0 && line.trim_ascii().is_empty() {
            return;
        }
        if let Some(range) = listed(page, from, line) {
            taken += 1;
            if all.last().is_none_or(|last| last.range.end <= range.start) {
                all.push(code(page, range, 0.75));
            }
        }
        from = end + 1;
    }
}

/// Names of numbers in such lists that open nothing.
const NUMBERS: &str =
    "no numero number dossier poste ext tel telephone phone bureau postal fax extension annee year date total";

/// The code at the end of a line of a list, after its name and a sign.
fn listed(page: &Page, from: usize, line: &[u8]) -> Option<Range<usize>> {
    let sign = line.iter().rposition(|byte| matches!(byte, b':' | b'='))?;
    let name = line.get(..sign)?;
    let value = line.get(sign + 1..)?;
    let lead = value.len() - value.trim_ascii_start().len();
    let word = value.trim_ascii_start().split(u8::is_ascii_whitespace).next()?;
    let start = from + sign + 1 + lead;
    let range = trimmed(page, start..start + word.len(), false);
    let letters = name.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let plain = name.split(|byte| !byte.is_ascii_alphabetic()).all(|word| !is_one_of(NUMBERS, word));
    (letters >= 3 && name.len() < 70 && plain && form(page.slice(range.clone())).is_some() && closes(page, range.end))
        .then_some(range)
}

/// Four to six digits in words, within a few words: « s'arme avec huit deux zéro cinq », "a PIN, six-one-four-four".
fn spelled(page: &Page, at: usize) -> Option<Candidate> {
    let t = page.t;
    let first = t.from(at);
    let last = t.all.len().min(first + REACH + CLOSE);
    let spoken = |token: usize| spoken::is_digit(t, token);
    let near = |token: usize| matches!(t.between(token), b" " | b"-");
    let mut token = first;
    while token < last && !t.between(token.max(1) - 1).contains(&b'\n') {
        if !spoken(token) {
            token += 1;
            continue;
        }
        let count = (token..token + 8).take_while(|next| spoken(*next) && (*next == token || near(next - 1))).count();
        if (4..=6).contains(&count) {
            return Some(code(page, t.range(token, token + count - 1), 0.75));
        }
        token += count;
    }
    None
}
