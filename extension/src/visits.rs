//! What a person is told who comes to an AI platform: the four directives on the first visit, and again when the policy has a new version; on a
//! platform that is only tolerated, its standing and two rules once a day. An approved one is quiet after the first time.

#[cfg(any(feature = "pages", test))]
use balise::lang::{self, Lang};
use balise::policy::{Date, Policy, Status};
#[cfg(any(feature = "pages", test))]
use balise::verdict::view::{BannerView, DirectiveView, Icon};

#[cfg(any(feature = "background", feature = "pages"))]
use crate::browser::{Area, load};

/// Key of it, on the disk of this browser.
#[cfg(any(feature = "background", feature = "pages"))]
pub(crate) const VISITS: &str = "visits";

/// What was said where: by platform (those of the register and of the policy: some dozens at the most) the version of the policy under which the
/// directives were read, and the day on which it was last said how it stands (`2026-11-27`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visits(Vec<[String; 3]>);

impl Visits {
    /// As it is kept: a line for each platform, tabs between.
    #[cfg(any(feature = "pages", test))]
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|line| line.join("\t")).collect::<Vec<_>>().join("\n")
    }

    /// The same back. A line that is none is left out: then it is said once more.
    pub(crate) fn of(text: &str) -> Self {
        let three = |line: &str| {
            let mut parts = line.split('\t').map(str::to_owned);
            Some([parts.next()?, parts.next()?, parts.next()?])
        };
        Self(text.lines().filter_map(three).collect())
    }

    /// The platforms of which something was said, and the day it was said last.
    #[cfg(feature = "pages")]
    pub(crate) fn days(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|[name, _, day]| (name.as_str(), day.as_str()))
    }

    /// Whether something is to be said on a page; not so most of the time.
    pub(crate) fn due(&self, policy: &Policy, host: &str, path: &str, today: Date) -> Option<Due> {
        self.due_of(policy.called(host, path)?, policy, policy.status(host, path), today)
    }

    /// The same of a page by its name.
    pub(crate) fn due_of(&self, name: String, policy: &Policy, status: Status, today: Date) -> Option<Due> {
        // While everything is only observed, nothing is said.
        if policy.observes(today) {
            return None;
        }
        let shown = self.0.iter().find(|[known, ..]| *known == name);
        let first = shown.is_none_or(|[_, version, _]| *version != line(&policy.version));
        let daily = shown.is_none_or(|[.., day]| *day != today.to_string());
        let due = first || (daily && status != Status::Approved);
        due.then_some(Due { name, status, first })
    }

    /// It was said, and the person has read it. `name`: as the page is called.
    #[cfg(any(feature = "pages", test))]
    pub(crate) fn note(&mut self, policy: &Policy, name: String, today: Date) {
        self.0.retain(|[known, ..]| *known != name);
        self.0.push([name, line(&policy.version), today.to_string()]);
    }
}

/// What is to be said.
#[derive(Debug)]
pub(crate) struct Due {
    /// Of which platform.
    #[cfg_attr(not(any(feature = "pages", test)), expect(dead_code, reason = "the desk says it"))]
    name: String,
    /// Its standing.
    #[cfg_attr(not(any(feature = "pages", test)), expect(dead_code, reason = "the desk says it"))]
    status: Status,
    /// All of it, for the first time under this version of the policy; else in short.
    #[cfg_attr(not(any(feature = "pages", test)), expect(dead_code, reason = "the desk says it"))]
    first: bool,
}

impl Due {
    /// In words.
    #[cfg(any(feature = "pages", test))]
    pub(crate) fn view(self, policy: &Policy, lang: Lang, host: &str) -> BannerView {
        let directive = |icon, text| DirectiveView { icon, text };
        let mut directives = vec![
            directive(Icon::Person, lang::visit_personal(lang)),
            directive(Icon::RingCheck, lang::visit_verify(lang)),
        ];
        if self.first {
            directives.push(directive(Icon::Quote, lang::visit_cite(lang)));
            directives.push(directive(Icon::Copyright, lang::visit_copyright(lang)));
        }
        BannerView {
            lang: lang.tag().to_owned(),
            title: lang::visit_title(lang, &self.name, &lang::status(lang, self.status)),
            why: policy.note(host, lang).map(str::to_owned),
            directives,
            report: None,
            done: lang::visit_done(lang),
        }
    }
}

/// What was said where, as it is kept in this browser.
#[cfg(any(feature = "background", feature = "pages"))]
pub(crate) async fn read() -> Visits {
    Visits::of(&load::<String>(Area::Local, VISITS).await.unwrap_or_default())
}

/// A version as an organisation wrote it, in one line.
fn line(version: &str) -> String {
    version.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn policy(text: &str) -> Policy {
        balise::policy::read_json(text).unwrap().policy
    }

    fn said(visits: &Visits, policy: &Policy, host: &str, day: u8) -> Option<(String, usize)> {
        let due = visits.due(policy, host, "/", Date::new(2026, 11, day).unwrap())?;
        let view = due.view(policy, Lang::Fr, host);
        Some((view.title.replace('\u{a0}', " "), view.directives.len()))
    }

    #[test]
    fn all_at_first_then_in_short_once_a_day_where_it_is_tolerated() {
        let mut policy = policy(r#"{"version": "1", "approved": ["claude.ai"]}"#);
        let mut visits = Visits::default();
        for (host, title) in
            [("chatgpt.com", "ChatGPT : tolérée, avec conditions"), ("www.claude.ai", "Claude : autorisée")]
        {
            assert_eq!(said(&visits, &policy, host, 1), Some((title.to_owned(), 4)), "not read yet");
            visits.note(&policy, policy.called(host, "/").unwrap(), Date::new(2026, 11, 1).unwrap());
            assert_eq!(said(&visits, &policy, host, 1), None, "the same day");
        }
        let kept = Visits::of(&visits.text());
        assert_eq!(kept, visits);
        assert_eq!(Visits::of("x\n\ny\t1"), Visits::default());
        assert_eq!(said(&visits, &policy, "chat.openai.com", 2).unwrap().1, 2, "the next day, by another of its hosts");
        assert_eq!(said(&visits, &policy, "claude.ai", 2), None, "approved");
        policy.version = "2".to_owned();
        assert_eq!(said(&visits, &policy, "claude.ai", 2).unwrap().1, 4, "a new version");
    }

    #[test]
    fn nothing_on_other_sites_nor_while_all_is_observed() {
        let visits = Visits::default();
        let guarding = policy(r#"{"guarded": ["courriel.example"]}"#);
        assert_eq!(said(&visits, &guarding, "courriel.example", 1), None);
        assert_eq!(said(&visits, &guarding, "ville.example", 1), None);
        let observing = policy(r#"{"rollout": [{"from": "2026-01-01", "stage": "observe"}]}"#);
        assert_eq!(said(&visits, &observing, "chatgpt.com", 1), None);
        let named = policy(r#"{"tolerated": ["ia.example"]}"#);
        assert_eq!(said(&visits, &named, "ia.example", 1).unwrap().0, "ia.example : tolérée, avec conditions");
    }
}
