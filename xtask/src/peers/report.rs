//! The figures side by side: for people on standard output, for programs in `target/peers/report.json`.

use balise::Kind;
use serde_json::{Map, Value, json};

use crate::eval::judge::{self, Judgement, Score};
use crate::paths::write;
use crate::trouble::Outcome;

use super::directory;

/// A tool, or one way of using it, on one set.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) judged: Judgement,
    pub(crate) median_ms: f64,
}

/// A set: its name, how many texts, the rows.
type Table<'a> = (&'a str, usize, Vec<Row>);

/// A name, and which kinds are of it.
type Group = (&'static str, fn(Kind) -> bool);

/// What is compared, as kinds together. What a tool has no label for counts as missed.
const GROUPS: [Group; 3] = [
    ("person_name", |kind| kind == Kind::PersonName),
    ("postal_address", |kind| kind == Kind::PostalAddress),
    ("structured_and_credentials", judge::is_structured),
];

const LEGEND: &str = "\
P, R, F1: strict precision, recall and their mean. docs: documents with something sensitive in which anything is found; short,
long: clean documents in which anything is found (whatever its label). ms: median time a text.
\"same labels\" listens only to those labels of a tool that mean the same as a kind of ours; other rows take a wider or foreign
label as right where it meets what was to be found, and never as wrong (xtask/src/peers/labels.rs); where a tool has no
other, precision says nothing (–). Presidio is told the language of each text, the others have no such setting.";

pub(crate) fn print(tables: &[Table], left_out: &[String]) {
    for (set, texts, rows) in tables {
        println!("\n== {set}: {texts} texts ==");
        println!("{:<38}  {:^17}  {:^17}  {:^17}", "", "names", "addresses", "structured, keys");
        let heads = "    P     R    F1  ".repeat(3);
        println!("{:<38}{heads}  docs  short   long      ms", "");
        for row in rows {
            let mut line = format!("{:<38}", row.name);
            for (_, wanted) in GROUPS {
                let score = row.judged.sum(wanted);
                if row.judged.only_akin(wanted) {
                    line.push_str(&format!("    –  {:.2}     –  ", score.recall()));
                } else {
                    line.push_str(&format!(" {:.2}  {:.2}  {:.2}  ", score.precision(), score.recall(), score.f1()));
                }
            }
            for documents in [row.judged.sensitive, row.judged.clean_short, row.judged.clean_long] {
                line.push_str(&format!("  {:>5.3}", documents.share()));
            }
            println!("{line} {:>7.3}", row.median_ms);
        }
    }
    println!("\n{LEGEND}");
    if cfg!(debug_assertions) {
        println!("Balise is timed as built for development; `cargo xtask bench` times what is shipped.");
    }
    for sentence in left_out {
        println!("{sentence}");
    }
}

pub(crate) fn write_json(tables: &[Table], left_out: &[String]) -> Outcome {
    let sets: Map<String, Value> = tables
        .iter()
        .map(|(set, texts, rows)| {
            let tools: Vec<Value> = rows.iter().map(tool).collect();
            ((*set).to_owned(), json!({ "texts": texts, "tools": tools }))
        })
        .collect();
    let report = json!({ "sets": sets, "left_out": left_out });
    let path = directory().join("report.json");
    write(&path, format!("{report:#}\n"))?;
    println!("All figures, by kind too: {}", crate::paths::shown(&path));
    Ok(())
}

fn tool(row: &Row) -> Value {
    let judged = &row.judged;
    let groups: Map<String, Value> =
        GROUPS.iter().map(|(name, wanted)| ((*name).to_owned(), strict(judged.sum(wanted)))).collect();
    let kinds: Map<String, Value> =
        judged.kinds.iter().map(|(kind, score)| (kind.name().to_owned(), strict(*score))).collect();
    json!({
        "name": row.name,
        "groups": groups,
        "kinds": kinds,
        "documents": {
            "sensitive": documents(judged.sensitive),
            "clean_short": documents(judged.clean_short),
            "clean_long": documents(judged.clean_long),
        },
        "median_ms": row.median_ms,
    })
}

fn strict(score: Score) -> Value {
    json!({
        "precision": score.precision(), "recall": score.recall(), "f1": score.f1(),
        "right": score.right, "given": score.given, "all": score.all,
    })
}

fn documents(score: Score) -> Value {
    json!({ "found": score.given, "all": score.all, "share": score.share() })
}
