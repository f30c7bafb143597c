//! The files one hands out. For the stores: a zip per browser. For an organisation that hosts them itself: the .xpi, the
//! .crx signed with its key, and the manifests that announce them. For whoever checks: the list of components, and
//! the checksums of all of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::archive::{Tree, tree, zip};
use crate::browsers::{Browser, Reach};
use crate::paths::{fresh, must_exist, root, shown, write};
use crate::trouble::{Outcome, Trouble, While};
use crate::{build, crx, key, manifest, sbom, sums, updates};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What to make.
pub(crate) struct Options {
    pub(crate) reach: Reach,
    /// Private key of the .crx; without it there is none.
    pub(crate) key: Option<PathBuf>,
    /// Where the packages will be served from; without it no update manifests.
    pub(crate) base_url: Option<String>,
    /// Another directory than the usual one.
    pub(crate) out: Option<PathBuf>,
    /// What is built already is packed, and nothing built: browsers may be running with it.
    pub(crate) built: bool,
}

/// `cargo xtask package`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let mut options = Options { reach: Reach::Published, key: None, base_url: None, out: None, built: false };
    // Cargo runs us from wherever the person is: their paths are meant from there.
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("key") => options.key = Some(arguments.value()?.into()),
            lexopt::Arg::Long("base-url") => options.base_url = Some(base_url(arguments.value()?)?),
            lexopt::Arg::Long("out") => options.out = Some(arguments.value()?.into()),
            lexopt::Arg::Long("loopback") => options.reach = Reach::Loopback,
            lexopt::Arg::Long("built") => options.built = true,
            other => return Err(other.unexpected().into()),
        }
    }
    for file in package(&options)? {
        println!("{}", shown(&file));
    }
    Ok(())
}

/// Without the slash at its end.
fn base_url(value: std::ffi::OsString) -> Outcome<String> {
    let url = value.to_string_lossy().trim_end_matches('/').to_owned();
    if url.starts_with("https://") || url.starts_with("http://") {
        return Ok(url);
    }
    Err(Trouble::new(format!("--base-url {url:?} is no web address: give one that begins with https://")))
}

/// Builds, then packs. The packages are returned in the order they were written.
pub(crate) fn package(options: &Options) -> Outcome<Vec<PathBuf>> {
    // A wrong key is said before the build, not after.
    let key = options.key.as_deref().map(key::load).transpose()?;
    if options.built {
        for browser in Browser::ALL {
            must_exist(
                &build::directory(browser, options.reach),
                "run `cargo xtask build` first, or leave --built out",
            )?;
        }
    } else {
        build::build(build::Options { reach: options.reach, dev: false })?;
    }
    let out = match &options.out {
        // Somebody's own directory: what else is in there is theirs.
        Some(directory) => directory.clone(),
        None => {
            let usual = directory(options.reach);
            fresh(&usual)?;
            usual
        }
    };
    let mut packer = Packer { out, options, written: Vec::new(), sums: BTreeMap::new() };

    for browser in Browser::ALL {
        let store = packer.contents(browser, |_| {})?;
        packer.write(&format!("balise-{VERSION}-{}.zip", browser.name()), &zip(&store)?)?;
    }
    packer.firefox()?;
    if let Some(key) = key {
        packer.chromium(&key)?;
    }
    packer.finish()
}

fn directory(reach: Reach) -> PathBuf {
    match reach {
        Reach::Published => root().join("dist/packages"),
        Reach::Loopback => root().join("target/loopback/packages"),
    }
}

struct Packer<'a> {
    out: PathBuf,
    options: &'a Options,
    written: Vec<PathBuf>,
    /// Checksums of what was written, by name.
    sums: BTreeMap<String, String>,
}

