//! JPEG: segments, of which some hold EXIF, XMP, IPTC or a comment.

use super::{About, Whole, be, exif, iptc, text};

pub(super) fn read(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let (mut at, mut extended) = (2, Vec::new());
    loop {
        about.writer.go_on()?;
        // Before a marker there may be filling.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let (Some(0xff), Some(marker)) = (bytes.get(at), bytes.get(at + 1)) else { break };
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            at += 2;
            continue;
        }
        let Some(length) = be(bytes, at + 2, 2).map(|length| length as usize) else { break };
        let Some(data) = bytes.get(at + 4..at + 2 + length.max(2)) else { break };
        match marker {
            0xe1 => {
                if let Some(tiff) = data.strip_prefix(b"Exif\0") {
                    exif::read(tiff.get(1..).unwrap_or_default(), false, about)?;
                } else if let Some(packet) = data.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
                    about.xmp(packet)?;
                } else if let Some(part) = data.strip_prefix(b"http://ns.adobe.com/xmp/extension/\0") {
                    // After an identity, a length and a place; the parts come in order.
                    extended.extend_from_slice(part.get(40..).unwrap_or_default());
                }
            }
            0xed => {
                if let Some(resources) = data.strip_prefix(b"Photoshop 3.0\0") {
                    iptc::resources(resources, about)?;
                }
            }
            0xfe => about.say("Comment", &text(data))?,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                if let (Some(height), Some(width)) = (be(data, 1, 2), be(data, 3, 2)) {
                    about.size(width, height)?;
                }
            }
            // The picture itself, or its end.
            0xda | 0xd9 => {
                about.xmp(&extended)?;
                return Ok(Some(()));
            }
            _ => {}
        }
        at += 2 + length.max(2);
    }
    about.xmp(&extended)?;
    Ok(None)
}
