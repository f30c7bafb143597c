//! What a text holds, by the tokens where it stands.

use std::ops::Range;

use super::{SHARED, TEMPLATES, VALUES, WORDS};
use crate::detect::confidence::Confidence;
use crate::detect::context::Term;
use crate::detect::facts::Fact;
use crate::detect::kind::{Category, Kind};
use crate::detect::look::Candidate;
use crate::detect::names::Cue;
use crate::detect::uses::Use;
use crate::text::tokens::{DIGIT, Tokens};

/// What a text holds, each in order.
#[derive(Default)]
pub(crate) struct Ground {
    /// Identifiers and dates of birth.
    identifiers: Vec<u32>,
    /// Telephone numbers, e-mail addresses, postal codes.
    contacts: Vec<u32>,
    /// Names of private persons.
    names: Vec<u32>,
    facts: Vec<u32>,
    /// Complaints, files, lawsuits.
    matters: Vec<u32>,
    /// Pronouns and the like, for one person.
    persons: Vec<u32>,
    relations: Vec<u32>,
    /// Words of requests about people at work.
    work: Vec<u32>,
    officials: Vec<u32>,
    organisations: Vec<u32>,
    /// Words for an organisation's own details.
    own: Vec<u32>,
    /// Numbers that may be years.
    years: Vec<u32>,
    /// Numbers before the name of a street.
    addresses: Vec<u32>,
    titles: Vec<u32>,
    months: Vec<u32>,
    /// Words that speak in general, or as rules do.
    general: Vec<u32>,
    /// Greetings and closings of letters.
    letters: Vec<u32>,
    /// Where paragraphs begin, but the first.
    paragraphs: Vec<u32>,
    /// How many private persons are named in the whole text: none to four, or more.
    company: u8,
    /// Number of tokens.
    end: usize,
}

/// How long something is, in tokens: five lengths.
fn steps(length: usize) -> u8 {
    match length {
        0..=8 => 0,
        9..=20 => 1,
        21..=45 => 2,
        46..=110 => 3,
        _ => 4,
    }
}

impl Ground {
    /// Of a text in which `found` was found so far, in order.
    #[inline(never)]
    pub(crate) fn new(t: &Tokens, found: &[Candidate]) -> Self {
        let mut ground = Self { end: t.all.len(), ..Self::default() };
        ground.paragraphs.clone_from(&t.paragraphs);
        for candidate in found {
            match candidate.kind {
                Kind::Phone | Kind::Email | Kind::PostalCode => ground.contacts.push(first(t, candidate)),
                Kind::IpAddress | Kind::PersonName => {}
                kind if kind.category() == Category::Personal => ground.identifiers.push(first(t, candidate)),
                _ => {}
            }
        }
        for hit in &t.hits.facts {
            match hit.term {
                Fact::Me | Fact::They | Fact::Role => ground.persons.push(hit.first),
                Fact::Generic | Fact::Modal => ground.general.push(hit.first),
                term if term.tells() => ground.facts.push(hit.first),
                _ => {}
            }
        }
        for hit in &t.hits.confidences {
            let matter = [Confidence::Complaint, Confidence::Departure, Confidence::File, Confidence::Insider];
            if matter.contains(&hit.term) {
                ground.matters.push(hit.first);
            }
        }
        let work = [Use::Appraisal, Use::Trait, Use::Hire, Use::Judge, Use::Rating, Use::Dossier, Use::Watch, Use::Dig];
        ground.work.extend(t.hits.uses.iter().filter(|hit| work.contains(&hit.term)).map(|hit| hit.first));
        for hit in &t.hits.cues {
            match hit.term {
                Cue::Relation => ground.relations.push(hit.first),
                Cue::Official => ground.officials.push(hit.first),
                Cue::Organisation => ground.organisations.push(hit.first),
                Cue::Title => ground.titles.push(hit.first),
                Cue::Month => ground.months.push(hit.first),
                Cue::Greeting | Cue::Closing => ground.letters.push(hit.first),
                Cue::Street => {
                    let civic = |token: &u32| t.class(*token as usize) == DIGIT && t.text(*token as usize).len() <= 5;
                    ground.addresses.extend((hit.first.saturating_sub(3)..hit.first).find(civic));
                }
                _ => {}
            }
        }
        let own = t.hits.terms.iter().filter(|hit| hit.term == Term::Organisation);
        ground.own.extend(own.map(|hit| hit.first));
        let year = |token: &&u32| {
            matches!(
                t.text(**token as usize),
                [b'1', b'5'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'2', b'0', b'0'..=b'3', b'0'..=b'9']
            )
        };
        ground.years.extend(t.numeric.iter().filter(year));
        ground
    }

