//! The journal in this browser: each event is written at once, under a key of its own, before anybody is told what comes of it. So what was answered
//! is noted, whenever the background is stopped, and nothing that was written is written again. What becomes of events later (one value of many,
//! what is sent, what is too old) is the desk's ([`crate::keeping`]).

#[cfg(any(feature = "background", feature = "files"))]
use balise::Inspection;
use balise::journal::Event;
#[cfg(any(feature = "background", feature = "files"))]
use balise::journal::{Way, What};
use balise::policy::Policy;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::put;

/// The alarm by which what was noted is sent.
pub(crate) const ALARM: &str = "journal";

/// How the keys of events begin.
pub(crate) const EVENT: &str = "event ";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// An id for an event of now: a UUID of version 7 (RFC 9562, 5.7). It says when, and in the order of their keys the older come first.
pub(crate) fn id() -> String {
    let now = js_sys::Number::from(js_sys::Date::now()).to_string_with_radix(16).map(String::from).unwrap_or_default();
    let random = random_uuid();
    let part = |range| now.get(range).unwrap_or_default();
    // Eleven digits, from 2004 to 2527.
    ["0", part(0..7), "-", part(7..11), "-7", random.get(15..).unwrap_or_default()].concat()
}

/// Whether a policy wants anything noted.
pub(crate) fn notes(policy: &Policy) -> bool {
    policy.journal_days != Some(0) || policy.collector.is_some()
}

/// Begins to write a line, at once. What comes of it.
pub(crate) fn write(line: &str) -> Option<Promise> {
    put(&[EVENT, &id()].concat(), line)
}

/// Notes what happened, if the policy wants anything noted.
#[cfg(feature = "pages")]
pub(crate) async fn note(policy: &Policy, event: &Event) {
    if let Some(written) = notes(policy).then(|| write(&event.line())).flatten() {
        // Where there is no room, nothing can be noted.
        let _ = wasm_bindgen_futures::JsFuture::from(written).await;
    }
}

/// What happened to a text on a page.
#[cfg(any(feature = "background", feature = "files"))]
pub(crate) fn event(page: &str, what: What, way: Way, of: &Inspection<'_>, reason: &str) -> Event {
    Event {
        // The id says when.
        at: 0,
        host: page.to_owned(),
        what,
        way,
        action: of.action(),
        kinds: of.counts().into_iter().map(|(kind, count)| (kind.name().to_owned(), count as u32)).collect(),
        rules: of.rules(),
        reason: reason.to_owned(),
    }
}
