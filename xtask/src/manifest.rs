//! One commented source, `manifest/base.toml`, and an overlay per browser, turned into each browser's manifest.json.
//! What other files know is filled in from there: the version from Cargo.toml, the hosts from the core's register.

use serde_json::{Map, Value, json};

use crate::browsers::{Browser, Reach};
use crate::paths::{read, root};
use crate::trouble::{Outcome, While};

/// Pages served on this machine. Match patterns carry no port: they hold for every one.
const LOOPBACK: [&str; 2] = ["http://127.0.0.1/*", "http://localhost/*"];

/// From where the extension's pages may ask for anything: the package, and the lists of sites that a policy names.
const LISTS: &str = "connect-src 'self' https:";
/// In tests, lists served on this machine too.
const LISTS_HERE: &str = "http://127.0.0.1:*";

/// A browser's manifest. Keys are sorted: the same source gives the same bytes.
pub(crate) fn manifest(browser: Browser, reach: Reach) -> Outcome<Value> {
    let mut manifest = source("base")?;
    merge(&mut manifest, source(browser.name())?);
    manifest["version"] = json!(env!("CARGO_PKG_VERSION"));
    let matches = matches(reach);
    if let Some(scripts) = manifest["content_scripts"].as_array_mut() {
        for script in scripts {
            // One that says where it runs looks at all the other pages.
            let key = if script["matches"].is_array() { "exclude_matches" } else { "matches" };
            script[key] = json!(matches);
        }
    }
    if let (Reach::Loopback, Value::String(policy)) =
        (reach, &mut manifest["content_security_policy"]["extension_pages"])
    {
        *policy = policy.replace(LISTS, &format!("{LISTS} {LISTS_HERE}"));
    }
    if let Some(file) = manifest["key"].as_str().and_then(|key| key.strip_prefix("file:")) {
        let key = read(&root().join("manifest").join(file))?;
        manifest["key"] = json!(public_key(&key));
    }
    Ok(manifest)
}

/// As it is written to the file.
pub(crate) fn text(manifest: &Value) -> Outcome<String> {
    let json = serde_json::to_string_pretty(manifest).while_doing(|| "write a manifest as JSON".to_owned())?;
    Ok(json + "\n")
}

/// Where the content scripts run whatever the policy says.
fn matches(reach: Reach) -> Vec<String> {
    let mut matches = balise::platforms::match_patterns();
    matches.sort();
    matches.dedup();
    if reach == Reach::Loopback {
        matches.extend(LOOPBACK.map(str::to_owned));
    }
    matches
}

/// The key's own line, without the comments above it.
fn public_key(file: &str) -> String {
    file.lines().filter(|line| !line.starts_with('#')).map(str::trim).collect()
}

fn source(name: &str) -> Outcome<Value> {
    let file = format!("manifest/{name}.toml");
    let text = read(&root().join(&file))?;
    toml::from_str(&text).while_doing(|| format!("read {file}"))
}

/// Tables are merged key by key; anything else in the overlay takes the base's place.
fn merge(base: &mut Value, overlay: Value) {
    match (base, overlay) {
        (Value::Object(base), Value::Object(overlay)) => merge_tables(base, overlay),
        // Permissions of one browser come to those of all.
        (Value::Array(base), Value::Array(overlay)) => base.extend(overlay),
        (base, overlay) => *base = overlay,
    }
}

fn merge_tables(base: &mut Map<String, Value>, overlay: Map<String, Value>) {
    for (key, value) in overlay {
        match base.get_mut(&key) {
            Some(under) => merge(under, value),
            None => {
                base.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
#[path = "manifest_tests.rs"]
mod tests;
