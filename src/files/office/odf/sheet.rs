//! Sheets of OpenDocument: where their cells stand, though rows and cells that are the same are written once.

use std::collections::BTreeSet;

use super::super::super::xml::Tag;
use super::super::super::{Part, Step, Stop};
use super::super::flow::{Flow, Ink};

#[derive(Default)]
pub(super) struct Sheets {
    /// Styles of tables that are not shown, and the one that is being read.
    hidden: BTreeSet<String>,
    style: String,
    /// Tables that are open: in the cells of a sheet there may be others.
    open: usize,
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    /// What the cell says where it has no paragraph.
    value: Option<String>,
    /// The cell's paragraphs say less than its value, which was written.
    mute: bool,
    /// Words in formulas, each once.
    words: BTreeSet<String>,
}

fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

impl Sheets {
    /// A style, or what it says of a table.
    pub(super) fn style(&mut self, tag: &Tag<'_>) {
        if tag.name() == "style" {
            self.style = tag.get("name").unwrap_or_default().into_owned();
        } else if tag.get("display").is_some_and(|display| display == "false") {
            self.hidden.insert(self.style.clone());
        }
    }

    /// A table begins: where it stands, if it is a sheet.
    pub(super) fn sheet(&mut self, tag: &Tag<'_>) -> Option<Step> {
        self.open += 1;
        if self.open > 1 {
            return None;
        }
        (self.row, self.rows) = (1, 1);
        let name = tag.get("name").unwrap_or_default().into_owned();
        let hidden = tag.get("style-name").is_some_and(|style| self.hidden.contains(&*style));
        Some(Step::Sheet { name, hidden })
    }

    pub(super) fn end_sheet(&mut self) {
        self.open = self.open.saturating_sub(1);
    }

    pub(super) fn row(&mut self, tag: &Tag<'_>) {
        self.rows = repeated(tag, "number-rows-repeated");
        (self.column, self.columns) = (1, 1);
    }

    pub(super) fn end_row(&mut self) {
        self.row = self.row.saturating_add(self.rows);
    }

    pub(super) fn cell(&mut self, tag: &Tag<'_>, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
        self.columns = repeated(tag, "number-columns-repeated");
        self.mute = false;
        flow.at_cell(Some(Step::Cell { row: self.row, column: self.column }));
        if let Some(formula) = tag.get("formula") {
            for word in formula.split('"').skip(1).step_by(2) {
                if word.len() > 2 && self.words.insert(word.to_owned()) {
                    flow.note(Part::Hidden, word)?;
                }
            }
        }
        let values = ["date-value", "time-value", "string-value", "boolean-value", "value"];
        self.value = values.iter().find_map(|name| tag.get(name)).map(|value| value.into_owned());
        // As it is shown, a day may lack its year.
        if let Some(day) = tag.get("date-value") {
            flow.text(&day, Ink::Plain)?;
            (self.mute, self.value) = (true, None);
        }
        Ok(())
    }

    /// The cell's own paragraphs are not read.
    pub(super) fn is_mute(&self) -> bool {
        self.mute
    }

    /// The cell has a paragraph.
    pub(super) fn said(&mut self) {
        self.value = None;
    }

    pub(super) fn end_cell(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), Stop> {
        if let Some(value) = self.value.take() {
            flow.text(&value, Ink::Plain)?;
        }
        flow.at_cell(None);
        flow.gap(self.columns.saturating_sub(1) as usize);
        self.column = self.column.saturating_add(self.columns);
        self.mute = false;
        Ok(())
    }
}
