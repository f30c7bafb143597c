//! An archive again: what is the same is copied as it lies (APPNOTE.TXT 6.3.10).

use miniz_oxide::deflate::compress_to_vec;

use super::super::archive::{Archive, Entry};

/// What becomes of an entry.
pub(super) enum Kept {
    Same,
    Changed(String),
    Gone,
}

/// The size of a deflated part against the time that it takes: what programs take.
const LEVEL: u8 = 6;
const DEFLATE: u16 = 8;
/// Names are UTF-8 (bit 11), and deflation's own hints (bits 1 and 2) say nothing any more; sizes are in the header (bit 3).
const FLAGS: u16 = 1 << 11;
/// 1 January 1980, which the format begins with: when a part was changed concerns nobody.
const DATE: u16 = 1 << 5 | 1;
/// Of version 2.0: deflated.
const VERSION: u16 = 20;

/// The archive with that of each entry; none where it is damaged or larger than this form of archive holds.
pub(super) fn written(archive: &Archive<'_>, kept: &[Kept]) -> Option<Vec<u8>> {
    let (mut whole, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (entry, kept) in archive.entries().iter().zip(kept) {
        let deflated;
        let (packed, method, crc, size) = match kept {
            Kept::Gone => continue,
            Kept::Same => {
                let (method, crc, size) = entry.as_packed();
                (archive.packed(entry)?, method, crc, u32::try_from(size).ok()?)
            }
            Kept::Changed(text) => {
                deflated = compress_to_vec(text.as_bytes(), LEVEL);
                (&*deflated, DEFLATE, rawzip::crc32(text.as_bytes()), u32::try_from(text.len()).ok()?)
            }
        };
        let at = u32::try_from(whole.len()).ok()?;
        let header = header(entry, method, crc, u32::try_from(packed.len()).ok()?, size)?;
        whole.extend_from_slice(b"PK\x03\x04");
        whole.extend_from_slice(&header);
        whole.extend_from_slice(entry.name.as_bytes());
        whole.extend_from_slice(packed);
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&VERSION.to_le_bytes());
        directory.extend_from_slice(&header);
        // No comment, the first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(entry.name.as_bytes());
        count = count.checked_add(1)?;
    }
    let at = u32::try_from(whole.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    whole.append(&mut directory);
    whole.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    whole.extend_from_slice(&count.to_le_bytes());
    whole.extend_from_slice(&count.to_le_bytes());
    whole.extend_from_slice(&size.to_le_bytes());
    whole.extend_from_slice(&at.to_le_bytes());
    whole.extend_from_slice(&[0; 2]);
    Some(whole)
}

/// What is said of an entry before it and in the directory.
fn header(entry: &Entry, method: u16, crc: u32, packed: u32, size: u32) -> Option<Vec<u8>> {
    let mut header = Vec::with_capacity(26);
    for number in [VERSION, FLAGS, method, 0, DATE] {
        header.extend_from_slice(&number.to_le_bytes());
    }
    for number in [crc, packed, size] {
        header.extend_from_slice(&number.to_le_bytes());
    }
    header.extend_from_slice(&u16::try_from(entry.name.len()).ok()?.to_le_bytes());
    header.extend_from_slice(&[0; 2]);
    Some(header)
}
