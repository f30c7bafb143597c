//! `balise report`: what the exported journals of many computers say of a period, counted: first what went as it was, then what was prevented.

use std::fs;
use std::io::{Write as _, stderr, stdout};
use std::path::{Path, PathBuf};

use balise::journal::{Journal, Period, Report, read, utc_day};
use balise::lang::{self, Lang};
use balise::policy::Date;
use lexopt::Arg;

use super::policy::{day, of_calendar, today};
use super::scan::{bytes, one_of, reason, text};
use super::{Ending, Failure, print, usage, wrong};

/// Runs the verb on the arguments after it. As with `balise file`, a path that the system does not give stops it before anything is said; a file
/// that is no journal is said to be none, the others are counted, and the exit status is 2.
pub(crate) fn run(mut parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut paths, mut period, mut format) = (Vec::<PathBuf>::new(), Period::default(), String::from("text"));
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(path) => paths.push(path.into()),
            Arg::Long("from") => period.from = Some(day(&mut parser, lang, "--from")?),
            Arg::Long("to") => period.to = Some(day(&mut parser, lang, "--to")?),
            Arg::Long("format") => {
                format = one_of(&mut parser, lang, "--format", &["text", "html", "csv", "json"])?;
            }
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            Arg::Long(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
        }
    }
    if paths.is_empty() {
        return Err(wrong(lang, &lang::cli_missing_argument(lang, if lang == Lang::Fr { "FICHIER" } else { "FILE" })));
    }
    if period.from.zip(period.to).is_some_and(|(from, to)| from > to) {
        return Err(wrong(lang, &lang::cli_bad_period(lang)));
    }
    let (mut files, mut said) = (Vec::new(), Vec::new());
    for path in &paths {
        let name = path.display().to_string();
        if path.is_dir() {
            let inside = inside(lang, &name, path)?;
            if inside.is_empty() {
                said.push(lang::cli_no_journal(lang, &name));
            }
            files.extend(inside);
        } else {
            files.push((bytes(lang, &name, path)?, name));
        }
    }
    let (mut journals, mut notes) = (Vec::new(), Vec::new());
    for (bytes, name) in files {
        match journal(lang, &name, bytes) {
            Ok(journal) => {
                if journal.unread > 0 {
                    notes.push(lang::cli_journal_part(lang, &name, journal.unread));
                }
                journals.push(journal);
            }
            Err(Failure(sentence)) => said.push(sentence),
        }
    }
    for sentence in said.iter().chain(&notes) {
        let _ = writeln!(stderr(), "{sentence}");
    }
    if journals.is_empty() {
        return Ok(Ending::Unread);
    }
    let report = Report::new(&journals, period, today(), &here());
    let written = match format.as_str() {
        "html" => report.view(lang).html(),
        "csv" => report.view(lang).csv(),
        "json" => format!("{}\n", report.json()),
        _ => report.view(lang).text(),
    };
    // Whoever reads may have closed the pipe: not an error of ours.
    let _ = stdout().write_all(written.as_bytes());
    Ok(match (said.is_empty(), report.went.all.events > 0) {
        // What was not read is never called nothing.
        (false, _) => Ending::Unread,
        (true, true) => Ending::Found,
        (true, false) => Ending::Nothing,
    })
}

/// The journal in a file, or a sentence that says why there is none.
fn journal(lang: Lang, name: &str, bytes: Vec<u8>) -> Result<Journal, Failure> {
    let text = text(lang, name, bytes)?;
    read(&text).map_err(|why| Failure(lang::cli_journal_unread(lang, name, &why.sentence(lang))))
}

/// The files of a folder that may be journals, in the order of their names.
fn inside(lang: Lang, name: &str, folder: &Path) -> Result<Vec<(Vec<u8>, String)>, Failure> {
    let unreadable = |error| Failure(lang::cli_unreadable(lang, name, &reason(lang, &error)));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    let file = |path: PathBuf| {
        let name = path.display().to_string();
        Ok((bytes(lang, &name, &path)?, name))
    };
    paths.into_iter().map(file).collect()
}

/// Which day it was here at a moment, by this computer's time zone.
fn here() -> impl Fn(u64) -> Date {
    let zone = jiff::tz::TimeZone::system();
    move |at| {
        let moment = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
        let day = moment.map(|moment| zone.to_datetime(moment).date());
        day.and_then(of_calendar).unwrap_or_else(|| utc_day(at))
    }
}
