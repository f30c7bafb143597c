//! `balise fingerprint`: documents as a policy may register them, so that they are recognised and cannot be read back.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{Write as _, stderr};
use std::path::PathBuf;

use balise::files::{self, Limits};
use balise::lang::{self, Lang, unread};
use balise::lineage::{Salt, fingerprint};
use balise::policy::Bilingual;
use balise::text::base64;
use lexopt::Arg;
use serde_json::{Value, json};

use super::scan::bytes;
use super::{Ending, Failure, print, usage, value, wrong};

/// Runs the verb on the arguments after it: reads documents, prints the list `documents` of a policy.
pub(crate) fn run(mut parser: lexopt::Parser, lang: Lang) -> Result<Ending, Failure> {
    let (mut paths, mut names, mut salt) = (Vec::<PathBuf>::new(), Vec::<String>::new(), None);
    while let Some(argument) = parser.next().map_err(|error| usage(lang, error))? {
        match argument {
            Arg::Value(file) => paths.push(file.into()),
            Arg::Long("name") => names.push(value(&mut parser, lang, "--name")?.to_string_lossy().into_owned()),
            Arg::Long("salt") => {
                let text = value(&mut parser, lang, "--salt")?.to_string_lossy().into_owned();
                salt = Some(salt_of(&text).ok_or_else(|| wrong(lang, &lang::cli_bad_salt(lang)))?);
            }
            Arg::Long("lang") => drop(value(&mut parser, lang, "--lang")?),
            Arg::Long("help") | Arg::Short('h') => return print(&super::help(lang)),
            Arg::Long(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("--{name}")))),
            Arg::Short(name) => return Err(wrong(lang, &lang::cli_unknown_option(lang, &format!("-{name}")))),
        }
    }
    if paths.is_empty() {
        return Err(wrong(lang, &lang::cli_missing_argument(lang, if lang == Lang::Fr { "FICHIER" } else { "FILE" })));
    }
    if names.len() > paths.len() {
        return Err(wrong(lang, &lang::cli_many_names(lang)));
    }
    // One for all: documents with one salt are looked for together.
    let salt = salt.unwrap_or_else(by_chance);
    let mut names = names.into_iter();
    let mut entries: Vec<Value> = Vec::new();
    for path in &paths {
        let shown = path.display().to_string();
        let document = files::read(&shown, &bytes(lang, &shown, path)?, Limits::default(), &|| false)
            .map_err(|why| Failure(lang::cli_not_read(lang, &shown, &unread(lang, why))))?;
        let called = names.next().or_else(|| path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        let called = called.unwrap_or_else(|| shown.clone());
        let name = Bilingual { fr: Some(called.clone()), en: None };
        let entry =
            fingerprint(&salt, name, &document.text).ok_or_else(|| Failure(lang::cli_too_short(lang, &shown)))?;
        // What was not read of it will not be recognised: the person is told.
        for (_, why) in document.unread.iter().take(1) {
            let _ = writeln!(stderr(), "{}", lang::cli_part_unread(lang, &shown, &unread(lang, *why)));
        }
        entries.push(json!({ "name": called, "salt": entry.salt, "prints": entry.prints }));
    }
    print(&format!("{:#}", Value::from(entries)))
}

/// Sixteen bytes in base64.
fn salt_of(text: &str) -> Option<Salt> {
    let salt: Salt = base64::decoded(text.as_bytes()).collect::<Vec<u8>>().try_into().ok()?;
    (base64::encoded(&salt) == text).then_some(salt)
}

/// Of the chance with which the standard library begins its tables: the system's.
fn by_chance() -> Salt {
    let half = |number: u8| {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u8(number);
        hasher.finish().to_le_bytes()
    };
    let mut salt = Salt::default();
    for (to, byte) in salt.iter_mut().zip([half(0), half(1)].into_iter().flatten()) {
        *to = byte;
    }
    salt
}
