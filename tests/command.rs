//! `balise scan`, run as people and scripts run it: its contract in DESIGN and `balise --help`.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::{env, fs};

fn balise(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_balise"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end without reading it all.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace('\u{a0}', " ")
}

fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn nothing_found() {
    let output = balise(&["scan"], "Bonjour à toutes et à tous".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), "entrée standard : rien de repéré\n");
    assert!(output.stderr.is_empty());
}

#[test]
fn found_in_text() {
    let output = balise(&["scan", "--to", "chatgpt.com"], "Bonjour,\nson NAS : 046 454 286".as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.starts_with("entrée standard : 1 élément repéré; bloquer\n"), "{said}");
    assert!(
        said.contains(
            "numéro d’assurance sociale  ligne 2, colonne 11  bloquer · Politique, art. 7 · sin.nine_digits · 0.99"
        ),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "no colour where there is no terminal");
}

#[test]
fn in_english() {
    let output = balise(&["scan", "--lang", "en"], b"his SIN: 046 454 286");
    let said = text(&output.stdout);
    assert!(
        said.starts_with("standard input: 1 item found; block\n")
            && said.contains("social insurance number  line 1, column 10"),
        "{said}"
    );
}

#[test]
fn json_lines() {
    let input = "{\"id\":\"a\",\"text\":\"é NAS : 046 454 286\"}\n\n{\"id\":2,\"text\":\"rien\"}\n";
    let output = balise(&["scan", "--format", "jsonl", "--to", "chatgpt.com"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["id"], &lines[0]["action"]), (&"a".into(), &"block".into()));
    let finding = &lines[0]["findings"][0];
    // Byte offsets: « é » takes two.
    assert_eq!((finding["start"].as_u64(), finding["end"].as_u64()), (Some(9), Some(20)));
    assert_eq!((finding["kind"].as_str(), finding["category"].as_str()), (Some("sin"), Some("personal")));
    assert_eq!((finding["clause"].as_str(), finding["rule"].as_str()), (Some("P-MUN 7.3.5b"), Some("sin.nine_digits")));
    assert_eq!(finding["confidence"].as_f64(), Some(0.99));
    assert_eq!(
        (&lines[1]["id"], &lines[1]["action"], &lines[1]["findings"]),
        (&2.into(), &"pass".into(), &serde_json::json!([]))
    );
}

#[test]
fn json_of_several_files() {
    let (a, b) = (file("a.txt", b"NAS : 046 454 286"), file("b.txt", b"rien"));
    let output = balise(&["scan", "--format", "json", a.to_str().unwrap(), b.to_str().unwrap()], b"");
    let all: serde_json::Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    assert_eq!(all[0]["findings"][0]["kind"], "sin");
    assert_eq!(all[1]["findings"], serde_json::json!([]));
}

