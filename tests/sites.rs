//! What is decided about addresses, by `tests/testdata/sites/addresses.toml`; and the expressions for the browser's own engine, which must fit
//! the same addresses.

#![cfg(feature = "cli")]
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::collections::BTreeMap;
use std::fs;

use balise::policy::{Action, Date, read};
use balise::sites::{Address, Categories, Deciding, Filters, List, SiteCategory, Why, to_ascii};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct File {
    blocklist: Vec<String>,
    allowlist: Vec<String>,
    block: BTreeMap<String, Vec<String>>,
    warn: BTreeMap<String, Vec<String>>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    urls: Vec<String>,
    expect: String,
}

fn file() -> File {
    let path = format!("{}/tests/testdata/sites/addresses.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn addresses() {
    let file = file();
    let reading = read(&json!({ "url_blocklist": file.blocklist, "url_allowlist": file.allowlist }));
    assert!(reading.problems.is_empty());
    let policy = reading.policy;
    let filters = Filters::of(&policy, &to_ascii);
    assert_eq!(filters.iter().count(), file.blocklist.len() + file.allowlist.len());
    let mut entries = Vec::new();
    for (tier, lists) in [(false, &file.block), (true, &file.warn)] {
        for (category, domains) in lists {
            let category = Categories::from(SiteCategory::from_name(category).unwrap());
            let (block, warn) = if tier { (Categories::NONE, category) } else { (category, Categories::NONE) };
            entries.extend(domains.iter().map(|domain| (domain.clone(), block, warn)));
        }
    }
    let list = List::new(List::build(entries)).unwrap();
    let (spent, day) = (Categories::NONE, Date::EPOCH);
    let deciding = Deciding { policy: &policy, filters: &filters, lists: &[&list], spent, day };
    for case in &file.case {
        for text in &case.urls {
            let address = Address::parse(text).unwrap_or_else(|| panic!("{}: {text} is no address", case.name));
            let decision = deciding.decide(&address);
            let action = decision.action.map_or("pass", Action::name);
            let category = decision.category.map(|category| format!(" {}", category.name())).unwrap_or_default();
            let said = match &decision.why {
                Why::Blocklist(filter) => format!("{action} -{filter}"),
                Why::Allowlist(filter) => format!("{action} +{filter}"),
                Why::Listed { domain, warn } => format!("{action} {}{domain}{category}", if *warn { '~' } else { '=' }),
                Why::Prohibited => format!("{action} !"),
                Why::Unlisted => action.to_owned(),
            };
            assert_eq!(said, case.expect, "{}: {text}", case.name);
        }
    }
}

/// Rules of the browser's engine by rank, with these expressions, come to what the filters say; but for what an expression cannot say.
#[test]
fn expressions_say_the_same() {
    let file = file();
    let policy = read(&json!({ "url_blocklist": file.blocklist, "url_allowlist": file.allowlist })).policy;
    let filters = Filters::of(&policy, &to_ascii);
    for case in &file.case {
        for text in &case.urls {
            let address = Address::parse(text).unwrap();
            if !address.is_web() || case.name.starts_with("and here one is not") {
                continue;
            }
            let Address { scheme, host, port, path, query } = &address;
            let port = port.map_or_else(String::new, |port| format!(":{port}"));
            let mark = if query.is_empty() { "" } else { "?" };
            let whole = format!("{scheme}://{host}{port}{path}{mark}{query}");
            let fits = |(allow, filter): &(bool, &balise::sites::UrlFilter)| match filter.regex() {
                Some(regex) => {
                    let found = regex_lite::Regex::new(&regex).unwrap().captures(&whole);
                    let host_said = found.as_ref().map(|found| found[1].to_owned());
                    assert!(host_said.is_none_or(|said| said == *host), "{regex} {whole}");
                    found.is_some()
                }
                None => filter.fits(&address, *allow),
            };
            // Of one rank, what allows.
            let best = filters.iter().filter(fits).max_by_key(|(allow, filter)| (filter.rank(), *allow));
            let best = best.map(|(allow, filter)| (allow, filter.written()));
            assert_eq!(best, filters.decide(&address), "{}: {text}", case.name);
        }
    }
}
