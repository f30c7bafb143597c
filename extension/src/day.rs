//! The day's counts: how many, of what kind, on which host, and how it went. Numbers only, no text; yesterday's are dropped.

use serde::{Deserialize, Serialize};

use crate::messages::Counts;

/// Key of them, on the disk of this browser.
#[cfg(any(feature = "background", feature = "pages"))]
pub(crate) const DAY: &str = "day";
/// Hosts counted in one day; beyond, the rest is one.
#[cfg(any(feature = "background", feature = "files", test))]
const HOSTS: usize = 200;

/// One day's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Day {
    /// The date as the computer's clock has it: `2026-11-23`.
    pub(crate) date: String,
    /// By host.
    pub(crate) hosts: Vec<(String, Counts)>,
}

/// Something to count.
#[cfg(any(feature = "background", feature = "files", test))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A paste was held; kinds and how many of each.
    Held(Vec<(&'static str, usize)>),
    /// A paste went in at once, with kinds in it of which the policy only takes note.
    Passed(Vec<(&'static str, usize)>),
    /// It went in with labels.
    Replaced,
    /// It went in as it was, for this reason where one was asked.
    Kept(Option<String>),
}

/// Kinds and how many of each, to be counted.
#[cfg(any(feature = "background", feature = "files"))]
pub(crate) fn kinds(counts: Vec<(balise::Kind, usize)>) -> Vec<(&'static str, usize)> {
    counts.into_iter().map(|(kind, count)| (kind.name(), count)).collect()
}

#[cfg(any(feature = "background", feature = "files", test))]
impl Day {
    /// Counts an event at a host, on a date; a new date begins anew.
    pub(crate) fn count(&mut self, date: &str, host: &str, event: Event) {
        if self.date != date {
            *self = Self { date: date.to_owned(), hosts: Vec::new() };
        }
        let known = find(&self.hosts, host).is_some() || self.hosts.len() < HOSTS;
        let held = u32::from(matches!(event, Event::Held(_)));
        let counts = entry(&mut self.hosts, if known { host } else { "*" });
        match event {
            Event::Held(kinds) | Event::Passed(kinds) => {
                counts.held = counts.held.saturating_add(held);
                for (kind, found) in kinds {
                    let sum = entry(&mut counts.kinds, kind);
                    *sum = sum.saturating_add(u32::try_from(found).unwrap_or(u32::MAX));
                }
            }
            Event::Replaced => counts.replaced = counts.replaced.saturating_add(1),
            Event::Kept(reason) => {
                counts.kept = counts.kept.saturating_add(1);
                if let Some(reason) = reason {
                    *entry(&mut counts.reasons, &reason) += 1;
                }
            }
        }
    }

    /// Adds what was counted elsewhere.
    #[cfg(any(feature = "background", test))]
    pub(crate) fn add(&mut self, other: Self) {
        for (host, more) in other.hosts {
            // So that what begins anew, and how many hosts there are, is said once.
            self.count(&other.date, &host, Event::Passed(Vec::new()));
            let known = find(&self.hosts, &host).is_some();
            let counts = entry(&mut self.hosts, if known { &host } else { "*" });
            for (sum, more) in
                [(&mut counts.held, more.held), (&mut counts.replaced, more.replaced), (&mut counts.kept, more.kept)]
            {
                *sum = sum.saturating_add(more);
            }
            for (sums, more) in [(&mut counts.kinds, more.kinds), (&mut counts.reasons, more.reasons)] {
                for (name, more) in more {
                    let sum = entry(sums, &name);
                    *sum = sum.saturating_add(more);
                }
            }
        }
    }

    /// The counts of a host on a date.
    #[cfg(any(feature = "background", test))]
    pub(crate) fn at(&self, date: &str, host: &str) -> Counts {
        let today = (self.date == date).then(|| find(&self.hosts, host).cloned());
        today.flatten().unwrap_or_default()
    }
}

/// The value of a name, few as they are.
#[cfg(any(feature = "background", feature = "files", test))]
pub(crate) fn find<'p, T>(pairs: &'p [(String, T)], name: &str) -> Option<&'p T> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// The value of a name, put there if there is none.
#[cfg(any(feature = "background", feature = "files", test))]
fn entry<'p, T: Default>(pairs: &'p mut Vec<(String, T)>, name: &str) -> &'p mut T {
    let place = pairs.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        pairs.push((name.to_owned(), T::default()));
        pairs.len() - 1
    });
    &mut pairs[place].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_a_day_and_forgets_the_day_before() {
        let mut day = Day::default();
        day.count("2026-11-22", "a.ca", Event::Held(vec![("sin", 2), ("phone", 1)]));
        day.count("2026-11-22", "a.ca", Event::Passed(vec![("phone", 1)]));
        day.count("2026-11-22", "a.ca", Event::Replaced);
        day.count("2026-11-22", "a.ca", Event::Kept(Some("public".into())));
        let counts = day.at("2026-11-22", "a.ca");
        assert_eq!((counts.held, counts.replaced, counts.kept), (1, 1, 1));
        assert_eq!(find(&counts.kinds, "sin"), Some(&2));
        assert_eq!(find(&counts.kinds, "phone"), Some(&2));
        assert_eq!(day.at("2026-11-23", "a.ca"), Counts::default());
        day.count("2026-11-23", "b.ca", Event::Replaced);
        assert_eq!(day.at("2026-11-22", "a.ca"), Counts::default());
    }

    #[test]
    fn what_was_counted_elsewhere_is_added() {
        let [mut day, mut other] = [Day::default(), Day::default()];
        day.count("2026-11-22", "a.ca", Event::Held(vec![("sin", 2)]));
        other.count("2026-11-22", "a.ca", Event::Held(vec![("sin", 1), ("phone", 1)]));
        other.count("2026-11-22", "a.ca", Event::Kept(Some("public".into())));
        day.add(other.clone());
        let counts = day.at("2026-11-22", "a.ca");
        assert_eq!((counts.held, counts.kept, find(&counts.reasons, "public")), (2, 1, Some(&1)));
        assert_eq!((find(&counts.kinds, "sin"), find(&counts.kinds, "phone")), (Some(&3), Some(&1)));
        // It came after midnight: yesterday is over.
        let mut today = Day::default();
        today.count("2026-11-23", "b.ca", Event::Replaced);
        day.add(today);
        assert_eq!(day.at("2026-11-22", "a.ca"), Counts::default());
        assert_eq!(day.at("2026-11-23", "b.ca").replaced, 1);
    }

    #[test]
    fn the_number_of_hosts_is_bounded() {
        let mut day = Day::default();
        for host in 0..500 {
            day.count("d", &format!("{host}.ca"), Event::Replaced);
        }
        assert_eq!(day.hosts.len(), HOSTS + 1);
        assert_eq!(day.at("d", "*").replaced, 300);
    }
}
