//! The lists of sites of `data/sites/`: what people wrote there, and what was compiled of it.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what failed by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use balise::Policy;
use balise::sites::{Categories, List, SiteCategory};

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn compiled() -> List {
    List::new(fs::read(format!("{}/data/sites/sites.fst", env!("CARGO_MANIFEST_DIR"))).unwrap()).unwrap()
}

/// The names of a list, without its comments; sorted, each once.
fn names(path: &str) -> Vec<String> {
    let text = read(path);
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<String> = lines.map(|line| line.split(" # ").next().unwrap().to_owned()).collect();
    for pair in names.windows(2) {
        assert!(pair[0] < pair[1], "{path}: {} and {} are not in order", pair[0], pair[1]);
    }
    assert!(!names.is_empty(), "{path}");
    names
}

/// A name and those above it.
fn with_above(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.match_indices('.').map(|(dot, _)| &name[dot + 1..]))
}

fn hand(category: SiteCategory) -> Vec<String> {
    names(&format!("data/sites/hand/{}.txt", category.name()))
}

#[test]
fn the_lists_made_by_hand_are_well_formed_and_name_nothing_guarded() {
    let guard: BTreeSet<String> = names("data/sites/guard.txt").into_iter().collect();
    let above_guard: BTreeSet<&str> = guard.iter().flat_map(|name| with_above(name).skip(1)).collect();
    for category in SiteCategory::ALL {
        let path = format!("data/sites/hand/{}.txt", category.name());
        for (place, line) in read(&path).lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let why = line.split_once(" # ").map(|(_, why)| why.trim()).unwrap_or_default();
            assert!(!why.is_empty(), "{path}, line {}: {line:?} is not `domain # why`", place + 1);
        }
        for name in hand(category) {
            let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
            assert!(name.contains('.') && name.bytes().all(sign), "{path}: {name}");
            assert!(!balise::sites::is_suffix(&name), "{path}: all sites under {name} would be meant");
            assert!(!with_above(&name).any(|name| guard.contains(name)), "{path}: {name} is guarded");
            assert!(!above_guard.contains(name.as_str()), "{path}: something under {name} is guarded");
        }
    }
}

#[test]
fn what_was_made_by_hand_is_in_the_compiled_list() {
    let list = compiled();
    for category in SiteCategory::ALL {
        for name in hand(category) {
            let block = list.find(&name).map_or(Categories::NONE, |listed| listed.block);
            assert!(block.has(category), "{name} is not compiled as {}: run `cargo xtask lists`", category.name());
        }
    }
    for (host, category) in [("jeux.casino", SiteCategory::Gambling), ("www.exemple.porn", SiteCategory::Adult)] {
        assert!(list.find(host).is_some_and(|listed| listed.block.has(category)), "{host}");
    }
}

#[test]
fn nothing_guarded_is_in_the_compiled_list() {
    let guard: BTreeSet<String> = names("data/sites/guard.txt").into_iter().collect();
    let list = compiled();
    for name in &guard {
        assert_eq!(list.find(name), None, "{name}");
    }
    list.each(|domain, block, warn| {
        assert!(!with_above(domain).any(|name| guard.contains(name)), "{domain}");
        assert!(!block.is_empty() || !warn.is_empty(), "{domain}");
        assert!(domain.is_ascii() && domain.to_ascii_lowercase() == domain, "{domain}");
    });
    assert!(list.len() > 200_000, "{}", list.len());
}

#[test]
fn no_public_site_of_quebec_is_named() {
    let list = compiled();
    let sites = names("data/sites/public.txt");
    assert!(sites.len() >= 400);
    let named: Vec<_> = sites.iter().filter_map(|site| list.find(site)).collect();
    assert!(named.is_empty(), "{named:?}");
}

