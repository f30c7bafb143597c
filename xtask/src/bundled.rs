//! What of others goes into the extension: the crates that are compiled into its three modules, as Cargo itself resolves them, with what
//! Cargo.lock and their own manifests say of them. The list of components ([`crate::sbom`]) and the licences ([`crate::licences`]) come of it.
//!
//! Of npm, nothing: the scripts import each other, the glue of `wasm-bindgen` and files of this repository (a test says so). What tools
//! leave in the bundles is in [`TOOLS`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::paths::{read, root};
use crate::run::{cargo, output};
use crate::trouble::{Outcome, Trouble, While as _};
use crate::wasm::{PACKAGE, Role, TARGET, flags};

/// Name and version: what tells a crate from all others of a registry.
pub(crate) type Id = (String, String);

/// A crate of a registry.
pub(crate) struct Crate {
    /// The SPDX expression, in today's form: `MIT/Apache-2.0` of old manifests is `MIT OR Apache-2.0`.
    pub(crate) licence: String,
    /// Who the manifest says wrote it.
    pub(crate) authors: Vec<String>,
    /// Where Cargo unpacked it.
    pub(crate) directory: PathBuf,
    /// SHA-256 of the registry's file, as Cargo.lock holds it.
    pub(crate) checksum: String,
}

/// All of it.
pub(crate) struct Bundled {
    pub(crate) crates: BTreeMap<Id, Crate>,
    /// Which crate needs which; those of this repository stand for one, [`OWN`].
    pub(crate) needs: BTreeMap<Id, BTreeSet<Id>>,
}

/// The crates of this repository, as one.
pub(crate) const OWN: (&str, &str) = ("balise", env!("CARGO_PKG_VERSION"));

/// Crates that are no dependency of a module and leave code in the extension all the same: the glue between a module and JavaScript.
pub(crate) const TOOLS: [&str; 1] = ["wasm-bindgen-cli-support"];

/// Asks Cargo.
pub(crate) fn bundled() -> Outcome<Bundled> {
    let mut needs = BTreeMap::new();
    for role in Role::ALL {
        graph(&tree(role)?, &mut needs)?;
    }
    let about = About::read()?;
    let own = own();
    let crates = needs.keys().filter(|id| **id != own).map(|id| Ok((id.clone(), about.of(id)?)));
    Ok(Bundled { crates: crates.collect::<Outcome<_>>()?, needs })
}

/// The crates of [`TOOLS`], at the versions of Cargo.lock.
pub(crate) fn tools() -> Outcome<BTreeMap<Id, Crate>> {
    let about = About::read()?;
    let mut tools = BTreeMap::new();
    for name in TOOLS {
        let id = about.checksums.keys().find(|(known, _)| known == name);
        let id = id.ok_or_else(|| Trouble::new(format!("Cargo.lock has no {name}: take it out of `TOOLS`")))?;
        tools.insert(id.clone(), about.of(id)?);
    }
    Ok(tools)
}

/// [`OWN`], as the others are named.
pub(crate) fn own() -> Id {
    (OWN.0.to_owned(), OWN.1.to_owned())
}

/// What is compiled into a module, each line with its depth: without what only builds (build scripts, procedural macros and
/// what these are made of) and what only tests.
fn tree(role: Role) -> Outcome<String> {
    output(
        cargo()
            .args(["tree", "--locked", "--quiet", "--package", PACKAGE, "--no-default-features"])
            .args(["--features", role.name(), "--target", TARGET])
            .args(["--edges", "no-dev,no-build,no-proc-macro", "--prefix", "depth", "--format", " {p}"])
            // Some dependencies are there for 128-bit vectors alone, which the flags turn on.
            .env("CARGO_ENCODED_RUSTFLAGS", flags())
            .env_remove("RUSTFLAGS"),
    )
}

/// Reads `2 name v1.2.3 (/where/it/is)`: a crate of this repository is where it is, a registry's is nowhere. Marked `(*)`, it was there before.
fn graph(tree: &str, needs: &mut BTreeMap<Id, BTreeSet<Id>>) -> Outcome {
    let mut above: Vec<Id> = Vec::new();
    for line in tree.lines().filter(|line| !line.trim().is_empty()) {
        let id = |line: &str| -> Option<(usize, Id)> {
            let mut words = line.split(' ');
            let depth = words.next()?.parse().ok()?;
            let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
            let is_own = words.any(|word| word.starts_with('(') && word != "(*)");
            Some((depth, if is_own { own() } else { (name.to_owned(), version.to_owned()) }))
        };
        let (depth, id) =
            id(line).ok_or_else(|| Trouble::new(format!("cannot read what `cargo tree` printed: {line:?}")))?;
        above.truncate(depth);
        needs.entry(id.clone()).or_default();
        if let Some(parent) = above.last().filter(|parent| **parent != id) {
            needs.entry(parent.clone()).or_default().insert(id.clone());
        }
        above.push(id);
    }
    Ok(())
}

/// What is written of crates: in Cargo.lock, and in their manifests.
struct About {
    checksums: BTreeMap<Id, String>,
    manifests: BTreeMap<Id, Value>,
}

