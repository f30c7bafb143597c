//! What the organisation's collector takes: events as one request of OTLP/HTTP logs (<https://opentelemetry.io/docs/specs/otlp/>, read 2026-11).
//!
//! - [`json`], [`protobuf`]: one `ExportLogsServiceRequest`, in either encoding; `request` says what is in it, once, and `write` puts it into bytes;
//! - [`answer`]: what a collector's answer means for what was sent;
//! - [`backoff`]: how long to wait before it is tried again.
//!
//! Both encodings are written here: the official crate brings prost and an SDK along, and the messages that are needed are nine, which have
//! not changed since OTLP 1.0. `tests/otlp.rs` reads both with the official definitions.
//!
//! ```
//! use balise::journal::otlp::{self, Source};
//! use balise::journal::{Entry, Event, What, Way};
//!
//! let event = Event {
//!     at: 1_795_000_000_000,
//!     host: "chatgpt.com".into(),
//!     what: What::Held,
//!     way: Way::Paste,
//!     action: None,
//!     kinds: vec![("sin".into(), 2)],
//!     rules: vec![],
//!     reason: String::new(),
//! };
//! let entry = Entry { id: "0198c1f2-0000-7000-8000-000000000001".into(), event };
//! let source = Source { installation: "3f2c", version: "0.1.0", policy: "4", organisation: "Val-Fictif", browser: "Firefox" };
//! let request = otlp::json(&[entry], &source);
//! assert!(request.contains(r#"{"key":"balise.kind.sin","value":{"intValue":"2"}}"#));
//! ```

mod answer;
mod request;
mod write;

pub use answer::{Answer, LEAST, MOST, answer, backoff};

use super::Entry;

/// Who sends: the same for all events of one request. What is empty is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// A UUID (RFC 9562) that was drawn when the extension was installed: `service.instance.id`. It says which browser, and nobody's name.
    pub installation: &'a str,
    /// The extension's version: `service.version`.
    pub version: &'a str,
    /// The version of the policy, as the organisation numbers it: `balise.policy.version`.
    pub policy: &'a str,
    /// The organisation's name: `balise.organisation`.
    pub organisation: &'a str,
    /// The browser's name, without its version: `user_agent.name`.
    pub browser: &'a str,
}

/// The request in JSON: `Content-Type: application/json`.
pub fn json(entries: &[Entry], source: &Source<'_>) -> String {
    write::json(&request::request(entries, source))
}

/// The request in protobuf: `Content-Type: application/x-protobuf`.
pub fn protobuf(entries: &[Entry], source: &Source<'_>) -> Vec<u8> {
    write::protobuf(&request::request(entries, source))
}
