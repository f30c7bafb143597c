//! `data/lexicon/*.txt`: names, places and common words, as two tables without the words themselves.
//!
//! Each is a static function (M. Dietzfelbinger and R. Pagh, "Succinct data structures for retrieval and approximate
//! membership", 2008): a word's cells in three places, xored, give its value and a fingerprint. One word in a thousand that is
//! in no list is taken for one that is; the size is a fifth of the words' own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{Result, fingerprint, hash_of, looks_common, next_word, places};

/// What the lists say of a name, as bits of its class. The same as in `src/detect/names/lexicon.rs`.
const LISTS: [(&str, u16); 6] =
    [("given", 1), ("given_frequent", 2), ("surname", 4), ("surname_frequent", 8), ("place", 16), ("words", 32)];
/// Bits of a cell that are the class.
const CLASS_BITS: u32 = 6;

pub(crate) fn write(out: &Path) -> Result<()> {
    let mut classes: BTreeMap<String, u16> = BTreeMap::new();
    let mut common = Vec::new();
    for (list, bit) in LISTS {
        let path = format!("data/lexicon/{list}.txt");
        for word in fs::read_to_string(&path)?.lines() {
            if word.is_empty() || word.len() > 24 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
                return Err(format!("{path}: \"{word}\": names are lower-case ASCII").into());
            }
            match classes.get_mut(word) {
                Some(class) => *class |= bit,
                None if list == "words" && looks_common(word.as_bytes()) => {}
                None if list == "words" => common.push(hash_of(word.as_bytes())),
                None => {
                    classes.insert(word.to_owned(), bit);
                }
            }
        }
    }
    let names: Vec<(u64, u16)> = classes.iter().map(|(word, class)| (hash_of(word.as_bytes()), *class)).collect();
    let value = |(hash, class): &(u64, u16)| class | fingerprint(*hash) << CLASS_BITS;
    let (seed, cells) = static_function(&names.iter().map(|name| (name.0, value(name))).collect::<Vec<_>>())?;
    let bytes: Vec<u8> = cells.iter().flat_map(|cell| cell.to_le_bytes()).collect();
    fs::write(out.join("names.bin"), &bytes)?;

    let (word_seed, cells) =
        static_function(&common.iter().map(|hash| (*hash, fingerprint(*hash) & 0xFF)).collect::<Vec<_>>())?;
    fs::write(out.join("words.bin"), cells.iter().map(|cell| *cell as u8).collect::<Vec<_>>())?;

    // Given names frequent enough to be looked for without a capital letter, as a Bloom filter: most words end here.
    let mut filter = vec![0_u8; 1 << 13];
    for (word, class) in &classes {
        if class & (2 | 32) == 2 && word.len() >= 3 {
            let hash = hash_of(word.as_bytes());
            for place in [hash >> 48, (hash >> 32) & 0xFFFF] {
                filter[(place >> 3) as usize] |= 1 << (place & 7);
            }
        }
    }
    fs::write(out.join("lower.bin"), &filter)?;
    let mut famous: Vec<u64> = fs::read_to_string("data/lexicon/famous.txt")?.lines().map(name_hash).collect();
    famous.sort_unstable();
    fs::write(
        out.join("lexicon.rs"),
        format!(
            "const NAME_SEED: u64 = {seed};\nconst WORD_SEED: u64 = {word_seed};\n\
             static FAMOUS: [u64; {}] = {famous:?};\n",
            famous.len()
        ),
    )?;
    Ok(())
}

/// The hash of a whole name: of its words, one after the other.
fn name_hash(name: &str) -> u64 {
    name.split(' ').fold(0, |sum, word| next_word(sum, hash_of(word.as_bytes())))
}

/// Cells such that the three of each key, xored, are its value; and the seed that found them.
fn static_function(entries: &[(u64, u16)]) -> Result<(u64, Vec<u16>)> {
    let size = (entries.len() * 123 / 100 + 48) / 3 * 3;
    for seed in 1..100 {
        if let Some(order) = peel(entries, seed, size) {
            let mut cells = vec![0_u16; size];
            for (entry, free) in order.into_iter().rev() {
                let (hash, value) = entries[entry];
                let others = places(hash, seed, size).into_iter().filter(|place| *place != free);
                cells[free] = others.fold(value, |value, place| value ^ cells[place]);
            }
            return Ok((seed, cells));
        }
    }
    Err("data/lexicon: two words have the same hash".into())
}

/// The keys in an order in which each, when its turn comes, has a place that none after it has.
fn peel(entries: &[(u64, u16)], seed: u64, size: usize) -> Option<Vec<(usize, usize)>> {
    let mut count = vec![0_u32; size];
    let mut sum = vec![0_usize; size];
    for (entry, (hash, _)) in entries.iter().enumerate() {
        for place in places(*hash, seed, size) {
            count[place] += 1;
            sum[place] ^= entry;
        }
    }
    let mut free: Vec<usize> = (0..size).filter(|place| count[*place] == 1).collect();
    let mut order = Vec::with_capacity(entries.len());
    while let Some(place) = free.pop() {
        if count[place] != 1 {
            continue;
        }
        let entry = sum[place];
        order.push((entry, place));
        for other in places(entries[entry].0, seed, size) {
            count[other] -= 1;
            sum[other] ^= entry;
            if count[other] == 1 {
                free.push(other);
            }
        }
    }
    (order.len() == entries.len()).then_some(order)
}
