//! What is confidential by what is written on it (markings), and what a municipality keeps to itself by what it tells: positions
//! in negotiations and lawsuits, opinions of its lawyers, complaints against its people, tenders before they are opened, and the
//! numbers of files that are about somebody.

mod closed;
mod marking;
mod number;
mod words;

use std::ops::Range;

use super::kind::Kind;
use super::look::Candidate;
use super::phrases::Hit;
use crate::text::tokens::Tokens;
pub(crate) use words::Confidence;

/// Markings and what is confidential, each list in order and apart. `found` is what was found before, in order.
pub(crate) fn find(t: &Tokens, hits: &[Hit<Confidence>], found: &[Candidate]) -> [Vec<Candidate>; 3] {
    let markings = marking::find(t, hits);
    let statements = closed::find(t, hits, found, !markings.is_empty());
    [markings, number::find(t, hits, found), statements]
}

/// A finding over a folded range.
fn candidate(t: &Tokens, range: Range<usize>, kind: Kind, confidence: f32, rule: &'static str) -> Candidate {
    let last = t.from(range.end).saturating_sub(1);
    Candidate { range, last, kind, confidence, rule, checksum: false, date: false, label: None }
}
