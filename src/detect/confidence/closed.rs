//! Sentences that tell what is kept in closed session. No word alone says so: each adds to a sum, and what is public, general
//! or a rule takes away from it.

use std::ops::Range;

use super::candidate;
use super::words::Confidence as C;
use crate::detect::kind::Kind;
use crate::detect::look::{Candidate, words};
use crate::detect::phrases::Hit;
use crate::detect::sentence;
use crate::detect::spoken;
use crate::order::by_number;
use crate::text::tokens::{DIGIT, Tokens};

/// What the sum must reach.
const ENOUGH: i32 = 4;
/// How sure one sentence must be to speak for the others.
const SURE: f32 = 0.79;

/// The sentences of a text, in order and apart. `marked` tells whether the text bears a marking.
#[inline(never)]
pub(super) fn find(t: &Tokens, hits: &[Hit<C>], found: &[Candidate], marked: bool) -> Vec<Candidate> {
    let sealed = hits.iter().any(|hit| hit.term == C::Unopened);
    let leads = |hit: &&Hit<C>| match hit.term {
        C::Stance | C::Departure | C::Complaint | C::Unopened | C::Security | C::Lawyer | C::Limit => true,
        C::Bidder => sealed || marked,
        _ => false,
    };
    let mut tokens: Vec<usize> = hits.iter().filter(leads).map(|hit| hit.first as usize).collect();
    if tokens.is_empty() {
        return Vec::new();
    }
    let open: i32 = if marked { 0 } else { hits.iter().filter(|hit| hit.term == C::Open).take(3).count() as i32 };
    let text = Text { t, hits, found, sealed, open };
    let closed = text.told(&tokens, marked);
    // Where one thing is confidential, what stands with it is sooner so.
    let sure = marked || closed.iter().any(|told| told.confidence >= SURE);
    if !sure && !sealed {
        return closed;
    }
    if sealed {
        // « Firme A 612 400 $, Firme B 598 900 $ »: what is bid stands under the words that say that nobody may know.
        tokens.extend(t.numeric.iter().map(|token| *token as usize).filter(|token| grouped(t, *token)));
        by_number(&mut tokens, |token| *token);
    }
    text.told(&tokens, sure)
}

/// Whether a token is the thousands of an amount: « 612 400 », "412,900".
fn grouped(t: &Tokens, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let gap = t.between(before);
    let thousands = t.text(token).len() == 3 && t.class(token) == DIGIT && t.class(before) == DIGIT;
    let parted = gap == b"," || (gap == b" " && t.between(token).starts_with(b" $"));
    let more = before.checked_sub(1).is_some_and(|first| t.between(first) == gap && t.class(first) == DIGIT);
    thousands && parted && (more || matches!(t.text(before).len(), 2 | 3))
}

/// A text, and what is known of the whole of it.
struct Text<'a, 't> {
    t: &'a Tokens<'t>,
    hits: &'a [Hit<C>],
    found: &'a [Candidate],
    /// Whether tenders are spoken of that are not opened.
    sealed: bool,
    /// How much says that it is public.
    open: i32,
}

impl Text<'_, '_> {
    /// The sentences around `leads` that are confidential; `closed` tells whether others are.
    fn told(&self, leads: &[usize], closed: bool) -> Vec<Candidate> {
        let mut told = Vec::new();
        let mut free = 0;
        for &lead in leads {
            if lead < free {
                continue;
            }
            let tokens = sentence::around(self.t, lead);
            let tokens = tokens.start.max(free)..tokens.end;
            free = tokens.end;
            let sentence = Sentence::new(self.t, tokens, self.hits, self.found);
            let (sum, rule) = sentence.sum(closed, self.sealed);
            let sum = sum - self.open;
            if sum >= ENOUGH {
                let confidence = (0.5 + 0.06 * sum as f32).min(0.9);
                told.push(candidate(self.t, sentence.told(rule), Kind::MunicipalConfidential, confidence, rule));
            }
        }
        told
    }
}

/// A sentence, and what stands in it.
struct Sentence<'a, 't> {
    t: &'a Tokens<'t>,
    tokens: Range<usize>,
    hits: &'a [Hit<C>],
    named: bool,
    amounts: usize,
    /// Whether it is a question.
    asks: bool,
}

