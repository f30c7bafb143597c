//! Reading the value that follows a word directly: in configuration, in programs, in markup, in the cell beside it.

use std::ops::Range;

use super::judge::{Link, Value};
use super::markup::{after_tags, markup, name_value, value_beside};
use super::prose::is_one_of;
use super::value::{bare_value, quoted_value, unwrapped};
use super::{Page, shape};

/// What follows a word.
pub(super) enum Next {
    /// A value, and what ties it to the word.
    Value(Value, Link),
    /// The word is a part of a longer name, or of markup: it announces nothing.
    Nothing,
    /// Something else: a sentence, perhaps. From this offset on.
    Prose(usize),
}

/// What may follow the word in the name of a variable that still holds the secret itself.
const ENDINGS: &str = "prod production dev test staging qa db admin root smtp value text plain plaintext main primary secondary old new temp default local remote backup mysql postgres redis api app web user preprod ldap ftp paie base64 base";

/// Reads what follows the word at `label`.
pub(super) fn next(page: &Page, label: Range<usize>) -> Next {
    let mut at = label.end;
    // `DB_PASSWORD_PROD`, but not `password_field`.
    while page.at(at) == b'_'
        || (matches!(page.at(at), b'-' | b'.' | b'\\' | b'/') && page.at(at + 1).is_ascii_alphanumeric())
    {
        let start = at + 1;
        let mut end = start;
        while page.at(end).is_ascii_alphanumeric() {
            end += 1;
        }
        let word = page.slice(start..end);
        let number = word.iter().all(u8::is_ascii_digit);
        if page.at(at) == b'/' {
            break;
        }
        if page.at(at) != b'_' || !(number || is_one_of(ENDINGS, word)) {
            return Next::Nothing;
        }
        at = end;
    }
    // In an address only a query says what is what.
    if page.address(label.start).is_some_and(|address| at < address.end) && page.at(at) != b'=' {
        return Next::Nothing;
    }
    let name = name_start(page, label.start);
    if page.before(name) == b'/' && is_path(page, name) {
        return Next::Nothing;
    }
    let before = page.before(name);
    if before == b'<' || (before == b'/' && page.before(name - 1) == b'<') {
        return markup(page, at, before);
    }
    let quote = page.before(name);
    let quoted = matches!(quote, b'"' | b'\'' | b'`');
    if quoted && page.at(at) == quote {
        // `type="password"`: the word is itself a value.
        let set = page.before(name - 1) == b'=' || (page.before(name - 1) == b' ' && page.before(name - 2) == b'=');
        if let Some(value) = value_beside(page, at + 1) {
            return Next::Value(value, Link::Assign);
        }
        if set {
            // `<property name="password">...</property>`
            if page.at(at + 1) == b'>' {
                return markup(page, at + 1, b'<');
            }
            return Next::Nothing;
        }
        at += 1;
        // `("password", "...")`
        let comma = page.skip_spaces(at);
        if page.at(comma) == b',' && page.before(name - 1) != b'(' {
            return Next::Nothing;
        }
        if page.at(comma) == b',' {
            let start = page.skip_spaces(comma + 1);
            return match quoted_value(page, start) {
                Some(value) if !matches!(page.at(page.skip_spaces(value.range.end + 1)), b':' | b'=') => {
                    Next::Value(value, Link::Assign)
                }
                _ => Next::Nothing,
            };
        }
        while matches!(page.at(at), b']' | b')') {
            at += 1;
        }
    } else if let Some(value) = name_value(page, at) {
        return Next::Value(value, Link::Assign);
    }
    // « **Mot de passe** : », « mot(s) de passe »
    while matches!(page.at(at), b'*' | b'`') || (page.at(at) == b'_' && page.at(at + 1) == b'_') {
        at += 1;
    }
    if page.at(at) == b'?' && page.at(at + 1) == b':' {
        at += 1;
    }
    // `setPassword("...")`
    if page.at(at) == b'('
        && let Some(value) = quoted_value(page, at + 1)
    {
        return Next::Value(value, Link::Assign);
    }
    if page.at(at) == b'<' {
        return after_tags(page, at);
    }
    let start = page.skip_spaces(at);
    if let Some(cell) = cell(page, at, start) {
        return cell;
    }
    if let Some((sign, link)) = sign(page, start) {
        return after_sign(page, sign, link);
    }
    // Alone on its line, as a form is copied: the value stands on the next.
    if page.at(start) == b'\n' && name == page.skip_spaces(page.line_start(name)) && label.end == at {
        let from = page.skip_spaces(page.line_end(start) + 1);
        let to = from + page.bytes.get(from..page.line_end(from)).unwrap_or_default().trim_ascii_end().len();
        let line = page.bytes.get(from..to).unwrap_or_default();
        if !line.is_empty() && !line.contains(&b' ') && !line.contains(&b':') && !line.contains(&b'\t') {
            return Next::Value(Value { range: from..to, quoted: false }, Link::Beside);
        }
    }
    Next::Prose(at)
}

