//! What the browser's own engine is to hold (`declarativeNetRequest`), compiled from the policy and the lists. The engine keeps its rules
//! itself: they hold from the first request on, with the extension asleep.
//!
//! One above the other, since the engine knows no « most specific »: what the lists say, then what the policy opens by naming it, then the
//! platforms, then the policy's own filters in the order of Chrome's precedence.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Categories, Filters, SiteCategory, UrlFilter};
use crate::platforms::covers;
use crate::policy::{Barrier, Date, Policy};

/// Beneath everything: what a list says.
const OF_LISTS: u32 = 1;
/// Above the lists: what a person opened for a while, and the hosts that the policy names as its own. A rule that allows goes before one of
/// the same priority that blocks.
pub const OPENED: u32 = 3;
/// Above: platforms, by how deep they stand in one another.
const OF_PLATFORMS: u32 = 10;
/// Above: the policy's filters. A host has no room for as many labels as would reach it from below.
const OF_FILTERS: u32 = 2000;
/// From one rank of filters to the next: room for the platforms that what a filter opens does not.
const RANK: u32 = 1000;

/// The host of an address, in group 1, whatever follows. A name and a password before it are nobody's.
const HOST: &str = r"^[^:]+://(?:[^/?#]*@)?([^/?#:@\[\]]+|\[[^/?#@\]]*\])(?::[0-9]*)?";

/// The same of a site that a person may go on to: its scheme, its host and its port, in groups 1 to 3.
const SITE: &str = r"^([^:]+)://(?:[^/?#]*@)?([^/?#:@\[\]]+|\[[^/?#@\]]*\])((?::[0-9]*)?).*";

/// An address whose host ends with a dot, which leads to the same place: Firefox holds no domain against it. It is sent to the address without.
const DOT: &str = r"^([^:]+://[^/?#:@\[\]]+\.[^/?#:@\[\]]*[^/?#:@\[\].])\.+((?::[0-9]+)?)((?:[/?#].*)?)$";

/// A rule of the engine, but for its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EngineRule {
    /// The greater has the word.
    pub priority: u32,
    /// What it does.
    pub act: Act,
    /// Where.
    pub hosts: Hosts,
    /// An expression over the whole address, in RE2's syntax; none: any.
    pub regex: Option<String>,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Lets nobody there, in the page or in a frame. With a redirect above it too: a browser that may not send to our page still lets nobody
    /// there.
    Block,
    /// Sends the page to another address, in which `\1` and so on are the groups of the expression.
    Redirect(String),
    /// Lets everybody there.
    Allow,
}

/// The hosts of a rule, with their subdomains.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hosts {
    /// All.
    Any,
    /// These.
    These(Vec<String>),
    /// Those of a category in a list, which is named by the mark of its content.
    Listed {
        /// The mark: of another content, it is another.
        list: String,
        /// The category.
        category: SiteCategory,
    },
}

