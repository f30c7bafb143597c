//! The brain: one instance for all tabs, woken by messages. It keeps nothing that it cannot lose: the browser stops it after
//! some seconds of quiet, and every request carries all that its answer needs.

use std::cell::RefCell;
use std::rc::Rc;

use balise::lang::{self, Lang};
use balise::text::utf16_offsets;
use balise::verdict::is_reason;
use balise::verdict::view::{Icon, NoticeView};
use balise::{Destination, Inspection, Kind, Policy, Scanner, Vault, policy, redact};
use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use crate::browser::background::{Area, is_ours, is_own_page, listen, load, on_tab_closed, store};
use crate::browser::{from_js, get, to_js, ui_language};
use crate::day::{Counts, Day, Event, find};
use crate::messages::{Choice, Decided, Edit, Inspected, PanelCount, PanelView, Ready, Reply, Request, Tone};

/// Key of the conversations' labels, in the session's memory.
const VAULTS: &str = "vaults";
/// Key of the day's counts.
const DAY: &str = "day";

/// What the brain holds while it is awake.
struct Brain {
    policy: Policy,
    scanner: Scanner,
    lang: Lang,
    /// Labels by conversation, read from the session's memory once.
    vaults: RefCell<Vec<(String, Vault)>>,
    day: RefCell<Day>,
    /// Done when both were read.
    loaded: RefCell<Option<Promise>>,
}

/// Runs in the first turn of the background: the listeners must be there before it ends.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    let policy = Policy::builtin();
    let scanner = policy.scanner();
    let lang = policy.language.unwrap_or_else(|| Lang::from_tag(&ui_language()));
    let brain = Rc::new(Brain {
        policy,
        scanner,
        lang,
        vaults: RefCell::default(),
        day: RefCell::default(),
        loaded: RefCell::default(),
    });
    let own = Rc::clone(&brain);
    listen(move |message, sender, respond| receive(&own, message, sender, respond));
    on_tab_closed(move |tab| {
        let brain = Rc::clone(&brain);
        spawn_local(async move {
            brain.load().await;
            brain.vaults.borrow_mut().retain(|(key, _)| !key.starts_with(&format!("{tab} ")));
            brain.store_vaults().await;
        });
    });
}

/// Takes a message; true when it will be answered.
fn receive(brain: &Rc<Brain>, message: JsValue, sender: JsValue, respond: Function) -> bool {
    if !is_ours(&sender) {
        return false;
    }
    let brain = Rc::clone(brain);
    spawn_local(async move {
        let answer = brain.answer(message, &sender).await;
        // A page that is gone by now cannot be told.
        let _ = respond.call1(&JsValue::UNDEFINED, &answer);
    });
    true
}

fn ok(answer: impl Serialize) -> JsValue {
    to_js(&Reply::Ok { answer })
}

fn failed(code: &str) -> JsValue {
    to_js(&Reply::<()>::Failed { code: code.to_owned() })
}

impl Brain {
    async fn answer(self: &Rc<Self>, message: JsValue, sender: &JsValue) -> JsValue {
        let Some(request) = from_js::<Request>(message) else {
            return failed("unknown_request");
        };
        if let Request::Panel { url, guarded, .. } = &request {
            if !is_own_page(sender) {
                return failed("not_a_page_of_ours");
            }
            self.load().await;
            return ok(self.panel(url, *guarded));
        }
        let Some(place) = Place::of(sender) else {
            return failed("no_tab");
        };
        match request {
            Request::Inspect { text, formatting } => {
                // A clean text needs nothing but the core.
                let inspection = Inspection::new(&self.scanner, &self.policy, &place.to, &text, formatting.as_deref());
                if inspection.action().is_none() {
                    return ok(Inspected::Clean);
                }
                self.load().await;
                let Some(view) = inspection.dialog(self.lang, &self.vault(&place)) else {
                    return ok(Inspected::Clean);
                };
                let kinds = inspection.counts().into_iter().map(|(kind, count)| (kind.name(), count)).collect();
                self.count(&place, Event::Held(kinds));
                ok(Inspected::Held { view: Box::new(view) })
            }
            Request::Decide { text, formatting, choice } => {
                self.load().await;
                ok(self.decide(&place, &text, formatting.as_deref(), choice))
            }
            Request::Wake | Request::Panel { .. } => ok(Ready { version: env!("CARGO_PKG_VERSION").to_owned() }),
        }
    }

