//! What goes wrong, as one clear sentence: what, where, what to do.

use std::fmt;

/// The sentence.
#[derive(Debug)]
pub(crate) struct Trouble(String);

/// What every step returns.
pub(crate) type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<lexopt::Error> for Trouble {
    fn from(error: lexopt::Error) -> Self {
        Self(format!("{error}; run `cargo xtask` for the verbs and their options"))
    }
}

/// Says what was being done when something failed.
pub(crate) trait While<T> {
    /// `doing` completes "cannot …".
    fn while_doing(self, doing: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn while_doing(self, doing: impl FnOnce() -> String) -> Outcome<T> {
        // With `#`, anyhow's errors (the binding generator's) tell their causes too; others print the same.
        self.map_err(|error| Trouble(format!("cannot {}: {error:#}", doing())))
    }
}
