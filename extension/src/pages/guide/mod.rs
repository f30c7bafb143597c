//! The whole page behind the panel: the rules in a glance, the policy, the acknowledgement that it was read, the lessons, the mention that AI was
//! used, the check of a password, the form for an incident, what is recorded, whom to turn to.

mod attest;
mod contacts;
pub(super) mod forms;
mod incident;
mod lessons;
mod mention;
mod password;
mod policy;
mod recorded;
mod rules;

use std::rc::Rc;

use balise::lang::{self, Lang};
use gloo::utils::{document, window};

use super::drawing::{attribute, element, language, set};
use super::state::{Shown, ask_state, organisation};
use crate::browser::ui_language;

pub(crate) use attest::{due, kept};
pub(crate) use password::changed_on;

/// Fills the page.
pub(super) async fn show() {
    match ask_state().await {
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
    set("title", &lang::guide_title(lang));
    set("organisation", &organisation(used));
    for (part, title) in [
        ("rules", lang::guide_rules(lang)),
        ("policy", lang::guide_policy(lang)),
        ("read", lang::guide_read(lang)),
        ("training", lang::guide_training(lang)),
        ("mention", lang::guide_mention(lang)),
        ("password", lang::guide_password(lang)),
        ("incident", lang::guide_incident(lang)),
        ("recorded", lang::guide_recorded(lang)),
        ("contacts", lang::guide_contacts(lang)),
    ] {
        set(&format!("nav-{part}"), &title);
        set(&format!("{part}-title"), &title);
    }
    attribute("nav", "aria-label", &lang::guide_nav(lang));
    rules::draw(lang);
    policy::draw(used);
    lessons::draw(lang);
    contacts::draw(used);
    incident::draw(&shown);
    attest::draw_read(&shown).await;
    attest::draw_training(&shown).await;
    mention::draw(&shown).await;
    password::draw(used).await;
    recorded::draw(&shown.used.policy, lang).await;
}
