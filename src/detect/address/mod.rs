//! Postal addresses: a civic number and a thoroughfare, in French order (« 525, boul. René-Lévesque Est, app. 3 ») or in English
//! order ("12-B Old Mill Road"), post office boxes and rural routes; a number and a name alone; and the number last, or written out.
//! [`forms`] and [`plain`] say what may be one, of [`parts`] and [`words`]; here it is weighed whether somebody lives there.

mod forms;
mod parts;
mod plain;
mod words;

use std::ops::Range;

use super::contact;
use super::look::{Candidate, Look};
use super::names::{self, Cue};
use super::phrases::{Hit, hash_of};
use super::together::{self, Near};
use super::weigh::{Ground, SHARED, Subject, weigh};
use crate::text::tokens::{DIGIT, UPPER};
use parts::is_town;
use words::{DIRECTIONS, LEADS, UNITS, between, is};

/// The addresses of a text, in order and apart.
#[inline(never)]
pub(crate) fn find(
    look: &Look,
    cues: &[Hit<Cue>],
    near: &Near<'_>,
    ground: &Ground,
    closed: &dyn Fn(Range<usize>) -> bool,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for hit in cues.iter().filter(|hit| hit.term == Cue::Street || hit.term == Cue::Title) {
        // « dr » is a title and a drive.
        if hit.term == Cue::Title && !is(look, hit.first as usize, b"dr") {
            continue;
        }
        // Most have no number before them.
        let first = hit.first as usize;
        let address = if (first.saturating_sub(6)..first).any(|token| look.t.class(token) & DIGIT != 0) {
            forms::french(look, *hit).or_else(|| forms::english(look, *hit))
        } else {
            None
        };
        let address = address.or_else(|| forms::dictated(look, *hit)).or_else(|| forms::reversed(look, *hit));
        add(look, &mut found, near, ground, closed, address);
    }
    let mut rest: Vec<Candidate> = Vec::new();
    for &token in &look.t.numeric {
        let token = token as usize;
        if look.t.text(token).len() > 6 {
            continue;
        }
        let capital = || {
            let boxed = forms::boxed(look, token).or_else(|| forms::labelled(look, token));
            boxed.or_else(|| plain::untyped(look, near, token))
        };
        let address = if idle(look, token) { None } else { capital() };
        let address = address.or_else(|| forms::in_fields(look, token));
        let address = address.or_else(|| plain::small(look, near, token)).filter(|address| !overlaps(&found, address));
        add(look, &mut rest, near, ground, closed, address);
    }
    let mut all = super::beside(found, rest);
    keep_repeated(look, &mut all);
    all
}

/// How sure an address is that is somebody's elsewhere in the text.
const REPEATED: f32 = 0.6;

/// Leaves out the addresses where nobody lives. The same one is somebody's everywhere if it is so anywhere.
fn keep_repeated(look: &Look, all: &mut Vec<Candidate>) {
    let value = |found: &Candidate| hash_of(look.t.folded.bytes().get(found.range.clone()).unwrap_or_default());
    let of_somebody = |found: &&Candidate| found.confidence > 0.0;
    let mut theirs: Vec<u64> = all.iter().filter(of_somebody).map(value).collect();
    theirs.sort_unstable();
    for found in all.iter_mut().filter(|found| !of_somebody(&&**found)) {
        if theirs.binary_search(&value(found)).is_ok() {
            found.confidence = REPEATED;
        }
    }
    all.retain(|found| of_somebody(&found));
}

/// Whether neither the word before a number nor the one after it lets an address begin there: most numbers.
fn idle(look: &Look, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|before| look.t.text(before).first()).map_or(0, u8::to_ascii_lowercase);
    let after = look.t.text(token + 1);
    let capital = look.t.class(token + 1) & UPPER != 0;
    // « de », « la », « sur », « bis ».
    let tie =
        after.len() <= 3 && matches!(after.first().map(u8::to_ascii_lowercase), Some(b'd' | b'l' | b'a' | b's' | b'b'));
    // « C.P. », « case postale », « box », « RR »; "RR2".
    let route = look.t.text(token).starts_with(b"RR");
    !matches!(before, b'p' | b'b' | b'r' | b'c') && !capital && !tie && !route
}

/// Whether an address overlaps one of some others.
fn overlaps(found: &[Candidate], address: &Candidate) -> bool {
    let at = found.partition_point(|other| other.range.end <= address.range.start);
    found.get(at).is_some_and(|other| other.range.start < address.range.end)
}

/// Least that must speak for somebody's address.
const SOMEBODYS: f32 = 0.4;
/// The same, where the text says that somebody lives there.
const DOUBTED: f32 = 0.1;

