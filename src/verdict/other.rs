//! What others than the scanner know of a text: where parts of it were taken from.

use crate::detect::{Category, Finding, Kind, Reason};
use crate::lang::{self, Lang};

/// A part of a text that was copied, and where from. What finds it has a room of its own (`lineage`), which the module that decides does not
/// have in it: so it comes by message, and is held against the text again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its first byte in the text, in UTF-8.
    pub start: usize,
    /// The first byte after it.
    pub end: usize,
    /// [`Kind::ProtectedSource`] or [`Kind::RegisteredDocument`].
    pub kind: Kind,
    /// The host it was copied on; the registered document's name, in the language that was asked for.
    pub of: String,
    /// How much of the text that was looked through it is, by its words: from 1 to 100.
    pub percent: u8,
}

impl Other {
    /// Whether it is of lineage, and a part of this text.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.kind.category() == Category::Lineage && text.get(self.start..self.end).is_some_and(|part| !part.is_empty())
    }

    /// As a finding.
    pub fn finding(&self) -> Finding {
        let rule = if self.kind == Kind::RegisteredDocument { "lineage.document" } else { "lineage.source" };
        Finding {
            span: self.start..self.end,
            kind: self.kind,
            confidence: 1.0,
            reason: Reason { rule, ..Reason::default() },
            custom: None,
        }
    }

    /// Whether a finding was made of it.
    pub fn is(&self, finding: &Finding) -> bool {
        finding.kind == self.kind && finding.span == (self.start..self.end)
    }

    /// Where it is from, and how much, in words.
    pub(super) fn said(&self, lang: Lang, percent: u8) -> String {
        match self.kind {
            Kind::RegisteredDocument => lang::reason_document(lang, &self.of, percent),
            _ => lang::reason_source(lang, &self.of, percent),
        }
    }
}
