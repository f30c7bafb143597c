//! The report for the person in charge of the protection of personal information: what went out all the same, then what was prevented, counted
//! over the journals of one computer or of many. It counts; it tells neither persons nor computers apart.
//!
//! - [`Report`]: the [`Figures`] of a [`Period`];
//! - [`View`]: the same in words, as [`Section`]s with [`Table`]s, written as text, as CSV, or as one page to print.
//!
//! ```
//! use balise::journal::{About, Entry, Event, Journal, Period, Report, Way, What, utc_day};
//! use balise::lang::Lang;
//! use balise::policy::{Action, Date};
//!
//! let event = Event {
//!     at: 1_795_000_000_000,
//!     host: "chatgpt.com".into(),
//!     what: What::Kept,
//!     way: Way::Paste,
//!     action: Some(Action::Justify),
//!     kinds: vec![("sin".into(), 2)],
//!     rules: vec!["guide-2.3".into()],
//!     reason: "public".into(),
//! };
//! let about = About { exported: 1_795_000_100_000, installation: "a".into(), version: "0.1.0".into(), policy: "3".into() };
//! let journal = Journal { about, entries: vec![Entry { id: "1".into(), event }], unread: 0 };
//! let report = Report::new(&[journal], Period::default(), Date::new(2026, 11, 30).unwrap(), &utc_day);
//! assert_eq!(report.went.all.events, 1);
//! let view = report.view(Lang::Fr);
//! assert_eq!(view.sections[0].tables[0].rows[0], ["Parti tel quel\u{a0}: incidents possibles", "1"]);
//! ```

mod figures;
mod json;
mod render;
mod view;

use std::collections::{BTreeMap, BTreeSet};

pub use figures::{By, Count, Figures};
pub use view::{Section, Table, View};

use super::{Entry, Event, Journal, Way, What};
use crate::order::by_number;
use crate::policy::Date;
use figures::plain;

/// What period is counted; both days are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day; none: from the beginning.
    pub from: Option<Date>,
    /// The last day; none: to the end.
    pub to: Option<Date>,
}

impl Period {
    fn has(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Counts over journals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day it was made.
    pub made: Date,
    /// The period that was asked for.
    pub period: Period,
    /// The days of the first and of the last event in it.
    pub covered: Option<(Date, Date)>,
    /// How many installations the journals are of, with events in the period or without.
    pub installations: usize,
    /// Versions of Balise that the journals name.
    pub versions: BTreeSet<String>,
    /// Versions of the policy.
    pub policies: BTreeSet<String>,
    /// Events that stood in more than one journal and are counted once, whatever the period.
    pub repeated: u64,
    /// Events of the journals that could not be read, whatever their day.
    pub unread: u64,
    /// Events of the period that were lost before they were noted.
    pub lost: u64,
    /// What went as it was: possible incidents.
    pub went: Figures,
    /// What was prevented.
    pub prevented: Figures,
    /// What persons said to have been found by mistake.
    pub dismissed: Figures,
    /// Closed sites: shown to be closed, or opened for a while.
    pub sites: Figures,
}

/// An event, and the place of its installation among all.
#[derive(Clone, Copy)]
struct Noted<'j> {
    installation: usize,
    event: &'j Event,
}

impl Report {
    /// Counts what the journals say of a period. `made` is today, and `day` says which day a moment (milliseconds since 1970) falls on where the
    /// people are; [`utc_day`](super::utc_day) where that is not known.
    pub fn new(journals: &[Journal], period: Period, made: Date, day: &dyn Fn(u64) -> Date) -> Self {
        let mut report = Self {
            made,
            period,
            covered: None,
            installations: 0,
            versions: BTreeSet::new(),
            policies: BTreeSet::new(),
            repeated: 0,
            unread: 0,
            lost: 0,
            went: Figures::default(),
            prevented: Figures::default(),
            dismissed: Figures::default(),
            sites: Figures::default(),
        };
        let all = report.gather(journals);
        let alone = held_alone(&all);
        for (place, Noted { event, .. }) in all.iter().enumerate() {
            let day = day(event.at);
            if !period.has(day) {
                continue;
            }
            let (first, last) = report.covered.unwrap_or((day, day));
            report.covered = Some((first.min(day), last.max(day)));
            match event.what {
                What::Lost => {
                    let lost = event.kinds.iter().filter(|(kind, _)| kind == What::Lost.name());
                    report.lost = lost.fold(report.lost, |sum, (_, count)| sum.saturating_add(u64::from(*count)));
                }
                What::Passed | What::Kept => report.went.count(event, day),
                What::Replaced | What::Left | What::Stopped => report.prevented.count(event, day),
                What::Held if alone.contains(&place) => report.prevented.count(event, day),
                // What came of it is counted.
                What::Held => {}
                What::Dismissed => report.dismissed.count(event, day),
                What::Closed | What::Opened => report.sites.count(event, day),
            }
        }
        report
    }

    /// The events of all journals in the order of time, each once; what is told of the journals is noted.
    fn gather<'j>(&mut self, journals: &'j [Journal]) -> Vec<Noted<'j>> {
        let mut installations: BTreeMap<&str, usize> = BTreeMap::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut all = Vec::new();
        for Journal { about, entries, unread } in journals {
            let next = installations.len();
            let installation = *installations.entry(&about.installation).or_insert(next);
            self.unread = self.unread.saturating_add(*unread as u64);
            for (name, names) in [(&about.version, &mut self.versions), (&about.policy, &mut self.policies)] {
                if !name.is_empty() {
                    names.insert(plain(name));
                }
            }
            for Entry { id, event } in entries {
                if known.insert(id) {
                    all.push(Noted { installation, event });
                } else {
                    self.repeated += 1;
                }
            }
        }
        self.installations = installations.len();
        // By the low half of the moment, then by the high one: the sort keeps those of one number in their order.
        by_number(&mut all, |noted| noted.event.at as u32 as usize);
        by_number(&mut all, |noted| (noted.event.at >> 32) as usize);
        all
    }
}

/// The places of those that were held and of which nothing came that was noted: a tab that was closed, a computer that was put to sleep. What
/// comes of something held is noted as another event, of the same installation, on the same host, by the same way: it settles the last one.
fn held_alone(all: &[Noted]) -> BTreeSet<usize> {
    let mut open: BTreeMap<(usize, &str, &str), Vec<usize>> = BTreeMap::new();
    for (place, Noted { installation, event }) in all.iter().enumerate() {
        let Event { host, what, way, .. } = event;
        let held = open.entry((*installation, host.as_str(), Way::name(*way))).or_default();
        match what {
            What::Held => held.push(place),
            What::Replaced | What::Kept | What::Left | What::Stopped | What::Dismissed => {
                held.pop();
            }
            What::Passed | What::Closed | What::Opened | What::Lost => {}
        }
    }
    open.into_values().flatten().collect()
}
