//! The faces: the extension's own pages. They ask the background how things stand, and draw it.

mod blocked;
mod drawing;
mod guide;
mod options;
mod popup;
mod state;

use gloo::utils::body;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Runs in each page; which one it is, its body says.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    match body().class_name().as_str() {
        "blocked" => spawn_local(blocked::show()),
        "guide" => spawn_local(guide::show()),
        "options" => spawn_local(options::show()),
        _ => spawn_local(popup::show()),
    }
}
