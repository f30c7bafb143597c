//! `_locales/LANG/messages.json`: the few sentences that the browser itself shows, from the core's catalogue.

use balise::lang::{Lang, manifest_messages};
use serde_json::{Map, Value, json};

use crate::trouble::{Outcome, While};

/// Directory and language. The first one is the manifest's default.
pub(crate) const LANGUAGES: [(&str, Lang); 2] = [("fr", Lang::Fr), ("en", Lang::En)];

/// The file's content.
pub(crate) fn messages(lang: Lang) -> Outcome<String> {
    let messages: Map<String, Value> = manifest_messages(lang)
        .into_iter()
        // `$` opens a placeholder in this format: a plain one is doubled.
        .map(|(key, text)| (key.to_owned(), json!({ "message": text.replace('$', "$$") })))
        .collect();
    let json =
        serde_json::to_string_pretty(&messages).while_doing(|| format!("write the messages in {}", lang.tag()))?;
    Ok(json + "\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LANGUAGES, manifest_messages};
    use crate::browsers::{Browser, Reach};

    #[test]
    fn every_language_has_what_the_manifest_names() {
        let manifest = crate::manifest::manifest(Browser::Chromium, Reach::Published).unwrap();
        assert_eq!(manifest["default_locale"], LANGUAGES[0].0);
        let text = manifest.to_string();
        let named: BTreeSet<&str> = text.split("__MSG_").skip(1).map(|rest| rest.split("__").next().unwrap()).collect();
        for (name, lang) in LANGUAGES {
            let messages = manifest_messages(lang);
            let there: BTreeSet<&str> = messages.iter().map(|(key, _)| *key).collect();
            assert_eq!(there, named, "{name}");
            assert!(messages.iter().all(|(_, text)| !text.trim().is_empty()), "{name}");
        }
    }

    /// The strictest store's limits: 45 characters for the name (Firefox), 132 for the description (Chrome).
    #[test]
    fn texts_fit_the_stores() {
        for (name, lang) in LANGUAGES {
            for (key, text) in manifest_messages(lang) {
                let most = if key == "extensionName" { 45 } else { 132 };
                assert!(text.chars().count() <= most, "{key} in {name}: over {most} characters");
            }
        }
    }
}
