//! `balise file`: what is found in documents, where in them it stands, and what the policy would do about it; what could not be read is said. With
//! `--redacted`, a copy of each without what was found.

use std::fs;
use std::io::{ErrorKind, Write as _, stderr, stdout};
use std::path::{Path, PathBuf};

use balise::files::{self, Change, Limits, Unread};
use balise::lang::{self, Lang, place, unread};
use balise::{Category, Finding, Kind, Vault, redact};

use super::output::{self, Answers, Format};
use super::scan::{self, Scan};
use super::{Ending, Failure, wrong};

/// Runs the verb on the arguments after it.
pub(crate) fn run(parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let mut folder = None;
    let Some((scan, paths)) = scan::asked(parser, lang, Some(&mut folder))? else {
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
    let (mut found, mut whole, mut closed) = (false, true, false);
    let mut vault = Vault::default();
    let mut answers = Answers::new(scan.format, all.len());
    for (name, bytes) in &all {
        match files::read(name, bytes, Limits::default(), &|| false) {
            Ok(document) => {
                let all = scan.find(&document.text);
                let findings = &all.findings;
                found |= !findings.is_empty();
                let copy = folder
                    .as_deref()
                    .map(|folder| copied(&scan, name, bytes, &document.text, findings, folder, &mut vault));
                whole &= copy.as_ref().is_none_or(|copy| copy.why.is_none());
                let written = if scan.format == Format::Text {
                    let places = document.places(findings.iter().map(|finding| finding.span.start));
                    let places = places.map(|at| Some(place(lang, &at)).filter(|words| !words.is_empty()));
                    output::placed_text(&scan, name, &document.text, &all, places, &mut out)
                } else {
                    let mut answer = output::document(&scan, name, &document, &all);
                    answer.copy = copy.as_ref().map(|copy| output::copy(copy.to.as_deref(), copy.why));
                    answers.say(&answer, &mut out)
                };
                if written.is_err() {
                    // Whoever reads closed the pipe: not an error of ours.
                    closed = true;
                    break;
                }
                if scan.format == Format::Text {
                    say_unread(&scan, name, &document.unread);
                    if let Some(copy) = copy {
                        let _ = writeln!(stderr(), "{}", copy.said);
                    }
                }
            }
            Err(why) => {
                whole = false;
                let _ = writeln!(stderr(), "{}", lang::cli_not_read(lang, name, &unread(lang, why)));
                if scan.format != Format::Text && answers.say(&output::unread(name, why), &mut out).is_err() {
                    closed = true;
                    break;
                }
            }
        }
    }
    if scan.format != Format::Text && !closed {
        let _ = answers.end(&mut out);
    }
    match (whole, found) {
        // What was not read is never called clean.
        (false, _) => Ok(Ending::Unread),
        (true, true) => Ok(Ending::Found),
        (true, false) => Ok(Ending::Nothing),
    }
}

/// What became of the copy of a document.
struct Copied {
    /// In words.
    said: String,
    /// Where it is.
    to: Option<PathBuf>,
    /// In a word, why there is none though one was needed.
    why: Option<&'static str>,
}

/// Writes a copy of a document without what was found, under its name and never over another file.
fn copied(
    scan: &Scan,
    name: &str,
    bytes: &[u8],
    text: &str,
    findings: &[Finding],
    folder: &Path,
    vault: &mut Vault,
) -> Copied {
    let lang = scan.lang;
    if findings.is_empty() {
        return Copied { said: lang::cli_no_copy_needed(lang, name), to: None, why: None };
    }
    let refused = |why: &str, word| Copied { said: lang::cli_not_copied(lang, name, why), to: None, why: Some(word) };
    // No label stands for a part of a document: the copy would still say it.
    if findings.iter().any(|finding| finding.kind.category() == Category::Lineage) {
        return refused(lang::name(lang, Kind::RegisteredDocument, 1), "registered_document");
    }
    let edits = redact::many_edits(text, findings, &scan.policy, lang, vault);
    let changes: Vec<Change> = edits.into_iter().map(|edit| Change { span: edit.span, put: edit.label }).collect();
    let copy = match files::redacted(name, bytes, Limits::default(), &|| false, &changes) {
        Ok(copy) => copy,
        Err(why) => return refused(&lang::not_redacted(lang, &why), why.name()),
    };
    let to = folder.join(Path::new(name).file_name().unwrap_or_default());
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::OpenOptions::new().write(true).create_new(true).open(&to))
        .and_then(|mut file| file.write_all(&copy));
    let shown = to.display().to_string();
    match written {
        Ok(()) => Copied { said: lang::cli_copied(lang, name, &shown, findings.len()), to: Some(to), why: None },
        Err(error) if error.kind() == ErrorKind::AlreadyExists => refused(&lang::cli_is_there(lang, &shown), "exists"),
        Err(_) => refused(&lang::cli_copy_unwritable(lang, &shown), "unwritable"),
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
