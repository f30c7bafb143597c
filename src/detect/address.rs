//! Postal addresses: a civic number and a thoroughfare, in French order (« 525, boul. René-Lévesque Est, app. 3 ») or in English
//! order ("12-B Old Mill Road"), post office boxes and rural routes; and behind a label, a number and a name alone.

use std::ops::Range;

use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look, is_one};
use super::names::Cue;
use super::phrases::Hit;
use super::spoken;
use super::together::Near;
use super::weigh::{Ground, SHARED, Subject, weigh};
use crate::text::tokens::{DIGIT, LOWER, UPPER};

/// Longest name of a thoroughfare, in words.
const NAME: usize = 6;

/// What goes on with the name of a saint.
const SAINTS: [&[u8]; 6] = [b"st", b"ste", b"saint", b"sainte", b"notre", b"mont"];

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
const AFTER: [&[u8]; 36] = [
    b"cr",
    b"range",
    b"line",
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
#[inline(never)]
pub(crate) fn find(
    look: &Look,
    cues: &[Hit<Cue>],
    near: &Near<'_>,
    ground: &Ground,
    closed: &dyn Fn(Range<usize>) -> bool,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for hit in cues.iter().filter(|hit| hit.term == Cue::Street || hit.term == Cue::Title) {
        // « dr » is a title and a drive.
        if hit.term == Cue::Title && !is(look, hit.first as usize, b"dr") {
            continue;
        }
        // Without a number before it, it is no address: most end here.
        let first = hit.first as usize;
        let address = if (first.saturating_sub(6)..first).any(|token| look.t.class(token) & DIGIT != 0) {
            french(look, *hit).or_else(|| english(look, *hit))
        } else {
            None
        };
        let address = address.or_else(|| reversed(look, *hit)).or_else(|| dictated(look, *hit));
        add(look, &mut found, near, ground, closed, address);
    }
    let mut rest: Vec<Candidate> = Vec::new();
    for &token in &look.t.numeric {
        let token = token as usize;
        if look.t.text(token).len() > 6 {
            continue;
        }
        if idle(look, token) {
            continue;
        }
        let address = boxed(look, token).or_else(|| labelled(look, token)).or_else(|| untyped(look, near, token));
        add(look, &mut rest, near, ground, closed, address);
    }
    super::beside(found, rest)
}

/// Whether neither the word before a number nor the one after it lets an address begin there: most numbers.
fn idle(look: &Look, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|before| look.t.text(before).first()).map_or(0, u8::to_ascii_lowercase);
    let after = look.t.text(token + 1);
    let capital = look.t.class(token + 1) & UPPER != 0;
    let tie = after.len() <= 3 && matches!(after.first().map(u8::to_ascii_lowercase), Some(b'd' | b'l' | b'a'));
    // « C.P. », « case postale », « box », « RR ».
    !matches!(before, b'p' | b'b' | b'r' | b'c') && !capital && !tie
}

/// Least that must speak for somebody's address.
const SOMEBODYS: f32 = 0.6;

/// Adds an address that overlaps none before, and that something ties to a person.
fn add(
    look: &Look,
    found: &mut Vec<Candidate>,
    near: &Near<'_>,
    ground: &Ground,
    closed: &dyn Fn(Range<usize>) -> bool,
    address: Option<Candidate>,
) {
    let Some(candidate) = address else { return };
    let apart = found.last().is_none_or(|last| last.range.end <= candidate.range.start);
    if !apart || closed(candidate.range.clone()) {
        return;
    }
    let sure = somebodys(look, near, ground, &candidate);
    if sure >= SOMEBODYS {
        found.push(candidate);
    }
}

/// Words before an address, which tell what is there.
const LEADS: [&[u8]; 20] = [
    b"au", b"a", b"at", b"de", b"of", b"du", b"from", b"to", b"chez", b"adresse", b"address", b"habite", b"demeure",
    b"sur", b"on", b"near", b"pour", b"for", b"le", b"the",
];

