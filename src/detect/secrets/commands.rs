//! Passwords on command lines, and the headers that carry them: `curl -u user:password`, `mysql -ppassword`, `Bearer ...`.

use std::ops::Range;

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::headers::{basic, bearer};
use super::judge::Value;
use super::shape::{self, Shape};
use super::value::quoted_value;
use super::{Page, Secret, found};

/// How a flag gives a password.
#[derive(Clone, Copy)]
enum Flag {
    /// In the next argument.
    Next(&'static [u8]),
    /// In the same argument.
    Tied(&'static [u8]),
    /// A name, a sign and the password, in the next argument.
    Pair(&'static [u8], u8),
}

/// Programs and their flags, from their manuals.
const PROGRAMS: [(&[&[u8]], &[Flag]); 16] = [
    (
        &[b"curl", b"wget", b"lftp"],
        &[
            Flag::Pair(b"-u", b':'),
            Flag::Pair(b"--user", b':'),
            Flag::Pair(b"--proxy-user", b':'),
            Flag::Pair(b"-U", b':'),
            Flag::Pair(b"-u", b','),
        ],
    ),
    (&[b"mysql", b"mysqldump", b"mysqladmin", b"mariadb"], &[Flag::Tied(b"-p")]),
    (&[b"sqlcmd", b"osql", b"bcp", b"unzip", b"zip", b"isql"], &[Flag::Next(b"-P"), Flag::Tied(b"-P")]),
    (&[b"sshpass", b"rar"], &[Flag::Next(b"-p"), Flag::Tied(b"-p")]),
    (
        &[b"psexec", b"mongosh", b"mongo", b"mongodump", b"docker", b"podman", b"az", b"helm", b"oc", b"rdesktop"],
        &[Flag::Next(b"-p")],
    ),
    (&[b"plink", b"pscp", b"psftp"], &[Flag::Next(b"-pw")]),
    (&[b"ldapsearch", b"ldapmodify", b"ldapadd"], &[Flag::Next(b"-w"), Flag::Tied(b"-w")]),
    (&[b"redis"], &[Flag::Next(b"-a")]),
    (&[b"smbclient", b"winexe"], &[Flag::Pair(b"-U", b'%')]),
    (&[b"cmdkey"], &[Flag::Tied(b"/pass:")]),
    (&[b"xfreerdp"], &[Flag::Tied(b"/p:")]),
    (&[b"mosquitto"], &[Flag::Next(b"-P")]),
    (&[b"ipmitool"], &[Flag::Next(b"-P")]),
    (&[b"ssh"], &[Flag::Next(b"-N"), Flag::Next(b"-P")]),
    (&[b"schtasks"], &[Flag::Next(b"/rp"), Flag::Next(b"/RP"), Flag::Next(b"/p"), Flag::Next(b"/P")]),
    (&[b"snmpwalk"], &[Flag::Next(b"-c"), Flag::Next(b"-A"), Flag::Next(b"-X")]),
];

/// Bytes of an argument at most.
const LONGEST: usize = 400;
/// Arguments looked at on one line.
const ARGUMENTS: usize = 40;

/// The passwords given to programs, and the credentials in headers.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut done = 0;
    for hit in page.hits {
        let range = page.range(hit);
        match hit.term {
            // The name of a program among the arguments of another is none.
            Secret::Command if range.start < done => {}
            Secret::Command => {
                done = arguments(page, range, &mut all);
            }
            Secret::Bearer => all.extend(bearer(page, range.end)),
            Secret::Basic => all.extend(basic(page, range.end)),
            _ => {}
        }
    }
    all
}

/// The next argument on the line, quotes left out; the whole of it first.
fn argument(page: &Page, at: usize, end: usize) -> Option<(Range<usize>, Value)> {
    let mut start = page.skip_spaces(at);
    // A line goes on after a backslash.
    while matches!(page.at(start), b'\\' | b'^') && page.at(start + 1) == b'\n' && start < end {
        start = page.skip_spaces(page.line_end(start) + 1);
    }
    if start >= end {
        return None;
    }
    if matches!(page.at(start), b'"' | b'\'')
        && let Some(value) = quoted_value(page, start)
    {
        return Some((start..value.range.end + 1, value));
    }
    let rest = page.bytes.get(start..end.min(start + LONGEST))?;
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    let range = start..start + length;
    (length > 0).then(|| (range.clone(), Value { range, quoted: false }))
}

/// Reads the arguments after the name of a program; returns where they end.
fn arguments(page: &Page, name: Range<usize>, all: &mut Vec<Candidate>) -> usize {
    let text = page.slice(name.clone());
    let first = text.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    let end = command_end(page, name.end);
    if first.eq_ignore_ascii_case(b"net")
        || first.eq_ignore_ascii_case(b"htpasswd")
        || first.eq_ignore_ascii_case(b"sqlplus")
        || first.eq_ignore_ascii_case(b"chpasswd")
    {
        all.extend(positional(page, name.clone(), first, end));
        return name.end;
    }
    if first.eq_ignore_ascii_case(b"sudo") {
        all.extend(piped(page, name.clone()));
        return name.end;
    }
    let flags = PROGRAMS.iter().find(|(names, _)| names.iter().any(|name| name.eq_ignore_ascii_case(first)));
    let Some((_, flags)) = flags else { return name.end };
    let mut at = name.end;
    for _ in 0..ARGUMENTS {
        let Some((range, value)) = argument(page, at, end) else { break };
        at = range.end;
        let text = page.slice(range.clone());
        for flag in *flags {
            let given = match flag {
                Flag::Next(flag) if text == *flag => argument(page, at, end).map(|(_, value)| value),
                Flag::Tied(flag) if text.starts_with(flag) && text.len() > flag.len() && !text.starts_with(b"--") => {
                    let from = range.start + flag.len();
                    quoted_value(page, from).or(Some(Value { range: from..value.range.end, quoted: false }))
                }
                Flag::Pair(flag, sign) if text == *flag => {
                    argument(page, at, end).and_then(|(_, value)| after(page, value, *sign))
                }
                Flag::Pair(flag, sign)
                    if text.starts_with(flag)
                        && text.len() > flag.len() + 2
                        && !flag.starts_with(b"--")
                        && !text.starts_with(b"--") =>
                {
                    let from = range.start + flag.len();
                    let value = quoted_value(page, from).unwrap_or(Value { range: from..range.end, quoted: false });
                    after(page, value, *sign)
                }
                _ => None,
            };
            let given = given.filter(|value| is_argument(page.slice(value.range.clone())));
            if let Some(value) = given {
                at = at.max(value.range.end);
                all.push(found(page, value.range, Kind::Password, "password.command").sure(0.9));
                break;
            }
        }
    }
    at.max(name.end)
}

/// Where a command ends: with its line, unless a backslash makes it go on.
fn command_end(page: &Page, at: usize) -> usize {
    let mut end = page.line_end(at);
    for _ in 0..12 {
        let line = page.bytes.get(at..end).unwrap_or_default().trim_ascii_end();
        if !matches!(line.last(), Some(b'\\' | b'^')) || end >= page.bytes.len() {
            break;
        }
        end = page.line_end(end + 1);
    }
    end
}

/// What stands after a sign in an argument.
fn after(page: &Page, value: Value, sign: u8) -> Option<Value> {
    let text = page.slice(value.range.clone());
    let place = text.iter().position(|byte| *byte == sign)?;
    (place > 0).then(|| Value { range: value.range.start + place + 1..value.range.end, ..value })
}

/// Whether an argument that stands for a password is one. A program is asked for no dictionary: any word will do.
fn is_argument(text: &[u8]) -> bool {
    let it = Shape::of(text);
    let flag = text.first() == Some(&b'-') && text.get(1).is_some_and(u8::is_ascii_alphabetic) && it.digits == 0;
    let port = it.digits == it.length && it.length <= 5;
    let path = text.starts_with(b"/") || text.starts_with(b"./") || text.starts_with(b"http");
    let plain = text.iter().all(u8::is_ascii_lowercase) && (it.length < 5 || super::judge::is_word(text));
    let mapped =
        text.contains(&b':') && text.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'/' | b'.'));
    it.length >= 3
        && !flag
        && !port
        && !path
        && !plain
        && !mapped
        && !shape::is_placeholder(text)
        && !text.contains(&b' ')
}

