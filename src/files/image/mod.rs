//! Pictures: where, when and by whom they were made, as far as they say it. What they show is not read.
//!
//! Written here: a library for EXIF alone would leave the containers, XMP and IPTC to do, which is the most of it.

mod boxes;
mod exif;
mod iptc;
mod jpeg;
mod png;

use super::xmp::{self, Told};
use super::{Part, Step, Stop, Unread, Writer};

/// Reads a picture.
pub(super) fn read(bytes: &[u8], writer: &mut Writer<'_>) -> Result<(), Unread> {
    writer.unread(Unread::Picture);
    let mut about = About { said: Told::default(), writer };
    let whole = match bytes {
        [0xff, 0xd8, ..] => jpeg::read(bytes, &mut about)?,
        [0x89, ..] => png::read(bytes, &mut about)?,
        [b'G', ..] => gif(bytes, &mut about)?,
        [b'R', ..] => webp(bytes, &mut about)?,
        [b'B', ..] => bmp(bytes, &mut about)?,
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => boxes::read(bytes, &mut about)?,
        _ => exif::read(bytes, true, &mut about)?,
    };
    if whole.is_none() {
        writer.unread(Unread::Damaged);
    }
    Ok(())
}

/// What was read to its end; none: it ended before.
type Whole = Result<Option<()>, Stop>;

/// What is said about a picture, each thing once.
struct About<'w, 's> {
    said: Told,
    writer: &'w mut Writer<'s>,
}

impl About<'_, '_> {
    fn say(&mut self, name: &str, value: &str) -> Result<(), Stop> {
        let value = value.trim_matches(|char: char| char.is_whitespace() || char == '\0');
        if value.is_empty() || !self.said.is_new(value) {
            return Ok(());
        }
        self.writer.line()?;
        self.writer.within(Step::Part(Part::Metadata), |writer| writer.text(&format!("{name}: {value}\n")))
    }

    fn size(&mut self, width: u32, height: u32) -> Result<(), Stop> {
        self.say("Size", &format!("{width} × {height}"))
    }

    fn xmp(&mut self, packet: &[u8]) -> Result<(), Stop> {
        self.writer.line()?;
        xmp::write(packet, Part::Metadata, &mut self.said, self.writer)
    }
}

/// UTF-8, or else the western code page.
fn text(bytes: &[u8]) -> String {
    let western =
        || bytes.iter().filter_map(|byte| super::code_pages::char_of(super::code_pages::page(1252), *byte)).collect();
    str::from_utf8(bytes).map_or_else(|_| western(), str::to_owned)
}

fn be(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let read = bytes.get(at..at.checked_add(length)?)?;
    Some(read.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn le(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let read = bytes.get(at..at.checked_add(length)?)?;
    Some(read.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn gif(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let (Some(width), Some(height), Some(flags)) = (le(bytes, 6, 2), le(bytes, 8, 2), bytes.get(10)) else {
        return Ok(None);
    };
    about.size(width, height)?;
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colours(*flags);
    loop {
        let label = bytes.get(at + 1).copied();
        at += match bytes.get(at) {
            Some(0x2c) => match bytes.get(at + 9) {
                Some(flags) => 11 + colours(*flags),
                None => return Ok(None),
            },
            Some(0x21) => 2,
            Some(0x3b) => return Ok(Some(())),
            _ => return Ok(None),
        };
        let (mut block, from) = (Vec::new(), at);
        while let Some(length) = bytes.get(at).map(|length| usize::from(*length)) {
            about.writer.go_on()?;
            at += 1;
            if length == 0 {
                break;
            }
            if matches!(label, Some(0xfe)) {
                block.extend_from_slice(bytes.get(at..at + length).unwrap_or_default());
            }
            at += length;
        }
        about.say("Comment", &text(&block))?;
        let data = bytes.get(from..at.min(bytes.len())).unwrap_or_default();
        if let Some(packet) = data.strip_prefix(b"\x0bXMP DataXMP") {
            about.xmp(packet.split(|byte| *byte < 9).next().unwrap_or_default())?;
        }
    }
}

fn webp(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let mut at = 12;
    while let (Some(kind), Some(length)) = (bytes.get(at..at + 4), le(bytes, at + 4, 4)) {
        about.writer.go_on()?;
        let data = bytes.get(at + 8..).unwrap_or_default();
        let data = data.get(..length as usize).unwrap_or(data);
        let size = match kind {
            b"VP8X" => le(data, 4, 3).zip(le(data, 7, 3)).map(|(width, height)| (width + 1, height + 1)),
            b"VP8 " => le(data, 6, 2).zip(le(data, 8, 2)).map(|(width, height)| (width & 0x3fff, height & 0x3fff)),
            b"VP8L" => le(data, 1, 4).map(|bits| ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)),
            _ => None,
        };
        if let Some((width, height)) = size {
            about.size(width, height)?;
        }
        match kind {
            b"EXIF" => drop(exif::read(data, false, about)?),
            b"XMP " => about.xmp(data)?,
            _ => {}
        }
        at = at.saturating_add(8).saturating_add(length as usize).saturating_add(length as usize & 1);
    }
    Ok((at <= bytes.len().saturating_add(1)).then_some(()))
}

fn bmp(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let (Some(width), Some(height)) = (le(bytes, 18, 4), le(bytes, 22, 4)) else { return Ok(None) };
    about.size(width, (height as i32).unsigned_abs())?;
    Ok(Some(()))
}
