//! The one pass that cuts folded text into words and numbers, and notes on the way what detectors start from: numbers,
//! at signs, addresses, and words that tell what a number is.

use std::ops::Range;

use super::fold::{Folded, OTHER_LETTER};
use crate::detect::look;
use crate::detect::phrases::{self, Hits, Words};
use crate::detect::uses;

/// A character class bit: capital letter.
pub(crate) const UPPER: u8 = 1;
/// Small letter, or a letter of another script.
pub(crate) const LOWER: u8 = 2;
/// Decimal digit.
pub(crate) const DIGIT: u8 = 4;

/// Eight bytes of folded text, looked at together: the high bit of each byte says what its byte is.
struct Eight {
    /// Letters and digits.
    word: u64,
    letters: u64,
    digits: u64,
    capitals: u64,
}

/// The high bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

impl Eight {
    #[inline(always)]
    fn new(bytes: u64) -> Self {
        const fn each(byte: u8) -> u64 {
            u64::from_ne_bytes([byte; 8])
        }
        let plain = bytes & !HIGH;
        // Adding what is wanting to 0x80 sets the high bit of the bytes that are at least so much, and carries into no other.
        let from = |bytes: u64, least: u8| bytes + each(0x80 - least);
        let small = plain | each(0x20);
        let high = bytes & HIGH;
        let latin = from(small, b'a') & !from(small, b'z' + 1) & HIGH & !high;
        let digits = from(plain, b'0') & !from(plain, b'9' + 1) & HIGH & !high;
        // Of the two bytes with a high bit, that of letters is even.
        const { assert!(OTHER_LETTER == 0x80) };
        let letters = latin | high & !(bytes << 7);
        Self { word: letters | digits, letters, digits, capitals: latin & !(bytes << 2) }
    }

    /// How many of the bytes, from the first on, are of one word.
    #[inline(always)]
    fn length(&self) -> usize {
        ((!self.word & HIGH).trailing_zeros() / 8) as usize
    }

    /// The classes of the bytes under a mask, together.
    #[inline(always)]
    fn classes(&self, mask: u64) -> u8 {
        let bit = |bytes: u64, class: u8| if bytes & mask == 0 { 0 } else { class };
        bit(self.capitals, UPPER) | bit(self.letters & !self.capitals, LOWER) | bit(self.digits, DIGIT)
    }
}

/// Letters of a word that is long.
pub(crate) const LONG: usize = 16;

/// A line break between two tokens.
pub(crate) const LINE: u8 = 1;
/// What may stand between the cells of a table.
pub(crate) const CELL: u8 = 2;
/// A blank line.
pub(crate) const BLANK: u8 = 4;

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Folded offset of its first byte.
    pub(crate) start: u32,
    /// Folded offset after its last byte.
    pub(crate) end: u32,
    /// Number of the word of `data/phrases` that it is, 0 for any other.
    pub(crate) word: u16,
    /// The classes of its bytes, together.
    pub(crate) class: u8,
    /// What stands somewhere between it and the token before: [`LINE`], [`CELL`], [`BLANK`].
    pub(crate) breaks: u8,
    /// Its hash, letter case aside.
    pub(crate) hash: u64,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// One or two spaces.
    Space,
    /// A dash, spaces around it allowed.
    Dash,
    /// A full stop without a space.
    Dot,
    /// A slash.
    Slash,
    /// A closing parenthesis and what customarily follows it inside a telephone number.
    Close,
    /// One line break.
    Line,
    /// Anything else.
    Other,
}

