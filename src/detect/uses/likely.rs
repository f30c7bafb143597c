//! Requests that no rule has a form for: what the words of a sentence and of those around it say together, weighed. For each use a
//! small linear model sums them; its weights are trained by `cargo xtask train uses` on the labelled development texts.

#[cfg(feature = "train")]
pub mod training;

use super::request::Sentence;
use super::words::{Handed, Use};
use super::{Around, Asked, within};
use crate::detect::kind::Kind;
use crate::detect::look::packed;
use crate::detect::phrases::Hit;
use crate::text::tokens::Tokens;
use std::ops::Range;

/// The uses, by the number of their model, each with the rule that it goes by.
pub(crate) const USES: [(Kind, &str); 6] = [
    (Kind::UseAutomatedDecision, "use_automated_decision.likely"),
    (Kind::UseEvaluatePerson, "use_evaluate_person.likely"),
    (Kind::UseSurveillance, "use_surveillance.likely"),
    (Kind::UseImpersonation, "use_impersonation.likely"),
    (Kind::UseUnvalidatedAnalysis, "use_unvalidated_analysis.likely"),
    (Kind::UseSearch, "use_search.likely"),
];

/// How the names of these rules end.
pub(super) const RULE: &str = ".likely";

/// Sections of the words of requests, and of what says that something is handed over.
const SECTIONS: usize = Use::Opening as usize + Handed::WebSearch as usize + 2;

/// How a word stands to the sentence that is weighed. Each section has a weight for each.
#[derive(Clone, Copy)]
enum Stands {
    /// In it.
    Here,
    /// In it, said to the machine.
    Commanded,
    /// In it, as what is spoken of only.
    SpokenOf,
    /// In it, and something is asked for.
    Asked,
    /// In it, a question.
    Questioned,
    /// In it, neither asked for nor a question.
    Told,
    /// In the sentence before.
    Before,
    /// In the sentence after.
    After,
    /// Further away.
    Far,
}

/// What is true of the sentence or the text as a whole.
#[derive(Clone, Copy)]
enum Sign {
    Always,
    Asks,
    Question,
    General,
    Named,
    Third,
    Ours,
    Mine,
    Person,
    Found,
    Checked,
    /// How many words the sentence has, by [`STEP`]. How long the text is, and where in it the sentence stands, must not count: a
    /// line of small talk beside a request would hide it.
    Words,
}

/// Words by which sentences are told apart as longer ones, and how many such steps there are.
const STEP: usize = 6;
const STEPS: usize = 6;

/// Number of weights of each use.
pub(crate) const ROWS: usize = NAMED_ROWS + WORDS + WORDS_BESIDE;

/// Rows that have a name: the sections, and the signs. Those after are of the very words of the sentence.
pub(crate) const NAMED_ROWS: usize = SIGNS + Sign::Words as usize + STEPS;

/// The first row of the signs.
const SIGNS: usize = SECTIONS * (Stands::Far as usize + 1);

/// Rows of the words of the sentence; a word falls where the number of its [`STEM`] does. More rows than these tell little better of
/// texts by other hands.
const WORDS: usize = 1024;
/// Likewise, in a short text, of it and of the sentences beside it that have words of requests: « Conclus. Ta réponse part telle
/// quelle. »
const WORDS_BESIDE: usize = 3072;
/// How many of these sentences on each side.
const BESIDE: usize = 2;
/// Bytes of a short text, at most: every sentence of it is weighed, even without a word of requests, and beside the others.
pub(super) const SHORT: usize = 1000;

/// Bytes that a word is known by: « candidate » and « candidature » say the same.
const STEM: usize = 5;

/// Most words of a sentence that are looked at by themselves.
const MOST_WORDS: usize = 60;

/// The trained weights, by row and use, a signed byte each: those of one row are read together.
static WEIGHTS: &[u8] = include_bytes!("../../../data/uses.model");

/// What one in the sum of the weights is worth, in logits.
pub(crate) const UNIT: f32 = 1.0 / 24.0;

/// How likely a request must be that no rule finds.
const LIKELY: f32 = 0.36;
/// The same, where nothing is commanded nor asked in so many words.
const LIKELY_TOLD: f32 = 0.46;
/// The same, where a person checks or decides after all.
const LIKELY_CHECKED: f32 = 0.7;
/// What a rule finds is dropped when it is less likely, unless the rule is as sure as [`SURE`].
const UNLIKELY: f32 = 0.06;
const SURE: f32 = 0.88;
/// What a rule finds gives way to another use that is as likely, when it is less likely than [`UNLIKELY_BESIDE`].
const OTHER: f32 = 0.6;
const UNLIKELY_BESIDE: f32 = 0.2;

