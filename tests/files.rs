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

/// Asked for together, in order or not, places are what they are when asked for one by one.
#[test]
fn places_of_many_are_those_of_each() {
    let mut chance = 5_u64;
    for file in data() {
        let Ok(document) = text_of(&file.name, &bytes(&file.name)) else { continue };
        // Beyond the end too.
        let in_order: Vec<usize> = (0..document.text.len() + 3).collect();
        let mut shuffled = in_order.clone();
        for at in 0..shuffled.len() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (chance >> 33) as usize % in_order.len());
        }
        for offsets in [in_order, shuffled] {
            let many: Vec<Place> = document.places(offsets.iter().copied()).collect();
            let each: Vec<Place> = offsets.iter().map(|at| document.place(*at)).collect();
            assert!(many == each, "{}", file.name);
        }
    }
}

#[test]
fn places_in_a_table_are_counted_from_its_first_cell() {
    let table = "a;bé;c\n;;\n\"d\ne\";f;g\n\nh;i\n".repeat(20);
    let document = text_of("a.csv", table.as_bytes()).unwrap();
    let text = &document.text;
    for (at, place) in (0..=text.len()).zip(document.places(0..=text.len())) {
        let before = &text.as_bytes()[..at];
        let row = before.split(|byte| *byte == b'\n').count() as u32;
        let column = before.rsplit(|byte| *byte == b'\n').next().unwrap().split(|byte| *byte == b'\t').count() as u32;
        // Behind the last row the table is left.
        let expected = if at < text.len() { vec![Step::Cell { row, column }] } else { Vec::new() };
        assert_eq!(place.0, expected, "at {at}");
    }
}

fn show(name: &str, document: &Document) {
    println!("==== {name}");
    let mut at = 0;
    for line in document.text.split_inclusive('\n') {
        println!("[{}] {line:?}", said(&document.place(at)));
        at += line.len();
    }
}