    /// With the names of private persons, once they are known.
    pub(crate) fn with_names(mut self, t: &Tokens, names: &[Candidate]) -> Self {
        self.names.extend(names.iter().map(|name| first(t, name)));
        let mut lasts: Vec<u64> = names.iter().filter_map(|name| t.all.get(name.last)).map(|last| last.hash).collect();
        lasts.sort_unstable();
        lasts.dedup();
        self.company = lasts.len().min(4) as u8;
        self
    }

    /// Whether a word of a request about somebody at work stands right before a token.
    pub(crate) fn judges(&self, token: usize) -> bool {
        let before = self.work.partition_point(|work| (*work as usize) < token);
        before
            .checked_sub(1)
            .and_then(|last| self.work.get(last))
            .is_some_and(|work| token - *work as usize <= 4 && self.together(token, *work as usize))
    }

    /// The tokens of the paragraph that a token stands in.
    pub(crate) fn paragraph(&self, token: usize) -> Range<usize> {
        let after = self.paragraphs.partition_point(|start| *start as usize <= token);
        let start =
            after.checked_sub(1).and_then(|before| self.paragraphs.get(before)).map_or(0, |start| *start as usize);
        start..self.paragraphs.get(after).map_or(self.end, |end| *end as usize)
    }

    /// The number of the street that an address begins with, shortly before a token; else the token itself.
    pub(crate) fn address_before(&self, token: usize) -> usize {
        let at = self.addresses.partition_point(|number| (*number as usize) < token);
        let number = at.checked_sub(1).and_then(|before| self.addresses.get(before)).map(|number| *number as usize);
        number.filter(|number| token - number <= ADDRESS).unwrap_or(token)
    }

    /// How long the whole text is: a message, a page, more. Steps so wide that a few sentences more seldom matter.
    pub(crate) fn whole(&self) -> u8 {
        match self.end {
            0..=150 => 0,
            151..=330 => 1,
            _ => 2,
        }
    }

    /// How many identifiers the whole text holds: none to two, or more.
    pub(crate) fn known(&self) -> u8 {
        self.identifiers.len().min(3) as u8
    }

    /// Whether two tokens stand in one paragraph.
    pub(crate) fn together(&self, token: usize, other: usize) -> bool {
        other < self.end && self.paragraph(token).contains(&other)
    }

    /// How long the paragraph is that a token stands in: five lengths.
    pub(crate) fn length(&self, token: usize) -> u8 {
        steps(self.paragraph(token).len())
    }

