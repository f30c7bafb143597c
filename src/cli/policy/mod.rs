//! `balise policy`: the verbs of whoever writes the policy. Exit status: 0 nothing to say, 1 problems (or differences), 2 could
//! not run.

mod advice;
mod css;
mod diff;
mod document;
mod explain;
mod export;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use balise::Policy;
use balise::lang::{self, Lang};
use balise::policy::{Date, Problem};
use lexopt::{Arg, Parser};

use super::scan::one_of;
use super::{Ending, Failure, print, usage, value, wrong};
use document::Document;

/// The starting documents, by language.
const NEW: [(&str, &str); 2] = [("fr", include_str!("new.fr.toml")), ("en", include_str!("new.en.toml"))];

/// Runs the verb after `policy`.
pub(crate) fn run(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    match parser.next().map_err(|error| usage(lang, error))? {
        Some(Arg::Value(verb)) if verb == "check" => check(parser, lang),
        Some(Arg::Value(verb)) if verb == "explain" => explain::run(parser, lang),
        Some(Arg::Value(verb)) if verb == "diff" => diff::run(parser, lang),
        Some(Arg::Value(verb)) if verb == "export" => export::run(parser, lang),
        Some(Arg::Value(verb)) if verb == "new" => new(parser, lang),
        Some(Arg::Value(verb)) if verb == "convert" => convert(parser, lang),
        Some(Arg::Long("help") | Arg::Short('h')) => print(&super::help(lang)),
        Some(Arg::Value(verb)) => Err(wrong(lang, &lang::cli_unknown_verb(lang, &verb.to_string_lossy()))),
        Some(other) => Err(unknown(lang, &other)),
        None => Err(wrong(lang, &lang::cli_no_verb(lang))),
    }
}

/// `policy check FILE`: everything that is not used, by line.
fn check(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    let Some(file) = only_file(&mut parser, lang)? else { return print(&super::help(lang)) };
    let document = match Document::read(&file, lang)? {
        Ok(document) => document,
        Err(unreadable) => {
            print(&unreadable.sentence)?;
            return Ok(Ending::Found);
        }
    };
    for problem in &document.reading.problems {
        print(&sentence(&document, problem, lang))?;
    }
    let policy = &document.reading.policy;
    for (path, remark) in advice::remarks(&document.value, policy, today(), lang) {
        let place = lang::cli_file_line(lang, &document.name, document.line(&path));
        print(&lang::cli_remark(lang, &place, &remark))?;
    }
    let count = document.reading.problems.len();
    if count > 0 {
        print(&lang::cli_policy_problems(lang, &document.name, count))?;
        return Ok(Ending::Found);
    }
    let own = |own: &bool| *own;
    let rules = policy.rules.iter().map(|rule| rule.origin.own).filter(own).count();
    print(&lang::cli_policy_good(lang, &document.name, &lang::cli_rules(lang, rules)))
}

/// The one file of a verb that has no other argument; none where help is asked for.
fn only_file(parser: &mut Parser, lang: Lang) -> Result<Option<PathBuf>, Failure> {
    let mut file = None;
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(name) if file.is_none() => file = Some(PathBuf::from(name)),
            Arg::Long("lang") => drop(one_of(parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(unknown(lang, &other)),
        }
    }
    needed(lang, file, "FICHIER", "FILE").map(Some)
}

/// A problem with the line that it is on.
fn sentence(document: &Document, problem: &Problem, lang: Lang) -> String {
    let place = lang::cli_file_line(lang, &document.name, document.line(&problem.path));
    lang::cli_policy_problem(lang, &place, &problem.sentence(lang))
}

/// `policy new`: a document to start from, every key explained.
fn new(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            other => return Err(unknown(lang, &other)),
        }
    }
    let text = NEW.iter().find(|(tag, _)| lang.tag().starts_with(tag)).map_or("", |(_, text)| text);
    let _ = write!(std::io::stdout(), "{text}");
    Ok(Ending::Nothing)
}

/// `policy convert FILE`: TOML as JSON, JSON as TOML. Nothing is lost but comments, and nothing is checked.
fn convert(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    let Some(file) = only_file(&mut parser, lang)? else { return print(&super::help(lang)) };
    let document = Document::read(&file, lang)?;
    let document = document.map_err(|unreadable| Failure(unreadable.sentence))?;
    if document.json {
        // TOML has no null, and no object that is no table.
        let text = toml::to_string_pretty(&document.value);
        let text = text.map_err(|_| Failure(lang::cli_no_toml(lang, &document.name)))?;
        print(text.trim_end())
    } else {
        print(&format!("{:#}", document.value))
    }
}

/// The policy of a file, for the verbs that apply it. What it holds wrong is said on standard error; the rest holds.
pub(crate) fn used(file: &Path, lang: Lang) -> Result<Policy, Failure> {
    let document = Document::read(file, lang)?.map_err(|unreadable| Failure(unreadable.sentence))?;
    for problem in &document.reading.problems {
        let _ = writeln!(std::io::stderr(), "{}", sentence(&document, problem, lang));
    }
    Ok(document.reading.policy)
}

/// A day given as an option's value.
pub(crate) fn day(parser: &mut Parser, lang: Lang, option: &str) -> Result<Date, Failure> {
    let day = value(parser, lang, option)?;
    Date::parse(&day.to_string_lossy()).ok_or_else(|| wrong(lang, &lang::cli_bad_day(lang, option)))
}

/// The day by this computer's clock and time zone.
pub(crate) fn today() -> Date {
    of_calendar(jiff::ZonedDateTime::now().date()).unwrap_or(Date::EPOCH)
}

/// A day of the library that knows time zones, as the core has it.
pub(crate) fn of_calendar(day: jiff::civil::Date) -> Option<Date> {
    Date::new(day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?)
}

/// An argument that no verb has.
fn unknown(lang: Lang, argument: &Arg) -> Failure {
    let said = match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(name) => format!("-{name}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    };
    wrong(lang, &lang::cli_unknown_option(lang, &said))
}

/// An argument that must be there.
fn needed<T>(lang: Lang, argument: Option<T>, french: &str, english: &str) -> Result<T, Failure> {
    let name = if lang == Lang::Fr { french } else { english };
    argument.ok_or_else(|| wrong(lang, &lang::cli_missing_argument(lang, name)))
}
