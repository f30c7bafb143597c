//! The list of components (SBOM), in CycloneDX 1.6 as JSON: what of others is in the packages, at which version, under which licence. No
//! date and no random number: the same sources give the same file. Format: <https://cyclonedx.org/docs/1.6/json/>, read in 2026.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::bundled::{self, Bundled, Crate, Id, OWN};
use crate::paths::{files, read, read_bytes, root, slashed};
use crate::sums::sha256;
use crate::trouble::{Outcome, Trouble, While as _};

/// Data that are not ours alone, as data/README.md says: how the path below `data/` begins, and the licence.
/// `LicenseRef-SCOWL` is the licence of the word lists of SCOWL, which SPDX has no name for: `xtask/licences`.
pub(crate) const DATA: [(&str, &str); 5] = [
    ("lexicon/given", "etalab-2.0 AND MIT"),
    ("lexicon/place", "CC-BY-4.0 AND Apache-2.0"),
    ("lexicon/surname", "etalab-2.0 AND MIT"),
    ("lexicon/words", "MPL-2.0 AND LicenseRef-SCOWL"),
    ("sites/sites.fst", "CC-BY-SA-4.0 AND CC0-1.0 AND Apache-2.0"),
];
/// Data that are read when the lists are made, or by people, and are in no package.
const NOT_SHIPPED: [&str; 5] = ["README.md", "sites/LICENCE", "sites/hand/", "sites/public.txt", "sites/tlds.toml"];
/// What all the rest is under.
const OURS: &str = "Apache-2.0";
/// The Rust standard library: MIT or Apache-2.0 but for tables of Unicode and some crates within (COPYRIGHT-library.html of the toolchain).
pub(crate) const STD_LICENCE: &str =
    "(MIT OR Apache-2.0) AND MIT AND Apache-2.0 WITH LLVM-exception AND Unicode-3.0 AND Zlib";

/// The name of the file.
pub(crate) fn file() -> String {
    format!("{}-{}.cdx.json", OWN.0, OWN.1)
}

/// The document.
pub(crate) fn text() -> Outcome<String> {
    let mut document = document(&bundled::bundled()?)?;
    let doing = || "write the list of components".to_owned();
    // A number that is the document's own, as if it were drawn: another document has another, the same has the same.
    let plain = serde_json::to_vec(&document).while_doing(doing)?;
    document["serialNumber"] = json!(serial(&sha256(&plain)));
    Ok(serde_json::to_string_pretty(&document).while_doing(doing)? + "\n")
}

