//! The faces: the extension's own pages. They ask the background how things stand, and draw it.

mod blocked;
mod diagnostic;
mod drawing;
pub(crate) mod guide;
mod journal;
mod options;
mod own;
mod popup;
mod reminder;
mod state;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::window;

/// Runs in each page; which one it is, its body says. At the desk there is none.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    let body = window().and_then(|window| window.document()?.body());
    match body.map(|body| body.class_name()).unwrap_or_default().as_str() {
        "blocked" => spawn_local(blocked::show()),
        "guide" => spawn_local(guide::show()),
        "options" => spawn_local(options::show()),
        "popup" => spawn_local(popup::show()),
        _ => {}
    }
}
