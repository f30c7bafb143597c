//! The options page: the policy in force, what of it is not used, and what the person may set.

use balise::lang::{self, Lang};
use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, create, draw_ignored, element, fill, language, set};
use crate::browser::pages::ask;
use crate::browser::ui_language;
use crate::messages::{LanguageView, OptionsView, Reply, Request};

/// Fills the page.
pub(super) async fn show() {
    answer(&Request::Options).await;
}

async fn answer(request: &Request) {
    match ask(request).await {
        Some(Reply::Ok { answer }) => draw(&answer),
        _ => set("title", &lang::panel_failed(Lang::from_tag(&ui_language()))),
    }
    attribute("options", "aria-busy", "false");
}

fn draw(view: &OptionsView) {
    language(&view.lang);
    for (id, text) in [
        ("title", &view.title),
        ("organisation", &view.organisation),
        ("policy-title", &view.policy_title),
        ("policy", &view.policy),
        ("language-title", &view.language_title),
        ("version", &view.version),
    ] {
        set(id, text);
    }
    document().set_title(&view.title);
    fill("stages", &view.stages);
    set("whole", view.whole.as_deref().unwrap_or_default());
    if let Some(ignored) = &view.ignored {
        draw_ignored(ignored);
    }
    set("language-closed", view.language_closed.as_deref().unwrap_or_default());
    // Drawn anew, the buttons would lose the keyboard's place.
    let chooses = document().active_element().is_some_and(|element| element.id().starts_with(LANGUAGE));
    set("languages", "");
    for (place, choice) in view.languages.iter().enumerate() {
        draw_language(place, choice);
        if let Some(button) = element(&format!("{LANGUAGE}{place}")).filter(|_| chooses && choice.chosen) {
            let _ = button.focus();
        }
    }
}

/// How the ids of the languages' buttons begin.
const LANGUAGE: &str = "choice-";

/// A radio button and its words; a press of it is kept at once.
fn draw_language(place: usize, view: &LanguageView) {
    let (Some(list), Some(label), Some(button), Some(words)) =
        (element("languages"), create("label"), create("input"), create("span"))
    else {
        return;
    };
    let id = format!("{LANGUAGE}{place}");
    for (name, value) in [("type", "radio"), ("name", "language"), ("id", &id)] {
        let _ = button.set_attribute(name, value);
    }
    if view.chosen {
        let _ = button.set_attribute("checked", "");
    }
    if let Some(language) = &view.language {
        let _ = words.set_attribute("lang", language);
    }
    let _ = label.set_attribute("for", &id);
    words.set_text_content(Some(&view.label));
    let _ = label.append_child(&button);
    let _ = label.append_child(&words);
    let _ = list.append_child(&label);
    let language = view.language.clone();
    // The page is drawn anew in the language chosen; the listener goes with the button.
    EventListener::new(&button, "change", move |_| {
        let language = language.clone();
        spawn_local(async move { answer(&Request::SetLanguage { language }).await });
    })
    .forget();
}
