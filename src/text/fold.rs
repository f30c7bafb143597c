//! Folding: the text with accents taken off, look-alike digits, dashes and spaces made plain, and invisible characters
//! left out, with the way back to the original offsets.

use std::ops::Range;

/// Stands for any letter that has no plain Latin counterpart.
pub(crate) const OTHER_LETTER: u8 = 0x80;
/// Stands for any sign that has no plain counterpart.
pub(crate) const OTHER_SIGN: u8 = 0x81;
/// Zero bytes after the folded text, so that eight bytes can be read at once from any place in it.
pub(crate) const PADDING: usize = 8;

/// U+00C0 to U+017F, one byte a character; bytes below 9 name the pairs of [`pair`].
const LATIN: &[u8; 192] = b"AAAAAA\x01CEEEEIIIIDNOOOOO\x08OUUUUYT\x05aaaaaa\x02ceeeeiiiidnooooo\x08ouuuuyty\
AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi\x06\x07JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo\x03\x04RrRrRrSsSsSsSsTtTtTt\
UuUuUuUuUuUuWwYyYZzZzZzs";

/// U+1E00 to U+1EFF (Vietnamese among them), likewise.
const LATIN_ADDITIONAL: &[u8; 256] = b"AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNn\
OoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyas\x08\x08\x05\x08\
AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy\x08\x08\x08\x08\x08\x08";

/// Zero of each decimal digit row of the Basic Multilingual Plane (Unicode 16, general category Nd), ASCII left out.
const ZEROES: [u32; 36] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// The last byte of [`LATIN`] that names a pair, or a sign.
const PAIRS: u8 = 8;

/// What a character becomes.
enum Plain {
    Nothing,
    One(u8),
    Two(u8, u8),
}

fn pair(code: u8) -> Plain {
    match code {
        1 => Plain::Two(b'A', b'E'),
        2 => Plain::Two(b'a', b'e'),
        3 => Plain::Two(b'O', b'E'),
        4 => Plain::Two(b'o', b'e'),
        5 => Plain::Two(b's', b's'),
        6 => Plain::Two(b'I', b'J'),
        7 => Plain::Two(b'i', b'j'),
        8 => Plain::One(OTHER_SIGN),
        plain => Plain::One(plain),
    }
}

fn plain(c: char) -> Plain {
    let code = c as u32;
    match code {
        // Control characters hide nothing from a person, and would cut an identifier in two.
        0x00..=0x08 | 0x0B | 0x0E..=0x1F | 0x7F..=0x9F => Plain::Nothing,
        0x0C => Plain::One(b'\n'),
        0x20..=0x7E | 0x09 | 0x0A => Plain::One(code as u8),
        // Alone, it ends a line as on old machines; before a line feed, [`Folded::new`] leaves it out.
        0x0D => Plain::One(b'\n'),
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Plain::One(b' '),
        // « n° » is written with the degree sign as often as with the ordinal indicator.
        0xAA => Plain::One(b'a'),
        0xB0 | 0xBA => Plain::One(b'o'),
        0xAB | 0xBB | 0x201C..=0x201F => Plain::One(b'"'),
        // Soft hyphen, combining marks, joiners, direction marks, variation selectors, tags: nothing to see.
        0xAD
        | 0x300..=0x36F
        | 0x61C
        | 0x180B..=0x180E
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x206F
        | 0xFE00..=0xFE0F
        | 0xFEFF
        | 0xE0000..=0xE01EF => Plain::Nothing,
        0xC0..=0x17F => pair(LATIN[(code - 0xC0) as usize]),
        // Vietnamese, Pinyin, Romanian.
        0x1A0 => Plain::One(b'O'),
        0x1A1 => Plain::One(b'o'),
        0x1AF => Plain::One(b'U'),
        0x1B0 => Plain::One(b'u'),
        0x1CD..=0x1DC => Plain::One(b"AaIiOoUuUuUuUuUu"[(code - 0x1CD) as usize]),
        0x1E6 | 0x1E7 => Plain::One(b"Gg"[(code - 0x1E6) as usize]),
        0x218..=0x21B => Plain::One(b"SsTt"[(code - 0x218) as usize]),
        0x1E00..=0x1EFF => pair(LATIN_ADDITIONAL[(code - 0x1E00) as usize]),
        0x2018..=0x201B | 0x2032 | 0x2BC => Plain::One(b'\''),
        0x2010..=0x2015 | 0x2043 | 0x2212 | 0xFE58 | 0xFE63 => Plain::One(b'-'),
        0x2024 => Plain::One(b'.'),
        0x2044 | 0x2215 => Plain::One(b'/'),
        0x2028 | 0x2029 => Plain::One(b'\n'),
        // Full-width forms of ASCII.
        0xFF01..=0xFF5E => Plain::One((code - 0xFF01) as u8 + b'!'),
        // Mathematical digits: five rows of ten.
        0x1D7CE..=0x1D7FF => Plain::One(b'0' + ((code - 0x1D7CE) % 10) as u8),
        _ => {
            if let Some(zero) = ZEROES.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
                Plain::One(b'0' + (code - zero) as u8)
            } else if c.is_alphanumeric() {
                Plain::One(OTHER_LETTER)
            } else {
                Plain::One(OTHER_SIGN)
            }
        }
    }
}

