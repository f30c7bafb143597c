//! Journals as files, and the report over them: what comes back, what is refused, what is counted, and how it is shown.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

#[path = "common/chance.rs"]
mod chance;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use balise::journal::{About, Entry, Event, Journal, Period, Report, Way, What, csv, json, read, utc_day};
use balise::lang::Lang;
use balise::policy::{Action, Date};
use chance::Chance;
use serde::Deserialize;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/journals").join(format!("{name}.json"))
}

fn journal(name: &str) -> Journal {
    read(&fs::read_to_string(path(name)).unwrap()).unwrap()
}

fn report(names: &[&str]) -> Report {
    let journals: Vec<Journal> = names.iter().map(|name| journal(name)).collect();
    Report::new(&journals, Period::default(), Date::new(2027, 1, 6).unwrap(), &utc_day)
}

#[derive(Deserialize)]
struct Data {
    report: Vec<Counted>,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Counted {
    name: String,
    journals: Vec<String>,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    behind: u64,
    expect: toml::Table,
}

#[derive(Deserialize)]
struct Refused {
    journal: String,
    french: String,
    english: String,
}

fn data() -> Data {
    toml::from_str(include_str!("testdata/journal_report.toml")).unwrap()
}

#[test]
fn reports_count() {
    for Counted { name, journals, from, to, behind, expect } in data().report {
        let journals: Vec<Journal> = journals.iter().map(|name| journal(name)).collect();
        let day = |text: Option<String>| text.map(|text| Date::parse(&text).unwrap());
        let period = Period { from: day(from), to: day(to) };
        let report = Report::new(&journals, period, Date::EPOCH, &|at| utc_day(at - behind * 3_600_000));
        let said: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        for (at, expected) in expect {
            let expected = serde_json::to_value(&expected).unwrap();
            assert_eq!(said.pointer(&at), Some(&expected), "{name}: {at} in {said:#}");
        }
    }
}

#[test]
fn what_is_no_journal_is_said_to_be_none() {
    for Refused { journal, french, english } in data().refused {
        let why = read(&fs::read_to_string(path(&journal)).unwrap()).unwrap_err();
        let said = (why.sentence(Lang::Fr).replace('\u{a0}', " "), why.to_string());
        assert!(said.0.contains(&french) && said.1.contains(&english), "{journal}: {said:?}");
    }
    for text in
        ["", "id;at", "[]", "{\"format\":3}", "{\"format\":\"balise-journal/\"}", "{\"format\":\"balise-journal/x\"}"]
    {
        assert!(read(text).unwrap_err().to_string().contains("not a journal"), "{text}");
    }
    // Nothing of a text is in what is said of it.
    let why = read("{\"format\":\"balise-journal/1\",\"events\":\"046 454 286\"}").unwrap_err();
    assert!(!why.to_string().contains("046") && !format!("{why:?}").contains("046"), "{why:?}");
}

/// A word that is hard on a format.
fn word(chance: &mut Chance) -> String {
    const PARTS: [&str; 12] = ["a", "é", "\"", "\\", "\n", "\t", "\u{1f}", "😀", ";", ",", "=", "\u{2028}"];
    (0..chance.below(6)).map(|_| PARTS[chance.below(PARTS.len())]).collect()
}

fn entry(chance: &mut Chance, place: usize) -> Entry {
    let kinds = (0..chance.below(4)).map(|kind| (format!("{kind}{}", word(chance)), chance.below(1 << 32) as u32));
    let kinds = kinds.collect();
    let event = Event {
        at: chance.below(253_402_300_800_000) as u64,
        host: word(chance),
        what: What::ALL[chance.below(What::ALL.len())],
        way: Way::ALL[chance.below(Way::ALL.len())],
        action: Action::ALL.get(chance.below(6)).copied(),
        kinds,
        rules: (0..chance.below(3)).map(|_| word(chance)).collect(),
        reason: word(chance),
    };
    Entry { id: format!("{place}{}", word(chance)), event }
}

#[test]
fn a_journal_comes_back() {
    let mut chance = Chance(0x5EED_0F10);
    for _ in 0..200 {
        let entries: Vec<Entry> = (0..chance.below(20)).map(|place| entry(&mut chance, place)).collect();
        let about = About {
            exported: chance.below(253_402_300_800_000) as u64,
            installation: word(&mut chance),
            version: word(&mut chance),
            policy: word(&mut chance),
        };
        let text = json(&entries, &about);
        let back = Journal { about, entries, unread: 0 };
        assert_eq!(read(&text).as_ref(), Ok(&back));
        assert_eq!(read(&format!("\u{feff}{text}\r\n")).as_ref(), Ok(&back));
        // Whatever is in it, a row is a line, and is said in both languages.
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(csv(&back.entries, lang).matches("\r\n").count(), back.entries.len() + 1);
            assert_eq!(csv(&back.entries, lang).matches(char::is_control).count(), 2 * back.entries.len() + 2);
        }
        // And it may be cut anywhere.
        let cut = text.char_indices().map(|(at, _)| at).nth(chance.below(text.chars().count())).unwrap();
        assert!(read(&text[..cut]).is_err());
        let _ = Report::new(&[back], Period::default(), Date::EPOCH, &utc_day).view(Lang::Fr).html();
    }
}

