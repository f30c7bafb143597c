//! What `balise scan` prints: for people, coloured where the terminal shows colour; for programs, JSON.

use std::io::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use balise::files::{Document, Unread};
use balise::lang::{self, Lang, place};
use balise::policy::{Action, Decision};
use balise::{Finding, Kind};
use serde::Serialize;
use serde_json::{Value, json};

use super::scan::{Found, Scan};

/// Characters of a part of a document that are shown.
const PASSAGE: usize = 120;

/// A format of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    JsonLines,
}

/// The most that any decision asks for, in the word of the contract.
fn most(decisions: &[Decision]) -> Option<Action> {
    decisions.iter().map(|decision| decision.action).max()
}

/// Answers for programs, as they come: one alone as it is, several as a list or one a line.
pub(crate) struct Answers {
    listed: bool,
    begun: bool,
}

impl Answers {
    /// So many answers in a format.
    pub(crate) fn new(format: Format, count: usize) -> Self {
        Self { listed: format == Format::Json && count != 1, begun: false }
    }

    pub(crate) fn say(&mut self, answer: &impl Serialize, out: &mut dyn Write) -> std::io::Result<()> {
        if self.listed {
            out.write_all(if self.begun { b",\n" } else { b"[" })?;
        }
        self.begun = true;
        let mut out = std::io::BufWriter::new(out);
        serde_json::to_writer(&mut out, answer)?;
        if !self.listed {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    pub(crate) fn end(self, out: &mut dyn Write) -> std::io::Result<()> {
        match (self.listed, self.begun) {
            (true, true) => out.write_all(b"]\n"),
            (true, false) => out.write_all(b"[]\n"),
            (false, _) => Ok(()),
        }
    }
}

/// The answer for one text: a file's, or one of JSON lines, which has an `id`.
#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    action: &'static str,
    /// Of documents: what became of the copy that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) copy: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    findings: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    /// Of documents: that it was read, and what of it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<Vec<Value>>,
}

/// A finding in it.
#[derive(Serialize)]
struct Said<'a> {
    action: &'static str,
    category: &'static str,
    clause: Option<&'a str>,
    confidence: f64,
    end: usize,
    kind: &'static str,
    /// Of a registered document: its name, and how much of the text is its.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    rule: &'a str,
    start: usize,
}

/// The answer for one text of JSON lines.
pub(crate) fn json_line<'a>(scan: &'a Scan, id: &'a Value, text: &str, found: &'a Found) -> Answer<'a> {
    Answer { id: Some(id), ..judged(scan, text, found) }
}

/// The answer for one file.
pub(crate) fn json<'a>(scan: &'a Scan, name: &'a str, text: &str, found: &'a Found) -> Answer<'a> {
    Answer { file: Some(name), ..judged(scan, text, found) }
}

/// The answer for a document: where each finding stands, in words, and what was not read.
pub(crate) fn document<'a>(scan: &'a Scan, name: &'a str, document: &Document, found: &'a Found) -> Answer<'a> {
    let mut answer = judged(scan, &document.text, found);
    let places = document.places(found.findings.iter().map(|finding| finding.span.start));
    for (said, at) in answer.findings.iter_mut().zip(places) {
        said.place = Some(place(scan.lang, &at));
    }
    let unread = document.unread.iter().map(|(at, why)| json!({ "place": place(scan.lang, at), "why": why.name() }));
    Answer { file: Some(name), read: Some(true), unread: Some(unread.collect()), ..answer }
}

/// The answer for the copy of a document: where it is, or why there is none; neither where none is needed.
pub(crate) fn copy(to: Option<&Path>, why: Option<&str>) -> Value {
    json!({ "to": to.map(|to| to.display().to_string()), "why": why })
}

/// The answer for a file that was not read.
pub(crate) fn unread(name: &str, why: Unread) -> Value {
    json!({ "file": name, "read": false, "why": why.name() })
}

fn judged<'a>(scan: &'a Scan, text: &str, found: &'a Found) -> Answer<'a> {
    let decisions = scan.decide(text, &found.findings);
    let action = most(&decisions).map_or("pass", Action::name);
    let said = |(finding, decision): (&'a Finding, Decision<'a>)| Said {
        of: found.other(finding).map(|other| other.of.as_str()),
        percent: found.other(finding).map(|other| other.percent),
        action: decision.action.name(),
        category: finding.kind.category().name(),
        clause: decision.clause.map(|clause| clause.id.as_str()),
        // Two decimals: more would pretend to a precision that there is not.
        confidence: f64::from((finding.confidence * 100.0).round()) / 100.0,
        end: finding.span.end,
        kind: finding.kind.name(),
        place: None,
        rule: finding.reason.rule,
        start: finding.span.start,
    };
    let findings = found.findings.iter().zip(decisions).map(said).collect();
    Answer { action, copy: None, file: None, findings, id: None, read: None, unread: None }
}

