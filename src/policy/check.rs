//! Holding a document against its description ([`super::schema`]): what can be used stays, what cannot is left out and said.

use serde_json::{Map, Value};

use super::date::Date;
use super::problem::{Problem, What};
use super::schema::{DOCUMENT, Entry, LONGEST, Shape, Weight};
use crate::detect::CustomDetector;
use crate::policy::Status;

/// Longest key that a report repeats, in characters.
const KEY: usize = 60;

/// How a value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As it stands.
    Plain,
    /// As group policy tools write it: lists and objects may be a text that holds JSON, numbers a text with digits.
    Native,
}

/// The usable part of a value; none when there is none.
pub(super) fn clean(
    value: &Value,
    shape: &Shape,
    path: &str,
    manner: Manner,
    problems: &mut Vec<Problem>,
) -> Option<Value> {
    let held;
    let value = match (manner, value, shape) {
        (Manner::Native, Value::String(text), _) if holds_json(text, shape) => match super::json::parse(text) {
            Ok(parsed) => {
                problems.extend(parsed.twice.into_iter().map(|twice| Problem::at(&join(path, &twice), What::Twice)));
                held = parsed.value;
                &held
            }
            Err(error) => return wrong(problems, path, What::NotJson(error.line(), error.column())),
        },
        (Manner::Native, Value::String(text), Shape::Count(..)) => match text.trim().parse::<u64>() {
            Ok(number) => {
                held = Value::from(number);
                &held
            }
            Err(_) => value,
        },
        _ => value,
    };
    match shape {
        Shape::Text(most) => text(value, *most, path, problems).map(Value::from),
        Shape::Host => match value.as_str().and_then(host) {
            Some(host) => Some(Value::from(host)),
            None => wrong(problems, path, What::NotHost),
        },
        Shape::Target => match value
            .as_str()
            .and_then(|name| Status::from_name(name).map(|_| name.to_owned()).or_else(|| host(name)))
        {
            Some(target) => Some(Value::from(target)),
            None => wrong(problems, path, What::NotTarget),
        },
        Shape::Day => match value.as_str().map(str::trim).and_then(Date::parse) {
            Some(day) => Some(Value::from(day.to_string())),
            None => wrong(problems, path, What::NotDay),
        },
        Shape::Fraction => match value.as_f64().filter(|number| (0.0..=1.0).contains(number)) {
            Some(_) => Some(value.clone()),
            None => wrong(problems, path, What::NotFraction),
        },
        Shape::Count(from, to) => match value.as_u64().filter(|number| (from..=to).contains(&number)) {
            Some(_) => Some(value.clone()),
            None => wrong(problems, path, What::NotCount(*from, *to)),
        },
        Shape::OneOf(names) => match value.as_str().map(str::trim).filter(|name| names().contains(name)) {
            Some(name) => Some(Value::from(name)),
            None => {
                let nearest = nearest(value.as_str().unwrap_or_default(), names().into_iter());
                wrong(problems, path, What::NotOneOf(names(), nearest))
            }
        },
        Shape::Pattern => match CustomDetector::pattern(value.as_str().unwrap_or_default()) {
            Ok(_) => Some(value.clone()),
            Err(error) => wrong(problems, path, What::NotPattern(error)),
        },
        Shape::Bilingual => bilingual(value, path, problems),
        Shape::List(item) => {
            let Some(items) = value.as_array() else {
                return wrong(problems, path, What::NotList);
            };
            // What is left out leaves its place empty, so that the others keep their numbers.
            let clean = |(place, value)| {
                clean(value, item, &format!("{path}[{place}]"), Manner::Plain, problems).unwrap_or(Value::Null)
            };
            Some(items.iter().enumerate().map(clean).collect())
        }
        Shape::Object(entry) => object(value, entry, path, Manner::Plain, problems).map(Value::Object),
    }
}

/// Whether a text stands for a structure, as JSON. A text for both languages may be a plain one.
fn holds_json(text: &str, shape: &Shape) -> bool {
    match shape {
        Shape::List(_) | Shape::Object(_) => true,
        Shape::Bilingual => text.trim_start().starts_with('{'),
        _ => false,
    }
}