#[test]
fn a_kind_that_is_named_twice_is_added_up() {
    let Entry { id, mut event } = entry(&mut Chance(1), 0);
    event.kinds = vec![("sin".into(), 2), ("phone".into(), 1), ("sin".into(), u32::MAX)];
    let about = About { exported: 0, installation: "a".into(), version: String::new(), policy: String::new() };
    let back = read(&json(&[Entry { id, event }], &about)).unwrap();
    assert_eq!(back.entries[0].event.kinds, [("sin".to_owned(), u32::MAX), ("phone".to_owned(), 1)]);
}

#[test]
fn the_journal_for_spreadsheets() {
    let french = csv(&journal("first").entries, Lang::Fr);
    let mut lines = french.split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}Identifiant;Moment (UTC);Hôte;Plateforme;Événement;Voie;Action demandée;Types et nombres;Articles de la politique;Motif;Parti tel quel"
        )
    );
    assert_eq!(
        lines.nth(1),
        Some(
            "00000000-0000-4000-8000-000000000002;2026-11-23 14:00:20;chatgpt.com;ChatGPT;gardé tel quel;collage;demander un motif;sin:2 phone:1;guide-2.3 | P-MUN 7.3.5b;Les renseignements ont un caractère public;oui"
        )
    );
    let english = csv(&journal("second").entries, Lang::En);
    assert_eq!(
        english.split("\r\n").nth(3),
        Some(
            "00000000-0000-4000-8000-000000000022,2026-11-24 15:11:00,'=cmd|'/c calc'!A1,,kept as is,paste,warn,dossier-urbanisme:2 use_search:1,\"'+SUM(1;2) | x\"\"<script>\",'@motif,yes"
        )
    );
}

/// The text with two spaces where it has more: how wide a column is, is its widest cell's to say.
fn narrow(text: &str) -> String {
    let mut text = text.to_owned();
    while text.contains("   ") {
        text = text.replace("   ", "  ");
    }
    text
}

#[test]
fn the_report_in_text() {
    let said = report(&["first", "first_later", "second"]).view(Lang::Fr).text().replace('\u{a0}', " ");
    let said = narrow(&said);
    for expected in [
        "Rapport sur les plateformes d’IA\nPériode : tout ce que les journaux contiennent.\nÉvénements comptés : du 2026-11-23 au 2027-01-05.\n",
        "Versions de Balise : 0.1.0, 0.2.0. Versions de la politique : 2026-11.\nRapport produit le 2027-01-06.\nUn événement n’est pas un incident de confidentialité : ",
        "\nDes événements manquent",
        "  Parti tel quel : incidents possibles  4\n",
        "  dont avec des renseignements personnels  3\n",
        "\n  Type  Catégorie  Événements  Éléments\n",
        "\n  Numéro d’assurance sociale  Renseignements personnels  1  2\n",
        "\n  dossier-urbanisme  Éléments de l’organisation  1  2\n",
        "\n  ChatGPT  chatgpt.com  3  5\n",
        "\n  2026-W53  2026-12-28  1  1\n",
        "\n  Retenu, issue non notée  1  1\n",
        "\n  Jeux vidéo en ligne  2\n",
    ] {
        assert!(said.contains(expected), "{expected:?} in\n{said}");
    }
    // What went stands before what was prevented.
    assert!(
        said.find("\nParti tel quel : incidents possibles\n=") < said.find("\nPrévenu : rien n’est parti tel quel\n=")
    );
    // Neither a computer nor the address of a closed site.
    assert!(!said.contains("6f0c7b1e") && !said.contains("jeux.example"), "{said}");
}

#[test]
fn the_report_of_nothing() {
    let said = report(&["no_events"]).view(Lang::Fr).text();
    assert_eq!(said.matches("Rien de noté pour la période.").count(), 4, "{said}");
    assert!(said.contains("Événements comptés\u{a0}: aucun."), "{said}");
    assert!(said.contains("Une seule installation est comptée"), "{said}");
}

