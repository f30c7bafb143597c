//! Filters of addresses, in the format that administrators know from Chrome's `URLBlocklist` and `URLAllowlist`:
//! `[scheme://][.]host[:port][/path][?query]`, and which of those that fit an address has the last word.
//!
//! The format: <https://support.google.com/chrome/a/answer/9942583> (read in November 2026). Where it is silent, as
//! Chromium does it (`components/url_matcher`, `components/policy/core/browser/url_list`): a host that is to fit exactly stands above
//! all others; the scheme and the port are held against the address, and weigh nothing; a token of the query is looked for anywhere to block, but
//! to allow, every token of that key must be that one, since many servers take the last.

use std::cmp::Reverse;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::address::{Address, default_port};
use crate::Policy;

/// Longest filter that is read, in bytes.
const LONGEST: usize = 2000;
/// Tokens of a query that an expression looks for in any order; of more, in the order they are written in.
const ANY_ORDER: usize = 3;

/// A filter of addresses.
///
/// ```
/// use balise::sites::{Address, Filters, UrlFilter};
///
/// let filter = |text| UrlFilter::parse(text, &|_| None).unwrap();
/// let filters = Filters::new(&[filter("exemple.quebec")], &[filter("exemple.quebec/avis")]);
/// let on = |path| filters.decide(&Address::from_parts("https", "www.exemple.quebec", None, path, ""));
/// assert_eq!(on("/jeux"), Some((false, "exemple.quebec")));
/// assert_eq!(on("/avis/3"), Some((true, "exemple.quebec/avis")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlFilter {
    written: String,
    scheme: String,
    host: String,
    exact: bool,
    port: Option<u16>,
    path: String,
    query: Vec<Token>,
}

/// What the query of an address must have.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    key: String,
    /// None: the key alone.
    value: Option<String>,
    /// The last of the two is only how it begins.
    begins: bool,
}

/// Why a text is no filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterProblem {
    /// There is no host, or more than a filter may hold.
    Length,
    /// The host is none.
    Host,
    /// An asterisk where it would stand for itself: `*.exemple.quebec`, `exemple.quebec/*`.
    Star,
    /// The port is none.
    Port,
}

/// How far a filter goes before others: the greatest of those that fit an address decides, and of equal ones, one that allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    exact: bool,
    host: usize,
    path: usize,
    tokens: usize,
}

