//! Workbooks (SpreadsheetML, ECMA-376-1 part 18): sheets that people see and sheets that they do not, and what stands beside the cells.

mod days;
mod format;
mod masks;
mod sheet;
mod strings;

use std::borrow::Cow;

use super::super::archive::Archive;
use super::super::xml::{Node, Tag, Xml};
use super::super::{FileKind, Part, Step, Stop, Writer};
use super::lines::{one_line, tabs};
use super::package::{Package, Relation, broke_off};
use format::Formats;
pub(super) use sheet::cell_at;
use strings::Strings;
pub(in super::super) use strings::unescaped;

/// What all sheets need.
#[derive(Default)]
struct Workbook {
    strings: Strings,
    formats: Formats,
    /// Days are counted from 1904, as on old Macintoshes.
    from_1904: bool,
}

impl Workbook {
    fn read(
        package: &mut Package<'_>,
        relations: &[Relation],
        from_1904: bool,
        writer: &mut Writer<'_>,
    ) -> Result<Self, Stop> {
        let part = |package: &Package<'_>, kind: &str| {
            let relation = relations.iter().find(|relation| relation.kind == kind);
            relation.and_then(|relation| package.find(&relation.target))
        };
        let strings = match part(package, "sharedStrings") {
            Some(at) => Strings::read(&package.xml(at, writer)?, writer)?,
            None => Strings::default(),
        };
        let formats = match part(package, "styles") {
            Some(at) => Formats::read(&package.xml(at, writer)?),
            None => Formats::default(),
        };
        Ok(Self { strings, formats, from_1904 })
    }
}

/// What cells show, for whoever changes them.
#[derive(Default)]
pub(in super::super) struct Shown(Workbook);

impl Shown {
    /// Of a workbook.
    pub(in super::super) fn of(bytes: &[u8], writer: &mut Writer<'_>) -> Result<Self, Stop> {
        let package = Archive::open(bytes).map(|archive| Package::new(FileKind::Xlsx, archive));
        let Some(mut package) = package else { return Ok(Self::default()) };
        let Some(main) = package.main(writer)? else { return Ok(Self::default()) };
        let text = package.xml(main, writer)?;
        let name = package.name(main).to_owned();
        let relations = package.relations(&name, writer)?;
        // What the workbook says itself was read where it was read.
        let (_, from_1904) = list(&text, writer)?;
        Ok(Self(Workbook::read(&mut package, &relations, from_1904, writer)?))
    }

    /// A number as a cell of that style shows it.
    pub(in super::super) fn number<'v>(&self, style: usize, value: &'v str) -> Cow<'v, str> {
        self.0.formats.show(style, value, self.0.from_1904)
    }

    /// The shared string of that number.
    pub(in super::super) fn string(&self, at: usize) -> &str {
        self.0.strings.at(at)
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    id: String,
}

/// Reads a workbook.
pub(super) fn read(package: &mut Package<'_>, main: usize, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let text = package.xml(main, writer)?;
    let name = package.name(main).to_owned();
    let relations = package.relations(&name, writer)?;
    let (listed, from_1904) = list(&text, writer)?;
    drop(text);
    let mut book = Workbook::read(package, &relations, from_1904, writer)?;
    for sheet in listed {
        let relation = relations.iter().find(|relation| relation.id == sheet.id);
        let Some(at) = relation.and_then(|relation| package.find(&relation.target)) else { continue };
        let step = Step::Sheet { name: sheet.name, hidden: sheet.hidden };
        writer.within(step, |writer| one(package, at, &mut book, writer))?;
        writer.line()?;
    }
    // Sheets that the workbook does not list any more.
    let rest: Vec<&Relation> = relations.iter().filter(|relation| relation.kind.ends_with("sheet")).collect();
    for relation in rest {
        if let Some(at) = package.find(&relation.target).filter(|at| !package.is_done(*at)) {
            let step = Step::Sheet { name: relation.target.clone(), hidden: true };
            writer.within(step, |writer| one(package, at, &mut book, writer))?;
            writer.line()?;
        }
    }
    // Words that no cell shows any more.
    for text in book.strings.unused() {
        writer.within(Step::Part(Part::Hidden), |writer| writer.text(text))?;
        writer.line()?;
    }
    Ok(())
}