/// How likely it is that somebody lives there, 0 to 1.
fn somebodys(look: &Look, near: &Near<'_>, ground: &Ground, candidate: &Candidate) -> f32 {
    let t = look.t;
    let first = t.from(candidate.range.start);
    let words = first..candidate.last + 1;
    weigh(Subject::Address, t, words.clone(), |push| {
        ground.features(t, &words, push);
        let mut push = |template: u8, value: u8| push(SHARED + template, value);
        let length = ground.length(words.start);
        let rules = ["french", "english", "box", "labelled", "reversed"];
        let rule = rules.iter().position(|rule| candidate.rule.ends_with(rule)).unwrap_or(rules.len()) as u8;
        let personal = u8::from(near.personal(look, candidate));
        let place = u8::from(near.at_a_place(look, first));
        let organisation = u8::from(look.of_organisation(first, candidate.last));
        let before = first.checked_sub(1);
        let lead = before
            .filter(|before| !between(look, *before).contains(&b'\n'))
            .and_then(|before| LEADS.iter().position(|word| is(look, before, word)));
        let lead = lead.map_or(0, |lead| lead as u8 + 1);
        let named = match (near.named_before(first, 1), near.named_before(first, 16)) {
            (Some(_), _) => 2,
            (_, Some(_)) => 1,
            _ => 0,
        };
        let gap = |token: Option<usize>| match token.map_or(&b"\n"[..], |token| between(look, token)) {
            b" " => 0,
            b", " => 1,
            gap if gap.contains(&b'\n') => 2,
            gap if gap.contains(&b'\t') || gap.contains(&b';') => 3,
            gap if gap.contains(&b'(') || gap.contains(&b')') => 4,
            gap if gap.contains(&b':') => 5,
            gap if gap.contains(&b'.') => 6,
            _ => 7,
        };
        let (ahead, behind) = (gap(before), gap(Some(candidate.last)));
        push(0, rule);
        push(1, rule * 2 + personal);
        push(2, personal * 5 + length);
        push(3, rule * 4 + place * 2 + organisation);
        push(4, lead);
        push(5, rule * 3 + named);
        push(6, rule * 8 + ahead);
        push(7, rule * 8 + behind);
        push(8, rule * 8 + look.digits(first).min(7) as u8);
        push(9, rule * 8 + words.len().min(7) as u8);
        let tells = words.clone().any(|token| one_of(look, token, &UNITS) || one_of(look, token, &DIRECTIONS));
        push(10, rule * 2 + u8::from(tells));
        push(11, rule * 2 + u8::from(super::names::is_common(t.text(candidate.last))));
        push(12, rule * 2 + u8::from(super::names::is_name_or_place(t.text(candidate.last))));
        let column = (look.column)(first);
        push(13, rule * 3 + u8::from(column.is_some()) + u8::from(column.flatten().is_some()));
        push(14, rule * 5 + length);
        push(15, named * 8 + ahead);
        push(16, place * 2 + organisation + 4 * personal);
        push(19, near.nearest_named(look, first) * 6 + rule);
        push(17, u8::from(between(look, first) == b", ") * 6 + rule);
        push(18, (if rule == 5 { 21 } else { 0 }) + lead);
    })
}

fn is(look: &Look, token: usize, word: &[u8]) -> bool {
    look.t.text(token).eq_ignore_ascii_case(word)
}

fn one_of(look: &Look, token: usize, words: &[&[u8]]) -> bool {
    is_one(look.t.text(token), words)
}

/// The bytes between a token and the next.
fn between<'a>(look: &'a Look, token: usize) -> &'a [u8] {
    look.t.between(token)
}