#[test]
fn what_cannot_run_says_why_and_ends_with_2() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let binary = file("binary.bin", &[0x7F, b'E', b'L', b'F', 0, 0, 0, 0, 1, 0, 0xFF, 0xFE]);
    let latin = file("latin.txt", b"caf\xE9");
    let broken = file("broken.json", b"{");
    for (arguments, input, expected) in [
        (vec!["scan", "absent.txt"], "", "balise : absent.txt : lecture impossible (fichier introuvable)"),
        (vec!["scan", folder], "", "c’est un dossier"),
        (
            vec!["scan", binary.to_str().unwrap()],
            "",
            "ce n’est pas un fichier texte (UTF-8); convertissez-le en texte d’abord",
        ),
        (vec!["scan", latin.to_str().unwrap()], "", "ce n’est pas un fichier texte (UTF-8)"),
        (vec!["scan", "--policy", broken.to_str().unwrap()], "x", "n’est pas une politique lisible"),
        (vec!["scan", "--format", "xml"], "", "--format attend une valeur parmi : text, json, jsonl"),
        (vec!["scan", "--lang", "de"], "", "--lang attend une valeur parmi : fr, en"),
        (vec!["scan", "--to"], "", "--to attend une valeur"),
        (vec!["scan", "--vite"], "", "option inconnue : --vite"),
        (vec!["balayer"], "", "commande inconnue : balayer"),
        (vec![], "", "il manque une commande"),
        (
            vec!["scan", "--format", "jsonl"],
            "{\"id\":1,\"text\":\"a\"}\nnon\n",
            "ligne 2 : on attend un objet JSON avec « id » et « text »",
        ),
    ] {
        let output = balise(&arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[test]
fn a_missing_file_costs_no_half_done_output() {
    let good = file("good.txt", b"NAS : 046 454 286");
    let output = balise(&["scan", good.to_str().unwrap(), "absent.txt"], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn a_policy_in_toml_with_a_mistake_is_used_and_the_mistake_said() {
    let policy =
        file("policy.toml", b"version = \"1\"\nlanguage = 3\n[[rules]]\nkinds = [\"phone\"]\naction = \"block\"\n");
    let output = balise(&["scan", "--policy", policy.to_str().unwrap()], b"cell. 418 527-3366");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("; bloquer"));
    assert!(
        text(&output.stderr)
            .contains("language : on attend une valeur parmi : fr, en; la valeur par défaut s’applique")
    );
}

#[test]
fn control_characters_in_a_file_do_not_speak_to_the_terminal() {
    let output = balise(&["scan"], b"\x1b[31m NAS : 046 454 286\x1b[0m\x07");
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
}

#[test]
fn help_in_both_languages() {
    assert!(text(&balise(&["--help"], b"").stdout).contains("Code de sortie : 0, rien de repéré"));
    assert!(text(&balise(&["--lang", "en", "--help"], b"").stdout).contains("Exit status: 0, nothing found"));
    assert!(text(&balise(&["--version"], b"").stdout).starts_with("balise 0."));
}

#[test]
fn the_register_with_the_standing_that_a_policy_gives() {
    let policy = file("standing.toml", b"approved = [\"copilot.microsoft.com\"]\nprohibited = [\"deepl.com\"]\n");
    let said = text(&balise(&["platforms", "--policy", policy.to_str().unwrap()], b"").stdout);
    let (approved, rest) = said.split_once("Statut : tolérée").unwrap();
    assert!(
        approved.starts_with(
            "Statut : autorisée (1)\n  Microsoft Copilot (Microsoft, US) – clavardage – copilot.microsoft.com"
        ),
        "{said}"
    );
    assert!(rest.contains("  GitHub Copilot (GitHub, US) – programmation – github.com/copilot\n"), "{said}");
    assert!(said.ends_with("Statut : non autorisée (1)\n  DeepL (DeepL, DE) – traduction – deepl.com\n"), "{said}");
    let json = balise(&["platforms", "--format=json"], b"");
    let all: Vec<serde_json::Value> = serde_json::from_slice(&json.stdout).unwrap();
    assert!(all.len() >= 90);
    assert!(all.iter().all(|platform| platform["status"] == "tolerated"));
    assert_eq!(balise(&["platforms", "--format", "csv"], b"").status.code(), Some(2));
}

#[test]
fn a_list_that_cannot_be_read_back() {
    let hashed =
        balise(&["hash", "--salt", "grain"], "Projet Éperlan\n\nTremblay, Gédéon\nProjet Éperlan\n".as_bytes());
    assert_eq!(hashed.status.code(), Some(0));
    let list: serde_json::Value = serde_json::from_slice(&hashed.stdout).unwrap();
    assert_eq!(list["values"].as_array().unwrap().len(), 2);
    assert!(!text(&hashed.stdout).to_lowercase().contains("perlan"));

    let policy = serde_json::json!({ "custom": [{ "id": "secrets", "name": "Liste interne", "list": list }] });
    let policy = file("hashed.json", policy.to_string().as_bytes());
    let scanned = balise(
        &["scan", "--format", "json", "--policy", policy.to_str().unwrap()],
        "on parle du PROJET EPERLAN".as_bytes(),
    );
    let scanned: serde_json::Value = serde_json::from_slice(&scanned.stdout).unwrap();
    assert_eq!(scanned["findings"][0]["rule"], "custom.list");

    assert_eq!(balise(&["hash"], b"a").status.code(), Some(2));
    let long = balise(&["hash", "--salt", "x"], b"a b c d e f g h i");
    assert_eq!((long.status.code(), text(&long.stderr).contains("ligne 1")), (Some(2), true));
}

#[test]
fn registered_documents_are_recognised_in_texts_and_in_files() {
    let plan = "Le plan de relève prévoit que les serveurs de la paie redémarrent d’abord au poste de la rue des Pins. La clé du local se trouve \
chez la directrice. En cas de panne prolongée, la génératrice du garage municipal alimente la salle. Le fournisseur a quatre heures pour répondre.";
    let path = file("plan.txt", plan.as_bytes());
    let path = path.to_str().unwrap();
    let made = balise(&["fingerprint", "--name", "Plan de relève", path], b"");
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let documents: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(documents[0]["name"], "Plan de relève");
    assert!(!text(&made.stdout).contains("serveurs"));
    // Two runs share nothing; with one salt, everything.
    let again: serde_json::Value = serde_json::from_slice(&balise(&["fingerprint", path], b"").stdout).unwrap();
    assert!(again[0]["prints"] != documents[0]["prints"] && again[0]["name"] == "plan");
    let salt = documents[0]["salt"].as_str().unwrap();
    let same = balise(&["fingerprint", "--salt", salt, path], b"");
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&same.stdout).unwrap()[0]["prints"], documents[0]["prints"]);

    let policy = file("documents.json", serde_json::json!({ "documents": documents }).to_string().as_bytes());
    let policy = policy.to_str().unwrap();
    let checked = balise(&["policy", "check", policy], b"");
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    let pasted = plan.to_uppercase().replace('É', "E").replace("PROLONGEE", "LONGUE");
    let line = serde_json::json!({ "id": 7, "text": pasted }).to_string();
    let scanned = balise(&["scan", "--policy", policy, "--format", "jsonl"], line.as_bytes());
    assert_eq!(scanned.status.code(), Some(1));
    let said: serde_json::Value = serde_json::from_slice(&scanned.stdout).unwrap();
    let found = &said["findings"][0];
    assert_eq!(
        (&found["kind"], &found["category"], &found["action"]),
        (&"registered_document".into(), &"lineage".into(), &"justify".into())
    );
    assert_eq!((&found["of"], &said["id"]), (&"Plan de relève".into(), &7.into()));
    assert!(found["percent"].as_u64().unwrap() > 80, "{found}");
    let shown = balise(&["file", "--lang", "en", "--policy", policy, path], b"");
    assert_eq!(shown.status.code(), Some(1));
    assert!(text(&shown.stdout).contains("Taken from “Plan de relève”"), "{}", text(&shown.stdout));
    let folder = std::env::temp_dir().join(format!("balise-lineage-{}", std::process::id()));
    let copied = balise(&["file", "--policy", policy, "--redacted", folder.to_str().unwrap(), path], b"");
    assert_eq!(copied.status.code(), Some(2), "a copy with labels would still say it");
    let clean = balise(&["scan", "--policy", policy], "Le plan de relève est à jour.".as_bytes());
    assert_eq!(clean.status.code(), Some(0));

    // What cannot be used is said, and costs the entry alone.
    let broken = file("broken.json", br#"{ "documents": [{ "name": "a", "salt": "YQ==", "prints": "AAAA" }] }"#);
    let checked = balise(&["policy", "check", broken.to_str().unwrap()], b"");
    assert!(
        checked.status.code() == Some(1) && text(&checked.stdout).contains("balise fingerprint"),
        "{}",
        text(&checked.stdout)
    );
    let short = file("short.txt", b"Trop court.");
    for arguments in [
        vec!["fingerprint"],
        vec!["fingerprint", "--salt", "abc", path],
        vec!["fingerprint", "--name", "a", "--name", "b", path],
        vec!["fingerprint", short.to_str().unwrap()],
        vec!["fingerprint", "/nulle/part.txt"],
    ] {
        let wrong = balise(&arguments, b"");
        assert!(wrong.status.code() == Some(2) && !wrong.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn sites_by_the_built_in_list_and_by_others() {
    let site = |arguments: &[&str]| {
        let output = balise(&[&["site", "--on", "2026-11-27"], arguments].concat(), b"");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, said, _) = site(&["nimporte.casino"]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("nimporte.casino : bloquer · jeux d’argent · casino est dans la liste · "), "{said}");
    let (code, said, _) = site(&["https://www.val-fictif.example/"]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "https://www.val-fictif.example/ : laisser passer · aucune liste n’en parle\n")
    );
    let (code, said, _) = site(&["--lang", "en", "a.casino", "b.example"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("a.casino: block · gambling · casino is on the list"), "{said}");
    assert!(said.ends_with("b.example: let through · no list speaks of it\n"), "{said}");
    let list = file("amis.txt", "0.0.0.0 amis.example\n||jeux.example^\nété.example\ncom\n".as_bytes());
    let list = format!("social={}", list.display());
    let policy = file("sites.toml", b"url_allowlist = [\"ok.amis.example\"]\nurl_blocklist = [\"ville.example/jeux\"]\nprohibited = [\"chatgpt.com\"]\n[[sites]]\ncategories = [\"social\"]\naction = \"warn\"\nminutes = 30\n");
    let policy = policy.to_str().unwrap();
    let (code, said, left) = site(&[
        "--policy",
        policy,
        "--list",
        &list,
        "--format",
        "json",
        "amis.example",
        "ok.amis.example",
        "xn--t-9fab.example",
        "ville.example/jeux/2",
        "chatgpt.com",
    ]);
    assert_eq!(code, Some(1));
    assert!(left.contains("1 entrée laissée de côté"), "{left}");
    let answers: serde_json::Value = serde_json::from_str(&said).unwrap();
    let expected = [
        ("warn", "social", "listed", "amis.example"),
        ("pass", "", "allowlist", "ok.amis.example"),
        ("warn", "social", "listed", "xn--t-9fab.example"),
        ("block", "", "blocklist", "ville.example/jeux"),
        ("block", "", "prohibited", ""),
    ];
    for (answer, (action, category, why, rule)) in answers.as_array().unwrap().iter().zip(expected) {
        assert_eq!((&answer["action"], &answer["why"]), (&action.into(), &why.into()), "{answer}");
        assert_eq!(answer["category"].as_str().unwrap_or_default(), category, "{answer}");
        assert_eq!(answer["rule"].as_str().unwrap_or_default(), rule, "{answer}");
    }
    assert_eq!(answers[0]["minutes"], 30);
    assert_eq!((&answers[4]["platform"], &answers[4]["status"]), (&"ChatGPT".into(), &"prohibited".into()));
    let (_, said, _) = site(&["--policy", policy, "--list", &list, "amis.example", "chatgpt.com"]);
    assert!(said.contains("amis.example : avertir · après 30 min par jour · réseaux sociaux"), "{said}");
    assert!(said.contains("chatgpt.com : bloquer · plateforme d’IA ChatGPT, non autorisée"), "{said}");
}

#[test]
fn a_site_that_cannot_be_asked_about() {
    let site = |arguments: &[&str]| {
        let output = balise(&[&["site"], arguments].concat(), b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        text(&output.stderr)
    };
    assert!(site(&[]).contains("ADRESSE"));
    assert!(site(&["a.example", "pas une adresse"]).contains("« pas une adresse » n’est pas une adresse"));
    assert!(site(&["--list", "rien.fst", "a.example"]).contains("rien.fst"));
    let list = file("texte.txt", b"a.example\n");
    assert!(site(&["--list", list.to_str().unwrap(), "a.example"]).contains("écrivez CATÉGORIE="));
    // What the extension would not take is refused here too: a page, what only names what is guarded.
    for (name, bytes, why) in [
        ("page.txt", "<!doctype html>\n<p>a.example</p>\n", "n’est pas une liste"),
        ("garde.txt", "quebec.ca\nwww.quebec.ca\n", "aucun domaine"),
    ] {
        let list = format!("games={}", file(name, bytes.as_bytes()).display());
        let said = site(&["--list", &list, "a.example"]);
        assert!(said.contains("refuserait") && said.contains(why), "{said}");
    }
    assert!(site(&["--liste", "a", "a.example"]).contains("--liste"));
}

#[test]
fn redacted_copies() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("copies");
    let _ = fs::remove_dir_all(&folder);
    let note = file("avis.txt", b"Son NAS : 046 454 286, tel. 418 555-0101.\r\nEncore 046-454-286.");
    let nothing = file("rien.txt", b"Bonjour");
    let run = |arguments: &[&str]| {
        let output = balise(&[&["file", "--redacted", &folder.display().to_string()], arguments].concat(), b"");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, said, left) = run(&[&note.display().to_string(), &nothing.display().to_string()]);
    assert_eq!(code, Some(1), "{said}{left}");
    assert!(left.contains("avis.txt : copie avec 1 étiquette : "), "{left}");
    assert!(left.contains("rien.txt : rien à remplacer, aucune copie"), "{left}");
    let copy = fs::read_to_string(folder.join("avis.txt")).unwrap();
    assert_eq!(copy, "Son NAS : [NAS 1], tel. 418 555-0101.\r\nEncore [NAS 1].");
    assert!(!folder.join("rien.txt").exists());
    // Never over a file that is there.
    let (code, _, left) = run(&[&note.display().to_string()]);
    assert!(code == Some(2) && left.contains("aucune copie avec étiquettes") && left.contains("existe déjà"), "{left}");
    let here = |name: &str| format!("{}/tests/testdata/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let (code, said, _) = run(&["--format", "json", &here("libreoffice.xlsx"), &here("office.rtf")]);
    let answers: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(code, Some(2));
    assert_eq!(answers[0]["copy"]["to"], folder.join("libreoffice.xlsx").display().to_string());
    assert_eq!((&answers[1]["copy"]["to"], &answers[1]["copy"]["why"]), (&serde_json::Value::Null, &"kind".into()));
    let (code, said, _) = {
        let output = balise(&["file", &folder.join("libreoffice.xlsx").display().to_string()], b"");
        (output.status.code(), text(&output.stdout), output.stderr)
    };
    assert!(code == Some(0) && said.contains("rien de repéré"), "{said}");
    let output = balise(&["scan", "--redacted", "x"], b"");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn documents() {
    let here = |name: &str| format!("{}/tests/testdata/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let run = |arguments: &[&str]| {
        let output = balise(&[&["file"], arguments].concat(), b"");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, said, left) = run(&[&here("libreoffice.xlsx")]);
    assert_eq!((code, left.as_str()), (Some(1), ""));
    assert!(said.contains("numéro d’assurance sociale  feuille « Employés », cellule B2"), "{said}");
    // What was not read is said, and a file of which nothing was is never called clean.
    let (code, said, left) = run(&[&here("half_scanned.pdf")]);
    assert!(code == Some(1) && left.contains("partie non lue (page numérisée, sans texte, page 3)"), "{said}{left}");
    let (code, said, left) = run(&["--lang", "en", &here("encrypted.xlsx"), &here("columns.pdf")]);
    assert!(code == Some(2) && left.contains("not read (protected by a password)"), "{left}");
    assert!(said.contains("columns.pdf: nothing found"), "{said}");
    let (code, said, _) = run(&["--format", "json", &here("locked_rc4.pdf"), &here("libreoffice.xlsx")]);
    let answers: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(code, Some(2));
    assert_eq!((&answers[0]["read"], &answers[0]["why"]), (&false.into(), &"encrypted".into()));
    assert_eq!(answers[1]["findings"][1]["place"], "feuille « Employés », cellule B2");
    let (code, _, left) = run(&[]);
    assert!(code == Some(2) && left.contains("FICHIER"), "{left}");
}
