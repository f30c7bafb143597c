//! Any text at all: no panic, spans on character boundaries, in order, apart; what is around a value does not change what is
//! found in it.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

mod around;

use balise::text::utf16_offsets;
use balise::verdict::Kept;
use balise::verdict::view::{DialogState, Moment};
use balise::{Category, Destination, Inspection, Kind, Policy, Scanner, Vault, lang::Lang, redact};

/// Everything that holds of every scan.
fn check(text: &str) -> Vec<balise::Finding> {
    let findings = Scanner::default().scan(text);
    let mut end = 0;
    for finding in &findings {
        assert!(finding.span.start >= end && finding.span.start < finding.span.end, "{finding:?} in {text:?}");
        let value = text.get(finding.span.clone());
        assert!(value.is_some(), "not on character boundaries: {finding:?} in {text:?}");
        assert_eq!(value, value.map(str::trim_ascii), "space at the ends: {finding:?} in {text:?}");
        assert!((0.0..=1.0).contains(&finding.confidence) && !finding.reason.rule.is_empty(), "{finding:?}");
        end = finding.span.end;
    }
    findings
}

/// A small generator of the same texts each time (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }
}

/// Pieces that detectors look at, and what stands between them.
const PIECES: &[&str] = &[
    "046",
    "454",
    "286",
    "046454286",
    "NAS",
    " : ",
    "1",
    "22",
    "4111",
    "1111",
    "TREM",
    "6503",
    "0515",
    "T6515",
    "251280",
    "H2Z",
    "1W7",
    "é",
    "œ",
    "🙂",
    "日本",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\u{a0}",
    "\0",
    "@",
    "a@b.ca",
    "://",
    "https://x.ca/1",
    "-",
    "–",
    ".",
    ",",
    "\n",
    "\r\n",
    "\t",
    ";",
    " ",
    "  ",
    "(",
    ")",
    "418",
    "5551234",
    "né le",
    "3 mars",
    "1980",
    "25/12/1980",
    "$",
    "%",
    "IP",
    "24.200.17.45",
    "2605:8d80::1",
    ":",
    "FR14",
    "20041010050500013M02606",
    "dossier",
    "Ville de",
    "Mme",
    "plaque",
    "A12",
    "BCD",
    "compte",
    "transit",
    "30219",
    "815",
    "passeport",
    "AB123456",
    "matricule",
    "x",
    "AAAA",
    "_",
    "/",
    "\\",
    "+",
    "٤٥٤",
    "𝟐𝟖𝟔",
    "e\u{301}",
    "ß",
    "ＮＡＳ",
    "0",
    "9999999999999999999999999999999999999999",
];

#[test]
fn made_up_texts() {
    let mut chance = Chance(0x0BAD_5EED);
    for _ in 0..30_000 {
        let text: String = (0..1 + chance.below(14)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        check(&text);
    }
}

#[test]
fn cut_and_mangled_texts() {
    let whole = "Nom\tNAS\tTél.\nRoy, Léo\t046 454 286\t(418) 527-3366\nCourriel : l.roy@videotron.ca; né le 3 mars 1980, TREM 6503 0515 — carte 4111 1111 1111 1111";
    let mut chance = Chance(0xFEED);
    for (at, _) in whole.char_indices() {
        check(&whole[at..]);
        check(&whole[..at]);
    }
    for _ in 0..5_000 {
        let mut chars: Vec<char> = whole.chars().collect();
        for _ in 0..1 + chance.below(6) {
            let at = chance.below(chars.len());
            match chance.below(3) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, char::from_u32(chance.below(0x3000) as u32).unwrap_or('x')),
                _ => chars.swap(0, at),
            }
        }
        check(&chars.into_iter().collect::<String>());
    }
}

/// Texts that `cargo xtask fuzz` found something wrong with, cut down; each with what was wrong.
#[test]
fn found_by_fuzzing() {
    // The request that goes on after the number began with the line break.
    let found = check(
        "À partir du fichier de la citoyenne +1 418 527 3366\ndérogation mineure, accorde ou refuse chacune selon le règlement",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    // The address began inside the number before it, that a label had taken for one of social insurance.
    check("N A S  1 2 3 4 5 6 7  2605:8d80::1 8 2");
    // The string of a connection ended with a space.
    check("server=local;database=base;password=Abcdef12, and then she lost ;the");
    // A line of a list of accounts with nothing after its sign.
    check("username:\nWindows | vdube | \n");
    // The first key, whose last line is broken, ended with the dashes that the second begins with.
    let body = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW";
    let found = check(&format!(
        "-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRthis one too:\n\n-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n"
    ));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|finding| finding.kind == Kind::PrivateKey), "{found:?}");
}

