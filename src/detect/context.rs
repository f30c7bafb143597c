//! Context: the words near a value that say what it is, from `data/context.toml`. Whole words, accents and case folded,
//! on both sides of the value.

use crate::text::tokens::Token;

include!("word_hash.rs");

/// What a word or a group of words says of a number near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    BankAccount,
    /// Banking is spoken of; two of these name an account number.
    BankHint,
    DateOfBirth,
    DriversLicence,
    Email,
    EmployeeId,
    HealthCard,
    ImmigrationId,
    IpAddress,
    LicencePlate,
    Passport,
    PaymentCard,
    PermanentCode,
    Phone,
    PostalCode,
    Sin,
    /// A number of something else than a person: bylaw, lot, file, invoice.
    Reference,
    /// Likewise, where nothing else speaks.
    WeakReference,
    /// A quantity or an amount.
    Quantity,
    /// An organisation's own details.
    Organisation,
    /// A person's.
    Person,
}

impl Term {
    /// A bit of its own among 32.
    pub(crate) fn bit(self) -> u32 {
        1 << self as u32
    }
}

include!(concat!(env!("OUT_DIR"), "/context.rs"));

/// Longest word in the table, in bytes.
const LONGEST: usize = 24;

/// A context word or group of words in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// Its first token.
    pub(crate) first: u32,
    /// Its last token.
    pub(crate) last: u32,
    /// What it says.
    pub(crate) term: Term,
}

/// The number of the context word at `start..end` of the padded folded text, 0 if it is none.
pub(crate) fn word(padded: &[u8], start: usize, end: usize) -> u16 {
    let length = end - start;
    // Which lengths there are of words with this first letter: more than half of all words end here.
    let letter = padded.get(start).map_or(0, |byte| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a')));
    if length > LONGEST || LENGTHS.get(letter).is_none_or(|lengths| lengths & (1 << length) == 0) {
        return 0;
    }
    let mut hash = length as u64;
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
    let mut slot = slot(hash, SLOTS.len());
    loop {
        let entry = SLOTS[slot];
        if entry == 0 {
            return 0;
        }
        let id = entry & ((1 << ID_BITS) - 1);
        // The tag tells most other words apart before a byte is compared.
        if entry >> ID_BITS == tag(hash) {
            let word = WORDS.get(usize::from(id).wrapping_sub(1)).map_or(&b""[..], |word| word.as_bytes());
            if padded.get(start..end).is_some_and(|bytes| bytes.eq_ignore_ascii_case(word)) {
                return id;
            }
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// The terms in the text, longest group first where several begin at the same word. `known` lists the tokens that are
/// context words.
pub(crate) fn hits(all: &[Token], known: &[u32]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut free = 0;
    for &first in known {
        if first < free {
            continue;
        }
        let word = |token: u32| all.get(token as usize).map_or(0, |t| t.word);
        let (from, to) = STARTS.get(usize::from(word(first))).copied().unwrap_or_default();
        let mut phrases = PHRASES.get(usize::from(from)..usize::from(to)).unwrap_or_default().iter();
        let fits = |rest: &[u16]| {
            let mut at = first;
            rest.iter().all(|&id| {
                at += 1;
                // Only a space, a dash, an apostrophe or a full stop between the words of a group.
                word(at) == id && gap_is_small(all, at)
            })
        };
        if let Some((rest, term)) = phrases.find(|(rest, _)| fits(rest)) {
            let last = first + rest.len() as u32;
            hits.push(Hit { first, last, term: *term });
            free = last + 1;
        }
    }
    hits
}

fn gap_is_small(all: &[Token], token: u32) -> bool {
    let here = all.get(token as usize);
    let before = (token as usize).checked_sub(1).and_then(|before| all.get(before));
    here.zip(before).is_some_and(|(here, before)| here.start - before.end <= 2)
}
