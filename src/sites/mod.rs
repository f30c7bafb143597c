//! Which sites are what, and what the policy makes of it: lists of domains by category ([`List`]).

mod category;
mod list;

pub use category::{Categories, SiteCategory};
pub use list::{List, Listed, NotAList};
