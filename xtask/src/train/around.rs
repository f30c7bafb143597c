//! Trains the weights of what stands around a candidate (`src/detect/weigh`), on the labelled development texts: a logistic
//! regression for each subject. Few weights, held small; nothing by chance.

use std::ops::Range;

use balise::detect::training::try_model;
use balise::detect::weighing::{TABLE, UNIT, WORDS, Weighed, weighed};
use balise::{Category, Kind};

use super::logistic::{Seen, chance, settle, whole};
use crate::eval::corpus::{self, Case, Label};
use crate::trouble::Outcome;

/// The subjects by their numbers, and what each is labelled as; in the order in which the scan weighs them, as the later see what the earlier left.
const SUBJECTS: [(usize, Kind); TABLE[0]] = [
    (0, Kind::PersonName),
    (7, Kind::PersonName),
    (1, Kind::PostalAddress),
    (2, Kind::Phone),
    (3, Kind::Email),
    (4, Kind::PostalCode),
    (5, Kind::SensitiveFact),
    (6, Kind::Password),
];
/// Examples of one text count no more than so many: a list of fifty names is one list.
const CROWD: f64 = 3.0;
/// Rounds of the regression.
const ROUNDS: usize = 40;
/// How strongly weights are drawn to nothing.
const PULL: f64 = 1.5;
/// The same, for the very words that stand around: each says little.
const PULL_WORDS: f64 = 8.0;
/// What counts that may be found or not: rather not.
const NEUTRAL: f64 = 0.3;
/// What an example of a named case counts.
const NAMED: f64 = 3.0;

/// A candidate to learn from.
struct Example {
    /// The rows of its features.
    rows: Vec<usize>,
    right: bool,
    neutral: bool,
    weight: f64,
    text: usize,
}

/// The weights as the module carries them, and for each of the models those that have not learnt the texts that it has not.
pub(super) struct Trained {
    pub(super) all: Vec<i8>,
    pub(super) parts: Vec<Vec<i8>>,
}

/// Trains the weights; says how well they do.
///
/// Texts whose names a model has learnt show nothing of its mistakes: `models` are such as have not learnt every so manieth text, and
/// read those, by weights that have not learnt them either.
pub(super) fn train(cases: &[Case], models: &[Vec<u8>]) -> Outcome<Trained> {
    let rows = TABLE[1] * TABLE[2];
    let mut trained = Trained { all: vec![0; TABLE[0] * rows], parts: vec![vec![0; TABLE[0] * rows]; models.len()] };
    for (subject, kind) in SUBJECTS {
        let mut all: Vec<Example> = Vec::new();
        for (text, case) in cases.iter().enumerate() {
            let part = text % models.len();
            try_model(models.get(part).cloned());
            all.extend(examples(case, text, subject, kind, &trained.parts[part]));
        }
        try_model(None);
        for (place, (case, weight)) in named(kind)?.iter().enumerate() {
            let weighty = |example: Example| Example { weight: example.weight * weight, ..example };
            all.extend(examples(case, cases.len() + place, subject, kind, &trained.all).into_iter().map(weighty));
        }
        let place = subject * rows..(subject + 1) * rows;
        println!("{}: {} in {} texts", kind.name(), all.len(), cases.len());
        let mut judged: Vec<(f64, &Example)> = Vec::new();
        for (part, table) in trained.parts.iter_mut().enumerate() {
            let (held, learnt): (Vec<&Example>, Vec<&Example>) =
                all.iter().partition(|example| example.text % models.len() == part);
            let weights = learnt_from(&learnt);
            table[place.clone()].copy_from_slice(&whole(&weights, UNIT));
            judged.extend(held.into_iter().map(|example| (chance(&weights, &example.rows), example)));
        }
        report(&judged);
        trained.all[place].copy_from_slice(&whole(&learnt_from(&all.iter().collect::<Vec<_>>()), UNIT));
    }
    Ok(trained)
}

/// The named cases that label a kind, and what an example of each counts: the forms that must be found by themselves count more.
fn named(kind: Kind) -> Outcome<Vec<(Case, f64)>> {
    let files: &[(&str, f64)] = match kind {
        Kind::Phone | Kind::Email | Kind::PostalCode => {
            &[("identifiers.toml", NAMED), ("regressions.toml", NAMED), ("blind_fr.toml", 1.0), ("blind_en.toml", 1.0)]
        }
        Kind::PersonName => &[("names.toml", NAMED)],
        Kind::PostalAddress => &[("addresses.toml", NAMED / 2.0)],
        _ => &[],
    };
    let mut cases = Vec::new();
    for (file, weight) in files {
        cases.extend(corpus::named(file)?.into_iter().map(|case| (case, *weight)));
    }
    Ok(cases)
}

/// How many are kept of those that are right and of those that are not, by weights that were learnt from other texts.
fn report(judged: &[(f64, &Example)]) {
    let count = |right: bool, least: f64| {
        let counts =
            |(chance, example): &&(f64, &Example)| !example.neutral && example.right == right && *chance >= least;
        judged.iter().filter(counts).count()
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
        let neutral = neutral && !right;
        Example { rows, right, neutral, weight: if neutral { NEUTRAL } else { 1.0 }, text }
    };
    let mut found: Vec<Example> =
        weighed(&case.text, table).into_iter().filter(|weighed| weighed.subject == subject).map(example).collect();
    let share = (CROWD / found.len() as f64).min(1.0);
    found.iter_mut().for_each(|example| example.weight *= share);
    found
}

/// The weights of a subject, learnt from these.
fn learnt_from(examples: &[&Example]) -> Vec<f64> {
    let pull = |row: usize| if row < WORDS * TABLE[2] { PULL } else { PULL_WORDS };
    let seen: Vec<Seen> = examples
        .iter()
        .map(|example| Seen { rows: &example.rows, right: example.right, weight: example.weight })
        .collect();
    settle(&seen, TABLE[1] * TABLE[2], ROUNDS, pull)
}
