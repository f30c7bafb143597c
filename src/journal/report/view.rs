//! The report as titles, sentences and tables in words: what the terminal, the spreadsheet, the page to print and the panel all show.

use super::{By, Count, Figures, Period, Report};
use crate::detect::Kind;
use crate::journal::{What, words};
use crate::lang::{self, Lang};
use crate::order::by_number;
use crate::policy::Date;
use crate::verdict::capital;

/// All that is shown of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The language that it is in.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Of which period and which journals it is; then what the figures are not.
    pub lead: Vec<String>,
    /// Its sections, the most pressing first.
    pub sections: Vec<Section>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// A sentence to read the tables by.
    pub note: String,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is by.
    pub caption: String,
    /// Heads of its columns.
    pub heads: Vec<String>,
    /// Its rows, as wide as the heads.
    pub rows: Vec<Vec<String>>,
    /// How many columns are words, from the first; the others are numbers.
    pub words: usize,
}

/// Which tables a section has.
const WENT: [By; 8] = [By::Outcome, By::Kind, By::Platform, By::Week, By::Reason, By::Action, By::Rule, By::Detail];
const PREVENTED: [By; 6] = [By::Outcome, By::Kind, By::Platform, By::Week, By::Action, By::Rule];
const DISMISSED: [By; 3] = [By::Kind, By::Platform, By::Week];
const SITES: [By; 4] = [By::Outcome, By::Kind, By::Week, By::Reason];

impl Report {
    /// What is shown of it.
    pub fn view(&self, lang: Lang) -> View {
        let section = |title, note, figures: &Figures, by: &[By], site| {
            let tables: Vec<Table> = by.iter().map(|by| table(lang, figures, *by, site)).collect();
            let none = figures.all.events == 0;
            let (note, tables) = if none { (lang::report_none(lang), Vec::new()) } else { (note, tables) };
            Section { title, note, tables }
        };
        let went = section(lang::report_went(lang), lang::report_went_note(lang), &self.went, &WENT, false);
        let prevented = section(
            lang::report_prevented(lang),
            lang::report_prevented_note(lang),
            &self.prevented,
            &PREVENTED,
            false,
        );
        let dismissed = section(
            lang::report_dismissed(lang),
            lang::report_dismissed_note(lang),
            &self.dismissed,
            &DISMISSED,
            false,
        );
        let sites = section(lang::report_sites(lang), lang::report_sites_note(lang), &self.sites, &SITES, true);
        let sections = vec![self.summary(lang), went, prevented, dismissed, sites];
        View { lang, title: lang::report_title(lang), lead: self.lead(lang), sections }
    }

    fn lead(&self, lang: Lang) -> Vec<String> {
        let Period { from, to } = self.period;
        let day = |day: Date| day.to_string();
        let period = match (from.map(day), to.map(day)) {
            (Some(from), Some(to)) => lang::report_period(lang, &from, &to),
            (Some(from), None) => lang::report_period_from(lang, &from),
            (None, Some(to)) => lang::report_period_to(lang, &to),
            (None, None) => lang::report_period_all(lang),
        };
        let events = match self.covered {
            Some((first, last)) => lang::report_events(lang, &day(first), &day(last)),
            None => lang::report_no_events(lang),
        };
        let named = |names: &std::collections::BTreeSet<String>| {
            let all: Vec<&str> = names.iter().map(String::as_str).collect();
            if all.is_empty() { lang::report_unnamed(lang) } else { all.join(", ") }
        };
        let mut lead = vec![
            period,
            events,
            lang::report_versions(lang, &named(&self.versions), &named(&self.policies)),
            lang::report_made(lang, &day(self.made)),
            lang::report_not(lang),
            lang::report_not_all(lang),
            lang::report_not_staff(lang),
        ];
        if self.installations == 1 {
            lead.push(lang::report_one(lang));
        }
        if self.lost > 0 || self.unread > 0 {
            lead.push(lang::report_missing(lang));
        }
        lead
    }

    fn summary(&self, lang: Lang) -> Section {
        let rows = [
            (lang::report_went(lang), self.went.all.events),
            (lang::report_personal(lang), self.went.personal),
            (lang::report_kept(lang), self.went.outcome(What::Kept.name())),
            (lang::report_passed(lang), self.went.outcome(What::Passed.name())),
            (lang::report_prevented(lang), self.prevented.all.events),
            (lang::report_dismissed(lang), self.dismissed.all.events),
            (lang::report_closed(lang), self.sites.outcome(What::Closed.name())),
            (lang::report_opened(lang), self.sites.outcome(What::Opened.name())),
            (lang::report_lost(lang), self.lost),
            (lang::report_unread(lang), self.unread),
            (lang::report_repeated(lang), self.repeated),
            (lang::report_installations(lang), self.installations as u64),
        ];
        let table = Table {
            caption: lang::head_counted(lang),
            heads: vec![lang::head_counted(lang), lang::head_number(lang)],
            rows: rows.into_iter().map(|(what, count)| vec![what, lang::number(lang, count)]).collect(),
            words: 1,
        };
        Section { title: lang::report_summary(lang), note: lang::report_summary_note(lang), tables: vec![table] }
    }
}

