//! Whether what a word announces is a secret: by the word, by what ties the value to it, by what the value is made of.

use std::ops::Range;

use super::super::kind::Kind;
use super::super::names;
use super::prose::is_one_of;
use super::shape::{self, Shape};
use super::{Page, Secret};

/// What ties a value to the word that announces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `=` and what programs write like it.
    Assign,
    /// A colon, an arrow.
    Colon,
    /// « est », "is".
    Word,
    /// The next cell of a table, or the cell under it.
    Cell,
    /// Nothing: it stands beside it.
    Beside,
}

/// A value as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// Folded range, without quotes.
    pub(super) range: Range<usize>,
    /// Whether it stood in quotes.
    pub(super) quoted: bool,
}

/// A judgement: kind, how sure, and by which rule.
pub(super) type Judged = (Kind, f32, &'static str);

/// Judges a value that a word of `term` announces. `known` says that the name of an account stands before it.
pub(super) fn judge(page: &Page, term: Secret, value: &Value, link: Link, known: bool) -> Option<Judged> {
    let text = page.slice(value.range.clone());
    if text.is_empty() || text.len() > 600 || shape::is_placeholder(text) || shape::is_digest(text) {
        return None;
    }
    match term {
        Secret::Password | Secret::WeakPassword | Secret::Passphrase | Secret::Directive => {
            password(page, term, text, value, link, known).map(|sure| (Kind::Password, sure, rule(link)))
        }
        // "verbal passcode 'gingersnap'"
        Secret::Code if value.quoted && (5..=24).contains(&text.len()) && text.iter().all(u8::is_ascii_lowercase) => {
            Some((Kind::Password, 0.65, "password.code"))
        }
        Secret::Pin | Secret::Code => code(term, text, link).map(|sure| (Kind::Password, sure, "password.code")),
        Secret::Key | Secret::Token | Secret::WeakKey | Secret::Private => key(term, text, value, link),
        _ => None,
    }
}

fn rule(link: Link) -> &'static str {
    match link {
        Link::Assign => "password.assignment",
        Link::Colon => "password.label",
        Link::Word => "password.sentence",
        Link::Cell => "password.cell",
        Link::Beside => "password.beside",
    }
}

fn password(page: &Page, term: Secret, text: &[u8], value: &Value, link: Link, known: bool) -> Option<f32> {
    let it = Shape::of(text);
    if text.contains(&b' ') {
        return if term == Secret::WeakPassword { None } else { phrase(term, text, value, link) };
    }
    // The digest of one, unless it is set: `DB_PASSWORD=9f86...`.
    let digest = matches!(it.length, 32 | 40 | 56 | 64 | 96 | 128) && text.iter().all(u8::is_ascii_hexdigit);
    if digest && link != Link::Assign {
        return None;
    }
    let open = text.iter().any(|byte| matches!(byte, b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'<' | b'>'));
    if shape::is_strong(text) && (link != Link::Beside || !open || value.quoted) {
        return Some(match link {
            Link::Assign | Link::Colon => 0.95,
            Link::Word | Link::Cell => 0.92,
            Link::Beside => 0.85,
        });
    }
    if term == Secret::WeakPassword {
        return None;
    }
    let direct = matches!(link, Link::Assign | Link::Colon);
    // Eight groups of six digits unlock a disk (Microsoft, "BitLocker recovery").
    if it.length == 55
        && text.split(|byte| *byte == b'-').all(|group| group.len() == 6 && group.iter().all(u8::is_ascii_digit))
    {
        return Some(0.97);
    }
    if it.digits == it.length {
        let counted = counts(page, value.range.end);
        return ((4..=12).contains(&it.length) && (link != Link::Beside || value.quoted) && !counted).then_some(0.75);
    }
    let core = text.strip_suffix(b"!").unwrap_or(text);
    let letters = core.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    if letters {
        return word(page, core, value, link, known);
    }
    // « Hiver-Boreal », « cheval-pile-agrafe-correct »: words tied by signs.
    let tied = core.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b'.'));
    let mut parts = core.split(|byte| matches!(byte, b'-' | b'_' | b'.')).filter(|part| part.len() > 1);
    let count = parts.clone().count();
    let capitals = parts
        .clone()
        .filter(|part| {
            part.first().is_some_and(u8::is_ascii_uppercase) && part.iter().skip(1).all(u8::is_ascii_lowercase)
        })
        .count();
    let own = parts.any(names::is_name_or_place);
    let many = count >= 4 && (value.quoted || ends(page, value.range.end)) && !core.contains(&b'.');
    let proud = count >= 2
        && it.length >= 8
        && !own
        && !core.contains(&b'.')
        && if link == Link::Assign {
            value.quoted && capitals >= 2
        } else {
            capitals == count || (capitals >= 2 && core.len() < text.len())
        };
    let linked = direct || (link == Link::Word);
    (tied && linked && (many || proud)).then_some(0.7)
}

