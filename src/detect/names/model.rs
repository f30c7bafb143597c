//! A linear model over sequences: each word is outside a name, begins one, or goes on with one. Trained by an averaged
//! perceptron (M. Collins, "Discriminative training methods for hidden Markov models", 2002) on text that this repository
//! generates: `cargo xtask train`.

#[cfg(feature = "train")]
use super::features::gap;
use super::features::{ROWS, Seen, features};

/// Outside a name.
pub(crate) const OUT: u8 = 0;
/// The first word of a name.
pub(crate) const BEGIN: u8 = 1;
/// A later word of a name.
pub(crate) const GO_ON: u8 = 2;

/// Steps from one label to the next, by what stands between the words.
#[cfg(feature = "train")]
pub(crate) const STEPS: usize = 9 * gap::COUNT;

/// What features and steps weigh.
pub(crate) trait Weights {
    /// What a row says for beginning a name, and for going on with one; for being outside, always 0.
    fn row(&self, row: usize) -> [i32; 2];
    /// What a step from one label to another weighs, with this between.
    fn step(&self, from: u8, to: u8, gap: u8) -> i32;
}

/// The place of a step.
pub(crate) fn step_place(from: u8, to: u8, gap: u8) -> usize {
    (usize::from(gap) * 3 + usize::from(from)) * 3 + usize::from(to)
}

/// The trained model: rows first, then steps, a signed byte for each weight.
static MODEL: &[u8] = include_bytes!("../../../data/names.model");

/// The weights that the module carries.
pub(crate) struct Trained;

/// The model's bytes; while another is tried by `cargo xtask train`, that one's.
#[cfg(not(feature = "train"))]
fn with_model<R>(read: impl FnOnce(&[u8]) -> R) -> R {
    read(MODEL)
}

#[cfg(feature = "train")]
thread_local! {
    pub(super) static TRIED: std::cell::RefCell<Option<Vec<u8>>> = const { std::cell::RefCell::new(None) };
}

#[cfg(feature = "train")]
fn with_model<R>(read: impl FnOnce(&[u8]) -> R) -> R {
    TRIED.with_borrow(|tried| read(tried.as_deref().unwrap_or(MODEL)))
}

impl Weights for Trained {
    fn row(&self, row: usize) -> [i32; 2] {
        with_model(|model| match model.get(2 * row..2 * row + 2) {
            Some(&[begin, go_on]) => [i32::from(begin as i8), i32::from(go_on as i8)],
            _ => [0, 0],
        })
    }

    fn step(&self, from: u8, to: u8, gap: u8) -> i32 {
        // Steps are few and weigh more: two bytes each.
        let place = 2 * ROWS + 2 * step_place(from, to, gap);
        with_model(|model| match model.get(place..place + 2) {
            Some(&[low, high]) => i32::from(i16::from_le_bytes([low, high])),
            _ => 0,
        })
    }
}

/// The scores of the word in the middle of five: for beginning and for going on.
pub(crate) fn score(weights: &impl Weights, five: &[Seen]) -> [i32; 2] {
    let mut sum = [0, 0];
    if let [before2, before, here, after, after2] = five {
        features([before2, before, here, after, after2], |row| {
            let [begin, go_on] = weights.row(row);
            sum = [sum[0] + begin, sum[1] + go_on];
        });
    }
    sum
}

/// The best labels for a sequence of words with these scores and gaps before them (A. Viterbi, 1967).
#[inline(never)]
pub(crate) fn decode(weights: &impl Weights, scores: &[[i32; 2]], gaps: &[u8]) -> Vec<u8> {
    const NEVER: i32 = i32::MIN / 2;
    let mut back: Vec<[u8; 3]> = Vec::with_capacity(scores.len());
    // Before the first word one is outside.
    let mut best = [0, NEVER, NEVER];
    for (score, gap) in scores.iter().zip(gaps) {
        let mut next = [NEVER; 3];
        let mut from = [OUT; 3];
        for to in [OUT, BEGIN, GO_ON] {
            for label in [OUT, BEGIN, GO_ON] {
                // Nothing goes on from outside.
                if to == GO_ON && label == OUT {
                    continue;
                }
                let sum = best[usize::from(label)] + weights.step(label, to, *gap);
                if sum > next[usize::from(to)] {
                    next[usize::from(to)] = sum;
                    from[usize::from(to)] = label;
                }
            }
        }
        next[1] += score[0];
        next[2] += score[1];
        best = next;
        back.push(from);
    }
    let mut label = if best[0] >= best[1] && best[0] >= best[2] {
        OUT
    } else if best[1] >= best[2] {
        BEGIN
    } else {
        GO_ON
    };
    let mut labels = vec![OUT; scores.len()];
    for (place, from) in labels.iter_mut().zip(&back).rev() {
        *place = label;
        label = from[usize::from(label)];
    }
    labels
}
