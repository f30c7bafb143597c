//! The browser's own engine (`declarativeNetRequest`) is brought to what the policy and the lists say: it keeps the rules itself, and holds them
//! from the first request on, with the background asleep. Only what differs is handed over, since a list is some megabytes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use balise::sites::{Act, Compiling, EngineRule, Filters, Hosts, SiteCategory};
use serde::{Deserialize, Serialize};

use crate::browser::pages::{add_rules, all_rules};
use crate::browser::{Area, BLOCKED, SENTINEL, load, own, rule_kept, store, today};
use crate::in_use::InUse;
use crate::turns::Turns;
use crate::{lists, pace};

/// Key of what the engine was given.
pub(crate) const HELD: &str = "engine";
/// How often a refused rule is cut in two to find the host that the browser cannot take.
const MOST_TRIES: usize = 200;
/// Before the key of a rule that is being handed over: a background that is stopped in between finds it, and takes it away.
const UNDER_WAY: char = '?';

/// What the engine was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    /// The rules by their keys; one that was cut in pieces has several numbers.
    rules: Vec<(String, u32)>,
    /// What it did not take, in words of the policy: hosts, or filters.
    pub(crate) refused: Vec<String>,
}

thread_local! {
    /// One at a time, and always to the last that was wanted.
    static TURNS: Rc<Turns<Rc<InUse>>> = Rc::default();
}

/// Brings the engine to what holds now. Whether it has come there: not so where it is being brought there already.
pub(crate) async fn enforce(used: &Rc<InUse>) -> bool {
    let turns = TURNS.with(Rc::clone);
    // What waits for anything comes after its turn is taken: else what is older could come later.
    turns
        .take(Rc::clone(used), async |used| {
            let policy = &used.policy;
            let filters = Filters::of(policy, &lists::to_ascii);
            let page = own(BLOCKED);
            let marks = lists::marks(policy).await;
            let spent = pace::spent(policy).await;
            let rules =
                Compiling { policy, filters: &filters, lists: &marks, spent, day: today(), page: &page }.rules();
            pace::bring(policy, &marks).await;
            bring(&rules, || !turns.waits()).await;
        })
        .await
}

/// Hands over what differs. `still_wanted`: whether it is what is wanted; a list takes seconds, and what is small in another policy does not wait for it.
async fn bring(rules: &[EngineRule], still_wanted: impl Fn() -> bool) {
    let mut held: Held = load(Area::Local, HELD).await.unwrap_or_default();
    if !rule_kept().await || held.rules.is_empty() {
        // Older versions of Firefox lose them at a restart, now and then; or what we knew of them is lost.
        add_rules(&all_rules().await, &sentinel()).await;
        held = Held::default();
        held.rules.push((String::new(), SENTINEL));
    }
    let wanted: Vec<(String, &EngineRule)> = rules.iter().map(|rule| (rule.key(), rule)).collect();
    let known: BTreeSet<String> = held.rules.iter().map(|(key, _)| key.clone()).collect();
    let keys: BTreeSet<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
    let gone = |held: &Held| -> Vec<u32> {
        let gone = |(key, id): &(String, u32)| (*id != SENTINEL && !keys.contains(key.as_str())).then_some(*id);
        held.rules.iter().filter_map(gone).collect()
    };
    let new: Vec<&(String, &EngineRule)> = wanted.iter().filter(|(key, _)| !known.contains(key)).collect();
    if new.is_empty() && gone(&held).is_empty() {
        return;
    }
    held.refused.clear();
    // What is new first: nothing is open in between that is closed before and after.
    let mut whole = true;
    let (listed, small): (Vec<_>, Vec<_>) =
        new.into_iter().partition(|(_, rule)| matches!(rule.hosts, Hosts::Listed { .. }));
    let texts = |small: &[&(String, &EngineRule)], first: u32| -> String {
        let all: Vec<String> = small.iter().zip(first..).map(|((_, rule), id)| rule.json(id, &[])).collect();
        all.join(",")
    };
    let first = held.under_way(small.iter().map(|(key, _)| key)).await;
    if add_rules(&[], &texts(&small, first)).await {
        held.done();
    } else {
        held.given_up();
        for (key, rule) in &small {
            in_pieces(&mut held, key, rule).await;
        }
    }
    // Chromium indexes all of its rules anew at each change: the lists are one.
    let domains = domains(listed.iter().map(|(_, rule)| &rule.hosts)).await;
    let handed: Vec<(&String, &EngineRule, &[String])> =
        listed.iter().filter_map(|(key, rule)| Some((key, *rule, domains.get(&rule.hosts)?.as_slice()))).collect();
    // What cannot be read holds as it was until it can.
    whole &= handed.len() == listed.len();
    if !handed.is_empty() {
        whole &= still_wanted() && hand_over(&mut held, &handed).await;
    }
    if whole {
        let ids = gone(&held);
        add_rules(&ids, "").await;
        held.rules.retain(|(_, id)| !ids.contains(id));
    }
    store(Area::Local, HELD, &held).await;
}

