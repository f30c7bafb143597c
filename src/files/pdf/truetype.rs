//! What the glyphs of a TrueType font are for, by the font's own table: where a file does not say.

use crate::files::{Stop, Writer};
use std::collections::BTreeMap;

/// So many glyphs.
const MOST: usize = 1 << 16;

fn u16_at(font: &[u8], at: usize) -> Option<u32> {
    font.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes).map(u32::from)
}

fn u32_at(font: &[u8], at: usize) -> Option<u32> {
    font.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}

/// Each glyph's first character.
pub(super) fn glyphs(font: &[u8], writer: &mut Writer<'_>) -> Result<BTreeMap<u32, char>, Stop> {
    let mut glyphs = BTreeMap::new();
    for table in tables(font).unwrap_or_default() {
        writer.go_on()?;
        let mut add = |code: u32, glyph: u32| {
            if glyph != 0
                && glyphs.len() < MOST
                && let Some(char) = char::from_u32(code)
            {
                glyphs.entry(glyph).or_insert(char);
            }
        };
        let _ = match u16_at(font, table) {
            Some(4) => segments(font, table, &mut add),
            Some(12) => groups(font, table, &mut add),
            _ => None,
        };
    }
    Ok(glyphs)
}

/// Where the tables of Unicode stand.
fn tables(font: &[u8]) -> Option<Vec<usize>> {
    let count = u16_at(font, 4)? as usize;
    let entry = (0..count).map(|table| 12 + 16 * table).find(|entry| font.get(*entry..entry + 4) == Some(b"cmap"))?;
    let cmap = u32_at(font, entry + 8)? as usize;
    let count = u16_at(font, cmap.checked_add(2)?)? as usize;
    let tables = (0..count.min(32)).filter_map(|table| {
        let entry = cmap.checked_add(4 + 8 * table)?;
        let is_unicode = matches!((u16_at(font, entry)?, u16_at(font, entry + 2)?), (0, _) | (3, 1 | 10));
        cmap.checked_add(u32_at(font, entry + 4)? as usize).filter(|_| is_unicode)
    });
    Some(tables.collect())
}

/// Format 4: segments of codes of two bytes.
fn segments(font: &[u8], table: usize, add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let twice = (u16_at(font, table.checked_add(6)?)? & !1) as usize;
    let mut left = 2 * MOST;
    for segment in (0..twice).step_by(2) {
        let last = u16_at(font, table + 14 + segment)?;
        let first = u16_at(font, table + 16 + twice + segment)?;
        let delta = u16_at(font, table + 16 + 2 * twice + segment)?;
        let range = table + 16 + 3 * twice + segment;
        let offset = u16_at(font, range)?;
        for code in first..=last.min(0xfffe) {
            left = left.checked_sub(1)?;
            let glyph = if offset == 0 {
                (code + delta) & 0xffff
            } else {
                match u16_at(font, range + offset as usize + 2 * (code - first) as usize)? {
                    0 => 0,
                    glyph => (glyph + delta) & 0xffff,
                }
            };
            add(code, glyph);
        }
    }
    Some(())
}

/// Format 12: groups of codes of four bytes.
fn groups(font: &[u8], table: usize, add: &mut impl FnMut(u32, u32)) -> Option<()> {
    let count = u32_at(font, table.checked_add(12)?)? as usize;
    let mut left = 2 * MOST;
    for group in 0..count.min(MOST) {
        let at = table + 16 + 12 * group;
        let (first, last, glyph) = (u32_at(font, at)?, u32_at(font, at + 4)?, u32_at(font, at + 8)?);
        for code in first..=last.min(0x0010_ffff) {
            left = left.checked_sub(1)?;
            add(code, glyph.saturating_add(code - first));
        }
    }
    Some(())
}
