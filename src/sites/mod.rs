//! Which sites are what, and what the policy makes of it:
//!
//! - [`List`]: domains by category, found by host; [`ListText`] reads the ones that others publish;
//! - [`UrlFilter`] and [`Filters`]: the addresses that the organisation closes and opens itself, in the format of Chrome's policies;
//! - [`Update`]: whether what was fetched may take the place of the last good list;
//! - [`Address`]: what both are held against; [`Deciding`]: what is done about it, and why.
//!
//! Nothing here is called while a policy is read: the background keeps what filters say as texts, and the extension's pages and the command
//! understand them.

/// The mark of the list that comes with the extension: another content, another mark.
pub const BUNDLED: &str = env!("BALISE_SITES");

mod address;
mod category;
mod decide;
mod filter;
mod list;
mod parse;
mod rules;
mod update;

pub use address::Address;
#[cfg(feature = "cli")]
pub use address::to_ascii;
pub use category::{Categories, SiteCategory};
pub use decide::{Deciding, Decision, Why};
pub use filter::{FilterProblem, Filters, Rank, UrlFilter};
pub use list::{List, Listed, NotAList};
pub use parse::{LeftOut, ListText, WhyLeft, domain, is_suffix};
pub use rules::{Act, Compiling, EngineRule, Hosts, OPENED};
pub use update::{Accepted, MOST_BYTES, MOST_DOMAINS, Refused, Update};