/// The table of figures by something.
fn table(lang: Lang, figures: &Figures, by: By, site: bool) -> Table {
    let (caption, mut heads) = match by {
        By::Outcome => (lang::report_by_outcome(lang), vec![lang::head_outcome(lang)]),
        By::Kind if site => (lang::report_by_site(lang), vec![lang::head_site(lang)]),
        By::Kind => (lang::report_by_kind(lang), vec![lang::head_kind(lang), lang::head_category(lang)]),
        By::Platform => (lang::report_by_platform(lang), vec![lang::head_platform(lang), lang::head_host(lang)]),
        By::Week => (lang::report_by_week(lang), vec![lang::head_week(lang), lang::head_monday(lang)]),
        By::Action => (lang::report_by_action(lang), vec![lang::head_action(lang)]),
        By::Reason => (lang::report_by_reason(lang), vec![lang::head_reason(lang)]),
        By::Rule => (lang::report_by_rule(lang), vec![lang::head_rule(lang)]),
        By::Detail => (
            lang::report_in_detail(lang),
            vec![lang::head_week(lang), lang::head_platform(lang), lang::head_kind(lang), lang::head_reason(lang)],
        ),
    };
    let words = heads.len();
    heads.push(lang::head_events(lang));
    if !site {
        heads.push(lang::head_items(lang));
    }
    let mut counts: Vec<(&str, Count)> = figures.by(by).collect();
    if !matches!(by, By::Week | By::Detail) {
        if by == By::Kind {
            // The most severe first, where there are as many.
            let place = |key| Kind::ALL.into_iter().position(|kind| kind.name() == key);
            by_number(&mut counts, |(key, _)| place(*key).unwrap_or(Kind::ALL.len()));
        }
        // The most first; those of one number in the order of their words.
        by_number(&mut counts, |(_, count)| {
            u32::MAX.saturating_sub(u32::try_from(count.events).unwrap_or(u32::MAX)) as usize
        });
    }
    let row = |(key, count): (&str, Count)| {
        let mut row = cells(lang, by, site, key);
        row.push(lang::number(lang, count.events));
        if !site {
            row.push(lang::number(lang, count.items));
        }
        row
    };
    Table { caption, heads, rows: counts.into_iter().map(row).collect(), words }
}

/// The words of a row.
fn cells(lang: Lang, by: By, site: bool, key: &str) -> Vec<String> {
    match by {
        By::Outcome => match What::named(key) {
            Some(What::Held) => vec![capital(&lang::journal_held_alone(lang))],
            what => vec![what.map_or_else(|| key.to_owned(), |what| capital(&words::what(lang, what)))],
        },
        By::Kind if site => vec![words::site(lang, key)],
        By::Kind => vec![words::kind(lang, key), words::category(lang, key)],
        By::Platform => vec![platform(key), key.to_owned()],
        By::Week => vec![key.to_owned(), monday(key)],
        By::Action => vec![capital(&words::action(lang, key))],
        By::Reason => vec![capital(&words::reason(lang, site, key))],
        By::Rule if key.is_empty() => vec![capital(&lang::no_rule(lang))],
        By::Rule => vec![key.to_owned()],
        By::Detail => {
            let mut parts = key.split('\t');
            let mut part = || parts.next().unwrap_or_default();
            let (week, host, kind, reason) = (part(), part(), part(), part());
            let reason = capital(&words::reason(lang, site, reason));
            vec![week.to_owned(), platform(host), words::kind(lang, kind), reason]
        }
    }
}

/// The platform's name, else its host.
fn platform(host: &str) -> String {
    let name = words::platform(host);
    if name.is_empty() { host.to_owned() } else { name.to_owned() }
}

/// The Monday of a week that [`Date::week`] wrote.
fn monday(week: &str) -> String {
    let monday = week.split_once("-W").and_then(|(year, week)| {
        let (year, week) = (year.parse().ok()?, week.parse::<i64>().ok()?);
        // The fourth of January is always in the first week.
        Date::new(year, 1, 4)?.monday()?.plus((week - 1) * 7)
    });
    monday.map_or_else(String::new, |monday| monday.to_string())
}
