//! What is sent to a collector, read by OpenTelemetry's official definitions: the same request in both encodings, with all that the event says.

#![cfg(feature = "journal")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests say what failed by panicking")]

#[path = "common/chance.rs"]
mod chance;
#[path = "common/events.rs"]
mod events;

use std::collections::HashMap;

use balise::journal::otlp::{self, Answer, Source};
use balise::journal::{Entry, Event, Way, What};
use balise::policy::Action;
use chance::Chance;
use opentelemetry_proto::tonic::collector::logs::v1::{
    ExportLogsPartialSuccess, ExportLogsServiceRequest, ExportLogsServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, ArrayValue, KeyValue};
use opentelemetry_proto::tonic::logs::v1::{LogRecord, SeverityNumber};
use prost::Message;

const SOURCE: Source<'_> = Source {
    installation: "3f2c8a52-7d5b-4e86-9c55-0c8f4d6f5a10",
    version: "0.1.0",
    policy: "4",
    organisation: "Municipalité de Val-Fictif",
    browser: "Firefox",
};

/// The request as both encodings have it: one and the same.
fn read(entries: &[Entry], source: &Source<'_>) -> ExportLogsServiceRequest {
    let from_json: ExportLogsServiceRequest = serde_json::from_str(&otlp::json(entries, source)).unwrap();
    let from_protobuf = ExportLogsServiceRequest::decode(otlp::protobuf(entries, source).as_slice()).unwrap();
    assert_eq!(from_json, from_protobuf);
    from_json
}

/// What each attribute holds; a key may stand there once.
fn by_key(attributes: &[KeyValue]) -> HashMap<&str, Value> {
    let mut all = HashMap::new();
    for KeyValue { key, value, .. } in attributes {
        let value = value.clone().and_then(|any| any.value).unwrap();
        assert!(all.insert(key.as_str(), value).is_none(), "{key} twice");
    }
    all
}

fn text(value: &str) -> Value {
    Value::StringValue(value.to_owned())
}

fn texts<'a>(values: impl Iterator<Item = &'a String>) -> Value {
    let any = |value: &String| AnyValue { value: Some(text(value)) };
    Value::ArrayValue(ArrayValue { values: values.map(any).collect() })
}

