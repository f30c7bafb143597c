//! The views that the page's part needs when it can ask nobody: generated as TypeScript, so that their words come from the
//! core's catalogue like all others.

/// The content of `extension/content/generated/fallback.ts`. What is the same in each dialog stands there once.
#[cfg(feature = "ts")]
pub fn typescript() -> String {
    use balise::lang::Lang;
    use balise::verdict::fallback;
    use serde_json::{Map, Value};

    const MOMENTS: [&str; 2] = ["paste", "send"];
    const DIALOGS: [&str; 3] = ["unreachable", "orphaned", "unplaced"];
    /// Sorts before every name; becomes the spread.
    const MARK: &str = "@";

    // Strings without line breaks and without functions: these cannot fail to become JSON.
    let value = |lang| serde_json::to_value(fallback(lang)).unwrap_or_default();
    let mut views = [("fr", value(Lang::Fr)), ("en", value(Lang::En))];
    let mut alike: Map<String, Value> = views[0].1[MOMENTS[0]][DIALOGS[0]].as_object().cloned().unwrap_or_default();
    for (_, view) in &views {
        for (moment, dialog) in MOMENTS.iter().flat_map(|moment| DIALOGS.map(|dialog| (*moment, dialog))) {
            alike.retain(|key, value| view[moment][dialog].get(key) == Some(value));
        }
    }
    for (_, view) in &mut views {
        for (moment, dialog) in MOMENTS.iter().flat_map(|moment| DIALOGS.map(|dialog| (*moment, dialog))) {
            if let Some(dialog) = view[moment][dialog].as_object_mut() {
                dialog.retain(|key, _| !alike.contains_key(key));
                dialog.insert(MARK.to_owned(), Value::Null);
            }
        }
    }
    let json = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default();
    let views: String = views.iter().map(|(lang, view)| format!("\"{lang}\": {},\n", json(view))).collect();
    format!(
        "// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.\n\
         import type {{ DialogView, FallbackView }} from \"./messages\";\n\n\
         const ALIKE: Pick<DialogView, {}> = {};\n\n\
         export const FALLBACK: Record<\"fr\" | \"en\", FallbackView> = {{\n{}}};\n",
        alike.keys().map(|key| format!("{key:?}")).collect::<Vec<_>>().join(" | "),
        json(&Value::Object(alike.clone())),
        views.replace(&format!("\"{MARK}\": null"), "...ALIKE"),
    )
}

/// The content of `extension/content/generated/fallback-files.ts`.
#[cfg(feature = "ts")]
pub fn typescript_files() -> String {
    use balise::lang::Lang;
    use balise::verdict::fallback_files;

    let value = |lang| serde_json::to_string_pretty(&fallback_files(lang)).unwrap_or_default();
    format!(
        "// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.\n\
         import type {{ FallbackMomentView }} from \"./messages\";\n\n\
         export const FALLBACK_FILES: Record<\"fr\" | \"en\", FallbackMomentView> = {{\n\"fr\": {},\n\"en\": {},\n}};\n",
        value(Lang::Fr),
        value(Lang::En),
    )
}
