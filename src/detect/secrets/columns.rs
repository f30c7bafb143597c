//! Tables with a column of passwords: what heads it announces every cell below.

use std::ops::Range;

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::judge::{Link, judge};
use super::prose::is_one_of;
use super::shape::Shape;
use super::value::unwrapped;
use super::{Page, Secret, found, shape};

/// Fewer characters are typed by a person, in a column that may hold keys too.
const TYPED: usize = 20;

/// Longest heading of a column, and longest line that heads a table, in bytes.
const HEADING: usize = 40;
const LINE: usize = 600;

/// The secrets that stand under a heading.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let mut all = Vec::new();
    // Where the last table ended: its rows head nothing.
    let mut done = 0;
    for hit in page.hits {
        let label = page.range(hit);
        let column = matches!(
            hit.term,
            Secret::Password
                | Secret::WeakPassword
                | Secret::Pin
                | Secret::Code
                | Secret::Key
                | Secret::Token
                | Secret::Passphrase
                | Secret::WeakKey
                // « Porte | Code | Alarme ».
                | Secret::Opened
                | Secret::Entrance
        );
        if !column || label.start < done {
            continue;
        }
        let line = page.line_start(label.start)..page.line_end(label.start);
        // Whatever it is, it is looked at once.
        done = line.end;
        let Some(heading) = heading(page, line.clone()) else { continue };
        let separator = heading.separator;
        let count = |row: &[u8]| row.iter().filter(|byte| **byte == separator).count();
        let columns = count(page.bytes.get(line.clone()).unwrap_or_default());
        let mut at = line.end + 1;
        while at < page.bytes.len() {
            let end = page.line_end(at);
            let row = page.bytes.get(at..end).unwrap_or_default();
            if !row.contains(&separator)
                || (separator == b',' && (count(row) != columns || row.windows(2).any(|pair| pair == b", ")))
            {
                break;
            }
            cells(page, at..end, &heading, &mut all);
            at = end + 1;
            done = end;
        }
    }
    all
}

/// What a line that heads a table says.
struct Heading {
    separator: u8,
    /// The columns that hold secrets.
    places: Vec<(usize, Secret)>,
    /// Whether another column names who logs in.
    accounts: bool,
}

/// What separates the cells of a line that heads a table, and which of them announce secrets.
fn heading(page: &Page, line: Range<usize>) -> Option<Heading> {
    let text = page.bytes.get(line.clone()).filter(|text| text.len() <= LINE)?;
    let separator = *[b'\t', b'|', b';', b','].iter().find(|separator| text.contains(separator))?;
    if text.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b':' | b'(' | b'{')) {
        return None;
    }
    let from = page.hits.partition_point(|hit| page.range(hit).start < line.start);
    let mut hits = page.hits.get(from..)?.iter().peekable();
    let mut places = Vec::new();
    let (mut accounts, mut filled) = (0, 0);
    let (mut doors, mut coded) = (false, None);
    let mut start = line.start;
    for (place, cell) in text.split(|byte| *byte == separator).enumerate() {
        let end = start + cell.len();
        filled += usize::from(cell.iter().any(u8::is_ascii_alphabetic));
        while let Some(hit) = hits.next_if(|hit| page.range(hit).start < end) {
            let announces = !matches!(
                hit.term,
                Secret::Account
                    | Secret::Entrance
                    | Secret::Harmless
                    | Secret::Call
                    | Secret::Command
                    | Secret::Bearer
                    | Secret::Basic
                    | Secret::Begin
                    | Secret::Putty
            );
            accounts += usize::from(hit.term == Secret::Account);
            doors |= matches!(hit.term, Secret::Entrance | Secret::Opened);
            // « Alarme » is a column of codes; « Panne du système d'alarme » is not.
            let announces =
                announces && (hit.term != Secret::Opened || page.range(hit).len() == cell.trim_ascii().len());
            let term = if hit.term == Secret::Opened { Secret::Code } else { hit.term };
            if announces && cell.len() <= HEADING && places.last().is_none_or(|(last, _)| *last != place) {
                places.push((place, term));
            }
        }
        if places.last().is_none_or(|(last, _)| *last != place) && is_one_of("code codes nip pin", cell.trim_ascii()) {
            coded = Some(place);
        }
        start = end + 1;
    }
    // « Code » says little, but beside doors and alarms.
    places.extend(coded.filter(|_| doors).map(|place| (place, Secret::Code)));
    let listed = separator != b',' || accounts > 0;
    (!places.is_empty() && places.len() <= 4 && filled >= 2 && listed).then_some(Heading {
        separator,
        places,
        accounts: accounts > 0,
    })
}

/// The secrets of one row.
fn cells(page: &Page, row: Range<usize>, heading: &Heading, all: &mut Vec<Candidate>) {
    let Heading { separator, places, accounts } = heading;
    let mut start = row.start;
    let text = page.bytes.get(row).unwrap_or_default();
    for (place, cell) in text.split(|byte| byte == separator).take(64).enumerate() {
        if let Some((_, term)) = places.iter().find(|(column, _)| *column == place) {
            let lead = cell.len() - cell.trim_ascii_start().len();
            let length = cell.trim_ascii().len();
            let value = unwrapped(page, start + lead..start + lead + length);
            let text = page.slice(value.range.clone());
            // « Login | Secret »: what a person types is a password.
            let made = Shape::of(text);
            let typed = *term == Secret::WeakKey && *accounts && (made.length < TYPED || !made.is_random());
            let term = if typed { &Secret::Password } else { term };
            let one = !text.contains(&b' ') && !text.is_empty();
            let letters = !text.iter().any(u8::is_ascii_digit);
            let plain = one
                && *separator != b','
                && (*accounts || !letters)
                && matches!(term, Secret::Password | Secret::WeakPassword)
                && !super::judge::is_word(text)
                && text.len() >= 4
                && text.len() <= 64
                && !shape::is_placeholder(text)
                && !shape::is_digest(text)
                && text.iter().filter(|byte| byte.is_ascii_alphanumeric()).count() >= 4;
            let judged = judge(page, *term, &value, Link::Cell, false).filter(|_| one);
            if let Some((kind, sure, rule)) = judged {
                all.push(found(page, value.range, kind, rule).sure(sure));
            } else if plain {
                all.push(found(page, value.range, Kind::Password, "password.cell").sure(0.7));
            }
        }
        start += cell.len() + 1;
    }
}
