//! Markings: the words that restrict the use of a document. « Ne pas diffuser » at the head of a page is one; a policy that
//! says what must not be disclosed is none.

use std::ops::Range;

use super::candidate;
use super::words::Confidence;
use crate::detect::kind::Kind;
use crate::detect::look::Candidate;
use crate::detect::phrases::Hit;
use crate::detect::sentence;
use crate::text::tokens::{LOWER, Tokens, UPPER};

/// Longest line that is a stamp as a whole, in bytes.
const STAMP: usize = 90;

/// The markings of a text, in order and apart.
#[inline(never)]
pub(super) fn find(t: &Tokens, hits: &[Hit<Confidence>]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (place, hit) in hits.iter().enumerate() {
        let near = |range: &Range<usize>| found.last().is_some_and(|last| joined(t, last.range.end, range.start));
        let range = t.range(hit.first as usize, hit.last as usize);
        if found.last().is_some_and(|last| last.range.end >= range.end) {
            continue;
        }
        let (told, confidence) = match hit.term {
            Confidence::Mark => (near(&range) || !mentioned(t, hits, place), 0.9),
            Confidence::Order => (
                near(&range) || (begins(t, hit.first as usize) && !mentioned(t, hits, place) && !of_a_thing(t, hit)),
                0.88,
            ),
            Confidence::Stamp => (near(&range) || (stamped(t, hit) && !mentioned(t, hits, place)), 0.85),
            Confidence::Disclaimer => (!mentioned(t, hits, place), 0.85),
            _ => continue,
        };
        if !told {
            continue;
        }
        let whole = match hit.term {
            Confidence::Disclaimer => {
                let tokens = sentence::around(t, hit.first as usize);
                t.range(tokens.start, tokens.end - 1)
            }
            Confidence::Order => heading(t, hit).unwrap_or_else(|| range.start..clause(t, hit)),
            _ => heading(t, hit).unwrap_or(range),
        };
        match found.last_mut() {
            Some(last) if last.range.end > whole.start || joined(t, last.range.end, whole.start) => {
                last.range.end = last.range.end.max(whole.end);
            }
            _ => found.push(candidate(t, whole, Kind::ConfidentialityMarking, confidence, rule(hit.term))),
        }
    }
    found
}

fn rule(term: Confidence) -> &'static str {
    match term {
        Confidence::Order => "confidentiality_marking.order",
        Confidence::Stamp => "confidentiality_marking.stamp",
        Confidence::Disclaimer => "confidentiality_marking.disclaimer",
        _ => "confidentiality_marking.words",
    }
}

/// Whether only a dash, a comma, « et » or a full stop stands between two markings.
fn joined(t: &Tokens, from: usize, to: usize) -> bool {
    let between = t.folded.bytes().get(from..to).unwrap_or_default();
    let sign =
        |byte: &u8| matches!(byte, b' ' | b'-' | b',' | b'.' | b'(' | b')' | b'/' | b'*' | b'!' | b'|' | b':' | 0x81);
    let word = between.trim_ascii();
    between.len() <= 6
        && !between.contains(&b'\n')
        && (between.iter().all(sign) || [&b"et"[..], b"and", b"&", b"ET", b"AND", b"/"].contains(&word))
}

/// Whether a clause begins at the token.
fn begins(t: &Tokens, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return true };
    let gap = t.between(before);
    gap.len() > 1 && gap.iter().any(|byte| !byte.is_ascii_whitespace() || *byte == b'\n') && !gap.ends_with(b"\"")
}

/// « Ne pas partager votre mot de passe »: the order is about a thing, not about the document.
fn of_a_thing(t: &Tokens, hit: &Hit<Confidence>) -> bool {
    let next = t.text(hit.last as usize + 1);
    let things = [
        &b"votre"[..],
        b"vos",
        b"ton",
        b"tes",
        b"son",
        b"ses",
        b"leur",
        b"leurs",
        b"your",
        b"their",
        b"his",
        b"her",
        b"any",
        b"passwords",
        b"personal",
        b"un",
        b"une",
        b"des",
        b"a",
        b"d",
        b"l",
        b"les",
        b"le",
        b"la",
    ];
    // « Ne pas diffuser à l'extérieur du comité ».
    let outside = next.eq_ignore_ascii_case(b"a")
        && t.between(hit.last as usize + 1) == b" "
        && t.text(hit.last as usize + 2).eq_ignore_ascii_case(b"l");
    // "Do not copy the old file", "do not post it": what is done with the matter in hand; "do not share the report" restricts.
    let verb = t.text(hit.last as usize);
    let handles = [&b"copy"[..], b"post", b"file"].iter().any(|word| verb.eq_ignore_ascii_case(word));
    let handled = handles && [&b"the"[..], b"it", b"them", b"that"].iter().any(|word| next.eq_ignore_ascii_case(word));
    t.between(hit.last as usize) == b" "
        && !outside
        && (handled || things.iter().any(|word| next.eq_ignore_ascii_case(word)))
        && t.class(hit.first as usize) & LOWER != 0
}

