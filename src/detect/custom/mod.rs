//! What a policy adds: words and patterns of the organisation's own, and lists of hashed values.

mod hashed;

use std::fmt;

use hashed::Hashed;
pub use hashed::hashed_entry;

use regex_lite::{Regex, RegexBuilder};

use super::finding::{Finding, Reason};
use super::kind::Kind;

/// Largest compiled pattern, in bytes: an organisation's pattern may not take the memory of every tab.
const PATTERN_SIZE: usize = 1 << 20;

/// One detector of a policy, ready to run.
#[derive(Clone, Debug)]
pub struct CustomDetector(By);

/// What it goes by.
#[derive(Clone, Debug)]
enum By {
    /// A pattern; `whole`: only whole words count.
    Pattern { pattern: Regex, whole: bool },
    /// A list of hashed values.
    List(Hashed),
}

/// Why a pattern cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// It is not a regular expression.
    Syntax,
    /// It compiles to more than is allowed.
    TooLarge,
    /// It matches nothing at all, or an empty text.
    MatchesEmpty,
    /// A list without a salt, without entries, or with one that `balise hash` did not make.
    NotHash,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "not a regular expression",
            Self::TooLarge => "compiles to more than 1 MiB",
            Self::MatchesEmpty => "matches an empty text",
            Self::NotHash => "not a list that `balise hash` made",
        })
    }
}

impl std::error::Error for PatternError {}

/// A Latin letter with an accent in the other case, by how Unicode lays them out (Latin-1 Supplement, Latin Extended-A); any other letter
/// itself. (The standard library's case tables would add 20 kB to the module.)
fn other_case(letter: char) -> char {
    let code = u32::from(letter);
    let other = match code {
        0xC0..=0xDE | 0xE0..=0xFE if !matches!(code, 0xD7 | 0xF7) => code ^ 0x20,
        0x139..=0x148 | 0x179..=0x17E => code + 1 - 2 * (1 - code % 2),
        0x100..=0x137 | 0x14A..=0x177 => code ^ 1,
        _ => code,
    };
    char::from_u32(other).unwrap_or(letter)
}

/// A word as people may write it: « Opération Nénuphar », « OPERATION  NÉNUPHAR ». What is written without an accent wants none.
fn loose(word: &str) -> String {
    let mut pattern = String::new();
    for part in word.split_whitespace() {
        if !pattern.is_empty() {
            pattern.push_str("[ \\t\\n\\r\u{a0}\u{202f}]+");
        }
        for letter in part.chars() {
            match letter {
                '\'' | '\u{2019}' => pattern.push_str("['\u{2019}]"),
                letter if letter.is_ascii() => pattern.push_str(&regex_lite::escape(letter.encode_utf8(&mut [0; 4]))),
                letter => {
                    // The letter both ways, and without its accent; `(?i)` sees to the case of plain ones.
                    let plain = crate::text::folded(letter.encode_utf8(&mut [0; 4]));
                    let both: String = [letter, other_case(letter)].iter().collect();
                    match plain.as_str() {
                        "" => pattern.push_str(&format!("[{both}]")),
                        plain => pattern.push_str(&format!("(?:[{both}]|{})", regex_lite::escape(plain))),
                    }
                }
            }
        }
    }
    pattern
}

impl CustomDetector {
    /// A detector for a regular expression (syntax of the crate `regex-lite`, linear time): `.` is a character, word
    /// boundaries, classes and letter case are ASCII.
    pub fn pattern(source: &str) -> Result<Self, PatternError> {
        let built = RegexBuilder::new(source).size_limit(PATTERN_SIZE).build();
        // The crate tells its errors apart in words only.
        let pattern = built.map_err(|error| match error.to_string().contains("size limit") {
            true => PatternError::TooLarge,
            false => PatternError::Syntax,
        })?;
        if pattern.is_match("") {
            return Err(PatternError::MatchesEmpty);
        }
        Ok(Self(By::Pattern { pattern, whole: false }))
    }

    /// A detector for exact values that only their salted hashes tell: entries of [`hashed_entry`].
    pub fn hashed<'e>(salt: &str, entries: impl IntoIterator<Item = &'e str>) -> Result<Self, PatternError> {
        Ok(Self(By::List(Hashed::new(salt, entries)?)))
    }

    /// A detector for whole words or expressions: letter case and missing accents aside, whatever white space between.
    pub fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Result<Self, PatternError> {
        // The longest first: an alternation takes the first that fits.
        let mut sorted: Vec<String> = Vec::new();
        for word in words.into_iter().map(str::trim).filter(|word| !word.is_empty()) {
            let word = loose(word);
            let place = sorted.partition_point(|known| known.len() >= word.len());
            sorted.insert(place, word);
        }
        if sorted.is_empty() {
            return Err(PatternError::MatchesEmpty);
        }
        let mut words = Self::pattern(&format!("(?i)(?:{})", sorted.join("|")))?;
        if let By::Pattern { whole, .. } = &mut words.0 {
            *whole = true;
        }
        Ok(words)
    }

    /// The findings in `text`, in order; `place` is the detector's place in the policy.
    pub(crate) fn scan(&self, text: &str, place: usize, found: &mut Vec<Finding>) {
        let finding = |span, rule| Finding {
            span,
            kind: Kind::Custom,
            confidence: 0.9,
            reason: Reason { rule, ..Reason::default() },
            custom: Some(place),
        };
        let (pattern, whole) = match &self.0 {
            By::Pattern { pattern, whole } => (pattern, *whole),
            By::List(list) => {
                found.extend(list.find(text).into_iter().map(|span| finding(span, "custom.list")));
                return;
            }
        };
        let mut from = 0;
        while let Some(span) =
            (from <= text.len()).then(|| pattern.find_at(text, from)).flatten().map(|hit| hit.range())
        {
            let refused = whole && !stands_alone(text, span.start, span.end);
            from = if refused || span.is_empty() { after(text, span.start) } else { span.end };
            if refused || span.is_empty() {
                continue;
            }
            found.push(finding(span, "custom.policy"));
        }
    }
}

/// Where the character ends that begins at an offset, or one past the end.
fn after(text: &str, offset: usize) -> usize {
    offset + text.get(offset..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Whether no letter or digit touches the words at either end.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::other_case;

    #[test]
    fn letters_of_quebec_and_of_neighbours_have_another_case() {
        for (small, capital) in
            [('é', 'É'), ('ç', 'Ç'), ('ÿ', 'ÿ'), ('œ', 'Œ'), ('ž', 'Ž'), ('ł', 'Ł'), ('ń', 'Ń'), ('ă', 'Ă'), ('×', '×')]
        {
            assert_eq!((other_case(small), other_case(capital)), (capital, small), "{small}");
        }
    }
}
