//! The core against labelled texts: `testdata/*.toml`, each case a name, a text, what must be found, and what may be.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "tests say what failed by panicking")]

use std::ops::Range;
use std::{env, fs};

use balise::{Category, Kind, Scanner};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What is labelled in this file; findings of other kinds are neither right nor wrong. Everything, when absent.
    labelled: Option<Labelled>,
    case: Vec<Case>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Labelled {
    /// Identifiers and ways to reach a person; no names, addresses, facts, uses.
    Identifiers,
    /// Names of persons.
    Names,
    /// Postal addresses.
    Addresses,
}

impl Labelled {
    fn counts(self, kind: Kind) -> bool {
        let words = matches!(kind, Kind::PersonName | Kind::PostalAddress | Kind::SensitiveFact);
        match self {
            Self::Identifiers => kind.category() == Category::Personal && !words,
            Self::Names => kind == Kind::PersonName,
            Self::Addresses => kind == Kind::PostalAddress,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    find: Vec<Expected>,
    #[serde(default)]
    neutral: Vec<Neutral>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: String,
    text: String,
    #[serde(default)]
    nth: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Neutral {
    text: String,
}

fn spans(case: &Case) -> Vec<(Range<usize>, &str)> {
    let mut from = 0;
    let place = |expected: &Expected| {
        let start = match expected.nth {
            Some(nth) => case.text.match_indices(&expected.text).nth(nth - 1).map(|(at, _)| at),
            None => case.text[from..].find(&expected.text).map(|at| at + from),
        };
        let start = start.unwrap_or_else(|| panic!("{}: {:?} is not in the text", case.name, expected.text));
        from = start + expected.text.len();
        start..start + expected.text.len()
    };
    let ranges: Vec<Range<usize>> = case.find.iter().map(place).collect();
    ranges.into_iter().zip(case.find.iter().map(|e| e.kind.as_str())).collect()
}

/// docs/developer/labels.md: same kind and an intersection over union of at least a half, one to one.
fn agrees(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared * 2 >= a.len() + b.len() - shared
}

struct Score {
    right: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

fn score(file: &str) -> Score {
    score_of(file, |_| true)
}

/// Of the kinds that `counts` says.
fn score_of(file: &str, counts: impl Fn(Kind) -> bool) -> Score {
    let path = format!("{}/tests/testdata/{file}", env!("CARGO_MANIFEST_DIR"));
    let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let scanner = Scanner::default();
    let mut score = Score { right: 0, missed: Vec::new(), wrong: Vec::new() };
    for case in &file.case {
        let mut found = scanner.scan(&case.text);
        found.retain(|finding| counts(finding.kind));
        for (span, kind) in spans(case) {
            let place = found.iter().position(|f| f.kind.name() == kind && agrees(&f.span, &span));
            match place {
                Some(place) => {
                    found.remove(place);
                    score.right += 1;
                }
                None => score.missed.push(format!("{}: {kind} {:?} in {:?}", case.name, &case.text[span], case.text)),
            }
        }
        for finding in found.into_iter().filter(|f| file.labelled.is_none_or(|labelled| labelled.counts(f.kind))) {
            let neutral = case
                .neutral
                .iter()
                .filter_map(|n| Some(case.text.find(&n.text)?..case.text.find(&n.text)? + n.text.len()));
            if !neutral.into_iter().any(|n| n.start < finding.span.end && finding.span.start < n.end) {
                score.wrong.push(format!(
                    "{}: {} {:?} ({:.2}, {}) in {:?}",
                    case.name,
                    finding.kind.name(),
                    &case.text[finding.span.clone()],
                    finding.confidence,
                    finding.reason.rule,
                    case.text
                ));
            }
        }
    }
    score
}

/// Held to exactly: what was once wrong, each under its name, and the formats of the kinds.
#[test]
fn named_cases() {
    for file in [
        "identifiers.toml",
        "regressions.toml",
        "addresses.toml",
        "names.toml",
        "uses.toml",
        "confidence.toml",
        "facts.toml",
    ] {
        let score = score(file);
        assert!(score.missed.is_empty() && score.wrong.is_empty(), "{file}\n{}", said(&score));
        assert!(score.right > 0, "{file} holds nothing");
    }
}

/// Credentials, likewise.
#[test]
fn secrets() {
    for file in
        ["secrets_keys.toml", "secrets_code.toml", "secrets_prose.toml", "secrets_wordings.toml", "secrets_never.toml"]
    {
        let score = score_of(file, |kind| kind.category() == Category::Credential);
        assert!(score.missed.is_empty() && score.wrong.is_empty(), "{file}\n{}", said(&score));
    }
}

/// Texts written by someone who had not read the detectors, learnt from since. They are not edited to please them: what is still
/// missed is counted here, and may only become less.
#[test]
fn blind_cases() {
    for (file, right, missed, wrong) in
        [("blind_fr.toml", 341, 0, 0), ("blind_en.toml", 95, 1, 0), ("blind_clean.toml", 0, 0, 0)]
    {
        let score = score(file);
        let found = (score.right, score.missed.len(), score.wrong.len());
        assert_eq!(found, (right, missed, wrong), "{file}: right, missed, wrong\n{}", said(&score));
    }
}

/// The named cases are where the next person reads what a kind is, and the README's table is where everybody else does.
#[test]
fn every_kind_has_a_named_case_and_a_line_in_the_readme() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut written = String::new();
    for entry in fs::read_dir(format!("{root}/tests/testdata")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            written += &fs::read_to_string(path).unwrap();
        }
    }
    let readme = fs::read_to_string(format!("{root}/README.md")).unwrap();
    for kind in Kind::ALL {
        let name = kind.name();
        // What no detector finds: a policy's own words, and text that is known by where it was taken.
        let told = matches!(kind.category(), Category::Custom | Category::Lineage);
        assert!(
            told || written.contains(&format!("kind = \"{name}\"")),
            "no case finds {name}: add some to a file of tests/testdata (docs/developer/add-a-kind.md)"
        );
        let line = if kind.category() == Category::Use { "`use_…`".to_owned() } else { format!("`{name}`") };
        assert!(readme.contains(&line), "README.md (What is found) has no line of {name}");
    }
}

fn said(score: &Score) -> String {
    let missed = score.missed.iter().map(|line| format!("  missed {line}\n"));
    missed.chain(score.wrong.iter().map(|line| format!("  wrong {line}\n"))).collect()
}
