//! What the fuzz targets share: [`check`], everything that holds of any text; [`check_policy`], of any policy document; [`check_file`], of any file
//! ([`check_text`], of one that is text; [`check_part`], of a part of a document); [`changed`], a text made into another one by
//! [`pieces`] that detectors look at.

#![forbid(unsafe_code)]

mod chance;
mod change;
mod check;
mod files;
mod pieces;
mod policy;

pub use chance::Chance;
pub use change::changed;
pub use check::check;
pub use files::{check_file, check_part, check_text};
pub use policy::check_policy;

/// Everything that is held, counted.
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);
