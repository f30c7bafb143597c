//! The tools: which, how they are started, and what they answer. Each peer is a small script in `xtask/peers` that reads
//! `{"id","text","lang"}` lines and writes `{"id","ms","findings":[{"start","end","label","score"}]}` lines.

use std::process::{Command, Stdio};
use std::time::Instant;

use balise::Scanner;

use crate::eval::corpus::Case;
use crate::eval::judge::{Found, Reading};
use crate::paths::{read_bytes, write};
use crate::trouble::{Outcome, Trouble, While as _};

use super::install::{self, version};
use super::{directory, labels};

/// A tool that is not ours.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// Makes it ready and says how it is started.
    start: fn() -> Outcome<Command>,
    units: Units,
    pub(crate) variants: &'static [Variant],
}

/// What a tool counts its offsets in.
#[derive(Clone, Copy)]
enum Units {
    /// Code points, as Python.
    Characters,
    /// UTF-16 units, as JavaScript.
    Utf16,
}

/// One way of using a tool: which of its findings are listened to.
pub(crate) struct Variant {
    package: &'static str,
    says: &'static str,
    /// Surest findings only, from this score.
    threshold: f64,
    /// Only labels that mean the same as a kind of ours: what a careful user would switch on.
    same_only: bool,
}

impl Variant {
    const fn all(package: &'static str) -> Self {
        Self { package, says: "", threshold: 0.0, same_only: false }
    }

    const fn same(package: &'static str) -> Self {
        Self { same_only: true, says: ", same labels", ..Self::all(package) }
    }

    pub(crate) fn name(&self) -> String {
        let version = version(self.package).unwrap_or_default();
        format!("{} {version}{}", self.package, self.says)
    }

    pub(crate) fn keeps(&self, finding: &Scored) -> bool {
        finding.score >= self.threshold && (!self.same_only || matches!(finding.found.reading, Reading::Same(_)))
    }
}

pub(crate) const BALISE: &[Variant] = &[Variant::all("balise")];

/// The threshold that Presidio's own demonstration sets (docs/samples/python/streamlit/presidio_streamlit.py in its
/// repository); the library's default is none.
const PRESIDIO_DEMO: f64 = 0.35;

pub(crate) const PEERS: [Peer; 3] = [
    Peer {
        name: "presidio-analyzer",
        start: || install::script("presidio.py"),
        units: Units::Characters,
        variants: &[
            Variant::all("presidio-analyzer"),
            Variant { threshold: PRESIDIO_DEMO, says: ", from 0.35", ..Variant::all("presidio-analyzer") },
            Variant { says: ", same labels", ..Variant::same("presidio-analyzer") },
        ],
    },
    Peer {
        name: "openredaction",
        start: || install::node("openredaction.mjs"),
        units: Units::Utf16,
        variants: &[Variant::all("openredaction"), Variant::same("openredaction")],
    },
    Peer {
        name: "redact-pii",
        start: || install::node("redact-pii.mjs"),
        units: Units::Utf16,
        variants: &[Variant::all("redact-pii"), Variant::same("redact-pii")],
    },
];

/// What a tool says of one text.
pub(crate) struct Answer {
    pub(crate) ms: f64,
    pub(crate) findings: Vec<Scored>,
}

/// A finding, and how sure the tool is.
pub(crate) struct Scored {
    pub(crate) found: Found,
    score: f64,
}

/// How many texts are scanned before time is taken, here and in the scripts.
const WARM: usize = 50;

pub(crate) fn balise(cases: &[&Case]) -> Vec<Answer> {
    let scanner = Scanner::default();
    for case in cases.iter().take(WARM) {
        scanner.scan(&case.text);
    }
    let answer = |case: &&Case| {
        let start = Instant::now();
        let findings = scanner.scan(&case.text);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        let scored = |finding| Scored { found: Found::from(finding), score: 1.0 };
        Answer { ms, findings: findings.iter().map(scored).collect() }
    };
    cases.iter().map(answer).collect()
}

#[derive(serde::Deserialize)]
struct Line {
    id: usize,
    ms: f64,
    findings: Vec<Labelled>,
}

#[derive(serde::Deserialize)]
struct Labelled {
    start: usize,
    end: usize,
    label: String,
    score: f64,
}

/// Lets a peer read all texts. The answers stay in `target/peers/answers`, to be looked at.
pub(crate) fn ask(peer: &Peer, cases: &[&Case]) -> Outcome<Vec<Answer>> {
    let mut command = (peer.start)()?;
    let texts = directory().join("texts.jsonl");
    let line = |(id, case): (usize, &&Case)| {
        format!("{}\n", serde_json::json!({ "id": id, "text": case.text, "lang": case.lang.code() }))
    };
    write(&texts, cases.iter().enumerate().map(line).collect::<String>())?;
    let input = std::fs::File::open(&texts).while_doing(|| "read the texts again".to_owned())?;
    let output = command.stdin(Stdio::from(input)).output().while_doing(|| format!("start {}", peer.name))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default().to_owned();
        return Err(Trouble::new(format!("it stopped ({}): {last}", output.status)));
    }
    let kept = directory().join(format!("answers/{}.jsonl", peer.name));
    write(&kept, output.stdout)?;
    let said = String::from_utf8_lossy(&read_bytes(&kept)?).into_owned();
    let lines: Vec<Line> = said
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .while_doing(|| format!("read what {} answered", peer.name))?;
    if !lines.iter().map(|line| line.id).eq(0..cases.len()) {
        return Err(Trouble::new(format!("it answered {} texts of {}", lines.len(), cases.len())));
    }
    Ok(lines.into_iter().zip(cases).map(|(line, case)| answer(line, &case.text, peer.units)).collect())
}

fn answer(line: Line, text: &str, units: Units) -> Answer {
    let bytes = bytes(text, units);
    let scored = |finding: Labelled| {
        let at = |unit: usize| bytes.get(unit).copied().unwrap_or(text.len());
        let span = at(finding.start)..at(finding.end);
        Scored { found: Found { span, reading: labels::reading(&finding.label) }, score: finding.score }
    };
    Answer { ms: line.ms, findings: line.findings.into_iter().map(scored).collect() }
}

/// For every unit of a text, the byte at which its character begins.
fn bytes(text: &str, units: Units) -> Vec<usize> {
    let many = |character: char| match units {
        Units::Characters => 1,
        Units::Utf16 => character.len_utf16(),
    };
    text.char_indices().flat_map(|(byte, character)| std::iter::repeat_n(byte, many(character))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Units, bytes};

    #[test]
    fn offsets_become_bytes() {
        assert_eq!(bytes("é📎a", Units::Characters), [0, 2, 6]);
        assert_eq!(bytes("é📎a", Units::Utf16), [0, 2, 2, 6]);
    }
}
