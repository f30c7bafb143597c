//! `cargo xtask programs`: the extension against two chat programs that nobody here wrote, gradio's and streamlit's, in both browsers. What
//! a stand-in for their model received is the proof (`tests/programs`). Some 650 MB are installed for it: not a part of `test`.

use crate::browsers::Reach;
use crate::paths::root;
use crate::run::{in_root, run};
use crate::test::with_browsers;
use crate::trouble::Outcome;
use crate::{build, python, setup};

/// `cargo xtask programs`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    setup::for_build()?;
    setup::for_browsers()?;
    let python = python::environment(&root().join("target/programs"), &root().join("tests/programs/requirements.txt"))?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    let mut node = in_root("node");
    node.env("BALISE_PYTHON", python).args(["--test", "--test-reporter=spec"]);
    run(with_browsers(&mut node).arg("tests/programs/programs.test.mjs"))
}
