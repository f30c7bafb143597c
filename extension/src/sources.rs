//! What was copied on pages that the policy names as protected sources, in this session: fingerprints, no text. They are in the session's memory,
//! which is in the computer's memory alone and gone with the browser. And the documents that the organisation has registered, by its policy.

use std::cell::RefCell;
use std::rc::Rc;

use balise::Kind;
use balise::lang::Lang;
use balise::lineage::{Documents, Memory};
use balise::text::base64;
use balise::verdict::Other;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{Area, from_js, load, store, to_js};
use crate::in_use::InUse;
use crate::messages::State;

/// Key of what was copied, in the session's memory; as base64.
const COPIED: &str = "copied-from";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn random(bytes: &mut [u8]);
}

/// Documents as they were last read, and the state that they come from.
type Registered = (State, Rc<(Documents, Lang)>);

thread_local! {
    static MEMORY: RefCell<Option<Memory>> = const { RefCell::new(None) };
    static REGISTERED: RefCell<Option<Registered>> = const { RefCell::new(None) };
}

/// Seconds since 1970.
fn now() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}

/// Reads what a stopped background left, once.
pub(crate) async fn remember() {
    if MEMORY.with_borrow(Option::is_some) {
        return;
    }
    let kept: Option<String> = load(Area::Session, COPIED).await;
    MEMORY.with_borrow_mut(|memory| {
        // Another may have come first meanwhile.
        memory.get_or_insert_with(|| {
            let bytes = kept.map(|kept| base64::decoded(kept.as_bytes()).collect::<Vec<u8>>());
            bytes.and_then(|bytes| Memory::from_bytes(&bytes, now())).unwrap_or_else(|| {
                let mut salt = [0; 16];
                random(&mut salt);
                Memory::new(salt)
            })
        });
    });
}

/// Remembers what was copied on a page of a host.
pub(crate) fn add(host: &str, text: &str) {
    let bytes = MEMORY.with_borrow_mut(|memory| {
        let memory = memory.as_mut()?;
        memory.add(host, now(), text).then(|| memory.to_bytes())
    });
    if let Some(bytes) = bytes {
        spawn_local(async move {
            store(Area::Session, COPIED, &base64::encoded(&bytes)).await;
        });
    }
}

/// What of a text on its way to a host is known.
pub(crate) fn others(documents: &Documents, lang: Lang, host: &str, text: &str) -> Vec<Other> {
    let mut others =
        MEMORY.with_borrow(|memory| memory.as_ref().map(|memory| memory.others(host, text)).unwrap_or_default());
    others.extend(documents.others(lang, text));
    others
}

/// An [`Other`] on its way to the background.
#[derive(Serialize)]
struct Told {
    start: usize,
    end: usize,
    document: bool,
    of: String,
    percent: u8,
}

impl From<Other> for Told {
    fn from(Other { start, end, kind, of, percent }: Other) -> Self {
        Self { start, end, document: kind == Kind::RegisteredDocument, of, percent }
    }
}

/// The same for the background, as a list. `state` is what it tells its pages.
#[allow(unreachable_pub, reason = "the binding takes public functions only")]
#[wasm_bindgen(js_name = others)]
pub async fn others_of(text: String, host: String, state: JsValue) -> JsValue {
    remember().await;
    let Some(state) = from_js::<State>(state) else {
        return JsValue::UNDEFINED;
    };
    let known = REGISTERED.with_borrow(|known| {
        let (of, registered) = known.as_ref()?;
        let same = |a: &State, b: &State| {
            (&a.given, &a.settings, &a.own, &a.chosen) == (&b.given, &b.settings, &b.own, &b.chosen)
        };
        same(of, &state).then(|| Rc::clone(registered))
    });
    let registered = known.unwrap_or_else(|| {
        let used = InUse::of(&state);
        let registered = Rc::new((Documents::new(&used.policy), used.lang));
        REGISTERED.set(Some((state, Rc::clone(&registered))));
        registered
    });
    let (documents, lang) = &*registered;
    let others = others(documents, *lang, &host, &text);
    to_js(&others.into_iter().map(Told::from).collect::<Vec<_>>())
}
