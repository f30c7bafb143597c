//! TypeScript declarations of what crosses between Rust and the page: made from the Rust types, committed so that
//! editors and reviewers see them, compared at each build.

use crate::paths::{root, write};
use crate::trouble::{Outcome, Trouble};

/// A committed file, and the Rust file it says the same as.
struct Declarations {
    file: &'static str,
    source: &'static str,
    text: fn() -> String,
}

const ALL: [Declarations; 3] = [
    Declarations {
        file: "extension/content/generated/messages.ts",
        source: "extension/src/messages.rs",
        text: balise_extension::messages::typescript,
    },
    Declarations {
        file: "extension/content/generated/fallback.ts",
        source: "extension/src/fallback.rs",
        text: balise_extension::fallback::typescript,
    },
    Declarations {
        file: "extension/content/generated/fallback-files.ts",
        source: "extension/src/fallback.rs",
        text: balise_extension::fallback::typescript_files,
    },
];

/// `cargo xtask types`.
pub(crate) fn main(arguments: lexopt::Parser) -> Outcome {
    let rewrite = crate::wants_write(arguments)?;
    if !rewrite {
        return check();
    }
    for declarations in &ALL {
        if differs(declarations) {
            write(&root().join(declarations.file), (declarations.text)())?;
            println!("{} written", declarations.file);
        }
    }
    Ok(())
}

/// Fails when a committed file is not what the Rust types say.
pub(crate) fn check() -> Outcome {
    match ALL.iter().find(|declarations| differs(declarations)) {
        None => Ok(()),
        Some(Declarations { file, source, .. }) => Err(Trouble::new(format!(
            "{file} does not say what {source} says: run `cargo xtask types --write` and commit the result"
        ))),
    }
}

/// Line ends aside: a checkout may have changed them.
fn differs(declarations: &Declarations) -> bool {
    let committed = std::fs::read_to_string(root().join(declarations.file)).unwrap_or_default();
    committed.replace("\r\n", "\n") != (declarations.text)()
}
