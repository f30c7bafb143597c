//! The policy document: what holds, what is reported, and that a mistake never weakens protection.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use balise::lang::Lang;
use balise::policy::{Action, Date, Reading, Status, read_json};
use balise::verdict::decide;
use balise::{Destination, Policy};

fn reading(json: &str) -> Reading {
    read_json(json).unwrap()
}

/// The most that a policy asks for a text going to a host.
fn most(policy: &Policy, to: &str, text: &str) -> Option<Action> {
    let findings = policy.scanner().scan(text);
    decide(policy.on(Date::EPOCH), &Destination::new(to, "/"), text, &findings)
        .into_iter()
        .map(|decision| decision.action)
        .max()
}

fn said(reading: &Reading) -> Vec<String> {
    reading.problems.iter().map(|problem| problem.sentence(Lang::Fr).replace('\u{a0}', " ")).collect()
}

#[test]
fn the_builtin_policy() {
    let policy = Policy::builtin();
    assert_eq!(most(&policy, "chatgpt.com", "NAS : 046 454 286"), Some(Action::Block));
    assert_eq!(most(&policy, "inconnu.ca", "NAS : 046 454 286"), Some(Action::Block));
    assert_eq!(most(&policy, "chatgpt.com", "il y a 123-456-782 ici"), Some(Action::Justify));
    assert_eq!(most(&policy, "chatgpt.com", "cell. 418 527-3366"), Some(Action::Warn));
    assert_eq!(most(&policy, "chatgpt.com", "rien à dire"), None);
    assert_eq!(most(&policy, "chatgpt.com", "mon mot de passe est Kestrel2024!"), Some(Action::Block));
    assert_eq!(most(&policy, "chatgpt.com", "Classe ces candidats du meilleur au pire."), Some(Action::Remind));
    for rule in &policy.rules {
        let clause = rule.said.clause.as_ref().map(|id| policy.clause(id));
        assert_ne!(clause, Some(None), "a rule cites a section that is not there: {rule:?}");
    }
    for clause in &policy.clauses {
        assert!(
            clause.label.fr.is_some()
                && clause.label.en.is_some()
                && clause.text.fr.is_some()
                && clause.text.en.is_some()
        );
    }
}

#[test]
fn an_organisation_decides() {
    let policy = reading(
        r#"{
            "version": "2026-11", "language": "en", "organisation": {"fr": "Ville de Val-Fictif", "en": "Town of Val-Fictif"},
            "platforms": [{"host": "copilot.microsoft.com", "status": "approved"}],
            "rules": [
                {"kinds": ["sin"], "to": ["copilot.microsoft.com"], "action": "justify"},
                {"kinds": ["phone"], "to": ["approved"], "action": "record"}
            ]
        }"#,
    );
    assert_eq!(said(&policy), Vec::<String>::new());
    let policy = policy.policy;
    assert_eq!(policy.language, Some(Lang::En));
    assert_eq!(policy.organisation.get(Lang::Fr), Some("Ville de Val-Fictif"));
    assert_eq!(policy.status("www.copilot.microsoft.com", "/"), Status::Approved);
    assert_eq!(most(&policy, "copilot.microsoft.com", "NAS : 046 454 286"), Some(Action::Justify));
    assert_eq!(most(&policy, "copilot.microsoft.com", "cell. 418 527-3366"), Some(Action::Record));
    assert_eq!(most(&policy, "chatgpt.com", "NAS : 046 454 286"), Some(Action::Block), "the default stands elsewhere");
}

