//! Values of the Windows registry, and files of them. Chromium reads REG_SZ and REG_DWORD and ignores REG_MULTI_SZ
//! (components/policy/core/common/registry_dict.cc); Firefox reads JSON from REG_MULTI_SZ (mozilla/policy-templates).

use std::fmt::Write as _;

use serde_json::Value;

use super::settings::{Browser, Settings};

/// A value of the registry, below HKEY_LOCAL_MACHINE.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) data: Data,
}

pub(super) enum Data {
    Text(String),
    Number(u32),
    Texts(String),
}

/// The values for some settings of a browser.
pub(super) fn values(browser: Browser, settings: &Value, all: &Settings) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (name, value) in settings.as_object().into_iter().flatten() {
        let key = browser.key().to_owned();
        match (browser, name.as_str()) {
            (Browser::Firefox, "ExtensionSettings") => {
                entries.push(Entry { key, name: name.clone(), data: Data::Texts(value.to_string()) })
            }
            (Browser::Firefox, "3rdparty") => {
                let id = all.install.id.clone();
                let data = value.get("Extensions").and_then(|extensions| extensions.get(&id));
                let data = data.map_or_else(String::new, Value::to_string);
                entries.push(Entry { key: format!(r"{key}\3rdparty\Extensions"), name: id, data: Data::Texts(data) });
            }
            (_, "3rdparty") => {
                let key = format!(r"{key}\3rdparty\extensions\{}\policy", all.install.id);
                let values = value.get("extensions").and_then(|extensions| extensions.get(&all.install.id));
                push(&key, values.unwrap_or(&Value::Null), &mut entries);
            }
            (_, name) => one(&key, name, value, &mut entries),
        }
    }
    entries
}

/// The values of an object, below a key of their own.
fn push(key: &str, object: &Value, entries: &mut Vec<Entry>) {
    for (name, value) in object.as_object().into_iter().flatten() {
        one(key, name, value, entries);
    }
}

fn one(key: &str, name: &str, value: &Value, entries: &mut Vec<Entry>) {
    let data = match value {
        Value::Object(_) => return push(&format!(r"{key}\{name}"), value, entries),
        Value::Bool(is) => Data::Number(u32::from(*is)),
        Value::Number(number) => {
            Data::Number(number.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0))
        }
        Value::String(text) => Data::Text(text.clone()),
        other => Data::Text(other.to_string()),
    };
    entries.push(Entry { key: key.to_owned(), name: name.to_owned(), data });
}

/// A file that `regedit` and `reg import` read: UTF-16 with a byte order mark, lines ended as Windows does.
pub(super) fn file(entries: &[Entry], header: &str) -> Vec<u8> {
    let mut text = String::from("Windows Registry Editor Version 5.00\r\n");
    for line in header.lines() {
        let _ = write!(text, "; {line}\r\n");
    }
    let mut key = "";
    for entry in entries {
        if entry.key != key {
            key = &entry.key;
            let _ = write!(text, "\r\n[HKEY_LOCAL_MACHINE\\{key}]\r\n");
        }
        let _ = match &entry.data {
            Data::Text(data) => write!(text, "{}={}\r\n", quoted(&entry.name), quoted(data)),
            Data::Number(number) => write!(text, "{}=dword:{number:08x}\r\n", quoted(&entry.name)),
            Data::Texts(data) => write!(text, "{}=hex(7):{}\r\n", quoted(&entry.name), hex(data)),
        };
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

/// One string and the end of the list, in bytes; lines of some eighty characters, as `reg export` writes them.
fn hex(text: &str) -> String {
    let bytes: Vec<u8> = text.encode_utf16().chain([0, 0]).flat_map(u16::to_le_bytes).collect();
    let lines: Vec<String> = bytes
        .chunks(24)
        .map(|line| line.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(","))
        .collect();
    lines.join(",\\\r\n  ")
}
