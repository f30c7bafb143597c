//! Balise in the browser: everything that touches a browser API. The core knows nothing of this crate.
//!
//! One crate, two WebAssembly modules: with the feature `background` the brain, which has the core in it and answers
//! [`messages::Request`]s; with `pages` the faces, which only draw what the brain says. A third one
//! (`bench`) is for measuring and is never shipped.

pub mod fallback;
pub mod messages;

#[cfg(feature = "background")]
mod background;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(any(feature = "background", test))]
mod day;
#[cfg(feature = "background")]
mod managed;
#[cfg(feature = "pages")]
mod pages;
#[cfg(feature = "background")]
mod places;

#[cfg(any(feature = "background", feature = "pages"))]
mod browser;
