//! Reading the lists that others publish: plain domains, `hosts` files, and of Adblock's syntax the one form that says a whole domain,
//! `||domain^`. Told apart line by line. What is not understood is counted, and never guessed: half a rule of an ad blocker read as a domain
//! would close a site.

use std::net::IpAddr;

/// How many places are kept of each reason.
const SHOWN: usize = 5;

/// A list as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListText {
    /// The domains, in ASCII and lower case, in the order of the text; some may stand there twice.
    pub domains: Vec<String>,
    /// How many lines hold a domain.
    pub understood: usize,
    /// What was left out, by reason.
    pub left: Vec<LeftOut>,
}

/// Entries left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The reason.
    pub why: WhyLeft,
    /// How many.
    pub count: usize,
    /// The lines that the first few are on, from 1.
    pub lines: Vec<usize>,
}

/// Why an entry of a list is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyLeft {
    /// The line is of none of the three forms.
    NotUnderstood,
    /// A rule of an ad blocker that holds only sometimes.
    Conditional,
    /// It is no name of a domain.
    NotADomain,
    /// An IP address.
    IpAddress,
    /// All sites of a suffix would be meant: `com`, `qc.ca`.
    Suffix,
}

impl ListText {
    /// Reads a list; any bytes at all. `to_ascii` gives the ASCII form of a name that is not.
    pub fn parse(text: &[u8], to_ascii: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut all = Self::default();
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
        for (place, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let before = all.domains.len();
            let mut left = Vec::new();
            match std::str::from_utf8(line) {
                Ok(line) => read_line(line, to_ascii, &mut all.domains, &mut left),
                Err(_) => left.push(WhyLeft::NotUnderstood),
            }
            all.understood += usize::from(all.domains.len() > before);
            left.into_iter().for_each(|why| all.leave(why, place + 1));
        }
        all
    }

    fn leave(&mut self, why: WhyLeft, line: usize) {
        let known = match self.left.iter().position(|left| left.why >= why) {
            Some(place) if self.left.get(place).is_some_and(|left| left.why == why) => place,
            place => {
                let place = place.unwrap_or(self.left.len());
                self.left.insert(place, LeftOut { why, count: 0, lines: Vec::new() });
                place
            }
        };
        if let Some(left) = self.left.get_mut(known) {
            left.count += 1;
            if left.lines.len() < SHOWN && left.lines.last() != Some(&line) {
                left.lines.push(line);
            }
        }
    }
}

/// Reads a line: its domains, and why others were left out.
fn read_line(
    line: &str,
    to_ascii: &dyn Fn(&str) -> Option<String>,
    domains: &mut Vec<String>,
    left: &mut Vec<WhyLeft>,
) {
    let line = line.trim();
    let header = line.starts_with('[') && line.ends_with(']');
    if line.starts_with(['#', '!']) && !line.starts_with("##") || header {
        return;
    }
    // After a space alone: `example.com##.banner` is about a banner, and not about the site.
    let end = line.match_indices('#').find(|(at, _)| line[..*at].ends_with(char::is_whitespace));
    let mut words = line.get(..end.map_or(line.len(), |(at, _)| at)).unwrap_or_default().split_whitespace();
    let Some(first) = words.next() else { return };
    let mut take = |text: &str| match domain(text, to_ascii) {
        Ok(domain) => domains.push(domain),
        Err(why) => left.push(why),
    };
    if let Some(rule) = first.strip_prefix("||") {
        match rule.split_once('^') {
            Some((name, "")) if words.next().is_none() => take(name),
            Some((_, options)) if options.starts_with('$') => left.push(WhyLeft::Conditional),
            _ => left.push(WhyLeft::NotUnderstood),
        }
        return;
    }
    let mut words = words.peekable();
    let nowhere = |address: IpAddr| address.is_unspecified() || address.is_loopback();
    match first.split('%').next().unwrap_or_default().parse::<IpAddr>() {
        Ok(_) if words.peek().is_none() => left.push(WhyLeft::IpAddress),
        Ok(address) => {
            let names = words.filter(|name| !is_local(name));
            // To anywhere else, it is the network's own table.
            if nowhere(address) { names.for_each(take) } else { left.extend(names.map(|_| WhyLeft::NotUnderstood)) }
        }
        Err(_) if words.peek().is_none() => take(first),
        Err(_) => left.push(WhyLeft::NotUnderstood),
    }
}

/// Names of a `hosts` file that are of the computer itself.
fn is_local(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("ip6-")
        || ["localhost", "localhost.localdomain", "localhost4", "localhost6", "local", "broadcasthost", "0.0.0.0"]
            .contains(&name.as_str())
}

