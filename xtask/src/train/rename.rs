//! The development texts as training texts: the names that are labelled in them replaced by others, each time anew, so that the
//! model learns what stands around them and not who they are.

use std::collections::BTreeMap;

use balise::Kind;

use super::chance::Chance;
use super::generate::{Document, Writing};
use super::slots::Lists;
use crate::eval::corpus::{self, Case};
use crate::trouble::Outcome;

/// The development texts; never the blind ones.
pub(super) fn cases() -> Outcome<Vec<Case>> {
    let sets = corpus::labelled(&["development".to_owned()])?;
    Ok(sets.into_values().flatten().collect())
}

/// A text with other names.
pub(super) fn renamed(case: &Case, lists: &Lists, seed: u64) -> Document {
    let mut chance = Chance::new(seed);
    let writing = Writing::draw(&mut chance);
    let mut document = Document { text: String::new(), names: Vec::new(), others: Vec::new(), neutral: Vec::new() };
    let mut spans: Vec<_> = case
        .find
        .iter()
        .filter(|label| label.kind == Kind::PersonName)
        .map(|label| (label.span.clone(), true))
        .collect();
    spans.extend(case.neutral.iter().map(|span| (span.clone(), false)));
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let mut others: BTreeMap<String, String> = BTreeMap::new();
    let mut at = 0;
    for (span, name) in spans {
        if span.start < at {
            continue;
        }
        let piece = |range: std::ops::Range<usize>| case.text.get(range).unwrap_or_default();
        document.text.push_str(&writing.apply(piece(at..span.start), false));
        let start = document.text.len();
        let written = piece(span.clone());
        let value = if name { other_name(written, lists, &mut others, &mut chance) } else { written.to_owned() };
        document.text.push_str(&writing.apply(&value, true));
        let range = start..document.text.len();
        if name {
            document.names.push(range)
        } else {
            document.neutral.push(range)
        }
        at = span.end;
    }
    document.text.push_str(&writing.apply(case.text.get(at..).unwrap_or_default(), false));
    document
}

/// A name of the same make: each of its words replaced, a word that comes again in the same way.
fn other_name(name: &str, lists: &Lists, others: &mut BTreeMap<String, String>, chance: &mut Chance) -> String {
    // The labels' own names are worth keeping too.
    if chance.percent(25) && others.is_empty() {
        return name.to_owned();
    }
    let mut out = String::new();
    let mut word = String::new();
    let mut first = true;
    for c in name.chars().chain([' ']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push_str(&other_word(&word, first, lists, others, chance));
            first = false;
            word.clear();
        }
        out.push(c);
    }
    out.pop();
    out
}

fn other_word(
    word: &str,
    given: bool,
    lists: &Lists,
    others: &mut BTreeMap<String, String>,
    chance: &mut Chance,
) -> String {
    let key = word.to_lowercase();
    let particles =
        ["de", "du", "des", "la", "le", "st", "ste", "saint", "sainte", "ben", "el", "van", "di", "thi", "mac", "mc"];
    if word.chars().count() < 3 || particles.contains(&key.as_str()) {
        return word.to_owned();
    }
    let other = others.entry(key).or_insert_with(|| lists.simple(given, chance));
    if word.chars().all(char::is_uppercase) {
        other.to_uppercase()
    } else if word.chars().all(char::is_lowercase) {
        other.to_lowercase()
    } else {
        other.clone()
    }
}