impl UrlFilter {
    /// Reads a filter. `to_ascii` gives the ASCII form of a name that is not.
    pub fn parse(text: &str, to_ascii: &dyn Fn(&str) -> Option<String>) -> Result<Self, FilterProblem> {
        let written = text.trim();
        if written.is_empty() || written.len() > LONGEST {
            return Err(FilterProblem::Length);
        }
        let rest = written.split('#').next().unwrap_or_default();
        let mut filter = Self {
            written: written.to_owned(),
            scheme: String::new(),
            host: String::new(),
            exact: false,
            port: None,
            path: String::new(),
            query: Vec::new(),
        };
        if let Some(scheme) = rest.strip_suffix(":*").filter(|scheme| is_scheme(scheme) && !scheme.contains('.')) {
            filter.scheme = scheme.to_ascii_lowercase();
            return Ok(filter);
        }
        let rest = match rest.split_once("://") {
            Some((scheme, rest)) if is_scheme(scheme) => {
                filter.scheme = scheme.to_ascii_lowercase();
                rest
            }
            _ => rest,
        };
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let authority = authority.rsplit('@').next().unwrap_or_default();
        // A colon within brackets is the host's own.
        let colon = authority.rfind(':').filter(|colon| authority.rfind(']').is_none_or(|bracket| bracket < *colon));
        let (host, port) = authority.split_at(colon.unwrap_or(authority.len()));
        if let Some(port) = port.strip_prefix(':').filter(|port| !port.is_empty()) {
            let digits = port.bytes().all(|byte| byte.is_ascii_digit());
            let number = port.parse().ok().filter(|port| digits && *port > 0);
            filter.port = Some(number.ok_or(FilterProblem::Port)?);
        }
        if path.ends_with('*') {
            return Err(FilterProblem::Star);
        }
        if path != "/" {
            filter.path = encoded(path);
        }
        filter.query = query.split('&').filter(|token| !token.is_empty()).map(Token::of).collect();
        // A file has no host.
        if !(host == "*" || host.is_empty() && filter.scheme == "file") {
            (filter.host, filter.exact) = read_host(host, to_ascii)?;
        }
        Ok(filter)
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Its scheme; empty: any.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Its host, in ASCII; empty: any.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is of that host alone, and not of its subdomains: there is a dot before it, or it is an IP address.
    pub fn exact(&self) -> bool {
        self.exact
    }

    /// Its port; none: any.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// How the path must begin; empty: anyhow.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the query must have, as it is written: `key`, `key=value`, either with an asterisk where it is only how it begins.
    pub fn query(&self) -> impl Iterator<Item = String> {
        self.query.iter().map(|token| {
            let value = token.value.as_ref().map_or_else(String::new, |value| format!("={value}"));
            format!("{}{value}{}", token.key, if token.begins { "*" } else { "" })
        })
    }

    /// How far it goes before others.
    pub fn rank(&self) -> Rank {
        Rank { exact: self.exact, host: self.host.len(), path: self.path.len(), tokens: self.query.len() }
    }

    /// Whether it fits an address. `allow`: as one that allows.
    pub fn fits(&self, address: &Address, allow: bool) -> bool {
        let host = match self.exact {
            true => address.host == self.host,
            false => self.host.is_empty() || crate::platforms::covers(&self.host, &address.host),
        };
        // A page's own connections are of its scheme.
        let scheme = match (self.scheme.as_str(), address.scheme.as_str()) {
            ("", _) | ("http", "ws") | ("https", "wss") => true,
            (own, other) => own == other,
        };
        host && scheme
            && (self.port.is_none() || self.port == address.effective_port())
            && address.path.starts_with(&self.path)
            && self.query.iter().all(|token| token.is_in(&address.query, allow))
    }

    /// An expression over whole addresses as browsers write them, that fits those that the filter fits; group 1 is the host. None where the
    /// host says it all: a host with its subdomains, or all hosts.
    ///
    /// In RE2's syntax, for `declarativeNetRequest`; what it cannot say: a query is read as by a filter that blocks; more than three tokens are
    /// looked for in their order; a port that is a scheme's own, without a scheme, is taken for that scheme.
    pub fn regex(&self) -> Option<String> {
        let plain = self.scheme.is_empty() && self.port.is_none() && self.path.is_empty() && self.query.is_empty();
        if plain && !self.exact {
            return None;
        }
        let family = match (self.scheme.as_str(), self.port) {
            ("http", _) | ("", Some(80)) => "(?:http|ws)".to_owned(),
            ("https", _) | ("", Some(443)) => "(?:https|wss)".to_owned(),
            ("", _) => "[^:]+".to_owned(),
            (scheme, _) => escaped(scheme),
        };
        let host = match (self.host.is_empty(), self.exact) {
            (true, _) => r"[^/?#:@\[\]]+|\[[^/?#@\]]*\]".to_owned(),
            (false, true) => escaped(&self.host) + r"\.?",
            (false, false) => format!(r"(?:[^/?#:@]+\.)?{}\.?", escaped(&self.host)),
        };
        let port = match self.port {
            None => "(?::[0-9]*)?".to_owned(),
            // Browsers leave it out of the address where it is the scheme's own.
            Some(port) if [80, 443].contains(&port) && self.scheme.is_empty() => format!("(?::{port})?"),
            Some(port) if default_port(&self.scheme) == Some(port) => format!("(?::{port})?"),
            Some(port) => format!(":{port}"),
        };
        let path = escaped(&self.path);
        let rest = match (self.path.is_empty(), self.query.is_empty()) {
            (true, true) => "(?:[/?#].*)?$".to_owned(),
            (false, true) => format!("{path}.*"),
            (_, false) => {
                let path = if path.is_empty() { "/?" } else { &path };
                format!(r"{path}[^?#]*\?{}(?:[&#].*)?$", self.query_regex())
            }
        };
        Some(format!("^{family}://(?:[^/?#]*@)?({host}){port}{rest}"))
    }

    /// The tokens of the query, in any order.
    fn query_regex(&self) -> String {
        let tokens: Vec<String> = self.query.iter().map(Token::regex).collect();
        let orders = if tokens.len() > ANY_ORDER { vec![(0..tokens.len()).collect()] } else { orders(tokens.len()) };
        let sentence = |order: &Vec<usize>| {
            let words: Vec<&str> = order.iter().filter_map(|place| tokens.get(*place)).map(String::as_str).collect();
            // Whatever else stands before, and between.
            format!("(?:[^#]*&)?{}", words.join("&(?:[^#]*&)?"))
        };
        let all: Vec<String> = orders.iter().map(sentence).collect();
        if let [one] = all.as_slice() { one.clone() } else { format!("(?:{})", all.join("|")) }
    }
}

impl Token {
    fn of(text: &str) -> Self {
        let (text, begins) = match text.strip_suffix('*') {
            Some(text) => (text, true),
            None => (text, false),
        };
        let (key, value) = text.split_once('=').map_or((text, ""), |(key, value)| (key, value));
        let value = (!value.is_empty() || begins && text.ends_with('=')).then(|| encoded(value));
        Self { key: encoded(key), value, begins }
    }

