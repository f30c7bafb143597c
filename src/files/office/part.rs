//! One part of a package: what it is, by its outermost element, and how it is read.

use super::super::xml::Xml;
use super::super::{FileKind, Part, Step, Stop, Unread, Writer};
use super::leaves::{self, Leaves};
use super::package::{Package, Relation};
use super::words::{self, Form, Targets};
use super::xlsx;

/// Parts that stand in parts, where the place says so: a table in a chart on a slide.
const DEPTH: usize = 4;

/// How a part is read.
pub(in super::super) enum Way {
    Words(Form, Option<Part>),
    Leaves(Leaves, Part),
    /// How things look, or what another part says too.
    Nothing,
    SheetComments,
    PivotRecords,
}

/// How parts of this outermost element are read.
pub(in super::super) fn way(kind: FileKind, root: &str) -> Way {
    use Form::{Chart, Master, Text};
    match root {
        "document" | "sld" => Way::Words(Text, None),
        "hdr" => Way::Words(Text, Some(Part::Header)),
        "ftr" => Way::Words(Text, Some(Part::Footer)),
        "footnotes" => Way::Words(Text, Some(Part::Footnote)),
        "endnotes" => Way::Words(Text, Some(Part::Endnote)),
        "comments" if kind == FileKind::Xlsx => Way::SheetComments,
        "comments" | "cmLst" => Way::Words(Text, Some(Part::Comment)),
        "notes" => Way::Words(Text, Some(Part::Notes)),
        "sldMaster" | "sldLayout" | "notesMaster" | "handoutMaster" => Way::Words(Master, None),
        "chartSpace" => Way::Words(Chart, Some(Part::Chart)),
        "userShapes" => Way::Words(Text, Some(Part::Chart)),
        "dataModel" | "wsDr" => Way::Words(Text, Some(Part::TextBox)),
        "settings" => Way::Words(Text, None),
        "glossaryDocument" => Way::Words(Text, Some(Part::Hidden)),
        // Excel's comments and controls, in the language of shapes before DrawingML.
        "xml" => Way::Leaves(Leaves::Boxes, Part::TextBox),
        "coreProperties" | "Properties" => Way::Leaves(Leaves::Properties, Part::Properties),
        "ThreadedComments" => Way::SheetComments,
        "personList" | "people" | "cmAuthorLst" | "authorLst" => Way::Leaves(Leaves::All, Part::Comment),
        "revisions" | "headers" | "users" => Way::Leaves(Leaves::All, Part::Deleted),
        "pivotCacheRecords" => Way::PivotRecords,
        "styles"
        | "numbering"
        | "fonts"
        | "webSettings"
        | "theme"
        | "themeOverride"
        | "styleSheet"
        | "calcChain"
        | "presentationPr"
        | "viewPr"
        | "tblStyleLst"
        | "colorsDef"
        | "layoutDef"
        | "styleDef"
        | "chartStyle"
        | "colorStyle"
        | "Types"
        | "Relationships"
        | "datastoreItem"
        | "metadata"
        | "drawing"
        | "presentation"
        | "workbook"
        | "sst"
        | "table"
        | "clrMap"
        | "ocx"
        | "pivotTableDefinition"
        | "commentsEx"
        | "commentsIds"
        | "commentsExtensible" => Way::Nothing,
        _ => Way::Leaves(Leaves::All, Part::Hidden),
    }
}

