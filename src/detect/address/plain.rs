//! A civic number and a name without a type of thoroughfare, as people write the streets that all know.

use std::ops::Range;

use super::super::life;
use super::super::look::{Candidate, Look, hashed, words};
use super::super::names;
use super::super::together::Near;
use super::forms::finish;
use super::parts::{civic, direction, lettered, of_unit, ordinal, plain_name, unit, year};
use super::words::{AGED, LEADING, LEADS, NAMES, UNITS, between};
use crate::text::tokens::{DIGIT, LOWER, UPPER};

/// A number and a name without a type: « au 88 des Pignons », "Pat Lowe, 3 Parkdale", « 7650 Taschereau app. 408 »: most are none.
pub(super) fn untyped(look: &Look, near: &Near<'_>, token: usize) -> Option<Candidate> {
    let number = lettered(look, token);
    let told = || near.speaks_of_somebody() || (number + 2..number + 4).any(|token| look.is_word(token, &UNITS));
    // « 6e Rang » is a name.
    if !matches!(between(look, number), b" " | b", ")
        || look.t.text(token).starts_with(b"0")
        || ordinal(look, token)
        || !told()
    {
        return None;
    }
    let from = civic(look, token)?;
    let end = plain_name(look, number)?;
    if is_other(look, from, number) || is_of_list(look, near, from, number..end) {
        return None;
    }
    finish(look, from, end, "postal_address.untyped").map(|found| found.sure(0.7))
}

/// Whether a number before a word with a capital is that of something else: a date, an age, a unit, a telephone.
fn is_other(look: &Look, from: usize, number: usize) -> bool {
    let (before, word) = (from.checked_sub(1), number + 1);
    let dated = |token: usize| life::month(look.t.text(token)).is_some();
    // « né en 1993, Pointe-Claire », « 2016-2019 Caissière ».
    let years = year(look, number) && (from < number && year(look, from) || between(look, number) == b", ");
    // « 71 ANS », « 8 CREW » in a text in capitals.
    let counted = look.digits(from) < 3
        && look.t.class(word) == UPPER
        && names::is_common_word(look.t.text(word))
        && !look.is_word(word, &NAMES)
        && !look.is_word(word, &LEADING);
    // « rssi -78 dBm ».
    let tied = |before: usize| between(look, before).ends_with(b"-") && look.t.class(before) & DIGIT == 0;
    // « 9388-1204 Québec inc. » is a company; « 911 Énergir » is a call.
    let company = from < number && look.digits(from) == 4 && look.is_word(word, words![b"quebec", b"canada"]);
    matches!(look.t.text(number), b"911" | b"811")
        || company
        || look.is_word(word, &AGED)
        || dated(word)
        || before.is_some_and(|before| dated(before) || tied(before))
        || years
        || counted
        || of_unit(look, from)
        || look.in_telephone(number)
}

/// Whether a number of one or two digits before a name only counts persons, or is the age of one. `name` is the number's last token and
/// the name's last.
fn is_of_list(look: &Look, near: &Near<'_>, from: usize, name: Range<usize>) -> bool {
    let (before, word) = (from.checked_sub(1), name.start + 1);
    let comma = between(look, name.start) == b", ";
    // « 13 h 20 de Mme Roy ».
    let titled = (word..name.end + 1).any(|token| look.is_word(token, words![b"mme", b"mrs", b"ms", b"mr"]));
    if look.digits(name.start) >= 3 || titled {
        return titled;
    }
    let is_person = near.names(word, name.end);
    // « 5 Fleur » in a line of its own, « 22, Nicole Bigras », « cot 9 Sunday Okonjo ».
    let begins = before.is_none_or(|before| between(look, before).contains(&b'\n'));
    let thing =
        |before: usize| between(look, before) == b" " && look.t.class(before) == LOWER && !look.is_word(before, &LEADS);
    // « Chantelle Roy, 17, Bronze Cross ».
    let aged = |before: usize| {
        between(look, before) == b", " && near.named_before(from, 1).is_some() && !look.is_word(word, &LEADING)
    };
    begins && names::is_given(look.t.text(word))
        || is_person && (comma || before.is_some_and(thing))
        || comma && before.is_some_and(aged)
}

