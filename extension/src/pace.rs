//! Time spent on sites of categories for which the policy sets one a day: counted while a page is in front and used, said before it is over, and
//! then what the policy's rule says is done until tomorrow. Seconds by category are kept for their day, and nothing else: no host, no hour.

use std::collections::BTreeMap;
use std::rc::Rc;

use balise::lang;
use balise::policy::{Policy, SiteRule};
use balise::sites::{Categories, SiteCategory};
use balise::verdict::view::BannerView;
use serde::{Deserialize, Serialize};

use crate::browser::{Area, go_blocked, load, load_all, remove, run_in, store, store_all, today};
use crate::engine;
use crate::in_use::InUse;
use crate::lists;
use crate::place::Place;

/// Key of the day's time.
const TIME: &str = "time";
/// Key of the domains that are counted, all of them: what is taken away when others are.
const PACED: &str = "paced";
/// Before the key of a domain that is counted; its value is its category (`content/pace.ts` looks for it).
const DOMAIN: &str = "pace:";
/// The banner, in a page that may have no part of ours to lend it anything; for [`run_in`].
const LENT_BANNER: &str = r#""files":["lend.js","banner.js"]"#;
/// What a page may tell at once, in seconds: it tells every quarter of a minute.
const MOST_SECONDS: f64 = 20.0;
/// The share of the time after which what is left is said.
const SOON: f64 = 0.8;

/// The day's time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Time {
    /// `2026-11-27`.
    day: String,
    /// By category.
    spent: Vec<Spent>,
    /// When it was last counted, in milliseconds since 1970: two windows side by side are one time.
    last: f64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Spent {
    category: String,
    seconds: f64,
    /// How often something was said of it: once before it is over, once when it is.
    said: u8,
}

/// A category's time: its rule, and how far it is.
struct Pace<'p> {
    rule: &'p SiteRule,
    minutes: u64,
    category: SiteCategory,
}

fn pace(policy: &Policy, category: SiteCategory) -> Option<Pace<'_>> {
    let rule = policy.site_rule(category)?;
    Some(Pace { rule, minutes: rule.minutes?, category })
}

async fn time() -> Time {
    let day = today().to_string();
    let kept: Time = load(Area::Local, TIME).await.unwrap_or_default();
    if kept.day == day { kept } else { Time { day, ..Time::default() } }
}

/// The categories whose time is over today.
pub(crate) async fn spent(policy: &Policy) -> Categories {
    let time = time().await;
    let over = |spent: &Spent| {
        let pace = pace(policy, SiteCategory::from_name(&spent.category)?)?;
        (spent.seconds >= pace.minutes as f64 * 60.0).then_some(pace.category)
    };
    time.spent.iter().filter_map(over).collect()
}

/// Has the pages of these categories counted, and no others. `marks`: of the lists in force.
pub(crate) async fn bring(policy: &Policy, marks: &[String]) {
    let paced: Vec<SiteCategory> =
        SiteCategory::ALL.into_iter().filter(|category| pace(policy, *category).is_some()).collect();
    let names: Vec<&str> = paced.iter().map(|category| category.name()).collect();
    let wanted = format!("{} {}", names.join(" "), marks.join(" "));
    let (before, keys): (String, Vec<String>) = load(Area::Local, PACED).await.unwrap_or_default();
    if before == wanted || (before.is_empty() && paced.is_empty()) {
        return;
    }
    let mut domains: Vec<(String, &str)> = Vec::new();
    if !paced.is_empty() {
        for mark in marks {
            let Some(list) = lists::open(mark).await else { continue };
            list.each(|domain, block, warn| {
                if let Some(category) = paced.iter().find(|category| (block | warn).has(**category)) {
                    domains.push((format!("{DOMAIN}{domain}"), category.name()));
                }
            });
        }
    }
    remove(&keys).await;
    store_all(Area::Local, &domains).await;
    let keys: Vec<String> = domains.into_iter().map(|(key, _)| key).collect();
    store(Area::Local, PACED, &(wanted, keys)).await;
}

/// The category under which a host is counted.
async fn category(host: &str) -> Option<SiteCategory> {
    let above = std::iter::successors(Some(host), |name| Some(name.split_once('.')?.1));
    let keys: Vec<String> = above.map(|name| format!("{DOMAIN}{name}")).collect();
    let found: BTreeMap<String, String> = load_all(&keys).await;
    // The nearest.
    keys.iter().find_map(|key| SiteCategory::from_name(found.get(key)?))
}

/// A page was in front and used for so long.
pub(crate) async fn note(used: &Rc<InUse>, place: &Place, seconds: f64) {
    let policy = &used.policy;
    let host = &place.to.host;
    let Some(pace) = category(host).await.and_then(|category| pace(policy, category)) else {
        return;
    };
    if policy.observes(today()) {
        return;
    }
    let mut time = time().await;
    let now = js_sys::Date::now();
    let seconds = seconds.min(MOST_SECONDS).min((now - time.last) / 1000.0).max(0.0);
    time.last = now;
    let name = pace.category.name();
    let at = time.spent.iter().position(|spent| spent.category == name).unwrap_or_else(|| {
        time.spent.push(Spent { category: name.to_owned(), seconds: 0.0, said: 0 });
        time.spent.len() - 1
    });
    let spent = &mut time.spent[at];
    spent.seconds += seconds;
    let whole = pace.minutes as f64 * 60.0;
    let over = spent.seconds >= whole;
    let due = u8::from(spent.seconds >= whole * SOON) + u8::from(over);
    let say = due > spent.said;
    spent.said = spent.said.max(due);
    store(Area::Local, TIME, &time).await;
    if over && pace.rule.action.holds() && policy.closes(today()) {
        engine::enforce(used).await;
        go_blocked(place.tab, host).await;
    } else if say {
        run_in(place.tab, 0, LENT_BANNER).await;
    }
}

/// What is said at the top of a page of such a category, after [`note`] had it said.
pub(crate) async fn banner(used: &InUse, host: &str) -> Option<BannerView> {
    let (policy, lang) = (&used.policy, used.lang);
    let pace = pace(policy, category(host).await?)?;
    let time = time().await;
    let spent = time.spent.iter().find(|spent| spent.category == pace.category.name() && spent.said > 0)?;
    let left = (pace.minutes as f64 - spent.seconds / 60.0).ceil().max(0.0) as usize;
    let name = lang::site_category(lang, pace.category);
    let title = if left == 0 { lang::pace_over(lang, &name) } else { lang::pace_left(lang, &name, left) };
    Some(BannerView {
        lang: lang.tag().to_owned(),
        title,
        why: Some(
            pace.rule.said.message.get(lang).map_or_else(|| lang::pace_why(lang, pace.minutes as usize), str::to_owned),
        ),
        directives: Vec::new(),
        report: None,
        done: lang::visit_done(lang),
    })
}

/// The day's time by category, in whole minutes.
pub(crate) async fn minutes() -> Vec<(SiteCategory, usize)> {
    let time = time().await;
    let one =
        |spent: &Spent| Some((SiteCategory::from_name(&spent.category)?, (spent.seconds / 60.0).floor() as usize));
    time.spent.iter().filter_map(one).collect()
}