/// Adds an address that overlaps none before; without any confidence, where nothing ties it to a person: what was judged once is not
/// judged again by another form.
fn add(
    look: &Look,
    found: &mut Vec<Candidate>,
    near: &Near<'_>,
    ground: &Ground,
    closed: &dyn Fn(Range<usize>) -> bool,
    address: Option<Candidate>,
) {
    let Some(candidate) = address else { return };
    let apart = found.last().is_none_or(|last| last.range.end <= candidate.range.start);
    if !apart || closed(candidate.range.clone()) {
        return;
    }
    let chance = somebodys(look, near, ground, &candidate);
    let told = || forms::is_lived_at(look, look.t.from(candidate.range.start));
    let is_somebodys = chance >= SOMEBODYS || (chance >= DOUBTED && told());
    found.push(if is_somebodys { candidate } else { candidate.sure(0.0) });
}

/// How likely it is that somebody lives there, 0 to 1.
fn somebodys(look: &Look, near: &Near<'_>, ground: &Ground, candidate: &Candidate) -> f32 {
    let t = look.t;
    let first = t.from(candidate.range.start);
    let words = first..candidate.last + 1;
    weigh(Subject::Address, t, words.clone(), |push| {
        ground.features(t, &words, push);
        let mut push = |template: u8, value: u8| push(SHARED + template, value);
        let rules = ["french", "english", "box", "labelled", "reversed", "untyped", "small"];
        let rule = rules.iter().position(|rule| candidate.rule.ends_with(rule)).unwrap_or(rules.len()) as u8;
        let personal = u8::from(near.personal(look, candidate));
        let place = u8::from(near.at_a_place(look, first));
        let organisation = u8::from(look.of_organisation(first, candidate.last));
        let before = first.checked_sub(1);
        let lead = before
            .filter(|before| !between(look, *before).contains(&b'\n'))
            .and_then(|before| look.place_of(before, &LEADS));
        let lead = lead.map_or(0, |lead| lead as u8 + 1);
        let named = match (near.named_before(first, 1), near.named_before(first, 16)) {
            (Some(_), _) => 2,
            (_, Some(_)) => 1,
            _ => 0,
        };
        let gap = |token: Option<usize>| match token.map_or(&b"\n"[..], |token| between(look, token)) {
            b" " => 0,
            b", " => 1,
            gap if gap.contains(&b'\n') => 2,
            gap if gap.contains(&b'\t') || gap.contains(&b';') => 3,
            gap if gap.contains(&b'(') || gap.contains(&b')') => 4,
            gap if gap.contains(&b':') => 5,
            gap if gap.contains(&b'.') => 6,
            _ => 7,
        };
        let (ahead, behind) = (gap(before), gap(Some(candidate.last)));
        push(0, rule);
        push(1, rule * 2 + personal);
        push(2, near.named_after(candidate.last) * 8 + behind);
        push(3, rule * 4 + place * 2 + organisation);
        push(4, lead);
        push(5, rule * 3 + named);
        push(6, rule * 8 + ahead);
        push(7, rule * 8 + behind);
        push(8, rule * 8 + look.digits(first).min(7) as u8);
        push(9, rule * 8 + words.len().min(7) as u8);
        let tells = words.clone().any(|token| look.is_word(token, &UNITS) || look.is_word(token, &DIRECTIONS));
        push(10, rule * 2 + u8::from(tells));
        push(11, rule * 2 + u8::from(names::is_common(t.text(candidate.last))));
        push(12, rule * 2 + u8::from(names::is_name_or_place(t.text(candidate.last))));
        let column = (look.column)(first);
        push(13, rule * 3 + u8::from(column.is_some()) + u8::from(column.flatten().is_some()));
        push(14, ahead * 8 + behind);
        push(15, named * 8 + ahead);
        push(16, place * 2 + organisation + 4 * personal);
        push(19, near.nearest_named(look, first) * 8 + rule);
        push(17, u8::from(between(look, first) == b", ") * 8 + rule);
        let last = candidate.last;
        // A municipality, a postal code after it.
        let code = (last + 1..last + 10).any(|token| contact::postal_shape(look, token).is_some());
        let follows = matches!(between(look, last), b", " | b"\n" | b" " | b" (" | b",");
        let town = follows && t.class(last + 1) & UPPER != 0 && is_town(look, last + 1);
        push(20, rule * 4 + u8::from(town) * 2 + u8::from(code));
        push(21, u8::from(near.names(first, last)) * 8 + rule);
        // The first word of the name.
        let named = |token: &usize| t.class(*token) & DIGIT == 0 && t.text(*token).len() > 2;
        let word = (first + 1..last + 1).find(named).unwrap_or(last);
        let known = match t.text(word) {
            word if names::is_common(word) => 1,
            word if names::is_given(word) => 3,
            word => 2 * u8::from(names::is_name_or_place(word)),
        };
        push(22, rule * 8 + u8::from(t.class(word) == UPPER) * 4 + known);
        push(23, u8::from(between(look, first) == b", ") * 32 + look.digits(first).min(3) as u8 * 8 + rule);
        push(24, u8::from(together::lived_in(look, first)) * 8 + rule);
        push(18, rule.saturating_sub(4).min(2) * 21 + lead);
    })
}
