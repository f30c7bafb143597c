//! Uses of an AI that the guides prohibit or discourage (DET-7): a decision or a judgement in the human's place, surveillance,
//! passing for somebody, an analysis that nobody will validate, a search. Only what is asked for counts, not what a text tells:
//! the beginning and the end of a text are read, where people write what they want.

mod answer;
mod judge;
mod pose;
mod request;
mod watch;
mod words;

use std::ops::Range;

use super::kind::Kind;
use super::look::Candidate;
use super::phrases::{Hit, USE};
use super::sentence::ends;
use crate::text::tokens::Tokens;
use request::Sentence;
pub(crate) use words::Use;

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
}

impl Around<'_> {
    fn has(&self, terms: &[Use]) -> bool {
        self.hits.iter().any(|hit| terms.contains(&hit.term))
    }

    /// Whether a person decides or checks after all, as the sentence or those beside it say.
    fn human(&self, sentence: &Sentence) -> bool {
        let near = sentence.tokens.start.saturating_sub(25)..sentence.tokens.end + 35;
        self.hits.iter().any(|hit| hit.term == Use::Human && near.contains(&(hit.first as usize)))
    }

    fn count(&self, term: Use) -> usize {
        self.hits.iter().filter(|hit| hit.term == term).count()
    }
}

/// The uses that a text asks for, in order and apart: one a sentence, and of one kind unless several are plain. `found` is what
/// was found before, in order.
pub(crate) fn find(t: &Tokens, found: &[Candidate]) -> Vec<Candidate> {
    let length = t.folded.bytes().len();
    let split =
        |offset: usize| t.known.partition_point(|token| t.range(*token as usize, *token as usize).start < offset);
    let (head, tail) = (split(HEAD), split(length.saturating_sub(TAIL)));
    let read = |from: usize, to: usize| {
        let (known, begun) = (t.known.get(from..to), t.begun.get(from..to));
        USE.find(&t.all, known.unwrap_or_default(), begun.unwrap_or_default())
    };
    let mut hits = read(0, head);
    if tail > head {
        hits.extend(read(tail, t.known.len()));
    } else {
        hits.extend(read(head, t.known.len()));
    }
    if !hits.iter().any(|hit| hit.term.tells()) {
        return Vec::new();
    }
    let people = request::people(found);
    let bounds = sentences(t, length);
    let around =
        Around { hits: &hits, person: !people.is_empty(), found: !found.is_empty(), length, sentences: bounds.len() };
    let mut asked: Vec<(Range<usize>, Asked)> = Vec::new();
    let mut material = false;
    let last_paragraph = t.folded.bytes().windows(2).rposition(|pair| pair == b"\n\n").unwrap_or(0);
    for (place, tokens) in bounds.iter().enumerate() {
        let here = within(&hits, tokens);
        if !here.iter().any(|hit| hit.term.tells() || hit.term == Use::Material) {
            continue;
        }
        let sentence = Sentence::new(t, tokens.clone(), here, &people);
        // After « Traduis : » comes what is to be translated, unless the last paragraph speaks to the machine again.
        let again = t.range(tokens.start, tokens.start).start > last_paragraph
            && here.iter().any(|hit| matches!(hit.term, Use::Opener | Use::Ask));
        if material && !again {
            continue;
        }
        let next = bounds.get(place + 1).map(|next| within(&hits, next)).unwrap_or_default();
        if let Some(use_) = judged(&sentence, next, &around) {
            let goes_on = use_.kind == Kind::UseUnvalidatedAnalysis
                && next.iter().any(|hit| matches!(hit.term, Use::Unvalidated | Use::Without));
            let end = if goes_on { bounds.get(place + 1).map_or(tokens.end, |next| next.end) } else { tokens.end };
            asked.push((span(&sentence, end), use_));
        }
        material |= place < 3 && introduces(&sentence);
    }
    plain(t, asked)
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

/// The hits in some tokens.
fn within<'h>(hits: &'h [Hit<Use>], tokens: &Range<usize>) -> &'h [Hit<Use>] {
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
fn judged(sentence: &Sentence, next: &[Hit<Use>], around: &Around) -> Option<Asked> {
    if !sentence.hits.iter().any(|hit| hit.term.tells()) {
        return None;
    }
    if !(sentence.asks || sentence.question) {
        return answer::search(sentence, around);
    }
    let all = [
        pose::impersonation(sentence, next),
        watch::surveillance(sentence, next),
        judge::people_or_matters(sentence, around),
        answer::unvalidated(sentence, next, around),
        answer::search(sentence, around),
    ];
    all.into_iter().flatten().reduce(|best, other| if other.confidence > best.confidence { other } else { best })
}

/// The folded range of a request: the sentence, without what it is about when that stands after a colon.
fn span(sentence: &Sentence, end: usize) -> Range<usize> {
    let t = sentence.t;
    let range = t.range(sentence.tokens.start, end - 1);
    let colon = (sentence.tokens.start..sentence.tokens.end)
        .find(|token| matches!(t.between(*token), b" : " | b": ") && *token + 1 < sentence.tokens.end);
    match colon.map(|token| t.range(token, token).end) {
        Some(colon) if !sentence.question && colon - range.start > 40 => range.start..colon,
        _ => range,
    }
}

/// The requests of the surest kind, and others that are as plain.
fn plain(t: &Tokens, asked: Vec<(Range<usize>, Asked)>) -> Vec<Candidate> {
    let first = asked.iter().map(|(_, use_)| *use_);
    let Some(best) = first.reduce(|best, other| if other.confidence > best.confidence { other } else { best }) else {
        return Vec::new();
    };
    let mut found: Vec<Candidate> = Vec::new();
    for (range, use_) in asked {
        let kept = use_.kind == best.kind || use_.confidence >= 0.85;
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
