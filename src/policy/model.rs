//! What a policy says, once read.

use super::action::{Action, Status};
use super::date::Date;
use crate::detect::{Category, CustomDetector, Finding, Kind, Scanner};
use crate::lang::Lang;
use crate::platforms::{self, covers};
use crate::sites::SiteCategory;

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
    /// The document it stands in.
    pub source: Option<String>,
}

/// Somebody to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself")]
pub struct Contact {
    pub name: Option<String>,
    pub role: Bilingual,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub page: Option<String>,
}

/// Whom to turn to, by what for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// General management.
    pub management: Option<Contact>,
    /// The person in charge of the protection of personal information (A-2.1, 8).
    pub privacy: Option<Contact>,
    /// The manager.
    pub manager: Option<Contact>,
    /// Information technology.
    pub it: Option<Contact>,
    /// Where incidents are reported.
    pub incident: Option<Contact>,
}

/// Which findings something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One kind.
    Kind(Kind),
    /// A whole category.
    Category(Category),
}

impl Selector {
    /// Whether a kind is one of these.
    pub fn covers(self, kind: Kind) -> bool {
        match self {
            Self::Kind(own) => own == kind,
            Self::Category(category) => category == kind.category(),
        }
    }
}

/// Where something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// On platforms of this standing.
    Status(Status),
    /// On this host and its subdomains.
    Host(String),
}

/// What is said of the section and to the person where something holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The section it rests on.
    pub clause: Option<String>,
    /// The organisation's own sentence, in place of the usual one.
    pub message: Bilingual,
}

/// Where in which document something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// In the organisation's document; else in the preset.
    pub own: bool,
    /// Its place in its list.
    pub place: usize,
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
    /// What is said.
    pub said: Said,
    /// Where it was written.
    pub origin: Origin,
}

/// What more than one finding says together: a name alone identifies nobody (A-2.1, 56), a name with an illness does, and thirty
/// names are a list. All that fit hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Escalation {
    /// Each of these is found.
    pub with: Vec<Selector>,
    /// Nothing personal is found but these; no matter when empty.
    pub only: Vec<Selector>,
    /// So many persons are named, at least.
    pub persons: usize,
    /// So many kinds of personal information are found, at least.
    pub different: usize,
    /// Where it holds; everywhere when empty.
    pub to: Vec<Target>,
    /// The findings that it is about; all personal ones when empty.
    pub kinds: Vec<Selector>,
    /// What is done at least, or at most.
    pub bound: Bound,
    /// What is said.
    pub said: Said,
    /// Where it was written.
    pub origin: Origin,
}

/// A bound on what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself")]
pub enum Bound {
    Least(Action),
    Most(Action),
}

/// The standing that the policy gives a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformRule {
    /// The host; covers its subdomains.
    pub host: String,
    /// Its standing.
    pub status: Status,
    /// What the organisation says of it.
    pub note: Bilingual,
    /// Where a message is written on its page, by CSS selectors; as the register says when empty.
    pub composer: Vec<String>,
    /// What sends it, likewise.
    pub send: Vec<String>,
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

/// A document that is recognised by its fingerprints, as `balise fingerprint` writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// What it is called.
    pub name: Bilingual,
    /// What its fingerprints were made with, in base64: sixteen bytes.
    pub salt: String,
    /// The fingerprints in their order, in base64: four bytes each.
    pub prints: String,
}

impl Registered {
    /// Whether salt and fingerprints have the form that `balise fingerprint` gives them.
    pub(super) fn is_one(&self) -> bool {
        bytes(&self.salt) == Some(16) && bytes(&self.prints).is_some_and(|bytes| bytes > 0 && bytes.is_multiple_of(4))
    }
}

/// How many bytes a text in base64 says; none when it is none.
fn bytes(text: &str) -> Option<usize> {
    let signs = text.trim_end_matches('=');
    let filling = text.len() - signs.len();
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    (text.len().is_multiple_of(4) && filling <= 2 && signs.bytes().all(sign)).then(|| text.len() / 4 * 3 - filling)
}

/// What is done about a category of sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRule {
    /// The categories, by the words of the schema.
    pub categories: Vec<String>,
    /// What is done.
    pub action: Action,
    /// How long a person may be on those sites in a day, in minutes, before it is done; none: it is done at once.
    pub minutes: Option<u64>,
    /// What is said.
    pub said: Said,
}

/// Where a list of sites is got from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteListSource {
    /// What its sites are, by the words of the schema.
    pub category: String,
    /// Its address, `https`.
    pub url: String,
    /// The Ed25519 public key that it is signed with, in base64; none: the address is trusted.
    pub key: Option<String>,
    /// How many hours lie between two looks.
    pub every: Option<u64>,
    /// Where it was written.
    pub origin: Origin,
}

/// The organisation's own collector, which takes events as OTLP/HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collector {
    /// The whole address, `https`: `https://otel.ville.example/v1/logs`.
    #[cfg(feature = "journal")]
    pub endpoint: String,
    /// What else each request says, by name: a key, mostly. Never shown to anybody.
    #[cfg(feature = "journal")]
    pub headers: Vec<(String, String)>,
    /// Events are sent as protobuf; else as JSON.
    #[cfg(feature = "journal")]
    pub protobuf: bool,
}

