//! The text of bytes: by its mark, as UTF-8 where it is that, else by the encoding that the bytes are most likely in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes say which encoding it is.
const SAMPLE: usize = 64 << 10;

/// Bytes as text; none where they are no text in any encoding.
pub(super) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = encoding(bytes)?;
    let bytes = bytes.get(mark..)?;
    Some(if encoding == UTF_8 { String::from_utf8_lossy(bytes) } else { encoding.decode_without_bom_handling(bytes).0 })
}

/// Which encoding they are in, and how long its mark is.
pub(super) fn encoding(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Some(marked);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Some((encoding, 0));
    }
    if is_binary(bytes) {
        return None;
    }
    // A byte or two that went wrong in a long text make no other encoding of it.
    let (mut wrong, mut right) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wrong += usize::from(!chunk.invalid().is_empty());
        right += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
    }
    Some((if wrong * 10 > right { guessed(bytes) } else { UTF_8 }, 0))
}

/// The encoding of bytes that are no UTF-8.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // What is not ASCII says it: it may come late in a large table.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(SAMPLE / 2);
    let sample = bytes.get(from..bytes.len().min(from + SAMPLE)).unwrap_or(bytes);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: of text in our languages, every other byte is nearly always zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE))?;
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even * 10 > half * 9 && odd == 0, odd * 10 > half * 9 && even == 0) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether it is no text: a zero byte, or more than one in a hundred that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let strange = |byte: &&u8| matches!(byte, 0x01..=0x07 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    bytes.contains(&0) || sample.iter().filter(strange).count() * 100 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write() {
        let text = "Mme Éloïse Côté, reçu à Lévis — « déjà »";
        let utf16 = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8, marked", marked(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec())),
            ("UTF-16LE, marked", marked(&[0xFF, 0xFE], utf16(false))),
            ("UTF-16BE, marked", marked(&[0xFE, 0xFF], utf16(true))),
            ("Windows-1252", windows.clone()),
            ("Windows-1252, late", [vec![b'a'; 200_000], windows].concat()),
        ] {
            let read = decoded(&bytes);
            assert!(read.as_deref().is_some_and(|read| read.ends_with(text)), "{name}: {read:?}");
        }
        let plain: Vec<u8> = "Une ligne sans accent".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&plain).as_deref(), Some("Une ligne sans accent"));
    }

    #[test]
    fn one_byte_that_went_wrong() {
        let text = "Éloïse a été élue à la mairie; déjà réélue. ".repeat(3);
        let read = decoded(&[text.as_bytes(), &[0xE9], b" fin"].concat()).map(Cow::into_owned);
        assert_eq!(read, Some(format!("{text}\u{FFFD} fin")));
    }

    #[test]
    fn what_is_no_text() {
        for bytes in [&b"abc\0def"[..], b"\x01\x02\x03\x04abc", &[0; 64], b"\x7FELF\x02\x01\x01\0\0"] {
            assert_eq!(decoded(bytes), None, "{bytes:?}");
        }
        assert_eq!(decoded(b"").as_deref(), Some(""));
    }
}
