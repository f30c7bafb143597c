//! The text of WordprocessingML and of DrawingML (ECMA-376-1, parts 17 and 21): documents, headers, notes, comments, slides, shapes, charts. Their
//! paragraphs, runs and tables have the same names, so one reader reads them all.

use std::collections::{BTreeMap, BTreeSet};

use super::super::xml::{Node, Tag, Xml};
use super::super::{Part, Stop, Writer};
use super::flow::{Flow, Ink};
use super::package::broke_off;

/// What is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Form {
    Text,
    Chart,
    /// Masters and layouts: what stands in their placeholders is a prompt, that nobody wrote.
    Master,
}

/// Where links lead, by their id; those that were written are taken out.
pub(super) type Targets = BTreeMap<String, String>;

/// What the text of the element that opened last is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Collect {
    Nothing,
    Text,
    Deleted,
    Field,
}

struct Words<'w, 's, 't> {
    flow: Flow<'w, 's>,
    form: Form,
    targets: &'t mut Targets,
    collect: Collect,
    /// Changes that are open, each with what it does to what is in it.
    changes: Vec<Ink>,
    in_run: bool,
    vanish: bool,
    /// The instruction of a field, which may be in several runs.
    field: String,
    /// Of each alternative that is open: whether a choice said something.
    alternatives: Vec<bool>,
    depth: usize,
    /// In this depth and below nothing is read.
    skip: Option<usize>,
    /// The depth of the shape that is open.
    shape: Option<usize>,
    authors: BTreeSet<String>,
}

/// Reads a part.
pub(super) fn read(text: &str, form: Form, targets: &mut Targets, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let mut words = Words {
        flow: Flow::new(writer),
        form,
        targets,
        collect: Collect::Nothing,
        changes: Vec::new(),
        in_run: false,
        vanish: false,
        field: String::new(),
        alternatives: Vec::new(),
        depth: 0,
        skip: None,
        shape: None,
        authors: BTreeSet::new(),
    };
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => {
                words.depth += 1;
                if words.skip.is_none() {
                    words.collect = Collect::Nothing;
                    words.open(&tag)?;
                }
            }
            Node::Close(end) => {
                if words.skip.is_none() {
                    words.collect = Collect::Nothing;
                    words.close(end.name())?;
                }
                if words.shape.is_some_and(|shape| shape >= words.depth) {
                    words.shape = None;
                }
                if words.skip.is_some_and(|skip| skip >= words.depth) {
                    words.skip = None;
                }
                words.depth = words.depth.saturating_sub(1);
            }
            Node::Text(text) => {
                if words.skip.is_none() {
                    words.text(&text)?;
                }
            }
        }
    }
    words.end_field()?;
    let authors = std::mem::take(&mut words.authors);
    words.flow.note(Part::Hidden, &authors.into_iter().collect::<Vec<_>>().join("\n"))?;
    let Words { flow, .. } = words;
    broke_off(&xml, flow.finish()?);
    Ok(())
}