/// Reads a part, with what it refers to where that stands in it.
pub(super) fn read(package: &mut Package<'_>, at: usize, writer: &mut Writer<'_>, depth: usize) -> Result<(), Stop> {
    if !package.begin(at) {
        return Ok(());
    }
    let name = package.name(at).to_owned();
    let file = name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "xml" | "vml" => {}
        "rels" | "odttf" | "fntdata" => return Ok(()),
        // Of the printer, and in each file that Excel wrote.
        "bin" if file.starts_with("printersettings") => return Ok(()),
        // A picture of the first page, which is read.
        _ if name.starts_with("docProps/thumbnail") => return Ok(()),
        _ => return file_in(package, at, &name, extension, writer),
    }
    let text = package.xml(at, writer)?;
    let relations = package.relations(&name, writer)?;
    let mut targets = targets(&relations);
    match way(package.kind, &Xml::root(&text).unwrap_or_default()) {
        Way::Words(form, part) => in_part(part, writer, |writer| words::read(&text, form, &mut targets, writer))?,
        Way::Leaves(what, part) => in_part(Some(part), writer, |writer| leaves::read(&text, what, writer))?,
        Way::SheetComments => xlsx::comments(&text, writer)?,
        Way::PivotRecords => in_part(Some(Part::Hidden), writer, |writer| xlsx::records(&text, writer))?,
        Way::Nothing => {}
    }
    drop(text);
    write_targets(targets, writer)?;
    related(package, &relations, writer, depth)
}

fn in_part(
    part: Option<Part>,
    writer: &mut Writer<'_>,
    read: impl FnOnce(&mut Writer<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    match part {
        Some(part) => writer.within(Step::Part(part), read)?,
        None => read(writer)?,
    }
    writer.line()
}

/// Where the links of a part lead out of the document.
pub(super) fn targets(relations: &[Relation]) -> Targets {
    let external = relations.iter().filter(|relation| relation.external);
    external.map(|relation| (relation.id.clone(), relation.target.clone())).collect()
}

/// Writes the links that nothing in the part led to.
pub(super) fn write_targets(targets: Targets, writer: &mut Writer<'_>) -> Result<(), Stop> {
    for target in targets.values() {
        in_part(Some(Part::Hidden), writer, |writer| writer.text(target))?;
    }
    Ok(())
}

/// Reads what a part refers to, where it stands: what is shared by many parts, or comes in an order of its own, is left for the end.
pub(super) fn related(
    package: &mut Package<'_>,
    relations: &[Relation],
    writer: &mut Writer<'_>,
    depth: usize,
) -> Result<(), Stop> {
    if depth >= DEPTH {
        return Ok(());
    }
    for relation in relations.iter().filter(|relation| !relation.external) {
        let own = ["notesSlide", "chart", "chartEx", "chartUserShapes", "drawing", "vmlDrawing", "package", "image"];
        let own = own.contains(&relation.kind.as_str())
            || relation.kind.to_lowercase().contains("comment")
            || matches!(&*relation.kind, "diagramData" | "oleObject" | "pivotTable" | "pivotCacheDefinition");
        if let Some(at) = package.find(&relation.target).filter(|_| own) {
            read(package, at, writer, depth + 1)?;
        }
    }
    Ok(())
}

/// A file in the document: a picture, a document, something else.
fn file_in(
    package: &mut Package<'_>,
    at: usize,
    name: &str,
    extension: &str,
    writer: &mut Writer<'_>,
) -> Result<(), Stop> {
    let bytes = package.bytes(at, writer)?;
    embedded(name, extension, &bytes, writer)
}

/// A file in a document, by its name there.
pub(super) fn embedded(name: &str, extension: &str, bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Stop> {
    let picture = matches!(
        extension,
        "png"
            | "jpg"
            | "jpeg"
            | "tif"
            | "tiff"
            | "webp"
            | "gif"
            | "bmp"
            | "emf"
            | "wmf"
            | "emz"
            | "wmz"
            | "svg"
            | "wdp"
            | "svm"
    );
    if bytes.is_empty() {
        return Ok(());
    }
    if picture && FileKind::of(name, bytes).is_none() {
        return writer.within(Step::Entry(name.to_owned()), |writer| {
            // A drawing that is text.
            if extension == "svg" {
                let text = super::super::xml::decode(bytes);
                leaves::read(&text, Leaves::Properties, writer)?;
            }
            writer.unread(Unread::Picture);
            Ok(())
        });
    }
    writer.nested(name, bytes)
}
