//! Configuration profiles for macOS (developer.apple.com/documentation/devicemanagement): property lists in XML.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::settings::{Browser, Settings};

/// A profile with some settings of a browser. `optional` is the one of the side doors.
pub(super) fn profile(browser: Browser, settings: &Value, all: &Settings, optional: bool) -> Vec<u8> {
    let name = format!("ca.balise.{}{}", browser.name(), if optional { ".options" } else { "" });
    let mut settings = settings.clone();
    let mut payloads = Vec::new();
    if browser == Browser::Firefox {
        settings["EnterprisePoliciesEnabled"] = true.into();
    } else if let Some(third) = settings.as_object_mut().and_then(|settings| settings.remove("3rdparty")) {
        // In a domain of its own.
        let id = &all.install.id;
        let own = third.get("extensions").and_then(|extensions| extensions.get(id)).cloned().unwrap_or_default();
        payloads.push(payload(&format!("{name}.policy"), &format!("{}.extensions.{id}", browser.domain()), own));
    }
    payloads.insert(0, payload(&format!("{name}.settings"), browser.domain(), settings));
    let profile = json!({
        "PayloadContent": payloads,
        "PayloadDisplayName": format!("Balise – {}{}", browser.title(), if optional { " (options)" } else { "" }),
        "PayloadIdentifier": name,
        "PayloadScope": "System",
        "PayloadType": "Configuration",
        "PayloadUUID": uuid(&name),
        "PayloadVersion": 1,
    });
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n",
    );
    write(&profile, 0, &mut text);
    text.push_str("</plist>\n");
    text.into_bytes()
}

fn payload(name: &str, domain: &str, settings: Value) -> Value {
    let mut payload = settings;
    payload["PayloadIdentifier"] = name.into();
    payload["PayloadType"] = domain.into();
    payload["PayloadUUID"] = uuid(name).into();
    payload["PayloadVersion"] = 1.into();
    payload
}

/// A name-based UUID (RFC 9562, version 8): the same profile has the same each time, and takes the place of the one before.
fn uuid(name: &str) -> String {
    let mut bytes: [u8; 16] = Default::default();
    bytes.iter_mut().zip(Sha256::digest(name)).for_each(|(byte, hash)| *byte = hash);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn write(value: &Value, depth: usize, out: &mut String) {
    let indent = "\t".repeat(depth);
    let _ = match value {
        Value::Object(map) => {
            let _ = writeln!(out, "{indent}<dict>");
            for (key, value) in map {
                let _ = writeln!(out, "{indent}\t<key>{}</key>", escaped(key));
                write(value, depth + 1, out);
            }
            writeln!(out, "{indent}</dict>")
        }
        Value::Array(items) => {
            let _ = writeln!(out, "{indent}<array>");
            items.iter().for_each(|item| write(item, depth + 1, out));
            writeln!(out, "{indent}</array>")
        }
        Value::Bool(is) => writeln!(out, "{indent}<{is}/>"),
        Value::Number(number) if number.is_f64() => writeln!(out, "{indent}<real>{number}</real>"),
        Value::Number(number) => writeln!(out, "{indent}<integer>{number}</integer>"),
        Value::String(text) => writeln!(out, "{indent}<string>{}</string>", escaped(text)),
        // A property list has no such thing.
        Value::Null => Ok(()),
    };
}

/// Text as XML holds it. What XML 1.0 cannot hold at all is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push('\t'),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