/// A text folded to bytes: ASCII, [`OTHER_LETTER`] and [`OTHER_SIGN`], then [`PADDING`] zeroes.
pub(crate) struct Folded<'t> {
    original: &'t str,
    bytes: Vec<u8>,
    length: usize,
    /// From each folded offset on, the original offset that goes with it, both growing by one until the next entry.
    steps: Vec<(u32, u32)>,
    /// Folded offsets of the copyright signs, which fold to what any sign does.
    copyrights: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Folds `original`, which must be shorter than 4 GiB.
    pub(crate) fn new(original: &'t str) -> Self {
        let source = original.as_bytes();
        let mut bytes = Vec::with_capacity(source.len() + PADDING);
        let mut steps: Vec<(u32, u32)> = Vec::with_capacity(source.len() / 32);
        let mut copyrights = Vec::new();
        let mut at = 0;
        loop {
            if let Some(eight) = source.get(at..).and_then(<[u8]>::first_chunk) {
                // All eight are written, and taken back from the first on that does not fold to itself: quicker than one by one.
                let run = plain_run(*eight);
                bytes.extend_from_slice(eight);
                bytes.truncate(bytes.len() - eight.len() + run);
                at += run;
                if run == eight.len() {
                    continue;
                }
            }
            match source.get(at..).unwrap_or_default() {
                [] => break,
                [byte @ (b'\x20'..=b'\x7E' | b'\t' | b'\n'), ..] => {
                    bytes.push(*byte);
                    at += 1;
                    continue;
                }
                // What French has most of goes a shorter way than [`plain`], to the same end.
                [lead @ 0xC3..=0xC5, second, ..] => {
                    let letter = LATIN[usize::from(lead - 0xC3) << 6 | usize::from(second & 0x3F)];
                    if letter > PAIRS {
                        bytes.push(letter);
                        at += 2;
                        steps.push((bytes.len() as u32, at as u32));
                        continue;
                    }
                }
                _ => {}
            }
            let Some(c) = original.get(at..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            let start = at;
            at += c.len_utf8();
            if c == '\u{A9}' {
                copyrights.push(bytes.len() as u32);
            }
            match plain(c) {
                // Lines that end as on Windows end as elsewhere.
                _ if c == '\r' && source.get(at) == Some(&b'\n') => {}
                Plain::Nothing => {}
                Plain::One(byte) => bytes.push(byte),
                Plain::Two(first, second) => {
                    bytes.push(first);
                    steps.push((bytes.len() as u32, start as u32));
                    bytes.push(second);
                }
            }
            steps.push((bytes.len() as u32, at as u32));
        }
        let length = bytes.len();
        bytes.resize(length + PADDING, 0);
        Self { original, bytes, length, steps, copyrights }
    }

    /// The folded bytes, without the padding.
    #[inline(always)]
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// The folded bytes and the padding after them.
    pub(crate) fn padded(&self) -> &[u8] {
        &self.bytes
    }

    /// Folded offsets of the copyright signs, in order.
    pub(crate) fn copyrights(&self) -> &[u32] {
        &self.copyrights
    }

    /// The byte at a folded offset, or 0 outside.
    pub(crate) fn at(&self, offset: usize) -> u8 {
        self.bytes.get(offset).copied().unwrap_or(0)
    }

    /// The byte before a folded offset, or 0 at the start.
    pub(crate) fn before(&self, offset: usize) -> u8 {
        offset.checked_sub(1).map_or(0, |before| self.at(before))
    }

    fn original_offset(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.0 as usize <= folded);
        match after.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some(&(from, original)) => original as usize + (folded - from as usize),
            None => folded,
        }
    }

    /// The original bytes behind a non-empty folded range: whole characters with the accents that follow them, without
    /// invisible ones at the ends.
    pub(crate) fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.original_offset(folded.start);
        let last = self.original_offset(folded.end.max(folded.start + 1) - 1);
        let mut rest = self.original.get(last..).unwrap_or_default().chars();
        let letter = rest.next().map_or(0, char::len_utf8);
        let accents: usize = rest.take_while(|c| matches!(c, '\u{300}'..='\u{36F}')).map(char::len_utf8).sum();
        start..last + letter + accents
    }

    /// The original text behind a folded range.
    #[cfg(test)]
    pub(crate) fn original_text(&self, folded: Range<usize>) -> &'t str {
        self.original.get(self.original_range(folded)).unwrap_or_default()
    }
}

