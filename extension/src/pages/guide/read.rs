//! The acknowledgement: a name, a day, a version of the policy. It says that somebody at this browser said so, and no more.

use std::rc::Rc;

use balise::lang;
use gloo::events::{EventListener, EventListenerOptions};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::browser::{Area, load, store, today};
use crate::in_use::InUse;
use crate::pages::drawing::{attribute, element, hide, json, press, print, save, set, ticked, value};
use crate::pages::state::{Shown, organisation};

/// Key of it, on the disk of this browser.
const READ: &str = "read";

/// That somebody read a version of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Read {
    name: String,
    version: String,
    /// `2026-11-27`.
    day: String,
}

impl Read {
    /// Who it was.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// What is kept of it here.
pub(crate) async fn kept() -> Option<Read> {
    load(Area::Local, READ).await
}

/// The version that is to be read, where it was not yet. Without an organisation's policy there is nothing to acknowledge.
pub(crate) fn due<'u>(used: &'u InUse, kept: Option<&Read>) -> Option<&'u str> {
    let version = used.policy.version.as_str();
    (used.is_managed() && kept.is_none_or(|read| read.version != version)).then_some(version)
}

pub(super) async fn draw(shown: &Rc<Shown>) {
    let used = &shown.used;
    let lang = used.lang;
    if !used.is_managed() {
        hide("read-form", true);
        return set("read-why", &lang::read_none(lang));
    }
    for (id, text) in [
        ("read-why", lang::read_why(lang)),
        ("reader-label", lang::read_name(lang)),
        ("agree-label", lang::read_agree(lang, &used.policy.version)),
        ("confirm", lang::read_confirm(lang)),
        ("read-print", lang::print(lang)),
        ("read-save", lang::save_copy(lang)),
    ] {
        set(id, &text);
    }
    let kept = kept().await;
    if let Some(read) = &kept {
        attribute("reader", "value", &read.name);
    }
    draw_kept(used, kept.as_ref());
    press("read-print", || print("read"));
    let own = Rc::clone(shown);
    press("read-save", move || {
        let own = Rc::clone(&own);
        spawn_local(async move {
            if let Some(read) = load::<Read>(Area::Local, READ).await {
                save(&format!("attestation-{}.json", read.day), &record(&own.used, &read));
            }
        });
    });
    let own = Rc::clone(shown);
    let Some(form) = element("read-form") else {
        return;
    };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&form, "submit", options, move |event| {
        event.prevent_default();
        confirm(&own);
    })
    .forget();
}

fn confirm(shown: &Rc<Shown>) {
    let lang = shown.used.lang;
    let name = value("reader").trim().to_owned();
    let wrong = [
        ("reader", name.is_empty().then(|| lang::error_name(lang))),
        ("agree", (!ticked("agree")).then(|| lang::error_agree(lang))),
    ];
    let mut first = None;
    for (id, error) in wrong {
        attribute(id, "aria-invalid", if error.is_some() { "true" } else { "false" });
        set(&format!("{id}-error"), error.as_deref().unwrap_or_default());
        first = first.or(error.is_some().then_some(id));
    }
    if let Some(first) = first.and_then(element) {
        let _ = first.focus();
        return;
    }
    let read = Read { name, version: shown.used.policy.version.clone(), day: today().to_string() };
    let shown = Rc::clone(shown);
    spawn_local(async move {
        store(Area::Local, READ, &read).await;
        draw_kept(&shown.used, Some(&read));
        if let Some(button) = element("read-print") {
            let _ = button.focus();
        }
    });
}

/// The form while it is to be read, what was confirmed once it was.
fn draw_kept(used: &InUse, kept: Option<&Read>) {
    let lang = used.lang;
    let due = due(used, kept).is_some();
    let line = match kept {
        Some(Read { version, day, .. }) if due => lang::read_again(lang, version, day),
        Some(Read { name, version, day }) => lang::read_line(lang, name, version, day),
        None => String::new(),
    };
    set("read-line", &line);
    hide("read-form", !due);
    hide("read-actions", due);
}

/// What is given to others: what was said, and nothing that nobody proved.
fn record(used: &InUse, read: &Read) -> String {
    let lines = [
        ("record", "policy acknowledgement"),
        ("organisation", &organisation(used)),
        ("policyVersion", &read.version),
        ("name", &read.name),
        ("date", &read.day),
        ("language", used.lang.tag()),
        ("proves", "that somebody at this browser wrote this name and ticked the box; the name was not verified"),
    ];
    json(&lines)
}
