//! Addresses by their forms: a type of thoroughfare before or after its name, the number first or last or written out; boxes; and what
//! follows a label.

use super::super::context::Term;
use super::super::kind::Kind;
use super::super::life;
use super::super::look::{Candidate, Look, hashed, words};
use super::super::names::Cue;
use super::super::phrases::Hit;
use super::super::spoken;
use super::parts::{
    before_town, civic, direction, halved, is_ordinal_word, level, name, of_unit, ordinal, parts_cells, unit,
    unit_before, untied, whole, year,
};
use super::words::{AFTER, ENGLISH, LABELS, LIVED, TIES, between, closes, is, joined};
use crate::text::tokens::{DIGIT, LOWER, UPPER};

/// « 525, boul. René-Lévesque Est », « 12, 3e Avenue », « 104 rang 4 ».
pub(super) fn french(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let before = first.checked_sub(1)?;
    if !matches!(between(look, before), b" " | b", " | b"," | b" , " | b"  ") && !parts_cells(look, before) {
        return None;
    }
    // « 12, 3e Avenue »: the ordinal is the name.
    if ordinal(look, before) {
        let number =
            before.checked_sub(1).filter(|token| matches!(between(look, *token), b" " | b", " | b"," | b" - "))?;
        let from = civic(look, untied(look, number))?;
        return finish(look, from, last, "postal_address.french");
    }
    // « au 318 du 4e Rang », « 112 de la rue Roy ».
    let from = civic(look, untied(look, before))?;
    // « Née en 1993, Pointe-Claire ».
    if is(look, first, b"pointe") && between(look, last) == b"-" {
        return None;
    }
    // A type of one letter is one only with its full stop: « 45, r. Dupont ».
    let short = look.t.text(first).len() <= 2 && first == last;
    let celled = parts_cells(look, before) && parts_cells(look, last);
    if short
        && !celled
        && between(look, last) != b". "
        && look.t.class(first) & UPPER == 0
        && !look.is_word(first, words![b"rg", b"ch", b"av", b"bd", b"pl"])
    {
        return None;
    }
    // "1-800 line says": the type stands last, but for "900 Line 6".
    if look.is_word(first, ENGLISH) && look.t.class(first + 1) & DIGIT == 0 {
        return None;
    }
    // « 0612 R. Roy » is a log.
    if look.t.text(from).starts_with(b"0") {
        return None;
    }
    // « C.P. 45, St-Narcisse » is a box.
    if box_word(look, from).is_some() {
        return None;
    }
    // « Q-2, r. 22 » is a regulation.
    if short && look.digits(last + 1) > 0 && !look.is_word(first, words![b"rg"]) {
        return None;
    }
    // « 300, rang Double »: the type with its name; « 16 | RUE | DES ABEILLES »: each in a cell.
    let in_cell = || celled.then(|| whole(look, last + 1));
    let to = name(look, last).or((last > first).then_some(last)).or_else(in_cell)?;
    finish(look, from, to, "postal_address.french")
}

/// "12-B Old Mill Road", "77 Kingsley Rd": the type stands last.
pub(super) fn english(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let type_word = hit.first as usize;
    if !look.is_word(type_word, &AFTER) || hit.last != hit.first {
        return None;
    }
    // « 6 sem. Dr Vu »: a title.
    let spaced = matches!(between(look, type_word), b" " | b". ");
    if is(look, type_word, b"dr") && spaced && look.t.class(type_word + 1) & UPPER != 0 {
        return None;
    }
    let mut token = type_word;
    for words in 0..5 {
        let tied = |token: &usize| joined(look, *token) && !closes(look, *token);
        // "1204 – 3rd Ave."
        let dashed = |token: usize| words == 1 && between(look, token) == b" - " && ordinal(look, token + 1);
        let parted = |token: usize| between(look, token) == b", " || parts_cells(look, token) || dashed(token);
        token = token.checked_sub(1).filter(|token| tied(token) || (words > 0 && parted(*token)))?;
        let class = look.t.class(token);
        if class & DIGIT != 0 && !(words == 0 && ordinal(look, token)) {
            // « 4. Victoria Square » is the fourth of a list.
            let from = civic(look, token).filter(|_| !between(look, token).contains(&b'.'))?;
            let listed = between(look, token) == b", " && look.t.class(token + 1) == LOWER;
            if of_unit(look, from) || listed {
                return None;
            }
            return if words == 0 { None } else { finish(look, from, type_word, "postal_address.english") };
        }
        // « 3 people on the road » is none: small words that are no name.
        if class == LOWER && (look.is_word(token, &TIES) || look.t.text(token).len() < 3) {
            return None;
        }
    }
    None
}

