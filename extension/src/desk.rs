//! The desk: what the background hands on to this module, which it starts when it is first asked. A person who copies an answer can wait the few
//! milliseconds that takes; the module that the first paste waits for stays small.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use balise::Destination;
use balise::guidance::{self, CheckKind, Facts, Form};
use balise::lang::{self, Lang};
use balise::policy::{Date, Policy, Status};
use balise::verdict::view::{AnswerView, BannerView, CheckView, FormView, Icon, LinkView};
use js_sys::encode_uri_component;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use crate::browser::pages::guard_frame;
use crate::browser::{Area, BANNER, from_js, get, go_blocked, is_own_page, load, run_in, store, to_js, today};
use crate::in_use::InUse;
use crate::messages::{Bannered, Cited, Errand, Offered, Opened, Reply, State};
use crate::pages::guide::kept;
use crate::place::Place;
use crate::visits::{self, VISITS};
use crate::{engine, keeping, lists, opened, pace, places};

/// Key of what was said in this session, in memory only.
const SAID: &str = "answers";
/// Key of the day on which a card last opened by itself.
const OPENED: &str = "answers-opened";
/// Shorter copies are a word, a name, a command: nobody quotes them.
const LEAST_WORDS: usize = 8;
/// So many things to check are shown.
const MOST_CHECKS: usize = 40;
/// So many copies are remembered.
const MOST_SAID: usize = 500;
/// A name of a model, in characters.
const LONGEST_MODEL: usize = 60;

/// Key of the hosts that were recognised as AI chats (`content/sight.ts` reads it too).
const SIGHTED: &str = "sighted";
/// So many of them are remembered.
const MOST_HOSTS: usize = 200;

/// What was said since the browser was opened.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Said {
    /// Marks of the texts: nobody can read one out of its mark.
    texts: Vec<u32>,
    /// Conversations in which a card opened by itself, and the day.
    opened: Vec<(String, String)>,
}

/// Answers an errand, wrapped like every answer. `state` is what the background tells its pages.
#[allow(unreachable_pub, reason = "the binding takes public functions only")]
#[wasm_bindgen]
pub async fn desk(message: JsValue, sender: JsValue, state: JsValue) -> JsValue {
    let failed = |code: &str| to_js(&Reply::<()>::Failed { code: code.to_owned() });
    let Some(errand) = from_js::<Errand>(message) else {
        return failed("unknown_request");
    };
    let Some(state) = from_js::<State>(state) else {
        return failed("no_state");
    };
    let used = Rc::new(InUse::of(&state));
    let errand = match errand {
        Errand::Enforce => return to_js(&Reply::Ok { answer: enforce(used).await }),
        Errand::Open { host, reason } if is_own_page(&sender) => {
            let until = opened::open(&used.policy, &host, &reason).await;
            return to_js(&Reply::Ok { answer: Opened { until } });
        }
        Errand::Open { .. } => return failed("not_a_page_of_ours"),
        of_a_page => of_a_page,
    };
    let Some(place) = Place::of(&sender) else {
        return failed("no_tab");
    };
    let Destination { host, path, .. } = &place.to;
    match errand {
        Errand::Enforce | Errand::Open { .. } => failed("unknown_request"),
        Errand::Spent { seconds } => {
            pace::note(&used, &place, seconds).await;
            to_js(&Reply::Ok { answer: () })
        }
        Errand::Banner => to_js(&Reply::Ok { answer: Bannered { view: banner(&used, host, path).await } }),
        Errand::Read => {
            let mut visits = visits::read().await;
            // Of a page for whose category there is a time, nothing is kept.
            if pace::banner(&used, host).await.is_none() {
                let name = used.policy.called(host, path).unwrap_or_else(|| host.clone());
                visits.note(&used.policy, name, today());
                store(Area::Local, VISITS, &visits.text()).await;
            }
            to_js(&Reply::Ok { answer: () })
        }
        Errand::Sighted => {
            let frame = get(&sender, "frameId").as_f64().map_or(0, |frame| frame as i32);
            sighted(&used, &place, frame).await;
            to_js(&Reply::Ok { answer: () })
        }
        Errand::Copied { text, links, model } => {
            let view = offered(&used, &place, &text, &links, model.as_deref()).await;
            to_js(&Reply::Ok { answer: Offered { view } })
        }
        Errand::Cite { form, lang, model, reviewed, checked } => {
            let reader = if reviewed { kept().await } else { None };
            let reader = reader.as_ref().map_or("", |read| read.name.as_str());
            let mention =
                said(&used, &place, &form, Lang::from_tag(&lang), model.as_deref(), reviewed, reader, &checked);
            to_js(&Reply::Ok { answer: Cited { mention } })
        }
    }
}

