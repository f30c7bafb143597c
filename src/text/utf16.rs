//! Offsets for the browser, whose strings are counted in UTF-16 code units.

/// The UTF-16 offsets of byte offsets into `text`, which must be given in growing order. An offset inside a character
/// counts as that character's start, one beyond the end as the end.
pub fn utf16_offsets(text: &str, bytes: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut at = 0;
    let mut units = 0;
    let mut offsets = Vec::new();
    for byte in bytes {
        let mut to = byte.min(text.len()).max(at);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        // Every character has one byte that does not continue another, and a second unit when it has four bytes.
        for byte in text.as_bytes().get(at..to).unwrap_or_default() {
            units += usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
        }
        at = to;
        offsets.push(units);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_units() {
        let text = "é🙂a";
        assert_eq!(utf16_offsets(text, [0, 2, 6, 7]), [0, 1, 3, 4]);
        assert_eq!(utf16_offsets(text, [1, 3, 99]), [0, 1, 4]);
    }
}
