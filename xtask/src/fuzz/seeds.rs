//! The texts that fuzzing begins with: the labelled ones, but those of the blind set, each a file.

use std::collections::BTreeSet;
use std::path::Path;

use balise::policy::schema::{DOCUMENT, Entry, Shape};

use crate::paths::{self, files, fresh, read, root, shown};
use crate::trouble::{Outcome, While as _};

#[derive(serde::Deserialize)]
struct File {
    #[serde(default)]
    case: Vec<Case>,
}

/// A labelled text; its labels do not matter here. Cases of addresses have none.
#[derive(serde::Deserialize)]
struct Case {
    text: Option<String>,
}

/// Writes the texts into `directory`, which holds nothing else then, and says how many.
pub(super) fn write(directory: &Path) -> Outcome<usize> {
    fresh(directory)?;
    let mut count = 0;
    for place in ["tests/corpus", "tests/testdata"] {
        for file in files(&root().join(place))? {
            let name = file.with_extension("").to_string_lossy().into_owned();
            // A text that breaks something is shown: the blind set would be blind no more.
            if name.starts_with("blind") || file.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let path = root().join(place).join(&file);
            let cases: File = toml::from_str(&read(&path)?).while_doing(|| format!("read {}", shown(&path)))?;
            for (number, text) in cases.case.iter().filter_map(|case| case.text.as_ref()).enumerate() {
                paths::write(
                    &directory.join(format!("{}-{number}", paths::slashed(Path::new(&name)).replace('/', "-"))),
                    text,
                )?;
                count += 1;
            }
        }
    }
    Ok(count)
}

/// The words of the schema, as libFuzzer reads a dictionary.
pub(super) const DICTIONARY: &str = "policies.dict";

/// Writes policy documents to begin with into `directory/policies`, and the dictionary beside.
pub(super) fn write_policies(directory: &Path) -> Outcome {
    let seeds = directory.join("policies");
    fresh(&seeds)?;
    for lang in ["fr", "en"] {
        // What a person starts from, every comment of one line taken off where that gives a document.
        let text = read(&root().join(format!("src/cli/policy/new.{lang}.toml")))?;
        let document: toml::Table =
            toml::from_str(&text).while_doing(|| format!("read the starting document in {lang}"))?;
        paths::write(&seeds.join(lang), serde_json::json!(document).to_string())?;
    }
    let default: toml::Table = toml::from_str(&read(&root().join("data/policies/default.toml"))?)
        .while_doing(|| "read the default policy".to_owned())?;
    for (key, value) in &default {
        paths::write(
            &seeds.join(key),
            serde_json::json!({ key: value }).to_string().replace("\"cites\"", "\"clause\""),
        )?;
    }
    for (number, seed) in POLICIES.iter().enumerate() {
        paths::write(&seeds.join(number.to_string()), seed)?;
    }
    let mut words = BTreeSet::new();
    dictionary(&DOCUMENT, &mut words);
    let lines: Vec<String> = words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect();
    paths::write(&directory.join(DICTIONARY), lines.concat())
}

/// What the starting documents have in comments only.
const POLICIES: [&str; 5] = [
    r#"{"rollout":[{"from":"2026-12-01","stage":"observe"},{"from":"2027-02-01","stage":"warn","kinds":["sin"],"groups":["a"]}]}"#,
    r#"{"exceptions":[{"from":"2026-11-01","until":"2027-01-31","kinds":["bank_account"],"to":["chatgpt.com"],"groups":["a"],"most":"warn","why":"x"}],"groups":["a"]}"#,
    r#"{"custom":[{"id":"a","words":["Nénuphar"]},{"id":"b","pattern":"\\bDOS-[0-9]{4}\\b"},{"id":"c","list":{"salt":"s","values":["1-00"]}}]}"#,
    r#"{"escalation":[{"with":["phone"],"persons":2,"different":3,"least":"block","message":{"fr":"x","en":"y"}},{"only":["postal_code"],"most":"record"}]}"#,
    r#"{"policy":"{\"version\":\"1\",\"approved\":[\"a.ca\"]}","approved":["b.ca"],"unlisted":"prohibited","clauses":[{"id":"A","label":"Art. 1"}]}"#,
];

fn dictionary(entry: &Entry, words: &mut BTreeSet<String>) {
    for field in entry.fields {
        words.insert(field.key.to_owned());
        let mut shape = field.shape;
        while let Shape::List(item) = shape {
            shape = *item;
        }
        match shape {
            Shape::OneOf(names) => words.extend(names().into_iter().map(str::to_owned)),
            Shape::Object(entry) => dictionary(entry, words),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    /// A file of cases of another form once kept fuzzing from beginning at all.
    #[test]
    fn every_file_of_cases_is_read() {
        let directory = crate::paths::target().join("seeds-of-a-test");
        assert!(super::write(&directory).unwrap() > 1000);
    }
}
