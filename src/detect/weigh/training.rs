//! What `cargo xtask train` needs: the features of each candidate that the scan weighs, and weights under training.

use std::cell::RefCell;
use std::ops::Range;

use super::{SUBJECTS, Subject};
use crate::Scanner;
use crate::text::tokens::Tokens;

/// Subjects, features of each, values of each.
pub const TABLE: [usize; 3] = [SUBJECTS, super::TEMPLATES, super::VALUES];
/// The first template of words.
pub const WORDS: usize = super::WORDS;
/// What one in the sum of the weights is worth, in logits.
pub const UNIT: f32 = super::UNIT;

/// A candidate that was weighed.
pub struct Weighed {
    /// Number of its subject.
    pub subject: usize,
    /// Its byte range in the text.
    pub span: Range<usize>,
    /// What stands around it, as template and value.
    pub features: Vec<(u8, u8)>,
}

thread_local! {
    static WATCHED: RefCell<Option<(Vec<i8>, Vec<Weighed>)>> = const { RefCell::new(None) };
}

/// What the scan of a text weighs when it goes by these weights.
pub fn weighed(text: &str, weights: &[i8]) -> Vec<Weighed> {
    WATCHED.set(Some((weights.to_vec(), Vec::new())));
    Scanner::default().scan(text);
    WATCHED.take().map(|(_, weighed)| weighed).unwrap_or_default()
}

/// Scans of this thread go by these weights instead of those that the module carries, until they are taken back.
pub fn try_weights(weights: Option<Vec<i8>>) {
    WATCHED.set(weights.map(|weights| (weights, Vec::new())));
}

pub(super) fn weight(place: usize) -> Option<i8> {
    WATCHED.with_borrow(|watched| watched.as_ref().map(|(weights, _)| weights.get(place).copied().unwrap_or(0)))
}

/// Notes a candidate; returns its features to be weighed.
pub(super) fn watched(
    subject: Subject,
    t: &Tokens,
    words: Range<usize>,
    features: impl FnOnce(&mut dyn FnMut(u8, u8)),
) -> impl FnOnce(&mut dyn FnMut(u8, u8)) {
    let mut all = Vec::new();
    features(&mut |template, value| all.push((template, value)));
    WATCHED.with_borrow_mut(|watched| {
        if let Some((_, weighed)) = watched {
            let span = t.folded.original_range(t.range(words.start, words.end.saturating_sub(1)));
            weighed.push(Weighed { subject: subject as usize, span, features: all.clone() });
        }
    });
    move |push: &mut dyn FnMut(u8, u8)| all.into_iter().for_each(|(template, value)| push(template, value))
}
