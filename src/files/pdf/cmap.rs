//! Tables from codes to characters, or to numbers of glyphs: the programs that a PDF calls CMaps.

use super::lexer::Lexer;
use super::object::Object;
use crate::files::{Stop, Writer};
use std::collections::BTreeMap;

/// So many operands are kept for an operator.
const OPERANDS: usize = 1 << 18;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    /// Length in bytes, first and last code.
    spaces: Vec<(usize, u32, u32)>,
    /// By the first code: the last, and what the first is.
    texts: BTreeMap<u32, (u32, String)>,
    glyphs: BTreeMap<u32, (u32, u32)>,
}

impl CMap {
    pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<Self, Stop> {
        let (mut map, mut lexer, mut operands) = (Self::default(), Lexer::of_program(bytes), Vec::new());
        while let Some(object) = lexer.next() {
            writer.go_on()?;
            let Object::Word(word) = object else {
                if operands.len() < OPERANDS {
                    operands.push(object);
                }
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => {
                    for pair in operands.as_chunks::<2>().0 {
                        if let [Object::String(first), Object::String(last)] = pair {
                            map.spaces.push((first.len(), code(first), code(last)));
                        }
                    }
                }
                b"endbfchar" => {
                    for [from, to] in operands.as_chunks::<2>().0 {
                        if let Object::String(from) = from {
                            map.texts.insert(code(from), (code(from), text(to)));
                        }
                    }
                }
                b"endbfrange" => map.ranges(&operands, writer)?,
                b"endcidchar" => {
                    for pair in operands.as_chunks::<2>().0 {
                        if let [Object::String(from), Object::Number(to)] = pair {
                            map.glyphs.insert(code(from), (code(from), *to as u32));
                        }
                    }
                }
                b"endcidrange" => {
                    for range in operands.as_chunks::<3>().0 {
                        if let [Object::String(from), Object::String(last), Object::Number(to)] = range {
                            map.glyphs.insert(code(from), (code(last), *to as u32));
                        }
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(map)
    }

    fn ranges(&mut self, operands: &[Object], writer: &mut Writer<'_>) -> Result<(), Stop> {
        for [first, last, to] in operands.as_chunks::<3>().0 {
            let (Object::String(first), Object::String(last)) = (first, last) else { continue };
            if let Object::Array(each) = to {
                for (code, to) in (code(first)..=code(last)).zip(each) {
                    writer.go_on()?;
                    self.texts.insert(code, (code, text(to)));
                }
            } else {
                self.texts.insert(code(first), (code(last), text(to)));
            }
        }
        Ok(())
    }

    /// What a code says; none: the table does not know.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let (first, (last, text)) = self.texts.range(..=code).next_back()?;
        if code > *last || text.is_empty() {
            return None;
        }
        let mut chars = text.chars();
        let end = u32::from(chars.next_back()?).checked_add(code - first)?;
        let said: String = chars.chain(char::from_u32(end)).collect();
        said.chars().any(|char| char != '\0' && char != char::REPLACEMENT_CHARACTER).then_some(said)
    }

    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (first, (last, glyph)) = self.glyphs.range(..=code).next_back()?;
        (code <= *last).then(|| glyph.saturating_add(code - first))
    }

    /// How long the code is that bytes begin with; none: the table does not say.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, first, last): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|of| *length > 0 && (*first..=*last).contains(&code(of)))
        };
        let least = || self.spaces.iter().map(|(length, ..)| *length).filter(|length| *length > 0).min();
        self.spaces.iter().find(fits).map(|(length, ..)| *length).or_else(least)
    }
}

pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// UTF-16; a byte alone is a character as well.
fn text(object: &Object) -> String {
    match object {
        Object::String(bytes) if bytes.len() == 1 => bytes.iter().map(|byte| char::from(*byte)).collect(),
        Object::String(bytes) => {
            let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        Object::Name(name) => super::encoding::of_glyph(name).map(String::from).unwrap_or_default(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Limits, Writer};

    #[test]
    fn a_table() -> Result<(), Stop> {
        let mut writer = Writer::new(Limits::default(), &|| false);
        let map = CMap::read(
            b"1 begincodespacerange<0000><FFFF>endcodespacerange 2 beginbfchar<0003><0020><0004><00660069>endbfchar \
              2 beginbfrange<0010><0012><0041><0020><0021>[<00E9>/Agrave]endbfrange",
            &mut writer,
        )?;
        let said: Vec<_> = [3, 4, 0x10, 0x12, 0x13, 0x20, 0x21].into_iter().map(|code| map.text(code)).collect();
        let said: Vec<_> = said.iter().map(Option::as_deref).collect();
        assert_eq!(said, [Some(" "), Some("fi"), Some("A"), Some("C"), None, Some("é"), Some("À")]);
        assert_eq!(map.length(&[0, 1]), Some(2));
        Ok(())
    }
}
