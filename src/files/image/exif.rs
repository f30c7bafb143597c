//! EXIF, and TIFF, which it is a part of: lists of numbered fields.

use super::{About, Whole, be, iptc, le, text};
use crate::files::Stop;

/// How many lists are read.
const LISTS: usize = 64;
/// How many fields a list may have.
const FIELDS: u32 = 1024;

/// A file or a block of it, and how its numbers are written.
struct Tiff<'b> {
    bytes: &'b [u8],
    little: bool,
}

/// A field.
struct Field<'b> {
    tag: u32,
    kind: u32,
    value: &'b [u8],
}

#[derive(Clone, Copy, PartialEq)]
enum List {
    Main,
    Exif,
    Gps,
}

/// Reads a TIFF file, or a block of EXIF in another. `file`: it is a picture of its own.
pub(super) fn read(bytes: &[u8], file: bool, about: &mut About<'_, '_>) -> Whole {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    let little = bytes.starts_with(b"II");
    let tiff = Tiff { bytes, little };
    if !little && !bytes.starts_with(b"MM") {
        return Ok(None);
    }
    if tiff.number(2, 2) == Some(43) {
        // BigTIFF, which holds large pictures and no camera writes.
        return Ok(None);
    }
    let mut lists = vec![(List::Main, tiff.number(4, 4).unwrap_or(0))];
    let (mut read, mut whole) = (Vec::new(), Some(()));
    while let Some((list, at)) = lists.pop() {
        if at == 0 || read.contains(&at) || read.len() >= LISTS {
            continue;
        }
        read.push(at);
        let at = at as usize;
        let Some(count) = tiff.number(at, 2) else {
            whole = None;
            continue;
        };
        if list == List::Main {
            lists.extend(tiff.number(at.saturating_add(2 + 12 * count as usize), 4).map(|next| (List::Main, next)));
        }
        let fields: Vec<Field<'_>> =
            (0..count.min(FIELDS)).filter_map(|field| tiff.field(at.checked_add(2 + 12 * field as usize)?)).collect();
        if file && list == List::Main {
            let of = |tag| fields.iter().find(|field| field.tag == tag).and_then(|field| tiff.integer(field));
            if let (Some(width), Some(height)) = (of(256), of(257)) {
                about.size(width, height)?;
            }
        }
        if list == List::Gps {
            place(&tiff, &fields, about)?;
        }
        for field in &fields {
            // Fields may stand on one another: each counts, as if it were unpacked.
            about.writer.unpacked(field.value.len())?;
            match (list, field.tag) {
                (List::Main, 0x8769) => lists.extend(tiff.integer(field).map(|at| (List::Exif, at))),
                (List::Main, 0x8825) => lists.extend(tiff.integer(field).map(|at| (List::Gps, at))),
                (List::Main, 700) => about.xmp(field.value)?,
                (List::Main, 0x83bb) => iptc::records(field.value, about)?,
                (List::Main, 0x8649) => iptc::resources(field.value, about)?,
                _ => said(&tiff, list, field, about)?,
            }
        }
    }
    Ok(whole)
}

impl<'b> Tiff<'b> {
    fn number(&self, at: usize, length: usize) -> Option<u32> {
        if self.little { le(self.bytes, at, length) } else { be(self.bytes, at, length) }
    }

    fn field(&self, at: usize) -> Option<Field<'b>> {
        let (tag, kind, count) = (self.number(at, 2)?, self.number(at + 2, 2)?, self.number(at + 4, 4)? as usize);
        let each = match kind {
            1 | 2 | 6 | 7 | 129 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = count.checked_mul(each)?;
        let from = if length <= 4 { at + 8 } else { self.number(at + 8, 4)? as usize };
        Some(Field { tag, kind, value: self.bytes.get(from..from.checked_add(length)?)? })
    }

    fn integer(&self, field: &Field<'_>) -> Option<u32> {
        let length = if field.kind == 3 { 2 } else { 4 };
        if self.little { le(field.value, 0, length) } else { be(field.value, 0, length) }
    }

    /// Degrees, minutes and seconds, each as a fraction.
    fn degrees(&self, field: &Field<'_>) -> Option<f64> {
        let whole = |at| if self.little { le(field.value, at, 4) } else { be(field.value, at, 4) };
        let part = |at| {
            let (above, below) = (whole(at)?, whole(at + 4)?);
            (below > 0).then(|| f64::from(above) / f64::from(below))
        };
        let degrees = part(0)? + part(8).unwrap_or(0.0) / 60.0 + part(16).unwrap_or(0.0) / 3600.0;
        (degrees <= 180.0).then_some(degrees)
    }
}

/// Where it was made, as maps take it.
fn place(tiff: &Tiff<'_>, fields: &[Field<'_>], about: &mut About<'_, '_>) -> Result<(), Stop> {
    let of = |tag| fields.iter().find(|field| field.tag == tag);
    let signed = |tag: u32, turned: u8| {
        let degrees = tiff.degrees(of(tag + 1)?)?;
        Some(if of(tag).is_some_and(|side| side.value.first() == Some(&turned)) { -degrees } else { degrees })
    };
    if let (Some(latitude), Some(longitude)) = (signed(1, b'S'), signed(3, b'W')) {
        about.say("GPS", &format!("{latitude:.5}, {longitude:.5}"))?;
    }
    Ok(())
}

/// Says a field that is a text.
fn said(tiff: &Tiff<'_>, list: List, field: &Field<'_>, about: &mut About<'_, '_>) -> Result<(), Stop> {
    let name = match (list, field.tag) {
        (List::Gps, 0x1b) => "GPS method",
        (List::Gps, 0x1c) => "GPS area",
        (List::Gps, 0x1d) => "GPS date",
        (List::Gps, _) => return Ok(()),
        (_, 0x010d) => "Document name",
        (_, 0x010e) => "Description",
        (_, 0x010f) => "Make",
        (_, 0x0110) => "Model",
        (_, 0x0131) => "Software",
        (_, 0x0132) => "Date",
        (_, 0x013b) => "Artist",
        (_, 0x013c) => "Computer",
        (_, 0x8298) => "Copyright",
        (_, 0x9003) => "Date of the original",
        (_, 0x9004) => "Date of the copy",
        (_, 0x9286) => "Comment",
        (_, 0x9c9b | 0xa436) => "Title",
        (_, 0x9c9c) => "XP comment",
        (_, 0x9c9d) => "Author",
        (_, 0x9c9e) => "Keywords",
        (_, 0x9c9f) => "Subject",
        (_, 0xa430 | 0xfde8) => "Owner",
        (_, 0xa431 | 0xc62f | 0xfde9) => "Serial number of the camera",
        (_, 0xa435) => "Serial number of the lens",
        (_, 0xa437) => "Photographer",
        (_, 0xa438) => "Editor",
        _ => return Ok(()),
    };
    let value = match field.tag {
        0x9c9b..=0x9c9f => utf_16(field.value, true),
        0x9286 | 0x1b | 0x1c => match field.value.split_first_chunk::<8>() {
            Some((b"UNICODE\0", text)) => utf_16(text, little_by_zeros(text).unwrap_or(tiff.little)),
            Some((_, rest)) => text(rest),
            None => String::new(),
        },
        _ => text(field.value),
    };
    about.say(name, &value)
}

fn utf_16(bytes: &[u8], little: bool) -> String {
    let unit = if little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

/// Which way text is written, by its zeros: writers do not all write it as the file's numbers. None: they do not tell.
fn little_by_zeros(bytes: &[u8]) -> Option<bool> {
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    (even != odd).then_some(odd > even)
}
