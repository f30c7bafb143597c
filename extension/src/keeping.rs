//! What becomes of events once they are noted ([`crate::journal`]), at the desk: they go to the organisation's collector, if its policy names one; they
//! are packed, many into one value; they are dropped when they are too old or too many.
//!
//! An event is under a key of its own until a collector has it (where there is one). Each step can be the last: a batch is packed first and its keys
//! go then, so that an event may be there twice, under one id, and never not at all; what was sent and is not marked yet is sent again. Whoever reads,
//! here or there, takes two of one id for one.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use balise::journal::otlp::{self, Answer, Source, backoff};
use balise::journal::{self, Entry, Event, Way, What};
use balise::lang::{self, Lang};
use balise::policy::{Action, Collector, Policy};
use balise::sites::SiteCategory;
use serde::{Deserialize, Serialize};

use crate::browser::pages::{Fetched, Part, fetch_part, own_agent, wake_at, wake_not};
use crate::browser::{Area, keys, load, load_all, remove, store};
use crate::in_use::InUse;
use crate::journal::{EVENT, id, note};
use crate::turns::Turns;

/// How the keys of packed events begin; the id of the last of them and their number follow. A value is never written again.
const PACK: &str = "journal ";
/// Key of what is known of sending.
const SENDING: &str = "sending";
/// Key of what was noted of sites in the last minute, in memory only.
const RECENT: &str = "sites-noted";
/// The alarm by which what waits is sent.
const ALARM: &str = "journal";
/// So long an event waits for others to go with it.
const TOGETHER: f64 = MINUTE;
/// So many events are sent, and packed, at once.
const BATCH: usize = 500;
/// So many wait for a collector; then the oldest are not sent any more, and that is said.
const MOST_WAITING: usize = 20_000;
/// So many are kept packed.
const MOST_PACKED: usize = 20_000;
/// Where nothing is sent, so many are under keys of their own.
const MOST_SINGLE: usize = 200;
/// In milliseconds.
const MINUTE: f64 = 60_000.0;
const DAY: f64 = 86_400_000.0;
/// Of what a collector answers, so much is read, in bytes.
const MOST_ANSWER: usize = 64 << 10;
/// The codes of what went wrong where nothing was answered.
const ADDRESS: &str = "address";
const UNREACHABLE: &str = "unreachable";

/// What is known of sending.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Sending {
    /// A UUID of this installation, drawn once.
    pub(crate) installation: String,
    /// A mark of the collector that the rest is about.
    of: String,
    /// Tries that came to nothing, one after the other.
    failures: u32,
    /// Not before, in milliseconds since 1970.
    next: f64,
    /// When the collector last took something; 0: never yet.
    pub(crate) good: f64,
    /// When it was last tried.
    pub(crate) tried: f64,
    /// Why the last try came to nothing; empty: it did not.
    problem: String,
    /// Events that the collector never gets: the id under which that will be noted, and how many.
    lost: Option<(String, u64)>,
}

impl Sending {
    /// As it is kept, for this collector: what was known of another is forgotten.
    async fn of(collector: &Collector) -> Self {
        let mut sending = Self::load().await;
        let mut hasher = DefaultHasher::new();
        (&collector.endpoint, &collector.headers, collector.protobuf).hash(&mut hasher);
        let of = format!("{:016x}", hasher.finish());
        if sending.of != of {
            let Self { installation, lost, .. } = sending;
            sending = Self { installation, lost, of, ..Self::default() };
        }
        sending
    }

    /// As it is kept.
    pub(crate) async fn load() -> Self {
        let mut sending: Self = load(Area::Local, SENDING).await.unwrap_or_default();
        if sending.installation.is_empty() {
            sending.installation = id();
            sending.store().await;
        }
        sending
    }

    async fn store(&self) {
        store(Area::Local, SENDING, self).await;
    }

    /// So many will never get there.
    fn lose(&mut self, count: u64) {
        if count > 0 {
            let (_, lost) = self.lost.get_or_insert_with(|| (id(), 0));
            *lost = lost.saturating_add(count);
        }
    }