impl About {
    fn read() -> Outcome<Self> {
        let lock: toml::Table =
            toml::from_str(&read(&root().join("Cargo.lock"))?).while_doing(|| "read Cargo.lock".to_owned())?;
        let packages = lock.get("package").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let checksums = packages.iter().filter_map(|package| {
            let text = |key: &str| Some(package.get(key)?.as_str()?.to_owned());
            Some(((text("name")?, text("version")?), text("checksum")?))
        });
        // For the one target: what other systems alone need was never fetched, maybe.
        let metadata = output(
            cargo()
                .args(["metadata", "--locked", "--format-version=1", "--filter-platform", TARGET])
                .env("CARGO_ENCODED_RUSTFLAGS", flags())
                .env_remove("RUSTFLAGS"),
        )?;
        let metadata: Value =
            serde_json::from_str(&metadata).while_doing(|| "read what `cargo metadata` printed".to_owned())?;
        let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
        let manifests = packages.iter().filter_map(|package| {
            Some(((package["name"].as_str()?.to_owned(), package["version"].as_str()?.to_owned()), package.clone()))
        });
        Ok(Self { checksums: checksums.collect(), manifests: manifests.collect() })
    }

    fn of(&self, id: &Id) -> Outcome<Crate> {
        let lacks = |what: &str| {
            Trouble::new(format!("{} {} goes into the extension and has no {what}: see its manifest", id.0, id.1))
        };
        let manifest = self.manifests.get(id).ok_or_else(|| lacks("manifest that Cargo knows"))?;
        let checksum = self.checksums.get(id).ok_or_else(|| lacks("checksum in Cargo.lock"))?;
        let licence = manifest["license"].as_str().ok_or_else(|| lacks("licence expression"))?;
        let place = manifest["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
        let authors = manifest["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(Crate {
            licence: licence.replace('/', " OR "),
            authors: authors.map(str::to_owned).collect(),
            directory: place.ok_or_else(|| lacks("directory"))?.to_owned(),
            checksum: checksum.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{bundled, graph, own};
    use crate::paths::{files, read, root};
    use crate::run::{cargo, output};

    fn id(name: &str) -> (String, String) {
        (name.to_owned(), "1.0.0".to_owned())
    }

    #[test]
    fn a_tree_becomes_a_graph() {
        let mut needs = BTreeMap::new();
        let tree = "0 app v0.1.0 (/there/app)\n1 core v0.1.0 (/there)\n2 a v1.0.0\n3 b v1.0.0\n1 b v1.0.0 (*)\n";
        graph(tree, &mut needs).unwrap();
        let expected = BTreeMap::from([
            (own(), BTreeSet::from([id("a"), id("b")])),
            (id("a"), BTreeSet::from([id("b")])),
            (id("b"), BTreeSet::new()),
        ]);
        assert_eq!(needs, expected);
        assert!(graph("what is this", &mut needs).is_err());
    }

    /// Another way of asking: the plain list of each module, procedural macros and what they are made of among it. What we leave out must be
    /// reached by them alone, and nothing may be ours that Cargo does not name.
    #[test]
    fn all_that_cargo_lists_is_here_or_only_builds() {
        let bundled = bundled().unwrap();
        let mut listed = BTreeSet::new();
        for role in ["background", "pages", "files"] {
            let list = output(
                cargo()
                    .args(["tree", "--package", "balise-extension", "--no-default-features", "--features", role])
                    .args(["--target", "wasm32-unknown-unknown", "--edges", "normal", "--prefix", "none"])
                    .env("CARGO_ENCODED_RUSTFLAGS", "-Ctarget-feature=+simd128")
                    .env_remove("RUSTFLAGS"),
            );
            for line in list.unwrap().lines() {
                let mut words = line.split(' ');
                let name = words.next().unwrap().to_owned();
                listed.insert((name, words.next().unwrap().trim_start_matches('v').to_owned()));
            }
        }
        listed.retain(|(name, _)| !name.starts_with("balise"));
        let ours: BTreeSet<_> = bundled.crates.keys().cloned().collect();
        assert!(ours.is_subset(&listed), "{:?}", ours.difference(&listed));
        // Needed for 128-bit vectors alone: asked without the flags of the build, Cargo does not name it.
        assert!(ours.iter().any(|(name, _)| name == "simdutf8"), "{ours:?}");
        let left_out: BTreeSet<&str> = listed.difference(&ours).map(|(name, _)| name.as_str()).collect();
        // Procedural macros, what reads and writes Rust for them, and nothing else.
        let only_builds = BTreeSet::from([
            "bumpalo",
            "equivalent",
            "hashbrown",
            "hashify",
            "indexmap",
            "multiversion_no_op",
            "proc-macro2",
            "quote",
            "serde_derive",
            "syn",
            "wasm-bindgen-macro",
            "wasm-bindgen-macro-support",
        ]);
        assert!(left_out.is_subset(&only_builds), "left out, and not known to build only: {left_out:?}");
    }

    /// Scripts that import a package of npm would bring its code, and its licence.
    #[test]
    fn scripts_import_nothing_of_npm() {
        let content = root().join("extension/content");
        let mut scripts: Vec<_> = files(&content).unwrap().into_iter().map(|file| content.join(file)).collect();
        scripts.extend(["background", "pages"].map(|name| root().join(format!("extension/{name}-entry.mjs"))));
        scripts.retain(|file| matches!(file.extension().and_then(|kind| kind.to_str()), Some("ts" | "mjs")));
        assert!(scripts.len() > 10);
        for script in scripts {
            for line in read(&script).unwrap().lines().filter(|line| !line.trim_start().starts_with(['/', '*'])) {
                let after = ["from \"", "import \"", "import(\"", "require(\""];
                let Some(named) = after.iter().find_map(|start| line.split(start).nth(1)) else { continue };
                let ours = ["./", "../", "balise:"].iter().any(|start| named.starts_with(start));
                assert!(ours, "{} imports {named:?}", script.display());
            }
        }
    }
}
