//! What streams are packed with. None gives more than the writer has room for.

use super::lexer::{digit, is_space};
use super::object::Dict;
use crate::files::inflate::inflate;
use crate::files::{Stop, Unread, Writer};

/// So many filters, one after the other.
const MOST: usize = 6;

/// Of one stream no more than this is unpacked: tables of objects and programs of pages are far smaller, and each is held with a copy of it.
const LARGEST: usize = 64 << 20;

/// What came out.
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// All of it.
    pub(super) whole: bool,
}

/// Unpacks; none: a picture's filter, or one that is not known.
pub(super) fn decode(
    raw: &[u8],
    filters: &[(Vec<u8>, Dict)],
    writer: &mut Writer<'_>,
) -> Result<Option<Unpacked>, Stop> {
    if filters.len() > MOST {
        return Ok(None);
    }
    // What is not packed is counted as well: it is copied.
    writer.unpacked(if filters.is_empty() { raw.len() } else { 0 })?;
    let mut unpacked: Option<Unpacked> = None;
    for (name, told) in filters {
        let room = writer.room().min(LARGEST);
        let bytes = unpacked.as_ref().map_or(raw, |unpacked| &unpacked.bytes);
        let next = match name.as_slice() {
            b"FlateDecode" | b"Fl" => predicted(inflated(bytes, room)?, told),
            b"LZWDecode" | b"LZW" => predicted(lzw(bytes, told.get("EarlyChange").count() != Some(0), room)?, told),
            b"ASCIIHexDecode" | b"AHx" => whole(hex(bytes)),
            b"ASCII85Decode" | b"A85" => whole(base_85(bytes)),
            b"RunLengthDecode" | b"RL" => whole(run_lengths(bytes, room)?),
            b"Crypt" => continue,
            _ => return Ok(None),
        };
        writer.unpacked(next.bytes.len())?;
        let so_far = unpacked.is_none_or(|unpacked| unpacked.whole);
        unpacked = Some(Unpacked { whole: so_far && next.whole, ..next });
    }
    Ok(Some(unpacked.unwrap_or_else(|| whole(raw.to_vec()))))
}

fn whole(bytes: Vec<u8>) -> Unpacked {
    Unpacked { bytes, whole: true }
}

/// zlib's; where its two first bytes are no header, what follows them.
fn inflated(bytes: &[u8], room: usize) -> Result<Unpacked, Stop> {
    let mut inflated = inflate(bytes, true, room)?;
    if inflated.bytes.is_empty() && !inflated.whole {
        inflated = inflate(bytes.get(2..).unwrap_or_default(), false, room)?;
    }
    Ok(Unpacked { bytes: inflated.bytes, whole: inflated.whole })
}

/// LZW with codes of 9 to 12 bits.
fn lzw(bytes: &[u8], early: bool, room: usize) -> Result<Unpacked, Stop> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Each entry is where in `out` it was written, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut held, mut bits, mut input) = (0_u32, 0_u32, bytes.iter());
    loop {
        let next = 258 + table.len() + usize::from(early);
        let width = match next {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        while bits < width {
            let Some(byte) = input.next() else { return Ok(whole(out)) };
            held = held << 8 | u32::from(*byte);
            bits += 8;
        }
        bits -= width;
        let code = (held >> bits & ((1 << width) - 1)) as usize;
        held &= (1 << bits) - 1;
        if code == CLEAR {
            table.clear();
            last = None;
            continue;
        }
        if code == END {
            return Ok(whole(out));
        }
        // What the last code and the first byte of this one make is new; it stands in `out` one after the other.
        if let Some((from, length)) = last
            && table.len() < 4096 - 258
        {
            table.push((from, length + 1));
        }
        let from = out.len();
        let length = if code < 256 {
            out.push(code as u8);
            1
        } else {
            let Some((start, length)) = table.get(code - 258).copied() else {
                return Ok(Unpacked { bytes: out, whole: false });
            };
            if length > room.saturating_sub(out.len()) {
                return Err(Stop(Unread::TooLarge));
            }
            for at in start..start + length {
                // The newest entry may end with the byte that is written first here.
                let byte = out.get(at).copied().unwrap_or(0);
                out.push(byte);
            }
            length
        };
        if out.len() > room {
            return Err(Stop(Unread::TooLarge));
        }
        last = Some((from, length));
    }
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().take_while(|byte| **byte != b'>').filter_map(|byte| digit(*byte)).collect();
    digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) << (4 * (2 - pair.len())))
        .collect()
}

