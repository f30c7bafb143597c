//! `balise hash`: a list of values as a policy may hold it, so that it cannot be read back.

use std::path::PathBuf;

use balise::detect::hashed_entry;
use balise::lang::{self, Lang};
use lexopt::Arg;
use serde_json::json;

use super::scan::inputs;
use super::{Ending, Failure, print, usage, value, wrong};

/// Runs the verb on the arguments after it: reads a value a line, prints the `list` of a custom detector.
pub(crate) fn run(mut parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut files, mut salt) = (Vec::<PathBuf>::new(), None);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(file) => files.push(file.into()),
            Arg::Long("salt") => salt = Some(value(&mut parser, lang, "--salt")?.to_string_lossy().into_owned()),
            Arg::Long("lang") => drop(value(&mut parser, lang, "--lang")?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            Arg::Long(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
        }
    }
    let salt =
        salt.filter(|salt| !salt.is_empty()).ok_or_else(|| wrong(lang, &lang::cli_missing_value(lang, "--salt")))?;
    let mut entries = Vec::new();
    for (name, text) in inputs(lang, &files)? {
        for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            // The value itself stays out of the sentence: it may be somebody's name.
            let entry =
                hashed_entry(&salt, line).ok_or_else(|| Failure(lang::cli_bad_value_line(lang, &name, place + 1)))?;
            entries.push(entry);
        }
    }
    entries.sort();
    entries.dedup();
    print(&format!("{:#}", json!({ "salt": salt, "values": entries })))
}
