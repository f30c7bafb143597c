//! What is said of an event to a collector: the one place that names it. `docs/admin/collector.en.md` has the table for people.
//!
//! Names are those of OpenTelemetry's semantic conventions where they have one, else our own below `balise.`, in their manner. Values are texts,
//! whole numbers, yes or no, and lists of texts, never nested: what stores and SIEMs do with a map differs, from columns to a text in JSON. Kinds
//! stand there twice for that: `balise.kinds` is what one groups and filters by, without knowing the kinds beforehand, and `balise.kind.<kind>` what
//! one adds up.

use std::borrow::Cow;

use super::Source;
use super::write::{Field, Value};
use crate::journal::{Entry, Event, What};

/// What the records come from, within the extension.
const SCOPE: &str = "balise.journal";

/// `ExportLogsServiceRequest`: one source, one scope, and a record for each event.
pub(super) fn request<'a>(entries: &'a [Entry], source: &Source<'a>) -> Vec<Field<'a>> {
    let resource = vec![field(1, "attributes", Value::Each(resource(source)))];
    let scope = vec![field(1, "name", text(SCOPE)), field(2, "version", text(source.version))];
    let records = entries.iter().map(|entry| Value::Message(record(entry))).collect();
    let scope_logs = vec![field(1, "scope", Value::Message(scope)), field(2, "logRecords", Value::Each(records))];
    let resource_logs = vec![
        field(1, "resource", Value::Message(resource)),
        field(2, "scopeLogs", Value::Each(vec![Value::Message(scope_logs)])),
    ];
    vec![field(1, "resourceLogs", Value::Each(vec![Value::Message(resource_logs)]))]
}

fn resource<'a>(source: &Source<'a>) -> Vec<Value<'a>> {
    let mut all = Attributes(vec![]);
    all.text("service.name", "balise");
    all.text("service.version", source.version);
    all.text("service.instance.id", source.installation);
    // `browser.brands` would be a list with versions, and asks for what Firefox does not tell.
    all.text("user_agent.name", source.browser);
    all.text("balise.organisation", source.organisation);
    all.text("balise.policy.version", source.policy);
    all.0
}

/// `LogRecord`.
///
/// The body is what viewers show as the line: the name, which needs no language, and the id. Loki takes two records of one source with one time and one
/// body for one, whatever their attributes (`pkg/chunkenc/unordered.go`, read 2026-11); so it loses none, and drops repeats.
fn record(entry: &Entry) -> Vec<Field<'_>> {
    let event = &entry.event;
    let time = event.at.saturating_mul(1_000_000);
    let name = name(event.what);
    let (severity, word) = severity(event.what);
    vec![
        field(1, "timeUnixNano", Value::Fixed(time)),
        field(2, "severityNumber", Value::Choice(severity)),
        field(3, "severityText", text(word)),
        field(5, "body", Value::Message(vec![any_text(format!("{name} {}", entry.id))])),
        field(6, "attributes", Value::Each(attributes(entry))),
        // Events are noted when they happen: both times are one, as with OpenTelemetry's own loggers.
        field(11, "observedTimeUnixNano", Value::Fixed(time)),
        field(12, "eventName", text(name)),
    ]
}

fn attributes(entry: &Entry) -> Vec<Value<'_>> {
    let event = &entry.event;
    let mut all = Attributes(vec![]);
    // By the conventions: records with the same one are one, and all but one may be removed.
    all.text("log.record.uid", &entry.id);
    all.text("server.address", &event.host);
    all.text("balise.way", event.way.name());
    all.text("balise.action", event.action.map_or("", |action| action.name()));
    all.text("balise.reason", &event.reason);
    all.add("balise.went_out", field(2, "boolValue", Value::Truth(event.what.went())));
    all.texts("balise.rules", event.rules.iter());
    all.texts("balise.kinds", event.kinds.iter().map(|(kind, _)| kind));
    for (key, count) in counts(event) {
        all.add(key, field(3, "intValue", Value::Whole(count)));
    }
    all.0
}

