//! What the words of its own clause and line say of a telephone number, a mailbox, a postal code: « chez Étude Roy-Morin, ... », "or
//! her aunt at ...". They tell whose it is more surely than anything farther off.

use std::ops::Range;

use super::context::Term;
use super::facts::Fact;
use super::kind::Kind;
use super::look::{Candidate, Look, hashed};
use super::names::{self, Cue};
use super::phrases::{Hit, Hits};
use super::together::{HOMES, Near};
use super::weigh::Ground;
use crate::text::tokens::{DIGIT, UPPER};

/// Words of a clause, at most.
const CLAUSE: usize = 12;
/// Words before a value among which an owner is looked for, at most.
const WIDE: usize = 60;
/// Words of a line, at most.
const LINE: usize = 40;

/// Words for where an organisation answers, which no list of places has: « ligne info », "the leasing desk", « leur bureau ».
const DESKS: [u32; 64] = hashed([
    b"fax",
    b"telecopieur",
    b"question",
    b"questions",
    b"info",
    b"astreinte",
    b"general",
    b"kitchen",
    b"tow",
    b"ligue",
    b"taxation",
    b"permits",
    b"desk",
    b"line",
    b"ligne",
    b"lignes",
    b"bureau",
    b"office",
    b"permanence",
    b"reception",
    b"accueil",
    b"centrale",
    b"dispatch",
    b"repartition",
    b"insurer",
    b"assureur",
    b"etude",
    b"popote",
    b"shelter",
    b"refuge",
    b"syndic",
    b"registry",
    b"greffe",
    b"secretariat",
    b"hotline",
    b"switchboard",
    b"standard",
    b"counter",
    b"comptoir",
    b"guichet",
    b"depanneur",
    b"depot",
    b"quartier",
    b"pound",
    b"fourriere",
    b"huissiers",
    b"bailiffs",
    b"notaires",
    b"vet",
    b"spca",
    b"gendarmerie",
    b"police",
    b"sq",
    b"equipe",
    b"team",
    b"department",
    b"departement",
    b"direction",
    b"resto",
    b"lodge",
    b"villa",
    b"chsld",
    b"rpa",
    b"fabrique",
]);
/// Words for somebody, which no list of relations has.
const SOMEBODY: [u32; 44] = hashed([
    b"me",
    b"moi",
    b"je",
    b"i",
    b"my",
    b"mine",
    b"mien",
    b"mienne",
    b"sien",
    b"sienne",
    b"chum",
    b"blonde",
    b"mom",
    b"mum",
    b"dad",
    b"maman",
    b"papa",
    b"nephew",
    b"neveu",
    b"guardian",
    b"tuteur",
    b"tutrice",
    b"perso",
    b"personal",
    b"evenings",
    b"evening",
    b"day",
    b"soir",
    b"soirs",
    b"jour",
    b"domicile",
    b"days",
    b"cell",
    b"cel",
    b"cellulaire",
    b"mobile",
    b"texto",
    b"grandma",
    b"writer",
    b"concierge",
    b"coloc",
    b"roommate",
    b"ex",
    b"gardienne",
]);

/// How many tokens before or after a value the nearest of each sort stands, in a range.
#[derive(Clone, Copy)]
struct Said {
    /// A place, an organisation, a word for its own details.
    organisation: Option<usize>,
    /// The name of a private person.
    name: Option<usize>,
    /// A relation, a pronoun, a word for a person.
    person: Option<usize>,
    /// Who acts in a public role.
    official: Option<usize>,
}

/// Hits in order, parted at a token: what several ranges that end or begin there ask of.
struct Parted<'h, T> {
    before: &'h [Hit<T>],
    after: &'h [Hit<T>],
}

impl<'h, T> Parted<'h, T> {
    fn new(hits: &'h [Hit<T>], token: usize) -> Self {
        let (before, after) = hits.split_at(hits.partition_point(|hit| (hit.first as usize) < token));
        Self { before, after }
    }

    /// The nearest hit of a sort in a range of tokens, seen from its end or from its start, where the hits are parted: the tokens between.
    fn nearest(&self, range: &Range<usize>, from_end: bool, wanted: impl Fn(&Hit<T>) -> bool) -> Option<usize> {
        if from_end {
            let mut inside = self.before.iter().rev().take_while(|hit| hit.first as usize >= range.start);
            inside.find(|hit| wanted(hit)).map(|hit| range.end.saturating_sub(hit.last as usize + 1))
        } else {
            let mut inside = self.after.iter().take_while(|hit| (hit.first as usize) < range.end);
            inside.find(|hit| wanted(hit)).map(|hit| hit.first as usize - range.start)
        }
    }
}

