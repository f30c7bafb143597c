//! Documents to text, with the documents of `testdata/files/`: what must be found in each, and where.

#![cfg(feature = "files")]
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::fs;

use balise::files::{Document, Limits, Place, Step, Unread, read};
use serde::Deserialize;

#[derive(Deserialize)]
struct Data {
    file: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    /// What it is; or why it is not read.
    is: String,
    /// What must be found, and where.
    #[serde(default)]
    find: Vec<[String; 2]>,
    /// What must be found once.
    #[serde(default)]
    once: Vec<String>,
    /// What must not be found.
    #[serde(default)]
    never: Vec<String>,
    /// What was not read, in order.
    #[serde(default)]
    unread: Vec<String>,
}

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/testdata/files/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn data() -> Vec<File> {
    let data: Data = toml::from_str(&String::from_utf8(bytes("office.toml")).unwrap()).unwrap();
    data.file
}

fn text_of(name: &str, bytes: &[u8]) -> Result<Document, Unread> {
    read(name, bytes, Limits::default(), &|| false)
}

/// A place as the data write it: `sheet Noms / B2`.
fn said(place: &Place) -> String {
    let step = |step: &Step| match step {
        Step::Entry(name) => format!("file {name}"),
        Step::Page(number) => format!("page {number}"),
        Step::Slide(number) => format!("slide {number}"),
        Step::Sheet { name, hidden: false } => format!("sheet {name}"),
        Step::Sheet { name, hidden: true } => format!("hidden sheet {name}"),
        Step::Part(part) => format!("{part:?}").to_lowercase(),
        Step::Cell { row, column } if *column <= 26 => format!("{}{row}", char::from(b'A' + *column as u8 - 1)),
        Step::Cell { row, column } => format!("row {row}, column {column}"),
        Step::Paragraph(number) => format!("paragraph {number}"),
        Step::Line(number) => format!("line {number}"),
    };
    place.0.iter().map(step).collect::<Vec<_>>().join(" / ")
}

#[test]
fn each_document_says_what_is_in_it_and_where() {
    let mut wrong = Vec::new();
    for file in data() {
        let document = match text_of(&file.name, &bytes(&file.name)) {
            Ok(document) => document,
            Err(why) => {
                assert_eq!(format!("{why:?}"), file.is, "{}", file.name);
                continue;
            }
        };
        assert_eq!(format!("{:?}", document.kind), file.is, "{}", file.name);
        if std::env::var_os("FILES_SHOW").is_some() {
            show(&file.name, &document);
        }
        for [text, place] in &file.find {
            let places: Vec<String> =
                document.text.match_indices(text.as_str()).map(|(at, _)| said(&document.place(at))).collect();
            if !places.contains(place) {
                wrong.push(format!("{}: {text:?} is not in {place:?}, but in {places:?}", file.name));
            }
        }
        for text in &file.once {
            let times = document.text.matches(text.as_str()).count();
            if times != 1 {
                wrong.push(format!("{}: {text:?} {times} times", file.name));
            }
        }
        for text in &file.never {
            if document.text.contains(text.as_str()) {
                wrong.push(format!("{}: {text:?}", file.name));
            }
        }
        let unread: Vec<String> =
            document.unread.iter().map(|(place, why)| format!("{}: {why:?}", said(place))).collect();
        if unread != file.unread {
            wrong.push(format!("{}: not read: {unread:?}", file.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn show(name: &str, document: &Document) {
    println!("==== {name}");
    let mut at = 0;
    for line in document.text.split_inclusive('\n') {
        println!("[{}] {line:?}", said(&document.place(at)));
        at += line.len();
    }
}
