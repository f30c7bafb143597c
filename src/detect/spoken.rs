//! Numbers in words, as dictation leaves them: « quatre cinq zéro sept six un », "sixty two", « cent douze ».

use super::contact::is_area;
use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look};
use super::phrases::hash_of;
use crate::text::tokens::{DIGIT, Tokens};

/// What a word says of a number.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    /// 0 to 9.
    Unit(u32),
    /// 10 to 19.
    Teen(u32),
    /// 20 to 90.
    Tens(u32),
    Hundred,
    Thousand,
    /// Ties the parts of a number together.
    And,
}

/// The words for numbers, French and English.
const WORDS: [(&[u8], Word); 63] = [
    (b"zero", Word::Unit(0)),
    (b"oh", Word::Unit(0)),
    (b"un", Word::Unit(1)),
    (b"une", Word::Unit(1)),
    (b"one", Word::Unit(1)),
    (b"deux", Word::Unit(2)),
    (b"two", Word::Unit(2)),
    (b"trois", Word::Unit(3)),
    (b"three", Word::Unit(3)),
    (b"quatre", Word::Unit(4)),
    (b"four", Word::Unit(4)),
    (b"cinq", Word::Unit(5)),
    (b"five", Word::Unit(5)),
    (b"six", Word::Unit(6)),
    (b"sept", Word::Unit(7)),
    (b"seven", Word::Unit(7)),
    (b"huit", Word::Unit(8)),
    (b"eight", Word::Unit(8)),
    (b"neuf", Word::Unit(9)),
    (b"nine", Word::Unit(9)),
    (b"dix", Word::Teen(10)),
    (b"ten", Word::Teen(10)),
    (b"onze", Word::Teen(11)),
    (b"eleven", Word::Teen(11)),
    (b"douze", Word::Teen(12)),
    (b"twelve", Word::Teen(12)),
    (b"treize", Word::Teen(13)),
    (b"thirteen", Word::Teen(13)),
    (b"quatorze", Word::Teen(14)),
    (b"fourteen", Word::Teen(14)),
    (b"quinze", Word::Teen(15)),
    (b"fifteen", Word::Teen(15)),
    (b"seize", Word::Teen(16)),
    (b"sixteen", Word::Teen(16)),
    (b"seventeen", Word::Teen(17)),
    (b"eighteen", Word::Teen(18)),
    (b"nineteen", Word::Teen(19)),
    (b"vingt", Word::Tens(20)),
    (b"vingts", Word::Tens(20)),
    (b"twenty", Word::Tens(20)),
    (b"trente", Word::Tens(30)),
    (b"thirty", Word::Tens(30)),
    (b"quarante", Word::Tens(40)),
    (b"forty", Word::Tens(40)),
    (b"fourty", Word::Tens(40)),
    (b"cinquante", Word::Tens(50)),
    (b"fifty", Word::Tens(50)),
    (b"soixante", Word::Tens(60)),
    (b"sixty", Word::Tens(60)),
    (b"septante", Word::Tens(70)),
    (b"seventy", Word::Tens(70)),
    (b"huitante", Word::Tens(80)),
    (b"eighty", Word::Tens(80)),
    (b"nonante", Word::Tens(90)),
    (b"ninety", Word::Tens(90)),
    (b"cent", Word::Hundred),
    (b"cents", Word::Hundred),
    (b"hundred", Word::Hundred),
    (b"mille", Word::Thousand),
    (b"mil", Word::Thousand),
    (b"thousand", Word::Thousand),
    (b"et", Word::And),
    (b"and", Word::And),
];

/// The words by their hashes, each at the place that its upper bits say or after it; no hash is 0.
const TABLE: [(u64, Word); 128] = table();

const fn table() -> [(u64, Word); 128] {
    let mut table = [(0, Word::And); 128];
    let mut place = 0;
    while place < WORDS.len() {
        let (word, says) = WORDS[place];
        let hash = hash_of(word);
        let mut slot = slot(hash);
        while table[slot].0 != 0 {
            slot = (slot + 1) % table.len();
        }
        table[slot] = (hash, says);
        place += 1;
    }
    table
}

/// Where the search for a word begins in [`TABLE`].
const fn slot(hash: u64) -> usize {
    (hash >> 57) as usize
}

/// A bit for each word, by other bits of its hash: nearly all other words end here, where half of [`TABLE`] is taken.
const BITS: [u64; 16] = bits();

const fn bits() -> [u64; 16] {
    let mut bits = [0; 16];
    let mut place = 0;
    while place < WORDS.len() {
        let (row, bit) = bit(hash_of(WORDS[place].0));
        bits[row] |= bit;
        place += 1;
    }
    bits
}

const fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 38) as usize % 16, 1 << (hash >> 32 & 63))
}

#[inline(always)]
fn read(hash: u64) -> Option<Word> {
    let (row, bit) = bit(hash);
    if BITS[row] & bit == 0 { None } else { looked_up(hash) }
}

fn looked_up(hash: u64) -> Option<Word> {
    let mut slot = slot(hash);
    loop {
        match TABLE.get(slot) {
            Some((here, says)) if *here == hash => return Some(*says),
            None | Some((0, _)) => return None,
            Some(_) => slot = (slot + 1) % TABLE.len(),
        }
    }
}

#[inline(always)]
fn word(t: &Tokens, token: usize) -> Option<Word> {
    read(t.all.get(token)?.hash)
}

/// Whether a word says a number or ties its parts: « quatre », "eighty", « et ».
pub(crate) fn says_number(word: &[u8]) -> bool {
    read(hash_of(word)).is_some()
}

/// Whether a token is a word for a number, and does not only tie.
#[inline(always)]
pub(crate) fn is_number(t: &Tokens, token: usize) -> bool {
    word(t, token).is_some_and(|word| word != Word::And)
}

/// Whether a token is a word for one digit.
pub(crate) fn is_digit(t: &Tokens, token: usize) -> bool {
    matches!(word(t, token), Some(Word::Unit(_)))
}

/// Whether nothing but a space, a hyphen or a comma stands between a token and the next.
fn tied(t: &Tokens, token: usize) -> bool {
    matches!(t.between(token), b" " | b"-" | b", " | b"  ")
}

/// The first token of a number in words that ends with a token: « deux mille douze », "eighteen fifty two".
pub(crate) fn begins(t: &Tokens, last: usize) -> Option<usize> {
    if !is_number(t, last) {
        return None;
    }
    let mut first = last;
    for token in (last.saturating_sub(MOST)..last).rev() {
        if word(t, token).is_none() || !tied(t, token) {
            break;
        }
        if is_number(t, token) {
            first = token;
        }
    }
    Some(first)
}

/// Words of a house number, at most.
const MOST: usize = 8;

/// A number under a thousand that begins at a token: its value, how many digits it is written with, the token after it.
fn under_thousand(t: &Tokens, first: usize) -> Option<(u32, u32, usize)> {
    let next = |token: usize| word(t, token).filter(|_| tied(t, token - 1));
    let (mut value, mut token) = match word(t, first)? {
        Word::Hundred => (100, first + 1),
        Word::Unit(unit) if unit > 0 && next(first + 1) == Some(Word::Hundred) => (unit * 100, first + 2),
        _ => return under_hundred(t, first),
    };
    // « Cent et un », "four hundred and ten"; "two hundred, sixty-one" are two numbers.
    let parted = t.between(token - 1).first() == Some(&b',');
    let from = if next(token) == Some(Word::And) { token + 1 } else { token };
    if !parted
        && next(from).is_some_and(|word| matches!(word, Word::Unit(_) | Word::Teen(_) | Word::Tens(_)))
        && let Some((rest, _, after)) = under_hundred(t, from)
    {
        (value, token) = (value + rest, after);
    }
    Some((value, 3, token))
}

fn under_hundred(t: &Tokens, first: usize) -> Option<(u32, u32, usize)> {
    let next = |token: usize| word(t, token).filter(|_| tied(t, token - 1));
    let (tens, mut token) = match word(t, first)? {
        // « Quatre-vingt-deux »; a telephone number has « quatre, vingt » seldom.
        Word::Unit(4) if next(first + 1) == Some(Word::Tens(20)) && t.text(first).eq_ignore_ascii_case(b"quatre") => {
            (80, first + 2)
        }
        Word::Unit(unit) => return Some((unit, 1, first + 1)),
        // « Dix-sept ».
        Word::Teen(10) => {
            return match next(first + 1) {
                Some(Word::Unit(unit @ 7..=9)) if t.text(first).eq_ignore_ascii_case(b"dix") => {
                    Some((10 + unit, 2, first + 2))
                }
                _ => Some((10, 2, first + 1)),
            };
        }
        Word::Teen(teen) => return Some((teen, 2, first + 1)),
        Word::Tens(tens) => (tens, first + 1),
        _ => return None,
    };
    let from = if next(token) == Some(Word::And) { token + 1 } else { token };
    let french = matches!(tens, 60 | 80) && !t.text(first).to_ascii_lowercase().ends_with(b"y");
    let rest = match next(from) {
        // « Cinquante, huit cent »: the unit begins the next number.
        Some(Word::Unit(unit)) if unit > 0 && next(from + 1) != Some(Word::Hundred) => {
            token = from + 1;
            unit
        }
        // « Soixante-quinze », « quatre-vingt-dix-neuf ».
        Some(Word::Teen(_)) if french => {
            let (teen, _, after) = under_hundred(t, from)?;
            token = after;
            teen
        }
        _ => 0,
    };
    Some((tens + rest, 2, token))
}

