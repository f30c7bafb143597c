use balise::{Finding, Scanner};
use serde::Deserialize;
use std::fs;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

#[derive(Deserialize)]
struct File { case: Vec<Case> }
#[derive(Deserialize)]
struct Case { name: String, text: String }

fn texts(path: &str) -> Vec<Case> {
    let path = format!("{}/tests/{path}", env!("CARGO_MANIFEST_DIR"));
    let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    file.case
}
fn diff(name: &str, how: &str, text: &str, alone: &[Finding], other: &str, place: impl Fn(usize) -> usize) -> bool {
    let found = Scanner::default().scan(other);
    let want: Vec<(Range<usize>, &str)> = alone.iter().map(|f| (place(f.span.start)..place(f.span.end), f.kind.name())).collect();
    let got: Vec<(Range<usize>, &str)> = found.iter().map(|f| (f.span.clone(), f.kind.name())).collect();
    for (n, w) in want.iter().enumerate() { if !got.contains(w) { println!("{how} {name} LOST {} {:?} rule {}", w.1, &text[alone[n].span.clone()], alone[n].reason.rule); } }
    for (n, g) in got.iter().enumerate() { if !want.contains(g) { println!("{how} {name} NEW {} {:?} rule {} {}", g.1, &other[g.0.clone()], found[n].reason.rule, found[n].confidence); } }
    want == got
}
#[test]
fn experiment() {
    let sentences = ["Il fait beau aujourd’hui et les feuilles tombent doucement.", "The leaves are falling and it was nice outside.", "On en reparle plus tard, sans doute."];
    for file in ["corpus/development.toml", "corpus/development2.toml", "testdata/identifiers.toml", "testdata/regressions.toml"] {
        for case in texts(file) {
            let text = case.text.replace("\r\n", "\n").nfc().collect::<String>();
            let alone = Scanner::default().scan(&text);
            let n = &case.name;
            for s in sentences {
                let b = format!("{s}\n\n");
                diff(n, "before", &text, &alone, &format!("{b}{text}"), |at| at + b.len());
                diff(n, "after", &text, &alone, &format!("{text}\n\n{s}"), |at| at);
                diff(n, "after-nl", &text, &alone, &format!("{text}\n\n{s}\n"), |at| at);
            }
            diff(n, "crlf", &text, &alone, &text.replace('\n', "\r\n"), |at| text[..at].replace('\n', "\r\n").len());
            diff(n, "nfd", &text, &alone, &text.nfd().collect::<String>(), |at| text[..at].nfd().collect::<String>().len());
        }
    }
}
