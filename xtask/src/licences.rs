//! The licences of what others made, as one text of every package: for each crate that is compiled in, what its own directory says; for crates
//! that were published without a text, for the standard library and for data, what `xtask/licences` holds.
//!
//! Most texts are the same few: each is there once, under the names and copyright lines of all that it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::bundled::{self, Crate, Id, OWN};
use crate::paths::{files, read, root, shown};
use crate::sbom::{STD_LICENCE, toolchain};
use crate::trouble::{Outcome, Trouble, While as _};

/// Its name in the packages.
pub(crate) const FILE: &str = "LICENCES.txt";

const KEPT: &str = "xtask/licences";
/// How the names of files and directories begin in which crates carry licences.
const NAMES: [&str; 6] = ["licen", "copying", "copyright", "unlicen", "notice", "patents"];
/// The standard library, and what it is made of for WebAssembly (COPYRIGHT-library.html of the toolchain): under which kept text, whose.
const STD: [(&str, &[&str]); 4] = [
    ("LLVM-exception", &[]),
    (
        "MIT",
        &[
            "Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)",
            "Copyright (c) 2014 Alex Crichton",
            "Copyright (c) 2016 Amanieu d'Antras",
            "Copyright (c) 2019 The Crossbeam Project Developers",
        ],
    ),
    ("Unicode-3.0", &["Copyright © 1991-2024 Unicode, Inc."]),
    ("Zlib", &["Copyright (c) 2024 Orson Peters"]),
];
const LINE: &str = "--------------------------------------------------------------------------------";

/// The text.
pub(crate) fn text() -> Outcome<String> {
    let crates = bundled::bundled()?.crates;
    let tools = bundled::tools()?;
    let mut texts = Texts::default();
    let mut list = String::new();
    for ((name, version), about) in crates.iter().chain(&tools) {
        let label = format!("{name} {version}");
        list.push_str(&format!("{label} ({})\n", about.licence));
        for text in of_crate(&(name.clone(), version.clone()), about)? {
            texts.add(&label, &text);
        }
    }
    let std = format!("rust-std {}", toolchain()?);
    list.push_str(&format!("{std} ({STD_LICENCE})\n"));
    for (name, whose) in STD {
        texts.add(&std, &format!("{}\n\n{}", whose.join("\n"), kept(name)?));
    }
    // Several licences one after the other, each after its copyright: as it is.
    texts.insert("common words, English", Vec::new(), kept("LicenseRef-SCOWL")?);

    let (name, version) = OWN;
    Ok(format!(
        "Balise {version} : licences de ce que d’autres ont fait et qui entre dans ce paquet.\n\
         {name} {version}: licences of what others made and this package is built from.\n\
         Balise : Apache-2.0 (LICENSE).\n\n\
         == Code ==\n\n{list}\n== Data ==\n\n{}\n== Texts ==\n\n{}",
        read(&root().join(KEPT).join("data.txt"))?,
        texts.written(&read(&root().join("LICENSE"))?)
    ))
}

/// What a crate carries; without anything, the text of a licence that its expression offers, with the authors of its manifest.
fn of_crate(id: &Id, about: &Crate) -> Outcome<Vec<String>> {
    let texts: Vec<String> = carried(&about.directory)?.iter().map(|file| read(file)).collect::<Outcome<_>>()?;
    if !texts.is_empty() {
        return Ok(texts);
    }
    let offered = about.licence.split(" OR ").map(|name| name.trim_matches(['(', ')', ' ']));
    let text = offered.filter_map(|name| kept(name).ok()).next().ok_or_else(|| {
        Trouble::new(format!(
            "{} {} carries no text of its licence ({}): put one into {KEPT}, by its SPDX name",
            id.0, id.1, about.licence
        ))
    })?;
    Ok(vec![format!("Copyright (c) {}\n\n{text}", about.authors.join(", "))])
}

fn kept(name: &str) -> Outcome<String> {
    read(&root().join(KEPT).join(format!("{name}.txt")))
}

/// The files of a crate's licences, sorted; those in a directory of licences too.
fn carried(directory: &Path) -> Outcome<Vec<PathBuf>> {
    let doing = || format!("list {}", shown(directory));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).while_doing(doing)? {
        let path = entry.while_doing(doing)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !NAMES.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?.into_iter().map(|file| path.join(file)));
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Texts by their words alone: two that differ in spaces, capitals or line ends are one.
#[derive(Default)]
struct Texts(BTreeMap<String, Text>);

#[derive(Default)]
struct Text {
    body: String,
    of: BTreeSet<String>,
    /// Whose copyright, for which crates.
    copyright: BTreeMap<String, BTreeSet<String>>,
}

impl Texts {
    fn add(&mut self, label: &str, text: &str) {
        let (copyright, body) = apart(text);
        self.insert(label, copyright, body);
    }

    fn insert(&mut self, label: &str, copyright: Vec<String>, body: String) {
        let words = words(&body);
        // A file that names the licence, as the list does.
        if words.len() < 40 {
            return;
        }
        let text = self.0.entry(words).or_default();
        if text.body.is_empty() {
            text.body = body;
        }
        text.of.insert(label.to_owned());
        for line in copyright {
            text.copyright.entry(line).or_default().insert(label.to_owned());
        }
    }