/// A UUID of version 8, the one for numbers made by a rule of one's own (RFC 9562, 5.8).
fn serial(hash: &str) -> String {
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

fn document(bundled: &Bundled) -> Outcome<Value> {
    let mut components: Vec<Value> = bundled.crates.iter().map(|(id, about)| library(id, about)).collect();
    let mut built_in = Vec::new();
    for (id, about) in bundled::tools()? {
        built_in.push(said(library(&id, &about), "the glue that it writes between the modules and JavaScript"));
    }
    built_in.push(said(standard_library()?, "compiled into each of the modules"));
    built_in.push(said(helpers()?, "a few lines that it adds to each script"));
    built_in.extend(data()?);

    let own = purl(&bundled::own());
    let mut needs: BTreeMap<String, BTreeSet<String>> =
        bundled.needs.iter().map(|(id, needs)| (purl(id), needs.iter().map(purl).collect())).collect();
    for component in &built_in {
        let reference = component["bom-ref"].as_str().unwrap_or_default().to_owned();
        needs.entry(own.clone()).or_default().insert(reference.clone());
        needs.entry(reference).or_default();
    }
    components.append(&mut built_in);
    components.sort_by_key(|component| component["bom-ref"].as_str().unwrap_or_default().to_owned());
    let dependencies: Vec<Value> = needs.iter().map(|(of, on)| json!({ "ref": of, "dependsOn": on })).collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": OWN.0,
                "version": OWN.1,
                "purl": own,
                "licenses": [{ "expression": OURS }],
            },
            "lifecycles": [{ "phase": "build" }],
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// The address of a package, which is its name in the document too: <https://github.com/package-url/purl-spec>. Ours is in no registry.
fn purl(id: &Id) -> String {
    let kind = if *id == bundled::own() { "generic" } else { "cargo" };
    // Of what versions hold, the plus sign alone is not itself in such an address.
    format!("pkg:{kind}/{}@{}", id.0, id.1.replace('+', "%2B"))
}

fn library(id: &Id, about: &Crate) -> Value {
    json!({
        "type": "library",
        "bom-ref": purl(id),
        "name": id.0,
        "version": id.1,
        "purl": purl(id),
        "scope": "required",
        "licenses": [{ "expression": about.licence }],
        "hashes": [{ "alg": "SHA-256", "content": about.checksum }],
    })
}

/// How something that is no dependency comes into the packages.
fn said(mut component: Value, how: &str) -> Value {
    component["properties"] = json!([{ "name": "balise:built-in", "value": how }]);
    component
}

/// Of the toolchain that rust-toolchain.toml pins. It comes with the compiler, not from the registry: Cargo.lock has no checksum of it.
fn standard_library() -> Outcome<Value> {
    let version = toolchain()?;
    let purl = format!("pkg:generic/rust-std@{version}?arch=wasm32");
    Ok(json!({
        "type": "library",
        "bom-ref": purl,
        "name": "rust-std",
        "version": version,
        "purl": purl,
        "scope": "required",
        "licenses": [{ "expression": STD_LICENCE }],
        "externalReferences": [{ "type": "distribution", "url": format!("https://static.rust-lang.org/dist/rust-std-{version}-wasm32-unknown-unknown.tar.xz") }],
    }))
}

/// The version of the pinned toolchain.
pub(crate) fn toolchain() -> Outcome<String> {
    const FILE: &str = "rust-toolchain.toml";
    let pinned: toml::Table = toml::from_str(&read(&root().join(FILE))?).while_doing(|| format!("read {FILE}"))?;
    let channel = pinned.get("toolchain").and_then(|toolchain| toolchain.get("channel")?.as_str());
    channel.map(str::to_owned).ok_or_else(|| Trouble::new(format!("{FILE} names no channel: put the version back")))
}

/// esbuild, which bundles the scripts: what package-lock.json says of it.
fn helpers() -> Outcome<Value> {
    const NAME: &str = "esbuild";
    let doing = || "read package-lock.json".to_owned();
    let lock: Value = serde_json::from_str(&read(&root().join("package-lock.json"))?).while_doing(doing)?;
    let entry = &lock["packages"][format!("node_modules/{NAME}")];
    let hash = entry["integrity"].as_str().and_then(|integrity| integrity.strip_prefix("sha512-"));
    let (Some(version), Some(licence), Some(hash)) = (entry["version"].as_str(), entry["license"].as_str(), hash)
    else {
        return Err(Trouble::new(format!(
            "package-lock.json lacks version, licence or checksum of {NAME}: lock it anew"
        )));
    };
    let hash = base64::engine::general_purpose::STANDARD.decode(hash).while_doing(doing)?;
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let purl = format!("pkg:npm/{NAME}@{version}");
    Ok(json!({
        "type": "library",
        "bom-ref": purl,
        "name": NAME,
        "version": version,
        "purl": purl,
        "scope": "required",
        "licenses": [{ "expression": licence }],
        "hashes": [{ "alg": "SHA-512", "content": hash }],
    }))
}

/// The files of `data/` that tables, models and lists of the packages are made of.
fn data() -> Outcome<Vec<Value>> {
    let directory = root().join("data");
    let mut components = Vec::new();
    for file in files(&directory)? {
        let name = slashed(&file);
        if NOT_SHIPPED.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let licence = DATA.iter().find(|(start, _)| name.starts_with(start)).map_or(OURS, |(_, licence)| licence);
        components.push(json!({
            "type": "data",
            "bom-ref": format!("data/{name}"),
            "name": format!("data/{name}"),
            "version": OWN.1,
            "scope": "required",
            "licenses": [{ "expression": licence }],
            "hashes": [{ "alg": "SHA-256", "content": sha256(&read_bytes(&directory.join(&file))?) }],
        }));
    }
    Ok(components)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::{DATA, text};
    use crate::paths::{files, read, root, slashed};

    fn components(document: &Value) -> Vec<&Value> {
        document["components"].as_array().unwrap().iter().collect()
    }

    #[test]
    fn every_component_has_a_licence_and_a_checksum_and_nothing_changes() {
        let once = text().unwrap();
        assert_eq!(once, text().unwrap());
        let document: Value = serde_json::from_str(&once).unwrap();
        assert!(document["serialNumber"].as_str().is_some_and(|number| number.len() == "urn:uuid:".len() + 36));
        let mut names = BTreeSet::new();
        for component in components(&document) {
            let name = component["bom-ref"].as_str().unwrap();
            assert!(names.insert(name), "{name} stands there twice");
            let licence = component["licenses"][0]["expression"].as_str().unwrap();
            assert!(!licence.is_empty() && !licence.contains('/'), "{name}: {licence:?}");
            let hash = &component["hashes"][0];
            let has_one = match hash["alg"].as_str() {
                Some("SHA-256") => hash["content"].as_str().is_some_and(|sum| sum.len() == 64),
                Some("SHA-512") => hash["content"].as_str().is_some_and(|sum| sum.len() == 128),
                // It comes with the compiler; see `standard_library`.
                _ => name.starts_with("pkg:generic/rust-std@"),
            };
            assert!(has_one, "{name} has no checksum: {hash}");
        }
        // The graph speaks of components that are there, and of each.
        names.insert(document["metadata"]["component"]["bom-ref"].as_str().unwrap());
        let mut reached = BTreeSet::from([document["metadata"]["component"]["bom-ref"].as_str().unwrap()]);
        let mut of = BTreeSet::new();
        for dependency in document["dependencies"].as_array().unwrap() {
            of.insert(dependency["ref"].as_str().unwrap());
            reached.extend(dependency["dependsOn"].as_array().unwrap().iter().map(|on| on.as_str().unwrap()));
        }
        assert_eq!(of, names);
        assert_eq!(reached, names);
    }

    #[test]
    fn it_names_no_place_of_this_machine() {
        let text = text().unwrap();
        let home = std::env::home_dir().unwrap();
        for place in [root(), home] {
            assert!(!text.contains(place.to_str().unwrap()), "{}", place.display());
        }
    }

    #[test]
    fn data_of_others_are_those_of_the_table() {
        let table = read(&root().join("data/README.md")).unwrap();
        for file in files(&root().join("data/lexicon")).unwrap() {
            let name = format!("lexicon/{}", slashed(&file));
            let is_ours = !DATA.iter().any(|(start, _)| name.starts_with(start));
            let row = table.lines().find(|line| line.contains(&format!("| `{name}` |")));
            let said_ours = row.is_some_and(|row| row.trim_end().ends_with("| Apache-2.0 |"));
            assert_eq!(is_ours, said_ours, "{name}: the table of data/README.md and `DATA` differ");
        }
    }
}
