//! Shows the first full path to a person: a made-up citizen's file is pasted into an AI chat page, held, explained and
//! replaced by labels. With a display the person pastes; without one a headless browser does, and leaves pictures.

use crate::browsers::Reach;
use crate::run::{in_root, run};
use crate::test::with_browsers;
use crate::trouble::{Outcome, Trouble};
use crate::{build, setup};

/// `cargo xtask demo`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let (mut browser, mut lang) = ("chromium", "fr");
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("firefox") => browser = "firefox",
            lexopt::Arg::Long("lang") => lang = language(&arguments.value()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_browsers()?;
    build::build(build::Options { reach: Reach::Loopback, dev: false })?;
    let display = if has_display() { "window" } else { "headless" };
    run(with_browsers(&mut in_root("node")).args(["tests/e2e/demo.mjs", browser, lang, display]))
}

fn language(value: &std::ffi::OsStr) -> Outcome<&'static str> {
    ["fr", "en"]
        .into_iter()
        .find(|lang| value == *lang)
        .ok_or_else(|| Trouble::new(format!("--lang {value:?} is not there: say fr or en")))
}

/// X11 and Wayland say so in the environment; macOS and Windows always have one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "macos", windows)) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
