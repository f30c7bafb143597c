//! The command `balise`: the core without a browser, for people, scripts and benchmarks.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
