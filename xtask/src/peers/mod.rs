//! `cargo xtask peers`: Balise and other tools that find personal information, on the same labelled texts, in the same run and
//! by the same judge. [`install`] sets the others up in `target/peers`, [`tools`] runs them, [`labels`] turns their words
//! into our kinds, [`report`] says what came out. Figures to look at, never a test.

mod install;
mod labels;
mod report;
mod tools;

use crate::eval::corpus::{self, Case};
use crate::eval::judge::{self, Found, Judgement};
use crate::paths::root;
use crate::trouble::Outcome;
use report::Row;
use tools::{Answer, PEERS};

/// Where everything of this verb lies: environments, what the tools answered, the report.
fn directory() -> std::path::PathBuf {
    root().join("target/peers")
}

/// `cargo xtask peers [SET...]`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut wanted: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(name) => wanted.push(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let sets = corpus::labelled(&wanted)?;
    let cases: Vec<&Case> = sets.values().flatten().collect();
    let mut answered = vec![(tools::BALISE, tools::balise(&cases))];
    let mut left_out = Vec::new();
    for peer in &PEERS {
        eprintln!("{}…", peer.name);
        match tools::ask(peer, &cases) {
            Ok(answers) => answered.push((peer.variants, answers)),
            Err(trouble) => left_out.push(format!("{} is left out: {trouble}", peer.name)),
        }
    }

    let mut tables = Vec::new();
    let mut from = 0;
    for (set, cases) in &sets {
        let rows = answered.iter().flat_map(|(variants, answers)| {
            let answers = answers.get(from..from + cases.len()).unwrap_or_default();
            variants.iter().map(|variant| row(variant, cases, answers))
        });
        tables.push((set.as_str(), cases.len(), rows.collect::<Vec<Row>>()));
        from += cases.len();
    }
    report::print(&tables, &left_out);
    report::write_json(&tables, &left_out)
}

/// One way of using a tool, judged on one set.
fn row(variant: &tools::Variant, cases: &[Case], answers: &[Answer]) -> Row {
    let mut judged = Judgement::default();
    for (case, answer) in cases.iter().zip(answers) {
        let kept = answer.findings.iter().filter(|finding| variant.keeps(finding));
        let found: Vec<Found> = kept.map(|finding| finding.found.clone()).collect();
        judged.add(judge::judge(case, &found));
    }
    Row { name: variant.name(), judged, median_ms: median(answers.iter().map(|answer| answer.ms).collect()) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
