//! What a file is, by its first bytes; by its name only where text is text.

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

impl FileKind {
    /// What a file is; none: no kind that is read.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
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