    /// Whether a query has it; to allow, every token of its key must be it.
    fn is_in(&self, query: &str, allow: bool) -> bool {
        let mut found = false;
        for token in query.split('&') {
            let (key, value) = token.split_once('=').unwrap_or((token, ""));
            let (own, is) = match &self.value {
                Some(known) if self.begins => (key == self.key, value.starts_with(known.as_str())),
                Some(known) => (key == self.key, value == known),
                None if self.begins => (key.starts_with(&self.key), true),
                None => (key == self.key, value.is_empty()),
            };
            found |= own && is;
            if allow && own && !is {
                return false;
            }
        }
        found
    }

    fn regex(&self) -> String {
        let key = escaped(&self.key);
        let end = if self.begins { "[^&#]*" } else { "" };
        match &self.value {
            Some(value) => format!("{key}={}{end}", escaped(value)),
            None if self.begins => format!("{key}{end}"),
            None => format!("{key}=?"),
        }
    }
}

/// What blocks and what allows, together.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    /// From the first that has the word to the last.
    all: Vec<(bool, UrlFilter)>,
}

impl Filters {
    /// The most entries of each of a policy's lists that hold: as many as browsers take.
    pub const MOST: usize = 1000;

    /// The filters that block, and those that allow.
    pub fn new(block: &[UrlFilter], allow: &[UrlFilter]) -> Self {
        let allow = allow.iter().map(|filter| (true, filter.clone()));
        let mut all: Vec<(bool, UrlFilter)> = allow.chain(block.iter().map(|filter| (false, filter.clone()))).collect();
        // Of equal ones the order stays: what allows, then what was written first.
        all.sort_by_key(|(_, filter)| Reverse(filter.rank()));
        Self { all }
    }

    /// The filters of a policy. What is none is left out; `policy check` says it.
    pub fn of(policy: &Policy, to_ascii: &dyn Fn(&str) -> Option<String>) -> Self {
        let read = |list: &[String]| -> Vec<UrlFilter> {
            list.iter().take(Self::MOST).filter_map(|text| UrlFilter::parse(text, to_ascii).ok()).collect()
        };
        Self::new(&read(&policy.url_blocklist), &read(&policy.url_allowlist))
    }

