//! The files that fuzzing begins with, of each target in a folder of its own: the documents of the test data, parts of them, and a few texts,
//! a page and a message.

use std::io::{Cursor, Read as _};
use std::path::Path;

use crate::archive::{Tree, zip};
use crate::paths::{fresh, read_bytes, root, write as put};
use crate::trouble::{Outcome, While as _};

/// The parts that are given alone, and of which documents: in the order of `fuzz/src/files.rs`.
const PARTS: [(&str, &str); 8] = [
    ("docx", "word/document.xml"),
    ("docx", "word/comments.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/sharedStrings.xml"),
    ("pptx", "ppt/slides/slide1.xml"),
    ("odt", "content.xml"),
    ("ods", "content.xml"),
    ("odp", "content.xml"),
];

/// What has no document in the test data: the target, and the bytes to begin with. The first byte of a text says by its number what it is.
#[rustfmt::skip]
const OTHERS: [(&str, &[u8]); 9] = [
    ("file_text", "\0Éloïse Côté, 418 555-0134\nné à Lévis\n".as_bytes()),
    ("file_text", b"\0\xC9lo\xEFse C\xF4t\xE9, n\xE9e \xE0 L\xE9vis\r\n"),
    ("file_text", b"\0\xFF\xFEN\0A\0S\0 \x000\x004\x006\0\n\0"),
    ("file_text", b"\0\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\x8F\xCD\x82\xC5\x82\xB7\x81\x42"),
    ("file_text", "\u{1}nom;ville;téléphone\r\n\"Côté; Éloïse\";Lévis;418 555-0134\r\n\"deux\nlignes\";;\r\n".as_bytes()),
    ("file_text", "\u{2}nom\tville\nCôté\tLévis\n".as_bytes()),
    ("file_text", br#"{"nom": "C\u00f4t\u00e9", "signe": "\ud83d\ude42", "a": [1, "x\n\"y\\"]}"#),
    ("file_html", "<!doctype html><title>Avis</title><style>p{color:red}</style><script>if (a<b) x('418 555-0140')</script><!-- 418 555-0141 -->\
        <p>Mme C&ocirc;té,\n   418&nbsp;<b>555</b>-0142<br>fin</p><table><tr><td>un<td>deux</table><img alt='418 555-0143'>\
        <a href='mailto:a@exemple.quebec'>écrire</a><textarea>x</textarea><svg><![CDATA[x]]></svg>".as_bytes()),
    ("file_eml", "From: Éloïse Côté <e.cote@exemple.quebec>\r\nTo: liste: a@exemple.quebec, b@exemple.quebec;\r\n\
        Subject: =?utf-8?q?Plainte_=C3=A9crite?=\r\nDate: Fri, 27 Nov 2026 10:00:00 -0500\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nmon num=E9ro est le 418 555-0136.\r\n--b\r\nContent-Type: text/html\r\n\r\n\
        <p>Au <b>418</b>&nbsp;555-0137</p>\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=liste.csv\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nbm9tLG5vCkPDtHTDqSw0MTggNTU1LTAxMzgK\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\
        From: a@exemple.quebec\r\nSubject: x\r\n\r\ntexte\r\n--b--\r\n".as_bytes()),
];

/// Writes the files into `directory`, which holds nothing else then, and says how many.
pub(super) fn write(directory: &Path) -> Outcome<usize> {
    fresh(directory)?;
    let mut count = 0;
    let mut seed = |target: &str, name: &str, bytes: &[u8]| {
        count += 1;
        put(&directory.join(target).join(name), bytes)
    };
    let from = root().join("tests/testdata/files");
    let doing = || "read the documents of the test data".to_owned();
    for entry in std::fs::read_dir(&from).while_doing(doing)? {
        let path = entry.while_doing(doing)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => {
                let bytes = read_bytes(&path)?;
                seed(&format!("file_{ending}"), &name, &bytes)?;
                for (number, part) in parts(ending, &bytes) {
                    seed("file_part", &format!("{number}-{name}"), &[&[number], &*part].concat())?;
                }
            }
            "pdf" | "rtf" => seed(&format!("file_{ending}"), &name, &read_bytes(&path)?)?,
            _ if name.starts_with("picture.") => seed("file_image", &name, &read_bytes(&path)?)?,
            _ => {}
        }
    }
    for (number, (target, bytes)) in OTHERS.iter().enumerate() {
        seed(target, &number.to_string(), bytes)?;
    }
    let notes = ("notes.txt".to_owned(), "Le 418 555-0130, à Lévis.\n".repeat(5).into_bytes());
    let inner = zip(&Tree::from([notes, ("dossier/liste.csv".to_owned(), b"nom;ville\na;b\n".to_vec())]))?;
    let document = read_bytes(&from.join("libreoffice.docx"))?;
    let outer = zip(&Tree::from([("a.zip".to_owned(), inner.clone()), ("b.docx".to_owned(), document)]))?;
    seed("file_zip", "inner", &inner)?;
    seed("file_zip", "outer", &outer)?;
    Ok(count)
}

/// The parts of a document that are among [`PARTS`], each with its number. An encrypted document is no archive, and has none.
fn parts(ending: &str, bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut parts = Vec::new();
    for (number, (_, path)) in PARTS.iter().enumerate().filter(|(_, (of, _))| *of == ending) {
        let mut part = Vec::new();
        if archive.by_name(path).is_ok_and(|mut file| file.read_to_end(&mut part).is_ok()) {
            parts.push((number as u8, part));
        }
    }
    parts
}
