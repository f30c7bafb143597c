//! What is put on pages: comments, links, fields, files.

use super::content::Shown;
use super::object::{Dict, Object};
use super::pages::Pages;
use super::{beside, form, say, text_string};
use crate::files::{Part, Stop, Writer, xmp};

pub(super) fn read(pages: &mut Pages<'_, '_>, page: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let file = pages.file;
    for object in file.entry(page, "Annots").array() {
        writer.go_on()?;
        let annotation = file.resolve(object);
        let Some(dict) = annotation.dict() else { continue };
        if file.entry(dict, "Subtype").name() == b"Widget" {
            let number = if let Object::Ref(number, _) = object { Some(*number) } else { None };
            let field = form::of_widget(file, dict, number, &mut pages.fields);
            say(Part::Hidden, &field, writer)?;
            // What it shows may be all that is left of it.
            look(pages, dict, &field, Part::Hidden, writer)?;
        } else {
            comment(pages, dict, writer)?;
        }
        say(Part::Hidden, &link(pages, dict), writer)?;
        if dict.has("FS") {
            beside::attachment(file, &file.entry(dict, "FS"), &mut pages.attached, writer)?;
        }
    }
    Ok(())
}

/// A comment: of whom, about what, and what it says.
fn comment(pages: &mut Pages<'_, '_>, dict: &Dict, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let file = pages.file;
    let mut said = String::new();
    for key in ["T", "Subj", "Contents", "Alt"] {
        if let Some(bytes) = file.entry(dict, key).bytes() {
            said.push_str(&text_string(bytes));
            said.push('\n');
        }
    }
    let rich = match file.entry(dict, "RC") {
        Object::String(bytes) => text_string(&bytes),
        Object::Stream(stream) => file.decode(&stream, writer)?.map(|bytes| text_string(&bytes)).unwrap_or_default(),
        _ => String::new(),
    };
    xmp::each(&rich, &mut |name, text| {
        // Of what is laid out, only elements have text.
        if !name.contains(':') && !said.contains(text) && !matches!(name, "style" | "xmlns" | "dir") {
            said.push_str(text);
            said.push('\n');
        }
        true
    });
    say(Part::Comment, &said, writer)?;
    look(pages, dict, &said, Part::Comment, writer)
}

/// What an annotation shows, where that is not what it says.
fn look(pages: &mut Pages<'_, '_>, dict: &Dict, said: &str, part: Part, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let looks = pages.file.dict(dict, "AP");
    let Object::Stream(form) = pages.file.entry(&looks, "N") else { return Ok(()) };
    let mut shown = Shown::default();
    pages.programs.run_form(&form, &mut shown, writer)?;
    let text = shown.lines.text();
    let words = |text: &str| text.split_whitespace().collect::<String>();
    if words(said).contains(&words(&text)) { Ok(()) } else { say(part, &text, writer) }
}

fn link(pages: &Pages<'_, '_>, dict: &Dict) -> String {
    let action = pages.file.dict(dict, "A");
    let uri = pages.file.entry(&action, "URI");
    let uri = uri.bytes().map(text_string).unwrap_or_default();
    uri.strip_prefix("mailto:").map_or(uri.clone(), str::to_owned)
}
