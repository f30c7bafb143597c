//! The addresses that nobody is let to, as rules of the browser's own engine (`declarativeNetRequest`): it keeps them itself, and holds them from
//! the first request on, with the background asleep.

use balise::policy::Barrier;

/// A rule but for its number and its hosts, which the browser may refuse together and take one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) hosts: Vec<String>,
    priority: u32,
    /// `block`, with `main_frame` too: a browser that may not send to our page (no right to that host) still lets nobody there.
    action: String,
    /// An expression over the whole address; empty: any.
    filter: String,
    types: &'static str,
}

impl Rule {
    /// As the browser takes it.
    pub(crate) fn json(&self, id: u32) -> String {
        let Self { hosts, priority, action, filter, types } = self;
        let filter = if filter.is_empty() { String::new() } else { format!(r#""regexFilter":{filter:?},"#) };
        format!(
            r#"{{"id":{id},"priority":{priority},"action":{action},"condition":{{{filter}"requestDomains":{hosts:?},"resourceTypes":{types}}}}}"#
        )
    }
}

/// The rules of these barriers. `page`: the address of ours that is shown instead; it is told the host, and nothing else of the address.
pub(crate) fn rules(barriers: &[Barrier], page: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    for Barrier { hosts, path, depth, closed } in barriers {
        // Paths are the register's own: letters, digits and slashes.
        let address = |path: &str| format!("^[^:]+://(?:[^/?#]*@)?([^/?#:@]+)(?::[0-9]*)?{path}.*");
        let mut add = |above: u32, action: String, filter: String, types: &'static str| {
            rules.push(Rule { hosts: hosts.clone(), priority: 4 * depth + above, action, filter, types });
        };
        const PAGES: &str = r#"["main_frame","sub_frame"]"#;
        let part = if path.is_empty() { String::new() } else { address(path) };
        if *closed {
            add(1, r#"{"type":"block"}"#.to_owned(), part, PAGES);
            let to = format!(r"{page}?host=\1");
            let action = format!(r#"{{"type":"redirect","redirect":{{"regexSubstitution":{to:?}}}}}"#);
            add(2, action, address(path), r#"["main_frame"]"#);
        } else {
            add(3, r#"{"type":"allow"}"#.to_owned(), part, PAGES);
        }
    }
    rules
}

/// Brings the browser to these rules, all at once. Where it refuses them, each half is tried by itself, down to one host: one that it cannot
/// take costs itself alone.
#[cfg(feature = "background")]
pub(crate) async fn bring(rules: &[Rule]) {
    use crate::browser::background::{add_rules, rules_kept};
    use crate::browser::{Area, load, store};

    /// Key of what the browser was given last.
    const GIVEN: &str = "barriers";

    let text: Vec<String> = rules.iter().zip(1..).map(|(rule, id)| rule.json(id)).collect();
    let text = text.join(",");
    let now = rules_kept().await;
    // Older versions of Firefox lose them at a restart, now and then: they are counted too.
    if load::<(String, usize)>(Area::Local, GIVEN).await.is_some_and(|given| given == (text.clone(), now.len())) {
        return;
    }
    if !add_rules(&now, &text).await {
        add_rules(&now, "").await;
        let mut waiting: Vec<Rule> = rules.to_vec();
        let mut id = 0;
        while let Some(mut rule) = waiting.pop() {
            id += 1;
            if add_rules(&[], &rule.json(id)).await || rule.hosts.len() < 2 {
                continue;
            }
            let half = rule.hosts.split_off(rule.hosts.len() / 2);
            waiting.push(Rule { hosts: half, ..rule.clone() });
            waiting.push(rule);
        }
    }
    let kept = rules_kept().await.len();
    store(Area::Local, GIVEN, &(text, kept)).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_say_what_the_browser_is_to_do() {
        let barrier = |hosts: &[&str], path, depth, closed| Barrier {
            hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
            path,
            depth,
            closed,
        };
        let barriers = [barrier(&["a.test", "b.test"], "", 1, true), barrier(&["x.a.test"], "", 2, false)];
        let rules = rules(&barriers, "chrome-extension://id/pages/blocked.html");
        let json: Vec<String> = rules.iter().zip(1..).map(|(rule, id)| rule.json(id)).collect();
        assert_eq!(
            json,
            [
                r#"{"id":1,"priority":5,"action":{"type":"block"},"condition":{"requestDomains":["a.test", "b.test"],"resourceTypes":["main_frame","sub_frame"]}}"#,
                r#"{"id":2,"priority":6,"action":{"type":"redirect","redirect":{"regexSubstitution":"chrome-extension://id/pages/blocked.html?host=\\1"}},"condition":{"regexFilter":"^[^:]+://(?:[^/?#]*@)?([^/?#:@]+)(?::[0-9]*)?.*","requestDomains":["a.test", "b.test"],"resourceTypes":["main_frame"]}}"#,
                r#"{"id":3,"priority":11,"action":{"type":"allow"},"condition":{"requestDomains":["x.a.test"],"resourceTypes":["main_frame","sub_frame"]}}"#,
            ]
        );
    }
}
