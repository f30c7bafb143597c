//! What must not matter to what is found: clean text before and after, how lines end, how accents are written, where the
//! text stops. Held against the labelled texts of `tests/corpus/development*.toml`, whatever their labels.

use std::fs;
use std::ops::Range;

use balise::{Kind, Scanner};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::check;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
}

/// The labelled texts, with plain line ends and whole letters.
fn texts() -> Vec<Case> {
    let read = |file: &str| {
        let path = format!("{}/tests/corpus/{file}.toml", env!("CARGO_MANIFEST_DIR"));
        let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        file.case
    };
    let plain = |case: Case| Case { text: case.text.replace("\r\n", "\n").nfc().collect(), ..case };
    ["development", "development2"].into_iter().flat_map(read).map(plain).collect()
}

/// Kinds and where they stand.
type Found = Vec<(Kind, Range<usize>)>;

fn found(text: &str) -> Found {
    Scanner::default().scan(text).into_iter().map(|finding| (finding.kind, finding.span)).collect()
}

/// Without questions to a search engine, which are some only where the text holds hardly anything else.
fn beside(mut found: Found) -> Found {
    found.retain(|(kind, _)| *kind != Kind::UseSearch);
    found
}

/// Fails when not the same is found in `text`, each at the place that `place` moves it to.
fn same(name: &str, expected: &Found, text: &str, got: &Found, place: impl Fn(usize) -> usize) {
    let moved = |(kind, span): &(Kind, Range<usize>)| (*kind, place(span.start)..place(span.end));
    let expected: Found = expected.iter().map(moved).collect();
    let beyond = |some: &Found, others: &Found| -> Vec<String> {
        let only = some.iter().filter(|one| !others.contains(one));
        only.map(|(kind, span)| format!("{} {:?}", kind.name(), &text[span.clone()])).collect()
    };
    let (lost, new) = (beyond(&expected, got), beyond(got, &expected));
    assert!(lost.is_empty() && new.is_empty(), "{name}: lost {lost:?}, new {new:?} in {text:?}");
}

/// Texts to which a paragraph before or after does matter, and why.
#[rustfmt::skip]
const REACHED: &[(&str, &str)] = &[
    ("fr2-note-reunion-outil", "a first name in small letters that begins the text: that it begins it is part of what tells"),
    ("fr2-typo-docteur", "a name in small letters, its surname misspelt, that begins the text: likewise"),
    ("en2-box-rural", "a name barely surer than is asked for, with nothing before it: likewise"),
    ("en2-colleague-ping", "a first name that ends the text as a signature does: in the middle of one it is none"),
];

#[test]
fn a_paragraph_before_or_after_changes_nothing() {
    let sentences = ["Il fait beau et les feuilles tombent doucement.", "It was nice outside, as far as we know."];
    let texts = texts();
    for (name, _) in REACHED {
        assert!(texts.iter().any(|case| case.name == *name), "{name} is no text any more");
    }
    for Case { name, text } in texts.iter().filter(|case| REACHED.iter().all(|(name, _)| case.name != *name)) {
        let alone = beside(found(text));
        for sentence in sentences {
            let before = format!("{sentence}\n\n");
            let moved = before.len();
            for (text, moved) in [
                (format!("{before}{text}"), moved),
                (format!("{text}\n\n{sentence}\n"), 0),
                (format!("{before}{text}\n\n{sentence}"), moved),
            ] {
                same(name, &alone, &text, &beside(found(&text)), |at| at + moved);
            }
        }
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for Case { name, text } in &texts() {
        let windows = |text: &str| text.replace('\n', "\r\n");
        let other = windows(text);
        same(name, &found(text), &other, &found(&other), |at| windows(&text[..at]).len());
    }
}

#[test]
fn accents_apart_from_their_letters_change_nothing() {
    for Case { name, text } in &texts() {
        let apart = |text: &str| text.nfd().collect::<String>();
        let other = apart(text);
        same(name, &found(text), &other, &found(&other), |at| apart(&text[..at]).len());
    }
}

#[test]
fn a_text_may_stop_anywhere() {
    for case in texts().iter().step_by(30) {
        let text = &case.text[..case.text.floor_char_boundary(600)];
        for (at, _) in text.char_indices() {
            check(&text[..at]);
            check(&text[at..]);
        }
    }
}
