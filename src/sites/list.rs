//! A list of domains with their categories, as one block of bytes that is read where it lies: an automaton over the labels in
//! reversed order (`example.co.uk` is `uk.co.example.`), so that one walk from a host's last label finds every domain that covers
//! it. Exact: what it finds was put in. Eight bytes a domain or so (measured: 280,862 domains, 2.3 MB).

use std::borrow::Cow;
use std::fmt;

use fst::Streamer as _;

use super::{Categories, SiteCategory};

/// Domains with their categories, over the bytes that [`List::build`] made.
///
/// A domain covers its subdomains; one of a single label (`casino`) is a top-level domain that says it all. What is sure stands in the
/// tier `block`, what one source alone says in the tier `warn`.
///
/// ```
/// use balise::sites::{Categories, List, SiteCategory};
///
/// let games = Categories::from(SiteCategory::Games);
/// let list = List::new(List::build([("jeux.example".to_owned(), games, Categories::NONE)])).unwrap();
/// let listed = list.find("www.Jeux.example.").unwrap();
/// assert_eq!((listed.domain, listed.block), ("Jeux.example", games));
/// assert_eq!(list.find("mesjeux.example"), None);
/// ```
pub struct List {
    map: fst::raw::Fst<Cow<'static, [u8]>>,
}

/// What a list says of a host: all that the domains that cover it say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'h> {
    /// The longest of those domains, as it stands in the host that was asked about.
    pub domain: &'h str,
    /// What it surely is.
    pub block: Categories,
    /// What it may be.
    pub warn: Categories,
}

/// The bytes are no list, or not the ones that were made.
#[derive(Debug)]
pub struct NotAList(fst::Error);

impl fmt::Display for NotAList {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "not a list of sites: {}", self.0)
    }
}

impl std::error::Error for NotAList {}

/// Where the tier `warn` begins in a value.
const WARN: u32 = 16;

impl List {
    /// A list over its bytes. They are read once, against their checksum: of others than were made, a lookup could panic.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, NotAList> {
        let map = fst::raw::Fst::new(bytes.into()).map_err(NotAList)?;
        map.verify().map_err(NotAList)?;
        Ok(Self { map })
    }

    /// What it says of a host, written as browsers write it (capitals and a dot at the end do not matter).
    pub fn find<'h>(&self, host: &'h str) -> Option<Listed<'h>> {
        let host = host.strip_suffix('.').unwrap_or(host);
        let mut node = self.map.root();
        let mut value = fst::raw::Output::zero();
        let mut listed: Option<Listed> = None;
        let mut end = host.len();
        loop {
            // Only bytes that are no dots were cut at, and dots: these are borders of characters.
            let before = host.get(..end)?;
            let start = before.rfind('.').map_or(0, |dot| dot + 1);
            for byte in before.bytes().skip(start).chain([b'.']) {
                let Some(place) = node.find_input(byte.to_ascii_lowercase()) else { return listed };
                let transition = node.transition(place);
                value = value.cat(transition.out);
                node = self.map.node(transition.addr);
            }
            if node.is_final() {
                let (block, warn) = tiers(value.cat(node.final_output()).value());
                let (more, less) =
                    listed.map_or((Categories::NONE, Categories::NONE), |known| (known.block, known.warn));
                listed = Some(Listed { domain: host.get(start..)?, block: block | more, warn: warn | less });
            }
            if start == 0 {
                return listed;
            }
            end = start - 1;
        }
    }

    /// The bytes of a guard list, of what no list may name. What the sites are says nothing there.
    pub fn build_guard(domains: impl IntoIterator<Item = String>) -> Vec<u8> {
        Self::build(domains.into_iter().map(|name| (name, SiteCategory::ALL[0].into(), Categories::NONE)))
    }

    /// Whether it says something of a domain, or of a host under it: what a guard list asks, since closing a domain closes all under it.
    pub fn touches(&self, domain: &str) -> bool {
        let mut node = self.map.root();
        for label in domain.strip_suffix('.').unwrap_or(domain).rsplit('.') {
            for byte in label.bytes().chain([b'.']) {
                let Some(place) = node.find_input(byte.to_ascii_lowercase()) else { return false };
                node = self.map.node(node.transition(place).addr);
            }
            if node.is_final() {
                return true;
            }
        }
        // Something begins with all of it.
        true
    }

    /// Every domain in it with its own categories, in the order of its reversed labels.
    pub fn each(&self, mut visit: impl FnMut(&str, Categories, Categories)) {
        let mut stream = self.map.stream();
        while let Some((key, value)) = stream.next() {
            let Ok(key) = std::str::from_utf8(key) else { continue };
            let (block, warn) = tiers(value.value());
            visit(&turned(key.strip_suffix('.').unwrap_or(key)), block, warn);
        }
    }

    /// How many domains are in it.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The bytes of a list of these domains: in any order, what is said twice joined. The domains are taken as they are, but for capitals
    /// and a dot at the end; those that [`super::parse`] gives are fit to stand here.
    pub fn build(entries: impl IntoIterator<Item = (String, Categories, Categories)>) -> Vec<u8> {
        let entry = |(domain, block, warn): (String, Categories, Categories)| {
            let domain = domain.strip_suffix('.').unwrap_or(&domain).to_ascii_lowercase();
            (turned(&domain) + ".", u64::from(block.bits()) | u64::from(warn.bits()) << WARN)
        };
        let mut entries: Vec<(String, u64)> = entries.into_iter().map(entry).filter(|(key, _)| key != ".").collect();
        entries.sort_unstable();
        entries.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 |= if same { next.1 } else { 0 };
            same
        });
        // Sorted, without doubles, into memory: nothing here can fail.
        let mut builder = fst::raw::Builder::memory();
        for (key, value) in &entries {
            let _ = builder.insert(key, *value);
        }
        builder.into_inner().unwrap_or_default()
    }
}

