//! The faces: the extension's own pages. They ask the background for a view and draw it.

mod drawing;
mod options;
mod popup;

use gloo::utils::body;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Runs in each page; which one it is, its body says.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    if body().class_name() == "options" {
        spawn_local(options::show());
    } else {
        spawn_local(popup::show());
    }
}
