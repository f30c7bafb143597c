//! `balise scan`: what is found in texts, and what the policy would do about it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read as _, stdin, stdout};
use std::path::{Path, PathBuf};

use balise::lang::{self, Lang};
use balise::lineage::Documents;
use balise::policy::{Date, Decision};
use balise::verdict::{Other, decide};
use balise::{Destination, Finding, Policy, Scanner};
use lexopt::Arg;

use super::output::{self, Answers, Format};
use super::{Ending, Failure, usage, value, wrong};

/// Largest file read.
const LARGEST: u64 = 1 << 30;

/// What a scan needs, read from the arguments.
pub(crate) struct Scan {
    pub(crate) policy: Policy,
    pub(crate) scanner: Scanner,
    pub(crate) documents: Documents,
    pub(crate) to: Destination,
    pub(crate) today: Date,
    pub(crate) lang: Lang,
    pub(crate) format: Format,
}

/// Runs the verb on the arguments after it.
pub(crate) fn run(parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    match asked(parser, lang, None)? {
        Some((scan, files)) => scan_all(&scan, &files),
        None => super::print(&super::help(lang)),
    }
}

/// What the arguments ask for, of which files; none: the usage. `redacted`: where copies go, of a verb that makes some.
pub(super) fn asked(
    mut parser: lexopt::Parser,
    lang: Lang,
    mut redacted: Option<&mut Option<PathBuf>>,
) -> Result<Option<(Scan, Vec<PathBuf>)>, Failure> {
    let (mut files, mut policy_file, mut to, mut format) = (Vec::<PathBuf>::new(), None, String::new(), Format::Text);
    let mut today = None;
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(file) => files.push(file.into()),
            Arg::Long("policy") => policy_file = Some(PathBuf::from(value(&mut parser, lang, "--policy")?)),
            Arg::Long("to") => to = value(&mut parser, lang, "--to")?.to_string_lossy().into_owned(),
            Arg::Long("on") => today = Some(super::policy::day(&mut parser, lang, "--on")?),
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("format") => {
                format = match one_of(&mut parser, lang, "--format", &["text", "json", "jsonl"])?.as_str() {
                    "json" => Format::Json,
                    "jsonl" => Format::JsonLines,
                    _ => Format::Text,
                }
            }
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            Arg::Long(name) => match &mut redacted {
                Some(folder) if name == "redacted" => **folder = Some(value(&mut parser, lang, "--redacted")?.into()),
                _ => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            },
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
        }
    }
    let policy = match policy_file {
        Some(file) => super::policy::used(&file, lang)?,
        None => Policy::builtin(),
    };
    let today = today.unwrap_or_else(super::policy::today);
    Ok(Some((
        Scan {
            scanner: policy.scanner(),
            documents: Documents::new(&policy),
            to: destination(&to),
            policy,
            today,
            lang,
            format,
        },
        files,
    )))
}

/// A destination as people write it: a host, with or without a path.
pub(super) fn destination(to: &str) -> Destination {
    let to = to.split_once("://").map_or(to, |(_, rest)| rest);
    let (host, path) = to.split_once('/').map_or((to, String::new()), |(host, path)| (host, format!("/{path}")));
    Destination::new(host, &path)
}

pub(super) fn one_of(
    parser: &mut lexopt::Parser,
    lang: Lang,
    option: &str,
    allowed: &[&str],
) -> Result<String, Failure> {
    let value: OsString = value(parser, lang, option)?;
    let value = value.to_string_lossy().into_owned();
    if allowed.contains(&value.as_str()) {
        Ok(value)
    } else {
        Err(wrong(lang, &lang::cli_bad_value(lang, option, &allowed.join(", "))))
    }
}

/// Every input with its name, read before anything is said of any, so that a missing file costs no half-done output. Without
/// files, standard input.
pub(super) fn inputs(lang: Lang, files: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let mut inputs = Vec::new();
    if files.is_empty() {
        let name = lang::cli_stdin(lang);
        let mut bytes = Vec::new();
        let read = stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|error| Failure(lang::cli_unreadable(lang, &name, &reason(lang, &error))))?;
        inputs.push((name.clone(), text(lang, &name, bytes)?));
    }
    for file in files {
        let name = file.display().to_string();
        inputs.push((name.clone(), read(lang, &name, file)?));
    }
    Ok(inputs)
}

