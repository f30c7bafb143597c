//! Where things are, and the few file operations that every verb needs, each failing with a sentence.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::trouble::{Outcome, Trouble, While};

/// The repository: the one that `cargo run` was called in, which says so in the environment. (Cargo may give two
/// checkouts with one target directory the same program: what was compiled in may name the other.)
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's working directory.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

pub(crate) fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).while_doing(|| format!("read {}", shown(path)))
}

pub(crate) fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).while_doing(|| format!("read {}", shown(path)))
}

/// Writes a file and the directories above it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).while_doing(|| format!("make {}", shown(parent)))?;
    }
    fs::write(path, content).while_doing(|| format!("write {}", shown(path)))
}

/// An empty directory at that place, whatever was there.
pub(crate) fn fresh(directory: &Path) -> Outcome {
    if directory.exists() {
        fs::remove_dir_all(directory).while_doing(|| format!("empty {}", shown(directory)))?;
    }
    fs::create_dir_all(directory).while_doing(|| format!("make {}", shown(directory)))
}

pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    write(to, read_bytes(from)?)
}

/// Says that a file was last written then.
pub(crate) fn date(path: &Path, then: SystemTime) -> Outcome {
    let dated = File::options().write(true).open(path).and_then(|file| file.set_modified(then));
    dated.while_doing(|| format!("date {}", shown(path)))
}

/// A whole directory at a place where there is none, with the dates and the rights of its files. It is there whole or not at all.
pub(crate) fn twin(from: &Path, to: &Path) -> Outcome {
    let part = to.with_added_extension("part");
    fresh(&part)?;
    for file in files(from)? {
        let (old, new) = (from.join(&file), part.join(&file));
        if let Some(parent) = new.parent() {
            fs::create_dir_all(parent).while_doing(|| format!("make {}", shown(parent)))?;
        }
        let copied = fs::copy(&old, &new).and_then(|_| fs::metadata(&old)?.modified());
        date(&new, copied.while_doing(|| format!("copy {}", shown(&old)))?)?;
    }
    fs::rename(&part, to).while_doing(|| format!("make {}", shown(to)))
}

/// Every file below a directory, as sorted paths relative to it: the same on every machine.
pub(crate) fn files(directory: &Path) -> Outcome<Vec<PathBuf>> {
    files_but(directory, &[])
}

/// The same without what has one of these names, at any depth, and what is in it.
pub(crate) fn files_but(directory: &Path, left_out: &[&str]) -> Outcome<Vec<PathBuf>> {
    fn walk(base: &Path, directory: &Path, left_out: &[&str], found: &mut Vec<PathBuf>) -> Outcome {
        let entries = fs::read_dir(directory).while_doing(|| format!("list {}", shown(directory)))?;
        for entry in entries {
            let path = entry.while_doing(|| format!("list {}", shown(directory)))?.path();
            if path.file_name().is_some_and(|name| left_out.iter().any(|each| name == *each)) {
                continue;
            }
            if path.is_dir() {
                walk(base, &path, left_out, found)?;
            } else if let Ok(relative) = path.strip_prefix(base) {
                found.push(relative.to_path_buf());
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(directory, directory, left_out, &mut found)?;
    found.sort();
    Ok(found)
}

/// A relative path with slashes, as manifests and archives want it.
pub(crate) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The path as a person knows it: from the root of the repository, if it is in there.
pub(crate) fn shown(path: &Path) -> String {
    match path.strip_prefix(root()) {
        Ok(inside) => slashed(inside),
        Err(_) => path.display().to_string(),
    }
}

/// The first of these programs that PATH knows.
pub(crate) fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        directories.iter().find_map(|directory| {
            let plain = directory.join(name);
            let suffixed = directory.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            [plain, suffixed].into_iter().find(|candidate| candidate.is_file())
        })
    })
}

/// Something that an earlier step leaves must be there.
pub(crate) fn must_exist(path: &Path, what_to_do: &str) -> Outcome {
    if path.exists() {
        return Ok(());
    }
    Err(Trouble::new(format!("{} is not there: {what_to_do}", shown(path))))
}
