//! What the fuzz targets share: [`check`], everything that holds of any text; [`check_policy`], of any policy document; [`changed`], a text made into another one by
//! [`pieces`] that detectors look at.

#![forbid(unsafe_code)]

mod chance;
mod change;
mod check;
mod pieces;
mod policy;

pub use chance::Chance;
pub use change::changed;
pub use check::check;
pub use policy::check_policy;
