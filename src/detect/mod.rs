//! Text to findings. One pass cuts the text ([`crate::text`]); detectors start from numbers and at signs, judge grammar,
//! check digits and the words around, and the surest reading of each value is kept. One file per family of kinds.

mod address;
mod allowed;
mod checks;
mod clause;
mod confidence;
mod contact;
pub(crate) mod context;
mod copyright;
mod custom;
mod facts;
mod finance;
mod finding;
mod government;
mod kind;
mod life;
pub(crate) mod look;
mod names;
mod network;
pub(crate) mod phrases;
mod pieces;
mod secrets;
mod sentence;
mod spoken;
mod tables;
mod together;
pub(crate) mod uses;
mod weigh;

#[cfg(feature = "train")]
pub use names::training;
#[cfg(feature = "train")]
pub use uses::training as asking;
#[cfg(feature = "train")]
pub use weigh::training as weighing;

pub use custom::{CustomDetector, PatternError, hashed_entry};
pub use finding::{Finding, Reason};
pub use kind::{Category, Kind};

use std::ops::Range;

use crate::text::tokens::{DIGIT, Tokens};
use allowed::Allowed;
use context::Term;
use look::{Candidate, Look};

/// A detector that starts from a token: the first of a value, which may be the letters before its digits.
type Detector = fn(&Look, usize) -> Option<Candidate>;

/// Tried at a token of digits alone. Where two read the same value, the surer one wins, then the first named.
const DIGITS: [Detector; 12] = [
    government::sin,
    finance::payment_card,
    contact::phone,
    finance::bank_account,
    government::drivers_licence,
    government::passport,
    government::immigration,
    government::health_card,
    life::date_of_birth,
    life::licence_plate,
    network::ipv4,
    life::employee_id,
];

/// Tried at a token of letters and digits.
const MIXED: [Detector; 9] = [
    government::four_letters,
    finance::iban,
    government::drivers_licence,
    government::passport,
    government::immigration,
    life::date_of_birth,
    life::licence_plate,
    contact::postal_code,
    life::employee_id,
];

/// Tried at the token of letters before the number.
const LED: [Detector; 6] = [
    government::four_letters,
    government::drivers_licence,
    government::passport,
    government::immigration,
    life::licence_plate,
    life::employee_id,
];

/// Finds personal and confidential information in any text at all; never fails.
///
/// ```
/// let findings = balise::Scanner::default().scan("Son NAS : 046 454 286.");
/// assert_eq!(findings[0].kind, balise::Kind::Sin);
/// assert_eq!(findings[0].span, 10..21);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    custom: Vec<CustomDetector>,
    allowed: Allowed,
}

impl Scanner {
    /// A scanner that also looks for what a policy adds. The place of a detector is what its findings carry.
    pub fn with_custom(custom: Vec<CustomDetector>) -> Self {
        Self { custom, allowed: Allowed::default() }
    }

    /// Leaves these values alone, however they are written: the organisation's own telephone numbers, its addresses, names that
    /// are public. `@ville.example.qc.ca` stands for every e-mail address there.
    pub fn allowing<'v>(mut self, values: impl IntoIterator<Item = &'v str>) -> Self {
        self.allowed = Allowed::new(values);
        self
    }

    /// The findings in `text`, in order, never overlapping, on character boundaries.
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        let mut found = pieces::scan(text);
        for (place, detector) in self.custom.iter().enumerate() {
            let mut added = Vec::new();
            detector.scan(text, place, &mut added);
            found = apart(merged(found, added, |finding| finding.span.start), |finding| &finding.span);
        }
        found.retain(|finding| !self.allowed.holds(text.get(finding.span.clone()).unwrap_or_default()));
        found
    }
}

/// What numbers are, in order.
#[inline(never)]
fn numbers(look: &mut Look, emails: &[Candidate]) -> Vec<Candidate> {
    let t = look.t;
    let mut closed = contact::Closed::new(t, emails);
    let mut values: Vec<Candidate> = Vec::new();
    let mut free = 0;
    for &token in &t.numeric {
        let token = token as usize;
        let start = t.range(token, token).start;
        if token < free || closed.holds(start) {
            continue;
        }
        if let Some(last) = opaque(look, token) {
            free = last + 1;
            continue;
        }
        look.at(token);
        let taken = values.last().map_or(0, |value| value.range.end);
        let found = if !idle(look, token) {
            best(look, token, free, taken)
        } else if tied(look, token) {
            network::ipv6(look, token).filter(|value| value.range.start >= taken)
        } else {
            None
        };
        // A value that would run into an address is none: « 046 454 286@... ».
        if let Some(candidate) = found.filter(|value| value.range.end <= closed.next()) {
            free = candidate.last + 1;
            values.push(candidate);
        }
    }
    values
}

