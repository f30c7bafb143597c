//! What a policy comes to on a day: findings together, stages, exceptions, managed settings; and that no mistake in a document makes it
//! weaker than it was meant, or than the default.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

#[path = "common/chance.rs"]
mod chance;

use balise::lang::Lang;
use balise::policy::{Action, Date, Reading, StageName, read, read_managed};
use balise::verdict::decide;
use balise::{Destination, Finding, Kind, Policy, Reason};
use chance::Chance;
use serde_json::{Map, Value, json};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn good(document: Value) -> Policy {
    let reading = read(&document);
    assert_eq!(said(&reading), Vec::<String>::new());
    reading.policy
}

fn said(reading: &Reading) -> Vec<String> {
    reading.problems.iter().map(|problem| problem.sentence(Lang::Fr).replace('\u{a0}', " ")).collect()
}

fn found(kind: Kind) -> Finding {
    Finding { span: 0..1, kind, confidence: 1.0, reason: Reason::default(), custom: None }
}

/// What is done about kinds found together in a text that names `names` persons.
fn actions(policy: &Policy, today: &str, to: &str, kinds: &[Kind], names: usize) -> Vec<Action> {
    let mut findings: Vec<Finding> = kinds.iter().map(|kind| found(*kind)).collect();
    let text: String = (0..names).map(|name| format!("Nom{} ", char::from(b'a' + name as u8))).collect();
    findings.extend((0..names).map(|name| Finding { span: name * 5..name * 5 + 4, ..found(Kind::PersonName) }));
    let decisions = decide(policy.on(day(today)), &Destination::new(to, "/"), &text, &findings);
    decisions.into_iter().map(|decision| decision.action).collect()
}

fn most(policy: &Policy, today: &str, to: &str, kinds: &[Kind], names: usize) -> Action {
    actions(policy, today, to, kinds, names).into_iter().max().unwrap()
}

const TODAY: &str = "2026-11-26";
const APPROVED: &str = "m365.cloud.microsoft";

#[test]
fn findings_together_weigh_more_than_alone() {
    let policy = good(json!({ "approved": [APPROVED] }));
    let on = |to, kinds: &[Kind], names| most(&policy, TODAY, to, kinds, names);
    assert_eq!(on(APPROVED, &[], 1), Action::Remind, "a name alone, on the organisation's own platform");
    assert_eq!(on(APPROVED, &[Kind::PostalAddress], 1), Action::Warn);
    assert_eq!(on("chatgpt.com", &[], 1), Action::Warn);
    assert_eq!(on(APPROVED, &[Kind::SensitiveFact], 1), Action::Justify);
    assert_eq!(on("chatgpt.com", &[Kind::PostalAddress], 1), Action::Warn);
    assert_eq!(on("chatgpt.com", &[Kind::PostalAddress, Kind::Phone], 1), Action::Justify, "who and where");
    assert_eq!(on(APPROVED, &[Kind::Email], 5), Action::Justify, "a list of people");
    assert_eq!(on(APPROVED, &[Kind::Email], 4), Action::Warn);
    assert_eq!(on("chatgpt.com", &[Kind::Sin], 1), Action::Block);
    assert_eq!(on(APPROVED, &[Kind::Sin], 0), Action::Warn);
    let prohibited = good(json!({ "prohibited": ["deepseek.com"] }));
    assert_eq!(most(&prohibited, TODAY, "chat.deepseek.com", &[Kind::Phone], 0), Action::Block);
}

#[test]
fn the_same_person_twice_is_one() {
    let policy = good(json!({ "escalation": [{ "persons": 2, "least": "block" }] }));
    let whole = |text: &str| {
        let findings = policy.scanner().scan(text);
        assert!(findings.len() >= 2, "{findings:?}");
        decide(policy.on(day(TODAY)), &Destination::new("chatgpt.com", "/"), text, &findings)[0].action
    };
    assert_eq!(whole("Mme Julie Fictif-Roy a appelé. Rappeler Mme Fictif-Roy."), Action::Warn);
    assert_eq!(whole("Mme Julie Fictif-Roy a appelé. Rappeler M. Luc Tremblay."), Action::Block);
}

