//! The lists of sites that are in force here, and what they say of a host: the one of the package, and those that the policy names by their
//! addresses. The only requests that the extension makes are for these: without cookies, with nothing of anybody in them, and none where the
//! policy names no list.
//!
//! What was fetched is judged by the core ([`Update`]); where it is refused the last good list stays, and the options page says why.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use balise::lang::{self, Lang};
use balise::platforms::path_on;
use balise::policy::{Policy, SiteListSource};
use balise::sites::{
    self, Address, Categories, Deciding, Decision, Filters, List, MOST_BYTES, Refused, SiteCategory, Update,
};
use serde::{Deserialize, Serialize};

use crate::browser::pages::{
    Fetched, Part, fetch_part, forget_lists, has_list, keep_list, kept_list, own_bytes, wake_at,
};
use crate::browser::{Area, load, own, store, today};
use crate::turns::Turns;

/// The list that comes with the extension, as a file beside it.
const BUNDLED: &str = "sites.fst";
/// What no list that is fetched may name, likewise.
const GUARD: &str = "guard.fst";
/// Key of what is known of the lists that the policy names.
const LISTS: &str = "lists";
/// The alarm of the next one that is due.
const ALARM: &str = "lists";
/// How often a list is looked for where the policy does not say.
const EVERY: u64 = 24;
/// How long after a try that came to nothing the next one is made.
const AGAIN: f64 = HOUR;
/// In milliseconds.
const HOUR: f64 = 3_600_000.0;
/// The largest signature: 88 signs, and room for an end of line.
const MOST_SIGNATURE: usize = 256;
/// The codes of what went wrong before there was anything to judge.
const ADDRESS: &str = "address";
const UNREACHABLE: &str = "unreachable";
const STATUS: &str = "status ";
const NOT_KEPT: &str = "not_kept";
const INTERRUPTED: &str = "interrupted";

/// What is known of a list that the policy names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    url: String,
    category: String,
    key: Option<String>,
    /// The mark of the content in force; empty: none yet.
    mark: String,
    /// What the server called it, to ask whether it changed.
    etag: Option<String>,
    modified: Option<String>,
    /// When it was last known to be good, in milliseconds since 1970.
    pub(crate) good: f64,
    /// When it was last asked for.
    pub(crate) tried: f64,
    pub(crate) count: usize,
    pub(crate) left_out: usize,
    /// Why the last try came to nothing; empty: it did not.
    problem: String,
}

impl Kept {
    fn new(source: &SiteListSource) -> Self {
        let SiteListSource { url, category, key, .. } = source;
        Self { url: url.clone(), category: category.clone(), key: key.clone(), ..Self::default() }
    }

    /// Whether it came from there: what another key signed, or was said to be something else, is another list.
    fn is_of(&self, source: &SiteListSource) -> bool {
        (&self.url, &self.category, &self.key) == (&source.url, &source.category, &source.key)
    }

    /// Whether there is one in force.
    pub(crate) fn is_good(&self) -> bool {
        !self.mark.is_empty()
    }

    /// When it is to be looked for again.
    fn due(&self, source: &SiteListSource) -> f64 {
        let every = source.every.unwrap_or(EVERY) as f64 * HOUR;
        self.tried + if self.problem.is_empty() { every } else { AGAIN.min(every) }
    }

    /// Why the last try came to nothing, in a sentence.
    pub(crate) fn problem(&self, lang: Lang) -> Option<String> {
        if let Some(refused) = Refused::from_name(&self.problem) {
            return Some(refused.sentence(lang));
        }
        Some(match self.problem.as_str() {
            "" => return None,
            ADDRESS => lang::list_address(lang),
            NOT_KEPT => lang::list_not_kept(lang),
            INTERRUPTED => lang::list_interrupted(lang),
            other => match other.strip_prefix(STATUS).and_then(|code| code.parse().ok()) {
                Some(code) => lang::list_status(lang, code),
                None => lang::list_unreachable(lang),
            },
        })
    }
}

thread_local! {
    /// One after the other, and always to the last that was wanted.
    static TURNS: Rc<Turns<Vec<SiteListSource>>> = Rc::default();
}

/// What is known of each list that the policy names, in its order.
pub(crate) async fn known(policy: &Policy) -> Vec<(&SiteListSource, Option<Kept>)> {
    if policy.site_lists.is_empty() {
        return Vec::new();
    }
    let all: Vec<Kept> = load(Area::Local, LISTS).await.unwrap_or_default();
    let of = |source: &SiteListSource| all.iter().find(|kept| kept.is_of(source)).cloned();
    policy.site_lists.iter().map(|source| (source, of(source))).collect()
}

/// The marks of the lists in force.
pub(crate) async fn marks(policy: &Policy) -> Vec<String> {
    let mut marks = vec![sites::BUNDLED.to_owned()];
    for kept in known(policy).await.into_iter().filter_map(|(_, kept)| kept) {
        if kept.is_good() && !marks.contains(&kept.mark) {
            marks.push(kept.mark);
        }
    }
    marks
}

/// The list of that mark; none where it cannot be read.
pub(crate) async fn open(mark: &str) -> Option<List> {
    let bytes = if mark == sites::BUNDLED { own_bytes(&own(BUNDLED)).await? } else { kept_list(mark).await? };
    List::new(bytes).ok()
}

/// Looks for the lists that are due. Whether another content is in force than before.
pub(crate) async fn update(policy: &Policy) -> bool {
    let changed = Cell::new(false);
    let turns = TURNS.with(Rc::clone);
    turns.take(policy.site_lists.clone(), async |sources| changed.set(bring(&sources).await || changed.get())).await;
    changed.get()
}