/// The usable part of an object; none when a mistake costs it whole.
pub(super) fn object(
    value: &Value,
    entry: &Entry,
    path: &str,
    manner: Manner,
    problems: &mut Vec<Problem>,
) -> Option<Map<String, Value>> {
    let Some(map) = value.as_object() else {
        return wrong(problems, path, What::NotObject);
    };
    let mut kept = Map::new();
    let mut lost = false;
    for key in map.keys().filter(|key| entry.fields.iter().all(|field| field.key != key.as_str())) {
        let what = unknown(key, path, entry.fields.iter().map(|field| field.key));
        problems.push(Problem { costs_entry: entry.strict, ..Problem::at(&join(path, &shown(key)), what) });
        lost |= entry.strict;
    }
    for field in entry.fields {
        let path = join(path, field.key);
        let Some(value) = map.get(field.key) else {
            if field.weight == Weight::Needed {
                problems.push(Problem { costs_entry: true, ..Problem::at(&path, What::Missing) });
                lost = true;
            }
            continue;
        };
        let before = problems.len();
        // Emptied to switch it off, a list would mean everything.
        if field.weight != Weight::Own && value.as_array().is_some_and(Vec::is_empty) {
            problems.push(Problem::at(&path, What::Empty));
        }
        let value = clean(value, &field.shape, &path, manner, problems);
        if field.weight != Weight::Own {
            let wrong = problems.get_mut(before..).unwrap_or_default();
            lost |= !wrong.is_empty();
            wrong.iter_mut().for_each(|problem| problem.costs_entry = true);
        }
        kept.extend(value.map(|value| (field.key.to_owned(), value)));
    }
    (!lost).then_some(kept)
}

fn wrong<T>(problems: &mut Vec<Problem>, path: &str, what: What) -> Option<T> {
    problems.push(Problem::at(path, what));
    None
}

fn text(value: &Value, most: usize, path: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let sign = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    let shown = |text: &&str| !text.is_empty() && !text.chars().take(most).any(sign);
    let Some(text) = value.as_str().map(str::trim).filter(shown) else {
        return wrong(problems, path, What::NotText);
    };
    // Counted to the limit only: a text may have megabytes.
    if text.chars().nth(most).is_some() {
        return wrong(problems, path, What::TooLong(most));
    }
    Some(text.to_owned())
}

fn bilingual(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Option<Value> {
    if value.is_string() {
        return text(value, LONGEST, path, problems).map(Value::from);
    }
    let Some(map) = value.as_object() else {
        return wrong(problems, path, What::NotBilingual);
    };
    let known = ["fr", "en"];
    for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
        problems.push(Problem::at(&join(path, &shown(key)), unknown(key, path, known.into_iter())));
    }
    let mut kept = Map::new();
    for key in known {
        let said = map.get(key).and_then(|value| text(value, LONGEST, &join(path, key), problems));
        kept.extend(said.map(|said| (key.to_owned(), Value::from(said))));
    }
    (!kept.is_empty()).then_some(Value::Object(kept))
}

fn join(path: &str, key: &str) -> String {
    match (path, key) {
        ("", key) => key.to_owned(),
        (path, key) if key.starts_with('[') => format!("{path}{key}"),
        (path, key) => format!("{path}.{key}"),
    }
}

/// A key as a report repeats it.
fn shown(key: &str) -> String {
    key.chars().take(KEY).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A host name in lower case, or none when it is not one.
pub(super) fn host(name: &str) -> Option<String> {
    let host = name.trim().trim_end_matches('.').to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let named = host.contains('.') || host == "localhost";
    // Browsers take a last part in digits for an address, in whichever form, and refuse what is none.
    let digits = host.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    let named = named && !host.contains("..") && (!digits || host.parse::<std::net::Ipv4Addr>().is_ok());
    (named && host.len() <= 253 && host.bytes().all(plain) && !host.starts_with(['.', '-'])).then_some(host)
}

/// A key that is not known here: in TOML all that follows a heading belongs to it, so that a key of the document may land in a table.
fn unknown(key: &str, path: &str, known: impl Iterator<Item = &'static str>) -> What {
    let of_document = DOCUMENT.fields.iter().any(|field| field.key == key);
    if of_document && !path.is_empty() { What::Misplaced } else { What::UnknownKey(nearest(key, known)) }
}

/// The word that takes the fewest changes to get to.
fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> &'static str {
    known.min_by_key(|known| distance(word, known)).unwrap_or_default()
}

/// How many letters to change, add or take out to go from one word to the other (V. Levenshtein, 1965).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(KEY).enumerate() {
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
