//! Findings, policy and destination to what is done and what is said.
//!
//! [`Inspection`] holds a text that wants to leave, with what was found in it; [`Inspection::dialog`] says it.

mod dialog;
#[cfg(feature = "journal")]
pub(crate) use dialog::capital;
pub use dialog::{is_reason, may_keep, reason_words};
mod excerpt;
mod fallback;
mod kept;
mod other;
#[cfg(feature = "files")]
mod upload;
pub mod view;

pub use fallback::{fallback, fallback_files};
pub use kept::Kept;
pub use other::Other;
#[cfg(feature = "files")]
pub use upload::Upload;

use std::ops::Range;

use crate::detect::{Category, Finding, Kind, Scanner};
use crate::lang::{self, Lang};
use crate::policy::{Action, Decision, InForce, Policy};
use crate::redact;

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

/// What the policy says of each finding of a text, in their order, on its way to a destination.
pub fn decide<'p>(policy: InForce<'p>, to: &Destination, text: &str, findings: &[Finding]) -> Vec<Decision<'p>> {
    let status = policy.policy.status(&to.host, &to.path);
    let persons = persons(findings.iter().filter_map(|finding| named(text, finding)));
    policy.decide(status, &to.host, &findings.iter().collect::<Vec<_>>(), persons)
}

/// The name that a finding is, if it is one.
fn named<'t>(text: &'t str, finding: &Finding) -> Option<&'t str> {
    (finding.kind == Kind::PersonName).then(|| text.get(finding.span.clone()).unwrap_or_default())
}

/// How many persons some names are of: those with one last word are taken for one, « Julie Roy » and « Mme Roy ».
fn persons<'t>(names: impl Iterator<Item = &'t str>) -> usize {
    // By a hash: two names in millions may fall together, and count as one.
    let last = |name: &str| hash(&redact::normal(name.split_whitespace().next_back().unwrap_or_default()));
    let mut lasts: Vec<u64> = names.map(last).collect();
    lasts.sort_unstable();
    lasts.dedup();
    lasts.len()
}

/// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// One finding, seen: where it stands and what is done about it.
#[derive(Clone, Debug)]
struct Seen<'a> {
    finding: Finding,
    decision: Decision<'a>,
    /// It stands in the formatted flavour only.
    hidden: bool,
    /// Where it was taken from, of what was told from outside.
    other: Option<Other>,
}

/// A text on its way out, with what was found.
pub struct Inspection<'a> {
    text: &'a str,
    formatting: &'a str,
    policy: &'a Policy,
    to: &'a Destination,
    seen: Vec<Seen<'a>>,
    /// What holds nothing: counted, or said afterwards.
    passed: Vec<Seen<'a>>,
}

impl<'a> Inspection<'a> {
    /// Looks through a text, and through the words that stand only in its formatting. What was kept before does not hold again,
    /// unless the policy blocks it.
    pub fn new(
        scanner: &Scanner,
        policy: InForce<'a>,
        to: &'a Destination,
        text: &'a str,
        formatting: Option<&'a str>,
        kept: &Kept,
    ) -> Self {
        Self::beside(scanner, policy, to, text, formatting, kept, &[])
    }