#[test]
fn of_two_standings_the_strictest_counts() {
    for document in [
        json!({ "approved": ["claude.ai"], "prohibited": ["claude.ai"] }),
        json!({ "platforms": [{ "host": "claude.ai", "status": "prohibited" }], "approved": ["claude.ai"] }),
        json!({ "prohibited": ["claude.ai"], "approved": ["ai"] , "tolerated": ["claude.ai"] }),
    ] {
        let policy = read(&document).policy;
        assert_eq!(policy.status("claude.ai", "/").name(), "prohibited", "{document}");
    }
}

#[test]
fn an_organisation_raises_and_lowers_by_conditions() {
    let policy = good(json!({
        "escalation": [
            { "with": ["phone", "email"], "kinds": ["phone"], "least": "block", "message": { "fr": "Un seul des deux." } },
            { "only": ["postal_code"], "most": "record" },
            { "with": ["person_name", "sensitive_fact"], "kinds": ["personal"], "most": "warn" },
        ]
    }));
    // The default asks for a reason here: the organisation has the last word.
    assert_eq!(most(&policy, TODAY, "chatgpt.com", &[Kind::SensitiveFact], 1), Action::Warn);
    assert_eq!(actions(&policy, TODAY, "chatgpt.com", &[Kind::Phone, Kind::Email], 0), [Action::Block, Action::Warn]);
    assert_eq!(actions(&policy, TODAY, "chatgpt.com", &[Kind::PostalCode], 0), [Action::Record]);
    assert_eq!(
        actions(&policy, TODAY, "chatgpt.com", &[Kind::PostalCode, Kind::Phone], 0),
        [Action::Warn, Action::Warn]
    );
    let findings = [found(Kind::Phone), found(Kind::Email)];
    let decisions = decide(policy.on(day(TODAY)), &Destination::new("chatgpt.com", "/"), "x", &findings);
    assert_eq!(decisions[0].message(Lang::En), Some("Un seul des deux."));
}

#[test]
fn stages_follow_each_other_by_date() {
    let policy = good(json!({
        "rollout": [
            { "from": "2026-12-01", "stage": "observe" },
            { "from": "2027-02-01", "stage": "remind" },
            { "from": "2027-04-01", "stage": "warn" },
            { "from": "2027-06-01", "stage": "block" },
            { "from": "2027-02-15", "stage": "block", "kinds": ["credential"] },
        ]
    }));
    let on = |today, kind| most(&policy, today, "chatgpt.com", &[kind], 0);
    for (today, sin, key) in [
        ("2026-11-30", Action::Record, Action::Record),
        ("2026-12-01", Action::Record, Action::Record),
        ("2027-01-31", Action::Record, Action::Record),
        ("2027-02-01", Action::Remind, Action::Remind),
        ("2027-02-15", Action::Remind, Action::Block),
        ("2027-04-01", Action::Warn, Action::Warn),
        ("2027-06-01", Action::Block, Action::Block),
    ] {
        assert_eq!(on(today, Kind::Sin), sin, "{today}");
        // The stage that began last of those about a kind.
        assert_eq!(on(today, Kind::ApiKey), key, "{today}");
    }
    let force = policy.on(day("2027-03-01"));
    assert_eq!(force.stage(), Some(StageName::Remind));
    assert_eq!(force.next_stage(), Some((day("2027-04-01"), StageName::Warn)));
    assert_eq!(policy.on(day("2027-06-01")).next_stage(), None);
}

#[test]
fn a_group_may_be_ahead() {
    let document = |groups: Value| {
        json!({
            "groups": groups,
            "rollout": [
                { "from": "2026-11-01", "stage": "observe" },
                { "from": "2026-11-15", "stage": "block", "groups": ["pilote"] },
            ]
        })
    };
    let on = |groups| most(&good(document(groups)), TODAY, "chatgpt.com", &[Kind::Sin], 0);
    assert_eq!(on(json!(["pilote", "greffe"])), Action::Block);
    assert_eq!(on(json!(["greffe"])), Action::Record);
    assert_eq!(on(json!([])), Action::Record);
}

