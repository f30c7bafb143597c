//! Shown in place of a prohibited platform: what is blocked and by whom, what may be used instead, whom to ask. The address that was asked for is
//! not known here but for its host: what somebody was looking for is nobody's.

use balise::lang::{self, Lang};
use balise::platforms;
use balise::policy::{Policy, Status};
use balise::verdict::view::Icon;
use gloo::utils::{document, history, window};
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, draw_policy, element, hide, icon, language, press, set, text_in};
use super::state::{Shown, ask_state, contact_line, organisation};
use crate::browser::pages::close_tab;
use crate::browser::{today, ui_language};
use crate::desk::is_closed;

/// Fills the page.
pub(super) async fn show() {
    let host = asked_for();
    match ask_state(&host).await {
        Some(shown) => {
            let policy = &shown.used.policy;
            let closed = policy.bars(&host, today()) || is_closed(policy, &host).await;
            draw(&shown, &host, closed);
        }
        None => {
            let lang = Lang::from_tag(&ui_language());
            language(lang);
            set("title", &lang::panel_failed(lang));
            draw_back(lang);
        }
    }
    attribute("blocked", "aria-busy", "false");
    if let Some(button) = element("back") {
        let _ = button.focus();
    }
}

/// The host, as the browser's rule told it. Any page can open this one with another: it is shown as text, and judged by the policy.
fn asked_for() -> String {
    let url = window().location().href().ok().and_then(|href| web_sys::Url::new(&href).ok());
    url.and_then(|url| url.search_params().get("host")).unwrap_or_default().to_ascii_lowercase()
}

fn draw(shown: &Shown, host: &str, closed: bool) {
    let used = &shown.used;
    let (lang, policy) = (used.lang, &used.policy);
    language(lang);
    set("organisation", &organisation(used));
    draw_policy(used);
    draw_back(lang);
    if let Some(place) = element("address") {
        text_in(&place, "strong", host);
    }
    let path = platforms::path_on(host);
    let name = platforms::find(host, path).map_or(host, |platform| platform.name);
    if !closed {
        // The policy changed, or somebody opened this page by hand.
        document().set_title(&lang::blocked_not(lang));
        icon("icon", Icon::RingCheck);
        set("word", &lang::blocked_not_word(lang));
        return set("title", &lang::blocked_not(lang));
    }
    attribute("blocked", "data-tone", "stop");
    icon("icon", Icon::Octagon);
    let title = lang::blocked_title(lang, name);
    document().set_title(&title);
    set("word", &lang::blocked_word(lang));
    set("title", &title);
    set("why", policy.note(host, lang).unwrap_or(&lang::blocked_why(lang)));
    set("note", &lang::blocked_note(lang));
    draw_others(policy, lang);
    draw_contact(policy, lang, name);
}

/// Back to where the person came from; in a tab that was opened for this, its end.
fn draw_back(lang: Lang) {
    let alone = history().length().is_ok_and(|length| length < 2);
    set("back", &if alone { lang::blocked_close(lang) } else { lang::back(lang) });
    press("back", move || {
        if alone {
            spawn_local(close_tab());
        } else {
            let _ = history().back();
        }
    });
}

/// What the organisation approved.
fn draw_others(policy: &Policy, lang: Lang) {
    let approved = policy.platforms.iter().filter(|rule| rule.status == Status::Approved);
    let open = approved.filter(|rule| !policy.bars(&rule.host, today()));
    let mut any = false;
    for rule in open {
        let path = platforms::path_on(&rule.host);
        let name = platforms::find(&rule.host, path).map_or(rule.host.as_str(), |platform| platform.name);
        let Some(item) = element("others-list").and_then(|list| text_in(&list, "li", "")) else {
            return;
        };
        let Some(link) = text_in(&item, "a", name) else {
            return;
        };
        let _ = link.set_attribute("href", &format!("https://{}{path}", rule.host));
        // The platform is not told where the person comes from.
        let _ = link.set_attribute("rel", "noreferrer");
        if let Some(note) = rule.note.get(lang) {
            let _ = item.append_with_str_1(&format!(" – {note}"));
        }
        any = true;
    }
    set("others-title", &lang::blocked_others(lang));
    hide("others", !any);
}

/// Whom to ask, and a message to them that is begun.
fn draw_contact(policy: &Policy, lang: Lang, name: &str) {
    let contacts = &policy.contacts;
    let Some(contact) =
        [&contacts.it, &contacts.manager, &contacts.management, &contacts.privacy].into_iter().flatten().next()
    else {
        return;
    };
    set("contact", &lang::blocked_contact(lang, &contact_line(contact, lang)));
    let to = match (&contact.email, &contact.page) {
        (Some(email), _) => {
            let subject = js_sys::encode_uri_component(&lang::blocked_subject(lang, name));
            format!("mailto:{email}?subject={subject}")
        }
        (None, Some(page)) => page.clone(),
        (None, None) => return,
    };
    set("ask", &lang::blocked_ask(lang));
    attribute("ask", "href", &to);
    hide("ask", false);
}