    /// Why the last try came to nothing, in a sentence.
    pub(crate) fn problem(&self, lang: Lang) -> Option<String> {
        Some(match self.problem.as_str() {
            "" => return None,
            ADDRESS => lang::sending_address(lang),
            UNREACHABLE => lang::sending_unreachable(lang),
            status => lang::sending_refused(lang, status),
        })
    }
}

thread_local! {
    /// One after the other.
    static TURNS: Rc<Turns<Rc<InUse>>> = Rc::default();
}

/// Keys that begin so, in their order.
async fn keys_of(start: &str) -> Vec<String> {
    let mut found: Vec<String> = keys().await.into_iter().filter(|key| key.starts_with(start)).collect();
    found.sort_unstable();
    found
}

/// When an id was drawn, in milliseconds since 1970; long ago, where it is none of ours.
fn time(id: &str) -> f64 {
    journal::time(id).unwrap_or(0) as f64
}

/// The id in a key of a pack, and how many events are in it.
fn packed(key: &str) -> (&str, usize) {
    let (id, count) = key[PACK.len()..].split_once(' ').unwrap_or_default();
    (id, count.parse().unwrap_or(0))
}

/// Does what is due.
pub(crate) async fn bring(used: &Rc<InUse>) {
    let turns = TURNS.with(Rc::clone);
    turns
        .take(Rc::clone(used), async |used: Rc<InUse>| {
            match &used.policy.collector {
                Some(collector) => send(&used, collector).await,
                None => pack_singles(&used.policy).await,
            }
            forget(&used.policy).await;
        })
        .await;
}

/// Where nothing is sent: what is under keys of its own for a day, or too many, is packed.
async fn pack_singles(policy: &Policy) {
    let singles = keys_of(EVENT).await;
    let old = singles.first().is_some_and(|key| time(&key[EVENT.len()..]) < js_sys::Date::now() - DAY);
    if old || singles.len() > MOST_SINGLE {
        for batch in singles.chunks(BATCH) {
            let lines = load_all(batch).await;
            pack(policy, batch, &lines).await;
        }
    }
}

/// Packs events, then takes away their keys; not where the policy wants none kept. Where there is no room the oldest pack makes some. Whether it is
/// done: else they stay where they are.
async fn pack(policy: &Policy, batch: &[String], lines: &BTreeMap<String, String>) -> bool {
    if let Some(last) = batch.last().filter(|_| policy.journal_days != Some(0)) {
        let all: Vec<String> =
            lines.iter().map(|(key, line)| format!("{}\t{line}", key.trim_start_matches(EVENT))).collect();
        let key = format!("{PACK}{} {}", last.trim_start_matches(EVENT), all.len());
        let all = all.join("\n");
        if !store(Area::Local, &key, &all).await {
            let Some(oldest) = keys_of(PACK).await.into_iter().next() else {
                return false;
            };
            // One, and no more: it may be another trouble.
            remove(&[oldest]).await;
            if !store(Area::Local, &key, &all).await {
                return false;
            }
        }
    }
    remove(batch).await;
    true
}

/// The same of events that need not be here any more: where they cannot be packed they go all the same, so that none is sent again and again.
async fn put_away(policy: &Policy, batch: &[String], lines: &BTreeMap<String, String>) {
    if !pack(policy, batch, lines).await {
        remove(batch).await;
    }
}

/// Drops what is older than the policy says, and the oldest where there are too many.
async fn forget(policy: &Policy) {
    let until = js_sys::Date::now() - policy.journal_days.map_or(f64::MAX, |days| days as f64 * DAY);
    let packs = keys_of(PACK).await;
    let mut count: usize = packs.iter().map(|key| packed(key).1).sum();
    let gone: Vec<String> = packs
        .into_iter()
        .filter(|key| {
            let (id, held) = packed(key);
            let goes = count > MOST_PACKED || time(id) < until;
            if goes {
                count -= held;
            }
            goes
        })
        .collect();
    if !gone.is_empty() {
        remove(&gone).await;
    }
}