    /// What stands around the tokens `words`: the features that all subjects share. Nothing beyond the paragraph, but for a few words:
    /// a text more before or after changes nothing.
    pub(crate) fn features(&self, t: &Tokens, words: &Range<usize>, push: &mut dyn FnMut(u8, u8)) {
        let paragraph = self.paragraph(words.start);
        let near = |tokens: &[u32]| nearness(tokens, words, &paragraph, 0);
        let [facts, matters, persons, relations, officials, addresses, general] = [
            &self.facts,
            &self.matters,
            &self.persons,
            &self.relations,
            &self.officials,
            &self.addresses,
            &self.general,
        ]
        .map(|tokens| near(tokens));
        // What was found speaks from one paragraph to the next: the name above an address.
        let found = |tokens: &[u32]| nearness(tokens, words, &paragraph, BEYOND);
        let [identifiers, contacts, names] =
            [&self.identifiers, &self.contacts, &self.names].map(|tokens| found(tokens));
        let length = steps(paragraph.len());
        let whole = self.whole();
        let place = steps(words.start - paragraph.start);
        let letter = near(&self.letters);
        let class =
            |token: Option<usize>| token.filter(|token| paragraph.contains(token)).map_or(0, |token| t.class(token));
        let features = [
            0,
            identifiers,
            contacts,
            names,
            facts,
            matters,
            persons,
            relations,
            officials,
            near(&self.organisations),
            near(&self.own),
            near(&self.years),
            addresses,
            near(&self.titles),
            near(&self.months),
            general,
            length,
            place * 5 + length,
            letter * 5 + length,
            identifiers.max(contacts) * 5 + length,
            names * 5 + length,
            facts * 5 + length,
            matters * 5 + length,
            relations * 5 + length,
            persons * 5 + length,
            facts.max(matters) * 5 + officials,
            addresses * 5 + length,
            class(words.start.checked_sub(1)),
            class(Some(words.end)),
            general * 5 + persons,
            near(&self.work),
            whole,
            whole * 5 + identifiers.max(contacts),
            whole * 5 + facts.max(matters),
            whole * 5 + relations,
            whole * 5 + names,
            whole * 5 + officials,
            self.company * 4 + self.known(),
            self.company * 5 + names,
        ];
        debug_assert_eq!(features.len(), usize::from(SHARED));
        (0..).zip(features).for_each(|(template, value)| push(template, value));
        said(t, words, &paragraph, push);
    }
}

/// How many words before and after are read.
const WIDE: usize = 30;
/// How many of them are near.
const NEAR: usize = 5;
/// How many are read by their place too.
const BESIDE: usize = 2;

/// The very words of the paragraph before and after.
fn said(t: &Tokens, words: &Range<usize>, paragraph: &Range<usize>, push: &mut dyn FnMut(u8, u8)) {
    const ROWS: usize = (TEMPLATES - WORDS) * VALUES;
    let mut say = |token: usize, distance: usize, after: u64| {
        let Some(read) = t.all.get(token).filter(|read| read.class & DIGIT == 0) else { return };
        let mut add = |ring: u64| {
            // Multiplied, the upper bits depend on all.
            let row = (read.hash ^ (2 * ring + after)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
            let row = row as usize % ROWS;
            push((WORDS + row / VALUES) as u8, (row % VALUES) as u8);
        };
        add(0);
        if distance <= NEAR {
            add(1);
        }
        if distance <= BESIDE {
            add(1 + distance as u64);
        }
    };
    let from = paragraph.start.max(words.start.saturating_sub(WIDE));
    (from..words.start).for_each(|token| say(token, words.start - token, 0));
    let to = paragraph.end.min(words.end + WIDE);
    (words.end..to).for_each(|token| say(token, token + 1 - words.end, 1));
}

fn first(t: &Tokens, candidate: &Candidate) -> u32 {
    t.from(candidate.range.start) as u32
}

/// Tokens between the number of a street and the postal code, at most.
const ADDRESS: usize = 16;

/// How many tokens beyond its paragraph what was found still speaks.
const BEYOND: usize = 15;

/// How near the nearest of some tokens stands to others: nowhere, in the paragraph, within forty tokens, within fifteen, within five;
/// outside the paragraph only up to `beyond`. What stands in the words themselves does not count.
fn nearness(tokens: &[u32], words: &Range<usize>, paragraph: &Range<usize>, beyond: usize) -> u8 {
    let before = tokens.partition_point(|token| (*token as usize) < words.start);
    // The words are few: no second search.
    let inside = tokens.iter().skip(before).take_while(|token| (**token as usize) < words.end).count();
    let step = |token: &u32| {
        let token = *token as usize;
        let distance = if token < words.start { words.start - token } else { token - words.end };
        match distance {
            _ if distance > beyond && !paragraph.contains(&token) => 0,
            0..=5 => 4,
            6..=15 => 3,
            16..=40 => 2,
            _ => 1,
        }
    };
    let ahead = before.checked_sub(1).and_then(|place| tokens.get(place)).map_or(0, step);
    ahead.max(tokens.get(before + inside).map_or(0, step))
}
