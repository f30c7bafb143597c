//! Values that the policy leaves alone.

use std::collections::BTreeSet;

use crate::text::fold::Folded;

/// A list of values, without what their writings differ by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Allowed {
    values: BTreeSet<Vec<u8>>,
    /// Hosts, with the at sign before them, whose e-mail addresses are all left alone.
    hosts: Vec<Vec<u8>>,
}

impl Allowed {
    pub(crate) fn new<'v>(values: impl IntoIterator<Item = &'v str>) -> Self {
        let mut allowed = Self::default();
        for value in values {
            let plain = plain(value);
            if value.trim_start().starts_with('@') {
                allowed.hosts.push(plain);
            } else if !plain.is_empty() {
                allowed.values.insert(plain);
            }
        }
        allowed
    }

    /// Whether a value found is one of them.
    pub(crate) fn holds(&self, value: &str) -> bool {
        if self.values.is_empty() && self.hosts.is_empty() {
            return false;
        }
        let plain = plain(value);
        let at = plain.iter().position(|byte| *byte == b'@').unwrap_or(plain.len());
        self.values.contains(&plain)
            || plain.get(at..).is_some_and(|host| !host.is_empty() && self.hosts.iter().any(|known| known == host))
    }
}

/// Letters and digits in small letters, and the at sign.
fn plain(value: &str) -> Vec<u8> {
    let folded = Folded::new(value);
    let kept = folded.bytes().iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte == b'@' || **byte >= 0x80);
    kept.map(u8::to_ascii_lowercase).collect()
}