impl EngineRule {
    /// What it is known by: of two rules that differ in anything, two.
    pub fn key(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// As the browser takes it. `domains`: what [`Hosts::Listed`] stands for.
    pub fn json(&self, id: u32, domains: &[String]) -> String {
        let hosts = match &self.hosts {
            Hosts::Any => &[],
            Hosts::These(hosts) => hosts.as_slice(),
            Hosts::Listed { .. } => domains,
        };
        let mut condition = String::new();
        if let Some(regex) = &self.regex {
            condition += &format!(r#""regexFilter":{},"#, quoted(regex));
        }
        if !hosts.is_empty() {
            condition.reserve(hosts.iter().map(|host| host.len() + 3).sum());
            condition.push_str(r#""requestDomains":["#);
            for (place, host) in hosts.iter().enumerate() {
                if place > 0 {
                    condition.push(',');
                }
                condition.push_str(&quoted(host));
            }
            condition.push_str("],");
        }
        const PAGES: &str = r#"["main_frame","sub_frame"]"#;
        let (action, types) = match &self.act {
            Act::Block => (r#"{"type":"block"}"#.to_owned(), PAGES),
            Act::Allow => (r#"{"type":"allow"}"#.to_owned(), PAGES),
            Act::Redirect(to) => (
                format!(r#"{{"type":"redirect","redirect":{{"regexSubstitution":{}}}}}"#, quoted(to)),
                r#"["main_frame"]"#,
            ),
        };
        let priority = self.priority;
        format!(
            r#"{{"id":{id},"priority":{priority},"action":{action},"condition":{{{condition}"resourceTypes":{types}}}}}"#
        )
    }
}

/// A text as JSON. Hosts and expressions are ASCII without control characters.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// What a day's rules are made from.
#[derive(Clone, Copy, Debug)]
pub struct Compiling<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// Its filters, read.
    pub filters: &'a Filters,
    /// The marks of the lists in force.
    pub lists: &'a [String],
    /// Categories whose time of the day is over.
    pub spent: Categories,
    /// The day.
    pub day: Date,
    /// The address of the page that is shown instead; it is told the host, and nothing else.
    pub page: &'a str,
}

impl Compiling<'_> {
    /// The rules. None before everything is in the stage of blocking.
    pub fn rules(&self) -> Vec<EngineRule> {
        let Self { policy, day, .. } = *self;
        if !policy.closes(day) {
            return Vec::new();
        }
        let mut rules = self.of_lists();
        rules.push(EngineRule {
            priority: OF_LISTS,
            act: Act::Redirect(r"\1\2\3".to_owned()),
            hosts: Hosts::Any,
            regex: Some(DOT.to_owned()),
        });
        if !rules.is_empty() {
            let named = policy.named_hosts();
            if !named.is_empty() {
                rules.push(EngineRule { priority: OPENED, act: Act::Allow, hosts: Hosts::These(named), regex: None });
            }
        }
        self.of_platforms(OF_PLATFORMS, |_| true, &mut rules);
        self.of_filters(&mut rules);
        rules
    }

    /// What the lists say.
    fn of_lists(&self) -> Vec<EngineRule> {
        let closed = self.policy.closed_categories(self.spent);
        let mut rules = Vec::new();
        for list in self.lists {
            for category in closed.iter() {
                let hosts = Hosts::Listed { list: list.clone(), category };
                let to = Act::Redirect(format!(r"{}?host=\2&from=\1&port=\3", self.page));
                rules.push(EngineRule { priority: OF_LISTS, act: Act::Block, hosts: hosts.clone(), regex: None });
                rules.push(EngineRule { priority: OF_LISTS + 1, act: to, hosts, regex: Some(SITE.to_owned()) });
            }
        }
        rules
    }

    /// What the policy says of platforms, of those hosts.
    fn of_platforms(&self, from: u32, of: impl Fn(&str) -> bool, rules: &mut Vec<EngineRule>) {
        for Barrier { mut hosts, path, depth, closed } in self.policy.barriers(self.day) {
            hosts.retain(|host| of(host));
            if hosts.is_empty() {
                continue;
            }
            let part = (!path.is_empty()).then(|| format!("{HOST}{path}.*"));
            let to = format!(r"{}?host=\1", self.page);
            Closing { priority: from + 4 * depth, hosts: Hosts::These(hosts), part, to }.add(rules, closed);
        }
    }

    /// What the policy's own filters say: those of one rank that say the same of whole hosts are one rule.
    fn of_filters(&self, rules: &mut Vec<EngineRule>) {
        let all: Vec<(bool, &UrlFilter)> = self.filters.iter().collect();
        let ranks = all.chunk_by(|(allow, one), (also, other)| (allow, one.rank()) == (also, other.rank()));
        // The first of them has the word.
        let ranks: Vec<_> = ranks.collect();
        for (rank, priority) in ranks.into_iter().rev().zip((OF_FILTERS..).step_by(RANK as usize)) {
            let allow = rank.iter().any(|(allow, _)| *allow);
            let filters = rank.iter().map(|(_, filter)| *filter);
            let (whole, parts): (Vec<&UrlFilter>, Vec<&UrlFilter>) =
                filters.partition(|filter| filter.regex().is_none() && !filter.host().is_empty());
            let add = |hosts, part, rules: &mut Vec<EngineRule>| {
                let to = format!(r"{}?host=\1&by=list", self.page);
                Closing { priority, hosts, part, to }.add(rules, !allow);
            };
            if !whole.is_empty() {
                let hosts = whole.iter().map(|filter| filter.host().to_owned()).collect();
                add(Hosts::These(hosts), None, rules);
            }
            for filter in parts {
                add(Hosts::Any, filter.regex(), rules);
            }
            if allow {
                // A prohibited platform is closed all the same.
                let near = |host: &str| {
                    let near = |one: &str| one.is_empty() || covers(one, host) || covers(host, one);
                    rank.iter().any(|(_, filter)| near(filter.host()))
                };
                self.of_platforms(priority + OF_PLATFORMS, near, rules);
            }
        }
    }
}

fn any_of_host() -> String {
    format!("{HOST}.*")
}

/// Hosts, or a part of them, that are closed or open.
struct Closing {
    priority: u32,
    hosts: Hosts,
    part: Option<String>,
    /// What is shown instead.
    to: String,
}

impl Closing {
    fn add(self, rules: &mut Vec<EngineRule>, closed: bool) {
        let Self { priority, hosts, part, to } = self;
        if !closed {
            rules.push(EngineRule { priority: priority + 2, act: Act::Allow, hosts, regex: part });
            return;
        }
        rules.push(EngineRule { priority, act: Act::Block, hosts: hosts.clone(), regex: part.clone() });
        let regex = Some(part.unwrap_or_else(any_of_host));
        rules.push(EngineRule { priority: priority + 1, act: Act::Redirect(to), hosts, regex });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::super::{Address, Deciding, List};
    use super::*;
    use crate::policy::read;

    fn policy(text: &str) -> Policy {
        read(&serde_json::from_str(text).unwrap()).policy
    }

    fn rules(policy: &Policy, filters: &Filters, spent: Categories) -> Vec<EngineRule> {
        let lists = ["own".to_owned()];
        let page = "chrome-extension://id/pages/blocked.html";
        Compiling { policy, filters, lists: &lists, spent, day: Date::EPOCH, page }.rules()
    }

    /// The list of the tests.
    fn listed(host: &str, category: SiteCategory) -> bool {
        let domain = match category {
            SiteCategory::Gambling => "casino.example",
            SiteCategory::Social => "social.example",
            _ => return false,
        };
        covers(domain, host)
    }

    /// What the browser would do with an address: of the rules that fit, the greatest; of equal ones, the one that allows.
    fn closed(rules: &[EngineRule], address: &str) -> bool {
        let dot = regex_lite::Regex::new(DOT).unwrap();
        if dot.is_match(address) {
            return closed(rules, &dot.replace(address, "$1$2$3"));
        }
        let host = address.split("://").nth(1).unwrap().split(['/', ':', '?']).next().unwrap();
        let fits = |rule: &&EngineRule| {
            let hosts = match &rule.hosts {
                Hosts::Any => true,
                Hosts::These(hosts) => hosts.iter().any(|known| covers(known, host)),
                Hosts::Listed { category, .. } => listed(host, *category),
            };
            hosts && rule.regex.as_ref().is_none_or(|regex| regex_lite::Regex::new(regex).unwrap().is_match(address))
        };
        let greatest = rules.iter().filter(fits).max_by_key(|rule| (rule.priority, rule.act == Act::Allow));
        greatest.is_some_and(|rule| rule.act != Act::Allow)
    }

    #[test]
    fn rules_say_what_the_browser_is_to_do() {
        let policy = policy(
            r#"{"prohibited": ["a.test", "b.test"], "approved": ["x.a.test"], "sites": [{"categories": ["gambling"], "action": "block"}]}"#,
        );
        let filters = Filters::new(&[UrlFilter::parse("jeux.test:8080/a", &|_| None).unwrap()], &[]);
        let mut json: Vec<String> = rules(&policy, &filters, Categories::NONE)
            .iter()
            .zip(1..)
            .map(|(rule, id)| rule.json(id, &["casino.example".to_owned()]))
            .collect();
        // The other categories of the default policy.
        json.retain(|rule| {
            !(rule.contains("casino.example") && !rule.contains(r#""id":1,"#) && !rule.contains(r#""id":2,"#))
        });
        let site = r#"^([^:]+)://(?:[^/?#]*@)?([^/?#:@\\[\\]]+|\\[[^/?#@\\]]*\\])((?::[0-9]*)?).*"#;
        assert_eq!(
            json[..2],
            [
                r#"{"id":1,"priority":1,"action":{"type":"block"},"condition":{"requestDomains":["casino.example"],"resourceTypes":["main_frame","sub_frame"]}}"#.to_owned(),
                format!(r#"{{"id":2,"priority":2,"action":{{"type":"redirect","redirect":{{"regexSubstitution":"chrome-extension://id/pages/blocked.html?host=\\2&from=\\1&port=\\3"}}}},"condition":{{"regexFilter":"{site}","requestDomains":["casino.example"],"resourceTypes":["main_frame"]}}}}"#),
            ]
        );
        assert!(
            json.iter().any(|rule| rule.contains(
                r#""priority":14,"action":{"type":"block"},"condition":{"requestDomains":["a.test","b.test"]"#
            )),
            "{json:#?}"
        );
        assert!(json.last().unwrap().contains("&by=list"), "{json:#?}");
    }

    #[test]
    fn nothing_is_closed_before_the_stage_of_blocking() {
        let policy = policy(r#"{"rollout": [{"from": "1970-01-01", "stage": "observe"}]}"#);
        assert_eq!(rules(&policy, &Filters::default(), Categories::NONE), []);
    }

    #[test]
    fn one_above_the_other() {
        let policy = policy(
            r#"{"prohibited": ["ia.example", "clavardage.suite.example", "gemini.google.com"], "approved": ["essai.clavardage.suite.example", "assistant.casino.example"], "guarded": ["forum.social.example"],
                "url_blocklist": ["nouvelles.example", "portail.example/jeux", ".seul.example", "ville.example:8443", "assistant.casino.example/parties"],
                "url_allowlist": ["local.nouvelles.example", "salle.casino.example", "portail.example/jeux/avis", "reponses.ia.example", "suite.example", "google.com"],
                "sites": [{"categories": ["gambling"], "action": "justify"}, {"categories": ["social"], "action": "block", "minutes": 30}]}"#,
        );
        let filters = Filters::of(&policy, &|_| None);
        let list = List::new(List::build([
            ("casino.example".to_owned(), SiteCategory::Gambling.into(), Categories::NONE),
            ("social.example".to_owned(), SiteCategory::Social.into(), Categories::NONE),
        ]))
        .unwrap();
        let before = rules(&policy, &filters, Categories::NONE);
        let after = rules(&policy, &filters, SiteCategory::Social.into());
        for (address, expected) in [
            ("https://casino.example/", true),
            ("https://www.casino.example/roulette", true),
            ("https://www.casino.example./roulette", true),
            ("https://www.casino.example.:8443", true),
            ("https://autre.example.", false),
            ("https://assistant.casino.example/", false),
            ("https://assistant.casino.example/parties/1", true),
            ("https://salle.casino.example/", false),
            ("https://moncasino.example/", false),
            ("https://ia.example/", true),
            ("https://reponses.ia.example/", true),
            ("https://suite.example/", false),
            ("https://clavardage.suite.example/", true),
            ("https://essai.clavardage.suite.example/", false),
            ("https://docs.google.com/", false),
            ("https://gemini.google.com/app", true),
            ("https://nouvelles.example/", true),
            ("https://a.nouvelles.example:444/", true),
            ("https://local.nouvelles.example/", false),
            ("https://portail.example/", false),
            ("https://portail.example/jeux", true),
            ("https://portail.example/jeux/avis/2", false),
            ("https://seul.example/", true),
            ("https://pas.seul.example/", false),
            ("https://ville.example/", false),
            ("https://ville.example:8443/", true),
        ] {
            assert_eq!(closed(&before, address), expected, "{address}");
            assert_eq!(closed(&after, address), expected, "{address}, later in the day");
            for spent in [Categories::NONE, SiteCategory::Social.into()] {
                let deciding =
                    Deciding { policy: &policy, filters: &filters, lists: &[&list], spent, day: Date::EPOCH };
                let parts = Address::parse(address).unwrap();
                assert_eq!(deciding.decide(&parts).closed, expected, "{address}, as the core decides");
            }
        }
        assert!(!closed(&before, "https://social.example/"));
        assert!(closed(&after, "https://social.example/"));
        assert!(!closed(&after, "https://forum.social.example/"), "a place of the organisation's own");
    }

    #[test]
    fn hosts_of_one_rank_are_one_rule() {
        let policy =
            Policy { url_blocklist: (0..900).map(|n| format!("h{n:03}.example")).collect(), ..Policy::builtin() };
        let filters = Filters::of(&policy, &|_| None);
        let own = |rule: &&EngineRule| rule.priority >= OF_FILTERS;
        let rules = rules(&policy, &filters, Categories::NONE);
        let own: Vec<_> = rules.iter().filter(own).collect();
        assert_eq!(own.len(), 2);
        assert!(own.iter().all(|rule| matches!(&rule.hosts, Hosts::These(hosts) if hosts.len() == 900)));
    }

    #[test]
    fn what_differs_has_another_key() {
        let policy = Policy::builtin();
        let one = rules(&policy, &Filters::default(), Categories::NONE);
        let keys: std::collections::BTreeSet<String> = one.iter().map(EngineRule::key).collect();
        assert_eq!(keys.len(), one.len());
        let again: Vec<String> =
            rules(&policy, &Filters::default(), Categories::NONE).iter().map(EngineRule::key).collect();
        assert!(again.iter().all(|key| keys.contains(key)));
    }
}
