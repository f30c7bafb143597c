//! Rights that are reserved: the sign with a year or a holder, and the words that forbid to reproduce.

use std::ops::Range;

use super::confidence::Confidence;
use super::kind::Kind;
use super::look::Candidate;
use super::phrases::Hit;
use super::sentence;
use crate::order::by_number;
use crate::text::tokens::{DIGIT, Tokens, UPPER};

/// The notices of a text, in order and apart.
#[inline(never)]
pub(crate) fn find(t: &Tokens, hits: &[Hit<Confidence>]) -> Vec<Candidate> {
    let signs = t.folded.copyrights().iter().filter_map(|sign| signed(t, *sign as usize));
    let words = hits.iter().filter_map(|hit| match hit.term {
        Confidence::Rights => Some(t.range(hit.first as usize, hit.last as usize)),
        Confidence::Copyright => worded(t, hit),
        _ => None,
    });
    let typed = t.numeric.iter().filter_map(|year| typed(t, *year as usize));
    let mut starts: Vec<Range<usize>> = signs.chain(words).chain(typed).collect();
    by_number(&mut starts, |range| range.start);
    let mut found: Vec<Candidate> = Vec::new();
    for range in starts {
        let token = t.all.partition_point(|token| (token.end as usize) <= range.start);
        let tokens = sentence::around(t, token);
        let whole = t.range(tokens.start, tokens.end - 1);
        let within = found.last().is_some_and(|last| range.end <= last.range.end);
        if within || spoken_of(t, &range, &whole) {
            continue;
        }
        // From the words on, to the end of the sentence or of the parentheses around it.
        let bytes = t.folded.bytes().get(range.start..whole.end.max(range.end)).unwrap_or_default();
        let length = bytes.iter().position(|byte| *byte == b')' && !bytes.starts_with(b"(")).unwrap_or(bytes.len());
        let range = range.start..(range.start + length).max(range.end);
        match found.last_mut() {
            Some(last) if follows(t, last.range.end, range.start) => last.range.end = last.range.end.max(range.end),
            _ => found.push(Candidate {
                last: tokens.end - 1,
                range,
                kind: Kind::CopyrightMarking,
                confidence: 0.85,
                rule: "copyright_marking.notice",
                checksum: false,
                date: false,
                label: None,
            }),
        }
    }
    found
}

/// « © 2022 Institut », « © Ville de ... »: from the sign to the year or the holder.
fn signed(t: &Tokens, sign: usize) -> Option<Range<usize>> {
    let next = t.from(sign);
    let token = t.all.get(next).filter(|token| token.start as usize <= sign + 3)?;
    (token.class & (DIGIT | UPPER) != 0).then_some(sign..token.end as usize)
}

/// « (c) 2023 »: the sign as it is typed, from its parenthesis to the year.
fn typed(t: &Tokens, year: usize) -> Option<Range<usize>> {
    let letter = year.checked_sub(1)?;
    let signed = t.between(letter) == b") " && t.text(letter).eq_ignore_ascii_case(b"c");
    let dated = signed && matches!(t.text(year), [b'1', b'9', ..] | [b'2', b'0', ..]) && t.text(year).len() == 4;
    let start = t.range(letter, letter).start.checked_sub(1)?;
    (dated && t.folded.bytes().get(start) == Some(&b'(')).then(|| start..t.range(year, year).end)
}

/// « Copyright 2021 », « Droits d'auteur : », « (c) 2020 Firm ».
fn worded(t: &Tokens, hit: &Hit<Confidence>) -> Option<Range<usize>> {
    let last = hit.last as usize;
    let mut next = last + 1;
    if t.text(next).eq_ignore_ascii_case(b"c") {
        next += 1;
    }
    let year = t.class(next) == DIGIT && t.text(next).len() == 4;
    let holder = t.between(last).contains(&b':') && t.class(next) & UPPER != 0;
    let sign = t.between(last).contains(&0x81);
    (year || holder || sign).then(|| t.range(hit.first as usize, last).start..t.range(next, next).end)
}

/// Whether the notice is asked about or quoted: « que veut dire "tous droits réservés" ? ».
fn spoken_of(t: &Tokens, range: &Range<usize>, whole: &Range<usize>) -> bool {
    let bytes = t.folded.padded();
    let quoted = bytes.get(range.start.saturating_sub(2)..range.start).is_some_and(|before| before.contains(&b'"'))
        && bytes.get(range.end..range.end + 3).is_some_and(|after| after.contains(&b'"'));
    quoted || bytes.get(whole.end..whole.end + 3).is_some_and(|rest| rest.contains(&b'?'))
}

/// Whether a notice goes on: only a full stop, a dash or a line break stands between.
fn follows(t: &Tokens, from: usize, to: usize) -> bool {
    from >= to
        || t.folded
            .bytes()
            .get(from..to)
            .is_some_and(|gap| gap.len() <= 4 && !gap.iter().any(u8::is_ascii_alphanumeric))
}
