//! Documents that the policy registers.

use super::index::{Index, LEAST};
use super::prints::{self, Salt};
use super::told;
use super::words::Words;
use crate::detect::Kind;
use crate::lang::Lang;
use crate::policy::{Bilingual, Policy, Registered};
use crate::text::base64;
use crate::verdict::Other;

/// Of so many fingerprints in a row one is kept.
const WINDOW: usize = 3;

/// Documents with one salt.
#[derive(Clone, Debug)]
struct Group {
    salt: Salt,
    names: Vec<Bilingual>,
    index: Index,
}

/// The documents that a policy registers, ready to be recognised.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    groups: Vec<Group>,
}

impl Documents {
    /// The documents of a policy.
    pub fn new(policy: &Policy) -> Self {
        let mut documents = Self::default();
        for document in &policy.documents {
            documents.add(document);
        }
        documents
    }

    fn add(&mut self, document: &Registered) {
        let mut salt = Salt::default();
        for (to, byte) in salt.iter_mut().zip(base64::decoded(document.salt.as_bytes())) {
            *to = byte;
        }
        let bytes: Vec<u8> = base64::decoded(document.prints.as_bytes()).collect();
        let mut numbers = bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four));
        let Some(words) = numbers.next() else { return };
        let at = self.groups.iter().position(|group| group.salt == salt).unwrap_or_else(|| {
            self.groups.push(Group { salt, names: Vec::new(), index: Index::default() });
            self.groups.len() - 1
        });
        let Some(group) = self.groups.get_mut(at) else { return };
        group.names.push(document.name.clone());
        // Their places are not kept: within a part, those of an even spread are near enough.
        let prints: Vec<u32> = numbers.collect();
        let spread = u64::from(words).saturating_sub(prints::WORDS as u64 - 1).max(prints.len() as u64);
        let count = prints.len().max(1) as u64;
        let place = |rank: usize| (rank as u64 * spread / count) as u32;
        let placed: Vec<(u32, u32)> = prints.iter().enumerate().map(|(rank, print)| (*print, place(rank))).collect();
        group.index.add((words as usize).max(prints.len()), placed.into_iter());
    }

    /// Whether the policy registers none.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// What of a text is one of the documents': which one, and how much of the text. In order and apart.
    pub fn others(&self, lang: Lang, text: &str) -> Vec<Other> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = Words::new(text);
        let mut parts = Vec::new();
        for group in &self.groups {
            let of =
                |place: usize| group.names.get(place).and_then(|name| name.get(lang)).unwrap_or_default().to_owned();
            let found = group.index.parts(&group.salt, &words, |_| true);
            parts.extend(found.into_iter().map(|part| (of(part.passage), part)));
        }
        told(&words, Kind::RegisteredDocument, parts)
    }
}

/// A document as a policy registers it; none where its text is too short to be recognised. The salt is to be drawn by chance; documents with
/// one salt are looked for together.
pub fn fingerprint(salt: &Salt, name: Bilingual, text: &str) -> Option<Registered> {
    let words = Words::new(text);
    if words.len() < LEAST {
        return None;
    }
    let all = prints::all(salt, &words.hashes);
    let mut bytes = (words.len() as u32).to_le_bytes().to_vec();
    for place in prints::winnowed(&all, WINDOW) {
        bytes.extend(all.get(place)?.to_le_bytes());
    }
    Some(Registered { name, salt: base64::encoded(salt), prints: base64::encoded(&bytes) })
}
