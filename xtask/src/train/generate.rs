//! Texts from templates (`xtask/training/*.txt`): the slots filled by chance, the places of names known.

use std::ops::Range;

use super::chance::Chance;
use super::slots::{Filler, Lists};
use crate::paths::{read, root};
use crate::trouble::Outcome;

/// One template in so many is never trained on.
const HELD_OUT: usize = 10;

/// A generated text.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) text: String,
    /// Byte ranges of the names of private persons.
    pub(crate) names: Vec<Range<usize>>,
    /// Byte ranges of other findings, with their kinds.
    pub(crate) others: Vec<(Range<usize>, &'static str)>,
    /// Byte ranges of what is neither right nor wrong.
    pub(crate) neutral: Vec<Range<usize>>,
}

/// The templates, by language.
pub(crate) struct Templates {
    french: Vec<String>,
    english: Vec<String>,
    lists: Lists,
}

impl Templates {
    pub(crate) fn read() -> Outcome<Self> {
        let of = |language: &str| -> Outcome<Vec<String>> {
            let text = read(&root().join(format!("xtask/training/{language}.txt")))?;
            Ok(text
                .split("\n---\n")
                .map(|template| template.trim_matches('\n').to_owned())
                .filter(|t| !t.is_empty())
                .collect())
        };
        Ok(Self { french: of("fr")?, english: of("en")?, lists: Lists::read()? })
    }

    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }

    pub(crate) fn len(&self) -> usize {
        self.french.len() + self.english.len()
    }

    /// A text of each template that is trained on.
    pub(crate) fn training(&self, seed: u64) -> Vec<Document> {
        self.fill(seed, |number| number % HELD_OUT != HELD_OUT - 1)
    }

    /// A text of each template that is not.
    pub(crate) fn held_out(&self, seed: u64) -> Vec<Document> {
        self.fill(seed, |number| number % HELD_OUT == HELD_OUT - 1)
    }

    fn fill(&self, seed: u64, wanted: impl Fn(usize) -> bool) -> Vec<Document> {
        let both = [(&self.french, false), (&self.english, true)];
        let mut documents = Vec::new();
        for (templates, english) in both {
            for (number, template) in templates.iter().enumerate().filter(|(number, _)| wanted(*number)) {
                let mut chance = Chance::new(seed << 32 | (number as u64) << 1 | u64::from(english));
                documents.push(self.one(template, english, &mut chance));
            }
        }
        documents
    }

    fn one(&self, template: &str, english: bool, chance: &mut Chance) -> Document {
        let write = Writing::draw(chance);
        let mut filler = Filler::new(&self.lists, english);
        let mut document = Document { text: String::new(), names: Vec::new(), others: Vec::new(), neutral: Vec::new() };
        let mut rest = template;
        let mut last: Option<String> = None;
        while let Some((verbatim, after)) = rest.split_once('{') {
            document.text.push_str(&write.apply(verbatim, false));
            let Some((slot, next)) = after.split_once('}') else {
                rest = after;
                continue;
            };
            let start = document.text.len();
            let value = filler.fill(slot, chance);
            document.text.push_str(&write.apply(&value, true));
            let range = start..document.text.len();
            match Filler::kind(slot) {
                Some("person_name") => {
                    // « Tremblay » and « Julie » in two cells are one name.
                    let person = slot.split('.').next().unwrap_or_default().to_owned();
                    let tied = matches!(verbatim, "," | ", " | ";" | "; " | "\t" | " " | " | ");
                    let goes_on = tied
                        && last.as_ref() == Some(&person)
                        && document.names.last().is_some_and(|name| name.end + verbatim.len() == start);
                    match document.names.last_mut() {
                        Some(name) if goes_on => name.end = range.end,
                        _ => document.names.push(range),
                    }
                    last = Some(person);
                }
                Some("neutral") => document.neutral.push(range),
                Some(kind) => document.others.push((range, kind)),
                None => {}
            }
            rest = next;
        }
        document.text.push_str(&write.apply(rest, false));
        document
    }
}

/// How a text is written.
pub(super) enum Writing {
    AsItIs,
    Capitals,
    Small,
    NoAccents,
    /// Only the names have lost their capitals.
    SmallNames,
}

impl Writing {
    pub(super) fn draw(chance: &mut Chance) -> Self {
        match chance.below(100) {
            0..60 => Self::AsItIs,
            60..70 => Self::Capitals,
            70..80 => Self::Small,
            80..95 => Self::NoAccents,
            _ => Self::SmallNames,
        }
    }

    pub(super) fn apply(&self, text: &str, slot: bool) -> String {
        match self {
            Self::AsItIs => text.to_owned(),
            Self::Capitals => text.to_uppercase(),
            Self::Small => text.to_lowercase(),
            Self::NoAccents => plain(text),
            Self::SmallNames if slot => text.to_lowercase(),
            Self::SmallNames => text.to_owned(),
        }
    }
}

/// Without accents; other signs stay.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            let folded = balise::text::folded(c.encode_utf8(&mut [0; 4]));
            if c.is_alphabetic() && !folded.is_empty() { folded } else { c.to_string() }
        })
        .collect()
}
