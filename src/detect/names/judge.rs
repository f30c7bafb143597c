//! From what the model reads to findings: whose name it is decides.

use std::ops::Range;

use super::cue::Cue;
use super::features::{Reader, Seen, features, gap};
use super::lexicon::{self, PLACE, WORD};
use super::model::{BEGIN, GO_ON, OUT, Trained, Weights as _, decode, score};
use crate::detect::kind::Kind;
use crate::detect::look::Candidate;
use crate::detect::phrases::{Hit, hash, next_word};
use crate::text::tokens::{DIGIT, Tokens, UPPER};

/// A name as the model read it, in tokens.
#[derive(Clone, Debug)]
struct Name {
    words: Range<usize>,
    confidence: f32,
    rule: &'static str,
}

/// The names of private persons in a text, in order and apart. `closed` tells whether a folded range stands in something else
/// (an e-mail address, a web address).
pub(crate) fn find(t: &Tokens, cues: &[Hit<Cue>], closed: &dyn Fn(Range<usize>) -> bool) -> Vec<Candidate> {
    let reader = Reader { t, cues, class: &lexicon::class };
    let mut names = Vec::new();
    for window in reader.windows() {
        read(&reader, window, &mut names);
    }
    names.retain(|name| !closed(t.range(name.words.start, name.words.end - 1)));
    let (mut kept, public): (Vec<Name>, Vec<Name>) = names.into_iter().partition(|name| private(&reader, name));
    again(&reader, &mut kept, &public, closed);
    kept.into_iter().map(|name| candidate(t, &name)).collect()
}

fn candidate(t: &Tokens, name: &Name) -> Candidate {
    Candidate {
        range: t.range(name.words.start, name.words.end - 1),
        last: name.words.end - 1,
        kind: Kind::PersonName,
        confidence: name.confidence,
        rule: name.rule,
        checksum: false,
        date: false,
        label: None,
    }
}

/// Reads a window.
fn read(reader: &Reader, window: Range<usize>, names: &mut Vec<Name>) {
    let from = window.start;
    let seen: Vec<Seen> = [2, 1]
        .into_iter()
        .map(|back| from.wrapping_sub(back))
        .chain(window.clone())
        .chain(window.end..window.end + 2)
        .map(|token| reader.see(token))
        .collect();
    let mut scores = Vec::with_capacity(window.len());
    let mut rows = Vec::with_capacity(24);
    let outside = seen.first().copied();
    for place in 0..window.len() {
        rows.clear();
        let at = |offset: isize| seen.get((place + 2).wrapping_add_signed(offset)).copied().or(outside);
        features(|offset| at(offset).unwrap_or_else(|| reader.see(usize::MAX)), |row| rows.push(row as u16));
        scores.push(score(&Trained, &rows));
    }
    let gaps: Vec<u8> = window.clone().map(|token| reader.gap(token)).collect();
    let mut labels = decode(&Trained, &scores, &gaps);
    let inner = seen.get(2..window.len() + 2).unwrap_or_default();
    let paired = pairs(inner, &mut labels);
    let mut at = 0;
    while at < labels.len() {
        let start = at;
        at += 1;
        if labels[start] == OUT {
            continue;
        }
        while labels.get(at).is_some_and(|label| *label != OUT && *label != BEGIN) {
            at += 1;
        }
        let sum = |place: usize| {
            let label = labels[place];
            let from = place.checked_sub(1).map_or(OUT, |before| labels[before]);
            scores[place][usize::from(label) - 1] + Trained.step(from, label, gaps[place])
                - Trained.step(from, OUT, gaps[place])
        };
        let margin = (start..at).map(sum).sum::<i32>() as f32 / (at - start) as f32;
        let (confidence, rule) =
            if paired.contains(&start) { (0.65, "person_name.pair") } else { (sure(margin), "person_name.read") };
        let name = Name { words: from + start..from + at, confidence, rule };
        names.extend(trimmed(reader, name));
    }
}

/// Where the model reads nothing although a frequent given name and a surname stand side by side, each with its capital, that is a
/// name too. Marks them in `labels`; returns where they begin.
fn pairs(seen: &[Seen], labels: &mut [u8]) -> Vec<usize> {
    let mut found = Vec::new();
    for place in 1..seen.len() {
        let (Some(given), Some(surname)) = (seen.get(place - 1), seen.get(place)) else { break };
        let free = labels.get(place - 1) == Some(&OUT) && labels.get(place) == Some(&OUT);
        let first = given.capital() && given.class & lexicon::GIVEN_FREQUENT != 0 && given.class & (WORD | PLACE) == 0;
        let last = surname.capital()
            && surname.gap == gap::SPACE
            && surname.class & lexicon::SURNAME != 0
            && surname.class & (WORD | PLACE) == 0;
        if free && first && last && given.cue == 0 && surname.cue == 0 && given.shape == surname.shape {
            labels[place - 1] = BEGIN;
            labels[place] = GO_ON;
            found.push(place - 1);
        }
    }
    found
}

