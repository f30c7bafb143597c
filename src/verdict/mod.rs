//! Findings, policy and destination to what is done and what is said.
//!
//! [`Inspection`] holds a text that wants to leave, with what was found in it; [`Inspection::dialog`] says it.

mod dialog;
pub use dialog::is_reason;
mod excerpt;
mod fallback;
pub mod view;

pub use fallback::fallback;

use crate::detect::{Finding, Scanner};
use crate::policy::{Action, Clause, Policy, Status};

/// Where a text is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Host of the page, lower case.
    pub host: String,
    /// Path of the page, beginning with a slash.
    pub path: String,
}

impl Destination {
    /// A destination from a host and a path.
    pub fn new(host: &str, path: &str) -> Self {
        Self { host: host.to_ascii_lowercase(), path: if path.is_empty() { "/".into() } else { path.into() } }
    }
}

/// What the policy says of one finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<'p> {
    /// What is done.
    pub action: Action,
    /// The section the rule rests on.
    pub clause: Option<&'p Clause>,
}

/// What the policy says of each finding, in their order, on its way to a destination.
pub fn decide<'p>(policy: &'p Policy, to: &Destination, findings: &[Finding]) -> Vec<Decision<'p>> {
    let status = policy.status(&to.host, &to.path);
    findings.iter().map(|finding| decide_one(policy, to, status, finding)).collect()
}

fn decide_one<'p>(policy: &'p Policy, to: &Destination, status: Status, finding: &Finding) -> Decision<'p> {
    match policy.rule(finding, status, &to.host) {
        Some(rule) => Decision { action: rule.action, clause: rule.clause.as_deref().and_then(|id| policy.clause(id)) },
        None => Decision { action: Action::Record, clause: None },
    }
}

/// One finding, seen: where it stands and what is done about it.
#[derive(Clone, Debug)]
struct Seen<'a> {
    finding: Finding,
    decision: Decision<'a>,
    /// It stands in the formatted flavour only.
    hidden: bool,
}

/// A text on its way out, with what was found.
pub struct Inspection<'a> {
    text: &'a str,
    formatting: &'a str,
    policy: &'a Policy,
    to: &'a Destination,
    seen: Vec<Seen<'a>>,
}

impl<'a> Inspection<'a> {
    /// Looks through a text, and through the words that stand only in its formatting.
    pub fn new(
        scanner: &Scanner,
        policy: &'a Policy,
        to: &'a Destination,
        text: &'a str,
        formatting: Option<&'a str>,
    ) -> Self {
        let status = policy.status(&to.host, &to.path);
        let formatting = formatting.unwrap_or_default();
        let mut seen: Vec<Seen> = Vec::new();
        for (source, hidden) in [(text, false), (formatting, true)] {
            for finding in scanner.scan(source) {
                let value = source.get(finding.span.clone()).unwrap_or_default();
                // A link to the address that the text shows says nothing more.
                let shown = hidden && seen.iter().any(|seen| text.get(seen.finding.span.clone()) == Some(value));
                let decision = decide_one(policy, to, status, &finding);
                if !shown && decision.action.holds() {
                    seen.push(Seen { finding, decision, hidden });
                }
            }
        }
        Self { text, formatting, policy, to, seen }
    }

    /// What is done with the whole: the most that any finding asks for; none when nothing holds it.
    pub fn action(&self) -> Option<Action> {
        self.seen.iter().map(|seen| seen.decision.action).max()
    }

    /// The findings that hold the text itself, in order.
    pub fn findings(&self) -> Vec<Finding> {
        self.seen.iter().filter(|seen| !seen.hidden).map(|seen| seen.finding.clone()).collect()
    }

    /// The kinds found and how often, most severe first, in text and formatting.
    pub fn counts(&self) -> Vec<(crate::Kind, usize)> {
        let count = |kind| self.seen.iter().filter(|seen| seen.finding.kind == kind).count();
        crate::Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }
}