/// Whether a folded range stands in an e-mail address or a web address.
fn inside(t: &Tokens, emails: &[Candidate], range: Range<usize>) -> bool {
    let overlaps = |other: Range<usize>| other.start < range.end && range.start < other.end;
    let near = t.addresses.partition_point(|address| (address.end as usize) <= range.start);
    let mail = emails.partition_point(|email| email.range.end <= range.start);
    t.addresses.get(near).is_some_and(|address| overlaps(address.start as usize..address.end as usize))
        || emails.get(mail).is_some_and(|email| overlaps(email.range.clone()))
}

/// Everything in a text, in order and apart: first what is found by its form, then each detector sees what those before it found.
fn all(t: &Tokens, tables: &tables::Tables) -> Vec<Candidate> {
    let column = |token| tables.column(t, token);
    let mut look = Look { t, column: &column, near: 0, from: 0 };
    let emails = contact::emails(t);
    let values = numbers(&mut look, &emails);
    let look = &look;
    let again = echoes(look, &values, contact::Closed::new(t, &emails));
    let start = |candidate: &Candidate| candidate.range.start;
    let mut all = merged(merged(values, again, start), emails.clone(), start);
    all = beside(beside(all, spoken::phones(look)), life::rows(look));
    let closed = |range: Range<usize>| inside(t, &emails, range);
    let (cues, facts, hits) = (&t.hits.cues, &t.hits.facts, &t.hits.confidences);
    let subject = |token: usize| together::private_around(t, facts, hits, token);
    let ground = weigh::Ground::new(t, &all);
    let people = names::find(t, &ground, &closed, &subject);
    all = beside(secrets::find(t), all);
    let near = together::Near::new(t, cues, facts, &people, &all);
    let ground = ground.with_names(t, &people);
    together::keep_somebodys(look, &near, &ground, &mut all);
    all = beside(all, contact::spelled(look));
    all = beside(all, address::find(look, cues, &near, &ground, &closed));
    all = beside(all, people);
    let devices = together::devices(look, &all);
    all = beside(all, devices);
    let codes = together::postal_codes(look, &all);
    let dates = together::birthdays(look, &all);
    // « Pat - Jan 9 »: in a list of birthdays a month is no name.
    leave_out(&mut all, Kind::PersonName, &dates);
    all = beside(beside(all, codes), dates);
    let births = together::births(look, &all);
    // « né en mai 1932 à Obedjiwan »: what follows a month is no address.
    leave_out(&mut all, Kind::PostalAddress, &births);
    all = beside(all, births);
    let told = facts::find(t, &ground, facts, &all);
    all = beside(all, told);
    let [markings, numbers, statements] = confidence::find(t, hits, &all);
    for added in [markings, statements, copyright::find(t, hits), numbers] {
        all = around(t, all, added);
    }
    let uses = uses::find(t, &all);
    around(t, all, uses)
}

/// Leaves out what is of a kind and overlaps one of some dates.
fn leave_out(all: &mut Vec<Candidate>, kind: Kind, dates: &[Candidate]) {
    all.retain(|found| {
        let overlaps = |date: &Candidate| date.range.start < found.range.end && found.range.start < date.range.end;
        found.kind != kind || !dates.iter().any(overlaps)
    });
}

/// Shortest value, in folded bytes, that is looked for again.
const ECHO: usize = 6;

