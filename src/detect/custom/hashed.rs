//! Lists that cannot be read back: the policy holds a salted SHA-256 of each value, and the scan hashes what the text holds.
//!
//! An entry is `WORDS-TAG-DIGEST`: how many words the value has, sixteen bits that tell most other words apart without a
//! SHA-256, and half of the digest. Whoever has the policy can still try values one by one: a list of all numbers of five
//! digits hides nothing. Names and addresses are what it is for.

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::PatternError;
use crate::text::fold::Folded;

/// Words of a value at most.
const WORDS: usize = 8;
/// Bytes of the digest that are kept: no two values of a list will share them by chance.
const KEPT: usize = 16;

/// A list of hashed values.
#[derive(Clone, Debug, Default)]
pub(super) struct Hashed {
    salt: String,
    /// By number of words: tags in order, each with its digests.
    by_words: [BTreeMap<u16, Vec<[u8; KEPT]>>; WORDS],
}

impl Hashed {
    /// Reads a list; an entry that is none is an error.
    pub(super) fn new<'e>(salt: &str, entries: impl IntoIterator<Item = &'e str>) -> Result<Self, PatternError> {
        let mut list = Self { salt: salt.to_owned(), ..Self::default() };
        for entry in entries {
            let (words, tag, digest) = read(entry).ok_or(PatternError::NotHash)?;
            let tags = list.by_words.get_mut(words - 1).ok_or(PatternError::NotHash)?;
            tags.entry(tag).or_default().push(digest);
        }
        let empty = list.by_words.iter().all(BTreeMap::is_empty);
        if salt.is_empty() || empty { Err(PatternError::NotHash) } else { Ok(list) }
    }

    /// Where a value of the list begins, the longest first: the byte ranges in the text, in order and apart.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let words = words(folded.bytes());
        let mut found = Vec::new();
        let mut first = 0;
        while first < words.len() {
            let hit = (1..=WORDS).rev().find_map(|count| self.at(&folded, words.get(first..first + count)?));
            match hit {
                Some((count, range)) => {
                    found.push(folded.original_range(range));
                    first += count;
                }
                None => first += 1,
            }
        }
        found
    }

    fn at(&self, folded: &Folded, words: &[Range<usize>]) -> Option<(usize, Range<usize>)> {
        let tags = self.by_words.get(words.len() - 1).filter(|tags| !tags.is_empty())?;
        let bytes = folded.bytes();
        let apart = |pair: &[Range<usize>]| {
            let gap = bytes.get(pair[0].end..pair[1].start).unwrap_or_default();
            gap.len() > 3 || gap.contains(&b'\n')
        };
        if words.windows(2).any(apart) {
            return None;
        }
        let value = normal(bytes, words);
        let digests = tags.get(&tag(&self.salt, &value))?;
        let digest = digest(&self.salt, &value);
        digests.contains(&digest).then(|| (words.len(), words[0].start..words[words.len() - 1].end))
    }
}

/// The entry of a value; none of a value without a word, or with more than eight.
pub fn hashed_entry(salt: &str, value: &str) -> Option<String> {
    let folded = Folded::new(value);
    let words = words(folded.bytes());
    if words.is_empty() || words.len() > WORDS {
        return None;
    }
    let value = normal(folded.bytes(), &words);
    let hex: String = digest(salt, &value).iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("{}-{:04x}-{hex}", words.len(), tag(salt, &value)))
}

/// The runs of letters and digits.
fn words(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        if !(byte.is_ascii_alphanumeric() || *byte == crate::text::fold::OTHER_LETTER) {
            continue;
        }
        match words.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// The words in small letters, a space between.
fn normal(bytes: &[u8], words: &[Range<usize>]) -> Vec<u8> {
    let mut value = Vec::new();
    for word in words {
        if !value.is_empty() {
            value.push(b' ');
        }
        value.extend(bytes.get(word.clone()).unwrap_or_default().iter().map(u8::to_ascii_lowercase));
    }
    value
}

fn tag(salt: &str, value: &[u8]) -> u16 {
    // FNV-1a, folded to sixteen bits.
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = salt.as_bytes().iter().chain(value).fold(0x811C_9DC5, mix);
    (hash >> 16) as u16 ^ hash as u16
}

fn digest(salt: &str, value: &[u8]) -> [u8; KEPT] {
    let whole = Sha256::new().chain_update(salt).chain_update([0]).chain_update(value).finalize();
    let mut kept = [0; KEPT];
    for (to, from) in kept.iter_mut().zip(whole) {
        *to = from;
    }
    kept
}

fn read(entry: &str) -> Option<(usize, u16, [u8; KEPT])> {
    let mut parts = entry.trim().split('-');
    let (words, tag, hex) = (parts.next()?, parts.next()?, parts.next()?);
    let words: usize = words.parse().ok().filter(|words| (1..=WORDS).contains(words))?;
    let tag = (tag.len() == 4).then(|| u16::from_str_radix(tag, 16).ok())??;
    let mut digest = [0; KEPT];
    for (place, byte) in digest.iter_mut().enumerate() {
        *byte = hex.get(2 * place..2 * place + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())?;
    }
    (hex.len() == 2 * KEPT && parts.next().is_none()).then_some((words, tag, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(values: &[&str]) -> Result<Hashed, PatternError> {
        let entries: Vec<String> = values.iter().filter_map(|value| hashed_entry("sel", value)).collect();
        Hashed::new("sel", entries.iter().map(String::as_str))
    }

    #[test]
    fn values_are_found_however_they_are_written() -> Result<(), PatternError> {
        let list = list(&["Projet Éperlan", "Tremblay, Gédéon"])?;
        let text = "Le PROJET EPERLAN avance; TREMBLAY Gédéon aussi. Projet\nÉperlan n’est pas le même.";
        let found: Vec<&str> = list.find(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, ["PROJET EPERLAN", "TREMBLAY Gédéon"]);
        Ok(())
    }

    #[test]
    fn what_is_no_entry_is_told() {
        for entry in
            ["", "2-12-00", "9-0000-00000000000000000000000000000000", "1-zzzz-00000000000000000000000000000000"]
        {
            assert_eq!(Hashed::new("sel", [entry]).err(), Some(PatternError::NotHash), "{entry}");
        }
        assert_eq!(hashed_entry("sel", " … "), None);
    }
}
