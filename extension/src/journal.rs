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

/// How the keys of events begin.
pub(crate) const EVENT: &str = "event ";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// An id for an event of now: a UUID of version 7 (RFC 9562, 5.7). It says when, and in the order of their keys the older come first.
pub(crate) fn id() -> String {
    let now = js_sys::Date::now() as u64;
    let mut id = String::new();
    // By hand: a formatter of the library for this alone is half a kilobyte of the module.
    for place in (0..12).rev() {
        if place == 3 {
            id.push('-');
        }
        let digit = (now >> (4 * place)) as u8 & 15;
        id.push(char::from(digit + if digit < 10 { b'0' } else { b'a' - 10 }));
    }
    id.push_str("-7");
    id.push_str(random_uuid().get(15..).unwrap_or_default());
    id
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