    /// The same, with what others than the scanner know of the text: where parts of it were copied. What does not fit the text is left out.
    pub fn beside(
        scanner: &Scanner,
        policy: InForce<'a>,
        to: &'a Destination,
        text: &'a str,
        formatting: Option<&'a str>,
        kept: &Kept,
        others: &[Other],
    ) -> Self {
        let status = policy.policy.status(&to.host, &to.path);
        let formatting = formatting.unwrap_or_default();
        let mut found: Vec<(Finding, bool)> = scanner.scan(text).into_iter().map(|finding| (finding, false)).collect();
        for other in others.iter().filter(|other| other.fits(text)) {
            let place = found.partition_point(|(finding, _)| finding.span.start < other.start);
            found.insert(place, (other.finding(), false));
        }
        let shown: Vec<&str> = found.iter().filter_map(|(finding, _)| text.get(finding.span.clone())).collect();
        // A link to the address that the text shows says nothing more.
        let more =
            |finding: &Finding| formatting.get(finding.span.clone()).is_some_and(|value| !shown.contains(&value));
        let hidden: Vec<Finding> = scanner.scan(formatting).into_iter().filter(more).collect();
        found.extend(hidden.into_iter().map(|finding| (finding, true)));
        let source = |hidden: bool| if hidden { formatting } else { text };
        let persons = persons(found.iter().filter_map(|(finding, hidden)| named(source(*hidden), finding)));
        let all: Vec<&Finding> = found.iter().map(|(finding, _)| finding).collect();
        let decisions = policy.decide(status, &to.host, &all, persons);
        let all = found.into_iter().zip(decisions);
        let other = |finding: &Finding| others.iter().find(|other| other.is(finding)).cloned();
        let all = all.map(|((finding, hidden), decision)| Seen { other: other(&finding), finding, decision, hidden });
        let known = |seen: &Seen| {
            kept.holds(seen.finding.kind, source(seen.hidden).get(seen.finding.span.clone()).unwrap_or_default())
        };
        let holds = |seen: &Seen| match seen.decision.action {
            Action::Block => true,
            action => action.holds() && !known(seen),
        };
        let (seen, passed) = all.partition(holds);
        Self { text, formatting, policy: policy.policy, to, seen, passed }
    }

    /// What is done with the whole: the most that any finding asks for; none when nothing holds it.
    pub fn action(&self) -> Option<Action> {
        self.seen.iter().map(|seen| seen.decision.action).max()
    }

    /// What is said once a text is in that nothing held, where something asks for a reminder.
    pub fn reminder(&self, lang: Lang) -> Option<String> {
        let asked = |kind: Kind| {
            self.passed.iter().find(|seen| seen.finding.kind == kind && seen.decision.action == Action::Remind)
        };
        let first = Kind::ALL.into_iter().find_map(asked)?;
        if let Some(message) = first.decision.message(lang) {
            return Some(message.to_owned());
        }
        let clause = first.decision.clause.and_then(|clause| clause.label.get(lang)).unwrap_or_default();
        Some(lang::notice_reminder(lang, &self.kind_words(lang, &first.finding, 1), clause).trim_end().to_owned())
    }

    /// Remembers what holds this text, so that it does not the next time; with a span (UTF-8 bytes of the text), that finding
    /// alone. False when there is nothing that a person may keep.
    pub fn keep(&self, only: Option<&Range<usize>>, kept: &mut Kept) -> bool {
        let asked = |seen: &&Seen| only.is_none_or(|span| !seen.hidden && seen.finding.span == *span);
        let open = self.seen.iter().filter(asked).filter(|seen| seen.decision.action != Action::Block);
        let mut any = false;
        for seen in open {
            let source = if seen.hidden { self.formatting } else { self.text };
            kept.add(seen.finding.kind, source.get(seen.finding.span.clone()).unwrap_or_default());
            any = true;
        }
        any
    }

    /// Whether nothing at all was found, not even what only counts.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty() && self.passed.is_empty()
    }

    /// Whether labels in place of what holds it make the text one that may go: a copied passage has none.
    pub fn replaces(&self) -> bool {
        self.seen.iter().all(|seen| seen.finding.kind.category() != Category::Lineage)
    }

    /// The findings that hold the text itself, in order. Passages that were copied have others in them, and may overlap them.
    pub fn findings(&self) -> Vec<Finding> {
        self.seen.iter().filter(|seen| !seen.hidden).map(|seen| seen.finding.clone()).collect()
    }

    /// The sections that what is done rests on, by the policy's ids, of what holds nothing too.
    pub fn rules(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for clause in self.seen.iter().chain(&self.passed).filter_map(|seen| seen.decision.clause) {
            if !ids.contains(&clause.id) {
                ids.push(clause.id.clone());
            }
        }
        ids
    }

    /// The kinds found and how often, most severe first, in text and formatting, those that hold nothing too.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let all = || self.seen.iter().chain(&self.passed);
        let count = |kind| all().filter(|seen| seen.finding.kind == kind).count();
        Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }
}