/// Sends what waits, a batch after the other, as long as the collector takes it.
async fn send(used: &InUse, collector: &Collector) {
    let policy = &used.policy;
    let mut sending = Sending::of(collector).await;
    let mut most = BATCH;
    loop {
        if let Some((id, count)) = &sending.lost {
            // Under the id that it was given then: noted twice, it is one event still.
            let event = lost(*count);
            if store(Area::Local, &format!("{EVENT}{id}"), &event.line()).await {
                sending.lost = None;
                sending.store().await;
            }
        }
        let waiting = keys_of(EVENT).await;
        let Some(oldest) = waiting.first() else {
            return wake_not(ALARM).await;
        };
        let over = waiting.len().saturating_sub(MOST_WAITING);
        if over > 0 {
            sending.lose(over as u64);
            sending.store().await;
            for batch in waiting[..over].chunks(BATCH) {
                let lines = load_all(batch).await;
                put_away(policy, batch, &lines).await;
            }
            continue;
        }
        let now = js_sys::Date::now();
        // A clock that was put back is no reason to wait.
        if now < sending.next && sending.tried <= now {
            return wake_at(ALARM, sending.next).await;
        }
        // Of a moment ago, and not yet many: others will follow.
        let ready = time(&oldest[EVENT.len()..]) + TOGETHER;
        if waiting.len() < BATCH && (now..now + TOGETHER).contains(&ready) {
            return wake_at(ALARM, ready).await;
        }
        let batch = &waiting[..waiting.len().min(most)];
        let lines: BTreeMap<String, String> = load_all(batch).await;
        let entry = |(key, line): (&String, &String)| Entry::read(key.trim_start_matches(EVENT), line);
        let entries: Vec<Entry> = lines.iter().filter_map(entry).collect();
        // Noted first: a background that is stopped in between tries again, and not at once.
        sending.failures += 1;
        sending.tried = now;
        sending.next = now + backoff(sending.failures, js_sys::Math::random());
        sending.store().await;
        wake_at(ALARM, sending.next).await;
        let answered = post(used, collector, &entries, &sending.installation).await;
        let now = js_sys::Date::now();
        let status = answered.as_ref().map_or(0, |(status, _)| *status);
        match answered.map(|(_, answer)| answer) {
            Ok(Answer::Accepted { rejected, .. }) => {
                put_away(policy, batch, &lines).await;
                sending.lose(rejected);
                (sending.failures, sending.next, sending.good) = (0, 0.0, now);
                sending.problem = String::new();
                sending.store().await;
                continue;
            }
            Ok(Answer::TooLarge) if batch.len() > 1 => {
                most = batch.len() / 2;
                (sending.failures, sending.next) = (0, 0.0);
                continue;
            }
            Ok(Answer::TooLarge) => {
                put_away(policy, batch, &lines).await;
                sending.lose(1);
                (sending.failures, sending.next) = (0, 0.0);
                sending.store().await;
                continue;
            }
            Ok(Answer::Later { after }) => {
                sending.problem = UNREACHABLE.to_owned();
                if let Some(after) = after {
                    sending.next = now + f64::from(after) * 1000.0;
                }
            }
            Ok(Answer::Refused { .. }) => {
                sending.next = now + otlp::MOST;
                sending.problem = status.to_string();
            }
            Err(problem) => sending.problem = problem,
        }
        sending.store().await;
        return wake_at(ALARM, sending.next).await;
    }
}

/// So many were lost.
fn lost(count: u64) -> Event {
    Event {
        at: 0,
        host: String::new(),
        what: What::Lost,
        way: Way::Request,
        action: None,
        kinds: vec![("lost".to_owned(), u32::try_from(count).unwrap_or(u32::MAX))],
        rules: Vec::new(),
        reason: String::new(),
    }
}

