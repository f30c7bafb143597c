//! What is done about an address: the organisation's filters first, then the lists of sites by the policy's rules.

use super::{Address, Filters, List, SiteCategory};
use crate::Policy;
use crate::platforms::covers;
use crate::policy::Action;

/// What is done about an address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What is done; none: it is let be.
    pub action: Option<Action>,
    /// What the site is, where a list says so; of more than one thing, the one that asks for most.
    pub category: Option<SiteCategory>,
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
    /// A list of sites.
    Listed {
        /// The domain that is listed.
        domain: String,
        /// It may be wrong: one source alone says so.
        warn: bool,
    },
    /// Nothing speaks of it.
    Unlisted,
}

impl Decision {
    /// The same with no more done than this: what a stage of the rollout has come to.
    pub fn at_most(self, most: Action) -> Self {
        Self { action: self.action.map(|action| action.min(most)), ..self }
    }
}

/// What is done about an address. Filters come before lists, and a filter that allows before any list. What one source alone says is never
/// closed: a rule of `block` comes to `justify` there.
///
/// A rule's `minutes` are for who counts them; [`Policy::site_rule`] gives the rule.
pub fn decide(policy: &Policy, filters: &Filters, lists: &[&List], address: &Address) -> Decision {
    let nothing = Decision { action: None, category: None, why: Why::Unlisted };
    if !address.is_web() {
        return nothing;
    }
    match filters.decide(address) {
        Some((true, filter)) => return Decision { why: Why::Allowlist(filter.to_owned()), ..nothing },
        Some((false, filter)) => {
            return Decision { action: Some(Action::Block), why: Why::Blocklist(filter.to_owned()), ..nothing };
        }
        // A place to work in, by the policy's own word.
        None if policy.named_hosts().iter().any(|named| covers(named, &address.host)) => return nothing,
        None => {}
    }
    let mut best: Option<(Decision, bool)> = None;
    for listed in lists.iter().filter_map(|list| list.find(&address.host)) {
        for category in (listed.block | listed.warn).iter() {
            let sure = listed.block.has(category);
            let action = policy.site_rule(category).map(|rule| rule.action);
            let action = action.map(|action| if sure { action } else { action.min(Action::Justify) });
            if best.as_ref().is_none_or(|(known, known_sure)| (action, sure) > (known.action, *known_sure)) {
                let why = Why::Listed { domain: listed.domain.to_owned(), warn: !sure };
                best = Some((Decision { action, category: Some(category), why }, sure));
            }
        }
    }
    best.map_or(nothing, |(decision, _)| decision)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;
    use crate::policy::read;
    use crate::sites::Categories;
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
        let decision = decide(policy, &filters, &[&own, &other], &address);
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
        let on = |scheme| decide(&policy, &filters, &[], &Address::from_parts(scheme, "a.test", None, "/", "")).action;
        for scheme in ["http", "https", "ws", "wss"] {
            assert_eq!(on(scheme), Some(Action::Block), "{scheme}");
        }
        for scheme in ["chrome", "file", "about", "chrome-extension"] {
            assert_eq!(on(scheme), None, "{scheme}");
        }
    }
}