impl Packer<'_> {
    /// What was built for a browser, with a manifest for handing out. The fixed key is for unpacked copies only: a
    /// store refuses it, and a .crx carries the key that signs it.
    fn contents(&self, browser: Browser, adapt: impl FnOnce(&mut Value)) -> Outcome<Tree> {
        let mut tree = tree(&build::directory(browser, self.options.reach))?;
        let mut manifest = manifest::manifest(browser, self.options.reach)?;
        if let Some(table) = manifest.as_object_mut() {
            table.remove("key");
        }
        adapt(&mut manifest);
        tree.insert("manifest.json".to_owned(), manifest::text(&manifest)?.into_bytes());
        Ok(tree)
    }

    /// The address of a file once it is served.
    fn address(&self, file: &str) -> Option<String> {
        Some(format!("{}/{file}", self.options.base_url.as_deref()?))
    }

    fn firefox(&mut self) -> Outcome {
        // Firefox takes no update address but https, and refuses a manifest with another.
        let update = self.address("updates.json").filter(|address| address.starts_with("https://"));
        let contents = self.contents(Browser::Firefox, |manifest| {
            if let Some(update) = update {
                manifest["browser_specific_settings"]["gecko"]["update_url"] = json!(update);
            }
        })?;
        let xpi = zip(&contents)?;
        let name = format!("balise-{VERSION}.xpi");
        self.write(&name, &xpi)?;
        if let Some(address) = self.address(&name) {
            let manifest = manifest::manifest(Browser::Firefox, self.options.reach)?;
            self.write("updates.json", updates::firefox(&manifest, &address, &xpi)?.as_bytes())?;
        }
        Ok(())
    }

    fn chromium(&mut self, key: &rsa::RsaPrivateKey) -> Outcome {
        // A policy's address serves for the first installation only: later ones come from the manifest's.
        let update = self.address("update.xml");
        let contents = self.contents(Browser::Chromium, |manifest| {
            if let Some(update) = update {
                manifest["update_url"] = json!(update);
            }
        })?;
        let name = format!("balise-{VERSION}.crx");
        let package = crx::sign(&zip(&contents)?, key)?;
        self.write(&name, &package)?;
        if let Some(address) = self.address(&name) {
            self.write("update.xml", updates::chromium(&key::id(key)?, VERSION, &address).as_bytes())?;
        }
        Ok(())
    }

    /// Adds what lets others check the rest, and returns all that was written.
    fn finish(mut self) -> Outcome<Vec<PathBuf>> {
        self.write(&sbom::file(), sbom::text()?.as_bytes())?;
        // Last, since it is of all the others.
        let sums = sums::text(&self.sums);
        self.write(sums::FILE, sums.as_bytes())?;
        Ok(self.written)
    }

    fn write(&mut self, name: &str, content: &[u8]) -> Outcome {
        let file = self.out.join(name);
        write(&file, content)?;
        let absolute = std::path::absolute(&file).while_doing(|| format!("find {}", shown(Path::new(name))))?;
        self.written.push(absolute);
        self.sums.insert(name.to_owned(), sums::sha256(content));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Options, Packer};
    use crate::browsers::Reach;
    use crate::paths::{files, fresh, read, read_bytes, slashed, target, write};
    use crate::sums;

    /// Of each file that was written there, and of no other: a directory may be somebody's own.
    #[test]
    fn checksums_are_of_all_that_was_written() {
        let out = target().join("tests/package");
        fresh(&out).unwrap();
        write(&out.join("theirs.txt"), "not ours").unwrap();
        let options =
            Options { reach: Reach::Published, key: None, base_url: None, out: Some(out.clone()), built: true };
        let mut packer = Packer { out: out.clone(), options: &options, written: Vec::new(), sums: BTreeMap::new() };
        packer.write("b.zip", b"b").unwrap();
        packer.write("a.xpi", b"a").unwrap();
        let written = packer.finish().unwrap();
        assert_eq!(written.len(), 4);
        let mut expected = String::new();
        for name in files(&out).unwrap().iter().map(|file| slashed(file)) {
            if !["theirs.txt", sums::FILE].contains(&name.as_str()) {
                expected += &format!("{}  {name}\n", sums::sha256(&read_bytes(&out.join(&name)).unwrap()));
            }
        }
        assert_eq!(read(&out.join(sums::FILE)).unwrap(), expected);
        assert!(expected.contains(".cdx.json\n"), "{expected}");
    }
}
