//! The journal: what happened, never the text. An [`Event`] says when, on which host, what kinds and how many, by which rules, what was decided, and
//! the reason that was given. Events are made where something is decided, and are kept as one line of text each, under a key of its own: what is
//! written is never changed, and a process that is stopped between two steps loses nothing that was said to be noted.
//!
//! - [`Event`], [`What`], [`Way`]: an event, as a line ([`Event::line`], [`Event::read`]);
//! - `otlp` (feature `journal`): events as the organisation's collector takes them;
//! - with the feature `journal`: a `Journal` as a file (`json` and `csv`; `read` reads the first), and the `Report` over many.
//!
//! ```
//! use balise::Kind;
//! use balise::journal::{Event, What, Way};
//! use balise::policy::Action;
//!
//! let event = Event {
//!     at: 1_795_000_000_000,
//!     host: "chatgpt.com".into(),
//!     what: What::Held,
//!     way: Way::Paste,
//!     action: Some(Action::Warn),
//!     kinds: vec![("sin".into(), 2)],
//!     rules: vec!["guide-2.3".into()],
//!     reason: String::new(),
//! };
//! assert_eq!(Event::read(event.at, &event.line()), Some(event));
//! ```

#[cfg(feature = "journal")]
mod cells;
mod event;
#[cfg(feature = "journal")]
mod export;
#[cfg(feature = "journal")]
mod moment;
#[cfg(feature = "journal")]
pub mod otlp;
#[cfg(feature = "journal")]
mod read;
#[cfg(feature = "journal")]
pub mod report;
#[cfg(feature = "journal")]
mod words;

pub use event::{Entry, Event, UNREAD_FILE, Way, What, time};
#[cfg(feature = "journal")]
pub use export::{About, Journal, csv, json};
#[cfg(feature = "journal")]
pub use moment::{rfc3339, utc_day};
#[cfg(feature = "journal")]
pub use read::{NotAJournal, read};
#[cfg(feature = "journal")]
pub use report::{Period, Report};
#[cfg(feature = "journal")]
pub use words::line;
