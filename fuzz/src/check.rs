//! Everything that holds of any text: the scan, the labels, the dialog; with the built-in policy and with one that adds its
//! own words, patterns and hashed lists.

use std::ops::Range;
use std::sync::LazyLock;

use balise::detect::{CustomDetector, hashed_entry};
use balise::lang::Lang;
use balise::text::utf16_offsets;
use balise::verdict::Kept;
use balise::verdict::view::Moment;
use balise::{Destination, Finding, Inspection, Kind, Policy, Scanner, Vault, policy, redact};

const SALT: &str = "sel";

/// A policy, its scanner, and where texts go.
struct Way {
    policy: Policy,
    scanner: Scanner,
    to: Destination,
}

impl Way {
    fn new(policy: Policy) -> Self {
        Self { scanner: policy.scanner(), policy, to: Destination::new("chatgpt.com", "/") }
    }
}

static BUILTIN: LazyLock<Way> = LazyLock::new(|| Way::new(Policy::builtin()));

/// A policy that adds hashed lists. Its values are among the pieces.
static LISTS: LazyLock<Way> = LazyLock::new(|| {
    let values = ["Projet Éperlan", "Tremblay, Gédéon", "12345", "日本", "rue des Érables"];
    let entry = |value: &&str| hashed_entry(SALT, value).map(|entry| format!("{entry:?}"));
    let values: Vec<String> = values.iter().filter_map(entry).collect();
    own(&format!(
        r#"{{"custom": [{{"id": "liste", "label": "[Projet]", "list": {{"salt": "{SALT}", "values": [{}]}}}}],
            "allow": ["@ville.example.qc.ca", "418 527-3366", "Roy"]}}"#,
        values.join(",")
    ))
});

/// A policy that adds words and a pattern, which may also fit a part of a character.
static PATTERNS: LazyLock<Way> = LazyLock::new(|| {
    own(r#"{"custom": [
        {"id": "mots", "words": ["Opération Nénuphar", "NAS", "é"]},
        {"id": "motif", "pattern": "[0-9]{3}.|\\bDOS-[0-9]{4}\\b|\\x80"}
    ]}"#)
});

fn own(json: &str) -> Way {
    let reading = policy::read_json(json).expect("the policies of this file are JSON");
    assert!(reading.problems.is_empty(), "the policies of this file are right: {:?}", reading.problems);
    Way::new(reading.policy)
}

/// Stops the run when something does not hold of `text`.
pub fn check(text: &str) {
    let plain = scan(&Scanner::default(), text);
    for finding in &plain {
        assert!(finding.kind != Kind::Custom && finding.custom.is_none(), "{finding:?}");
        let value = text.get(finding.span.clone()).unwrap_or_default();
        assert_eq!(value, value.trim_ascii(), "space at the ends: {finding:?}");
    }
    scan(&LISTS.scanner, text);
    inspect(&BUILTIN, text, None);
    listed(text);
    line_endings(text);
    // The last part of a text stands for what only its formatting holds.
    let last = text.get(text.ceil_char_boundary(text.len() / 2)..);
    match text.len() % 16 {
        // Patterns take most of the time, and are the same for any text.
        0 => {
            scan(&PATTERNS.scanner, text);
            inspect(&PATTERNS, text, last);
        }
        1..4 => inspect(&LISTS, text, last),
        _ => {}
    }
}

/// A scan whose findings are in order, apart, on character boundaries, and say why.
fn scan(scanner: &Scanner, text: &str) -> Vec<Finding> {
    let findings = scanner.scan(text);
    in_place(text, findings.iter().map(|finding| &finding.span));
    for finding in &findings {
        assert!((0.0..=1.0).contains(&finding.confidence), "how sure: {finding:?}");
        assert!(!finding.reason.rule.is_empty(), "no rule: {finding:?}");
        let label = finding.reason.label.clone();
        assert!(label.is_none_or(|label| text.get(label).is_some()), "a label that is not in the text: {finding:?}");
    }
    let offsets = utf16_offsets(text, findings.iter().flat_map(|finding| [finding.span.start, finding.span.end]));
    assert_eq!(offsets.len(), findings.len() * 2);
    assert!(offsets.is_sorted(), "{offsets:?}");
    assert!(offsets.last().is_none_or(|last| *last <= text.encode_utf16().count()), "{offsets:?}");
    findings
}

fn in_place<'r>(text: &str, spans: impl Iterator<Item = &'r Range<usize>>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "out of order, or over another one: {span:?} after {end}");
        assert!(span.end > span.start, "empty: {span:?}");
        assert!(text.get(span.clone()).is_some(), "not on character boundaries of the text: {span:?}");
        end = span.end;
    }
}

/// The whole way: findings, labels in their place, the dialog in both languages.
fn inspect(way: &Way, text: &str, formatting: Option<&str>) {
    let inspection = Inspection::new(&way.scanner, way.policy.on(policy::Date::EPOCH), &way.to, text, formatting, &Kept::default());
    let findings = inspection.findings();
    in_place(text, findings.iter().map(|finding| &finding.span));
    for lang in [Lang::Fr, Lang::En] {
        let view = inspection.dialog(lang, Moment::Send, &Vault::default());
        assert_eq!(inspection.chip(lang, &Vault::default()).is_some(), view.is_some(), "what would be held is said before");
        assert_eq!(view.is_some(), inspection.action().is_some(), "a dialog for what is held, for nothing else");
        let mut vault = Vault::default();
        let edits = redact::edits(text, &findings, &way.policy, lang, &mut vault);
        assert_eq!(edits.len(), findings.len());
        for (edit, finding) in edits.iter().zip(&findings) {
            assert_eq!(edit.span, finding.span);
            let inside = edit.label.strip_prefix('[').and_then(|label| label.strip_suffix(']'));
            assert!(inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(['[', ']'])), "{edit:?}");
        }
        let again = redact::edits(text, &findings, &way.policy, lang, &mut vault);
        assert_eq!(edits, again, "a value keeps its label");
        let labelled = redact::apply(text, &edits);
        let (out, put) = edits.iter().fold((0, 0), |(out, put), edit| (out + edit.span.len(), put + edit.label.len()));
        assert_eq!(labelled.len(), text.len() - out + put, "nothing but the values changes");
    }
}

/// A value of a hashed list is found where it stands alone.
fn listed(text: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ');
    let words: Vec<&str> = text.split(|c| !plain(c)).filter(|word| !word.is_empty()).take(3).collect();
    let value = words.join(" ");
    if let Some(entry) = hashed_entry(SALT, &value) {
        let list = CustomDetector::hashed(SALT, [entry.as_str()]).expect("an entry is read back");
        let found = scan(&Scanner::with_custom(vec![list]), &value);
        assert!(!found.is_empty(), "{value:?} is on the list, and is not found");
    }
}

/// Lines that end as on Windows hold the same.
fn line_endings(text: &str) {
    if !text.contains('\n') {
        return;
    }
    let unix = text.replace('\r', "");
    let windows = unix.replace('\n', "\r\n");
    let (here, there) = (scan(&Scanner::default(), &unix), scan(&Scanner::default(), &windows));
    let place = |at: usize| at + unix.get(..at).unwrap_or_default().matches('\n').count();
    let moved = here.iter().map(|finding| (finding.kind, place(finding.span.start)..place(finding.span.end)));
    let found = there.iter().map(|finding| (finding.kind, finding.span.clone()));
    assert!(
        moved.clone().eq(found.clone()),
        "{:?} with line feeds alone, {:?} else",
        moved.collect::<Vec<_>>(),
        found.collect::<Vec<_>>()
    );
}
