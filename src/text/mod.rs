//! The text as it is scanned: folded to plain bytes with a way back to the original ([`fold`]), then cut into words and
//! numbers in one pass ([`tokens`]).
//!
//! Folding takes away what hides an identifier from a reader of bytes but not from a person: accents, exotic dashes and
//! spaces, zero-width characters, digits of other scripts. Spans of findings always speak of the original text.

pub mod base64;
pub(crate) mod fold;
pub(crate) mod tokens;
mod utf16;

pub use utf16::utf16_offsets;

/// The text as it is compared: accents taken off, look-alike signs made plain, invisible characters left out; what has no plain
/// counterpart is left out too.
pub fn folded(text: &str) -> String {
    fold::Folded::new(text).bytes().iter().filter(|byte| byte.is_ascii()).map(|byte| char::from(*byte)).collect()
}
