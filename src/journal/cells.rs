//! Tables for spreadsheets: RFC 4180, with the separator that they expect in each language, and nothing in them that a spreadsheet would run.

use crate::lang::Lang;

/// A table, as it is written.
pub(super) struct Cells {
    text: String,
    separator: char,
}

impl Cells {
    /// None written yet. The mark before it says UTF-8 to Excel; where the decimal sign is a comma, it wants semicolons.
    pub(super) fn new(lang: Lang) -> Self {
        let separator = if lang == Lang::Fr { ';' } else { ',' };
        Self { text: String::from('\u{feff}'), separator }
    }

    /// Writes a row.
    pub(super) fn row(&mut self, cells: &[String]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(self.separator);
            }
            self.cell(cell);
        }
        self.text.push_str("\r\n");
    }

    /// Control characters become spaces, so that a row is a line. Both separators ask for quotes: who opens the file may have the other one.
    fn cell(&mut self, cell: &str) {
        let blank = |letter: char| letter == ' ' || letter.is_control();
        let quoted = cell.contains(['"', ',', ';']) || cell.starts_with(blank) || cell.ends_with(blank);
        if quoted {
            self.text.push('"');
        }
        let mut begins = true;
        for letter in cell.chars() {
            let letter = if letter.is_control() { ' ' } else { letter };
            // OWASP, "CSV Injection" (read 2026-11): such a sign makes a formula of a cell, also the full-width one, also after what splits
            // the cell where another separator is in use.
            if begins && matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
                self.text.push('\'');
            }
            if letter == '"' {
                self.text.push('"');
            }
            self.text.push(letter);
            begins = matches!(letter, ',' | ';' | '"') || (begins && letter.is_whitespace());
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// What was written.
    pub(super) fn text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use crate::lang::Lang;

    #[test]
    fn nothing_is_run() {
        for (cell, written) in [
            ("chatgpt.com", "chatgpt.com"),
            ("art. 7, al. 2", "\"art. 7, al. 2\""),
            ("a;b", "\"a;b\""),
            ("dit \"x\"", "\"dit \"\"x\"\"\""),
            ("=1+1", "'=1+1"),
            ("\t=1", "\" '=1\""),
            ("-2", "'-2"),
            ("＝1", "'＝1"),
            ("x,=HYPERLINK(\"a\")", "\"x,'=HYPERLINK(\"\"a\"\")\""),
            ("x;\u{a0}@b", "\"x;\u{a0}'@b\""),
            ("\"=1", "\"\"\"'=1\""),
            ("a\r\nb", "a  b"),
            ("", ""),
        ] {
            let mut cells = Cells::new(Lang::En);
            cells.row(&[cell.to_owned()]);
            assert_eq!(cells.text(), format!("\u{feff}{written}\r\n"), "{cell:?}");
        }
    }
}
