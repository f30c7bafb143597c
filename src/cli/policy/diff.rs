//! `balise policy diff A B`: what is written otherwise, and what that changes for people.

use std::collections::BTreeMap;
use std::path::PathBuf;

use balise::lang::{self, Lang};
use balise::policy::{Date, Policy, Status};
use balise::{Destination, Kind};
use lexopt::{Arg, Parser};
use serde_json::Value;

use super::super::output::action_words;
use super::super::scan::one_of;
use super::super::{Ending, Failure, print, usage};
use super::document::Document;
use super::explain::alone;
use super::{day, needed, today, unknown};

/// Runs the verb on the arguments after it.
pub(super) fn run(mut parser: Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut files, mut on) = (Vec::<PathBuf>::new(), None);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(file) if files.len() < 2 => files.push(file.into()),
            Arg::Long("on") => on = Some(day(&mut parser, lang, "--on")?),
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::super::help(lang)),
            other => return Err(unknown(lang, &other)),
        }
    }
    let mut files = files.into_iter();
    let mut read = || -> Result<Document, Failure> {
        let file = needed(lang, files.next(), "A B", "A B")?;
        Document::read(&file, lang)?.map_err(|unreadable| Failure(unreadable.sentence))
    };
    let (a, b) = (read()?, read()?);
    let today = on.unwrap_or_else(today);
    let written = written(&a.value, &b.value);
    for line in &written {
        print(line)?;
    }
    let effects = effects(&a.reading.policy, &b.reading.policy, today, lang);
    if !effects.is_empty() {
        print(&lang::cli_diff_effects(lang, &today.to_string()))?;
        for line in &effects {
            print(line)?;
        }
    }
    if written.is_empty() && effects.is_empty() {
        return print(&lang::cli_diff_same(lang));
    }
    Ok(Ending::Found)
}

/// The values that differ, by path: `-` as the first has it, `+` as the second.
fn written(a: &Value, b: &Value) -> Vec<String> {
    let (mut first, mut second) = (BTreeMap::new(), BTreeMap::new());
    leaves(a, "", &mut first);
    leaves(b, "", &mut second);
    let mut lines = Vec::new();
    for (path, value) in &first {
        if second.get(path) != Some(value) {
            lines.push(format!("- {path} = {value}"));
            lines.extend(second.get(path).map(|value| format!("+ {path} = {value}")));
        }
    }
    lines.extend(
        second.iter().filter(|(path, _)| !first.contains_key(*path)).map(|(path, value)| format!("+ {path} = {value}")),
    );
    lines
}

fn leaves<'v>(value: &'v Value, path: &str, all: &mut BTreeMap<String, &'v Value>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &path, all);
            }
        }
        Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
            for (place, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}[{place}]"), all);
            }
        }
        _ => drop(all.insert(path.to_owned(), value)),
    }
}

/// What is done otherwise about a kind by itself: on platforms of each standing, and on the hosts that either policy names.
fn effects(a: &Policy, b: &Policy, today: Date, lang: Lang) -> Vec<String> {
    let mut places: Vec<(String, String)> = Vec::new();
    let named = a.platforms.iter().chain(&b.platforms).map(|rule| rule.host.clone());
    // Hosts that stand for those that neither policy names.
    places.push((lang::cli_diff_listed(lang), "chatgpt.com".to_owned()));
    places.push((lang::status(lang, Status::Unknown), "inconnu.invalid".to_owned()));
    places.extend(named.map(|host| (host.clone(), host)));
    places.dedup();
    let mut lines = Vec::new();
    for (name, host) in places {
        let to = Destination::new(&host, "/");
        for kind in Kind::ALL {
            let [before, after] =
                [a, b].map(|policy| alone(policy.on(today), &to, kind).map(|decision| decision.action));
            if before != after {
                let [before, after] = [before, after].map(|action| action_words(lang, action));
                lines.push(lang::cli_diff_row(lang, lang::name(lang, kind, 1), &name, &before, &after));
            }
        }
    }
    lines.dedup();
    lines
}
