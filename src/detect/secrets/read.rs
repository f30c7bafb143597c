//! Reading the value that follows a word directly: in configuration, in programs, in markup, in the cell beside it.

use std::ops::Range;

use super::judge::{Link, Value};
use super::prose::is_one_of;
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

/// Longest value in quotes.
const QUOTED: usize = 400;

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
    if matches!(page.at(start), b'\n' | b'\r') && name == page.skip_spaces(page.line_start(name)) && label.end == at {
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

/// `<password>...</password>`
fn markup(page: &Page, at: usize, before: u8) -> Next {
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
fn after_tags(page: &Page, mut at: usize) -> Next {
    for _ in 0..4 {
        at = page.skip_spaces(at);
        if matches!(page.at(at), b':' | b'\n' | b'\r') {
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
fn value_beside(page: &Page, at: usize) -> Option<Value> {
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
fn name_value(page: &Page, at: usize) -> Option<Value> {
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

/// A value without the quotes or marks around it.
pub(super) fn unwrapped(page: &Page, range: Range<usize>) -> Value {
    let text = page.slice(range.clone());
    for mark in [b"**".as_slice(), b"\"", b"'", b"`"] {
        if text.len() > 2 * mark.len() && text.starts_with(mark) && text.ends_with(mark) {
            let inner = range.start + mark.len()..range.end - mark.len();
            let text = page.slice(inner.clone());
            let lead = text.len() - text.trim_ascii_start().len();
            return Value { range: inner.start + lead..inner.start + lead + text.trim_ascii().len(), quoted: true };
        }
    }
    Value { range, quoted: false }
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
    if link == Link::Colon && matches!(page.at(start), b'\n' | b'\r') {
        for _ in 0..2 {
            if matches!(page.at(start), b'\n' | b'\r') {
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

/// The value in quotes that opens at `at`, on one line.
pub(super) fn quoted_value(page: &Page, at: usize) -> Option<Value> {
    let mut at = at;
    if (page.at(at).is_ascii_alphabetic() || page.at(at) == b'@') && matches!(page.at(at + 1), b'"' | b'\'') {
        at += 1;
    }
    let quote = page.at(at);
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let mut start = at + 1;
    // Three of them, as Python has.
    while page.at(start) == quote && start - at < 3 {
        start += 1;
    }
    let rest = page.slice(start..start + QUOTED);
    let length = rest.iter().position(|byte| *byte == quote || *byte == b'\n')?;
    let escaped = page.before(start + length) == b'\\';
    let text = rest.get(..length - usize::from(escaped && length > 0))?;
    let lead = text.len() - text.trim_ascii_start().len();
    let range = start + lead..start + lead + text.trim_ascii().len();
    (page.at(start + length) == quote && !range.is_empty()).then_some(Value { range, quoted: true })
}

/// A value without quotes: to the next space, without what ends a list, a call or a sentence.
pub(super) fn bare_value(page: &Page, start: usize, link: Link) -> Option<Value> {
    let rest = page.slice(start..start + QUOTED);
    let in_address = page.address(start).is_some();
    let ends = |byte: &u8| {
        byte.is_ascii_whitespace()
            || (matches!(byte, b'"' | b'<' | b'`'))
            || (in_address && matches!(byte, b'&' | b'#'))
    };
    let mut length = rest.iter().position(ends).unwrap_or(rest.len());
    // `user=...&password=...&remember=1`
    let names = |text: &[u8]| {
        text.iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'_'))
            .is_some_and(|at| at > 0 && text.get(at) == Some(&b'='))
    };
    if link == Link::Assign
        && let Some(at) =
            (0..length).find(|at| rest.get(*at) == Some(&b'&') && rest.get(at + 1..length).is_some_and(names))
    {
        length = at;
    }
    // « Soleil<2024 » is a password; `value</tag>` and `<value>` are markup.
    let range = trimmed(page, start..start + length, link == Link::Assign);
    (!range.is_empty()).then_some(Value { range, quoted: false })
}

/// Without the signs that end a sentence, a list or a call; in a program those of a sentence are left.
pub(super) fn trimmed(page: &Page, mut range: Range<usize>, program: bool) -> Range<usize> {
    while range.start < range.end && matches!(page.at(range.start), b'(' | b'"' | b'\'' | b'[') && !program {
        range.start += 1;
    }
    while range.start < range.end {
        let last = page.before(range.end);
        let text = page.slice(range.clone());
        let open = |sign: u8| text.iter().filter(|byte| **byte == sign).count();
        let cut = match last {
            b')' => open(b'(') < open(b')'),
            b']' => open(b'[') < open(b']'),
            b'}' => open(b'{') < open(b'}'),
            b',' | b';' | b'"' | b'\'' | b'`' | b'\\' | b'|' => true,
            b'.' | b':' | b'?' | 0x81 => !program || text.len() > 1 && last == b'.' && page.at(range.end) != b'\n',
            _ => false,
        };
        if !cut {
            break;
        }
        range.end -= 1;
    }
    if range.end - range.start > 4 && page.slice(range.clone()).ends_with(b"**") {
        range.end -= 2;
    }
    range
}