/// Who is spoken of: somebody else, those who write, the one who writes.
const WHO: [(Sign, &[u64]); 3] = [
    (
        Sign::Third,
        &packed([
            "il", "elle", "ils", "elles", "lui", "leur", "leurs", "son", "sa", "ses", "he", "she", "they", "him",
            "her", "them", "his", "their", "himself", "herself",
        ]),
    ),
    (Sign::Ours, &packed(["on", "nous", "notre", "nos", "we", "us", "our", "ville"])),
    (Sign::Mine, &packed(["je", "mon", "ma", "mes", "my", "i", "moi"])),
];

/// A bit for each of these words: nearly all others are none of them by it.
const WHO_BITS: [u64; 8] = who_bits();

const fn who_bits() -> [u64; 8] {
    let mut bits = [0; 8];
    let mut list = 0;
    while list < WHO.len() {
        let words = WHO[list].1;
        let mut place = 0;
        while place < words.len() {
            let (row, bit) = who(words[place]);
            bits[row] |= bit;
            place += 1;
        }
        list += 1;
    }
    bits
}

const fn who(word: u64) -> (usize, u64) {
    let mixed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55;
    ((mixed >> 6) as usize, 1 << (mixed & 63))
}

/// A sentence with what stands around it.
pub(super) struct Placed<'s> {
    pub(super) s: &'s Sentence<'s, 's>,
    /// The tokens of the sentence before, and of the one after.
    pub(super) before: Option<Range<usize>>,
    pub(super) after: Option<Range<usize>>,
}

/// The use that a sentence asks for: the one that the rules have found, unless the words around it speak against it; else the likeliest.
pub(super) fn likely(placed: &Placed, around: &Around, ruled: Option<Asked>) -> Option<Asked> {
    #[cfg(feature = "train")]
    training::watch(placed, around);
    let mut sums = [0_i32; USES.len()];
    rows(placed, around, |row| {
        for (sum, weight) in sums.iter_mut().zip(weights(row)) {
            *sum += weight;
        }
    });
    let chance = |sum: i32| 1.0 / (1.0 + (-(sum as f32) * UNIT).exp());
    let (place, sum) = sums.into_iter().enumerate().max_by_key(|(_, sum)| *sum)?;
    let (kind, rule) = *USES.get(place)?;
    let best = chance(sum);
    let Some(ruled) = ruled else {
        let asked = placed.s.asks || placed.s.question;
        let least = if around.human(placed.s) {
            LIKELY_CHECKED
        } else if asked {
            LIKELY
        } else {
            LIKELY_TOLD
        };
        // Opening hours are told on every page.
        let told = best >= least && (asked || kind != Kind::UseSearch);
        return told.then(|| Asked::new(kind, 0.5 + 0.15 * best, rule)).flatten();
    };
    let of_ruled = USES.iter().zip(sums).find(|((kind, _), _)| *kind == ruled.kind).map_or(0.0, |(_, sum)| chance(sum));
    if best >= OTHER && of_ruled < UNLIKELY_BESIDE && kind != ruled.kind {
        return Asked::new(kind, 0.5 + 0.15 * best, rule);
    }
    (of_ruled >= UNLIKELY || ruled.confidence >= SURE).then_some(ruled)
}

/// The weights of a row, one of each use.
fn weights(row: usize) -> [i32; USES.len()] {
    #[cfg(feature = "train")]
    if let Some(weights) = training::weights(row) {
        return weights.map(i32::from);
    }
    let all = WEIGHTS.as_chunks::<{ USES.len() }>().0;
    all.get(row).map_or([0; USES.len()], |weights| weights.map(|weight| i32::from(weight as i8)))
}

