//! `cargo xtask reproduce`: all the packages made twice, from copies of the sources at two places with files of other dates and other
//! target directories, then compared byte by byte. What differs is named: the file, and the entry in it. Both are made by this
//! very program; what it compiles, binds and bundles is done anew each time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::archive::{Tree, tree};
use crate::key;
use crate::paths::{copy, fresh, root, shown, target};
use crate::run::{in_root, output, run};
use crate::sums::{self, sha256};
use crate::trouble::{Outcome, Trouble, While as _};

/// Where nobody serves anything: the manifests of updates are compared too.
const BASE_URL: &str = "https://balise.example";
/// A date for the files of the second copy, in seconds: September 2001. Of the first they are of today.
const LONG_AGO: u64 = 1_000_000_000;

/// `cargo xtask reproduce`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    let directory = target().join("reproduce");
    fresh(&directory)?;
    let key = directory.join("key.pem");
    key::generate(&key)?;
    // Paths of different lengths: what holds one would be of another length too.
    let places = [directory.join("a"), directory.join("somewhere else/with a longer name")];
    let mut made = Vec::new();
    for (at, place) in places.iter().enumerate() {
        println!("\n== {} of {}: {} ==", at + 1, places.len(), shown(place));
        copy_sources(place, (at > 0).then(|| SystemTime::UNIX_EPOCH + Duration::from_secs(LONG_AGO)))?;
        made.push(packages(place, &directory.join(format!("target-{at}")), &key)?);
    }
    let [one, other] = made.as_slice() else { return Ok(()) };
    compare(one, other)?;
    for (name, content) in one {
        println!("{}  {name}", sha256(content));
    }
    println!("\nPASSED: {} files, the same byte for byte", one.len());
    Ok(())
}

/// What version control knows, as it lies here.
fn copy_sources(place: &Path, date: Option<SystemTime>) -> Outcome {
    let list = output(in_root("git").args(["ls-files", "-z"]))?;
    for name in list.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (root().join(name), place.join(name));
        copy(&from, &to)?;
        if let Some(date) = date {
            let file = File::options().write(true).open(&to);
            file.and_then(|file| file.set_modified(date)).while_doing(|| format!("date {}", shown(&to)))?;
        }
    }
    Ok(())
}

/// Makes them there and reads them.
fn packages(place: &Path, target: &Path, key: &Path) -> Outcome<Tree> {
    let program = std::env::current_exe().while_doing(|| "find this program".to_owned())?;
    let out = target.join("packages");
    run(Command::new(program)
        .current_dir(place)
        // What tells this program where the repository is: see `paths::root`.
        .env("CARGO_MANIFEST_DIR", place.join("xtask"))
        .env("CARGO_TARGET_DIR", target)
        .args(["package", "--base-url", BASE_URL, "--key"])
        .arg(key)
        .arg("--out")
        .arg(&out))?;
    tree(&out)
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
                shown(&target().join("reproduce"))
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
    use super::compare;
    use crate::archive::{Tree, zip};

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
}
