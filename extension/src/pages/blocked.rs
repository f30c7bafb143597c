//! Shown in place of what nobody is let to: what is closed, why and by whom, what may be used instead, whom to ask; where the policy lets a
//! person go on, the way on. Of the address that was asked for no more is known here than scheme, host and port: what somebody was looking for is
//! nobody's.

use balise::journal::What;
use balise::lang::{self, Lang};
use balise::platforms::{self, covers};
use balise::policy::{Action, Policy, Status};
use balise::sites::{Decision, Filters, SiteCategory, Why};
use balise::verdict::view::Icon;
use gloo::utils::{document, history, window};
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, draw_policy, element, hide, icon, language, press, set, text_in, ticked};
use super::state::{Shown, ask_state, contact_line, organisation};
use crate::browser::pages::{ask, close_tab};
use crate::browser::{today, ui_language};
use crate::desk::is_closed;
use crate::messages::{Errand, Opened, Reply};
use crate::opened::{GoOn, MINUTES, REASONS};
use crate::{keeping, lists, pace};

/// Fills the page.
pub(super) async fn show() {
    let asked = Asked::read();
    match ask_state().await {
        Some(shown) => {
            let policy = &shown.used.policy;
            let closed = Closed::of(policy, &asked).await;
            closed.note(policy, &asked.host).await;
            draw(&shown, &asked, closed);
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

/// What was asked for, as the browser's rule told it. Any page can open this one with another: it is shown as text, and judged by the policy.
struct Asked {
    host: String,
    /// A filter of the policy fits: which, is in its path, and not known here.
    by_list: bool,
    /// Where a person goes who may: the site's first page.
    site: Option<String>,
}

impl Asked {
    fn read() -> Self {
        let parameters = window().location().href().ok().and_then(|href| web_sys::Url::new(&href).ok());
        let parameters = parameters.map(|url| url.search_params());
        let get = |name: &str| parameters.as_ref().and_then(|all| all.get(name)).unwrap_or_default();
        let host = get("host").to_ascii_lowercase();
        let scheme = if get("from") == "http" { "http" } else { "https" };
        let site = web_sys::Url::new(&format!("{scheme}://{host}{}/", get("port"))).ok();
        let site = site.filter(|url| url.hostname() == host && url.username().is_empty()).map(|url| url.href());
        Self { by_list: get("by") == "list", host, site }
    }
}

/// Why a site is closed.
enum Closed {
    /// It is not: the policy changed, or somebody opened this page by hand.
    Not,
    /// An AI platform that is not to be used, or is unknown.
    Platform,
    /// The policy's own list of addresses.
    List,
    /// A category, or its time of the day is over.
    Category(SiteCategory, Decision),
}

impl Closed {
    async fn of(policy: &Policy, asked: &Asked) -> Self {
        let host = &asked.host;
        if asked.by_list && names(policy, host) {
            return Self::List;
        }
        let said = lists::said_of(policy, host, pace::spent(policy).await).await;
        match (&said.why, said.category) {
            (Why::Blocklist(_), _) if said.closed => Self::List,
            (Why::Prohibited, _) if said.closed => Self::Platform,
            (Why::Allowlist(_), _) => Self::Not,
            _ if is_closed(policy, host).await => Self::Platform,
            (Why::Listed { .. }, Some(category)) if said.closed => Self::Category(category, said),
            _ => Self::Not,
        }
    }
}

impl Closed {
    /// Notes that somebody stood before it. Where they wanted to go is noted of AI platforms alone; else the category is enough.
    async fn note(&self, policy: &Policy, host: &str) {
        let (host, category, action) = match self {
            Self::Not => return,
            Self::Platform => (host, None, Some(Action::Block)),
            Self::List => ("", None, Some(Action::Block)),
            Self::Category(category, said) => ("", Some(*category), said.action),
        };
        keeping::note_site(policy, What::Closed, host, category, action, "").await;
    }
}

/// Whether a filter that closes something there is in the policy.
fn names(policy: &Policy, host: &str) -> bool {
    let filters = Filters::of(policy, &lists::to_ascii);
    let mut blocking = filters.iter().filter(|(allow, _)| !allow);
    policy.closes(today()) && blocking.any(|(_, filter)| filter.host().is_empty() || covers(filter.host(), host))
}

fn draw(shown: &Shown, asked: &Asked, closed: Closed) {
    let used = &shown.used;
    let (lang, policy) = (used.lang, &used.policy);
    let host = asked.host.as_str();
    language(lang);
    set("organisation", &organisation(used));
    draw_policy(used);
    draw_back(lang);
    // What stood there before a script ran was in both languages.
    if let Some(why) = element("why") {
        let _ = why.remove_attribute("lang");
    }
    set("why", "");
    if let Some(place) = element("address") {
        text_in(&place, "strong", host);
    }
    let name = platforms::find(host, platforms::path_on(host)).map_or(host, |platform| platform.name);
    let (title, why) = match &closed {
        Closed::Not => {
            attribute("blocked", "data-tone", "");
            document().set_title(&lang::blocked_not(lang));
            icon("icon", Icon::RingCheck);
            set("word", &lang::blocked_not_word(lang));
            set("title", &lang::blocked_not(lang));
            if let Some(site) = &asked.site {
                set("open", &lang::blocked_not_open(lang, host));
                attribute("open", "href", site);
                hide("open", false);
            }
            return;
        }
        Closed::Platform => {
            let note = policy.note(host, lang).map(str::to_owned);
            (lang::blocked_title(lang, name), note.unwrap_or_else(|| lang::blocked_why(lang)))
        }
        Closed::List => (lang::blocked_list_title(lang, host), lang::blocked_list_why(lang)),
        Closed::Category(category, said) => {
            draw_category(policy, lang, asked, *category, said);
            let name = lang::site_category(lang, *category);
            let title = match (said.minutes, GoOn::of(said.action)) {
                (Some(_), _) => lang::pace_over(lang, &name),
                (None, GoOn::Not) => lang::blocked_site_title(lang, &name),
                (None, _) => lang::blocked_warn_title(lang, &name),
            };
            (title, why_category(policy, lang, *category, said))
        }
    };
    let listed = matches!(closed, Closed::Category(..));
    let may = matches!(&closed, Closed::Category(_, said) if GoOn::of(said.action) != GoOn::Not);
    attribute("blocked", "data-tone", if may { "warn" } else { "stop" });
    icon("icon", if may { Icon::Pause } else { Icon::Octagon });
    document().set_title(&title);
    set("word", &if may { lang::blocked_warn_word(lang) } else { lang::blocked_word(lang) });
    set("title", &title);
    set("why", &why);
    set("note", &lang::blocked_note(lang));
    if matches!(closed, Closed::Platform) {
        draw_others(policy, lang);
    }
    draw_contact(policy, lang, name, listed);
}

/// What the policy rests on for a category, and the way on where there is one.
fn draw_category(policy: &Policy, lang: Lang, asked: &Asked, category: SiteCategory, said: &Decision) {
    let clause = policy.site_rule(category).and_then(|rule| policy.clause(rule.said.clause.as_deref()?));
    if let Some(clause) = clause {
        let parts = [clause.label.get(lang), clause.text.get(lang)];
        set("clause", &parts.into_iter().flatten().collect::<Vec<_>>().join(". "));
        hide("clause", false);
    }
    let go_on = GoOn::of(said.action);
    if let (true, Some(site)) = (go_on != GoOn::Not, &asked.site) {
        draw_go_on(lang, &asked.host, site, go_on == GoOn::WithReason);
    }
}

/// Why a category is closed.
fn why_category(policy: &Policy, lang: Lang, category: SiteCategory, said: &Decision) -> String {
    let usual = || match (said.minutes, GoOn::of(said.action)) {
        (Some(minutes), _) => lang::pace_why(lang, minutes as usize),
        (None, GoOn::Not) => lang::blocked_site_why(lang),
        (None, _) => lang::blocked_site_warn(lang),
    };
    let own = policy.site_rule(category).and_then(|rule| rule.said.message.get(lang));
    let mut why = own.map_or_else(usual, str::to_owned);
    if said.minutes.is_some() {
        why = format!("{why} {}", lang::pace_again(lang));
    }
    if matches!(said.why, Why::Listed { warn: true, .. }) {
        why = format!("{why} {}", lang::blocked_site_perhaps(lang));
    }
    why
}

/// The way on.
fn draw_go_on(lang: Lang, host: &str, site: &str, with_reason: bool) {
    set("go-on-title", &lang::blocked_go_on(lang));
    set("reasons-title", &lang::blocked_reason(lang));
    set("go-on-open", &lang::blocked_open(lang, MINUTES));
    set("go-on-note", &lang::blocked_open_note(lang));
    for reason in REASONS {
        set(&format!("reason-{reason}-label"), &reason_words(lang, reason));
    }
    hide("reasons", !with_reason);
    hide("go-on", false);
    let (host, site) = (host.to_owned(), site.to_owned());
    press("go-on-open", move || {
        let chosen = REASONS.into_iter().find(|reason| ticked(&format!("reason-{reason}")));
        if with_reason && chosen.is_none() {
            set("go-on-error", &lang::blocked_reason_missing(lang));
            if let Some(first) = element("reason-work") {
                let _ = first.focus();
            }
            return;
        }
        set("go-on-error", "");
        let errand = Errand::Open { host: host.clone(), reason: chosen.unwrap_or_default().to_owned() };
        let site = site.clone();
        spawn_local(async move {
            match ask::<Reply<Opened>>(&errand).await {
                // In place of this page: the way back leads to where the person came from.
                Some(Reply::Ok { answer: Opened { until: Some(_) } }) => {
                    let _ = window().location().replace(&site);
                }
                _ => set("go-on-error", &lang::blocked_open_failed(lang)),
            }
        });
    });
}

/// A reason in words.
pub(in crate::pages) fn reason_words(lang: Lang, reason: &str) -> String {
    match reason {
        "work" => lang::blocked_reason_work(lang),
        "mistake" => lang::blocked_reason_mistake(lang),
        _ => lang::blocked_reason_other(lang),
    }
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

/// Whom to ask, and messages to them that are begun: for access, and where a list may be wrong, to say so.
fn draw_contact(policy: &Policy, lang: Lang, name: &str, listed: bool) {
    let contacts = &policy.contacts;
    let Some(contact) =
        [&contacts.it, &contacts.manager, &contacts.management, &contacts.privacy].into_iter().flatten().next()
    else {
        return;
    };
    set("contact", &lang::blocked_contact(lang, &contact_line(contact, lang)));
    let to = |subject: &str| match (&contact.email, &contact.page) {
        (Some(email), _) => Some(format!("mailto:{email}?subject={}", js_sys::encode_uri_component(subject))),
        (None, Some(page)) => Some(page.clone()),
        (None, None) => None,
    };
    if let Some(address) = to(&lang::blocked_subject(lang, name)) {
        set("ask", &lang::blocked_ask(lang));
        attribute("ask", "href", &address);
        hide("ask", false);
    }
    if let (true, Some(address)) = (listed, to(&lang::blocked_mistake_subject(lang, name))) {
        set("mistake", &lang::blocked_mistake(lang));
        attribute("mistake", "href", &address);
        hide("mistake", false);
    }
}