/// The findings as a person reads them: place, kind, the line with the value marked. The value itself is shown: the person
/// has the file.
pub(crate) fn text(scan: &Scan, name: &str, text: &str, found: &Found, out: &mut dyn Write) -> std::io::Result<()> {
    placed_text(scan, name, text, found, std::iter::repeat(None), out)
}

/// The same of a document: `places` says where each finding stands; none: line and column of the text.
pub(crate) fn placed_text(
    scan: &Scan,
    name: &str,
    text: &str,
    found: &Found,
    places: impl Iterator<Item = Option<String>>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let lang = scan.lang;
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    let findings = &found.findings;
    if findings.is_empty() {
        return writeln!(out, "{}", lang::cli_nothing(lang, name));
    }
    let decisions = scan.decide(text, findings);
    let action = action_words(lang, most(&decisions));
    writeln!(out, "{bold}{}{bold:#}", lang::cli_found(lang, name, findings.len(), &action))?;
    // Counted on from one finding to the next: a line may be as long as the text.
    let (mut line, mut line_start, mut column, mut at) = (1, 0, 1, 0);
    for ((finding, decision), place) in findings.iter().zip(decisions).zip(places) {
        for (at_sign, sign) in text.get(at..finding.span.start).unwrap_or_default().char_indices() {
            column += 1;
            if sign == '\n' {
                line += 1;
                line_start = at + at_sign + 1;
                column = 1;
            }
        }
        at = finding.span.start;
        let colour = match decision.action {
            Action::Block => AnsiColor::Red,
            Action::Justify | Action::Warn => AnsiColor::Yellow,
            _ => AnsiColor::Cyan,
        };
        let mark = Style::new().fg_color(Some(colour.into())).bold();
        let other = found.other(finding);
        let mut kind = kind_words(scan, finding);
        if let Some(other) = other {
            kind = format!("{kind} · {}", lang::reason_document(lang, &other.of, other.percent));
        }
        let action = action_words(lang, Some(decision.action));
        let clause = decision
            .clause
            .and_then(|clause| clause.label.get(lang))
            .map_or_else(String::new, |label| format!(" · {label}"));
        let place = place.unwrap_or_else(|| lang::cli_place(lang, line, column));
        writeln!(
            out,
            "  {mark}{kind}{mark:#}  {place}  {dim}{action}{clause} · {} · {:.2}{dim:#}",
            finding.reason.rule, finding.confidence
        )?;
        let before = tail(text.get(line_start..finding.span.start).unwrap_or_default(), 40);
        let mut value = text.get(finding.span.clone()).unwrap_or_default().replace(['\r', '\n'], " ");
        if other.is_some() && value.chars().count() > PASSAGE {
            // A part of a document may be pages long: its beginning says which.
            value = value.chars().take(PASSAGE).chain(['…']).collect();
        }
        let after = text.get(finding.span.end..).unwrap_or_default().chars().take_while(|sign| *sign != '\n');
        let after: String = after.take(40).collect();
        writeln!(out, "    {}{mark}{}{mark:#}{}", plain(before), plain(&value), plain(after.trim_end()))?;
    }
    Ok(())
}

fn kind_words(scan: &Scan, finding: &Finding) -> String {
    let custom =
        finding.custom.and_then(|place| scan.policy.custom.get(place)).filter(|_| finding.kind == Kind::Custom);
    let own = custom.and_then(|custom| custom.name.get(scan.lang));
    own.map_or_else(|| lang::name(scan.lang, finding.kind, 1).to_owned(), str::to_owned)
}

pub(super) fn action_words(lang: Lang, action: Option<Action>) -> String {
    match action {
        None => lang::cli_pass(lang),
        Some(Action::Record) => lang::cli_record(lang),
        Some(Action::Remind) => lang::cli_remind(lang),
        Some(Action::Warn) => lang::cli_warn(lang),
        Some(Action::Justify) => lang::cli_justify(lang),
        Some(Action::Block) => lang::cli_block(lang),
    }
}

/// The last characters of a text.
fn tail(text: &str, most: usize) -> &str {
    let from = text.char_indices().rev().take(most).last().map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The text without what would speak to the terminal (escape sequences among control characters).
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