#[test]
fn the_report_as_a_page() {
    for (lang, tag) in [(Lang::Fr, "<html lang=\"fr-CA\">"), (Lang::En, "<html lang=\"en-CA\">")] {
        let page = report(&["first", "second"]).view(lang).html();
        assert!(page.contains(tag) && page.contains("@media print"), "{page}");
        assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "{page}");
        assert!(page.contains("x&quot;&lt;script&gt;"), "what a policy calls a section is text: {page}");
        let count = |part: &str| page.matches(part).count();
        assert_eq!((count("<table>"), count("<caption>")), (count("</table>"), count("<table>")));
        assert_eq!(count("<th "), count("<th scope=\"col\"") + count("<th scope=\"row\""));
        // As XML readers read it, but for what HTML alone leaves open.
        let body = &page[page.find("<body>").unwrap()..page.find("</html>").unwrap()];
        let tree = body.replace("&nbsp;", "\u{a0}");
        let tree = roxmltree::Document::parse(&tree).unwrap();
        for table in tree.descendants().filter(|node| node.has_tag_name("tr")) {
            let cells = |row: roxmltree::Node| row.children().filter(roxmltree::Node::is_element).count();
            let heads = table.parent().unwrap().parent().unwrap().descendants().find(|node| node.has_tag_name("tr"));
            assert_eq!(cells(table), cells(heads.unwrap()));
        }
    }
}

#[test]
fn the_report_for_spreadsheets() {
    let said = report(&["second"]).view(Lang::Fr).csv();
    assert!(said.starts_with("\u{feff}Rapport sur les plateformes d’IA\r\n"), "{said}");
    assert!(said.contains("\r\n'=cmd|'/c calc'!A1;'=cmd|'/c calc'!A1;1;3\r\n"), "{said}");
    assert!(said.contains("\r\n\"'+SUM(1;2)\";1;3\r\n"), "{said}");
    let mut many = journal("first");
    many.entries[5].event.kinds = vec![("email".into(), 1_234_567)];
    let many = Report::new(&[many], Period::default(), Date::EPOCH, &utc_day);
    assert!(many.view(Lang::Fr).csv().contains(";1;1234567\r\n"));
    assert!(many.view(Lang::Fr).text().contains("1\u{a0}234\u{a0}567\n"));
    assert!(many.view(Lang::En).text().contains("1,234,567\n"));
}

fn balise(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_balise")).arg("report").args(arguments).env("TZ", "EST5").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace('\u{a0}', " ")
}

#[test]
fn the_command_counts_what_it_can_and_says_the_rest() {
    let (first, later, other) = (path("first"), path("first_later"), path("other_version"));
    let [first, later, other] = [&first, &later, &other].map(|path| path.to_str().unwrap());
    let output = balise(&[first, later]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(1), ""));
    assert!(narrow(&text(&output.stdout)).contains("Événements en double, comptés une seule fois  4"));

    let output = balise(&["--format", "json", "--to=2026-11-22", first]);
    assert_eq!(output.status.code(), Some(0), "nothing went in the period");

    let output = balise(&["--format", "json", "--from", "2027-01-03", "--to", "2027-01-03", later]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["prevented"]["outcomes"]["stopped"]["events"], 1, "the day of the time zone: {said:#}");

    let output = balise(&["--lang", "en", "--format", "html", other, first]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("<h2>Went as is: possible incidents</h2>"));
    let said = text(&output.stderr);
    assert!(said.starts_with("balise: ") && said.contains("not counted; this journal is of another version"), "{said}");

    let output = balise(&[other]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "no report of nothing that was read");

    let output = balise(&[first, "absent.json"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(text(&output.stderr).contains("balise : absent.json : lecture impossible (fichier introuvable)"));
}

#[test]
fn the_command_reads_folders() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journals");
    let empty = folder.join("empty");
    fs::create_dir_all(&empty).unwrap();
    fs::copy(path("first"), folder.join("a.json")).unwrap();
    fs::copy(path("second"), folder.join("b.JSON")).unwrap();
    fs::write(folder.join("notes.txt"), "rien").unwrap();
    let output = balise(&["--format", "csv", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("\r\nInstallations de Balise dont les journaux sont lus;2\r\n"));
    assert!(text(&output.stderr).ends_with(" : 6 événements illisibles, non comptés\n"));
    let output = balise(&[empty.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("aucun journal dans ce dossier"));
}

#[test]
fn the_command_says_what_it_takes() {
    for (arguments, expected) in [
        (vec![], "il manque FICHIER"),
        (vec!["--from", "hier", "a"], "--from attend une date qui existe"),
        (vec!["--to", "2026-02-30", "a"], "--to attend une date qui existe"),
        (vec!["--from", "2026-02-02", "--to", "2026-02-01", "a"], "--from vient après --to"),
        (vec!["--format", "pdf", "a"], "--format attend une valeur parmi : text, html, csv, json"),
        (vec!["--policy", "a"], "option inconnue : --policy"),
    ] {
        let output = balise(&arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}
