//! Checksums of what is handed out, for `sha256sum -c`.

use std::collections::BTreeMap;

use rsa::sha2::{Digest, Sha256};

/// The file they stand in, beside what they are of.
pub(crate) const FILE: &str = "SHA256SUMS";

/// SHA-256 in hexadecimal, as every tool prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file, of checksums by name: a line each, two spaces between, as coreutils, BusyBox and macOS's `shasum` read it.
pub(crate) fn text(sums: &BTreeMap<String, String>) -> String {
    sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::process::Command;

    use super::{FILE, sha256, text};
    use crate::paths::{find_program, fresh, target, write};

    #[test]
    fn lines_are_sorted_and_of_the_known_form() {
        let sums = BTreeMap::from([("b.zip".to_owned(), sha256(b"abc")), ("a.xpi".to_owned(), sha256(b""))]);
        assert_eq!(
            text(&sums),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.xpi\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.zip\n"
        );
    }

    /// By the program that an administrator has; where there is none, the form above is all that can be checked.
    #[test]
    fn sha256sum_takes_it() {
        let Some(program) = find_program(&["sha256sum"]) else { return };
        let directory = target().join("tests/sums");
        fresh(&directory).unwrap();
        write(&directory.join("a.xpi"), b"abc").unwrap();
        write(&directory.join(FILE), text(&BTreeMap::from([("a.xpi".to_owned(), sha256(b"abc"))]))).unwrap();
        let check = || Command::new(&program).args(["--check", "--strict", FILE]).current_dir(&directory).output();
        assert!(check().unwrap().status.success());
        write(&directory.join("a.xpi"), b"abd").unwrap();
        assert!(!check().unwrap().status.success(), "a changed file passes");
    }
}
