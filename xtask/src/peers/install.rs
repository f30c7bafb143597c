//! What the peers need, in `target/peers`: a Python virtual environment and a folder of npm packages, both of pinned versions
//! and from the registries alone. Nothing of it is part of the product, nor of any other verb.

use std::path::PathBuf;
use std::process::Command;

use crate::paths::{copy, fresh, read, root};
use crate::python::{self, once};
use crate::run::{in_root, run};
use crate::setup;
use crate::trouble::Outcome;

use super::directory;

/// The scripts and the pinned versions.
fn source() -> PathBuf {
    root().join("xtask/peers")
}

/// The command that runs a Python script of `xtask/peers`.
pub(crate) fn script(script: &str) -> Outcome<Command> {
    let mut command = in_root(python::environment(&directory().join("python"), &source().join("requirements.txt"))?);
    command.arg(source().join(script));
    // Else the recogniser of addresses would ask the Web for a list of domains; the package holds a copy.
    command.env("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "");
    Ok(command)
}

/// The command that runs a script of `xtask/peers` under Node.
pub(crate) fn node(script: &str) -> Outcome<Command> {
    let home = directory().join("npm");
    let lock = source().join("package-lock.json");
    once(&home, &lock, || {
        setup::node()?;
        fresh(&home)?;
        for file in ["package.json", "package-lock.json"] {
            copy(&source().join(file), &home.join(file))?;
        }
        let mut npm = Command::new(setup::npm());
        run(npm.current_dir(&home).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
    })?;
    // Node looks for packages beside the script.
    for file in [script, "lines.mjs"] {
        copy(&source().join(file), &home.join(file))?;
    }
    let mut command = Command::new("node");
    command.current_dir(&home).arg(script);
    Ok(command)
}

/// The version of a package that is pinned, or our own.
pub(crate) fn version(package: &str) -> Option<String> {
    if package == "balise" {
        return Some(env!("CARGO_PKG_VERSION").to_owned());
    }
    let requirements = read(&source().join("requirements.txt")).ok()?;
    let python = requirements.lines().find_map(|line| line.strip_prefix(package)?.strip_prefix("=="));
    if let Some(version) = python {
        return Some(version.to_owned());
    }
    let packages: serde_json::Value = serde_json::from_str(&read(&source().join("package.json")).ok()?).ok()?;
    packages.get("dependencies")?.get(package)?.as_str().map(str::to_owned)
}
