//! The promise that nothing leaves the computer, tested on what is really shipped: no file of any package may hold
//! a way to the network, unless manifest/network-allow.toml gives the reason. It sees what the code names; what it
//! cannot see (a name put together at run time) the extension pages' CSP stops.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use serde_json::Value;

use crate::browsers::{Browser, Reach};
use crate::build;
use crate::paths::{files, read, read_bytes, root, shown, slashed};
use crate::trouble::{Outcome, Trouble, While};
use crate::wasm::Role;

const ALLOW: &str = "manifest/network-allow.toml";

/// In scripts: whole words, as the minifier leaves globals and properties as they are.
const SCRIPT_WORDS: [&str; 10] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebSocketStream",
    "sendBeacon",
    "EventSource",
    "RTCPeerConnection",
    "WebTransport",
    "importScripts",
    "eval",
];
/// In scripts: loading code or pictures by an address, and code made of text.
const SCRIPT_FRAGMENTS: [&str; 4] = ["import(", "import (", "new Image", "new Function"];
/// In pages, style sheets and drawings: anything loaded from elsewhere.
const MARKUP_FRAGMENTS: [&str; 7] =
    ["src=\"http", "src=\"//", "url(http", "url(\"http", "url('http", "@import", "<link rel=\"preconnect"];

/// How often a primitive stands in a file.
type Found = BTreeMap<(String, String), usize>;

/// Searches every package in dist/, as it was just built.
pub(crate) fn check() -> Outcome {
    let allowed = allowed()?;
    for browser in Browser::ALL {
        let directory = build::directory(browser, Reach::Published);
        let found = search(&directory)?;
        if let Some(((file, primitive), times)) = found.iter().find(|(what, times)| allowed.get(*what) != Some(*times))
        {
            return Err(Trouble::new(format!(
                "{}/{file} holds `{primitive}` {times} times: take it out, or give the reason in {ALLOW}",
                shown(&directory)
            )));
        }
        if let Some((file, primitive)) = allowed.keys().find(|what| !found.contains_key(*what)) {
            return Err(Trouble::new(format!(
                "{ALLOW} allows `{primitive}` in {file}, but {} has none: take the entry out",
                shown(&directory)
            )));
        }
        println!("{}: no way to the network but the {} allowed", shown(&directory), allowed.len());
    }
    Ok(())
}

fn search(directory: &Path) -> Outcome<Found> {
    let mut found = Found::new();
    for file in files(directory)? {
        let name = slashed(&file);
        let mut note = |primitive: &str, times: usize| {
            if times > 0 {
                *found.entry((name.clone(), primitive.to_owned())).or_default() += times;
            }
        };
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("js") => {
                let mut script = read(&directory.join(&file))?;
                let embedded = [Role::Background, Role::Pages];
                if let Some(role) = embedded.into_iter().find(|role| name == format!("{}.js", role.name())) {
                    script = without_module(&script, &name, role, &mut note)?;
                    if role == Role::Background {
                        script = without_module(&script, &name, Role::Pages, &mut note)?;
                    }
                }
                scripts(&script, &mut note);
            }
            Some("html" | "css" | "svg") => {
                let text = read(&directory.join(&file))?;
                MARKUP_FRAGMENTS.iter().for_each(|fragment| note(fragment, text.matches(fragment).count()));
            }
            Some("wasm") => imports(&read_bytes(&directory.join(&file))?, &mut note)?,
            _ => {}
        }
    }
    Ok(found)
}

fn scripts(script: &str, note: &mut impl FnMut(&str, usize)) {
    for word in SCRIPT_WORDS {
        note(word, words(script, word));
    }
    for fragment in SCRIPT_FRAGMENTS {
        note(fragment, script.matches(fragment).count());
    }
}

/// The embedded module is searched by its imports; its base64 is taken out, since letters at random spell anything.
fn without_module(script: &str, file: &str, role: Role, note: &mut impl FnMut(&str, usize)) -> Outcome<String> {
    let module = read_bytes(&role.module())?;
    let base64 = base64::engine::general_purpose::STANDARD.encode(&module);
    if !script.contains(&base64) {
        return Err(Trouble::new(format!("{file} does not hold {}: build again, then test", shown(&role.module()))));
    }
    imports(&module, note)?;
    Ok(script.replace(&base64, ""))
}

/// What a module asks of JavaScript, by the names that the binding generator gives (`__wbg_fetch_0a1b…`).
fn imports(module: &[u8], note: &mut impl FnMut(&str, usize)) -> Outcome {
    let module = walrus::Module::from_buffer(module).while_doing(|| "read the built module".to_owned())?;
    for import in module.imports.iter() {
        for word in SCRIPT_WORDS {
            let asked = import.name.split('_').any(|part| part.eq_ignore_ascii_case(word));
            note(&format!("{word} (imported)"), usize::from(asked));
        }
    }
    Ok(())
}

/// How often a word stands alone, not as a part of a longer name.
fn words(text: &str, word: &str) -> usize {
    let part = |char: char| char.is_alphanumeric() || char == '_' || char == '$';
    text.match_indices(word)
        .filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !before.is_some_and(part) && !after.is_some_and(part)
        })
        .count()
}

fn allowed() -> Outcome<Found> {
    let text = read(&root().join(ALLOW))?;
    let table: Value = toml::from_str(&text).while_doing(|| format!("read {ALLOW}"))?;
    table["allow"].as_array().into_iter().flatten().map(entry).collect()
}

fn entry(entry: &Value) -> Outcome<((String, String), usize)> {
    let text = |key: &str| entry[key].as_str().filter(|text| !text.trim().is_empty());
    let times = entry["times"].as_u64().and_then(|times| usize::try_from(times).ok());
    match (text("file"), text("primitive"), times, text("reason")) {
        (Some(file), Some(primitive), Some(times), Some(_)) => Ok(((file.to_owned(), primitive.to_owned()), times)),
        _ => Err(Trouble::new(format!("an entry of {ALLOW} lacks `file`, `primitive`, `times` or `reason`: {entry}"))),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{scripts, words};

    #[test]
    fn words_stand_alone() {
        assert_eq!(words("fetch(a);window.fetch(b);prefetch(c);fetchAll(d);$fetch(e)", "fetch"), 2);
        assert_eq!(words("a.eval(b);evaluate(c);medieval(d)", "eval"), 1);
    }

    #[test]
    fn every_way_out_is_seen() {
        let all = "fetch(u);new XMLHttpRequest;new WebSocket(u);navigator.sendBeacon(u);new EventSource(u);new \
                   RTCPeerConnection;new WebTransport(u);importScripts(u);import(u);new Image().src=u;new \
                   WebSocketStream(u);eval(u);new Function(u)";
        let mut found = BTreeMap::new();
        scripts(all, &mut |primitive, times| {
            if times > 0 {
                found.insert(primitive.to_owned(), times);
            }
        });
        assert_eq!(found.len(), super::SCRIPT_WORDS.len() + 3, "{found:?}");
        let mut quiet = true;
        scripts("chrome.runtime.sendMessage({type:'wake'})", &mut |_, times| quiet &= times == 0);
        assert!(quiet);
    }
}
