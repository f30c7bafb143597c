//! What the bytes that a page shows say, and how wide they are.

use super::cmap::{CMap, code};
use super::file::File;
use super::object::{Dict, Object};
use super::{encoding, truetype};
use crate::files::{Stop, Writer};
use std::collections::BTreeMap;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Its own table, which holds before all others.
    to_unicode: Option<CMap>,
    kind: Kind,
    widths: BTreeMap<u32, f64>,
    /// Of what has no width of its own.
    width: Width,
}

#[derive(Debug)]
enum Kind {
    /// A byte is a code.
    Simple(Vec<Option<char>>),
    /// Codes of several bytes.
    Composite {
        /// None: two bytes, and the code is the glyph.
        codes: Option<CMap>,
        /// The code is UTF-16.
        unicode: bool,
        /// Of the font in the file: what its glyphs are for.
        glyphs: BTreeMap<u32, char>,
    },
}

#[derive(Clone, Copy, Debug)]
enum Width {
    All(f64),
    /// One of the fonts that every viewer has: of the space and what follows it.
    Standard(&'static [u16; 95]),
}

/// What one code shows.
pub(super) struct Glyph {
    /// None: nobody can tell.
    pub(super) text: Option<String>,
    /// In thousandths of the size.
    pub(super) width: f64,
    /// Words are set apart after it.
    pub(super) space: bool,
}

impl Font {
    pub(super) fn load(file: &File<'_>, font: &Dict, writer: &mut Writer<'_>) -> Result<Self, Stop> {
        let to_unicode = table(file, &file.entry(font, "ToUnicode"), writer)?;
        if file.entry(font, "Subtype").name() == b"Type0" {
            return Self::composite(file, font, to_unicode, writer);
        }
        let first = file.entry(font, "FirstChar").count().unwrap_or(0) as u32;
        let scale = match file.entry(font, "FontMatrix").array().first().and_then(Object::number) {
            Some(scale) if file.entry(font, "Subtype").name() == b"Type3" => scale * 1000.0,
            _ => 1.0,
        };
        let widths = file.entry(font, "Widths");
        let widths = widths.array().iter().take(256).zip(first..);
        let widths = widths.filter_map(|(width, code)| Some((code, file.resolve(width).number()? * scale))).collect();
        let missing = file.entry(&file.dict(font, "FontDescriptor"), "MissingWidth").number();
        let width = missing.map_or_else(|| standard(file.entry(font, "BaseFont").name()), Width::All);
        Ok(Self { to_unicode, kind: Kind::Simple(encoding::table(file, font, writer)?), widths, width })
    }

    fn composite(
        file: &File<'_>,
        font: &Dict,
        to_unicode: Option<CMap>,
        writer: &mut Writer<'_>,
    ) -> Result<Self, Stop> {
        let inner = file.entry(font, "DescendantFonts");
        let inner = inner.array().first().map(|inner| file.resolve(inner)).unwrap_or(Object::Null);
        let inner = inner.dict().cloned().unwrap_or_default();
        let encoding = file.entry(font, "Encoding");
        let name = encoding.name();
        let unicode = name.starts_with(b"Uni") && (contains(name, b"UCS2") || contains(name, b"UTF16"));
        let codes = match table(file, &encoding, writer)? {
            None if !unicode && !name.starts_with(b"Identity") => to_unicode.clone(),
            codes => codes,
        };
        let glyphs = if to_unicode.is_none() { glyphs(file, &inner, writer)? } else { BTreeMap::new() };
        let width = Width::All(file.entry(&inner, "DW").number().unwrap_or(1000.0));
        let widths = widths(file, &file.entry(&inner, "W"), writer)?;
        Ok(Self { to_unicode, kind: Kind::Composite { codes, unicode, glyphs }, widths, width })
    }