    fn decide(self: &Rc<Self>, place: &Place, text: &str, formatting: Option<&str>, choice: Choice) -> Decided {
        let inspection = Inspection::new(&self.scanner, &self.policy, &place.to, text, formatting);
        let action = inspection.action();
        let held = || match inspection.dialog(self.lang, &self.vault(place)) {
            Some(view) => Decided::Held { view: Box::new(view) },
            None => Decided::Paste { notice: None },
        };
        match choice {
            Choice::Cancel => Decided::Nothing,
            Choice::Keep { reason } => {
                let reason = reason.filter(|reason| is_reason(reason));
                match action {
                    Some(policy::Action::Block) => return held(),
                    Some(policy::Action::Justify) if reason.is_none() => return held(),
                    _ => {}
                }
                self.count(place, Event::Kept(reason));
                Decided::Paste { notice: Some(self.notice(Icon::Eye, lang::notice_kept(self.lang))) }
            }
            Choice::Replace => {
                let mut vault = self.vault(place);
                let edits = redact::edits(text, &inspection.findings(), &self.policy, self.lang, &mut vault);
                let offsets = utf16_offsets(text, edits.iter().flat_map(|edit| [edit.span.start, edit.span.end]));
                let edits: Vec<Edit> = edits
                    .into_iter()
                    .zip(offsets.chunks_exact(2))
                    .map(|(edit, at)| Edit { start: at[0] as u32, end: at[1] as u32, label: edit.label })
                    .collect();
                self.count(place, Event::Replaced);
                let mut vaults = self.vaults.borrow_mut();
                vaults.retain(|(key, _)| *key != place.key);
                vaults.push((place.key.clone(), vault));
                drop(vaults);
                let brain = Rc::clone(self);
                spawn_local(async move { brain.store_vaults().await });
                let said = lang::notice_replaced(self.lang, edits.len());
                Decided::Insert { edits, notice: self.notice(Icon::Swap, said) }
            }
        }
    }

    fn notice(&self, icon: Icon, text: String) -> NoticeView {
        NoticeView { lang: self.lang.tag().to_owned(), icon, text, close: lang::close(self.lang) }
    }

    fn vault(&self, place: &Place) -> Vault {
        find(&self.vaults.borrow(), &place.key).cloned().unwrap_or_default()
    }

    /// Reads what a stopped background left, once.
    async fn load(self: &Rc<Self>) {
        let loading = self.loaded.borrow().clone();
        let loading = loading.unwrap_or_else(|| {
            let brain = Rc::clone(self);
            let promise = future_to_promise(async move {
                let vaults = load(Area::Session, VAULTS).await.unwrap_or_default();
                let day = load(Area::Local, DAY).await.unwrap_or_default();
                *brain.vaults.borrow_mut() = vaults;
                *brain.day.borrow_mut() = day;
                Ok(JsValue::UNDEFINED)
            });
            *self.loaded.borrow_mut() = Some(promise.clone());
            promise
        });
        let _ = JsFuture::from(loading).await;
    }

    async fn store_vaults(&self) {
        let vaults = self.vaults.borrow().clone();
        store(Area::Session, VAULTS, &vaults).await;
    }

    fn count(self: &Rc<Self>, place: &Place, event: Event) {
        self.day.borrow_mut().count(&today(), &place.page, event);
        let brain = Rc::clone(self);
        spawn_local(async move {
            let day = brain.day.borrow().clone();
            store(Area::Local, DAY, &day).await;
        });
    }

