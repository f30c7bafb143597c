//! Uses of an AI that the guides prohibit or discourage (DET-7): a decision or a judgement in the human's place, surveillance,
//! passing for somebody, an analysis that nobody will validate, a search. Only what is asked for counts, not what a text tells:
//! the beginning and the end of a text are read, where people write what they want.

mod answer;
mod handed;
mod judge;
mod likely;
mod pose;
mod request;
mod watch;
mod words;

use std::ops::Range;

use super::kind::Kind;
use super::look::Candidate;
use super::phrases::Hit;
use super::sentence::ends;
use crate::text::tokens::{Token, Tokens};
#[cfg(feature = "train")]
pub use likely::training;
use request::Sentence;
pub(crate) use words::{Handed, Use};

/// Folded bytes read at the beginning of a text.
const HEAD: usize = 1600;
/// Folded bytes read at its end.
const TAIL: usize = 1000;

/// A use that a sentence asks for.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    kind: Kind,
    confidence: f32,
    rule: &'static str,
}

impl Asked {
    fn new(kind: Kind, confidence: f32, rule: &'static str) -> Option<Self> {
        Some(Self { kind, confidence, rule })
    }
}

/// What the rest of the text says, beside the sentence.
pub(crate) struct Around<'a> {
    /// All words of requests that were read, in order.
    hits: &'a [Hit<Use>],
    /// Whether a private person is named.
    person: bool,
    /// Whether anything of a person or of confidence was found.
    found: bool,
    /// Bytes of the text.
    length: usize,
    /// Sentences read.
    sentences: usize,
    /// Those of them with words of requests, in a short text.
    speaking: &'a [likely::Speaking],
}

impl Around<'_> {
    fn has(&self, terms: &[Use]) -> bool {
        self.hits.iter().any(|hit| terms.contains(&hit.term))
    }

    /// Whether a person decides or checks after all, as the sentence or those beside it say.
    fn human(&self, sentence: &Sentence) -> bool {
        let near = sentence.tokens.start.saturating_sub(25)..sentence.tokens.end + 35;
        let from = self.hits.partition_point(|hit| (hit.first as usize) < near.start);
        let mut hits = self.hits.iter().skip(from).take_while(|hit| (hit.first as usize) < near.end);
        hits.any(|hit| hit.term == Use::Human)
    }

    fn count(&self, term: Use) -> usize {
        self.hits.iter().filter(|hit| hit.term == term).count()
    }
}

/// The uses that a text asks for, in order and apart: one a sentence, and of one kind unless several are plain. `found` is what
/// was found before, in order.
#[inline(never)]
pub(crate) fn find(t: &Tokens, found: &[Candidate]) -> Vec<Candidate> {
    let length = t.folded.bytes().len();
    let hits = &t.hits.uses;
    let short = length <= likely::SHORT;
    if !short && !hits.iter().any(|hit| hit.term.tells()) && t.hits.handed.is_empty() {
        return Vec::new();
    }
    let people = request::people(found);
    let bounds = sentences(t, length);
    let speaks = |tokens: &&Range<usize>| {
        within(hits, tokens).iter().any(|hit| hit.term.tells()) || !within(&t.hits.handed, tokens).is_empty()
    };
    let speaking: Vec<likely::Speaking> =
        bounds.iter().filter(|tokens| short && speaks(tokens)).map(|tokens| likely::Speaking::new(t, tokens)).collect();
    let around = Around {
        hits,
        person: !people.is_empty(),
        found: !found.is_empty(),
        length,
        sentences: bounds.len(),
        speaking: &speaking,
    };
    let mut asked: Vec<(Range<usize>, Asked)> = Vec::new();
    let mut material = false;
    for (place, tokens) in bounds.iter().enumerate() {
        let here = within(hits, tokens);
        let given = !within(&t.hits.handed, tokens).is_empty();
        if !short && !given && !here.iter().any(|hit| hit.term.tells() || hit.term == Use::Material) {
            continue;
        }
        let sentence = Sentence::new(t, tokens.clone(), here, &people);
        // After « Traduis : » comes what is to be translated, unless the last paragraph speaks to the machine again.
        let again = || {
            here.iter().any(|hit| matches!(hit.term, Use::Opener | Use::Ask))
                && t.range(tokens.start, tokens.start).start > last_paragraph(t)
        };
        if material && !again() {
            continue;
        }
        let next = bounds.get(place + 1).map(|next| within(hits, next)).unwrap_or_default();
        let before = place.checked_sub(1).and_then(|before| bounds.get(before));
        let beside = before.map_or(tokens.start, |before| before.start)
            ..bounds.get(place + 1).map_or(tokens.end, |next| next.end);
        let placed = likely::Placed { s: &sentence, before: before.cloned(), after: bounds.get(place + 1).cloned() };
        let ruled = judged(&sentence, next, &beside, &around);
        if let Some(use_) = likely::likely(&placed, &around, ruled) {
            let after = bounds.get(place + 1).map(|next| within(&t.hits.handed, next)).unwrap_or_default();
            let goes_on = (use_.kind == Kind::UseUnvalidatedAnalysis
                && next.iter().any(|hit| matches!(hit.term, Use::Unvalidated | Use::Without)))
                || after.iter().any(|hit| matches!(hit.term, Handed::Unchecked | Handed::Hidden));
            let end = if goes_on { bounds.get(place + 1).map_or(tokens.end, |next| next.end) } else { tokens.end };
            asked.push((span(&sentence, end), use_));
        }
        material |= place < 3 && introduces(&sentence);
    }
    plain(t, asked)
}