/// The review says of each popular domain that the list names whether that is right; a list that names another one was not reviewed.
#[test]
fn what_is_named_of_the_popular_was_reviewed() {
    let review: BTreeMap<String, BTreeMap<String, bool>> = {
        #[derive(serde::Deserialize)]
        struct Review {
            right: Vec<String>,
            #[serde(default)]
            wrong: Vec<String>,
        }
        let read: BTreeMap<String, Review> = toml::from_str(&read("tests/testdata/sites/reviewed.toml")).unwrap();
        let all = |review: Review| {
            let right = review.right.into_iter().map(|name| (name, true));
            right.chain(review.wrong.into_iter().map(|name| (name, false))).collect()
        };
        read.into_iter().map(|(category, review)| (category, all(review))).collect()
    };
    let list = compiled();
    let popular = names("tests/testdata/sites/popular.txt");
    assert_eq!(popular.len(), 10_000);
    let mut seen: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut problems = Vec::new();
    for host in &popular {
        let Some(listed) = list.find(host) else { continue };
        for category in (listed.block | listed.warn).iter() {
            seen.entry(category.name().to_owned()).or_default().insert(host);
            match review.get(category.name()).and_then(|names| names.get(host)) {
                Some(true) => {}
                Some(false) => problems.push(format!("{host} is no {} site, by the review", category.name())),
                None => problems.push(format!("{host} as {}: not reviewed", category.name())),
            }
        }
    }
    for (category, names) in &review {
        for (name, _) in names.iter().filter(|(_, right)| **right) {
            if !seen.get(category).is_some_and(|seen| seen.contains(name.as_str())) {
                problems.push(format!("{name} was right as {category}, and is no longer named"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Half of these the guard does not speak of: there the lists themselves have to be right.
#[test]
fn nothing_innocent_is_closed() {
    let (list, policy) = (compiled(), Policy::builtin());
    let closed = policy.closed_categories(Categories::NONE);
    let guard: BTreeSet<String> = names("data/sites/guard.txt").into_iter().collect();
    let sites = names("tests/testdata/sites/innocent.txt");
    let unguarded = sites.iter().filter(|site| !with_above(site).any(|name| guard.contains(name))).count();
    assert!(sites.len() == 400 && unguarded >= 200, "{unguarded} of {}", sites.len());
    let named = |site: &&String| {
        list.find(site).is_some_and(|listed| closed.iter().any(|category| (listed.block | listed.warn).has(category)))
    };
    let named: Vec<&String> = sites.iter().filter(named).collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn nine_of_ten_known_gambling_sites_are_named() {
    let list = compiled();
    for (file, count) in [("gambling.txt", 60), ("gambling_second.txt", 80)] {
        let sites = names(&format!("tests/testdata/sites/{file}"));
        assert_eq!(sites.len(), count, "{file}");
        let missed: Vec<&String> = sites
            .iter()
            .filter(|site| !list.find(site).is_some_and(|listed| listed.block.has(SiteCategory::Gambling)))
            .collect();
        assert!(missed.len() * 10 <= sites.len(), "{file}, missed: {missed:?}");
    }
}

/// Names that look like listed ones: with a letter more, less or another, a label before, another end. What is said of each is what the domains
/// say, read one by one.
#[test]
fn no_host_is_taken_for_another() {
    let list = compiled();
    let mut all = BTreeSet::new();
    list.each(|domain, _, _| {
        all.insert(domain.to_owned());
    });
    let listed = |host: &str| with_above(host).any(|name| all.contains(name));
    let (mut unlisted, mut found) = (0_usize, 0_usize);
    let mut check = |host: String| {
        let expected = listed(&host);
        assert_eq!(list.find(&host).is_some(), expected, "{host}");
        if expected { found += 1 } else { unlisted += 1 }
    };
    for domain in names("tests/testdata/sites/popular.txt").iter().chain(all.iter().step_by(7)) {
        let (first, rest) = domain.split_at(1);
        check(format!("www.{domain}"));
        check(format!("x{domain}"));
        check(rest.trim_start_matches('.').to_owned());
        check(format!("{first}0{rest}"));
        check(format!("{domain}.example"));
        check(format!("{domain}x"));
    }
    assert!(unlisted > 200_000, "{unlisted} hosts that are not listed");
    assert!(found > 30_000, "{found} hosts that are");
}
