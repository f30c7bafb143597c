//! `cargo xtask train uses`: trains the weights of requests that no rule has a form for (`src/detect/uses/likely.rs`), on the
//! labelled development texts: a logistic regression for each use. Writes `data/uses.model`.

use std::ops::Range;

use balise::detect::asking::{ROWS, UNIT, WORDS, Weighed, try_weights, uses, weighed};
use balise::{Kind, Scanner};

use super::MODELS;
use super::logistic::{Seen, settle, whole};
use crate::eval::corpus::{self, Case};
use crate::eval::judge::{self, Found, Judgement};
use crate::paths::{root, write};
use crate::trouble::Outcome;

/// Rounds through the weights.
const ROUNDS: usize = 60;
/// How strongly weights are drawn to nothing.
const PULL: f64 = 1.5;
/// The same, for the very words: each says little.
const PULL_WORDS: f64 = 2.0;
/// What a named case counts.
const NAMED: f64 = 4.0;

/// A sentence to learn from.
pub(super) struct Example {
    rows: Vec<usize>,
    /// What it asks for.
    kind: Option<Kind>,
    weight: f64,
    text: usize,
}

/// `cargo xtask train uses`; says how well the weights do on texts that they were not learnt from.
pub(super) fn main(cases: &[Case]) -> Outcome {
    let examples = examples(cases)?;
    println!("{} sentences of {} texts", examples.len(), cases.len());
    let mut total = Judgement::default();
    for (part, weights) in parts(&examples).into_iter().enumerate() {
        try_weights(Some(weights));
        for case in cases.iter().skip(part).step_by(MODELS) {
            let found: Vec<Found> = Scanner::default().scan(&case.text).iter().map(Found::from).collect();
            total.add(judge::judge(case, &found));
        }
    }
    try_weights(None);
    println!("unseen, by document: precision {:.3}, recall {:.3}", total.uses.precision(), total.uses.recall());
    let weights = train(examples.iter());
    write(&root().join("data/uses.model"), weights.iter().map(|weight| *weight as u8).collect::<Vec<u8>>())
}

/// Weights that have each not learnt from every so manieth text.
pub(super) fn parts(examples: &[Example]) -> Vec<Vec<i8>> {
    let without = |part| train(examples.iter().filter(|example| example.text % MODELS != part));
    (0..MODELS).map(without).collect()
}

/// The sentences of the development texts, and of the named cases.
pub(super) fn examples(cases: &[Case]) -> Outcome<Vec<Example>> {
    let named = corpus::named("uses.toml")?;
    let weighty = cases.iter().map(|case| (case, 1.0)).chain(named.iter().map(|case| (case, NAMED)));
    let of = |(text, (case, weight)): (usize, (&Case, f64))| -> Vec<Example> {
        let example = |Weighed { span, rows }| Example { rows, kind: asked(case, &span), weight, text };
        weighed(&case.text).into_iter().map(example).collect()
    };
    Ok(weighty.enumerate().flat_map(of).collect())
}

/// The weights of all uses, in the unit of the module.
fn train<'e>(examples: impl Iterator<Item = &'e Example>) -> Vec<i8> {
    let examples: Vec<&Example> = examples.collect();
    let pull = |row: usize| if row < WORDS { PULL } else { PULL_WORDS };
    let of = |kind: Kind| {
        let seen: Vec<Seen> = examples
            .iter()
            .map(|example| Seen { rows: &example.rows, right: example.kind == Some(kind), weight: example.weight })
            .collect();
        whole(&settle(&seen, ROWS, ROUNDS, pull), UNIT)
    };
    let by_use: Vec<Vec<i8>> = uses().map(of).collect();
    (0..ROWS).flat_map(|row| by_use.iter().filter_map(move |weights| weights.get(row).copied())).collect()
}

/// What is asked for by a sentence: of its label, or of the sentence, at least half is shared.
fn asked(case: &Case, sentence: &Range<usize>) -> Option<Kind> {
    let label = case.find.iter().filter(|label| uses().any(|kind| kind == label.kind)).find(|label| {
        let shared = sentence.end.min(label.span.end).saturating_sub(sentence.start.max(label.span.start));
        2 * shared >= sentence.len().min(label.span.len()) && shared > 0
    });
    label.map(|label| label.kind)
}
