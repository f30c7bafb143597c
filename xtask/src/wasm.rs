//! The Rust side of the extension: compiled to WebAssembly once per role, then bound to JavaScript.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::paths::{fresh, read_bytes, root, shown, target, twin, write};
use crate::run::{cargo, npm_tool, run};
use crate::trouble::{Outcome, While};

/// What the modules are compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The crate that they are made of.
pub(crate) const PACKAGE: &str = "balise-extension";
const LIBRARY: &str = "balise_extension";

/// A module of the extension: a feature of the crate, one WebAssembly file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Background,
    Pages,
    Files,
    /// The core for `cargo xtask bench`, built like the background; not a part of the extension.
    Bench,
}

impl Role {
    /// What the extension is made of.
    pub(crate) const ALL: [Self; 3] = [Self::Background, Self::Pages, Self::Files];

    /// The crate's feature, and the name of what is made of it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Pages => "pages",
            Self::Files => "files",
            Self::Bench => "bench",
        }
    }

    /// Where it is compiled. A target directory each: Cargo gives a cdylib for wasm32 the same file name whatever the features, and would
    /// take the other role's file for a fresh one.
    fn target(self) -> PathBuf {
        target().join("wasm").join(self.name())
    }

    /// Where the binding is left.
    fn directory(self) -> PathBuf {
        target().join("bindings").join(self.name())
    }

    pub(crate) fn script(self) -> PathBuf {
        self.directory().join(format!("{LIBRARY}.js"))
    }

    pub(crate) fn module(self) -> PathBuf {
        self.directory().join(format!("{LIBRARY}_bg.wasm"))
    }
}

/// What the modules have in common, which is half of the work, is compiled once in a new folder: for the first of them, and the others'
/// target directories begin as its twins.
pub(crate) fn begin(dev: bool) -> Outcome {
    let [first, others @ ..] = Role::ALL;
    let new = others.iter().map(|role| role.target()).filter(|directory| !directory.exists()).collect::<Vec<_>>();
    if new.is_empty() {
        return Ok(());
    }
    compile(first, dev)?;
    new.iter().try_for_each(|directory| twin(&first.target(), directory))
}

/// Compiles and binds one role.
pub(crate) fn build(role: Role, dev: bool) -> Outcome {
    let module = compile(role, dev)?;
    bind(&module, role, dev)
}

/// The module as Cargo leaves it.
fn compile(role: Role, dev: bool) -> Outcome<PathBuf> {
    let directory = role.target();
    let profile = if dev { "dev" } else { "release" };
    let mut cargo = cargo();
    if role == Role::Pages {
        // Nothing here is felt in milliseconds: small, the panel is there sooner.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z");
    }
    run(cargo
        .args(["build", "--quiet", "--package", PACKAGE, "--no-default-features"])
        .args(["--features", role.name(), "--target", TARGET, "--profile", profile])
        .arg("--target-dir")
        .arg(&directory)
        .env("CARGO_ENCODED_RUSTFLAGS", flags())
        .env_remove("RUSTFLAGS")
        // Stripped of everything, the module would not say any more which WebAssembly features it uses, and the binding
        // could not use them either. The binding removes the names.
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo"))?;
    let output = directory.join(TARGET).join(if dev { "debug" } else { "release" });
    Ok(output.join(format!("{LIBRARY}.wasm")))
}

/// Paths of this machine leave no trace in the module, so that it is the same wherever it is built; and 128-bit
/// vectors are on: Chrome has them since 91, Firefox since 89, both older than what the manifests ask for.
///
/// What has several callers is copied into them when it is very small only (LLVM's own measure is 225): 25 kB less of the module,
/// compressed. The few functions whose call is felt in the scan say so themselves, by `inline(always)`.
pub(crate) fn flags() -> OsString {
    let mut flags = OsString::from("-Ctarget-feature=+simd128\u{1f}-Cllvm-args=-inline-threshold=40");
    let mut remap = |from: &Path, to: &str| {
        // The separator of CARGO_ENCODED_RUSTFLAGS: a path may hold a space.
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(from);
        flags.push(format!("={to}"));
    };
    remap(&root(), ".");
    for registry in registries() {
        remap(&registry, "crate");
    }
    flags
}

/// Where Cargo unpacks dependencies: a directory per registry, named after it.
fn registries() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let entries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut registries: Vec<PathBuf> =
        entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    registries.sort();
    registries
}

/// What `wasm-bindgen --target web` does.
fn bind(module: &Path, role: Role, dev: bool) -> Outcome {
    let doing = || format!("bind {} to JavaScript", shown(module));
    let directory = role.directory();
    // Two packages are made of one module: what was bound of the very same bytes in the same way is there already, and takes a minute.
    let bound_of = directory.join(if dev { "dev.wasm" } else { "release.wasm" });
    let bytes = read_bytes(module)?;
    if std::fs::read(&bound_of).is_ok_and(|known| known == bytes) && role.module().exists() {
        return Ok(());
    }
    fresh(&directory)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .while_doing(doing)?
        .input_path(module)
        .typescript(false)
        // Without it the glue would carry a `fetch` of its own for the module's file.
        .omit_default_module_path(true)
        .remove_name_section(!dev)
        .remove_producers_section(true);
    bindgen.generate(&directory).while_doing(doing)?;
    if dev {
        return write(&bound_of, bytes);
    }
    // Binaryen folds what the compiler leaves, some seven per cent of the module, and a little more the second time. It reads
    // from the module itself which features it may use. Functions of one caller are inlined when they are small only: in very
    // large functions V8 allocates registers by a quicker and worse way
    // (`--turbo-use-mid-tier-regalloc-for-huge-functions`), which cost a fifth of the speed. The data stay in one piece: cut at each run
    // of zeros (three thousand pieces) they are 80 kB smaller as they are, and 11 kB larger compressed.
    run(npm_tool("wasm-opt")
        .args(["-O3", "-O3", "--one-caller-inline-max-function-size", "100", "--skip-pass=memory-packing"])
        .arg(role.module())
        .arg("-o")
        .arg(role.module()))?;
    // Last: what broke off in between is bound again.
    write(&bound_of, bytes)
}

#[cfg(test)]
mod tests {
    use crate::paths::{read, root};

    /// The generator refuses a module made with another version, at build time and with a long message: better here.
    #[test]
    fn generator_and_library_are_of_one_version() {
        let pinned = |manifest: &str, name: &str| {
            let table: toml::Table = toml::from_str(&read(&root().join(manifest)).unwrap()).unwrap();
            table["dependencies"][name].as_str().unwrap().to_owned()
        };
        let library = pinned("extension/Cargo.toml", "wasm-bindgen");
        assert!(library.starts_with('='), "{library} is not an exact version");
        assert_eq!(pinned("xtask/Cargo.toml", "wasm-bindgen-cli-support"), library);
    }
}
