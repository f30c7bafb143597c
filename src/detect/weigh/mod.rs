//! What stands around a candidate, weighed. A name, an address, a telephone number, an illness tell little by themselves: bulletins,
//! minutes and bylaws are full of them. Those of private persons stand among other things of theirs. For each subject a small
//! linear model sums what stands around it, near and far; its weights are trained by `cargo xtask train` on the labelled
//! development texts.

mod ground;
#[cfg(feature = "train")]
pub mod training;

use std::ops::Range;

use crate::text::tokens::Tokens;
pub(crate) use ground::Ground;

/// What is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A name: whether of a private person, in something of theirs.
    Name,
    /// A place: whether somebody's address.
    Address,
    /// A telephone number: whether somebody's.
    Phone,
    /// An e-mail address: likewise.
    Email,
    /// A postal code: likewise.
    PostalCode,
    /// A fact: whether about somebody.
    Fact,
    /// A value near words that speak of passwords: whether it is one.
    Password,
    /// A name once more, among the others of its text.
    Among,
}

/// Number of subjects.
#[cfg(feature = "train")]
pub(crate) const SUBJECTS: usize = 8;
/// Features that are asked of each candidate; those of [`Ground::features`] are the first [`SHARED`].
pub(crate) const TEMPLATES: usize = WORDS + 64;
/// The first template of words that stand around: the others have no names, words fall where their hashes do.
pub(crate) const WORDS: usize = 64;
/// Features that all subjects share.
pub(crate) const SHARED: u8 = 39;
/// Values that each may have.
pub(crate) const VALUES: usize = 64;

/// The trained weights, by subject, template and value, a signed byte each.
static WEIGHTS: &[u8] = include_bytes!("../../../data/around.model");

/// What one in the sum of the weights is worth, in logits.
const UNIT: f32 = 1.0 / 24.0;

/// How likely a candidate is what its subject asks, 0 to 1. `words` are its tokens, `features` names what stands around it, as
/// template and value.
pub(crate) fn weigh(
    subject: Subject,
    t: &Tokens,
    words: Range<usize>,
    features: impl FnOnce(&mut dyn FnMut(u8, u8)),
) -> f32 {
    #[cfg(feature = "train")]
    let features = training::watched(subject, t, words, features);
    #[cfg(not(feature = "train"))]
    let _ = (t, words);
    let mut sum = 0;
    features(&mut |template, value| sum += weight(subject, template, value));
    1.0 / (1.0 + (-(sum as f32) * UNIT).exp())
}

fn weight(subject: Subject, template: u8, value: u8) -> i32 {
    let place = (subject as usize * TEMPLATES + usize::from(template)) * VALUES + usize::from(value);
    #[cfg(feature = "train")]
    if let Some(weight) = training::weight(place) {
        return i32::from(weight);
    }
    WEIGHTS.get(place).map_or(0, |weight| i32::from(*weight as i8))
}
