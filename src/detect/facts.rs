//! Sensitive facts (Act, s. 59): what is said of somebody's health, family, income, origin, record with justice or at
//! work. The words alone are nothing: « explique le diabète » is about nobody. They count where the text ties them to a person:
//! a name, an identifier, a pronoun, the person who writes; and where it does not speak in general.

use std::ops::Range;

use super::kind::Kind;
use super::look::{Candidate, hashed};
use super::phrases::Hit;
use super::weigh::{Ground, SHARED, Subject, weigh};
use crate::text::tokens::{LOWER, Tokens, UPPER};

/// What a word says of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// A condition, a treatment, a medicine, an absence for health.
    Health,
    /// A charge, a record, a measure of protection.
    Justice,
    /// A separation, a refuge, a status.
    Family,
    /// Poverty, debts, wages.
    Income,
    /// Origin, religion, orientation.
    Origin,
    /// Union and politics.
    Union,
    /// Measures against an employee or a pupil.
    Discipline,
    /// It is spoken of in general.
    Generic,
    /// Rules speak so.
    Modal,
    /// A field of a form whose answer is sensitive.
    Field,
    /// The writer's own.
    Me,
    /// One other person.
    They,
    /// Somebody in a role, or anybody in it: rules speak so too.
    Role,
}

impl Fact {
    /// Whether it tells a fact, rather than whom it is about.
    pub(crate) fn tells(self) -> bool {
        !matches!(self, Self::Generic | Self::Modal | Self::Field | Self::Me | Self::They | Self::Role)
    }
}

/// How many words may stand between two facts that make one.
const REACH: usize = 9;
/// Words of a clause at most.
const CLAUSE: usize = 10;

/// Least that must speak for a fact about somebody.
const TOLD: f32 = 0.62;

/// The facts of a text, in order and apart. `persons` are the candidates that identify somebody (names, identifiers), in order;
/// `ground` is what else the text holds.
#[inline(never)]
pub(crate) fn find(t: &Tokens, ground: &Ground, hits: &[Hit<Fact>], persons: &[Candidate]) -> Vec<Candidate> {
    if !hits.iter().any(|hit| hit.term.tells()) {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while let Some(hit) = hits.get(at) {
        at += 1;
        if !hit.term.tells() {
            continue;
        }
        let sure = told(t, ground, hits, at - 1, persons);
        if sure < TOLD {
            continue;
        }
        let mut words = span(t, *hit);
        // What stands in the same clause, or goes on with the same nature after a comma, is one fact.
        while let Some(next) = hits.get(at).filter(|next| (next.first as usize) < words.end + REACH) {
            let goes_on = next.term == hit.term && one_clause(t, words.end - 1, next.first as usize);
            if next.term.tells() && ((next.first as usize) < words.end || goes_on) {
                words.end = words.end.max(span(t, *next).end);
            } else if next.term.tells() {
                break;
            }
            at += 1;
        }
        let range = t.range(words.start, words.end - 1);
        if found.last().is_none_or(|last| last.range.end <= range.start) {
            found.push(Candidate {
                range,
                last: words.end - 1,
                kind: Kind::SensitiveFact,
                confidence: sure.min(0.92),
                rule: rule(hit.term),
                checksum: false,
                date: false,
                label: None,
            });
        }
    }
    found
}

fn rule(fact: Fact) -> &'static str {
    match fact {
        Fact::Health => "sensitive_fact.health",
        Fact::Justice => "sensitive_fact.justice",
        Fact::Family => "sensitive_fact.family",
        Fact::Income => "sensitive_fact.income",
        Fact::Origin => "sensitive_fact.origin",
        Fact::Union => "sensitive_fact.union",
        _ => "sensitive_fact.discipline",
    }
}

