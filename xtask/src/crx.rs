//! The signed package of Chromium, CRX3. Format: `crx3.proto` and `crx_verifier.cc` in Chromium's components/crx_file
//! (read in 2026): "Cr24", version 3, length of the header, the header (protobuf), then the zip. What is signed is
//! a fixed prefix, the length of the signed header, the signed header (the extension's id), and the zip.

use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::EncodePublicKey;
use rsa::sha2::{Digest, Sha256};
use rsa::signature::{SignatureEncoding, Signer};
use rsa::{RsaPrivateKey, RsaPublicKey};

use crate::trouble::{Outcome, While};

const MAGIC: &[u8] = b"Cr24";
const VERSION: u32 = 3;
const SIGNED_PREFIX: &[u8] = b"CRX3 SignedData\x00";

// Field numbers of `CrxFileHeader`, `AsymmetricKeyProof` and `SignedData`.
const SHA256_WITH_RSA: u32 = 2;
const SIGNED_HEADER_DATA: u32 = 10_000;
const PROOF_PUBLIC_KEY: u32 = 1;
const PROOF_SIGNATURE: u32 = 2;
const CRX_ID: u32 = 1;

/// Wraps a zip.
pub(crate) fn sign(zip: &[u8], key: &RsaPrivateKey) -> Outcome<Vec<u8>> {
    let public = der(&key.to_public_key())?;
    let signed_header = field(CRX_ID, &raw_id(&public));

    let mut message = SIGNED_PREFIX.to_vec();
    message.extend(length(&signed_header)?);
    message.extend(&signed_header);
    message.extend(zip);
    let signature = SigningKey::<Sha256>::new(key.clone()).try_sign(&message).while_doing(|| "sign".to_owned())?;

    let proof = [field(PROOF_PUBLIC_KEY, &public), field(PROOF_SIGNATURE, &signature.to_vec())].concat();
    let header = [field(SHA256_WITH_RSA, &proof), field(SIGNED_HEADER_DATA, &signed_header)].concat();

    let mut package = MAGIC.to_vec();
    package.extend(VERSION.to_le_bytes());
    package.extend(length(&header)?);
    package.extend(header);
    package.extend(zip);
    Ok(package)
}

/// The key as manifests and ids know it: SubjectPublicKeyInfo, DER.
pub(crate) fn der(key: &RsaPublicKey) -> Outcome<Vec<u8>> {
    let document = key.to_public_key_der().while_doing(|| "write the public key".to_owned())?;
    Ok(document.into_vec())
}

/// The extension's id: the first 16 bytes of the key's SHA-256, each half byte a letter from `a` to `p`.
pub(crate) fn id(public_der: &[u8]) -> String {
    raw_id(public_der).iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(b'a' + half)).collect()
}

fn raw_id(public_der: &[u8]) -> Vec<u8> {
    Sha256::digest(public_der)[..16].to_vec()
}

fn length(bytes: &[u8]) -> Outcome<[u8; 4]> {
    let length = u32::try_from(bytes.len()).while_doing(|| "sign a package this large".to_owned())?;
    Ok(length.to_le_bytes())
}

/// A protobuf field of bytes: tag, length, content.
fn field(number: u32, content: &[u8]) -> Vec<u8> {
    const BYTES: u64 = 2;
    let mut encoded = varint(u64::from(number) << 3 | BYTES);
    encoded.extend(varint(content.len() as u64));
    encoded.extend(content);
    encoded
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut encoded = Vec::new();
    while value >= 0x80 {
        encoded.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    encoded.push(value as u8);
    encoded
}

#[cfg(test)]
mod tests {
    use rsa::RsaPrivateKey;
    use rsa::pkcs1v15::{Signature, VerifyingKey};
    use rsa::pkcs8::DecodePublicKey;
    use rsa::sha2::Sha256;
    use rsa::signature::Verifier;

    use super::{der, id, sign, varint};

    #[test]
    fn varints() {
        assert_eq!(varint(1), [1]);
        assert_eq!(varint(300), [0xac, 0x02]);
        assert_eq!(varint(80_002), [0x82, 0xf1, 0x04]);
    }

    /// The id of the key in Chromium's own documentation of the format would do, but none is given: the rule is checked
    /// against the digest of nothing, which is known (e3b0c44298fc1c149afbf4c8996fb924…).
    #[test]
    fn id_is_the_digest_in_letters() {
        assert_eq!(id(b""), "odlameecjipmbmbejkplpemijjgpljce");
    }

    /// Takes a package apart as a browser does: by the lengths it states.
    #[test]
    fn the_signature_holds() {
        let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 1024).unwrap();
        let zip = b"PK stands for a zip";
        let package = sign(zip, &key).unwrap();
        assert_eq!(&package[..8], b"Cr24\x03\0\0\0");
        let header_length = u32::from_le_bytes(package[8..12].try_into().unwrap()) as usize;
        let (header, content) = package[12..].split_at(header_length);
        assert_eq!(content, zip);

        let public = der(&key.to_public_key()).unwrap();
        let at = |needle: &[u8]| header.windows(needle.len()).position(|window| window == needle).unwrap();
        let after_key = at(&public) + public.len();
        // Tag 0x12 (field 2, bytes), length 128 as a varint, the signature.
        assert_eq!(header[after_key..after_key + 3], [0x12, 0x80, 0x01]);
        let signature = &header[after_key + 3..after_key + 3 + 128];
        let signed_header = &header[after_key + 3 + 128 + 4..];
        assert_eq!(signed_header.len(), 18);

        let mut message = b"CRX3 SignedData\0".to_vec();
        message.extend(18u32.to_le_bytes());
        message.extend(signed_header);
        message.extend(zip);
        let verifier = VerifyingKey::<Sha256>::new(rsa::RsaPublicKey::from_public_key_der(&public).unwrap());
        verifier.verify(&message, &Signature::try_from(signature).unwrap()).unwrap();
    }
}
