//! IPTC: who, where and what, as press agencies write it into pictures.

use super::{About, be, text};
use crate::files::Stop;

/// The resources of Photoshop, of which one is IPTC.
pub(super) fn resources(mut bytes: &[u8], about: &mut About<'_, '_>) -> Result<(), Stop> {
    while let Some(rest) = bytes.strip_prefix(b"8BIM") {
        about.writer.go_on()?;
        // A name, of even length with its own length before it.
        let Some(name) = rest.get(2).map(|length| (usize::from(*length) + 2) & !1) else { return Ok(()) };
        let Some(length) = be(rest, 2 + name, 4).map(|length| length as usize) else { return Ok(()) };
        let data = rest.get(6 + name..).unwrap_or_default();
        let data = data.get(..length).unwrap_or(data);
        if rest.starts_with(&[0x04, 0x04]) {
            records(data, about)?;
        }
        bytes = rest.get(6 + name..).and_then(|rest| rest.get(length.checked_add(length & 1)?..)).unwrap_or_default();
    }
    Ok(())
}

/// The records themselves.
pub(super) fn records(mut bytes: &[u8], about: &mut About<'_, '_>) -> Result<(), Stop> {
    while let [0x1c, record, number, high, low, rest @ ..] = bytes {
        about.writer.go_on()?;
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((value, rest)) = rest.split_at_checked(length) else { return Ok(()) };
        if let (2, Some(name)) = (record, name(*number)) {
            about.say(name, &text(value))?;
        }
        bytes = rest;
    }
    Ok(())
}

/// IPTC-IIM 4.2, record 2.
fn name(number: u8) -> Option<&'static str> {
    Some(match number {
        5 => "Title",
        25 => "Keywords",
        26 => "Location",
        40 => "Instructions",
        80 => "Creator",
        85 => "Creator's title",
        90 => "City",
        92 => "Sublocation",
        95 => "Province",
        101 => "Country",
        105 => "Headline",
        110 => "Credit",
        115 => "Source",
        116 => "Copyright",
        118 => "Contact",
        120 => "Caption",
        122 => "Caption writer",
        _ => return None,
    })
}
