//! Which value has which label, for one conversation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The labels given so far in a conversation. Holds the values themselves, so that labels can be reversed: it lives in
/// memory only, and goes with the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vault {
    /// By the label's word: the values in their order, normalised; the first has number 1.
    words: BTreeMap<String, Vec<String>>,
}

impl Vault {
    /// The label of a value, given now if it has none: « [NAS 1] ». Two writings of one value (spaces, dashes, case) have the
    /// same label.
    pub fn label(&mut self, word: &str, value: &str) -> String {
        let value = normal(value);
        let values = self.words.entry(word.to_owned()).or_default();
        let place = values.iter().position(|known| *known == value).unwrap_or_else(|| {
            values.push(value);
            values.len() - 1
        });
        // A non-breaking space would be lost in some editors: a plain one.
        format!("[{word} {}]", place + 1)
    }

    /// Whether no label was given yet.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The value without what its writings differ by.
fn normal(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric() || *c == '@').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_one_label() {
        let mut vault = Vault::default();
        assert_eq!(vault.label("NAS", "046 454 286"), "[NAS 1]");
        assert_eq!(vault.label("NAS", "123 456 782"), "[NAS 2]");
        assert_eq!(vault.label("NAS", "046-454-286"), "[NAS 1]");
        assert_eq!(vault.label("Courriel", "A.B@c.ca"), vault.label("Courriel", "a.b@C.ca"));
    }
}