/// Digits of a run of numbers in words that begins at a token, and its last token: « quatre cent cinquante, huit cent trente-deux,
/// dix-neuf, quarante-sept » is 4508321947. At most twelve.
pub(crate) fn digits(t: &Tokens, first: usize) -> Option<(u64, u32, usize)> {
    let (mut all, mut count, mut token) = (0, 0, first);
    while count <= 9 && (token == first || tied(t, token - 1)) {
        let Some((value, digits, after)) = under_thousand(t, token) else { break };
        all = all * 10_u64.pow(digits) + u64::from(value);
        count += digits;
        token = after;
    }
    (count > 0).then(|| (all, count, token - 1))
}

/// A postal code in words that begins at a token, a letter and a digit by turns, its first and last tokens: « j zéro l deux e zéro »,
/// "j eight h three p five".
pub(crate) fn postal_code(t: &Tokens, first: usize) -> Option<(usize, usize)> {
    let letter = |token: usize| t.text(token).len() == 1 && t.class(token) & DIGIT == 0;
    let said = (first..first + 6).step_by(2).all(|token| letter(token) && is_digit(t, token + 1));
    (said && (first..first + 5).all(|token| tied(t, token))).then_some((first, first + 5))
}

/// Words between one that speaks of telephones and a dictated number, at most.
const REACH: usize = 24;

/// Telephone numbers in words, after a word that speaks of telephones, of a person or of a number: « son cell c'est le cinq huit
/// un... », "his number is five one four ...". Seven digits only where somebody is called.
#[inline(never)]
pub(crate) fn phones(look: &Look) -> Vec<Candidate> {
    let t = look.t;
    let mut found: Vec<Candidate> = Vec::new();
    let goes_on = |token: usize| token > 0 && tied(t, token - 1) && is_number(t, token - 1);
    // Where the search goes on: where the windows of two words meet, no token is looked at twice.
    let mut free = 0;
    for hit in t.hits.terms.iter().filter(|hit| matches!(hit.term, Term::Phone | Term::Person | Term::Number)) {
        let from = (hit.last as usize + 1).max(free);
        let end = (hit.last as usize + 1 + REACH).min(t.all.len());
        for token in from..end {
            if token < free || !is_number(t, token) || goes_on(token) {
                continue;
            }
            let Some((number, count, last)) = digits(t, token) else { continue };
            let exchange = number / 10_000 % 1000;
            let whole = count == 10 && is_area((number / 10_000_000) as u32);
            let local = count == 7 && hit.term == Term::Phone && last - token > 3;
            if (whole || local) && exchange >= 200 {
                found.push(look.candidate(token, last, Kind::Phone, "phone.spoken").labelled(Some(*hit)).sure(0.85));
                free = last + 1;
            }
        }
        free = free.max(end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{begins, digits};
    use crate::text::tokens::Tokens;

    #[test]
    fn reads_numbers_in_words() {
        let read = |text: &str| digits(&Tokens::new(text), 0).map(|(all, count, _)| (all, count));
        assert_eq!(read("quatre cinq zéro sept six un trois huit zéro neuf après"), Some((4_507_613_809, 10)));
        assert_eq!(
            read("quatre cent cinquante huit cent trente-deux dix-neuf quarante-sept"),
            Some((4_508_321_947, 10))
        );
        assert_eq!(read("huit un neuf cinq sept deux quarante-quatre zéro neuf"), Some((8_195_724_409, 10)));
        assert_eq!(read("eight one nine two seven one sixty four zero five thank"), Some((8_192_716_405, 10)));
        assert_eq!(read("soixante et onze"), Some((71, 2)));
        assert_eq!(read("quatre-vingt-dix-neuf"), Some((99, 2)));
        assert_eq!(read("maison"), None);
    }

    #[test]
    fn finds_where_a_number_begins() {
        let first = |text: &str, last: usize| begins(&Tokens::new(text), last);
        assert_eq!(first("au deux mille douze", 3), Some(1));
        assert_eq!(first("at eighteen fifty two", 3), Some(1));
        assert_eq!(first("au bout", 1), None);
    }
}
