//! What is missing is installed, or one sentence says what to install and how.

use std::fs;
use std::process::Command;
use std::time::SystemTime;

use crate::browsers::{CHROMIUM, FIREFOX};
use crate::paths::{find_program, root};
use crate::run::{in_root, output, run};
use crate::trouble::{Outcome, Trouble};

const NODE_MAJOR: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";
/// The browsers, a Latin font for what they draw, and one for the characters that a name may hold.
const DEBIAN_PACKAGES: [&str; 4] = ["chromium", "firefox-esr", "fonts-liberation", "fonts-noto-core"];

/// `cargo xtask setup`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    for_build()?;
    for_browsers()?;
    println!("Everything is there.");
    Ok(())
}

/// What a build needs.
pub(crate) fn for_build() -> Outcome {
    wasm_target()?;
    node()?;
    npm_packages()
}

/// What tests and demo need besides.
pub(crate) fn for_browsers() -> Outcome {
    for browser in [&CHROMIUM, &FIREFOX] {
        if std::env::var_os(browser.variable).is_some() && browser.find().is_none() {
            return Err(Trouble::new(format!(
                "{} names no file: make it the path of a browser, or unset it",
                browser.variable
            )));
        }
    }
    if missing_browsers().is_empty() {
        return Ok(());
    }
    if can_apt() {
        println!("Installing the browsers (apt-get)…");
        run(apt().arg("update"))?;
        run(apt().args(["install", "-y", "--no-install-recommends"]).args(DEBIAN_PACKAGES))?;
    }
    match missing_browsers().as_slice() {
        [] => Ok(()),
        missing => Err(Trouble::new(format!(
            "{} missing: install Chromium and Firefox (on Debian or Ubuntu: `sudo apt-get install {}`; on macOS: `brew \
             install --cask chromium firefox`), or give their paths in {} and {}",
            missing.join(" and "),
            DEBIAN_PACKAGES.join(" "),
            CHROMIUM.variable,
            FIREFOX.variable
        ))),
    }
}

fn missing_browsers() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if CHROMIUM.find().is_none() {
        missing.push("Chromium");
    }
    if FIREFOX.find().is_none() {
        missing.push("Firefox");
    }
    missing
}

fn apt() -> Command {
    let mut command = in_root("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Debian or a child of it, as root: only there is installing by ourselves a matter of course.
fn can_apt() -> bool {
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && find_program(&["apt-get"]).is_some()
}

/// rust-toolchain.toml names the target, so that rustup brings it along with the toolchain; this is for a toolchain
/// that was there before.
fn wasm_target() -> Outcome {
    let sysroot = output(in_root("rustc").args(["--print", "sysroot"]))?;
    let library = std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_none() {
        return Err(Trouble::new(format!(
            "the Rust target {WASM} is missing: install Rust with rustup, which brings it along"
        )));
    }
    println!("Installing the Rust target {WASM}…");
    run(in_root("rustup").args(["target", "add", WASM]))
}

fn node() -> Outcome {
    let advice =
        format!("install Node.js {NODE_MAJOR} or newer, npm included, from nodejs.org or with your package manager");
    let Ok(version) = output(in_root("node").arg("--version")) else {
        return Err(Trouble::new(format!("node is missing: {advice}")));
    };
    if major(&version).is_none_or(|major| major < NODE_MAJOR) {
        return Err(Trouble::new(format!("node {} is too old: {advice}", version.trim())));
    }
    if find_program(&[npm()]).is_none() {
        return Err(Trouble::new(format!("npm is missing: {advice}")));
    }
    Ok(())
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// npm leaves a copy of the lock in node_modules: it is as old as the installation.
fn npm_packages() -> Outcome {
    let when = |path: &str| -> Option<SystemTime> { fs::metadata(root().join(path)).ok()?.modified().ok() };
    let Some(locked) = when("package-lock.json") else {
        return Err(Trouble::new(
            "package-lock.json is missing: bring it back from version control, nothing is installed without it",
        ));
    };
    if when("node_modules/.package-lock.json").is_some_and(|installed| installed >= locked) {
        return Ok(());
    }
    println!("Installing the npm packages that the lock file pins…");
    run(in_root(npm()).args(["ci", "--no-audit", "--no-fund"]))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1"), Some(8));
        assert_eq!(major("20"), None);
        assert_eq!(major(""), None);
    }
}
