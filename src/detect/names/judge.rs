//! From what the model reads to findings: whose name it is decides.

use std::ops::Range;

use super::cue::Cue;
use super::features::{Reader, Seen, gap};
use super::lexicon::{self, PLACE, WORD};
use super::model::{BEGIN, GO_ON, OUT, Trained, Weights as _, decode, score};
use super::whose::{Company, Others, private};
use crate::detect::kind::Kind;
use crate::detect::look::{Candidate, half};
use crate::detect::phrases::next_word;
use crate::detect::weigh::Ground;
use crate::order::by_number;
use crate::text::tokens::{DIGIT, Tokens, UPPER};

/// A name as the model read it, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) words: Range<usize>,
    pub(super) confidence: f32,
    pub(super) rule: &'static str,
}

/// Least that must speak for a private person.
const PRIVATE: f32 = 0.5;

/// The names of private persons in a text, in order and apart. `ground` is what else the text holds; `closed` tells whether a folded
/// range stands in something else (an e-mail address, a web address); `subject` whether something private is said around a token,
/// so that who stands there in a public role is the subject of it.
#[inline(never)]
pub(crate) fn find(
    t: &Tokens,
    ground: &Ground,
    closed: &dyn Fn(Range<usize>) -> bool,
    subject: &dyn Fn(usize) -> bool,
) -> Vec<Candidate> {
    let reader = Reader { t, cues: &t.hits.cues, class: &lexicon::class };
    let mut names = Vec::new();
    let mut desk = Desk::default();
    for window in reader.windows() {
        read(&reader, window, &mut desk, &mut names);
    }
    names.retain(|name| !closed(t.range(name.words.start, name.words.end - 1)));
    with_nicknames(&reader, &mut names);
    let years = old_years(t);
    let others = Others::new(t, &names);
    let traits: Vec<u8> = names.iter().map(|name| traits(&reader, name, &years, subject)).collect();
    let weighed = |(name, traits)| private(&reader, ground, &others, name, traits);
    let chances: Vec<f32> = names.iter().zip(traits.iter().copied()).map(weighed).collect();
    let company = Company::new(t, &names, &chances);
    let (mut kept, mut public) = (Vec::new(), Vec::new());
    for ((name, traits), chance) in names.into_iter().zip(traits).zip(chances) {
        // « Elle habite »: a word, whatever stands around.
        let word = name.words.len() == 1 && lexicon::class(number(t, name.words.start)) & WORD != 0;
        if word && traits & (NONE | THING) != 0 {
            continue;
        }
        // « Nom : Fatima Haddad »: a form. « Rédige l'évaluation annuelle de Sophie Tardif »: who is judged, whatever else is said.
        let start = name.words.start;
        let label =
            start.checked_sub(1).and_then(|before| reader.cue(before)).is_some_and(|hit| hit.term == Cue::Label);
        let filled = label && reader.gap(start) == gap::COLON && traits & PUBLIC == 0;
        let told = traits & !PUBLIC & !DOUBTFUL == 0 && (filled || ground.judges(start));
        if told || company.among(t, ground, &name, chance) >= PRIVATE {
            kept.push(name);
        } else if traits & PUBLIC != 0 {
            public.push(name);
        }
    }
    again(&reader, &mut kept, &public, closed);
    kept.into_iter().map(|name| candidate(t, &name)).collect()
}

/// A trait of a name: nothing announces it, and the model was not sure.
const DOUBTFUL: u8 = 1;
/// Of somebody known to all.
const FAMOUS: u8 = 2;
/// Rather no name at all.
const NONE: u8 = 4;
/// Of a thing that is named after somebody.
const THING: u8 = 8;
/// Of the past.
const OLD: u8 = 16;
/// In a public role, and nothing private is said around.
const PUBLIC: u8 = 32;

/// What the rules say of a name, a bit each: what stands around weighs the more or the less.
fn traits(reader: &Reader, name: &Name, years: &[usize], subject: &dyn Fn(usize) -> bool) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(name.confidence < DOUBT && !announced(reader, name) && !plain(reader, name), DOUBTFUL)
        | bit(known_to_all(reader, name), FAMOUS)
        | bit(no_name(reader, name), NONE)
        | bit(named_after(reader, name), THING)
        | bit(past(years, name), OLD)
        | bit(public_role(reader, name) && !subject(name.words.start), PUBLIC)
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

