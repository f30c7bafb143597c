//! Sentences as requests: where each begins and ends, what in it is commanded, by which verb, and of whom it speaks.

use std::ops::Range;

use super::words::Use;
use crate::detect::kind::Kind;
use crate::detect::look::{Candidate, is_one};
use crate::detect::phrases::Hit;
use crate::text::tokens::{LOWER, Tokens, UPPER};

/// Verbs that are nouns too: they command only before what says which.
#[rustfmt::skip]
const NOUNS: [&[u8]; 28] = [
    b"note", b"notes", b"cote", b"classe", b"score", b"scores", b"rate", b"rates", b"rank", b"ranks", b"grade",
    b"grades", b"judge", b"juge", b"pick", b"select", b"profile", b"watch", b"track", b"record", b"records",
    b"log", b"set", b"award", b"grant", b"suis", b"fund", b"funds",
];
/// What says which thing.
#[rustfmt::skip]
const ARTICLES: [&[u8]; 22] = [
    b"le", b"la", b"les", b"ce", b"cet", b"cette", b"ces", b"mon", b"ma", b"mes", b"nos", b"notre", b"chaque",
    b"the", b"this", b"these", b"those", b"each", b"every", b"my", b"our", b"me",
];
/// What may stand before it at the beginning of a sentence and is no command.
#[rustfmt::skip]
const NO_VERBS: [&[u8]; 66] = [
    b"dans", b"pour", b"quand", b"lorsque", b"avec", b"tous", b"toutes", b"toute", b"tout", b"apres", b"avant",
    b"mais", b"comme", b"sous", b"chez", b"vers", b"depuis", b"pendant", b"malgre", b"puisque", b"toujours",
    b"seul", b"seule", b"hier", b"demain", b"contre", b"sans", b"parce", b"selon", b"voici", b"voila", b"sauf",
    b"aussi", b"ainsi", b"sont", b"etait", b"from", b"with", b"after", b"before", b"when", b"while", b"since",
    b"because", b"both", b"under", b"over", b"until", b"during", b"through", b"were", b"does", b"have", b"what",
    b"that", b"than", b"then", b"also", b"about", b"into", b"once", b"though", b"unlike", b"within", b"dear",
    b"chers",
];
#[rustfmt::skip]
const DETERMINERS: [&[u8]; 58] = [
    b"le", b"la", b"les", b"l", b"ce", b"cet", b"cette", b"ces", b"chaque", b"chacun", b"chacune", b"chacune",
    b"mon", b"ma", b"mes", b"nos", b"notre", b"leur", b"leurs", b"son", b"sa", b"ses", b"tous", b"toutes",
    b"tout", b"moi", b"nous", b"lui", b"the", b"this", b"these", b"those", b"each", b"every", b"all", b"my",
    b"our", b"his", b"her", b"their", b"them", b"him", b"both", b"which", b"who", b"et", b"ou", b"or", b"and",
    b"any", b"si", b"if", b"whether", b"qui", b"quel", b"quelle", b"lequel", b"laquelle",
];

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
}

impl<'a, 't> Sentence<'a, 't> {
    pub(crate) fn new(t: &'a Tokens<'t>, tokens: Range<usize>, hits: &'a [Hit<Use>], people: &'a [Candidate]) -> Self {
        let mut this = Self { t, tokens, hits, people, question: false, asks: false };
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
        let mut at = self.tokens.start;
        for hit in self.hits {
            if hit.first as usize != at || hit.term != Use::Lead {
                break;
            }
            at = hit.last as usize + 1;
        }
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
        let mut at = self.tokens.start;
        while at < self.tokens.end && !self.leads_to(at) {
            at += 1;
        }
        let pronoun = self.t.between(at) == b"-"
            && self.says(at + 1..at + 2, &[b"moi", b"nous", b"les", b"le", b"la", b"lui", b"leur"]);
        let known = self.says(at..at + 1, &NO_VERBS) || self.t.text(at).len() < 4;
        pronoun || (!known && self.t.between(at) == b" " && self.says(at + 1..at + 2, &ARTICLES))
    }

    /// « Note de service », "Rate of return", « NOTE : »: the word is no verb here.
    pub(crate) fn is_noun(&self, hit: &Hit<Use>) -> bool {
        let last = hit.last as usize;
        let next = self.t.text(last + 1);
        let tied = [&b"de"[..], b"d", b"du", b"of", b"est", b"is", b"was", b"sont", b"are"]
            .iter()
            .any(|word| next.eq_ignore_ascii_case(word));
        if hit.first == hit.last && self.says(hit.first as usize..last + 1, &NOUNS) {
            return !self.says(last + 1..last + 2, &DETERMINERS);
        }
        matches!(hit.term, Use::Judge | Use::Watch) && tied && last + 1 < self.tokens.end
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
        let text = self.t.text(before);
        let is = |words: &[&[u8]]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        let ending = self.t.text(first);
        let infinitive = [&b"er"[..], b"ir", b"re", b"ER", b"IR", b"RE"].iter().any(|end| ending.ends_with(end));
        if (infinitive
            && is(&[b"a", b"de", b"d", b"pour", b"me", b"nous", b"te", b"les", b"le", b"la", b"l", b"y", b"en"]))
            || is(&[b"to"])
        {
            return true;
        }
        let tool = || self.hits.iter().any(|other| other.term == Use::Tool && other.last < hit.first);
        is(&[b"qui", b"that", b"which"]) && tool()
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
        let known = [
            &b"a"[..],
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
        apart || self.hits.iter().any(verb) || self.says(before..first, &known)
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
        let colon =
            (self.tokens.start..hit.first as usize).find(|token| matches!(self.t.between(*token), b" : " | b": "));
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
        let title = |token: usize| {
            let titles = [&b"m"[..], b"mme", b"mr", b"mrs", b"ms", b"monsieur", b"madame"];
            let text = self.t.text(token);
            text.len() <= 8 && titles.iter().any(|title| text.eq_ignore_ascii_case(title))
        };
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
    pub(crate) fn says(&self, tokens: Range<usize>, words: &[&[u8]]) -> bool {
        let mut tokens = tokens.start.max(self.tokens.start)..tokens.end.min(self.tokens.end);
        tokens.any(|token| is_one(self.t.text(token), words))
    }

    /// « Comment », "why": it is spoken of in general.
    pub(crate) fn general(&self) -> bool {
        let begins =
            self.hits.iter().find(|hit| hit.term != Use::Lead).map_or(self.tokens.start, |hit| hit.first as usize);
        let start = if self.leads_to(begins) { begins } else { self.tokens.start };
        self.says(start..start + 1, &[b"comment", b"how", b"pourquoi", b"why", b"explique", b"explain"])
    }
}

/// The candidates that name persons.
pub(crate) fn people(found: &[Candidate]) -> Vec<Candidate> {
    found.iter().filter(|candidate| candidate.kind == Kind::PersonName).cloned().collect()
}
