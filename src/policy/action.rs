//! What a rule asks for, and the standing of a platform.

use serde::{Deserialize, Serialize};

/// What is done about a finding, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Counted, nothing is said.
    Record,
    /// Said afterwards, without holding anything.
    Remind,
    /// Held; the person may keep it as it is.
    Warn,
    /// Held; keeping it as it is asks for a reason.
    Justify,
    /// Held; it cannot go as it is.
    Block,
}

impl Action {
    /// Every action, from least to most.
    pub const ALL: [Self; 5] = [Self::Record, Self::Remind, Self::Warn, Self::Justify, Self::Block];

    /// The word of the policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Remind => "remind",
            Self::Warn => "warn",
            Self::Justify => "justify",
            Self::Block => "block",
        }
    }

    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// Whether the text is held.
    pub fn holds(self) -> bool {
        self >= Self::Warn
    }
}

/// How the organisation sees a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Chosen by the organisation.
    Approved,
    /// Usable with conditions.
    Tolerated,
    /// Not to be used.
    Prohibited,
    /// Not in the register.
    Unknown,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Approved, Self::Tolerated, Self::Prohibited, Self::Unknown];

    /// How little is let through, from 0.
    pub(super) fn strictness(self) -> u8 {
        match self {
            Self::Approved => 0,
            Self::Tolerated => 1,
            Self::Unknown => 2,
            Self::Prohibited => 3,
        }
    }

    /// The word of the policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Tolerated => "tolerated",
            Self::Prohibited => "prohibited",
            Self::Unknown => "unknown",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
