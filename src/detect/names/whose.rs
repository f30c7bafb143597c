//! Whose name it is: what [`weigh`](crate::detect::weigh) is told of a name, beside what stands around it.

use super::cue::Cue;
use super::features::{Reader, gap};
use super::judge::Name;
use super::lexicon::{self, PLACE, WORD};
use crate::detect::look::half;
use crate::detect::weigh::{Ground, SHARED, Subject, weigh};
use crate::order::by_number;
use crate::text::tokens::{LOWER, Tokens, UPPER};

/// The names of a text, to be weighed beside each other.
pub(crate) struct Others {
    /// Hashes of their last words, in order.
    lasts: Vec<u64>,
    /// Their first tokens, in order.
    firsts: Vec<usize>,
}

/// Tokens around a name in which others are counted.
const AROUND: usize = 15;

impl Others {
    /// Of these names.
    pub(crate) fn new(t: &Tokens, names: &[Name]) -> Self {
        let mut lasts: Vec<u64> = names.iter().map(|name| last_word(t, name)).collect();
        lasts.sort_unstable();
        Self { lasts, firsts: names.iter().map(|name| name.words.start).collect() }
    }

    /// How many have that last word; three is many.
    fn count(&self, word: u64) -> usize {
        let from = self.lasts.partition_point(|last| *last < word);
        self.lasts.get(from..).unwrap_or_default().iter().take(3).take_while(|last| **last == word).count()
    }

    /// How many stand around a token, itself among them; five is many.
    fn around(&self, token: usize) -> u8 {
        let from = self.firsts.partition_point(|first| first + AROUND < token);
        self.firsts.get(from..).unwrap_or_default().iter().take(5).take_while(|first| **first <= token + AROUND).count()
            as u8
    }
}

fn last_word(t: &Tokens, name: &Name) -> u64 {
    t.all.get(name.words.end - 1).map_or(0, |token| token.hash)
}

/// How likely the names of a text are of private persons, each by itself.
pub(crate) struct Company {
    /// By hash of their last words, the likeliest of each; in order of the hashes.
    persons: Vec<(u32, f32)>,
    /// The two likeliest of these.
    first: (u32, f32),
    second: f32,
    /// How many are likely.
    likely: usize,
}

/// From here on a name is likely to be of a private person.
const LIKELY: f32 = 0.7;

impl Company {
    /// Of these names, that are so likely.
    pub(crate) fn new(t: &Tokens, names: &[Name], chances: &[f32]) -> Self {
        let mut persons: Vec<(u32, f32)> =
            names.iter().zip(chances).map(|(name, chance)| (half(last_word(t, name)), *chance)).collect();
        // Of each, the likeliest first: what is not negative is in the order of its bits.
        by_number(&mut persons, |person| !person.1.to_bits() as usize);
        by_number(&mut persons, |person| person.0 as usize);
        persons.dedup_by_key(|person| person.0);
        let (mut first, mut second) = ((0, 0.0), 0.0);
        for person in &persons {
            if person.1 > first.1 {
                (first, second) = (*person, first.1);
            } else if person.1 > second {
                second = person.1;
            }
        }
        let likely = persons.iter().filter(|person| person.1 >= LIKELY).count();
        Self { persons, first, second, likely }
    }

    /// How likely a name is of a private person that is so likely by itself, when the others of the text are known. What is clean
    /// adds none that are likely: a text more before or after changes nothing.
    pub(crate) fn among(&self, t: &Tokens, ground: &Ground, name: &Name, chance: f32) -> f32 {
        let word = half(last_word(t, name));
        let most = if self.first.0 == word { self.second } else { self.first.1 };
        let most = [0.0, 0.2, 0.5, 0.7, 0.9, 0.97].iter().filter(|least| most > **least).count() as u8;
        let own = self.persons.binary_search_by_key(&word, |person| person.0).ok();
        let own = own.and_then(|place| self.persons.get(place)).is_some_and(|person| person.1 >= LIKELY);
        let likely = (self.likely - usize::from(own)).min(3) as u8;
        let step = ((chance + 1e-4) / (1.0 - chance + 1e-4)).ln() * 2.0;
        let step = step.round().clamp(-12.0, 12.0) as i8 + 12;
        let (step, half) = (step as u8, step as u8 / 2);
        weigh(Subject::Among, t, name.words.clone(), |push| {
            let known = ground.known();
            let many = name.words.len().min(3) as u8 - 1;
            push(0, 0);
            push(1, step);
            push(2, most);
            push(3, likely);
            push(4, most * 4 + likely);
            push(5, known * 4 + likely);
            push(6, known * 13 + half);
            push(7, many * 13 + half);
            push(8, many * 7 + most);
            // Thirteen steps by seven: two templates.
            push(9 + half / 7, (half % 7) * 7 + most);
            push(11, half * 4 + likely);
        })
    }
}