/// The same values where they stand without what gave them away the first time: once a number is known to be somebody's, it
/// is so everywhere in the text.
#[inline(never)]
fn echoes(look: &Look, values: &[Candidate], mut closed: contact::Closed) -> Vec<Candidate> {
    let bytes = look.t.folded.bytes();
    let of = |value: &Candidate| bytes.get(value.range.clone()).unwrap_or_default();
    let mut known = Known::new(values.len());
    for (place, value) in values.iter().enumerate().filter(|(_, value)| value.range.len() >= ECHO) {
        // One of each: the same value a thousand times would make a long chain.
        if known.starting(of(value), |place| values.get(place).map(of)).is_none() {
            known.add(of(value), place);
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut echoes = Vec::new();
    let mut taken = values.iter().map(|value| value.range.clone()).peekable();
    let mut free = 0;
    for &token in &look.t.numeric {
        let token = token as usize;
        let lead = life::leads(look, token);
        for first in lead.into_iter().chain([token]) {
            let start = look.t.range(first, first).start;
            while taken.next_if(|range| range.end <= start).is_some() {}
            if start < free || closed.holds(start) || taken.peek().is_some_and(|range| range.start <= start) {
                continue;
            }
            let rest = bytes.get(start..).unwrap_or_default();
            let Some(value) =
                known.starting(rest, |place| values.get(place).map(of)).and_then(|place| values.get(place))
            else {
                continue;
            };
            let range = start..start + value.range.len();
            let whole = !look.t.folded.at(range.end).is_ascii_alphanumeric();
            let room = taken.peek().is_none_or(|next| range.end <= next.start) && range.end <= closed.next();
            if whole && room && look.apart(first, first) {
                free = range.end;
                echoes.push(Candidate { range, ..value.clone() });
            }
        }
    }
    echoes
}

/// Values by how they begin: a hash of their first bytes to a chain of their places.
struct Known {
    /// Place and one, of the value added last with that hash; 0 where there is none.
    heads: Vec<u32>,
    /// By place: the one added before with the same hash, likewise.
    before: Vec<u32>,
}

impl Known {
    fn new(count: usize) -> Self {
        Self { heads: vec![0; (count * 2).next_power_of_two()], before: vec![0; count] }
    }

    /// The slot of a text of at least [`ECHO`] bytes; none of a shorter one.
    fn slot(&self, text: &[u8]) -> Option<usize> {
        let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x9E37_79B1);
        Some(text.get(..ECHO)?.iter().fold(0, mix) as usize >> 7 & (self.heads.len() - 1))
    }

    fn add(&mut self, text: &[u8], place: usize) {
        let slot = self.slot(text).and_then(|slot| self.heads.get_mut(slot));
        if let Some((head, before)) = slot.zip(self.before.get_mut(place)) {
            *before = std::mem::replace(head, place as u32 + 1);
        }
    }

    fn is_empty(&self) -> bool {
        self.heads.iter().all(|head| *head == 0)
    }

    /// The place of a value that `rest` begins with.
    fn starting<'v>(&self, rest: &[u8], value: impl Fn(usize) -> Option<&'v [u8]>) -> Option<usize> {
        let mut next = self.slot(rest).and_then(|slot| self.heads.get(slot)).copied().unwrap_or(0);
        while let Some(place) = (next as usize).checked_sub(1) {
            if value(place).is_some_and(|value| rest.starts_with(value)) {
                return Some(place);
            }
            next = self.before.get(place).copied().unwrap_or(0);
        }
        None
    }
}

/// Two lists, each in order and apart from the other, as one in order of `start`.
fn merged<T>(first: Vec<T>, second: Vec<T>, start: fn(&T) -> usize) -> Vec<T> {
    if second.is_empty() {
        return first;
    }
    let mut all = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    loop {
        let from_first = match (first.peek(), second.peek()) {
            (Some(a), Some(b)) => start(a) <= start(b),
            (a, _) => a.is_some(),
        };
        match if from_first { first.next() } else { second.next() } {
            Some(next) => all.push(next),
            None => return all,
        }
    }
}

/// Candidates in order, and those of another list that overlap none of them.
#[inline(never)]
fn beside(found: Vec<Candidate>, mut added: Vec<Candidate>) -> Vec<Candidate> {
    let mut at = 0;
    added.retain(|candidate| {
        while found.get(at).is_some_and(|other| other.range.end <= candidate.range.start) {
            at += 1;
        }
        found.get(at).is_none_or(|other| other.range.start >= candidate.range.end)
    });
    merged(found, added, |candidate| candidate.range.start)
}

/// A folded range without the spaces and commas at its ends.
fn trimmed(t: &Tokens, range: Range<usize>) -> Range<usize> {
    let bytes = t.folded.bytes().get(range.clone()).unwrap_or_default();
    let edge = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b':');
    let start = bytes.iter().take_while(|byte| edge(byte)).count();
    let end = bytes.iter().rev().take_while(|byte| edge(byte)).count();
    range.start + start..(range.end - end).max(range.start + start)
}

/// One part of so many must be left of a group of words around other findings.
const LEFT: usize = 4;