/// How likely it is that the fact is told of somebody, 0 to 1.
fn told(t: &Tokens, ground: &Ground, hits: &[Hit<Fact>], place: usize, persons: &[Candidate]) -> f32 {
    let Some(hit) = hits.get(place) else { return 0.0 };
    let words = hit.first as usize..hit.last as usize + 1;
    weigh(Subject::Fact, t, words.clone(), |push| {
        ground.features(t, &words, push);
        let mut push = |template: u8, value: u8| push(SHARED + template, value);
        let Ties { named, me, they, field, generic, modal } = ties(t, hits, place, persons);
        let length = ground.length(words.start);
        let nature = hit.term as u8;
        let amount = u8::from(amount_near(t, *hit));
        push(0, nature);
        push(1, nature * 5 + length);
        push(2, named * 5 + length);
        push(3, me.max(they) * 5 + length);
        push(4, generic * 4 + modal);
        push(5, nature * 4 + named);
        push(6, field * 2 + amount);
        push(7, nature * 2 + amount);
        push(8, named * 4 + me.max(they));
        push(9, named * 4 + generic);
        push(10, words.len().min(4) as u8);
        push(11, nature * 4 + me.max(they));
        // « Il doit » is a debt with an amount, else a duty.
        let word = t.text(words.start);
        let verbs: [&[u8]; 6] = [b"doit", b"gagne", b"owes", b"earns", b"makes", b"owing"];
        let verb = words.len() == 1 && verbs.iter().any(|verb| word.eq_ignore_ascii_case(verb));
        push(12, u8::from(verb) * 2 + amount);
        let sum = i32::from(named + me.max(they) + field) - i32::from(generic + modal);
        push(13, (sum + 8).clamp(0, 20) as u8);
        push(14, nature * 4 + generic);
    })
}

/// Whether an amount of money stands within six words.
fn amount_near(t: &Tokens, hit: Hit<Fact>) -> bool {
    let range =
        t.range((hit.first as usize).saturating_sub(6), (hit.last as usize + 6).min(t.all.len().saturating_sub(1)));
    t.folded
        .bytes()
        .get(range.start..(range.end + 2).min(t.folded.bytes().len()))
        .is_some_and(|bytes| bytes.contains(&b'$'))
}

/// Whether neither a line, a sentence nor what leads to a list ends between two tokens.
fn one_clause(t: &Tokens, from: usize, to: usize) -> bool {
    let range = t.range(from, from).end..t.range(to, to).start;
    let between = t.folded.bytes().get(range).unwrap_or_default();
    !between.iter().any(|byte| matches!(byte, b'\n' | b'\t' | b'|' | b':'))
        && !between.windows(2).any(|pair| pair == b". ")
}

/// The folded range of the sentence around a hit: to the full stops and line breaks.
fn sentence(t: &Tokens, hit: Hit<Fact>) -> Range<usize> {
    let here = t.range(hit.first as usize, hit.last as usize);
    let bytes = t.folded.bytes();
    let ends = |at: usize| {
        let byte = bytes.get(at).copied().unwrap_or(b'\n');
        byte == b'\n'
            || (matches!(byte, b'.' | b'?' | b'!') && bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace()))
    };
    let far = here.start.saturating_sub(300);
    let start = (far..here.start).rev().find(|at| ends(*at)).map_or(far, |at| at + 1);
    let end = (here.end..here.end + 300).find(|at| ends(*at) || *at >= bytes.len()).unwrap_or(here.end + 300);
    start..end
}

/// The paragraph around a hit, as far as it matters: to the blank lines.
fn paragraph(t: &Tokens, hit: Hit<Fact>) -> Range<usize> {
    let here = t.range(hit.first as usize, hit.last as usize);
    let bytes = t.folded.bytes();
    let blank = |at: usize| bytes.get(at..at + 2) == Some(b"\n\n") || bytes.get(at..at + 3) == Some(b"\n\r\n");
    let far = here.start.saturating_sub(600);
    let start = (far..here.start).rev().find(|at| blank(*at)).unwrap_or(far);
    let end = (here.end..(here.end + 600).min(bytes.len())).find(|at| blank(*at)).unwrap_or(here.end + 600);
    start..end
}

/// What ties a fact to a person, and what says that the text speaks in general; each the more, the nearer.
#[derive(Default)]
struct Ties {
    /// Whether somebody is named: in the text, in the paragraph, in the sentence.
    named: u8,
    /// The writer's own.
    me: u8,
    /// Of another person.
    they: u8,
    /// The answer to a field of a form.
    field: u8,
    generic: u8,
    modal: u8,
}

