//! What has letters with digits or signs in it and is no password: an address, a path, a date, the name of a product, a piece of
//! a program.

use super::formats;
use super::prose::is_one_of;
use super::shape::{Shape, is_uuid};

/// Whether a value is such a thing.
pub(super) fn is_ordinary(value: &[u8], it: &Shape) -> bool {
    let holds = |part: &[u8]| value.windows(part.len()).any(|window| window == part);
    let path = holds(b"://")
        || value.starts_with(b"/")
        || value.starts_with(b"./")
        || value.starts_with(b"~/")
        || holds(b":\\")
        || value.starts_with(b"\\\\")
        || value.starts_with(b"www.");
    let digits_first = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // « 2e », « 12h30 », « 90-day », « 8-character ».
    let tail = value.get(digits_first..).unwrap_or_default();
    let unit = digits_first > 0
        && digits_first <= 4
        && it.hard == 0
        && it.upper == 0
        && tail
            .strip_prefix(b"-")
            .unwrap_or(tail)
            .iter()
            .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'.' | b'/'))
        && tail.len() <= 12;
    let clock = it.hard == 0
        && it.letters() == 1
        && it.length <= 5
        && digits_first > 0
        && matches!(tail.first(), Some(b'h' | b'H'));
    let mut lower = [0; 24];
    let kept = value.iter().filter(|byte| !matches!(byte, b'-' | b' ' | b'_' | b'.')).map(u8::to_ascii_lowercase);
    let length = lower.iter_mut().zip(kept).map(|(place, byte)| *place = byte).count();
    let name = value.len() <= 24 && formats::is_name(lower.get(..length).unwrap_or_default());
    // « v1.2.3 », a file name, an e-mail address, a function call, a tag.
    let version = value.first().is_some_and(|byte| byte.eq_ignore_ascii_case(&b'v')) && it.letters() == 1;
    // `0x04`, `34819u64`
    let hexadecimal = value.strip_prefix(b"0x").is_some_and(|rest| rest.iter().all(u8::is_ascii_hexdigit));
    let typed = digits_first > 0
        && matches!(
            tail,
            b"u8" | b"u16" | b"u32" | b"u64" | b"i8" | b"i16" | b"i32" | b"i64" | b"usize" | b"L" | b"UL" | b"ull"
        );
    path || hexadecimal
        || typed
        || unit
        || clock
        || name
        || version
        || is_file(value)
        || is_email(value)
        || is_uuid(value)
        || is_code(value, it)
}

/// Endings of names of files that stand near passwords.
const ENDINGS: &str = ".txt .pdf .doc .docx .xls .xlsx .csv .json .xml .yml .yaml .ini .conf .cfg .env .log .py .js .ts .php .java .cs .rs .go .sh .ps1 .bat .sql .html .zip .7z .kdbx .pem .key .pfx .p12 .crt .cer .png .jpg .com .ca .org .net";

fn is_file(value: &[u8]) -> bool {
    let ends = |ending: &str| {
        value.len() > ending.len() + 1
            && value.get(value.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
    };
    ENDINGS.split(' ').any(ends)
        && value
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/' | b'\\' | b':'))
}

fn is_email(value: &[u8]) -> bool {
    let mut halves = value.splitn(2, |byte| *byte == b'@');
    let (left, right) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
    let top = right.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    !left.is_empty()
        && right.contains(&b'.')
        && top.len() >= 2
        && top.iter().all(u8::is_ascii_alphabetic)
        && right.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// A piece of a program: a call, a place in a list, a member.
fn is_code(value: &[u8], it: &Shape) -> bool {
    let called = value.iter().position(|byte| *byte == b'(').is_some_and(|at| {
        at > 0
            && value.get(..at).is_some_and(|name| {
                name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'))
            })
            && value.get(at..).is_some_and(|rest| {
                rest.contains(&b')') || rest.contains(&b'"') || rest.contains(&b'\'') || rest.len() == 1 || it.hard == 0
            })
    });
    let indexed = value.iter().position(|byte| *byte == b'[').is_some_and(|at| {
        at > 0 && value.get(at + 1).is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'0'..=b'9' | b'$' | b']'))
    });
    let member = value.windows(2).any(|pair| {
        pair == b"->"
            || pair == b"::"
            || pair == b"=>"
            || pair == b"&&"
            || pair == b"||"
            || pair == b"=="
            || pair == b"()"
    });
    // `config.db1.password`, `args.password1`
    let objects = "config cfg conf args self this process env settings os user req request params app secrets var vars data local options opts form input body credentials";
    let dotted = it.hard == 0
        && value
            .split(|byte| *byte == b'.')
            .next()
            .is_some_and(|first| first.len() < value.len() && is_one_of(objects, first));
    let tag = value.first() == Some(&b'<')
        || value.starts_with(b"\\n")
        || value.starts_with(b"__")
        || value.starts_with(b"&#")
        || value.windows(2).any(|pair| pair == b"<&")
        || value.starts_with(b"&[")
        || value.starts_with(b"[&")
        || value.starts_with(b"&mut")
        || value.starts_with(b"</");
    let quotes = value.contains(&b'"')
        || value
            .windows(2)
            .any(|pair| pair == b"')" || pair == b"'," || pair == b"']" || pair == b"><" || pair == b"/>");
    let template = value.iter().position(|byte| *byte == b'{').is_some_and(|open| {
        let rest = value.get(open + 1..).unwrap_or_default();
        let name =
            rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':')).count();
        rest.get(name) == Some(&b'}')
    });
    tag || quotes || template || called || indexed || member || dotted
}