/// The domain of an entry that may stand in a list.
pub fn domain(text: &str, to_ascii: &dyn Fn(&str) -> Option<String>) -> Result<String, WhyLeft> {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    if inner.parse::<IpAddr>().is_ok() {
        return Err(WhyLeft::IpAddress);
    }
    // Signs that no name has, and rules have.
    if text
        .bytes()
        .any(|byte| byte.is_ascii() && !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_'))
    {
        return Err(WhyLeft::NotUnderstood);
    }
    let name = name(text, to_ascii).ok_or(WhyLeft::NotADomain)?;
    if is_number(name.rsplit('.').next().unwrap_or_default()) {
        return Err(WhyLeft::IpAddress);
    }
    if is_suffix(&name) { Err(WhyLeft::Suffix) } else { Ok(name) }
}

/// A name in ASCII and lower case, without a dot at its end (RFC 1035, 2.3.4; underscores are met in practice).
pub(super) fn name(text: &str, to_ascii: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let name = if text.is_ascii() { text.to_ascii_lowercase() } else { to_ascii(text)?.to_ascii_lowercase() };
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    let label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(sign) && !label.starts_with('-') && !label.ends_with('-')
    };
    (name.len() <= 253 && name.split('.').all(label)).then_some(name)
}

/// Whether browsers take a last label for a number, and the whole for an IPv4 address.
pub(super) fn is_number(label: &str) -> bool {
    let hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
        || label.strip_prefix("0x").is_some_and(hexadecimal)
}

/// Whether others register names under it: one label, or one of the usual suffixes of more.
pub fn is_suffix(name: &str) -> bool {
    let Some((label, rest)) = name.split_once('.') else { return true };
    if SUFFIXES.contains(&name) {
        return true;
    }
    // `co.uk`, `com.au`: a country with the usual words.
    let usual = ["co", "com", "org", "net", "gov", "gob", "gouv", "gc", "edu", "ac", "mil", "ne", "or", "go"];
    rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_lowercase()) && usual.contains(&label)
}

