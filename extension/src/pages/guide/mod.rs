//! The whole page behind the panel: the policy, the acknowledgement that it was read, the form for an incident, whom to turn to.

mod contacts;
mod incident;
mod policy;
mod read;

use std::rc::Rc;

use balise::lang::{self, Lang};
use gloo::utils::{document, window};

use super::drawing::{attribute, element, language, set};
use super::state::{Shown, ask_state, organisation};
use crate::browser::ui_language;

pub(crate) use read::{due, kept};

/// Fills the page.
pub(super) async fn show() {
    match ask_state("").await {
        Some(shown) => draw(Rc::new(shown)).await,
        None => set("title", &lang::panel_failed(Lang::from_tag(&ui_language()))),
    }
    attribute("guide", "aria-busy", "false");
    // The part was hidden when the browser looked for it.
    if let Some(part) = window().location().hash().ok().and_then(|hash| element(hash.trim_start_matches('#'))) {
        part.scroll_into_view();
    }
}

async fn draw(shown: Rc<Shown>) {
    let used = &shown.used;
    let lang = used.lang;
    language(lang);
    document().set_title(&lang::guide_title(lang));
    for (id, text) in [
        ("title", lang::guide_title(lang)),
        ("organisation", organisation(used)),
        ("nav-policy", lang::guide_policy(lang)),
        ("policy-title", lang::guide_policy(lang)),
        ("nav-read", lang::guide_read(lang)),
        ("read-title", lang::guide_read(lang)),
        ("nav-incident", lang::guide_incident(lang)),
        ("incident-title", lang::guide_incident(lang)),
        ("nav-contacts", lang::guide_contacts(lang)),
        ("contacts-title", lang::guide_contacts(lang)),
    ] {
        set(id, &text);
    }
    attribute("nav", "aria-label", &lang::guide_nav(lang));
    policy::draw(used);
    contacts::draw(used);
    incident::draw(&shown);
    read::draw(&shown).await;
}
