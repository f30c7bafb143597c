//! `docs/admin/sections.*.md`: the sections of the documents behind the default policy, each with what keeps it, or why no software
//! can. Made from `data/policies`, committed so that people can read it, compared by each run of the tests.

use std::fmt::Write as _;

use balise::lang::Lang;
use toml::{Table, Value};

use crate::paths::{read, root, write};
use crate::trouble::{Outcome, Trouble, While};

/// File and language.
const FILES: [(&str, Lang); 2] = [("docs/admin/sections.fr.md", Lang::Fr), ("docs/admin/sections.en.md", Lang::En)];

/// `cargo xtask docs [--write]`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    let rewrite = crate::wants_write(arguments)?;
    compare(rewrite)
}

/// Fails when a committed file is not what the data says.
pub(crate) fn check() -> Outcome {
    compare(false)
}

fn compare(rewrite: bool) -> Outcome {
    for (file, lang) in FILES {
        let text = text(lang)?;
        let path = root().join(file);
        let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if rewrite && committed != text {
            write(&path, text)?;
            println!("{file} written");
        } else if committed != text {
            return Err(Trouble::new(format!(
                "{file} does not say what data/policies says: run `cargo xtask docs --write` and commit the result"
            )));
        }
    }
    Ok(())
}

fn table(file: &str) -> Outcome<Table> {
    toml::from_str(&read(&root().join(file))?).while_doing(|| format!("read {file}"))
}

fn text(lang: Lang) -> Outcome<String> {
    let (clauses, policy) = (table("data/policies/clauses.toml")?, table("data/policies/default.toml")?);
    let french = lang == Lang::Fr;
    let mut out = String::from(if french {
        "<!-- Écrit par `cargo xtask docs --write` à partir de data/policies. Ne pas modifier à la main. -->\n\n\
         # Les articles et ce qui les fait respecter\n\n\
         Chaque article des documents derrière la politique par défaut, dit en mots simples, avec ce qui le fait respecter : une règle, une\n\
         catégorie de sites, un rappel, une partie du panneau. Sinon, la raison pour laquelle un logiciel ne le peut pas. Le guide de l’Obvia\n\
         recommande; il n’oblige pas. Les règles sont celles de `data/policies/default.toml`; les vôtres passent avant.\n"
    } else {
        "<!-- Written by `cargo xtask docs --write` from data/policies. Not to be changed by hand. -->\n\n\
         # The sections and what keeps them\n\n\
         Each section of the documents behind the default policy, in plain words, with what keeps it: a rule, a category of sites, a reminder,\n\
         a part of the panel. Otherwise, why no software can. The Obvia guide recommends; it does not order. The rules are those of\n\
         `data/policies/default.toml`; yours come before them.\n"
    });
    let mut source = "";
    for clause in entries(&clauses, "clause") {
        let of = clause.get("source").and_then(Value::as_str).unwrap_or_default();
        if of != source {
            source = of;
            let title = title(source, french);
            let (section, kept) =
                if french { ("Article", "Ce qui le fait respecter") } else { ("Section", "What keeps it") };
            let (label, asks) =
                if french { ("À l’écran", "Ce qu’il demande") } else { ("On screen", "What it asks") };
            let _ = write!(out, "\n## {title}\n\n| {section} | {label} | {asks} | {kept} |\n|---|---|---|---|\n");
        }
        let said = |key: &str| {
            let said = clause.get(key).and_then(|said| said.get(if french { "fr" } else { "en" }));
            said.and_then(Value::as_str).unwrap_or_default()
        };
        let id = clause.get("id").and_then(Value::as_str).unwrap_or_default();
        let kept = match clause.get("by").and_then(Value::as_str) {
            Some(by) => kept(by, &policy, french),
            None => format!(
                "{}{}",
                if french { "Hors de portée d’un logiciel\u{a0}: " } else { "Beyond software: " },
                said("why")
            ),
        };
        let _ = writeln!(out, "| {id} | {} | {} | {kept} |", said("label"), said("text"));
    }
    Ok(out)
}

fn entries<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// What cites a handle, by the words of the policy.
fn kept(by: &str, policy: &Table, french: bool) -> String {
    if let Some(part) = by.strip_prefix("panel:") {
        let name = match (part, french) {
            ("acknowledgement", true) => "attestation de lecture",
            ("acknowledgement", false) => "acknowledgement",
            ("incident", true) => "signalement d’un incident",
            ("incident", false) => "incident report",
            ("contacts", true) => "personnes à joindre",
            ("contacts", false) => "contacts",
            ("training", true) => "formation",
            ("training", false) => "training",
            (_, true) => "journal local",
            (_, false) => "local log",
        };
        return if french { format!("panneau\u{a0}: {name}") } else { format!("panel: {name}") };
    }
    let mut all = Vec::new();
    for list in ["rules", "escalation", "sites", "reminders"] {
        for (place, entry) in entries(policy, list).enumerate() {
            if entry.get("cites").and_then(Value::as_str) != Some(by) {
                continue;
            }
            let words = |key: &str| -> String {
                let items = entry.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
                items.collect::<Vec<_>>().join(", ")
            };
            let word = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
            let (what, done) = match list {
                "rules" => (words("kinds"), word("action")),
                "sites" => (words("categories"), word("action")),
                "reminders" => (word("topic").to_owned(), word("every")),
                _ => (words("with"), if word("least").is_empty() { word("most") } else { word("least") }),
            };
            let what = if what.is_empty() { String::new() } else { format!(" {what} →") };
            let to = words("to");
            let to = if to.is_empty() { String::new() } else { format!(" ({to})") };
            all.push(format!("`{list}[{place}]`{what} {done}{to}"));
        }
    }
    all.join("<br>")
}

fn title(source: &str, french: bool) -> &'static str {
    match (source, french) {
        ("P-MUN", true) => "Politique municipale type sur les ressources technologiques et l’IA",
        ("P-MUN", false) => "Model municipal policy on technological resources and AI",
        ("P-GUIDE", true) => "Guide de l’Obvia sur l’IA générative dans les municipalités",
        ("P-GUIDE", false) => "Obvia guide to generative AI in municipalities",
        ("P-PLAT", true) => "Politique sur une plateforme numérique du conseil",
        ("P-PLAT", false) => "Policy on a digital platform of the council",
        ("P-MCE", true) => "Directive d’un ministère sur les services informatiques",
        ("P-MCE", false) => "A ministry’s directive on computer services",
        ("P-MCN", true) => "Cadre provincial (organismes visés par la LGGRI)",
        ("P-MCN", false) => "Provincial framework (bodies under the LGGRI)",
        (_, true) => "Loi sur l’accès (RLRQ, c. A-2.1)",
        (_, false) => "Access Act (CQLR, c. A-2.1)",
    }
}
