//! Counts of one lot of events, by all that they are told by.

use std::collections::BTreeMap;

use crate::detect::{Category, Kind};
use crate::journal::Event;
use crate::policy::{Action, Date};

/// What events are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// What happened, by its name.
    Outcome,
    /// Kind, by its word; of sites, their category.
    Kind,
    /// Host.
    Platform,
    /// Week, `2026-W53`.
    Week,
    /// The action that the policy asked for, by its name; empty: none.
    Action,
    /// The reason that was given, by its word; empty: none.
    Reason,
    /// The section of the policy, by its id; empty: none.
    Rule,
    /// Week, host, kind and reason, with tabs between.
    Detail,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Outcome, Self::Kind, Self::Platform, Self::Week, Self::Action, Self::Reason, Self::Rule, Self::Detail];
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Events.
    pub events: u64,
    /// What was found in them.
    pub items: u64,
}

impl Count {
    fn add(&mut self, items: u64) {
        self.events = self.events.saturating_add(1);
        self.items = self.items.saturating_add(items);
    }
}

/// Counts of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All of them.
    pub all: Count,
    /// Events with personal information in them.
    pub personal: u64,
    by: [BTreeMap<String, Count>; By::ALL.len()],
}

impl Figures {
    /// The counts by something, in the order of its words.
    pub fn by(&self, by: By) -> impl Iterator<Item = (&str, Count)> {
        self.by.get(by as usize).into_iter().flatten().map(|(key, count)| (key.as_str(), *count))
    }

    /// Events of one outcome, by its name.
    pub fn outcome(&self, name: &str) -> u64 {
        self.by(By::Outcome).find(|(key, _)| *key == name).map_or(0, |(_, count)| count.events)
    }

    /// Counts an event of a day.
    pub(super) fn count(&mut self, event: &Event, day: Date) {
        let items = event.kinds.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(u64::from(*count)));
        self.all.add(items);
        let personal =
            |(kind, _): &(String, u32)| Kind::from_name(kind).is_some_and(|kind| kind.category() == Category::Personal);
        if event.kinds.iter().any(personal) {
            self.personal = self.personal.saturating_add(1);
        }
        let week = day.week().unwrap_or_default();
        // Keys are kept as they are shown: nothing in them that would break a line.
        let (host, reason) = (plain(&event.host), plain(&event.reason));
        self.add(By::Outcome, event.what.name(), items);
        self.add(By::Platform, &host, items);
        self.add(By::Week, &week, items);
        self.add(By::Action, event.action.map_or("", Action::name), items);
        self.add(By::Reason, &reason, items);
        if event.rules.is_empty() {
            self.add(By::Rule, "", items);
        }
        for (place, rule) in event.rules.iter().enumerate() {
            if event.rules.iter().position(|known| known == rule) == Some(place) {
                self.add(By::Rule, &plain(rule), items);
            }
        }
        for (kind, count) in &event.kinds {
            let kind = plain(kind);
            self.add(By::Kind, &kind, u64::from(*count));
            self.add(By::Detail, &format!("{week}\t{host}\t{kind}\t{reason}"), u64::from(*count));
        }
    }

    fn add(&mut self, by: By, key: &str, items: u64) {
        if let Some(counts) = self.by.get_mut(by as usize) {
            match counts.get_mut(key) {
                Some(count) => count.add(items),
                None => counts.entry(key.to_owned()).or_default().add(items),
            }
        }
    }
}

/// The text without control characters: it is shown in a terminal too.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
