//! The brain: one instance for all tabs, woken by messages. It keeps nothing that it cannot lose: the browser stops it after
//! some seconds of quiet, and every request carries all that its answer needs.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use balise::journal::{Way, What};
use balise::lang;
use balise::platforms::covers;
use balise::text::utf16_offsets;
use balise::verdict::view::{Icon, Moment, NoticeView, RevealView};
use balise::verdict::{Kept, Other, is_reason, may_keep};
use balise::{Destination, Inspection, leaving, redact};
use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use crate::browser::background::{
    Answer, Leaving, ask_desk, ask_files, ask_others, is_ours, listed_hosts, listen, may_wait, on_alarm, on_begin,
    on_managed, on_request, on_tab_closed, tell_frame,
};
use crate::browser::{
    Area, BANNER, address, from_js, get, go_blocked, is_own_page, load, rule_kept, run_in, store, to_js, today,
};
use crate::conversation::{Conversation, Conversations};
use crate::in_use::InUse;
use crate::journal::{self, event, notes};
use crate::managed::Keeper;
use crate::messages::{
    Choice, Decided, Drafted, Edit, Inspected, Left, Ready, Reply, Request, Revealed, Span, State, Told,
};
use crate::place::Place;

use crate::visits;

/// Key of what is known of the conversations, in the session's memory.
const CONVERSATIONS: &str = "conversations";

/// Key of whether anything was copied from a protected source in this session.
const COPIED: &str = "copied";

/// With fewer words nothing is told from others.
const WORDS: usize = 6;

/// The reason that a person gives who says of a finding that it is none.
const MISTAKE: &str = "mistake";

/// Key of what the browser's engine was brought to in this session.
const ENFORCED: &str = "enforced";

/// What the brain holds while it is awake.
struct Brain {
    keeper: Keeper,
    /// By key, read from the session's memory once.
    conversations: RefCell<Conversations>,
    /// Something was copied from a protected source in this session.
    copied: Cell<bool>,
    /// Hosts of the manifest's list: where the page's part runs whatever the policy says.
    hosts: Vec<String>,
    /// What the desk was last asked to bring the browser's own engine to; empty: nothing yet.
    asked: RefCell<Rc<String>>,
    /// The last event that was noted: done when it is written.
    noting: RefCell<Option<Promise>>,
    /// Done when both were read.
    loaded: RefCell<Option<Promise>>,
    /// Whether it is done.
    is_loaded: Cell<bool>,
}

