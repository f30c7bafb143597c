//! Reading a journal that was exported. What is no journal of this version is said to be none; an event that cannot be read costs itself alone.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::export::FORMAT;
use super::{About, Entry, Event, Journal, Way, What, moment};
use crate::lang::{self, Lang};
use crate::policy::Action;

/// A text is no journal that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAJournal(Why);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    /// It is no JSON from this line and column on.
    Broken(usize, usize),
    /// It is something else.
    NotOurs,
    /// It is one of another version.
    Version(String),
    /// It says that it is one, and what should be in it is not.
    Misshapen,
}

impl NotAJournal {
    fn not_ours() -> Self {
        Self(Why::NotOurs)
    }

    fn version(version: &str) -> Self {
        Self(Why::Version(version.to_owned()))
    }

    fn misshapen() -> Self {
        Self(Why::Misshapen)
    }

    /// Of JSON that is none, or that has another form than ours.
    fn of(error: &serde_json::Error, otherwise: Self) -> Self {
        if error.is_data() { otherwise } else { Self(Why::Broken(error.line(), error.column())) }
    }

    /// What it is, and what to do. Nothing of the text is in it.
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.0 {
            Why::Broken(line, column) => lang::journal_broken(lang, *line, *column),
            Why::NotOurs => lang::journal_not_ours(lang),
            Why::Version(version) => lang::journal_version(lang, version),
            Why::Misshapen => lang::journal_misshapen(lang),
        }
    }
}

impl fmt::Display for NotAJournal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.sentence(Lang::En))
    }
}

impl std::error::Error for NotAJournal {}

/// The part that says what a file is.
#[derive(Deserialize)]
struct Head {
    format: Value,
}

#[derive(Deserialize)]
struct File {
    exported: String,
    installation: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    policy: String,
    events: Vec<Perhaps>,
}

/// An event, or something that is none.
#[derive(Deserialize)]
#[serde(untagged)]
enum Perhaps {
    Event(Box<Line>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Line {
    id: String,
    at: String,
    host: String,
    what: String,
    way: String,
    #[serde(default)]
    action: Option<String>,
    #[serde(default)]
    kinds: Kinds,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    went: Option<bool>,
}

/// Kinds in the order of the file.
#[derive(Default)]
struct Kinds(Vec<(String, u32)>);

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Kinds;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("kinds and counts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kinds, A::Error> {
                let mut kinds = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    kinds.push(entry);
                }
                Ok(Kinds(kinds))
            }
        }
        from.deserialize_map(Each)
    }
}

impl Line {
    /// The event; none where something in it is of no journal of this version. One that says of itself that it went, and that it was prevented,
    /// is none: which of the two is true is not known.
    fn entry(self) -> Option<Entry> {
        let what = What::named(&self.what)?;
        let action = match self.action.as_deref() {
            None | Some("") => None,
            Some(name) => Some(Action::from_name(name)?),
        };
        if self.id.is_empty() || self.went.is_some_and(|went| went != what.went()) {
            return None;
        }
        let event = Event {
            at: moment::parse(&self.at)?,
            host: self.host,
            what,
            way: Way::named(&self.way)?,
            action,
            kinds: self.kinds.0,
            rules: self.rules,
            reason: self.reason,
        };
        Some(Entry { id: self.id, event })
    }
}

/// Reads what [`json`](super::json) writes.
pub fn read(text: &str) -> Result<Journal, NotAJournal> {
    // Some editors put a mark before the first sign.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('{') {
        return Err(NotAJournal::not_ours());
    }
    let head: Head = serde_json::from_str(text).map_err(|error| NotAJournal::of(&error, NotAJournal::not_ours()))?;
    match head.format.as_str().and_then(|format| format.strip_prefix("balise-journal/")) {
        _ if head.format == FORMAT => {}
        // Only what looks like a version is said again.
        Some(version) if (1..=8).contains(&version.len()) && version.bytes().all(|byte| byte.is_ascii_digit()) => {
            return Err(NotAJournal::version(version));
        }
        _ => return Err(NotAJournal::not_ours()),
    }
    let file: File = serde_json::from_str(text).map_err(|error| NotAJournal::of(&error, NotAJournal::misshapen()))?;
    let about = About {
        exported: moment::parse(&file.exported).ok_or_else(NotAJournal::misshapen)?,
        installation: file.installation,
        version: file.version,
        policy: file.policy,
    };
    let (mut entries, mut unread) = (Vec::with_capacity(file.events.len()), 0);
    for event in file.events {
        let entry = match event {
            Perhaps::Event(line) => line.entry(),
            Perhaps::Other(IgnoredAny) => None,
        };
        match entry {
            Some(entry) => entries.push(entry),
            None => unread += 1,
        }
    }
    Ok(Journal { about, entries, unread })
}
