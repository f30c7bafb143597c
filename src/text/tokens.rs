//! The one pass that cuts folded text into words and numbers, and notes on the way what detectors start from: numbers,
//! at signs, addresses, and words that tell what a number is.

use std::ops::Range;

use super::fold::Folded;
use crate::detect::context::Hit;
use crate::detect::phrases;

/// A character class bit: capital letter.
pub(crate) const UPPER: u8 = 1;
/// Small letter, or a letter of another script.
pub(crate) const LOWER: u8 = 2;
/// Decimal digit.
pub(crate) const DIGIT: u8 = 4;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' | super::fold::OTHER_LETTER => LOWER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    table
}

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
    /// Numbers of the tokens that groups of `data/phrases` may begin with.
    pub(crate) known: Vec<u32>,
    /// Of each of these, in which files of `data/phrases` such a group stands, a bit each.
    pub(crate) begun: Vec<u8>,
    /// Numbers of the tokens that hold a digit.
    pub(crate) numeric: Vec<u32>,
    /// Folded offsets of the at signs.
    pub(crate) ats: Vec<u32>,
    /// Folded ranges of web addresses.
    pub(crate) addresses: Vec<Range<u32>>,
    /// Folded offsets of the line breaks.
    pub(crate) lines: Vec<u32>,
    /// Folded offsets of what may stand between the cells of a table: tabs, semicolons, bars, commas without a space.
    pub(crate) cells: Vec<u32>,
    /// The context words and groups of words, in order.
    pub(crate) hits: Vec<Hit>,
}

impl<'t> Tokens<'t> {
    /// Cuts `text`, which must be shorter than 4 GiB.
    #[inline(never)]
    pub(crate) fn new(text: &'t str) -> Self {
        let folded = Folded::new(text);
        let mut all: Vec<Token> = Vec::with_capacity(text.len() / 6 + 1);
        let (mut numeric, mut ats) = (Vec::new(), Vec::new());
        let (mut known, mut begun) = (Vec::new(), Vec::new());
        let (mut lines, mut cells) = (Vec::new(), Vec::new());
        let mut addresses: Vec<Range<u32>> = Vec::new();
        let bytes = folded.bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if CLASSES[usize::from(byte)] == 0 {
                match byte {
                    b'\n' => lines.push(at as u32),
                    b'\t' | b';' | b'|' => cells.push(at as u32),
                    // Between values without a space, as files of values have it.
                    b',' if !matches!(bytes.get(at + 1), None | Some(b' ' | b'\n')) => cells.push(at as u32),
                    b'@' => ats.push(at as u32),
                    b':' if bytes.get(at + 1..at + 3) == Some(b"//") => {
                        note_address(bytes, at, &all, &mut addresses);
                    }
                    _ => {}
                }
                at += 1;
                continue;
            }
            let start = at;
            let mut class = 0;
            while let Some(&byte) = bytes.get(at) {
                let bits = CLASSES[usize::from(byte)];
                if bits == 0 {
                    break;
                }
                class |= bits;
                at += 1;
            }
            let mut word = 0;
            if class & DIGIT != 0 {
                numeric.push(all.len() as u32);
            } else {
                word = phrases::word(folded.padded(), start, at);
                let begins = phrases::begins(word);
                if begins != 0 {
                    begun.push(begins);
                    known.push(all.len() as u32);
                }
            }
            all.push(Token { start: start as u32, end: at as u32, word, class });
        }
        let hits = phrases::TERM.find(&all, &known, &begun);
        Self { folded, all, known, begun, numeric, ats, addresses, lines, cells, hits }
    }

    /// The token's folded bytes; empty outside.
    pub(crate) fn text(&self, token: usize) -> &[u8] {
        let range = self.all.get(token).map(|t| t.start as usize..t.end as usize);
        range.and_then(|range| self.folded.bytes().get(range)).unwrap_or_default()
    }

    /// The token's class bits; 0 outside.
    pub(crate) fn class(&self, token: usize) -> u8 {
        self.all.get(token).map_or(0, |t| t.class)
    }

    /// The bytes between a token and the next one.
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
