// The hash of a word, used both by `build.rs`, which lays out the table, and by the core, which looks words up in it.
// Eight bytes at a time; letter case does not count.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(hash: u64, chunk: u64) -> u64 {
    let mixed = (hash ^ (chunk | 0x2020_2020_2020_2020)).wrapping_mul(SEED);
    mixed ^ (mixed >> 29)
}
