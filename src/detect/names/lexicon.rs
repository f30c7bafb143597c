//! What the lists of `data/lexicon` say of a word, without holding the words: see `build/lexicon.rs`.

pub(crate) use crate::detect::phrases::looks_common;
use crate::detect::phrases::{fingerprint, hash, places};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static LOWER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lower.bin"));

/// A given name.
pub(crate) const GIVEN: u8 = 1;
/// One that many people bear.
pub(crate) const GIVEN_FREQUENT: u8 = 2;
/// A surname.
pub(crate) const SURNAME: u8 = 4;
/// One that many people bear.
pub(crate) const SURNAME_FREQUENT: u8 = 8;
/// A municipality, a region, a country.
pub(crate) const PLACE: u8 = 16;
/// A common word, French or English.
pub(crate) const WORD: u8 = 32;
/// Any kind of name of a person.
pub(crate) const NAME: u8 = GIVEN | GIVEN_FREQUENT | SURNAME | SURNAME_FREQUENT;

/// Bits of a cell that are the class.
const CLASS_BITS: u32 = 6;

/// What the lists say of a word, by its hash.
pub(crate) fn class(hash: u64) -> u8 {
    let cell = |place: usize| match NAMES.get(2 * place..2 * place + 2) {
        Some(&[low, high]) => u16::from_le_bytes([low, high]),
        _ => 0,
    };
    let value = places(hash, NAME_SEED, NAMES.len() / 2).into_iter().fold(0, |value, place| value ^ cell(place));
    if value >> CLASS_BITS == fingerprint(hash) & (u16::MAX >> CLASS_BITS) {
        return (value & ((1 << CLASS_BITS) - 1)) as u8;
    }
    if common(hash) { WORD } else { 0 }
}

/// Whether a word that bears no name is in the dictionaries.
#[inline(always)]
fn common(hash: u64) -> bool {
    let cell = |place: usize| WORDS.get(place).copied().unwrap_or(0);
    let value = places(hash, WORD_SEED, WORDS.len()).into_iter().fold(0, |value, place| value ^ cell(place));
    value == fingerprint(hash) as u8
}

/// Whether a word may be a frequent given name that is no common word: asked of words without a capital.
pub(crate) fn may_be_given(hash: u64) -> bool {
    let bit = |place: u64| LOWER.get((place >> 3) as usize).is_some_and(|byte| byte & (1 << (place & 7)) != 0);
    bit(hash >> 48) && bit((hash >> 32) & 0xFFFF)
}

/// Whether a whole name is of somebody known to all: in history, in the arts, in public life. `name` is the hash of its words.
pub(crate) fn famous(name: u64) -> bool {
    FAMOUS.binary_search(&name).is_ok()
}

/// Whether the word at `start..end`, unknown as it is, is an inflection of a common word. The dictionaries hold infinitives and
/// singulars.
pub(crate) fn inflected(padded: &[u8], start: usize, end: usize) -> bool {
    let word = padded.get(start..end).unwrap_or_default();
    let length = word.len();
    let ends = |ending: &[u8]| {
        word.get(length.saturating_sub(ending.len())..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let known = |cut: usize| length > cut + 2 && common(hash(padded, start, end - cut));
    // With other letters after the stem.
    let with = |cut: usize, ending: &[u8]| {
        if length < cut + 3 || length - cut + ending.len() > 24 {
            return false;
        }
        let mut made = [0_u8; 40];
        let stem = length - cut;
        made[..stem].copy_from_slice(&word[..stem]);
        made[stem..stem + ending.len()].copy_from_slice(ending);
        let hash = hash(&made, 0, stem + ending.len());
        common(hash) || class(hash) & WORD != 0
    };
    let by_ending = match word.last().map(u8::to_ascii_lowercase) {
        Some(b's') => {
            known(1)
                || (ends(b"es") && known(2))
                || with(2, b"r")
                || with(1, b"r")
                || (ends(b"ons") && with(3, b"er"))
                || (ends(b"ies") && with(3, b"y"))
        }
        Some(b'e') => known(1) || with(0, b"r") || with(1, b"r"),
        Some(b'x') => known(1) || (ends(b"aux") && with(3, b"al")),
        Some(b'z') => ends(b"ez") && with(1, b"r"),
        Some(b't') => {
            (ends(b"ant") && (with(3, b"er") || with(3, b"re") || with(3, b"ir"))) || (ends(b"ent") && with(3, b"er"))
        }
        Some(b'd') => ends(b"ed") && (known(2) || known(1)),
        Some(b'g') => ends(b"ing") && (known(3) || with(3, b"e")),
        Some(b'y') => ends(b"ly") && known(2),
        _ => false,
    };
    by_ending || with(0, b"r")
}

/// Whether a word is common, as it stands or inflected. Words longer than the dictionaries' are none.
pub(crate) fn is_common_word(word: &[u8]) -> bool {
    with_padding(word, |padded, end| {
        let hash = hash(padded, 0, end);
        let class = class(hash);
        class & WORD != 0 || (class == 0 && looks_common(word)) || inflected(padded, 0, end)
    })
}

/// Whether a word is a common one and no name.
pub(crate) fn is_common(word: &[u8]) -> bool {
    is_common_word(word) && with_padding(word, |padded, end| class(hash(padded, 0, end)) & NAME == 0)
}

/// Whether a word is a name of a person or a place, and no common one.
pub(crate) fn is_name_or_place(word: &[u8]) -> bool {
    with_padding(word, |padded, end| {
        let class = class(hash(padded, 0, end));
        class & (NAME | PLACE) != 0 && class & WORD == 0
    })
}

/// Whether a word is the name of a place, or begins it.
pub(crate) fn is_place(word: &[u8]) -> bool {
    with_padding(word, |padded, end| class(hash(padded, 0, end)) & PLACE != 0)
}

/// Whether a word is a given name.
pub(crate) fn is_given(word: &[u8]) -> bool {
    with_padding(word, |padded, end| class(hash(padded, 0, end)) & (GIVEN | GIVEN_FREQUENT) != 0)
}

/// Asks of a word with zeroes after it, as it is hashed.
fn with_padding(word: &[u8], ask: impl Fn(&[u8], usize) -> bool) -> bool {
    let mut padded = [0_u8; 40];
    match padded.get_mut(..word.len()) {
        Some(place) if word.len() <= 24 => place.copy_from_slice(word),
        _ => return false,
    }
    ask(&padded, word.len())
}
