//! What a person attests: that the policy was read, that the lessons were. A name, a day, a version: that somebody at this browser said so, and no
//! more.

use std::rc::Rc;

use balise::lang::{self, Lang};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::forms::{focus, submitted};
use crate::browser::{Area, load, store, today};
use crate::in_use::InUse;
use crate::pages::drawing::{attribute, element, hide, json, press, print, save, set, ticked, value};
use crate::pages::state::{Shown, organisation};

/// Key of what was attested of the policy, on the disk of this browser; and the beginning of the names in the page.
const READ: &str = "read";
/// The same of the lessons.
const TRAINING: &str = "training";
/// The lessons of this version of the extension; to be raised when one says something new.
const LESSONS: &str = "1";

/// What somebody attested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attested {
    /// Who, as they wrote it.
    pub(crate) name: String,
    /// Of which version.
    pub(crate) version: String,
    /// `2026-11-27`.
    pub(crate) day: String,
}

/// What can be attested.
struct Matter {
    /// Key on the disk, and the beginning of the names in the page.
    id: &'static str,
    /// Which version.
    version: String,
    why: String,
    agree: String,
    line: fn(Lang, &str, &str, &str) -> String,
    again: fn(Lang, &str, &str) -> String,
    /// What a copy says that it is.
    record: &'static str,
    file: &'static str,
}

/// What is kept here of the reading of the policy.
pub(crate) async fn kept() -> Option<Attested> {
    load(Area::Local, READ).await
}

/// The same of the lessons.
pub(crate) async fn trained() -> Option<Attested> {
    load(Area::Local, TRAINING).await
}

/// The version that is to be read, where it was not yet. Without an organisation's policy there is nothing to acknowledge.
pub(crate) fn due<'u>(used: &'u InUse, kept: Option<&Attested>) -> Option<&'u str> {
    let version = used.policy.version.as_str();
    (used.is_managed() && kept.is_none_or(|read| read.version != version)).then_some(version)
}

/// The acknowledgement of the policy.
pub(super) async fn draw_read(shown: &Rc<Shown>) {
    let used = &shown.used;
    let lang = used.lang;
    if !used.is_managed() {
        hide("read-form", true);
        return set("read-why", &lang::read_none(lang));
    }
    let version = used.policy.version.clone();
    draw(
        shown,
        Matter {
            id: READ,
            why: lang::read_why(lang),
            agree: lang::read_agree(lang, &version),
            version,
            line: lang::read_line,
            again: lang::read_again,
            record: "policy acknowledgement",
            file: "attestation",
        },
    )
    .await;
}

/// The attestation that the lessons were read.
pub(super) async fn draw_training(shown: &Rc<Shown>) {
    let lang = shown.used.lang;
    draw(
        shown,
        Matter {
            id: TRAINING,
            version: LESSONS.to_owned(),
            why: lang::training_why(lang),
            agree: lang::training_agree(lang),
            line: |lang, name, _, day| lang::training_line(lang, name, day),
            again: |lang, _, day| lang::training_again(lang, day),
            record: "training record",
            file: "formation",
        },
    )
    .await;
}

async fn draw(shown: &Rc<Shown>, matter: Matter) {
    let lang = shown.used.lang;
    let matter = Rc::new(matter);
    for (part, text) in [
        ("why", matter.why.clone()),
        ("name-label", lang::read_name(lang)),
        ("agree-label", matter.agree.clone()),
        ("confirm", lang::read_confirm(lang)),
        ("print", lang::print(lang)),
        ("save", lang::save_copy(lang)),
    ] {
        set(&matter.at(part), &text);
    }
    let kept: Option<Attested> = load(Area::Local, matter.id).await;
    if let Some(read) = &kept {
        attribute(&matter.at("name"), "value", &read.name);
    }
    draw_kept(lang, &matter, kept.as_ref());
    let part = matter.id;
    press(&matter.at("print"), move || print(part));
    let (own, of) = (Rc::clone(shown), Rc::clone(&matter));
    press(&matter.at("save"), move || {
        let (own, of) = (Rc::clone(&own), Rc::clone(&of));
        spawn_local(async move {
            if let Some(read) = load::<Attested>(Area::Local, of.id).await {
                save(&format!("{}-{}.json", of.file, read.day), &record(&own.used, &of, &read));
            }
        });
    });
    if let Some(form) = element(&matter.at("form")) {
        submitted(&form, move || confirm(lang, &matter));
    }
}

impl Matter {
    /// The name of a part of it in the page.
    fn at(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }
}

fn confirm(lang: Lang, matter: &Rc<Matter>) {
    let name = value(&matter.at("name")).trim().to_owned();
    let wrong = [
        ("name", name.is_empty().then(|| lang::error_name(lang))),
        ("agree", (!ticked(&matter.at("agree"))).then(|| lang::error_agree(lang))),
    ];
    let mut first = None;
    for (part, error) in wrong {
        attribute(&matter.at(part), "aria-invalid", if error.is_some() { "true" } else { "false" });
        set(&matter.at(&format!("{part}-error")), error.as_deref().unwrap_or_default());
        first = first.or(error.is_some().then_some(part));
    }
    if let Some(first) = first {
        return focus(&matter.at(first));
    }
    let read = Attested { name, version: matter.version.clone(), day: today().to_string() };
    let matter = Rc::clone(matter);
    spawn_local(async move {
        store(Area::Local, matter.id, &read).await;
        draw_kept(lang, &matter, Some(&read));
        focus(&matter.at("print"));
    });
}

/// The form while it is to be done, what was confirmed once it was.
fn draw_kept(lang: Lang, matter: &Matter, kept: Option<&Attested>) {
    let due = kept.is_none_or(|read| read.version != matter.version);
    let line = match kept {
        Some(Attested { version, day, .. }) if due => (matter.again)(lang, version, day),
        Some(Attested { name, version, day }) => (matter.line)(lang, name, version, day),
        None => String::new(),
    };
    set(&matter.at("line"), &line);
    hide(&matter.at("form"), !due);
    hide(&matter.at("actions"), due);
}

/// What is given to others: what was said, and nothing that nobody proved.
fn record(used: &InUse, matter: &Matter, read: &Attested) -> String {
    let version = if matter.id == READ { "policyVersion" } else { "lessonsVersion" };
    let lines = [
        ("record", matter.record),
        ("organisation", &organisation(used)),
        (version, &read.version),
        ("name", &read.name),
        ("date", &read.day),
        ("language", used.lang.tag()),
        ("proves", "that somebody at this browser wrote this name and ticked the box; the name was not verified"),
    ];
    json(&lines)
}
