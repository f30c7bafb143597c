//! Documents of office suites: what people see of them, and what they do not. Microsoft's (ECMA-376) are packages of parts; OpenDocument's are
//! archives with a few XML files.
//!
//! - [`package`]: the parts, and how they belong together; [`part`]: how each is read;
//! - [`words`]: text of documents and slides; [`xlsx`]: sheets; [`leaves`]: properties and all that says no more of itself;
//! - [`odf`]: OpenDocument; [`flow`] and [`lines`]: paragraphs and tables to lines, for all of them.

mod flow;
mod leaves;
mod lines;
mod odf;
mod package;
mod part;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests say what failed by panicking")]
mod tests;
mod words;
mod xlsx;

use super::archive::Archive;
use super::xml::{Node, Xml};
use super::{FileKind, Step, Stop, Unread, Writer};
pub(super) use leaves::Leaves;
use package::Package;
pub(super) use part::{Way, way};
pub(super) use words::Form;
pub(super) use xlsx::{Shown, unescaped};

/// Reads a document of that kind.
pub(super) fn read(kind: FileKind, archive: Archive<'_>, writer: &mut Writer<'_>) -> Result<(), Unread> {
    let mut package = Package::new(kind, archive);
    if matches!(kind, FileKind::Odt | FileKind::Ods | FileKind::Odp) {
        return odf::read(&mut package, writer);
    }
    let main = package.main(writer)?.ok_or(Unread::Damaged)?;
    match kind {
        FileKind::Xlsx => xlsx::read(&mut package, main, writer)?,
        FileKind::Pptx => slides(&mut package, main, writer)?,
        _ => part::read(&mut package, main, writer, 0)?,
    }
    for at in package.parts() {
        part::read(&mut package, at, writer, 0)?;
    }
    Ok(())
}

/// The slides of a presentation, in its order.
fn slides(package: &mut Package<'_>, main: usize, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let text = package.xml(main, writer)?;
    let name = package.name(main).to_owned();
    let relations = package.relations(&name, writer)?;
    let mut xml = Xml::new(&text);
    let mut number = 0;
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "sldId" {
            continue;
        }
        let Some(id) = tag.prefixed("id") else { continue };
        let Some(relation) = relations.iter().find(|relation| relation.id == id) else { continue };
        number += 1;
        if let Some(at) = package.find(&relation.target) {
            writer.within(Step::Slide(number), |writer| part::read(package, at, writer, 0))?;
            writer.line()?;
        }
    }
    package::broke_off(&xml, writer);
    Ok(())
}
