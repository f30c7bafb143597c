//! `cargo xtask pictures`: the pictures of the guides for those who work with the extension (`docs/user/images`), in both languages. They are
//! committed; to be made anew, and looked at, when a surface or its words change.

use crate::browsers::Reach;
use crate::run::{in_root, run};
use crate::test::with_browsers;
use crate::trouble::Outcome;
use crate::{build, setup};

/// `cargo xtask pictures`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    setup::for_browsers()?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    run(with_browsers(in_root("node").arg("tests/e2e/pictures.mjs")))
}
