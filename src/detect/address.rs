//! Postal addresses: a civic number and a thoroughfare, in French order (« 525, boul. René-Lévesque Est, app. 3 ») or in English
//! order ("12-B Old Mill Road"), post office boxes and rural routes; and behind a label, a number and a name alone.

use std::ops::Range;

use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look};
use super::names::Cue;
use super::phrases::Hit;
use crate::text::tokens::{DIGIT, LOWER, UPPER};

/// Longest name of a thoroughfare, in words.
const NAME: usize = 6;

/// Words that tie the type to its name, or the words of a name together.
const TIES: [&[u8]; 16] =
    [b"de", b"du", b"des", b"la", b"le", b"les", b"d", b"l", b"aux", b"au", b"et", b"a", b"sur", b"en", b"the", b"of"];

/// After the name.
const DIRECTIONS: [&[u8]; 20] = [
    b"est", b"ouest", b"nord", b"sud", b"e", b"o", b"n", b"s", b"w", b"east", b"west", b"north", b"south", b"ne",
    b"nw", b"se", b"so", b"no", b"sw", b"bis",
];

/// Before the number of a unit.
const UNITS: [&[u8]; 24] = [
    b"app",
    b"apt",
    b"appt",
    b"appartement",
    b"apartment",
    b"appart",
    b"bureau",
    b"bur",
    b"suite",
    b"ste",
    b"unite",
    b"unit",
    b"local",
    b"porte",
    b"logement",
    b"log",
    b"chambre",
    b"room",
    b"rm",
    b"ph",
    b"etage",
    b"floor",
    b"loft",
    b"condo",
];

/// Types of thoroughfare that stand after the name, in English.
const AFTER: [&[u8]; 33] = [
    b"street",
    b"st",
    b"avenue",
    b"ave",
    b"road",
    b"rd",
    b"drive",
    b"dr",
    b"lane",
    b"ln",
    b"crescent",
    b"cres",
    b"court",
    b"crt",
    b"ct",
    b"terrace",
    b"way",
    b"boulevard",
    b"blvd",
    b"highway",
    b"hwy",
    b"place",
    b"pl",
    b"circle",
    b"cir",
    b"parkway",
    b"trail",
    b"row",
    b"close",
    b"gardens",
    b"square",
    b"rue",
    b"concession",
];

/// Words after which a number and a name are an address without more.
const LIVES: [&[&[u8]]; 16] = [
    &[b"adresse"],
    &[b"address"],
    &[b"addr"],
    &[b"adr"],
    &[b"habite", b"au"],
    &[b"habitant", b"au"],
    &[b"demeure", b"au"],
    &[b"demeurant", b"au"],
    &[b"reside", b"au"],
    &[b"residant", b"au"],
    &[b"domicilie", b"au"],
    &[b"domiciliee", b"au"],
    &[b"lives", b"at"],
    &[b"living", b"at"],
    &[b"residing", b"at"],
    &[b"resides", b"at"],
];

/// The addresses of a text, in order and apart.
pub(crate) fn find(
    look: &Look,
    cues: &[Hit<Cue>],
    people: &[Candidate],
    closed: &dyn Fn(Range<usize>) -> bool,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for hit in cues.iter().filter(|hit| hit.term == Cue::Street || hit.term == Cue::Title) {
        // « dr » is a title and a drive.
        if hit.term == Cue::Title && !is(look, hit.first as usize, b"dr") {
            continue;
        }
        let address = french(look, *hit).or_else(|| english(look, *hit));
        add(look, &mut found, people, closed, address);
    }
    let mut rest: Vec<Candidate> = Vec::new();
    for &token in &look.t.numeric {
        let token = token as usize;
        add(look, &mut rest, people, closed, boxed(look, token).or_else(|| labelled(look, token)));
    }
    super::beside(found, rest)
}

