//! Files that are text: what they say is found, and where it stands is said.

#![cfg(feature = "files")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests say what failed by panicking")]

use balise::files::{Document, FileKind, Limits, Unread, read};
use balise::lang::{Lang, place};

fn read_here(name: &str, bytes: &[u8]) -> Result<Document, Unread> {
    read(name, bytes, Limits::default(), &|| false)
}

/// The words of the place where a text stands in a document; panics where it is not there.
fn place_of(document: &Document, said: &str) -> String {
    let at = document.text.find(said).unwrap_or_else(|| panic!("{said:?} is not in {:?}", document.text));
    place(Lang::Fr, &document.place(at)).replace('\u{a0}', " ")
}

#[test]
fn what_they_say_and_where() {
    let latin = |text: &str| text.chars().map(|char| u32::from(char) as u8).collect::<Vec<u8>>();
    let table = "nom;ville;téléphone\r\n\"Côté; Éloïse\";Lévis;418 555-0134\r\n\"deux\nlignes\";Alma;418 555-0135\r\n";
    let message = "From: Éloïse Côté <e.cote@exemple.quebec>\r\nTo: greffe@exemple.quebec\r\nSubject: =?utf-8?q?Plainte_=C3=A9crite?=\r\n\
        Message-ID: <1@exemple.quebec>\r\nDate: Fri, 27 Nov 2026 10:00:00 -0500\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nBonjour,\r\nmon num=E9ro est le 418 555-0136.\r\n--b\r\n\
        Content-Type: text/html\r\n\r\n<p>Au <b>418</b>&nbsp;555-0137</p>\r\n--b\r\n\
        Content-Type: text/csv\r\nContent-Disposition: attachment; filename=liste.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        bm9tLG5vCkPDtHTDqSw0MTggNTU1LTAxMzgK\r\n--b--\r\n";
    let page = "<!doctype html><html><head><title>Avis</title><style>p{color:red}</style><script>if (a<b) x('418 555-0140')</script></head>\
        <body><!-- 418 555-0141 --><p>Mme C&ocirc;t&eacute;,\n   418&nbsp;<b>555</b>-0142<br>fin</p>\
        <table><tr><td>un</td><td>deux</td></tr></table><img alt='418 555-0143'><a href='mailto:a@exemple.quebec'>écrire</a>";
    type Case = (&'static str, Vec<u8>, FileKind, &'static [(&'static str, &'static str)]);
    let cases: [Case; 8] = [
        (
            "notes.txt",
            b"un\ndeux\ntrois 418 555-0130\n".to_vec(),
            FileKind::Text,
            &[("418 555-0130", "ligne 3"), ("un", "ligne 1")],
        ),
        (
            "lisez-moi.md",
            latin("# Titre\n\nÉcole secondaire à Montréal, élève né en 2012\n"),
            FileKind::Text,
            &[("élève né", "ligne 3")],
        ),
        (
            "sans-nom",
            "\u{feff}première ligne\nseconde".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            FileKind::Text,
            &[("première", "ligne 1"), ("seconde", "ligne 2")],
        ),
        (
            "table.csv",
            table.as_bytes().to_vec(),
            FileKind::Csv,
            &[
                ("Côté; Éloïse", "cellule A2"),
                ("418 555-0134", "cellule C2"),
                ("deux lignes", "cellule A3"),
                ("418 555-0135", "cellule C3"),
            ],
        ),
        ("table.tsv", b"a\tb\n1\t418 555-0133\n".to_vec(), FileKind::Tsv, &[("418 555-0133", "cellule B2")]),
        (
            "dossier.json",
            br#"{"nom": "C\u00f4t\u00e9",
 "note": "voir\n418 555-0131", "visage": "\ud83d\ude00", "reste": "C:\\rue"}"#
                .to_vec(),
            FileKind::Json,
            &[("Côté", "ligne 1"), ("voir 418 555-0131", "ligne 2"), ("😀", "ligne 2"), ("C:\\rue", "ligne 2")],
        ),
        (
            "message.eml",
            message.as_bytes().to_vec(),
            FileKind::Email,
            &[
                ("Éloïse Côté <e.cote@exemple.quebec>", "en-têtes du message"),
                ("Plainte écrite", "en-têtes du message"),
                ("numéro est le 418 555-0136", "ligne 2"),
                ("418\u{a0}555-0137", ""),
                ("418 555-0138", "« liste.csv », cellule B2"),
            ],
        ),
        (
            "page.html",
            page.as_bytes().to_vec(),
            FileKind::Html,
            &[
                ("Avis", ""),
                ("418 555-0140", ""),
                ("Mme Côté, 418\u{a0}555-0142\n", ""),
                ("un\tdeux", ""),
                ("418 555-0141", "texte masqué"),
                ("418 555-0143", "texte masqué"),
                ("mailto:a@exemple.quebec", "texte masqué"),
            ],
        ),
    ];
    for (name, bytes, kind, expected) in cases {
        let document = read_here(name, &bytes).unwrap();
        assert_eq!(document.kind, kind, "{name}");
        assert!(document.unread.is_empty(), "{name}: {:?}", document.unread);
        for (said, at) in expected {
            assert_eq!(place_of(&document, said), *at, "{name}: {said}");
        }
    }
}

#[test]
fn what_is_not_read_is_said() {
    assert_eq!(read_here("programme.exe", b"MZ\x90\0\x03\0\0\0"), Err(Unread::UnknownKind));
    let small = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(read("a.txt", b"onze signes", small, &|| false), Err(Unread::TooLarge));
    let little = Limits { text: 10, ..Limits::default() };
    assert_eq!(read("a.txt", b"onze signes", little, &|| false), Err(Unread::TooLarge));
    let long = "une ligne\n".repeat(10_000);
    assert_eq!(read("a.txt", long.as_bytes(), Limits::default(), &|| true), Err(Unread::Stopped));
    let attached = "Message-ID: <1@a.quebec>\nFrom: a@a.quebec\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name=outil.exe\n\
        Content-Transfer-Encoding: base64\n\nTVqQAAMAAAA=\n";
    let document = read_here("m.eml", attached.as_bytes()).unwrap();
    let unread: Vec<(String, Unread)> = document.unread.iter().map(|(at, why)| (place(Lang::En, at), *why)).collect();
    assert_eq!(unread, [("“outil.exe”".to_owned(), Unread::UnknownKind)]);
}

/// Whatever the bytes: something is answered.
#[test]
fn total_on_any_bytes() {
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    const SIGNS: &[u8] = b"\"\\u00;,\t\n<>&-=/: aZ\xC3\xA9\xFF\xD8\r{}[]!";
    for round in 0..3000 {
        let bytes: Vec<u8> = (0..next() % 200).map(|_| SIGNS[next() as usize % SIGNS.len()]).collect();
        for name in ["a.txt", "a.csv", "a.json", "a.html", "a.eml"] {
            let Ok(document) = read_here(name, &bytes) else { continue };
            for at in 0..=document.text.len() {
                let _ = document.place(at);
            }
            assert!(document.text.len() < 4096, "{round} {name}");
        }
    }
}