#[test]
fn extremes() {
    check("");
    for unit in [
        "1", "1 ", "1-", "-", "@", "a@a.", "A", "a", "\0", "\u{200b}", "日", "\t", ";1", "(", "NAS ", "NAS : 1", "://",
        "x://", "é", "1:", "::",
    ] {
        check(&unit.repeat(200_000 / unit.len()));
    }
    let long = format!("{}NAS : 046 454 286{}", "mot ".repeat(2_500_000), " mot".repeat(10));
    assert_eq!(check(&long).len(), 1, "10 MB");
}

#[test]
fn clean_text_around_a_value_changes_nothing() {
    let values = [
        "NAS : 046 454 286.",
        "Carte : 4111 1111 1111 1111.",
        "RAMQ TREM 6503 0515.",
        "Son cell. : 418 527-3366.",
        "Écrire à j.roy@videotron.ca.",
        "Née le 3 mars 1980.",
        "Elle habite au H2Z 1W7.",
    ];
    let around = [
        "Le conseil adopte le règlement à l’unanimité.\n\n",
        "Voici ce que nous savons. ",
        "🙂 Merci!\n\n",
        "日本語のテキスト。\n\n",
        "",
    ];
    for value in values {
        let alone = check(value);
        for before in around {
            for after in around {
                let text = format!("{before}{value}\n\n{after}");
                let found = check(&text);
                assert_eq!(found.len(), alone.len(), "{text:?}");
                for (found, alone) in found.iter().zip(&alone) {
                    assert_eq!(found.kind, alone.kind);
                    assert_eq!(text[found.span.clone()], value[alone.span.clone()]);
                }
            }
        }
    }
}

#[test]
fn utf16_offsets_land_on_the_value() {
    let text = "🙂 é 日本 e\u{301} NAS : 046\u{200b} 454 286 fin";
    let findings = check(text);
    let offsets = utf16_offsets(text, findings.iter().flat_map(|f| [f.span.start, f.span.end]));
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[offsets[0]..offsets[1]]).unwrap(), "046\u{200b} 454 286");
}

/// The whole way, for any text: the dialog never shows a value, and the labelled text has nothing left to find.
#[test]
fn dialogs_hide_and_labels_are_clean() {
    let policy = Policy::builtin();
    let scanner = policy.scanner();
    let to = Destination::new("chatgpt.com", "/");
    let mut chance = Chance(0xD1A1);
    let mut seen = 0;
    for _ in 0..5_000 {
        let text: String = (0..3 + chance.below(14)).flat_map(|_| [PIECES[chance.below(PIECES.len())], " "]).collect();
        let inspection =
            Inspection::new(&scanner, policy.on(balise::policy::Date::EPOCH), &to, &text, None, &Kept::default());
        let lang = if chance.below(2) == 0 { Lang::Fr } else { Lang::En };
        let Some(view) = inspection.dialog(lang, Moment::Paste, &Vault::default()) else {
            continue;
        };
        seen += 1;
        assert_ne!(view.state, DialogState::Off);
        let findings = inspection.findings();
        // Names, addresses and words of a document are shown as they are: they prove the finding, and are on the screen already.
        let masked = |kind: Kind| {
            let words = matches!(kind, Kind::PersonName | Kind::PostalAddress | Kind::SensitiveFact);
            !words && matches!(kind.category(), Category::Personal | Category::Credential)
        };
        for finding in findings.iter().filter(|finding| masked(finding.kind)) {
            let value = &text[finding.span.clone()];
            for row in &view.rows {
                let shown = [&row.before, &row.masked, &row.after]
                    .into_iter()
                    .any(|part| value.chars().count() > 5 && part.contains(value));
                assert!(!shown, "{value:?} is shown in {row:?} of {text:?}");
            }
        }
        let edits = redact::edits(&text, &findings, &policy, lang, &mut Vault::default());
        // The words of a label may be a value of the text: « IP » in « [Adresse IP 1] ».
        let bare: Vec<redact::Edit> =
            edits.iter().map(|edit| redact::Edit { span: edit.span.clone(), label: "§".into() }).collect();
        let labelled = redact::apply(&text, &bare);
        for finding in &findings {
            let value = &text[finding.span.clone()];
            let count = |text: &str| text.matches(value).count();
            // « [Adresse IP 1] » holds one word of « Mme IP ».
            let in_labels: usize = edits.iter().map(|edit| count(&edit.label)).sum();
            assert!(count(&labelled) < count(&text) + in_labels, "{value:?} is left in {labelled:?}");
        }
    }
    assert!(seen > 500, "{seen} texts held");
}