fn one(package: &mut Package<'_>, at: usize, book: &mut Workbook, writer: &mut Writer<'_>) -> Result<(), Stop> {
    if package.is_done(at) {
        return Ok(());
    }
    let name = package.name(at).to_owned();
    let text = package.xml(at, writer)?;
    let relations = package.relations(&name, writer)?;
    let mut targets = super::part::targets(&relations);
    sheet::read(&text, book, &mut targets, writer)?;
    drop(text);
    writer.line()?;
    super::part::write_targets(targets, writer)?;
    super::part::related(package, &relations, writer, 0)
}

/// The sheets of a workbook; what else it says is written.
fn list(text: &str, writer: &mut Writer<'_>) -> Result<(Vec<Listed>, bool), Stop> {
    let mut xml = Xml::new(text);
    let mut sheets = Vec::new();
    let (mut from_1904, mut defined) = (false, None);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "sheet" => {
                    let get = |name| tag.get(name).unwrap_or_default().into_owned();
                    // A sheet is often named after whom it is about.
                    writer.within(Step::Part(Part::Hidden), |writer| writer.text(&get("name")))?;
                    writer.line()?;
                    let hidden = tag.get("state").is_some_and(|state| state != "visible");
                    let id = tag.prefixed("id").unwrap_or_default().into_owned();
                    sheets.push(Listed { name: get("name"), hidden, id });
                }
                "workbookPr" => from_1904 = is_1904(&tag),
                "definedName" => {
                    let comment = tag.get("comment").map(|comment| format!(" {comment}"));
                    let name = tag.get("name").unwrap_or_default();
                    defined = Some(format!("{name}{}: ", comment.unwrap_or_default()));
                }
                _ => {}
            },
            Node::Text(text) => {
                if let Some(defined) = &mut defined {
                    defined.push_str(&text);
                }
            }
            Node::Close(_) => {
                if let Some(defined) = defined.take() {
                    writer.within(Step::Part(Part::Hidden), |writer| writer.text(&defined))?;
                    writer.line()?;
                }
            }
        }
    }
    broke_off(&xml, writer);
    Ok((sheets, from_1904))
}

/// Whether days are counted from 1904.
fn is_1904(properties: &Tag<'_>) -> bool {
    matches!(properties.get("date1904").as_deref(), Some("1" | "true"))
}

/// Comments of a sheet, of both kinds: with whoever wrote them, at their cells.
pub(super) fn comments(text: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let mut authors: Vec<String> = Vec::new();
    let (mut author, mut place, mut said, mut reading) = (String::new(), None, String::new(), false);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "author" => authors.push(String::new()),
                "comment" | "threadedComment" => {
                    place = tag.get("ref").and_then(|cell| cell_at(&cell));
                    let id = tag.get("authorId").and_then(|id| id.parse::<usize>().ok());
                    author = id.and_then(|id| authors.get(id)).cloned().unwrap_or_default();
                    said.clear();
                }
                "t" | "text" => reading = true,
                _ => {}
            },
            Node::Text(text) if reading => said.push_str(&text),
            Node::Text(text) => {
                if let Some(last) = authors.last_mut().filter(|_| place.is_none()) {
                    last.push_str(text.trim());
                }
            }
            Node::Close(end) => match end.name() {
                "t" | "text" => reading = false,
                "comment" | "threadedComment" => {
                    let step = place.map(|(row, column)| Step::Cell { row, column });
                    comment(step, &author, said.trim(), writer)?;
                }
                _ => {}
            },
        }
    }
    broke_off(&xml, writer);
    Ok(())
}

fn comment(step: Option<Step>, author: &str, said: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let cell = step.is_some();
    if let Some(step) = step {
        writer.enter(step);
    }
    writer.within(Step::Part(Part::Comment), |writer| {
        // Excel begins a comment with its author's name.
        if !author.is_empty() && !said.contains(author) {
            writer.text(author)?;
            writer.line()?;
        }
        writer.text(said)?;
        writer.line()
    })?;
    if cell {
        writer.leave();
    }
    Ok(())
}

/// What a pivot table keeps of the rows that it was made of.
pub(super) fn records(text: &str, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let mut gap = 0;
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "r" => {
                writer.line()?;
                gap = 0;
            }
            "s" | "n" | "d" | "x" | "m" | "b" | "e" => {
                // Those by number (`x`) are in the definition.
                if let Some(value) = tag.get("v").filter(|_| tag.name() != "x") {
                    writer.text(tabs(gap))?;
                    writer.text(&one_line(&value))?;
                    gap = 0;
                }
                gap += 1;
            }
            _ => {}
        }
    }
    broke_off(&xml, writer);
    Ok(())
}