/// How sure a margin of the model makes.
fn sure(margin: f32) -> f32 {
    (0.55 + margin / 400.0).clamp(0.5, 0.97)
}

/// A name without what only stands beside it; none if nothing is left.
fn trimmed(reader: &Reader, mut name: Name) -> Option<Name> {
    let cue = |token: usize| reader.cue(token).map(|hit| hit.term);
    while !name.words.is_empty()
        && matches!(cue(name.words.start), Some(Cue::Title | Cue::And | Cue::Greeting))
        && name.words.len() > 1
    {
        name.words.start += 1;
    }
    while !name.words.is_empty()
        && matches!(cue(name.words.end - 1), Some(Cue::Particle | Cue::And | Cue::Title))
        && name.words.len() > 1
    {
        name.words.end -= 1;
    }
    let letters = |token: usize| reader.t.class(token) & DIGIT == 0 && reader.t.text(token).len() >= 2;
    (name.words.clone().any(letters)).then_some(name)
}

/// Whether this is the name of a private person.
fn private(reader: &Reader, name: &Name) -> bool {
    !known_to_all(reader, name) && !no_name(reader, name) && !named_after(reader, name) && !public_role(reader, name)
}

fn number(t: &Tokens, token: usize) -> u64 {
    let range = t.range(token, token);
    hash(t.folded.padded(), range.start, range.end)
}

/// Whether the name, alone or with what follows (« Paul de Chomedey »), is of somebody known to all.
fn known_to_all(reader: &Reader, name: &Name) -> bool {
    let joined = |sum: u64, token: usize| next_word(sum, number(reader.t, token));
    let mut sum = name.words.clone().fold(0, joined);
    for more in 0..4 {
        if lexicon::famous(sum) {
            return true;
        }
        let next = name.words.end + more;
        if !matches!(reader.gap(next), gap::SPACE | gap::APOSTROPHE | gap::HYPHEN) {
            return false;
        }
        sum = joined(sum, next);
    }
    false
}

/// Whether a title, a label or what the person is to the writer stands right before the name.
fn announced(reader: &Reader, name: &Name) -> bool {
    let before = name.words.start.checked_sub(1).and_then(|token| reader.cue(token));
    before.is_some_and(|hit| matches!(hit.term, Cue::Title | Cue::Relation | Cue::Label | Cue::Ask | Cue::Greeting))
}

/// Whether the words are rather no name at all: one common word or place with nothing that announces a name, or a given name and a
/// surname joined by a hyphen, as Québec's toponymy writes what bears the name of a person (Commission de toponymie).
fn no_name(reader: &Reader, name: &Name) -> bool {
    let t = reader.t;
    let class = |token: usize| lexicon::class(number(t, token));
    let (first, count) = (name.words.start, name.words.len());
    if count == 1 {
        let class = class(first);
        let telling = class & lexicon::GIVEN_FREQUENT != 0 && class & (WORD | PLACE) == 0;
        return !telling && (class & (WORD | PLACE) != 0 || class == 0) && !announced(reader, name);
    }
    let given = |class: u8| class & lexicon::GIVEN_FREQUENT != 0 && class & lexicon::SURNAME_FREQUENT == 0;
    let surname = |class: u8| class & lexicon::SURNAME != 0 && class & lexicon::GIVEN_FREQUENT == 0;
    count == 2
        && reader.gap(first + 1) == gap::HYPHEN
        && given(class(first))
        && surname(class(first + 1))
        && !announced(reader, name)
}