/// Names to `push` the weights that are summed for a sentence, each once.
fn rows(placed: &Placed, around: &Around, mut push: impl FnMut(usize)) {
    let s = placed.s;
    let mut seen = Seen([0; ROWS.div_ceil(64)]);
    let mut once = |row: usize| {
        if seen.add(row) {
            push(row);
        }
    };
    let mut sign = |sign: Sign, holds: bool| {
        if holds {
            once(SIGNS + sign as usize);
        }
    };
    sign(Sign::Always, true);
    sign(Sign::Asks, s.asks);
    sign(Sign::Question, s.question);
    sign(Sign::General, s.general());
    sign(Sign::Named, s.named(s.tokens.clone()));
    sign(Sign::Person, around.person);
    sign(Sign::Found, around.found);
    let mut spoken_of = [false; WHO.len()];
    for (place, token) in s.tokens.clone().zip(s.t.all.get(s.tokens.clone()).unwrap_or_default()) {
        let word = s.t.packed(place, 8);
        let (row, bit) = who(word);
        if token.end - token.start <= 7 && WHO_BITS[row] & bit != 0 {
            for (spoken_of, (_, words)) in spoken_of.iter_mut().zip(WHO) {
                *spoken_of |= words.contains(&word);
            }
        }
    }
    for ((who, _), spoken_of) in WHO.into_iter().zip(spoken_of) {
        sign(who, spoken_of);
    }
    sign(Sign::Checked, around.human(s));
    once(SIGNS + Sign::Words as usize + (s.tokens.len() / STEP).min(STEPS - 1));
    let from = around.speaking.partition_point(|other| other.tokens.end <= s.tokens.start);
    let own = around.speaking.get(from).filter(|other| other.tokens == s.tokens);
    let unread = own.is_none().then(|| stems(s.t, &s.tokens)).into_iter().flatten();
    for stem in own.iter().flat_map(|own| own.stems.iter().copied()).chain(unread.clone()) {
        once(NAMED_ROWS + stem as usize % WORDS);
    }
    if around.length <= SHORT {
        unread.for_each(|stem| once(NAMED_ROWS + WORDS + stem as usize % WORDS_BESIDE));
        let after = around.speaking.iter().skip(from).filter(|other| other.tokens.start >= s.tokens.end);
        let before = around.speaking.iter().take(from).rev();
        for other in before.take(BESIDE).chain(after.take(BESIDE)).chain(own) {
            other.stems.iter().for_each(|stem| once(NAMED_ROWS + WORDS + *stem as usize % WORDS_BESIDE));
        }
    }
    let mut stands = |section: usize, stands: Stands| once(section * (Stands::Far as usize + 1) + stands as usize);
    let mood = if s.asks {
        Stands::Asked
    } else if s.question {
        Stands::Questioned
    } else {
        Stands::Told
    };
    let handed = |hit: &Hit<Handed>| Use::Opening as usize + 1 + hit.term as usize;
    let mut here = |section: usize, hit: &Hit<Use>| {
        if s.only_spoken_of(hit) {
            stands(section, Stands::SpokenOf);
            return;
        }
        stands(section, Stands::Here);
        stands(section, mood);
        if s.commanded(hit) {
            stands(section, Stands::Commanded);
        }
    };
    s.hits.iter().for_each(|hit| here(hit.term as usize, hit));
    // « Il fait beau et ... » beside it says nothing of a request.
    let speaks = |hit: &&Hit<Use>| hit.term.tells() || matches!(hit.term, Use::Document | Use::Human | Use::Material);
    let all = &s.t.hits.handed;
    for hit in within(all, &s.tokens) {
        here(handed(hit), &Hit { first: hit.first, last: hit.last, term: Use::Lead });
    }
    for (tokens, place) in [(&placed.before, Stands::Before), (&placed.after, Stands::After)] {
        let Some(tokens) = tokens else { continue };
        within(around.hits, tokens).iter().filter(speaks).for_each(|hit| stands(hit.term as usize, place));
        within(all, tokens).iter().for_each(|hit| stands(handed(hit), place));
    }
    let near = |hit: &&Hit<Use>| {
        let beside = [placed.before.as_ref(), placed.after.as_ref(), Some(&s.tokens)];
        !beside.into_iter().flatten().any(|tokens| tokens.contains(&(hit.first as usize)))
    };
    around.hits.iter().filter(speaks).filter(near).for_each(|hit| stands(hit.term as usize, Stands::Far));
}

/// A sentence with the numbers of its words' stems, which the sentences beside it ask for again.
pub(super) struct Speaking {
    tokens: Range<usize>,
    stems: Vec<u32>,
}

impl Speaking {
    /// Of the sentence in some tokens.
    pub(super) fn new(t: &Tokens, tokens: &Range<usize>) -> Self {
        Self { stems: stems(t, tokens).collect(), tokens: tokens.clone() }
    }
}

/// The numbers of the stems of a sentence's words.
fn stems(t: &Tokens, tokens: &Range<usize>) -> impl Iterator<Item = u32> + Clone {
    // Multiplied, the upper bits depend on all.
    let stem = |token: usize| (t.packed(token, STEM).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as u32;
    tokens.clone().take(MOST_WORDS).map(stem)
}

/// Which rows were named.
struct Seen([u64; ROWS.div_ceil(64)]);

impl Seen {
    /// Whether a row is named for the first time.
    fn add(&mut self, row: usize) -> bool {
        let Some(word) = self.0.get_mut(row / 64) else { return false };
        let bit = 1 << (row % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}
