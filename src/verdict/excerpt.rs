//! Excerpts that prove a finding without showing it: the value masked, a few words around, other values in them masked too.

use std::ops::Range;

use crate::detect::{Category, Finding, Kind};

/// Characters of context on each side.
const AROUND: usize = 18;
/// Characters of a copied passage that are shown.
const PASSAGE: usize = 80;

/// A masked excerpt.
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) masked: String,
    pub(super) after: String,
}

/// The excerpt around `finding`; `all` are the findings of the same text.
pub(super) fn excerpt(text: &str, finding: &Finding, all: &[&Finding]) -> Excerpt {
    let Range { start, end } = finding.span;
    let from = back(text, start, AROUND);
    let to = forward(text, end, AROUND);
    let value = text.get(finding.span.clone()).unwrap_or_default();
    let is_passage = finding.kind.category() == Category::Lineage;
    // Of a copied passage the beginning is shown; what was found in it is masked there too.
    let shown = if is_passage { forward(text, start, PASSAGE).min(end) } else { end };
    let head = if from > 0 { "… " } else { "" };
    let tail = if to < text.len() { " …" } else { "" };
    Excerpt {
        before: format!("{head}{}", around(text, from..start, all).trim_start()),
        masked: if is_passage {
            around(text, start..shown, all).trim_end().to_owned()
        } else {
            mask(value, finding.kind)
        },
        after: if shown < end { " …".to_owned() } else { format!("{}{tail}", around(text, end..to, all).trim_end()) },
    }
}

/// What proves the finding without giving it away: names and words of a document as they are, cut short; of a secret its length
/// only; of any other value the last two letters or digits, of an e-mail address the host.
pub(super) fn mask(value: &str, kind: Kind) -> String {
    if let Some(most) = shown_in_full(kind) {
        return shortened(value, most);
    }
    let secret = kind.category() == Category::Credential;
    let (hidden, shown) = match (kind, value.split_once('@')) {
        (Kind::Email, Some((local, host))) => (local, format!("@{host}")),
        _ => (value, String::new()),
    };
    let total = hidden.chars().filter(|c| c.is_alphanumeric()).count();
    // Of a short value, two characters would be half of it.
    let keep = if total >= 6 && !secret { 2 } else { 0 };
    let mut seen = 0;
    let masked = hidden.chars().filter(|c| !c.is_control() && !is_invisible(*c)).map(|c| {
        let counted = c.is_alphanumeric();
        seen += usize::from(counted);
        if counted && seen + keep <= total { '•' } else { c }
    });
    masked.chain(shown.chars()).take(48).collect()
}

/// Of which kinds the words themselves are shown, and how many characters at most.
fn shown_in_full(kind: Kind) -> Option<usize> {
    match kind.category() {
        Category::Confidential | Category::Copyright | Category::Use => Some(40),
        _ if kind == Kind::SensitiveFact => Some(40),
        _ if matches!(kind, Kind::PersonName | Kind::PostalAddress) => Some(60),
        _ => None,
    }
}

/// The value on one line, cut short.
fn shortened(value: &str, most: usize) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most - 1).chain(['…']).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Text of a range on one line, with the findings in it as dots.
fn around(text: &str, range: Range<usize>, all: &[&Finding]) -> String {
    let mut out = String::new();
    for (at, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let at = at + range.start;
        if all.iter().any(|finding| finding.span.contains(&at)) {
            if c.is_alphanumeric() { out.push('•') } else { out.push(c) }
        } else if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !is_invisible(c) {
            out.push(c);
        }
    }
    out
}

/// A place up to `most` characters before `from`, at the start of a word where there is one.
fn back(text: &str, from: usize, most: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    let far = before.char_indices().rev().take(most).last().map_or(from, |(at, _)| at);
    if far == 0 {
        return 0;
    }
    let word = before.get(far..).and_then(|rest| rest.char_indices().find(|(_, c)| c.is_whitespace()));
    word.map_or(far, |(at, c)| far + at + c.len_utf8())
}

/// A place up to `most` characters after `from`, at the end of a word where there is one.
fn forward(text: &str, from: usize, most: usize) -> usize {
    let after = text.get(from..).unwrap_or_default();
    let Some((far, c)) = after.char_indices().take(most).last() else {
        return from;
    };
    if from + far + c.len_utf8() == text.len() {
        return text.len();
    }
    let word = after.get(..far).and_then(|rest| rest.char_indices().rev().find(|(_, c)| c.is_whitespace()));
    from + word.map_or(far, |(at, _)| at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_are_left() {
        assert_eq!(mask("046 454 286", Kind::Sin), "••• ••• •86");
        assert_eq!(mask("TREM 6503 0515", Kind::HealthCard), "•••• •••• ••15");
        assert_eq!(mask("0464\u{200b}54286", Kind::Sin), "•••••••86");
        assert_eq!(mask("jean.roy@videotron.ca", Kind::Email), "••••.•oy@videotron.ca");
        assert_eq!(mask("1234", Kind::EmployeeId), "••••");
    }

    #[test]
    fn of_a_passage_the_beginning_is_shown() {
        let text = "Voici : Mme Roy (NAS 046 454 286) demande que la fête du lac soit confiée à un organisme du quartier avant le printemps.";
        let start = text.find("Mme").unwrap();
        let passage = |end: usize| Finding {
            span: start..end,
            kind: Kind::ProtectedSource,
            confidence: 1.0,
            reason: crate::Reason::default(),
            custom: None,
        };
        let findings = crate::Scanner::default().scan(text);
        let all: Vec<&Finding> = findings.iter().collect();
        let e = excerpt(text, &passage(text.len() - 1), &all);
        let shown = "Mme ••• (NAS ••• ••• •••) demande que la fête du lac soit confiée à un";
        assert_eq!((e.before.as_str(), e.masked.as_str(), e.after.as_str()), ("Voici : ", shown, " …"));
        let e = excerpt(text, &passage(text.find(" soit").unwrap()), &all);
        assert_eq!(
            (e.masked.as_str(), e.after.as_str()),
            ("Mme ••• (NAS ••• ••• •••) demande que la fête du lac", " soit confiée à …")
        );
    }

    #[test]
    fn other_values_in_the_excerpt_are_masked() {
        let text = "Mme Roy, NAS 046 454 286, tél. 418 555-2398, se plaint du bruit de la rue";
        let findings = crate::Scanner::default().scan(text);
        let all: Vec<&Finding> = findings.iter().collect();
        let sin = findings.iter().find(|finding| finding.kind == Kind::Sin).unwrap();
        let e = excerpt(text, sin, &all);
        assert_eq!(
            (e.before.as_str(), e.masked.as_str(), e.after.as_str()),
            ("Mme •••, NAS ", "••• ••• •86", ", tél. ••• …")
        );
    }

    #[test]
    fn names_are_shown_and_secrets_only_counted() {
        assert_eq!(mask("Zoé Roy", Kind::PersonName), "Zoé Roy");
        assert_eq!(mask("Soleil2024!", Kind::Password), "••••••••••!");
        let fact = "en arrêt de travail depuis le mois de février pour une dépression";
        assert_eq!(mask(fact, Kind::SensitiveFact), "en arrêt de travail depuis le mois de f…");
    }
}
