//! Whether what was fetched may take the place of the last good list. Pure, and total on any bytes: whoever fetches says what it got, and keeps
//! what it had where this refuses.

use ed25519_compact::{PublicKey, Signature};

use super::{Categories, List, ListText, SiteCategory, WhyLeft};
use crate::lang::{self, Lang};
use crate::text::base64;

/// The largest list, in bytes: a million domains of a `hosts` file, and what a browser's background holds three times over without trouble.
pub const MOST_BYTES: usize = 32 << 20;
/// The most domains: the greatest list that both browsers were seen to take as a rule.
pub const MOST_DOMAINS: usize = 1_000_000;
/// How far down a list may say how many entries it has.
const HEADER: usize = 64;
/// The lines of a `hosts` file about the computer itself, which some count among the entries.
const OF_THE_COMPUTER: usize = 16;

/// What was fetched, and what it is held against.
pub struct Update<'a> {
    /// The list, as it came.
    pub bytes: &'a [u8],
    /// What stood at the same address followed by `.sig`: 64 bytes in base64.
    pub signature: Option<&'a [u8]>,
    /// The policy's key, 32 bytes in base64; none: the address is trusted.
    pub key: Option<&'a str>,
    /// What its sites are.
    pub category: SiteCategory,
    /// How many domains the last good one had.
    pub before: Option<usize>,
    /// What no list may name.
    pub guard: &'a dyn Fn(&str) -> bool,
    /// The ASCII form of a name that is not.
    pub to_ascii: &'a dyn Fn(&str) -> Option<String>,
}

/// A list that may be in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// As [`List::build`] makes it; all in the tier `block`, since the organisation chose it.
    pub list: Vec<u8>,
    /// How many domains are in it.
    pub count: usize,
    /// How many entries are not: not understood, a whole suffix, or guarded.
    pub left_out: usize,
}

/// Why the last good list stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More than [`MOST_BYTES`], or [`MOST_DOMAINS`].
    TooLarge,
    /// The policy's key is none.
    BadKey,
    /// The policy has a key, and there is no signature.
    NotSigned,
    /// The signature is not of this list by this key.
    WrongSignature,
    /// Not one domain.
    NoDomain,
    /// Fewer entries than it says, or a last line that was cut.
    Truncated,
    /// More than a tenth is not understood, or it is a page.
    NotAList,
    /// More than 30 % fewer domains than before, and nobody signed it.
    Shrunk,
}

impl Refused {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::TooLarge,
        Self::BadKey,
        Self::NotSigned,
        Self::WrongSignature,
        Self::NoDomain,
        Self::Truncated,
        Self::NotAList,
        Self::Shrunk,
    ];

    /// The word by which it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::BadKey => "bad_key",
            Self::NotSigned => "not_signed",
            Self::WrongSignature => "wrong_signature",
            Self::NoDomain => "no_domain",
            Self::Truncated => "truncated",
            Self::NotAList => "not_a_list",
            Self::Shrunk => "shrunk",
        }
    }

    /// By that word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refused| refused.name() == name)
    }

    /// What it is, and what to do.
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Self::TooLarge => lang::list_too_large(lang),
            Self::BadKey => lang::list_bad_key(lang),
            Self::NotSigned => lang::list_not_signed(lang),
            Self::WrongSignature => lang::list_wrong_signature(lang),
            Self::NoDomain => lang::list_no_domain(lang),
            Self::Truncated => lang::list_truncated(lang),
            Self::NotAList => lang::list_not_a_list(lang),
            Self::Shrunk => lang::list_shrunk(lang),
        }
    }
}