/// Whether two words stand side by side: a space, a hyphen, an apostrophe, the full stop of an abbreviation.
fn joined(look: &Look, token: usize) -> bool {
    matches!(between(look, token), b" " | b"-" | b"'" | b". " | b"." | b"' " | b"  ")
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
        let grouped =
            text.len() == 3 && before.is_some_and(|before| look.t.between(before) == b" " && look.digits(before) > 0);
        if grouped {
            return None;
        }
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
    // A letter apart: « 45 A, rue », « 612-A, chemin ».
    let letter = text.len() == 1 && look.t.class(last) == UPPER;
    let apart =
        |before: &usize| matches!(look.t.between(*before), b" " | b"-") && (1..=5).contains(&look.digits(*before));
    before.filter(|before| letter && apart(before))
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
    // « Q-2, r. 22 » is a regulation.
    if short && look.digits(last + 1) > 0 && !one_of(look, first, &[b"rg"]) {
        return None;
    }
    let to = name(look, last)?;
    finish(look, from, to, "postal_address.french")
}

/// « rue St-Jean, 712 », « chemin Patton, no 3 », « route 138, numéro 2604 »: the number stands last.
fn reversed(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    if look.t.text(hit.first as usize).len() < 2 {
        return None;
    }
    let end = name(look, hit.last as usize)?;
    let mut end = direction(look, end).unwrap_or(end);
    let mut token = end + 1;
    let comma = between(look, end) == b", ";
    let sign = matches!(between(look, end), b" #" | b", #");
    let said = one_of(look, token, &[b"no", b"numero", b"number", b"civique", b"civic", b"adresse", b"le"]);
    if said && matches!(between(look, end), b" " | b", ") && matches!(between(look, token), b" " | b". ") {
        token += 1;
    } else if !(comma || sign || between(look, end) == b" ") {
        return None;
    }
    let digits = look.digits(token);
    // « route 138, 12 mars », « rue Roy 2024 ».
    let year = digits == 4
        && look.collect(token, token).number(0..4) > 1900
        && look.collect(token, token).number(0..4) < 2060
        && !said
        && !sign;
    let fits = (1..=5).contains(&digits) && !year && !look.t.text(token).starts_with(b"0") && token > end;
    let on = matches!(between(look, token).first(), Some(b',' | b'\n' | b')' | b'\t' | b';' | b'.' | b'(' | b'/'))
        || token + 1 >= look.t.all.len()
        || said;
    (fits && on).then_some(())?;
    end = unit(look, token).or_else(|| level(look, token)).unwrap_or(token);
    judged(look, hit.first as usize, end, "postal_address.reversed", 0.7)
}

/// « au cent douze rue des pins », "sixty two b pine street": the number is in words.
fn dictated(look: &Look, hit: Hit<Cue>) -> Option<Candidate> {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let before = first.checked_sub(1).filter(|before| matches!(between(look, *before), b" " | b", "))?;
    // « Une place », "one place" count nothing.
    let article = |from: usize, last: usize| from == last && one_of(look, from, &[b"un", b"une", b"one"]);
    if spoken::is_number(look.t, before) {
        let from = spoken::begins(look.t, before).filter(|from| !article(*from, before))?;
        let to = name(look, last)?;
        return finish(look, from, to, "postal_address.french");
    }
    if first != last {
        return None;
    }
    // The name has one to four words; a letter may follow the number.
    let mut token = before;
    for _ in 0..4 {
        if one_of(look, token, &TIES) {
            return None;
        }
        token = token.checked_sub(1).filter(|token| between(look, *token) == b" ")?;
        if spoken::is_number(look.t, token) {
            let from = spoken::begins(look.t, token).filter(|from| !article(*from, token))?;
            return one_of(look, first, &AFTER).then(|| finish(look, from, first, "postal_address.english")).flatten();
        }
    }
    None
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
        // « rang saint ambroise », « rue ste anne ».
        let holy = end == token.checked_sub(1) && one_of(look, token - 1, &SAINTS);
        let first_small = small(token) && (end.is_none() || holy) && text.len() >= 2;
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
            // « 4. Victoria Square » is the fourth of a list.
            let from = civic(look, token).filter(|_| !between(look, token).contains(&b'.'))?;
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
        .or_else(|| letters(b"casier", b"postal"))
        .or_else(|| letters(b"b", b"p"))
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
    judged(look, from, boxed_further(look, token), "postal_address.box", 0.8)
}

