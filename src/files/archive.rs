//! Zip archives: each file in them as a file of its own. Office documents are such archives too: what one is says [`Archive::kind`].
//!
//! No size in a header is trusted: what is inflated is bounded by the room that is left. Names are words, never paths.

use std::borrow::Cow;

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::code_pages::{char_of, page};
use super::inflate::{Inflated, inflate};
use super::{FileKind, Part, Step, Stop, Unread, Writer};

/// More entries than this are not looked at: no document has them, and [`super::Limits::entries`] is far below.
const MOST: usize = 1 << 17;

/// An archive whose directory was read.
pub(super) struct Archive<'a> {
    zip: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
}

/// A file in it.
pub(super) struct Entry {
    /// As the directory calls it, `/` between folders.
    pub(super) name: String,
    pub(super) encrypted: bool,
    method: CompressionMethod,
    crc: u32,
    at: ZipArchiveEntryWayfinder,
}

impl Entry {
    /// How it is packed: the number of the method, its checksum, and how large it was before, as the directory says.
    pub(super) fn as_packed(&self) -> (u16, u32, u64) {
        (self.method.as_u16(), self.crc, self.at.uncompressed_size_hint())
    }
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let zip = ZipArchive::from_slice(bytes).ok()?;
        let mut entries = Vec::new();
        let mut directory = zip.entries();
        // A directory that breaks off: what stands before is read.
        while let Ok(Some(record)) = directory.next_entry() {
            if entries.len() >= MOST {
                break;
            }
            if record.is_dir() {
                continue;
            }
            entries.push(Entry {
                name: name(record.file_path().as_bytes()),
                encrypted: record.flags().is_encrypted(),
                method: record.compression_method(),
                crc: record.crc32(),
                at: record.wayfinder(),
            });
        }
        Some(Self { zip, entries })
    }

    /// What an archive is: a document of an office suite, by what it says of itself, or an archive.
    pub(super) fn kind(&self) -> FileKind {
        // More than these say no more than what they are.
        let read = |name: &str| self.named(name).map(|at| self.inflate(at, 1 << 20).0);
        if let Some(mime) = read("mimetype") {
            let mime = String::from_utf8_lossy(&mime);
            for (word, kind) in [
                ("opendocument.text", FileKind::Odt),
                ("opendocument.spreadsheet", FileKind::Ods),
                ("opendocument.presentation", FileKind::Odp),
                // A drawing is pages with shapes.
                ("opendocument.graphics", FileKind::Odp),
            ] {
                if mime.contains(word) {
                    return kind;
                }
            }
        }
        let Some(types) = read("[Content_Types].xml") else { return FileKind::Zip };
        let types = super::xml::decode(&types);
        for (word, kind) in [
            ("wordprocessingml", FileKind::Docx),
            ("ms-word", FileKind::Docx),
            ("spreadsheetml", FileKind::Xlsx),
            // Macros and all; the binary form (xlsb) has another name and is no XML.
            ("ms-excel.sheet.macroEnabled", FileKind::Xlsx),
            ("ms-excel.template.macroEnabled", FileKind::Xlsx),
            ("presentationml", FileKind::Pptx),
            ("ms-powerpoint", FileKind::Pptx),
        ] {
            // Of the document itself: a presentation with a table embedded names its type too, as a default.
            let main = types.split('<').filter(|tag| tag.contains(".main+xml"));
            if main.clone().any(|tag| tag.contains(word)) && !types.contains("sheet.binary") {
                return kind;
            }
        }
        FileKind::Zip
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name == name)
    }

    /// What an entry unpacks to, and what was wrong with it: then what could be read of it.
    pub(super) fn unpack(&self, at: usize, writer: &mut Writer<'_>) -> Result<(Cow<'a, [u8]>, Option<Unread>), Stop> {
        let (bytes, wrong) = self.inflate(at, writer.room());
        if wrong == Some(Unread::TooLarge) {
            return Err(Stop(Unread::TooLarge));
        }
        writer.unpacked(bytes.len())?;
        Ok((bytes, wrong))
    }

    fn inflate(&self, at: usize, room: usize) -> (Cow<'a, [u8]>, Option<Unread>) {
        let nothing = Cow::Borrowed(&[][..]);
        let Some(entry) = self.entries.get(at) else { return (nothing, Some(Unread::Damaged)) };
        if entry.encrypted {
            return (nothing, Some(Unread::Encrypted));
        }
        let Some(packed) = self.packed(entry) else { return (nothing, Some(Unread::Damaged)) };
        let (bytes, whole) = match entry.method {
            CompressionMethod::STORE if packed.len() > room => return (nothing, Some(Unread::TooLarge)),
            CompressionMethod::STORE => (Cow::Borrowed(packed), true),
            CompressionMethod::DEFLATE => match inflate(packed, false, room) {
                Ok(Inflated { bytes, whole }) => (Cow::Owned(bytes), whole),
                Err(Stop(why)) => return (nothing, Some(why)),
            },
            _ => return (nothing, Some(Unread::UnknownKind)),
        };
        let sound = whole && rawzip::crc32(&bytes) == entry.crc;
        (bytes, (!sound).then_some(Unread::Damaged))
    }

    /// The bytes as they lie in the file: [`ZipSliceArchive::get_entry`] borrows from the archive, not from them.
    pub(super) fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let (from, to) = self.zip.get_entry(entry.at).ok()?.compressed_data_range();
        let bytes: &'a [u8] = self.zip.get_ref();
        bytes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
    }
}

/// A name: UTF-8 where it is, whatever its flag says; else cp437.
fn name(bytes: &[u8]) -> String {
    let name = match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        // Those of archives that say nothing else (APPNOTE.TXT 6.3.10, appendix D).
        Err(_) => bytes.iter().filter_map(|byte| char_of(page(437), *byte)).collect(),
    };
    // Archives made on Windows by old tools.
    if name.contains('/') { name } else { name.replace('\\', "/") }
}

/// Whether a file begins as a zip archive does: with an entry, as an empty one, as one of several.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|start| bytes.starts_with(start))
}

/// Whether a file of Microsoft's old container holds an encrypted document: [MS-OFFCRYPTO] 1.3.3 keeps it in a stream of this name. Entries of
/// the container's directory are 128 bytes long, and begin with their name.
pub(super) fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && bytes.chunks(128).any(|entry| entry.starts_with(&name))
}

/// Reads an archive.
pub(super) fn read(archive: &Archive<'_>, writer: &mut Writer<'_>) -> Result<(), Unread> {
    let comment = name(archive.zip.comment().as_bytes());
    if !comment.is_empty() {
        writer.within(Step::Part(Part::Properties), |writer| writer.text(&comment))?;
        writer.line()?;
    }
    for (at, entry) in archive.entries().iter().enumerate() {
        // A name goes where the file goes, and often says whom it is about.
        writer.within(Step::Entry(entry.name.clone()), |writer| writer.text(&entry.name))?;
        writer.line()?;
        let (bytes, wrong) = archive.unpack(at, writer)?;
        if let Some(wrong) = wrong {
            writer.within(Step::Entry(entry.name.clone()), |writer| {
                writer.unread(wrong);
                Ok(())
            })?;
        }
        if wrong.is_none() || !bytes.is_empty() {
            writer.nested(&entry.name, &bytes)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf8_or_cp437() {
        assert_eq!(name("Été.txt".as_bytes()), "Été.txt");
        assert_eq!(name(b"\x90t\x82.txt"), "Été.txt");
        assert_eq!(name(b"a\\b.txt"), "a/b.txt");
    }
}
