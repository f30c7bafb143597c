//! What `cargo xtask train` needs of the core: the very windows and features that the scan uses.

use std::ops::Range;

use super::features::{Reader, Seen, features, gap};
use super::{lexicon, model};
use crate::text::tokens::Tokens;

/// Rows of the model's table.
pub const ROWS: usize = super::features::ROWS;
/// Steps from one label to the next, by what stands between the words.
pub const STEPS: usize = model::STEPS;

/// A part of a text that may hold a name.
#[derive(Clone, Debug)]
pub struct Window {
    /// By word: its byte range in the text.
    pub words: Vec<Range<usize>>,
    /// By word: the rows of its features.
    pub rows: Vec<Vec<u16>>,
    /// By word: what stands before it.
    pub gaps: Vec<u8>,
}

/// The windows of a text. `forget` says of which words (by their hash) the lists are to be ignored, so that the model learns to
/// do without them.
pub fn windows(text: &str, forget: &dyn Fn(u64) -> bool) -> Vec<Window> {
    let t = Tokens::new(text);
    let class = |hash: u64| if forget(hash) { 0 } else { lexicon::class(hash) };
    let reader = Reader { t: &t, cues: &t.hits.cues, class: &class };
    let (mut gone, mut seen) = (0, Vec::new());
    let window = |range: Range<usize>| {
        let rows = |five: &[Seen]| {
            let mut rows = Vec::new();
            if let [before2, before, here, after, after2] = five {
                features([before2, before, here, after, after2], |row| rows.push(row as u16));
            }
            rows
        };
        let original = |token: usize| t.folded.original_range(t.range(token, token));
        reader.see(&range, &mut gone, &mut seen);
        Window {
            words: range.clone().map(original).collect(),
            rows: seen.windows(5).map(rows).collect(),
            gaps: range.map(|token| reader.gap(token)).collect(),
        }
    };
    reader.windows().into_iter().map(window).collect()
}

/// Scans of this thread read names by this model instead of the one that the module carries, until it is taken back.
pub fn try_model(bytes: Option<Vec<u8>>) {
    model::TRIED.set(bytes);
}

/// Weights under training, for [`decode`].
pub trait Weights {
    /// As in the model.
    fn row(&self, row: usize) -> [i32; 2];
    /// By the place of the step.
    fn step(&self, place: usize) -> i32;
}

struct Own<'a, W>(&'a W);

impl<W: Weights> model::Weights for Own<'_, W> {
    fn row(&self, row: usize) -> [i32; 2] {
        self.0.row(row)
    }

    fn step(&self, from: u8, to: u8, gap: u8) -> i32 {
        self.0.step(model::step_place(from, to, gap))
    }
}

/// The labels that weights give: 0 outside, 1 begins a name, 2 goes on with one.
pub fn decode(weights: &impl Weights, window: &Window) -> Vec<u8> {
    let own = Own(weights);
    let sum = |rows: &Vec<u16>| {
        rows.iter().fold([0, 0], |sum: [i32; 2], row| {
            let [begin, go_on] = weights.row(usize::from(*row));
            [sum[0] + begin, sum[1] + go_on]
        })
    };
    let scores: Vec<[i32; 2]> = window.rows.iter().map(sum).collect();
    model::decode(&own, &scores, &window.gaps)
}

/// The place of a step among [`STEPS`].
pub fn step_place(from: u8, to: u8, gap: u8) -> usize {
    model::step_place(from, to, gap)
}

/// How many sorts of gap there are.
pub const GAPS: usize = gap::COUNT;
