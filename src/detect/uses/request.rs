//! Sentences as requests: where each begins and ends, what in it is commanded, by which verb, and of whom it speaks.

use std::ops::Range;

use super::words::Use;
use crate::detect::kind::Kind;
use crate::detect::look::{Candidate, packed, words};
use crate::detect::phrases::Hit;
use crate::text::tokens::{LOWER, Tokens, UPPER};

/// Verbs that are nouns too: they command only before what says which.
#[rustfmt::skip]
const NOUNS: [u64; 28] = packed([
    "note", "notes", "cote", "classe", "score", "scores", "rate", "rates", "rank", "ranks", "grade",
    "grades", "judge", "juge", "pick", "select", "profile", "watch", "track", "record", "records",
    "log", "set", "award", "grant", "suis", "fund", "funds",
]);
/// What says which thing.
#[rustfmt::skip]
const ARTICLES: [u64; 22] = packed([
    "le", "la", "les", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "nos", "notre", "chaque",
    "the", "this", "these", "those", "each", "every", "my", "our", "me",
]);
/// What may stand before it at the beginning of a sentence and is no command.
#[rustfmt::skip]
const NO_VERBS: [u64; 66] = packed([
    "dans", "pour", "quand", "lorsque", "avec", "tous", "toutes", "toute", "tout", "apres", "avant",
    "mais", "comme", "sous", "chez", "vers", "depuis", "pendant", "malgre", "puisque", "toujours",
    "seul", "seule", "hier", "demain", "contre", "sans", "parce", "selon", "voici", "voila", "sauf",
    "aussi", "ainsi", "sont", "etait", "from", "with", "after", "before", "when", "while", "since",
    "because", "both", "under", "over", "until", "during", "through", "were", "does", "have", "what",
    "that", "than", "then", "also", "about", "into", "once", "though", "unlike", "within", "dear",
    "chers",
]);
#[rustfmt::skip]
const DETERMINERS: [u64; 58] = packed([
    "le", "la", "les", "l", "ce", "cet", "cette", "ces", "chaque", "chacun", "chacune", "chacune",
    "mon", "ma", "mes", "nos", "notre", "leur", "leurs", "son", "sa", "ses", "tous", "toutes",
    "tout", "moi", "nous", "lui", "the", "this", "these", "those", "each", "every", "all", "my",
    "our", "his", "her", "their", "them", "him", "both", "which", "who", "et", "ou", "or", "and",
    "any", "si", "if", "whether", "qui", "quel", "quelle", "lequel", "laquelle",
]);

/// Longest text, in folded bytes, in which a question may lack its sign.
const SHORT: usize = 400;

/// A sentence with the words of requests in it.
pub(crate) struct Sentence<'a, 't> {
    pub(crate) t: &'a Tokens<'t>,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its words, in order.
    pub(crate) hits: &'a [Hit<Use>],
    /// Names of persons in the whole text, in order.
    pub(crate) people: &'a [Candidate],
    /// Whether it ends with a question mark or begins with a word of question.
    pub(crate) question: bool,
    /// Whether it asks for something.
    pub(crate) asks: bool,
    /// The token after the greetings and adverbs that it begins with.
    lead: usize,
    /// Whether it holds a colon.
    colon: bool,
    /// Whether it holds a quotation mark.
    quotes: bool,
}

impl<'a, 't> Sentence<'a, 't> {
    pub(crate) fn new(t: &'a Tokens<'t>, tokens: Range<usize>, hits: &'a [Hit<Use>], people: &'a [Candidate]) -> Self {
        let range = t.range(tokens.start, tokens.end.saturating_sub(1));
        let bytes = t.folded.bytes().get(range).unwrap_or_default();
        let (colon, quotes) = (bytes.contains(&b':'), bytes.contains(&b'"'));
        let lead = lead(hits, tokens.start);
        let mut this = Self { t, tokens, hits, people, question: false, asks: false, lead, colon, quotes };
        let begins = |hit: &&Hit<Use>| this.leads_to(hit.first as usize);
        let wonders = hits
            .iter()
            .filter(begins)
            .any(|hit| matches!(hit.term, Use::Wonder | Use::Which | Use::Should | Use::Lawful));
        let commanded = hits.iter().filter(begins).any(|hit| hit.term.commands() && !this.is_noun(hit));
        let given = this.given() && hits.iter().any(|hit| hit.term.commands() && this.commanded(hit));
        let unknown = this.imperative();
        let opened = hits.iter().any(|hit| matches!(hit.term, Use::Opener | Use::View));
        // « Qui » begins a title too: without the sign, only of a short text.
        this.question = this.ends_with(b'?') || (wonders && t.folded.bytes().len() < SHORT);
        this.asks = commanded || given || opened || unknown;
        this
    }