impl Words<'_, '_, '_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        match tag.name() {
            "p" => self.flow.paragraph(),
            "r" => (self.in_run, self.vanish) = (true, false),
            "vanish" | "webHidden" if self.in_run => self.vanish |= tag.is_on(),
            "t" | "text" => self.collect = Collect::Text,
            "v" if self.form == Form::Chart => self.collect = Collect::Text,
            "delText" => self.collect = Collect::Deleted,
            "instrText" | "delInstrText" => self.collect = Collect::Field,
            "fldChar" => self.end_field()?,
            "fldSimple" => {
                self.field.push_str(&tag.get("instr").unwrap_or_default());
                self.end_field()?;
            }
            "noBreakHyphen" => self.piece("\u{2011}")?,
            "tab" | "ptab" if self.in_run => self.piece("\t")?,
            "br" | "cr" => self.piece("\n")?,
            "del" | "moveFrom" => self.change(tag, Ink::Deleted),
            "ins" | "moveTo" => self.change(tag, Ink::Inserted),
            "tr" => self.flow.row()?,
            "strCache" | "numCache" | "strLit" | "numLit" | "lvl" if self.form == Form::Chart => self.flow.row()?,
            "tc" => self.flow.cell(),
            "txbxContent" => self.flow.aside(Part::TextBox),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" if self.alternatives.last() == Some(&true) => self.skip = Some(self.depth),
            "sp" => self.shape = Some(self.depth),
            "ph" if self.form == Form::Master => self.skip = self.shape,
            "gridSpan" => {
                let cells = tag.get("val").and_then(|cells| cells.parse().ok()).unwrap_or(1usize);
                self.flow.span(cells.saturating_sub(1));
            }
            "pt" if self.form == Form::Chart => {
                self.flow.cell();
                self.collect = Collect::Text;
            }
            "comment" => self.flow.text(&tag.get("author").unwrap_or_default(), Ink::Plain)?,
            _ => self.attributes(tag)?,
        }
        Ok(())
    }

    /// What is said in attributes.
    fn attributes(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        let (part, names): (_, &[&str]) = match tag.name() {
            "docPr" | "cNvPr" => (Part::Hidden, &["descr", "title"]),
            "shape" | "rect" | "roundrect" | "oval" | "group" | "imagedata" => (Part::Hidden, &["alt", "title"]),
            "textpath" => (Part::TextBox, &["string"]),
            "tblCaption" | "tblDescription" | "alias" | "tag" => (Part::Hidden, &["val"]),
            "listItem" => (Part::Hidden, &["displayText", "value"]),
            "date" => (Part::Hidden, &["fullDate"]),
            "listEntry" | "helpText" | "statusText" | "default" => (Part::Hidden, &["val"]),
            "docVar" => (Part::Hidden, &["name", "val"]),
            "connectString" | "query" | "mailSubject" => (Part::Hidden, &["val"]),
            "hyperlink" | "hlinkClick" | "hlinkHover" | "hlinkMouseOver" => {
                let target = tag.prefixed("id").and_then(|id| self.targets.remove(&*id));
                self.flow.note(Part::Hidden, &target.unwrap_or_default())?;
                (Part::Hidden, &["tooltip"])
            }
            _ => return Ok(()),
        };
        for name in names {
            let value = tag.get(name).unwrap_or_default();
            // The numbers of a form's choices.
            if !(tag.name() == "default" && value.len() < 3) {
                self.flow.note(part, &value)?;
            }
        }
        Ok(())
    }

    fn change(&mut self, tag: &Tag<'_>, ink: Ink) {
        self.changes.push(ink);
        if let Some(author) = tag.get("author") {
            self.authors.insert(author.into_owned());
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Stop> {
        match name {
            "p" => self.flow.end_paragraph()?,
            "r" => self.in_run = false,
            "del" | "moveFrom" | "ins" | "moveTo" => {
                self.changes.pop();
            }
            "tr" => self.flow.end_row()?,
            "strCache" | "numCache" | "strLit" | "numLit" | "lvl" if self.form == Form::Chart => self.flow.end_row()?,
            "txbxContent" => self.flow.end_aside()?,
            "AlternateContent" => {
                self.alternatives.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        match self.collect {
            Collect::Nothing => Ok(()),
            Collect::Text => self.piece(text),
            Collect::Deleted => self.flow.text(text, Ink::Deleted),
            Collect::Field => {
                self.field.push_str(text);
                Ok(())
            }
        }
    }

    fn piece(&mut self, text: &str) -> Result<(), Stop> {
        for said in &mut self.alternatives {
            *said = true;
        }
        let changed = if self.changes.contains(&Ink::Deleted) { Some(&Ink::Deleted) } else { self.changes.last() };
        let ink = match changed {
            Some(ink) => *ink,
            None if self.vanish && self.in_run => Ink::Hidden,
            None => Ink::Plain,
        };
        self.flow.text(text, ink)
    }

    /// What a field asks for: where a link leads, what is merged in; not the numbers of pages.
    fn end_field(&mut self) -> Result<(), Stop> {
        let field = std::mem::take(&mut self.field);
        let layout =
            ["PAGE", "NUMPAGES", "PAGEREF", "TOC", "REF", "SEQ", "SECTION", "SECTIONPAGES", "FORMTEXT", "STYLEREF"];
        match field.split_whitespace().next() {
            Some(word) if !layout.contains(&word) => self.flow.note(Part::Hidden, &field),
            _ => Ok(()),
        }
    }
}
