//! Trains the weights of what stands around a candidate (`src/detect/weigh`), on the labelled development texts: a logistic
//! regression for each subject. Few weights, held small; nothing by chance.

use std::ops::Range;

use balise::detect::training::try_model;
use balise::detect::weighing::{TABLE, UNIT, Weighed, weighed};
use balise::{Category, Kind};

use crate::eval::corpus::{self, Case, Label};
use crate::trouble::Outcome;

/// What each subject is labelled as; in the order in which the scan weighs them, as the later see what the earlier left.
const SUBJECTS: [Kind; TABLE[0]] = [
    Kind::PersonName,
    Kind::PostalAddress,
    Kind::Phone,
    Kind::Email,
    Kind::PostalCode,
    Kind::SensitiveFact,
    Kind::Password,
];
/// Steps of the descent.
const STEPS: usize = 1500;
/// How strongly weights are drawn to nothing.
const PULL: f64 = 1.5;
/// What counts that may be found or not: rather not.
const NEUTRAL: f64 = 0.3;
/// What an example of a named case counts.
const NAMED: f64 = 3.0;
/// Parts that the texts are cut into, to judge by texts that were not learnt from.
const FOLDS: usize = 5;

/// A candidate to learn from.
struct Example {
    /// The rows of its features.
    rows: Vec<usize>,
    right: bool,
    weight: f64,
    text: usize,
}

/// The weights, as the module carries them; says how well they do.
///
/// Texts whose names a model has learnt show nothing of its mistakes: `models` are such as have not learnt every so manieth text, and
/// read those.
pub(super) fn train(cases: &[Case], models: &[Vec<u8>]) -> Outcome<Vec<u8>> {
    let rows = TABLE[1] * TABLE[2];
    let mut table = vec![0_i8; TABLE[0] * rows];
    for (subject, kind) in SUBJECTS.into_iter().enumerate() {
        let of = |(text, case)| {
            try_model(models.get(text % models.len().max(1)).cloned());
            examples(case, text, subject, kind, &table)
        };
        let mut all: Vec<Example> = cases.iter().enumerate().flat_map(of).collect();
        try_model(None);
        for (place, case) in named(kind)?.iter().enumerate() {
            let weight = if kind == Kind::PersonName { NAMED / 2.0 } else { NAMED };
            let weighty = |example| Example { weight, ..example };
            all.extend(examples(case, cases.len() + place, subject, kind, &table).into_iter().map(weighty));
        }
        let weights = descend(&all.iter().collect::<Vec<_>>());
        let whole = weights.iter().map(|weight| (weight / f64::from(UNIT)).round().clamp(-127.0, 127.0) as i8);
        table[subject * rows..(subject + 1) * rows].iter_mut().zip(whole).for_each(|(place, weight)| *place = weight);
        println!("{}: {} in {} texts", kind.name(), all.len(), cases.len());
        report(&all);
    }
    Ok(table.into_iter().map(|weight| weight as u8).collect())
}

/// The named cases that label a kind: the forms that must be found by themselves.
fn named(kind: Kind) -> Outcome<Vec<Case>> {
    let files: &[&str] = match kind {
        Kind::Phone | Kind::Email | Kind::PostalCode => &["identifiers.toml", "regressions.toml"],
        Kind::PersonName => &["names.toml"],
        _ => &[],
    };
    let mut cases = Vec::new();
    for file in files {
        cases.extend(corpus::named(file)?);
    }
    Ok(cases)
}

/// How many are kept of those that are right and of those that are not, by weights that were learnt from other texts.
fn report(all: &[Example]) {
    let mut judged: Vec<(f64, &Example)> = Vec::new();
    for fold in 0..FOLDS {
        let (held, learnt): (Vec<&Example>, Vec<&Example>) =
            all.iter().partition(|example| example.text % FOLDS == fold);
        let weights = descend(&learnt);
        judged.extend(held.into_iter().map(|example| (chance(&weights, example), example)));
    }
    judged.retain(|(_, example)| example.weight != NEUTRAL);
    let count = |right: bool, least: f64| {
        judged.iter().filter(|(chance, example)| example.right == right && *chance >= least).count()
    };
    for least in [0.0, 0.3, 0.4, 0.5, 0.6, 0.7] {
        println!("    from {least}: {} right, {} wrong", count(true, least), count(false, least));
    }
}

fn examples(case: &Case, text: usize, subject: usize, kind: Kind, table: &[i8]) -> Vec<Example> {
    let overlaps = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let example = |Weighed { span, features, .. }: Weighed| {
        // Of secrets, any will do.
        let alike = |label: &Label| {
            label.kind == kind || (kind == Kind::Password && label.kind.category() == Category::Credential)
        };
        let right = case.find.iter().any(|label| alike(label) && overlaps(&label.span, &span));
        let neutral = case.neutral.iter().any(|neutral| overlaps(neutral, &span));
        let row = |(template, value): &(u8, u8)| usize::from(*template) * TABLE[2] + usize::from(*value);
        let rows = features.iter().map(row).collect();
        Example { rows, right, weight: if neutral && !right { NEUTRAL } else { 1.0 }, text }
    };
    weighed(&case.text, table).into_iter().filter(|weighed| weighed.subject == subject).map(example).collect()
}

fn chance(weights: &[f64], example: &Example) -> f64 {
    1.0 / (1.0 + (-example.rows.iter().map(|row| weights[*row]).sum::<f64>()).exp())
}

/// Logistic regression by gradient descent, each weight with a pace of its own (J. Duchi and others, "Adaptive subgradient
/// methods", 2011).
fn descend(examples: &[&Example]) -> Vec<f64> {
    let mut weights = vec![0.0; TABLE[1] * TABLE[2]];
    let mut squares = vec![1e-6; weights.len()];
    for _ in 0..STEPS {
        let mut slopes: Vec<f64> = weights.iter().map(|weight| PULL * weight).collect();
        for example in examples {
            let wrong = example.weight * (chance(&weights, example) - f64::from(u8::from(example.right)));
            example.rows.iter().for_each(|row| slopes[*row] += wrong);
        }
        for ((weight, square), slope) in weights.iter_mut().zip(&mut squares).zip(slopes) {
            *square += slope * slope;
            *weight -= 0.1 * slope / square.sqrt();
        }
    }
    weights
}
