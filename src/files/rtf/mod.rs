//! RTF: its text, in one pass and without recursion. What is hidden, what was deleted, notes and comments as well.
//!
//! Written here: the reader that was looked at (rtf-parser, November 2026) knows neither code pages nor destinations.

mod words;

use super::code_pages::{char_of, page};
use super::{Part, Step, Stop, Unread, Writer};
use std::collections::BTreeMap;
use words::Goes;

/// How deep groups may stand in one another.
const DEEPEST: usize = 5_000;

/// Reads a file.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    let mut reader = Reader {
        bytes,
        at: 0,
        states: Vec::new(),
        state: State { to: 0, page: 1252, after_unicode: 1, deleted: false, optional: false, opened: false },
        page: 1252,
        first_font: 0,
        fonts: BTreeMap::new(),
        font: 0,
        texts: vec![Text { goes: Goes::Body, text: String::new() }],
        deleted: String::new(),
        aside: Vec::new(),
        shape: String::new(),
        skip: 0,
        high: None,
        paragraphs: 0,
        writer,
    };
    reader.run()
}

struct Reader<'r, 's> {
    bytes: &'r [u8],
    at: usize,
    states: Vec<State>,
    state: State,
    /// The document's code page, and its fonts' where they have others.
    page: u16,
    first_font: i32,
    fonts: BTreeMap<i32, u16>,
    /// In the list of fonts: which.
    font: i32,
    /// What is being read, from the body to what stands in it.
    texts: Vec<Text>,
    /// What was deleted, until what was not follows.
    deleted: String,
    /// What stands beside the paragraph, to be written after it.
    aside: Vec<(Part, String)>,
    /// The name of the shape's property of which the value follows.
    shape: String,
    /// So many characters follow that stand for a character of Unicode.
    skip: u32,
    /// The first half of a character.
    high: Option<u16>,
    paragraphs: u32,
    writer: &'r mut Writer<'s>,
}

/// What holds in a group.
#[derive(Clone, Copy)]
struct State {
    /// In `texts`.
    to: usize,
    page: u16,
    after_unicode: u32,
    deleted: bool,
    /// `\*` was read: what is not known is left out.
    optional: bool,
    /// The group began the text that it writes to.
    opened: bool,
}

struct Text {
    goes: Goes,
    text: String,
}

