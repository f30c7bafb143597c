//! Fingerprints: a salted hash of each few words in a row, of which some are kept.

/// Words of a fingerprint.
pub(super) const WORDS: usize = 2;

/// What fingerprints are made with: those of two salts say nothing of each other.
pub type Salt = [u8; 16];

/// The fingerprint of every [`WORDS`] words in a row.
pub(super) fn all(salt: &Salt, words: &[u64]) -> Vec<u32> {
    let [a, b] = halves(salt);
    words.windows(WORDS).map(|run| print(a, b, run)).collect()
}

fn halves(salt: &Salt) -> [u64; 2] {
    let whole = u128::from_le_bytes(*salt);
    [whole as u64, (whole >> 64) as u64]
}

/// The mix of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014) over the words, begun and ended with the salt.
#[inline(always)]
fn print(a: u64, b: u64, run: &[u64]) -> u32 {
    let mixed = run.iter().fold(a, |hash, word| (hash ^ word).wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(27));
    let mixed = (mixed ^ (mixed >> 31) ^ b).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed >> 32) as u32
}

/// The places of the fingerprints that are kept: of each `window` in a row the least, of equal ones the last (S. Schleimer, D. Wilkerson,
/// A. Aiken, "Winnowing", 2003), and the first and the last, so that a whole passage is found up to its ends.
pub(super) fn winnowed(prints: &[u32], window: usize) -> Vec<usize> {
    let window = window.max(1).min(prints.len().max(1));
    let mut kept: Vec<usize> = if prints.is_empty() { Vec::new() } else { vec![0] };
    for (first, run) in prints.windows(window).enumerate() {
        let least = match kept.last().copied() {
            // The least of the window before is still in this one: the new one alone may be less.
            Some(last) if last >= first && first > 0 => {
                let new = first + window - 1;
                if prints.get(new) <= prints.get(last) { Some(new) } else { Some(last) }
            }
            _ => run.iter().enumerate().rev().min_by_key(|(_, print)| **print).map(|(place, _)| first + place),
        };
        if kept.last().copied() != least {
            kept.extend(least);
        }
    }
    if kept.last().is_some_and(|last| last + 1 < prints.len()) {
        kept.push(prints.len() - 1);
    }
    kept
}
