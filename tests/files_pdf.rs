//! PDF, RTF and pictures to text: files that other programs wrote, what of them is damaged, and bombs.
#![cfg(feature = "files")]
#![allow(clippy::unwrap_used, reason = "tests say what failed by panicking")]

use balise::files::{Document, Limits, Place, Unread, read};
use std::cell::Cell;
use std::path::PathBuf;

#[derive(serde::Deserialize)]
struct Cases {
    file: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    #[serde(default)]
    page: Vec<At>,
    /// `place: reason`.
    #[serde(default)]
    unread: Vec<String>,
    /// Why nothing of it is read.
    error: Option<String>,
}

#[derive(serde::Deserialize)]
struct At {
    /// Where it must be found; empty: anywhere.
    at: String,
    found: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/files")
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join("pdf.toml")).unwrap();
    toml::from_str::<Cases>(&text).unwrap().file
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

fn shown(place: &Place) -> String {
    place.0.iter().map(|step| format!("{step:?}")).collect::<Vec<_>>().join(", ")
}

/// What a place says: all lines of it.
fn at(document: &Document, place: &str) -> String {
    let mut offset = 0;
    let mut text = String::new();
    for line in document.text.split_inclusive('\n') {
        if place.is_empty() || shown(&document.place(offset)) == place {
            text.push_str(line);
        }
        offset += line.len();
    }
    text
}

#[test]
fn files_of_other_programs() {
    let mut missed = Vec::new();
    for case in cases() {
        let document = match (read(&case.name, &bytes(&case.name), Limits::default(), &|| false), &case.error) {
            (Ok(document), None) => document,
            (Err(why), Some(error)) if format!("{why:?}") == *error => continue,
            (other, _) => {
                missed.push(format!("{}: {:?}", case.name, other.map(|document| document.kind)));
                continue;
            }
        };
        for part in &case.page {
            let text = at(&document, &part.at);
            let missing = part.found.iter().filter(|found| !text.contains(*found));
            missed.extend(missing.map(|found| format!("{}: {}: {found}", case.name, part.at)));
        }
        let unread: Vec<_> = document.unread.iter().map(|(place, why)| format!("{}: {why:?}", shown(place))).collect();
        if unread != case.unread {
            missed.push(format!("{}: unread {unread:?}", case.name));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Reads anything: it ends, after so many questions whether to go on.
fn any(name: &str, bytes: &[u8]) {
    let asked = Cell::new(0_u32);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 100_000
    };
    let read = read(name, bytes, Limits::default(), &stop);
    assert!(read != Err(Unread::Stopped), "{name} hangs");
    if let Ok(document) = read {
        for offset in 0..document.text.len().min(50) {
            let _ = document.place(offset);
        }
    }
}

#[test]
fn what_ends_too_early() {
    for case in cases() {
        let bytes = bytes(&case.name);
        for part in 0..40 {
            any(&case.name, &bytes[..bytes.len() * part / 40]);
        }
        for short in 1..20.min(bytes.len()) {
            any(&case.name, &bytes[..bytes.len() - short]);
        }
    }
}

#[test]
fn what_chance_changed() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for case in cases() {
        let whole = bytes(&case.name);
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(12) {
                let at = chance.below(bytes.len());
                bytes[at] = chance.below(256) as u8;
            }
            // Digits are what lengths, numbers of objects and offsets are made of.
            for _ in 0..chance.below(6) {
                let from = chance.below(bytes.len());
                if let Some(digit) = bytes[from..].iter_mut().find(|byte| byte.is_ascii_digit()) {
                    *digit = b'0' + chance.below(10) as u8;
                }
            }
            any(&case.name, &bytes);
        }
    }
}

#[test]
fn random_bytes_after_a_beginning() {
    let mut chance = Chance(7);
    let beginnings: [&[u8]; 9] = [
        b"%PDF-1.7\n",
        b"{\\rtf1",
        b"\xff\xd8\xff\xe1",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"II*\0",
        b"MM\0*",
        b"\0\0\0\x18ftypheic",
    ];
    for beginning in beginnings {
        for length in [0, 1, 2, 7, 40, 300, 5000] {
            let random = (0..length).map(|_| chance.below(256) as u8);
            any("random", &beginning.iter().copied().chain(random).collect::<Vec<_>>());
        }
    }
}

