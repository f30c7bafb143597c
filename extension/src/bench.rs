//! The core as the background has it, for `cargo xtask bench`: [`inspect`] does what the background does with a message,
//! the others take that apart. No browser API, so that it runs under Node.

use std::cell::RefCell;

use balise::policy::Date;
use balise::sites::List;
use balise::verdict::Kept;
use balise::{Destination, Inspection, Policy, Scanner};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::messages::Request;

struct Bench {
    policy: Policy,
    scanner: Scanner,
    kept: String,
    list: Option<List>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::new({
        let policy = Policy::builtin();
        Bench { scanner: policy.scanner(), policy, kept: String::new(), list: None }
    });
}

/// A message in, the decision out: the string crosses, is scanned and judged by the built-in policy. True when clean,
/// none when the message is not understood.
#[wasm_bindgen]
pub fn inspect(message: JsValue) -> Option<bool> {
    let Ok(Request::Inspect { text, formatting, .. }) = serde_wasm_bindgen::from_value(message) else {
        return None;
    };
    let to = Destination::new("chatgpt.com", "/");
    BENCH.with_borrow(|Bench { policy, scanner, .. }| {
        let inspection =
            Inspection::new(scanner, policy.on(Date::EPOCH), &to, &text, formatting.as_deref(), &Kept::default());
        Some(inspection.action().is_none())
    })
}

/// The string crosses and is scanned; the number of findings.
#[wasm_bindgen]
pub fn scan(text: &str) -> usize {
    BENCH.with_borrow(|bench| bench.scanner.scan(text).len())
}

/// Keeps a text for [`scan_kept`].
#[wasm_bindgen]
pub fn keep(text: String) {
    BENCH.with_borrow_mut(|bench| bench.kept = text);
}

/// Opens a list of sites for [`find`]. Whether it is one.
#[wasm_bindgen]
pub fn open_list(bytes: Vec<u8>) -> bool {
    let list = List::new(bytes).ok();
    let opened = list.is_some();
    BENCH.with_borrow_mut(|bench| bench.list = list);
    opened
}

/// Whether a list names a host: the string crosses, and one lookup.
#[wasm_bindgen]
pub fn find(host: &str) -> bool {
    BENCH.with_borrow(|bench| bench.list.as_ref().is_some_and(|list| list.find(host).is_some()))
}

/// Scans the text that was kept: nothing crosses but the number of findings.
#[wasm_bindgen]
pub fn scan_kept() -> usize {
    BENCH.with_borrow(|bench| bench.scanner.scan(&bench.kept).len())
}
