//! Files that are damaged, or were made to do damage: nothing panics, nothing takes long, nothing takes much memory; and what was not read is said.

#![cfg(feature = "files")]
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

mod messages;
mod quine;

#[path = "../common/chance.rs"]
mod chance;

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use balise::files::{Document, FileKind, Limits, Place, Step, Unread, read};
use chance::Chance;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter};

fn text_of(bytes: &[u8]) -> Result<Document, Unread> {
    read("essai", bytes, Limits::default(), &|| false)
}

/// An archive of these entries.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in entries {
        let deflate = CompressionMethod::DEFLATE;
        let (mut entry, config) = archive.new_file(*name).compression_method(deflate).start().unwrap();
        let packed = compress_to_vec(content, 6);
        let mut writer = config.wrap(Packed { entry: &mut entry, packed: Some(packed) });
        writer.write_all(content).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

/// Takes what is to be packed, and writes what was packed.
struct Packed<W> {
    entry: W,
    packed: Option<Vec<u8>>,
}

impl<W: Write> Write for Packed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(packed) = self.packed.take() {
            self.entry.write_all(&packed)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self.packed.take() {
            Some(packed) => self.entry.write_all(&packed),
            None => self.entry.flush(),
        }
    }
}

/// What is in an archive.
fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    let mut all = Vec::new();
    while let Some(entry) = entries.next_entry().unwrap() {
        let data = archive.get_entry(entry.wayfinder()).unwrap().data();
        let content = match entry.compression_method() {
            CompressionMethod::STORE => data.to_vec(),
            _ => decompress_to_vec(data).unwrap(),
        };
        all.push((String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned(), content));
    }
    all
}

/// The documents of office suites in the test data.
fn documents() -> Vec<(String, Vec<u8>)> {
    let forms = ["docx", "xlsx", "pptx", "odt", "ods", "odp"];
    let all: Vec<_> = files().into_iter().filter(|(name, _)| forms.iter().any(|form| name.ends_with(form))).collect();
    assert!(all.len() > 10);
    all
}

/// All files of the test data, and one of each kind that is text.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = [
        ("notes.txt", "NAS 046 454 286, à Lévis\n"),
        ("table.csv", "nom;ville\r\n\"Côté; Éloïse\";Lévis\r\n\"deux\nlignes\";\r\n"),
        ("table.tsv", "nom\tville\nCôté\tLévis\n"),
        ("valeur.json", r#"{"nom": "C\u00f4t\u00e9", "signe": "\ud83d\ude42", "a": [1, "x\n\"y\\"]}"#),
        (
            "page.html",
            "<!doctype html><title>Avis</title><script>a<b</script><!-- c --><p>Mme C&ocirc;té<table><tr><td>un<td>deux</table><img alt='d'>",
        ),
        (
            "message.eml",
            "From: a@exemple.quebec\r\nSubject: =?utf-8?q?=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>num=E9ro\r\n\
             --b\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nbm9tLG5vCg==\r\n--b--\r\n",
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .into();
    let folder = format!("{}/tests/testdata/files", env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            all.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()));
        }
    }
    all.sort();
    assert!(all.len() > 40);
    all
}

#[test]
fn a_file_that_was_cut_is_not_called_read() {
    for (name, bytes) in documents() {
        // Of nothing at all, all is read.
        for part in 1..40 {
            let cut = &bytes[..bytes.len() * part / 40];
            assert!(text_of(cut).is_err(), "{name}, {part}/40");
        }
    }
}

/// Reads what may be anything: it is read or refused, before somebody would have lost patience so often.
fn any(name: &str, bytes: &[u8]) {
    let asked = Cell::new(0_u32);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 100_000
    };
    match read(name, bytes, Limits::default(), &stop) {
        Ok(document) => assert!(document.places(0..=document.text.len()).count() > document.text.len()),
        Err(why) => assert_ne!(why, Unread::Stopped, "{name} does not end"),
    }
}

#[test]
fn whatever_was_cut_is_read_or_refused() {
    for (name, bytes) in files() {
        for part in 0..50 {
            any(&name, &bytes[..bytes.len() * part / 50]);
        }
    }
}