    /// Whether a sign ends the sentence.
    fn ends_with(&self, sign: u8) -> bool {
        let end = self.t.range(self.tokens.end - 1, self.tokens.end - 1).end;
        let rest = self.t.folded.padded().get(end..end + 4).unwrap_or_default();
        rest.iter().take_while(|byte| !byte.is_ascii_alphanumeric() && **byte != b'\n').any(|byte| *byte == sign)
    }

    /// Whether only greetings and adverbs stand between the beginning of the sentence and a token.
    fn leads_to(&self, token: usize) -> bool {
        let at = self.lead;
        // « Bonjour Copilote, évalue ».
        at == token
            || (at > self.tokens.start && token <= at + 2 && token > at && self.t.between(token - 1).starts_with(b","))
    }

    fn given(&self) -> bool {
        self.hits
            .iter()
            .find(|hit| hit.term != Use::Lead)
            .is_some_and(|hit| hit.term == Use::Given && self.leads_to(hit.first as usize))
    }

    /// Whether the sentence begins with a word that is likely a verb of command, though not one that is known: what says which
    /// thing, or « -moi », follows.
    fn imperative(&self) -> bool {
        let at = self.lead;
        let pronoun = self.t.between(at) == b"-"
            && self.says(at + 1..at + 2, words![b"moi", b"nous", b"les", b"le", b"la", b"lui", b"leur"]);
        let known = self.is(at, &NO_VERBS) || self.t.text(at).len() < 4;
        pronoun || (!known && self.t.between(at) == b" " && self.is(at + 1, &ARTICLES))
    }

    /// « Note de service », "Rate of return", « NOTE : »: the word is no verb here.
    pub(crate) fn is_noun(&self, hit: &Hit<Use>) -> bool {
        let last = hit.last as usize;
        if hit.first == hit.last && self.is(hit.first as usize, &NOUNS) {
            return !self.is(last + 1, &DETERMINERS);
        }
        let ties = words![b"de", b"d", b"du", b"of", b"est", b"is", b"was", b"sont", b"are"];
        matches!(hit.term, Use::Judge | Use::Watch) && last + 1 < self.tokens.end && self.t.is_word(last + 1, ties)
    }

    /// Whether a verb is said to the machine: by itself, or as the end of another command (« pour classer », "to rank").
    pub(crate) fn commanded(&self, hit: &Hit<Use>) -> bool {
        self.commands(hit) || self.serves(hit)
    }

    /// Whether a verb begins the sentence or a clause, or follows what opens a request.
    fn commands(&self, hit: &Hit<Use>) -> bool {
        let first = hit.first as usize;
        if self.is_noun(hit) {
            return false;
        }
        if first == self.tokens.start || self.leads_to(first) {
            return true;
        }
        let Some(before) = first.checked_sub(1) else { return false };
        let gap = self.t.between(before);
        if gap.iter().any(|byte| matches!(byte, b',' | b':' | b';' | b'(' | b'"' | b'\n')) || gap == b" - " {
            return true;
        }
        self.hits.iter().any(|other| other.last as usize == before && matches!(other.term, Use::Lead | Use::Opener))
    }

