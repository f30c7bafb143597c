//! The panel under the toolbar button: this page's state, and what was found here today.

use balise::lang::{self, Lang};
use balise::policy::Status;
use balise::sites::Categories;
use balise::verdict::view::Icon;
use balise::{Kind, platforms};
use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, draw_policy, element, hide, icon, language, picture, press, set, text_in};
use super::guide::{due, kept};
use super::reminder;
use super::state::{Shown, ask_state, organisation};
use crate::browser::pages::{Pong, active_tab, on_other_page, ping, reload};
use crate::browser::{address, ui_language};
use crate::day::{self, Counts};
use crate::in_use::InUse;
use crate::{lists, pace};

/// What the manifest writes after its address, where it stands beside the page.
const BESIDE: &str = "?beside";

/// Fills the panel.
pub(super) async fn show() {
    let (tab, url) = active_tab().await.unwrap_or((-1, String::new()));
    let pong = ping(tab).await;
    let (host, path) = address(&url).unwrap_or_default();
    match ask_state().await {
        Some(Shown { used, .. }) => {
            let counts = day::counts(&used.policy).await.remove(&host).unwrap_or_default();
            language(used.lang);
            draw_here(&used, &host, &path, &pong, tab);
            draw_today(&used, &counts);
            set("organisation", &organisation(&used));
            set("subtitle", &lang::panel_subtitle(used.lang));
            draw_policy(&used);
            draw_links(&used, &host, counts.kinds.is_empty()).await;
            // A list is megabytes: what is said from it comes when all else is there.
            spawn_local(async move { draw_category(&used, &host).await });
        }
        None => {
            set("state", &lang::panel_failed(Lang::from_tag(&ui_language())));
            attribute("panel", "data-tone", "off");
            icon("state-icon", Icon::Unplugged);
        }
    }
    attribute("panel", "aria-busy", "false");
    // Beside the page it stays open: another page is another panel.
    if window().location().search().is_ok_and(|search| search == BESIDE) {
        on_other_page(|| {
            let _ = window().location().reload();
        });
    }
}

/// Whether this page is checked, and which standing its platform has.
fn draw_here(used: &InUse, host: &str, path: &str, pong: &Pong, tab: i32) {
    let (lang, policy) = (used.lang, &used.policy);
    let Pong { guarded, composer, reasons } = pong;
    let named = policy.guards(host);
    let place = named || platforms::find(host, path).is_some();
    let (tone, drawing, state, detail) = match (*guarded, place) {
        (true, _) if *composer == Some(false) => {
            ("quiet", Icon::Eye, lang::panel_blind(lang), lang::panel_blind_detail(lang))
        }
        (true, _) => {
            let field = lang::reasons(lang, reasons).map(|why| lang::panel_field(lang, &why));
            let detail = field.unwrap_or_else(|| lang::panel_on_detail(lang));
            ("ok", Icon::RingCheck, lang::panel_on(lang), detail)
        }
        (false, true) => ("off", Icon::Unplugged, lang::panel_off(lang), lang::panel_off_detail(lang)),
        (false, false) => ("quiet", Icon::Eye, lang::panel_quiet(lang), lang::panel_quiet_detail(lang)),
    };
    attribute("panel", "data-tone", tone);
    icon("state-icon", drawing);
    set("state", &state);
    set("detail", &detail);
    if host.is_empty() {
        set("page", &lang::panel_no_host(lang));
    } else if *guarded || place {
        let status = match policy.status(host, path) {
            Status::Unknown if named => lang::status_named(lang),
            status => lang::status(lang, status),
        };
        set("page", &lang::panel_page(lang, host, &status));
    } else {
        set("page", host);
    }
    if !*guarded && place {
        set("reload", &lang::action_reload(lang));
        hide("reload", false);
        // The panel closes itself when the page comes back.
        press("reload", move || reload(tab));
    }
}

/// The category that a list puts the site in, and its time of the day where there is one.
async fn draw_category(used: &InUse, host: &str) {
    let (lang, policy) = (used.lang, &used.policy);
    let said = lists::said_of(policy, host, Categories::NONE).await;
    let Some(category) = said.category else {
        return;
    };
    let name = lang::site_category(lang, category);
    let spent = pace::minutes().await.into_iter().find(|(of, _)| *of == category).map_or(0, |(_, spent)| spent);
    let words = match said.minutes {
        Some(minutes) => lang::panel_category_time(lang, &name, spent, minutes as usize),
        None => lang::panel_category(lang, &name),
    };
    set("category", &words);
    hide("category", false);
}

/// The ways to the page behind: the policy, above all where it is to be read, and the form for an incident.
async fn draw_links(used: &InUse, host: &str, room: bool) {
    let lang = used.lang;
    set("open-policy", &lang::guide_open(lang));
    set("open-incident", &lang::guide_incident(lang));
    if !host.is_empty() {
        attribute("open-incident", "href", &format!("guide.html?host={host}#part-incident"));
    }
    if let Some(version) = due(used, kept().await.as_ref()) {
        set("due", &lang::read_due(lang, version));
        set("due-open", &lang::guide_open(lang));
        hide("task", false);
    } else if room {
        // Where much was found the panel has no place left, and the person has something else to read.
        reminder::draw(used).await;
    }
}

/// How the day went at this host.
fn draw_today(used: &InUse, counts: &Counts) {
    let lang = used.lang;
    set("today-title", &lang::panel_today_title(lang));
    let kept = used.policy.journal_days != Some(0);
    set("today", &if kept { said(lang, counts) } else { lang::panel_today_off(lang) });
    set("note", &lang::panel_note(lang));
    // Most severe first.
    for kind in Kind::ALL {
        let count = counts.found(kind.name());
        if count == 0 {
            continue;
        }
        let Some(item) = element("found").and_then(|list| text_in(&list, "li", "")) else {
            return;
        };
        if let Some(picture) = picture(lang::icon(kind)) {
            let _ = item.append_child(&picture);
        }
        text_in(&item, "span", lang::name(lang, kind, count));
        text_in(&item, "strong", &count.to_string());
    }
}

/// How the day went, in a sentence.
fn said(lang: Lang, counts: &Counts) -> String {
    if counts.held == 0 {
        return if counts.kinds.is_empty() { lang::panel_today_none(lang) } else { lang::panel_today_passed(lang) };
    }
    lang::panel_today(
        lang,
        &lang::count_held(lang, counts.held),
        &lang::count_replaced(lang, counts.replaced),
        &lang::count_kept(lang, counts.kept),
    )
}
