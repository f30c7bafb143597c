//! What the codes of simple fonts say.

use super::file::File;
use super::object::{Dict, Object};
use super::scan::find;
use crate::files::code_pages::{ADOBE, char_of, page};
use crate::files::{Stop, Writer};

/// Names of glyphs, of the Adobe Glyph List (BSD): those of Latin, Greek and Cyrillic script, and signs.
const GLYPHS: &str = include_str!("glyphs.txt");

/// A glyph's character, by its name: `eacute`, `uni00E9`, `u1F600`, `f_i` as its first part.
pub(super) fn of_glyph(name: &[u8]) -> Option<char> {
    let name = str::from_utf8(name).ok()?;
    let name = name.split(['.', '_']).next().filter(|name| !name.is_empty())?;
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only);
    }
    let hex = |digits: &str| (4..=6).contains(&digits.len()).then(|| u32::from_str_radix(digits, 16).ok()).flatten();
    let listed = GLYPHS.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ').and_then(hex));
    let code = listed.or_else(|| hex(name.strip_prefix("uni")?.get(..4)?)).or_else(|| hex(name.strip_prefix('u')?))?;
    char::from_u32(code)
}

/// Each code's character.
pub(super) fn table(file: &File<'_>, font: &Dict, writer: &mut Writer<'_>) -> Result<Vec<Option<char>>, Stop> {
    let encoding = file.entry(font, "Encoding");
    let dict = encoding.dict().cloned().unwrap_or_default();
    let named = if let Object::Name(name) = &encoding {
        name.clone()
    } else {
        file.entry(&dict, "BaseEncoding").name().to_vec()
    };
    let upper = match named.as_slice() {
        b"MacRomanEncoding" => page(10000),
        b"WinAnsiEncoding" => page(1252),
        b"StandardEncoding" => ADOBE,
        // What TrueType fonts without an encoding mostly are.
        _ if file.entry(font, "Subtype").name() == b"TrueType" => page(1252),
        _ => ADOBE,
    };
    let mut table: Vec<Option<char>> = (0..=255).map(|byte| char_of(upper, byte)).collect();
    if upper == page(1252) {
        // Of WinAnsi, what has no other place is a bullet.
        table.iter_mut().skip(127).filter(|char| char.is_none()).for_each(|char| *char = Some('•'));
    }
    let mut set = |code: usize, name: &[u8]| {
        if let Some(char) = table.get_mut(code) {
            *char = of_glyph(name);
        }
    };
    if named.is_empty() {
        built_in(file, font, writer, &mut set)?;
    }
    let mut code = 0;
    for object in file.entry(&dict, "Differences").array() {
        match file.resolve(object) {
            Object::Number(number) => code = number as usize,
            Object::Name(name) => {
                set(code, &name);
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    Ok(table)
}

/// The encoding that a Type 1 font has in itself: `dup 65 /A put`, in the part of it that can be read.
fn built_in(
    file: &File<'_>,
    font: &Dict,
    writer: &mut Writer<'_>,
    set: &mut impl FnMut(usize, &[u8]),
) -> Result<(), Stop> {
    let program = file.entry(&file.dict(font, "FontDescriptor"), "FontFile");
    let Some(program) = program.stream() else { return Ok(()) };
    let Some(program) = file.decode(program, writer)? else { return Ok(()) };
    let open = program.get(..find(&program, b"eexec").unwrap_or(0)).unwrap_or_default();
    let Some(from) = find(open, b"/Encoding") else { return Ok(()) };
    let words: Vec<&[u8]> = open
        .get(from..)
        .unwrap_or_default()
        .split(|byte| byte.is_ascii_whitespace())
        .filter(|word| !word.is_empty())
        .take(4 * 400)
        .collect();
    for put in words.windows(4) {
        if let [b"dup", code, name, b"put"] = put
            && let Some(code) = str::from_utf8(code).ok().and_then(|code| code.parse().ok())
            && let Some(name) = name.strip_prefix(b"/")
        {
            set(code, name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs() {
        let named = [
            "A",
            "eacute",
            "uni00E9",
            "u00E9",
            "a.sc",
            "fi",
            "Euro",
            "g12",
            ".notdef",
            "",
            "seven.oldstyle",
            "quoteright",
        ];
        let chars = [
            Some('A'),
            Some('é'),
            Some('é'),
            Some('é'),
            Some('a'),
            Some('ﬁ'),
            Some('€'),
            None,
            None,
            None,
            Some('7'),
            Some('’'),
        ];
        assert_eq!(named.map(|name| of_glyph(name.as_bytes())), chars);
    }
}