impl<'a, 't> Sentence<'a, 't> {
    fn new(t: &'a Tokens<'t>, tokens: Range<usize>, hits: &'a [Hit<C>], found: &[Candidate]) -> Self {
        let from = hits.partition_point(|hit| (hit.first as usize) < tokens.start);
        let to = hits.partition_point(|hit| (hit.first as usize) < tokens.end);
        let range = t.range(tokens.start, tokens.end - 1);
        let at = found.partition_point(|other| other.range.end <= range.start);
        let mut inside = found.get(at..).unwrap_or_default().iter().take_while(|other| other.range.start < range.end);
        let capital = |token: usize| {
            let text = t.text(token);
            let small = text.get(1).is_some_and(u8::is_ascii_lowercase);
            text.len() > 2 && small && text.first().is_some_and(u8::is_ascii_uppercase)
        };
        // Whoever acts for the municipality is named too.
        let pair = |token: usize| capital(token) && capital(token + 1) && matches!(t.between(token), b" " | b"-");
        let named = inside.any(|other| other.kind == Kind::PersonName)
            || (tokens.start + 1..tokens.end.saturating_sub(1)).any(pair);
        let bytes = t.folded.padded().get(range.start..range.end + 3).unwrap_or_default();
        let amounts = bytes.iter().filter(|byte| matches!(byte, b'$' | b'%')).count();
        let asks = bytes.ends_with(b"?") || bytes.ends_with(b"? ") || bytes.get(range.len()) == Some(&b'?');
        Self { asks, t, tokens, hits: hits.get(from..to).unwrap_or_default(), named, amounts }
    }

    fn count(&self, term: C) -> i32 {
        self.hits.iter().filter(|hit| hit.term == term).count() as i32
    }

    fn has(&self, term: C) -> bool {
        self.hits.iter().any(|hit| hit.term == term)
    }

    /// How much says that this is confidential, and what does most.
    fn sum(&self, marked: bool, sealed: bool) -> (i32, &'static str) {
        let amount = i32::from(self.amounts > 0);
        let quantity = amount.max(i32::from(self.quantity()));
        let ours = self.hits.iter().any(|hit| {
            [&b"notre"[..], b"nos", b"our"]
                .iter()
                .any(|word| self.t.text(hit.first as usize).eq_ignore_ascii_case(word))
        });
        let side = i32::from(ours || self.has(C::Side) || self.has(C::Lawyer) || self.has(C::Insider));
        let closed = i32::from(marked);
        let once = |term: C, first: i32| match self.count(term) {
            0 => 0,
            count => first + (count - 1).min(1),
        };
        let advised = self.advised();
        let limit = self.count(C::Limit).min(1);
        let position = once(C::Stance, 2) + limit;
        let negotiation = if position > 0 || advised > 0 { position + advised + quantity + side + closed } else { 0 };
        let person = i32::from(self.named);
        let departure =
            if self.has(C::Departure) { once(C::Departure, 2) + person.max(side) + quantity + closed } else { 0 };
        let insider = i32::from(self.has(C::Insider));
        let against = i32::from(self.tokens.clone().any(|token| {
            [&b"contre"[..], b"against"].iter().any(|word| self.t.text(token).eq_ignore_ascii_case(word))
        }));
        // A complaint is confidential by whom it is about.
        let about = insider + person >= 2
            || (closed == 1 && insider + person >= 1)
            || (person + closed + insider >= 1 && self.count(C::Complaint) > 1)
            || (person == 1 && against == 1);
        let complaint = if self.has(C::Complaint) && about {
            once(C::Complaint, 2) + insider + person + closed + against.min(person)
        } else {
            0
        };
        let large = self.tokens.clone().any(|token| grouped(self.t, token));
        // What is bid is told by the words, or by how large the amount is.
        let size = i32::from(large && !self.has(C::Unopened));
        let ranked = self.has(C::Bidder) && self.quantity();
        let bids = if (sealed && (self.amounts > 0 || large)) || (ranked && (sealed || marked)) {
            let who = i32::from(self.firm()) + i32::from(ranked);
            2 + once(C::Unopened, 1) + i32::from(self.amounts > 1) + size + who
        } else {
            0
        };
        let security = if self.has(C::Security) { once(C::Security, 3) + i32::from(self.digits()) + closed } else { 0 };
        let sums = [
            (negotiation, "municipal_confidential.position"),
            (departure, "municipal_confidential.departure"),
            (complaint, "municipal_confidential.complaint"),
            (bids, "municipal_confidential.bids"),
            (security, "municipal_confidential.security"),
        ];
        let (sum, rule) =
            sums.into_iter().reduce(|best, other| if other.0 > best.0 { other } else { best }).unwrap_or((0, ""));
        let general = 2 * i32::from(self.has(C::Modal)) + 2 * i32::from(self.has(C::About));
        (sum - general - i32::from(self.asks), rule)
    }

