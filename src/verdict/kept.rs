//! What a person chose to let through in a conversation, so that the same value is not asked about twice.

use serde::{Deserialize, Serialize};

use super::hash;
use crate::detect::Kind;
use crate::redact::normal;

/// Values kept as they are, by hashes: it holds none of them. Lives in memory only, and goes with the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// In order; each hash as two halves, since a number of JavaScript holds 53 bits.
    hashes: Vec<(u32, u32)>,
}

impl Kept {
    /// Remembers a value of a kind.
    pub fn add(&mut self, kind: Kind, value: &str) {
        let halves = halves(kind, value);
        if let Err(place) = self.hashes.binary_search(&halves) {
            self.hashes.insert(place, halves);
        }
    }

    /// Whether the value, however it is written, was kept as one of this kind.
    pub fn holds(&self, kind: Kind, value: &str) -> bool {
        !self.hashes.is_empty() && self.hashes.binary_search(&halves(kind, value)).is_ok()
    }
}

fn halves(kind: Kind, value: &str) -> (u32, u32) {
    let hash = hash(&normal(value)) ^ hash(kind.name());
    ((hash >> 32) as u32, hash as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_however_it_is_written_and_as_that_kind_only() {
        let mut kept = Kept::default();
        assert!(!kept.holds(Kind::Phone, "418 527-3366"));
        kept.add(Kind::Phone, "418 527-3366");
        kept.add(Kind::Phone, "418 527-3366");
        assert!(kept.holds(Kind::Phone, "418.527.3366"));
        assert!(!kept.holds(Kind::Phone, "418 527-3367"));
        assert!(!kept.holds(Kind::BankAccount, "418 527-3366"));
        assert_eq!(kept.hashes.len(), 1);
    }
}
