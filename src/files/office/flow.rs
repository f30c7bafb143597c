//! Paragraphs, tables and what is anchored in them, in the order in which people read: what stands aside (a box, a note, a comment, what was
//! deleted) comes after the paragraph that it is anchored in, or after the row of the table. So it never cuts a word, and a row stays a line.

use super::super::{Part, Step, Stop, Writer};
use super::lines::{Before, GAP, Level, Row, end_line, one_line};

/// How a piece of a paragraph stands in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    /// People do not see it.
    Hidden,
    /// A tracked change put it there.
    Inserted,
    /// A tracked change took it away.
    Deleted,
}

/// Where paragraphs go.
pub(super) struct Flow<'w, 's> {
    pub(super) writer: &'w mut Writer<'s>,
    /// Paragraphs so far.
    number: u32,
    /// In place of a paragraph's number: the cell of a sheet.
    cell: Option<Step>,
    open: Vec<Paragraph>,
    base: Level,
    asides: Vec<Aside>,
    later: Vec<Later>,
}

#[derive(Default)]
struct Paragraph {
    step: Option<Step>,
    now: String,
    /// As it was before the tracked changes; written where they took something away, since half a number is none.
    before: String,
    changed: bool,
    /// What of `now` is hidden, in bytes.
    hidden: Vec<(usize, usize)>,
}

struct Aside {
    part: Part,
    text: String,
    level: Level,
    /// Paragraphs that were open when it began.
    open: usize,
}

struct Later {
    step: Option<Step>,
    part: Part,
    text: String,
}

impl<'w, 's> Flow<'w, 's> {
    pub(super) fn new(writer: &'w mut Writer<'s>) -> Self {
        Self {
            writer,
            number: 0,
            cell: None,
            open: Vec::new(),
            base: Level::default(),
            asides: Vec::new(),
            later: Vec::new(),
        }
    }

    fn level(&mut self) -> &mut Level {
        self.asides.last_mut().map_or(&mut self.base, |aside| &mut aside.level)
    }

    fn in_row(&self) -> bool {
        !self.asides.last().map_or(&self.base, |aside| &aside.level).0.is_empty()
    }

    pub(super) fn in_paragraph(&self) -> bool {
        self.open.len() > self.asides.last().map_or(0, |aside| aside.open)
    }

    /// Nothing is open: a step may be entered or left.
    pub(super) fn is_clear(&self) -> bool {
        self.open.is_empty() && self.asides.is_empty() && self.base.0.is_empty()
    }

    /// In another part: its paragraphs have numbers of their own.
    pub(super) fn restart(&mut self) {
        self.number = 0;
    }

    /// Whether what comes now stands aside.
    pub(super) fn is_aside(&self) -> bool {
        !self.asides.is_empty()
    }

    /// What is written from here on stands in that cell of a sheet.
    pub(super) fn at_cell(&mut self, cell: Option<Step>) {
        self.cell = cell;
    }

    fn step(&self) -> Option<Step> {
        self.open.last().map_or(self.cell.clone(), |paragraph| paragraph.step.clone())
    }

    pub(super) fn paragraph(&mut self) {
        let step = match (&self.cell, self.asides.is_empty()) {
            (Some(cell), _) => Some(cell.clone()),
            // An aside stands where it is anchored.
            (None, false) => None,
            (None, true) => {
                self.number = self.number.saturating_add(1);
                Some(Step::Paragraph(self.number))
            }
        };
        self.open.push(Paragraph { step, ..Paragraph::default() });
    }

    /// A piece of the paragraph; a paragraph of its own where none is open.
    pub(super) fn text(&mut self, text: &str, ink: Ink) -> Result<(), Stop> {
        self.writer.go_on()?;
        if !self.in_paragraph() {
            // Between elements: how the file is laid out.
            if text.trim().is_empty() {
                return Ok(());
            }
            self.paragraph();
            self.text(text, ink)?;
            return self.end_paragraph();
        }
        let in_row = self.in_row();
        let Some(paragraph) = self.open.last_mut() else { return Ok(()) };
        self.writer.holds(paragraph.before.len().max(paragraph.now.len()) + text.len())?;
        let text = if in_row { one_line(text) } else { text.into() };
        if ink != Ink::Inserted {
            paragraph.before.push_str(&text);
        }
        if ink == Ink::Deleted {
            paragraph.changed = true;
            return Ok(());
        }
        let from = paragraph.now.len();
        paragraph.now.push_str(&text);
        if ink == Ink::Hidden {
            match paragraph.hidden.last_mut() {
                Some(last) if last.1 == from => last.1 = paragraph.now.len(),
                _ => paragraph.hidden.push((from, paragraph.now.len())),
            }
        }
        Ok(())
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), Stop> {
        if !self.in_paragraph() {
            return Ok(());
        }
        let Some(paragraph) = self.open.pop() else { return Ok(()) };
        if paragraph.changed {
            self.later(paragraph.step.clone(), Part::Deleted, paragraph.before.clone());
        }
        if !paragraph.now.is_empty() {
            match self.asides.last_mut() {
                Some(aside) => {
                    match aside.level.before() {
                        Before::Line => end_line(&mut aside.text),
                        Before::Text(text) => aside.text.push_str(text),
                    }
                    aside.text.push_str(&paragraph.now);
                }
                None => self.write(&paragraph)?,
            }
        }
        self.flush()
    }

