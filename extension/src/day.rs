//! The day's counts: how many, of what kind, on which host, and how it went. They are read out of the journal: numbers that were kept beside it
//! would be one more record of a person's work, and could differ from it.

use std::collections::BTreeMap;

use balise::journal::{Entry, What};
#[cfg(feature = "pages")]
use balise::policy::Policy;

#[cfg(feature = "pages")]
use crate::keeping;

/// What was counted in a day at one host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Texts and files held.
    pub(crate) held: usize,
    /// Those that went with labels.
    pub(crate) replaced: usize,
    /// Those that went as they were, and findings that the person said are none.
    pub(crate) kept: usize,
    /// Findings by the names of their kinds.
    pub(crate) kinds: BTreeMap<String, usize>,
}

impl Counts {
    /// How many of a kind were found.
    pub(crate) fn found(&self, kind: &str) -> usize {
        self.kinds.get(kind).copied().unwrap_or_default()
    }
}

/// The counts of this day, by host; none where the policy keeps no journal.
#[cfg(feature = "pages")]
pub(crate) async fn counts(policy: &Policy) -> BTreeMap<String, Counts> {
    of(keeping::entries(policy, midnight()).await)
}

/// The same out of all events, where they were read already.
#[cfg(feature = "pages")]
pub(crate) fn counts_of(mut entries: Vec<Entry>) -> BTreeMap<String, Counts> {
    let midnight = midnight();
    entries.retain(|entry| entry.event.at as f64 >= midnight);
    of(entries)
}

/// When this day began, in milliseconds since 1970.
#[cfg(feature = "pages")]
fn midnight() -> f64 {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() as i32, now.get_date() as i32);
    js_sys::Date::new_with_year_month_day(year, month, day).get_time()
}

fn of(entries: Vec<Entry>) -> BTreeMap<String, Counts> {
    let mut days: BTreeMap<String, Counts> = BTreeMap::new();
    for Entry { event, .. } in entries {
        if !matches!(event.what, What::Held | What::Passed | What::Replaced | What::Kept | What::Dismissed) {
            continue;
        }
        let counts = days.entry(event.host).or_default();
        match event.what {
            What::Held => counts.held += 1,
            What::Replaced => counts.replaced += 1,
            What::Kept | What::Dismissed => counts.kept += 1,
            _ => {}
        }
        // What came of a text that was held has the same kinds once more.
        if matches!(event.what, What::Held | What::Passed) {
            for (kind, count) in event.kinds {
                *counts.kinds.entry(kind).or_default() += count as usize;
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use balise::journal::{Event, Way};

    use super::*;

    fn entry(host: &str, what: What, kinds: &[(&str, u32)]) -> Entry {
        let kinds = kinds.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
        let (host, way) = (host.to_owned(), Way::Paste);
        let event = Event { at: 0, host, what, way, action: None, kinds, rules: Vec::new(), reason: String::new() };
        Entry { id: String::new(), event }
    }

    #[test]
    fn what_came_of_a_text_is_counted_and_what_is_in_it_is_counted_once() {
        let days = of(vec![
            entry("a.ca", What::Held, &[("sin", 2), ("phone", 1)]),
            entry("a.ca", What::Replaced, &[("sin", 2), ("phone", 1)]),
            entry("a.ca", What::Passed, &[("phone", 1)]),
            entry("a.ca", What::Held, &[("sin", 1)]),
            entry("a.ca", What::Kept, &[("sin", 1)]),
            entry("b.ca", What::Dismissed, &[("sin", 1)]),
            entry("c.ca", What::Closed, &[("gambling", 1)]),
            entry("c.ca", What::Stopped, &[("sin", 1)]),
        ]);
        let a = &days["a.ca"];
        assert_eq!((a.held, a.replaced, a.kept, a.found("sin"), a.found("phone")), (2, 1, 1, 3, 2));
        assert_eq!((days["b.ca"].kept, days["b.ca"].found("sin")), (1, 0));
        assert!(!days.contains_key("c.ca"));
    }
}
