//! `cargo xtask eval`: how well the core finds, on texts labelled by hand (`tests/corpus`) and on generated ones.
//! [`corpus`] reads the texts, [`judge`] holds findings against the labels, whoever found them.

pub(crate) mod corpus;
pub(crate) mod judge;
mod lineage;

use std::ops::Range;

use balise::{Category, Finding, Kind, Scanner};

use crate::trouble::Outcome;
use corpus::Case;
use judge::{Found, Judgement, Reading, Score};

/// `cargo xtask eval lineage` is [`lineage`]. `cargo xtask eval [--errors] [--unseen] [SET...]`. The errors of the blind set are listed only where it is named: who has read
/// them learns from them. With `--unseen`, the development texts are read by models that have not learnt
/// from them (three, each trained without a third).
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut errors = false;
    let mut unseen = false;
    let mut wanted: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("errors") => errors = true,
            lexopt::Arg::Long("unseen") => unseen = true,
            lexopt::Arg::Value(name) if name == "lineage" => return lineage::main(),
            lexopt::Arg::Value(name) => wanted.push(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let scanner = Scanner::default();
    let judged = |case: &Case, errors: bool, total: &mut Judgement| {
        let findings = scanner.scan(&case.text);
        let found: Vec<Found> = findings.iter().map(Found::from).collect();
        let judgement = judge::judge(case, &found);
        if errors {
            print_errors(case, &findings, &judgement);
        }
        total.add(judgement);
    };
    if unseen {
        let mut total = Judgement::default();
        crate::train::unseen(|case| judged(case, errors, &mut total))?;
        println!("\n== development texts, by models that have not learnt from them ==");
        print(&total);
        return Ok(());
    }
    let mut sets = corpus::labelled(&wanted)?;
    if wanted.is_empty() || wanted.iter().any(|wanted| wanted == "generated") {
        sets.insert("generated".to_owned(), corpus::generated()?);
    }
    for (name, cases) in &sets {
        println!("\n== {name}: {} texts ==", cases.len());
        let errors = errors && (name != corpus::BLIND || !wanted.is_empty());
        let mut total = Judgement::default();
        for case in cases {
            judged(case, errors, &mut total);
        }
        print(&total);
    }
    Ok(())
}

impl From<&Finding> for Found {
    fn from(finding: &Finding) -> Self {
        Self { span: finding.span.clone(), reading: Reading::Same(finding.kind) }
    }
}

fn print_errors(case: &Case, findings: &[Finding], judgement: &Judgement) {
    let quote = |from: usize, to: usize| {
        let (from, to) = (case.text.floor_char_boundary(from), case.text.ceil_char_boundary(to));
        case.text.get(from..to).unwrap_or_default().replace('\n', "⏎")
    };
    for finding in judgement.alarms.iter().filter_map(|place| findings.get(*place)) {
        let Range { start, end } = finding.span;
        println!(
            "alarm  {:<10} {}: {} [{}] {}   ({:.2} {})",
            finding.kind.name(),
            case.name,
            quote(start.saturating_sub(40), start),
            quote(start, end),
            quote(end, end + 30),
            finding.confidence,
            finding.reason.rule
        );
    }
    for label in judgement.missed.iter().filter_map(|place| case.find.get(*place)) {
        println!("missed {:<10} {}: [{}]", label.kind.name(), case.name, quote(label.span.start, label.span.end));
    }
}

fn print(judged: &Judgement) {
    println!("kind                        precision  recall     F1   right given   all");
    let line = |name: &str, score: Score| {
        println!(
            "{name:<26} {:>10.3} {:>7.3} {:>6.3} {:>7} {:>5} {:>5}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.given,
            score.all
        );
    };
    for kind in Kind::ALL {
        if let Some(score) = judged.kinds.get(&kind) {
            line(kind.name(), *score);
        }
    }
    line("structured and credentials", judged.sum(judge::is_structured));
    line("all but uses", judged.sum(|kind| kind.category() != Category::Use));
    println!("relaxed precision {:.3}", judged.relaxed.precision());
    line("uses, by document", judged.uses);
    let rate = |name: &str, score: Score| {
        println!("{name}: {} of {} ({:.3})", score.given, score.all, score.share());
    };
    rate("documents with something sensitive in which something is found", judged.sensitive);
    rate("clean short documents in which something is found", judged.clean_short);
    rate("clean long documents in which something is found", judged.clean_long);
    let kinds: Vec<String> = judged.in_clean.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
    println!("found in clean documents, by kind: {}", kinds.join(", "));
}