/// `net use Z: \\server\share password /user:name`, `net user name password /add`, `htpasswd -b file name password`,
/// `sqlplus name/password@base`.
fn positional(page: &Page, name: Range<usize>, program: &[u8], end: usize) -> Option<Candidate> {
    let net = program.eq_ignore_ascii_case(b"net");
    let mut at = name.end;
    let (mut place, mut user) = (0, 0);
    let mut batch = false;
    let use_drive = net
        && page.slice(name.clone()).len() >= 7
        && page
            .slice(name.clone())
            .get(4..7)
            .is_some_and(|verb| verb.eq_ignore_ascii_case(b"use") && page.slice(name).len() == 7);
    let mut best = None;
    for _ in 0..12 {
        let Some((range, value)) = argument(page, at, end) else { break };
        at = range.end;
        let text = page.slice(value.range.clone());
        if program.eq_ignore_ascii_case(b"sqlplus") {
            if text.starts_with(b"-") {
                continue;
            }
            let value = after(page, value.clone(), b'/')?;
            let text = page.slice(value.range.clone());
            let length = text.iter().position(|byte| *byte == b'@').unwrap_or(text.len());
            let range = value.range.start..value.range.start + length;
            return is_argument(page.slice(range.clone()))
                .then(|| found(page, range, Kind::Password, "password.command").sure(0.9));
        }
        if text.first().is_some_and(|byte| *byte == b'/') || (text.first() == Some(&b'-') && !net) {
            batch |= text.starts_with(b"-") && text.contains(&b'b');
            // « /user:name password » too.
            user = if text.get(..6).is_some_and(|flag| flag.eq_ignore_ascii_case(b"/user:")) { 1 } else { 0 };
            continue;
        }
        place += 1;
        let strong = is_argument(text) && !text.starts_with(b"\\\\") && text.get(1..) != Some(b":");
        let here = match (net, use_drive) {
            (true, true) => strong && (user == 1 || place >= 2) && shape::is_strong(text),
            (true, false) => strong && place == 2 && (shape::is_strong(text) || value.quoted),
            _ => strong && batch && place == 3,
        };
        if here {
            best = Some(found(page, value.range, Kind::Password, "password.command").sure(0.9));
            break;
        }
        user = 0;
    }
    best
}

/// `echo "password" | sudo -S ...`
fn piped(page: &Page, sudo: Range<usize>) -> Option<Candidate> {
    if !page.slice(sudo.end..sudo.end + 3).starts_with(b" -S") {
        return None;
    }
    let start = page.line_start(sudo.start).max(sudo.start.saturating_sub(LONGEST));
    let before = page.slice(start..sudo.start);
    let echo = before.windows(5).rposition(|window| window == b"echo ")?;
    let (_, value) = argument(page, start + echo + 5, sudo.start)?;
    is_argument(page.slice(value.range.clone()))
        .then(|| found(page, value.range, Kind::Password, "password.command").sure(0.9))
}
