//! The extension, unpacked and loadable as it is: `dist/{chromium,edge,firefox}`, or `target/loopback/{…}` for tests.

use std::path::{Path, PathBuf};

use crate::browsers::{Browser, Reach};
use balise::lang::{self, Lang};
use balise::sites::{Categories, List, NotAList, SiteCategory};

use crate::paths::{copy, files, fresh, must_exist, read, read_bytes, root, shown, target, write};
use crate::run::side_by_side;
use crate::trouble::{Outcome, While as _};
use crate::wasm::Role;
use crate::{bundle, icons, licences, lists, locales, managed_schema, manifest, setup, types, wasm};

/// What is copied as it is: from, to.
const COPIED: [(&str, &str); 2] = [("extension/pages", "pages"), ("extension/design", "design")];
/// What a browser reads. Sources that lie beside them stay out.
const COPIED_KINDS: [&str; 4] = ["html", "css", "svg", "png"];
/// The list of sites.
const SITES: &str = "data/sites/sites.fst";

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
        if options.reach == Reach::Loopback {
            let list = directory.join("sites.fst");
            let made = with_test_sites(read_bytes(&list)?).while_doing(|| format!("read {}", shown(&list)))?;
            write(&list, made)?;
        }
        built.push(directory);
    }
    Ok(built)
}

/// Everything but the manifest: the same for every browser.
fn assemble(directory: &Path, dev: bool) -> Outcome {
    wasm::begin(dev)?;
    // Side by side: most of the time a module is optimised whole, which is done on one core.
    side_by_side(Role::ALL, |role| wasm::build(role, dev))?;
    fresh(directory)?;
    for role in [Role::Background, Role::Pages] {
        bundle::rust(role, &directory.join(format!("{}.js", role.name())), dev)?;
    }
    copy(&Role::Files.module(), &directory.join("files.wasm"))?;
    bundle::content("main.ts", &directory.join("content.js"), dev)?;
    bundle::content("files.ts", &directory.join("files.js"), dev)?;
    bundle::content("world.ts", &directory.join("page.js"), dev)?;
    bundle::content("lend.ts", &directory.join("lend.js"), dev)?;
    bundle::content("banner.ts", &directory.join("banner.js"), dev)?;
    bundle::content("answers.ts", &directory.join("answers.js"), dev)?;
    bundle::content("sight.ts", &directory.join("sight.js"), dev)?;
    bundle::content("source.ts", &directory.join("source.js"), dev)?;
    bundle::content("source-page.ts", &directory.join("source-page.js"), dev)?;
    copy(&root().join("extension/content/marks.css"), &directory.join("marks.css"))?;
    for (from, to) in COPIED {
        copy_kinds(&root().join(from), &directory.join(to))?;
    }
    plain_words(&directory.join("pages/blocked.html"))?;
    copy(&root().join(SITES), &directory.join("sites.fst"))?;
    write(&directory.join("guard.fst"), lists::guard()?)?;
    for (name, lang) in locales::LANGUAGES {
        let file = directory.join(format!("_locales/{name}/messages.json"));
        write(&file, locales::messages(lang)?)?;
    }
    icons::draw(&directory.join("icons"))?;
    write(&directory.join(licences::FILE), licences::text()?)?;
    copy(&root().join("LICENSE"), &directory.join("LICENSE"))
}

/// Sites that the tests reach on this machine; of the last one, one source alone says it.
const TEST_SITES: [(&str, Categories, Categories); 3] = [
    ("hasard.localhost", GAMBLING, Categories::NONE),
    // « pari-été »
    ("xn--pari-t-fvab.localhost", GAMBLING, Categories::NONE),
    ("douteux.localhost", Categories::NONE, GAMBLING),
];
const GAMBLING: Categories = Categories::of(SiteCategory::Gambling);

/// The list of the tests: what people wrote, with sites that lead to this machine. Without the greatest category, which every browser that a test starts
/// would be handed first, for seconds; `lists.test` has one of that size.
fn with_test_sites(bytes: Vec<u8>) -> Result<Vec<u8>, NotAList> {
    let mut all: Vec<_> = TEST_SITES.map(|(domain, block, warn)| (domain.to_owned(), block, warn)).into();
    List::new(bytes)?.each(|domain, block, warn| {
        if !(block | warn).has(SiteCategory::Adult) {
            all.push((domain.to_owned(), block, warn));
        }
    });
    Ok(List::build(all))
}

/// The page in place of a closed site says so before any script has run: the words are the catalogue's.
fn plain_words(page: &Path) -> Outcome {
    let words = [
        ("{blocked_word}", lang::blocked_word(Lang::Fr)),
        ("{blocked_plain}", lang::blocked_plain(Lang::Fr)),
        ("{blocked_plain_en}", lang::blocked_plain(Lang::En)),
    ];
    let mut text = read(page)?;
    for (place, word) in words {
        text = text.replace(place, &word);
    }
    write(page, text)
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