impl Update<'_> {
    /// The list, or why the last good one stays.
    pub fn judge(&self) -> Result<Accepted, Refused> {
        // Before anything is read of it.
        if self.bytes.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        self.verify()?;
        if is_page(self.bytes) {
            return Err(Refused::NotAList);
        }
        let ListText { mut domains, left, .. } = ListText::parse(self.bytes, self.to_ascii);
        let not_read = |why| matches!(why, WhyLeft::NotUnderstood | WhyLeft::NotADomain);
        let strange: usize = left.iter().filter(|left| not_read(left.why)).map(|left| left.count).sum();
        let left: usize = left.iter().map(|left| left.count).sum();
        let entries = domains.len() + left;
        if strange * 10 > entries {
            return Err(Refused::NotAList);
        }
        // Who signed it meant it so.
        if self.key.is_none() && (says_more(self.bytes, entries) || is_cut(self.bytes, self.to_ascii)) {
            return Err(Refused::Truncated);
        }
        domains.sort_unstable();
        domains.dedup();
        let read = domains.len();
        domains.retain(|domain| !(self.guard)(domain));
        let (count, guarded) = (domains.len(), read - domains.len());
        if count == 0 {
            return Err(Refused::NoDomain);
        }
        if count > MOST_DOMAINS {
            return Err(Refused::TooLarge);
        }
        if self.key.is_none() && self.before.is_some_and(|before| count.saturating_mul(10) < before.saturating_mul(7)) {
            return Err(Refused::Shrunk);
        }
        let block = Categories::from(self.category);
        let list = List::build(domains.into_iter().map(|domain| (domain, block, Categories::NONE)));
        Ok(Accepted { list, count, left_out: left + guarded })
    }

    fn verify(&self) -> Result<(), Refused> {
        let Some(key) = self.key else { return Ok(()) };
        let key = PublicKey::new(decoded(key.as_bytes()).ok_or(Refused::BadKey)?);
        let signature = self.signature.ok_or(Refused::NotSigned)?;
        let signature = Signature::new(decoded(signature).ok_or(Refused::WrongSignature)?);
        key.verify(self.bytes, &signature).map_err(|_| Refused::WrongSignature)
    }
}

/// The bytes of a text in base64 (RFC 4648, 4), of exactly so many; space around it is nobody's.
fn decoded<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    let text = text.trim_ascii();
    let signs = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    let whole = text.len() == N.div_ceil(3) * 4 && signs.len() == (N * 8).div_ceil(6);
    if !whole || !signs.iter().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'+' | b'/')) {
        return None;
    }
    base64::decoded(signs).collect::<Vec<u8>>().try_into().ok()
}

/// Whether it is a page, or data of another kind: a server's answer in place of a list.
fn is_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<") || text.starts_with(b"{")
}

/// Whether a list says in its header that it has more entries than are there.
fn says_more(bytes: &[u8], entries: usize) -> bool {
    let said = bytes.split(|byte| *byte == b'\n').take(HEADER).find_map(said_count).unwrap_or(0);
    entries + OF_THE_COMPUTER.min(said / 20) < said
}

/// How many entries a line of a header says there are: `! Count: 1,234`, `# Number of entries: 1234`.
fn said_count(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?.trim();
    let (name, value) = line.strip_prefix(['#', '!'])?.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    let known = [
        "count",
        "entries",
        "domains",
        "number of entries",
        "number of domains",
        "number of unique domains",
        "total number of domains",
    ];
    if !known.contains(&name.as_str()) {
        return None;
    }
    let mut digits = String::new();
    for char in value.trim().chars() {
        match char {
            '0'..='9' => digits.push(char),
            ',' | '\'' | '\u{a0}' | '\u{202f}' => {}
            _ => return None,
        }
    }
    digits.parse().ok()
}