/// « douze cent quarante-sept chemin du Lac », "forty seven b bridge street": the number is written out.
pub(super) fn dictated(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let near = |token: usize| matches!(between(look, token), b" " | b"-" | b", ");
    let said = |token: usize| near(token) && spoken::is_number(look.t, token);
    let mut number = first.checked_sub(1).filter(|before| between(look, *before) != b"-")?;
    // The words between, where the type stands last: the name, the letter of the number.
    let most = if look.is_word(first, &AFTER) { 3 } else { 0 };
    let mut words = 0;
    loop {
        // "six and a half church street".
        if let Some(whole) = halved(look, number).filter(|_| near(number)) {
            number = whole;
        }
        let none =
            look.is_word(number, &TIES) || look.is_word(number, words![b"from", b"on", b"at", b"in", b"and", b"to"]);
        if none || !near(number) || look.t.class(number) & DIGIT != 0 {
            return None;
        }
        // "eighty one Eighth Avenue".
        if said(number) && !(words == 0 && is_ordinal_word(look, number)) {
            break;
        }
        if words == most {
            return None;
        }
        words += 1;
        number = number.checked_sub(1)?;
    }
    let from = spoken::begins(look.t, number)?;
    // « une rue », "a one way street".
    if from == number && look.is_word(from, words![b"un", b"une", b"one", b"premier", b"first"]) {
        return None;
    }
    let to = if words > 0 { last } else { name(look, last)? };
    finish(look, from, to, "postal_address.dictated")
}

/// « rue St-Jean, 712 », « chemin Patton, no 3 », « route 138, numéro 2604 »: the number stands last.
pub(super) fn reversed(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    if look.t.text(hit.first as usize).len() < 2 {
        return None;
    }
    // « 6e Rang, au 1190 », « 2e rang Sud # 388 ».
    let (mut from, last) = (hit.first as usize, hit.last as usize);
    if from > 0 && ordinal(look, from - 1) && between(look, from - 1) == b" " {
        from -= 1;
    }
    let end = name(look, last).or((from < hit.first as usize).then_some(last))?;
    // "the road at 7".
    if look.is_word(last + 1, words![b"at", b"on", b"in", b"to", b"is", b"and", b"by", b"from", b"for"]) {
        return None;
    }
    let mut end = direction(look, end).unwrap_or(end);
    let mut token = end + 1;
    let comma = between(look, end) == b", ";
    let sign = matches!(between(look, end), b" #" | b", #" | b", # " | b" # ");
    if comma && is(look, token, b"au") && between(look, token) == b" " {
        token += 1;
    }
    let said = token > end + 1
        || look.is_word(token, words![b"no", b"numero", b"number", b"civique", b"civic", b"adresse", b"le"]);
    if said
        && matches!(between(look, end), b" " | b", ")
        && matches!(between(look, token), b" " | b". ")
        && look.t.class(token) & DIGIT == 0
    {
        token += 1;
    } else if !(said || comma || sign || between(look, end) == b" ") {
        return None;
    }
    let text = look.t.text(token);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // « route 243, 7,1 km »
    let decimals = matches!(between(look, token), b"." | b",") && look.t.class(token + 1) & DIGIT != 0;
    if text.len() > digits + 1 || decimals {
        return None;
    }
    // « rue Sainte-Hélène 12-14 ».
    if between(look, token) == b"-" && (1..=4).contains(&look.digits(token + 1)) && digits <= 4 {
        token += 1;
    }
    // « route 138, 12 mars », « rue Roy 2024 »; "bids close April 9".
    let month = |token: usize| life::month(look.t.text(token)).is_some();
    let dated = year(look, token) && !said && !sign || month(token + 1) || month(end) && !comma;
    let other = look.in_telephone(token) || look.t.text(token).starts_with(b"0") || of_next(look, token);
    let fits = (1..=5).contains(&digits) && !dated && !other && token > end;
    let on = matches!(between(look, token).first(), Some(b',' | b'\n' | b')' | b'\t' | b';' | b'.' | b'(' | b'/'))
        || token + 1 >= look.t.all.len()
        || said;
    (fits && on).then_some(())?;
    end = unit(look, token).or_else(|| level(look, token)).unwrap_or(token);
    judged(look, from, end, "postal_address.reversed", 0.7)
}