    /// The glyph that bytes begin with, and how many they are. Of bytes, there is at least one.
    pub(super) fn next(&self, bytes: &[u8]) -> (Glyph, usize) {
        let length = match &self.kind {
            Kind::Simple(_) => 1,
            Kind::Composite { codes, .. } => codes.as_ref().and_then(|codes| codes.length(bytes)).unwrap_or(2),
        };
        let length = length.clamp(1, bytes.len().max(1));
        let read = bytes.get(..length).unwrap_or_default();
        let code = code(read);
        let said = self.to_unicode.as_ref().and_then(|table| table.text(code));
        let (other, glyph) = match &self.kind {
            Kind::Simple(table) => (table.get(code as usize).copied().flatten(), code),
            Kind::Composite { codes, unicode, glyphs } => {
                let glyph = codes.as_ref().and_then(|codes| codes.glyph(code)).unwrap_or(code);
                (if *unicode { char::from_u32(code) } else { glyphs.get(&glyph).copied() }, glyph)
            }
        };
        let width = self.widths.get(&glyph).copied().unwrap_or_else(|| match self.width {
            Width::All(width) => width,
            Width::Standard(widths) => {
                let at = (code as usize).checked_sub(32);
                // An accent above does not make a letter wider; most of what is above 127 is an accented letter.
                at.and_then(|at| widths.get(at)).map_or(500.0, |width| f64::from(*width))
            }
        });
        (Glyph { text: said.or_else(|| other.map(String::from)), width, space: length == 1 && code == 32 }, length)
    }
}

/// What the numbers of glyphs are for, by the font in the file.
fn glyphs(file: &File<'_>, inner: &Dict, writer: &mut Writer<'_>) -> Result<BTreeMap<u32, char>, Stop> {
    let program = file.entry(&file.dict(inner, "FontDescriptor"), "FontFile2");
    let Some(program) = program.stream() else { return Ok(BTreeMap::new()) };
    let Some(program) = file.decode(program, writer)? else { return Ok(BTreeMap::new()) };
    let glyphs = truetype::glyphs(&program, writer)?;
    let Object::Stream(numbers) = file.entry(inner, "CIDToGIDMap") else { return Ok(glyphs) };
    let Some(numbers) = file.decode(&numbers, writer)? else { return Ok(glyphs) };
    let numbers = numbers.as_chunks::<2>().0.iter().take(1 << 16).zip(0..);
    Ok(numbers.filter_map(|(glyph, number)| Some((number, *glyphs.get(&u16::from_be_bytes(*glyph).into())?))).collect())
}

fn contains(name: &[u8], part: &[u8]) -> bool {
    super::scan::find(name, part).is_some()
}

/// A table that stands in a stream.
fn table(file: &File<'_>, object: &Object, writer: &mut Writer<'_>) -> Result<Option<CMap>, Stop> {
    let Some(stream) = object.stream() else { return Ok(None) };
    let Some(program) = file.decode(stream, writer)? else { return Ok(None) };
    Ok(Some(CMap::read(&program, writer)?))
}

/// `[first [width width] first last width]`.
fn widths(file: &File<'_>, object: &Object, writer: &mut Writer<'_>) -> Result<BTreeMap<u32, f64>, Stop> {
    let (mut widths, mut array) = (BTreeMap::new(), object.array().iter().map(|object| file.resolve(object)));
    while let Some(first) = array.next() {
        writer.go_on()?;
        let first = first.count().unwrap_or(0) as u32;
        match array.next() {
            Some(Object::Array(each)) => {
                widths.extend(
                    (first..)
                        .zip(each.iter().take(1 << 16).map(|width| file.resolve(width).number().unwrap_or(1000.0))),
                );
            }
            Some(Object::Number(last)) => {
                let width = array.next().and_then(|width| width.number()).unwrap_or(1000.0);
                widths.extend((first..=(last as u32).min(first.saturating_add(1 << 16))).map(|code| (code, width)));
            }
            _ => break,
        }
        if widths.len() > 1 << 17 {
            break;
        }
    }
    Ok(widths)
}

/// By its name, the nearest of the fonts that every viewer has.
fn standard(name: &[u8]) -> Width {
    if contains(name, b"Courier") {
        Width::All(600.0)
    } else if contains(name, b"Times") {
        Width::Standard(&TIMES)
    } else {
        Width::Standard(&HELVETICA)
    }
}

/// Adobe's metrics of the fourteen standard fonts.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
];
