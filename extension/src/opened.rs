//! Closed sites that a person opened for a while, where the policy lets them go on: for a quarter of an hour, that host alone, with a reason
//! where one is asked.

use balise::journal::What;
use balise::policy::{Action, Policy};
use balise::sites::{Act, EngineRule, Hosts, OPENED, SiteCategory, Why};
use serde::{Deserialize, Serialize};

use crate::browser::pages::{add_session_rules, wake_at};
use crate::browser::{Area, load, store, today};
use crate::{keeping, lists, pace};

/// Key of the hosts that are open now, in memory only.
const OPEN: &str = "opened";
/// Key of the day's openings, on the disk of this browser.
const NOTED: &str = "openings";
/// How long a site is open, in minutes.
pub(crate) const MINUTES: u32 = 15;
/// So many openings of a day are kept.
const MOST: usize = 200;
/// The reasons, as they are kept.
pub(crate) const REASONS: [&str; 3] = ["work", "mistake", "other"];
/// The alarm that ends an opening.
const ALARM: &str = "opened";

/// A host that is open.
#[derive(Debug, Serialize, Deserialize)]
struct Open {
    host: String,
    /// In milliseconds since 1970.
    until: f64,
    /// The number of its rule.
    id: u32,
}

/// What is kept of an opening, for its day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Noted {
    /// `2026-11-27`.
    day: String,
    pub(crate) host: String,
    /// By the word of the policy.
    pub(crate) category: String,
    /// One of [`REASONS`]; empty where none was asked.
    pub(crate) reason: String,
}

/// What a person may do about a closed site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoOn {
    /// Nothing: it is closed.
    Not,
    /// Go on.
    Freely,
    /// Go on, with a reason.
    WithReason,
}

impl GoOn {
    /// By what is done about it.
    pub(crate) fn of(action: Option<Action>) -> Self {
        match action {
            Some(Action::Warn) => Self::Freely,
            Some(Action::Justify) => Self::WithReason,
            _ => Self::Not,
        }
    }
}

/// Opens a site for a while, if the policy lets it be. Until when.
pub(crate) async fn open(policy: &Policy, host: &str, reason: &str) -> Option<f64> {
    let said = lists::said_of(policy, host, pace::spent(policy).await).await;
    let may = match GoOn::of(said.action) {
        GoOn::Not => false,
        GoOn::Freely => true,
        GoOn::WithReason => REASONS.contains(&reason),
    };
    if !may || !said.closed || !matches!(said.why, Why::Listed { .. }) {
        return None;
    }
    expire().await;
    let mut all: Vec<Open> = load(Area::Session, OPEN).await.unwrap_or_default();
    let until = js_sys::Date::now() + f64::from(MINUTES * 60_000);
    let again: Vec<u32> = all.iter().filter(|open| open.host == host).map(|open| open.id).collect();
    all.retain(|open| open.host != host);
    let id = all.iter().map(|open| open.id).max().unwrap_or(0) + 1;
    let hosts = Hosts::These(vec![host.to_owned()]);
    let rule = EngineRule { priority: OPENED, act: Act::Allow, hosts, regex: None };
    all.push(Open { host: host.to_owned(), until, id });
    // Noted first: what is open is known to be, whatever becomes of us.
    store(Area::Session, OPEN, &all).await;
    if !add_session_rules(&again, &rule.json(id, &[])).await {
        return None;
    }
    note(host, said.category, reason).await;
    keeping::note_site(policy, What::Opened, host, said.category, said.action, reason).await;
    wake_at(ALARM, until).await;
    Some(until)
}

/// Closes what was open for long enough.
pub(crate) async fn expire() {
    let all: Vec<Open> = load(Area::Session, OPEN).await.unwrap_or_default();
    let now = js_sys::Date::now();
    let (gone, left): (Vec<Open>, Vec<Open>) = all.into_iter().partition(|open| open.until <= now);
    if gone.is_empty() {
        return;
    }
    let ids: Vec<u32> = gone.iter().map(|open| open.id).collect();
    add_session_rules(&ids, "").await;
    store(Area::Session, OPEN, &left).await;
    if let Some(next) = left.iter().map(|open| open.until).min_by(f64::total_cmp) {
        wake_at(ALARM, next).await;
    }
}

async fn note(host: &str, category: Option<SiteCategory>, reason: &str) {
    let mut all = noted().await;
    all.push(Noted {
        day: today().to_string(),
        host: host.to_owned(),
        category: category.map_or("", SiteCategory::name).to_owned(),
        reason: reason.to_owned(),
    });
    let forget = all.len().saturating_sub(MOST);
    all.drain(..forget);
    store(Area::Local, NOTED, &all).await;
}

/// The openings of this day.
pub(crate) async fn noted() -> Vec<Noted> {
    let day = today().to_string();
    let mut all: Vec<Noted> = load(Area::Local, NOTED).await.unwrap_or_default();
    all.retain(|noted| noted.day == day);
    all
}