/// A text cut into tokens, with what was noted on the way.
pub(crate) struct Tokens<'t> {
    /// The folded text.
    pub(crate) folded: Folded<'t>,
    /// Every token, in order.
    pub(crate) all: Vec<Token>,
    /// Numbers of the tokens that hold a digit.
    pub(crate) numeric: Vec<u32>,
    /// Numbers of the tokens that a key may be made of: letters and digits together, or [`LONG`] letters at least.
    pub(crate) telling: Vec<u32>,
    /// Numbers of the tokens after a blank line.
    pub(crate) paragraphs: Vec<u32>,
    /// Folded offsets of the at signs.
    pub(crate) ats: Vec<u32>,
    /// Folded ranges of web addresses.
    pub(crate) addresses: Vec<Range<u32>>,
    /// Folded offsets of the line breaks.
    pub(crate) lines: Vec<u32>,
    /// Folded offsets of what may stand between the cells of a table: tabs, semicolons, bars, commas without a space.
    pub(crate) cells: Vec<u32>,
    /// The words and groups of words that say something.
    pub(crate) hits: Hits,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`, which must be shorter than 4 GiB.
    #[inline(never)]
    pub(crate) fn new(text: &'t str) -> Self {
        let folded = Folded::new(text);
        let mut all: Vec<Token> = Vec::with_capacity(text.len() / 5 + 8);
        let (mut numeric, mut telling) = (Vec::new(), Vec::new());
        let (mut paragraphs, mut ats) = (Vec::new(), Vec::new());
        let (mut lines, mut cells) = (Vec::new(), Vec::new());
        let mut addresses: Vec<Range<u32>> = Vec::new();
        let (bytes, padded) = (folded.bytes(), folded.padded());
        let words = Words::new();
        let (mut at, mut breaks) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            // What most words end with.
            if byte == b' ' {
                at += 1;
                continue;
            }
            let start = at;
            let (mut class, mut hash) = (0, 0);
            while let Some(bytes) = eight(padded, at) {
                let eight = Eight::new(bytes);
                let length = eight.length();
                if length == 0 {
                    break;
                }
                let mask = mask(length);
                class |= eight.classes(mask);
                hash = phrases::mix(hash, bytes & mask);
                at += length;
                if length < 8 {
                    break;
                }
            }
            if at == start {
                match byte {
                    b'\n' => {
                        lines.push(at as u32);
                        breaks |= if breaks & LINE == 0 { LINE } else { BLANK };
                    }
                    b'\t' | b';' | b'|' => {
                        cells.push(at as u32);
                        breaks |= CELL;
                    }
                    // Between values without a space, as files of values have it.
                    b',' if !matches!(bytes.get(at + 1), None | Some(b' ' | b'\n')) => {
                        cells.push(at as u32);
                        breaks |= CELL;
                    }
                    b'@' => ats.push(at as u32),
                    b':' if bytes.get(at + 1..at + 3) == Some(b"//") => {
                        note_address(bytes, at, &all, &mut addresses);
                    }
                    _ => {}
                }
                at += 1;
                continue;
            }
            let mut word = 0;
            if class & DIGIT != 0 {
                numeric.push(all.len() as u32);
                if class != DIGIT {
                    telling.push(all.len() as u32);
                }
            } else {
                word = words.number(hash, byte, at - start);
                if at - start >= LONG {
                    telling.push(all.len() as u32);
                }
            }
            if breaks & BLANK != 0 {
                paragraphs.push(all.len() as u32);
            }
            all.push(Token { start: start as u32, end: at as u32, word, class, breaks, hash });
            breaks = 0;
        }
        let hits = Hits::new(&all, uses::middle(&all, bytes.len()));
        Self { folded, all, numeric, telling, paragraphs, ats, addresses, lines, cells, hits }
    }

    /// The number of the first token that begins at a folded offset or after it.
    #[inline(always)]
    pub(crate) fn from(&self, offset: usize) -> usize {
        self.all.partition_point(|token| (token.start as usize) < offset)
    }

    /// The token's folded bytes; empty outside.
    #[inline(always)]
    pub(crate) fn text(&self, token: usize) -> &[u8] {
        let range = self.all.get(token).map(|t| t.start as usize..t.end as usize);
        range.and_then(|range| self.folded.bytes().get(range)).unwrap_or_default()
    }

    /// The first bytes of a token, `most` of them and eight at most, as [`look::pack`] makes a number of them.
    #[inline(always)]
    pub(crate) fn packed(&self, token: usize, most: usize) -> u64 {
        let Some(token) = self.all.get(token) else {
            return 0;
        };
        let length = ((token.end - token.start) as usize).clamp(1, most.min(8));
        let first = eight(self.folded.padded(), token.start as usize).unwrap_or(0);
        ((first | 0x2020_2020_2020_2020) & mask(length)).swap_bytes() >> (64 - 8 * length)
    }

    /// Whether a capital stands among a token's bytes after the first.
    pub(crate) fn has_capital_inside(&self, token: usize) -> bool {
        let Some(token) = self.all.get(token) else {
            return false;
        };
        let (mut at, end) = (token.start as usize + 1, token.end as usize);
        while let Some(bytes) = eight(self.folded.padded(), at).filter(|_| at < end) {
            if Eight::new(bytes).capitals & mask((end - at).min(8)) != 0 {
                return true;
            }
            at += 8;
        }
        false
    }

    /// The token's class bits; 0 outside.
    pub(crate) fn class(&self, token: usize) -> u8 {
        self.all.get(token).map_or(0, |t| t.class)
    }

    /// Whether a token is one of some words, given by their hashes: `words!`, [`look::hashed`].
    // Inlined, the lists would stand in the code, wider than as data.
    #[inline(never)]
    pub(crate) fn is_word(&self, token: usize, words: &[u32]) -> bool {
        let half = self.all.get(token).map(|token| look::half(token.hash));
        // All of them, four at a time: to stop at the first would be one at a time.
        half.is_some_and(|half| words.iter().fold(false, |found, word| found | (*word == half)))
    }

    /// Whether a token is the first of its line.
    pub(crate) fn begins_line(&self, token: usize) -> bool {
        token.checked_sub(1).is_none_or(|before| self.between(before).contains(&b'\n'))
    }

    /// The bytes between a token and the next one.
    #[inline(always)]
    pub(crate) fn between(&self, token: usize) -> &[u8] {
        let range = self.all.get(token).zip(self.all.get(token + 1)).map(|(a, b)| a.end as usize..b.start as usize);
        range.and_then(|range| self.folded.bytes().get(range)).unwrap_or(b"\n\n")
    }

    /// What stands between a token and the next one.
    pub(crate) fn gap(&self, token: usize) -> Gap {
        // By length first: comparing slices one by one would cost a call each.
        match *self.between(token) {
            [b' '] | [b' ', b' '] => Gap::Space,
            [b'-'] | [b' ', b'-'] | [b'-', b' '] | [b' ', b'-', b' '] | [b'-', b'-'] => Gap::Dash,
            [b'.'] => Gap::Dot,
            [b'/'] | [b' ', b'/', b' '] => Gap::Slash,
            [b')'] | [b')', b' ' | b'-' | b'.'] | [b')', b' ', b' '] | [b')', b' ', b'-', b' '] => Gap::Close,
            // A quoted message repeats its mark at each line.
            [b'\n'] | [b' ' | b'-', b'\n'] | [b'\n', b'>', b' '] => Gap::Line,
            _ => Gap::Other,
        }
    }

    /// The folded range of the tokens `first..=last`.
    pub(crate) fn range(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.all.get(first).map_or(0, |t| t.start as usize);
        let end = self.all.get(last).map_or(start, |t| t.end as usize);
        start..end
    }
}

/// The first of eight bytes, one at least: as many as `length`.
pub(crate) fn mask(length: usize) -> u64 {
    u64::MAX >> (64 - 8 * length)
}

/// The eight bytes at an offset of the padded text; none beyond its end.
fn eight(padded: &[u8], at: usize) -> Option<u64> {
    padded.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes)
}

/// Notes the web address whose `://` stands at `at`: from its scheme to the first character that ends it.
fn note_address(bytes: &[u8], at: usize, all: &[Token], addresses: &mut Vec<Range<u32>>) {
    if addresses.last().is_some_and(|last| last.end as usize > at) {
        return;
    }
    let start = match all.last() {
        Some(scheme) if scheme.end as usize == at => scheme.start,
        _ => at as u32,
    };
    let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'<' | b'>' | b'`' | b'|');
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    addresses.push(start..(at + length) as u32);
}
