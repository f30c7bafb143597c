//! Every section of the documents behind the default policy is kept by something, or it is said why no software can.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::collections::BTreeSet;

use toml::{Table, Value};

/// What of the extension keeps sections, beside rules: parts of the panel.
const PANEL: [&str; 5] =
    ["panel:acknowledgement", "panel:incident", "panel:contacts", "panel:training", "panel:journal"];

fn table(text: &str) -> Table {
    toml::from_str(text).unwrap()
}

fn clauses() -> Vec<Table> {
    let file = table(include_str!("../data/policies/clauses.toml"));
    file["clause"].as_array().unwrap().iter().map(|clause| clause.as_table().unwrap().clone()).collect()
}

/// What the rules of the default policy cite.
fn cited() -> BTreeSet<String> {
    let policy = table(include_str!("../data/policies/default.toml"));
    let lists =
        ["rules", "escalation", "sites", "reminders"].into_iter().flat_map(|list| policy[list].as_array().unwrap());
    lists.map(|entry| entry["cites"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_section_is_kept_by_a_rule_or_said_to_be_beyond_software() {
    let cited = cited();
    let mut kept = BTreeSet::new();
    for clause in clauses() {
        let id = clause["id"].as_str().unwrap();
        match (clause.get("by").and_then(Value::as_str), clause.get("why")) {
            (Some(by), None) => {
                assert!(cited.contains(by) || PANEL.contains(&by), "{id}: nothing of the extension is called {by}");
                kept.insert(by.to_owned());
            }
            (None, Some(why)) => {
                assert!(why["fr"].as_str().is_some() && why["en"].as_str().is_some(), "{id}: why, in both languages")
            }
            _ => panic!("{id}: either what keeps it, or why nothing can"),
        }
    }
    for by in cited {
        assert!(kept.contains(&by), "a rule cites {by}, of which no section speaks");
    }
}

#[test]
fn sections_are_said_in_both_languages_and_shortly() {
    let mut ids = BTreeSet::new();
    for clause in clauses() {
        let id = clause["id"].as_str().unwrap().to_owned();
        for part in ["label", "text"] {
            for lang in ["fr", "en"] {
                let said = clause[part][lang].as_str().unwrap();
                assert!(!said.is_empty() && said.chars().count() <= 160, "{id}: {part}.{lang}");
                assert!(!said.contains(['!', '\'', '"']) && !said.contains("..."), "{id}: {said}");
                if lang == "fr" {
                    let colons = said.match_indices(':').all(|(at, _)| said[..at].ends_with('\u{a0}'));
                    assert!(colons && !said.contains(" ;") && !said.contains(" ?"), "{id}: {said}");
                    assert!(!said.to_lowercase().contains("anonym"), "{id}: {said}");
                }
            }
        }
        assert!(ids.insert(id.clone()), "{id} stands twice");
    }
}

/// Municipalities are not bound by the provincial framework (facts of law): nothing of theirs speaks of it as theirs.
#[test]
fn nothing_is_said_to_be_required_by_the_ministry_of_municipalities() {
    for clause in clauses() {
        let municipal =
            clause["presets"].as_array().unwrap().iter().any(|preset| preset.as_str() == Some("municipality"));
        let provincial = ["P-MCN", "P-MCE"].contains(&clause["source"].as_str().unwrap());
        assert!(!(municipal && provincial), "{}", clause["id"]);
        let said = clause["text"]["fr"].as_str().unwrap();
        assert!(!said.contains("exigé par"), "{said}");
    }
}

/// The guide for those who administer it has the whole table.
#[test]
fn the_guide_shows_every_section() {
    for (guide, lang) in
        [(include_str!("../docs/admin/sections.fr.md"), "fr"), (include_str!("../docs/admin/sections.en.md"), "en")]
    {
        for clause in clauses() {
            let (id, text) = (clause["id"].as_str().unwrap(), clause["text"][lang].as_str().unwrap());
            assert!(
                guide.contains(&format!("| {id} |")) && guide.contains(text),
                "{id} is not in docs/admin/sections.{lang}.md: run `cargo xtask docs --write`"
            );
        }
    }
}
