//! HEIC and AVIF: boxes in boxes (ISO 14496-12, 23008-12). EXIF and XMP are items, which one box lists and another places.

use super::{About, Whole, be, exif};
use std::collections::BTreeMap;

/// So many places of items are read.
const PLACES: usize = 64;

/// What an item holds that is read.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    Exif,
    Xmp,
}

/// The boxes in bytes, one after the other: kind and content.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let (length, kind) = (be(bytes, 0, 4)?, bytes.get(4..8)?);
        let (head, length) = match length {
            0 => (8, bytes.len()),
            1 => (16, be(bytes, 12, 4)? as usize),
            length => (8, length as usize),
        };
        let length = length.min(bytes.len());
        let content = bytes.get(head..length)?;
        bytes = bytes.get(length..)?;
        Some((kind, content))
    })
}

fn inside<'b>(bytes: &'b [u8], kind: &[u8]) -> Option<&'b [u8]> {
    boxes(bytes).find(|(of, _)| *of == kind).map(|(_, content)| content)
}

pub(super) fn read(bytes: &[u8], about: &mut About<'_, '_>) -> Whole {
    let Some(meta) = inside(bytes, b"meta").and_then(|meta| meta.get(4..)) else { return Ok(None) };
    // Of a picture in tiles, the largest is the whole.
    let properties = inside(meta, b"iprp").and_then(|properties| inside(properties, b"ipco")).unwrap_or_default();
    let sizes = boxes(properties).filter(|(kind, _)| *kind == b"ispe");
    let sizes = sizes.filter_map(|(_, size)| Some((be(size, 4, 4)?, be(size, 8, 4)?)));
    if let Some((width, height)) = sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height)) {
        about.size(width, height)?;
    }
    let items = inside(meta, b"iinf").map(items).unwrap_or_default();
    let mut places = Vec::new();
    let whole = inside(meta, b"iloc").and_then(|places_of| locate(places_of, &items, &mut places));
    for (item, based, from, length) in places {
        about.writer.go_on()?;
        // In the file, or in a box of its own.
        let of = if based { inside(meta, b"idat").unwrap_or_default() } else { bytes };
        let Some(data) = of.get(from..).map(|rest| rest.get(..length).unwrap_or(rest)) else { continue };
        about.writer.unpacked(data.len())?;
        if item == Item::Xmp {
            about.xmp(data)?;
        } else {
            // The first number says how far the block is.
            let skip = be(data, 0, 4).unwrap_or(0) as usize;
            exif::read(data.get(skip.saturating_add(4)..).unwrap_or_default(), false, about)?;
        }
    }
    Ok(whole.or(items.is_empty().then_some(())))
}

/// The items that are read, by their numbers.
fn items(list: &[u8]) -> BTreeMap<u32, Item> {
    let head = if list.first() == Some(&0) { 6 } else { 8 };
    let entries = boxes(list.get(head..).unwrap_or_default()).filter(|(kind, _)| *kind == b"infe");
    let item = |(_, entry): (&[u8], &[u8])| {
        let wide = if entry.first()? >= &3 { 4 } else { 2 };
        let number = be(entry, 4, wide)?;
        match entry.get(6 + wide..10 + wide)? {
            b"Exif" => Some((number, Item::Exif)),
            b"mime" => Some((number, Item::Xmp)),
            _ => None,
        }
    };
    entries.filter_map(item).collect()
}

/// Where items stand: whether in a box of its own, from where, how long.
fn locate(list: &[u8], items: &BTreeMap<u32, Item>, places: &mut Vec<(Item, bool, usize, usize)>) -> Option<()> {
    let version = *list.first()?;
    let sizes = be(list, 4, 2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| (sizes >> shift & 15) as usize);
    let index = if version == 0 { 0 } else { index };
    if offset + length == 0 {
        return None;
    }
    let wide = if version < 2 { 2 } else { 4 };
    let mut at = 6;
    let mut next = |length: usize| {
        let number = be(list, at, length);
        at += length;
        number
    };
    for _ in 0..next(wide)? {
        let item = items.get(&next(wide)?);
        let method = if version == 0 { 0 } else { next(2)? & 15 };
        next(2)?;
        let base = next(base)? as usize;
        for _ in 0..next(2)? {
            next(index)?;
            let (from, length) = (next(offset)? as usize, next(length)? as usize);
            if let Some(item) = item.filter(|_| places.len() < PLACES) {
                places.push((*item, method == 1, base.checked_add(from)?, length));
            }
        }
    }
    Some(())
}
