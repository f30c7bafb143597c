//! Which addresses nobody is let to, as the browser's own engine can hold them: hosts with a path, and how deep they stand in one
//! another, since the browser has no idea of the most specific.

use super::model::{Policy, StageName};
use super::{Date, Status};
use crate::platforms::{self, covers};
use crate::sites::{Categories, SiteCategory};

/// Hosts that are closed, or open in the midst of closed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// Each covers its subdomains.
    pub hosts: Vec<String>,
    /// How the path of the address begins; empty: any.
    pub path: &'static str,
    /// What holds the deeper wins.
    pub depth: u32,
    /// Nobody is let there.
    pub closed: bool,
}

impl Policy {
    /// The barriers of a day. None before everything is in the stage of blocking.
    pub fn barriers(&self, day: Date) -> Vec<Barrier> {
        if !self.closes(day) {
            return Vec::new();
        }
        let mut all = Vec::new();
        // The register's, where the policy prohibits what it does not name: beneath all that it does.
        if self.unlisted == Some(Status::Prohibited) {
            for platform in platforms::all() {
                for host in platform.hosts {
                    add(&mut all, (*host).to_owned(), platform.path, 0, true);
                }
            }
        }
        let mut done: Vec<&str> = Vec::new();
        for rule in &self.platforms {
            let host = rule.host.as_str();
            if done.contains(&host) {
                continue;
            }
            done.push(host);
            let depth =
                1 + self.platforms.iter().filter(|other| other.host != host && covers(&other.host, host)).count();
            let closed = self.status(host, platforms::path_on(host)) == Status::Prohibited;
            let path = if closed { platforms::path_on(host) } else { "" };
            add(&mut all, host.to_owned(), path, u32::try_from(depth).unwrap_or(u32::MAX), closed);
        }
        if all.iter().any(|barrier| barrier.closed) { all } else { Vec::new() }
    }

    /// Whether an address is behind a barrier.
    pub fn bars_at(&self, host: &str, path: &str, day: Date) -> bool {
        self.closes(day) && self.status(host, path) == Status::Prohibited
    }

    /// Whether a host is behind a barrier, in any part of it.
    pub fn bars(&self, host: &str, day: Date) -> bool {
        self.bars_at(host, platforms::path_on(host), day)
    }

    /// Whether a host is closed once it is recognised as an AI chat that nobody named.
    pub fn bars_unknown(&self, host: &str, day: Date) -> bool {
        let named = self.guards(host) || platforms::find(host, platforms::path_on(host)).is_some();
        !named && self.unknown_ai == "block" && self.closes(day)
    }

    /// Whether everything is only observed: nothing is said then, and nobody held.
    pub fn observes(&self, day: Date) -> bool {
        self.on(day).stage() == Some(StageName::Observe)
    }

    /// The hosts that the policy itself names as places to work in: no list closes them.
    pub fn named_hosts(&self) -> Vec<String> {
        let platforms = self.platforms.iter().filter(|rule| rule.status != Status::Prohibited).map(|rule| &rule.host);
        let mut hosts: Vec<String> = platforms.chain(&self.guarded).chain(&self.protected).cloned().collect();
        hosts.sort();
        hosts.dedup();
        hosts
    }

    /// The categories of sites that are closed. `spent`: those whose time of the day is over, of those that have one.
    pub fn closed_categories(&self, spent: Categories) -> Categories {
        let closed = |category: &SiteCategory| {
            self.site_rule(*category)
                .is_some_and(|rule| rule.action.holds() && (rule.minutes.is_none() || spent.has(*category)))
        };
        SiteCategory::ALL.into_iter().filter(closed).collect()
    }

    /// Whether everything is in the stage of blocking.
    pub fn closes(&self, day: Date) -> bool {
        self.on(day).stage().is_none_or(|stage| stage == StageName::Block)
    }
}

/// Puts a host with those that are held alike.
fn add(all: &mut Vec<Barrier>, host: String, path: &'static str, depth: u32, closed: bool) {
    match all.iter_mut().find(|known| (known.path, known.depth, known.closed) == (path, depth, closed)) {
        Some(known) => known.hosts.push(host),
        None => all.push(Barrier { hosts: vec![host], path, depth, closed }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;
    use crate::policy::read;

    fn policy(text: &str) -> Policy {
        read(&serde_json::from_str(text).unwrap()).policy
    }

    /// What the browser would do with an address.
    fn closed(policy: &Policy, host: &str, path: &str) -> bool {
        let barriers = policy.barriers(Date::EPOCH);
        let fits = |barrier: &&Barrier| {
            path.starts_with(barrier.path) && barrier.hosts.iter().any(|known| covers(known, host))
        };
        let deepest = barriers.iter().filter(fits).max_by_key(|barrier| (barrier.depth, !barrier.closed));
        deepest.is_some_and(|barrier| barrier.closed)
    }

    #[test]
    fn nothing_is_closed_by_default() {
        assert_eq!(Policy::builtin().barriers(Date::EPOCH), []);
        assert_eq!(policy(r#"{"approved": ["claude.ai"]}"#).barriers(Date::EPOCH), []);
    }

    #[test]
    fn the_most_specific_host_decides() {
        let policy = policy(
            r#"{"prohibited": ["exemple.test", "x.ia.exemple.test"], "approved": ["ia.exemple.test"], "tolerated": ["ailleurs.test"]}"#,
        );
        for (host, expected) in [
            ("exemple.test", true),
            ("www.exemple.test", true),
            ("ia.exemple.test", false),
            ("a.ia.exemple.test", false),
            ("x.ia.exemple.test", true),
            ("monexemple.test", false),
            ("ailleurs.test", false),
            ("chatgpt.com", false),
        ] {
            assert_eq!(closed(&policy, host, "/"), expected, "{host}");
            assert_eq!(policy.bars(host, Date::EPOCH), expected, "{host}");
            assert_eq!(policy.status(host, "/") == Status::Prohibited, expected, "{host}");
        }
    }

    #[test]
    fn the_rest_of_the_register_is_closed_where_the_policy_says_so() {
        let policy = policy(r#"{"approved": ["copilot.cloud.microsoft", "github.com"], "unlisted": "prohibited"}"#);
        for (host, path, expected) in [
            ("chatgpt.com", "/", true),
            ("www.perplexity.ai", "/search", true),
            ("copilot.cloud.microsoft", "/", false),
            ("github.com", "/copilot", false),
            ("huggingface.co", "/chat/", true),
            // A part of a host that is no platform.
            ("huggingface.co", "/docs", false),
            ("ville.exemple", "/", false),
        ] {
            assert_eq!(closed(&policy, host, path), expected, "{host}{path}");
        }
    }

    #[test]
    fn a_host_with_other_things_is_closed_where_its_platform_is() {
        let policy = policy(r#"{"prohibited": ["github.com"]}"#);
        assert!(closed(&policy, "github.com", "/copilot/c/1"));
        assert!(!closed(&policy, "github.com", "/ville/site"));
    }

    #[test]
    fn nothing_is_closed_before_the_stage_of_blocking() {
        let policy = policy(
            r#"{"prohibited": ["claude.ai"], "rollout": [{"from": "2026-01-01", "stage": "observe"}, {"from": "2026-06-01", "stage": "block"}]}"#,
        );
        assert_eq!(policy.barriers(Date::new(2026, 5, 31).unwrap()), []);
        assert!(policy.bars("claude.ai", Date::new(2026, 6, 1).unwrap()));
    }
}
