//! The presets of the default policy, as JSON: the rules of `data/policies/default.toml`, each with the section of the preset that it
//! rests on (`clauses.toml`).

use std::collections::BTreeMap;
use std::fs;

use toml::{Table, Value};

use super::Result;

const PRESETS: [&str; 2] = ["municipality", "lggri"];

/// `PRESET_TEXTS`: by name, the document.
pub(super) fn texts() -> Result<String> {
    let policy: Table = toml::from_str(&fs::read_to_string("data/policies/default.toml")?)?;
    let clauses: Table = toml::from_str(&fs::read_to_string("data/policies/clauses.toml")?)?;
    let clauses = clauses.get("clause").and_then(Value::as_array).ok_or("clauses.toml has no clause")?;
    let mut texts = Vec::new();
    for preset in PRESETS {
        texts.push((preset, document(preset, &policy, clauses)?));
    }
    Ok(format!("pub(super) static PRESET_TEXTS: [(&str, &str); {}] = {texts:?};", PRESETS.len()))
}

fn document(preset: &str, policy: &Table, clauses: &[Value]) -> Result<String> {
    let belongs = |clause: &&Value| {
        let presets = clause.get("presets").and_then(Value::as_array);
        presets.is_some_and(|presets| presets.iter().any(|name| name.as_str() == Some(preset)))
    };
    // The section that says it best; else the first that says it.
    let mut sections: BTreeMap<&str, &Value> = BTreeMap::new();
    for clause in clauses.iter().filter(belongs) {
        let Some(handle) = clause.get("by").and_then(Value::as_str) else { continue };
        let main = clause.get("main").and_then(Value::as_bool) == Some(true);
        if main || !sections.contains_key(handle) {
            sections.insert(handle, clause);
        }
    }
    let mut policy = policy.clone();
    let mut used: BTreeMap<String, Value> = BTreeMap::new();
    for list in ["rules", "escalation", "sites", "reminders"] {
        let entries = policy.get_mut(list).and_then(Value::as_array_mut).ok_or_else(|| format!("no {list}"))?;
        for entry in entries.iter_mut().filter_map(Value::as_table_mut) {
            let handle = entry.remove("cites").and_then(|handle| handle.as_str().map(str::to_owned));
            let handle = handle.ok_or_else(|| format!("{list}: a rule cites nothing"))?;
            // A preset that has no such section has the rule all the same.
            let Some(clause) = sections.get(handle.as_str()) else { continue };
            let id = clause.get("id").and_then(Value::as_str).ok_or("a clause has no id")?;
            entry.insert("clause".to_owned(), Value::from(id));
            let mut shown = Table::new();
            for key in ["id", "source", "label", "text"] {
                shown.extend(clause.get(key).map(|value| (key.to_owned(), value.clone())));
            }
            used.insert(id.to_owned(), Value::Table(shown));
        }
    }
    policy.insert("clauses".to_owned(), Value::Array(used.into_values().collect()));
    Ok(json(&Value::Table(policy)))
}

/// A value as JSON. Of what TOML has, days and the like are not used here.
fn json(value: &Value) -> String {
    match value {
        Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| format!("{}:{}", text(key), json(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::String(said) => text(said),
        other => other.to_string(),
    }
}

fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
