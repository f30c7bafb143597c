//! `content.xml` and `styles.xml`: paragraphs, tables, notes, comments, boxes, tracked changes; slides and sheets around them.

use std::collections::BTreeSet;

use super::super::super::xml::{Node, Tag, Xml};
use super::super::super::{FileKind, Part, Step, Stop, Writer};
use super::super::flow::{Flow, Ink};
use super::super::package::broke_off;
use super::sheet::Sheets;

/// Spaces in a row that are written: more are layout.
const SPACES: usize = 64;

pub(super) struct Content<'w, 's> {
    pub(super) flow: Flow<'w, 's>,
    kind: FileKind,
    depth: usize,
    /// In this depth and below nothing is read.
    skip: Option<usize>,
    /// The depths of elements that are asides, or steps.
    asides: Vec<usize>,
    steps: Vec<usize>,
    slides: u32,
    /// White space is one space, and none at the beginning of a paragraph.
    space: bool,
    /// An element whose text is a paragraph though it stands in none.
    plain: Option<usize>,
    /// Who commented or changed something.
    creator: Option<String>,
    creators: BTreeSet<String>,
    annotation: Option<usize>,
    forms: Option<usize>,
    sheets: Sheets,
}

/// Reads it.
pub(super) fn read(text: &str, kind: FileKind, writer: &mut Writer<'_>) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let mut content = Content {
        flow: Flow::new(writer),
        kind,
        depth: 0,
        skip: None,
        asides: Vec::new(),
        steps: Vec::new(),
        slides: 0,
        space: true,
        plain: None,
        creator: None,
        creators: BTreeSet::new(),
        annotation: None,
        forms: None,
        sheets: Sheets::default(),
    };
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => {
                content.depth += 1;
                if content.skip.is_none() {
                    content.open(&tag)?;
                }
            }
            Node::Text(text) => {
                if content.skip.is_none() {
                    content.text(&text)?;
                }
            }
            Node::Close(end) => {
                if content.skip.is_none() {
                    content.close(end.name())?;
                }
                let depth = content.depth;
                for mark in [&mut content.skip, &mut content.plain, &mut content.annotation, &mut content.forms] {
                    mark.take_if(|at| *at >= depth);
                }
                content.depth = depth.saturating_sub(1);
            }
        }
    }
    let creators: Vec<String> = std::mem::take(&mut content.creators).into_iter().collect();
    content.flow.note(Part::Hidden, &creators.join("\n"))?;
    let Content { flow, steps, .. } = content;
    let writer = flow.finish()?;
    for _ in steps {
        writer.leave();
    }
    broke_off(&xml, writer);
    Ok(())
}

