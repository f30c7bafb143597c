//! What is encrypted with no password: printing or copying is restricted, and everybody may read it.

use super::object::{Dict, Object};
use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// What passwords are filled up with (ISO 32000-1, 7.6.3.3).
const FILL: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cipher {
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// A file's key.
pub(super) struct Key {
    key: Vec<u8>,
    strings: Cipher,
    streams: Cipher,
    /// XMP is encrypted as well.
    metadata: bool,
}

impl Key {
    /// Of the empty password; none: it wants another, or encrypts in a way that is not known.
    pub(super) fn of(dict: &Dict, id: &[u8], resolve: &dyn Fn(&Object) -> Object) -> Option<Self> {
        let number = |key| resolve(dict.get(key)).number();
        if resolve(dict.get("Filter")).name() != b"Standard" {
            return None;
        }
        let (version, revision) = (number("V")? as u32, number("R")? as u32);
        let metadata = resolve(dict.get("EncryptMetadata")) != Object::Bool(false);
        let [owner, user] = ["O", "U"].map(|key| resolve(dict.get(key)).bytes().map(<[u8]>::to_vec));
        let (owner, user) = (owner?, user?);
        let cipher = |of: &str| -> Option<Cipher> {
            let name = resolve(dict.get(of));
            if matches!(name.name(), b"" | b"Identity") {
                return Some(Cipher::None);
            }
            let filters = resolve(dict.get("CF"));
            let filter = resolve(filters.dict()?.get(str::from_utf8(name.name()).ok()?));
            match resolve(filter.dict()?.get("CFM")).name() {
                b"V2" => Some(Cipher::Rc4),
                b"AESV2" => Some(Cipher::Aes128),
                b"AESV3" => Some(Cipher::Aes256),
                b"None" => Some(Cipher::None),
                _ => None,
            }
        };
        let (strings, streams) = match version {
            1 | 2 => (Cipher::Rc4, Cipher::Rc4),
            4 | 5 => (cipher("StrF")?, cipher("StmF")?),
            _ => return None,
        };
        let key = if revision >= 5 {
            let packed = resolve(dict.get("UE"));
            key_of_256(&user, packed.bytes()?, revision)?
        } else {
            let bits = if version == 1 {
                40
            } else {
                number("Length").map_or(if version == 4 { 128 } else { 40 }, |bits| bits as usize)
            };
            let length = if version == 4 { 16 } else { (bits / 8).clamp(5, 16) };
            let permissions = number("P")? as i64 as u32;
            key_of_128(&owner, &user, permissions, id, length, revision, metadata)?
        };
        Some(Self { key, strings, streams, metadata })
    }

    /// Decrypts all strings of an object.
    pub(super) fn strings(&self, id: (u32, u16), object: &mut Object) {
        match object {
            Object::String(bytes) => *bytes = self.decrypt(self.strings, id, bytes),
            // As deep as the lexer went.
            Object::Array(array) => array.iter_mut().for_each(|object| self.strings(id, object)),
            Object::Dict(dict) => dict.0.iter_mut().for_each(|(_, object)| self.strings(id, object)),
            _ => {}
        }
    }

    /// Decrypts a stream; none: it is not encrypted.
    pub(super) fn stream(&self, id: (u32, u16), dict: &Dict, bytes: &[u8]) -> Option<Vec<u8>> {
        let open = match dict.get("Type").name() {
            b"XRef" => true,
            b"Metadata" => !self.metadata,
            _ => false,
        };
        let filter = dict.get("Filter");
        let own = filter.name() == b"Crypt" || filter.array().first().is_some_and(|first| first.name() == b"Crypt");
        (!open && !own && self.streams != Cipher::None).then(|| self.decrypt(self.streams, id, bytes))
    }

    fn decrypt(&self, cipher: Cipher, (number, generation): (u32, u16), bytes: &[u8]) -> Vec<u8> {
        if cipher == Cipher::None {
            return bytes.to_vec();
        }
        if cipher == Cipher::Aes256 {
            return Aes256::new_from_slice(&self.key).map_or_else(|_| Vec::new(), |aes| chained(&aes, bytes));
        }
        let mut hash = Md5::new();
        hash.update(&self.key);
        hash.update(number.to_le_bytes().get(..3).unwrap_or_default());
        hash.update(generation.to_le_bytes());
        if cipher == Cipher::Aes128 {
            hash.update(b"sAlT");
        }
        let hash = hash.finalize();
        let key = hash.get(..(self.key.len() + 5).min(16)).unwrap_or_default();
        if cipher == Cipher::Rc4 {
            return rc4(key, bytes);
        }
        Aes128::new_from_slice(key).map_or_else(|_| Vec::new(), |aes| chained(&aes, bytes))
    }
}

/// Algorithms 2 and 6 of ISO 32000-1, 7.6.3.
fn key_of_128(
    owner: &[u8],
    user: &[u8],
    permissions: u32,
    id: &[u8],
    length: usize,
    revision: u32,
    metadata: bool,
) -> Option<Vec<u8>> {
    let mut hash = Md5::new();
    hash.update(FILL);
    hash.update(owner.get(..32)?);
    hash.update(permissions.to_le_bytes());
    hash.update(id);
    if revision >= 4 && !metadata {
        hash.update([0xff; 4]);
    }
    let mut hash = hash.finalize();
    if revision >= 3 {
        for _ in 0..50 {
            hash = Md5::digest(hash.get(..length)?);
        }
    }
    let key = hash.get(..length)?.to_vec();
    let is = if revision >= 3 {
        let mut check = Md5::new();
        check.update(FILL);
        check.update(id);
        let mut check = check.finalize().to_vec();
        for round in 0..20 {
            let turned: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
            check = rc4(&turned, &check);
        }
        user.get(..16)? == check
    } else {
        user.get(..32)? == rc4(&key, &FILL)
    };
    is.then_some(key)
}

/// Algorithms 2.A and 11 of ISO 32000-2, 7.6.4.
fn key_of_256(user: &[u8], packed: &[u8], revision: u32) -> Option<Vec<u8>> {
    let hash = |salt: &[u8]| if revision == 5 { Some(Sha256::digest(salt).to_vec()) } else { hardened(salt) };
    if hash(user.get(32..40)?)? != user.get(..32)? {
        return None;
    }
    let aes = Aes256::new_from_slice(&hash(user.get(40..48)?)?).ok()?;
    let key = chained_from(&aes, [0; 16], packed.get(..32)?);
    Some(key)
}

/// Algorithm 2.B of ISO 32000-2, of the empty password.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut hash = Sha256::digest(salt).to_vec();
    for round in 0.. {
        let mut text = hash.repeat(64);
        let aes = Aes128::new_from_slice(hash.get(..16)?).ok()?;
        let mut last: [u8; 16] = hash.get(16..32)?.try_into().ok()?;
        for block in text.as_chunks_mut::<16>().0 {
            for (byte, before) in block.iter_mut().zip(last) {
                *byte ^= before;
            }
            let mut inside = Array::from(*block);
            aes.encrypt_block(&mut inside);
            *block = inside.into();
            last = *block;
        }
        let of_three: u32 = text.iter().take(16).map(|byte| u32::from(*byte)).sum();
        hash = match of_three % 3 {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        if round >= 63 && u32::from(*text.last()?) <= round - 31 {
            break;
        }
    }
    hash.truncate(32);
    Some(hash)
}

/// AES in chained blocks; the first is where the chain begins, the last says how much of it is none.
fn chained(aes: &impl BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>, bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_first_chunk::<16>() else { return Vec::new() };
    let mut plain = chained_from(aes, *first, rest);
    let fill = plain.last().map_or(0, |last| usize::from(*last));
    if (1..=16).contains(&fill) {
        plain.truncate(plain.len().saturating_sub(fill));
    }
    plain
}

fn chained_from(
    aes: &impl BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>,
    mut last: [u8; 16],
    bytes: &[u8],
) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    for block in bytes.as_chunks::<16>().0 {
        let mut inside = Array::from(*block);
        aes.decrypt_block(&mut inside);
        plain.extend(inside.iter().zip(last).map(|(byte, before)| byte ^ before));
        last = *block;
    }
    plain
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut other = 0_u8;
    for (at, key) in (0..=255_u8).zip(key.iter().cycle()) {
        other = other.wrapping_add(state[usize::from(at)]).wrapping_add(*key);
        state.swap(usize::from(at), usize::from(other));
    }
    let (mut at, mut other) = (0_u8, 0_u8);
    let next = |byte: &u8| {
        at = at.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(at)]);
        state.swap(usize::from(at), usize::from(other));
        byte ^ state[usize::from(state[usize::from(at)].wrapping_add(state[usize::from(other)]))]
    };
    bytes.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_as_published() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xbb, 0xf3, 0x16, 0xe8, 0xd9, 0x40, 0xaf, 0x0a, 0xd3]);
    }
}
