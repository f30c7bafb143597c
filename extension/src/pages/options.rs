//! The options page: the policy in force, what of it is not used, what the person may set, and how things stand here.

use balise::lang::{self, Lang};
use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, create, draw_policy, element, language, set};
use super::state::{Shown, ask_state, organisation, state};
use super::{diagnostic, journal, own};
use crate::browser::ui_language;
use crate::messages::Request;

/// Fills the page.
pub(super) async fn show() {
    let shown = ask_state().await;
    draw(shown.as_ref());
    if let Some(shown) = &shown {
        own::begin(shown);
        diagnostic::begin();
        journal::begin();
    }
}

/// Keeps a language, and draws the page in it.
async fn choose(language: Option<String>) {
    draw(state(&Request::SetLanguage { language }).await.as_ref());
}

/// Draws the page, but what the person is writing.
pub(super) fn draw(shown: Option<&Shown>) {
    match shown {
        Some(shown) => draw_options(shown),
        None => set("title", &lang::panel_failed(Lang::from_tag(&ui_language()))),
    }
    attribute("options", "aria-busy", "false");
}

fn draw_options(shown: &Shown) {
    let used = &shown.used;
    let lang = used.lang;
    language(lang);
    document().set_title(&lang::options_title(lang));
    set("title", &lang::options_title(lang));
    set("organisation", &organisation(used));
    set("policy-title", &lang::options_policy(lang));
    set("language-title", &lang::options_language(lang));
    draw_policy(used);
    set("licences", &lang::options_licences(lang));
    let whole = match (used.is_managed(), used.problems.is_empty()) {
        (false, _) if used.is_own() => lang::options_policy_own(lang),
        (false, _) => lang::options_policy_default(lang),
        (true, true) => lang::options_policy_whole(lang),
        (true, false) => String::new(),
    };
    set("whole", &whole);
    own::draw(shown);
    diagnostic::draw(shown);
    journal::draw(shown);
    // Drawn anew, the buttons would lose the keyboard's place.
    let chooses = document().active_element().is_some_and(|element| element.id().starts_with(LANGUAGE));
    set("languages", "");
    if !used.leaves_language_open() {
        return set("language-closed", &lang::options_language_closed(lang));
    }
    set("language-closed", "");
    let languages = [
        (None, lang::options_language_browser(lang)),
        // Each in its own words, so that whoever reads only one finds it.
        (Some("fr"), "Français".to_owned()),
        (Some("en"), "English".to_owned()),
    ];
    for (place, (language, label)) in languages.iter().enumerate() {
        let chosen = *language == shown.chosen.as_deref();
        draw_language(place, *language, label, chosen);
        if let Some(button) = element(&format!("{LANGUAGE}{place}")).filter(|_| chooses && chosen) {
            let _ = button.focus();
        }
    }
}

/// How the ids of the languages' buttons begin.
const LANGUAGE: &str = "choice-";

/// A radio button and its words; a press of it is kept at once.
fn draw_language(place: usize, language: Option<&'static str>, text: &str, chosen: bool) {
    let (Some(list), Some(label), Some(button), Some(words)) =
        (element("languages"), create("label"), create("input"), create("span"))
    else {
        return;
    };
    let id = format!("{LANGUAGE}{place}");
    for (name, value) in [("type", "radio"), ("name", "language"), ("id", &id)] {
        let _ = button.set_attribute(name, value);
    }
    if chosen {
        let _ = button.set_attribute("checked", "");
    }
    if let Some(language) = language {
        let _ = words.set_attribute("lang", language);
    }
    let _ = label.set_attribute("for", &id);
    words.set_text_content(Some(text));
    let _ = label.append_child(&button);
    let _ = label.append_child(&words);
    let _ = list.append_child(&label);
    // The page is drawn anew in the language chosen; the listener goes with the button.
    EventListener::new(&button, "change", move |_| spawn_local(choose(language.map(str::to_owned)))).forget();
}
