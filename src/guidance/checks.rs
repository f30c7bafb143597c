//! What of an answer a person can check: links, references to law, quotations, dates, figures. Whether one is right, nobody here can say.

use std::ops::Range;
use std::sync::LazyLock;

use regex_lite::Regex;

use crate::lang::Lang;

/// What there is to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each says itself")]
pub enum CheckKind {
    Link,
    Law,
    Quotation,
    Date,
    Figure,
}

/// One thing to check, as it stands in the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it is.
    pub kind: CheckKind,
    /// Its words, of one line.
    pub text: String,
}

/// So much of an answer is read, in bytes: some forty pages.
const MOST_READ: usize = 100_000;
/// Of a long one, so much is said, in characters.
const LONGEST: usize = 90;

// What may stand between a number and its unit: a space, one that does not break, a narrow one.
macro_rules! gap {
    () => {
        r"[ \u{a0}\u{202f}]"
    };
}

macro_rules! months {
    () => {
        "(?i:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|\
         january|february|march|april|may|june|july|august|september|october|november|december)"
    };
}

// « Municipal Powers Act ».
macro_rules! act {
    () => {
        r"(?:[A-Z][a-z’'-]+ (?:(?:of|and|the|to|for|in) )*){1,6}Act\b"
    };
}

/// By kind, in the order in which one stands before another: a figure in a quotation is checked with it.
static FORMS: LazyLock<Vec<(CheckKind, Regex)>> = LazyLock::new(|| {
    let forms = [
        (CheckKind::Link, r#"(?:https?://|www\.)[^\s<>"«»“”]+"#),
        (CheckKind::Quotation, r#"«[^«»]{12,600}»|“[^“”]{12,600}”|"[^"\n]{12,600}""#),
        // « art. 53 », "s. 12 and 13", with what they are of; titles of acts; reports of acts and of judgments; numbers of bylaws and bills.
        (
            CheckKind::Law,
            concat!(
                r"\b(?i:articles?|arts?\.|sections?|subsections?|ss?\.|alinéas?|paragraphes?|paragraphs?|chapitres?|chapters?|annexe)",
                gap!(),
                r"\d+(?:[.\-]\d+)*(?:\(\d+\))?(?:(?:,|",
                gap!(),
                r"(?:à|et|ou|to|and|or))",
                gap!(),
                r"\d+(?:\.\d+)*)*(?:",
                gap!(),
                r"(?:de|du|of)",
                gap!(),
                r"(?:la |l’|l'|the )?(?:(?:Loi|Code|Charte|Règlement|Act|Charter|Bylaw)\b[^.,;:()\n«»]{0,60}|",
                act!(),
                r"))?",
            ),
        ),
        (
            CheckKind::Law,
            r"\b(?:Loi (?:sur|concernant|visant|modifiant|favorisant|instituant|encadrant|constituant|de|du|des)|Charte (?:de|des|du|canadienne|québécoise)|Code (?:civil|criminel|municipal|de procédure|du travail|de la)|Règlement sur|Act respecting|Act to|Charter of|Civil Code|Criminal Code|Municipal Code|Labour Code)\b[^.,;:()\n«»“”]{2,60}",
        ),
        (CheckKind::Law, concat!(r"\b", act!())),
        (
            CheckKind::Law,
            r"\b(?:RLRQ|CQLR|LRQ|LRC|L\.R\.Q\.|L\.R\.C\.|R\.S\.C\.|RSC|L\.Q\.|L\.C\.|S\.C\.|S\.Q\.)[ ,\u{a0}]*(?:\(?\d{4}\)?[ ,\u{a0}]*)?(?:ch?(?:ap)?\.?|chapitre|chapter)?[ \u{a0}]*[A-Z]?-?\d[\d.\-]*",
        ),
        (CheckKind::Law, r"\b(?:19|20)\d\d[ \u{a0}](?:[A-Z]{2,7}|CanLII)[ \u{a0}]\d+"),
        (
            CheckKind::Law,
            concat!(
                r"\b(?i:règlements?|by-?laws?|projets? de (?:loi|règlement)|lois?|bills?)",
                gap!(),
                r"(?:(?i:numéro|no\.?|nº|n°|number)[ \u{a0}\u{202f}]?)?[0-9][0-9A-Z.\-]*",
            ),
        ),
        (
            CheckKind::Date,
            concat!(
                r"\b(?:\d\d?|1er|1ᵉʳ)",
                gap!(),
                months!(),
                r"\b(?:",
                gap!(),
                r"\d{4}\b)?|\b",
                months!(),
                r" \d\d?(?:st|nd|rd|th)?\b(?:,? \d{4}\b)?|\b",
                months!(),
                gap!(),
                r"\d{4}\b|\b\d{4}-\d\d-\d\d\b|\b\d\d?/\d\d?/(?:\d\d){1,2}\b|\b(?:1[6-9]|20)\d\d\b",
            ),
        ),
        (
            CheckKind::Figure,
            concat!(
                r"[$€£]?\d+(?:",
                gap!(),
                r"\d{3}\b|,\d{3}\b)*(?:[.,]\d+)?(?:",
                gap!(),
                r"?(?:%|‰|\$|€|£|¢|°C?))?(?:",
                gap!(),
                r"(?:millions?|milliards?|billions?|thousand|mille))?(?:",
                gap!(),
                r"(?:de |d’|d')?(?:[a-zà-ÿ]{3,20}|k?m²|km|kg|m|cm|mm|ha|[kMGT]?Wh?|[kMGT]o|[KMGT]B)\b)?",
            ),
        ),
    ];
    forms.into_iter().filter_map(|(kind, form)| Some((kind, Regex::new(form).ok()?))).collect()
});

/// What there is to check in an answer, in its order, nothing twice. `links`: addresses behind its words.
pub fn checks(text: &str, links: &[String]) -> Vec<Check> {
    let mut end = text.len().min(MOST_READ);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let mut found: Vec<(Range<usize>, CheckKind)> = Vec::new();
    for (kind, form) in FORMS.iter() {
        for one in form.find_iter(text) {
            let span = trimmed(text, *kind, one.range());
            let taken = found.iter().any(|(other, _)| other.start < span.end && span.start < other.end);
            if !taken && counts(text, *kind, &span) {
                found.push((span, *kind));
            }
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    let mut checks: Vec<Check> = Vec::new();
    let mut add = |kind, words: &str| {
        let check = Check { kind, text: shortened(words) };
        if !checks.contains(&check) {
            checks.push(check);
        }
    };
    for (span, kind) in found {
        add(kind, &text[span]);
    }
    for link in links.iter().filter(|link| link.starts_with("http:") || link.starts_with("https:")) {
        // The same, said in words and linked.
        add(CheckKind::Link, link.trim_end_matches('/'));
    }
    checks
}

/// Without what ends a sentence rather than the thing itself.
fn trimmed(text: &str, kind: CheckKind, span: Range<usize>) -> Range<usize> {
    let ends: &[char] = match kind {
        CheckKind::Link => &['.', ',', ';', ':', '!', '?', ')', ']', '*', '/', '\'', '’'],
        CheckKind::Quotation => &[],
        _ => &['.', ',', '-', ' ', '\u{a0}', '*', '\t'],
    };
    let mut words = text[span.clone()].trim_end_matches(ends);
    if kind == CheckKind::Figure {
        let symbol = words.contains(['%', '‰', '$', '€', '£', '¢']);
        // « 45 % puis », « 320 dans »: the word after a number is its unit, or only the next word.
        while let Some((rest, last)) = words.rsplit_once([' ', '\u{a0}', '\u{202f}']) {
            let magnitude = ["million", "milliard", "billion"].iter().any(|word| last.starts_with(word));
            let digits = last.starts_with(|char: char| char.is_ascii_digit());
            if digits || magnitude || last.contains(['%', '‰', '$', '€', '£', '¢']) || !(symbol || is_small(last))
            {
                break;
            }
            words = rest;
        }
    }
    span.start..span.start + words.len()
}

/// A word that measures nothing.
fn is_small(word: &str) -> bool {
    const SMALL: [&str; 40] = [
        "and", "are", "aux", "avec", "but", "ces", "dans", "de", "des", "donc", "elle", "est", "for", "from", "have",
        "les", "mais", "ont", "or", "ou", "par", "peut", "plus", "pour", "puis", "que", "qui", "selon", "sera", "ses",
        "sont", "sous", "sur", "that", "the", "then", "une", "was", "were", "with",
    ];
    SMALL.contains(&word)
}

/// Whether it is worth a look.
fn counts(text: &str, kind: CheckKind, span: &Range<usize>) -> bool {
    let words = &text[span.clone()];
    let before = text[..span.start].chars().next_back();
    match kind {
        // A word in quotation marks is a word.
        CheckKind::Quotation => words.split_whitespace().filter(|word| word.len() > 1).count() >= 4,
        CheckKind::Figure | CheckKind::Date => {
            // Of a name (« B2B »), of a version, or the number of an item in a list.
            let line = text[..span.start].rsplit('\n').next().unwrap_or_default();
            let starts_line = line.trim_matches(|char: char| char.is_whitespace() || "*#-".contains(char)).is_empty();
            let after = text[span.end..].chars().next();
            let item = starts_line && words.len() <= 3 && matches!(after, Some('.' | ')' | ':'));
            let joined = before.is_some_and(|char| char.is_alphanumeric() || ".,-_/".contains(char))
                || after.is_some_and(|char| char.is_alphanumeric() || "_-/".contains(char));
            let digits = words.chars().filter(char::is_ascii_digit).count();
            let said = words.chars().any(|char| char.is_alphabetic() || "%‰$€£¢°".contains(char));
            !item && !joined && (said || digits >= 3 || words.contains(['.', ',']))
        }
        CheckKind::Link | CheckKind::Law => true,
    }
}

/// In one line, and not too long.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let whole = cut.rfind(' ').filter(|at| *at > LONGEST / 2).map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end())
}

/// The language that an answer is written in, by its smallest words; none where they do not tell.
pub fn language_of(text: &str) -> Option<Lang> {
    const FRENCH: [&str; 14] =
        ["le", "la", "les", "des", "du", "une", "est", "et", "dans", "pour", "qui", "que", "sur", "par"];
    const ENGLISH: [&str; 14] =
        ["the", "of", "and", "to", "is", "in", "that", "for", "with", "are", "this", "be", "on", "by"];
    let mut counts = (0, 0);
    for word in text.split(|char: char| !char.is_alphabetic()).take(400) {
        let word = word.to_lowercase();
        counts.0 += usize::from(FRENCH.contains(&word.as_str()));
        counts.1 += usize::from(ENGLISH.contains(&word.as_str()));
    }
    match counts {
        (french, english) if french > english => Some(Lang::Fr),
        (french, english) if english > french => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(CheckKind, String)> {
        checks(text, &[])
            .into_iter()
            .map(|check| (check.kind, check.text.replace(['\u{a0}', '\u{202f}'], " ")))
            .collect()
    }

    #[track_caller]
    fn is(text: &str, expected: &[(CheckKind, &str)]) {
        let expected: Vec<(CheckKind, String)> =
            expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn all_forms_are_read() {
        assert_eq!(FORMS.len(), 10);
    }

    #[test]
    fn what_is_to_be_checked_in_french() {
        use CheckKind::{Date, Figure, Law, Link, Quotation};
        is("Voir https://www.exemple.ca/budget?an=2026. Merci.", &[(Link, "https://www.exemple.ca/budget?an=2026")]);
        is("(www.exemple.ca/)", &[(Link, "www.exemple.ca")]);
        is("Selon l’article 53 de la Loi sur l’accès, tout est dit.", &[(Law, "article 53 de la Loi sur l’accès")]);
        is("Les art.\u{a0}9, 10 et 12.1 s’appliquent.", &[(Law, "art. 9, 10 et 12.1")]);
        is(
            "La Loi sur les cités et villes (RLRQ, c. C-19) le dit.",
            &[(Law, "Loi sur les cités et villes"), (Law, "RLRQ, c. C-19")],
        );
        is("La Loi 25 et le projet de loi no\u{a0}57", &[(Law, "Loi 25"), (Law, "projet de loi no 57")]);
        is("Le règlement numéro 2021-345 l’interdit.", &[(Law, "règlement numéro 2021-345")]);
        is("Arrêt 2018 CSC 13, par exemple.", &[(Law, "2018 CSC 13")]);
        is("Code civil du Québec, art.\u{a0}1457", &[(Law, "Code civil du Québec"), (Law, "art. 1457")]);
        is(
            "Le maire a dit : « Nous ouvrirons la piscine en juin 2026 ».",
            &[(Quotation, "« Nous ouvrirons la piscine en juin 2026 »")],
        );
        is("Le mot « piscine » suffit.", &[]);
        is(
            "Le 1er juillet 2026, puis le 2026-11-27 et en 1998.",
            &[(Date, "1er juillet 2026"), (Date, "2026-11-27"), (Date, "1998")],
        );
        is(
            "Un budget de 12\u{a0}500,50\u{a0}$, en hausse de 4,2\u{a0}%.",
            &[(Figure, "12 500,50 $"), (Figure, "4,2 %")],
        );
        is(
            "Environ 3,5 millions de dollars pour 45 logements",
            &[(Figure, "3,5 millions de dollars"), (Figure, "45 logements")],
        );
        is("1. Ouvrir la demande\n2) La lire\n- **3.** La classer", &[]);
        is("La version B2B, COVID-19 et mp3 sont là.", &[]);
        is("Deux fois, 7 points", &[(Figure, "7 points")]);
    }

    #[test]
    fn what_is_to_be_checked_in_english() {
        use CheckKind::{Date, Figure, Law, Quotation};
        is(
            "Under section 12 of the Act respecting Access, reply.",
            &[(Law, "section 12 of the Act respecting Access")],
        );
        is("Section 53 of the Access Act says so.", &[(Law, "Section 53 of the Access Act")]);
        is("The Municipal Powers Act applies.", &[(Law, "The Municipal Powers Act")]);
        is("By-law 2021-345 and Bill 64", &[(Law, "By-law 2021-345"), (Law, "Bill 64")]);
        is("On March 5, 2026, and in May 2027", &[(Date, "March 5, 2026"), (Date, "May 2027")]);
        is("It cost $1,250,000 for 320 households.", &[(Figure, "$1,250,000"), (Figure, "320 households")]);
        is(
            "She said “the pool will open on time this year”.",
            &[(Quotation, "“the pool will open on time this year”")],
        );
    }

    #[test]
    fn nothing_twice_and_links_behind_words() {
        let links =
            ["https://exemple.ca/a/".to_owned(), "javascript:alert(1)".to_owned(), "https://exemple.ca/a".to_owned()];
        let all = checks("Voir https://exemple.ca/a et le guide; 45 % puis 45 %.", &links);
        assert_eq!(all.iter().map(|check| check.text.as_str()).collect::<Vec<_>>(), ["https://exemple.ca/a", "45 %"]);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "«", "é".repeat(200_000).as_str(), "1".repeat(300_000).as_str(), "« ".repeat(9000).as_str()]
        {
            checks(text, &[]);
        }
        assert!(found(&format!("« {} »", "mot ".repeat(100))).first().unwrap().1.ends_with('…'));
    }

    #[test]
    fn the_language_by_its_small_words() {
        assert_eq!(language_of("Le règlement est dans la pièce."), Some(Lang::Fr));
        assert_eq!(language_of("The bylaw is in the room."), Some(Lang::En));
        assert_eq!(language_of("42"), None);
    }
}