/// A value of letters alone.
fn word(page: &Page, text: &[u8], value: &Value, link: Link, known: bool) -> Option<f32> {
    let it = Shape::of(text);
    let inner = text.iter().skip(1).any(u8::is_ascii_uppercase) && it.lower > 1;
    let common = is_word(text);
    // `password = dbpassword`: named after what it holds.
    let lower = text.to_ascii_lowercase();
    let named = [&b"passw"[..], b"motdepasse", b"secret", b"passwd"]
        .iter()
        .any(|part| lower.windows(part.len()).any(|window| window == *part));
    let typed = !value.quoted && matches!(page.at(value.range.end), b';' | b')');
    if it.length < 4 || typed || named || text.iter().any(|byte| *byte >= 0x80) {
        return None;
    }
    let last = ends(page, value.range.end);
    let real = match (link, value.quoted) {
        (Link::Word, true) => true,
        (Link::Assign, true) => !common && it.length >= 5,
        (Link::Colon, true) => !common && it.length >= 5,
        // `a = b` speaks of two variables; `A=b` sets one.
        (Link::Assign, false) => {
            let tight = matches!(page.before(value.range.start), b'=');
            tight && it.length >= 5 && last && ((!common && !inner) || known)
        }
        (Link::Colon, false) => {
            let chosen = (!common && !names::is_name_or_place(text)) || known;
            last && it.length >= 5 && if inner { page.at(value.range.end) != b',' } else { chosen }
        }
        (Link::Word, false) => inner && it.length >= 7 && last,
        (Link::Cell, _) => !common && it.length >= 6 && inner,
        (Link::Beside, _) => false,
    };
    real.then_some(0.65)
}

/// A value of several words, which stood in quotes.
fn phrase(term: Secret, text: &[u8], value: &Value, link: Link) -> Option<f32> {
    let mut words = text.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let count = words.clone().count();
    let speaks = "password passe passwd please veuillez enter entrez invalid required must doit requis";
    let about = words.any(|word| is_one_of(speaks, word));
    let strong = text.split(|byte| *byte == b' ').any(shape::is_strong);
    let fits = match term {
        Secret::Passphrase => count >= 2,
        // `MAIL_PASSWORD="Facteur du mardi 6h"`
        _ => {
            let set = link == Link::Assign && text.iter().any(u8::is_ascii_digit);
            (count <= 8 && strong) || ((3..=6).contains(&count) && (link == Link::Word || set))
        }
    };
    let plain = text.iter().all(|byte| !matches!(byte, b'{' | b'}' | b'<' | b'>' | b'(' | b')' | b'=' | b'"'));
    (value.quoted && fits && !about && plain && text.len() <= 120).then_some(0.8)
}

/// A number that opens a door, an alarm, a telephone.
fn code(term: Secret, text: &[u8], link: Link) -> Option<f32> {
    let it = Shape::of(text);
    let core = text.iter().filter(|byte| !matches!(byte, b'#' | b'*')).count();
    if text.iter().any(|byte| matches!(byte, b'"' | b'<' | b'>' | b'=' | b'(' | b')')) {
        return None;
    }
    let digits = it.digits == core && (4..=8).contains(&it.digits);
    let least = if matches!(link, Link::Colon | Link::Word | Link::Assign) { 0.9 } else { 0.8 };
    if digits {
        return Some(least);
    }
    // « C4471 », « 12-34-56 » for a safe, « 4482-9107 » for a lost telephone.
    let pairs = text.split(|byte| *byte == b'-').all(|part| part.len() == 2);
    let halves = text.split(|byte| *byte == b'-').all(|part| part.len() == 4);
    let dialled = term == Secret::Code
        && it.digits >= 4
        && it.digits <= 8
        && text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-')
        && (pairs || halves && link != Link::Beside);
    let strong = term == Secret::Code && shape::is_strong(text) && (link != Link::Beside || it.hard > 0);
    (dialled || strong).then_some(0.8)
}

