//! The panel under the toolbar button: this page's state, and what was found here today.

use balise::lang::{self, Lang};
use balise::verdict::view::Icon;
use gloo::events::EventListener;
use gloo::utils::document;
use web_sys::Element;

use super::drawing::{attribute, create, draw_ignored, element, fill, language, set};
use crate::browser::pages::{Pong, active_tab, ask, ping, reload};
use crate::browser::{to_js, ui_language};
use crate::messages::{PanelView, Reply, Request, Tone};

/// The drawings, beside the page.
const ICONS: &str = "../design/icons.svg";

/// Fills the panel.
pub(super) async fn show() {
    let (tab, url) = active_tab().await.unwrap_or((-1, String::new()));
    let Pong { guarded, composer, reasons } = ping(tab).await;
    match ask(&Request::Panel { tab, url, guarded, composer, reasons }).await {
        Some(Reply::Ok { answer }) => draw(&answer, tab),
        _ => {
            let lang = Lang::from_tag(&ui_language());
            set("state", &lang::panel_failed(lang));
            attribute("panel", "data-tone", "off");
            icon("state-icon", Icon::Unplugged);
        }
    }
    attribute("panel", "aria-busy", "false");
}

fn draw(view: &PanelView, tab: i32) {
    language(&view.lang);
    let tone = match view.tone {
        Tone::Ok => "ok",
        Tone::Off => "off",
        Tone::Quiet => "quiet",
    };
    attribute("panel", "data-tone", tone);
    icon("state-icon", view.icon);
    for (id, text) in [
        ("organisation", &view.organisation),
        ("subtitle", &view.subtitle),
        ("state", &view.state),
        ("page", &view.page),
        ("detail", &view.detail),
        ("today-title", &view.today_title),
        ("today", &view.today),
        ("note", &view.note),
        ("policy", &view.policy),
        ("version", &view.version),
    ] {
        set(id, text);
    }
    if let (Some(label), Some(button)) = (&view.reload, element("reload")) {
        set("reload", label);
        let _ = button.remove_attribute("hidden");
        // The panel closes itself when the page comes back; the listener lives until then.
        EventListener::new(&button, "click", move |_| reload(tab)).forget();
    }
    fill("stages", &view.stages);
    if let Some(ignored) = &view.ignored {
        draw_ignored(ignored);
    }
    let Some(list) = element("found") else {
        return;
    };
    for found in &view.found {
        let (Some(item), Some(words), Some(count)) = (create("li"), create("span"), create("strong")) else {
            return;
        };
        words.set_text_content(Some(&found.kind));
        count.set_text_content(Some(&found.count.to_string()));
        if let Some(picture) = picture(found.icon) {
            let _ = item.append_child(&picture);
        }
        let _ = item.append_child(&words);
        let _ = item.append_child(&count);
        let _ = list.append_child(&item);
    }
}

fn icon(id: &str, name: Icon) {
    if let (Some(place), Some(picture)) = (element(id), picture(name)) {
        place.set_text_content(None);
        let _ = place.append_child(&picture);
    }
}

/// A drawing of the sprite, hidden from screen readers: the words beside it say the same.
fn picture(name: Icon) -> Option<Element> {
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