/// What may follow the number of a box or a route: « , succ. Maliotenam », « , boîte 14 », ", Site 12, Box 612", and the place,
/// without which the number says nothing: « C.P. 118, Kuujjuaq ».
fn boxed_further(look: &Look, token: usize) -> usize {
    let mut end = token;
    let tied = |token: usize| matches!(between(look, token), b" " | b". " | b" #" | b"." | b" no ");
    for _ in 0..4 {
        let word = end + 1;
        if !matches!(between(look, end), b", " | b" " | b"," | b"\n") || !tied(word) {
            break;
        }
        let office = one_of(look, word, &[b"succ", b"succursale", b"station", b"stn", b"comptoir"]);
        let number = one_of(look, word, &[b"box", b"boite", b"rr", b"casier", b"site", b"case"]);
        // « R.R. 4 », « C.P. 12 »: two letters before the number.
        let letters = look.t.text(word).len() == 1 && look.t.text(word + 1).len() == 1 && tied(word + 1);
        end = if office && look.t.class(word + 1) & UPPER != 0 {
            hyphened(look, word + 1)
        } else if number && look.digits(word + 1) > 0 {
            word + 1
        } else if letters && look.digits(word + 2) > 0 {
            word + 2
        } else {
            break;
        };
    }
    place(look, end).unwrap_or(end)
}

/// The last of the words that hyphens and apostrophes join to one.
fn hyphened(look: &Look, word: usize) -> usize {
    let mut end = word;
    while matches!(between(look, end), b"-" | b"'") {
        end += 1;
    }
    end
}

/// The last word of a place named after an address, as « , La Tuque ».
fn place(look: &Look, end: usize) -> Option<usize> {
    let mut last = end;
    for words in 0..3 {
        let next = last + 1;
        let gap = between(look, last);
        let tied = if words == 0 { matches!(gap, b", " | b",") } else { gap == b" " };
        let named = look.t.class(next) & UPPER != 0 && look.t.class(next) & DIGIT == 0 && look.t.text(next).len() > 1;
        if !tied || !named || one_of(look, next, &UNITS) {
            break;
        }
        last = hyphened(look, next);
    }
    (last > end).then_some(last)
}

/// A number and a name without a type: « au 88 des Pignons », "Pat Lowe, 3 Parkdale", « 7650 Taschereau app. 408 »: most are none.
fn untyped(look: &Look, near: &Near<'_>, token: usize) -> Option<Candidate> {
    if !near.speaks_of_somebody()
        || !matches!(between(look, token), b" " | b", ")
        || look.t.text(token).starts_with(b"0")
        || ordinal(look, token)
    {
        return None;
    }
    let from = civic(look, token)?;
    let before = from.checked_sub(1);
    if before.is_some_and(|before| one_of(look, before, &[b"lot", b"lots", b"site", b"box", b"boite", b"no", b"app"])) {
        return None;
    }
    let end = plain_name(look, token)?;
    finish(look, from, end, "postal_address.untyped").map(|found| found.sure(0.7))
}

/// What is counted or dated by the number before it, where all is in capitals.
const COUNTED: [&[u8]; 51] = [
    b"jan",
    b"feb",
    b"mar",
    b"apr",
    b"jun",
    b"jul",
    b"aug",
    b"sep",
    b"oct",
    b"nov",
    b"dec",
    b"ans",
    b"mois",
    b"jours",
    b"heures",
    b"years",
    b"months",
    b"days",
    b"hours",
    b"year",
    b"day",
    b"persons",
    b"people",
    b"units",
    b"personnes",
    b"enfants",
    b"children",
    b"janvier",
    b"fevrier",
    b"mars",
    b"avril",
    b"mai",
    b"juin",
    b"juillet",
    b"aout",
    b"septembre",
    b"octobre",
    b"novembre",
    b"decembre",
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];

