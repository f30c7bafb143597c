//! Private keys that sign .crx packages. None is ever in the repository: who hands out a package makes a key, keeps it,
//! and with it the package's id.

use std::path::{Path, PathBuf};

use rsa::RsaPrivateKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};

use crate::crx;
use crate::paths::{read, shown, write};
use crate::trouble::{Outcome, Trouble, While};

/// What Chromium's own packer makes.
const BITS: usize = 2048;

/// `cargo xtask key`.
pub(crate) fn main(mut arguments: lexopt::Parser) -> Outcome {
    let file = match arguments.next()? {
        Some(lexopt::Arg::Value(file)) => PathBuf::from(file),
        Some(other) => return Err(other.unexpected().into()),
        None => {
            return Err(Trouble::new("name the file to write the private key to: `cargo xtask key FILE`"));
        }
    };
    crate::no_arguments(arguments)?;
    if file.exists() {
        return Err(Trouble::new(format!(
            "{} is there already: name another file, a lost key is a lost extension id",
            shown(&file)
        )));
    }
    let key = generate(&file)?;
    println!("{}: keep it secret and safe. Extension id: {}", shown(&file), id(&key)?);
    Ok(())
}

/// A new key, in a file that only its owner may read.
pub(crate) fn generate(file: &Path) -> Outcome<RsaPrivateKey> {
    let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, BITS).while_doing(|| "make a private key".to_owned())?;
    let pem = key.to_pkcs8_pem(LineEnding::LF).while_doing(|| "write the private key".to_owned())?;
    write(file, "")?;
    owner_only(file)?;
    write(file, pem.as_bytes())?;
    Ok(key)
}

/// Reads a PEM as OpenSSL, Chromium's packer, Node.js or [`generate`] write it.
pub(crate) fn load(file: &Path) -> Outcome<RsaPrivateKey> {
    let pem = read(file)?;
    RsaPrivateKey::from_pkcs8_pem(&pem).map_err(|error| {
        Trouble::new(format!(
            "{} is no RSA private key in PEM form ({error}): make one with `cargo xtask key FILE`",
            shown(file)
        ))
    })
}

/// The extension id that comes with a key.
pub(crate) fn id(key: &RsaPrivateKey) -> Outcome<String> {
    Ok(crx::id(&crx::der(&key.to_public_key())?))
}

#[cfg(unix)]
fn owner_only(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))
        .while_doing(|| format!("keep {} from others", shown(file)))
}

#[cfg(not(unix))]
fn owner_only(_file: &Path) -> Outcome {
    Ok(())
}

#[cfg(test)]
mod tests {
    use base64::Engine;

    use crate::browsers::{Browser, Reach};
    use crate::crx;

    /// The id that docs, policies and tests may write down.
    #[test]
    fn unpacked_id_is_fixed() {
        let manifest = crate::manifest::manifest(Browser::Chromium, Reach::Published).unwrap();
        let key = base64::engine::general_purpose::STANDARD.decode(manifest["key"].as_str().unwrap()).unwrap();
        assert_eq!(crx::id(&key), "fkkbdmpjjpmahdjieplpilkjealadgkk");
    }
}