/// A number and a name in small letters, as they are typed in a hurry: "at 3 parkdale", « mme roy, 45 principale, a appelé »; or a
/// number and a unit: « au 36 app. 2 ».
pub(super) fn small(look: &Look, near: &Near<'_>, token: usize) -> Option<Candidate> {
    let number = lettered(look, token);
    let first = number + 1;
    if between(look, number) != b" " || look.t.class(first) != LOWER || look.t.text(token).starts_with(b"0") {
        return None;
    }
    let with_unit = (first..first + 5).any(|token| look.is_word(token, &HOMES));
    if !with_unit && !is_led(look, near, token, first) {
        return None;
    }
    let from = civic(look, number).filter(|from| !of_unit(look, *from))?;
    // « 22 de la fabrique ».
    let tied = |token: &usize| look.is_word(*token, &LEADING) && matches!(between(look, *token), b" " | b"'");
    let ties = (first..first + 2).take_while(tied).count();
    let mut end = first + ties;
    while end < first + 4 && between(look, end) == b"-" && look.t.class(end + 1) & DIGIT == 0 {
        end += 1;
    }
    if look.is_word(first, &HOMES) {
        unit(look, number)?;
        end = number;
    } else if look.is_word(first, &UNITS) {
        return None;
    } else if with_unit && between(look, end) == b" " && look.t.class(end + 1) == LOWER && is_with_unit(look, end + 1) {
        // « 3450 notre dame O. bur. 220 ».
        end += 1;
    } else {
        let dwelling = with_unit && between(look, end) == b" " && is_with_unit(look, end);
        let named = || is_led(look, near, from, first) && is_small_name(look, from, first + ties..end, ties > 0);
        (dwelling || named()).then_some(())?;
    }
    finish(look, from, end, "postal_address.small").map(|found| found.sure(0.7))
}

/// Units that only dwellings have.
const HOMES: [u32; 6] = hashed([b"app", b"apt", b"appartement", b"apartment", b"bur", b"unit"]);

/// Whether a unit follows a word, a direction between them allowed.
fn is_with_unit(look: &Look, end: usize) -> bool {
    unit(look, direction(look, end).unwrap_or(end)).is_some()
}

/// Whether what stands before a number says that somebody is there, or is somebody's name.
fn is_led(look: &Look, near: &Near<'_>, from: usize, first: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    look.is_word(before, words![b"au", b"at", b"du", b"of", b"from", b"chez", b"le"])
        || between(look, before) == b" / "
        || (between(look, before) == b", " || between(look, before).ends_with(b"(")) && look.is_word(first, &NAMES)
        || near.named_before(from, 1).is_some()
}

/// Words after « au 31 du » that are no street's.
const SPANS: [u32; 12] = hashed([
    b"mois",
    b"jour",
    b"semaine",
    b"annee",
    b"courant",
    b"total",
    b"matin",
    b"soir",
    b"meme",
    b"reglement",
    b"code",
    b"programme",
]);

/// Whether small words after a number may be the name of a street: hardly an everyday word, but behind « de la », and nothing follows
/// it.
fn is_small_name(look: &Look, from: usize, name: Range<usize>, tied: bool) -> bool {
    let word = look.t.text(name.start);
    let known = look.is_word(name.start, &NAMES);
    if look.t.class(name.start) != LOWER || tied && look.is_word(name.start, &SPANS) {
        return false;
    }
    if word.len() < 3 && name.is_empty() || look.is_word(name.start, &AGED) || life::month(word).is_some() {
        return false;
    }
    let gap = between(look, name.end);
    let ends = name.end + 1 >= look.t.all.len()
        || matches!(gap.trim_ascii_start().first(), Some(b',' | b'/' | b')' | b'(' | b';' | b'.' | b'?'))
        || gap.iter().any(|byte| matches!(byte, b'\n' | b'\t'));
    let at = from.checked_sub(1).is_some_and(|before| look.is_word(before, words![b"au", b"at"]));
    let common = !known && !tied && name.is_empty() && names::is_common_word(word);
    (ends || at && !known) && !common
}