    fn write(&mut self, paragraph: &Paragraph) -> Result<(), Stop> {
        match self.base.before() {
            Before::Line => self.writer.line()?,
            Before::Text(text) => self.writer.text(text)?,
        }
        if let Some(step) = &paragraph.step {
            self.writer.enter(step.clone());
        }
        let mut from = 0;
        for (start, end) in &paragraph.hidden {
            self.writer.text(paragraph.now.get(from..*start).unwrap_or_default())?;
            let hidden = paragraph.now.get(*start..*end).unwrap_or_default();
            self.writer.within(Step::Part(Part::Hidden), |writer| writer.text(hidden))?;
            from = *end;
        }
        self.writer.text(paragraph.now.get(from..).unwrap_or_default())?;
        if paragraph.step.is_some() {
            self.writer.leave();
        }
        if self.base.0.is_empty() { self.writer.line() } else { Ok(()) }
    }

    /// A row of a table begins.
    pub(super) fn row(&mut self) -> Result<(), Stop> {
        self.end_line()?;
        self.level().0.push(Row::default());
        Ok(())
    }

    pub(super) fn cell(&mut self) {
        self.level().cell();
    }

    /// Cells without content.
    pub(super) fn gap(&mut self, cells: usize) {
        if let Some(row) = self.level().0.last_mut() {
            row.tabs = row.tabs.saturating_add(cells).min(GAP);
        }
    }

    /// This cell is so many columns wider: what comes after keeps its column.
    pub(super) fn span(&mut self, columns: usize) {
        if let Some(row) = self.level().0.last_mut() {
            row.span = columns.min(GAP);
        }
    }

    pub(super) fn end_row(&mut self) -> Result<(), Stop> {
        self.level().0.pop();
        self.end_line()?;
        self.flush()
    }

    fn end_line(&mut self) -> Result<(), Stop> {
        match self.asides.last_mut() {
            Some(aside) => end_line(&mut aside.text),
            None => self.writer.line()?,
        }
        Ok(())
    }

    /// What comes now stands aside, until [`end_aside`](Self::end_aside).
    pub(super) fn aside(&mut self, part: Part) {
        let open = self.open.len();
        self.asides.push(Aside { part, text: String::new(), level: Level::default(), open });
    }

    pub(super) fn end_aside(&mut self) -> Result<(), Stop> {
        while !self.asides.is_empty() && self.in_paragraph() {
            self.end_paragraph()?;
        }
        if let Some(aside) = self.asides.pop() {
            let step = self.step();
            self.later(step, aside.part, aside.text);
        }
        self.flush()
    }

    /// Words that stand aside, as a whole.
    pub(super) fn note(&mut self, part: Part, text: &str) -> Result<(), Stop> {
        let step = self.step();
        self.later(step, part, text.trim().to_owned());
        self.flush()
    }

    fn later(&mut self, step: Option<Step>, part: Part, text: String) {
        let same = |last: &Later| last.part == part && last.text == text && last.step == step;
        // Titles are often said twice: as a title and as a description.
        if !text.trim().is_empty() && !self.later.last().is_some_and(same) {
            self.later.push(Later { step, part, text });
        }
    }

    /// Writes what stood aside, where that cuts nothing.
    fn flush(&mut self) -> Result<(), Stop> {
        if !self.open.is_empty() || !self.asides.is_empty() || !self.base.0.is_empty() {
            return Ok(());
        }
        for later in std::mem::take(&mut self.later) {
            self.writer.line()?;
            if let Some(step) = later.step.clone() {
                self.writer.enter(step);
            }
            self.writer.within(Step::Part(later.part), |writer| writer.text(&later.text))?;
            if later.step.is_some() {
                self.writer.leave();
            }
            self.writer.line()?;
        }
        Ok(())
    }

    /// Ends what a file that breaks off left open.
    pub(super) fn finish(mut self) -> Result<&'w mut Writer<'s>, Stop> {
        while !self.asides.is_empty() {
            self.end_aside()?;
        }
        while self.in_paragraph() {
            self.end_paragraph()?;
        }
        self.base.0.clear();
        self.writer.line()?;
        self.flush()?;
        Ok(self.writer)
    }
}
