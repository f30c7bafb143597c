//! What the pages draw alike.

use balise::lang::{self, Lang};
use balise::verdict::view::Icon;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::{to_js, today};
use crate::in_use::InUse;

/// The drawings, beside the page.
const ICONS: &str = "../design/icons.svg";

/// The page's language.
pub(super) fn language(lang: Lang) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
    }
}

/// Which policy holds, its stages, and what of it is not used: how many, and each when asked for.
pub(super) fn draw_policy(used: &InUse) {
    let lang = used.lang;
    let policy = if used.is_managed() {
        lang::panel_policy(lang, &used.policy.version)
    } else {
        lang::panel_policy_default(lang)
    };
    set("policy", &policy);
    let force = used.policy.on(today());
    let stage = force.stage().map(|stage| lang::panel_stage(lang, &lang::stage(lang, stage)));
    let next = force.next_stage();
    let next = next.map(|(day, stage)| lang::panel_next_stage(lang, &day.to_string(), &lang::stage(lang, stage)));
    fill("stages", &stage.into_iter().chain(next).collect::<Vec<_>>());
    set("version", &lang::panel_version(lang, env!("CARGO_PKG_VERSION")));
    let problems: Vec<String> = used.problems.iter().map(|problem| problem.sentence(lang)).collect();
    if problems.is_empty() {
        return;
    }
    set("ignored-summary", &lang::panel_ignored(lang, problems.len()));
    set("ignored-detail", &lang::panel_ignored_detail(lang));
    fill("ignored-list", &problems);
    if let Some(details) = element("ignored") {
        let _ = details.remove_attribute("hidden");
    }
}

/// Puts a drawing into an element.
pub(super) fn icon(id: &str, name: Icon) {
    if let (Some(place), Some(picture)) = (element(id), picture(name)) {
        place.set_text_content(None);
        let _ = place.append_child(&picture);
    }
}

/// A drawing of the sprite, hidden from screen readers: the words beside it say the same.
pub(super) fn picture(name: Icon) -> Option<Element> {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    let svg = document().create_element_ns(SVG, "svg").ok()?;
    let uses = document().create_element_ns(SVG, "use").ok()?;
    let symbol = to_js(&name).as_string()?;
    svg.set_attribute("aria-hidden", "true").ok()?;
    svg.set_attribute("viewBox", "0 0 20 20").ok()?;
    uses.set_attribute("href", &format!("{ICONS}#{symbol}")).ok()?;
    svg.append_child(&uses).ok()?;
    Some(svg)
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
