//! What `balise scan` prints: for people, coloured where the terminal shows colour; for programs, JSON.

use std::io::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use balise::files::{Document, Unread};
use balise::lang::{self, Lang, place};
use balise::policy::{Action, Decision};
use balise::{Finding, Kind};
use serde_json::{Value, json};

use super::scan::Scan;

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

/// The answer for one text of JSON lines.
pub(crate) fn json_line(scan: &Scan, id: &Value, text: &str, findings: &[Finding]) -> Value {
    let (action, findings) = judged(scan, text, findings);
    json!({ "id": id, "action": action, "findings": findings })
}

/// The answer for one file.
pub(crate) fn json(scan: &Scan, name: &str, text: &str, findings: &[Finding]) -> Value {
    let (action, findings) = judged(scan, text, findings);
    json!({ "file": name, "action": action, "findings": findings })
}

/// The answer for a document: where each finding stands, in words, and what was not read.
pub(crate) fn document(scan: &Scan, name: &str, document: &Document, findings: &[Finding]) -> Value {
    let (action, mut said) = judged(scan, &document.text, findings);
    let places = document.places(findings.iter().map(|finding| finding.span.start));
    for (value, at) in said.iter_mut().zip(places) {
        value["place"] = place(scan.lang, &at).into();
    }
    let unread = document.unread.iter().map(|(at, why)| json!({ "place": place(scan.lang, at), "why": why.name() }));
    json!({ "file": name, "read": true, "action": action, "findings": said, "unread": unread.collect::<Vec<_>>() })
}

/// The answer for the copy of a document: where it is, or why there is none; neither where none is needed.
pub(crate) fn copy(to: Option<&Path>, why: Option<&str>) -> Value {
    json!({ "to": to.map(|to| to.display().to_string()), "why": why })
}

/// The answer for a file that was not read.
pub(crate) fn unread(name: &str, why: Unread) -> Value {
    json!({ "file": name, "read": false, "why": why.name() })
}

fn judged(scan: &Scan, text: &str, findings: &[Finding]) -> (&'static str, Vec<Value>) {
    let decisions = scan.decide(text, findings);
    let action = most(&decisions).map_or("pass", Action::name);
    let value = |(finding, decision): (&Finding, Decision)| {
        json!({
            "start": finding.span.start,
            "end": finding.span.end,
            "kind": finding.kind.name(),
            "category": finding.kind.category().name(),
            // Two decimals: more would pretend to a precision that there is not.
            "confidence": f64::from((finding.confidence * 100.0).round()) / 100.0,
            "rule": finding.reason.rule,
            "clause": decision.clause.map(|clause| clause.id.as_str()),
            "action": decision.action.name(),
        })
    };
    (action, findings.iter().zip(decisions).map(value).collect())
}

/// The findings as a person reads them: place, kind, the line with the value marked. The value itself is shown: the person
/// has the file.
pub(crate) fn text(
    scan: &Scan,
    name: &str,
    text: &str,
    findings: &[Finding],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    placed_text(scan, name, text, findings, std::iter::repeat(None), out)
}

/// The same of a document: `places` says where each finding stands; none: line and column of the text.
pub(crate) fn placed_text(
    scan: &Scan,
    name: &str,
    text: &str,
    findings: &[Finding],
    places: impl Iterator<Item = Option<String>>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let lang = scan.lang;
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
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
        let kind = kind_words(scan, finding);
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
        let value = text.get(finding.span.clone()).unwrap_or_default().replace(['\r', '\n'], " ");
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
