//! What a file is, by its first bytes; by its name only where text is text.

use super::archive::{self, Archive};
use super::encoding;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each says itself")]
pub enum FileKind {
    Text,
    Csv,
    Tsv,
    Json,
    Html,
    Email,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Rtf,
    Pdf,
    Zip,
    Image,
}

/// So much of a text says what it is.
const HEAD: usize = 4 << 10;

/// How far from its first byte a PDF may begin: viewers look as far.
const PDF_WITHIN: usize = 1024;

/// The brands of pictures in the box format of ISO: HEIC and AVIF.
const BRANDS: [&[u8; 4]; 10] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];

impl FileKind {
    /// Whether a copy without what was found can be made of it ([`super::redacted`]).
    pub fn is_copied(self) -> bool {
        matches!(self, Self::Text | Self::Csv | Self::Tsv | Self::Json | Self::Html | Self::Docx | Self::Xlsx)
    }

    /// What a file is; none: no kind that is read.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if archive::is_zip(bytes) {
            return Some(Archive::open(bytes).map_or(Self::Zip, |archive| archive.kind()));
        }
        if is_image(bytes) {
            return Some(Self::Image);
        }
        if bytes.starts_with(b"{\\rtf") {
            return Some(Self::Rtf);
        }
        let first = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
        if first.windows(5).any(|window| window == b"%PDF-") {
            return Some(Self::Pdf);
        }
        Self::of_text(name, bytes)
    }

    /// What a text is.
    fn of_text(name: &str, bytes: &[u8]) -> Option<Self> {
        let head = encoding::decoded(bytes.get(..bytes.len().min(HEAD) & !1).unwrap_or_default())?;
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let begins = head.trim_start().to_ascii_lowercase();
        Some(match ending.as_str() {
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "json" | "jsonl" | "ndjson" | "geojson" => Self::Json,
            "html" | "htm" | "xhtml" => Self::Html,
            "eml" | "mht" | "mhtml" => Self::Email,
            _ if ["<!doctype html", "<html"].iter().any(|start| begins.starts_with(start)) => Self::Html,
            _ if is_message(&begins) => Self::Email,
            _ => Self::Text,
        })
    }
}

/// Whether a text begins as messages do: two headers of theirs.
fn is_message(begins: &str) -> bool {
    const HEADERS: [&str; 7] =
        ["received", "return-path", "from", "mime-version", "message-id", "delivered-to", "date"];
    let named = |line: &str| line.split_once(':').is_some_and(|(name, _)| HEADERS.contains(&name));
    begins.starts_with(|first: char| first.is_ascii_alphabetic())
        && begins.lines().next().is_some_and(named)
        && begins.lines().take(20).filter(|line| named(line)).count() > 1
        && begins.contains("message-id:")
}

fn is_image(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xd8, 0xff, ..]
        | [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..]
        | [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [b'I', b'I', 42 | 43, 0, ..]
        | [b'M', b'M', 0, 42 | 43, ..]
        // A bitmap's reserved bytes are zero.
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => true,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => brand.first_chunk().is_some_and(|brand| BRANDS.contains(&brand)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_their_first_bytes() {
        let kind = |bytes: &[u8]| FileKind::of("", bytes);
        assert_eq!(kind(b"\xef\xbb\xbf%PDF-1.7"), Some(FileKind::Pdf));
        assert_eq!(kind(b"{\\rtf1"), Some(FileKind::Rtf));
        for image in [
            &b"\xff\xd8\xff\xe0"[..],
            b"GIF89a",
            b"II*\0",
            b"RIFF\0\0\0\0WEBP",
            b"\0\0\0\x18ftypheic",
            b"\0\0\0\x1cftypavif",
        ] {
            assert_eq!(kind(image), Some(FileKind::Image));
        }
        assert_eq!(kind(b"\0\0\0\x18ftypmp42"), None);
    }
}