/// What is known of the words before a token, and after it.
struct Around<'h> {
    cues: Parted<'h, Cue>,
    terms: Parted<'h, Term>,
    facts: Parted<'h, Fact>,
}

impl<'h> Around<'h> {
    fn new(hits: &'h Hits, token: usize) -> Self {
        Self {
            cues: Parted::new(&hits.cues, token),
            terms: Parted::new(&hits.terms, token),
            facts: Parted::new(&hits.facts, token),
        }
    }
}

/// The nearest of some words, likewise.
fn word(look: &Look, range: &Range<usize>, from_end: bool, words: &[u32]) -> Option<usize> {
    if from_end {
        range.clone().rev().find(|token| look.is_word(*token, words)).map(|token| range.end - 1 - token)
    } else {
        range.clone().find(|token| look.is_word(*token, words)).map(|token| token - range.start)
    }
}

fn step(distance: Option<usize>) -> u8 {
    match distance {
        None => 0,
        Some(0 | 1) => 1,
        Some(2..=4) => 2,
        Some(_) => 3,
    }
}

/// What is said in a range of tokens, by the words and groups of words that are known around its end or its start.
fn said(look: &Look, near: &Near, around: &Around<'_>, range: &Range<usize>, from_end: bool) -> Said {
    let Around { cues, terms, facts } = around;
    let home = |token: usize| look.is_word(token, &HOMES);
    let capital = |token: usize| look.t.class(token) & UPPER != 0;
    // « à la maison », « maison Flora-Tristan ».
    let of_place = |hit: &Hit<Cue>| {
        let (first, after) = (hit.first as usize, hit.last as usize + 1);
        matches!(hit.term, Cue::Organisation | Cue::Place)
            && look.t.text(first).len() > 2
            && (!home(first) || capital(after))
    };
    let least = |all: &[Option<usize>]| all.iter().flatten().copied().min();
    Said {
        organisation: least(&[
            cues.nearest(range, from_end, of_place),
            terms.nearest(range, from_end, |hit| hit.term == Term::Organisation),
        ]),
        name: near.named_in(range, from_end),
        person: least(&[
            cues.nearest(range, from_end, |hit| matches!(hit.term, Cue::Relation | Cue::Title)),
            terms.nearest(range, from_end, |hit| hit.term == Term::Person),
            facts.nearest(range, from_end, |hit| matches!(hit.term, Fact::Me | Fact::They | Fact::Role)),
        ]),
        official: cues.nearest(range, from_end, |hit| hit.term == Cue::Official),
    }
}

impl Said {
    /// With the words of a clause that are looked for nowhere else, one by one.
    fn with_words(mut self, look: &Look, range: &Range<usize>, from_end: bool) -> Self {
        let least = |a: Option<usize>, b: Option<usize>| a.into_iter().chain(b).min();
        self.organisation = least(self.organisation, word(look, range, from_end, &DESKS));
        self.person = least(self.person, word(look, range, from_end, &SOMEBODY));
        self
    }

    /// What is said in more words before the same value, this clause among them.
    fn within(self, mut wider: Self) -> Self {
        wider.organisation = self.organisation.or(wider.organisation);
        wider.person = self.person.or(wider.person);
        wider
    }

    /// Which sorts are said at all, a bit each.
    fn sorts(self) -> u8 {
        let all = [self.organisation, self.name, self.person, self.official];
        all.iter().fold(0, |bits, said| bits * 2 + u8::from(said.is_some()))
    }

    /// How near an organisation, a name and a person are said, in four steps each.
    fn all(self) -> u8 {
        step(self.organisation) * 16 + step(self.name) * 4 + step(self.person)
    }

    /// Which stands nearest: nothing, an organisation, a name, a person, an official; and how near, in four steps.
    fn first(self) -> (u8, u8) {
        let sorts = [self.organisation, self.name, self.person, self.official];
        let near = sorts.iter().zip(1..).filter_map(|(distance, sort)| distance.map(|near| (near, sort))).min();
        near.map_or((0, 0), |(near, sort)| {
            let far = match near {
                0..=5 => 0,
                6..=15 => 1,
                16..=30 => 2,
                _ => 3,
            };
            (sort, far)
        })
    }
}

/// Whether a clause ends between a token and the next.
fn ends(look: &Look, token: usize) -> bool {
    let gap = look.t.between(token);
    let sign = |byte: &u8| matches!(byte, b'\n' | b';' | b'\t' | b'|');
    // « tél. », « St. » end none.
    gap.iter().any(sign)
        || (look.t.text(token).len() > 4 && matches!(gap.first(), Some(b'.' | b'!' | b'?')) && gap.len() > 1)
}

