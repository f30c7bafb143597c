//! `cargo xtask sights`: pages that nobody knows, in both browsers. Chats made of the real components of two dozen packages are recognised as AI
//! chats, and twice as many ordinary pages are not (`tests/sights`). Some 2.7 GB are installed for it: not a part of `test`.

use crate::browsers::Reach;
use crate::paths::root;
use crate::run::{in_root, run};
use crate::test::with_browsers;
use crate::trouble::Outcome;
use crate::{build, python, setup};

/// `cargo xtask sights`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    setup::for_build()?;
    setup::for_browsers()?;
    let folder = root().join("tests/sights");
    python::once(&folder.join("node_modules"), &folder.join("package-lock.json"), || {
        // Nothing of what is installed runs a script here.
        run(in_root(setup::npm()).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder))
    })?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    let mut node = in_root("node");
    run(with_browsers(node.args(["--test", "--test-reporter=spec", "tests/sights/sights.test.mjs"])))
}