#[test]
fn exceptions_end() {
    let policy = good(json!({
        "groups": ["finances"],
        "exceptions": [
            { "from": "2026-11-20", "until": "2026-11-26", "kinds": ["bank_account"], "to": ["chatgpt.com"], "groups": ["finances"], "most": "warn" },
            { "until": "2099-01-01", "kinds": ["sin"], "groups": ["paie"], "most": "record" },
        ]
    }));
    let on = |today, to, kind| most(&policy, today, to, &[kind], 0);
    assert_eq!(on("2026-11-19", "chatgpt.com", Kind::BankAccount), Action::Block);
    assert_eq!(on("2026-11-20", "chatgpt.com", Kind::BankAccount), Action::Warn);
    assert_eq!(on("2026-11-26", "chatgpt.com", Kind::BankAccount), Action::Warn, "the last day too");
    assert_eq!(on("2026-11-27", "chatgpt.com", Kind::BankAccount), Action::Block);
    assert_eq!(on("2026-11-26", "claude.ai", Kind::BankAccount), Action::Block);
    assert_eq!(on("2026-11-26", "chatgpt.com", Kind::Sin), Action::Block, "of another group");
}

#[test]
fn managed_settings_natively_and_as_json() {
    let whole = json!({
        "version": "7", "organisation": { "fr": "Ville de Val-Fictif" },
        "rules": [{ "kinds": ["phone"], "action": "block" }],
        "approved": ["claude.ai"],
    });
    let natively = json!({
        "policy": whole.to_string(),
        "version": "8", "language": "en", "approved": [APPROVED], "prohibited": "[\"poe.com\"]",
        "exceptions": "[{\"until\": \"2027-01-01\", \"kinds\": [\"email\"], \"most\": \"record\"}]",
        "organisation": "{\"fr\": \"Ville de Val-Fictif\", \"en\": \"Town of Val-Fictif\"}",
    });
    let reading = read_managed(&natively);
    assert_eq!(said(&reading), Vec::<String>::new());
    let policy = reading.policy;
    assert_eq!((policy.version.as_str(), policy.language), ("8", Some(Lang::En)));
    assert_eq!(policy.organisation.get(Lang::En), Some("Town of Val-Fictif"));
    assert_eq!(policy.status(APPROVED, "/").name(), "approved");
    assert_eq!(policy.status("claude.ai", "/").name(), "tolerated", "a native key stands for that of the document");
    assert_eq!(policy.status("poe.com", "/").name(), "prohibited");
    assert_eq!(most(&policy, TODAY, "chatgpt.com", &[Kind::Phone], 0), Action::Block);
    assert_eq!(most(&policy, TODAY, "chatgpt.com", &[Kind::Email], 0), Action::Record);
    // Firefox gives nested values as they are.
    let nested = read_managed(&json!({ "policy": whole }));
    assert_eq!(said(&nested), Vec::<String>::new());
    assert_eq!(nested.policy.version, "7");
    assert!(read_managed(&json!({})).problems.is_empty());
}

