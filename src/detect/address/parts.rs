//! The parts of an address: its number, the name of the thoroughfare, its direction, the unit; the municipality is out.

use super::super::look::{Look, hashed, words};
use super::super::names;
use super::super::spoken;
use super::words::{DIRECTIONS, LEADING, TIES, UNITS, after, between, closes, is, joined};
use crate::text::fold::OTHER_LETTER;
use crate::text::tokens::{DIGIT, LOWER, UPPER};

/// The last token of the whole number before a half that ends at a token: « 44 1/2 », « 106 et demi », "six and a half".
pub(super) fn halved(look: &Look, last: usize) -> Option<usize> {
    let back = |tokens: usize| last.checked_sub(tokens);
    let whole = match look.t.text(last) {
        b"2" => back(2).filter(|whole| is(look, whole + 1, b"1") && between(look, whole + 1) == b"/"),
        _ if is(look, last, b"demi") => back(2).filter(|whole| is(look, whole + 1, b"et")),
        _ if is(look, last, b"half") => {
            back(3).filter(|whole| is(look, whole + 1, b"and") && is(look, whole + 2, b"a"))
        }
        _ => None,
    };
    whole.filter(|whole| matches!(between(look, *whole), b" " | b"-"))
}

/// A civic number that ends at a token: its first token. « 45 », « 45A », « 45-47 », « 12 B », « 4-1210 », « 33½ ».
pub(super) fn civic(look: &Look, last: usize) -> Option<usize> {
    if let Some(whole) = halved(look, last) {
        return civic(look, whole);
    }
    let text = look.t.text(last);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let suffix = text.len() - digits;
    // « 9h » is a time.
    let number = (1..=5).contains(&digits)
        && suffix <= 1
        && text
            .iter()
            .skip(digits)
            .all(|letter| (letter.is_ascii_alphabetic() || *letter == OTHER_LETTER) && !matches!(letter, b'h' | b'H'));
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
        // « à 15 h 50, coin Roy ».
        let hour = |hour: usize| is(look, hour, b"h") && hour > 0 && look.digits(hour - 1) > 0;
        if before.is_some_and(hour) {
            return None;
        }
        // « 13:12 », « 10.0.0.12 », « le dossier MG-20 », « 25-119201-4 ».
        let part = |before: usize| match look.t.between(before) {
            b":" | b"." => look.digits(before) > 0,
            b"-" => look.letters(before) > 1 || look.digits(before) > 5,
            _ => false,
        };
        if before.is_some_and(part) {
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
    // A letter apart: « 45 A, rue », « 612-A, chemin », « 3 bis, allée ».
    let hyphened = before.is_some_and(|before| look.t.between(before) == b"-");
    let letter = text.len() == 1 && (look.t.class(last) == UPPER || hyphened && look.t.class(last) == LOWER)
        || is(look, last, b"bis");
    let apart =
        |before: &usize| matches!(look.t.between(*before), b" " | b"-") && (1..=5).contains(&look.digits(*before));
    before.filter(|before| letter && apart(before))
}

/// The token of the letter that belongs to a civic number, else the number itself: « 203-A Albert », « 27 A Bord-de-l'Eau », « 3 bis ».
pub(super) fn lettered(look: &Look, token: usize) -> usize {
    let letter = token + 1;
    let single = look.t.text(letter).len() == 1 && look.t.class(letter) & DIGIT == 0;
    let tied = match between(look, token) {
        b"-" => single,
        b" " => {
            single && look.t.class(letter) == UPPER && !look.is_word(letter + 1, &LEADING) || is(look, letter, b"bis")
        }
        _ => false,
    };
    if tied && matches!(between(look, letter), b" " | b", ") { letter } else { token }
}

/// Whether a number is that of a unit or a site rather than a civic one: « app. 6, Lachute », "Site 6, Lake Road".
pub(super) fn of_unit(look: &Look, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    let said = look.is_word(before, &UNITS) || look.is_word(before, words![b"site", b"lot", b"box", b"boite", b"case"]);
    said && matches!(between(look, before), b" " | b". " | b" #")
}

/// Whether a number may be a year of these times.
pub(super) fn year(look: &Look, token: usize) -> bool {
    look.digits(token) == 4 && (1900..2060).contains(&look.collect(token, token).number(0..4))
}

/// The token before « du », « de la » that end at a token, or that token.
pub(super) fn untied(look: &Look, token: usize) -> usize {
    let before = |token: usize| token.checked_sub(1).filter(|before| matches!(between(look, *before), b" " | b") "));
    let two = before(token).filter(|de| is(look, token, b"la") && is(look, *de, b"de"));
    match two.or_else(|| is(look, token, b"du").then_some(token)) {
        Some(tie) => before(tie).unwrap_or(token),
        None => token,
    }
}

/// Whether a token is « 3e », « 1re », "2nd".
pub(super) fn ordinal(look: &Look, token: usize) -> bool {
    let text = look.t.text(token);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let ending = text.get(digits..).unwrap_or_default().to_ascii_lowercase();
    (1..=3).contains(&digits)
        && matches!(ending.as_slice(), b"e" | b"re" | b"er" | b"ere" | b"ieme" | b"eme" | b"st" | b"nd" | b"rd" | b"th")
}

/// Whether a word is an ordinal written out: "eighth", « troisième ».
pub(super) fn is_ordinal_word(look: &Look, token: usize) -> bool {
    let word = look.t.text(token);
    let ends = |end: &[u8]| {
        word.get(word.len().saturating_sub(end.len())..).is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    word.len() > 4 && [&b"th"[..], b"ieme", b"first", b"second", b"third"].into_iter().any(ends)
}

/// What goes on with the name of a saint, and names of municipalities begin with.
const SAINTS: [u32; 7] = hashed([b"st", b"ste", b"saint", b"sainte", b"notre", b"mont", b"pointe"]);

/// Longest name of a thoroughfare, in words.
const NAME: usize = 6;

/// The last token of a thoroughfare's name, whose type ends at `last`.
pub(super) fn name(look: &Look, last: usize) -> Option<usize> {
    if !joined(look, last) || between(look, last) == b" - " {
        return None;
    }
    let mut token = last + 1;
    let mut end = None;
    let mut words = 0;
    let small = |token: usize| look.t.class(token) == LOWER;
    while words < NAME {
        let class = look.t.class(token);
        let text = look.t.text(token);
        // « 12 RUE ROY APP 4 ».
        if end.is_some() && look.is_word(token, &UNITS) && unit(look, token - 1).is_some() {
            break;
        }
        let tie = look.is_word(token, &TIES) && look.t.class(token) & DIGIT == 0;
        let numbered = class & DIGIT != 0 && text.len() <= 4 && end.is_none();
        let capital = class & UPPER != 0 && class & DIGIT == 0;
        // Written small: the word right after the type and its ties, and what a hyphen joins to it.
        let hyphened = end == token.checked_sub(1) && between(look, token - 1) == b"-";
        // « rang saint ambroise », « rue ste anne ».
        let holy = end == token.checked_sub(1) && look.is_word(token - 1, &SAINTS);
        let first_small = small(token) && (end.is_none() || holy) && text.len() >= 2;
        if capital || numbered || (hyphened && class & DIGIT == 0) || (first_small && !tie) {
            end = Some(token);
            words += 1;
        } else if !tie {
            break;
        }
        // « 640 montée Robillard à Sainte-Anne ».
        let at = end.is_some() && is(look, token, b"a") && between(look, token - 1) == b" ";
        if at && look.t.class(token + 1) & UPPER != 0 && is_town(look, token + 1) {
            break;
        }
        if !joined(look, token) || closes(look, token) {
            break;
        }
        token += 1;
    }
    end
}

/// The last word of a name of one to three words with capitals after a civic number, ties before it allowed.
pub(super) fn plain_name(look: &Look, token: usize) -> Option<usize> {
    let mut end = token;
    let mut words = 0;
    while words < 3 {
        let next = end + 1;
        let class = look.t.class(next);
        let hyphened = end > token && between(look, end) == b"-" && class & DIGIT == 0;
        let capital = class & UPPER != 0 && class & DIGIT == 0 && look.t.text(next).len() > 2;
        let unit = look.is_word(next, &UNITS) || look.is_word(next, &DIRECTIONS);
        let tie = look.is_word(next, &LEADING) && words == 0;
        let apart = end > token && (!joined(look, end) || closes(look, end));
        if apart || !hyphened && (unit || !(capital || tie)) {
            break;
        }
        words += usize::from(capital && !hyphened);
        end = next;
    }
    (words > 0).then_some(end)
}

/// The direction after a name: « Est », « O. », « W ».
pub(super) fn direction(look: &Look, end: usize) -> Option<usize> {
    if !matches!(between(look, end), b" " | b", " | b". ") || !look.is_word(end + 1, &DIRECTIONS) {
        return None;
    }
    // « rue des Peupliers no 77 ».
    if is(look, end + 1, b"no") && look.digits(end + 2) > 0 {
        return None;
    }
    let written = look.t.class(end + 1) & UPPER != 0;
    let single = look.t.text(end + 1).len() == 1 && !written;
    // « 12 rue Cartier est fermée »: a direction is written with a capital, or ends the clause.
    let before_unit = look.is_word(end + 2, &UNITS);
    let closes = between(look, end + 1) != b" " || before_unit || look.t.class(end + 2) & DIGIT != 0;
    let said = !single || before_unit || matches!(between(look, end + 1), b", " | b"," | b", #");
    (said && (written || closes)).then_some(end + 1)
}

/// Whether what stands after a token parts the cells of a table: « 2207 | boul. Laurier ».
pub(super) fn parts_cells(look: &Look, token: usize) -> bool {
    matches!(between(look, token), b"\t" | b";" | b"," | b" | " | b"|") && (look.column)(token).is_some()
}

/// The last token of what goes on in one cell or line from a token: the name of a thoroughfare that stands alone in it.
pub(super) fn whole(look: &Look, first: usize) -> usize {
    let mut last = first;
    while last < first + NAME && joined(look, last) {
        last += 1;
    }
    last
}

/// Whether a word is that of a unit with its number: « app2 », "apt4".
fn is_unit_with_number(look: &Look, token: usize) -> bool {
    let Some((letters, rest)) = look.t.text(token).split_at_checked(3) else { return false };
    let number = matches!(rest.len(), 1..=4) && rest.iter().all(u8::is_ascii_digit);
    number && [b"app", b"apt", b"log"].iter().any(|unit| letters.eq_ignore_ascii_case(*unit))
}

/// The last token of a unit after an address: « , app. 3 », « #204 », « bureau 2.36 », « app2 ».
pub(super) fn unit(look: &Look, end: usize) -> Option<usize> {
    let gap = after(look, end);
    if matches!(gap, b" " | b", " | b",") && is_unit_with_number(look, end + 1) {
        return Some(end + 1);
    }
    if gap.contains(&b'\n') && !look.is_word(end + 1, &UNITS) {
        return None;
    }
    if gap.ends_with(b"#") && gap.len() <= 3 && look.t.class(end + 1) & DIGIT != 0 {
        return Some(end + 1);
    }
    if !matches!(gap, b" " | b", " | b"," | b", #" | b" (" | b"\n" | b" - " | b". ") || !look.is_word(end + 1, &UNITS) {
        return None;
    }
    let mut token = end + 2;
    if !matches!(between(look, end + 1), b" " | b". " | b"." | b" #" | b". #" | b" : ") {
        return None;
    }
    if look.is_word(token, words![b"no", b"numero"]) {
        token += 1;
    }
    let text = look.t.text(token);
    // « appartement vingt-deux ».
    if let Some((_, 1..=4, last)) = spoken::digits(look.t, token).filter(|_| text.len() > 1) {
        return Some(last);
    }
    let number = !text.is_empty() && text.len() <= 5 && (look.t.class(token) & DIGIT != 0 || text.len() == 1);
    number.then(|| if look.t.between(token) == b"." && look.digits(token + 1) > 0 { token + 1 } else { token })
}

/// Words of the place in a building, by which no number stands, as they follow an address.
const LEVELS: [&str; 17] = [
    "basement",
    "upstairs",
    "downstairs",
    "rear",
    "upper",
    "lower level",
    "haut",
    "bas",
    "rc",
    "sous sol",
    "ground floor",
    "second floor",
    "porte arriere",
    "rez de chaussee",
    "app du haut",
    "app du bas",
    "porte de gauche",
];

/// The last token of a level after an address: « , sous-sol », « , 2e étage », ", basement".
pub(super) fn level(look: &Look, end: usize) -> Option<usize> {
    if !matches!(after(look, end), b", " | b" " | b" (") {
        return None;
    }
    let word = end + 1;
    let last = |level: &str| {
        let words = level.split(' ');
        let said = words.clone().zip(word..).all(|(next, token)| is(look, token, next.as_bytes()));
        said.then(|| word + words.count() - 1)
    };
    let numbered = ordinal(look, word) && look.is_word(word + 1, words![b"etage", b"floor"]);
    LEVELS.into_iter().find_map(last).or(numbered.then_some(word + 1))
}

/// The first token of the unit before an address: « app. 8, 330 de la Station », "Unit 4, 12 Elm Street".
pub(super) fn unit_before(look: &Look, from: usize) -> usize {
    let number = from.checked_sub(1).filter(|number| matches!(between(look, *number), b", " | b" - " | b"," | b" "));
    let word = number.and_then(|number| number.checked_sub(1));
    let (Some(number), Some(word)) = (number, word) else { return from };
    let text = look.t.text(number);
    let numbered = (look.t.class(number) & DIGIT != 0 && text.len() <= 5) || text.len() == 1;
    let tied = matches!(between(look, word), b" " | b". " | b"." | b" #" | b"-");
    let unit = numbered && (look.is_word(word, &UNITS) || is(look, word, b"rr")) && between(look, number) != b" ";
    let level = ordinal(look, word) && look.is_word(number, words![b"etage", b"floor"])
        || is(look, word, b"sous") && is(look, number, b"sol");
    if tied && (unit || level) { word } else { from }
}

/// Whether a municipality follows the number of a box: "Box 88, Kuujjuaq". Hardly anything else stands there.
pub(super) fn before_town(look: &Look, end: usize) -> bool {
    let (first, word) = (end + 1, look.t.text(end + 1));
    let capital = look.t.class(first) & UPPER != 0 && look.t.class(first) & DIGIT == 0;
    matches!(after(look, end), b", " | b"," | b" " | b";")
        && capital
        && (is_town(look, first) || word.len() > 3 && !names::is_common(word))
}

/// Whether a municipality may begin at a token.
pub(super) fn is_town(look: &Look, token: usize) -> bool {
    let word = look.t.text(token);
    let ends = |end: &[u8]| word.len() > 6 && word[word.len() - 5..].eq_ignore_ascii_case(end);
    ends(b"ville") || ends(b"field") || look.is_word(token, &SAINTS) || names::is_place(word)
}
