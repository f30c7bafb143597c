//! JSON with its keys counted: where a key stands twice, a reader that takes the last would drop the first without a word.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A document with the paths of keys that stand twice in their object: these are left out.
pub(super) struct Parsed {
    pub(super) value: Value,
    pub(super) twice: Vec<String>,
}

/// Reads a whole text. A text that is not JSON is an error with its line and column.
pub(super) fn parse(text: &str) -> Result<Parsed, serde_json::Error> {
    let mut twice = Vec::new();
    // Notepad and PowerShell write a byte order mark.
    let mut reader = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let value = Node { path: String::new(), twice: &mut twice }.deserialize(&mut reader)?;
    reader.end()?;
    Ok(Parsed { value, twice })
}

/// Reads the value at a path.
struct Node<'a> {
    path: String,
    twice: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) =
            items.next_element_seed(Node { path: format!("{}[{}]", self.path, list.len()), twice: self.twice })?
        {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let mut twice: Vec<String> = Vec::new();
        while let Some(key) = entries.next_key_seed(Key)? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            let value = entries.next_value_seed(Node { path: path.clone(), twice: self.twice })?;
            if map.insert(key.clone(), value).is_some() && !twice.contains(&key) {
                self.twice.push(path);
                twice.push(key);
            }
        }
        map.retain(|key, _| !twice.contains(key));
        Ok(map.into())
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}