/// The tokens of its clause before a token.
fn clause_before(look: &Look, first: usize) -> Range<usize> {
    let mut from = first;
    while from > 0 && first - from < CLAUSE && !ends(look, from - 1) && !look.in_telephone(from - 1) {
        from -= 1;
    }
    from..first
}

/// The tokens of its clause after a token, up to the next number.
fn clause_after(look: &Look, last: usize) -> Range<usize> {
    let mut to = last + 1;
    while to < look.t.all.len() && to - last < CLAUSE / 2 && !ends(look, to - 1) && look.t.class(to) & DIGIT == 0 {
        to += 1;
    }
    last + 1..to
}

/// The tokens of its line before a token.
fn line_before(look: &Look, first: usize) -> Range<usize> {
    let mut from = first;
    while from > 0 && first - from < LINE && !look.t.between(from - 1).contains(&b'\n') {
        from -= 1;
    }
    from..first
}

/// What sort of word stands right before a token: a small one, a private person's name, a common word, a name, another.
fn lead(look: &Look, first: usize, named: bool) -> u8 {
    let Some(lead) = first.checked_sub(1) else { return 5 };
    let word = look.t.text(lead);
    match () {
        () if look.t.class(lead) & UPPER == 0 => 0,
        () if named => 1,
        () if names::is_common(word) => 2,
        () if names::is_name_or_place(word) => 3,
        () => 4,
    }
}

/// Between the cells of a table, as [`sign`] says it.
const CELLS: u8 = 5;

/// What stands between a token and the word before it.
fn sign(look: &Look, first: usize) -> u8 {
    let gap = first.checked_sub(1).map_or(&b""[..], |lead| look.t.between(lead));
    match gap {
        b" " => 0,
        [b',', ..] => 1,
        _ if gap.contains(&b'(') => 2,
        _ if gap.contains(&b':') => 3,
        _ if gap.contains(&b'\n') => 4,
        _ if gap.iter().any(|byte| matches!(byte, b'\t' | b'|' | b';')) => CELLS,
        _ => 6,
    }
}

/// The features of a value's clause and line, as template and value. `called` says whether somebody is called at it.
pub(crate) fn features(
    look: &Look,
    near: &Near,
    ground: &Ground,
    found: &Candidate,
    called: bool,
    push: &mut dyn FnMut(u8, u8),
) {
    let value = look.t.from(found.range.start);
    let (label, called) = (u8::from(found.label.is_some()), u8::from(called));
    // The owner of an address stands before all of it.
    let first = if found.kind == Kind::PostalCode { ground.address_before(value) } else { value };
    let clause = clause_before(look, first);
    let around = Around::new(&look.t.hits, first);
    let before = said(look, near, &around, &clause, true).with_words(look, &clause, true);
    let line = before.within(said(look, near, &around, &line_before(look, first), true));
    let paragraph = ground.paragraph(value).start.max(first.saturating_sub(WIDE)).min(first);
    let wide = before.within(said(look, near, &around, &(paragraph..first), true));
    let ((owner, _), (of_line, _), (of_all, far)) = (before.first(), line.first(), wide.first());
    push(3, owner * 10 + of_line * 2 + called);
    push(7, of_all * 4 + far);
    push(8, owner * 5 + ground.length(value));
    push(10, of_all * 5 + owner);
    push(23, owner * 4 + label * 2 + called);
    push(24, before.all());
    if found.kind == Kind::Email {
        return;
    }
    let behind = clause_after(look, found.last);
    let around = Around::new(&look.t.hits, behind.start);
    let after = said(look, near, &around, &behind, false).with_words(look, &behind, false);
    let sign = sign(look, first);
    push(13, after.all());
    push(14, line.sorts() * 2 + u8::from(sign == CELLS));
    push(15, of_line * 7 + sign);
    push(16, lead(look, first, before.name == Some(0)) * 7 + sign);
    push(17, owner * 10 + after.first().0 * 2 + label);
    push(18, u8::from(found.rule.ends_with("spoken")) * 8 + round(look, found));
}

/// Whether a number is one that organisations like to have: « 418 722-8000 », "450 646-2020".
fn round(look: &Look, found: &Candidate) -> u8 {
    match *look.t.text(found.last) {
        [.., b'0', b'0'] => 1,
        [a, b, c, d] if (a, b) == (c, d) || (a == b && c == d) => 2,
        [.., b'0'] => 3,
        _ => 0,
    }
}