/// Adds an address that overlaps none before, and is not an organisation's own.
fn add(
    look: &Look,
    found: &mut Vec<Candidate>,
    people: &[Candidate],
    closed: &dyn Fn(Range<usize>) -> bool,
    address: Option<Candidate>,
) {
    let Some(candidate) = address else { return };
    let apart = found.last().is_none_or(|last| last.range.end <= candidate.range.start);
    if apart
        && !closed(candidate.range.clone())
        && (of_person(look, people, &candidate) || !of_organisation(look, &candidate))
    {
        found.push(candidate);
    }
}

/// Words between a name and the address of that person, at most.
const NEAR: usize = 14;

/// Whether a private person is named shortly before the address, or right after it.
fn of_person(look: &Look, people: &[Candidate], address: &Candidate) -> bool {
    let before = people.partition_point(|person| person.range.end <= address.range.start);
    let first = look.t.all.partition_point(|token| (token.start as usize) < address.range.start);
    let named =
        before.checked_sub(1).and_then(|last| people.get(last)).is_some_and(|person| first <= person.last + NEAR);
    named || people.get(before).is_some_and(|person| person.range.start < address.range.end + 4)
}

/// Whether words around say that it is an organisation's own address, or the place of an event.
fn of_organisation(look: &Look, address: &Candidate) -> bool {
    let first = look.t.all.partition_point(|token| (token.start as usize) < address.range.start);
    look.of_organisation(first, address.last)
}

fn is(look: &Look, token: usize, word: &[u8]) -> bool {
    look.t.text(token).eq_ignore_ascii_case(word)
}

fn one_of(look: &Look, token: usize, words: &[&[u8]]) -> bool {
    words.iter().any(|word| is(look, token, word))
}

/// The bytes between a token and the next.
fn between<'a>(look: &'a Look, token: usize) -> &'a [u8] {
    look.t.between(token)
}

/// Whether two words stand side by side: a space, a hyphen, an apostrophe, the full stop of an abbreviation.
fn joined(look: &Look, token: usize) -> bool {
    matches!(between(look, token), b" " | b"-" | b"'" | b". " | b"." | b"' " | b"  " | b" - ")
}

/// A civic number that ends at a token: its first token. « 45 », « 45A », « 45-47 », « 12 B », « 4-1210 ».
fn civic(look: &Look, last: usize) -> Option<usize> {
    let text = look.t.text(last);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let suffix = text.len() - digits;
    let number = (1..=5).contains(&digits) && suffix <= 1 && text.iter().skip(digits).all(u8::is_ascii_alphabetic);
    let before = last.checked_sub(1);
    if number {
        let start = look.t.range(last, last).start;
        // Not the end of a longer number, an amount or a time.
        if matches!(look.t.folded.before(start), b'.' | b'$' | b'#' | b'/' | b':') && text.len() < 2 {
            return None;
        }
        // « 1234-45, rue »: a range, or the unit before the number.
        let ranged = before.filter(|before| look.t.between(*before) == b"-" && (1..=5).contains(&look.digits(*before)));
        let longer = ranged.filter(|first| first.checked_sub(1).is_none_or(|more| look.t.between(more) != b"-"));
        return match (ranged, longer) {
            (Some(_), None) => None,
            (_, Some(first)) => Some(first),
            _ => Some(last),
        };
    }
    // A letter apart: « 45 A, rue ».
    let letter = text.len() == 1 && look.t.class(last) == UPPER;
    before.filter(|before| letter && look.t.between(*before) == b" " && (1..=5).contains(&look.digits(*before)))
}

/// « 525, boul. René-Lévesque Est », « 12, 3e Avenue », « 104 rang 4 ».
fn french(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let before = first.checked_sub(1)?;
    if !matches!(between(look, before), b" " | b", " | b"," | b" , " | b"  ") {
        return None;
    }
    // « 12, 3e Avenue »: the ordinal is the name.
    if ordinal(look, before) {
        let number = before.checked_sub(1).filter(|token| matches!(between(look, *token), b" " | b", " | b","))?;
        let from = civic(look, number)?;
        return finish(look, from, last, "postal_address.french");
    }
    let from = civic(look, before)?;
    // A type of one letter is one only with its full stop: « 45, r. Dupont ».
    let short = look.t.text(first).len() <= 2 && first == last;
    if short
        && between(look, last) != b". "
        && look.t.class(first) & UPPER == 0
        && !one_of(look, first, &[b"rg", b"ch", b"av", b"bd", b"pl"])
    {
        return None;
    }
    let to = name(look, last)?;
    finish(look, from, to, "postal_address.french")
}

