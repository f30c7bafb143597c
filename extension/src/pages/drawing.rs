//! What the pages draw alike.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::messages::IgnoredView;

/// The page's language, as its tag.
pub(super) fn language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Fills a list, an item for each text, in place of what it holds.
pub(super) fn fill(id: &str, texts: &[String]) {
    set(id, "");
    for text in texts {
        if let (Some(list), Some(item)) = (element(id), create("li")) {
            item.set_text_content(Some(text));
            let _ = list.append_child(&item);
        }
    }
}

/// What of the policy is not used: how many, and each when asked for.
pub(super) fn draw_ignored(view: &IgnoredView) {
    set("ignored-summary", &view.summary);
    set("ignored-detail", &view.detail);
    fill("ignored-list", &view.problems);
    if let Some(details) = element("ignored") {
        let _ = details.remove_attribute("hidden");
    }
}

/// The element of that id.
pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text into an element.
pub(super) fn set(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// Gives an element an attribute.
pub(super) fn attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = element(id) {
        let _ = element.set_attribute(name, value);
    }
}

/// A new element.
pub(super) fn create(name: &str) -> Option<Element> {
    document().create_element(name).ok()
}
