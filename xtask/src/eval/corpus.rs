//! Labelled texts: those of `tests/corpus`, and generated ones.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use balise::Kind;

use crate::paths::{files, read, root};
use crate::train::Templates;
use crate::trouble::{Outcome, Trouble, While as _};

/// A labelled text.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) text: String,
    /// What is to be found.
    pub(crate) find: Vec<Label>,
    /// What may be found or not.
    pub(crate) neutral: Vec<Range<usize>>,
    pub(crate) lang: Lang,
}

/// The language of a text, which some tools want to be told.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Lang {
    French,
    English,
}

impl Lang {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// What the name of the file says ("blind_en"), else the first word of the case's name ("en-memo-001"); most are French.
    fn of(file: &str, case: &str) -> Self {
        let said = |code| file.split('_').any(|word| word == code);
        let english = said("en") || (!said("fr") && case.starts_with("en-"));
        if english { Self::English } else { Self::French }
    }
}

/// What is to be found, and where.
pub(crate) struct Label {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What the files of `tests/testdata` label; see `tests/findings.rs`.
    #[serde(rename = "labelled")]
    _labelled: Option<String>,
    case: Vec<Written>,
}

/// A case as the files have it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(rename = "genre")]
    _genre: Option<String>,
    text: String,
    #[serde(default)]
    find: Vec<Quoted>,
    #[serde(default)]
    neutral: Vec<Quoted>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    kind: Option<String>,
    text: String,
    nth: Option<usize>,
}

/// The set of texts that nobody who works on the detectors reads.
pub(crate) const BLIND: &str = "blind";

/// The texts labelled by hand, by set; of all files, or of those whose names begin with one of the words wanted.
pub(crate) fn labelled(wanted: &[String]) -> Outcome<BTreeMap<String, Vec<Case>>> {
    let directory = root().join("tests/corpus");
    let mut sets: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for file in files(&directory)? {
        let name = file.with_extension("").to_string_lossy().into_owned();
        if wanted.is_empty() || wanted.iter().any(|wanted| name.starts_with(wanted.as_str())) {
            let set = if name.starts_with(BLIND) { BLIND } else { "development" };
            sets.entry(set.to_owned()).or_default().extend(cases(&directory.join(&file), &name)?);
        }
    }
    Ok(sets)
}

/// The development texts by their file, in the order of the names.
pub(crate) fn development() -> Outcome<Vec<(String, Vec<Case>)>> {
    let directory = root().join("tests/corpus");
    let mut all = Vec::new();
    for file in files(&directory)? {
        let name = file.with_extension("").to_string_lossy().into_owned();
        if !name.starts_with(BLIND) {
            let cases = cases(&directory.join(&file), &name)?;
            all.push((name, cases));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(all)
}

/// The named cases of a file of `tests/testdata`.
pub(crate) fn named(name: &str) -> Outcome<Vec<Case>> {
    cases(&root().join("tests/testdata").join(name), name)
}

fn cases(path: &Path, name: &str) -> Outcome<Vec<Case>> {
    let shown = crate::paths::shown(path);
    let file: File = toml::from_str(&read(path)?).while_doing(|| format!("read {shown}"))?;
    file.case.into_iter().map(|case| placed(case, name, &shown)).collect()
}

fn placed(case: Written, name: &str, file: &str) -> Outcome<Case> {
    let place = |quoted: &Quoted| -> Outcome<Range<usize>> {
        let mut found = case.text.match_indices(&quoted.text);
        let start = found.nth(quoted.nth.unwrap_or(1).max(1) - 1).map(|(start, _)| start);
        let missing = || Trouble::new(format!("{file}: {}: \"{}\" is not in the text", case.name, quoted.text));
        let start = start.ok_or_else(missing)?;
        Ok(start..start + quoted.text.len())
    };
    let label = |quoted: &Quoted| -> Outcome<Label> {
        let kind = quoted.kind.as_deref().and_then(Kind::from_name);
        let kind =
            kind.ok_or_else(|| Trouble::new(format!("{file}: {}: \"{}\" has no kind", case.name, quoted.text)))?;
        Ok(Label { span: place(quoted)?, kind })
    };
    let find = case.find.iter().map(label).collect::<Outcome<_>>()?;
    let neutral = case.neutral.iter().map(place).collect::<Outcome<_>>()?;
    let lang = Lang::of(name, &case.name);
    Ok(Case { name: case.name, text: case.text, find, neutral, lang })
}

/// Generated texts, of the templates that the model was not trained on.
pub(crate) fn generated() -> Outcome<Vec<Case>> {
    let templates = Templates::read()?;
    let mut cases = Vec::new();
    for fill in 0..4 {
        for (number, document) in templates.held_out(2000 + fill).into_iter().enumerate() {
            let mut find: Vec<Label> =
                document.names.into_iter().map(|span| Label { span, kind: Kind::PersonName }).collect();
            for (span, kind) in document.others {
                find.extend(Kind::from_name(kind).map(|kind| Label { span, kind }));
            }
            let name = format!("generated-{fill}-{number}");
            // Templates do not say their language; nothing asks it of generated texts.
            cases.push(Case { name, text: document.text, find, neutral: document.neutral, lang: Lang::French });
        }
    }
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn tells_the_language() {
        assert!(Lang::of("blind_en", "memo-001") == Lang::English);
        assert!(Lang::of("blind_fr_long", "en-tete-004") == Lang::French);
        assert!(Lang::of("development", "en-memo-001") == Lang::English);
        assert!(Lang::of("development", "fr-note-001") == Lang::French);
    }
}
