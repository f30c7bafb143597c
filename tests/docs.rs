//! What the documents for developers name is there: a file that was moved takes its name in them along.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests say what failed by panicking")]

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
