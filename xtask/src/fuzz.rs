//! `cargo xtask fuzz`: texts that nobody would think of, given to the core until the time is over or something does not hold.
//! The targets are in `fuzz/`; [`seeds`] are the labelled texts, [`files`] the documents; cargo-fuzz builds and starts, with the one toolchain there is.
//! All in `target/fuzz`, but what cargo-fuzz has its places for: `fuzz/corpus` and `fuzz/artifacts`, which are not committed.

mod files;
mod output;
mod seeds;

use std::path::PathBuf;
use std::process::Stdio;

use crate::paths::{find_program, root, shown, target};
use crate::run::in_root;
use crate::setup;
use crate::trouble::{Outcome, Trouble, While as _};
use output::Told;

/// Texts, changed by libFuzzer byte by byte, and by ourselves word by word; policy documents; and files, of each format.
#[rustfmt::skip]
const TARGETS: [&str; 17] = [
    "bytes", "texts", POLICIES,
    "file_docx", "file_eml", "file_html", "file_image", "file_odp", "file_ods", "file_odt", "file_part", "file_pdf", "file_pptx", "file_rtf",
    "file_text", "file_xlsx", "file_zip",
];
const POLICIES: &str = "policies";
/// How the targets begin that are given files, and what names all of them.
const FILE: &str = "file_";
const FILES: &str = "files";
const CARGO_FUZZ: &str = "0.13.2";
const MINUTES: u64 = 10;
/// Longest text: most labelled texts are shorter, and longer ones are only slower.
const LONGEST: usize = 4096;
/// Longest file: the documents of the test data are not cut.
const LONGEST_FILE: usize = 64 << 10;
/// The most memory, in megabytes. What a file takes is held to less by the target itself; here, what the run takes with it.
const MEMORY: usize = 300;
/// A text that takes longer than that many seconds is a failure: the scan is linear.
const PATIENCE: u64 = 10;

