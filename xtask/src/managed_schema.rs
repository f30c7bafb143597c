//! The schema by which Chromium reads the managed settings of the extension, made from the core's own description of a policy.
//!
//! It says what each setting is and no more: a value that breaks it would be dropped by the browser without a word to the extension,
//! which reads every value itself and reports what it cannot use. Lists of words and single words may be set natively by group
//! policy; what has a structure comes as JSON in a text, as the whole document does (`policy`).

use balise::lang::{self, Lang};
use balise::policy::schema::{DOCUMENT, Shape};
use serde_json::{Map, Value, json};

/// The name of the file in the package, as `storage.managed_schema` names it.
pub(crate) const FILE: &str = "managed_schema.json";

/// The schema, the same bytes each time.
pub(crate) fn text() -> String {
    format!("{:#}\n", schema())
}

fn schema() -> Value {
    let mut properties = Map::new();
    properties
        .insert("policy".to_owned(), json!({ "type": "string", "description": lang::admx_document_help(Lang::Fr) }));
    for field in DOCUMENT.fields {
        let mut node = match field.shape {
            Shape::List(Shape::Object(_)) | Shape::Object(_) => json!({ "type": "string" }),
            Shape::List(_) => json!({ "type": "array", "items": { "type": "string" } }),
            _ => json!({ "type": "string" }),
        };
        let said = lang::policy_key(Lang::Fr, field.key);
        if !said.is_empty() {
            node["description"] = said.into();
        }
        properties.insert(field.key.to_owned(), node);
    }
    json!({ "type": "object", "properties": properties })
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests say what failed by panicking")]
mod tests {
    use serde_json::Value;

    use super::schema;

    /// What Chromium takes for a schema: `Schema::Parse` in components/policy/core/common/schema.cc (read 2026-11). A schema that breaks
    /// these rules keeps the whole extension from being loaded.
    fn check(node: &Value, path: &str, top: bool) {
        let node = node.as_object().unwrap_or_else(|| panic!("{path}: not an object"));
        if let Some(reference) = node.get("$ref") {
            assert!(reference.is_string(), "{path}: $ref names an id");
            return;
        }
        let kind =
            node.get("type").and_then(Value::as_str).unwrap_or_else(|| panic!("{path}: needs one type, a string"));
        assert!(
            ["array", "boolean", "integer", "number", "object", "string"].contains(&kind),
            "{path}: {kind} is no type"
        );
        if top {
            assert_eq!(kind, "object", "{path}");
            for refused in ["additionalProperties", "patternProperties"] {
                assert!(!node.contains_key(refused), "{path}: {refused} is refused at the top");
            }
        }
        for (key, value) in node {
            let path = format!("{path}/{key}");
            match key.as_str() {
                "type" | "id" | "title" | "description" => assert!(value.is_string(), "{path}: a string"),
                // `false` makes the schema invalid.
                "additionalProperties" => check(value, &path, false),
                "properties" | "patternProperties" => {
                    for (name, value) in value.as_object().unwrap_or_else(|| panic!("{path}: an object")) {
                        check(value, &format!("{path}/{name}"), false);
                    }
                }
                "items" => {
                    assert_eq!(kind, "array", "{path}");
                    check(value, &path, false);
                }
                "required" => {
                    assert!(value.as_array().is_some_and(|names| names.iter().all(Value::is_string)), "{path}")
                }
                "enum" => {
                    let items = value.as_array().unwrap_or_else(|| panic!("{path}: a list"));
                    let fits =
                        |item: &Value| (kind == "string" && item.is_string()) || (kind == "integer" && item.is_i64());
                    assert!(!items.is_empty() && items.iter().all(fits), "{path}: items of the type");
                }
                "minimum" | "maximum" => assert!(kind == "integer" && value.is_i64(), "{path}: of integers"),
                "pattern" => assert!(kind == "string" && value.is_string(), "{path}: of strings"),
                // Allowed there, and without effect: better not to pretend.
                other => panic!("{path}: {other} does nothing in Chromium"),
            }
        }
        if kind == "array" {
            assert!(node.contains_key("items"), "{path}: a list has items");
        }
    }

    #[test]
    fn chromium_takes_it() {
        check(&schema(), "", true);
    }

    #[test]
    #[should_panic(expected = "not an object")]
    fn a_schema_that_closes_itself_is_refused() {
        check(
            &serde_json::json!({ "type": "object", "properties": { "a": { "type": "object", "additionalProperties": false } } }),
            "",
            true,
        );
    }

    #[test]
    fn every_key_of_a_document_may_be_set() {
        let schema = schema();
        for field in balise::policy::schema::DOCUMENT.fields {
            assert!(schema["properties"].get(field.key).is_some(), "{}", field.key);
        }
        assert_eq!(
            schema["properties"].as_object().map(|all| all.len()),
            Some(balise::policy::schema::DOCUMENT.fields.len() + 1)
        );
    }
}
