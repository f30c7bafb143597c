//! The report for programs, by the words of the vocabulary.

use serde_json::{Value, json};

use super::{By, Count, Figures, Report};

impl Report {
    /// The report as JSON (`balise-report/1`).
    pub fn json(&self) -> String {
        let day = |day: Option<crate::policy::Date>| day.map(|day| day.to_string());
        let value = json!({
            "format": "balise-report/1",
            "made": self.made.to_string(),
            "from": day(self.period.from),
            "to": day(self.period.to),
            "first": day(self.covered.map(|(first, _)| first)),
            "last": day(self.covered.map(|(_, last)| last)),
            "installations": self.installations,
            "versions": self.versions,
            "policies": self.policies,
            "repeated": self.repeated,
            "unread": self.unread,
            "lost": self.lost,
            "went": figures(&self.went),
            "prevented": figures(&self.prevented),
            "dismissed": figures(&self.dismissed),
            "sites": sites(&self.sites),
        });
        format!("{value:#}")
    }
}

fn figures(of: &Figures) -> Value {
    let detail = of.by(By::Detail).map(|(key, Count { events, items })| {
        let mut parts = key.split('\t');
        let mut part = || parts.next().unwrap_or_default();
        let (week, host, kind, reason) = (part(), part(), part(), part());
        json!({ "week": week, "host": host, "kind": kind, "reason": reason, "events": events, "items": items })
    });
    json!({
        "events": of.all.events,
        "items": of.all.items,
        "with_personal_information": of.personal,
        "outcomes": counts(of, By::Outcome),
        "kinds": counts(of, By::Kind),
        "hosts": counts(of, By::Platform),
        "weeks": counts(of, By::Week),
        "actions": counts(of, By::Action),
        "reasons": counts(of, By::Reason),
        "rules": counts(of, By::Rule),
        "detail": detail.collect::<Value>(),
    })
}

/// Of sites, no address is said.
fn sites(of: &Figures) -> Value {
    json!({
        "events": of.all.events,
        "outcomes": counts(of, By::Outcome),
        "categories": counts(of, By::Kind),
        "weeks": counts(of, By::Week),
        "reasons": counts(of, By::Reason),
    })
}

fn counts(of: &Figures, by: By) -> Value {
    let count =
        |(key, Count { events, items }): (&str, Count)| (key.to_owned(), json!({ "events": events, "items": items }));
    Value::Object(of.by(by).map(count).collect())
}