#[test]
fn allowed_values_are_left_alone() {
    let policy = reading(r#"{"allow": ["418 527-3366", "@ville.exemple.quebec", "Zoé Fictif-Tremblay"]}"#);
    assert_eq!(said(&policy), Vec::<String>::new());
    let text = "Mme Zoé Fictif-Tremblay, cell. 418-527-3366, zoe@ville.exemple.quebec; cell. 418 527-3367";
    let found: Vec<&str> = policy.policy.scanner().scan(text).iter().map(|f| &text[f.span.clone()]).collect();
    assert_eq!(found, ["418 527-3367"]);
}

#[test]
fn custom_detectors() {
    let policy = reading(
        r#"{"custom": [
            {"id": "projet", "name": {"fr": "Projet confidentiel", "en": "Confidential project"}, "label": "Projet", "words": ["Opération Nénuphar", "OPN"]},
            {"id": "dossier", "pattern": "\\bDOS-[0-9]{4}\\b"}
        ]}"#,
    );
    assert_eq!(said(&policy), Vec::<String>::new());
    let text = "L’opération nénuphar? Non : Opération Nénuphar (opn), voir DOS-1234, pas OPNX; OPÉRATION\u{a0} NÉNUPHAR, operation\nnenuphar.";
    let found: Vec<&str> = policy.policy.scanner().scan(text).iter().map(|f| &text[f.span.clone()]).collect();
    let all = [
        "opération nénuphar",
        "Opération Nénuphar",
        "opn",
        "DOS-1234",
        "OPÉRATION\u{a0} NÉNUPHAR",
        "operation\nnenuphar",
    ];
    assert_eq!(found, all.map(str::to_owned));
    assert_eq!(most(&policy.policy, "chatgpt.com", text), Some(Action::Justify));
}

#[test]
fn each_wrong_value_costs_itself_alone() {
    let reading = reading(
        r#"{
            "version": 3, "langage": "fr", "organisation": ["x"],
            "platforms": [{"host": "pas un hôte", "status": "approved"}, {"host": "claude.ai", "status": "approuvé"}, {"host": "poe.com", "status": "prohibited"}],
            "rules": [{"kinds": ["nas"], "action": "record"}, {"kinds": ["sin"], "action": "allow"}, {"kinds": ["sin"], "to": ["nowhere"], "action": "record"},
                      {"kinds": ["phone"], "sure": 2, "action": "record"}, {"kinds": ["email"], "action": "block"}],
            "custom": [{"id": "a", "pattern": "("}, {"id": "b", "pattern": "x*"}, {"id": "c", "words": []}, {"id": "d", "pattern": "(?:a{999}){999}"}]
        }"#,
    );
    let said = said(&reading);
    for expected in [
        "version : on attend un texte; la valeur par défaut s’applique",
        "langage : clé inconnue; la plus proche est « language »",
        "organisation : on attend un texte, ou un objet avec « fr » et « en »; la valeur par défaut s’applique",
        "platforms[0].host : on attend un nom d’hôte; cet élément est écarté",
        "rules[1].action : on attend une valeur parmi : record, remind, warn, justify, block; cette règle est écartée",
    ] {
        assert!(said.iter().any(|sentence| sentence == expected), "{expected:?} is not in {said:#?}");
    }
    for path in [
        "platforms[1].status",
        "rules[0].kinds",
        "rules[2].to[0]",
        "rules[3].sure",
        "custom[0].pattern",
        "custom[1].pattern",
        "custom[2].words",
        "custom[3].pattern",
    ] {
        assert!(said.iter().any(|sentence| sentence.starts_with(path)), "{path} is not in {said:#?}");
    }
    let policy = reading.policy;
    assert_eq!(most(&policy, "chatgpt.com", "NAS : 046 454 286"), Some(Action::Block), "never weaker than the default");
    assert_eq!(most(&policy, "chatgpt.com", "cell. 418 527-3366"), Some(Action::Warn));
    assert_eq!(
        most(&policy, "chatgpt.com", "a.roy@videotron.ca"),
        Some(Action::Block),
        "the rule that can be used holds"
    );
    assert_eq!(policy.status("poe.com", "/"), Status::Prohibited);
}

#[test]
fn whatever_json_is_a_policy() {
    for json in [
        "null",
        "[]",
        "1",
        "\"x\"",
        "{}",
        r#"{"rules": {}}"#,
        r#"{"rules": [1, null, []], "custom": [{}], "clauses": [{"id": 1}]}"#,
    ] {
        let reading = reading(json);
        assert_eq!(most(&reading.policy, "chatgpt.com", "NAS : 046 454 286"), Some(Action::Block), "{json}");
        assert_eq!(reading.problems.is_empty(), json == "{}", "{json}");
    }
    assert!(read_json("{").is_err());
}
