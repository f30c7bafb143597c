//! Glyphs at their places to lines of text.
//!
//! The order is that in which a page shows them: it is that of reading nearly always, and it keeps columns apart. What is set on a line that was
//! left already, close to its end, joins it: a value that a form shows after all its labels.

use super::matrix::Point;

/// From so much of the size on, a gap is a space.
const SPACE: f64 = 0.17;
/// A tab.
const TAB: f64 = 2.0;
/// A line's end that so far away is joined later.
const JOINED: f64 = 0.7;
/// How many lines back that is looked for.
const BACK: usize = 300;

/// A page's text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
    /// The last glyph.
    last: Point,
    /// How many bytes it takes, nearly.
    pub(super) size: usize,
}

#[derive(Debug)]
struct Line {
    text: String,
    start: Point,
    end: Point,
    /// Of length 1.
    way: Point,
    size: f64,
}

/// A glyph at its place.
pub(super) struct Placed<'t> {
    pub(super) text: &'t str,
    pub(super) start: Point,
    pub(super) end: Point,
    /// Which way it is written, of length 1.
    pub(super) way: Point,
    pub(super) size: f64,
}

impl Line {
    /// From one point to another: along the line, and away from it.
    fn from(&self, from: Point, to: Point) -> (f64, f64) {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        (x * self.way.0 + y * self.way.1, y * self.way.0 - x * self.way.1)
    }

    fn goes(&self, way: Point) -> bool {
        self.way.0 * way.0 + self.way.1 * way.1 > 0.98
    }

    fn gap(&mut self, gap: f64, size: f64, text: &str) {
        let apart =
            gap > SPACE * size && !self.text.ends_with(char::is_whitespace) && !text.starts_with(char::is_whitespace);
        if apart && !self.text.is_empty() {
            self.text.push(if gap > TAB * size { '\t' } else { ' ' });
        }
    }
}

impl Lines {
    pub(super) fn add(&mut self, glyph: &Placed<'_>) {
        let before = std::mem::replace(&mut self.last, glyph.start);
        self.size += glyph.text.len();
        if let Some(line) = self.lines.last_mut().filter(|line| line.goes(glyph.way)) {
            let (along, away) = line.from(line.end, glyph.start);
            let size = line.size.max(glyph.size);
            if away.abs() < 0.45 * size && along > -0.6 * size {
                let (moved, _) = line.from(before, glyph.start);
                if moved.abs() < 0.08 * size && !glyph.text.trim().is_empty() && line.text.ends_with(glyph.text) {
                    // Shown twice, to look bold.
                    return;
                }
                line.gap(along, line.size.min(glyph.size), glyph.text);
                line.text.push_str(glyph.text);
                (line.end, line.size) = (glyph.end, glyph.size);
                return;
            }
        }
        let Placed { text, start, end, way, size } = *glyph;
        self.size += size_of::<Line>();
        self.lines.push(Line { text: text.to_owned(), start, end, way, size });
    }

    /// How many characters that are no space were shown.
    pub(super) fn count(&self) -> usize {
        self.lines.iter().flat_map(|line| line.text.chars()).filter(|char| !char.is_whitespace()).count()
    }

    /// All of it, lines ended by `\n`.
    pub(super) fn text(self) -> String {
        let mut lines: Vec<Line> = Vec::new();
        for line in self.lines.into_iter().filter(|line| !line.text.trim().is_empty()) {
            let back = lines.len().saturating_sub(BACK);
            let mut joined = false;
            for other in lines.iter_mut().skip(back).rev().filter(|other| other.goes(line.way)) {
                let size = other.size.min(line.size);
                let (after, away) = other.from(other.end, line.start);
                if away.abs() > 0.3 * size {
                    continue;
                }
                let (before, _) = other.from(line.end, other.start);
                let close = -0.2 * size..JOINED * size;
                if close.contains(&after) {
                    other.gap(after, size, &line.text);
                    other.text.push_str(&line.text);
                    other.end = line.end;
                } else if close.contains(&before) {
                    let text = std::mem::replace(&mut other.text, line.text.clone());
                    other.gap(before, size, &text);
                    other.text.push_str(&text);
                    other.start = line.start;
                } else {
                    continue;
                }
                joined = true;
                break;
            }
            if !joined {
                lines.push(line);
            }
        }
        lines.iter().flat_map(|line| [line.text.trim_end(), "\n"]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of size 10, each at its place; a letter is half as wide as the size.
    fn text(words: &[(f64, f64, &str)]) -> String {
        let mut lines = Lines::default();
        for (x, y, word) in words {
            for (at, char) in word.chars().enumerate() {
                let x = x + 5.0 * at as f64;
                let text = &char.to_string();
                lines.add(&Placed { text, start: (x, *y), end: (x + 5.0, *y), way: (1.0, 0.0), size: 10.0 });
            }
        }
        lines.text()
    }

    #[test]
    fn gaps() {
        assert_eq!(
            text(&[(0.0, 0.0, "Trem"), (20.5, 0.0, "blay"), (43.0, 0.0, "Luc"), (99.0, 0.0, "12")]),
            "Tremblay Luc\t12\n"
        );
        assert_eq!(text(&[(0.0, 0.0, "un"), (0.0, -12.0, "deux")]), "un\ndeux\n");
    }

    #[test]
    fn values_after_their_labels() {
        let words = [(0.0, 0.0, "Nom"), (0.0, -20.0, "NAS"), (18.0, 0.0, "Luc"), (18.0, -20.0, "12")];
        assert_eq!(text(&words), "Nom Luc\nNAS 12\n");
    }

    #[test]
    fn columns_stay_apart() {
        let words = [(0.0, 0.0, "un"), (0.0, -12.0, "deux"), (100.0, 0.0, "trois"), (100.0, -12.0, "quatre")];
        assert_eq!(text(&words), "un\ndeux\ntrois\nquatre\n");
    }

    #[test]
    fn bold_by_showing_twice() {
        assert_eq!(
            text(&[(0.0, 0.0, "N"), (0.3, 0.0, "N"), (5.0, 0.0, "o"), (5.3, 0.0, "o"), (10.0, 0.0, "o")]),
            "Noo\n"
        );
    }
}