/// The domains that each of some hosts stands for; each list is gone through once. Without those whose list cannot be read.
async fn domains<'h>(all: impl Iterator<Item = &'h Hosts>) -> BTreeMap<&'h Hosts, Vec<String>> {
    let mut found: BTreeMap<&Hosts, Vec<String>> = all.map(|hosts| (hosts, Vec::new())).collect();
    let of = |hosts: &Hosts| match hosts {
        Hosts::Listed { list, .. } => Some(list.clone()),
        Hosts::Any | Hosts::These(_) => None,
    };
    let lists: BTreeSet<String> = found.keys().filter_map(|hosts| of(hosts)).collect();
    for list in &lists {
        let Some(open) = lists::open(list).await else {
            found.retain(|hosts, _| of(hosts).as_ref() != Some(list));
            continue;
        };
        let mut wanted: Vec<(SiteCategory, &mut Vec<String>)> = found
            .iter_mut()
            .filter_map(|(hosts, domains)| match hosts {
                Hosts::Listed { list: of, category } if of == list => Some((*category, domains)),
                _ => None,
            })
            .collect();
        open.each(|domain, block, warn| {
            for (category, domains) in &mut wanted {
                if (block | warn).has(*category) {
                    domains.push(domain.to_owned());
                }
            }
        });
    }
    found
}

/// Hands over the rules of lists, together, or else one by one. Whether the browser took them all.
async fn hand_over(held: &mut Held, rules: &[(&String, &EngineRule, &[String])]) -> bool {
    let first = held.under_way(rules.iter().map(|(key, ..)| key)).await;
    // A category without a site is a rule that never fits: the engine refuses one.
    let json = |((_, rule, domains), id): (&(&String, &EngineRule, &[String]), u32)| {
        (!domains.is_empty()).then(|| rule.json(id, domains))
    };
    let texts: Vec<String> = rules.iter().zip(first..).filter_map(json).collect();
    if add_rules(&[], &texts.join(",")).await {
        held.done();
        return true;
    }
    held.given_up();
    let mut all = true;
    for (key, rule, domains) in rules {
        let first = held.under_way([key]).await;
        if domains.is_empty() || add_rules(&[], &rule.json(first, domains)).await {
            held.done();
            continue;
        }
        held.given_up();
        all = false;
        if let Hosts::Listed { category, .. } = &rule.hosts {
            held.refused.push(category.name().to_owned());
        }
    }
    all
}

/// Hands over a rule that was refused beside others: by itself, then each half of its hosts, down to one. One that the browser cannot take costs
/// itself alone.
async fn in_pieces(held: &mut Held, key: &str, rule: &EngineRule) {
    let mut waiting = vec![rule.clone()];
    let mut tries = 0;
    while let Some(mut rule) = waiting.pop() {
        tries += 1;
        let first = held.under_way([key]).await;
        if add_rules(&[], &rule.json(first, &[])).await {
            held.done();
            continue;
        }
        held.given_up();
        match &mut rule.hosts {
            Hosts::These(hosts) if hosts.len() > 1 && tries < MOST_TRIES => {
                let half = hosts.split_off(hosts.len() / 2);
                waiting.push(EngineRule { hosts: Hosts::These(half), ..rule.clone() });
                waiting.push(rule);
            }
            // What redirects has one that blocks beneath it, which says the same.
            Hosts::These(hosts) if !matches!(rule.act, Act::Redirect(_)) => held.refused.append(hosts),
            _ => {}
        }
    }
}

/// A rule that is always there, and does nothing: whether the browser has kept what it was given.
fn sentinel() -> String {
    let hosts = Hosts::These(vec!["balise.invalid".to_owned()]);
    EngineRule { priority: 1, act: Act::Allow, hosts, regex: None }.json(SENTINEL, &[])
}

impl Held {
    /// Notes rules that are being handed over; the number of the first.
    async fn under_way(&mut self, keys: impl IntoIterator<Item = impl AsRef<str>>) -> u32 {
        let first = self.rules.iter().map(|(_, id)| *id).max().unwrap_or(SENTINEL) + 1;
        for (key, id) in keys.into_iter().zip(first..) {
            self.rules.push((format!("{UNDER_WAY}{}", key.as_ref()), id));
        }
        store(Area::Local, HELD, self).await;
        first
    }

    /// They are there.
    fn done(&mut self) {
        for (key, _) in &mut self.rules {
            if key.starts_with(UNDER_WAY) {
                key.remove(0);
            }
        }
    }

    /// They are not.
    fn given_up(&mut self) {
        self.rules.retain(|(key, _)| !key.starts_with(UNDER_WAY));
    }

    /// How many rules it is.
    pub(crate) fn count(&self) -> usize {
        self.rules.len().saturating_sub(1)
    }
}
