//! Words and groups of words with a meaning, from `data/phrases/*.toml`: each word is looked up once, at its end, in one table
//! for all of them; groups are put together from the words that are known.

use std::ops::Range;
use std::sync::LazyLock;

use super::confidence::Confidence;
use super::context::Term;
use super::facts::Fact;
use super::names::Cue;
use super::secrets::Secret;
use super::uses::{Handed, Use};
use crate::text::tokens::{CELL, Token, mask};

include!("word_hash.rs");
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// Longest word in the table, in bytes.
const LONGEST: usize = 24;

/// What a section says, by its file.
#[derive(Clone, Copy)]
enum Said {
    Term(Term),
    Cue(Cue),
    Fact(Fact),
    Use(Use),
    Secret(Secret),
    Confidence(Confidence),
    Handed(Handed),
}

/// Number of files.
const FILES: usize = 7;

impl Said {
    /// The number of the file; a bit of `BEGINS` and `FOLLOWS`.
    fn file(self) -> usize {
        match self {
            Self::Term(_) => 0,
            Self::Cue(_) => 1,
            Self::Fact(_) => 2,
            Self::Use(_) => USES,
            Self::Secret(_) => 4,
            Self::Confidence(_) => 5,
            Self::Handed(_) => HANDED,
        }
    }
}

/// The terms that `data/phrases/term.toml` has sections of.
#[cfg(test)]
pub(super) fn terms() -> impl Iterator<Item = Term> {
    SAID.iter().filter_map(|said| if let Said::Term(term) = said { Some(*term) } else { None })
}

/// The numbers of the files of uses.
const USES: usize = 3;
const HANDED: usize = 6;

/// A word or group of words in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit<T> {
    /// Its first token.
    pub(crate) first: u32,
    /// Its last token.
    pub(crate) last: u32,
    /// What it says.
    pub(crate) term: T,
}

/// The hash of the word at `start..end` of some bytes with eight more after them.
#[inline(always)]
pub(crate) fn hash(padded: &[u8], start: usize, end: usize) -> u64 {
    let (mut hash, mut at) = (0, start);
    while at < end {
        let Some(Ok(bytes)) = padded.get(at..at + 8).map(<[u8; 8]>::try_from) else {
            return 0;
        };
        hash = mix(hash, u64::from_le_bytes(bytes) & mask((end - at).min(8)));
        at += 8;
    }
    hash
}

/// The words, by hash: the number and the mark of each; 0 where there is none. It is laid out once, in about a millisecond
/// of the first scan's eleven: as data of the module it would not pack.
static WORDS: LazyLock<Box<[u32; SLOTS]>> = LazyLock::new(|| {
    // By class: how many words are of it; then the number of its next word.
    let mut next = [0_u32; 1 << u8::BITS];
    for class in &CLASSES {
        if let Some(next) = next.get_mut(usize::from(*class)) {
            *next += 1;
        }
    }
    let mut first = 1;
    for next in &mut next {
        (*next, first) = (first, first + *next);
    }
    let taken = (0..SLOTS).filter(|slot| TAKEN.get(slot / 8).is_some_and(|bits| bits >> (slot % 8) & 1 != 0));
    let marks = MARKS_LOW.iter().zip(&MARKS_HIGH).map(|(low, high)| u32::from(*low) | u32::from(*high) << 16);
    let mut slots = Box::new([0; SLOTS]);
    for ((slot, mark), class) in taken.zip(marks).zip(&CLASSES) {
        if let (Some(slot), Some(next)) = (slots.get_mut(slot), next.get_mut(usize::from(*class))) {
            *slot = *next | mark << ID_BITS;
            *next += 1;
        }
    }
    slots
});