/// Whether what stands before or after says that a thing, a place or a firm bears the name.
fn named_after(reader: &Reader, name: &Name) -> bool {
    let t = reader.t;
    let start = name.words.start;
    let before = start.checked_sub(1).and_then(|token| reader.cue(token));
    let tied = matches!(reader.gap(start), gap::SPACE | gap::HYPHEN | gap::APOSTROPHE);
    let written = |token: usize| t.class(token) & UPPER != 0;
    if let Some(hit) = before.filter(|_| tied) {
        let word = hit.first as usize;
        match hit.term {
            Cue::Street | Cue::Saint if t.text(word).len() > 2 => return true,
            Cue::Organisation if written(word) && t.text(word).len() > 3 => return true,
            Cue::Particle => {
                // « parc des Lilas », « rue de la Sablière ».
                let thing = word.checked_sub(1).and_then(|token| reader.cue(token));
                let plural =
                    [&b"des"[..], b"aux"].iter().any(|tie| t.text(hit.last as usize).eq_ignore_ascii_case(tie));
                let place = thing
                    .is_some_and(|thing| matches!(thing.term, Cue::Street) || (thing.term == Cue::Place && plural));
                if place && reader.gap(word) == gap::SPACE {
                    return true;
                }
            }
            _ => {}
        }
    }
    let after = reader.cue(name.words.end);
    let gap = reader.gap(name.words.end);
    let firm: [&[u8]; 9] = [b"inc", b"ltee", b"ltd", b"enr", b"senc", b"sencrl", b"llp", b"avocats", b"notaires"];
    after.is_some_and(|hit| {
        let word = t.text(hit.first as usize);
        let named = firm.iter().any(|firm| word.eq_ignore_ascii_case(firm)) || hit.last > hit.first;
        hit.term == Cue::Organisation
            && ((named && matches!(gap, gap::SPACE | gap::COMMA | gap::HYPHEN))
                || (gap == gap::SPACE && written(name.words.end)))
    })
}

/// Whether the person is said to act in a public role: the word for it stands right before the name or right after.
fn public_role(reader: &Reader, name: &Name) -> bool {
    let mut at = name.words.start;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { break };
        if !matches!(
            reader.gap(at),
            gap::SPACE | gap::COMMA | gap::APOSTROPHE | gap::SENTENCE | gap::HYPHEN | gap::COLON | gap::LINE
        ) {
            break;
        }
        match reader.cue(before) {
            Some(hit) if hit.term == Cue::Official => return true,
            Some(hit) if matches!(hit.term, Cue::Title | Cue::Particle) => at = hit.first as usize,
            _ => break,
        }
    }
    let mut at = name.words.end;
    for _ in 0..2 {
        if !matches!(reader.gap(at), gap::COMMA | gap::OPEN | gap::HYPHEN | gap::LINE | gap::CELL | gap::COLON)
            && at == name.words.end
        {
            break;
        }
        match reader.cue(at) {
            Some(hit) if hit.term == Cue::Official => return true,
            Some(hit) if matches!(hit.term, Cue::Particle | Cue::Title) => at = hit.last as usize + 1,
            _ => break,
        }
    }
    false
}

/// Longest list of words looked for again.
const WORDS: usize = 512;

/// The same persons where they are named again: by the whole name, by the surname or the given name alone. Who was named in a
/// public role stays so.
fn again(reader: &Reader, kept: &mut Vec<Name>, public: &[Name], closed: &dyn Fn(Range<usize>) -> bool) {
    let t = reader.t;
    let number = |token: usize| number(t, token);
    let mut parts: Vec<(u64, f32)> = Vec::new();
    for name in kept.iter().filter(|name| name.confidence >= 0.6) {
        for token in name.words.clone() {
            let class = lexicon::class(number(token));
            let telling = t.text(token).len() >= 3
                && t.class(token) & UPPER != 0
                && class & (WORD | PLACE) == 0
                && reader.cue(token).is_none();
            if telling && parts.len() < WORDS {
                parts.push((number(token), name.confidence));
            }
        }
    }
    let of_public =
        |token: usize| public.iter().any(|name| name.words.clone().any(|other| number(other) == number(token)));
    kept.retain(|name| name.words.len() > 1 || !of_public(name.words.start));
    if parts.is_empty() {
        return;
    }
    parts.sort_by(|a, b| a.0.cmp(&b.0));
    let mut found: Vec<Name> = Vec::new();
    let mut taken = kept.iter().map(|name| name.words.clone()).peekable();
    for (token, read) in t.all.iter().enumerate() {
        while taken.next_if(|words| words.end <= token).is_some() {}
        let inside = taken.peek().is_some_and(|words| words.contains(&token));
        let shaped = read.class & UPPER != 0 && read.class & DIGIT == 0 && read.end - read.start >= 3;
        if inside || !shaped || public.iter().any(|name| name.words.contains(&token)) {
            continue;
        }
        let Ok(place) = parts.binary_search_by(|part| part.0.cmp(&number(token))) else { continue };
        let confidence = (parts[place].1 - 0.1).max(0.5);
        match found.last_mut() {
            Some(last) if last.words.end == token && matches!(reader.gap(token), gap::SPACE | gap::HYPHEN) => {
                last.words.end += 1
            }
            _ => found.push(Name { words: token..token + 1, confidence, rule: "person_name.again" }),
        }
    }
    found.retain(|name| {
        let range = t.range(name.words.start, name.words.end - 1);
        !named_after(reader, name) && !public_role(reader, name) && !closed(range)
    });
    kept.append(&mut found);
    kept.sort_by_key(|name| name.words.start);
}
