//! Internet addresses of a person's connection; private, local and documentation ranges are nobody's.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::context::Term;
use super::kind::Kind;
use super::look::{Candidate, Look, words};
use crate::text::tokens::Gap;

/// A public IPv4 address, told from a version or a section number by its parts and the words before it.
pub(crate) fn ipv4(look: &Look, first: usize) -> Option<Candidate> {
    let last = first + 3;
    let dotted = (first..last).all(|token| look.t.gap(token) == Gap::Dot)
        && (first..=last).all(|token| matches!(look.digits(token), 1..=3));
    let longer = look.t.gap(last) == Gap::Dot && look.digits(last + 1) > 0;
    if !dotted || longer {
        return None;
    }
    let range = look.t.range(first, last);
    let text = std::str::from_utf8(look.t.folded.bytes().get(range.clone())?).ok()?;
    let address: Ipv4Addr = text.parse().ok()?;
    let [a, b, ..] = address.octets();
    let nobody = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_unspecified()
        || address.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b));
    let label = look.label(first, last, &[Term::IpAddress]);
    // Small numbers all along are a version or a section: 1.2.3.4.
    let numbered =
        address.octets().iter().all(|part| *part < 20) || look.t.folded.before(range.start).eq_ignore_ascii_case(&b'v');
    // « src=70.81.146.23 »
    let valued = look.t.folded.before(range.start) == b'=';
    let apart = valued || look.apart(first, last);
    let version = (label.is_none() && (!apart || numbered || look.reference(first, true))) || of_software(look, first);
    let mask = a == 255;
    let sure = if label.is_some() { 0.95 } else { 0.8 };
    (!nobody && !version && !mask)
        .then(|| look.candidate(first, last, Kind::IpAddress, "ip_address.v4").labelled(label).sure(sure))
}

/// Whether the numbers are a version's: « pilote PCL6 4.33.0.0 », "firmware v 31.20.4.118".
fn of_software(look: &Look, first: usize) -> bool {
    let words = words![
        b"pilote",
        b"pilotes",
        b"driver",
        b"drivers",
        b"firmware",
        b"micrologiciel",
        b"logiciel",
        b"software",
        b"version",
        b"v",
        b"build",
        b"release",
    ];
    first > 0 && look.says_before(first - 1, words, 2)
}

/// The hardware address of a device on a network (IEEE 802): six pairs of hexadecimal digits.
pub(crate) fn hardware(look: &Look, first: usize) -> Option<Candidate> {
    let pair = |token: usize| {
        let text = look.t.text(token);
        text.len() == 2 && text.iter().all(u8::is_ascii_hexdigit)
    };
    let sign = look.t.between(first);
    let last = first + 5;
    if !matches!(sign, b":" | b"-") || !pair(first) {
        return None;
    }
    let whole = (first..last).all(|token| look.t.between(token) == sign) && (first..=last).all(pair);
    let range = look.t.range(first, last);
    let longer = |byte: u8| byte == b':' || byte == b'-' || byte == b'_';
    // The print of a certificate goes on.
    let apart = !longer(look.t.folded.at(range.end)) && !longer(look.t.folded.before(range.start));
    (whole && apart).then(|| look.candidate(first, last, Kind::IpAddress, "ip_address.hardware").sure(0.6))
}

/// A public IPv6 address.
pub(crate) fn ipv6(look: &Look, first: usize) -> Option<Candidate> {
    let of_address = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
    let token = look.t.range(first, first);
    let tied = look.t.folded.at(token.end) == b':' || look.t.folded.before(token.start) == b':';
    if !tied {
        return None;
    }
    // Once for each: from its first group on. « ::1 » has none before.
    let before = token.start.checked_sub(2).map_or(0, |at| look.t.folded.at(at));
    if look.t.folded.before(token.start) == b':' && of_address(before) && before != b':' {
        return None;
    }
    let (mut start, mut end) = (token.start, token.end);
    while start > 0 && of_address(look.t.folded.before(start)) && token.start - start < 40 {
        start -= 1;
    }
    while of_address(look.t.folded.at(end)) && end - token.end < 40 {
        end += 1;
    }
    let text = std::str::from_utf8(look.t.folded.bytes().get(start..end)?).ok()?;
    let trimmed = if text.ends_with("::") { text } else { text.trim_end_matches(':') };
    let address: Ipv6Addr = trimmed.parse().ok()?;
    let [a, b, ..] = address.segments();
    // Global unicast only (RFC 4291), without 2001:db8::/32, which is for documentation (RFC 3849).
    if !(0x2000..0x4000).contains(&a) || (a == 0x2001 && b == 0xdb8) {
        return None;
    }
    let last = look.t.all.partition_point(|token| (token.end as usize) <= end).saturating_sub(1);
    let mut found = look.candidate(first, last, Kind::IpAddress, "ip_address.v6").labelled(look.label(
        first,
        last,
        &[Term::IpAddress],
    ));
    found.range = start..start + trimmed.len();
    Some(found.sure(0.95))
}
