//! What may stand in a policy document: the one description from which a document is checked ([`super::check`]), the browser's
//! schema of managed settings is made, and people are told what they can write.

use super::action::{Action, Status};
use crate::detect::{Category, Kind};
use crate::sites::SiteCategory;

/// What a place of the document may hold.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of so many characters at most.
    Text(usize),
    /// A host name.
    Host,
    /// A day: 2026-11-26.
    Day,
    /// A number from 0 to 1.
    Fraction,
    /// A whole number from the first to the second.
    Count(u64, u64),
    /// One word of some.
    OneOf(fn() -> Vec<&'static str>),
    /// The standing of platforms, or a host.
    Target,
    /// A regular expression.
    Pattern,
    /// A text for both languages, or an object with `fr` and `en`.
    Bilingual,
    /// A list.
    List(&'static Shape),
    /// An object.
    Object(&'static Entry),
}

/// An object: what it may hold, and what a mistake in it costs.
#[derive(Debug)]
pub struct Entry {
    /// Its keys.
    pub fields: &'static [Field],
    /// A key that is not known costs the whole: `too` for `to` would let a rule hold everywhere.
    pub strict: bool,
}

/// A key of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub key: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// What a mistake there costs.
    pub weight: Weight,
}

/// What a mistake at a key costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The value alone.
    Own,
    /// The whole object: half a rule could be weaker than the default.
    Whole,
    /// The whole object, and so does its absence.
    Needed,
}

use Shape::{Bilingual, Count, Day, Fraction, Host, List, Object, OneOf, Pattern, Target, Text};
use Weight::{Needed, Own, Whole};

const fn own(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, weight: Own }
}

const fn whole(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, weight: Whole }
}

const fn needed(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, weight: Needed }
}

/// Names, ids, salts.
const SHORT: Shape = Text(200);
/// Longest text that a policy may put on screen, in characters.
pub(super) const LONGEST: usize = 2000;
/// Signs of the fingerprints of one document: those of some five hundred pages.
const PRINTS: usize = 500_000;
const HOSTS: Shape = List(&Host);
const TARGETS: Shape = List(&Target);
const KINDS: Shape = List(&OneOf(kinds));
const ACTION: Shape = OneOf(actions);
const STATUS: Shape = OneOf(statuses);
const GROUPS: Shape = List(&SHORT);
/// CSS selectors; the page's part leaves out one that is none.
const SELECTORS: Shape = List(&SHORT);
/// Filters of addresses, in the format of Chrome's policies; what is none is left out where they are used.
const FILTERS: Shape = List(&Text(LONGEST));

/// The whole document.
pub static DOCUMENT: Entry = Entry {
    strict: false,
    fields: &[
        own("preset", OneOf(presets)),
        own("version", SHORT),
        own("effective", Day),
        own("language", OneOf(languages)),
        own("organisation", Bilingual),
        own("contacts", Object(&CONTACTS)),
        own("approved", HOSTS),
        own("tolerated", HOSTS),
        own("prohibited", HOSTS),
        own("unlisted", STATUS),
        own("unknown_ai", OneOf(sights)),
        own("platforms", List(&Object(&PLATFORM))),
        own("guarded", HOSTS),
        own("protected", HOSTS),
        own("documents", List(&Object(&REGISTERED))),
        own("allow", List(&SHORT)),
        own("custom", List(&Object(&CUSTOM))),
        own("rules", List(&Object(&RULE))),
        own("escalation", List(&Object(&ESCALATION))),
        own("sites", List(&Object(&SITE))),
        own("url_blocklist", FILTERS),
        own("url_allowlist", FILTERS),
        own("site_lists", List(&Object(&SITE_LIST))),
        own("files", Object(&FILES)),
        own("reminders", List(&Object(&REMINDER))),
        own("mention", Object(&MENTION)),
        own("rollout", List(&Object(&STAGE))),
        own("exceptions", List(&Object(&EXCEPTION))),
        own("groups", GROUPS),
        own("open", List(&OneOf(settings))),
        own("journal", Object(&JOURNAL)),
        own("collector", Object(&COLLECTOR)),
        own("clauses", List(&Object(&CLAUSE))),
    ],
};

static CONTACTS: Entry = Entry {
    strict: false,
    fields: &[
        own("management", Object(&CONTACT)),
        own("privacy", Object(&CONTACT)),
        own("manager", Object(&CONTACT)),
        own("it", Object(&CONTACT)),
        own("incident", Object(&CONTACT)),
    ],
};

static CONTACT: Entry = Entry {
    strict: false,
    fields: &[own("name", SHORT), own("role", Bilingual), own("phone", SHORT), own("email", SHORT), own("page", SHORT)],
};

static PLATFORM: Entry = Entry {
    strict: true,
    fields: &[
        needed("host", Host),
        needed("status", STATUS),
        own("note", Bilingual),
        own("composer", SELECTORS),
        own("send", SELECTORS),
    ],
};

static CUSTOM: Entry = Entry {
    strict: true,
    fields: &[
        needed("id", SHORT),
        own("name", Bilingual),
        own("label", Bilingual),
        whole("pattern", Pattern),
        whole("words", List(&SHORT)),
        whole("list", Object(&HASHED)),
    ],
};

