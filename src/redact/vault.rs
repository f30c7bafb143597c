//! Which value has which label, for one conversation.

use serde::{Deserialize, Serialize};

use crate::text::fold::{Folded, OTHER_LETTER};

/// The labels given so far in a conversation. Holds the values themselves, so that labels can be reversed: it lives in
/// memory only, and goes with the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vault {
    /// By the label's word: the values in their order; the first has number 1.
    words: Vec<(String, Vec<Value>)>,
}

/// A value that has a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Value {
    /// As it is compared.
    normal: String,
    /// As it was written first.
    written: String,
}

/// A text with its labels reversed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// The text.
    pub text: String,
    /// How many labels were reversed.
    pub count: usize,
}

impl Vault {
    /// The label of a value, given now if it has none: « [NAS 1] ». Two writings of one value (spaces, dashes, case) have the
    /// same label.
    pub fn label(&mut self, word: &str, value: &str) -> String {
        let normal = normal(value);
        let known = self.words.iter().position(|(known, _)| known == word).unwrap_or_else(|| {
            self.words.push((word.to_owned(), Vec::new()));
            self.words.len() - 1
        });
        let Some((_, values)) = self.words.get_mut(known) else {
            return format!("[{word}]");
        };
        let place = values.iter().position(|known| known.normal == normal).unwrap_or_else(|| {
            values.push(Value { normal, written: value.to_owned() });
            values.len() - 1
        });
        // A non-breaking space would be lost in some editors: a plain one.
        format!("[{word} {}]", place + 1)
    }

    /// The labels of many values, each with its word, as one after the other by [`label`](Self::label): of a table of a hundred thousand
    /// rows, in one pass.
    #[cfg(feature = "files")]
    pub fn labels<'v>(&mut self, values: impl Iterator<Item = (String, &'v str)>) -> Vec<String> {
        use std::collections::HashMap;

        let mut known: HashMap<(String, String), usize> = HashMap::new();
        for (word, values) in &self.words {
            let numbered = values.iter().zip(1..);
            known.extend(numbered.map(|(value, number)| ((word.clone(), value.normal.clone()), number)));
        }
        let mut labels = Vec::new();
        for (word, value) in values {
            let number = known.entry((word.clone(), normal(value))).or_insert_with_key(|(_, normal)| {
                let at = self.words.iter().position(|(known, _)| *known == word).unwrap_or_else(|| {
                    self.words.push((word.clone(), Vec::new()));
                    self.words.len() - 1
                });
                let Some((_, values)) = self.words.get_mut(at) else {
                    return 0;
                };
                values.push(Value { normal: normal.clone(), written: value.to_owned() });
                values.len()
            });
            labels.push(format!("[{word} {number}]"));
        }
        labels
    }

    /// How many values have a label.
    #[cfg(feature = "files")]
    pub fn len(&self) -> usize {
        self.words.iter().map(|(_, values)| values.len()).sum()
    }

    /// Whether no label was given yet.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A text with the values in place of their labels, whoever wrote these: the person, the guard, or an AI platform that sends them
    /// back. `html`: it is markup, and values are written as such. None when it holds none of these labels.
    pub fn reveal(&self, text: &str, html: bool) -> Option<Revealed> {
        let mut revealed = Revealed { text: String::with_capacity(text.len()), count: 0 };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            revealed.text.push_str(before);
            match after.split_once(']').and_then(|(label, after)| Some((self.value(label)?, after))) {
                Some((value, after)) => {
                    revealed.count += 1;
                    if html {
                        escape(value, &mut revealed.text);
                    } else {
                        revealed.text.push_str(value);
                    }
                    rest = after;
                }
                None => {
                    revealed.text.push('[');
                    rest = after;
                }
            }
        }
        revealed.text.push_str(rest);
        (revealed.count > 0).then_some(revealed)
    }

    /// The value of a label without its brackets; the space in it may have become a non-breaking one.
    fn value(&self, label: &str) -> Option<&str> {
        let label = label.replace("&nbsp;", " ").replace('\u{a0}', " ");
        let (word, number) = label.trim().rsplit_once(' ')?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        let (_, values) = self.words.iter().find(|(known, _)| known == word)?;
        values.get(place).map(|value| value.written.as_str())
    }
}

/// A value as it stands in markup.
fn escape(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
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

    #[test]
    fn labels_are_reversed_as_they_were_written_first() {
        let mut vault = Vault::default();
        vault.label("Personne", "Marie-Josée <Tremblay>");
        vault.label("Personne", "marie-josee tremblay");
        vault.label("Téléphone", "418 527-3366");
        let said = |text: &str, html| vault.reveal(text, html).map(|revealed| (revealed.text, revealed.count));
        assert_eq!(
            said("Bonjour [Personne 1], au [Téléphone\u{a0}1]; [Personne 1]!", false),
            Some(("Bonjour Marie-Josée <Tremblay>, au 418 527-3366; Marie-Josée <Tremblay>!".to_owned(), 3))
        );
        assert_eq!(said("<b>[Personne&nbsp;1]</b>", true), Some(("<b>Marie-Josée &lt;Tremblay&gt;</b>".to_owned(), 1)));
        for none in ["[Personne 2]", "[Personne 0]", "[NAS 1]", "[Personne]", "[", "[[Personne 1", "x]", ""] {
            assert_eq!(said(none, false), None, "{none}");
        }
        assert_eq!(said("[a [Téléphone 1]]", false), Some(("[a 418 527-3366]".to_owned(), 1)));
    }
}