/// What windows are read with, one after the other: a text has hundreds.
#[derive(Default)]
struct Desk {
    /// As [`Reader::see`] has it.
    gone: usize,
    seen: Vec<Seen>,
    scores: Vec<[i32; 2]>,
    gaps: Vec<u8>,
}

/// Reads a window.
#[inline(never)]
fn read(reader: &Reader, window: Range<usize>, desk: &mut Desk, names: &mut Vec<Name>) {
    let from = window.start;
    let Desk { gone, seen, scores, gaps } = desk;
    reader.see(&window, gone, seen);
    // Rather a name too many: what is none is told from what stands around.
    let lean = |[begin, go_on]: [i32; 2]| [begin + LEAN, go_on];
    scores.clear();
    scores.extend(seen.windows(5).map(|five| lean(score(&Trained, five))));
    let inner = seen.get(2..window.len() + 2).unwrap_or_default();
    gaps.clear();
    gaps.extend(inner.iter().map(|word| word.gap));
    let mut labels = decode(&Trained, scores, gaps);
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

/// « Rosemary "Romy" Szczepański » is one name: joins what stands around a word between quotation marks or parentheses.
fn with_nicknames(reader: &Reader, names: &mut Vec<Name>) {
    let mut at = 0;
    while at + 1 < names.len() {
        let (first, second) = (names[at].words.clone(), names[at + 1].words.clone());
        // Not the next cell of a file: `"Zoé Roy","Léo Roy"`.
        let spaced = |token: usize| reader.t.between(token - 1).starts_with(b" ");
        let opens = |token: usize| matches!(reader.gap(token), gap::QUOTE | gap::OPEN) && spaced(token);
        let closes = |token: usize| matches!(reader.gap(token), gap::QUOTE | gap::CLOSE);
        // The nickname was read as a name of its own, or not at all.
        let own = second.start == first.end && second.len() == 1 && opens(second.start);
        let third = names.get(at + 2).map(|name| name.words.clone());
        let joined = match third {
            Some(third) if own && third.start == second.end && closes(third.start) => Some((third.end, 2)),
            _ if second.start == first.end + 1 && opens(first.end) && closes(second.start) => Some((second.end, 1)),
            _ => None,
        };
        if let Some((end, gone)) = joined {
            names[at].words.end = end;
            names.drain(at + 1..=at + gone);
        } else {
            at += 1;
        }
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
            && ((surname.class & (WORD | PLACE) == 0 && surname.cue == 0) || is_cote(surname));
        if free && first && last && given.cue == 0 && given.shape == surname.shape {
            labels[place - 1] = BEGIN;
            labels[place] = GO_ON;
            found.push(place - 1);
        }
    }
    found
}

/// Whether a surname that many bear is also a type of thoroughfare: « Côté ».
fn is_cote(surname: &Seen) -> bool {
    surname.cue == Cue::Street as u8 && surname.class & lexicon::SURNAME_FREQUENT != 0
}

/// How much the model leans to beginning a name.
const LEAN: i32 = 40;

/// How sure a margin of the model makes.
fn sure(margin: f32) -> f32 {
    (0.55 + (margin - LEAN as f32) / 400.0).clamp(0.3, 0.97)
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
    // « Nadège » goes on with « Saint-Fleur ».
    let after = name.words.end;
    if cue(after) == Some(Cue::Saint)
        && reader.gap(after) == gap::SPACE
        && reader.gap(after + 1) == gap::HYPHEN
        && reader.t.class(after + 1) & UPPER != 0
    {
        name.words.end += 2;
    }
    let letters = |token: usize| reader.t.class(token) & DIGIT == 0 && reader.t.text(token).len() >= 2;
    (name.words.clone().any(letters)).then_some(name)
}

/// Whether the words are a name by themselves: a frequent given name before a surname, or after it and a comma.
fn plain(reader: &Reader, name: &Name) -> bool {
    let class = |token: usize| lexicon::class(number(reader.t, token));
    let given = |token: usize| class(token) & lexicon::GIVEN_FREQUENT != 0;
    let surname = |token: usize| class(token) & lexicon::SURNAME != 0 && class(token) & WORD == 0;
    let (first, last) = (name.words.start, name.words.end - 1);
    let reversed = (first + 1..=last).any(|token| matches!(reader.gap(token), gap::COMMA | gap::CELL));
    first < last && if reversed { surname(first) || given(last) } else { given(first) && surname(last) }
}

/// Below it, a name counts only where something announces it.
const DOUBT: f32 = 0.58;

/// How far around a name a year tells that it is of the past.
const PAST: usize = 20;
/// So many such years, and the whole text is of the past.
const HISTORY: usize = 3;

/// Words that stand before a year.
const YEARS_AFTER: [&[u8]; 44] = [
    b"en",
    b"de",
    b"des",
    b"depuis",
    b"vers",
    b"des",
    b"l",
    b"an",
    b"annee",
    b"fin",
    b"debut",
    b"jusqu",
    b"entre",
    b"et",
    b"a",
    b"in",
    b"since",
    b"of",
    b"by",
    b"from",
    b"until",
    b"till",
    b"and",
    b"circa",
    b"c",
    b"around",
    b"about",
    b"before",
    b"after",
    b"avant",
    b"apres",
    b"juin",
    b"juillet",
    b"mai",
    b"mars",
    b"avril",
    b"octobre",
    b"novembre",
    b"decembre",
    b"janvier",
    b"june",
    b"july",
    b"may",
    b"built",
];

/// The years 1600 to 1914 that stand by themselves, not as a part of a date in figures: what is told of them is history.
#[inline(never)]
fn old_years(t: &Tokens) -> Vec<usize> {
    let old = |year: &[u8]| {
        matches!(
            year,
            [b'1', b'6'..=b'8', b'0'..=b'9', b'0'..=b'9']
                | [b'1', b'9', b'0', b'0'..=b'9']
                | [b'1', b'9', b'1', b'0'..=b'4']
        )
    };
    let alone = |gap: &[u8]| {
        let tied = matches!(gap, b"-" | b"/" | b"." | b":" | b"@");
        !tied && !gap.contains(&b'$') && !gap.contains(&b'\t') && !gap.contains(&b';')
    };
    let stands = |token: &usize| {
        if !old(t.text(*token)) {
            return false;
        }
        // « En 1884 », « (1848-1930) »; not « 1450, rue Principale ».
        let before = token.checked_sub(1).map_or(&b" "[..], |before| t.between(before));
        let led = token
            .checked_sub(1)
            .is_some_and(|before| YEARS_AFTER.iter().any(|word| t.text(before).eq_ignore_ascii_case(word)));
        let told = led || before.contains(&b'(');
        let counted = t.class(token + 1) & DIGIT != 0 && !matches!(t.between(*token), b"-" | b" - ");
        told && alone(before) && !t.between(*token).contains(&b'$') && !counted
    };
    t.numeric.iter().map(|token| *token as usize).filter(stands).collect()
}

/// Whether the name is of the past.
fn past(years: &[usize], name: &Name) -> bool {
    let from = years.partition_point(|year| year + PAST < name.words.start);
    years.len() >= HISTORY || years.get(from).is_some_and(|year| *year < name.words.end + PAST)
}

/// What stands after a name and makes a thing of it, in English: « Ethel Terry Public Library ».
const THINGS: [&[u8]; 34] = [
    b"park",
    b"school",
    b"library",
    b"hall",
    b"arena",
    b"centre",
    b"center",
    b"building",
    b"hospital",
    b"church",
    b"bridge",
    b"lake",
    b"river",
    b"field",
    b"stadium",
    b"museum",
    b"university",
    b"college",
    b"block",
    b"house",
    b"room",
    b"street",
    b"road",
    b"drive",
    b"lane",
    b"crescent",
    b"court",
    b"avenue",
    b"highway",
    b"trail",
    b"day",
    b"award",
    b"trophy",
    b"cup",
];

fn number(t: &Tokens, token: usize) -> u64 {
    t.all.get(token).map_or(0, |token| token.hash)
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
        let cue = |token: usize| reader.cue(token).map(|hit| hit.term);
        // « M. Le » is somebody; « Le » alone is not.
        let titled = first.checked_sub(1).and_then(cue) == Some(Cue::Title)
            && matches!(reader.gap(first), gap::SPACE | gap::SENTENCE | gap::DOT);
        if cue(first) == Some(Cue::Function) && !titled {
            return true;
        }
        // A month or a day; two capitals of a code.
        let short = t.text(first).len() <= 2;
        if (cue(first) == Some(Cue::Month) || short) && !announced(reader, name) {
            return true;
        }
        let class = class(first);
        // « Ben » is a word too; within a sentence the capital tells.
        let inside = matches!(reader.gap(first), gap::SPACE | gap::COMMA) && name.confidence >= 0.85;
        let telling = class & lexicon::GIVEN_FREQUENT != 0 && (class & (WORD | PLACE) == 0 || inside);
        return !telling && (class & (WORD | PLACE) != 0 || class == 0) && !announced(reader, name);
    }
    let given = |class: u8| class & lexicon::SURNAME_FREQUENT == 0;
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
            Cue::Place | Cue::Law if t.text(hit.last as usize).len() > 2 => return true,
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
    // « Rue Bernard-Landry », « carrière Bertrand-Mathieu ».
    let leads = reader.cue(start).filter(|_| name.words.len() > 1 && t.text(start).len() > 3);
    if leads.is_some_and(|hit| matches!(hit.term, Cue::Street | Cue::Place | Cue::Organisation | Cue::Law)) {
        return true;
    }
    // « Pearson Lane », « Émile-Nelligan Park »; but « John Hall » is somebody.
    let last = name.words.end - 1;
    let inner = reader.cue(last).filter(|_| name.words.len() > 1 && t.text(last).len() > 3);
    let thing = inner.is_some_and(|hit| matches!(hit.term, Cue::Place | Cue::Street | Cue::Organisation));
    let given = name.words.len() == 2 && lexicon::class(number(t, start)) & lexicon::GIVEN_FREQUENT != 0;
    if thing && !given {
        return true;
    }
    let mut next = name.words.end;
    while next < name.words.end + 3 && reader.gap(next) == gap::SPACE && written(next) {
        if THINGS.iter().any(|thing| t.text(next).eq_ignore_ascii_case(thing)) {
            return true;
        }
        next += 1;
    }
    let after = reader.cue(name.words.end);
    let gap = reader.gap(name.words.end);
    let firm: [&[u8]; 9] = [b"inc", b"ltee", b"ltd", b"enr", b"senc", b"sencrl", b"llp", b"avocats", b"notaires"];
    after.is_some_and(|hit| {
        let word = t.text(hit.first as usize);
        let named = firm.iter().any(|firm| word.eq_ignore_ascii_case(firm)) || hit.last > hit.first;
        let beside = gap == gap::SPACE && written(name.words.end);
        match hit.term {
            Cue::Organisation => (named && matches!(gap, gap::SPACE | gap::COMMA | gap::HYPHEN)) || beside,
            _ => false,
        }
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
#[inline(never)]
fn again(reader: &Reader, kept: &mut Vec<Name>, public: &[Name], closed: &dyn Fn(Range<usize>) -> bool) {
    let t = reader.t;
    let number = |token: usize| number(t, token);
    let mut parts: Vec<(u32, f32)> = Vec::new();
    for name in kept.iter().filter(|name| name.confidence >= 0.6) {
        for token in name.words.clone() {
            let class = lexicon::class(number(token));
            let telling = t.text(token).len() >= 3
                && t.class(token) & UPPER != 0
                && class & (WORD | PLACE) == 0
                && reader.cue(token).is_none();
            if telling && parts.len() < WORDS {
                parts.push((half(number(token)), name.confidence));
            }
        }
    }
    let of_public =
        |token: usize| public.iter().any(|name| name.words.clone().any(|other| number(other) == number(token)));
    kept.retain(|name| name.words.len() > 1 || !of_public(name.words.start));
    if parts.is_empty() {
        return;
    }
    by_number(&mut parts, |part| part.0 as usize);
    // Most words are none of them: a bit for each, by what it ends in.
    let mut bits = [0_u64; 64];
    let bit = |half: u32| ((half >> 6) as usize % 64, 1 << (half % 64));
    for (part, _) in &parts {
        let (row, bit) = bit(*part);
        bits[row] |= bit;
    }
    let mut found: Vec<Name> = Vec::new();
    let mut taken = kept.iter().map(|name| name.words.clone()).peekable();
    for (token, read) in t.all.iter().enumerate() {
        while taken.next_if(|words| words.end <= token).is_some() {}
        let inside = taken.peek().is_some_and(|words| words.contains(&token));
        let shaped = read.class & UPPER != 0 && read.class & DIGIT == 0 && read.end - read.start >= 3;
        let (row, bit) = bit(half(read.hash));
        if inside || !shaped || bits[row] & bit == 0 {
            continue;
        }
        let Ok(place) = parts.binary_search_by_key(&half(read.hash), |part| part.0) else { continue };
        if public.iter().any(|name| name.words.contains(&token)) {
            continue;
        }
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
    by_number(kept, |name| name.words.start);
}
