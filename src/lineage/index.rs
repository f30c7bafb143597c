//! Passages by their fingerprints, and which parts of a text are theirs.

use std::ops::Range;

use super::prints::{self, Salt};
use super::words::Words;
use crate::order;

/// Fingerprints that more passages than this share are no evidence: they are of a form that all of them were written on.
const SHARED: usize = 3;
/// Words without a match that may stand between two of one part.
const GAP: usize = 14;
/// Words by which the distance between two matches may differ, in the text and in the passage.
const DRIFT: usize = 5;
/// Parts of a passage that may go on at once.
const OPEN: usize = 8;
/// How much of a passage, or of a text, is a copy wherever it stands, in percent.
const MOST: usize = 75;
/// How much of it is the same, word for word, at the least, in percent.
const DENSE: usize = 25;
/// Words by which what stands in one place of a form differs from one use to the next.
const ALIGNED: usize = 8;
/// Words without a break that a part from inside a passage has, at least.
const SOLID: usize = 12;
/// Words that are the same, at least, in a part from inside that has breaks in it, and how many of a hundred.
const BROKEN: (usize, usize) = (20, 50);
/// Words that a part has, at least, which stands where text of a form would.
const FORM: usize = 60;
/// Words that make a passage recognisable.
pub(super) const LEAST: usize = 6;
/// Parts of one passage with no more words than this between them are told as one.
const TOGETHER: usize = 20;

/// What is known of a passage.
#[derive(Clone, Debug)]
struct Passage {
    /// How many words it has.
    words: usize,
    /// How many words one fingerprint stands for.
    spread: f32,
}

/// A fingerprint of a passage.
#[derive(Clone, Copy, Debug)]
struct Entry {
    print: u32,
    passage: u32,
    /// The place of its first word in the passage.
    place: u32,
    /// The entry before of the same bucket, and one more.
    before: u32,
}

/// A match: a word of the text, and one of a passage.
#[derive(Clone, Copy, Debug)]
struct Hit {
    passage: u32,
    text: u32,
    place: u32,
}

/// A part of a text that is a passage's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Whose.
    pub(super) passage: usize,
    /// Its words in the text.
    pub(super) words: Range<usize>,
}

/// Matches that follow each other in the text as in the passage.
#[derive(Clone, Debug)]
struct Run {
    text: Range<usize>,
    place: Range<usize>,
    hits: usize,
    /// Words of the longest stretch without a break, and of the last one.
    solid: usize,
    last: usize,
}

/// Passages by their fingerprints.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    passages: Vec<Passage>,
    entries: Vec<Entry>,
    /// By the first bits of a fingerprint: the last entry, and one more. As many as a power of two.
    buckets: Vec<u32>,
}

impl Index {
    /// Adds a passage: its fingerprints with their places, in order.
    pub(super) fn add(&mut self, words: usize, prints: impl ExactSizeIterator<Item = (u32, u32)>) {
        let passage = self.passages.len() as u32;
        let count = prints.len();
        self.passages.push(Passage { words, spread: words as f32 / count.max(1) as f32 });
        if (self.entries.len() + count) * 2 > self.buckets.len() {
            self.grow((self.entries.len() + count) * 4);
        }
        for (print, place) in prints {
            // Of one that a passage has twice, the first: else a word that is repeated without end would match without end.
            if self.of(print).take_while(|entry| entry.passage == passage).next().is_none() {
                self.link(Entry { print, passage, place, before: 0 });
            }
        }
    }

    fn grow(&mut self, least: usize) {
        self.buckets = vec![0; least.next_power_of_two().max(64)];
        let entries = std::mem::take(&mut self.entries);
        self.entries.reserve(entries.len());
        entries.into_iter().for_each(|entry| self.link(entry));
    }

    fn link(&mut self, entry: Entry) {
        let bucket = self.bucket(entry.print);
        if let Some(last) = self.buckets.get_mut(bucket) {
            self.entries.push(Entry { before: *last, ..entry });
            *last = self.entries.len() as u32;
        }
    }

    #[inline(always)]
    fn bucket(&self, print: u32) -> usize {
        // The whole of it is mixed: any bits will do.
        print as usize & self.buckets.len().wrapping_sub(1)
    }

    /// The entries of a fingerprint, the last passage first.
    #[inline(always)]
    fn of(&self, print: u32) -> impl Iterator<Item = &Entry> {
        let mut next = self.buckets.get(self.bucket(print)).copied().unwrap_or(0);
        let entries = std::iter::from_fn(move || {
            let entry = self.entries.get((next as usize).checked_sub(1)?)?;
            next = entry.before;
            Some(entry)
        });
        entries.filter(move |entry| entry.print == print)
    }

