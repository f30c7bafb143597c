//! What the documents for developers name is there: a file that was moved takes its name in them along. So do the pictures of the guides.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests say what failed by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders whose files are named from the root. Others (`dist`, `target`) are made by the build.
const ROOTS: [&str; 10] =
    ["benches/", "build/", "data/", "docs/", "extension/", "fuzz/", "manifest/", "src/", "tests/", "xtask/"];

/// The paths in the text, without those that stand for several or for one to be made.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let words = quoted.filter(|quoted| ROOTS.iter().any(|root| quoted.starts_with(root)));
    words.filter(|path| !path.contains([' ', '*', '…', '{', ':']))
}

#[test]
fn what_they_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guides = fs::read_dir(root.join("docs/developer")).unwrap().map(|entry| entry.unwrap().path());
    let mut count = 0;
    for document in guides.chain(["ARCHITECTURE.md", "README.md", "SECURITY.md"].map(|name| root.join(name))) {
        for path in paths(&fs::read_to_string(&document).unwrap()) {
            count += 1;
            // A module may be named without its ending.
            let there = root.join(path).exists() || root.join(format!("{path}.rs")).exists();
            assert!(there, "{} names `{path}`, which is not there: name it as it is now", document.display());
        }
    }
    assert!(count > 100, "{count} paths: are they written otherwise now?");
}

/// Links and pictures of a text: what each says, and where it leads.
fn links(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices("](").filter_map(|(at, _)| {
        let said = text[..at].rsplit_once('[')?.1;
        let target = text[at + 2..].split_once(')')?.0;
        Some((said, target))
    })
}

/// How a heading is named by a link, as GitHub does it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-'));
    kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect::<String>().to_lowercase()
}

#[test]
fn the_guides_say_the_same_with_their_pictures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/user");
    let mut shown = BTreeSet::new();
    let mut parts = Vec::new();
    for lang in ["fr", "en"] {
        let text = fs::read_to_string(folder.join(format!("guide.{lang}.md"))).unwrap();
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        let anchors: Vec<String> = headings.iter().map(|line| anchor(line.trim_start_matches('#'))).collect();
        for (said, target) in links(&text) {
            assert!(!said.trim().is_empty(), "{lang}: {target} has no words");
            match target.strip_prefix('#') {
                Some(name) => assert!(anchors.iter().any(|anchor| anchor == name), "{lang}: no part #{name}"),
                None => assert!(folder.join(target).exists(), "{lang}: {target} is not there"),
            }
            if let Some(picture) = target.strip_prefix("images/") {
                assert!(picture.ends_with(&format!(".{lang}.png")), "{lang}: {picture} is in another language");
                shown.insert(picture.to_owned());
            }
        }
        let levels = headings.iter().map(|line| line.split(' ').next().unwrap_or_default().len());
        let pictures = shown.iter().filter_map(|name| name.strip_suffix(&format!(".{lang}.png")).map(str::to_owned));
        parts.push((levels.collect::<Vec<_>>(), pictures.collect::<Vec<_>>()));
    }
    assert_eq!(parts[0], parts[1], "the same parts and pictures in both");
    let files = fs::read_dir(folder.join("images")).unwrap().map(|entry| entry.unwrap());
    let (names, sizes): (BTreeSet<String>, Vec<u64>) =
        files.map(|file| (file.file_name().into_string().unwrap(), file.metadata().unwrap().len())).unzip();
    assert_eq!(names, shown, "every picture is shown: `cargo xtask pictures` makes them");
    let size: u64 = sizes.iter().sum();
    assert!(size < 1_500_000, "{size} bytes of pictures: crop them");
}
