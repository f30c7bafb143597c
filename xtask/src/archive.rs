//! Archives that are the same byte for byte each time: files sorted, one fixed date, no trace of the machine.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::paths::{files, read_bytes, slashed};
use crate::trouble::{Outcome, While};

/// Files by their path in the archive, in the order they are written.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Everything below a directory.
pub(crate) fn tree(directory: &Path) -> Outcome<Tree> {
    files(directory)?.into_iter().map(|file| Ok((slashed(&file), read_bytes(&directory.join(&file))?))).collect()
}

/// A zip, which an .xpi is too and a .crx holds.
pub(crate) fn zip(tree: &Tree) -> Outcome<Vec<u8>> {
    let doing = || "write an archive".to_owned();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The format's first day, 1 January 1980: it has no word for "no date".
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in tree {
        writer.start_file(name.as_str(), options).while_doing(doing)?;
        writer.write_all(content).while_doing(doing)?;
    }
    Ok(writer.finish().while_doing(doing)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{Tree, zip};

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let tree = Tree::from([("b/c.js".to_owned(), b"c".repeat(100)), ("a.js".to_owned(), b"a".to_vec())]);
        let once = zip(&tree).unwrap();
        assert_eq!(once, zip(&tree.clone()).unwrap());
        assert!(once.starts_with(b"PK\x03\x04"));
        let archive = zip::ZipArchive::new(std::io::Cursor::new(once)).unwrap();
        let names: Vec<_> = archive.file_names().map(|name| name.unwrap()).collect();
        assert_eq!(names, ["a.js", "b/c.js"]);
    }
}