/// Runs in the first turn of the background: the listeners must be there before it ends.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    let brain = Rc::new(Brain {
        keeper: Keeper::new(),
        conversations: RefCell::default(),
        copied: Cell::default(),
        hosts: listed_hosts(),
        asked: RefCell::default(),
        noting: RefCell::default(),
        loaded: RefCell::default(),
        is_loaded: Cell::new(false),
    });
    let own = Rc::clone(&brain);
    listen(move |message, sender, respond| receive(&own, message, sender, respond));
    let own = Rc::clone(&brain);
    on_request(move |request| own.leaving(request));
    let own = Rc::clone(&brain);
    on_managed(move || {
        let brain = Rc::clone(&own);
        spawn_local(async move {
            brain.load().await;
            brain.reconcile().await;
        });
    });
    let own = Rc::clone(&brain);
    // A new version has lost the places, and a policy may have changed while the browser was closed.
    on_begin(move || {
        let brain = Rc::clone(&own);
        spawn_local(async move { brain.load().await });
    });
    let own = Rc::clone(&brain);
    on_alarm(move || own.wake_desk());
    on_tab_closed(move |tab| {
        let brain = Rc::clone(&brain);
        spawn_local(async move {
            brain.load().await;
            brain.conversations.borrow_mut().retain(|(key, _)| !key.starts_with(&format!("{tab} ")));
            brain.store_conversations().await;
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
        // A background that is stopped after it has answered has noted what it answered.
        let noting = brain.noting.borrow().clone();
        if let Some(noting) = noting {
            let _ = JsFuture::from(noting).await;
        }
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
        let Some(request) = from_js::<Request>(message.clone()) else {
            self.load().await;
            let kind = get(&message, "type").as_string().unwrap_or_default();
            if kind == "source" && !self.recognisable(&message) {
                return ok(());
            }
            if kind == "source" || kind.starts_with("file") {
                return self.filed(&message, sender).await.unwrap_or_else(|| failed("files"));
            }
            // The desk's, or nobody's.
            self.look_again().await;
            return ask_desk(&message, sender, &to_js(&self.state())).await.unwrap_or_else(|| failed("desk"));
        };
        let of_a_page = matches!(request, Request::State | Request::SetLanguage { .. });
        if of_a_page && !is_own_page(sender) {
            return failed("not_a_page_of_ours");
        }
        // A text is judged by no policy but the organisation's.
        self.load().await;
        let of_a_text = matches!(
            request,
            Request::Inspect { .. }
                | Request::Reveal { .. }
                | Request::Draft { .. }
                | Request::Dismiss { .. }
                | Request::Leave { .. }
                | Request::Decide { .. }
        );
        if !of_a_text {
            self.look_again().await;
        }
        match &request {
            Request::State => return ok(self.state()),
            Request::SetLanguage { language } => {
                self.keeper.choose(language.as_deref()).await;
                return ok(self.state());
            }
            _ => {}
        }
        let place = match request {
            // What is written in a form of our own is looked through too.
            Request::Draft { .. } if is_own_page(sender) => Some(Place::own()),
            _ => Place::of(sender),
        };
        let Some(place) = place else {
            return failed("no_tab");
        };
        let others = match &request {
            Request::Inspect { text, .. }
            | Request::Draft { text }
            | Request::Dismiss { text, .. }
            | Request::Decide { text, .. } => self.others(&place, text).await,
            _ => Some(Vec::new()),
        };
        let Some(others) = others else {
            return failed("others");
        };
        match request {
            Request::Inspect { text, formatting, moment } => {
                let used = self.keeper.now();
                let Conversation { vault, kept } = self.conversation(&place);
                let inspection = inspect(&used, &place, &text, formatting.as_deref(), &kept, &others);
                let view = inspection.dialog(used.lang, moment, &vault);
                if view.is_some() || !inspection.counts().is_empty() {
                    let what = if view.is_some() { What::Held } else { What::Passed };
                    self.note(&place.page, what, way(moment), &inspection, "");
                }
                let Some(view) = view else {
                    let said = inspection.reminder(used.lang);
                    let notice = said.map(|said| NoticeView::new(used.lang, Icon::Eye, said));
                    return ok(Inspected::Clean { notice });
                };
                ok(Inspected::Held { view: Box::new(view) })
            }
            Request::Visit => {
                self.visit(&place).await;
                ok(())
            }
            Request::Draft { text } => ok(self.drafted(&place, &text, &others)),
            Request::Dismiss { text, span } => {
                self.dismiss(&place, &text, &others, span);
                ok(self.drafted(&place, &text, &others))
            }
            Request::Leave { body, url } => {
                let mut texts = leaving::texts(body.as_bytes());
                texts.extend(leaving::texts_of_address(&url));
                let mut others = Vec::new();
                for text in &texts {
                    let Some(known) = self.others(&place, text).await else {
                        return failed("others");
                    };
                    others.push(known);
                }
                let stopped = self.stopped(&place.to, Some(place.tab), &texts, &others);
                if let Some(text) = stopped {
                    self.note_stopped(&place.page, &place.to, text);
                }
                ok(Left { stopped: stopped.cloned() })
            }
            Request::Reveal { text, html } => ok(Revealed { view: self.revealed(&place, &text, html.as_deref()) }),
            Request::Decide { text, formatting, moment, choice } => {
                ok(self.decide(&place, &text, formatting.as_deref(), &others, moment, choice))
            }
            _ => ok(self.ready(&place)),
        }
    }

    /// Whether a text that was copied on a protected source is long enough to be told from others. It is not, mostly: a name, a number.
    fn recognisable(&self, message: &JsValue) -> bool {
        let text = get(message, "text").as_string().unwrap_or_default();
        let long = has_words(&text);
        if long && !self.copied.replace(true) {
            spawn_local(async { _ = store(Area::Session, COPIED, &true).await });
        }
        long
    }

    /// What of a text is known beside what the scanner finds: copied from a protected source, or of a registered document. None where that cannot
    /// be told: then nothing is let go by.
    async fn others(&self, place: &Place, text: &str) -> Option<Vec<Other>> {
        let used = self.keeper.now();
        let copied = self.copied.get() && !used.policy.protected.is_empty();
        if (!copied && used.policy.documents.is_empty()) || !has_words(text) {
            return Some(Vec::new());
        }
        ask_others(text, &place.to.host, &to_js(&self.state())).await
    }

    /// What the reader of files answers; what it notes is noted here, where there is one memory for all.
    async fn filed(self: &Rc<Self>, message: &JsValue, sender: &JsValue) -> Option<JsValue> {
        let place = Place::of(sender)?;
        // Pieces of a file are neither decided on nor noted.
        let is_piece = matches!(get(message, "type").as_string().as_deref(), Some("filePut" | "fileGet"));
        let [state, conversations] = if is_piece {
            [JsValue::UNDEFINED, JsValue::UNDEFINED]
        } else {
            let conversations: Conversations = vec![(place.key.clone(), self.conversation(&place))];
            [to_js(&self.state()), to_js(&conversations)]
        };
        let answered = ask_files(message, sender, &state, &conversations).await?;
        let changed: Option<Conversations> = from_js(get(&answered, "conversations"));
        for (_, conversation) in changed.into_iter().flatten() {
            self.remember(&place, conversation);
        }
        if let Some(line) = get(&answered, "noted").as_string() {
            self.write(&line);
        }
        Some(get(&answered, "reply"))
    }

    /// What the extension's own pages are told.
    fn state(&self) -> State {
        let used = self.keeper.now();
        State {
            given: self.keeper.given(),
            settings: used.settings.clone(),
            own: self.keeper.own(),
            chosen: self.keeper.chosen(),
        }
    }

    /// A guarded page is there. One that nobody is let to got past the browser's engine: it was open before the policy said so, or its own
    /// service worker gave it.
    async fn visit(&self, place: &Place) {
        let used = self.keeper.now();
        let Destination { host, path, .. } = &place.to;
        if used.policy.bars_at(host, path, today()) {
            go_blocked(place.tab, host).await;
        } else if visits::read().await.due(&used.policy, host, path, today()).is_some() {
            run_in(place.tab, 0, BANNER).await;
        }
    }

    /// What a page's part is told when a composer gets the focus.
    fn ready(&self, place: &Place) -> Ready {
        let used = self.keeper.now();
        let (composer, send) = used.policy.site(&place.to.host, &place.to.path);
        let unseen = NoticeView::new(used.lang, Icon::Eye, lang::unseen(used.lang));
        Ready { version: env!("CARGO_PKG_VERSION").to_owned(), composer, send, unseen }
    }

    /// What is offered for a copy.
    fn revealed(&self, place: &Place, text: &str, html: Option<&str>) -> Option<RevealView> {
        let lang = self.keeper.now().lang;
        let vault = self.conversation(place).vault;
        let plain = vault.reveal(text, false)?;
        Some(RevealView {
            lang: lang.tag().to_owned(),
            icon: Icon::Swap,
            text: lang::reveal_found(lang, plain.count),
            title: lang::reveal_title(lang),
            why: lang::reveal_why(lang),
            revealed: plain.text,
            revealed_html: html.and_then(|html| vault.reveal(html, true)).map(|revealed| revealed.text),
            copy: lang::reveal_copy(lang),
            copied: NoticeView::new(lang, Icon::Swap, lang::reveal_copied(lang)),
            close: lang::close(lang),
        })
    }

    /// The last check: a request that is about to be made.
    fn leaving(self: &Rc<Self>, request: Leaving) -> Answer {
        if !self.is_loaded.get() && may_wait() {
            let brain = Rc::clone(self);
            return Answer::Later(Box::pin(async move {
                brain.load().await;
                brain.stops(&request)
            }));
        }
        // A listener that may not wait judges by the policy that the extension brings, until the organisation's is read.
        Answer::Now(self.stops(&request))
    }

    /// Whether a request is stopped; the page it comes from is told.
    fn stops(self: &Rc<Self>, request: &Leaving) -> bool {
        let page = request.page().as_deref().and_then(address).or_else(|| address(&request.url()));
        let Some((host, path)) = page else {
            return false;
        };
        // A page that is not guarded may send to a guarded host: what it sends is none of ours to read, and nobody there could be told.
        if !self.hosts.iter().any(|listed| is_of(listed, &host)) && !self.keeper.now().policy.guards(&host) {
            return false;
        }
        // Read only now.
        let mut texts: Vec<String> = request.body().iter().flat_map(|part| leaving::texts(part)).collect();
        texts.extend(leaving::texts_of_address(&request.url()));
        let frame = request.frame();
        // A listener that may not wait cannot ask what was copied from where: the composer was asked, and the wrapper in the page asks.
        let Some(text) = self.stopped(&Destination::new(&host, &path), frame.map(|(tab, _)| tab), &texts, &[]) else {
            return false;
        };
        self.note_stopped(&host, &Destination::new(&host, &path), text);
        if let Some((tab, frame)) = frame {
            // What loads a page replaces its frame: the one around it is told.
            let frame = if request.is_navigation() { 0 } else { frame };
            let told = Told::Stopped { text: text.clone() };
            spawn_local(async move { tell_frame(tab, frame, &told).await });
        }
        true
    }

    /// The text that must not leave as it is, of those in a request: what would be held in the composer, and was not kept there.
    fn stopped<'t>(
        &self,
        to: &Destination,
        tab: Option<i32>,
        texts: &'t [String],
        others: &[Vec<Other>],
    ) -> Option<&'t String> {
        // The other pages of a host that serves more than an AI platform send what they like. (Chromium's `webRequest` tells a
        // page's host only: there the wrapper in the page asks, which knows the path.)
        let used = self.keeper.now();
        if balise::platforms::is_beside(&to.host, &to.path) && !used.policy.guards_whole(&to.host) {
            return None;
        }
        // Kept in this tab, or, for a worker that has none, on this host.
        let here = |key: &str| match tab {
            Some(tab) => key.starts_with(&format!("{tab} ")),
            None => key.ends_with(&format!(" {}", to.host)),
        };
        let conversations = self.conversations.borrow();
        let kept: Vec<&Kept> =
            conversations.iter().filter(|(key, _)| here(key)).map(|(_, conversation)| &conversation.kept).collect();
        let none = Kept::default();
        let held = |(place, text): &(usize, &String)| {
            let others = others.get(*place).map(Vec::as_slice).unwrap_or_default();
            let holds = |kept: &Kept| {
                let policy = used.policy.on(today());
                Inspection::beside(&used.scanner, policy, to, text, None, kept, others).action().is_some()
            };
            holds(&none) && kept.iter().all(|kept| holds(kept))
        };
        texts.iter().enumerate().find(held).map(|(_, text)| text)
    }

    /// Notes that a request was stopped.
    fn note_stopped(self: &Rc<Self>, page: &str, to: &Destination, text: &str) {
        let used = self.keeper.now();
        let kept = Kept::default();
        let inspection = Inspection::new(&used.scanner, used.policy.on(today()), to, text, None, &kept);
        self.note(page, What::Stopped, Way::Request, &inspection, "");
    }

    /// Notes what happened on a page. Nobody is told what comes of it before it is written ([`receive`]).
    fn note(self: &Rc<Self>, page: &str, what: What, way: Way, of: &Inspection<'_>, reason: &str) {
        if notes(&self.keeper.now().policy) {
            self.write(&event(page, what, way, of, reason).line());
        }
    }

    /// Writes a line of the journal; where it is to be sent, the desk is told.
    fn write(self: &Rc<Self>, line: &str) {
        self.noting.replace(journal::write(line));
        if self.keeper.now().policy.collector.is_some() {
            self.wake_desk();
        }
    }

    /// What stands in a text that is being written.
    fn drafted(&self, place: &Place, text: &str, others: &[Other]) -> Drafted {
        let used = self.keeper.now();
        let Conversation { vault, kept } = self.conversation(place);
        let inspection = inspect(&used, place, text, None, &kept, others);
        Drafted { clean: inspection.is_empty(), chip: inspection.chip(used.lang, &vault) }
    }

    /// One finding is a mistake, the person says.
    fn dismiss(self: &Rc<Self>, place: &Place, text: &str, others: &[Other], span: Span) {
        let used = self.keeper.now();
        let mut conversation = self.conversation(place);
        let inspection = inspect(&used, place, text, None, &conversation.kept, others);
        let found = inspection.findings().into_iter().find(|finding| utf16(text, &finding.span) == span);
        if found.is_some_and(|finding| inspection.keep(Some(&finding.span), &mut conversation.kept)) {
            self.note(&place.page, What::Dismissed, Way::Draft, &inspection, MISTAKE);
            self.remember(place, conversation);
        }
    }

    fn decide(
        self: &Rc<Self>,
        place: &Place,
        text: &str,
        formatting: Option<&str>,
        others: &[Other],
        moment: Moment,
        choice: Choice,
    ) -> Decided {
        let used = self.keeper.now();
        let (lang, policy) = (used.lang, &used.policy);
        let mut conversation = self.conversation(place);
        let inspection = inspect(&used, place, text, formatting, &conversation.kept, others);
        let held = || match inspection.dialog(lang, moment, &self.conversation(place).vault) {
            Some(view) => Decided::Held { view: Box::new(view) },
            None => Decided::AsIs { notice: None },
        };
        match choice {
            Choice::Cancel => {
                self.note(&place.page, What::Left, way(moment), &inspection, "");
                Decided::Nothing
            }
            Choice::Keep { reason } => {
                let reason = reason.filter(|reason| is_reason(reason));
                if !may_keep(inspection.action(), reason.as_deref()) {
                    return held();
                }
                let given = reason.as_deref().unwrap_or_default();
                self.note(&place.page, What::Kept, way(moment), &inspection, given);
                inspection.keep(None, &mut conversation.kept);
                self.remember(place, conversation);
                let said = match moment {
                    Moment::Paste => lang::notice_kept(lang),
                    Moment::Send => lang::send_notice_kept(lang),
                    Moment::Leave => lang::leave_notice_kept(lang),
                };
                Decided::AsIs { notice: Some(NoticeView::new(lang, Icon::Eye, said)) }
            }
            // Labels would let a copied passage go: nobody was offered them.
            Choice::Replace { only: None } if !inspection.replaces() => held(),
            Choice::Replace { only } => {
                let mut findings = inspection.findings();
                findings.retain(|finding| only.is_none_or(|span| utf16(text, &finding.span) == span));
                let edits = redact::edits(text, &findings, policy, lang, &mut conversation.vault);
                let offsets = utf16_offsets(text, edits.iter().flat_map(|edit| [edit.span.start, edit.span.end]));
                let edits: Vec<Edit> = edits
                    .into_iter()
                    .zip(offsets.chunks_exact(2))
                    .map(|(edit, at)| Edit { start: at[0] as u32, end: at[1] as u32, label: edit.label })
                    .collect();
                if only.is_none() {
                    self.note(&place.page, What::Replaced, way(moment), &inspection, "");
                }
                self.remember(place, conversation);
                let said = lang::notice_replaced(lang, edits.len());
                Decided::Insert { edits, notice: NoticeView::new(lang, Icon::Swap, said) }
            }
        }
    }

    fn conversation(&self, place: &Place) -> Conversation {
        let all = self.conversations.borrow();
        all.iter().find(|(key, _)| *key == place.key).map(|(_, known)| known.clone()).unwrap_or_default()
    }

    fn remember(self: &Rc<Self>, place: &Place, conversation: Conversation) {
        let mut all = self.conversations.borrow_mut();
        all.retain(|(key, _)| *key != place.key);
        all.push((place.key.clone(), conversation));
        drop(all);
        let brain = Rc::clone(self);
        spawn_local(async move { brain.store_conversations().await });
    }

    /// Reads what a stopped background left, once.
    async fn load(self: &Rc<Self>) {
        let loading = self.loaded.borrow().clone();
        let loading = loading.unwrap_or_else(|| {
            let brain = Rc::clone(self);
            let promise = future_to_promise(async move {
                brain.keeper.begin().await;
                let conversations = load(Area::Session, CONVERSATIONS).await.unwrap_or_default();
                brain.copied.set(load(Area::Session, COPIED).await.unwrap_or_default());
                *brain.conversations.borrow_mut() = conversations;
                brain.is_loaded.set(true);
                // Nobody waits for what the browser says now: the copy answers.
                spawn_local(async move { brain.reconcile().await });
                Ok(JsValue::UNDEFINED)
            });
            *self.loaded.borrow_mut() = Some(promise.clone());
            promise
        });
        let _ = JsFuture::from(loading).await;
    }

    /// Asks the browser for the policy, and acts by it.
    async fn reconcile(self: &Rc<Self>) {
        self.keeper.reconcile().await;
        self.act().await;
    }

    /// The same where there was no policy yet, for what no text waits for.
    async fn look_again(self: &Rc<Self>) {
        self.keeper.look_again().await;
        self.act().await;
    }

    /// The browser holds what the policy in force says.
    async fn act(self: &Rc<Self>) {
        let used = self.keeper.now();
        // What the engine's rules are made from, but for what the desk itself changes.
        let [given, own] = [self.keeper.given(), self.keeper.own()];
        let mark = [env!("CARGO_PKG_VERSION"), &today().to_string(), &given, &used.settings, &own].join("\n");
        if **self.asked.borrow() == mark {
            return;
        }
        let mark = Rc::new(mark);
        let before = self.asked.replace(Rc::clone(&mark));
        let brain = Rc::clone(self);
        // A list is some megabytes: nobody waits for it.
        spawn_local(async move {
            let known = load::<String>(Area::Session, ENFORCED).await.unwrap_or_default();
            // Where this background asked for something before, the desk may be at that still.
            if before.is_empty() && known == *mark && rule_kept().await {
                return;
            }
            if !known.is_empty() {
                store(Area::Session, ENFORCED, &String::new()).await;
            }
            // Asked for something else meanwhile, the desk comes to that by an errand of its own, which may not have reached it yet.
            if brain.enforce().await && Rc::ptr_eq(&brain.asked.borrow(), &mark) {
                store(Area::Session, ENFORCED, &*mark).await;
            }
        });
    }

    /// Has the desk do what is due.
    fn wake_desk(self: &Rc<Self>) {
        let brain = Rc::clone(self);
        spawn_local(async move {
            brain.load().await;
            brain.enforce().await;
        });
    }

    /// The browser's own engine is brought to what holds. Whether it has come there.
    async fn enforce(&self) -> bool {
        let Ok(errand) = js_sys::JSON::parse(r#"{"type":"enforce"}"#) else {
            return false;
        };
        let reply = ask_desk(&errand, &JsValue::UNDEFINED, &to_js(&self.state())).await;
        reply.is_some_and(|reply| get(&reply, "answer").is_truthy())
    }

    async fn store_conversations(&self) {
        let conversations = self.conversations.borrow().clone();
        store(Area::Session, CONVERSATIONS, &conversations).await;
    }
}

/// A text on its way to a place, under the policy in force.
fn inspect<'a>(
    used: &'a InUse,
    place: &'a Place,
    text: &'a str,
    formatting: Option<&'a str>,
    kept: &Kept,
    others: &[Other],
) -> Inspection<'a> {
    Inspection::beside(&used.scanner, used.policy.on(today()), &place.to, text, formatting, kept, others)
}

/// A span as the page counts it.
fn utf16(text: &str, span: &Range<usize>) -> Span {
    let at = utf16_offsets(text, [span.start, span.end]);
    Span { start: at[0] as u32, end: at[1] as u32 }
}

/// By which way a text came.
fn way(moment: Moment) -> Way {
    match moment {
        Moment::Paste => Way::Paste,
        Moment::Send => Way::Send,
        Moment::Leave => Way::Request,
    }
}

/// Whether a text is long enough to be told from others.
fn has_words(text: &str) -> bool {
    text.split_whitespace().nth(WORDS - 1).is_some()
}

/// Whether a host is of one in the manifest's list: `*.` covers subdomains.
fn is_of(listed: &str, host: &str) -> bool {
    match listed.strip_prefix("*.") {
        Some(domain) => covers(domain, host),
        None => listed == host,
    }
}