fn scan_all(scan: &Scan, files: &[PathBuf]) -> Result<Ending, Failure> {
    let inputs = inputs(scan.lang, files)?;
    let mut out = anstream::AutoStream::auto(stdout().lock());
    let mut found = false;
    let mut answers = Answers::new(scan.format, inputs.len());
    for (name, text) in &inputs {
        let written = match scan.format {
            Format::JsonLines => json_lines(scan, name, text, &mut answers, &mut out),
            Format::Text => {
                let found = scan.find(text);
                output::text(scan, name, text, &found, &mut out).map(|()| !found.findings.is_empty()).map_err(no_output)
            }
            Format::Json => {
                let found = scan.find(text);
                let answer = output::json(scan, name, text, &found);
                answers.say(&answer, &mut out).map(|()| !found.findings.is_empty()).map_err(no_output)
            }
        };
        match written {
            Ok(any) => found |= any,
            // Whoever reads closed the pipe: not an error of ours.
            Err(Problem::Closed) => return Ok(if found { Ending::Found } else { Ending::Nothing }),
            Err(Problem::Said(failure)) => return Err(failure),
        }
    }
    let _ = answers.end(&mut out);
    Ok(if found { Ending::Found } else { Ending::Nothing })
}

/// Why writing stopped.
enum Problem {
    Closed,
    Said(Failure),
}

fn no_output(_: std::io::Error) -> Problem {
    Problem::Closed
}

/// One text a line, `{"id","text"}`; one answer a line.
fn json_lines(
    scan: &Scan,
    name: &str,
    text: &str,
    answers: &mut Answers,
    out: &mut dyn std::io::Write,
) -> Result<bool, Problem> {
    #[derive(serde::Deserialize)]
    struct Line {
        id: serde_json::Value,
        text: String,
    }
    let mut found = false;
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line)
            .map_err(|_| Problem::Said(Failure(lang::cli_bad_line(scan.lang, name, place + 1))))?;
        let all = scan.find(&line.text);
        found |= !all.findings.is_empty();
        answers.say(&output::json_line(scan, &line.id, &line.text, &all), out).map_err(no_output)?;
    }
    Ok(found)
}

fn read(lang: Lang, name: &str, file: &Path) -> Result<String, Failure> {
    text(lang, name, bytes(lang, name, file)?)
}

/// The bytes of a file.
pub(super) fn bytes(lang: Lang, name: &str, file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| Failure(lang::cli_unreadable(lang, name, &reason(lang, &error)));
    let mut bytes = Vec::new();
    File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}

/// Why the system did not give a file, in words where there are some.
pub(super) fn reason(lang: Lang, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => lang::cli_no_file(lang),
        std::io::ErrorKind::PermissionDenied => lang::cli_no_permission(lang),
        std::io::ErrorKind::IsADirectory => lang::cli_directory(lang),
        _ => error.to_string(),
    }
}

/// UTF-8 text. A NUL now and then is allowed; where they are many, it is no text.
pub(super) fn text(lang: Lang, name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    if bytes.len() as u64 > LARGEST {
        return Err(Failure(lang::cli_too_large(lang, name)));
    }
    let binary = || Failure(lang::cli_binary(lang, name));
    let nuls = bytes.iter().take(1024).filter(|byte| **byte == 0).count();
    if nuls * 8 > bytes.len().min(1024) {
        return Err(binary());
    }
    String::from_utf8(bytes).map_err(|_| binary())
}

/// What is found in a text.
pub(crate) struct Found {
    /// In the order of their beginnings; a part of a registered document has others in it.
    pub(crate) findings: Vec<Finding>,
    /// Of the registered documents: which one, and how much.
    pub(crate) others: Vec<Other>,
}

impl Found {
    /// What is known of a finding beside itself.
    pub(crate) fn other(&self, finding: &Finding) -> Option<&Other> {
        self.others.iter().find(|other| other.is(finding))
    }
}

impl Scan {
    /// What is found in a text: by the scanner, and of the documents that the policy registers.
    pub(crate) fn find(&self, text: &str) -> Found {
        let others = self.documents.others(self.lang, text);
        let mut findings = self.scanner.scan(text);
        findings.extend(others.iter().map(Other::finding));
        findings.sort_by_key(|finding| finding.span.start);
        Found { findings, others }
    }

    /// What the policy does about each finding of a text.
    pub(crate) fn decide(&self, text: &str, findings: &[Finding]) -> Vec<Decision<'_>> {
        decide(self.policy.on(self.today), &self.to, text, findings)
    }
}