    /// Whether an address is allowed, with the filter that says so as it was written. None: none fits.
    pub fn decide(&self, address: &Address) -> Option<(bool, &str)> {
        let (allow, filter) = self.all.iter().find(|(allow, filter)| filter.fits(address, *allow))?;
        Some((*allow, filter.written()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The filters, those that have the word before others first, with whether each allows.
    pub fn iter(&self) -> impl Iterator<Item = (bool, &UrlFilter)> {
        self.all.iter().map(|(allow, filter)| (*allow, filter))
    }
}

fn is_scheme(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic()) && text.bytes().all(sign)
}

/// The host of a filter, and whether it is that one alone.
fn read_host(text: &str, to_ascii: &dyn Fn(&str) -> Option<String>) -> Result<(String, bool), FilterProblem> {
    if text.contains('*') {
        return Err(FilterProblem::Star);
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        let address: Ipv6Addr = inner.parse().map_err(|_| FilterProblem::Host)?;
        return Ok((ipv6(address), true));
    }
    let (name, exact) = text.strip_prefix('.').map_or((text, false), |name| (name, true));
    let name = super::parse::name(name, to_ascii).ok_or(FilterProblem::Host)?;
    // Browsers take a last part in digits for an address, in whichever form; here, in the usual one.
    let digits = super::parse::is_number(name.rsplit('.').next().unwrap_or_default());
    match name.parse::<Ipv4Addr>() {
        Ok(_) => Ok((name, true)),
        Err(_) if digits => Err(FilterProblem::Host),
        Err(_) => Ok((name, exact)),
    }
}

/// An IPv6 address as addresses have it: never with the digits of an IPv4 address in it.
fn ipv6(address: Ipv6Addr) -> String {
    match address.to_ipv4_mapped() {
        Some(_) => {
            let [.., high, low] = address.segments();
            format!("[::ffff:{high:x}:{low:x}]")
        }
        None => format!("[{address}]"),
    }
}

/// A path or a part of a query as browsers write it.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>' | '`' | '{' | '}') {
            out.push(letter);
        } else {
            let mut buffer = [0; 4];
            letter.encode_utf8(&mut buffer).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    out
}

/// A text of ASCII in an expression, standing for itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Every order of so few things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for next in 0..count {
        let longer = |order: &Vec<usize>| {
            (0..=order.len())
                .map(|place| {
                    let mut order = order.clone();
                    order.insert(place, next);
                    order
                })
                .collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;
    use crate::sites::Address;

    fn filter(text: &str) -> UrlFilter {
        UrlFilter::parse(text, &crate::sites::to_ascii).unwrap()
    }

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    /// A filter fits these addresses and not those; and so does its expression, with the host as its group.
    fn check(text: &str, fits: &[&str], others: &[&str]) {
        let filter = filter(text);
        let regex = filter.regex().map(|regex| (regex_lite::Regex::new(&regex).unwrap(), regex));
        for (list, expected) in [(fits, true), (others, false)] {
            for each in list {
                assert_eq!(filter.fits(&address(each), false), expected, "{text} {each}");
                let Some((regex, source)) = &regex else { continue };
                let whole = url::Url::parse(each).unwrap();
                let found = regex.captures(whole.as_str());
                assert_eq!(found.is_some(), expected, "{text} {each} {source}");
                let host = found.and_then(|found| found.get(1).map(|group| group.as_str().to_owned()));
                assert_eq!(host.as_deref(), whole.host_str().filter(|_| expected), "{text} {each}");
            }
        }
    }

    #[test]
    fn hosts() {
        check(
            "example.com",
            &["https://example.com/", "http://www.Example.com./x?y", "wss://a.b.example.com:8443/"],
            &[
                "https://badexample.com/",
                "https://example.com.evil.test/",
                "https://evil.test/example.com",
                "https://example.com@evil.test/",
            ],
        );
        check(
            "http://.example.com",
            &["http://example.com/", "http://example.com./x"],
            &[
                "https://example.com/",
                "http://www.example.com/",
                "http://example.com.evil.test/",
                "http://example.com@evil.test/",
            ],
        );
        check(
            ".example.com",
            &["https://example.com/", "https://u:p@example.com:8/x?y", "https://evil.test@example.com/"],
            &[
                "https://www.example.com/",
                "https://evil.test/?u=https://example.com/",
                "https://evil.test/@example.com/",
                "https://evil.test/#@example.com/",
            ],
        );
        check("https://*", &["https://a.test/", "https://[2001:db8::1]/", "wss://a.test/"], &["http://a.test/"]);
        check(
            "https://*:8443",
            &["https://a.test:8443/", "https://[::1]:8443/x"],
            &["https://a.test/", "https://[::1]/"],
        );
        check("*", &["https://a.test/", "http://[::1]/"], &[]);
        check("HTTP:*", &["http://a.test/"], &["https://a.test/"]);
        check("été.example", &["https://été.example/", "https://WWW.xn--t-9fab.example/"], &["https://ete.example/"]);
        check(
            "10.0.0.1",
            &["http://10.0.0.1/", "http://0xa.1/", "http://167772161/"],
            &["http://110.0.0.1/", "http://a.10.0.0.1.test/"],
        );
        check(
            "[::FFFF:10.0.0.1]:8080",
            &["http://[::ffff:a00:1]:8080/"],
            &["http://[::ffff:a00:1]/", "http://[::1]:8080/"],
        );
        check("https://user:secret@example.com/a", &["https://example.com/a"], &["https://example.com/"]);
    }

    #[test]
    fn ports_paths_and_queries() {
        check(
            "https://example.com:443",
            &["https://example.com/", "https://a.example.com:443/"],
            &["https://example.com:8443/", "http://example.com/"],
        );
        check(
            "example.com:8080",
            &["http://example.com:8080/a", "https://example.com:8080/"],
            &["https://example.com/", "https://example.com:80/", "https://example.com:80808@evil.test/"],
        );
        check("example.com:443/a", &["https://example.com/ab"], &["http://example.com/a", "https://example.com/b"]);
        check(
            "example.com/Jeux",
            &["https://example.com/Jeux", "https://www.example.com:8/Jeuxvideo?x#y"],
            &[
                "https://example.com/jeux",
                "https://example.com/a/Jeux",
                "https://example.com/?/Jeux",
                "https://example.com/#/Jeux",
            ],
        );
        check("example.com/été (a)+b", &["https://example.com/%C3%A9t%C3%A9%20(a)+b/c"], &["https://example.com/ete"]);
        check("example.com/", &["https://example.com/", "https://example.com/a"], &["https://example.org/"]);
        check(
            "example.com/watch?v=1",
            &[
                "https://example.com/watch?v=1",
                "https://example.com/watch?a=2&v=1&v=2#x",
                "https://example.com/watcher?v=1",
            ],
            &[
                "https://example.com/watch?v=12",
                "https://example.com/watch?av=1",
                "https://example.com/watch",
                "https://example.com/?watch?v=1",
                "https://example.com/watch#?v=1",
            ],
        );
        check(
            "example.com/?v=1*",
            &["https://example.com/?v=12&a", "https://example.com/x?b&v=1"],
            &["https://example.com/?v=2", "https://example.com/?V=1"],
        );
        check(
            "example.com?a&b=2&c*",
            &["https://example.com/?cd=3&b=2&a", "https://example.com/?x&a&y&b=2&z&c"],
            &["https://example.com/?a&b=2", "https://example.com/?a&b=3&c"],
        );
        check(
            "?a".to_owned().replace('?', "example.com?").as_str(),
            &["https://example.com/?a", "https://example.com/?b&a="],
            &["https://example.com/?a=1", "https://example.com/a"],
        );
    }

    #[test]
    fn to_allow_every_token_of_the_key_must_be_that_one() {
        let filter = filter("example.com/watch?v=1");
        let both = address("https://example.com/watch?v=2&v=1");
        assert!(filter.fits(&both, false) && !filter.fits(&both, true));
        assert!(filter.fits(&address("https://example.com/watch?v=1&x=2&v=1"), true));
        assert!(!filter.fits(&address("https://example.com/watch?x=2"), true));
    }

    #[test]
    fn the_most_specific_has_the_word() {
        let decide = |block: &[&str], allow: &[&str], text: &str| {
            let read = |list: &[&str]| list.iter().map(|text| filter(text)).collect::<Vec<_>>();
            let filters = Filters::new(&read(block), &read(allow));
            filters.decide(&address(text)).map(|(allow, written)| format!("{}{written}", if allow { '+' } else { '-' }))
        };
        let check = |block: &[&str], allow: &[&str], text: &str, expected: Option<&str>| {
            assert_eq!(decide(block, allow, text).as_deref(), expected, "{block:?} {allow:?} {text}");
        };
        check(&["*"], &["a.test"], "https://x.a.test/", Some("+a.test"));
        check(&["*"], &["a.test"], "https://b.test/", Some("-*"));
        check(&["x.a.test"], &["a.test"], "https://x.a.test/", Some("-x.a.test"));
        check(&["a.test"], &["x.a.test"], "https://x.a.test/", Some("+x.a.test"));
        check(&["a.test/long"], &["x.a.test"], "https://x.a.test/long", Some("+x.a.test"));
        check(&["a.test"], &["a.test"], "https://a.test/", Some("+a.test"));
        check(&["a.test/b"], &["a.test"], "https://a.test/bc", Some("-a.test/b"));
        check(&["a.test/b?c=1"], &["a.test/b"], "https://a.test/b?c=1", Some("-a.test/b?c=1"));
        check(&["a.test/b?c=1"], &["a.test/bc"], "https://a.test/bc?c=1", Some("+a.test/bc"));
        check(&["https://a.test"], &["a.test"], "https://a.test/", Some("+a.test"));
        check(&["http://x.a.test"], &["a.test"], "https://x.a.test/", Some("+a.test"));
        check(&[".a.test"], &["a.test/b"], "https://a.test/b", Some("-.a.test"));
        check(&["a.test:8080"], &[], "https://a.test/", None);
        check(&["*"], &["https://*"], "https://a.test/", Some("+https://*"));
        check(&["a.test", "A.test"], &[], "https://a.test/", Some("-a.test"));
    }

    #[test]
    fn what_is_none_says_why() {
        let why = |text: &str| UrlFilter::parse(text, &|_| None).err();
        for (texts, expected) in [
            (&["", " ", "x".repeat(2001).as_str()][..], FilterProblem::Length),
            (&["*.example.com", "a.*", "example.com/*", "https://*.example.com"], FilterProblem::Star),
            (
                &["example.com:0", "example.com:65536", "example.com:x", "example.com:+80", "a.b:*", "mailto:x"],
                FilterProblem::Port,
            ),
            (
                &[
                    "http://",
                    "/a",
                    "?a",
                    ".",
                    "..a",
                    "a..b",
                    "a b.test",
                    "[::1",
                    "[x]",
                    "1.2.3",
                    "0x7f.1",
                    "1.2.3.4.5",
                    "é.test",
                    "-a.test",
                    "#a",
                    "(a)",
                ],
                FilterProblem::Host,
            ),
        ] {
            for text in texts {
                assert_eq!(why(text), Some(expected), "{text}");
            }
        }
        for text in [
            "localhost",
            "com",
            "example.com.",
            "file:///etc",
            "chrome://settings",
            "javascript:*",
            "app-x://*",
            "a_b.test",
            "example.com:/a",
        ] {
            assert_eq!(why(text), None, "{text}");
        }
    }

    #[test]
    fn parts_are_told() {
        let filter = filter(" Https://.Example.com:8080/a?b=1&c*#d ");
        assert_eq!(
            (filter.written(), filter.scheme(), filter.host()),
            ("Https://.Example.com:8080/a?b=1&c*#d", "https", "example.com")
        );
        assert_eq!((filter.exact(), filter.port(), filter.path()), (true, Some(8080), "/a"));
        assert_eq!(filter.query().collect::<Vec<_>>(), ["b=1", "c*"]);
        assert_eq!(orders(3).len(), 6);
    }
}