/// A PDF of one page, with streams of that content, each packed so often.
fn pdf(objects: &[(&str, &[u8])]) -> Vec<u8> {
    let mut pdf =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            .to_vec();
    for (number, (dict, data)) in objects.iter().enumerate() {
        pdf.extend_from_slice(format!("{} 0 obj<<{dict}", number + 3).as_bytes());
        if data.is_empty() {
            pdf.extend_from_slice(b">>endobj\n");
        } else {
            pdf.extend_from_slice(format!("/Length {}>>stream\n", data.len()).as_bytes());
            pdf.extend_from_slice(data);
            pdf.extend_from_slice(b"\nendstream endobj\n");
        }
    }
    pdf.extend_from_slice(b"trailer<</Root 1 0 R>>");
    pdf
}

#[test]
fn a_bomb() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 300 << 20], 1);
    assert!(bomb.len() < 4 << 20);
    let page = ("/Type/Page/Contents 4 0 R", &b""[..]);
    let packed = pdf(&[page, ("/Filter/FlateDecode", &bomb)]);
    assert_eq!(read("bomb.pdf", &packed, Limits::default(), &|| false), Err(Unread::TooLarge));
    let objects = pdf(&[page, ("/Type/ObjStm/N 1/First 5/Filter/FlateDecode", &bomb)]);
    assert_eq!(read("bomb.pdf", &objects, Limits::default(), &|| false), Err(Unread::TooLarge));
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend_from_slice(&(bomb.len() as u32 + 3).to_be_bytes());
    png.extend_from_slice(b"zTXta\0\0");
    png.extend_from_slice(&bomb);
    assert_eq!(read("bomb.png", &png, Limits::default(), &|| false), Err(Unread::TooLarge));
}

#[test]
fn forms_that_show_themselves() {
    // Each shows the next ten times, and the last the first.
    let forms: Vec<String> =
        (5..12).map(|next| format!("/Subtype/Form/Resources<</XObject<</A {next} 0 R/B 4 0 R>>>>")).collect();
    let program = "/A Do ".repeat(10) + "/B Do";
    let mut objects = vec![("/Type/Page/Contents 4 0 R/Resources<</XObject<</A 4 0 R/B 4 0 R>>>>", &b""[..])];
    objects.extend(forms.iter().map(|form| (form.as_str(), program.as_bytes())));
    let asked = Cell::new(0_u32);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 200
    };
    let read = read("forms.pdf", &pdf(&objects), Limits::default(), &stop);
    assert!(matches!(read, Err(Unread::Stopped | Unread::TooLarge | Unread::Damaged)), "{read:?}");
}

#[test]
fn trees_that_bite_their_tails() {
    let kids = pdf(&[("/Type/Pages/Kids[2 0 R 3 0 R 4 0 R]", b""), ("/Kids[3 0 R]/Resources 4 0 R/Parent 4 0 R", b"")]);
    any("kids.pdf", &kids);
    let mut outlines =
        b"%PDF-1.4 1 0 obj<</Outlines 2 0 R/Pages 1 0 R/AcroForm<</Fields[2 0 R]>>/StructTreeRoot<</K 2 0 R>>>>endobj "
            .to_vec();
    outlines.extend_from_slice(b"2 0 obj<</First 2 0 R/Next 2 0 R/K[2 0 R 2 0 R]/Kids[2 0 R]/Parent 2 0 R/T(a)/Title(b)>>endobj trailer<</Root 1 0 R>>");
    any("outlines.pdf", &outlines);
    any("lengths.pdf", b"%PDF-1.4 1 0 obj<</Length 1 0 R/Root 1 0 R>>stream endstream endobj 2 0 obj 2 0 R endobj trailer<</Root 2 0 R>>");
}

#[test]
fn many_of_everything() {
    for part in [
        "1 0 obj ",
        "1 0 obj<<",
        "1 0 obj(",
        "1 0 obj<</Length 0>>stream ",
        "trailer<<",
        "trailer(",
        "obj",
        "endobj ",
        "1 0 obj[",
    ] {
        any("many.pdf", format!("%PDF-1.4 {}", part.repeat(50_000)).as_bytes());
    }
}
