//! The policy, to be read and searched.

use balise::lang;
use balise::policy::Clause;
use balise::text::folded;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::in_use::InUse;
use crate::pages::drawing::{create, draw_policy, element, set, text_in};

/// Draws it, and its search.
pub(super) fn draw(used: &InUse) {
    let lang = used.lang;
    draw_policy(used);
    set("search-label", &lang::guide_search(lang));
    let clauses: Vec<[String; 2]> = used
        .policy
        .clauses
        .iter()
        .map(|Clause { label, text, .. }| [label, text].map(|said| said.get(lang).unwrap_or_default().to_owned()))
        .collect();
    list(lang, &clauses, "");
    let Some(search) = element("search").and_then(|search| search.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let field = search.clone();
    EventListener::new(&search, "input", move |_| list(lang, &clauses, &field.value())).forget();
}

/// The sections that say all of these words.
fn list(lang: lang::Lang, clauses: &[[String; 2]], wanted: &str) {
    let wanted: Vec<String> = wanted.split_whitespace().map(plain).collect();
    set("clauses", "");
    let Some(all) = element("clauses") else {
        return;
    };
    let mut shown = 0;
    for [label, text] in clauses {
        let said = plain(&format!("{label} {text}"));
        if !wanted.iter().all(|word| said.contains(word.as_str())) {
            continue;
        }
        shown += 1;
        if let Some(item) = create("li") {
            text_in(&item, "strong", label);
            text_in(&item, "p", text);
            let _ = all.append_child(&item);
        }
    }
    set("search-count", &lang::guide_found(lang, shown));
}

/// A text in which accents and capitals count for nothing.
fn plain(text: &str) -> String {
    folded(text).to_ascii_lowercase()
}