thread_local! {
    /// What was last to be enforced.
    static LAST: RefCell<Option<Rc<InUse>>> = const { RefCell::new(None) };
}

/// Brings the browser's engine to what holds, and looks for the lists that are due; nobody waits for those.
async fn enforce(used: Rc<InUse>) -> bool {
    LAST.set(Some(Rc::clone(&used)));
    // Beside the engine, which takes turns: one that waited for this would come after a policy that came later, and undo it.
    let own = Rc::clone(&used);
    let places = future_to_promise(async move {
        places::keep(&own.policy).await;
        Ok(JsValue::UNDEFINED)
    });
    opened::expire().await;
    let done = engine::enforce(&used).await;
    let _ = JsFuture::from(places).await;
    // Another policy may have come meanwhile, and its errand be done with all of this: what is older undoes nothing of it.
    let last = move || LAST.with_borrow(Clone::clone).unwrap_or_else(|| Rc::clone(&used));
    let now = last();
    let own = Rc::clone(&now);
    spawn_local(async move { keeping::bring(&own).await });
    spawn_local(async move {
        if lists::update(&now.policy).await {
            engine::enforce(&last()).await;
        }
    });
    done
}

/// What is to be said at the top of a page.
async fn banner(used: &InUse, host: &str, path: &str) -> Option<BannerView> {
    let (policy, lang) = (&used.policy, used.lang);
    let visits = visits::read().await;
    if policy.called(host, path).is_some() {
        return Some(visits.due(policy, host, path, today())?.view(policy, lang, host));
    }
    if !known().await.iter().any(|known| known == host) {
        return pace::banner(used, host).await;
    }
    let due = visits.due_of(host.to_owned(), policy, Status::Unknown, today())?;
    let contacts = &policy.contacts;
    let address = contacts.it.as_ref().or(contacts.privacy.as_ref()).and_then(|contact| contact.email.as_deref());
    let report = address.map(|address| LinkView {
        label: lang::sighted_report(lang),
        address: format!(
            "mailto:{address}?subject={}",
            String::from(encode_uri_component(&lang::sighted_subject(lang, host)))
        ),
    });
    let view = due.view(policy, lang, host);
    Some(BannerView { title: lang::sighted_title(lang, host), why: Some(lang::sighted_why(lang)), report, ..view })
}

/// A page that nobody named looks like an AI chat: what the policy says is done about it, and the host is remembered.
async fn sighted(used: &InUse, place: &Place, frame: i32) {
    let policy = &used.policy;
    let Destination { host, path, .. } = &place.to;
    // The page's part is there by other ways.
    let named = policy.called(host, path).is_some() || policy.guards(host);
    if named || policy.observes(today()) || policy.unknown_ai == "ignore" {
        return;
    }
    let mut hosts = known().await;
    if !hosts.contains(host) {
        hosts.push(host.clone());
        let forget = hosts.len().saturating_sub(MOST_HOSTS);
        hosts.drain(..forget);
        store(Area::Local, SIGHTED, &hosts).await;
    }
    if policy.bars_unknown(host, today()) {
        return go_blocked(place.tab, host).await;
    }
    guard_frame(place.tab, frame).await;
    if banner(used, host, path).await.is_some() {
        run_in(place.tab, frame, BANNER).await;
    }
}

/// Whether a host is closed because it was recognised.
pub(crate) async fn is_closed(policy: &Policy, host: &str) -> bool {
    policy.bars_unknown(host, today()) && known().await.iter().any(|known| known == host)
}

/// The hosts that were recognised, the last one last.
pub(crate) async fn known() -> Vec<String> {
    load(Area::Local, SIGHTED).await.unwrap_or_default()
}