#[test]
fn managed_mistakes_cost_themselves_alone() {
    let reading = read_managed(&json!({
        "policy": "{\"version\": \"9\", \"version\": \"10\", \"rules\": [{\"kinds\": [\"phone\"], \"action\": \"bloc\"}]}",
        "approved": "claude.ai", "langage": "en", "groups": ["a", 3],
    }));
    let said = said(&reading);
    for expected in [
        "policy.version : cette clé est écrite deux fois; la valeur par défaut s’applique",
        "policy.rules[0].action : on attend une valeur parmi : record, remind, warn, justify, block; cette règle est écartée",
        "langage : clé inconnue; la plus proche est « language »",
        "groups[1] : on attend un texte; cette valeur est écartée",
    ] {
        assert!(said.iter().any(|sentence| sentence == expected), "{expected:?} is not in {said:#?}");
    }
    assert!(said.iter().any(|sentence| sentence.starts_with("approved : on attend du JSON")), "{said:#?}");
    assert_eq!(said.len(), 5, "{said:#?}");
    // A text for both languages, as JSON: a key written twice is said there too.
    let twice = read_managed(&json!({ "organisation": "{\"fr\": \"Ville\", \"fr\": \"Village\", \"en\": \"Town\"}" }));
    let sentences: Vec<String> =
        twice.problems.iter().map(|problem| problem.sentence(Lang::Fr).replace('\u{a0}', " ")).collect();
    assert_eq!(sentences, ["organisation.fr : cette clé est écrite deux fois; la valeur par défaut s’applique"]);
    let whole = read_managed(&json!({ "policy": "{\"version\": ", "approved": [APPROVED] }));
    assert_eq!(whole.problems.len(), 1);
    assert_eq!(whole.policy.status(APPROVED, "/").name(), "approved");
    assert_eq!(most(&whole.policy, TODAY, "chatgpt.com", &[Kind::Sin], 0), Action::Block);
}

#[test]
fn the_second_preset_holds_as_much() {
    let lggri = good(json!({ "preset": "lggri" }));
    let default = Policy::builtin();
    for kind in Kind::ALL {
        for to in ["chatgpt.com", "inconnu.example"] {
            assert_eq!(most(&lggri, TODAY, to, &[kind], 0), most(&default, TODAY, to, &[kind], 0), "{kind:?} {to}");
        }
    }
    // A municipality is not bound by the provincial framework: nothing it reads speaks of it.
    let cited =
        |policy: &Policy| policy.clauses.iter().map(|clause| clause.source.clone().unwrap()).collect::<Vec<_>>();
    assert!(cited(&default).iter().all(|source| !["P-MCN", "P-MCE"].contains(&source.as_str())));
    assert!(cited(&lggri).iter().all(|source| !["P-MUN", "P-PLAT"].contains(&source.as_str())));
}

/// A document with something of everything that the schema has. Its rules ask for more than the default, and for less.
fn everything() -> Value {
    json!({
        "preset": "municipality", "version": "3", "effective": "2026-10-01", "language": "fr",
        "organisation": { "fr": "Ville de Val-Fictif", "en": "Town of Val-Fictif" },
        "contacts": { "privacy": { "name": "Une Personne", "phone": "418 555-0100", "email": "rprp@val-fictif.example", "role": "RPRP" } },
        "approved": [APPROVED, "copilot.microsoft.com"], "tolerated": ["claude.ai"], "prohibited": ["poe.com"], "unlisted": "tolerated",
        "unknown_ai": "block", "files": { "unread": "block", "pictures": "justify" },
        "platforms": [{ "host": "chat.mistral.ai", "status": "approved", "note": { "fr": "Hébergée en Europe" }, "composer": ["#message"], "send": [".envoi"] }],
        "guarded": ["ia.val-fictif.example"], "protected": ["conseil.val-fictif.example"], "documents": [{ "name": "Plan de relève", "salt": "AAAAAAAAAAAAAAAAAAAAAA==", "prints": "BwAAAAEAAAACAAAA" }],
        "allow": ["418 555-0100"],
        "custom": [{ "id": "projet", "name": "Projet", "words": ["Opération Nénuphar"] }, { "id": "dossier", "pattern": "\\bDOS-[0-9]{4}\\b" }],
        "rules": [
            { "kinds": ["phone"], "to": ["approved"], "action": "record", "clause": "VF 4" },
            { "kinds": ["email", "ip_address"], "sure": 0.5, "action": "block", "message": { "fr": "Pas de courriel." } },
            { "kinds": ["personal"], "to": ["claude.ai"], "action": "justify" },
        ],
        "escalation": [{ "persons": 3, "least": "block", "clause": "VF 4" }, { "only": ["postal_code"], "different": 1, "to": ["approved"], "most": "record" }],
        "sites": [{ "categories": ["social"], "action": "remind", "minutes": 30 }],
        "url_blocklist": ["exemple.quebec/jeux"], "url_allowlist": [".exemple.quebec:8443"],
        "site_lists": [{ "category": "games", "url": "https://listes.example/jeux.txt", "key": "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "every": 24 }],
        "reminders": [{ "topic": "lock", "every": "daily" }],
        "mention": { "internal": { "fr": "IA : {tool}. {review}", "en": "AI: {tool}. {review}" }, "external": "Préparé avec {tool}." },
        "rollout": [{ "from": "2026-01-01", "stage": "warn", "kinds": ["copyright"], "groups": ["greffe"] }],
        "exceptions": [{ "from": "2026-11-01", "until": "2026-12-31", "kinds": ["bank_account"], "to": ["tolerated"], "groups": ["finances"], "most": "warn", "why": "Fin d’exercice" }],
        "groups": ["finances"], "open": ["language"], "journal": { "days": 30 },
        "collector": { "endpoint": "https://otel.exemple.quebec/v1/logs", "encoding": "protobuf", "headers": [{ "name": "x-cle", "value": "fictive" }] },
        "clauses": [{ "id": "VF 4", "label": { "fr": "Directive, art. 4" }, "text": "Un texte.", "source": "VF" }],
    })
}

/// The paths of all values below a value, as JSON pointers.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    if !at.is_empty() {
        all.push(at.to_owned());
    }
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, value)| pointers(value, &format!("{at}/{place}"), all))
        }
        _ => {}
    }
}

