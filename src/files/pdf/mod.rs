//! PDF: what its pages show, seen or not, and what stands beside them: comments, forms, links, attachments, properties.
//!
//! Written here, on no library: those that were looked at in November 2026 unpack streams without a limit, some while the file is opened, and the module
//! of a browser cannot take back what it ran out of.

mod annotations;
mod beside;
mod cmap;
mod content;
mod crypt;
mod encoding;
mod file;
mod filter;
mod font;
mod form;
mod lexer;
mod lines;
mod matrix;
mod object;
mod pages;
mod scan;
mod truetype;

use super::code_pages::{PDF_DOC, char_of};
use super::{Part, Step, Stop, Unread, Writer};
use file::File;
use pages::Pages;

/// Reads a file.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let before = writer.written();
    let file = File::open(bytes, writer)?;
    let root = file.dict(&file.trailer, "Root");
    let mut pages = Pages::new(&file);
    pages.read(&root, writer)?;
    form::rest(&file, &root, &pages.fields, writer)?;
    beside::outlines(&file, &root, writer)?;
    beside::alternates(&file, &root, writer)?;
    beside::properties(&file, &root, writer)?;
    beside::attachments(&file, &root, &mut pages.attached, writer)?;
    if file.is_spent() {
        return Err(Unread::TooLarge);
    }
    if writer.written() == before && (pages.count == 0 || pages.unseen > 0 || file.is_damaged()) {
        return Err(if pages.unseen > 0 { Unread::Scanned } else { Unread::Damaged });
    }
    if file.is_damaged() || pages.count == 0 {
        writer.unread(Unread::Damaged);
    }
    Ok(())
}

/// Writes lines in a part of their own, if they say anything.
fn say(part: Part, text: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    if text.trim().is_empty() {
        return Ok(());
    }
    writer.line()?;
    writer.within(Step::Part(part), |writer| {
        writer.text(text.trim())?;
        writer.line()
    })
}

/// A string that is no page's: UTF-16, UTF-8, or PDF's own encoding.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0xef, 0xbb, 0xbf, ..] => super::xml::decode(bytes).into_owned(),
        _ => bytes.iter().filter_map(|byte| char_of(PDF_DOC, *byte)).collect(),
    }
    .replace('\r', "\n")
}
