//! What the model sees of each word.

use std::ops::Range;

use super::cue::Cue;
use super::lexicon::{self, GIVEN_FREQUENT, NAME, WORD};
use crate::detect::phrases::Hit;
use crate::text::tokens::{DIGIT, LOWER, Tokens, UPPER};

/// Rows of the model's table; a feature is the number of one.
pub(crate) const ROWS: usize = 1 << 15;

/// How a word is written.
mod shape {
    pub(super) const LOWER: u8 = 0;
    pub(super) const CAPITAL: u8 = 1;
    pub(super) const ALL_CAPITALS: u8 = 2;
    pub(super) const INITIAL: u8 = 3;
    pub(super) const MIXED: u8 = 4;
    pub(super) const NUMBER: u8 = 5;
    pub(super) const NONE: u8 = 6;
}

/// What stands before a word.
pub(crate) mod gap {
    pub(crate) const START: u8 = 0;
    pub(crate) const SPACE: u8 = 1;
    pub(crate) const HYPHEN: u8 = 2;
    pub(crate) const APOSTROPHE: u8 = 3;
    pub(crate) const COMMA: u8 = 4;
    pub(crate) const DOT: u8 = 5;
    pub(crate) const COLON: u8 = 6;
    pub(crate) const LINE: u8 = 7;
    pub(crate) const BLANK: u8 = 8;
    pub(crate) const CELL: u8 = 9;
    pub(crate) const OPEN: u8 = 10;
    pub(crate) const CLOSE: u8 = 11;
    pub(crate) const QUOTE: u8 = 12;
    pub(crate) const SLASH: u8 = 13;
    pub(crate) const SENTENCE: u8 = 14;
    pub(crate) const OTHER: u8 = 15;
    #[cfg(feature = "train")]
    pub(crate) const COUNT: usize = 16;
}

/// A word as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) shape: u8,
    /// What the lists say of it.
    pub(crate) class: u8,
    /// The cue it is, or is part of; 0 for none.
    pub(crate) cue: u8,
    /// What stands before it.
    pub(crate) gap: u8,
    /// How its line is written.
    line: u8,
    /// Shape and lists together, nine bits.
    kind: u16,
    word: u32,
    ending: u32,
}

impl Seen {
    /// Whether it begins with a capital, or is all capitals.
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, shape::CAPITAL | shape::ALL_CAPITALS | shape::MIXED)
    }
}

const OUTSIDE: Seen = Seen {
    shape: shape::NONE,
    class: 0,
    cue: 0,
    gap: gap::START,
    line: 0,
    kind: shape::NONE as u16,
    word: 0,
    ending: 0,
};

/// The words of a text, as they are asked for.
pub(crate) struct Reader<'a, 't> {
    pub(crate) t: &'a Tokens<'t>,
    pub(crate) cues: &'a [Hit<Cue>],
    /// What the lists say of a word, by its hash; training forgets some of it.
    pub(crate) class: &'a dyn Fn(u64) -> u8,
}

impl<'a, 't> Reader<'a, 't> {
    /// The cue that a token is, or is part of.
    pub(crate) fn cue(&self, token: usize) -> Option<Hit<Cue>> {
        let after = self.cues.partition_point(|hit| (hit.first as usize) <= token);
        let hit = self.cues.get(after.checked_sub(1)?)?;
        (token <= hit.last as usize).then_some(*hit)
    }

    /// The parts of the text that may hold a name, as ranges of tokens, in order and apart.
    #[inline(never)]
    pub(crate) fn windows(&self) -> Vec<Range<usize>> {
        let mut windows: Vec<Range<usize>> = Vec::new();
        let mut cues = self.cues.iter();
        let mut cue = cues.next();
        // How far a cue that announces a name reaches.
        let mut announced = 0;
        let mut unknown_before = false;
        let mut capital_before = false;
        for (token, read) in self.t.all.iter().enumerate() {
            while let Some(hit) = cue.filter(|hit| (hit.first as usize) <= token) {
                cue = cues.next();
                if matches!(hit.term, Cue::Title | Cue::Relation | Cue::Label | Cue::Greeting) {
                    announced = hit.last as usize + 4;
                }
            }
            let (start, end) = (read.start as usize, read.end as usize);
            let (unknown, capital) = (unknown_before, capital_before);
            (unknown_before, capital_before) = (false, read.class & UPPER != 0);
            let open = if read.class & DIGIT != 0 || end - start < 2 {
                false
            } else if read.class & UPPER != 0 {
                let class = (self.class)(read.hash);
                unknown_before =
                    class & WORD == 0 && read.word == 0 && !(class == 0 && lexicon::looks_common(self.t.text(token)));
                // A common word that is a name too counts beside another capital only.
                let beside = || capital || self.t.class(token + 1) & UPPER != 0;
                (class & NAME != 0 && (class & WORD == 0 || beside()))
                    || (unknown && class & WORD == 0)
                    || token <= announced
            } else {
                end - start >= 3 && ((token <= announced && read.word == 0) || lexicon::may_be_given(read.hash))
            };
            if open {
                let end = (token + 4).min(self.t.all.len());
                match windows.last_mut() {
                    Some(last) if last.end + 2 >= token => last.end = end,
                    _ => windows.push(token.saturating_sub(2)..end),
                }
            }
        }
        windows
    }

