//! What was wrong in a document, and how it is said.

use crate::detect::PatternError;
use crate::lang::{self, Lang};

/// Words of a list that are all named; of a longer one, the nearest.
const SHOWN: usize = 12;

/// A value of the policy that is not used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands: `rules[2].action`; empty for the whole document.
    pub path: String,
    /// What was expected there, or the nearest known key.
    pub what: What,
    /// It costs the whole entry of the list that it stands in, not the value alone.
    pub costs_entry: bool,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself; the sentence is in the catalogue")]
pub enum What {
    NotText,
    TooLong(usize),
    NotList,
    NotObject,
    NotBilingual,
    NotFraction,
    NotCount(u64, u64),
    NotHost,
    NotTarget,
    NotDay,
    /// The words there are, and the nearest of them.
    NotOneOf(Vec<&'static str>, &'static str),
    NotPattern(PatternError),
    /// The line and the column of the mistake, from 1.
    NotJson(usize, usize),
    UnknownKey(&'static str),
    /// A whole document that cannot be read: the one before holds.
    LastStands,
    Missing,
    /// A list that names nothing.
    Empty,
    /// A key of the document itself, within a table.
    Misplaced,
    Twice,
    /// A section is cited that neither the document nor the preset has.
    NoClause,
    /// A custom detector with nothing to find, or with more than one thing.
    NotOneDetector,
    /// A document whose salt or fingerprints `balise fingerprint` did not make.
    NotPrints,
    /// An escalation with no condition, or not exactly one of `least` and `most`.
    NotOneBound,
}

impl Problem {
    pub(super) fn at(path: &str, what: What) -> Self {
        Self { path: path.to_owned(), what, costs_entry: false }
    }

    /// The problem in a sentence: where, what was expected, what stands in its place.
    pub fn sentence(&self, lang: Lang) -> String {
        let path = if self.path.is_empty() { lang::policy_whole(lang) } else { self.path.clone() };
        let expected = match &self.what {
            What::UnknownKey(nearest) => {
                let said = lang::policy_unknown_key(lang, &path, nearest);
                return if self.costs_entry { lang::policy_and(lang, &said, &self.instead(lang)) } else { said };
            }
            What::Misplaced => return lang::policy_misplaced(lang, &path),
            What::Empty => lang::policy_type_filled(lang),
            What::Missing => return lang::policy_missing(lang, &path, &self.instead(lang)),
            What::Twice => return lang::policy_twice(lang, &path, &self.instead(lang)),
            What::LastStands => return lang::policy_last_stands(lang, &path),
            What::NoClause => return lang::policy_no_clause(lang, &path),
            What::NotText => lang::policy_type_text(lang),
            What::TooLong(most) => lang::policy_type_short(lang, *most),
            What::NotList => lang::policy_type_list(lang),
            What::NotObject => lang::policy_type_object(lang),
            What::NotBilingual => lang::policy_type_bilingual(lang),
            What::NotFraction => lang::policy_type_number(lang),
            What::NotCount(from, to) => lang::policy_type_count(lang, *from, *to),
            What::NotHost => lang::policy_type_host(lang),
            What::NotTarget => lang::policy_type_target(lang),
            What::NotDay => lang::policy_type_day(lang),
            What::NotOneOf(values, nearest) if values.len() > SHOWN => lang::policy_type_word(lang, nearest),
            What::NotOneOf(values, _) => lang::policy_type_one_of(lang, &values.join(", ")),
            What::NotPattern(why) => pattern(lang, *why),
            What::NotJson(line, column) => lang::policy_type_json(lang, *line, *column),
            What::NotOneDetector => lang::policy_type_detector(lang),
            What::NotPrints => lang::policy_type_prints(lang),
            What::NotOneBound => lang::policy_type_bound(lang),
        };
        lang::policy_wrong_type(lang, &path, &expected, &self.instead(lang))
    }

    /// What stands in its place.
    fn instead(&self, lang: Lang) -> String {
        match self.costs_entry {
            true if self.path.contains("rules[") => lang::policy_rule_dropped(lang),
            true => lang::policy_entry_dropped(lang),
            false if self.path.contains('[') => lang::policy_value_dropped(lang),
            false => lang::policy_default_stands(lang),
        }
    }
}

/// What is expected of a detector.
fn pattern(lang: Lang, error: PatternError) -> String {
    match error {
        PatternError::Syntax => lang::policy_type_pattern(lang),
        PatternError::TooLarge => lang::policy_type_pattern_small(lang),
        PatternError::MatchesEmpty => lang::policy_type_pattern_something(lang),
        PatternError::NotHash => lang::policy_type_hashed(lang),
    }
}