/// Something that may stand at no place of the schema.
fn unfit(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-7),
        3 => json!(1.0e300),
        4 => json!("x".repeat(5_000_000)),
        5 => (0..100).fold(json!([]), |inner, _| json!([inner])),
        6 => json!({ "fr": 3, "a": { "b": [1, { "c": null }] } }),
        7 => json!(""),
        _ => json!("\u{0}(\u{202e}\u{feff}pas une valeur ☃ 2026-02-30"),
    }
}

/// The text of a document with a key written twice, and the pointer to that key.
fn doubled(document: &Value, chance: &mut Chance) -> (String, String) {
    let map = document.as_object().unwrap();
    let twice = map.keys().nth(chance.below(map.len())).unwrap();
    let entry = |(key, value): (&String, &Value)| format!("{}:{value}", json!(key));
    let mut entries: Vec<String> = map.iter().map(entry).collect();
    entries.push(format!("{}:{}", json!(twice), map[twice]));
    (format!("{{{}}}", entries.join(",")), format!("/{twice}"))
}

/// A document without what its first parts of a pointer lead to.
fn removed(document: &Value, pointer: &str, parts: usize) -> Value {
    let mut document = document.clone();
    let parts: Vec<&str> = pointer.split('/').skip(1).take(parts - 1).collect();
    match (parts.as_slice(), document.as_object_mut().unwrap()) {
        ([key, place], map) if map[*key].is_array() => {
            map[*key].as_array_mut().unwrap().remove(place.parse().unwrap());
        }
        ([key, ..], map) => drop(map.remove(*key)),
        ([], _) => {}
    }
    // What cites a section that is gone cites nothing.
    for list in ["rules", "escalation"] {
        let items = document.get_mut(list).and_then(Value::as_array_mut);
        items.into_iter().flatten().for_each(|item| drop(item.as_object_mut().unwrap().remove("clause")));
    }
    document
}

/// What is done about each kind everywhere, and about some together.
fn effects(policy: &Policy) -> Vec<Action> {
    let mut effects = Vec::new();
    for to in
        [APPROVED, "copilot.microsoft.com", "chatgpt.com", "claude.ai", "poe.com", "chat.mistral.ai", "inconnu.example"]
    {
        effects.extend(Kind::ALL.iter().map(|kind| most(policy, TODAY, to, &[*kind], 0)));
        effects.push(most(policy, TODAY, to, &[Kind::Email], 4));
        effects.push(most(policy, TODAY, to, &[Kind::SensitiveFact], 1));
        effects.push(most(policy, TODAY, to, &[], 1));
    }
    effects
}

