//! `balise platforms`: the register of AI platforms, with the standing that a policy gives each.

use std::fmt::Write as _;
use std::path::PathBuf;

use balise::Policy;
use balise::lang::{self, Lang};
use balise::platforms::{self, Details, Platform};
use balise::policy::Status;
use lexopt::Arg;
use serde_json::{Value, json};

use super::scan::one_of;
use super::{Ending, Failure, print, usage, value, wrong};

/// Runs the verb on the arguments after it.
pub(crate) fn run(mut parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut policy, mut as_json) = (None::<PathBuf>, false);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Long("policy") => policy = Some(value(&mut parser, lang, "--policy")?.into()),
            Arg::Long("format") => {
                as_json = one_of(&mut parser, lang, "--format", &["text", "json"])? == "json";
            }
            Arg::Long("lang") => drop(one_of(&mut parser, lang, "--lang", &["fr", "en"])?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            Arg::Long(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
            Arg::Value(word) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &word.to_string_lossy()))),
        }
    }
    let policy = match policy {
        Some(file) => super::policy::used(&file, lang)?,
        None => Policy::builtin(),
    };
    // Its own word on the first host: they are one service.
    let standing =
        |platform: &Platform| policy.status(platform.hosts.first().copied().unwrap_or_default(), platform.path);
    if as_json {
        let entry = |(platform, details): (&Platform, &Details)| {
            json!({
                "name": platform.name, "vendor": details.vendor, "kind": details.service.name(), "country": details.country,
                "hosts": platform.hosts, "path": platform.path, "status": standing(platform).name(),
            })
        };
        return print(&format!("{:#}", platforms::described().map(entry).collect::<Value>()));
    }
    let mut text = String::new();
    for status in [Status::Approved, Status::Tolerated, Status::Prohibited, Status::Unknown] {
        let all: Vec<_> = platforms::described().filter(|(platform, _)| standing(platform) == status).collect();
        if all.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", lang::cli_platforms(lang, &lang::status(lang, status), all.len()));
        for (platform, details) in all {
            let country = if details.country.is_empty() { String::new() } else { format!(", {}", details.country) };
            let hosts: Vec<String> = platform.hosts.iter().map(|host| format!("{host}{}", platform.path)).collect();
            let _ = writeln!(
                text,
                "  {} ({}{country}) \u{2013} {} \u{2013} {}",
                platform.name,
                details.vendor,
                lang::service(lang, details.service),
                hosts.join(", ")
            );
        }
    }
    print(text.trim_end())
}