impl Content<'_, '_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        if self.forms.is_some() {
            for name in ["label", "current-value", "value", "title", "help-message"] {
                self.note(tag, name)?;
            }
        }
        match tag.name() {
            "p" | "h" if self.sheets.is_mute() && !self.flow.is_aside() => self.skip = Some(self.depth),
            "p" | "h" => {
                self.sheets.said();
                self.flow.paragraph();
                self.space = true;
            }
            "s" if self.flow.in_paragraph() => {
                let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.piece(&" ".repeat(count.min(SPACES)))?;
            }
            "tab" if self.flow.in_paragraph() => self.piece("\t")?,
            "line-break" if self.flow.in_paragraph() => self.piece("\n")?,
            "a" => {
                for name in ["href", "title"] {
                    self.note(tag, name)?;
                }
            }
            "note" => {
                let end = tag.get("note-class").is_some_and(|class| class == "endnote");
                self.aside(if end { Part::Endnote } else { Part::Footnote });
            }
            "note-citation" | "binary-data" | "page-number" | "page-count" => self.skip = Some(self.depth),
            "annotation" => {
                self.annotation = Some(self.depth);
                self.aside(Part::Comment);
            }
            "creator" if !self.flow.in_paragraph() => self.creator = Some(String::new()),
            "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "polyline" | "polygon" | "path"
            | "connector" | "caption" | "measure"
                if self.kind != FileKind::Odp =>
            {
                self.aside(Part::TextBox);
            }
            "frame" if tag.get("placeholder").is_some_and(|is| is == "true") => self.skip = Some(self.depth),
            "title" | "desc" => {
                self.aside(Part::Hidden);
                self.plain = Some(self.depth);
            }
            "header-decl" | "footer-decl" | "date-time-decl" => self.plain = Some(self.depth),
            "tracked-changes" => self.aside(Part::Deleted),
            "hidden-text" | "hidden-paragraph" | "user-field-decl" | "variable-set" | "conditional-text" => {
                for name in ["string-value", "string-value-if-true", "string-value-if-false"] {
                    self.note(tag, name)?;
                }
            }
            "forms" => self.forms = Some(self.depth),
            "header" | "header-left" | "header-first" => self.enter(Step::Part(Part::Header)),
            "footer" | "footer-left" | "footer-first" => self.enter(Step::Part(Part::Footer)),
            "page" if self.kind == FileKind::Odp => {
                self.slides += 1;
                self.enter(Step::Slide(self.slides));
            }
            "notes" if self.kind == FileKind::Odp => self.enter(Step::Part(Part::Notes)),
            "table-row" => {
                self.flow.row()?;
                self.sheets.row(tag);
            }
            "table-cell" | "covered-table-cell" => {
                self.flow.cell();
                if self.kind == FileKind::Ods {
                    self.sheets.cell(tag, &mut self.flow)?;
                }
            }
            "table" if self.kind == FileKind::Ods => {
                if let Some(sheet) = self.sheets.sheet(tag) {
                    self.note(tag, "name")?;
                    self.enter(sheet);
                }
            }
            "style" | "table-properties" => self.sheets.style(tag),
            "content-validation" => {
                self.aside(Part::Hidden);
                self.note(tag, "condition")?;
            }
            "help-message" | "error-message" => self.note(tag, "title")?,
            "named-expression" => self.note(tag, "expression")?,
            _ => {}
        }
        Ok(())
    }

    fn note(&mut self, tag: &Tag<'_>, name: &str) -> Result<(), Stop> {
        match tag.get(name) {
            Some(value) => self.flow.note(Part::Hidden, &value),
            None => Ok(()),
        }
    }

    fn aside(&mut self, part: Part) {
        self.flow.aside(part);
        self.asides.push(self.depth);
    }

    /// Where nothing is open: else it would cut a paragraph.
    fn enter(&mut self, step: Step) {
        if self.flow.is_clear() {
            self.flow.writer.enter(step);
            self.flow.restart();
            self.steps.push(self.depth);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Stop> {
        match name {
            "p" | "h" => self.flow.end_paragraph()?,
            "table-row" => {
                self.flow.end_row()?;
                self.sheets.end_row();
            }
            "table-cell" | "covered-table-cell" if self.kind == FileKind::Ods => {
                self.sheets.end_cell(&mut self.flow)?;
            }
            "table" => self.sheets.end_sheet(),
            "creator" => {
                let creator = self.creator.take().unwrap_or_default();
                if self.annotation.is_some() {
                    self.flow.text(&creator, Ink::Plain)?;
                } else if !creator.is_empty() {
                    self.creators.insert(creator);
                }
            }
            _ => {}
        }
        if self.asides.last().is_some_and(|aside| *aside >= self.depth) {
            self.asides.pop();
            self.flow.end_aside()?;
            self.space = false;
        }
        if self.steps.last().is_some_and(|step| *step >= self.depth) && self.flow.is_clear() {
            self.steps.pop();
            self.flow.writer.line()?;
            self.flow.writer.leave();
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        if let Some(creator) = &mut self.creator {
            creator.push_str(text);
            return Ok(());
        }
        if !self.flow.in_paragraph() && self.plain.is_none() {
            return Ok(());
        }
        let mut plain = String::with_capacity(text.len());
        for sign in text.chars() {
            let white = matches!(sign, ' ' | '\t' | '\r' | '\n');
            if !(white && self.space) {
                plain.push(if white { ' ' } else { sign });
            }
            self.space = white;
        }
        self.flow.text(&plain, Ink::Plain)
    }

    fn piece(&mut self, text: &str) -> Result<(), Stop> {
        self.space = false;
        self.flow.text(text, Ink::Plain)
    }
}