    /// Whether a verb says what another command is for, or what a tool that is asked for does.
    fn serves(&self, hit: &Hit<Use>) -> bool {
        let first = hit.first as usize;
        let Some(before) = first.checked_sub(1).filter(|before| *before >= self.tokens.start) else { return false };
        if self.is_noun(hit) {
            return false;
        }
        let is = |words: &[u32]| self.t.is_word(before, words);
        let ending = self.t.text(first);
        let infinitive = [&b"er"[..], b"ir", b"re", b"ER", b"IR", b"RE"].iter().any(|end| ending.ends_with(end));
        if (infinitive
            && is(words![b"a", b"de", b"d", b"pour", b"me", b"nous", b"te", b"les", b"le", b"la", b"l", b"y", b"en"]))
            || is(words![b"to"])
        {
            return true;
        }
        let tool = || self.hits.iter().any(|other| other.term == Use::Tool && other.last < hit.first);
        is(words![b"qui", b"that", b"which"]) && tool()
    }

    /// Whether « qui », "which" asks: at the beginning, or after a verb that asks for it; else it goes on about what stands before.
    pub(crate) fn asking(&self, hit: &Hit<Use>) -> bool {
        let first = hit.first as usize;
        let Some(before) = first.checked_sub(1).filter(|_| first > self.tokens.start && !self.leads_to(first)) else {
            return true;
        };
        let verb = |other: &Hit<Use>| {
            other.last as usize == before
                && matches!(
                    other.term,
                    Use::Ask
                        | Use::Opener
                        | Use::Decide
                        | Use::Judge
                        | Use::Compare
                        | Use::Dig
                        | Use::Lead
                        | Use::View
                        | Use::Verdict
                )
        };
        let known = words![
            b"a",
            b"savoir",
            b"know",
            b"see",
            b"voir",
            b"sais",
            b"sur",
            b"on",
            b"about",
            b"me",
            b"us",
            b"moi",
            b"nous",
            b"of",
            b"de",
            b"selon",
            b"exactement",
            b"exactly",
        ];
        let apart = self.t.between(before).iter().any(|byte| matches!(byte, b':' | b'(' | b'"'))
            || (self.given() && self.t.between(before).starts_with(b","));
        apart || self.hits.iter().any(verb) || self.says(before..first, known)
    }

    /// The verb that commands what stands at a hit: itself, or the last one before.
    pub(crate) fn head(&self, hit: &Hit<Use>) -> Option<&Hit<Use>> {
        let until = self.hits.partition_point(|other| other.first <= hit.first);
        let before = self.hits.get(..until).unwrap_or_default().iter().rev();
        before
            .filter(|other| other.term == Use::Opener || other.term.commands())
            .find(|other| other.term == Use::Opener || self.commands(other))
    }

    /// Whether what stands at a hit is only spoken of: explained, reworded, or the matter of a document that is asked for.
    pub(crate) fn only_spoken_of(&self, hit: &Hit<Use>) -> bool {
        let head = self.head(hit);
        if head.is_some_and(|head| head.term == Use::Material) || self.quoted(hit) {
            return true;
        }
        // « Écris le procès-verbal : le comité a classé ... »
        let mut before = self.tokens.start..hit.first as usize;
        let colon = self.colon.then(|| before.find(|token| matches!(self.t.between(*token), b" : " | b": "))).flatten();
        let announced = |colon: usize| {
            let mut before = self.hits.iter().filter(|other| other.last as usize <= colon);
            before.any(|other| other.term == Use::Document || (other.term == Use::Material && self.commands(other)))
        };
        if colon.is_some_and(announced) {
            return true;
        }
        let from = head.map_or(self.tokens.start as u32, |head| head.first);
        let document = |other: &&Hit<Use>| other.term == Use::Document;
        self.hits.iter().filter(document).any(|other| {
            (other.first >= from && other.last < hit.first) || (other.first > hit.last && other.first <= hit.last + 2)
        })
    }