/// `cargo xtask fuzz [--minutes N] [TARGET...]`: each target, or each of those named, for its part of the time; `files`: all that are given files.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut minutes = MINUTES;
    let mut wanted: Vec<&str> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("minutes") => minutes = lexopt::ValueExt::parse(&arguments.value()?)?,
            lexopt::Arg::Value(name) if name == FILES => {
                wanted.extend(TARGETS.iter().filter(|name| name.starts_with(FILE)))
            }
            lexopt::Arg::Value(name) => {
                let target = TARGETS.into_iter().find(|target| name == *target);
                let unknown = || {
                    Trouble::new(format!(
                        "{name:?} is no target: there are {}, and {FILES} for all of files",
                        TARGETS.join(", ")
                    ))
                };
                wanted.push(target.ok_or_else(unknown)?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if wanted.is_empty() {
        wanted = TARGETS.to_vec();
    }
    let seconds = minutes.saturating_mul(60) / wanted.len() as u64;
    if seconds == 0 {
        return Err(Trouble::new("--minutes wants a whole number from 1"));
    }
    let tools = Tools {
        compiler: compiler()?,
        cargo_fuzz: setup::cargo_tool("cargo-fuzz", CARGO_FUZZ, &directory().join("tools"))?,
    };
    let count = seeds::write(&directory().join("seeds"))?;
    let documents = files::write(&directory().join(FILES))?;
    println!("{count} labelled texts and {documents} files to begin with.");
    seeds::write_policies(&directory())?;

    let mut told = Vec::new();
    for name in wanted {
        println!("\n== {name}: {seconds} s ==");
        told.push((name, tools.fuzz(name, seconds)?));
    }
    report(&told)
}

/// Where everything of this verb lies.
fn directory() -> PathBuf {
    target().join("fuzz")
}

/// What builds and starts the targets.
struct Tools {
    compiler: PathBuf,
    cargo_fuzz: PathBuf,
}

impl Tools {
    /// Builds a target and runs it for so long; says what it told.
    fn fuzz(&self, name: &str, seconds: u64) -> Outcome<Told> {
        let mut command = in_root(&self.cargo_fuzz);
        command.env("CXX", &self.compiler).args(["run", name]);
        // A sanitizer looks for errors of memory, which safe Rust has none of; it would take half the speed, and flags that
        // the stable compiler does not know.
        command.args(["--sanitizer", "none"]);
        let is_file = name.starts_with(FILE);
        if !is_file {
            // Words are looked up by their hash: following comparisons teaches nothing, and takes two thirds of the speed. Formats of files are
            // mostly comparisons.
            command.arg("--no-trace-compares");
        }
        // Flags are of all that is built: those of the two kinds lie apart.
        command.arg("--target-dir").arg(directory().join(if is_file { "build-files" } else { "build" }));
        let seeds = match name {
            POLICIES => directory().join("policies"),
            _ if is_file => directory().join(FILES).join(name),
            _ => directory().join("seeds"),
        };
        command.arg(root().join("fuzz/corpus").join(name)).arg(seeds);
        command.args(["--", "-print_final_stats=1", &format!("-max_total_time={seconds}")]);
        let longest = if is_file { LONGEST_FILE } else { LONGEST };
        command.args([
            format!("-max_len={longest}"),
            format!("-timeout={PATIENCE}"),
            format!("-rss_limit_mb={MEMORY}"),
        ]);
        if name == POLICIES {
            command.arg(format!("-dict={}", directory().join(seeds::DICTIONARY).display()));
        }
        std::fs::create_dir_all(root().join("fuzz/corpus").join(name)).while_doing(|| "make fuzz/corpus".to_owned())?;
        let mut child = command
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .while_doing(|| "start cargo-fuzz".to_owned())?;
        let told = match child.stderr.take() {
            Some(stderr) => output::follow(stderr, &log(name))?,
            None => Told::default(),
        };
        let status = child.wait().while_doing(|| "wait for cargo-fuzz".to_owned())?;
        Ok(Told { failed: !status.success(), ..told })
    }
}

/// All that a target printed.
fn log(name: &str) -> PathBuf {
    directory().join(format!("{name}.log"))
}

fn report(told: &[(&str, Told)]) -> Outcome {
    println!("\ntarget     executions   a second   coverage (branches of the core and of the crates it uses)");
    for (name, told) in told {
        let share = told.covered * 100 / told.branches.max(1);
        println!(
            "{name:<10} {:>10}   {:>8}   {} of {} ({share} %)",
            told.executions, told.a_second, told.covered, told.branches
        );
    }
    let failed: Vec<&str> = told.iter().filter(|(_, told)| told.failed).map(|(name, _)| *name).collect();
    if let Some(name) = failed.first() {
        let which = failed.join(", ");
        return Err(Trouble::new(format!(
            "FAILED: {which}; the text that broke it is in fuzz/artifacts/{name}, what was printed in {} (for the commands \
             named there, put {} on the PATH)",
            shown(&log(name)),
            shown(&directory().join("tools/bin"))
        )));
    }
    let executions: u64 = told.iter().map(|(_, told)| told.executions).sum();
    println!("\nPASSED: {executions} texts, nothing that does not hold");
    Ok(())
}

/// A C++ compiler, for libFuzzer itself.
fn compiler() -> Outcome<PathBuf> {
    if cfg!(windows) {
        return Err(Trouble::new("fuzzing runs on Linux and macOS: on Windows, run this verb in WSL"));
    }
    let find = || std::env::var_os("CXX").map(PathBuf::from).or_else(|| find_program(&["c++", "g++", "clang++"]));
    if find().is_none() && setup::can_apt() {
        println!("Installing a C++ compiler (apt-get)…");
        setup::apt_install(&["g++"])?;
    }
    find().ok_or_else(|| {
        Trouble::new(
            "a C++ compiler is missing, which libFuzzer is built with: install g++ or clang (on Debian or Ubuntu: `sudo \
             apt-get install g++`; on macOS: `xcode-select --install`)",
        )
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TARGETS;
    use crate::paths::{files, read, root};

    /// A target stands in three places: a file, an entry of the workspace that cargo-fuzz builds, and the list that this verb runs.
    #[test]
    fn each_target_is_built_and_run() {
        let run = BTreeSet::from(TARGETS.map(str::to_owned));
        let written: BTreeSet<String> = files(&root().join("fuzz/fuzz_targets"))
            .unwrap()
            .iter()
            .map(|file| file.with_extension("").to_string_lossy().into_owned())
            .collect();
        let manifest: toml::Table = toml::from_str(&read(&root().join("fuzz/Cargo.toml")).unwrap()).unwrap();
        let built = manifest["bin"].as_array().unwrap().iter().map(|bin| bin["name"].as_str().unwrap().to_owned());
        assert_eq!(built.collect::<BTreeSet<_>>(), written, "the [[bin]] of fuzz/Cargo.toml, fuzz/fuzz_targets");
        assert_eq!(run, written, "TARGETS of xtask/src/fuzz.rs, fuzz/fuzz_targets");
    }
}
