//! `cargo xtask train`: the model of names, on text that this repository generates (from templates, and from the development texts
//! with other names in them), and the weights of what stands around candidates ([`around`]), on the development texts; never on the
//! blind set of `tests/corpus`. Writes `data/names.model` and `data/around.model`. With `uses`, the weights of requests alone ([`uses`]). The same
//! sources give the same bytes.

mod around;
mod chance;
mod generate;
mod logistic;
mod perceptron;
mod rename;
mod slots;
mod uses;

use std::ops::Range;

use balise::detect::asking;
use balise::detect::training::{Window, try_model, windows};
use balise::detect::weighing::try_weights;

pub(crate) use generate::{Document, Templates};

use crate::eval::corpus::Case;
use crate::paths::{root, shown, write};
use crate::trouble::Outcome;
use chance::Chance;
use perceptron::{Finished, Perceptron};

/// Texts made of each template.
const FILLS: u64 = 40;
/// Texts made of each development text.
const RENAMED: u64 = 20;
/// Times that all of them are gone through.
const ROUNDS: u64 = 10;
/// Orders that each model is trained in, and averaged over.
const ORDERS: u64 = 3;
/// Of how many words in a hundred the lists are forgotten: names that are in no list must be read from what stands around.
const FORGOTTEN: u64 = 22;

/// Models of names that the weights of what stands around are learnt with, each without a part of the development texts.
const MODELS: usize = 3;

/// `cargo xtask train [uses]`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    if let Some(lexopt::Arg::Value(value)) = arguments.next()? {
        crate::no_arguments(arguments)?;
        return match value.to_str() {
            Some("uses") => uses::main(&rename::cases()?),
            _ => Err(lexopt::Arg::Value(value).unexpected().into()),
        };
    }
    let templates = Templates::read()?;
    let cases = rename::cases()?;
    let models = partial(&templates, &cases);
    let weights = around::train(&cases, &models)?.all;
    let bytes: Vec<u8> = weights.iter().map(|weight| *weight as u8).collect();
    write(&root().join("data/around.model"), bytes)?;

    println!("with all");
    let model = model(&templates, cases.iter().enumerate());
    let held_out: Vec<Document> = (0..3).flat_map(|fill| templates.held_out(1000 + fill)).collect();
    report("held out", &model, &held_out);
    let path = root().join("data/names.model");
    let bytes = model.to_bytes();
    println!("{}: {} bytes", shown(&path), bytes.len());
    write(&path, bytes)
}

/// Models of names, each without every so manieth development text.
fn partial(templates: &Templates, cases: &[Case]) -> Vec<Vec<u8>> {
    let without = |part| {
        println!("without part {} of {MODELS}", part + 1);
        let others = cases.iter().enumerate().filter(|(number, _)| number % MODELS != part);
        model(templates, others).to_bytes()
    };
    (0..MODELS).map(without).collect()
}

/// Hands each development text to `judge`, while scans of this thread go by weights that have not learnt from it.
pub(crate) fn unseen(mut judge: impl FnMut(&Case)) -> Outcome {
    let cases = rename::cases()?;
    let models = partial(&Templates::read()?, &cases);
    let weights = around::train(&cases, &models)?.parts;
    let asked = uses::parts(&uses::examples(&cases)?);
    for (part, ((model, weights), asked)) in models.iter().zip(weights).zip(asked).enumerate() {
        try_model(Some(model.clone()));
        try_weights(Some(weights));
        asking::try_weights(Some(asked));
        cases.iter().skip(part).step_by(MODELS).for_each(&mut judge);
        asking::try_weights(None);
        try_weights(None);
        try_model(None);
    }
    Ok(())
}

/// A model of names, from the templates and these development texts, by their numbers.
fn model<'c>(templates: &Templates, cases: impl Iterator<Item = (usize, &'c Case)> + Clone) -> Finished {
    let mut documents: Vec<Document> = (0..FILLS).flat_map(|fill| templates.training(fill)).collect();
    for turn in 0..RENAMED {
        let renamed = |(number, case)| rename::renamed(case, templates.lists(), turn << 20 | number as u64);
        documents.extend(cases.clone().map(renamed));
    }
    println!("{} texts from {} templates and development texts", documents.len(), templates.len());

    let mut examples = Vec::new();
    let (mut inside, mut all) = (0, 0);
    for (number, document) in documents.iter().enumerate() {
        let salt = number as u64;
        let forget = |hash: u64| Chance::new(hash ^ salt.wrapping_mul(0x9E37_79B9)).below(100) < FORGOTTEN;
        // Every other text as the lists have it.
        let never = |_: u64| false;
        let found = if number % 2 == 0 { windows(&document.text, &forget) } else { windows(&document.text, &never) };
        for window in found {
            let labels = gold(&window, &document.names);
            inside += labels.iter().filter(|label| **label == 1).count();
            // Whether who acts in a public role is read as a name is all the same: the rules judge it.
            let free = gold(&window, &document.neutral).iter().map(|label| *label != 0).collect();
            examples.push(Example { window, labels, free });
        }
        all += document.names.len();
    }
    println!("{} windows; {inside} of {all} names begin in one", examples.len());
    let trained = |order: u64| {
        let mut model = Perceptron::new();
        let mut chance = Chance::new(25 + order);
        for round in 1..=ROUNDS {
            chance.shuffle(&mut examples);
            let mistakes = examples.iter().filter(|example| model.learn(example, &mut chance)).count();
            println!("order {order}, round {round}: {mistakes} windows wrong");
        }
        model
    };
    perceptron::finish(&(0..ORDERS).map(trained).collect::<Vec<_>>())
}

/// A window to learn from.
pub(crate) struct Example {
    window: Window,
    labels: Vec<u8>,
    /// By word: whether any label will do.
    free: Vec<bool>,
}

/// The labels that a window should get.
fn gold(window: &Window, names: &[Range<usize>]) -> Vec<u8> {
    let mut labels = vec![0; window.words.len()];
    for name in names {
        let mut first = true;
        for (label, word) in labels.iter_mut().zip(&window.words) {
            if word.start >= name.start && word.end <= name.end {
                *label = if first { 1 } else { 2 };
                first = false;
            }
        }
    }
    labels
}

/// Precision and recall of whole names.
fn report(what: &str, model: &Finished, documents: &[Document]) {
    let (mut right, mut given, mut all) = (0, 0, 0);
    for document in documents {
        all += document.names.len();
        for window in windows(&document.text, &|_| false) {
            let labels = balise::detect::training::decode(model, &window);
            let spans = spans(&window, &labels);
            let judged = |span: &&Range<usize>| {
                !document.neutral.iter().any(|free| free.start < span.end && span.start < free.end)
            };
            given += spans.iter().filter(judged).count();
            right += spans.iter().filter(|span| document.names.contains(span)).count();
        }
    }
    let (precision, recall) = (right as f64 / given.max(1) as f64, right as f64 / all.max(1) as f64);
    println!("{what}: precision {precision:.3}, recall {recall:.3} ({all} names)");
}

/// The names that labels make.
fn spans(window: &Window, labels: &[u8]) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (word, label) in window.words.iter().zip(labels) {
        match (*label, spans.last_mut()) {
            (1, _) => spans.push(word.clone()),
            (2, Some(last)) => last.end = word.end,
            _ => {}
        }
    }
    spans
}
