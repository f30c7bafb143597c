//! Lines of tables: tabs between cells, and what comes before a paragraph in one.

/// Cells without content that keep their tab, in a row: far-away ones are not worth a megabyte.
pub(super) const GAP: usize = 64;
const TABS: &str = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

/// So many tabs, and no more than [`GAP`].
pub(super) fn tabs(count: usize) -> &'static str {
    TABS.get(..count.min(GAP)).unwrap_or(TABS)
}

/// The rows that are open, from the outermost table in.
#[derive(Default)]
pub(super) struct Level(pub(super) Vec<Row>);

#[derive(Default)]
pub(super) struct Row {
    cells: u32,
    /// Tabs that come before what is written next.
    pub(super) tabs: usize,
    /// Columns that this cell takes beyond its own.
    pub(super) span: usize,
    /// Something stands in this cell.
    filled: bool,
}

/// What comes before a paragraph.
pub(super) enum Before {
    Line,
    Text(&'static str),
}

impl Level {
    pub(super) fn before(&mut self) -> Before {
        let Some(row) = self.0.last_mut() else { return Before::Line };
        let gap = std::mem::take(&mut row.tabs);
        let filled = std::mem::replace(&mut row.filled, true);
        Before::Text(match (gap, filled) {
            (0, false) => "",
            (0, true) => " ",
            (count, _) => tabs(count),
        })
    }

    pub(super) fn cell(&mut self) {
        if let Some(row) = self.0.last_mut() {
            let span = std::mem::take(&mut row.span);
            row.tabs = row.tabs.saturating_add(usize::from(row.cells > 0) + span).min(GAP);
            row.cells = row.cells.saturating_add(1);
            row.filled = false;
        }
    }
}

/// Ends a line, once.
pub(super) fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// What stands in a cell, on one line.
pub(super) fn one_line(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) {
        text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ").into()
    } else {
        text.into()
    }
}
