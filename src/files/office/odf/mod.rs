//! OpenDocument (ISO/IEC 26300): texts, sheets and presentations are the same few XML files, with the same words in them.

mod content;
mod sheet;

use super::super::xml::{self, Node, Xml};
use super::super::{FileKind, Part, Step, Stop, Unread, Writer};
use super::leaves::{self, Leaves};
use super::package::Package;
use super::part::embedded;

/// Reads a document.
pub(super) fn read(package: &mut Package<'_>, writer: &mut Writer<'_>) -> Result<(), Unread> {
    if is_encrypted(package, writer)? {
        return Err(Unread::Encrypted);
    }
    let main = package.find("content.xml").ok_or(Unread::Damaged)?;
    let text = package.xml(main, writer)?;
    content::read(&text, package.kind, writer)?;
    drop(text);
    // Headers and footers; of a presentation: what stands on all its slides.
    for name in ["styles.xml", "meta.xml"] {
        if let Some(at) = package.find(name) {
            one(package, at, writer)?;
        }
    }
    for at in package.parts() {
        one(package, at, writer)?;
    }
    Ok(())
}

/// Whether the manifest says how to decrypt (OpenDocument 1.3, part 2, 3.4): everything is, or nothing.
fn is_encrypted(package: &mut Package<'_>, writer: &mut Writer<'_>) -> Result<bool, Stop> {
    let Some(at) = package.find("META-INF/manifest.xml") else { return Ok(false) };
    let text = package.xml(at, writer)?;
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next() {
        if let Node::Open(tag) = node
            && tag.name() == "encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Reads one of its files.
fn one(package: &mut Package<'_>, at: usize, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let name = package.name(at).to_owned();
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    // How the program looks, and pictures of what is read elsewhere.
    let looks = ["Thumbnails", "ObjectReplacements", "Configurations2", "META-INF"];
    let looks = looks.iter().any(|looks| folder.starts_with(looks)) || file.starts_with("TablePreview");
    if looks || matches!(file, "mimetype" | "settings.xml" | "manifest.rdf" | "layout-cache") || !package.begin(at) {
        return Ok(());
    }
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    if extension != "xml" {
        let bytes = package.bytes(at, writer)?;
        return embedded(&name, &extension, &bytes, writer);
    }
    let bytes = package.bytes(at, writer)?;
    let text = xml::decode(&bytes);
    match (folder, file) {
        ("", "meta.xml") => {
            writer.within(Step::Part(Part::Properties), |writer| leaves::read(&text, Leaves::Properties, writer))
        }
        ("", "styles.xml") => content::read(&text, FileKind::Odt, writer),
        (_, "styles.xml" | "meta.xml") => Ok(()),
        // A chart, a formula, a document in the document.
        (_, "content.xml") => {
            let step = Step::Entry(folder.to_owned());
            writer.within(step, |writer| content::read(&text, FileKind::Odt, writer))
        }
        _ => writer.within(Step::Part(Part::Hidden), |writer| leaves::read(&text, Leaves::All, writer)),
    }?;
    writer.line()
}
