//! `cargo xtask soak`: thousands of pastes, messages and navigations over many tabs in both browsers side by side, the background stopped at random
//! (`tests/soak/endurance.test.mjs`). Not a part of `test`, for its twenty minutes.

use crate::browsers::{Browser, Reach};
use crate::run::{in_root, run, side_by_side};
use crate::test::with_browsers;
use crate::trouble::Outcome;
use crate::{build, setup};

/// `cargo xtask soak`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let (mut minutes, mut seed) = (20.0_f64, 1_u32);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("minutes") => minutes = lexopt::ValueExt::parse(&arguments.value()?)?,
            lexopt::Arg::Long("seed") => seed = lexopt::ValueExt::parse(&arguments.value()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_build()?;
    setup::for_browsers()?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    let soak = |browser: Browser| {
        let mut node = in_root("node");
        node.env("BALISE_BROWSERS", browser.name());
        node.env("BALISE_MINUTES", minutes.to_string()).env("BALISE_SEED", seed.to_string());
        run(with_browsers(&mut node).args(["--test", "--test-reporter=spec", "tests/soak/endurance.test.mjs"]))
    };
    side_by_side([Browser::Chromium, Browser::Firefox], soak)
}