/// How many of eight bytes, from the first on, fold to themselves; line breaks and tabs are left to the caller.
fn plain_run(eight: [u8; 8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let word = u64::from_le_bytes(eight);
    // None below 0x20 (the classic test for a byte less than n; Hacker's Delight, 6-1), none above 0x7E. What is carried from
    // byte to byte is carried beyond the first that is marked rightly.
    let low = word.wrapping_sub(0x2020_2020_2020_2020) & !word;
    let top = word.wrapping_add(0x0101_0101_0101_0101) | word;
    (((low | top) & HIGH).trailing_zeros() / 8) as usize
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn check(text: &str, folded: &str, find: &str, original: &str) {
        let fold = Folded::new(text);
        assert_eq!(String::from_utf8_lossy(fold.bytes()), folded, "{text:?}");
        let start = folded.find(find).unwrap_or_else(|| panic!("{find:?} is not in {folded:?}"));
        assert_eq!(fold.original_text(start..start + find.len()), original);
    }

    #[test]
    fn accents_are_taken_off() {
        check("l’été à Québec", "l'ete a Quebec", "ete", "été");
    }

    #[test]
    fn letters_of_other_languages_too() {
        check("Thư Ilieșcu Ǎ", "Thu Iliescu A", "Thu", "Thư");
    }

    #[test]
    fn ligatures_become_two() {
        check("Sœur Læticia", "Soeur Laeticia", "Soeur", "Sœur");
        check("Sœur Læticia", "Soeur Laeticia", "e", "œ");
    }

    #[test]
    fn decomposed_accents_too() {
        check("e\u{301}te\u{301} 12", "ete 12", "12", "12");
        check("e\u{301}te\u{301} 12", "ete 12", "ete", "e\u{301}te\u{301}");
    }

    #[test]
    fn lines_end_alike() {
        check("a\r\n\r\nb\rc\nd", "a\n\nb\nc\nd", "b\nc", "b\rc");
        check("12\r\n34", "12\n34", "12\n34", "12\r\n34");
        check("12\r", "12\n", "12", "12");
    }

    #[test]
    fn invisible_characters_are_left_out() {
        check("046\u{200B} 454\u{AD} 286\u{200E}", "046 454 286", "046 454 286", "046\u{200B} 454\u{AD} 286");
        check("046\x00454\x00286", "046454286", "046454286", "046\x00454\x00286");
    }

    #[test]
    fn digits_of_other_scripts() {
        check("NAS : ０４６ ٤٥٤ 𝟐𝟖𝟔", "NAS : 046 454 286", "046 454 286", "０４６ ٤٥٤ 𝟐𝟖𝟔");
    }

    #[test]
    fn long_plain_runs_and_their_edges() {
        for lead in 0..20 {
            let text = format!("{}é12", "a".repeat(lead));
            check(&text, &format!("{}e12", "a".repeat(lead)), "12", "12");
        }
    }

    #[test]
    fn letters_and_signs_without_counterpart() {
        let fold = Folded::new("日本 🙂");
        assert_eq!(fold.bytes(), [OTHER_LETTER, OTHER_LETTER, b' ', OTHER_SIGN]);
    }

    #[test]
    fn the_padding_is_not_part_of_it() {
        let fold = Folded::new("");
        assert_eq!(fold.bytes(), b"");
        assert_eq!(fold.padded().len(), PADDING);
        assert_eq!(fold.at(0), 0);
    }
}
