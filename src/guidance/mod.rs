//! What helps a person to use an answer well: what to check in it, the mention that AI was used, how often to be reminded.

mod checks;
mod mention;
mod password;
mod reminders;

pub use checks::{Check, CheckKind, checks, language_of};
pub use mention::{FIELDS, Facts, Form, mention, reference, unknown_field};
pub use password::{PASSWORD_LENGTH, PasswordRule};
pub use reminders::{due, frequency};