/// What a record must say of an event, and nothing else.
fn check(record: &LogRecord, entry: &Entry) {
    let event = &entry.event;
    let nanoseconds = event.at.saturating_mul(1_000_000);
    assert_eq!([record.time_unix_nano, record.observed_time_unix_nano], [nanoseconds; 2]);
    assert_eq!(record.event_name, format!("balise.{}", event.what.name()));
    assert_eq!(record.body.clone().unwrap().value, Some(text(&format!("{} {}", record.event_name, entry.id))));
    let severity = match event.what {
        What::Lost => SeverityNumber::Error,
        What::Passed | What::Kept => SeverityNumber::Warn,
        _ => SeverityNumber::Info,
    };
    assert_eq!(record.severity_number(), severity);
    assert_eq!(format!("SEVERITY_NUMBER_{}", record.severity_text), severity.as_str_name());

    let mut left = by_key(&record.attributes);
    let mut holds = |key: &str, value: Option<Value>| assert_eq!(left.remove(key), value, "{key}");
    let filled = |value: &str| (!value.is_empty()).then(|| text(value));
    holds("log.record.uid", filled(&entry.id));
    holds("server.address", filled(&event.host));
    holds("balise.way", filled(event.way.name()));
    holds("balise.action", event.action.map(|action| text(action.name())));
    holds("balise.reason", filled(&event.reason));
    holds("balise.went_out", Some(Value::BoolValue(event.what.went())));
    holds("balise.rules", (!event.rules.is_empty()).then(|| texts(event.rules.iter())));
    holds("balise.kinds", (!event.kinds.is_empty()).then(|| texts(event.kinds.iter().map(|(kind, _)| kind))));
    // What is left are the counts: all of them, whatever the kinds are called.
    let mut sum = 0_i64;
    for (key, value) in left {
        let kind = key.strip_prefix("balise.kind.").unwrap();
        assert!(kind.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')), "{key}");
        let Value::IntValue(count) = value else { panic!("{key}: {value:?}") };
        sum += count;
    }
    assert_eq!(sum, event.kinds.iter().map(|(_, count)| i64::from(*count)).sum::<i64>());
}

#[test]
fn every_event_comes_through_whole() {
    let mut chance = Chance(0x6f74_6c70);
    for round in 0..300 {
        let entries = events::some(&mut chance, round % 40);
        let request = read(&entries, &SOURCE);
        let [logs] = &request.resource_logs[..] else { panic!("{} resources", request.resource_logs.len()) };
        let [scope] = &logs.scope_logs[..] else { panic!("{} scopes", logs.scope_logs.len()) };
        assert_eq!(scope.log_records.len(), entries.len());
        scope.log_records.iter().zip(&entries).for_each(|(record, entry)| check(record, entry));
    }
}

#[test]
fn the_source_is_said_by_the_conventions() {
    let request = read(&[], &SOURCE);
    let logs = &request.resource_logs[0];
    let expected = [
        ("service.name", "balise"),
        ("service.version", SOURCE.version),
        ("service.instance.id", SOURCE.installation),
        ("user_agent.name", SOURCE.browser),
        ("balise.organisation", SOURCE.organisation),
        ("balise.policy.version", SOURCE.policy),
    ];
    let expected = expected.map(|(key, value)| (key, text(value)));
    assert_eq!(by_key(&logs.resource.as_ref().unwrap().attributes), HashMap::from(expected));
    let scope = logs.scope_logs[0].scope.as_ref().unwrap();
    assert_eq!([scope.name.as_str(), &scope.version], ["balise.journal", SOURCE.version]);
}

/// `docs/admin/examples/event.json`, which the guide has one send with curl.
#[test]
fn the_guide_s_example_is_what_is_sent() {
    let event = Event {
        at: 1_795_000_000_000,
        host: "chatgpt.com".into(),
        what: What::Replaced,
        way: Way::Paste,
        action: Some(Action::Block),
        kinds: vec![("sin".into(), 1), ("person_name".into(), 2)],
        rules: vec!["guide-2.3".into()],
        reason: String::new(),
    };
    let entry = Entry { id: "0198c1f2-6d1e-4b7a-9a51-2f6c0d9e4b11".into(), event };
    let json: serde_json::Value = serde_json::from_str(&otlp::json(&[entry], &SOURCE)).unwrap();
    let example: serde_json::Value = serde_json::from_str(include_str!("../docs/admin/examples/event.json")).unwrap();
    assert_eq!(json, example, "{json:#}");
}

#[test]
fn what_is_empty_is_left_out() {
    let bare = Source { installation: "", version: "", policy: "", organisation: "", browser: "" };
    let request = read(&[], &bare);
    assert_eq!(request.resource_logs[0].resource.as_ref().unwrap().attributes.len(), 1);
}

#[test]
fn a_collector_s_answer_is_read() {
    let mut chance = Chance(0x616e_7377);
    for _ in 0..300 {
        let rejected = i64::from(u32::MAX) * chance.below(1000) as i64;
        let message = events::odd(&mut chance);
        let partial = ExportLogsPartialSuccess { rejected_log_records: rejected, error_message: message.clone() };
        let response = ExportLogsServiceResponse { partial_success: Some(partial) };
        let line = message.trim().replace(char::is_control, " ");
        let expected = Answer::Accepted { rejected: rejected as u64, message: line };
        let json = serde_json::to_vec(&response).unwrap();
        assert_eq!(otlp::answer(200, None, Some("application/json"), &json), expected);
        let protobuf = response.encode_to_vec();
        assert_eq!(otlp::answer(200, None, Some("application/x-protobuf"), &protobuf), expected);
    }
}

#[test]
fn any_answer_at_all_is_one() {
    let mut chance = Chance(0x616e_7921);
    for _ in 0..20_000 {
        let body: Vec<u8> =
            (0..chance.below(24)).map(|_| [10, 18, 8, 255, chance.below(256) as u8][chance.below(5)]).collect();
        for kind in ["application/json", "application/x-protobuf"] {
            otlp::answer([200, 400][chance.below(2)], None, Some(kind), &body);
        }
    }
}