#[test]
fn two_thousand_mutated_policies() {
    let document = everything();
    let whole = good(document.clone());
    let (whole, default) = (effects(&whole), effects(&Policy::builtin()));
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    let mut chance = Chance(0x2026_1126);
    for round in 0..2000 {
        let mut mutated = document.clone();
        let mut pointer = all[chance.below(all.len())].clone();
        let what = chance.below(10);
        let settings = match what {
            // A key that nobody knows, in an object somewhere.
            0 => {
                let mut at = pointer.as_str();
                while !mutated.pointer(at).unwrap().is_object() {
                    at = &at[..at.rfind('/').unwrap()];
                }
                mutated.pointer_mut(at).unwrap()["inconnue"] = json!("x");
                json!({ "policy": mutated.to_string() })
            }
            1 => {
                let (text, key) = doubled(&mutated, &mut chance);
                pointer = key;
                json!({ "policy": text })
            }
            // The text ends too soon.
            2 => {
                let text = mutated.to_string();
                let end = text.floor_char_boundary(1 + chance.below(text.len() - 1));
                json!({ "policy": text[..end] })
            }
            // Nested deeper than a reader may follow.
            3 => json!({ "policy": format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)) }),
            // As keys of their own, as group policy sets them.
            4 => {
                *mutated.pointer_mut(&pointer).unwrap() = unfit(&mut chance);
                mutated
            }
            _ => {
                *mutated.pointer_mut(&pointer).unwrap() = unfit(&mut chance);
                json!({ "policy": if what < 8 { mutated } else { Value::String(mutated.to_string()) } })
            }
        };
        let reading = read_managed(&settings);
        assert!(!reading.problems.is_empty(), "round {round}: {pointer}: nothing reported");
        for problem in &reading.problems {
            let said = problem.sentence(Lang::Fr);
            assert!(said.len() < 1500 && !said.contains("xxxxxxxx"), "round {round}: a report repeats the document");
        }
        let now = effects(&reading.policy);
        // As if the entry, or the key of the document that it is in, had not been written.
        let without: Vec<Vec<Action>> =
            [2, 3].iter().map(|parts| effects(&good(removed(&document, &pointer, *parts)))).collect();
        for (place, action) in now.iter().enumerate() {
            let least = whole[place].min(default[place]).min(without[0][place]).min(without[1][place]);
            assert!(
                *action >= least,
                "round {round}: {pointer}: {place}: {action:?} where {least:?} was meant at least"
            );
        }
    }
}

#[test]
fn every_key_of_the_schema_is_tried() {
    fn keys(entry: &balise::policy::schema::Entry, value: &Value, path: &str) {
        use balise::policy::schema::Shape;
        let map: Map<String, Value> = value.as_object().cloned().unwrap_or_default();
        for field in entry.fields {
            let path = format!("{path}/{}", field.key);
            let below = match field.shape {
                Shape::Object(entry) => Some((entry, map.get(field.key).cloned())),
                // All entries of a list together.
                Shape::List(Shape::Object(entry)) => {
                    let items = map.get(field.key).and_then(Value::as_array).cloned().unwrap_or_default();
                    let merged: Map<String, Value> = items
                        .iter()
                        .filter_map(Value::as_object)
                        .flatten()
                        .map(|(key, value)| (key.clone(), value.clone()))
                        .collect();
                    Some((*entry, Some(merged.into())))
                }
                _ => None,
            };
            if let Some((entry, Some(value))) = below {
                keys(entry, &value, &path);
            }
            let elsewhere = [
                "/contacts/management",
                "/contacts/manager",
                "/contacts/it",
                "/contacts/incident",
                "/contacts/privacy/page",
                "/custom/label",
                "/custom/list",
                "/escalation/with",
                "/escalation/kinds",
                "/escalation/message",
                "/sites/clause",
                "/sites/message",
                "/reminders/clause",
            ];
            assert!(
                map.contains_key(field.key) || elsewhere.contains(&path.as_str()),
                "{path} is in no document of these tests"
            );
        }
    }
    keys(&balise::policy::schema::DOCUMENT, &everything(), "");
}
