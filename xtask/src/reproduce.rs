//! The packages made at two places and compared byte by byte: from copies of the sources in folders with names of other lengths, with files of
//! other dates and other target directories. What differs is named: the file, and the entry in it. Both are made by this very program;
//! what it compiles, binds and bundles is done anew each time. `cargo xtask test` compares what is built here with one such copy.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::archive::{Tree, tree};
use crate::key;
use crate::paths::{copy, date, files_but, fresh, root, shown, target};
use crate::run::run;
use crate::sums::{self, sha256};
use crate::trouble::{Outcome, Trouble, While as _};

/// Where nobody serves anything: the manifests of updates are compared too.
const BASE_URL: &str = "https://balise.example";
/// A place with a longer name: what holds a path would be of another length too.
const FAR: &str = "somewhere else/with a longer name";
/// A date for the files of the second copy, in seconds: September 2001. Of the first they are of today.
const LONG_AGO: u64 = 1_000_000_000;

/// What holds no sources, wherever it is: what is made from them, and what version control keeps.
const MADE: [&str; 4] = [".git", "dist", "node_modules", "target"];

/// `cargo xtask reproduce`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    let key = begin()?;
    let one = elsewhere("a", None, &key)?;
    let other = elsewhere(FAR, Some(LONG_AGO), &key)?;
    end(&one, &other)
}

/// A part of `cargo xtask test`: what is built here, and a copy that is built from nothing.
pub(crate) fn check() -> Outcome {
    let key = begin()?;
    let one = packages(&root(), &target(), &directory().join("here"), &key)?;
    let other = elsewhere(FAR, Some(LONG_AGO), &key)?;
    end(&one, &other)
}

fn directory() -> PathBuf {
    target().join("reproduce")
}

/// An empty directory with a key in it, of nobody's.
fn begin() -> Outcome<PathBuf> {
    fresh(&directory())?;
    let key = directory().join("key.pem");
    key::generate(&key)?;
    Ok(key)
}

/// What stays is looked at only where something differs: it is large.
fn end(one: &Tree, other: &Tree) -> Outcome {
    compare(one, other)?;
    fresh(&directory())?;
    for (name, content) in one {
        println!("{}  {name}", sha256(content));
    }
    println!("PASSED: {} files, the same byte for byte at both places", one.len());
    Ok(())
}

/// A copy of the sources and a target directory beside it, and what is made of them.
fn elsewhere(name: &str, dated: Option<u64>, key: &Path) -> Outcome<Tree> {
    let place = directory().join(name);
    println!("from a copy in {}", shown(&place));
    for file in files_but(&root(), &MADE)? {
        let to = place.join(&file);
        copy(&root().join(&file), &to)?;
        if let Some(seconds) = dated {
            date(&to, SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))?;
        }
    }
    let target = place.with_added_extension("target");
    packages(&place, &target, &target.join("packages"), key)
}

/// Makes them there and reads them.
fn packages(place: &Path, target: &Path, out: &Path, key: &Path) -> Outcome<Tree> {
    let program = std::env::current_exe().while_doing(|| "find this program".to_owned())?;
    run(Command::new(program)
        .current_dir(place)
        // What tells this program where the repository is: see `paths::root`.
        .env("CARGO_MANIFEST_DIR", place.join("xtask"))
        .env("CARGO_TARGET_DIR", target)
        .args(["package", "--base-url", BASE_URL, "--key"])
        .arg(key)
        .arg("--out")
        .arg(out))?;
    tree(out)
}

/// The first difference, as trouble.
fn compare(one: &Tree, other: &Tree) -> Outcome {
    // Of a package that differs, its checksum does too: the package says more.
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).filter(|name| *name != sums::FILE).collect();
    for name in names {
        let (Some(first), Some(second)) = (one.get(name), other.get(name)) else {
            return Err(Trouble::new(format!("{name} was made in one of the two places only")));
        };
        if first != second {
            let entry = match (entries(first), entries(second)) {
                (Some(first), Some(second)) => different(&first, &second),
                _ => None,
            };
            let place = entry.map_or_else(String::new, |entry| format!(", first in {entry}"));
            return Err(Trouble::new(format!(
                "{name} differs between the two places{place}: {} and {}; both are in {}",
                sha256(first),
                sha256(second),
                shown(&directory())
            )));
        }
    }
    Ok(())
}

/// What a package holds; of what is no archive, nothing.
fn entries(package: &[u8]) -> Option<BTreeMap<PathBuf, Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).ok()?;
    let mut entries = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let name = entry.enclosed_name()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        entries.insert(name, content);
    }
    Some(entries)
}

/// The first entry that is not the same in both.
fn different(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>) -> Option<String> {
    let names: BTreeSet<&PathBuf> = one.keys().chain(other.keys()).collect();
    names.into_iter().find(|name| one.get(*name) != other.get(*name)).map(|name| name.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{MADE, compare};
    use crate::archive::{Tree, zip};
    use crate::paths::{files_but, root};

    fn packages(script: &str) -> Tree {
        let inside = Tree::from([("a.js".to_owned(), b"a".to_vec()), ("b.js".to_owned(), script.into())]);
        Tree::from([("p.zip".to_owned(), zip(&inside).unwrap()), ("SHA256SUMS".to_owned(), script.into())])
    }

    #[test]
    fn the_first_difference_is_named() {
        assert!(compare(&packages("x"), &packages("x")).is_ok());
        let said = compare(&packages("x"), &packages("y")).unwrap_err().to_string();
        assert!(said.starts_with("p.zip differs between the two places, first in b.js: "), "{said}");
        let mut less = packages("x");
        less.remove("p.zip");
        let said = compare(&less, &packages("x")).unwrap_err().to_string();
        assert!(said.starts_with("p.zip was made in one"), "{said}");
    }

    #[test]
    fn what_is_no_archive_is_compared_whole() {
        let of = |text: &str| Tree::from([("updates.json".to_owned(), text.as_bytes().to_vec())]);
        let said = compare(&of("1"), &of("2")).unwrap_err().to_string();
        assert!(said.starts_with("updates.json differs between the two places: "), "{said}");
    }

    #[test]
    fn sources_are_what_nothing_made() {
        let sources = files_but(&root(), &MADE).unwrap();
        for there in
            ["Cargo.lock", "package-lock.json", ".cargo/config.toml", "extension/Cargo.toml", "xtask/src/reproduce.rs"]
        {
            assert!(sources.contains(&PathBuf::from(there)), "{there}");
        }
        assert!(sources.iter().all(|file| file.iter().all(|part| MADE.iter().all(|made| part != *made))));
    }
}
