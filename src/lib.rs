//! Balise finds, in a text that is about to leave for an AI platform, what must not leave; decides what to do by the
//! organisation's policy; and says it in plain words. Pure Rust: no browser, no clock, no network, no panics. Time and
//! chance are arguments.
//!
//! The way of a text:
//!
//! - [`text`]: folded (accents, exotic dashes, invisible characters) and cut in one pass, with the way back to offsets;
//! - [`detect`]: text to [`Finding`]s; [`Scanner::scan`] takes any text at all and never fails;
//! - [`policy`]: the organisation's document; reading it never fails as a whole;
//! - [`verdict`]: findings, policy and [`Destination`] to what is done and what is said, ready to be drawn;
//! - [`redact`]: labels in place of values, the same all along a conversation;
//! - [`journal`]: what happened, never the text;
//! - [`guidance`]: what to check in an answer, the mention that AI was used, how often to be reminded;
//! - `lineage` (feature): text that was copied from a protected place, by fingerprints;
//! - [`leaving`]: the texts in the body of a request, whatever its form;
//! - `files` (feature): documents to text, and where each part of it stands;
//! - [`sites`]: which sites are what, and which of them are let be;
//! - [`platforms`]: which hosts are AI platforms; [`lang`]: the one catalogue of messages.
//!
//! ```
//! use balise::{Destination, Inspection, Policy, Vault, lang::Lang, policy::Date};
//! use balise::verdict::{Kept, view::Moment};
//!
//! let policy = Policy::builtin();
//! let to = Destination::new("chatgpt.com", "/");
//! let inspection = Inspection::new(&policy.scanner(), policy.on(Date::EPOCH), &to, "Son NAS : 046 454 286.", None, &Kept::default());
//! let dialog = inspection.dialog(Lang::Fr, Moment::Paste, &Vault::default()).unwrap();
//! assert_eq!(dialog.title, "1\u{a0}numéro d’assurance sociale dans ce collage");
//! assert_eq!(dialog.preview.unwrap().text, "Son NAS : [NAS 1].");
//! ```

pub mod detect;
#[cfg(feature = "files")]
pub mod files;
pub mod guidance;
pub mod journal;
pub mod lang;
pub mod leaving;
#[cfg(feature = "lineage")]
pub mod lineage;
mod order;
pub mod platforms;
pub mod policy;
pub mod redact;
pub mod sites;
pub mod text;
pub mod verdict;

pub use detect::{Category, Finding, Kind, Reason, Scanner};
pub use policy::Policy;
pub use redact::Vault;
pub use verdict::{Destination, Inspection};