    /// The words of a window, with two before it and two after it, in place of what was in `seen`. `gone`: how many cues end before the
    /// windows that were seen before this one; windows are seen in order.
    #[inline(never)]
    pub(crate) fn see(&self, window: &Range<usize>, gone: &mut usize, seen: &mut Vec<Seen>) {
        seen.clear();
        let from = window.start.saturating_sub(2);
        seen.resize(2 - (window.start - from), OUTSIDE);
        while self.cues.get(*gone).is_some_and(|hit| (hit.last as usize) < from) {
            *gone += 1;
        }
        let mut cues = self.cues.get(*gone..).unwrap_or_default().iter().peekable();
        let mut line = Line { tokens: 0..0, flags: 0 };
        for token in from..window.end + 2 {
            while cues.next_if(|hit| (hit.last as usize) < token).is_some() {}
            let cue = cues.peek().filter(|hit| (hit.first as usize) <= token).map_or(0, |hit| hit.term as u8);
            if !line.tokens.contains(&token) {
                line = self.line(token);
            }
            seen.push(self.one(token, cue, line.flags));
        }
    }

    fn shape(&self, token: usize, text: &[u8], class: u8) -> u8 {
        match class {
            class if class & DIGIT != 0 => shape::NUMBER,
            LOWER => shape::LOWER,
            UPPER if text.len() == 1 => shape::INITIAL,
            UPPER => shape::ALL_CAPITALS,
            _ if text.first().is_some_and(u8::is_ascii_uppercase) && !self.t.has_capital_inside(token) => {
                shape::CAPITAL
            }
            _ => shape::MIXED,
        }
    }

    fn one(&self, token: usize, cue: u8, line: u8) -> Seen {
        let Some(read) = self.t.all.get(token) else {
            return OUTSIDE;
        };
        let (start, end) = (read.start as usize, read.end as usize);
        let padded = self.t.folded.padded();
        let text = self.t.text(token);
        let shape = self.shape(token, text, read.class);
        let mut class = (self.class)(read.hash);
        if class == 0
            && shape != shape::NUMBER
            && (lexicon::looks_common(text) || lexicon::inflected(padded, start, end))
        {
            class = WORD;
        }
        let ending = text.iter().rev().take(3).fold(7, |sum, byte| sum * 37 + u32::from(byte.to_ascii_lowercase()));
        let kind = u16::from(shape) | brief(class) << 3;
        Seen { shape, class, cue, gap: self.gap(token), line, kind, word: (read.hash >> 32) as u32, ending }
    }

    /// What stands before a token.
    pub(crate) fn gap(&self, token: usize) -> u8 {
        let Some(before) = token.checked_sub(1) else {
            return gap::START;
        };
        let between = self.t.between(before);
        match *between {
            [b' '] => return gap::SPACE,
            [b'-'] => return gap::HYPHEN,
            [b'\''] => return gap::APOSTROPHE,
            [b',', b' '] => return gap::COMMA,
            // As in a file of values between commas.
            [b','] => return gap::CELL,
            [b'.'] => return gap::DOT,
            [b'.', b' '] => return gap::SENTENCE,
            _ => {}
        }
        let has = |byte: u8| between.contains(&byte);
        match between.iter().filter(|byte| **byte == b'\n').count() {
            0 => {}
            1 => return gap::LINE,
            _ => return gap::BLANK,
        }
        if has(b'\t') || has(b';') || has(b'|') {
            gap::CELL
        } else if has(b'(') || has(b'[') {
            gap::OPEN
        } else if has(b')') || has(b']') {
            gap::CLOSE
        } else if has(b'"') {
            gap::QUOTE
        } else if has(b':') {
            gap::COLON
        } else if has(b',') {
            gap::COMMA
        } else if has(b'/') {
            gap::SLASH
        } else if has(b'.') || has(b'!') || has(b'?') {
            gap::SENTENCE
        } else if has(b'-') {
            gap::HYPHEN
        } else if between.iter().all(|byte| *byte == b' ') {
            gap::SPACE
        } else {
            gap::OTHER
        }
    }

