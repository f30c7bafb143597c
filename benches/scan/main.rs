//! The scan, natively; and the texts of all benchmarks, which it leaves in `target/bench/texts/` for those that run
//! elsewhere. `cargo xtask bench` runs this and the others and prints the report; alone: `cargo bench --bench scan`.

mod chance;
mod hostile;
mod lineage;
mod prose;
mod sites;
mod timing;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{Error, Result};
use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use balise::Scanner;
use prose::{Mix, prose};
use serde_json::{Value, json};

/// Names and sizes in bytes.
const SIZES: [(&str, usize); 5] =
    [("200 B", 200), ("2 KB", 2_000), ("100 KB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];
/// Sizes that are pasted; each clean too.
const PASTED: usize = 3;
/// Size of the hostile texts.
const HOSTILE: usize = 1_000_000;

fn main() -> Result<()> {
    let output = env::current_dir()?.join("target/bench");
    let texts = output.join("texts");
    fs::create_dir_all(&texts)?;
    if env::args().any(|argument| argument == "lineage") {
        // Alone, on the screen.
        println!("{:#}", lineage::measured());
        return Ok(());
    }
    let scanner = Scanner::default();
    let mut list = Vec::new();
    let mut add = |kind: &str, name: &str, text: &str| -> Result<()> {
        let file = format!("{kind} {name}.txt").replace([' ', ':', '/', '@'], "_");
        fs::write(texts.join(&file), text)?;
        list.push(measured(&scanner, kind, name, &file, text));
        Ok(())
    };
    for (name, size) in SIZES {
        add("usual", name, &prose(size, Mix::Usual))?;
    }
    for (name, size) in &SIZES[..PASTED] {
        let text = prose(*size, Mix::Clean);
        must_be_clean(&scanner, &text)?;
        add("clean", name, &text)?;
    }
    for (name, text) in hostile::texts(HOSTILE) {
        add("hostile", name, &text)?;
    }
    write(
        &output.join("native.json"),
        &json!({ "texts": list, "sites": sites::measured(&output)?, "lineage": lineage::measured() }),
    )
}

/// One text's figures.
fn measured(scanner: &Scanner, kind: &str, name: &str, file: &str, text: &str) -> Value {
    let found = scanner.scan(text);
    let mut kinds = BTreeMap::new();
    for finding in &found {
        *kinds.entry(finding.kind.name()).or_insert(0) += 1;
    }
    let time = Duration::from_millis(if kind == "hostile" { 60 } else { 600 });
    let rounds = timing::measure(5, time, || scanner.scan(black_box(text)));
    // A tenth of it: time by the square would show as a byte that costs ten times more in the whole.
    let tenth = text.get(..text.floor_char_boundary(text.len() / 10)).unwrap_or_default();
    let growth = (kind == "hostile").then(|| {
        let part = timing::measure(5, time, || scanner.scan(black_box(tenth)));
        (rounds.median / text.len() as f64) / (part.median / tenth.len() as f64)
    });
    json!({
        "kind": kind, "name": name, "file": file, "bytes": text.len(), "findings": found.len(), "kinds": kinds,
        "rounds": rounds.count, "median_ns": rounds.median, "min_ns": rounds.fastest, "max_ns": rounds.slowest,
        "growth": growth,
    })
}

/// A clean text that is not would measure something else, and is a false alarm besides: said with its place.
fn must_be_clean(scanner: &Scanner, text: &str) -> Result<()> {
    let Some(finding) = scanner.scan(text).into_iter().next() else {
        return Ok(());
    };
    let line = text[..finding.span.start].matches('\n').count();
    let line = text.lines().nth(line).unwrap_or_default();
    Err(Error::other(format!(
        "a false alarm in the clean prose of benches/scan/prose.rs: {} by {} in {line:?}",
        finding.kind.name(),
        finding.reason.rule
    )))
}

fn write(path: &Path, value: &Value) -> Result<()> {
    fs::write(path, serde_json::to_string_pretty(value)? + "\n")
}
