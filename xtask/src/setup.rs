//! What is missing is installed, or one sentence says what to install and how.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};

use crate::browsers::{CHROMIUM, FIREFOX, Installed};
use crate::paths::{find_program, root, shown};
use crate::run::{cargo, in_root, output, run};
use crate::trouble::{Outcome, Trouble};

const NODE_MAJOR: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";
/// The browsers with their French (the extension speaks the browser's language), a Latin font for what they draw, and one
/// for the characters that a name may hold; a screen in memory, and what puts files on its clipboard.
#[rustfmt::skip]
const DEBIAN_PACKAGES: [&str; 8] = [
    "chromium", "chromium-l10n", "firefox-esr", "firefox-esr-l10n-fr", "fonts-liberation", "fonts-noto-core", "xclip", "xvfb",
];
/// The programs of the last two.
const SCREEN: [&str; 2] = ["xclip", "Xvfb"];

/// A browser that tests and demo start. Debian keeps its languages in a package of their own; elsewhere they come with
/// the browser.
struct Needed {
    name: &'static str,
    french: &'static str,
    program: &'static Installed,
    package: &'static str,
    languages: &'static str,
}

const NEEDED: [Needed; 2] = [
    Needed {
        name: "Chromium",
        french: "Chromium's French (chromium-l10n)",
        program: &CHROMIUM,
        package: "chromium",
        languages: "chromium-l10n",
    },
    Needed {
        name: "Firefox",
        french: "Firefox's French (firefox-esr-l10n-fr)",
        program: &FIREFOX,
        package: "firefox-esr",
        languages: "firefox-esr-l10n-fr",
    },
];

/// `cargo xtask setup`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    crate::no_arguments(arguments)?;
    for_build()?;
    for_browsers()?;
    for_screen()?;
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
    if missing_browsers().is_empty() && missing_screen().is_empty() {
        return Ok(());
    }
    if can_apt() {
        println!("Installing the browsers (apt-get)…");
        apt_install(&DEBIAN_PACKAGES)?;
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

/// What tests need besides the browsers: files are pasted from a real clipboard.
pub(crate) fn for_screen() -> Outcome {
    match missing_screen().as_slice() {
        [] => Ok(()),
        missing => Err(Trouble::new(format!(
            "{} missing: install X11's screen in memory and the program for its clipboard (on Debian or Ubuntu: \
             `sudo apt-get install {}`)",
            missing.join(" and "),
            SCREEN.map(str::to_lowercase).join(" ")
        ))),
    }
}

/// Elsewhere than on Linux a window has the clipboard of the person who is at it, which is none of a test's.
fn missing_screen() -> Vec<&'static str> {
    let needed = if cfg!(target_os = "linux") { SCREEN.as_slice() } else { &[] };
    needed.iter().copied().filter(|program| find_program(&[program]).is_none()).collect()
}

fn missing_browsers() -> Vec<&'static str> {
    missing(|program| program.find().is_some(), |program| std::env::var_os(program.variable).is_some(), is_installed)
}

/// What is not there: a browser, or the language of one that Debian packaged. A browser that a variable names is taken
/// as it is.
fn missing(
    is_found: impl Fn(&Installed) -> bool,
    is_named: impl Fn(&Installed) -> bool,
    is_installed: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let lack = |needed: &Needed| {
        if !is_found(needed.program) {
            Some(needed.name)
        } else if !is_named(needed.program) && is_installed(needed.package) && !is_installed(needed.languages) {
            Some(needed.french)
        } else {
            None
        }
    };
    NEEDED.iter().filter_map(lack).collect()
}

/// Whether Debian's package manager put this package in place; where there is no such manager it did not.
fn is_installed(package: &str) -> bool {
    output(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_ok_and(|status| status == "installed")
}

/// Installs packages where [`can_apt`] says so.
pub(crate) fn apt_install(packages: &[&str]) -> Outcome {
    let apt = || {
        let mut command = in_root("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// A program of cargo's, of the version that is pinned, installed into a directory if it is not there.
pub(crate) fn cargo_tool(name: &str, version: &str, tools: &Path) -> Outcome<PathBuf> {
    let program = tools.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if output(Command::new(&program).arg("--version")).is_ok_and(|said| said.contains(version)) {
        return Ok(program);
    }
    println!("Installing {name} {version} into {}…", shown(tools));
    let started = Instant::now();
    run(cargo().args(["install", name, "--quiet", "--locked", "--force", "--version", version, "--root"]).arg(tools))?;
    println!("Installed in {} s.", started.elapsed().as_secs());
    Ok(program)
}

/// Debian or a child of it, as root: only there is installing by ourselves a matter of course.
pub(crate) fn can_apt() -> bool {
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

/// Node.js and npm must be there.
pub(crate) fn node() -> Outcome {
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

/// How npm is called here.
pub(crate) fn npm() -> &'static str {
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
    use super::{CHROMIUM, major, missing};

    /// Debian with both browsers found and these packages in place.
    fn lacks(packages: &[&str]) -> Vec<&'static str> {
        missing(|_| true, |_| false, |package| packages.contains(&package))
    }

    #[test]
    fn notices_a_missing_language() {
        assert!(lacks(&["chromium", "chromium-l10n", "firefox-esr", "firefox-esr-l10n-fr"]).is_empty());
        assert_eq!(lacks(&["chromium", "firefox-esr", "firefox-esr-l10n-fr"]), ["Chromium's French (chromium-l10n)"]);
        assert_eq!(lacks(&["chromium", "chromium-l10n", "firefox-esr"]), ["Firefox's French (firefox-esr-l10n-fr)"]);
        assert_eq!(lacks(&["chromium", "firefox-esr"]).len(), 2);
    }

    #[test]
    fn browsers_from_elsewhere_bring_their_languages() {
        assert!(lacks(&[]).is_empty(), "no package of Debian");
        assert!(missing(|_| true, |_| true, |package| !package.contains("l10n")).is_empty(), "named by variables");
    }

    #[test]
    fn notices_a_missing_browser() {
        assert_eq!(missing(|_| false, |_| false, |_| false), ["Chromium", "Firefox"]);
        assert_eq!(missing(|program| program.variable == CHROMIUM.variable, |_| false, |_| false), ["Firefox"]);
    }

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1"), Some(8));
        assert_eq!(major("20"), None);
        assert_eq!(major(""), None);
    }
}
