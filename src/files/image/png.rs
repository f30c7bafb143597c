//! PNG: chunks, of which some are texts, packed or not.

use super::{About, Whole, be, exif, iptc, text};
use crate::files::Stop;
use crate::files::inflate::inflate;

/// Of one text no more than this is unpacked: it is held several times over while it is said.
const LARGEST: usize = 16 << 20;

pub(super) fn read(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let mut at = 8;
    while let (Some(length), Some(kind)) = (be(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        about.writer.go_on()?;
        let Some(data) = bytes.get(at + 8..).and_then(|rest| rest.get(..length as usize)) else { return Ok(None) };
        match kind {
            b"IHDR" => {
                if let (Some(width), Some(height)) = (be(data, 0, 4), be(data, 4, 4)) {
                    about.size(width, height)?;
                }
            }
            b"IEND" => return Ok(Some(())),
            b"eXIf" => drop(exif::read(data, false, about)?),
            b"tEXt" => {
                if let Some((name, value)) = cut(data) {
                    said(name, value, about)?;
                }
            }
            b"zTXt" => {
                if let Some((name, [_, packed @ ..])) = cut(data) {
                    let value = inflated(packed, about)?;
                    said(name, &value, about)?;
                }
            }
            b"iTXt" => {
                if let Some((name, [packed, _, rest @ ..])) = cut(data)
                    && let Some((_, rest)) = cut(rest)
                    && let Some((_, value)) = cut(rest)
                {
                    if *packed == 0 {
                        said(name, value, about)?;
                    } else {
                        let value = inflated(value, about)?;
                        said(name, &value, about)?;
                    }
                }
            }
            _ => {}
        }
        at = at.saturating_add(12).saturating_add(length as usize);
    }
    Ok(None)
}

/// What is before the first zero, and what is after.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

fn inflated(packed: &[u8], about: &mut About<'_, '_>) -> Result<Vec<u8>, Stop> {
    let bytes = inflate(packed, true, about.writer.room().min(LARGEST))?.bytes;
    about.writer.unpacked(bytes.len())?;
    Ok(bytes)
}

fn said(name: &[u8], value: &[u8], about: &mut About<'_, '_>) -> Result<(), Stop> {
    if name == b"XML:com.adobe.xmp" {
        return about.xmp(value);
    }
    let Some(kind) = name.strip_prefix(b"Raw profile type ") else { return about.say(&text(name), &text(value)) };
    // ImageMagick's: a name and a length, each on its line, then all in hexadecimal digits.
    let digits = value.trim_ascii_start().splitn(3, |byte| *byte == b'\n').nth(2).unwrap_or_default();
    let mut digits = digits.iter().filter_map(|byte| char::from(*byte).to_digit(16));
    let pairs = std::iter::from_fn(|| Some((digits.next()? << 4 | digits.next()?) as u8));
    let profile: Vec<u8> = pairs.collect();
    about.writer.unpacked(profile.len())?;
    match kind {
        b"exif" | b"APP1" => drop(exif::read(&profile, false, about)?),
        b"iptc" | b"8bim" => iptc::resources(profile.strip_prefix(b"Photoshop 3.0\0").unwrap_or(&profile), about)?,
        b"xmp" => about.xmp(&profile)?,
        _ => {}
    }
    Ok(())
}