#[test]
fn changed_bytes_are_read_or_refused() {
    let mut chance = Chance(7);
    for (name, bytes) in files() {
        for _ in 0..200 {
            let mut changed = bytes.clone();
            for _ in 0..=chance.below(8) {
                let at = chance.below(changed.len());
                // A bit, or any byte.
                changed[at] =
                    if chance.below(2) == 0 { changed[at] ^ 1 << chance.below(8) } else { chance.below(256) as u8 };
            }
            any(&name, &changed);
        }
    }
}

/// What the parts say is changed, and the archive is sound: this is what the readers of the parts get to see.
#[test]
fn parts_that_say_anything_at_all_are_read_or_refused() {
    let mut chance = Chance(11);
    let pieces: [&[u8]; 12] = [
        b"<w:p>",
        b"</w:p>",
        b"<w:tr>",
        b"</w:tc>",
        b"<w:txbxContent>",
        b"</w:txbxContent>",
        b"&#x110000;",
        b"&",
        b"<text:p>",
        b"</table:table>",
        b"</draw:page>",
        b"\"",
    ];
    for (name, bytes) in documents().into_iter().filter(|(name, _)| !name.starts_with("encrypted")) {
        let entries = unzip(&bytes);
        for _ in 0..25 {
            let mut changed = entries.clone();
            for (_, content) in changed.iter_mut().filter(|(name, _)| name.ends_with("xml")) {
                for _ in 0..=chance.below(6) {
                    let at = chance.below(content.len());
                    match chance.below(4) {
                        0 => content.truncate(at),
                        1 if at < content.len() => content[at] ^= 1 << chance.below(8),
                        2 => drop(content.drain(at..(at + chance.below(200)).min(content.len()))),
                        _ => drop(content.splice(at..at, pieces[chance.below(pieces.len())].iter().copied())),
                    }
                }
            }
            let changed: Vec<(&str, &[u8])> = changed.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
            let begun = Instant::now();
            let _ = text_of(&zip(&changed));
            assert!(begun.elapsed() < Duration::from_secs(5), "{name}");
        }
    }
}

#[test]
fn random_bytes_are_no_archive() {
    let mut chance = Chance(13);
    for length in 0..300 {
        let mut bytes: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
        let _ = text_of(&bytes);
        bytes.splice(0..0, *b"PK\x03\x04");
        assert_eq!(text_of(&bytes), Err(Unread::Damaged));
        bytes.splice(0..0, *b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        assert_eq!(text_of(&bytes), Err(Unread::UnknownKind));
    }
}

#[test]
fn bombs_are_stopped() {
    // A thousand and more times what it is, and ten of it in each of three archives.
    let mut bomb = zip(&[("zeros", &vec![0; 10 << 20])]);
    for _ in 0..3 {
        let names: Vec<String> = (0..10).map(|number| format!("{number}.zip")).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &*bomb)).collect();
        bomb = zip(&entries);
    }
    let begun = Instant::now();
    assert_eq!(text_of(&bomb), Err(Unread::TooLarge));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    // One entry alone.
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    assert_eq!(read("", &zip(&[("zeros", &vec![0; 2 << 20])]), limits, &|| false), Err(Unread::TooLarge));
}

#[test]
fn entries_that_share_their_bytes_are_counted_each() {
    // The directory says a thousand times where the one entry is.
    let one = zip(&[("zeros", &vec![0; 1 << 20])]);
    let directory = one.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = one.windows(4).position(|bytes| bytes == b"PK\x05\x06").unwrap();
    let mut many = one[..directory].to_vec();
    for _ in 0..1000 {
        many.extend_from_slice(&one[directory..end]);
    }
    let length = (many.len() - directory) as u32;
    let mut last = one[end..].to_vec();
    last[8..10].copy_from_slice(&1000u16.to_le_bytes());
    last[10..12].copy_from_slice(&1000u16.to_le_bytes());
    last[12..16].copy_from_slice(&length.to_le_bytes());
    many.extend_from_slice(&last);
    assert_eq!(text_of(&many), Err(Unread::TooLarge));
}

#[test]
fn archives_in_archives_end() {
    let mut nested = zip(&[("fond", b"")]);
    for _ in 0..50 {
        nested = zip(&[("encore.zip", &nested)]);
    }
    let document = text_of(&nested).unwrap();
    let deepest = vec![Step::Entry("encore.zip".to_owned()); 5];
    assert_eq!(document.unread, [(Place(deepest), Unread::TooDeep)]);
}

