//! Every test there is, part by part, each under its heading. The first part that fails ends the run and is named.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::browsers::{Browser, CHROMIUM, FIREFOX, Reach};
use crate::paths::{files, root};
use crate::run::{cargo, in_root, npm_tool, run};
use crate::trouble::{Outcome, Trouble};
use crate::wasm::Role;
use crate::{build, docs, privacy, reproduce, setup};

/// A heading, and what is done under it.
type Part = (&'static str, fn() -> Outcome);

const PARTS: [Part; 11] = [
    ("setup", setup),
    ("format", format),
    ("lint of Rust", clippy),
    ("lint of Rust for WebAssembly", clippy_wasm),
    ("TypeScript", typescript),
    ("Rust tests", rust_tests),
    ("build", builds),
    ("lint of the extension", web_ext),
    ("privacy of the extension", privacy::check),
    ("the same packages elsewhere", reproduce::check),
    ("end to end", end_to_end),
];

/// `cargo xtask test`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    let begun = Instant::now();
    let mut times = Vec::new();
    for (at, (name, part)) in PARTS.iter().enumerate() {
        println!("\n== {} of {}: {name} ==", at + 1, PARTS.len());
        let since = Instant::now();
        part().map_err(|trouble| Trouble::new(format!("{trouble}\nFAILED: {name}")))?;
        times.push((name, since.elapsed()));
    }
    println!();
    for (name, time) in times {
        println!("{:>5} s  {name}", time.as_secs());
    }
    println!("{:>5} s  in all\n\nPASSED", begun.elapsed().as_secs());
    Ok(())
}

fn setup() -> Outcome {
    setup::for_build()?;
    setup::for_browsers()?;
    setup::for_screen()
}

fn format() -> Outcome {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome {
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The host does not compile what touches a browser: each role again, for its own target.
fn clippy_wasm() -> Outcome {
    for role in Role::ALL {
        run(cargo()
            .args(["clippy", "--quiet", "--package", "balise-extension", "--target", "wasm32-unknown-unknown"])
            .args(["--no-default-features", "--features", role.name(), "--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// The content script, and the pages it is tested on.
fn typescript() -> Outcome {
    for project in ["extension/tsconfig.json", "tests/e2e/pages/tsconfig.json"] {
        if root().join(project).exists() {
            run(npm_tool("tsc").args(["--noEmit", "--project", project]))?;
        }
    }
    Ok(())
}

fn rust_tests() -> Outcome {
    run(cargo().args(["test", "--workspace"]))
}

fn builds() -> Outcome {
    docs::check()?;
    for reach in [Reach::Published, Reach::Loopback] {
        build::build(build::Options { reach, dev: false })?;
    }
    Ok(())
}

/// Mozilla's own linter, as its store runs it.
fn web_ext() -> Outcome {
    let directory = build::directory(Browser::Firefox, Reach::Published);
    run(npm_tool("web-ext")
        .args(["lint", "--no-config-discovery", "--warnings-as-errors", "--source-dir"])
        .arg(directory))
}

fn end_to_end() -> Outcome {
    let all = files(&root().join("tests/e2e"))?;
    let tests: Vec<_> = all.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        return Err(Trouble::new("there are no tests in tests/e2e: bring them back from version control"));
    }
    // What some of them run: built here, since a test's time is not a build's.
    run(cargo().args(["build", "--quiet", "--workspace", "--bin", "balise"]))?;
    let tests = tests.iter().map(|file| Path::new("tests/e2e").join(file));
    run(with_browsers(&mut in_root("node")).arg("tests/e2e/run.mjs").args(tests))
}

/// Tells a child which browsers we found, so that it starts the very same ones.
pub(crate) fn with_browsers(command: &mut Command) -> &mut Command {
    for browser in [&CHROMIUM, &FIREFOX] {
        if let Some(program) = browser.find() {
            command.env(browser.variable, program);
        }
    }
    command
}
