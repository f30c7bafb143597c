//! Fields of forms: their names, their values, and what there is to choose from.

use super::file::File;
use super::object::{Dict, Object};
use super::{say, text_string};
use crate::files::{Part, Stop, Writer, xmp};
use std::collections::BTreeSet;

/// How many fields stand in one another.
const DEEPEST: usize = 32;

/// A field that stands on a page, as text; and its number is noted.
pub(super) fn of_widget(file: &File<'_>, widget: &Dict, number: Option<u32>, known: &mut BTreeSet<u32>) -> String {
    let mut chain = vec![widget.clone()];
    known.extend(number);
    while let Some(above) = chain.last().map(|dict| dict.get("Parent").clone())
        && chain.len() < DEEPEST
    {
        let is_field = chain.last().is_some_and(|dict| dict.has("T"));
        let object = file.resolve(&above);
        let Some(dict) = object.dict() else { break };
        if let Object::Ref(number, _) = above
            && !is_field
            && !known.insert(number)
        {
            // One field in several places: it was said at the first.
            return String::new();
        }
        chain.push(dict.clone());
    }
    let find = |key: &str| chain.iter().map(|dict| file.entry(dict, key)).find(|object| *object != Object::Null);
    let names: Vec<String> =
        chain.iter().rev().filter_map(|dict| file.entry(dict, "T").bytes().map(text_string)).collect();
    said(file, &names.join("."), &|key| find(key).unwrap_or(Object::Null))
}

/// The fields that no page shows, and forms that are written in XML.
pub(super) fn rest(file: &File<'_>, root: &Dict, known: &BTreeSet<u32>, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let form = file.dict(root, "AcroForm");
    let mut seen = BTreeSet::new();
    let mut stack: Vec<(Object, String)> = vec![];
    let fields = file.entry(&form, "Fields");
    stack.extend(fields.array().iter().rev().map(|field| (field.clone(), String::new())));
    while let Some((field, above)) = stack.pop() {
        writer.go_on()?;
        let object = file.resolve(&field);
        let Some(dict) = object.dict() else { continue };
        let name = match file.entry(dict, "T").bytes().map(text_string) {
            Some(own) if above.is_empty() => own,
            Some(own) => format!("{above}.{own}"),
            None => above,
        };
        if let Object::Ref(number, _) = field {
            if !seen.insert(number) {
                continue;
            }
            if known.contains(&number) {
                continue;
            }
        }
        let kids = file.entry(dict, "Kids");
        if name.len() < 4096 {
            stack.extend(kids.array().iter().rev().map(|kid| (kid.clone(), name.clone())));
        }
        if dict.has("V") || dict.has("Opt") || kids.array().is_empty() {
            say(Part::Hidden, &said(file, &name, &|key| file.entry(dict, key)), writer)?;
        }
    }
    in_xml(file, &form, writer)
}

/// `name: value`, and what else there is to choose.
fn said(file: &File<'_>, name: &str, entry: &dyn Fn(&str) -> Object) -> String {
    let label = entry("TU").bytes().map(text_string).unwrap_or_else(|| name.to_owned());
    let values = values(file, &entry("V"));
    let mut said = String::new();
    for value in &values {
        said.push_str(&format!("{label}: {value}\n"));
    }
    for other in [entry("DV"), entry("Opt")].iter().flat_map(|object| self::values(file, object)) {
        if !values.contains(&other) {
            said.push_str(&format!("{other}\n"));
        }
    }
    said
}

/// The texts of a value, of a list of values, or of one with what is shown for each.
fn values(file: &File<'_>, object: &Object) -> Vec<String> {
    match object {
        Object::String(bytes) => vec![text_string(bytes)],
        Object::Name(name) if name != b"Off" => vec![String::from_utf8_lossy(name).into_owned()],
        Object::Array(array) => {
            let each = array.iter().take(1 << 16).flat_map(|object| match file.resolve(object) {
                Object::Array(pair) => pair.iter().take(2).map(|of| file.resolve(of)).collect(),
                object => vec![object],
            });
            each.filter_map(|object| object.bytes().map(text_string)).collect()
        }
        _ => Vec::new(),
    }
}

/// A form in XML: its data, and its template, which has texts of its own.
fn in_xml(file: &File<'_>, form: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let parts = file.entry(form, "XFA");
    let parts = if let Object::Array(parts) = parts { parts } else { vec![parts] };
    // One document that was cut into streams, wherever that was.
    let mut xml = String::new();
    for part in &parts {
        let Object::Stream(stream) = file.resolve(part) else { continue };
        if let Some(bytes) = file.decode(&stream, writer)? {
            writer.unpacked(bytes.len())?;
            xml.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    let mut text = String::new();
    xmp::each(&xml, &mut |name, value| {
        let is_text = value.chars().any(char::is_whitespace) || !value.starts_with("http");
        if is_text && value.chars().any(char::is_alphanumeric) && !name.contains(':') {
            text.push_str(&format!("{name}: {value}\n"));
        }
        true
    });
    say(Part::Hidden, &text, writer)
}