async fn bring(sources: &[SiteListSource]) -> bool {
    let before: Vec<Kept> = load(Area::Local, LISTS).await.unwrap_or_default();
    let mut all: Vec<Kept> = Vec::new();
    for source in sources {
        if !all.iter().any(|kept| kept.is_of(source)) {
            all.push(before.iter().find(|kept| kept.is_of(source)).cloned().unwrap_or_else(|| Kept::new(source)));
        }
    }
    // The browser may have needed the room: then it is as if it had never been there.
    for kept in all.iter_mut().filter(|kept| kept.is_good() && kept.problem.is_empty()) {
        if !has_list(&kept.mark).await {
            (kept.etag, kept.modified, kept.tried) = (None, None, 0.0);
        }
    }
    if all != before {
        store(Area::Local, LISTS, &all).await;
    }
    for at in 0..all.len() {
        let now = js_sys::Date::now();
        let Some(source) = sources.iter().find(|source| all[at].is_of(source)) else { continue };
        // A clock that was put back is no reason to wait.
        if now < all[at].due(source) && all[at].tried <= now {
            continue;
        }
        // Noted first: a background that is stopped in between tries again, and not at once.
        let known = all[at].clone();
        all[at].tried = now;
        all[at].problem = INTERRUPTED.to_owned();
        store(Area::Local, LISTS, &all).await;
        wake_at(ALARM, all[at].due(source)).await;
        all[at].problem = match fetched(source, &known).await {
            Ok(kept) => {
                all[at] = Kept { tried: now, good: now, ..kept };
                String::new()
            }
            Err(problem) => problem,
        };
        store(Area::Local, LISTS, &all).await;
    }
    let due = |kept: &Kept| sources.iter().find(|source| kept.is_of(source)).map(|source| kept.due(source));
    if let Some(next) = all.iter().filter_map(due).min_by(f64::total_cmp) {
        wake_at(ALARM, next.max(js_sys::Date::now())).await;
    }
    let marks = |all: &[Kept]| -> Vec<String> { all.iter().map(|kept| kept.mark.clone()).collect() };
    let (old, new) = (marks(&before), marks(&all));
    if old != new {
        forget_lists(&new).await;
    }
    old != new
}

/// Asks for a list, and keeps it where it is good; else why not.
async fn fetched(source: &SiteListSource, known: &Kept) -> Result<Kept, String> {
    let code = |refused: Refused| refused.name().to_owned();
    let category = SiteCategory::from_name(&source.category);
    // That one of this computer is let through by the manifest of the tests' build alone.
    let may = ["https://", "http://127.0.0.1:"].iter().any(|start| source.url.starts_with(start));
    let (Some(category), true) = (category, may) else {
        return Err(ADDRESS.to_owned());
    };
    let mut asked = Vec::new();
    if known.is_good() {
        asked.extend(known.etag.as_deref().map(|etag| ("If-None-Match", etag)));
        asked.extend(known.modified.as_deref().map(|modified| ("If-Modified-Since", modified)));
    }
    let unreachable = || UNREACHABLE.to_owned();
    let answer = fetch_part(&source.url, &asked, None, MOST_BYTES).await.ok_or_else(unreachable)?;
    let Fetched { status, etag, modified, part, .. } = answer;
    let bytes = match (status, part) {
        (304, _) if known.is_good() => return Ok(known.clone()),
        (200, Part::Whole(bytes)) => bytes,
        (200, Part::TooLarge) => return Err(code(Refused::TooLarge)),
        (200, Part::Cut) => return Err(code(Refused::Truncated)),
        (status, _) => return Err(format!("{STATUS}{status}")),
    };
    let mut signature = None;
    if source.key.is_some() {
        let answer =
            fetch_part(&format!("{}.sig", source.url), &[], None, MOST_SIGNATURE).await.ok_or_else(unreachable)?;
        signature = match answer {
            Fetched { status: 200, part: Part::Whole(text), .. } => Some(text),
            Fetched { status: 200, .. } => Some(Vec::new()),
            _ => None,
        };
    }
    let guard = own_bytes(&own(GUARD)).await.and_then(|bytes| List::new(bytes).ok());
    let guard = guard.ok_or_else(|| NOT_KEPT.to_owned())?;
    let update = Update {
        bytes: &bytes,
        signature: signature.as_deref(),
        key: source.key.as_deref(),
        category,
        before: known.is_good().then_some(known.count),
        guard: &|domain| guard.touches(domain),
        to_ascii: &to_ascii,
    };
    let accepted = update.judge().map_err(code)?;
    let mut hasher = DefaultHasher::new();
    accepted.list.hash(&mut hasher);
    let mark = format!("{:016x}", hasher.finish());
    if !keep_list(&mark, &accepted.list).await {
        return Err(NOT_KEPT.to_owned());
    }
    Ok(Kept {
        mark,
        etag,
        modified,
        count: accepted.count,
        left_out: accepted.left_out,
        problem: String::new(),
        ..Kept::new(source)
    })
}

/// What is done about a site, by its host alone. `spent`: the categories whose time of the day is over.
pub(crate) async fn said_of(policy: &Policy, host: &str, spent: Categories) -> Decision {
    let mut lists = Vec::new();
    for mark in marks(policy).await {
        lists.extend(open(&mark).await);
    }
    let lists: Vec<&List> = lists.iter().collect();
    let filters = Filters::of(policy, &to_ascii);
    Deciding { policy, filters: &filters, lists: &lists, spent, day: today() }.decide(&Address::from_parts(
        "https",
        host,
        None,
        path_on(host),
        "",
    ))
}

/// A name as browsers write it.
pub(crate) fn to_ascii(name: &str) -> Option<String> {
    let url = web_sys::Url::new(&format!("https://{name}/")).ok()?;
    Some(url.hostname()).filter(|host| !host.is_empty())
}