/// Whether a token is « 3e », « 1re », "2nd".
fn ordinal(look: &Look, token: usize) -> bool {
    let text = look.t.text(token);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let ending = text.get(digits..).unwrap_or_default().to_ascii_lowercase();
    (1..=3).contains(&digits)
        && matches!(ending.as_slice(), b"e" | b"re" | b"er" | b"ere" | b"ieme" | b"eme" | b"st" | b"nd" | b"rd" | b"th")
}

/// The last token of a thoroughfare's name, whose type ends at `last`.
fn name(look: &Look, last: usize) -> Option<usize> {
    if !joined(look, last) {
        return None;
    }
    let mut token = last + 1;
    let mut end = None;
    let mut words = 0;
    let small = |token: usize| look.t.class(token) == LOWER;
    while words < NAME {
        let class = look.t.class(token);
        let text = look.t.text(token);
        let tie = one_of(look, token, &TIES) && look.t.class(token) & DIGIT == 0;
        let numbered = class & DIGIT != 0 && text.len() <= 4 && end.is_none();
        let capital = class & UPPER != 0 && class & DIGIT == 0;
        // Written small: the word right after the type and its ties, and what a hyphen joins to it.
        let hyphened = end == token.checked_sub(1) && between(look, token - 1) == b"-";
        let first_small = small(token) && end.is_none() && text.len() >= 2;
        if capital || numbered || (hyphened && class & DIGIT == 0) || (first_small && !tie) {
            end = Some(token);
            words += 1;
        } else if !tie {
            break;
        }
        if !joined(look, token) || (between(look, token) == b". " && text.len() > 3) {
            break;
        }
        token += 1;
    }
    end
}

/// "12-B Old Mill Road", "77 Kingsley Rd": the type stands last.
fn english(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let type_word = hit.first as usize;
    if !one_of(look, type_word, &AFTER) || hit.last != hit.first {
        return None;
    }
    let mut token = type_word;
    for words in 0..5 {
        token = token
            .checked_sub(1)
            .filter(|token| joined(look, *token) || (words > 0 && between(look, *token) == b", "))?;
        let class = look.t.class(token);
        if class & DIGIT != 0 && !(words == 0 && ordinal(look, token)) {
            let from = civic(look, token)?;
            return if words == 0 { None } else { finish(look, from, type_word, "postal_address.english") };
        }
        // « 3 people on the road » is none: small words that are no name.
        if class == LOWER && (one_of(look, token, &TIES) || look.t.text(token).len() < 3) {
            return None;
        }
    }
    None
}

/// « C.P. 118 », "P.O. Box 45", « RR 2 ».
fn boxed(look: &Look, token: usize) -> Option<Candidate> {
    if !(1..=5).contains(&look.digits(token)) {
        return None;
    }
    let before =
        token.checked_sub(1).filter(|before| matches!(between(look, *before), b" " | b". " | b"." | b"-" | b" : "))?;
    let one = before.checked_sub(1).filter(|one| matches!(between(look, *one), b" " | b"." | b". "));
    let dashed = between(look, before) == b"-";
    let letters = |a: &[u8], b: &[u8]| one.filter(|one| !dashed && is(look, *one, a) && is(look, before, b));
    let from = letters(b"c", b"p")
        .or_else(|| letters(b"case", b"postale"))
        .or_else(|| letters(b"r", b"r"))
        .or_else(|| letters(b"boite", b"postale"))
        .or_else(|| one_of(look, before, &[b"rr"]).then_some(before))
        .or_else(|| (is(look, before, b"cp") && look.t.class(before) == UPPER).then_some(before))
        .or_else(|| {
            let one = one.filter(|_| is(look, before, b"box"))?;
            if is(look, one, b"po") {
                Some(one)
            } else {
                one.checked_sub(1).filter(|p| is(look, one, b"o") && is(look, *p, b"p"))
            }
        })?;
    judged(look, from, token, "postal_address.box", 0.8)
}