    /// Whether an odd number of quotation marks stands before it in the sentence.
    fn quoted(&self, hit: &Hit<Use>) -> bool {
        if !self.quotes {
            return false;
        }
        let range = self.t.range(self.tokens.start, self.tokens.start).start
            ..self.t.range(hit.first as usize, hit.first as usize).start;
        let before = self.t.folded.bytes().get(range).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'"').count() % 2 == 1
    }

    /// Whether one of `terms` stands in the sentence.
    pub(crate) fn has(&self, terms: &[Use]) -> bool {
        self.hits.iter().any(|hit| terms.contains(&hit.term))
    }

    /// The first of `terms` that begins after a hit, at most `reach` tokens away, with none of `stops` between.
    pub(crate) fn after(&self, hit: &Hit<Use>, reach: u32, terms: &[Use], stops: &[Use]) -> Option<&Hit<Use>> {
        let from = self.hits.partition_point(|other| other.first <= hit.last);
        let near = self.hits.get(from..).unwrap_or_default().iter();
        let mut near = near.take_while(|other| other.first <= hit.last + reach);
        near.find(|other| terms.contains(&other.term) || stops.contains(&other.term))
            .filter(|other| terms.contains(&other.term))
    }

    /// Whether one person is named in these tokens: a name that was found, a title, or two words with capitals.
    pub(crate) fn named(&self, tokens: Range<usize>) -> bool {
        let tokens = tokens.start.max(self.tokens.start)..tokens.end.min(self.tokens.end);
        if tokens.is_empty() {
            return false;
        }
        let range = self.t.range(tokens.start, tokens.end - 1);
        let from = self.people.partition_point(|person| person.range.end <= range.start);
        if self.people.get(from).is_some_and(|person| person.range.start < range.end) {
            return true;
        }
        let title =
            |token: usize| self.t.is_word(token, words![b"m", b"mme", b"mr", b"mrs", b"ms", b"monsieur", b"madame"]);
        let capital = |token: usize| {
            let text = self.t.text(token);
            self.t.class(token) == UPPER | LOWER && text.len() > 2 && text.first().is_some_and(u8::is_ascii_uppercase)
        };
        let possessive = |token: usize| {
            self.t.between(token) == b"'"
                && self.t.text(token + 1).eq_ignore_ascii_case(b"s")
                && !self.hits.iter().any(|hit| (hit.first..=hit.last).contains(&(token as u32)))
        };
        tokens.clone().any(|token| {
            title(token)
                || (token > self.tokens.start && capital(token) && possessive(token))
                || (token > self.tokens.start
                    && capital(token)
                    && capital(token + 1)
                    && token + 1 < self.tokens.end
                    && matches!(self.t.between(token), b" " | b"-"))
        })
    }

    /// Whether one of these words stands in the tokens.
    pub(crate) fn says(&self, tokens: Range<usize>, words: &[u32]) -> bool {
        let mut tokens = tokens.start.max(self.tokens.start)..tokens.end.min(self.tokens.end);
        tokens.any(|token| self.t.is_word(token, words))
    }

    /// Whether a token of the sentence is one of these words of at most eight letters.
    fn is(&self, token: usize, words: &[u64]) -> bool {
        let short = self.t.text(token).len() <= 8;
        short && self.tokens.contains(&token) && words.contains(&self.t.packed(token, 8))
    }

    /// « Comment », "why": it is spoken of in general.
    pub(crate) fn general(&self) -> bool {
        let begins =
            self.hits.iter().find(|hit| hit.term != Use::Lead).map_or(self.tokens.start, |hit| hit.first as usize);
        let start = if self.leads_to(begins) { begins } else { self.tokens.start };
        self.says(start..start + 1, words![b"comment", b"how", b"pourquoi", b"why", b"explique", b"explain"])
    }
}

/// The token after the greetings and adverbs that a sentence begins with.
fn lead(hits: &[Hit<Use>], start: usize) -> usize {
    let next = |at: usize, hit: &Hit<Use>| {
        (hit.first as usize == at && hit.term == Use::Lead).then_some(hit.last as usize + 1).ok_or(at)
    };
    hits.iter().try_fold(start, next).unwrap_or_else(|at| at)
}

/// The candidates that name persons.
pub(crate) fn people(found: &[Candidate]) -> Vec<Candidate> {
    found.iter().filter(|candidate| candidate.kind == Kind::PersonName).cloned().collect()
}
