//! Documents to text: what a file says, wherever it says it (cells, notes, comments, hidden sheets, what was deleted and kept, properties), as one
//! text for the scanner, and where in the document each part of it stands.
//!
//! Nothing here knows what is looked for. A file is never called read that was not: what could not be is in [`Document::unread`], with the
//! reason, and a file of which nothing could be read is an [`Unread`] itself.
//!
//! Every reader writes into one [`Writer`], which holds the limits: how much comes out, how deep archives stand in archives, and whether somebody
//! has had enough of waiting. A reader asks it often, and stops when it says so.

mod archive;
mod batch;
mod code_pages;
mod email;
mod encoding;
mod html;
mod image;
mod inflate;
mod kind;
mod office;
mod pdf;
mod place;
mod plain;
mod redacted;
mod rtf;
mod writer;
mod xml;
mod xmp;

pub use batch::{Batch, Member, NotRead};
pub use kind::FileKind;
pub use place::{Part, Place, Step};
pub use redacted::{Change, NotRedacted, redacted};
pub use writer::{Limits, Stop, Writer};

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is, by its content.
    pub kind: FileKind,
    /// All that it says.
    pub text: String,
    /// Parts of it that were not read: pictures, encrypted entries, pages that were scanned.
    pub unread: Vec<(Place, Unread)>,
    places: writer::Places,
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unread {
    /// No kind of file that is read here.
    UnknownKind,
    /// It wants a password.
    Encrypted,
    /// It is not what its first bytes say, or ends too early.
    Damaged,
    /// Larger than the limits, or it would be once it is unpacked.
    TooLarge,
    /// Archives in archives, deeper than the limits.
    TooDeep,
    /// Pictures of text: nothing that is text.
    Scanned,
    /// A picture.
    Picture,
    /// It took too long, or the person no longer wanted it.
    Stopped,
}

impl Unread {
    /// In one word, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownKind => "unknown_kind",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
            Self::Scanned => "scanned",
            Self::Picture => "picture",
            Self::Stopped => "stopped",
        }
    }
}

impl Document {
    /// Where a part of the text stands in the document: the place that holds at its first byte. `offset`: in bytes of [`text`](Self::text).
    pub fn place(&self, offset: usize) -> Place {
        self.places([offset]).next().unwrap_or_default()
    }

    /// Where several parts of the text stand, each as [`place`](Self::place) says. In order, as findings are, they cost one pass over the text.
    pub fn places(&self, offsets: impl IntoIterator<Item = usize>) -> impl Iterator<Item = Place> {
        self.places.at(&self.text, offsets.into_iter())
    }

    /// The same of a document whose text stands elsewhere by now.
    fn place_in(&self, text: &str, offset: usize) -> Place {
        self.places.at(text, std::iter::once(offset)).next().unwrap_or_default()
    }
}

/// Reads a file. `name`: as it was called, for what its content does not tell (a table in text, a message). `stop`: asked now and then; true: it is
/// given up.
///
/// # Errors
/// Where nothing of it could be read: why.
pub fn read(name: &str, bytes: &[u8], limits: Limits, stop: &dyn Fn() -> bool) -> Result<Document, Unread> {
    if bytes.len() > limits.bytes {
        return Err(Unread::TooLarge);
    }
    let mut writer = Writer::new(limits, stop);
    let kind = read_into(name, bytes, &mut writer)?;
    Ok(writer.document(kind))
}

/// Reads a file that may stand in another.
fn read_into(name: &str, bytes: &[u8], writer: &mut Writer<'_>) -> Result<FileKind, Unread> {
    if archive::is_encrypted_office(bytes) {
        return Err(Unread::Encrypted);
    }
    if archive::is_zip(bytes) {
        // Its directory says what it is, and is read once.
        let archive = archive::Archive::open(bytes).ok_or(Unread::Damaged)?;
        let kind = archive.kind();
        match kind {
            FileKind::Zip => archive::read(&archive, writer)?,
            _ => office::read(kind, archive, writer)?,
        }
        return Ok(kind);
    }
    let kind = FileKind::of(name, bytes).ok_or(Unread::UnknownKind)?;
    match kind {
        FileKind::Text => plain::text(bytes, writer)?,
        FileKind::Csv | FileKind::Tsv => plain::table(bytes, writer)?,
        FileKind::Json => plain::json(bytes, writer)?,
        FileKind::Html => html::read(bytes, writer)?,
        FileKind::Email => email::read(bytes, writer)?,
        FileKind::Pdf => pdf::read(bytes, writer)?,
        FileKind::Rtf => rtf::read(bytes, writer)?,
        FileKind::Image => image::read(bytes, writer)?,
        // Archives, and none of these begins as they do.
        FileKind::Zip
        | FileKind::Docx
        | FileKind::Xlsx
        | FileKind::Pptx
        | FileKind::Odt
        | FileKind::Ods
        | FileKind::Odp => return Err(Unread::UnknownKind),
    }
    Ok(kind)
}