    fn panel(&self, url: &str, guarded: bool) -> PanelView {
        let lang = self.lang;
        let (host, path) = address(url).unwrap_or_default();
        let platform = balise::platforms::find(&host, &path);
        let status = match self.policy.status(&host, &path) {
            policy::Status::Approved => lang::status_approved(lang),
            policy::Status::Tolerated => lang::status_tolerated(lang),
            policy::Status::Prohibited => lang::status_prohibited(lang),
            policy::Status::Unknown => lang::status_unknown(lang),
        };
        let (tone, icon, state, detail) = match (guarded, platform.is_some()) {
            (true, _) => (Tone::Ok, Icon::RingCheck, lang::panel_on(lang), lang::panel_on_detail(lang)),
            (false, true) => (Tone::Off, Icon::Unplugged, lang::panel_off(lang), lang::panel_off_detail(lang)),
            (false, false) => (Tone::Quiet, Icon::Eye, lang::panel_quiet(lang), lang::panel_quiet_detail(lang)),
        };
        let counts = self.day.borrow().at(&today(), &host);
        PanelView {
            lang: lang.tag().to_owned(),
            organisation: self
                .policy
                .organisation
                .get(lang)
                .map_or_else(|| lang::your_organisation(lang), str::to_owned),
            subtitle: lang::panel_subtitle(lang),
            tone,
            icon,
            state,
            page: if host.is_empty() {
                lang::panel_no_host(lang)
            } else if guarded || platform.is_some() {
                lang::panel_page(lang, &host, &status)
            } else {
                host
            },
            detail,
            reload: (tone == Tone::Off).then(|| lang::action_reload(lang)),
            today_title: lang::panel_today_title(lang),
            today: said(lang, &counts),
            found: found(lang, &counts),
            note: lang::panel_note(lang),
            version: lang::panel_version(lang, env!("CARGO_PKG_VERSION")),
        }
    }
}

/// How the day went, in a sentence.
fn said(lang: Lang, counts: &Counts) -> String {
    if counts.held == 0 {
        return lang::panel_today_none(lang);
    }
    let [held, replaced, kept] = [counts.held, counts.replaced, counts.kept].map(|count| count as usize);
    lang::panel_today(
        lang,
        &lang::count_held(lang, held),
        &lang::count_replaced(lang, replaced),
        &lang::count_kept(lang, kept),
    )
}

/// What was found, by kind, most severe first.
fn found(lang: Lang, counts: &Counts) -> Vec<PanelCount> {
    let of = |kind: Kind| {
        let count = find(&counts.kinds, kind.name()).copied().filter(|count| *count > 0)?;
        Some(PanelCount { icon: lang::icon(kind), kind: lang::name(lang, kind, count as usize).to_owned(), count })
    };
    Kind::ALL.into_iter().filter_map(of).collect()
}

/// Where a message comes from.
struct Place {
    /// Where the text would go.
    to: Destination,
    /// Host of the page in the tab, under which it is counted.
    page: String,
    /// The conversation: the tab and its host.
    key: String,
}

impl Place {
    /// The sender's place as the browser vouches for it; nothing that the page says counts.
    fn of(sender: &JsValue) -> Option<Self> {
        let tab = get(sender, "tab");
        let number = get(&tab, "id").as_f64()? as i32;
        let from = |value: JsValue| value.as_string().as_deref().and_then(address);
        let page = from(get(&tab, "url"));
        // A frame without an address of its own (srcdoc, about:blank) belongs to its page.
        let frame = from(get(sender, "url")).or_else(|| from(get(sender, "origin")));
        let (host, path) = frame.or_else(|| page.clone())?;
        let page = page.map_or_else(|| host.clone(), |(host, _)| host);
        Some(Self { key: format!("{number} {page}"), to: Destination::new(&host, &path), page })
    }
}

/// Host and path of a web address.
fn address(url: &str) -> Option<(String, String)> {
    let url = web_sys::Url::new(url).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| (url.hostname(), url.pathname()))
}

/// The date by the computer's clock and time zone.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