/// Behind « Adresse : » or « habite au »: a number and a name, whatever the thoroughfare is.
fn labelled(look: &Look, token: usize) -> Option<Candidate> {
    let from = civic(look, token)?;
    let before = from.checked_sub(1)?;
    let gap = between(look, before);
    let near = gap.len() <= 4 && !gap.contains(&b'.') && gap.iter().filter(|byte| **byte == b'\n').count() <= 1;
    let heads = |words: &[&[u8]]| {
        let start = (before + 1).checked_sub(words.len());
        start.is_some_and(|start| words.iter().enumerate().all(|(place, word)| is(look, start + place, word)))
    };
    if !near || !LIVES.iter().any(|words| heads(words)) || !matches!(between(look, token), b" " | b", " | b",") {
        return None;
    }
    let mut end = token;
    while end - token < 4 {
        let next = end + 1;
        let fits = look.t.class(next) & UPPER != 0 && look.t.class(next) & DIGIT == 0
            || (one_of(look, next, &TIES) && end > token);
        if !fits || !(joined(look, end) || end == token) {
            break;
        }
        end = next;
    }
    (end > token).then_some(())?;
    finish(look, from, end, "postal_address.labelled")
}

/// With what may follow: a direction, a unit.
fn finish(look: &Look, from: usize, to: usize, rule: &'static str) -> Option<Candidate> {
    let mut end = to;
    if matches!(between(look, end), b" " | b", " | b". ") && one_of(look, end + 1, &DIRECTIONS) {
        let word = look.t.text(end + 1);
        let single = word.len() == 1 && look.t.class(end + 1) != UPPER;
        // « 12 rue Cartier est fermée »: a direction is written with a capital, or ends the clause.
        let closes = !matches!(between(look, end + 1), b" ") || look.t.class(end + 2) & DIGIT != 0;
        if !single && (look.t.class(end + 1) & UPPER != 0 || closes) {
            end += 1;
        }
    }
    if let Some(unit) = unit(look, end) {
        end = unit;
    }
    let label = look.nearest_before(from, &[Term::Person], 10).is_some();
    judged(look, from, end, rule, if label { 0.94 } else { 0.86 })
}

/// The last token of a unit after an address: « , app. 3 », « #204 », « bureau 2.36 ».
fn unit(look: &Look, end: usize) -> Option<usize> {
    let gap = between(look, end);
    if gap.contains(&b'\n') && !one_of(look, end + 1, &UNITS) {
        return None;
    }
    if gap.ends_with(b"#") && gap.len() <= 3 && look.t.class(end + 1) & DIGIT != 0 {
        return Some(end + 1);
    }
    if !matches!(gap, b" " | b", " | b"," | b", #" | b" (" | b"\n" | b" - " | b". ") || !one_of(look, end + 1, &UNITS) {
        return None;
    }
    let mut token = end + 2;
    if !matches!(between(look, end + 1), b" " | b". " | b"." | b" #" | b". #" | b" : ") {
        return None;
    }
    if one_of(look, token, &[b"no", b"numero"]) {
        token += 1;
    }
    let text = look.t.text(token);
    let number = !text.is_empty() && text.len() <= 5 && (look.t.class(token) & DIGIT != 0 || text.len() == 1);
    number.then(|| if look.t.between(token) == b"." && look.digits(token + 1) > 0 { token + 1 } else { token })
}

fn judged(look: &Look, from: usize, to: usize, rule: &'static str, sure: f32) -> Option<Candidate> {
    if look.amount(from, from) {
        return None;
    }
    Some(look.candidate(from, to, Kind::PostalAddress, rule).sure(sure))
}
