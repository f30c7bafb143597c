//! The reader of files: a module of its own with the core, its readers and its scanner in it, which the background loads when the first file comes.
//! A batch (what was chosen, dropped or pasted at once) is taken in pieces, each file is read as soon as it is there, and all are decided on together.
//! What it holds it can lose: the page's part still has the files, and gives them again.

use std::cell::RefCell;

use balise::files::{self, Batch, Change, Limits, NotRedacted, Unread};
use balise::journal::{Event, UNREAD_FILE, Way, What};
use balise::lang;
use balise::lineage::Documents;
use balise::redact;
use balise::text::base64;
use balise::verdict::view::{DialogView, Icon, NoticeView};
use balise::verdict::{Upload as Decision, is_reason, may_keep};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::{from_js, get, to_js, today};
use crate::conversation::{Conversation, Conversations};
use crate::in_use::InUse;
use crate::journal::{event, notes};
use crate::messages::{Decided, Got, Inspected, Reply, State, Taken, Upload};
use crate::place::Place;
use crate::sources;

/// Batches that are held at once, the last ones; of each frame one.
const BATCHES: usize = 4;
/// How long one file may be read, in milliseconds. The browser's own pages wait meanwhile.
const PATIENCE: f64 = 10_000.0;
/// How many bytes of a copy are given at once.
const PIECE: usize = 3 << 20;
/// So many values of a conversation are remembered, with labels or as kept: the session's memory holds ten megabytes for all tabs.
const REMEMBERED: usize = 2000;

/// A batch that is being taken, or was.
struct Held {
    /// Tab, frame and name.
    key: (i32, i32, String),
    /// The bytes of each file, where a copy can be made of it.
    bytes: Vec<Vec<u8>>,
    /// How many came.
    taken: usize,
    /// The file that is being taken.
    coming: Vec<u8>,
    batch: Batch,
    /// Copies with labels, by file; those that are as they were are not there.
    copies: Vec<Option<Vec<u8>>>,
}

thread_local! {
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

/// What goes back to the background: the answer, and what it is to note, where there is one memory for all.
#[derive(Serialize)]
struct Answered<T> {
    reply: Reply<T>,
    /// What has changed of the conversation.
    conversations: Conversations,
    /// To be noted in the journal: a line.
    noted: Option<String>,
}

fn answered(answer: impl Serialize) -> JsValue {
    to_js(&Answered { reply: Reply::Ok { answer }, conversations: Conversations::new(), noted: None })
}

fn failed(code: &str) -> JsValue {
    let reply = Reply::<()>::Failed { code: code.to_owned() };
    to_js(&Answered { reply, conversations: Conversations::new(), noted: None })
}

/// Where a message comes from, and what is known of it.
struct Asked {
    place: Place,
    used: InUse,
    conversation: Conversation,
}

impl Asked {
    /// An answer by which something is noted, or the conversation has changed.
    fn noted(&self, answer: impl Serialize, event: Option<Event>, conversation: Option<Conversation>) -> JsValue {
        let noted = event.filter(|_| notes(&self.used.policy)).map(|event| event.line());
        let conversations = conversation.map(|conversation| (self.place.key.clone(), conversation));
        to_js(&Answered { reply: Reply::Ok { answer }, conversations: conversations.into_iter().collect(), noted })
    }
}

/// Answers a message about files. `state` is what the background tells its pages, `conversations` has the one of the place.
#[allow(unreachable_pub, reason = "the binding takes public functions only")]
#[wasm_bindgen]
pub async fn files(message: JsValue, sender: JsValue, state: JsValue, conversations: JsValue) -> JsValue {
    sources::remember().await;
    answer(message, sender, state, conversations)
}

fn answer(message: JsValue, sender: JsValue, state: JsValue, conversations: JsValue) -> JsValue {
    let (Some(message), Some(place)) = (from_js::<Upload>(message), Place::of(&sender)) else {
        return failed("unknown_request");
    };
    let frame = get(&sender, "frameId").as_f64().map_or(0, |frame| frame as i32);
    let tab = place.tab;
    let from = place.to.host.clone();
    let key = |batch: String| (tab, frame, batch);
    let asked = || {
        let conversations: Conversations = from_js(conversations).unwrap_or_default();
        let conversation = conversations.into_iter().next().map(|(_, conversation)| conversation).unwrap_or_default();
        Some(Asked { place, used: InUse::of(&from_js::<State>(state)?), conversation })
    };
    // It is not here (any more): the page's part gives it again.
    let lost = || failed("no_batch");
    HELD.with_borrow_mut(|held| match message {
        Upload::FilePut { batch, index, name, size, data, last } => match coming(held, key(batch), index) {
            Some(held) => answered(Taken { more: held.take(&name, size, data.as_deref(), last) }),
            None => lost(),
        },
        Upload::FileGet { batch, index, from } => {
            let key = key(batch);
            let Some(known) = known(held, &key) else {
                return lost();
            };
            let piece = known.piece(index as usize, from as usize);
            // The page's part asks for one file after the other.
            if !piece.more && index as usize + 1 >= known.batch.files().len() {
                forget(held, &key);
            }
            answered(piece)
        }
        Upload::Source { text } => {
            let named = asked().is_some_and(|asked| asked.used.policy.protects(&asked.place.to.host));
            if named {
                sources::add(&from, &text);
            }
            answered(())
        }
        Upload::FileInspect { batch } => {
            let key = key(batch);
            let (Some(known), Some(asked)) = (known(held, &key), asked()) else {
                return lost();
            };
            let (answer, holds) = known.inspect(&asked);
            if !holds {
                forget(held, &key);
            }
            answer
        }
        Upload::FileDecide { batch, choice, reason } => {
            let key = key(batch);
            let (answer, holds) = match (known(held, &key), asked()) {
                (Some(known), Some(asked)) => known.decide(&asked, &choice, reason),
                _ => (lost(), true),
            };
            if !holds || choice == "cancel" {
                forget(held, &key);
            }
            answer
        }
    })
}

/// Nothing more is asked about a batch.
fn forget(held: &mut Vec<Held>, key: &(i32, i32, String)) {
    held.retain(|held| held.key != *key);
}

fn known<'h>(held: &'h mut [Held], key: &(i32, i32, String)) -> Option<&'h mut Held> {
    held.iter_mut().find(|held| held.key == *key)
}

