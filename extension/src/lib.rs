//! Balise in the browser: everything that touches a browser API. The core knows nothing of this crate.
//!
//! One crate, three WebAssembly modules: with the feature `background` the brain, which has the core in it and answers
//! [`messages::Request`]s; with `pages` the faces, which draw how things stand, as the brain tells, and the desk, which the background starts
//! when a [`messages::Errand`] comes; with `files` the reader of files, which it loads when a [`messages::Upload`] comes. A fourth one (`bench`) is
//! for measuring and is never shipped.

pub mod fallback;
pub mod messages;

#[cfg(feature = "background")]
mod background;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(any(feature = "background", feature = "files"))]
mod conversation;
#[cfg(any(feature = "pages", test))]
mod day;
#[cfg(feature = "pages")]
mod desk;
#[cfg(feature = "pages")]
mod engine;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "pages")]
mod in_step;
#[cfg(any(feature = "background", feature = "pages", feature = "files"))]
#[cfg_attr(
    not(any(feature = "background", feature = "pages")),
    allow(dead_code, reason = "the reader of files needs a part of it")
)]
mod in_use;
#[cfg(any(feature = "background", feature = "pages", feature = "files"))]
#[cfg_attr(not(feature = "background"), allow(dead_code, reason = "each module needs a part of it"))]
mod journal;
#[cfg(feature = "pages")]
mod keeping;
#[cfg(feature = "pages")]
mod lists;
#[cfg(feature = "background")]
mod managed;
#[cfg(feature = "pages")]
mod opened;
#[cfg(feature = "pages")]
mod pace;
#[cfg(feature = "pages")]
mod pages;
#[cfg(any(feature = "background", feature = "pages", feature = "files"))]
mod place;
#[cfg(feature = "pages")]
mod places;
#[cfg(feature = "files")]
mod sources;
#[cfg(feature = "pages")]
mod turns;
#[cfg(any(feature = "background", feature = "pages", test))]
mod visits;

#[cfg(any(feature = "background", feature = "pages", feature = "files"))]
#[cfg_attr(
    not(any(feature = "background", feature = "pages")),
    allow(dead_code, reason = "the reader of files needs a part of it")
)]
mod browser;
