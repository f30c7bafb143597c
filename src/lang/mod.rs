//! The one catalogue of what people read, French first. Each message is a function, so that a message without its English,
//! or without a value it speaks of, does not compile; a test holds Québec's typography on every French text.

mod catalogue;
mod kinds;

pub use catalogue::*;
pub use kinds::{icon, label_word, name};

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Québec French, the default.
    #[default]
    Fr,
    /// Canadian English.
    En,
}

impl Lang {
    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-CA",
            Self::En => "en-CA",
        }
    }

    /// The language of a tag such as `en-US` or `fr`: English only when it says so.
    pub fn from_tag(tag: &str) -> Self {
        let english = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if english { Self::En } else { Self::Fr }
    }

    /// Whether a count takes the singular: 0 and 1 in French, 1 alone in English (CLDR plural rules).
    pub(crate) fn singular(self, count: usize) -> bool {
        count == 1 || (count == 0 && self == Self::Fr)
    }
}

/// A list in words: « a, b et c ».
pub(crate) fn list(lang: Lang, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), and(lang)),
    }
}