/// The batch that a piece belongs to; a new one when it is the first. None when what came before it is lost.
fn coming(held: &mut Vec<Held>, key: (i32, i32, String), index: u32) -> Option<&mut Held> {
    let there = held.iter().position(|held| held.key == key);
    if there.is_none() {
        if index > 0 {
            return None;
        }
        // One frame asks about one batch at a time.
        held.retain(|held| (held.key.0, held.key.1) != (key.0, key.1));
        if held.len() >= BATCHES {
            held.remove(0);
        }
        held.push(Held {
            key: key.clone(),
            bytes: Vec::new(),
            taken: 0,
            coming: Vec::new(),
            batch: Batch::default(),
            copies: Vec::new(),
        });
    }
    let held = known(held, &key)?;
    (held.bytes.len() == index as usize).then_some(held)
}

impl Held {
    /// Takes a piece of the next file, and reads it when it is the last. Whether more of it is wanted.
    fn take(&mut self, name: &str, size: f64, data: Option<&str>, last: bool) -> bool {
        let limits = self.limits();
        let Some(data) = data else {
            // A folder, or what is gone from the disk.
            self.done(name, Err(Unread::UnknownKind));
            return false;
        };
        if size > limits.bytes as f64 || self.coming.len() + data.len() / 4 * 3 > limits.bytes + 3 {
            self.done(name, Err(Unread::TooLarge));
            return false;
        }
        // At once: growing would hold it twice.
        self.coming.reserve_exact((size as usize).saturating_sub(self.coming.len()));
        self.coming.extend(base64::decoded(data.as_bytes()));
        if !last {
            return true;
        }
        let until = js_sys::Date::now() + PATIENCE;
        let read = files::read(name, &self.coming, limits, &|| js_sys::Date::now() > until);
        self.done(name, read);
        false
    }

    /// What is left of the limits for one more file: they hold for the batch.
    fn limits(&self) -> Limits {
        let all = Limits::default();
        Limits {
            bytes: all.bytes.saturating_sub(self.taken),
            text: all.text.saturating_sub(self.batch.text().len()),
            ..all
        }
    }

    fn done(&mut self, name: &str, read: Result<files::Document, Unread>) {
        let bytes = std::mem::take(&mut self.coming);
        // For a copy.
        let copied = read.as_ref().is_ok_and(|document| document.kind.is_copied());
        self.taken += bytes.len();
        self.bytes.push(if copied { bytes } else { Vec::new() });
        self.batch.add(name, read);
    }

    /// The answer, and whether they are held.
    fn inspect(&self, asked: &Asked) -> (JsValue, bool) {
        let lang = asked.used.lang;
        let decision = self.decision(asked);
        match decision.dialog(lang) {
            Some(view) => {
                let event = Self::event(asked, &decision, What::Held, "");
                (asked.noted(Inspected::Held { view: Box::new(view) }, Some(event), None), true)
            }
            None => {
                let said = decision.reminder(lang);
                let notice = said.map(|said| NoticeView::new(lang, Icon::Eye, said));
                let noted = !decision.counts().is_empty();
                let event = noted.then(|| Self::event(asked, &decision, What::Passed, ""));
                (asked.noted(Inspected::Clean { notice }, event, None), false)
            }
        }
    }