/// How many of each kind, by the names of attributes. Two kinds of a policy may come to one name; a name may stand there once only.
fn counts(event: &Event) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = vec![];
    for (kind, count) in &event.kinds {
        let key = format!("balise.kind.{}", segment(kind));
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, sum)) => *sum += u64::from(*count),
            None => counts.push((key, u64::from(*count))),
        }
    }
    counts
}

/// A kind as a part of a name: a policy may have called one anything, and a dot would open a namespace.
fn segment(kind: &str) -> String {
    let char = |char: char| if char.is_ascii_alphanumeric() { char.to_ascii_lowercase() } else { '_' };
    kind.chars().map(char).collect()
}

/// The event's name.
fn name(what: What) -> &'static str {
    match what {
        What::Held => "balise.held",
        What::Passed => "balise.passed",
        What::Replaced => "balise.replaced",
        What::Kept => "balise.kept",
        What::Dismissed => "balise.dismissed",
        What::Left => "balise.left",
        What::Stopped => "balise.stopped",
        What::Closed => "balise.closed",
        What::Opened => "balise.opened",
        What::Lost => "balise.lost",
    }
}

/// WARN is what went out as it was, since that alone may be an incident; ERROR a journal with a hole; INFO all the rest, which was prevented.
fn severity(what: What) -> (u8, &'static str) {
    match what {
        What::Lost => (17, "ERROR"),
        what if what.went() => (13, "WARN"),
        _ => (9, "INFO"),
    }
}

/// `KeyValue`s under way. What is empty is left out.
struct Attributes<'a>(Vec<Value<'a>>);

impl<'a> Attributes<'a> {
    fn add(&mut self, key: impl Into<Cow<'a, str>>, value: Field<'a>) {
        let pair = vec![field(1, "key", Value::Text(key.into())), field(2, "value", Value::Message(vec![value]))];
        self.0.push(Value::Message(pair));
    }

    fn text(&mut self, key: &'static str, value: &'a str) {
        if !value.is_empty() {
            self.add(key, any_text(value));
        }
    }

    fn texts(&mut self, key: &'static str, values: impl Iterator<Item = &'a String>) {
        let values: Vec<_> = values.map(|value| Value::Message(vec![any_text(value.as_str())])).collect();
        if !values.is_empty() {
            let list = vec![field(1, "values", Value::Each(values))];
            self.add(key, field(5, "arrayValue", Value::Message(list)));
        }
    }
}

/// What `AnyValue` holds when it is a text.
fn any_text<'a>(value: impl Into<Cow<'a, str>>) -> Field<'a> {
    field(1, "stringValue", Value::Text(value.into()))
}

fn text(value: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(value))
}

fn field<'a>(number: u32, name: &'static str, value: Value<'a>) -> Field<'a> {
    Field { number, name, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Way;

    #[test]
    fn an_event_is_named_after_what_happened() {
        for what in What::ALL {
            assert_eq!(name(what), format!("balise.{}", what.name()));
        }
    }

    #[test]
    fn what_went_out_is_a_warning_and_nothing_else_is() {
        for what in What::ALL {
            assert_eq!(severity(what).1 == "WARN", what.went(), "{what:?}");
        }
    }

    #[test]
    fn kinds_of_a_policy_come_to_names_that_may_stand() {
        let kinds = [("sin", 1), ("Dossier RH", 2), ("dossier.rh", u32::MAX), ("", 4)];
        let kinds = kinds.map(|(kind, count)| (kind.to_owned(), count)).to_vec();
        let event = Event {
            at: 0,
            host: String::new(),
            what: What::Held,
            way: Way::Paste,
            action: None,
            kinds,
            rules: vec![],
            reason: String::new(),
        };
        let sum = u64::from(u32::MAX) + 2;
        let expected = [("balise.kind.sin", 1), ("balise.kind.dossier_rh", sum), ("balise.kind.", 4)];
        assert_eq!(counts(&event), expected.map(|(key, count)| (key.to_owned(), count)));
    }
}
