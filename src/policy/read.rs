//! Reading a policy: every value by itself. What cannot be used is left out, said with its path, and the default stands.

use serde_json::{Map, Value};

use crate::detect::{Category, CustomDetector, Kind};
use crate::lang::{self, Lang};

use super::action::{Action, Status};
use super::model::{Bilingual, Clause, Custom, PlatformRule, Policy, Rule, Selector, Target};

const DEFAULT: &str = include_str!("../../data/policy.default.json");

/// Longest text that a policy may put on screen, in characters.
const LONGEST: usize = 400;

/// A value of the policy that is not used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands: `rules[2].action`.
    pub path: String,
    /// What was expected there, or the nearest known key.
    pub what: What,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says itself; the sentence is in the catalogue")]
pub enum What {
    NotText,
    NotList,
    NotObject,
    NotNumber,
    NotHost,
    NotOneOf(&'static [&'static str]),
    NotPattern(String),
    UnknownKey(&'static str),
}

impl Problem {
    /// The problem in a sentence: where, what was expected, what stands in its place.
    pub fn sentence(&self, lang: Lang) -> String {
        let expected = match &self.what {
            What::UnknownKey(nearest) => return lang::policy_unknown_key(lang, &self.path, nearest),
            What::NotText => lang::policy_type_text(lang),
            What::NotList => lang::policy_type_list(lang),
            What::NotObject => lang::policy_type_object(lang),
            What::NotNumber => lang::policy_type_number(lang),
            What::NotHost => lang::policy_type_host(lang),
            What::NotOneOf(values) => lang::policy_type_one_of(lang, &values.join(", ")),
            What::NotPattern(why) => lang::policy_type_pattern(lang, why),
        };
        let instead = match self.path.split(['[', '.']).next() {
            Some("rules") => lang::policy_rule_dropped(lang),
            Some("platforms" | "custom" | "clauses") => lang::policy_entry_dropped(lang),
            _ => lang::policy_default_stands(lang),
        };
        lang::policy_wrong_type(lang, &self.path, &expected, &instead)
    }
}

/// A policy with what was wrong in its document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The policy in force: the document's values, the default's where it has none that can be used.
    pub policy: Policy,
    /// What was not used.
    pub problems: Vec<Problem>,
}

impl Policy {
    /// The built-in default policy.
    pub fn builtin() -> Self {
        let document = serde_json::from_str(DEFAULT).unwrap_or_default();
        Reader::default().document(&document)
    }
}

/// Reads a policy from JSON text. A text that is not JSON is an error, said with its line and column; the caller keeps what
/// it had.
pub fn read_json(text: &str) -> Result<Reading, serde_json::Error> {
    Ok(read(&serde_json::from_str(text)?))
}

/// Reads a policy document; never fails. Its rules come before the default's, its sections and platforms are added to them.
pub fn read(document: &Value) -> Reading {
    let mut reader = Reader::default();
    let mut policy = reader.document(document);
    let default = Policy::builtin();
    if policy.version.is_empty() {
        policy.version = default.version;
    }
    let own = |id: &str| policy.clauses.iter().any(|clause| clause.id == id);
    let added: Vec<Clause> = default.clauses.into_iter().filter(|clause| !own(&clause.id)).collect();
    policy.clauses.extend(added);
    policy.rules.extend(default.rules);
    Reading { policy, problems: reader.problems }
}