/// A reminder and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What of, by the words of the schema.
    pub topic: String,
    /// How often, likewise.
    pub every: String,
    /// The section it rests on.
    pub clause: Option<String>,
}

/// The organisation's texts of the mention that AI was used; the usual ones where there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// For colleagues.
    pub internal: Bilingual,
    /// For citizens and partners.
    pub external: Bilingual,
}

/// What is done about files of which the text does not say all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilesRule {
    /// About a file, or a part of one, that cannot be read: it wants a password, is a scan, or of no kind that is read.
    pub unread: Option<Action>,
    /// About a picture: what it shows is nobody's to tell but the person's.
    pub pictures: Option<Action>,
}

impl FilesRule {
    /// What is done where something was not read. Without a word of the policy a file that cannot be read is held, and the person may go on;
    /// of a picture the person is reminded.
    pub fn action(&self, picture: bool) -> Action {
        if picture { self.pictures.unwrap_or(Action::Remind) } else { self.unread.unwrap_or(Action::Warn) }
    }
}

/// How far a rollout has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageName {
    /// All is counted, nothing said.
    Observe,
    /// Said afterwards, nothing held.
    Remind,
    /// Held, and anything may go on.
    Warn,
    /// All rules hold.
    Block,
}

impl StageName {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Observe, Self::Remind, Self::Warn, Self::Block];

    /// The word of the policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::Observe => "observe",
            Self::Remind => "remind",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }

    /// The most that is done in this stage.
    pub fn most(self) -> Action {
        match self {
            Self::Observe => Action::Record,
            Self::Remind => Action::Remind,
            Self::Warn => Action::Warn,
            Self::Block => Action::Block,
        }
    }
}

/// A stage of a rollout: from a day on, until a later one begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its first day.
    pub from: Date,
    /// How far.
    pub stage: StageName,
    /// What it is about; everything when empty.
    pub kinds: Vec<Selector>,
    /// Whom it is about; everybody when empty.
    pub groups: Vec<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// Less than the rules ask for, until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its first day; from ever when none.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Date,
    /// What it is about; everything when empty.
    pub kinds: Vec<Selector>,
    /// Where it holds; everywhere when empty.
    pub to: Vec<Target>,
    /// Whom it is about; everybody when empty.
    pub groups: Vec<String>,
    /// The most that is done.
    pub most: Action,
    /// Why, for those who read the policy.
    pub why: Bilingual,
    /// Where it was written.
    pub origin: Origin,
}

/// A whole policy.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Its version, as the organisation numbers it.
    pub version: String,
    /// The day it came into force.
    pub effective: Option<Date>,
    /// The language of the screen; the browser's when none is set.
    pub language: Option<Lang>,
    /// The organisation's name.
    pub organisation: Bilingual,
    /// Whom to turn to.
    pub contacts: Contacts,
    /// The sections.
    pub clauses: Vec<Clause>,
    /// The rules, the organisation's before the preset's.
    pub rules: Vec<Rule>,
    /// What findings say together: the preset's, then the organisation's, which have the last word.
    pub escalation: Vec<Escalation>,
    /// The standing of hosts.
    pub platforms: Vec<PlatformRule>,
    /// The standing of platforms of the register that the policy does not name.
    pub unlisted: Option<Status>,
    /// What is done about a page that looks like an AI chat and that nobody named, by the words of the schema; empty: it is guarded.
    pub unknown_ai: String,
    /// Hosts that are guarded like platforms.
    pub guarded: Vec<String>,
    /// Hosts whose text is recognised wherever it goes.
    pub protected: Vec<String>,
    /// Documents that are recognised wherever they come from.
    pub documents: Vec<Registered>,
    /// Added detectors.
    pub custom: Vec<Custom>,
    /// Values that are left alone: the organisation's own, and what is public.
    pub allow: Vec<String>,
    /// What is done about sites; the first that fits decides.
    pub sites: Vec<SiteRule>,
    /// Filters of addresses that nobody is let to, as they are written ([`crate::sites::UrlFilter`]).
    pub url_blocklist: Vec<String>,
    /// Filters of those that are let be.
    pub url_allowlist: Vec<String>,
    /// Where lists of sites are got from, beside the built-in one.
    pub site_lists: Vec<SiteListSource>,
    /// What is done about files that cannot be read.
    pub files: FilesRule,
    /// Reminders.
    pub reminders: Vec<Reminder>,
    /// How it is said that AI was used.
    pub mention: Mentions,
    /// Stages of the rollout.
    pub rollout: Vec<Stage>,
    /// Exceptions.
    pub exceptions: Vec<Exception>,
    /// The groups that this person or computer is in.
    pub groups: Vec<String>,
    /// What the person may set, by the words of the schema.
    pub open: Vec<String>,
    /// How long the local journal is kept, in days.
    pub journal_days: Option<u64>,
    /// Where events are sent; none: nowhere.
    pub collector: Option<Collector>,
}

