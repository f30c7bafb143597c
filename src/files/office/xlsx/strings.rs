//! The strings that the cells of a workbook share, and which of them a cell showed.

use std::borrow::Cow;

use super::super::super::xml::{Node, Xml};
use super::super::super::{Stop, Writer};
use super::super::package::broke_off;

/// All in one text: a hundred thousand of them are no hundred thousand allocations.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    used: Vec<bool>,
}

impl Strings {
    pub(super) fn read(text: &str, writer: &mut Writer<'_>) -> Result<Self, Stop> {
        let mut strings = Self::default();
        let mut xml = Xml::new(text);
        let (mut reading, mut sounds) = (false, false);
        let mut one = String::new();
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => match tag.name() {
                    "t" => reading = true,
                    // How Japanese is pronounced: the cell says it already.
                    "rPh" => sounds = true,
                    _ => {}
                },
                Node::Text(text) if reading && !sounds => {
                    writer.holds(strings.text.len() + one.len() + text.len())?;
                    one.push_str(&text);
                }
                Node::Text(_) => {}
                Node::Close(end) => match end.name() {
                    "t" => reading = false,
                    "rPh" => sounds = false,
                    "si" => {
                        writer.go_on()?;
                        strings.text.push_str(&unescaped(&one));
                        strings.ends.push(strings.text.len());
                        one.clear();
                    }
                    _ => {}
                },
            }
        }
        broke_off(&xml, writer);
        strings.used = vec![false; strings.ends.len()];
        Ok(strings)
    }

    /// The string of that number; it was shown.
    pub(super) fn show(&mut self, at: usize) -> &str {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        self.at(at)
    }

    pub(super) fn at(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|to| self.text.get(from..*to)).unwrap_or_default()
    }

    /// Those that no cell showed.
    pub(super) fn unused(&self) -> impl Iterator<Item = &str> {
        let unused = self.used.iter().enumerate().filter(|(_, used)| !**used);
        unused.map(|(at, _)| self.at(at)).filter(|text| !text.trim().is_empty())
    }
}

/// Text as Excel escapes it, `_x000D_` for what XML cannot say (ECMA-376-1, 22.9.2.19).
pub(in super::super::super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        whole.push_str(before);
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match sign {
            Some(sign) => {
                whole.push(sign);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                whole.push_str("_x");
                rest = after;
            }
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn what_xml_cannot_say_is_unescaped() {
        assert_eq!(unescaped("a_x000A_b_x005F_x"), "a\nb_x");
        assert_eq!(unescaped("a_xyz_ _x12"), "a_xyz_ _x12");
    }
}