/// Suffixes that `is_suffix` would not know by their form: what is met in lists (after publicsuffix.org, November 2026).
static SUFFIXES: &[&str] = &[
    // Canada's provinces and territories; Québec's government.
    "ab.ca",
    "bc.ca",
    "mb.ca",
    "nb.ca",
    "nf.ca",
    "nl.ca",
    "ns.ca",
    "nt.ca",
    "nu.ca",
    "on.ca",
    "pe.ca",
    "qc.ca",
    "sk.ca",
    "yk.ca",
    "gouv.qc.ca",
    "asso.fr",
    "tm.fr",
    "nom.fr",
    "prd.fr",
    "me.uk",
    "ltd.uk",
    "plc.uk",
    "nhs.uk",
    "police.uk",
    "sch.uk",
    "id.au",
    "asn.au",
    "ad.jp",
    "ed.jp",
    "gr.jp",
    "lg.jp",
    "geek.nz",
    "govt.nz",
    "school.nz",
    "iwi.nz",
    "law.za",
    "web.za",
    "nom.br",
    "art.br",
    "blog.br",
    "eco.br",
    "ind.br",
    "inf.br",
    "adv.br",
    "firm.in",
    "gen.in",
    "ind.in",
    "nic.in",
    "web.id",
    "sch.id",
    "my.id",
    "biz.id",
    "desa.id",
    "in.th",
    "mi.th",
    "idv.tw",
    "idv.hk",
    "per.sg",
    "msk.ru",
    "spb.ru",
    "waw.pl",
    "info.pl",
    "biz.pl",
    "in.ua",
    "kiev.ua",
    "web.tr",
    "gen.tr",
    "bel.tr",
    "k12.tr",
    "biz.tr",
    "info.tr",
    "av.tr",
    "pol.tr",
    "info.ve",
    "web.ve",
    "muni.il",
    "k12.il",
    // Where anybody gets a name of their own.
    "blogspot.com",
    "appspot.com",
    "web.app",
    "firebaseapp.com",
    "github.io",
    "gitlab.io",
    "pages.dev",
    "workers.dev",
    "vercel.app",
    "netlify.app",
    "herokuapp.com",
    "onrender.com",
    "fly.dev",
    "azurewebsites.net",
    "azurestaticapps.net",
    "cloudfront.net",
    "amazonaws.com",
    "s3.amazonaws.com",
    "cloudapp.net",
    "trafficmanager.net",
    "windows.net",
    "blob.core.windows.net",
    "translate.goog",
    "sharepoint.com",
    "quebec.ca",
    "uk.com",
    "us.com",
    "eu.com",
    "de.com",
    "jp.net",
    "gb.net",
    "co.com",
    "eu.org",
    "sa.com",
];

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn ascii(name: &str) -> Option<String> {
        (name == "Été.example").then(|| "xn--t-9fab.example".to_owned())
    }

    /// A text comes to these domains, and leaves these out.
    fn check(text: &str, domains: &[&str], left: &[(WhyLeft, usize, &[usize])]) {
        let read = ListText::parse(text.as_bytes(), &ascii);
        assert_eq!(read.domains, domains, "{text}");
        let all: Vec<_> = read.left.iter().map(|left| (left.why, left.count, left.lines.as_slice())).collect();
        assert_eq!(all, left, "{text}");
    }

    #[test]
    fn the_three_forms() {
        check(
            "\u{feff}poker.example\r\n\r\n  WWW.Casino.Example.  \n# rien\n! rien\njeux.example # un jeu\n",
            &["poker.example", "www.casino.example", "jeux.example"],
            &[],
        );
        check(
            "0.0.0.0 a.example b.example\t#c.example\n127.0.0.1\tlocalhost a1.example\n::1 ip6-localhost\n:: c.example\n255.255.255.255 broadcasthost\nfe80::1%lo0 localhost\n0.0.0.0 0.0.0.0",
            &["a.example", "b.example", "a1.example", "c.example"],
            &[],
        );
        check("[Adblock Plus 2.0]\n! Title: x\n||a.example^\n||B.example^\n", &["a.example", "b.example"], &[]);
        check("Été.example\nété.example", &["xn--t-9fab.example"], &[(WhyLeft::NotADomain, 1, &[2])]);
    }

    #[test]
    fn what_is_not_a_whole_domain_is_left_out() {
        use WhyLeft::{Conditional, IpAddress, NotADomain, NotUnderstood, Suffix};
        check("||a.example^$third-party\n||a.example^$popup", &[], &[(Conditional, 2, &[1, 2])]);
        for rule in [
            "||a.example",
            "||a.example^path",
            "||*.a.example^",
            "||a.example/b^",
            "@@||a.example^",
            "a.example##.ad",
            "##.ad",
            "|https://a.example/|",
            "/banner/",
            "*.a.example",
            "https://a.example/",
            "a.example/b",
            "a.example b.example",
            "10.0.0.1 a.example",
            "a.example:80",
            "user@a.example",
            "||a.example^ b",
            "address=/a.example/0.0.0.0",
            "a.example,b.example",
        ] {
            check(rule, &[], &[(NotUnderstood, 1, &[1])]);
        }
        for name in [
            "a..example",
            "-a.example",
            "a-.example",
            ".a.example",
            "a.example..",
            &format!("{}.example", "a".repeat(64)),
        ] {
            check(name, &[], &[(NotADomain, 1, &[1])]);
        }
        for address in [
            "1.2.3.4",
            "||1.2.3.4^",
            "0.0.0.0 1.2.3.4",
            "::1",
            "[::1]",
            "2001:db8::1",
            "a.example.1",
            "1.2",
            "0x7f.0x1",
        ] {
            let expected = if address == "[::1]" { None } else { Some((IpAddress, 1, [1].as_slice())) };
            check(address, &[], &expected.into_iter().collect::<Vec<_>>());
        }
        for suffix in [
            "com",
            "casino",
            "||com^",
            "0.0.0.0 net",
            "co.uk",
            "qc.ca",
            "gc.ca",
            "gouv.qc.ca",
            "gouv.fr",
            "com.au",
            "GitHub.io.",
        ] {
            check(suffix, &[], &[(Suffix, 1, &[1])]);
        }
        check(
            "bbc.co.uk\nville.qc.ca\nx.com\nt.co\ngo.com",
            &["bbc.co.uk", "ville.qc.ca", "x.com", "t.co", "go.com"],
            &[],
        );
        check(&"com\n".repeat(9), &[], &[(Suffix, 9, &[1, 2, 3, 4, 5])]);
    }

    #[test]
    fn any_bytes() {
        let read = ListText::parse(b"a.example\n\xff\xfe\nb.example\0\n\0\n", &ascii);
        assert_eq!((read.domains.len(), read.understood), (1, 1));
        let signs = b"a.0|^$#![]:%/\n \r\t\xc3\xa9\xff-_@*";
        let mut state = 7u32;
        for _ in 0..2000 {
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) as usize
            };
            let text: Vec<u8> = (0..next() % 40).filter_map(|_| signs.get(next() % signs.len()).copied()).collect();
            for domain in ListText::parse(&text, &|_| None).domains {
                assert!(super::domain(&domain, &|_| None).is_ok(), "{domain}");
            }
        }
    }
}