impl Reader<'_, '_> {
    fn run(&mut self) -> Result<(), Unread> {
        while let Some(byte) = self.next() {
            self.writer.go_on()?;
            match byte {
                b'{' => {
                    if self.states.len() >= DEEPEST {
                        return Err(Unread::TooDeep);
                    }
                    self.skip = 0;
                    self.states.push(self.state);
                    (self.state.opened, self.state.optional) = (false, false);
                }
                b'}' => {
                    self.skip = 0;
                    self.close()?;
                }
                b'\\' => self.control()?,
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        if !self.states.is_empty() {
            self.writer.unread(Unread::Damaged);
        }
        while !self.states.is_empty() {
            self.close()?;
        }
        self.paragraph()?;
        Ok(())
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Result<(), Stop> {
        let Some(first) = self.next() else { return Ok(()) };
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        match first {
            b'\'' => {
                let half = |byte: Option<u8>| byte.map(char::from).and_then(|char| char.to_digit(16));
                if let (Some(high), Some(low)) = (half(self.peek()), half(self.bytes.get(self.at + 1).copied())) {
                    self.at += 2;
                    self.byte((high << 4 | low) as u8);
                }
            }
            b'*' => self.state.optional = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            b'\\' | b'{' | b'}' => self.byte(first),
            b'\r' | b'\n' => self.end()?,
            b'\t' => self.say("\t"),
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self) -> Result<(), Stop> {
        let bytes = self.bytes;
        let from = self.at - 1;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) && self.at - from < 32 {
            self.at += 1;
        }
        let word = bytes.get(from..self.at).unwrap_or_default();
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - from < 11 {
            self.at += 1;
        }
        let digits = bytes.get(from..self.at).and_then(|digits| str::from_utf8(digits).ok());
        let number = digits.and_then(|digits| digits.parse::<i32>().ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word != b"u" {
            self.high = None;
        }
        self.known(word, number)
    }

    fn known(&mut self, word: &[u8], number: Option<i32>) -> Result<(), Stop> {
        let on = number != Some(0);
        let optional = std::mem::take(&mut self.state.optional);
        match word {
            b"bin" => self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)),
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.state.after_unicode = number.unwrap_or(1).clamp(0, 32) as u32,
            b"ansicpg" => self.set_page(number),
            b"mac" => self.set_page(Some(10000)),
            b"pc" => self.set_page(Some(437)),
            b"pca" => self.set_page(Some(850)),
            b"deff" => self.first_font = number.unwrap_or(0),
            b"f" if self.goes() == Goes::Fonts => self.font = number.unwrap_or(0),
            b"f" => self.state.page = self.page_of(number.unwrap_or(0)),
            b"fcharset" => {
                if let Some(page) = number.and_then(words::page_of) {
                    self.fonts.insert(self.font, page);
                }
            }
            b"plain" => {
                self.state.page = self.page_of(self.first_font);
                self.state.deleted = false;
            }
            b"deleted" => self.state.deleted = on,
            word if words::ends_paragraph(word) => self.end()?,
            word => {
                if let Some(sign) = words::sign(word) {
                    self.say(sign);
                } else if let Some(goes) = words::destination(word) {
                    self.open(goes);
                } else if optional && !words::is_read(word) {
                    self.open(Goes::Skip);
                }
            }
        }
        Ok(())
    }

    fn set_page(&mut self, number: Option<i32>) {
        self.page = number.and_then(|number| u16::try_from(number).ok()).unwrap_or(1252);
        self.state.page = self.page;
    }

    fn page_of(&self, font: i32) -> u16 {
        self.fonts.get(&font).copied().unwrap_or(self.page)
    }

    fn goes(&self) -> Goes {
        self.texts.get(self.state.to).map_or(Goes::Skip, |text| text.goes)
    }

    /// From here to the end of its group, text goes elsewhere.
    fn open(&mut self, goes: Goes) {
        let inside = self.goes();
        match goes {
            Goes::Picture => self.writer.unread(Unread::Picture),
            Goes::Object => self.writer.unread(Unread::UnknownKind),
            _ => {}
        }
        // Of what is left out, only what shapes say is looked for.
        let shape = matches!(goes, Goes::ShapeName | Goes::ShapeValue);
        if matches!(inside, Goes::Skip | Goes::Object) && !shape {
            return;
        }
        if self.state.opened {
            // The group has two words; the last holds.
            if let Some(text) = self.texts.get_mut(self.state.to) {
                text.goes = goes;
            }
            return;
        }
        self.state.to = self.texts.len();
        self.state.opened = true;
        self.texts.push(Text { goes, text: String::new() });
    }

    /// The end of a group.
    fn close(&mut self) -> Result<(), Stop> {
        let Some(outer) = self.states.pop() else { return Ok(()) };
        let inner = std::mem::replace(&mut self.state, outer);
        if !inner.opened {
            return Ok(());
        }
        let Some(Text { goes, text }) = self.texts.pop() else { return Ok(()) };
        let text = text.trim();
        match goes {
            Goes::Part(part) => self.aside.push((part, text.to_owned())),
            Goes::Property(name) if !text.is_empty() => self.aside.push((Part::Properties, format!("{name}: {text}"))),
            Goes::Instruction => {
                let told = instruction(text);
                if !told.is_empty() {
                    self.aside.push((Part::Hidden, told));
                }
            }
            Goes::ShapeName => self.shape = text.to_owned(),
            Goes::ShapeValue
                if matches!(self.shape.as_str(), "wzDescription" | "wzTooltip" | "wzName" | "gtextUNICODE") =>
            {
                self.aside.push((Part::Hidden, text.to_owned()));
            }
            _ => {}
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let char = char_of(page(self.state.page), byte).filter(|char| !char.is_control() || *char == '\t');
        if let Some(char) = char {
            self.say(char.encode_utf8(&mut [0; 4]));
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        let units = [self.high.take().unwrap_or(unit), unit];
        match char::decode_utf16(units).next() {
            Some(Ok(char)) if char != '\0' => self.say(char.encode_utf8(&mut [0; 4])),
            _ if (0xd800..0xdc00).contains(&unit) => self.high = Some(unit),
            _ => {}
        }
        self.skip = self.state.after_unicode;
    }

    fn say(&mut self, said: &str) {
        if self.state.deleted && self.state.to == 0 {
            self.deleted.push_str(said);
            return;
        }
        self.end_deleted();
        if let Some(text) = self.texts.get_mut(self.state.to)
            && !matches!(text.goes, Goes::Skip | Goes::Picture | Goes::Object | Goes::Fonts)
        {
            text.text.push_str(said);
        }
    }

    fn end_deleted(&mut self) {
        if !self.deleted.is_empty() {
            self.aside.push((Part::Deleted, std::mem::take(&mut self.deleted)));
        }
    }

    /// The end of a paragraph, of the body or of what stands in it.
    fn end(&mut self) -> Result<(), Stop> {
        if self.state.to == 0 {
            return self.paragraph();
        }
        self.say("\n");
        Ok(())
    }

    /// Writes the body's paragraph and what stands beside it.
    fn paragraph(&mut self) -> Result<(), Stop> {
        self.end_deleted();
        self.paragraphs += 1;
        let text = self.texts.first_mut().map(|body| std::mem::take(&mut body.text)).unwrap_or_default();
        if !text.trim().is_empty() {
            self.writer.within(Step::Paragraph(self.paragraphs), |writer| {
                writer.text(text.trim_end())?;
                writer.line()
            })?;
        }
        for (part, text) in std::mem::take(&mut self.aside) {
            if !text.trim().is_empty() {
                self.writer.within(Step::Part(part), |writer| {
                    writer.text(text.trim())?;
                    writer.line()
                })?;
            }
        }
        Ok(())
    }
}

/// What a field is told that is text: where a link leads, what is in quotes.
fn instruction(told: &str) -> String {
    let mut words: Vec<&str> =
        told.split('"').skip(1).step_by(2).map(str::trim).filter(|word| !word.is_empty()).collect();
    if let (true, Some(to)) = (words.is_empty(), told.trim().strip_prefix("HYPERLINK")) {
        words.push(to.trim());
    }
    words.iter().map(|word| word.strip_prefix("mailto:").unwrap_or(word)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{FileKind, Limits};

    fn text(rtf: &str) -> String {
        let mut writer = Writer::new(Limits::default(), &|| false);
        let read = read(rtf.as_bytes(), &mut writer);
        assert_eq!(read, Ok(()));
        writer.document(FileKind::Rtf).text
    }

    #[test]
    fn code_pages() {
        assert_eq!(text(r"{\rtf1\ansi\ansicpg1252 Genevi\'e8ve C\'f4t\'e9\par}"), "Geneviève Côté\n");
        assert_eq!(text(r"{\rtf1\mac Genevi\'8fve\par}"), "Geneviève\n");
        assert_eq!(
            text(r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}\f1 \'a3\f0 \'a3}"),
            "Ł£\n"
        );
    }

    #[test]
    fn unicode() {
        assert_eq!(text(r"{\rtf1 \u233?t\u233\'e9 {\uc0\u-10179\u-8704}x \uc2\u8217 ab.}"), "été 😀x ’.\n");
    }

    #[test]
    fn paragraphs_and_cells() {
        assert_eq!(text("{\\rtf1 Nom\\cell 418\r\n 555\\cell\\row un\\line deux\\par}"), "Nom\t418 555\nun\ndeux\n");
    }

    #[test]
    fn parts() {
        let rtf = r"{\rtf1{\info{\author Luc}{\*\company Ville}}{\header Haut\par}Trem{\footnote Note {\*\atnid X}}blay{\*\annotation Dit}{\v cach\'e9}{\deleted ancien}\par}";
        assert_eq!(text(rtf), "Tremblaycaché\nauthor: Luc\ncompany: Ville\nHaut\nX\nNote\nDit\nancien\n");
    }

    #[test]
    fn fields_and_what_is_left_out() {
        let rtf = r#"{\rtf1{\field{\*\fldinst HYPERLINK "mailto:a@b.ca"}{\fldrslt Lien}}{\*\unknown secret}{\pict\pngblip 89504e{\*\picprop{\sp{\sn wzDescription}{\sv Photo}}}}\bin4 }}}} fin}"#;
        assert_eq!(text(rtf), "Lien fin\na@b.ca\nPhoto\n");
    }

    #[test]
    fn deep_and_broken() {
        for part in ["{", "}", "\\", "{\\*", "{\\footnote ", "\\u", "\\'", "\\bin99999999999 ", "\\u55357 "] {
            let mut writer = Writer::new(Limits::default(), &|| false);
            let _ = read(part.repeat(10_000).as_bytes(), &mut writer);
        }
    }
}
