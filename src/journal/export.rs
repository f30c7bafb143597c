//! A journal as a file: JSON for programs and for `balise report`, CSV for spreadsheets.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::cells::Cells;
use super::moment::{plain, rfc3339};
use super::{Entry, words};
use crate::lang::{self, Lang};
use crate::policy::Action;

/// What a file of a journal begins with: another version is another number.
pub(super) const FORMAT: &str = "balise-journal/1";

/// Where a journal comes from, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// When it was exported, in milliseconds since 1970 (UTC).
    pub exported: u64,
    /// Which installation: a UUID, drawn by chance. It tells how many there are, not whose.
    pub installation: String,
    /// The version of Balise.
    pub version: String,
    /// The version of the policy; empty where it has none.
    pub policy: String,
}

/// A journal that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// Where it comes from.
    pub about: About,
    /// Its events, in the order of the file.
    pub entries: Vec<Entry>,
    /// How many events could not be read, and are not among them.
    pub unread: usize,
}

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    exported: String,
    installation: &'a str,
    version: &'a str,
    policy: &'a str,
    events: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    at: String,
    host: &'a str,
    what: &'static str,
    way: &'static str,
    action: Option<&'static str>,
    kinds: Kinds<'a>,
    rules: &'a [String],
    reason: &'a str,
    went: bool,
}

/// Kinds in their order.
struct Kinds<'a>(&'a [(String, u32)]);

impl Serialize for Kinds<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (place, (kind, count)) in self.0.iter().enumerate() {
            // A name stands once in a JSON object: what is said again of a kind is added up where it was first said.
            let (before, after) = self.0.split_at(place);
            if before.iter().all(|(known, _)| known != kind) {
                let again = after.iter().skip(1).filter(|(other, _)| other == kind);
                let sum = again.fold(*count, |sum, (_, more)| sum.saturating_add(*more));
                map.serialize_entry(kind, &sum)?;
            }
        }
        map.end()
    }
}

/// The journal as JSON; [`read`](super::read) reads it.
pub fn json(entries: &[Entry], about: &About) -> String {
    let events = entries.iter().map(|Entry { id, event }| Line {
        id,
        at: rfc3339(event.at),
        host: &event.host,
        what: event.what.name(),
        way: event.way.name(),
        action: event.action.map(Action::name),
        kinds: Kinds(&event.kinds),
        rules: &event.rules,
        reason: &event.reason,
        went: event.what.went(),
    });
    let About { exported, installation, version, policy } = about;
    let file =
        File { format: FORMAT, exported: rfc3339(*exported), installation, version, policy, events: events.collect() };
    // Strings and numbers alone: there is nothing in it that JSON could not hold.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The journal as CSV, in words; kinds by the words of the vocabulary, `sin:2 phone:1`.
pub fn csv(entries: &[Entry], lang: Lang) -> String {
    let mut cells = Cells::new(lang);
    cells.row(&[
        lang::head_id(lang),
        lang::head_at(lang),
        lang::head_host(lang),
        lang::head_platform(lang),
        lang::head_what(lang),
        lang::head_way(lang),
        lang::head_action(lang),
        lang::head_kinds(lang),
        lang::head_rules(lang),
        lang::head_reason(lang),
        lang::head_went(lang),
    ]);
    for Entry { id, event } in entries {
        let kinds: Vec<String> = event.kinds.iter().map(|(kind, count)| format!("{kind}:{count}")).collect();
        let reason = if event.reason.is_empty() {
            String::new()
        } else {
            words::reason(lang, event.what.is_site(), &event.reason)
        };
        cells.row(&[
            id.clone(),
            plain(event.at),
            event.host.clone(),
            words::platform(&event.host).to_owned(),
            words::what(lang, event.what),
            words::way(lang, event.way),
            event.action.map_or_else(String::new, |action| words::action(lang, action.name())),
            kinds.join(" "),
            event.rules.join(" | "),
            reason,
            if event.what.went() { lang::yes(lang) } else { lang::no(lang) },
        ]);
    }
    cells.text()
}