    /// Whether a lawyer or an insurer thinks that something is won or lost.
    fn advised(&self) -> i32 {
        let lawyers = self.hits.iter().filter(|hit| hit.term == C::Lawyer);
        let thinks = |lawyer: &Hit<C>| {
            self.hits.iter().any(|hit| hit.term == C::Thinks && hit.first > lawyer.last && hit.first <= lawyer.last + 6)
        };
        match (lawyers.clone().any(thinks), self.has(C::Odds)) {
            (true, true) => 3,
            (true, false) => 1,
            _ => 0,
        }
    }

    /// Whether a number of days, months, points is told.
    fn quantity(&self) -> bool {
        let units = words![
            b"jours",
            b"jour",
            b"point",
            b"month",
            b"week",
            b"day",
            b"mois",
            b"semaines",
            b"ans",
            b"points",
            b"days",
            b"months",
            b"weeks",
            b"years",
            b"percent",
            b"k",
            b"postes",
            b"positions",
            b"jobs",
            b"m",
        ];
        let number = |token: usize| self.t.class(token) & DIGIT != 0 || spoken::is_number(self.t, token);
        self.tokens.clone().any(|token| self.t.is_word(token + 1, units) && number(token))
    }

    /// Whether a number is told.
    fn digits(&self) -> bool {
        self.tokens.clone().any(|token| self.t.class(token) & DIGIT != 0)
    }

    /// Whether somebody is said to bid: a capital inside the sentence or before a colon.
    fn firm(&self) -> bool {
        let inside = |token: usize| token > self.tokens.start || self.t.between(token).contains(&b':');
        self.tokens.clone().filter(|token| inside(*token)).any(|token| {
            let text = self.t.text(token);
            text.len() > 2
                && text.first().is_some_and(u8::is_ascii_uppercase)
                && text.get(1).is_some_and(u8::is_ascii_lowercase)
        })
    }

    /// The folded range of what is told: the sentence, without what only leads to it before a colon.
    fn told(&self, rule: &'static str) -> Range<usize> {
        let whole = self.t.range(self.tokens.start, self.tokens.end - 1);
        let mut colons =
            (self.tokens.start..self.tokens.end - 1).filter(|token| matches!(self.t.between(*token), b" : " | b": "));
        // What somebody is accused of stands last.
        let last = colons.clone().next_back().filter(|colon| {
            let after = |hit: &Hit<C>| hit.term == C::Complaint && hit.first as usize > *colon;
            rule == "municipal_confidential.complaint" && self.hits.iter().any(after)
        });
        if let Some(last) = last {
            return self.t.range(last + 1, self.tokens.end - 1);
        }
        let Some(colon) = colons.next() else { return whole };
        // « Firme A : 78 points ».
        let valued = rule == "municipal_confidential.bids" && self.t.class(colon + 1) == DIGIT;
        let telling = |hit: &Hit<C>| {
            matches!(hit.term, C::Stance | C::Departure | C::Complaint | C::Security | C::Limit | C::Lawyer)
        };
        let before = self.hits.iter().any(|hit| (hit.last as usize) <= colon && telling(hit))
            && rule != "municipal_confidential.bids";
        if before || valued { whole } else { self.t.range(colon + 1, self.tokens.end - 1) }
    }
}