/// However deep one looks, there is another one within.
#[test]
fn an_archive_that_is_in_itself_ends() {
    let quine = quine::quine();
    assert!(unzip(&quine) == [("r.zip".to_owned(), quine.clone())]);
    let document = text_of(&quine).unwrap();
    let deepest = vec![Step::Entry("r.zip".to_owned()); Limits::default().depth + 1];
    assert_eq!(document.unread, [(Place(deepest), Unread::TooDeep)]);
    // Without a limit on depth, those on entries and on what is unpacked hold.
    let shallow = Limits { depth: 100, entries: 50, ..Limits::default() };
    assert_eq!(read("", &quine, shallow, &|| false), Err(Unread::TooLarge));
    let little = Limits { depth: 100, unpacked: 8 << 10, ..Limits::default() };
    assert_eq!(read("", &quine, little, &|| false), Err(Unread::TooLarge));
}

fn docx(body: &str) -> Vec<u8> {
    let types = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    zip(&[("[Content_Types].xml", types.as_bytes()), ("word/document.xml", body.as_bytes())])
}

#[test]
fn entities_are_not_expanded() {
    let mut xml = String::from("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
    for number in 1..30 {
        let before = number - 1;
        xml.push_str(&format!("<!ENTITY a{number} \"&a{before};&a{before};&a{before};&a{before};\">"));
    }
    xml.push_str(
        "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><document><p><t>&a29;&file; &amp; &#233;</t></p></document>",
    );
    let document = text_of(&docx(&xml)).unwrap();
    assert_eq!(document.kind, FileKind::Docx);
    assert_eq!(document.text, "&a29;&file; & é\n");
}

#[test]
fn depth_does_not_overflow_the_stack() {
    for name in ["p", "tbl><tr><tc", "txbxContent", "AlternateContent", "sdt"] {
        let document = text_of(&docx(&format!("<document>{}", format!("<{name}>").repeat(1 << 20)))).unwrap();
        assert_eq!(document.unread, [(Place::default(), Unread::Damaged)], "{name}");
    }
}

#[test]
fn sizes_in_headers_are_not_trusted() {
    let mut bytes = zip(&[("a.zip", &vec![b'a'; 3 << 20])]);
    let directory = bytes.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&10u32.to_le_bytes());
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    assert_eq!(read("", &bytes, limits, &|| false), Err(Unread::TooLarge));
}

#[test]
fn entries_that_want_a_password_are_said() {
    let mut bytes = zip(&[("a.txt", b"secret")]);
    for (start, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|bytes| bytes == start).unwrap();
        bytes[at + flags] |= 1;
    }
    let document = text_of(&bytes).unwrap();
    assert_eq!(document.unread, [(Place(vec![Step::Entry("a.txt".to_owned())]), Unread::Encrypted)]);
    assert_eq!(document.text, "a.txt\n");
}

#[test]
fn an_empty_archive_is_read() {
    let document = text_of(&zip(&[])).unwrap();
    assert_eq!((document.kind, &*document.text), (FileKind::Zip, ""));
}

#[test]
fn documents_in_archives_are_read() {
    let (name, bytes) = documents().into_iter().find(|(name, _)| name == "libreoffice.docx").unwrap();
    let document = text_of(&zip(&[(&format!("dossier/{name}"), &bytes)])).unwrap();
    let at = document.text.find("046 454 286").unwrap();
    assert_eq!(document.place(at).0, [Step::Entry("dossier/libreoffice.docx".to_owned()), Step::Paragraph(2)]);
}

#[test]
fn whoever_waits_no_longer_is_heard() {
    let body = "<p><t>a</t></p>".repeat(10_000);
    let stopped = read("", &docx(&format!("<document>{body}</document>")), Limits::default(), &|| true);
    assert_eq!(stopped, Err(Unread::Stopped));
}

/// Text that no writer would take is not held before it is refused.
#[test]
fn texts_longer_than_the_limits_are_refused_while_they_are_read() {
    let limits = Limits { text: 1000, ..Limits::default() };
    let body = format!("<document><p>{}</p></document>", "<r><t>dix signes</t></r>".repeat(200));
    assert_eq!(read("", &docx(&body), limits, &|| false), Err(Unread::TooLarge));
    // As many parts as no document has.
    let lines = "<p><t>a</t></p>".repeat((1 << 20) + 10);
    assert_eq!(text_of(&docx(&format!("<document>{lines}</document>"))), Err(Unread::TooLarge));
}
