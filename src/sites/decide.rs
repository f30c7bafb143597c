//! What is done about an address: the organisation's filters first, then what it says of AI platforms, then the lists of sites by the policy's
//! rules.

use super::{Address, Categories, Filters, List, SiteCategory};
use crate::Policy;
use crate::platforms::covers;
use crate::policy::{Action, Date};

/// What is done about an address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What is done; none: it is let be.
    pub action: Option<Action>,
    /// What the site is, where a list says so; of more than one thing, the one that asks for most.
    pub category: Option<SiteCategory>,
    /// How long a day sites of that category may be used, in minutes, by the rule that says what is done.
    pub minutes: Option<u64>,
    /// The browser's engine shows something else in its place.
    pub closed: bool,
    /// What said it.
    pub why: Why,
}

/// What decided about an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A filter of `url_blocklist`, as it is written.
    Blocklist(String),
    /// A filter of `url_allowlist`, as it is written.
    Allowlist(String),
    /// It is an AI platform that is not to be used.
    Prohibited,
    /// A list of sites.
    Listed {
        /// The domain that is listed.
        domain: String,
        /// It may be wrong: one source alone says so.
        warn: bool,
    },
    /// Nothing speaks of it, or the policy names it as a place to work in.
    Unlisted,
}

/// What addresses are decided by, on a day.
#[derive(Clone, Copy, Debug)]
pub struct Deciding<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// Its filters, read.
    pub filters: &'a Filters,
    /// The lists in force.
    pub lists: &'a [&'a List],
    /// Categories whose time of the day is over.
    pub spent: Categories,
    /// The day: of the stage of a rollout.
    pub day: Date,
}

