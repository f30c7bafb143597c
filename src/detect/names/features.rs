//! What the model sees of each word.

use std::ops::Range;

use super::cue::Cue;
use super::lexicon::{self, GIVEN_FREQUENT, NAME, WORD};
use crate::detect::phrases::{Hit, hash};
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
    word: u32,
    ending: u32,
    /// How its line is written.
    line: u8,
}

impl Seen {
    /// Whether it begins with a capital, or is all capitals.
    pub(crate) fn capital(&self) -> bool {
        matches!(self.shape, shape::CAPITAL | shape::ALL_CAPITALS | shape::MIXED)
    }
}

const OUTSIDE: Seen = Seen { shape: shape::NONE, class: 0, cue: 0, gap: gap::START, word: 0, ending: 0, line: 0 };

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
    pub(crate) fn windows(&self) -> Vec<Range<usize>> {
        let mut windows: Vec<Range<usize>> = Vec::new();
        let mut cues = self.cues.iter().peekable();
        // How far a cue that announces a name reaches.
        let mut announced = 0;
        let mut unknown_before = false;
        for (token, read) in self.t.all.iter().enumerate() {
            while let Some(hit) = cues.next_if(|hit| (hit.first as usize) <= token) {
                if matches!(hit.term, Cue::Title | Cue::Relation | Cue::Label | Cue::Greeting) {
                    announced = hit.last as usize + 4;
                }
            }
            let (start, end) = (read.start as usize, read.end as usize);
            let open = if read.class & DIGIT != 0 || end - start < 2 {
                unknown_before = false;
                false
            } else if read.class & UPPER != 0 {
                let class = (self.class)(hash(self.t.folded.padded(), start, end));
                let unknown = class & WORD == 0;
                let pair = unknown && unknown_before;
                unknown_before = unknown && read.word == 0;
                class & NAME != 0 || pair || token <= announced
            } else {
                unknown_before = false;
                end - start >= 3
                    && ((token <= announced && read.word == 0)
                        || lexicon::may_be_given(hash(self.t.folded.padded(), start, end)))
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

    /// A word of the text.
    pub(crate) fn see(&self, token: usize) -> Seen {
        let Some(read) = self.t.all.get(token) else {
            return OUTSIDE;
        };
        let (start, end) = (read.start as usize, read.end as usize);
        let padded = self.t.folded.padded();
        let text = self.t.text(token);
        let number = hash(padded, start, end);
        let shape = shape_of(text, read.class);
        let mut class = (self.class)(number);
        if class == 0 && shape != shape::NUMBER && lexicon::inflected(padded, start, end) {
            class = WORD;
        }
        let cue = self.cue(token).map_or(0, |hit| hit.term as u8);
        let ending = text.iter().rev().take(3).fold(7, |sum, byte| sum * 37 + u32::from(byte.to_ascii_lowercase()));
        Seen { shape, class, cue, gap: self.gap(token), word: (number >> 32) as u32, ending, line: self.line(token) }
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
            [b',', b' '] | [b','] => return gap::COMMA,
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

    /// How the line around a token is written: bit 0: small letters; bit 1: capitals at the beginning of words; bits 2 and 3: it
    /// has one, two or three, or more words.
    fn line(&self, token: usize) -> u8 {
        let ends = |token: usize| matches!(self.gap(token), gap::START | gap::LINE | gap::BLANK | gap::CELL);
        let mut flags = 0;
        let mut count = 1_u8;
        let mut note = |token: usize| {
            let class = self.t.class(token);
            if class & LOWER != 0 {
                flags |= 1;
            }
            if class & UPPER != 0 {
                flags |= 2;
            }
        };
        note(token);
        let mut at = token;
        while !ends(at) && token - at < 6 {
            at -= 1;
            count += 1;
            note(at);
        }
        at = token + 1;
        while at < self.t.all.len() && !ends(at) && at - token < 6 {
            count += 1;
            note(at);
            at += 1;
        }
        flags
            | match count {
                1 => 0,
                2 | 3 => 4,
                _ => 8,
            }
    }
}

fn shape_of(text: &[u8], class: u8) -> u8 {
    match class {
        class if class & DIGIT != 0 => shape::NUMBER,
        LOWER => shape::LOWER,
        UPPER if text.len() == 1 => shape::INITIAL,
        UPPER => shape::ALL_CAPITALS,
        _ => match text.split_first() {
            Some((first, rest)) if first.is_ascii_uppercase() && !rest.iter().any(u8::is_ascii_uppercase) => {
                shape::CAPITAL
            }
            _ => shape::MIXED,
        },
    }
}

/// The class as features combine it: which lists at most, and whether it is a common word.
fn brief(seen: &Seen) -> u32 {
    let given = if seen.class & GIVEN_FREQUENT != 0 { 2 } else { u32::from(seen.class & lexicon::GIVEN) };
    let surname =
        if seen.class & lexicon::SURNAME_FREQUENT != 0 { 2 } else { u32::from(seen.class & lexicon::SURNAME != 0) };
    let other = u32::from(seen.class & lexicon::PLACE != 0) + 2 * u32::from(seen.class & WORD != 0);
    given + 3 * surname + 9 * other
}

/// The features of a word from those around it: `at(0)` is the word itself, `at(-1)` the one before. Calls `push` with the
/// row of each.
pub(crate) fn features(at: impl Fn(isize) -> Seen, mut push: impl FnMut(usize)) {
    let [before2, before, here, after, after2] = [at(-2), at(-1), at(0), at(1), at(2)];
    let mut add = |template: u32, values: [u32; 4]| {
        let mut mixed = template.wrapping_mul(0x9E37_79B1);
        for value in values {
            mixed = (mixed ^ value).wrapping_mul(0x85EB_CA6B);
            mixed ^= mixed >> 13;
        }
        push((mixed >> 17) as usize & (ROWS - 1));
    };
    let n = u32::from;
    let (b2, b, h, a, a2) = (brief(&before2), brief(&before), brief(&here), brief(&after), brief(&after2));
    let next_gap = n(after.gap);
    add(1, [n(here.shape), h, n(here.line), 0]);
    add(2, [n(here.shape), h, n(here.cue), 0]);
    add(3, [here.word, n(here.shape), 0, 0]);
    add(4, [n(here.gap), n(here.shape), h, 0]);
    add(5, [next_gap, n(here.shape), h, 0]);
    add(6, [n(before.shape), b, n(here.shape), h]);
    add(7, [n(after.shape), a, n(here.shape), h]);
    add(8, [n(before.cue), n(here.gap), n(here.shape), h]);
    add(9, [n(after.cue), next_gap, n(here.shape), h]);
    add(10, [n(before2.cue), n(before.cue) << 8 | n(before.shape), n(here.gap), n(here.shape)]);
    add(11, [n(after.cue), n(after2.cue) << 8 | n(after.shape), next_gap, n(here.shape)]);
    add(12, [before.word, n(here.gap), n(here.shape), 0]);
    add(13, [after.word, next_gap, n(here.shape), 0]);
    add(14, [before2.word, before.word, n(here.shape), 0]);
    add(15, [b << 8 | n(before.gap), h << 8 | n(here.gap), a << 8 | next_gap, n(here.shape)]);
    add(16, [here.ending, n(here.shape), n(u8::from(h == 0)), 0]);
    add(17, [n(before2.shape) << 8 | b2, n(before.shape) << 8 | b, n(here.shape) << 8 | h, n(here.gap)]);
    add(18, [n(after2.shape) << 8 | a2, n(after.shape) << 8 | a, n(here.shape) << 8 | h, next_gap]);
    add(19, [n(before.cue), n(before.gap), n(here.gap), n(after.cue)]);
}
