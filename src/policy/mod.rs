//! The policy document: one readable document that drives everything. Reading it never fails as a whole ([`read`]): what
//! cannot be used is reported by path and reason, and the preset stands in its place. [`schema`] says what it may hold, [`InForce`]
//! what holds on a day.

mod action;
mod barriers;
mod check;
mod date;
mod force;
pub mod form;
mod json;
mod model;
mod problem;
mod read;
pub mod schema;

pub use action::{Action, Status};
pub use barriers::Barrier;
pub use date::Date;
pub use force::{By, Decision, InForce};
pub use model::{
    Bilingual, Bound, Clause, Collector, Contact, Contacts, Custom, Escalation, Exception, FilesRule, Mentions, Origin,
    PlatformRule, Policy, Registered, Reminder, Rule, Said, Selector, SiteListSource, SiteRule, Stage, StageName,
    Target,
};
pub use problem::{Problem, What};
pub use read::{Reading, read, read_json, read_managed, read_managed_over, read_own};

/// Any JSON; none where a key stands twice in an object, since one of the two would not be seen.
pub(crate) fn parse_json(text: &str) -> Option<serde_json::Value> {
    json::parse(text).ok().filter(|parsed| parsed.twice.is_empty()).map(|parsed| parsed.value)
}