/// Sends events; else why nothing was answered.
async fn post(
    used: &InUse,
    collector: &Collector,
    entries: &[Entry],
    installation: &str,
) -> Result<(u16, Answer), String> {
    // That one of this computer is let through by the manifest of the tests' build alone.
    if !["https://", "http://127.0.0.1:"].iter().any(|start| collector.endpoint.starts_with(start)) {
        return Err(ADDRESS.to_owned());
    }
    let policy = &used.policy;
    let source = Source {
        installation,
        version: env!("CARGO_PKG_VERSION"),
        policy: &policy.version,
        organisation: policy.organisation.get(used.lang).unwrap_or_default(),
        browser: own_agent(),
    };
    let (kind, body) = if collector.protobuf {
        ("application/x-protobuf", otlp::protobuf(entries, &source))
    } else {
        ("application/json", otlp::json(entries, &source).into_bytes())
    };
    let mut headers: Vec<(&str, &str)> =
        collector.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    headers.push(("Content-Type", kind));
    let answered = fetch_part(&collector.endpoint, &headers, Some(&body), MOST_ANSWER).await;
    let Fetched { status, retry_after, kind, part, .. } = answered.ok_or_else(|| UNREACHABLE.to_owned())?;
    let body = if let Part::Whole(body) = part { body } else { Vec::new() };
    Ok((status, otlp::answer(status, retry_after.as_deref(), kind.as_deref(), &body)))
}

/// Notes what happened at a site. The same again within a minute is one event: a page may be loaded anew, and another may open ours.
pub(crate) async fn note_site(
    policy: &Policy,
    what: What,
    host: &str,
    category: Option<SiteCategory>,
    action: Option<Action>,
    reason: &str,
) {
    let now = js_sys::Date::now();
    let category = category.map(SiteCategory::name);
    let said = format!("{} {host} {}", what.name(), category.unwrap_or_default());
    let mut recent: Vec<(String, f64)> = load(Area::Session, RECENT).await.unwrap_or_default();
    recent.retain(|(_, at)| (now - MINUTE..=now).contains(at));
    if recent.iter().any(|(known, _)| *known == said) {
        return;
    }
    recent.push((said, now));
    store(Area::Session, RECENT, &recent).await;
    let event = Event {
        at: 0,
        host: host.to_owned(),
        what,
        way: Way::Site,
        action,
        kinds: category.map(|category| (category.to_owned(), 1)).into_iter().collect(),
        rules: Vec::new(),
        reason: reason.to_owned(),
    };
    note(policy, &event).await;
    if policy.collector.is_some() {
        wake_at(ALARM, now + MINUTE).await;
    }
}

/// The events that are kept here since a moment (in milliseconds since 1970), the oldest first, each once.
pub(crate) async fn entries(policy: &Policy, since: f64) -> Vec<Entry> {
    let mut all: BTreeMap<String, Entry> = BTreeMap::new();
    let until = js_sys::Date::now() - policy.journal_days.map_or(f64::MAX, |days| days as f64 * DAY);
    let until = until.max(since);
    // A pack is known by its last event.
    let wanted: Vec<String> = keys()
        .await
        .into_iter()
        .filter(|key| {
            let id = key.strip_prefix(EVENT).or_else(|| key.starts_with(PACK).then(|| packed(key).0));
            id.is_some_and(|id| time(id) >= until)
        })
        .collect();
    for part in wanted.chunks(BATCH) {
        let values: BTreeMap<String, String> = load_all(part).await;
        for (key, value) in values {
            let lines: Vec<(&str, &str)> = match key.strip_prefix(EVENT) {
                Some(id) => vec![(id, value.as_str())],
                None => value.lines().filter_map(|line| line.split_once('\t')).collect(),
            };
            for (id, line) in lines.into_iter().filter(|(id, _)| time(id) >= until) {
                if let Some(entry) = Entry::read(id, line) {
                    all.insert(id.to_owned(), entry);
                }
            }
        }
    }
    all.into_values().collect()
}

/// How many wait to be sent.
pub(crate) async fn waiting() -> usize {
    keys_of(EVENT).await.len()
}

/// Drops all that is kept: for a person whose browser nobody manages.
pub(crate) async fn clear() {
    let all: Vec<String> =
        keys().await.into_iter().filter(|key| key.starts_with(EVENT) || key.starts_with(PACK)).collect();
    remove(&all).await;
}