/// The tokens of a text of `length` folded bytes that are not read for uses.
pub(crate) fn middle(all: &[Token], length: usize) -> Range<usize> {
    let split = |offset: usize| all.partition_point(|token| (token.start as usize) < offset);
    split(HEAD)..split(length.saturating_sub(TAIL))
}

/// The tokens of each sentence at the beginning and the end of the text.
fn sentences(t: &Tokens, length: usize) -> Vec<Range<usize>> {
    let mut bounds = Vec::new();
    let mut start = 0;
    let mut token = 0;
    while token < t.all.len() {
        let at = t.range(token, token).start;
        if at >= HEAD && at + TAIL < length {
            // Nothing of the middle is read.
            token = t.all.partition_point(|other| (other.start as usize) + TAIL < length);
            start = token;
            continue;
        }
        if token + 1 == t.all.len() || ends(t, token) {
            bounds.push(start..token + 1);
            start = token + 1;
        }
        token += 1;
    }
    bounds
}

/// Where the blank line stands that the last paragraph follows, 0 without one.
fn last_paragraph(t: &Tokens) -> usize {
    t.folded.bytes().windows(2).rposition(|pair| pair == b"\n\n").unwrap_or(0)
}

/// The hits in some tokens.
fn within<'h, T>(hits: &'h [Hit<T>], tokens: &Range<usize>) -> &'h [Hit<T>] {
    let from = hits.partition_point(|hit| (hit.first as usize) < tokens.start);
    let to = hits.partition_point(|hit| (hit.last as usize) < tokens.end);
    hits.get(from..to.max(from)).unwrap_or_default()
}

/// « Corrige ce courriel : »: what follows is the matter to work on.
fn introduces(sentence: &Sentence) -> bool {
    let material = sentence.hits.iter().any(|hit| hit.term == Use::Material && sentence.commanded(hit));
    let range = sentence.t.range(sentence.tokens.start, sentence.tokens.end - 1);
    let bytes = sentence.t.folded.padded().get(range.start..range.end + 3).unwrap_or_default();
    material && bytes.contains(&b':')
}

/// The use that a sentence asks for, the surest one.
fn judged(sentence: &Sentence, next: &[Hit<Use>], beside: &Range<usize>, around: &Around) -> Option<Asked> {
    let handed = || handed::handed(sentence, beside, around);
    if !sentence.hits.iter().any(|hit| hit.term.tells()) {
        return handed();
    }
    if !(sentence.asks || sentence.question) {
        return answer::search(sentence, around).or_else(handed);
    }
    let all = [
        pose::impersonation(sentence, next),
        watch::surveillance(sentence, next),
        judge::people_or_matters(sentence, around),
        answer::unvalidated(sentence, next, around),
        answer::search(sentence, around),
        handed(),
    ];
    surest(all.into_iter().flatten())
}

/// The surest of several requests; the first of those that are as sure.
fn surest(all: impl Iterator<Item = Asked>) -> Option<Asked> {
    all.reduce(|best, other| if other.confidence > best.confidence { other } else { best })
}

/// The folded range of a request: the sentence, without what it is about when that stands after a colon.
fn span(sentence: &Sentence, end: usize) -> Range<usize> {
    let t = sentence.t;
    let range = t.range(sentence.tokens.start, end - 1);
    let colon = (sentence.tokens.start..sentence.tokens.end)
        .find(|token| matches!(t.between(*token), b" : " | b": ") && *token + 1 < sentence.tokens.end);
    // What stands after it may be a part of the request still: « tranche : accordée ou refusée ».
    let rest = colon.map_or(end..end, |token| token + 1..end);
    let told =
        !within(&t.hits.handed, &rest).is_empty() || within(sentence.hits, &rest).iter().any(|hit| hit.term.tells());
    match colon.map(|token| t.range(token, token).end) {
        Some(colon) if !sentence.question && colon - range.start > 40 && !told => range.start..colon,
        _ => range,
    }
}

/// The requests of the surest kind, and others that are as plain.
fn plain(t: &Tokens, asked: Vec<(Range<usize>, Asked)>) -> Vec<Candidate> {
    let Some(best) = surest(asked.iter().map(|(_, use_)| *use_)) else { return Vec::new() };
    let mut found: Vec<Candidate> = Vec::new();
    for (range, use_) in asked {
        // What is only likely beside what is surer is most often a part of it: « Oui ou non. »
        let part = use_.rule.ends_with(likely::RULE) && use_.confidence < best.confidence;
        let kept = (use_.kind == best.kind && !part) || use_.confidence >= 0.85;
        if !kept || found.last().is_some_and(|last| last.range.end > range.start) {
            continue;
        }
        let last = t.all.partition_point(|token| (token.end as usize) < range.end);
        found.push(Candidate {
            range,
            last,
            kind: use_.kind,
            confidence: use_.confidence,
            rule: use_.rule,
            checksum: false,
            date: false,
            label: None,
        });
    }
    found
}
