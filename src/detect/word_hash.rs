// The hash of a word, used both by the build, which lays out the tables, and by the core, which looks words up in them.
// Eight bytes at a time, from nothing, the last ones filled with zeros; letter case does not count.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

pub(crate) const fn mix(hash: u64, chunk: u64) -> u64 {
    let mixed = (hash ^ (chunk | 0x2020_2020_2020_2020)).wrapping_mul(SEED);
    mixed ^ (mixed >> 29)
}

/// The hash of a word that is known when this is compiled, or short: byte by byte.
pub(crate) const fn hash_of(word: &[u8]) -> u64 {
    let (mut hash, mut rest) = (0, word);
    while !rest.is_empty() {
        let (mut chunk, mut place) = (0, 0);
        while let [byte, after @ ..] = rest
            && place < 8
        {
            chunk |= (*byte as u64) << (8 * place);
            rest = after;
            place += 1;
        }
        hash = mix(hash, chunk);
    }
    hash
}

/// Where the search for a word begins, in a table of so many slots (a power of two).
fn slot(hash: u64, slots: usize) -> usize {
    (hash >> 40) as usize % slots
}

/// Bits of a table entry that are the word's number; the others are a mark from its hash.
const ID_BITS: u32 = 13;

/// The bits of the hash that stand beside a word's number. The table holds no words: of a million others, one is taken for one of
/// them.
fn mark(hash: u64) -> u32 {
    (hash >> 8) as u32 >> ID_BITS
}

/// Where a word may stand in a table of `size` cells: one place in each third. `seed` is the table's own.
pub(crate) fn places(hash: u64, seed: u64, size: usize) -> [usize; 3] {
    let third = size / 3;
    let mixed = (hash ^ seed).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let place = |turn: u32| (((mixed.rotate_left(turn) & 0xFFFF_FFFF) * third as u64) >> 32) as usize;
    [place(0), third + place(21), 2 * third + place(42)]
}

/// What tells a word from another at the same places.
pub(crate) fn fingerprint(hash: u64) -> u16 {
    (hash.wrapping_mul(0xA24B_AED4_963E_E407) >> 48) as u16
}

/// The hash of several words: of those before, and of one more.
pub(crate) fn next_word(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(SEED)
}

/// Endings of common words, French and English, that names rarely have.
const ENDINGS: [&[u8]; 30] = [
    b"tion", b"ment", b"isme", b"iste", b"able", b"ible", b"ique", b"ness", b"ship", b"ology", b"logie", b"ateur", b"trice", b"euse", b"ence", b"ance",
    b"ism", b"aire", b"oire", b"ive", b"ous", b"ise", b"ize", b"ing", b"age", b"ate", b"iser", b"ity", b"teur", b"tif",
];

/// Whether a word that is in no list of names is a common one by its look: long, or with a telling ending. Spares the dictionary a
/// third of its words.
#[inline(always)]
pub(crate) fn looks_common(word: &[u8]) -> bool {
    let last = word.last().map_or(0, |last| last | 0x20);
    let ends = |ending: &[u8]| {
        ending.last() == Some(&last)
            && word.get(word.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    word.len() > 11 || (word.len() >= 7 && ENDINGS.iter().any(|ending| ends(ending)))
}