/// Candidates in order, and of each of another list the longest part that none of them covers.
#[inline(never)]
fn around(t: &Tokens, found: Vec<Candidate>, mut added: Vec<Candidate>) -> Vec<Candidate> {
    for candidate in &mut added {
        let from = found.partition_point(|other| other.range.end <= candidate.range.start);
        let inside = found.get(from..).unwrap_or_default().iter();
        let mut at = candidate.range.start;
        let mut longest = at..at;
        for other in inside.take_while(|other| other.range.start < candidate.range.end) {
            if other.range.start.saturating_sub(at) > longest.len() {
                longest = at..other.range.start;
            }
            at = other.range.end;
        }
        if candidate.range.end.saturating_sub(at) > longest.len() {
            longest = at..candidate.range.end;
        }
        // « [a été] accusé de ... »: what little is left tells nothing.
        let request = candidate.kind.category() == Category::Use;
        let left = request || longest.len() * LEFT >= candidate.range.len();
        candidate.range = if left { trimmed(t, longest) } else { at..at };
    }
    added.retain(|candidate| candidate.range.len() > 1);
    merged(found, added, |candidate| candidate.range.start)
}

/// Whether a number is too short to begin any value by itself, and nothing near names one: hours, days, years, which most
/// numbers are. Only spares the detectors the look; none of them would find anything.
fn idle(look: &Look, token: usize) -> bool {
    let length = look.digits(token);
    let range = look.t.range(token, token);
    let (before, after) = (look.t.folded.before(range.start), look.t.folded.at(range.end));
    // A full stop may make an IP address of it, a plus sign or a leading 1 a telephone number.
    let joined = after == b'.' || before == b'+';
    let alone = match length {
        1 => look.t.text(token) != b"1" || look.digits(token + 1) < 3,
        2 => true,
        // The first quarter of a card is followed by another, the first part of Ontario's health number by three digits; what
        // letters lead is not alone.
        4 => !matches!(look.digits(token + 1), 3 | 4) && life::leads(look, token).is_none(),
        _ => false,
    };
    alone && !joined && !look.may(look::KINDS) && !look.may(&[Term::BankHint]) && !life::is_numbered(look, token)
}

/// Whether a colon stands at a number: then it may be in an IP address, short as it is.
fn tied(look: &Look, token: usize) -> bool {
    let range = look.t.range(token, token);
    look.t.folded.at(range.end) == b':' || look.t.folded.before(range.start) == b':'
}

/// The surest reading of the value at a number, not led by a token before `free` nor beginning before the offset `taken`.
#[inline(never)]
fn best(look: &Look, token: usize, free: usize, taken: usize) -> Option<Candidate> {
    let led = life::leads(look, token).filter(|lead| *lead >= free);
    let led = led.into_iter().flat_map(|lead| LED.iter().filter_map(move |detector| detector(look, lead)));
    let here: &[Detector] = if look.t.class(token) == DIGIT { &DIGITS } else { &MIXED };
    let all = led.chain(here.iter().filter_map(|detector| detector(look, token))).chain(network::ipv6(look, token));
    let apart = all.filter(|value| value.range.start >= taken);
    apart.reduce(|best, next| if next.confidence > best.confidence { next } else { best })
}

/// A UUID, a hash or a key at the token: digits in it mean nothing. Returns its last token.
fn opaque(look: &Look, token: usize) -> Option<usize> {
    let hex = |token: usize, length: usize| {
        let text = look.t.text(token);
        text.len() == length && text.iter().all(u8::is_ascii_hexdigit)
    };
    let dashed = |token: usize| look.t.between(token) == b"-";
    let uuid = hex(token, 8)
        && [4, 4, 4, 12]
            .iter()
            .enumerate()
            .all(|(place, length)| dashed(token + place) && hex(token + place + 1, *length));
    if uuid {
        return Some(token + 4);
    }
    // An IBAN in one piece is as long: it is tried first.
    let text = look.t.text(token);
    let mixed = look.t.class(token) != DIGIT && text.len() > 16;
    (mixed && finance::iban(look, token).is_none()).then_some(token)
}

/// What is in order, without those that begin inside an earlier one.
fn apart<T>(mut found: Vec<T>, range: fn(&T) -> &Range<usize>) -> Vec<T> {
    let mut end = 0;
    found.retain(|one| {
        let range = range(one);
        let apart = range.start >= end;
        if apart {
            end = range.end;
        }
        apart
    });
    found
}
