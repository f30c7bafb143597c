//! The words of a text, as they are compared: folded, in small letters, by hashes.

use std::ops::Range;

use crate::text::fold::{Folded, OTHER_LETTER as OTHER};

/// Words shorter than this, without a digit, are left out: « de », « la », « l’ » come and go when a text is edited, and tell nothing.
const SHORTEST: usize = 3;

/// A text cut into words.
pub(super) struct Words<'t> {
    folded: Folded<'t>,
    /// Of each word, its hash.
    pub(super) hashes: Vec<u64>,
    /// Of each word, where it stands in the folded text.
    places: Vec<(u32, u32)>,
}

impl<'t> Words<'t> {
    /// The words of a text. Those with letters that have no plain Latin counterpart are left out: by folded letters they cannot be told apart.
    pub(super) fn new(text: &'t str) -> Self {
        let folded = Folded::new(text);
        let bytes = folded.bytes();
        let (mut hashes, mut places) = (Vec::with_capacity(bytes.len() / 8), Vec::with_capacity(bytes.len() / 8));
        let mut at = 0;
        while at < bytes.len() {
            // FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo): the salted mix comes after.
            let (start, mut hash, mut digit, mut foreign) = (at, 0xCBF2_9CE4_8422_2325_u64, false, false);
            while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphanumeric() || **byte == OTHER) {
                hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3);
                digit |= byte.is_ascii_digit();
                foreign |= *byte == OTHER;
                at += 1;
            }
            if at == start {
                at += 1;
            } else if !foreign && (digit || at - start >= SHORTEST) {
                hashes.push(hash);
                places.push((start as u32, at as u32));
            }
        }
        Self { folded, hashes, places }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The bytes of the text from the first of some words to the last.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        let start = self.places.get(words.start).map_or(0, |place| place.0 as usize);
        let end =
            words.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.1 as usize);
        self.folded.original_range(start..end)
    }
}
