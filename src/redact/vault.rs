//! Which value has which label, for one conversation.

use serde::{Deserialize, Serialize};

use crate::text::fold::{Folded, OTHER_LETTER};

/// The labels given so far in a conversation. Holds the values themselves, so that labels can be reversed: it lives in
/// memory only, and goes with the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vault {
    /// By the label's word: the values in their order, normalised; the first has number 1.
    words: Vec<(String, Vec<String>)>,
}

impl Vault {
    /// The label of a value, given now if it has none: « [NAS 1] ». Two writings of one value (spaces, dashes, case) have the
    /// same label.
    pub fn label(&mut self, word: &str, value: &str) -> String {
        let value = normal(value);
        let known = self.words.iter().position(|(known, _)| known == word).unwrap_or_else(|| {
            self.words.push((word.to_owned(), Vec::new()));
            self.words.len() - 1
        });
        let Some((_, values)) = self.words.get_mut(known) else {
            return format!("[{word}]");
        };
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

/// The value without what its writings differ by: accents, case, spaces, dashes, invisible characters.
pub(crate) fn normal(value: &str) -> String {
    let folded = Folded::new(value);
    let letters = folded.bytes().iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte == b'@');
    let plain: String = letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    // Of a value in another script nothing would be left.
    if folded.bytes().contains(&OTHER_LETTER) { value.to_owned() } else { plain }
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