/// What is offered for a copy; none where nothing is to be said, or was said of this very text before.
async fn offered(used: &InUse, place: &Place, text: &str, links: &[String], model: Option<&str>) -> Option<AnswerView> {
    let policy = &used.policy;
    let name = match policy.called(&place.to.host, &place.to.path) {
        Some(name) => name,
        None if known().await.contains(&place.to.host) => place.to.host.clone(),
        None => return None,
    };
    let today = today();
    let topics = ["verify", "cite"].map(|topic| guidance::frequency(policy, topic));
    let silent = topics == ["never"; 2] || policy.observes(today);
    if silent || text.split_whitespace().take(LEAST_WORDS).count() < LEAST_WORDS {
        return None;
    }
    let mut said: Said = load(Area::Session, SAID).await.unwrap_or_default();
    let mark = mark(text);
    if said.texts.contains(&mark) {
        return None;
    }
    said.texts.push(mark);
    let forget = said.texts.len().saturating_sub(MOST_SAID);
    said.texts.drain(..forget);
    let open = opens(&mut said, &topics, &place.key, today).await;
    store(Area::Session, SAID, &said).await;
    Some(view(used, place, &name, text, links, model, open))
}

/// The mark of a text: of its letters and digits, so that the same answer copied by the site's button has the same.
fn mark(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.chars().filter(|char| char.is_alphanumeric()).for_each(|char| char.hash(&mut hasher));
    hasher.finish() as u32
}

/// Whether the card opens by itself: « always » is once in a conversation and day, when the pill is not enough; less often by the days.
async fn opens(said: &mut Said, topics: &[&str], key: &str, today: Date) -> bool {
    let day = today.to_string();
    said.opened.retain(|(_, opened)| *opened == day);
    let here = said.opened.iter().any(|(opened, _)| opened == key);
    let last = load::<String>(Area::Local, OPENED).await.and_then(|day| Date::parse(&day));
    let open = topics.iter().any(|every| if *every == "always" { !here } else { guidance::due(every, last, today) });
    if open {
        said.opened.push((key.to_owned(), day.clone()));
        store(Area::Local, OPENED, &day).await;
    }
    open
}

fn view(
    used: &InUse,
    place: &Place,
    name: &str,
    text: &str,
    links: &[String],
    model: Option<&str>,
    open: bool,
) -> AnswerView {
    let lang = used.lang;
    let mut checks = guidance::checks(text, links);
    let more = checks.len().saturating_sub(MOST_CHECKS);
    checks.truncate(MOST_CHECKS);
    let note = match (checks.len(), more) {
        (0, _) => Some(lang::answer_none(lang)),
        (_, 0) => None,
        (_, more) => Some(lang::answer_more(lang, more)),
    };
    let written = guidance::language_of(text).unwrap_or(lang);
    AnswerView {
        lang: lang.tag().to_owned(),
        icon: Icon::Quote,
        text: lang::answer_copied(lang),
        open,
        title: lang::answer_title(lang, name),
        why: lang::answer_why(lang),
        checks_title: lang::answer_checks(lang),
        checks: checks.into_iter().map(|check| CheckView { kind: kind(lang, check.kind), text: check.text }).collect(),
        more: note,
        form_title: lang::mention_form(lang),
        forms: Form::ALL.map(|form| FormView { form: form.name().to_owned(), label: lang::form(lang, form) }).into(),
        reviewed: lang::mention_i_reviewed(lang),
        preview: lang::mention_preview(lang),
        mention: said(used, place, Form::Internal.name(), written, model, false, "", &[]),
        mention_lang: written.tag().to_owned(),
        copy: lang::answer_copy(lang),
        done: lang::answer_done(lang),
        failed: lang::answer_failed(lang),
        close: lang::close(lang),
    }
}

fn kind(lang: Lang, kind: CheckKind) -> String {
    match kind {
        CheckKind::Link => lang::check_link(lang),
        CheckKind::Law => lang::check_law(lang),
        CheckKind::Quotation => lang::check_quotation(lang),
        CheckKind::Date => lang::check_date(lang),
        CheckKind::Figure => lang::check_figure(lang),
    }
}

/// The mention for an answer of this page.
#[allow(clippy::too_many_arguments, reason = "what a mention says, each once")]
fn said(
    used: &InUse,
    place: &Place,
    form: &str,
    lang: Lang,
    model: Option<&str>,
    reviewed: bool,
    reviewer: &str,
    checked: &[String],
) -> String {
    let tool = used.policy.called(&place.to.host, &place.to.path).unwrap_or_else(|| place.to.host.clone());
    let model: String = model.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let model: String = model.chars().take(LONGEST_MODEL).collect();
    let facts = Facts {
        tool: &tool,
        vendor: "",
        model: &model,
        address: "",
        date: today(),
        help: "",
        purpose: "",
        reviewed,
        reviewer,
        checked,
        prompt: "",
    };
    guidance::mention(&used.policy, &facts, Form::from_name(form), lang)
}