/// Where the name begins that a word is the end of: `spring.datasource.password`, `DB_PASSWORD`, `--password`.
pub(super) fn name_start(page: &Page, mut at: usize) -> usize {
    let from = at;
    while from - at < 60
        && (page.before(at).is_ascii_alphanumeric() || matches!(page.before(at), b'_' | b'.' | b'-' | b'$' | b':'))
    {
        at -= 1;
    }
    at
}

/// Whether a word stands in the path of a file: `/etc/passwd`.
fn is_path(page: &Page, name: usize) -> bool {
    let mut at = name;
    while name - at < 80
        && (page.before(at).is_ascii_alphanumeric() || matches!(page.before(at), b'/' | b'.' | b'_' | b'-' | b'~'))
    {
        at -= 1;
    }
    matches!(page.at(at), b'/' | b'.' | b'~')
}

/// The cell beside the word, in a table.
fn cell(page: &Page, at: usize, start: usize) -> Option<Next> {
    let tabs = page.slice(at..start).contains(&b'\t');
    let bar = page.at(start) == b'|';
    if !tabs && !bar {
        return None;
    }
    let from = page.skip_spaces(if bar { start + 1 } else { start });
    let line = page.bytes.get(from..page.line_end(from))?;
    let length = line.iter().position(|byte| matches!(byte, b'\t' | b'|')).unwrap_or(line.len());
    let text = line.get(..length)?.trim_ascii();
    if text.is_empty() {
        return Some(Next::Nothing);
    }
    Some(Next::Value(unwrapped(page, from..from + text.len()), Link::Cell))
}

/// The sign that ties a value to its name, and where it ends.
pub(super) fn sign(page: &Page, at: usize) -> Option<(usize, Link)> {
    let signs: [(&[u8], Link); 10] = [
        (b"===", Link::Assign),
        (b"=>", Link::Assign),
        (b"==", Link::Assign),
        (b":=", Link::Assign),
        (b"->", Link::Colon),
        (b"?=", Link::Assign),
        (b"+=", Link::Assign),
        (b"=", Link::Assign),
        (b":", Link::Colon),
        (&[0x81], Link::Colon),
    ];
    if page.slice(at..at + 2) == b"::" || page.slice(at..at + 3) == b"://" {
        return None;
    }
    let rest = page.slice(at..at + 3);
    signs.iter().find(|(sign, _)| rest.starts_with(sign)).map(|(sign, link)| (at + sign.len(), *link))
}

/// The value after a sign.
fn after_sign(page: &Page, sign_end: usize, link: Link) -> Next {
    let mut start = page.skip_spaces(sign_end);
    let tight = start == sign_end;
    // « Password: <b>...</b> »
    if page.at(start) == b'<'
        && let Some(length) = page.slice(start..start + 24).iter().position(|byte| *byte == b'>')
        && is_one_of("b i u p em tt td kbd code span strong", page.slice(start + 1..start + length))
    {
        start += length + 1;
    }
    // « **Mot de passe :** ... »
    while page.at(start) == b'*' && page.at(start + 1) == b'*' {
        start = page.skip_spaces(start + 2);
    }
    // On the next line, where a colon ends this one.
    if link == Link::Colon && page.at(start) == b'\n' {
        for _ in 0..2 {
            if page.at(start) == b'\n' {
                start = page.skip_spaces(page.line_end(start) + 1);
            }
        }
        let line = page.bytes.get(start..page.line_end(start)).unwrap_or_default().trim_ascii();
        // A list, another label, a sentence.
        if line.contains(&b' ') || line.contains(&b':') || line.is_empty() {
            return Next::Nothing;
        }
    }
    // `password: str = "..."`
    if link == Link::Colon {
        let mut end = start;
        while page.at(end).is_ascii_alphanumeric() || matches!(page.at(end), b'[' | b']' | b'<' | b'>' | b'?' | b'.') {
            end += 1;
        }
        let equals = page.skip_spaces(end);
        if end > start
            && page.at(equals) == b'='
            && matches!(page.at(page.skip_spaces(equals + 1)), b'"' | b'\'')
            && equals > end
        {
            start = page.skip_spaces(equals + 1);
        }
    }
    // `r"..."`, `@"..."`, `\"...\"`
    let marked = page.at(start).is_ascii_alphabetic() || matches!(page.at(start), b'@' | b'$' | b'\\');
    if marked && matches!(page.at(start + 1), b'"' | b'\'') {
        start += 1;
    }
    if matches!(page.at(start), b'"' | b'\'' | b'`') {
        return match quoted_value(page, start) {
            Some(value) => Next::Value(value, link),
            None => Next::Nothing,
        };
    }
    let from_prose = link == Link::Colon || matches!(page.before(sign_end.saturating_sub(1)), b' ');
    match bare_value(page, start, link) {
        Some(value) => {
            let tail = page.slice(value.range.end..page.line_end(value.range.end));
            // More words follow: a sentence, a list; it is read as one.
            if from_prose
                && link == Link::Colon
                && tail.iter().any(u8::is_ascii_alphanumeric)
                && tail.first() != Some(&b'<')
                && !(tight && shape::is_strong(page.slice(value.range.clone())))
            {
                Next::Prose(sign_end - 1)
            } else {
                Next::Value(value, link)
            }
        }
        None => Next::Nothing,
    }
}
