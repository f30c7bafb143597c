//! A policy document as a file: TOML or JSON, with the line of each of its values.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use balise::lang::{self, Lang};
use balise::policy::{self, Reading};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::super::Failure;
use super::super::scan::bytes;

/// A document that could be read as TOML or JSON at all.
pub(crate) struct Document {
    /// The file's name as it was given.
    pub(crate) name: String,
    /// What it says, before it is held against the schema.
    pub(crate) value: Value,
    /// What it comes to.
    pub(crate) reading: Reading,
    /// It is JSON; else TOML.
    pub(crate) json: bool,
    text: String,
    /// By path: where the value stands.
    places: HashMap<String, usize>,
}

/// Why a file is no document.
pub(crate) struct Unreadable {
    /// The sentence, with the file's name and the line.
    pub(crate) sentence: String,
}

impl Document {
    /// Reads a file; which format it is, its ending says (`.json`, anything else is TOML).
    pub(crate) fn read(file: &Path, lang: Lang) -> Result<Result<Self, Unreadable>, Failure> {
        let name = file.display().to_string();
        let bytes = bytes(lang, &name, file)?;
        let json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        Ok(text(lang, &name, bytes).and_then(|text| Self::of(name, text, json, lang)))
    }

    fn of(name: String, text: String, json: bool, lang: Lang) -> Result<Self, Unreadable> {
        let unreadable = |line: usize, why: &str| Unreadable {
            sentence: lang::cli_bad_policy(lang, &lang::cli_file_line(lang, &name, line), why),
        };
        let mut places = HashMap::new();
        let (value, reading) = if json {
            let wrong = |error: serde_json::Error| unreadable(error.line(), &lang::cli_not_json(lang, error.column()));
            let reading = policy::read_json(&text).map_err(wrong)?;
            if let Ok(raw) = serde_json::from_str::<&RawValue>(&text) {
                place(raw, "", &text, &mut places);
            }
            (serde_json::from_str(&text).unwrap_or_default(), reading)
        } else {
            let table = DeTable::parse(&text).map_err(|error| {
                let at = error.span().map_or(0, |span| span.start);
                unreadable(line_of(&text, at), error.message())
            })?;
            let value = object(table.get_ref(), "", &mut places);
            let reading = policy::read(&value);
            (value, reading)
        };
        Ok(Self { name, value, reading, json, text, places })
    }

    /// The line of a value, counted from 1; of what it would stand in when it is not there.
    pub(crate) fn line(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return line_of(&self.text, *place);
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return 1,
            }
        }
    }
}

fn line_of(text: &str, place: usize) -> usize {
    1 + text.bytes().take(place).filter(|byte| *byte == b'\n').count()
}

/// The text of a file: UTF-8, or UTF-16 with a byte order mark, as PowerShell and Notepad write it.
fn text(lang: Lang, name: &str, bytes: Vec<u8>) -> Result<String, Unreadable> {
    let not_utf8 = |line: usize| Unreadable {
        sentence: lang::cli_bad_policy(lang, &lang::cli_file_line(lang, name, line), &lang::cli_not_utf8(lang)),
    };
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| not_utf8(1))
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let line = 1 + error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
                Err(not_utf8(line))
            }
        },
    }
}

fn object(table: &DeTable, path: &str, places: &mut HashMap<String, usize>) -> Value {
    let mut map = Map::new();
    for (key, item) in table {
        let path = if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
        // Where the key stands says more than where its value begins.
        places.insert(path.clone(), key.span().start);
        map.insert(key.get_ref().to_string(), value(item.get_ref(), item.span(), &path, places));
    }
    map.into()
}

fn value(item: &DeValue, span: Range<usize>, path: &str, places: &mut HashMap<String, usize>) -> Value {
    places.entry(path.to_owned()).or_insert(span.start);
    match item {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::from)
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(is) => (*is).into(),
        // A day of TOML is one of ours.
        DeValue::Datetime(day) => day.to_string().into(),
        DeValue::Array(items) => {
            let item = |(place, item): (usize, &toml::Spanned<DeValue>)| {
                value(item.get_ref(), item.span(), &format!("{path}[{place}]"), places)
            };
            items.iter().enumerate().map(item).collect()
        }
        DeValue::Table(table) => object(table, path, places),
    }
}

/// Notes where the values of a JSON text stand: a raw value is a piece of the text itself.
fn place(raw: &RawValue, path: &str, text: &str, places: &mut HashMap<String, usize>) {
    let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    places.entry(path.to_owned()).or_insert(start);
    if let Ok(Entries(entries)) = serde_json::from_str(raw.get()) {
        for (key, raw) in entries {
            let path = if path.is_empty() { key } else { format!("{path}.{key}") };
            place(raw, &path, text, places);
        }
    } else if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        for (number, raw) in items.into_iter().enumerate() {
            place(raw, &format!("{path}[{number}]"), text, places);
        }
    }
}

/// The entries of an object, in order, those that stand twice too.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}
