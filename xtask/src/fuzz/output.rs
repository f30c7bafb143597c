//! What libFuzzer prints: all of it into a file, what a person wants to see on the screen, the figures taken out.

use std::fs;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::paths::shown;
use crate::trouble::{Outcome, While as _};

/// The time between two lines about how far it is.
const PULSE: Duration = Duration::from_secs(30);

/// What a run told.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    pub(super) executions: u64,
    pub(super) a_second: u64,
    /// Branches that were taken at least once.
    pub(super) covered: u64,
    /// Branches there are.
    pub(super) branches: u64,
    pub(super) failed: bool,
}

/// Reads to the end.
pub(super) fn follow(source: impl Read, log: &Path) -> Outcome<Told> {
    let doing = || format!("write {}", shown(log));
    let mut log = fs::File::create(log).while_doing(doing)?;
    let mut told = Told::default();
    let mut source = BufReader::new(source);
    let mut line = Vec::new();
    let (mut broken, mut last) = (false, Instant::now());
    // What broke may be printed with it: any bytes.
    while source.read_until(b'\n', &mut line).while_doing(|| "read what cargo-fuzz prints".to_owned())? > 0 {
        log.write_all(&line).while_doing(doing)?;
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        line.clear();
        told.take(&text);
        broken |= text.contains("panicked at") || text.contains("ERROR: libFuzzer");
        let pulse = text.starts_with('#') && told.executions > 0 && last.elapsed() > PULSE;
        if pulse {
            last = Instant::now();
        }
        if broken || pulse || is_rare(&text) {
            eprintln!("{text}");
        }
    }
    Ok(told)
}

/// Neither a line about how far it is, nor one of the figures, nor the dictionary it offers at the end.
fn is_rare(line: &str) -> bool {
    let often = ["#", "INFO:", "stat::", "\"", "\tNEW_FUNC", "Done "];
    !often.iter().any(|beginning| line.starts_with(beginning))
}

impl Told {
    fn take(&mut self, line: &str) {
        let after = |key: &str| -> Option<u64> {
            let rest = line.split_once(key)?.1.trim_start();
            rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        };
        let keep = |told: &mut u64, new: Option<u64>| *told = new.unwrap_or(*told);
        if line.starts_with("INFO: Loaded") {
            keep(&mut self.branches, after("("));
        } else if line.starts_with('#') {
            keep(&mut self.executions, after("#"));
            keep(&mut self.covered, after("cov: "));
            keep(&mut self.a_second, after("exec/s: "));
        } else if line.starts_with("stat::") {
            keep(&mut self.executions, after("number_of_executed_units:"));
            keep(&mut self.a_second, after("average_exec_per_sec:"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn takes_the_figures() {
        let mut told = Told::default();
        for line in [
            "INFO: Loaded 1 modules   (45678 inline 8-bit counters): 45678 [0x55, 0x66), ",
            "#4096\tpulse  cov: 1200 ft: 3400 corp: 300/12Kb lim: 4 exec/s: 2048 rss: 60Mb",
            "#5000\tDONE   cov: 1234 ft: 3400 corp: 300/12Kb lim: 4 exec/s: 2500 rss: 60Mb",
            "Done 5000 runs in 2 second(s)",
            "stat::number_of_executed_units: 5001",
            "stat::average_exec_per_sec:     2500",
        ] {
            told.take(line);
        }
        let expected = Told { executions: 5001, a_second: 2500, covered: 1234, branches: 45678, failed: false };
        assert_eq!(told, expected);
    }
}