/// Whether it ends in the middle of a line: without an end of line, and with no domain in what stands there.
fn is_cut(bytes: &[u8], to_ascii: &dyn Fn(&str) -> Option<String>) -> bool {
    let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    !ListText::parse(last, to_ascii).left.is_empty()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use ed25519_compact::{KeyPair, Seed};

    use super::*;

    /// Made for these tests, and for nothing else.
    fn pair(seed: u8) -> KeyPair {
        KeyPair::from_seed(Seed::new([seed; 32]))
    }

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for three in bytes.chunks(3) {
            let bits = three.iter().enumerate().fold(0u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
            for at in 0..4 {
                let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize] as char;
                text.push(if at <= three.len() { sign } else { '=' });
            }
        }
        text
    }

    struct Given<'a> {
        text: &'a [u8],
        signature: Option<String>,
        key: Option<String>,
        before: Option<usize>,
    }

    fn judge(given: &Given) -> Result<Accepted, Refused> {
        let guard = List::new(List::build(
            ["sante.example", "edu"].map(|name| (name.to_owned(), SiteCategory::Adult.into(), Categories::NONE)),
        ))
        .unwrap();
        Update {
            bytes: given.text,
            signature: given.signature.as_ref().map(String::as_bytes),
            key: given.key.as_deref(),
            category: SiteCategory::Gambling,
            before: given.before,
            guard: &|domain| guard.touches(domain),
            to_ascii: &|_| None,
        }
        .judge()
    }

    fn plain(text: &[u8]) -> Result<Accepted, Refused> {
        judge(&Given { text, signature: None, key: None, before: None })
    }

    /// So many made-up domains, a line each.
    fn made_up(count: usize) -> String {
        (0..count).map(|n| format!("site{n}.example\n")).collect()
    }

    #[test]
    fn a_good_list_is_in_force() {
        let text = "! Count: 4\n||jeux.example^\n0.0.0.0 pari.example\nwww.Pari.example\nhasard.example\n";
        let accepted = plain(text.as_bytes()).unwrap();
        assert_eq!((accepted.count, accepted.left_out), (4, 0));
        let list = List::new(accepted.list).unwrap();
        assert_eq!(list.len(), 4);
        let found = list.find("m.pari.example").unwrap();
        assert_eq!((found.block, found.warn), (SiteCategory::Gambling.into(), Categories::NONE));
    }

    #[test]
    fn a_guard_and_suffixes_are_left_out() {
        let text = "jeux.example\nsante.example\naide.sante.example\necole.edu\ncom\nqc.ca\nexample\njeux.example\n";
        let accepted = plain(text.as_bytes()).unwrap();
        assert_eq!((accepted.count, accepted.left_out), (1, 6));
        let list = List::new(accepted.list).unwrap();
        assert_eq!(list.find("sante.example"), None);
        assert_eq!(plain(b"sante.example\necole.edu\n"), Err(Refused::NoDomain));
    }

    #[test]
    fn each_refusal() {
        let html = b"  <!doctype html>\n<title>404</title>\n";
        let corrupt: Vec<u8> =
            made_up(50).bytes().enumerate().map(|(n, byte)| if n % 90 == 7 { 0xff } else { byte }).collect();
        let mostly = format!("{}a b\nc d\n", made_up(17));
        let whole = made_up(100);
        let announced = |said: &str| format!("# Title: x\n{said}\n{}", made_up(100)).into_bytes();
        for (text, expected) in [
            (b"".as_slice(), Refused::NoDomain),
            (b"\n\n# rien\n".as_slice(), Refused::NoDomain),
            (b"com\nnet\n".as_slice(), Refused::NoDomain),
            (b"127.0.0.1 localhost\n::1 localhost\n".as_slice(), Refused::NoDomain),
            (html.as_slice(), Refused::NotAList),
            (b"{\"error\": 1}".as_slice(), Refused::NotAList),
            (b"\x1f\x8b\x08\x00\x00\xff\xfe\x00\n\x80".as_slice(), Refused::NotAList),
            (corrupt.as_slice(), Refused::NotAList),
            (mostly.as_bytes(), Refused::NotAList),
            (b"example.com##.banner\n||pub.example^\n".as_slice(), Refused::NotAList),
            (&announced("# Entries: 1,000"), Refused::Truncated),
            (&announced("# Number of unique domains: 120"), Refused::Truncated),
            (&whole.as_bytes()[..whole.len() - 8], Refused::Truncated),
            (b"||pari.example^\n||hasard.example^\n||jeux.ex".as_slice(), Refused::NotAList),
        ] {
            let shown = String::from_utf8_lossy(&text[..text.len().min(60)]).into_owned();
            assert_eq!(plain(text), Err(expected), "{shown}");
        }
        // A little less than said is what others count otherwise; a last line without an end is usual.
        assert!(plain(&announced("! Count: 105")).is_ok());
        assert!(plain(&announced("! Count: 90")).is_ok());
        // Headers that say nothing we understand.
        assert!(plain(&announced("! Count: 101, or so")).is_ok());
        assert!(plain(&announced("! Count: 99999999999999999999999")).is_ok());
        assert!(plain(made_up(30).trim_end().as_bytes()).is_ok());
        let cut = format!("{}||jeux.ex", made_up(30));
        assert_eq!(plain(cut.as_bytes()), Err(Refused::Truncated));
    }

    #[test]
    fn what_is_too_large() {
        let mut text = made_up(10).into_bytes();
        text.resize(MOST_BYTES, b'\n');
        assert!(plain(&text).is_ok());
        text.push(b'\n');
        assert_eq!(plain(&text), Err(Refused::TooLarge));
        let many = made_up(MOST_DOMAINS + 1);
        assert!(many.len() < MOST_BYTES);
        assert_eq!(plain(many.as_bytes()), Err(Refused::TooLarge));
    }

    #[test]
    fn a_list_that_shrank() {
        let text = made_up(70);
        let with = |before| judge(&Given { text: text.as_bytes(), signature: None, key: None, before });
        assert!(with(Some(100)).is_ok());
        assert!(with(Some(3)).is_ok());
        assert_eq!(with(Some(101)), Err(Refused::Shrunk));
        assert_eq!(with(Some(usize::MAX)), Err(Refused::Shrunk));
        // Who signed it meant it so.
        let key = base64(&*pair(1).pk);
        let signature = Some(base64(&*pair(1).sk.sign(&text, None)));
        assert!(judge(&Given { text: text.as_bytes(), signature, key: Some(key), before: Some(1000) }).is_ok());
    }

    #[test]
    fn signatures() {
        let text = made_up(20);
        let good = base64(&*pair(1).sk.sign(&text, None));
        let key = base64(&*pair(1).pk);
        let other = base64(&*pair(2).sk.sign(&text, None));
        let of_other = base64(&*pair(1).sk.sign("autre", None));
        let with = |text: &str, signature: Option<&str>, key: &str| {
            let signature = signature.map(str::to_owned);
            judge(&Given { text: text.as_bytes(), signature, key: Some(key.to_owned()), before: None })
                .map(|accepted| accepted.count)
        };
        assert_eq!(with(&text, Some(&good), &key), Ok(20));
        assert_eq!(with(&text, Some(&format!(" {good}\r\n")), &key), Ok(20));
        assert_eq!(with(&text, None, &key), Err(Refused::NotSigned));
        for wrong in
            [&other, &of_other, "", "=", &good[..86], &good[..84], &format!("{good}A"), &key, "é", &"A".repeat(88)]
        {
            assert_eq!(with(&text, Some(wrong), &key), Err(Refused::WrongSignature), "{wrong}");
        }
        for place in (0..good.len()).step_by(5) {
            let mut bad = good.clone().into_bytes();
            bad[place] = if bad[place] == b'A' { b'B' } else { b'A' };
            assert_eq!(with(&text, Some(std::str::from_utf8(&bad).unwrap()), &key), Err(Refused::WrongSignature));
        }
        // Wrong before anything is said of what stands in it.
        for changed in ["", "<html>", &text[..40], &text.replace("site1.", "site1a.")] {
            assert_eq!(with(changed, Some(&good), &key), Err(Refused::WrongSignature));
        }
        assert_eq!(with(&text, Some(&good), &base64(&*pair(2).pk)), Err(Refused::WrongSignature));
        for bad in ["", "abc", &key[..43], &format!("{}\u{e9}", &key[..42]), &good] {
            assert_eq!(with(&text, Some(&good), bad), Err(Refused::BadKey), "{bad}");
        }
        // A key that is no point of the curve's great group signs everything: it is refused.
        assert_eq!(with(&text, Some(&base64(&[0; 64])), &base64(&[0; 32])), Err(Refused::WrongSignature));
        // The key of the guide: RFC 8032, 7.1, test 1, whose message is empty.
        let signature = "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv1E+vt4iQQo5tnrJvBRBAL";
        assert_eq!(
            with("", Some(&signature[..88]), "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
            Err(Refused::WrongSignature)
        );
    }

    #[test]
    fn any_bytes() {
        let signs = b"a.0|^$#![]:%/\n \r\t\xc3\xa9\xff-_@*Count: 12";
        let mut state = 7u32;
        for _ in 0..3000 {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) as usize
            };
            let text: Vec<u8> = (0..next() % 60).filter_map(|_| signs.get(next() % signs.len()).copied()).collect();
            if let Ok(accepted) = plain(&text) {
                assert_eq!(List::new(accepted.list).unwrap().len(), accepted.count);
                assert!(accepted.count > 0);
            }
        }
    }

    #[test]
    fn words_and_sentences() {
        for refused in Refused::ALL {
            assert_eq!(Refused::from_name(refused.name()), Some(refused));
            assert_ne!(refused.sentence(Lang::Fr), refused.sentence(Lang::En));
        }
        assert_eq!(Refused::from_name(""), None);
    }
}
