//! What a policy says, once read.

use crate::detect::{Category, CustomDetector, Finding, Kind, Scanner};
use crate::lang::Lang;
use crate::platforms;

use super::action::{Action, Status};

/// A text in both languages; either may stand for the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// French.
    pub fr: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Bilingual {
    /// The text in a language, else in the other, else none.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        let (first, second) = match lang {
            Lang::Fr => (&self.fr, &self.en),
            Lang::En => (&self.en, &self.fr),
        };
        first.as_deref().or(second.as_deref())
    }
}

/// A section of the organisation's policy that rules rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What rules cite it by.
    pub id: String,
    /// Short: « Politique, art. 7 ».
    pub label: Bilingual,
    /// What it asks, in one sentence.
    pub text: Bilingual,
}

/// Which findings a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One kind.
    Kind(Kind),
    /// A whole category.
    Category(Category),
}

/// Where a rule holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// On platforms of this standing.
    Status(Status),
    /// On this host and its subdomains.
    Host(String),
}

/// One rule; the first that fits a finding decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it is about.
    pub kinds: Vec<Selector>,
    /// Where it holds; everywhere when empty.
    pub to: Vec<Target>,
    /// It fits findings at least this sure, from 0 to 1.
    pub sure: f32,
    /// What is done.
    pub action: Action,
    /// The section it rests on.
    pub clause: Option<String>,
}

/// The standing that the policy gives a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformRule {
    /// The host; covers its subdomains.
    pub host: String,
    /// Its standing.
    pub status: Status,
}

/// A detector that the organisation adds.
#[derive(Clone, Debug)]
pub struct Custom {
    /// Its name in the journal.
    pub id: String,
    /// Its name on screen.
    pub name: Bilingual,
    /// The word in its labels.
    pub label: Bilingual,
    /// What finds it.
    pub detector: CustomDetector,
}

/// A whole policy.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Its version, as the organisation numbers it.
    pub version: String,
    /// The language of the screen; the browser's when none is set.
    pub language: Option<Lang>,
    /// The organisation's name.
    pub organisation: Bilingual,
    /// The sections.
    pub clauses: Vec<Clause>,
    /// The rules, the organisation's before the default ones.
    pub rules: Vec<Rule>,
    /// The standing of hosts.
    pub platforms: Vec<PlatformRule>,
    /// Added detectors.
    pub custom: Vec<Custom>,
    /// Values that are left alone: the organisation's own, and what is public.
    pub allow: Vec<String>,
}

impl Policy {
    /// The scanner with this policy's detectors.
    pub fn scanner(&self) -> Scanner {
        Scanner::with_custom(self.custom.iter().map(|custom| custom.detector.clone()).collect())
            .allowing(self.allow.iter().map(String::as_str))
    }

    /// The standing of a host: as the policy says (the longest host that covers it), else tolerated when the register knows
    /// it, else unknown.
    pub fn status(&self, host: &str, path: &str) -> Status {
        let host = host.to_ascii_lowercase();
        let covering = self.platforms.iter().filter(|rule| covers(&rule.host, &host));
        match covering.max_by_key(|rule| rule.host.len()) {
            Some(rule) => rule.status,
            None if platforms::find(&host, path).is_some() => Status::Tolerated,
            None => Status::Unknown,
        }
    }

    /// The first rule that fits a finding going to `host`.
    pub fn rule(&self, finding: &Finding, status: Status, host: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| {
            let kind = rule.kinds.iter().any(|selector| match selector {
                Selector::Kind(kind) => *kind == finding.kind,
                Selector::Category(category) => *category == finding.kind.category(),
            });
            let place = rule.to.is_empty()
                || rule.to.iter().any(|target| match target {
                    Target::Status(expected) => *expected == status,
                    Target::Host(known) => covers(known, host),
                });
            kind && place && finding.confidence >= rule.sure
        })
    }

    /// The section of that name.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }
}

/// Whether `known` is `host` or a domain above it.
fn covers(known: &str, host: &str) -> bool {
    host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'))
}
