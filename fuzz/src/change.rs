//! A text made into another one, as texts differ: other words, values, lines, tables, writings.

use std::ops::Range;

use crate::{Chance, pieces};

/// The text with one to four things changed.
pub fn changed(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + chance.below(4) {
        step(&mut text, chance);
    }
    text
}

fn step(text: &mut String, chance: &mut Chance) {
    match chance.below(12) {
        0..=2 => {
            let at = edge(text, chance);
            let (before, after) = (pieces::sign(chance), pieces::sign(chance));
            let piece = if chance.one_in(2) { format!(" {} ", pieces::any(chance)) } else { pieces::any(chance) };
            text.insert_str(at, &if chance.one_in(3) { format!("{before}{piece}{after}") } else { piece });
        }
        3..=4 => {
            let word = word(text, chance);
            text.replace_range(word, &pieces::any(chance));
        }
        5 => {
            let at = edge(text, chance);
            let line = format!("{}{}{}\n", pieces::phrase(chance), pieces::sign(chance), pieces::value(chance));
            text.insert_str(at, &line);
        }
        6 => {
            let at = edge(text, chance);
            text.insert_str(at, &table(chance));
        }
        7 => {
            let (part, at) = (slice(text, chance), edge(text, chance));
            let part = text.get(part).unwrap_or_default().to_owned();
            text.insert_str(at, &part);
        }
        8 => {
            let part = slice(text, chance);
            text.replace_range(part, "");
        }
        9 => between(text, chance),
        10 => {
            let part = slice(text, chance);
            let written = otherwise(text.get(part.clone()).unwrap_or_default(), chance);
            text.replace_range(part, &written);
        }
        _ => {
            let at = boundary(text, chance);
            text.insert_str(at, pieces::odd(chance));
        }
    }
}

/// Cells with one sign between, lines with the same number of cells or nearly.
fn table(chance: &mut Chance) -> String {
    let between = chance.of(&["\t", ";", ",", " | ", "  ", "|"]);
    let (columns, rows) = (1 + chance.below(5), 1 + chance.below(4));
    let mut table = String::from("\n");
    for row in 0..=rows {
        for _ in 0..columns {
            table += &if row == 0 { pieces::phrase(chance) } else { pieces::value(chance) };
            table += if chance.one_in(12) { pieces::sign(chance) } else { between };
        }
        table.push('\n');
    }
    table
}

/// The same words, written otherwise.
fn otherwise(text: &str, chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        // Each accent that has a plain letter, apart from it.
        2 => text.replace(['é', 'è'], "e\u{301}").replace('à', "a\u{300}").replace('ç', "c\u{327}"),
        3 => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        4 => text.chars().map(wide).collect(),
        _ => text.chars().flat_map(|c| [c, '\u{200b}']).collect(),
    }
}

fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).filter(|_| c.is_ascii_alphanumeric()).unwrap_or(c)
}

/// Something else between two words.
fn between(text: &mut String, chance: &mut Chance) {
    let spaces: Vec<(usize, &str)> = text.match_indices(char::is_whitespace).collect();
    if let Some((at, space)) = spaces.get(chance.below(spaces.len())).copied() {
        let end = at + space.len();
        text.replace_range(at..end, pieces::sign(chance));
    }
}

/// Any place between two characters.
fn boundary(text: &str, chance: &mut Chance) -> usize {
    text.floor_char_boundary(chance.below(text.len() + 1))
}

/// A place where a word begins, or the end.
fn edge(text: &str, chance: &mut Chance) -> usize {
    word(text, chance).start
}

/// The word around any place, empty between two.
fn word(text: &str, chance: &mut Chance) -> Range<usize> {
    let at = boundary(text, chance);
    let (before, after) = text.split_at(at);
    let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.find(char::is_whitespace).map_or(text.len(), |end| at + end);
    start..end
}

/// A line, or any part up to some lines long.
fn slice(text: &str, chance: &mut Chance) -> Range<usize> {
    let at = boundary(text, chance);
    if chance.one_in(2) {
        let (before, after) = text.split_at(at);
        return before.rfind('\n').map_or(0, |at| at + 1)..after.find('\n').map_or(text.len(), |end| at + end + 1);
    }
    at..text.floor_char_boundary((at + chance.below(200)).min(text.len()))
}