/// How likely it is that the name is of a private person, 0 to 1. `traits` are what the rules say of it.
pub(crate) fn private(reader: &Reader, ground: &Ground, others: &Others, name: &Name, traits: u8) -> f32 {
    let t = reader.t;
    weigh(Subject::Name, t, name.words.clone(), |push| {
        ground.features(t, &name.words, push);
        own(reader, ground, others, name, traits, &mut |template, value| push(SHARED + template, value));
    })
}

/// What the name is like itself, as template and value.
fn own(reader: &Reader, ground: &Ground, others: &Others, name: &Name, traits: u8, push: &mut dyn FnMut(u8, u8)) {
    let t = reader.t;
    let (first, last) = (name.words.start, name.words.end - 1);
    let class = |token: usize| lexicon::class(t.all.get(token).map_or(0, |token| token.hash));
    let length = ground.length(first);
    // What stands in another paragraph is as good as nothing.
    let beside = |token: Option<usize>| token.filter(|token| ground.together(first, *token));
    let cue = |token: Option<usize>| beside(token).and_then(|token| reader.cue(token)).map_or(0, |hit| hit.term as u8);
    let gap_before = |token: usize| if beside(token.checked_sub(1)).is_some() { reader.gap(token) } else { gap::BLANK };
    let before = cue(first.checked_sub(1));
    let titled = u8::from(before == Cue::Title as u8);
    push(0, before);
    push(1, cue(Some(last + 1)));
    push(2, titled * 5 + length);
    push(17, ground.whole() * 2 + titled);
    let count = name.words.len().min(4) as u8;
    let common = name.words.clone().any(|token| class(token) & (WORD | PLACE) != 0);
    push(3, count * 2 + u8::from(common));
    let listed = |class: u8, frequent: u8, any: u8| u8::from(class & frequent != 0) + u8::from(class & any != 0);
    let given = listed(class(first), lexicon::GIVEN_FREQUENT, lexicon::GIVEN | lexicon::GIVEN_FREQUENT);
    let surname = listed(class(last), lexicon::SURNAME_FREQUENT, lexicon::SURNAME | lexicon::SURNAME_FREQUENT);
    push(4, given * 3 + surname);
    let margin = match name.confidence {
        sure if sure < 0.35 => 0,
        sure if sure < 0.45 => 1,
        sure if sure < 0.5 => 2,
        sure if sure < 0.55 => 3,
        sure if sure < 0.6 => 4,
        sure if sure < 0.7 => 5,
        sure if sure < 0.9 => 6,
        _ => 7,
    };
    push(5, margin * 2 + u8::from(name.rule == "person_name.pair"));
    push(14, traits);
    for bit in 0..6 {
        push(15, bit * 2 + (traits >> bit & 1));
    }
    push(16, margin * 8 + (traits & 1) * 4 + (traits >> 2 & 1) * 2 + (traits >> 3 & 1));
    push(6, margin * 5 + length);
    push(18, ground.whole() * 8 + margin);
    // « Boisvert, Lapierre, Leblanc » is a list of streets rather than somebody; « Sani-Beauce » holds words that no list has.
    let within = |words: &dyn Fn(usize) -> bool| name.words.clone().filter(|token| words(*token)).count().min(3) as u8;
    push(20, within(&|token| token > first && reader.gap(token) == gap::COMMA) * 4 + count - 1);
    push(21, within(&|token| class(token) == 0) * 4 + count - 1);
    push(22, within(&|token| t.class(token) & UPPER == 0) * 4 + count - 1);
    push(19, ground.whole() * 6 + others.around(first));
    let behind = if beside(Some(last + 1)).is_some() { reader.gap(last + 1) } else { gap::BLANK };
    push(7, gap_before(first));
    push(8, behind);
    push(9, name.words.clone().fold(0, |all, token| all | t.class(token)) & (UPPER | LOWER));
    push(10, others.count(last_word(t, name)) as u8);
    push(11, others.around(first) * 5 + length);
    push(12, count * 5 + length);
    push(
        13,
        u8::from(matches!(behind, gap::COMMA | gap::OPEN)) * 8
            + beside(Some(last + 1)).map_or(0, |token| t.class(token)),
    );
}
