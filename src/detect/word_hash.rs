// The hash of a word, used both by `build.rs`, which lays out the table, and by the core, which looks words up in it.
// Eight bytes at a time; letter case does not count.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(hash: u64, chunk: u64) -> u64 {
    let mixed = (hash ^ (chunk | 0x2020_2020_2020_2020)).wrapping_mul(SEED);
    mixed ^ (mixed >> 29)
}

/// Bits of a table entry that are the word's number; the others are a tag from its hash.
const ID_BITS: u32 = 11;

/// Where the search for a word begins, in a table of so many slots (a power of two).
fn slot(hash: u64, slots: usize) -> usize {
    (hash >> 40) as usize % slots
}

/// The bits of the hash that stand beside a word's number.
fn tag(hash: u64) -> u16 {
    (hash >> 24) as u16 >> ID_BITS
}
