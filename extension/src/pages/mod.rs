//! The faces: the extension's own pages. They ask the background for a view and draw it.

mod popup;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Runs in each page.
#[wasm_bindgen(start)]
pub(crate) fn start() {
    spawn_local(popup::show());
}