/// The last word of a name of one to three words with capitals after a civic number, ties before it allowed.
fn plain_name(look: &Look, token: usize) -> Option<usize> {
    let mut end = token;
    let mut words = 0;
    while words < 3 {
        let next = end + 1;
        let class = look.t.class(next);
        let capital = class & UPPER != 0 && class & DIGIT == 0 && look.t.text(next).len() > 2;
        let unit = one_of(look, next, &UNITS) || one_of(look, next, &DIRECTIONS);
        let tie = one_of(look, next, &TIES) && words == 0;
        // « 71 ANS », « 14 AVRIL ».
        let none = words == 0 && capital && one_of(look, next, &COUNTED);
        let ended = between(look, end) == b". " && look.t.text(end).len() > 3;
        if unit || none || ended || !(capital || tie) || !(joined(look, end) || end == token) {
            break;
        }
        words += usize::from(capital);
        end = next;
    }
    (words > 0).then_some(end)
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
    let mut end = direction(look, to).unwrap_or(to);
    if let Some(unit) = unit(look, end).or_else(|| level(look, end)) {
        end = unit;
    }
    let label = look.nearest_before(from, &[Term::Person], 10).is_some();
    judged(look, from, end, rule, if label { 0.94 } else { 0.86 })
}

/// The direction after a name: « Est », « O. », « W ».
fn direction(look: &Look, end: usize) -> Option<usize> {
    if !matches!(between(look, end), b" " | b", " | b". ") || !one_of(look, end + 1, &DIRECTIONS) {
        return None;
    }
    let written = look.t.class(end + 1) & UPPER != 0;
    let single = look.t.text(end + 1).len() == 1 && !written;
    // « 12 rue Cartier est fermée »: a direction is written with a capital, or ends the clause.
    let closes = between(look, end + 1) != b" " || look.t.class(end + 2) & DIGIT != 0;
    (!single && (written || closes)).then_some(end + 1)
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
    if let Some((_, 1..=4, last)) = spoken::digits(look.t, token).filter(|_| text.len() > 1) {
        return Some(last);
    }
    let number = !text.is_empty() && text.len() <= 5 && (look.t.class(token) & DIGIT != 0 || text.len() == 1);
    number.then(|| if look.t.between(token) == b"." && look.digits(token + 1) > 0 { token + 1 } else { token })
}

/// The last token of a level after an address: « , sous-sol », « , 2e étage », ", basement".
fn level(look: &Look, end: usize) -> Option<usize> {
    if !matches!(between(look, end), b", " | b" " | b" (") {
        return None;
    }
    let word = end + 1;
    if one_of(look, word, &[b"basement", b"upstairs", b"downstairs", b"rear", b"rdc"]) {
        return Some(word);
    }
    let follows = |words: &[&[u8]]| {
        words.iter().enumerate().all(|(place, said)| is(look, word + place, said)).then(|| word + words.len() - 1)
    };
    const LEVELS: [&[&[u8]]; 9] = [
        &[b"rez", b"de", b"chaussee"],
        &[b"porte", b"arriere"],
        &[b"porte", b"de", b"gauche"],
        &[b"porte", b"de", b"droite"],
        &[b"logement", b"du", b"haut"],
        &[b"app", b"du", b"haut"],
        &[b"app", b"du", b"bas"],
        &[b"side", b"door"],
        &[b"lower", b"level"],
    ];
    if let Some(last) = LEVELS.iter().find_map(|words| follows(words)) {
        return Some(last);
    }
    if is(look, word, b"sous") && is(look, word + 1, b"sol") {
        return Some(word + 1);
    }
    (ordinal(look, word) && one_of(look, word + 1, &[b"etage", b"floor"])).then_some(word + 1)
}

fn judged(look: &Look, from: usize, to: usize, rule: &'static str, sure: f32) -> Option<Candidate> {
    let word = |token: usize| {
        one_of(
            look,
            token,
            &[
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