    /// How many of a text's fingerprints each passage has, the shared ones too.
    pub(super) fn shared(&self, prints: &[u32]) -> Vec<usize> {
        let mut counts = vec![0; self.passages.len()];
        for print in prints {
            for entry in self.of(*print) {
                if let Some(count) = counts.get_mut(entry.passage as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// The parts of a text that are a passage's, for which `told` holds; those of one passage in order and apart.
    pub(super) fn parts(&self, salt: &Salt, words: &Words, told: impl Fn(usize) -> bool) -> Vec<Part> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for (place, print) in prints::all(salt, &words.hashes).into_iter().enumerate() {
            let mut found = [None; SHARED + 1];
            for (entry, to) in self.of(print).zip(&mut found) {
                *to = Some(*entry);
            }
            if found.last().is_some_and(Option::is_some) {
                continue;
            }
            let found = found.into_iter().flatten().filter(|entry| told(entry.passage as usize));
            hits.extend(found.map(|entry| Hit { passage: entry.passage, text: place as u32, place: entry.place }));
        }
        order::by_number(&mut hits, |hit| hit.passage as usize);
        let mut parts = Vec::new();
        for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
            let Some(first) = hits.first() else { continue };
            let number = first.passage as usize;
            if let Some(passage) = self.passages.get(number) {
                parts.extend(
                    copied(passage, words.len(), hits).into_iter().map(|words| Part { passage: number, words }),
                );
            }
        }
        parts
    }
}

/// The words of the text that were copied from a passage, by their matches; none when these are no copy.
fn copied(passage: &Passage, text: usize, hits: &[Hit]) -> Vec<Range<usize>> {
    // Winnowing leaves out so many in a row, at the most, of what is copied word for word.
    let step = (2.0 * passage.spread).round() as usize;
    let mut runs = runs(hits, step.max(2) - 1);
    runs.retain(|run| run.hits > 1);
    // One print in `spread` is kept: a run that is copied word for word has so many.
    let matched = |run: &Run| ((run.hits as f32 * passage.spread) as usize + prints::WORDS - 1).min(run.place.len());
    let evidence: usize = runs.iter().map(matched).sum();
    if evidence < LEAST {
        return Vec::new();
    }
    let of_passage = union(runs.iter().map(|run| run.place.clone()).collect());
    let of_text = union(runs.iter().map(|run| run.text.clone()).collect());
    let most = |part: usize, whole: usize| part * 100 >= whole * MOST && evidence * 100 >= whole * DENSE;
    if !most(of_passage, passage.words) && !most(of_text, text) {
        // Text of a form stands as far from the beginning, or from the end, wherever the form is used.
        let of_form = |run: &Run| {
            let left = |whole: usize, end: usize| whole.saturating_sub(end);
            run.text.start.abs_diff(run.place.start) <= ALIGNED
                || left(text, run.text.end).abs_diff(left(passage.words, run.place.end)) <= ALIGNED
        };
        runs.retain(|run| {
            let (least, dense) = BROKEN;
            let least = if of_form(run) { FORM } else { least };
            let broken = matched(run) >= least && matched(run) * 100 >= run.place.len() * dense;
            broken || (run.solid >= SOLID && !of_form(run))
        });
    }
    order::by_number(&mut runs, |run| run.text.start);
    let mut parts: Vec<Range<usize>> = Vec::new();
    for run in runs {
        match parts.last_mut() {
            Some(last) if run.text.start <= last.end + TOGETHER => last.end = last.end.max(run.text.end),
            _ => parts.push(run.text),
        }
    }
    parts
}

/// Matches that go on as the passage does, in the order of their beginnings.
fn runs(hits: &[Hit], step: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // Those that may still go on.
    let mut open = 0;
    for hit in hits {
        let (text, place) = (hit.text as usize, hit.place as usize);
        while runs.get(open).is_some_and(|run| run.text.end + GAP < text) {
            open += 1;
        }
        open = open.max(runs.len().saturating_sub(OPEN));
        let goes_on = |run: &&mut Run| {
            let by_text = (text + prints::WORDS).saturating_sub(run.text.end);
            let by_place = place + prints::WORDS;
            by_text <= GAP
                && place >= run.place.start
                && (by_place + DRIFT >= run.place.end + by_text)
                && by_place <= run.place.end + by_text + DRIFT
        };
        match runs.get_mut(open..).unwrap_or_default().iter_mut().rev().find(goes_on) {
            Some(run) => {
                let (by_text, by_place) =
                    (text + prints::WORDS - run.text.end, (place + prints::WORDS).wrapping_sub(run.place.end));
                run.last = if by_text == by_place && by_text <= step { run.last + by_text } else { prints::WORDS };
                run.solid = run.solid.max(run.last);
                run.text.end = text + prints::WORDS;
                run.place.end = run.place.end.max(place + prints::WORDS);
                run.hits += 1;
            }
            None => runs.push(Run {
                text: text..text + prints::WORDS,
                place: place..place + prints::WORDS,
                hits: 1,
                solid: prints::WORDS,
                last: prints::WORDS,
            }),
        }
    }
    runs
}

/// How many words some ranges cover together.
fn union(mut ranges: Vec<Range<usize>>) -> usize {
    order::by_number(&mut ranges, |range| range.start);
    let mut end = 0;
    let mut covered = 0;
    for range in ranges {
        covered += range.end.saturating_sub(range.start.max(end));
        end = end.max(range.end);
    }
    covered
}
