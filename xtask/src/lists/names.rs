//! Names of domains: how they are written, what covers what, which are popular.

use std::collections::HashSet;

/// Names, each with everything under it, that no list may name.
#[derive(Default)]
pub(super) struct Guard {
    names: HashSet<String>,
    /// The names above them: a list that names one would close what is guarded.
    above: HashSet<String>,
}

impl Guard {
    pub(super) fn extend(&mut self, names: impl IntoIterator<Item = String>) {
        for name in names {
            self.above.extend(above(&name).map(str::to_owned));
            self.names.insert(name);
        }
    }

    /// The guarded name that a domain is, is under, or is above (then the domain itself).
    pub(super) fn meets<'d>(&self, domain: &'d str) -> Option<&'d str> {
        let over = std::iter::once(domain).chain(above(domain)).find(|name| self.names.contains(*name));
        over.or_else(|| self.above.contains(domain).then_some(domain))
    }
}

/// Names of popular sites, and those above them.
#[derive(Default)]
pub(super) struct Popular(HashSet<String>);

impl Popular {
    pub(super) fn add(&mut self, name: &str) {
        for name in std::iter::once(name).chain(above(name)) {
            if !self.0.contains(name) {
                self.0.insert(name.to_owned());
            }
        }
    }

    /// Whether it, or a host under it, is popular.
    pub(super) fn has(&self, domain: &str) -> bool {
        self.0.contains(domain)
    }
}

/// The names above a name, the nearest first.
pub(super) fn above(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('.').map(|(dot, _)| name.get(dot + 1..).unwrap_or_default())
}

/// What is wrong with how a name is written.
pub(super) fn written(name: &str) -> Option<&'static str> {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(sign) && !label.starts_with('-') && !label.ends_with('-')
    };
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Some("has capitals: write it in lower case")
    } else if !name.is_ascii() {
        Some("has letters that are not ASCII: write its form in punycode (xn--...)")
    } else if name.len() > 253 || !name.split('.').all(label) {
        Some("is no name of a domain: write one alone, without a scheme, a port, a path or a dot at its end")
    } else if name.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit())) {
        Some("is a number or an IP address: write the name of a domain")
    } else {
        None
    }
}

/// Whether others register names under it: a suffix of the registries, or of a firm that lends names, by publicsuffix.org.
pub(super) fn is_suffix(name: &str) -> bool {
    psl::suffix_str(name) == Some(name)
}

/// Whether a name ends as the registries know it.
pub(super) fn has_known_ending(name: &str) -> bool {
    psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// Whether it is under a name that a firm lends to whoever asks.
pub(super) fn is_lent(name: &str) -> bool {
    psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Private))
}
