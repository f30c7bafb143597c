//! Reading the command line. Exit status: 0 nothing to say, 1 something found, 2 could not run.

mod file;
mod fingerprint;
mod hash;
mod output;
mod platforms;
mod policy;
mod report;
mod scan;
mod site;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use balise::lang::{self, Lang};

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Nothing was found.
    Nothing,
    /// Something was.
    Found,
    /// A file was not read; why was said.
    Unread,
}

/// Why a command could not run: a sentence for the person.
pub(crate) struct Failure(pub(crate) String);

/// Runs the command on the process's own arguments.
pub(crate) fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let lang = language(&arguments);
    match run(arguments, lang) {
        Ok(Ending::Nothing) => ExitCode::SUCCESS,
        Ok(Ending::Found) => ExitCode::from(1),
        Ok(Ending::Unread) => ExitCode::from(2),
        Err(Failure(sentence)) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(2)
        }
    }
}

/// The language that errors are said in, known before anything else is read: `--lang`, else French.
fn language(arguments: &[OsString]) -> Lang {
    let value = arguments.iter().enumerate().find_map(|(place, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None if argument == "--lang" => arguments.get(place + 1)?.to_str(),
            None => None,
        }
    });
    if value == Some("en") { Lang::En } else { Lang::Fr }
}

fn run(arguments: Vec<OsString>, lang: Lang) -> Result<Ending, Failure> {
    let mut parser = lexopt::Parser::from_args(arguments);
    loop {
        return match parser.next().map_err(|error| usage(lang, error))? {
            Some(lexopt::Arg::Value(verb)) if verb == "scan" => scan::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "file" => file::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "hash" => hash::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "fingerprint" => fingerprint::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "platforms" => platforms::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "site" => site::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "report" => report::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) if verb == "policy" => policy::run(parser, lang),
            Some(lexopt::Arg::Value(verb)) => Err(wrong(lang, &lang::cli_unknown_verb(lang, &verb.to_string_lossy()))),
            Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => print(&help(lang)),
            Some(lexopt::Arg::Long("version") | lexopt::Arg::Short('V')) => {
                print(concat!("balise ", env!("CARGO_PKG_VERSION")))
            }
            Some(lexopt::Arg::Long("lang")) => {
                let _ = value(&mut parser, lang, "--lang")?;
                continue;
            }
            Some(lexopt::Arg::Long(name)) => Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Some(lexopt::Arg::Short(name)) => Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
            None => Err(wrong(lang, &lang::cli_no_verb(lang))),
        };
    }
}

/// The value of an option.
pub(crate) fn value(parser: &mut lexopt::Parser, lang: Lang, option: &str) -> Result<OsString, Failure> {
    parser.value().map_err(|_| wrong(lang, &lang::cli_missing_value(lang, option)))
}

/// A usage error that the argument reader found.
pub(crate) fn usage(lang: Lang, error: lexopt::Error) -> Failure {
    let what = match error {
        lexopt::Error::MissingValue { option } => lang::cli_missing_value(lang, &option.unwrap_or_default()),
        lexopt::Error::UnexpectedValue { option, .. } | lexopt::Error::UnexpectedOption(option) => {
            lang::cli_unknown_option(lang, &option)
        }
        other => other.to_string(),
    };
    wrong(lang, &what)
}

/// A usage error, with the way to the usage.
pub(crate) fn wrong(lang: Lang, what: &str) -> Failure {
    Failure(lang::cli_usage_error(lang, what))
}

fn print(text: &str) -> Result<Ending, Failure> {
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(Ending::Nothing)
}

fn help(lang: Lang) -> String {
    lang::cli_help(lang)
}
