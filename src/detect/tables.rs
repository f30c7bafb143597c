//! Tables pasted from a spreadsheet: what the heading of a column says holds for every cell below it.

use std::ops::Range;

use super::context::{Hit, Term};
use crate::text::tokens::Tokens;

/// Columns looked at in one table.
const COLUMNS: usize = 64;

/// A run of lines with the same separator, and what its first line says of each column.
struct Table {
    /// Folded offset of the line of the heading.
    start: usize,
    /// Folded range of the lines below the heading.
    rows: Range<usize>,
    separator: u8,
    headings: Vec<Option<Hit>>,
}

/// The tables of a text.
pub(crate) struct Tables(Vec<Table>);

impl Tables {
    /// Finds the tables: lines that follow each other, each with tabs (or, failing these, semicolons, bars or commas), the first
    /// with words that name a kind and no digits.
    #[inline(never)]
    pub(crate) fn new(t: &Tokens) -> Self {
        let mut tables: Vec<Table> = Vec::new();
        // Without a heading there is no table: most texts end here.
        if t.hits.terms.is_empty() || t.cells.is_empty() {
            return Self(tables);
        }
        let bytes = t.folded.bytes();
        let mut cells = t.cells.as_slice();
        let mut open = false;
        let mut start = 0;
        for end in t.lines.iter().map(|end| *end as usize).chain([bytes.len()]) {
            let count = cells.iter().take_while(|cell| (**cell as usize) < end).count();
            let (here, after) = cells.split_at(count);
            cells = after;
            let byte = |cell: &u32| bytes.get(*cell as usize).copied();
            match tables.last_mut() {
                Some(table) if open && here.iter().any(|cell| byte(cell) == Some(table.separator)) => {
                    table.rows.end = end
                }
                _ => {
                    let line = bytes.get(start..end).unwrap_or_default();
                    let heading = if here.is_empty() { None } else { heading(t, start, line) };
                    open = heading.is_some();
                    tables.extend(heading.map(|(separator, headings)| Table {
                        start,
                        rows: end..end,
                        separator,
                        headings,
                    }));
                }
            }
            start = end + 1;
        }
        Self(tables)
    }

    /// The table that a token stands in, below its heading.
    fn of(&self, t: &Tokens, token: usize) -> Option<&Table> {
        let start = t.range(token, token).start;
        let place = self.0.partition_point(|table| table.rows.end < start);
        self.0.get(place).filter(|table| table.rows.contains(&start))
    }

    /// The folded range of the heading that a token stands under, without its line break.
    pub(crate) fn heading(&self, t: &Tokens, token: usize) -> Option<Range<usize>> {
        self.of(t, token).map(|table| table.start..table.rows.start)
    }

    /// Whether the token stands in a table, and what heads its column.
    pub(crate) fn column(&self, t: &Tokens, token: usize) -> Option<Option<Hit>> {
        if self.0.is_empty() {
            return None;
        }
        let start = t.range(token, token).start;
        let table = self.of(t, token)?;
        let before = t.folded.bytes().get(table.rows.start..start).unwrap_or_default();
        let line = before.iter().rev().take_while(|byte| **byte != b'\n').take(4096).count();
        let cells = before.get(before.len() - line..).unwrap_or_default();
        // A comma between quotation marks is one of the value's (RFC 4180).
        let mut quoted = false;
        let parts = |byte: &&u8| {
            quoted ^= **byte == b'"';
            **byte == table.separator && (!quoted || table.separator != b',')
        };
        let column = cells.iter().filter(parts).count();
        Some(table.headings.get(column).copied().flatten())
    }
}

/// « Employé | No | Heures »: beside a column of employees, one of numbers is theirs.
fn number_employees(t: &Tokens, at: usize, line: &[u8], separator: u8, headings: &mut [Option<Hit>]) {
    let among = |cell: &[u8], words: &[&[u8]]| words.iter().any(|word| cell.trim_ascii().eq_ignore_ascii_case(word));
    let employees: [&[u8]; 8] = [
        b"employe",
        b"employes",
        b"employee",
        b"employees",
        b"salarie",
        b"employe(e)",
        b"nom de l'employe",
        b"employee name",
    ];
    let numbers: [&[u8]; 6] = [b"no", b"no.", b"number", b"numero", b"num", b"#"];
    if !line.split(|byte| *byte == separator).any(|cell| among(cell, &employees)) {
        return;
    }
    let mut start = at;
    for (cell, heading) in line.split(|byte| *byte == separator).zip(headings) {
        if heading.is_none() && among(cell, &numbers) {
            let first = t.from(start) as u32;
            *heading = Some(Hit { first, last: first, term: Term::EmployeeId });
        }
        start += cell.len() + 1;
    }
}

/// What a heading says that would be too little anywhere else: « birth », « employé # », « no » beside a column of employees.
fn implied(t: &Tokens, start: usize, cell: &[u8]) -> Option<Hit> {
    let plain = cell.trim_ascii();
    let is = |words: &[&[u8]]| words.iter().any(|word| plain.eq_ignore_ascii_case(word));
    let term = if is(&[b"birth", b"bday", b"b-day", b"ne", b"nee", b"ne(e)", b"ne.e", b"fete"]) {
        Term::DateOfBirth
    } else if is(&[b"employe#", b"employe #", b"employee#", b"employee #", b"emp#", b"emp #", b"no. emp", b"# emp"]) {
        Term::EmployeeId
    } else if is(&[b"permis cond", b"permis de cond", b"licence #", b"license #", b"dl #", b"dl"]) {
        Term::DriversLicence
    } else if is(&[b"rue", b"street", b"voie", b"nom de voie", b"nom de rue", b"nom de la rue", b"street name"]) {
        Term::Street
    } else {
        return None;
    };
    let first = t.from(start) as u32;
    Some(Hit { first, last: first, term })
}

/// The separator and the columns of a line that heads a table.
fn heading(t: &Tokens, at: usize, line: &[u8]) -> Option<(u8, Vec<Option<Hit>>)> {
    let first = t.hits.terms.partition_point(|hit| t.range(hit.first as usize, hit.first as usize).start < at);
    let hit = t.hits.terms.get(first).map(|hit| t.range(hit.first as usize, hit.first as usize).start);
    if hit.is_none_or(|hit| hit >= at + line.len()) || line.len() > 4096 || line.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let often = line.iter().filter(|byte| **byte == b',').count() >= 2;
    let separator = *[b'\t', b';', b'|', b','].iter().find(|separator| line.contains(separator))?;
    // A sentence has a comma too.
    if separator == b',' && (!often || line.windows(2).any(|pair| pair == b", ")) {
        return None;
    }
    let mut headings = Vec::new();
    let mut cell_start = at;
    for cell in line.split(|byte| *byte == separator).take(COLUMNS) {
        let cell_end = cell_start + cell.len();
        let from =
            t.hits.terms.partition_point(|hit| t.range(hit.first as usize, hit.first as usize).start < cell_start);
        let inside = t.hits.terms.get(from..).unwrap_or_default().iter();
        let mut inside =
            inside.take_while(|hit| t.range(hit.last as usize, hit.last as usize).end <= cell_end).copied();
        let first = inside.next();
        let general = |hit: &Hit| matches!(hit.term, Term::Person | Term::Organisation | Term::WeakReference);
        let said = first.filter(|hit| !general(hit)).or_else(|| inside.find(|hit| !general(hit)));
        headings.push(said.or_else(|| implied(t, cell_start, cell)).or(first));
        cell_start = cell_end + 1;
    }
    number_employees(t, at, line, separator, &mut headings);
    headings.iter().any(Option::is_some).then_some((separator, headings))
}