/// A key or a token of a service that is not known by its look.
fn key(term: Secret, text: &[u8], value: &Value, link: Link) -> Option<Judged> {
    let it = Shape::of(text);
    let program = !value.quoted
        && (text.iter().any(|byte| matches!(byte, b'(' | b')' | b'|'))
            || text.windows(2).any(|pair| pair == b"::" || pair == b"&&"));
    // "whats-on/1.4.2"
    let versioned = text.rsplit(|byte| *byte == b'/').next().is_some_and(|part| {
        part.len() < text.len()
            && part.contains(&b'.')
            && part.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    });
    if program || versioned || ((it.hard == 0 || term == Secret::WeakKey) && shape::is_wordy(text)) {
        return None;
    }
    let of_key = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'-' | b'_'
                    | b'.'
                    | b'/'
                    | b'+'
                    | b'='
                    | b'~'
                    | b':'
                    | b'!'
                    | b'@'
                    | b'#'
                    | b'$'
                    | b'%'
                    | b'^'
                    | b'&'
                    | b'*'
                    | b'('
                    | b')'
                    | b'|'
            )
    };
    if !text.iter().all(of_key) {
        return None;
    }
    let ordinary = text.windows(3).any(|part| part == b"://") || text.starts_with(b"/") || text.starts_with(b"arn:");
    let random = it.is_random() && !ordinary;
    if term == Secret::Private {
        return (random && it.length >= 32).then_some((Kind::PrivateKey, 0.93, "private_key.label"));
    }
    let direct = matches!(link, Link::Assign | Link::Colon);
    let (kind, rule) = match term {
        Secret::Token => (Kind::Token, "token.label"),
        _ => (Kind::ApiKey, "api_key.label"),
    };
    if shape::is_uuid(text) {
        let sure = (term == Secret::Key && link != Link::Beside) || (term == Secret::Token && link == Link::Assign);
        return (sure && it.distinct_enough()).then_some((kind, 0.8, rule));
    }
    let strong = shape::is_strong(text);
    let sure = match (term, link) {
        // A print of a key is hexadecimal too.
        (Secret::WeakKey, Link::Beside) => {
            (random && it.length >= 32 && !text.iter().all(u8::is_ascii_hexdigit)).then_some(0.75)
        }
        (Secret::WeakKey, _) => {
            (random && !is_print(text) && it.length >= 20 && (strong || it.length >= 28)).then_some(0.9)
        }
        (_, Link::Beside) => (random && it.length >= 20).then_some(0.85),
        _ if random && it.length >= 16 => Some(0.93),
        // Short ones, and those that somebody made up.
        _ if direct && strong && it.length >= 8 && it.digits >= 2 => Some(if value.quoted { 0.8 } else { 0.7 }),
        (Secret::Key | Secret::Token, Link::Word) if strong && random => Some(0.8),
        _ => None,
    };
    sure.map(|sure| (kind, sure, rule))
}

/// The print of a public key, as OpenPGP writes it: forty hexadecimal digits, capitals.
fn is_print(text: &[u8]) -> bool {
    text.len() == 40 && text.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F'))
}

/// Whether nothing but signs follows on the line, or the sentence ends.
fn ends(page: &Page, mut at: usize) -> bool {
    while matches!(page.at(at), b'.' | b',' | b';' | b')' | b'"' | b'\'' | b'`' | b'*' | b'!') {
        if page.at(at) != b'"' && page.at(at + 1).is_ascii_whitespace() {
            return true;
        }
        at += 1;
    }
    let at = page.skip_spaces(at);
    at >= page.bytes.len() || matches!(page.at(at), b'\n' | b'#' | b'|' | b'(' | b'/')
}

/// Whether what follows a number says that it counts something.
fn counts(page: &Page, at: usize) -> bool {
    let rest = page.slice(at..at + 24);
    let words = "caract charac chars bits jours days fois times users utilis compt accou heures hours";
    let rest = rest.trim_ascii_start();
    words.split(' ').any(|word| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())))
}

/// Whether a value is a common word, French or English; what holds a digit is none.
pub(super) fn is_word(text: &[u8]) -> bool {
    !text.iter().any(u8::is_ascii_digit) && names::is_common_word(text)
}