impl fmt::Debug for List {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("List").field("len", &self.len()).finish()
    }
}

/// The labels of a name in the other order.
fn turned(name: &str) -> String {
    let mut turned = String::with_capacity(name.len() + 1);
    for label in name.rsplit('.') {
        if !turned.is_empty() {
            turned.push('.');
        }
        turned.push_str(label);
    }
    turned
}

/// The two tiers of a value.
fn tiers(value: u64) -> (Categories, Categories) {
    (Categories::from_bits(value as u16), Categories::from_bits((value >> WARN) as u16))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;
    use crate::sites::SiteCategory::{self, Adult, Gambling, Games, Social};

    const NONE: Categories = Categories::NONE;

    fn list(entries: &[(&str, &[SiteCategory], &[SiteCategory])]) -> List {
        let set = |all: &[SiteCategory]| all.iter().copied().collect();
        List::new(List::build(entries.iter().map(|(name, block, warn)| ((*name).to_owned(), set(block), set(warn)))))
            .unwrap()
    }

    fn sample() -> List {
        list(&[
            ("poker.co.uk", &[Gambling], &[]),
            ("casino", &[Gambling], &[]),
            ("jeux.casino", &[], &[Games]),
            ("Example.com.", &[Games], &[]),
            ("a.example.com", &[Adult], &[Social]),
            ("example.com", &[], &[Adult]),
            ("xn--jx-fka.example", &[Games], &[]),
        ])
    }

    #[test]
    fn domains_cover_their_subdomains_alone() {
        let list = sample();
        let check = |host: &str, expected: Option<(&str, &[SiteCategory], &[SiteCategory])>| {
            let found = list.find(host).map(|listed| {
                (listed.domain, listed.block.iter().collect::<Vec<_>>(), listed.warn.iter().collect::<Vec<_>>())
            });
            assert_eq!(found, expected.map(|(name, block, warn)| (name, block.to_vec(), warn.to_vec())), "{host}");
        };
        check("poker.co.uk", Some(("poker.co.uk", &[Gambling], &[])));
        check("WWW.Poker.CO.uk.", Some(("Poker.CO.uk", &[Gambling], &[])));
        check("casino", Some(("casino", &[Gambling], &[])));
        check("x.y.casino", Some(("casino", &[Gambling], &[])));
        check("www.jeux.casino", Some(("jeux.casino", &[Gambling], &[Games])));
        check("b.example.com", Some(("example.com", &[Games], &[Adult])));
        check("a.example.com", Some(("a.example.com", &[Games, Adult], &[Adult, Social])));
        check("xn--jx-fka.example", Some(("xn--jx-fka.example", &[Games], &[])));
        for other in [
            "",
            ".",
            "..",
            "co.uk",
            "uk",
            "oker.co.uk",
            "xpoker.co.uk",
            "poker.co.uk.example",
            "casino.com",
            "acasino",
            ".com",
            "example..com",
            "example.com..",
            "é.com",
            "jéux",
            "[::1]",
            "127.0.0.1",
            "\u{0}",
            "a.b.c.d.e.f.g",
        ] {
            check(other, None);
        }
        check(".casino", Some(("casino", &[Gambling], &[])));
        check("é.casino", Some(("casino", &[Gambling], &[])));
    }

    #[test]
    fn what_a_domain_touches() {
        let list = sample();
        for name in ["casino", "a.casino", "co.uk", "uk", "com", "example.com", "B.example.COM.", "poker.co.uk"] {
            assert!(list.touches(name), "{name}");
        }
        for name in ["xpoker.co.uk", "oker.co.uk", "ca", "acasino", "xexample.com", "."] {
            assert!(!list.touches(name), "{name}");
        }
        assert!(!List::new(List::build([])).unwrap().touches("example.com"));
    }

    #[test]
    fn each_says_what_was_put_in() {
        let list = sample();
        let mut all = Vec::new();
        list.each(|domain, block, warn| all.push((domain.to_owned(), block, warn)));
        let names: Vec<&str> = all.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(
            names,
            ["casino", "jeux.casino", "example.com", "a.example.com", "xn--jx-fka.example", "poker.co.uk"]
        );
        assert_eq!(list.len(), 6);
        assert_eq!(all.get(2), Some(&("example.com".to_owned(), Games.into(), Adult.into())));
        let bytes = List::build(all);
        assert_eq!(bytes, list.map.as_bytes(), "the same, byte for byte");
    }

    #[test]
    fn bytes_that_are_none_are_refused() {
        let good = List::build([("example.com".to_owned(), Games.into(), NONE)]);
        assert!(List::new(good.clone()).is_ok());
        for place in 0..good.len() {
            let mut bad = good.clone();
            if let Some(byte) = bad.get_mut(place) {
                *byte ^= 0x10;
            }
            assert!(List::new(bad).is_err(), "{place}");
            assert!(List::new(good.get(..place).unwrap().to_vec()).is_err(), "{place}");
        }
        let empty = List::new(List::build([])).unwrap();
        assert!(empty.is_empty());
        assert_eq!(empty.find("example.com"), None);
    }
}
