//! Values in markup, and in lists of names and values: `<password>...</password>`, `name="password" value="..."`.

use super::Page;
use super::judge::{Link, Value};
use super::read::{Next, sign};
use super::value::{QUOTED, quoted_value};

/// `<password>...</password>`
pub(super) fn markup(page: &Page, at: usize, before: u8) -> Next {
    let tag = page.slice(at..at + 120);
    let Some(close) = tag.iter().position(|byte| *byte == b'>').filter(|_| before == b'<') else {
        return Next::Nothing;
    };
    let mut start = at + close + 1;
    if tag.get(..close).unwrap_or_default().contains(&b'\n') {
        return Next::Nothing;
    }
    if page.slice(start..start + 9) == b"<![CDATA[" {
        start += 9;
    }
    let rest = page.slice(start..start + QUOTED);
    let length = rest.iter().position(|byte| matches!(byte, b'<' | b'\n')).unwrap_or(0);
    let length = page.slice(start..start + length).strip_suffix(b"]]>").map_or(length, <[u8]>::len);
    let closed = matches!(page.slice(start + length..start + length + 2), b"</" | b"]]");
    let text = page.slice(start..start + length);
    let lead = text.len() - text.trim_ascii_start().len();
    let range = start + lead..start + lead + text.trim_ascii().len();
    if closed && !range.is_empty() { Next::Value(Value { range, quoted: true }, Link::Assign) } else { Next::Nothing }
}

/// « Mot de passe</td><td>Soleil2024!</td> »: the value after the tags that close one element and open the next.
pub(super) fn after_tags(page: &Page, mut at: usize) -> Next {
    for _ in 0..4 {
        at = page.skip_spaces(at);
        if matches!(page.at(at), b':' | b'\n') {
            at += 1;
        } else if page.at(at) == b'<' {
            let Some(length) = page.slice(at..at + 80).iter().position(|byte| *byte == b'>') else {
                return Next::Nothing;
            };
            at += length + 1;
        } else {
            break;
        }
    }
    let start = page.skip_spaces(at);
    let rest = page.slice(start..start + 80);
    let length = rest.iter().position(|byte| matches!(byte, b'<' | b'\n')).unwrap_or(rest.len());
    let text = page.slice(start..start + length).trim_ascii_end();
    if text.is_empty() || text.contains(&b' ') || page.at(start + length) != b'<' {
        return Next::Nothing;
    }
    Next::Value(Value { range: start..start + text.len(), quoted: false }, Link::Cell)
}

/// `name="password" value="..."`, `"name": "DB_PASSWORD", "value": "..."`: the value beside a name in quotes.
pub(super) fn value_beside(page: &Page, at: usize) -> Option<Value> {
    let near = page.slice(at..at + 80);
    let place = near.windows(5).position(|window| window.eq_ignore_ascii_case(b"value"))?;
    let between = near.get(..place)?;
    if between.iter().any(|byte| matches!(byte, b'>' | b'{' | b'}' | b'='))
        || between.iter().filter(|byte| **byte == b':').count() > 0
    {
        return None;
    }
    let mut after = at + place + 5;
    if matches!(page.at(after), b'"' | b'\'') {
        after += 1;
    }
    let (start, _) = sign(page, page.skip_spaces(after))?;
    quoted_value(page, page.skip_spaces(start))
}

/// `- name: DB_PASSWORD` and on the next line `value: ...` (Kubernetes).
pub(super) fn name_value(page: &Page, at: usize) -> Option<Value> {
    let line_end = page.line_end(at);
    if !page.bytes.get(at..line_end)?.trim_ascii().is_empty() {
        return None;
    }
    let start = page.skip_spaces(line_end + 1);
    if page.slice(start..start + 6) != b"value:" {
        return None;
    }
    let from = page.skip_spaces(start + 6);
    quoted_value(page, from).or_else(|| {
        let rest = page.bytes.get(from..page.line_end(from))?;
        let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        (length > 0).then_some(Value { range: from..from + length, quoted: true })
    })
}
