//! `balise file`: what is found in documents, where in them it stands, and what the policy would do about it; what could not be read is said.

use std::io::{Write as _, stderr, stdout};

use balise::files::{self, Limits, Unread};
use balise::lang::{self, Lang, place, unread};

use super::output::{self, Format};
use super::scan::{self, Scan};
use super::{Ending, Failure, wrong};

/// Runs the verb on the arguments after it.
pub(crate) fn run(parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let Some((scan, paths)) = scan::asked(parser, lang)? else {
        return super::print(&super::help(lang));
    };
    if paths.is_empty() {
        return Err(wrong(lang, &lang::cli_missing_argument(lang, if lang == Lang::Fr { "FICHIER" } else { "FILE" })));
    }
    let mut all = Vec::new();
    for path in &paths {
        let name = path.display().to_string();
        let bytes = scan::bytes(lang, &name, path)?;
        all.push((name, bytes));
    }
    let mut out = anstream::AutoStream::auto(stdout().lock());
    let (mut found, mut whole) = (false, true);
    let mut values = Vec::new();
    for (name, bytes) in &all {
        match files::read(name, bytes, Limits::default(), &|| false) {
            Ok(document) => {
                let findings = scan.scanner.scan(&document.text);
                found |= !findings.is_empty();
                if scan.format == Format::Text {
                    let at = |offset| Some(place(lang, &document.place(offset))).filter(|words| !words.is_empty());
                    let written = output::placed_text(&scan, name, &document.text, &findings, at, &mut out);
                    if written.is_err() {
                        // Whoever reads closed the pipe: not an error of ours.
                        break;
                    }
                    say_unread(&scan, name, &document.unread);
                } else {
                    values.push(output::document(&scan, name, &document, &findings));
                }
            }
            Err(why) => {
                whole = false;
                let _ = writeln!(stderr(), "{}", lang::cli_not_read(lang, name, &unread(lang, why)));
                values.push(output::unread(name, why));
            }
        }
    }
    if scan.format != Format::Text {
        let lines = |values: &[serde_json::Value]| values.iter().map(|value| format!("{value}\n")).collect::<String>();
        let text = match values.as_slice() {
            [one] => format!("{one}\n"),
            many if scan.format == Format::JsonLines => lines(many),
            many => format!("{}\n", serde_json::Value::from(many.to_vec())),
        };
        let _ = out.write_all(text.as_bytes());
    }
    match (whole, found) {
        // What was not read is never called clean.
        (false, _) => Ok(Ending::Unread),
        (true, true) => Ok(Ending::Found),
        (true, false) => Ok(Ending::Nothing),
    }
}

/// What of a document was not read: of each reason how often, and the first place.
fn say_unread(scan: &Scan, name: &str, all: &[(files::Place, Unread)]) {
    let lang = scan.lang;
    let mut whys: Vec<Unread> = all.iter().map(|(_, why)| *why).collect();
    whys.sort_unstable();
    whys.dedup();
    for why in whys {
        let mut places = all.iter().filter(|(_, other)| *other == why).map(|(at, _)| place(lang, at));
        let first = places.next().filter(|words| !words.is_empty());
        let what: Vec<String> = [Some(unread(lang, why)), first].into_iter().flatten().collect();
        let (what, more) = (what.join(", "), places.count());
        let said = if more == 0 {
            lang::cli_part_unread(lang, name, &what)
        } else {
            lang::cli_parts_unread(lang, name, &what, more)
        };
        let _ = writeln!(stderr(), "{said}");
    }
}