/// Whether the type of another thoroughfare follows a number: « quai B, 3055, boul. Roy ».
fn of_next(look: &Look, token: usize) -> bool {
    let cues = &look.t.hits.cues;
    let at = cues.partition_point(|hit| hit.first as usize <= token);
    cues.get(at).is_some_and(|hit| hit.first as usize == token + 1 && hit.term == Cue::Street)
}

/// « C.P. 118 », "P.O. Box 45", « RR 2 », "Box 88, Kuujjuaq".
pub(super) fn boxed(look: &Look, token: usize) -> Option<Candidate> {
    let from = if look.t.text(token).starts_with(b"RR") { token } else { box_word(look, token)? };
    let mut end = token;
    for _ in 0..3 {
        end = boxed_further(look, end);
    }
    // "Box 17" alone is one of an archive's.
    if is(look, from, b"box") && end == token && !before_town(look, end) {
        return None;
    }
    judged(look, from, end, "postal_address.box", 0.8)
}

/// The first of the words before the number of a box or a route.
fn box_word(look: &Look, token: usize) -> Option<usize> {
    if !(1..=5).contains(&look.digits(token)) {
        return None;
    }
    let before =
        token.checked_sub(1).filter(|before| matches!(between(look, *before), b" " | b". " | b"." | b"-" | b" : "))?;
    let one = before.checked_sub(1).filter(|one| matches!(between(look, *one), b" " | b"." | b". "));
    let dashed = between(look, before) == b"-";
    // « RR-26-011 » is a file.
    if dashed && between(look, token) == b"-" {
        return None;
    }
    let letters = |a: &[u8], b: &[u8]| one.filter(|one| !dashed && is(look, *one, a) && is(look, before, b));
    letters(b"c", b"p")
        .or_else(|| letters(b"case", b"postale"))
        .or_else(|| letters(b"r", b"r"))
        .or_else(|| letters(b"boite", b"postale"))
        .or_else(|| letters(b"casier", b"postal"))
        .or_else(|| letters(b"b", b"p"))
        .or_else(|| letters(b"po", b"box"))
        .or_else(|| {
            let o = letters(b"o", b"box")?;
            o.checked_sub(1).filter(|p| is(look, *p, b"p"))
        })
        .or_else(|| is(look, before, b"rr").then_some(before))
        .or_else(|| {
            let written = look.is_word(before, words![b"cp", b"box"]) && look.t.class(before) & UPPER != 0;
            let cp = look.capitals(before) || !is(look, before, b"cp");
            (written && cp && !dashed).then_some(before)
        })
}

/// What may follow the number of a box or a route: « , succ. Maliotenam », « , boîte 14 », ", Box 612", ", R.R. 4".
fn boxed_further(look: &Look, token: usize) -> usize {
    let word = token + 1;
    if !matches!(between(look, token), b", " | b" " | b",") {
        return token;
    }
    let pair = |a: &[u8], b: &[u8]| is(look, word, a) && is(look, word + 1, b) && look.digits(word + 2) > 0;
    if pair(b"r", b"r") || pair(b"c", b"p") || pair(b"po", b"box") {
        return word + 2;
    }
    let tied = matches!(between(look, word), b" " | b". " | b" #");
    let office =
        look.is_word(word, words![b"succ", b"succursale", b"station", b"stn"]) && look.t.class(word + 1) & UPPER != 0;
    let number =
        look.is_word(word, words![b"box", b"boite", b"rr", b"casier", b"site", b"comp"]) && look.digits(word + 1) > 0;
    if !tied || !(office || number) {
        return token;
    }
    // « succ. Bureau-chef ».
    word + 1 + (word + 1..word + 4).take_while(|token| between(look, *token) == b"-").count()
}

/// Behind « Adresse : » or « habite au »: a number and a name, whatever the thoroughfare is.
pub(super) fn labelled(look: &Look, token: usize) -> Option<Candidate> {
    let from = civic(look, token)?;
    let before = from.checked_sub(1)?;
    let gap = between(look, before);
    let near = gap.len() <= 4 && !gap.contains(&b'.') && gap.iter().filter(|byte| **byte == b'\n').count() <= 1;
    let said = look.is_word(before, &LABELS) || is_lived_at(look, from);
    if !near || !said || !matches!(between(look, token), b" " | b", " | b",") {
        return None;
    }
    let mut end = token;
    while end - token < 4 {
        let next = end + 1;
        let fits = look.t.class(next) & UPPER != 0 && look.t.class(next) & DIGIT == 0
            || (look.is_word(next, &TIES) && end > token);
        if !fits || !(joined(look, end) || end == token) {
            break;
        }
        end = next;
    }
    (end > token).then_some(())?;
    finish(look, from, end, "postal_address.labelled")
}

