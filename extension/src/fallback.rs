//! The views that the page's part needs when it can ask nobody: generated as TypeScript, so that their words come from the
//! core's catalogue like all others.

/// The content of `extension/content/generated/fallback.ts`.
#[cfg(feature = "ts")]
pub fn typescript() -> String {
    use balise::lang::Lang;
    use balise::verdict::fallback;

    // Strings without line breaks and without functions: these cannot fail to become JSON.
    let json = |lang| serde_json::to_string_pretty(&fallback(lang)).unwrap_or_default();
    format!(
        "// Generated from src/verdict/fallback.rs by `cargo xtask types --write`. Do not edit.\n\
         import type {{ FallbackView }} from \"./messages\";\n\n\
         export const FALLBACK: Record<\"fr\" | \"en\", FallbackView> = {{\n\"fr\": {},\n\"en\": {},\n}};\n",
        json(Lang::Fr),
        json(Lang::En)
    )
}