    /// An event of the journal about these files.
    fn event(asked: &Asked, decision: &Decision<'_>, what: What, reason: &str) -> Event {
        let mut event = event(&asked.place.page, what, Way::File, &decision.inspection, reason);
        event.action = decision.action();
        let unread = decision.unread();
        if unread > 0 {
            event.kinds.push((UNREAD_FILE.to_owned(), unread as u32));
        }
        event
    }

    fn decision<'h>(&'h self, asked: &'h Asked) -> Decision<'h> {
        let Asked { place, used, conversation } = asked;
        let others = sources::others(&Documents::new(&used.policy), used.lang, &place.to.host, self.batch.text());
        Decision::new(&used.scanner, used.policy.on(today()), &place.to, &self.batch, &conversation.kept, &others)
    }

    /// The answer, and whether more is asked about them: another choice, or their copies.
    fn decide(&mut self, asked: &Asked, choice: &str, reason: Option<String>) -> (JsValue, bool) {
        let lang = asked.used.lang;
        let decision = self.decision(asked);
        let held = |view: Option<DialogView>| match view {
            Some(view) => (answered(Decided::Held { view: Box::new(view) }), true),
            None => (answered(Decided::AsIs { notice: None }), false),
        };
        let mut conversation = asked.conversation.clone();
        match choice {
            "keep" => {
                let reason = reason.filter(|reason| is_reason(reason));
                if !may_keep(decision.action(), reason.as_deref()) {
                    return held(decision.dialog(lang));
                }
                // What the request will be asked about again, where it holds text.
                if decision.inspection.findings().len() <= REMEMBERED {
                    decision.inspection.keep(None, &mut conversation.kept);
                }
                let event = Self::event(asked, &decision, What::Kept, reason.as_deref().unwrap_or_default());
                let said = lang::file_notice_kept(lang, self.batch.files().len());
                let notice = Some(NoticeView::new(lang, Icon::Eye, said));
                (asked.noted(Decided::AsIs { notice }, Some(event), Some(conversation)), false)
            }
            "replace" if decision.copies() => {
                let text = self.batch.text();
                let findings = decision.inspection.findings();
                let edits = redact::many_edits(text, &findings, &asked.used.policy, lang, &mut conversation.vault);
                let copies = match self.copied(&edits) {
                    Ok(copies) => copies,
                    Err(why) => return held(decision.without_copy(why).dialog(lang)),
                };
                let event = Self::event(asked, &decision, What::Replaced, "");
                let said = lang::file_notice_replaced(lang, edits.len());
                self.copies = copies;
                let notice = NoticeView::new(lang, Icon::Swap, said);
                let remembered = (conversation.vault.len() <= REMEMBERED).then_some(conversation);
                (asked.noted(Decided::Insert { edits: Vec::new(), notice }, Some(event), remembered), true)
            }
            "replace" => held(decision.dialog(lang)),
            _ => {
                let event = Self::event(asked, &decision, What::Left, "");
                (asked.noted(Decided::Nothing, Some(event), None), false)
            }
        }
    }

    /// The copies with these labels; why one could not be made.
    fn copied(&self, edits: &[redact::Edit]) -> Result<Vec<Option<Vec<u8>>>, NotRedacted> {
        let until = js_sys::Date::now() + PATIENCE;
        let stop = || js_sys::Date::now() > until;
        let copy = |(file, bytes): (&files::Member, &Vec<u8>)| {
            let inside = |edit: &&redact::Edit| file.span.contains(&edit.span.start);
            let changes: Vec<Change> = edits
                .iter()
                .filter(inside)
                .map(|edit| Change {
                    span: edit.span.start - file.span.start..edit.span.end - file.span.start,
                    put: edit.label.clone(),
                })
                .collect();
            if changes.is_empty() {
                return Ok(None);
            }
            files::redacted(&file.name, bytes, Limits::default(), &stop, &changes).map(Some)
        };
        self.batch.files().iter().zip(&self.bytes).map(copy).collect()
    }

    /// A piece of a copy.
    fn piece(&self, index: usize, from: usize) -> Got {
        let copy = self.copies.get(index).and_then(Option::as_ref);
        let rest = copy.and_then(|copy| copy.get(from..));
        Got {
            data: rest.map(|rest| base64::encoded(rest.get(..PIECE).unwrap_or(rest))),
            more: rest.is_some_and(|rest| rest.len() > PIECE),
        }
    }
}