/// Words for a thoroughfare in the heading of a column, or before its name in a form.
pub(super) const STREETS: [u32; 9] =
    hashed([b"rue", b"street", b"voie", b"road", b"nomrue", b"streetname", b"nomvoie", b"nom", b"name"]);

/// Words before a civic number in a form.
const NUMBERS: [u32; 8] = hashed([b"civique", b"civic", b"no", b"numero", b"number", b"nocivil", b"num", b"nocivique"]);

/// A number and a thoroughfare in fields of their own: « No civique : 2045 », then « Rue : chemin du Petit-Brûlé » in the next line;
/// `"civique": "512", "rue": "Ste-Cécile"`; cells under « No | Rue ».
pub(super) fn in_fields(look: &Look, token: usize) -> Option<Candidate> {
    let from = civic(look, token)?;
    let heads = |token: usize| (look.column)(token).flatten().is_some_and(|hit| hit.term == Term::Street);
    // « 3 | Henri-Bourassa » at the head of a line is the third of a list.
    let listed = || look.digits(from) < 3 && look.t.begins_line(from);
    if parts_cells(look, token) && heads(token + 1) && !listed() {
        return finish(look, from, whole(look, token + 1), "postal_address.labelled");
    }
    let field = token + 1;
    let gap = between(look, token);
    if !(gap.contains(&b'\n') || gap.contains(&b'"') || gap == b"; ") || !look.is_word(field, &STREETS) {
        return None;
    }
    // « Nom de la rue : ».
    let said = |token: &usize| look.is_word(*token, &STREETS) && !matches!(between(look, *token), b" " | b"_");
    let last = (field..field + 4).find(said)?;
    let sign = |byte: &u8| matches!(byte, b':' | b'.' | b'=' | b'"' | b'\t' | b'|');
    let numbered = (from.saturating_sub(3)..from).any(|token| look.is_word(token, &NUMBERS));
    let filled = between(look, last).iter().any(sign) && !between(look, last).contains(&b'\n');
    (numbered && filled).then_some(())?;
    finish(look, from, whole(look, last + 1), "postal_address.labelled")
}

/// Whether the words right before a number say that somebody lives there: « habite au », "lives at".
pub(super) fn is_lived_at(look: &Look, from: usize) -> bool {
    let Some(at) = from.checked_sub(1).filter(|at| look.is_word(*at, words![b"au", b"at"])) else { return false };
    at.checked_sub(1).is_some_and(|verb| look.is_word(verb, &LIVED))
}

/// With what may follow, a direction, a unit, and the unit that may stand before.
pub(super) fn finish(look: &Look, from: usize, to: usize, rule: &'static str) -> Option<Candidate> {
    let mut end = direction(look, to).unwrap_or(to);
    // "1166 St Charles blvd".
    let word = look.is_word(end + 1, words![b"place", b"line", b"way", b"close", b"row"]);
    if between(look, end) == b" " && look.is_word(end + 1, &AFTER) && !word {
        end = direction(look, end + 1).unwrap_or(end + 1);
    }
    if let Some(unit) = unit(look, end).or_else(|| level(look, end)) {
        end = unit;
    }
    // « 3025, chemin des Patriotes, C.P. 88 ».
    end = boxed_further(look, end);
    let label = look.nearest_before(from, &[Term::Person], 10).is_some();
    let from = unit_before(look, from);
    judged(look, from, end, rule, if label { 0.94 } else { 0.86 })
}

fn judged(look: &Look, from: usize, to: usize, rule: &'static str, sure: f32) -> Option<Candidate> {
    let word = |token: usize| {
        look.is_word(
            token,
            words![
                b"exemple", b"example", b"x", b"xyz", b"test", b"metres", b"feet", b"pieds", b"metre", b"foot", b"km",
                b"pi",
            ],
        )
    };
    // Samples, and « 120 square metres ».
    let sample = is(look, from, b"123") && (from..=to).any(|token| is(look, token, b"main"));
    if look.amount(from, from) || sample || (from..=to).any(word) {
        return None;
    }
    Some(look.candidate(from, to, Kind::PostalAddress, rule).sure(sure))
}
