//! What stands beside the pages: properties, contents, texts for pictures, attached files.

use super::file::File;
use super::object::{Dict, Object};
use super::{say, text_string};
use crate::files::{Part, Stop, Unread, Writer, xmp};
use std::collections::BTreeSet;

/// Title, author, dates and all else that is said of the document, once.
pub(super) fn properties(file: &File<'_>, root: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut said = xmp::Told::default();
    let mut text = String::new();
    for (name, value) in &file.dict(&file.trailer, "Info").0 {
        if let Object::String(bytes) = file.resolve(value) {
            let value = text_string(&bytes);
            if !value.trim().is_empty() {
                text.push_str(&format!("{}: {value}\n", String::from_utf8_lossy(name)));
                said.is_new(&value);
            }
        }
    }
    say(Part::Properties, &text, writer)?;
    if let Object::Stream(packet) = file.entry(root, "Metadata")
        && let Some(packet) = file.decode(&packet, writer)?
    {
        writer.line()?;
        xmp::write(&packet, Part::Properties, &mut said, writer)?;
    }
    Ok(())
}

/// The titles that a viewer lists beside the pages.
pub(super) fn outlines(file: &File<'_>, root: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    walk(file, file.dict(root, "Outlines").get("First"), &["Next", "First"], writer, &mut |dict, writer| {
        let title = file.entry(dict, "Title");
        let action = file.dict(dict, "A");
        let uri = file.entry(&action, "URI");
        for text in [title, uri].iter().filter_map(Object::bytes) {
            say(Part::Hidden, &text_string(text), writer)?;
        }
        Ok(())
    })
}

/// What is said of pictures to those who do not see them, and in place of what pages show.
pub(super) fn alternates(file: &File<'_>, root: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    walk(file, file.dict(root, "StructTreeRoot").get("K"), &["K"], writer, &mut |dict, writer| {
        for key in ["Alt", "ActualText", "E"] {
            let text = file.entry(dict, key).bytes().map(text_string).unwrap_or_default();
            // Letters that stand for a sign.
            if text.chars().count() > 2 {
                say(Part::Hidden, &text, writer)?;
            }
        }
        Ok(())
    })
}

/// The files that are attached, each read as what it is.
pub(super) fn attachments(
    file: &File<'_>,
    root: &Dict,
    known: &mut BTreeSet<usize>,
    writer: &mut Writer<'_>,
) -> Result<(), Stop> {
    let names = file.dict(root, "Names");
    let mut found = Vec::new();
    walk(file, names.get("EmbeddedFiles"), &["Kids"], writer, &mut |dict, _| {
        // A name, and what it is the name of.
        found.extend(file.entry(dict, "Names").array().iter().skip(1).step_by(2).cloned());
        Ok(())
    })?;
    found.extend(file.entry(root, "AF").array().iter().cloned());
    for object in found {
        attachment(file, &file.resolve(&object), known, writer)?;
    }
    Ok(())
}

/// A file that is attached; once.
pub(super) fn attachment(
    file: &File<'_>,
    object: &Object,
    known: &mut BTreeSet<usize>,
    writer: &mut Writer<'_>,
) -> Result<(), Stop> {
    let Some(dict) = object.dict() else { return Ok(()) };
    let text = |key| file.entry(dict, key).bytes().map(text_string);
    let files = file.dict(dict, "EF");
    let content = ["UF", "F"].iter().map(|key| file.entry(&files, key)).find(|object| object.stream().is_some());
    let Some(Object::Stream(stream)) = content else { return Ok(()) };
    if !known.insert(stream.data.start) {
        return Ok(());
    }
    say(Part::Hidden, &text("Desc").unwrap_or_default(), writer)?;
    let name = text("UF").or_else(|| text("F")).unwrap_or_default();
    match file.decode(&stream, writer)? {
        Some(bytes) => writer.nested(&name, &bytes),
        None => {
            writer.unread(Unread::Damaged);
            Ok(())
        }
    }
}

/// Goes through a tree or a chain of dictionaries, each once, in the order of the file.
fn walk(
    file: &File<'_>,
    top: &Object,
    further: &[&str],
    writer: &mut Writer<'_>,
    see: &mut dyn FnMut(&Dict, &mut Writer<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let (mut stack, mut known) = (vec![top.clone()], BTreeSet::new());
    while let Some(object) = stack.pop() {
        writer.go_on()?;
        if let Object::Ref(number, _) = object
            && !known.insert(number)
        {
            continue;
        }
        match file.resolve(&object) {
            Object::Dict(dict) => {
                see(&dict, writer)?;
                stack.extend(further.iter().map(|key| dict.get(key).clone()).filter(|object| *object != Object::Null));
            }
            Object::Array(array) => stack.extend(array.into_iter().rev()),
            _ => {}
        }
    }
    Ok(())
}
