//! Words and groups of words with a meaning, from `data/phrases/*.toml`: each word is looked up once, at its end, in one table
//! for all of them; groups are put together from the words that are known.

use super::confidence::Confidence;
use super::context::Term;
use super::facts::Fact;
use super::names::Cue;
use super::secrets::Secret;
use super::uses::Use;
use crate::text::tokens::Token;

include!("word_hash.rs");
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// Longest word in the table, in bytes.
const LONGEST: usize = 24;

/// The groups of one file.
pub(crate) struct Phrases<T: 'static> {
    /// Its bit in `BEGINS`.
    bit: u8,
    /// By word number: where the groups that begin with it stand in `list`.
    starts: &'static [u16],
    rests: &'static [u16],
    list: &'static [Group<T>],
}

/// A group: its second word, where those after that one stand in `rests`, how many words it has after the first, whether it is the
/// last that begins so, and what it says.
type Group<T> = (u16, u16, u8, bool, T);

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

/// The hash of the word at `start..end` of the padded folded text.
pub(crate) fn hash(padded: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    while at < end {
        let Some(Ok(bytes)) = padded.get(at..at + 8).map(<[u8; 8]>::try_from) else {
            return 0;
        };
        let left = end - at;
        let mask = if left >= 8 { u64::MAX } else { (1 << (8 * left)) - 1 };
        hash = mix(hash, u64::from_le_bytes(bytes) & mask);
        at += 8;
    }
    hash
}

/// The number of the word at `start..end` of the padded folded text, 0 if it has none.
pub(crate) fn word(padded: &[u8], start: usize, end: usize) -> u16 {
    let length = end - start;
    // Which lengths there are of words with this first letter: more than half of all words end here.
    let letter = padded.get(start).map_or(0, |byte| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a')));
    if length > LONGEST || LENGTHS.get(letter).is_none_or(|lengths| lengths & (1 << length) == 0) {
        return 0;
    }
    let hash = hash(padded, start, end);
    let mut slot = slot(hash, SLOTS.len());
    loop {
        let entry = SLOTS[slot];
        if entry == 0 {
            return 0;
        }
        let id = entry & ((1 << ID_BITS) - 1);
        // The tag tells most other words apart before a byte is compared.
        if entry >> ID_BITS == tag(hash)
            && padded.get(start..end).is_some_and(|bytes| bytes.eq_ignore_ascii_case(spelled(id)))
        {
            return id;
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// The word of that number.
fn spelled(id: u16) -> &'static [u8] {
    let at = |place: u16| WORD_STARTS.get(usize::from(place)).map_or(0, |at| usize::from(*at));
    WORDS.get(at(id.wrapping_sub(1))..at(id)).unwrap_or_default()
}

impl<T: Copy> Phrases<T> {
    /// The groups in the text, longest first where several begin at the same word, each word in one of them only. `known` lists
    /// the tokens that groups may begin with, `begun` of which files.
    #[inline(never)]
    pub(crate) fn find(&self, all: &[Token], known: &[u32], begun: &[u8]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut free = 0;
        for (&first, begun) in known.iter().zip(begun) {
            if begun & self.bit != 0
                && first >= free
                && let Some(hit) = self.at(all, first)
            {
                hits.push(hit);
                free = hit.last + 1;
            }
        }
        hits
    }

    /// The longest group that begins at a token.
    pub(crate) fn at(&self, all: &[Token], first: u32) -> Option<Hit<T>> {
        let word = |token: u32| all.get(token as usize).map_or(0, |t| t.word);
        let id = word(first);
        if begins(id) & self.bit == 0 {
            return None;
        }
        let mut place = usize::from(*self.starts.get(usize::from(id))?);
        // Most groups part at the second word.
        let second = if gap_is_small(all, first + 1) { word(first + 1) } else { 0 };
        loop {
            let (next, rest, count, last, term) = self.list.get(place)?;
            let count = u32::from(*count);
            if count == 0 || (*next == second && self.goes_on(all, first + 2, *rest, count - 1)) {
                return Some(Hit { first, last: first + count, term: *term });
            }
            if *last {
                return None;
            }
            place += 1;
        }
    }

    /// Whether the words from a token on are those of a group; only a space, a dash, an apostrophe or a full stop between them.
    fn goes_on(&self, all: &[Token], from: u32, rest: u16, count: u32) -> bool {
        let rest = self.rests.get(usize::from(rest)..usize::from(rest) + count as usize).unwrap_or_default();
        let word = |token: u32| all.get(token as usize).map_or(0, |t| t.word);
        rest.len() == count as usize
            && (from..).zip(rest).all(|(token, id)| word(token) == *id && gap_is_small(all, token))
    }
}

/// In which files groups begin with a word, a bit each.
pub(crate) fn begins(word: u16) -> u8 {
    BEGINS.get(usize::from(word)).copied().unwrap_or(0)
}

fn gap_is_small(all: &[Token], token: u32) -> bool {
    let here = all.get(token as usize);
    let before = (token as usize).checked_sub(1).and_then(|before| all.get(before));
    here.zip(before).is_some_and(|(here, before)| here.start - before.end <= 2)
}