fn ties(t: &Tokens, hits: &[Hit<Fact>], place: usize, persons: &[Candidate]) -> Ties {
    let mut ties = Ties::default();
    let Some(hit) = hits.get(place) else { return ties };
    let sentence = sentence(t, *hit);
    let within = |range: &Range<usize>| {
        let from = persons.partition_point(|person| person.range.end <= range.start);
        persons.get(from).is_some_and(|person| person.range.start < range.end)
    };
    ties.named = if within(&sentence) {
        3
    } else if within(&paragraph(t, *hit)) {
        2
    } else {
        u8::from(!persons.is_empty())
    };
    let near = |other: &Hit<Fact>| {
        let start = t.range(other.first as usize, other.last as usize).start;
        sentence.contains(&start)
    };
    let before = hits.get(..place).unwrap_or_default().iter().rev().take_while(|other| near(other));
    for other in before {
        let distance = hit.first - other.last;
        match other.term {
            Fact::Me if distance <= 10 => ties.me = 3,
            Fact::They if distance <= 12 => ties.they = if distance <= 5 { 3 } else { 2 },
            Fact::Role if distance <= 10 => {
                ties.they = ties.they.max(if persons.is_empty() && !short(t) { 0 } else { 2 })
            }
            Fact::Generic if distance <= 14 => ties.generic = 3,
            Fact::Modal => ties.modal = 2,
            Fact::Field if distance <= 3 => ties.field = 2,
            other if other.tells() => ties.they = ties.they.max(1),
            _ => {}
        }
    }
    for other in hits.get(place + 1..).unwrap_or_default().iter().take_while(|other| near(other)) {
        let distance = other.first.saturating_sub(hit.last);
        match other.term {
            Fact::They if distance <= 6 => ties.they = ties.they.max(1),
            Fact::Generic if distance <= 3 => ties.generic = ties.generic.max(2),
            Fact::Modal => ties.modal = 1,
            _ => {}
        }
    }
    ties
}

/// Whether the text is short enough to be about one thing.
fn short(t: &Tokens) -> bool {
    t.all.len() <= 120
}

/// Words that lead into a fact and belong to it.
const LEAD: [&[u8]; 54] = [
    b"en", b"sous", b"une", b"un", b"de", b"d", b"du", b"des", b"a", b"est", b"fait", b"souffre", b"suit", b"prend",
    b"with", b"on", b"has", b"had", b"is", b"was", b"an", b"severe", b"major", b"chronic", b"recoit", b"pour", b"for",
    b"tres", b"legally", b"la", b"le", b"l", b"les", b"suis", b"fais", b"touche", b"vit", b"maladie", b"atteint",
    b"am", b"have", b"been", b"being", b"getting", b"going", b"early", b"mild", b"type", b"just", b"place", b"placee",
    b"je", b"i", b"taking",
];

/// Words that a fact does not go beyond: another is told after them, or since when and why.
const PAST: [u32; 24] = hashed([
    b"et", b"and", b"mais", b"but", b"qui", b"who", b"il", b"elle", b"he", b"she", b"je", b"pis", b"donc", b"so",
    b"until", b"till", b"alors", b"parce", b"because", b"selon", b"faut", b"svp", b"when", b"per",
]);

/// Most words of an item of a list.
const ITEM: usize = 10;

/// The words of a fact: with those that lead into it, to the end of its clause.
fn span(t: &Tokens, hit: Hit<Fact>) -> Range<usize> {
    let mut start = hit.first as usize;
    while let Some(before) = start.checked_sub(1) {
        let text = t.text(before);
        let lead = LEAD.iter().any(|word| text.eq_ignore_ascii_case(word));
        if !lead || hit.first as usize - before > 4 || !matches!(t.between(before), b" " | b"'") {
            break;
        }
        start = before;
    }
    let mut end = hit.last as usize + 1;
    while end < t.all.len() && end - start < CLAUSE {
        let gap = t.between(end - 1);
        let goes_on = matches!(gap, b" " | b"'" | b"-" | b" (" | b"/" | b" $ " | b" $" | b"." | b" - ")
            || (gap == b"," && t.class(end) & (UPPER | LOWER) == 0);
        if !goes_on || t.is_word(end, &PAST) {
            break;
        }
        end += 1;
    }
    start..end.max(item(t, start))
}

/// Where the item of a list, the cell or the short note ends that a fact begins: « TSA, accompagnateur 1 pour 1 ».
fn item(t: &Tokens, start: usize) -> usize {
    let apart = |gap: &[u8]| {
        gap.iter().any(|byte| matches!(byte, b'\n' | b'\t' | b'|' | b';' | b':' | b'(' | b')' | b'"'))
            || gap.starts_with(b" - ")
            || gap.starts_with(b".")
    };
    let begins = start.checked_sub(1).is_none_or(|before| apart(t.between(before)));
    if !begins {
        return start;
    }
    let mut end = start;
    while end + 1 < t.all.len() && end - start < ITEM && !apart(t.between(end)) {
        end += 1;
    }
    if end - start < ITEM { end + 1 } else { start }
}