impl Policy {
    /// The scanner with this policy's detectors.
    pub fn scanner(&self) -> Scanner {
        Scanner::with_custom(self.custom.iter().map(|custom| custom.detector.clone()).collect())
            .allowing(self.allow.iter().map(String::as_str))
    }

    /// The standing of a host: as the policy says (the longest host that covers it, the strictest where it says two things), else tolerated when the register knows
    /// it, unless the policy says otherwise of the unlisted; else unknown.
    pub fn status(&self, host: &str, path: &str) -> Status {
        let host = host.to_ascii_lowercase();
        let covering = self.platforms.iter().filter(|rule| covers(&rule.host, &host));
        match covering.max_by_key(|rule| (rule.host.len(), rule.status.strictness())) {
            // Of a host that serves other things too, its platform is meant.
            Some(rule) if rule.status == Status::Prohibited && platforms::is_beside(&host, path) => Status::Unknown,
            Some(rule) => rule.status,
            None if platforms::find(&host, path).is_some() => self.unlisted.unwrap_or(Status::Tolerated),
            None => Status::Unknown,
        }
    }

    /// What a platform is called: as the register does, else by its host. None: this is no AI platform, but a site that is guarded like one, or any.
    pub fn called(&self, host: &str, path: &str) -> Option<String> {
        match platforms::find(host, path) {
            Some(platform) => Some(platform.name.to_owned()),
            None => (self.status(host, path) != Status::Unknown).then(|| host.to_owned()),
        }
    }

    /// What the organisation says of a host.
    pub fn note(&self, host: &str, lang: Lang) -> Option<&str> {
        let told = self.platforms.iter().filter(|rule| covers(&rule.host, host) && rule.note.get(lang).is_some());
        told.max_by_key(|rule| rule.host.len())?.note.get(lang)
    }

    /// Whether a host is guarded because the policy says so: it is named in `guarded`, or as a platform. (The register's platforms are guarded
    /// whatever the policy says.)
    pub fn guards(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.guarded_hosts().any(|known| covers(known, &host))
    }

    /// Whether `guarded` names it: then all of it, also where the register has a platform on a part of it. (Naming it as a platform means that one.)
    pub fn guards_whole(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.guarded.iter().any(|known| covers(known, &host))
    }

    /// Whether what is copied there is recognised elsewhere.
    pub fn protects(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.protected.iter().any(|known| covers(known, &host))
    }

    /// The browser's match patterns for the hosts that are guarded because the policy says so, without doubles.
    pub fn places(&self) -> Vec<String> {
        patterns(self.guarded_hosts())
    }

    /// The same for protected sources.
    pub fn sources(&self) -> Vec<String> {
        patterns(self.protected.iter().map(String::as_str))
    }

    fn guarded_hosts(&self) -> impl Iterator<Item = &str> {
        self.guarded.iter().chain(self.platforms.iter().map(|rule| &rule.host)).map(String::as_str)
    }

    /// How the page at a host and path is built: selectors of where a message is written, and of what sends it. The policy's stand before the
    /// register's.
    pub fn site(&self, host: &str, path: &str) -> (Vec<String>, Vec<String>) {
        let host = host.to_ascii_lowercase();
        let known = platforms::find(&host, path).map(|platform| platform.site);
        let owned = |list: Option<&[&str]>| list.unwrap_or_default().iter().map(|word| (*word).to_owned()).collect();
        let own = |list: fn(&PlatformRule) -> &Vec<String>| {
            let told = self.platforms.iter().filter(|rule| covers(&rule.host, &host) && !list(rule).is_empty());
            told.max_by_key(|rule| rule.host.len()).map(|rule| list(rule).clone())
        };
        (
            own(|rule| &rule.composer).unwrap_or_else(|| owned(known.map(|site| site.composer))),
            own(|rule| &rule.send).unwrap_or_else(|| owned(known.map(|site| site.send))),
        )
    }

    /// The first rule that fits a finding going to `host`.
    pub fn rule(&self, finding: &Finding, status: Status, host: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| {
            rule.kinds.iter().any(|selector| selector.covers(finding.kind))
                && fits(&rule.to, status, host)
                && finding.confidence >= rule.sure
        })
    }

    /// What is done about sites of a category: the first rule that names it.
    pub fn site_rule(&self, category: SiteCategory) -> Option<&SiteRule> {
        self.sites.iter().find(|rule| rule.categories.iter().any(|name| name == category.name()))
    }

    /// The section of that name.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }
}

/// The browser's match patterns for some hosts, without doubles.
fn patterns<'h>(hosts: impl Iterator<Item = &'h str>) -> Vec<String> {
    let mut patterns = Vec::new();
    for pattern in hosts.map(platforms::pattern_of) {
        // Some dozens: sorting them would be one sort more in the module.
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

/// Whether one of some targets is a host of that standing; true of none at all.
pub(super) fn fits(to: &[Target], status: Status, host: &str) -> bool {
    to.is_empty()
        || to.iter().any(|target| match target {
            Target::Status(expected) => *expected == status,
            Target::Host(known) => covers(known, host),
        })
}