fn base_85(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut count) = (Vec::new(), 0_u32, 0_usize);
    let bytes = bytes.trim_ascii_start();
    for byte in bytes.strip_prefix(b"<~").unwrap_or(bytes) {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            byte if is_space(*byte) => {}
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(group.to_be_bytes().iter().take(count - 1));
    }
    out
}

fn run_lengths(bytes: &[u8], room: usize) -> Result<Vec<u8>, Stop> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(length) = bytes.get(at).copied().filter(|length| *length != 128) {
        let count = usize::from(length);
        if length < 128 {
            let rest = bytes.get(at + 1..).unwrap_or_default();
            out.extend(rest.iter().take(count + 1));
            at += count + 2;
        } else {
            let byte = bytes.get(at + 1).copied().unwrap_or(0);
            out.resize(out.len() + 257 - count, byte);
            at += 2;
        }
        if out.len() > room {
            return Err(Stop(Unread::TooLarge));
        }
    }
    Ok(out)
}

/// Rows that were each written as their difference from what is left of them or above them.
fn predicted(unpacked: Unpacked, told: &Dict) -> Unpacked {
    let number = |key, or| told.get(key).count().unwrap_or(or).clamp(1, 1 << 20);
    let predictor = number("Predictor", 1);
    if predictor < 2 {
        return unpacked;
    }
    let bits = number("Colors", 1).saturating_mul(number("BitsPerComponent", 8).min(32));
    let (pixel, row) = (bits.div_ceil(8), bits.saturating_mul(number("Columns", 1)).div_ceil(8));
    let mut out: Vec<u8> = Vec::with_capacity(unpacked.bytes.len());
    if predictor == 2 {
        // With less than eight bits it is a picture's.
        for line in unpacked.bytes.chunks(row) {
            let from = out.len();
            for (at, byte) in line.iter().enumerate() {
                let left = at.checked_sub(pixel).and_then(|at| out.get(from + at)).copied().unwrap_or(0);
                out.push(byte.wrapping_add(left));
            }
        }
        return Unpacked { bytes: out, ..unpacked };
    }
    for (number, line) in unpacked.bytes.chunks(row + 1).enumerate() {
        let Some((kind, line)) = line.split_first() else { break };
        let from = number * row;
        for (at, byte) in line.iter().enumerate() {
            let here = |back: Option<usize>| back.and_then(|at| out.get(at)).copied().unwrap_or(0);
            let left = here(at.checked_sub(pixel).map(|at| from + at));
            let above = here((from + at).checked_sub(row));
            let corner = here(at.checked_sub(pixel).and_then(|at| (from + at).checked_sub(row)));
            let added = match kind {
                1 => left,
                2 => above,
                3 => u16::midpoint(left.into(), above.into()) as u8,
                4 => paeth(left, above, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(added));
        }
    }
    Unpacked { bytes: out, ..unpacked }
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let guess = a + b - c;
    let [to_a, to_b, to_c] = [a, b, c].map(|of| (guess - of).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii() {
        assert_eq!(hex(b"4 1 42 5>zz"), b"ABP");
        assert_eq!(base_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(base_85(b"87cUR"), b"Hell");
    }

    #[test]
    fn lengths() {
        assert_eq!(run_lengths(&[2, b'a', b'b', b'c', 254, b'd', 128, 9], 100), Ok(b"abcddd".to_vec()));
        assert_eq!(run_lengths(&[129, 0], 100), Err(Stop(Unread::TooLarge)));
    }

    #[test]
    fn lzw_of_the_specification() {
        // ISO 32000-1, 7.4.4.2, example 1.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        let unpacked = lzw(&packed, true, 100).map(|unpacked| unpacked.bytes);
        assert_eq!(unpacked, Ok(vec![45, 45, 45, 45, 45, 65, 45, 45, 45, 66]));
    }
}
