//! The policy document: one readable document that drives everything. Reading it never fails as a whole ([`read`]): what
//! cannot be used is reported by path and reason, and the default stands in its place.

mod action;
mod model;
mod read;

pub use action::{Action, Status};
pub use model::{Bilingual, Clause, Custom, PlatformRule, Policy, Rule, Selector, Target};
pub use read::{Problem, Reading, read, read_json};
