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
    let directory = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus")).unwrap();
    let mut files: Vec<_> = directory.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("development"));
    files.sort();
    let read = |path| toml::from_str::<File>(&fs::read_to_string(path).unwrap()).unwrap().case;
    let plain = |case: Case| Case { text: case.text.replace("\r\n", "\n").nfc().collect(), ..case };
    files.into_iter().flat_map(read).map(plain).collect()
}

/// Kinds and where they stand.
type Found = Vec<(Kind, Range<usize>)>;

fn found(text: &str) -> Found {
    Scanner::default().scan(text).into_iter().map(|finding| (finding.kind, finding.span)).collect()
}

/// What is in one of two only: of the first, then of the second.
fn beyond(text: &str, expected: &Found, got: &Found) -> Vec<String> {
    let only = |some: &Found, others: &Found, word: &str| -> Vec<String> {
        let only = some.iter().filter(|one| !others.contains(one));
        only.map(|(kind, span)| format!("{word} {} {:?}", kind.name(), &text[span.clone()])).collect()
    };
    [only(expected, got, "lost"), only(got, expected, "new")].concat()
}

fn moved(found: &Found, place: impl Fn(usize) -> usize) -> Found {
    found.iter().map(|(kind, span)| (*kind, place(span.start)..place(span.end))).collect()
}

/// Words between a name and the end of a text, so many that what comes after the end does not matter: the model of names sees
/// two on each side of a word, and goes from one word to the next.
const SEEN: usize = 4;

/// The findings of `text[inside]` that a paragraph beside it may not change. It may change two: a question to a search engine is
/// one only where the text holds hardly anything else; and that a text begins or ends with a word is part of what makes it a name
/// (« sylvie va vérifier », a first name as a signature).
fn settled(text: &str, inside: Range<usize>, mut found: Found) -> (Found, Found) {
    found.retain(|(kind, _)| *kind != Kind::UseSearch);
    let edge = |(kind, span): &(Kind, Range<usize>)| {
        let close = |range: Range<usize>| words(&text[range]) < SEEN;
        *kind == Kind::PersonName
            && (close(inside.start..span.start.max(inside.start)) || close(span.end.min(inside.end)..inside.end))
    };
    found.into_iter().partition(|finding| !edge(finding))
}

/// Lengths of a text, in words, at which a rule for the whole of it changes: nothing but an address (`together.rs`), about one
/// thing (`together.rs`, `facts.rs`), a message, a page or more (`weigh/ground.rs`). A paragraph that carries a text over one of them may matter.
const LENGTHS: [usize; 5] = [12, 100, 120, 150, 330];

fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

#[test]
fn a_paragraph_before_or_after_changes_nothing() {
    let sentences = ["Il fait beau et les feuilles tombent doucement.", "It was nice outside, as far as we know."];
    let texts = texts();
    let (mut wrong, mut unsettled) = (Vec::new(), Vec::new());
    for Case { name, text } in &texts {
        let (alone, alone_edge) = settled(text, 0..text.len(), found(text));
        for sentence in sentences {
            for (before, after) in [
                (format!("{sentence}\n\n"), String::new()),
                (String::new(), format!("\n\n{sentence}\n")),
                (format!("{sentence}\n\n"), format!("\n\n{sentence}")),
            ] {
                let whole = format!("{before}{text}{after}");
                if LENGTHS.iter().any(|length| (words(text)..words(&whole)).contains(length)) {
                    continue;
                }
                let inside = before.len()..before.len() + text.len();
                let (got, edge) = settled(&whole, inside, found(&whole));
                let there = |found: &Found| moved(found, |at| at + before.len());
                let differ = beyond(&whole, &there(&alone), &got);
                if !differ.is_empty() {
                    wrong.push(format!("{name}: {} in {whole:?}", differ.join(", ")));
                }
                unsettled.extend((there(&alone_edge) != edge).then_some(name));
            }
        }
    }
    // What is weighed may turn where a weight more or less decides: in one text of a hundred at the most.
    wrong.dedup_by_key(|said| said.split(':').next().map(str::to_owned));
    assert!(wrong.len() * 100 < texts.len(), "a paragraph more changes what is found:\n{}", wrong.join("\n"));
    unsettled.dedup();
    assert!(unsettled.len() * 25 < texts.len(), "names that hang on where the text begins or ends: {unsettled:?}");
}

/// Fails when a text written in another way does not hold the same.
fn written_otherwise(way: impl Fn(&str) -> String) {
    for Case { name, text } in &texts() {
        let other = way(text);
        let expected = moved(&found(text), |at| way(&text[..at]).len());
        let differ = beyond(&other, &expected, &found(&other));
        assert!(differ.is_empty(), "{name}: {differ:?} in {other:?}");
    }
}

#[test]
fn line_ends_of_windows_change_nothing() {
    written_otherwise(|text| text.replace('\n', "\r\n"));
}

#[test]
fn accents_apart_from_their_letters_change_nothing() {
    written_otherwise(|text| text.nfd().collect());
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
