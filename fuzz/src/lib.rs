//! What the fuzz targets share: [`check`], everything that holds of any text; [`changed`], a text made into another one by
//! [`pieces`] that detectors look at.

#![forbid(unsafe_code)]

mod chance;
mod change;
mod check;
mod pieces;

pub use chance::Chance;
pub use change::changed;
pub use check::check;