impl Deciding<'_> {
    /// What is done about an address; what [`Compiling`](super::Compiling) has the browser's engine do is the same.
    ///
    /// A filter that closes comes before all; one that allows, before any list, and after a prohibited platform. What one source alone says is
    /// never closed for good: a rule of `block` comes to `justify` there. Before everything is in the stage of blocking nothing is closed, and
    /// what would be is recorded at most.
    pub fn decide(&self, address: &Address) -> Decision {
        let mut decision = self.wanted(address);
        if !self.policy.closes(self.day) {
            decision.closed = false;
            decision.action = decision.action.map(|action| action.min(Action::Record));
        }
        decision
    }

    /// The same with everything in the stage of blocking.
    fn wanted(&self, address: &Address) -> Decision {
        let Self { policy, filters, lists, spent, day } = *self;
        let nothing = Decision { action: None, category: None, minutes: None, closed: false, why: Why::Unlisted };
        if !address.is_web() {
            return nothing;
        }
        let blocked = |why| Decision { action: Some(Action::Block), closed: true, why, ..nothing.clone() };
        let filter = filters.decide(address);
        if let Some((false, filter)) = filter {
            return blocked(Why::Blocklist(filter.to_owned()));
        }
        if policy.bars_at(&address.host, &address.path, day) {
            return blocked(Why::Prohibited);
        }
        if let Some((_, filter)) = filter {
            return Decision { why: Why::Allowlist(filter.to_owned()), ..nothing };
        }
        // A place to work in, by the policy's own word.
        if policy.named_hosts().iter().any(|named| covers(named, &address.host)) {
            return nothing;
        }
        let mut best: Option<(Decision, bool)> = None;
        for listed in lists.iter().filter_map(|list| list.find(&address.host)) {
            for category in (listed.block | listed.warn).iter() {
                let sure = listed.block.has(category);
                let rule = policy.site_rule(category);
                let minutes = rule.and_then(|rule| rule.minutes);
                let action = rule.map(|rule| if sure { rule.action } else { rule.action.min(Action::Justify) });
                if best.as_ref().is_none_or(|(known, known_sure)| (action, sure) > (known.action, *known_sure)) {
                    let closed = action.is_some_and(Action::holds) && (minutes.is_none() || spent.has(category));
                    let why = Why::Listed { domain: listed.domain.to_owned(), warn: !sure };
                    best = Some((Decision { action, category: Some(category), minutes, closed, why }, sure));
                }
            }
        }
        best.map_or(nothing, |(decision, _)| decision)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;
    use crate::policy::read;
    use crate::sites::SiteCategory::{Adult, Gambling, Games, Social, Streaming};
    use serde_json::json;

    fn list(entries: &[(&str, &[SiteCategory], &[SiteCategory])]) -> List {
        let set = |all: &[SiteCategory]| all.iter().copied().collect();
        List::new(List::build(entries.iter().map(|(name, block, warn)| ((*name).to_owned(), set(block), set(warn)))))
            .unwrap()
    }

    fn said(policy: &Policy, host: &str) -> (Option<Action>, Option<SiteCategory>, Why) {
        let own = list(&[
            ("poker.test", &[Gambling], &[]),
            ("maybe.test", &[Social], &[Gambling]),
            ("both.test", &[Social], &[]),
            ("nothing.test", &[Streaming], &[]),
            ("once.test", &[], &[Adult]),
        ]);
        let other = list(&[("both.test", &[Games], &[]), ("once.test", &[Adult], &[])]);
        let filters = Filters::of(policy, &|_| None);
        let address = Address::from_parts("https", host, None, "/", "");
        let deciding =
            Deciding { policy, filters: &filters, lists: &[&own, &other], spent: Categories::NONE, day: Date::EPOCH };
        let decision = deciding.decide(&address);
        (decision.action, decision.category, decision.why)
    }

    #[test]
    fn the_strictest_rule_over_what_is_found() {
        let policy = Policy::builtin();
        let listed = |domain: &str, warn| Why::Listed { domain: domain.to_owned(), warn };
        let check = |host, action, category, why| assert_eq!(said(&policy, host), (action, category, why), "{host}");
        check("www.poker.test", Some(Action::Block), Some(Gambling), listed("poker.test", false));
        check("maybe.test", Some(Action::Justify), Some(Gambling), listed("maybe.test", true));
        check("both.test", Some(Action::Block), Some(Games), listed("both.test", false));
        check("once.test", Some(Action::Block), Some(Adult), listed("once.test", false));
        check("nothing.test", Some(Action::Record), Some(Streaming), listed("nothing.test", false));
        check("autre.test", None, None, Why::Unlisted);
    }

    #[test]
    fn filters_come_first() {
        let policy = read(&json!({
            "url_blocklist": ["autre.test", "*.no-filter"], "url_allowlist": ["ok.poker.test"],
            "sites": [{ "categories": ["games", "social"], "action": "remind", "minutes": 30 }],
        }));
        let policy = policy.policy;
        assert_eq!(said(&policy, "ok.poker.test").2, Why::Allowlist("ok.poker.test".to_owned()));
        assert_eq!(said(&policy, "ok.poker.test").0, None);
        assert_eq!(said(&policy, "poker.test").0, Some(Action::Block));
        assert_eq!(said(&policy, "a.autre.test").2, Why::Blocklist("autre.test".to_owned()));
        // The organisation's rule stands before the preset's.
        assert_eq!(said(&policy, "both.test").0, Some(Action::Remind));
        assert_eq!(policy.site_rule(Games).and_then(|rule| rule.minutes), Some(30));
        let closed = policy.closed_categories(Categories::NONE);
        assert!(closed.has(Gambling) && !closed.has(Games));
    }

    #[test]
    fn pages_alone_are_spoken_of() {
        let policy = read(&json!({ "url_blocklist": ["*"] })).policy;
        let filters = Filters::of(&policy, &|_| None);
        let (spent, day) = (Categories::NONE, Date::EPOCH);
        let deciding = Deciding { policy: &policy, filters: &filters, lists: &[], spent, day };
        let on = |scheme| deciding.decide(&Address::from_parts(scheme, "a.test", None, "/", "")).action;
        for scheme in ["http", "https", "ws", "wss"] {
            assert_eq!(on(scheme), Some(Action::Block), "{scheme}");
        }
        for scheme in ["chrome", "file", "about", "chrome-extension"] {
            assert_eq!(on(scheme), None, "{scheme}");
        }
    }
}