/// As `balise fingerprint` writes it.
static REGISTERED: Entry =
    Entry { strict: true, fields: &[needed("name", Bilingual), needed("salt", SHORT), needed("prints", Text(PRINTS))] };

/// As `balise hash` writes it.
static HASHED: Entry = Entry { strict: true, fields: &[needed("salt", SHORT), needed("values", List(&SHORT))] };

static RULE: Entry = Entry {
    strict: true,
    fields: &[
        needed("kinds", KINDS),
        whole("to", TARGETS),
        whole("sure", Fraction),
        needed("action", ACTION),
        own("clause", SHORT),
        own("message", Bilingual),
    ],
};

static ESCALATION: Entry = Entry {
    strict: true,
    fields: &[
        whole("with", KINDS),
        whole("only", KINDS),
        whole("persons", Count(1, 1000)),
        whole("different", Count(1, 35)),
        whole("to", TARGETS),
        whole("kinds", KINDS),
        whole("least", ACTION),
        whole("most", ACTION),
        own("clause", SHORT),
        own("message", Bilingual),
    ],
};

static SITE: Entry = Entry {
    strict: true,
    fields: &[
        needed("categories", List(&OneOf(site_categories))),
        needed("action", ACTION),
        whole("minutes", Count(1, 1440)),
        own("clause", SHORT),
        own("message", Bilingual),
    ],
};

static SITE_LIST: Entry = Entry {
    strict: true,
    fields: &[
        needed("category", OneOf(site_categories)),
        needed("url", Text(LONGEST)),
        // Without the key that it was to have, anybody could write it.
        whole("key", SHORT),
        own("every", Count(1, 720)),
    ],
};

/// What is done about files that cannot be read, and about pictures.
static FILES: Entry = Entry { strict: false, fields: &[own("unread", ACTION), own("pictures", ACTION)] };

static REMINDER: Entry = Entry {
    strict: true,
    fields: &[needed("topic", OneOf(topics)), needed("every", OneOf(periods)), own("clause", SHORT)],
};

/// The texts that say that AI was used, with fields in them (`guidance::FIELDS`).
static MENTION: Entry = Entry { strict: false, fields: &[own("internal", Bilingual), own("external", Bilingual)] };

static STAGE: Entry = Entry {
    strict: true,
    fields: &[needed("from", Day), needed("stage", OneOf(stages)), whole("kinds", KINDS), whole("groups", GROUPS)],
};

static EXCEPTION: Entry = Entry {
    strict: true,
    fields: &[
        needed("until", Day),
        whole("from", Day),
        // Without it, it would be about passwords too.
        needed("kinds", KINDS),
        whole("to", TARGETS),
        whole("groups", GROUPS),
        needed("most", ACTION),
        own("why", Bilingual),
    ],
};

static JOURNAL: Entry = Entry { strict: false, fields: &[own("days", Count(0, 3650))] };

/// Where events are sent. A key that is not known costs the whole: `header` for `headers` would send without the key that it was to have.
static COLLECTOR: Entry = Entry {
    strict: true,
    fields: &[
        needed("endpoint", Text(LONGEST)),
        whole("encoding", OneOf(encodings)),
        whole("headers", List(&Object(&HEADER))),
    ],
};

static HEADER: Entry = Entry { strict: true, fields: &[needed("name", SHORT), needed("value", Text(LONGEST))] };

static CLAUSE: Entry = Entry {
    strict: false,
    fields: &[needed("id", SHORT), needed("label", Bilingual), own("text", Bilingual), own("source", SHORT)],
};

/// The presets: what stands where a document says nothing. The build makes them.
fn presets() -> Vec<&'static str> {
    super::read::PRESET_TEXTS.iter().map(|(name, _)| *name).collect()
}

fn languages() -> Vec<&'static str> {
    vec!["fr", "en"]
}

fn actions() -> Vec<&'static str> {
    Action::ALL.into_iter().map(Action::name).collect()
}

/// The two that OTLP/HTTP has.
fn encodings() -> Vec<&'static str> {
    vec!["json", "protobuf"]
}

fn statuses() -> Vec<&'static str> {
    Status::ALL.into_iter().map(Status::name).collect()
}

/// Kinds, then categories. What a policy adds is `custom` both ways.
fn kinds() -> Vec<&'static str> {
    let categories = Category::ALL.into_iter().filter(|category| *category != Category::Custom).map(Category::name);
    Kind::ALL.into_iter().map(Kind::name).chain(categories).collect()
}

fn stages() -> Vec<&'static str> {
    super::model::StageName::ALL.into_iter().map(|stage| stage.name()).collect()
}

fn site_categories() -> Vec<&'static str> {
    SiteCategory::ALL.into_iter().map(SiteCategory::name).collect()
}

fn topics() -> Vec<&'static str> {
    vec!["verify", "cite", "password", "lock", "phishing", "two_factor", "social"]
}

fn periods() -> Vec<&'static str> {
    vec!["always", "daily", "weekly", "monthly", "half_year", "never"]
}

/// What is done about a page that looks like an AI chat and that nobody named: nothing, the guard, or the blocked page.
fn sights() -> Vec<&'static str> {
    vec!["ignore", "guard", "block"]
}

fn settings() -> Vec<&'static str> {
    vec!["language", "quiet_hours"]
}
