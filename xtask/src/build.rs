//! The extension, unpacked and loadable as it is: `dist/{chromium,edge,firefox}`, or `target/loopback/{…}` for tests.

use std::path::{Path, PathBuf};

use crate::browsers::{Browser, Reach};
use crate::paths::{copy, files, fresh, must_exist, root, shown, target, write};
use crate::trouble::Outcome;
use crate::wasm::Role;
use crate::{bundle, icons, locales, managed_schema, manifest, setup, types, wasm};

/// What is copied as it is: from, to.
const COPIED: [(&str, &str); 2] = [("extension/pages", "pages"), ("extension/design", "design")];
/// What a browser reads. Sources that lie beside them stay out.
const COPIED_KINDS: [&str; 4] = ["html", "css", "svg", "png"];

/// How to build.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) reach: Reach,
    /// Quicker to build, slower to run, readable.
    pub(crate) dev: bool,
}

/// `cargo xtask build`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut options = Options { reach: Reach::Published, dev: false };
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("loopback") => options.reach = Reach::Loopback,
            lexopt::Arg::Long("dev") => options.dev = true,
            lexopt::Arg::Long("release") => options.dev = false,
            other => return Err(other.unexpected().into()),
        }
    }
    for directory in build(options)? {
        println!("{}", shown(&directory));
    }
    Ok(())
}

/// Where a browser's package is built. Not Cargo's directory, which may be elsewhere: tests look here.
pub(crate) fn directory(browser: Browser, reach: Reach) -> PathBuf {
    match reach {
        Reach::Published => root().join("dist").join(browser.name()),
        Reach::Loopback => root().join("target/loopback").join(browser.name()),
    }
}

/// Builds every package and returns their directories.
pub(crate) fn build(options: Options) -> Outcome<Vec<PathBuf>> {
    setup::for_build()?;
    types::check()?;
    let shared = target().join("extension");
    assemble(&shared, options.dev)?;
    let mut built = Vec::new();
    for browser in Browser::ALL {
        let directory = directory(browser, options.reach);
        fresh(&directory)?;
        for file in files(&shared)? {
            copy(&shared.join(&file), &directory.join(&file))?;
        }
        let manifest = manifest::manifest(browser, options.reach)?;
        if manifest["storage"]["managed_schema"] == managed_schema::FILE {
            write(&directory.join(managed_schema::FILE), managed_schema::text())?;
        }
        write(&directory.join("manifest.json"), manifest::text(&manifest)?)?;
        built.push(directory);
    }
    Ok(built)
}

/// Everything but the manifest: the same for every browser.
fn assemble(directory: &Path, dev: bool) -> Outcome {
    for role in Role::ALL {
        wasm::build(role, dev)?;
    }
    fresh(directory)?;
    for role in Role::ALL {
        bundle::rust(role, &directory.join(format!("{}.js", role.name())), dev)?;
    }
    bundle::content("main.ts", &directory.join("content.js"), dev)?;
    bundle::content("world.ts", &directory.join("page.js"), dev)?;
    bundle::content("banner.ts", &directory.join("banner.js"), dev)?;
    bundle::content("answers.ts", &directory.join("answers.js"), dev)?;
    bundle::content("sight.ts", &directory.join("sight.js"), dev)?;
    copy(&root().join("extension/content/marks.css"), &directory.join("marks.css"))?;
    for (from, to) in COPIED {
        copy_kinds(&root().join(from), &directory.join(to))?;
    }
    for (name, lang) in locales::LANGUAGES {
        let file = directory.join(format!("_locales/{name}/messages.json"));
        write(&file, locales::messages(lang)?)?;
    }
    icons::draw(&directory.join("icons"))?;
    copy(&root().join("LICENSE"), &directory.join("LICENSE"))
}

fn copy_kinds(from: &Path, to: &Path) -> Outcome {
    must_exist(from, "the extension's pages need it; bring it back from version control")?;
    for file in files(from)? {
        let kind = file.extension().and_then(|kind| kind.to_str());
        if kind.is_some_and(|kind| COPIED_KINDS.contains(&kind)) {
            copy(&from.join(&file), &to.join(&file))?;
        }
    }
    Ok(())
}