    /// How the line around a token is written: bit 0: small letters; bit 1: capitals; bits 2 and 3: it has one, two or three, or
    /// more words. A long line counts as several.
    fn line(&self, token: usize) -> Line {
        let ends = |token: usize| token == 0 || self.t.all.get(token).is_some_and(|token| token.breaks != 0);
        let mut first = token;
        while !ends(first) && token - first < LINE {
            first -= 1;
        }
        let mut last = token + 1;
        while last < self.t.all.len() && !ends(last) && last - token < LINE {
            last += 1;
        }
        let classes = self.t.all.get(first..last).unwrap_or_default().iter().fold(0, |all, token| all | token.class);
        let count = match last - first {
            1 => 0,
            2 | 3 => 4,
            _ => 8,
        };
        Line {
            tokens: first..last,
            flags: u8::from(classes & LOWER != 0) | u8::from(classes & UPPER != 0) << 1 | count,
        }
    }
}

/// Words of a line looked at in one go.
const LINE: usize = 24;

/// A line, or a part of a long one.
struct Line {
    tokens: Range<usize>,
    flags: u8,
}

/// What the lists say, as features combine it: which at most, and whether it is a place or a common word. Six bits.
fn brief(class: u8) -> u16 {
    let most = |frequent: u8, any: u8| if class & frequent != 0 { 2 } else { u16::from(class & any != 0) };
    let given = most(GIVEN_FREQUENT, lexicon::GIVEN);
    let surname = most(lexicon::SURNAME_FREQUENT, lexicon::SURNAME);
    let other = u16::from(class & lexicon::PLACE != 0) + 2 * u16::from(class & WORD != 0);
    given + 3 * surname + 9 * other
}

/// The features of the word in the middle of five: calls `push` with the row of each.
pub(crate) fn features([before2, before, here, after, after2]: [&Seen; 5], mut push: impl FnMut(usize)) {
    // Each feature is a few small numbers side by side, and its template above them; one multiplication makes the row.
    let mut add = |template: u64, value: u64| {
        push(((value ^ template << 58).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 49) as usize & (ROWS - 1));
    };
    let n = |value: u8| u64::from(value);
    let k = |seen: &Seen| u64::from(seen.kind);
    let (kind, shape, gap, next) = (k(here), n(here.shape), n(here.gap), n(after.gap));
    let (cue, cue_before, cue_after) = (n(here.cue), n(before.cue), n(after.cue));
    let word = |word: u32, gap: u64| u64::from(word) | gap << 32 | shape << 36;
    add(1, kind | n(here.line) << 9);
    add(2, kind | cue << 9);
    add(3, word(here.word, 0));
    add(4, kind | gap << 9);
    add(5, kind | next << 9);
    add(6, kind | k(before) << 9);
    add(7, kind | k(after) << 9);
    add(8, kind | gap << 9 | cue_before << 13);
    add(9, kind | next << 9 | cue_after << 13);
    add(10, shape | gap << 3 | cue_before << 7 | n(before.shape) << 12 | n(before2.cue) << 15);
    add(11, shape | next << 3 | cue_after << 7 | n(after.shape) << 12 | n(after2.cue) << 15);
    add(12, word(before.word, gap));
    add(13, word(after.word, next));
    add(14, word(before2.word.rotate_left(9) ^ before.word, 0));
    add(15, kind | gap << 9 | next << 13 | (k(before) >> 3) << 17 | (k(after) >> 3) << 23 | n(before.gap) << 29);
    add(16, word(here.ending, u64::from(here.class == 0)));
    add(17, kind | k(before) << 9 | k(before2) << 18 | gap << 27);
    add(18, kind | k(after) << 9 | k(after2) << 18 | next << 27);
    add(19, cue_before | n(before.gap) << 5 | gap << 9 | cue_after << 13);
}