/// Names of the values of a vocabulary, for reports.
const ACTIONS: &[&str] = &["record", "remind", "warn", "justify", "block"];
const STATUSES: &[&str] = &["approved", "tolerated", "prohibited", "unknown"];
const LANGUAGES: &[&str] = &["fr", "en"];
const KINDS: &[&str] = &[
    "private_key",
    "connection_string",
    "password",
    "api_key",
    "token",
    "sin",
    "health_card",
    "payment_card",
    "bank_account",
    "passport",
    "drivers_licence",
    "immigration_id",
    "permanent_code",
    "sensitive_fact",
    "municipal_confidential",
    "confidentiality_marking",
    "custom",
    "person_name",
    "date_of_birth",
    "postal_address",
    "employee_id",
    "phone",
    "email",
    "postal_code",
    "licence_plate",
    "ip_address",
    "copyright_marking",
    "use_automated_decision",
    "use_evaluate_person",
    "use_surveillance",
    "use_impersonation",
    "use_unvalidated_analysis",
    "use_search",
    "personal",
    "confidential",
    "credential",
    "copyright",
    "use",
];

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn wrong<T>(&mut self, path: &str, what: What) -> Option<T> {
        self.problems.push(Problem { path: path.to_owned(), what });
        None
    }

    fn document(&mut self, value: &Value) -> Policy {
        let keys = &["version", "language", "organisation", "clauses", "rules", "platforms", "custom", "allow"];
        let Some(map) = self.object(value, "", keys) else {
            return Policy::default();
        };
        let get = |key: &str| map.get(key);
        Policy {
            version: get("version").and_then(|value| self.text(value, "version")).unwrap_or_default(),
            language: get("language").and_then(|value| self.one_of(value, "language", LANGUAGES, language)),
            organisation: get("organisation")
                .and_then(|value| self.bilingual(value, "organisation"))
                .unwrap_or_default(),
            clauses: self.list(get("clauses"), "clauses", Self::clause),
            rules: self.list(get("rules"), "rules", Self::rule),
            platforms: self.list(get("platforms"), "platforms", Self::platform),
            custom: self.list(get("custom"), "custom", Self::custom),
            allow: self.list(get("allow"), "allow", Self::text),
        }
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        path: &str,
        keys: &'static [&'static str],
    ) -> Option<&'v Map<String, Value>> {
        let Some(map) = value.as_object() else {
            return self.wrong(if path.is_empty() { "." } else { path }, What::NotObject);
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let nearest = keys.iter().min_by_key(|known| distance(key, known)).copied().unwrap_or_default();
            let key: String = key.chars().take(60).collect();
            let path = if path.is_empty() { key } else { format!("{path}.{key}") };
            self.problems.push(Problem { path, what: What::UnknownKey(nearest) });
        }
        Some(map)
    }

    fn list<T>(&mut self, value: Option<&Value>, path: &str, read: fn(&mut Self, &Value, &str) -> Option<T>) -> Vec<T> {
        let Some(value) = value else {
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong::<()>(path, What::NotList);
            return Vec::new();
        };
        items.iter().enumerate().filter_map(|(place, item)| read(self, item, &format!("{path}[{place}]"))).collect()
    }

    fn text(&mut self, value: &Value, path: &str) -> Option<String> {
        match value.as_str().map(str::trim) {
            Some(text) if !text.is_empty() && text.chars().count() <= LONGEST => Some(text.to_owned()),
            _ => self.wrong(path, What::NotText),
        }
    }

    /// A text for both languages, or an object with `fr` and `en`.
    fn bilingual(&mut self, value: &Value, path: &str) -> Option<Bilingual> {
        if value.is_string() {
            return self.text(value, path).map(|text| Bilingual { fr: Some(text), en: None });
        }
        let map = self.object(value, path, LANGUAGES)?;
        let mut get = |key: &str| map.get(key).and_then(|value| self.text(value, &format!("{path}.{key}")));
        Some(Bilingual { fr: get("fr"), en: get("en") })
    }

    fn one_of<T>(
        &mut self,
        value: &Value,
        path: &str,
        names: &'static [&'static str],
        find: fn(&str) -> Option<T>,
    ) -> Option<T> {
        match value.as_str().and_then(find) {
            Some(found) => Some(found),
            None => self.wrong(path, What::NotOneOf(names)),
        }
    }

    fn required<'v>(
        &mut self,
        map: &'v Map<String, Value>,
        key: &str,
        path: &str,
        what: What,
    ) -> Option<(&'v Value, String)> {
        let path = format!("{path}.{key}");
        match map.get(key) {
            Some(value) => Some((value, path)),
            None => self.wrong(&path, what),
        }
    }

    fn clause(&mut self, value: &Value, path: &str) -> Option<Clause> {
        let map = self.object(value, path, &["id", "label", "text"])?;
        let (id, id_path) = self.required(map, "id", path, What::NotText)?;
        let id = self.text(id, &id_path)?;
        let (label, label_path) = self.required(map, "label", path, What::NotText)?;
        let label = self.bilingual(label, &label_path)?;
        let text = map.get("text").and_then(|text| self.bilingual(text, &format!("{path}.text"))).unwrap_or_default();
        Some(Clause { id, label, text })
    }

    /// A rule with one value that cannot be used is left out whole: half a rule could be weaker than the default.
    fn rule(&mut self, value: &Value, path: &str) -> Option<Rule> {
        let before = self.problems.len();
        let map = self.object(value, path, &["kinds", "to", "sure", "action", "clause"])?;
        let (action, action_path) = self.required(map, "action", path, What::NotOneOf(ACTIONS))?;
        let action = self.one_of(action, &action_path, ACTIONS, Action::from_name)?;
        let kinds = self.list(map.get("kinds"), &format!("{path}.kinds"), |reader, value, path| {
            reader.one_of(value, path, KINDS, selector)
        });
        if kinds.is_empty() {
            return self.wrong(&format!("{path}.kinds"), What::NotOneOf(KINDS));
        }
        let to = self.list(map.get("to"), &format!("{path}.to"), Self::target);
        let sure = match map.get("sure") {
            None => 0.0,
            Some(value) => match value.as_f64().filter(|sure| (0.0..=1.0).contains(sure)) {
                Some(sure) => sure as f32,
                None => return self.wrong(&format!("{path}.sure"), What::NotNumber),
            },
        };
        let clause = map.get("clause").and_then(|value| self.text(value, &format!("{path}.clause")));
        (self.problems.len() == before).then_some(Rule { kinds, to, sure, action, clause })
    }

    fn target(&mut self, value: &Value, path: &str) -> Option<Target> {
        let name = value.as_str().unwrap_or_default();
        if let Some(status) = Status::from_name(name) {
            return Some(Target::Status(status));
        }
        match host(name) {
            Some(host) => Some(Target::Host(host)),
            None => self.wrong(path, What::NotOneOf(STATUSES)),
        }
    }

    fn platform(&mut self, value: &Value, path: &str) -> Option<PlatformRule> {
        let map = self.object(value, path, &["host", "status"])?;
        let (name, host_path) = self.required(map, "host", path, What::NotHost)?;
        let Some(host) = host(name.as_str().unwrap_or_default()) else {
            return self.wrong(&host_path, What::NotHost);
        };
        let (status, status_path) = self.required(map, "status", path, What::NotOneOf(STATUSES))?;
        let status = self.one_of(status, &status_path, STATUSES, Status::from_name)?;
        Some(PlatformRule { host, status })
    }

    /// A list of hashed values, as `balise hash` writes it.
    fn hashed_list(&mut self, value: &Value, path: &str) -> Option<CustomDetector> {
        let map = self.object(value, path, &["salt", "values"])?;
        let (salt, salt_path) = self.required(map, "salt", path, What::NotText)?;
        let salt = self.text(salt, &salt_path)?;
        let entries = self.list(map.get("values"), &format!("{path}.values"), Self::text);
        match CustomDetector::hashed(&salt, entries.iter().map(String::as_str)) {
            Ok(detector) => Some(detector),
            Err(error) => self.wrong(path, What::NotPattern(error.to_string())),
        }
    }

    fn custom(&mut self, value: &Value, path: &str) -> Option<Custom> {
        let map = self.object(value, path, &["id", "name", "label", "pattern", "words", "list"])?;
        let (id, id_path) = self.required(map, "id", path, What::NotText)?;
        let id = self.text(id, &id_path)?;
        let mut said = |key: &str| map.get(key).and_then(|value| self.bilingual(value, &format!("{path}.{key}")));
        let name = said("name").unwrap_or(Bilingual { fr: Some(id.clone()), en: None });
        let label = said("label").unwrap_or_else(|| name.clone());
        if let Some(list) = map.get("list") {
            let detector = self.hashed_list(list, &format!("{path}.list"))?;
            return Some(Custom { id, name, label, detector });
        }
        let (built, key) = match (map.get("pattern"), map.get("words")) {
            (Some(pattern), _) => {
                let source = pattern.as_str().unwrap_or_default();
                (CustomDetector::pattern(source), "pattern")
            }
            (None, words) => {
                let words = self.list(words, &format!("{path}.words"), Self::text);
                (CustomDetector::words(words.iter().map(String::as_str)), "words")
            }
        };
        match built {
            Ok(detector) => Some(Custom { id, name, label, detector }),
            Err(error) => self.wrong(&format!("{path}.{key}"), What::NotPattern(error.to_string())),
        }
    }
}

fn language(name: &str) -> Option<Lang> {
    match name {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn selector(name: &str) -> Option<Selector> {
    let category = Category::from_name(name).filter(|category| *category != Category::Custom);
    category.map(Selector::Category).or_else(|| Kind::from_name(name).map(Selector::Kind))
}

/// A host name in lower case, or none when it is not one.
fn host(name: &str) -> Option<String> {
    let host = name.trim().trim_end_matches('.').to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let named = host.contains('.') || host == "localhost";
    (named && host.len() <= 253 && host.bytes().all(plain) && !host.starts_with(['.', '-'])).then_some(host)
}

/// How many letters to change, add or take out to go from one word to the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(60).enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let next = (corner + usize::from(x != *y)).min(*cell + 1).min(left + 1);
            corner = *cell;
            *cell = next;
            left = next;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_category_may_be_named() {
        let categories = Category::ALL.into_iter().filter(|category| *category != Category::Custom).map(Category::name);
        let all: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).chain(categories).collect();
        assert_eq!(KINDS, all);
    }
}