/// Whether the words are spoken of: between quotation marks, in a question, after « mention ».
fn mentioned(t: &Tokens, hits: &[Hit<Confidence>], place: usize) -> bool {
    let Some(hit) = hits.get(place) else { return false };
    let range = t.range(hit.first as usize, hit.last as usize);
    let before = t.folded.bytes().get(range.start.saturating_sub(2)..range.start).unwrap_or_default();
    let after = t.folded.padded().get(range.end..range.end + 3).unwrap_or_default();
    if before.contains(&b'"') && after.contains(&b'"') {
        return true;
    }
    // « Vos réponses seront strictement confidentielles » promises, and marks nothing.
    let promised = [
        &b"kept"[..],
        b"remain",
        b"remains",
        b"be",
        b"are",
        b"seront",
        b"sera",
        b"resteront",
        b"restera",
        b"restent",
        b"demeurent",
        b"sont",
        b"traites",
        b"traite",
        b"gardes",
        b"garde",
    ];
    let prior = (hit.first as usize).checked_sub(1);
    if prior.is_some_and(|prior| promised.iter().any(|word| t.text(prior).eq_ignore_ascii_case(word))) {
        return true;
    }
    let tokens = sentence::around(t, hit.first as usize);
    let about = |other: &Hit<Confidence>| other.term == Confidence::About && tokens.contains(&(other.first as usize));
    let near = hits.get(..place).unwrap_or_default().iter().rev().take(8);
    let end = t.range(tokens.end - 1, tokens.end - 1).end;
    let question = t.folded.padded().get(end..end + 3).is_some_and(|rest| rest.contains(&b'?'));
    let disclaimer = hit.term == Confidence::Disclaimer;
    near.take_while(|other| (other.first as usize) >= tokens.start).any(about) && !disclaimer || question
}

/// Whether a word stands as a stamp does: in capitals or alone, at the head of a line or after « Objet : ».
fn stamped(t: &Tokens, hit: &Hit<Confidence>) -> bool {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let capitals = (first..=last).all(|token| t.class(token) & LOWER == 0 && t.class(token) & UPPER != 0);
    let before = first.checked_sub(1).map_or(&b"\n"[..], |before| t.between(before));
    let head = first == 0 || before.contains(&b'\n');
    let enclosed = before.iter().any(|byte| matches!(byte, b'(' | b'['))
        && t.between(last).iter().any(|byte| matches!(byte, b')' | b']'));
    let announced = before.starts_with(b":") || before.starts_with(b" :") || before.ends_with(b"- ");
    let range = t.range(first, last);
    let rest = t.folded.bytes().get(range.end..).unwrap_or_default();
    let alone = rest.is_empty()
        || rest.starts_with(b"\n")
        || rest.starts_with(b"\r")
        || rest.starts_with(b".\n")
        || rest.starts_with(b" -")
        || rest.starts_with(b" &")
        || rest.starts_with(b" :")
        || rest.starts_with(b":")
        || rest.starts_with(b"]")
        || rest.starts_with(b"!")
        || (rest.starts_with(b".") && rest.len() > 1);
    let single = t.text(first).len() > 6 || last > first;
    // « INTERNAL MEDICINE », « CLASSIFIED RULES »: only what can mean nothing else leads a line of other words.
    let begins = |words: &[&[u8]]| {
        words.iter().any(|word| t.text(first).get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word)))
    };
    let telling = last > first || begins(&[b"confiden", b"privileg"]);
    if !telling && !alone {
        return false;
    }
    (capitals && (head || announced || enclosed) && single)
        || (capitals && head && alone)
        || (head && alone && single)
        // « Vérification (huis clos) » in a calendar says when, and marks nothing.
        || (enclosed && single && !begins(&[b"huis", b"closed", b"in"]))
        || (capitals && before.len() > 1 && alone && single)
}

/// Most words that an order goes on for.
const CLAUSE: usize = 9;

/// Where the clause of an order ends: « ne pas diffuser hors du comité », "do not forward before the opening".
fn clause(t: &Tokens, hit: &Hit<Confidence>) -> usize {
    let last = hit.last as usize;
    let mut end = last;
    while end + 1 < t.all.len() && matches!(t.between(end), b" " | b"'") {
        if end - last == CLAUSE {
            return t.range(last, last).end;
        }
        end += 1;
    }
    t.range(end, end).end
}

/// The whole line, where it is in capitals and short: « CONFIDENTIEL - SÉANCE DE TRAVAIL DU CONSEIL ».
fn heading(t: &Tokens, hit: &Hit<Confidence>) -> Option<Range<usize>> {
    let range = t.range(hit.first as usize, hit.last as usize);
    let line = t.lines.partition_point(|line| (*line as usize) < range.start);
    let start = line.checked_sub(1).and_then(|before| t.lines.get(before)).map_or(0, |before| *before as usize + 1);
    let end = t.lines.get(line).map_or(t.folded.bytes().len(), |end| *end as usize);
    let bytes = t.folded.bytes().get(start..end).filter(|line| line.len() <= STAMP)?;
    let small = bytes.iter().any(u8::is_ascii_lowercase) || bytes.iter().any(u8::is_ascii_digit);
    // What stands before the marking is a title of its own.
    (!small && bytes.iter().any(u8::is_ascii_uppercase)).then(|| range.start..start + bytes.trim_ascii_end().len())
}
