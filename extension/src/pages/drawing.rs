//! What the pages draw alike.

use balise::lang::{self, Lang};
use balise::verdict::view::Icon;
use gloo::events::EventListener;
use gloo::utils::{body, document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Url,
};

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
    let policy = match (used.is_managed(), used.is_own()) {
        (true, _) => lang::panel_policy(lang, &used.policy.version),
        (false, true) => lang::panel_policy_own(lang),
        (false, false) => lang::panel_policy_default(lang),
    };
    set("policy", &policy);
    let force = used.policy.on(today());
    let stage = force.stage().map(|stage| lang::panel_stage(lang, &lang::stage(lang, stage)));
    let next = force.next_stage();
    let next = next.map(|(day, stage)| lang::panel_next_stage(lang, &day.to_string(), &lang::stage(lang, stage)));
    fill("stages", &stage.into_iter().chain(next).collect::<Vec<_>>());
    set("version", &lang::panel_version(lang, env!("CARGO_PKG_VERSION")));
    let problems: Vec<String> = used.problems.iter().map(|problem| problem.sentence(lang)).collect();
    hide("ignored", problems.is_empty());
    set("ignored-summary", &lang::panel_ignored(lang, problems.len()));
    let detail = if used.is_own() { lang::own_ignored_detail(lang) } else { lang::panel_ignored_detail(lang) };
    set("ignored-detail", &detail);
    fill("ignored-list", &problems);
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
        if let Some(list) = element(id) {
            text_in(&list, "li", text);
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

/// A new element with a text, at the end of another.
pub(super) fn text_in(parent: &Element, name: &str, text: &str) -> Option<Element> {
    let child = create(name)?;
    child.set_text_content(Some(text));
    parent.append_child(&child).ok()?;
    Some(child)
}

/// Takes an element out of sight, or brings it back.
pub(super) fn hide(id: &str, hidden: bool) {
    if let Some(element) = element(id) {
        element.set_hidden(hidden);
    }
}

/// What a button does.
pub(super) fn press(id: &str, run: impl Fn() + 'static) {
    if let Some(button) = element(id) {
        // It lives as long as the page.
        EventListener::new(&button, "click", move |_| run()).forget();
    }
}

/// What stands in a field.
pub(super) fn value(id: &str) -> String {
    let text = |element: &HtmlElement| {
        let input = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let area = || element.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        input.or_else(area).or_else(|| element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value))
    };
    element(id).as_ref().and_then(text).unwrap_or_default()
}

/// Writes a text into a field, in place of what stands there; of a list, the choice of that value.
pub(super) fn write(id: &str, text: &str) {
    let Some(element) = element(id) else {
        return;
    };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(choice) = element.dyn_ref::<HtmlSelectElement>() {
        choice.set_value(text);
    }
}

/// Whether a box is ticked.
pub(super) fn ticked(id: &str) -> bool {
    element(id)
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlInputElement>())
        .is_some_and(HtmlInputElement::checked)
}

/// Has the browser print one part of the page: `print` in the style sheet.
pub(super) fn print(part: &str) {
    let _ = body().set_attribute("data-print", part);
    let _ = window().print();
}

/// Offers a text as a file: made here, and handed to the browser.
pub(super) fn save(name: &str, text: &str) {
    let Some(link) = create("a") else {
        return;
    };
    let kind = match name.rsplit_once('.') {
        Some((_, "csv")) => "text/csv",
        Some((_, "html")) => "text/html",
        _ => "application/json",
    };
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    // By a name of the browser's, which lives as long as the page: an address with the text in it may have two megabytes in Chromium.
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let Some(address) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return;
    };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    if let Ok(link) = link.dyn_into::<HtmlElement>() {
        link.click();
    }
}

/// Names and values as JSON, in their order.
pub(super) fn json(lines: &[(&str, &str)]) -> String {
    let object = js_sys::Object::new();
    for (name, value) in lines {
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let text = js_sys::JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &JsValue::from_f64(2.0));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
