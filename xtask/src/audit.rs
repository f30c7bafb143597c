//! `cargo xtask audit`: the dependencies against deny.toml, by cargo-deny: their licences, where they come from, doubles; and known holes, where
//! RustSec's database can be had.

use std::path::Path;
use std::process::Command;

use crate::paths::target;
use crate::run::{in_root, output, run};
use crate::setup;
use crate::trouble::Outcome;

const CARGO_DENY: &str = "0.20.2";
const DATABASE: &str = "https://github.com/rustsec/advisory-db";

/// `cargo xtask audit`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    let program = setup::cargo_tool("cargo-deny", CARGO_DENY, &target().join("audit/tools"))?;
    let deny = || deny(&program);
    println!("Licences, sources, doubles…");
    run(deny().args(["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))?;
    // Without the database nothing is known of holes. That is no finding, and must not look like one of none.
    println!("Known holes…");
    match output(deny().args(["fetch", "db"])) {
        Ok(_) => {
            run(deny().args(["check", "advisories"]))?;
            println!("\nPASSED: licences, sources, known holes");
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            println!(
                "\nPASSED: licences, sources\nNOT CHECKED: known holes, since the database could not be fetched from \
                 {DATABASE}. Run this verb again on a computer that reaches it."
            );
        }
    }
    Ok(())
}

/// The program, about to be given what to do: for all of this repository, with the lock file as it is.
fn deny(program: &Path) -> Command {
    let mut command = in_root(program);
    command.args(["--workspace", "--locked"]);
    command
}