/// The words of the tables, to be looked up in.
#[derive(Clone, Copy)]
pub(crate) struct Words(&'static [u32; SLOTS]);

impl Words {
    pub(crate) fn new() -> Self {
        Self(&WORDS)
    }

    /// The number of the word with this hash and first letter, of `length` bytes; 0 if it has none.
    pub(crate) fn number(self, hash: u64, letter: u8, length: usize) -> u16 {
        // Which lengths there are of words with this first letter: more than half of all words end here.
        let letter = usize::from((letter | 0x20).wrapping_sub(b'a'));
        if length > LONGEST || LENGTHS.get(letter).is_none_or(|lengths| lengths & (1 << length) == 0) {
            return 0;
        }
        let mut slot = slot(hash, SLOTS);
        loop {
            let entry = self.0[slot];
            if entry == 0 {
                return 0;
            }
            if entry >> ID_BITS == mark(hash) {
                return (entry & ((1 << ID_BITS) - 1)) as u16;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The words and groups of words in a text, by file, each in order and apart.
#[derive(Default)]
pub(crate) struct Hits {
    pub(crate) terms: Vec<Hit<Term>>,
    pub(crate) cues: Vec<Hit<Cue>>,
    pub(crate) facts: Vec<Hit<Fact>>,
    /// Those of the tokens that were asked for only.
    pub(crate) uses: Vec<Hit<Use>>,
    /// Likewise.
    pub(crate) handed: Vec<Hit<Handed>>,
    pub(crate) secrets: Vec<Hit<Secret>>,
    pub(crate) confidences: Vec<Hit<Confidence>>,
}

impl Hits {
    /// Those of a text, cut into tokens; of uses, those that begin outside of `middle`.
    #[inline(never)]
    pub(crate) fn new(all: &[Token], middle: Range<usize>) -> Self {
        let mut hits = Self::default();
        // Of each file: where the last hit ends; and the furthest of these.
        let mut free = [0; FILES];
        let mut furthest = 0;
        for (first, token) in all.iter().enumerate() {
            if token.word == 0 {
                continue;
            }
            let mut files = u8::MAX;
            if first < furthest {
                for (file, free) in free.iter().enumerate() {
                    files &= !(u8::from(first < *free) << file);
                }
            }
            if middle.contains(&first) {
                files &= !(1 << USES | 1 << HANDED);
            }
            each(all, first, files, |said, last| {
                if let Some(free) = free.get_mut(said.file()) {
                    *free = last + 1;
                }
                furthest = furthest.max(last + 1);
                hits.add(said, first as u32, last as u32);
            });
        }
        hits
    }

    fn add(&mut self, said: Said, first: u32, last: u32) {
        match said {
            Said::Term(term) => self.terms.push(Hit { first, last, term }),
            Said::Cue(term) => self.cues.push(Hit { first, last, term }),
            Said::Fact(term) => self.facts.push(Hit { first, last, term }),
            Said::Use(term) => self.uses.push(Hit { first, last, term }),
            Said::Secret(term) => self.secrets.push(Hit { first, last, term }),
            Said::Handed(term) => self.handed.push(Hit { first, last, term }),
            Said::Confidence(term) => self.confidences.push(Hit { first, last, term }),
        }
    }
}

/// The word of a request, or the longest group of them, that begins at a token.
pub(crate) fn use_at(all: &[Token], first: usize) -> Option<Use> {
    let mut found = None;
    each(all, first, 1 << USES, |said, _| {
        if let Said::Use(term) = said {
            found = Some(term);
        }
    });
    found
}

/// Of each of `files` (a bit each), the longest group that begins at a token, with its last token.
fn each(all: &[Token], first: usize, files: u8, mut found: impl FnMut(Said, usize)) {
    let word = |token: usize| all.get(token).map_or(0, |token| token.word);
    let files_of = |table: &[u8], word: u16| table.get(usize::from(word)).copied().unwrap_or(0);
    let said = |section: u8| SAID.get(usize::from(section)).copied();
    let id = word(first);
    let mut files = files;
    let begins = files_of(&BEGINS, id) & files;
    // Most groups part at the second word.
    if begins != 0 && gap_is_small(all, first + 1) && begins & files_of(&FOLLOWS, word(first + 1)) != 0 {
        let start = |word: u16| halves(&STARTS_LOW, &STARTS_HIGH, usize::from(word));
        let range = start(id)..start(id + 1);
        let seconds = SECONDS.get(range.clone()).unwrap_or_default();
        let second = word(first + 1);
        let mut row = range.start + seconds.partition_point(|other| *other < second);
        while row < range.end && SECONDS.get(row) == Some(&second) {
            let section = SECTIONS.get(row).and_then(|section| said(*section));
            if let Some((said, count)) = section.zip(COUNTS.get(row))
                && files & (1 << said.file()) != 0
                && goes_on(all, first + 2, row, usize::from(*count))
            {
                files &= !(1 << said.file());
                found(said, first + 1 + usize::from(*count));
            }
            row += 1;
        }
    }
    let alone = ALONE.get(usize::from(id)).and_then(|set| ALONE_SETS.get(usize::from(*set)));
    for section in alone.copied().unwrap_or_default() {
        if let Some(said) = said(*section).filter(|said| files & (1 << said.file()) != 0) {
            found(said, first);
        }
    }
}

/// A number of two bytes that stand in two tables.
#[inline(always)]
fn halves(low: &[u8], high: &[u8], place: usize) -> usize {
    low.get(place).zip(high.get(place)).map_or(0, |(low, high)| usize::from(u16::from_le_bytes([*low, *high])))
}

/// Whether the words from a token on are those of a row after its second; little between them, and nothing that parts the cells of
/// a table.
fn goes_on(all: &[Token], from: usize, row: usize, count: usize) -> bool {
    if count == 0 {
        return true;
    }
    // Before it is worked out where these words stand: most texts go on otherwise.
    if all.get(from).is_none_or(|token| token.word == 0) || !gap_is_small(all, from) {
        return false;
    }
    let rest = rest(row, count).unwrap_or_default();
    let fits =
        |(token, id): (usize, &u16)| all.get(token).is_some_and(|token| token.word == *id) && gap_is_small(all, token);
    rest.len() == count && (from..).zip(rest).all(fits)
}

/// The words of a row after its second, so many.
fn rest(row: usize, count: usize) -> Option<&'static [u16]> {
    let (step, place) = (row / RESTS_STEP, row % RESTS_STEP);
    // All of the step's, those from the row on as nothing: as many each time is a few instructions of vectors.
    let counts: &[u8; RESTS_STEP] = COUNTS.as_chunks().0.get(step)?;
    let before: u16 = counts.iter().zip(0..).map(|(count, at)| if at < place { u16::from(*count) } else { 0 }).sum();
    let start = usize::from(RESTS_BEFORE.get(step)? + before);
    RESTS.get(start..start + count)
}

fn gap_is_small(all: &[Token], token: usize) -> bool {
    let here = all.get(token);
    let before = token.checked_sub(1).and_then(|before| all.get(before));
    here.zip(before).is_some_and(|(here, before)| here.start - before.end <= 2 && here.breaks & CELL == 0)
}

#[cfg(test)]
mod tests {
    use super::{hash, hash_of};
    use crate::detect::look::pack;
    use crate::text::tokens::Tokens;

    /// Words are packed when this is compiled, and out of eight bytes at once when a text is read.
    #[test]
    fn a_word_has_one_number() {
        for word in ["a", "de", "Jean", "ÉLÈVE", "日本", "immeuble", "K48"] {
            let t = Tokens::new(word);
            for most in 1..=8 {
                let text = t.text(0);
                assert_eq!(t.packed(0, most), pack(text.get(..most).unwrap_or(text)), "{word}, {most}");
            }
        }
        assert_eq!(Tokens::new("").packed(0, 8), pack(b""));
    }

    /// A word is hashed while it is cut, from padded bytes, and when this is compiled: what one writes, the others look up.
    #[test]
    fn a_word_has_one_hash() {
        for word in ["a", "de", "Jean", "immeuble", "logements", "anniversaires", "intergouvernementales", "2e", "K48"]
        {
            let t = Tokens::new(word);
            let cut = t.all.first().map(|token| token.hash);
            let padded = [word.as_bytes(), &[0; 8]].concat();
            assert_eq!(cut, Some(hash(&padded, 0, word.len())), "{word}");
            assert_eq!(cut, Some(hash_of(word.to_lowercase().as_bytes())), "{word}");
        }
    }
}
