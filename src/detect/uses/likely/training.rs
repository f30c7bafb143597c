//! What `cargo xtask train uses` needs: the rows of each sentence that the scan weighs, and weights under training.

use std::cell::RefCell;
use std::ops::Range;

use super::{Placed, USES, rows};
use crate::detect::uses::Around;
use crate::{Kind, Scanner};

/// Rows of each use.
pub const ROWS: usize = super::ROWS;
/// The first row of words.
pub const WORDS: usize = super::NAMED_ROWS;
/// What one in the sum of the weights is worth, in logits.
pub const UNIT: f32 = super::UNIT;

/// The uses, by the number of their model.
pub fn uses() -> impl Iterator<Item = Kind> {
    super::USES.into_iter().map(|(kind, _)| kind)
}

/// A sentence that was weighed.
pub struct Weighed {
    /// Its byte range in the text.
    pub span: Range<usize>,
    /// The rows whose weights are summed.
    pub rows: Vec<usize>,
}

thread_local! {
    static WATCHED: RefCell<Option<(Vec<i8>, Vec<Weighed>)>> = const { RefCell::new(None) };
}

/// The sentences of a text that its scan weighs.
pub fn weighed(text: &str) -> Vec<Weighed> {
    try_weights(Some(Vec::new()));
    Scanner::default().scan(text);
    WATCHED.take().map(|(_, weighed)| weighed).unwrap_or_default()
}

/// Scans of this thread go by these weights instead of those that the module carries, until they are taken back.
pub fn try_weights(weights: Option<Vec<i8>>) {
    WATCHED.set(weights.map(|weights| (weights, Vec::new())));
}

pub(super) fn weights(row: usize) -> Option<[i8; USES.len()]> {
    WATCHED.with_borrow(|watched| {
        let (weights, _) = watched.as_ref()?;
        Some(weights.as_chunks().0.get(row).copied().unwrap_or_default())
    })
}

/// Notes a sentence.
pub(super) fn watch(placed: &Placed, around: &Around) {
    WATCHED.with_borrow_mut(|watched| {
        if let Some((_, weighed)) = watched {
            let (s, mut all) = (placed.s, Vec::new());
            rows(placed, around, |row| all.push(row));
            let span = s.t.folded.original_range(s.t.range(s.tokens.start, s.tokens.end.saturating_sub(1)));
            weighed.push(Weighed { span, rows: all });
        }
    });
}
