//! The texts that fuzzing begins with: the labelled ones, but those of the blind set, each a file.

use std::path::Path;

use crate::paths::{self, files, fresh, read, root, shown};
use crate::trouble::{Outcome, While as _};

#[derive(serde::Deserialize)]
struct File {
    #[serde(default)]
    case: Vec<Case>,
}

/// A labelled text; its labels do not matter here.
#[derive(serde::Deserialize)]
struct Case {
    text: String,
}

/// Writes the texts into `directory`, which holds nothing else then, and says how many.
pub(super) fn write(directory: &Path) -> Outcome<usize> {
    fresh(directory)?;
    let mut count = 0;
    for place in ["tests/corpus", "tests/testdata"] {
        for file in files(&root().join(place))? {
            let name = file.with_extension("").to_string_lossy().into_owned();
            // A text that breaks something is shown: the blind set would be blind no more.
            if name.starts_with("blind") || file.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let path = root().join(place).join(&file);
            let cases: File = toml::from_str(&read(&path)?).while_doing(|| format!("read {}", shown(&path)))?;
            for (number, case) in cases.case.iter().enumerate() {
                paths::write(&directory.join(format!("{name}-{number}")), &case.text)?;
                count += 1;
            }
        }
    }
    Ok(count)
}
