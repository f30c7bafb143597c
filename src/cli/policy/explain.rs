//! `balise policy explain FILE --to HOST [--on DAY] [TEXT-FILE]`: what would happen there, and by what.

use std::path::PathBuf;

use balise::detect::Reason;
use balise::lang::{self, Lang};
use balise::policy::{Action, By, Decision, InForce};
use balise::verdict::decide;
use balise::{Destination, Finding, Kind};
use lexopt::{Arg, Parser};

use super::super::output::action_words;
use super::super::scan::{destination, inputs, one_of};
use super::super::{Ending, Failure, print, usage, value};
use super::{day, needed, today, unknown, used};

/// Runs the verb on the arguments after it.
pub(super) fn run(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut files, mut to, mut on) = (Vec::<PathBuf>::new(), None, None);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(file) if files.len() < 2 => files.push(file.into()),
            Arg::Long("to") => to = Some(value(&mut parser, lang, "--to")?.to_string_lossy().into_owned()),
            Arg::Long("on") => on = Some(day(&mut parser, lang, "--on")?),
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::super::help(lang)),
            other => return Err(unknown(lang, &other)),
        }
    }
    let mut files = files.into_iter();
    let policy = used(&needed(lang, files.next(), "FICHIER", "FILE")?, lang)?;
    let to = destination(&needed(lang, to, "--to HÔTE", "--to HOST")?);
    let policy = policy.on(on.unwrap_or_else(today));
    print(&place(policy, &to, lang))?;
    match files.next() {
        Some(file) => {
            for (_, text) in inputs(lang, &[file])? {
                told(policy, &to, &text, lang)?;
            }
        }
        None => kinds(policy, &to, lang)?,
    }
    Ok(Ending::Nothing)
}

/// The day, the stage, the standing of the host.
fn place(policy: InForce, to: &Destination, lang: Lang) -> String {
    let status = lang::status(lang, policy.policy.status(&to.host, &to.path));
    let day = policy.today.to_string();
    let mut said = vec![lang::cli_explain_place(lang, &to.host, &status, &day)];
    if let Some(stage) = policy.stage() {
        said.push(lang::cli_explain_stage(lang, &lang::stage(lang, stage)));
    }
    if let Some((day, stage)) = policy.next_stage() {
        said.push(lang::cli_explain_next(lang, &day.to_string(), &lang::stage(lang, stage)));
    }
    said.join("\n")
}

/// Each finding of a text: what is done, and by what. The value stays out: the place tells which it is.
fn told(policy: InForce, to: &Destination, text: &str, lang: Lang) -> Result<(), Failure> {
    let findings = policy.policy.scanner().scan(text);
    if findings.is_empty() {
        return print(&lang::cli_explain_nothing(lang)).map(drop);
    }
    let decisions = decide(policy, to, text, &findings);
    for (finding, decision) in findings.iter().zip(&decisions) {
        let before = text.get(..finding.span.start).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        let place = lang::cli_place(lang, line, column);
        print(&row(lang::name(lang, finding.kind, 1), Some(&place), decision, lang))?;
    }
    let most = decisions.iter().map(|decision| decision.action).max();
    print(&lang::cli_explain_whole(lang, &action_words(lang, most))).map(drop)
}

/// Without a text: each kind, found by itself and for sure.
fn kinds(policy: InForce, to: &Destination, lang: Lang) -> Result<(), Failure> {
    for kind in Kind::ALL {
        let decision = alone(policy, to, kind);
        if let Some(decision) = decision {
            print(&row(lang::name(lang, kind, 1), None, &decision, lang))?;
        }
    }
    Ok(())
}

/// What is done about a kind that is found once, for sure, with nothing else.
pub(super) fn alone<'p>(policy: InForce<'p>, to: &Destination, kind: Kind) -> Option<Decision<'p>> {
    let finding = Finding { span: 0..1, kind, confidence: 1.0, reason: Reason::default(), custom: None };
    decide(policy, to, "x", &[finding]).pop()
}

fn row(what: &str, place: Option<&str>, decision: &Decision, lang: Lang) -> String {
    let why: Vec<String> = decision.by.iter().map(|by| step(by, lang)).collect();
    let why = if why.is_empty() { lang::cli_explain_no_rule(lang) } else { why.join(" → ") };
    let clause = decision.clause.and_then(|clause| clause.label.get(lang));
    let clause = clause.map_or_else(String::new, |label| format!(" · {label}"));
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    let action = action_words(lang, Some(decision.action));
    lang::cli_explain_row(lang, &format!("{what}{place}"), &action, &format!("{why}{clause}"))
}

/// A step of a decision, by the path of what took it.
fn step(by: &By, lang: Lang) -> String {
    let (list, origin) = by.origin();
    let path = format!("{list}[{}]", origin.place);
    let path = if origin.own { path } else { lang::cli_explain_preset(lang, &path) };
    match by {
        By::Rule(rule) => format!("{path}\u{a0}= {}", said(lang, rule.action)),
        By::Escalation(_) => path,
        By::Exception(exception) => lang::cli_explain_exception(lang, &path, &exception.until.to_string()),
        By::Stage(stage) => lang::cli_explain_capped(lang, &path, &lang::stage(lang, stage.stage)),
    }
}

fn said(lang: Lang, action: Action) -> String {
    action_words(lang, Some(action))
}