    /// One after the other, by the first that each is for; what `license` (ours, beside it) says is not said again.
    fn written(&self, license: &str) -> String {
        let license = words(&apart(license).1);
        let mut texts: Vec<_> = self.0.iter().collect();
        texts.sort_by(|(a_words, a), (b_words, b)| (&a.of, a_words).cmp(&(&b.of, b_words)));
        let mut written = String::new();
        for (words, text) in texts {
            let list = |of: &BTreeSet<String>| of.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            written.push_str(&format!("{LINE}\n{}\n\n", list(&text.of)));
            for (line, of) in &text.copyright {
                written.push_str(&format!("{line} [{}]\n", list(of)));
            }
            let body =
                if *words == license { "Apache License, Version 2.0: see the file LICENSE.\n" } else { &text.body };
            written.push_str(&format!("{}{body}\n", if text.copyright.is_empty() { "" } else { "\n" }));
        }
        written
    }
}

/// Letters and digits, in lower case; without lines that are the text's own address, which some write with `https` and some with the file.
fn words(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("http"));
    lines.flat_map(str::chars).filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The lines that say whose it is, and the rest, which is the same for many. A title before the usual first words of MIT's is left out,
/// and what follows the Apache licence: how to apply it.
fn apart(text: &str) -> (Vec<String>, String) {
    const MIT: &str = "Permission is hereby granted";
    const APACHE_ENDS: &str = "END OF TERMS AND CONDITIONS";
    let mut copyright = Vec::new();
    let mut body = String::new();
    for line in text.lines() {
        let plain = line.trim();
        let is_placeholder = plain.contains(['[', '{']);
        if is_copyright(plain) && !is_placeholder {
            copyright.push(plain.to_owned());
        } else {
            body.push_str(line.trim_end());
            body.push('\n');
        }
    }
    if let Some(at) = body.find(MIT).filter(|at| words(&body[..*at]).len() < 40) {
        body.drain(..at);
    }
    if let Some(at) = body.find(APACHE_ENDS) {
        let end = at + APACHE_ENDS.len();
        let after = body[end..].trim_start();
        if after.is_empty() || after.starts_with("APPENDIX: How to apply") || words(after).starts_with("licensedunder")
        {
            body.truncate(end);
        }
    }
    (copyright, body.trim_matches('\n').to_owned() + "\n")
}

/// `Copyright (c) 2014 Somebody`, not a sentence of a licence that begins with the word.
fn is_copyright(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("Copyright").or_else(|| line.strip_prefix("copyright (c)")) else {
        return line.starts_with('©');
    };
    let prose = [" and ", " notice", " license", " owner", " holder"];
    !rest.is_empty() && !rest.starts_with(',') && !prose.iter().any(|start| rest.to_lowercase().starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::{Texts, apart, text};
    use crate::bundled;

    const MIT: &str = "The MIT License\n\nCopyright (c) 2020 A\n\nPermission is hereby granted, free of charge, to any person obtaining";

    #[test]
    fn whose_it_is_stands_apart() {
        let (copyright, body) = apart(MIT);
        assert_eq!(copyright, ["Copyright (c) 2020 A"]);
        assert_eq!(body, "Permission is hereby granted, free of charge, to any person obtaining\n");
        let (copyright, body) =
            apart("x\nEND OF TERMS AND CONDITIONS\n\nAPPENDIX: How to apply it\nCopyright [yyyy] [name]\n");
        assert!(copyright.is_empty());
        assert_eq!(body, "x\nEND OF TERMS AND CONDITIONS\n");
        let (copyright, _) =
            apart("copyright notice that is included\nCopyright and the like\n(c) You must\nCopyright 2015 B\n");
        assert_eq!(copyright, ["Copyright 2015 B"]);
    }

    #[test]
    fn the_same_text_is_there_once() {
        let mut texts = Texts::default();
        texts.add("a 1.0.0", MIT);
        texts.add(
            "b 1.0.0",
            &MIT.replace("2020 A", "2021 B").replace("any person", "any\nperson").replace("The MIT", "MIT"),
        );
        assert_eq!(texts.0.len(), 1);
        let written = texts.written("");
        assert!(written.contains("a 1.0.0, b 1.0.0\n"), "{written}");
        assert!(written.contains("Copyright (c) 2020 A [a 1.0.0]\n"), "{written}");
    }

    #[test]
    fn every_crate_is_there_with_a_text() {
        let once = text().unwrap();
        assert_eq!(once, text().unwrap());
        let (list, texts) = once.split_once("== Texts ==").unwrap();
        for (name, version) in bundled::bundled().unwrap().crates.keys() {
            let label = format!("{name} {version}");
            assert!(list.contains(&format!("\n{label} (")), "{label} is not in the list");
            let mut blocks = texts.split(super::LINE).filter_map(|block| block.trim_start().split('\n').next());
            assert!(blocks.any(|heads| heads.split(", ").any(|head| head == label)), "{label} has no text");
        }
        assert!(!once.contains("<year>") && !once.contains('\r'));
        assert!(once.len() < 100_000, "{} bytes: what grew?", once.len());
    }
}
