//! The three ways a report is written: for the terminal, for spreadsheets, and as one page to print.

use std::fmt::Write as _;

use super::{Section, Table, View};
use crate::journal::cells::Cells;

/// Inline, so that the page is one file; black on white, so that it prints.
const STYLE: &str = include_str!("page.css");

impl View {
    /// For the terminal and for mail: text alone.
    pub fn text(&self) -> String {
        let mut out = format!("{}\n", self.title);
        for line in &self.lead {
            let _ = writeln!(out, "{line}");
        }
        for Section { title, note, tables } in &self.sections {
            let _ = write!(out, "\n{title}\n{}\n{note}\n", "=".repeat(title.chars().count()));
            for table in tables {
                text(&mut out, table, tables.len() > 1);
            }
        }
        out
    }

    /// For spreadsheets: the tables one below the other, each under its title; numbers without a separator.
    pub fn csv(&self) -> String {
        let mut cells = Cells::new(self.lang);
        cells.row(std::slice::from_ref(&self.title));
        for line in &self.lead {
            cells.row(std::slice::from_ref(line));
        }
        for Section { title, note, tables } in &self.sections {
            cells.row(&[String::new()]);
            cells.row(std::slice::from_ref(title));
            cells.row(std::slice::from_ref(note));
            for Table { caption, heads, rows, words } in tables {
                cells.row(&[String::new()]);
                cells.row(std::slice::from_ref(caption));
                cells.row(heads);
                for row in rows {
                    let digits = |cell: &String| cell.chars().filter(char::is_ascii_digit).collect::<String>();
                    let cell =
                        |(place, cell): (usize, &String)| if place < *words { cell.clone() } else { digits(cell) };
                    cells.row(&row.iter().enumerate().map(cell).collect::<Vec<_>>());
                }
            }
        }
        cells.text()
    }

    /// One page on its own, to be opened by any browser and printed: no script, nothing fetched.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
            self.lang.tag()
        );
        for line in &self.lead {
            let _ = writeln!(out, "<p>{}</p>", escaped(line));
        }
        for Section { title, note, tables } in &self.sections {
            let _ = write!(out, "<section>\n<h2>{}</h2>\n<p>{}</p>\n", escaped(title), escaped(note));
            for table in tables {
                html(&mut out, table);
            }
            out.push_str("</section>\n");
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }
}

/// A table whose columns stand one below the other, words to the left and numbers to the right.
fn text(out: &mut String, Table { caption, heads, rows, words }: &Table, captioned: bool) {
    let length = |cell: &String| cell.chars().count();
    let width = |column: usize| {
        let cells = std::iter::once(heads).chain(rows).filter_map(|row| row.get(column));
        cells.map(length).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    out.push('\n');
    if captioned {
        let _ = writeln!(out, "{caption}");
    }
    for row in std::iter::once(heads).chain(rows) {
        let mut line = String::new();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width.saturating_sub(length(cell)));
            let _ = if place < *words { write!(line, "  {cell}{pad}") } else { write!(line, "  {pad}{cell}") };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn html(out: &mut String, Table { caption, heads, rows, words }: &Table) {
    let _ = write!(out, "<table>\n<caption>{}</caption>\n<thead>\n<tr>", escaped(caption));
    let class = |place: usize| if place < *words { "" } else { " class=\"number\"" };
    for (place, head) in heads.iter().enumerate() {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(place), escaped(head));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let _ = match place {
                0 => write!(out, "<th scope=\"row\">{cell}</th>"),
                _ => write!(out, "<td{}>{cell}</td>", class(place)),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// The text as it may stand in a page.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            letter => out.push(letter),
        }
    }
    out
}
