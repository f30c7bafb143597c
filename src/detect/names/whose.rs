//! Whose name it is: what [`weigh`](crate::detect::weigh) is told of a name, beside what stands around it.

use super::cue::Cue;
use super::features::{Reader, gap};
use super::judge::Name;
use super::lexicon::{self, PLACE, WORD};
use crate::detect::weigh::{Ground, SHARED, Subject, weigh};
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
        sure if sure < 0.5 => 0,
        sure if sure < 0.55 => 1,
        sure if sure < 0.6 => 2,
        sure if sure < 0.7 => 3,
        sure if sure < 0.9 => 4,
        _ => 5,
    };
    push(5, margin * 2 + u8::from(name.rule == "person_name.pair"));
    push(14, traits);
    for bit in 0..6 {
        push(15, bit * 2 + (traits >> bit & 1));
    }
    push(16, margin * 8 + (traits & 1) * 4 + (traits >> 2 & 1) * 2 + (traits >> 3 & 1));
    push(6, margin * 5 + length);
    push(18, ground.whole() * 6 + margin);
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
