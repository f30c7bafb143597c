//! What was copied in this session on protected hosts.

use super::index::{Index, LEAST};
use super::prints::{self, Salt};
use super::told;
use super::words::Words;
use crate::detect::Kind;
use crate::verdict::Other;

/// How long a passage is remembered, in seconds: a day's work.
const LONGEST: u64 = 12 * 3600;
/// Passages that are remembered.
const PASSAGES: usize = 2000;
/// Bytes that they take, at the most: a fifth of what the browser gives an extension for a session, in base64 a quarter.
const BYTES: usize = 2 << 20;
/// Of so many fingerprints in a row one is kept.
const WINDOW: usize = 2;
/// Fingerprints of one passage, at the most: of a longer one, fewer are kept of the same number of words.
const PRINTS: usize = 50_000;
/// What the bytes begin with: the name and the version of the form.
const FORM: [u8; 4] = *b"BLN1";

/// One passage.
#[derive(Clone, Debug, PartialEq)]
struct Passage {
    host: String,
    /// When it was copied last, in seconds.
    at: u64,
    /// How many words it has.
    words: u32,
    /// Its fingerprints with their places, in order.
    prints: Vec<(u32, u32)>,
}

impl Passage {
    /// Bytes that it takes, at the most.
    fn bytes(&self) -> usize {
        self.host.len() + 24 + self.prints.len() * 6
    }
}

/// What was copied in this session, as fingerprints: no text of it. It lives as long as the browser's session does, at the most, and a
/// passage twelve hours.
#[derive(Clone, Debug)]
pub struct Memory {
    salt: Salt,
    /// The one that was copied last comes last.
    passages: Vec<Passage>,
    index: Index,
}

impl Memory {
    /// An empty memory. The salt is to be drawn by chance, for each session anew.
    pub fn new(salt: Salt) -> Self {
        Self { salt, passages: Vec::new(), index: Index::default() }
    }

    /// The memory that [`to_bytes`](Self::to_bytes) wrote, without the passages that are too old at a time in seconds; none where the bytes are
    /// none.
    pub fn from_bytes(bytes: &[u8], now_s: u64) -> Option<Self> {
        let mut rest = Rest(bytes);
        if rest.take::<4>()? != FORM {
            return None;
        }
        let mut memory = Self::new(rest.take()?);
        while !rest.0.is_empty() {
            let passage = rest.passage()?;
            if passage.at.abs_diff(now_s) <= LONGEST {
                memory.passages.push(passage);
            }
        }
        memory.bounded();
        memory.indexed();
        Some(memory)
    }

    /// The memory as bytes: no more than two megabytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = FORM.to_vec();
        out.extend(self.salt);
        for passage in &self.passages {
            number(&mut out, passage.host.len() as u64);
            out.extend(passage.host.as_bytes());
            out.extend(passage.at.to_le_bytes());
            number(&mut out, u64::from(passage.words));
            number(&mut out, passage.prints.len() as u64);
            let mut before = 0;
            for (print, place) in &passage.prints {
                out.extend(print.to_le_bytes());
                number(&mut out, u64::from(place.saturating_sub(before)));
                before = *place;
            }
        }
        out
    }

    /// Remembers what was copied on a host. False where it is too short to be recognised: with fewer than ten words or so, most of them long,
    /// it could be anybody's. What is remembered already is not remembered twice, but longer.
    pub fn add(&mut self, host: &str, now_s: u64, text: &str) -> bool {
        let words = Words::new(text);
        let all = prints::all(&self.salt, &words.hashes);
        if words.len() < LEAST {
            return false;
        }
        let window = WINDOW.max(all.len() * 2 / PRINTS);
        let kept = prints::winnowed(&all, window);
        let prints: Vec<(u32, u32)> =
            kept.into_iter().filter_map(|place| Some((*all.get(place)?, place as u32))).collect();
        let before = self.passages.len();
        self.passages.retain(|passage| passage.at.abs_diff(now_s) <= LONGEST);
        if self.passages.len() < before {
            self.indexed();
        }
        let passage = Passage { host: host.to_ascii_lowercase(), at: now_s, words: words.len() as u32, prints };
        let mut plain = all;
        plain.sort_unstable();
        plain.dedup();
        let shared = self.index.shared(&plain);
        // Parts of one text that are copied again and again would make it look like a form that many were written on.
        let nearly = |part: usize, whole: usize| part * 100 >= whole * 85;
        let same = |(place, old): (usize, &Passage)| {
            let shared = shared.get(place).copied().unwrap_or(0);
            let (kept, words) = (old.prints.len(), old.words as usize);
            (old.host == passage.host).then(|| (nearly(shared * words, plain.len() * kept), nearly(shared, kept)))
        };
        let known: Vec<(bool, bool)> =
            self.passages.iter().enumerate().map(|each| same(each).unwrap_or_default()).collect();
        if let Some(place) = known.iter().position(|(in_old, _)| *in_old) {
            let mut old = self.passages.remove(place);
            old.at = now_s;
            self.passages.push(old);
        } else {
            let mut known = known.into_iter();
            self.passages.retain(|_| !known.next().unwrap_or_default().1);
            self.passages.push(passage);
        }
        self.bounded();
        self.indexed();
        true
    }

    /// What of a text on its way to a host was copied elsewhere: where, and how much. In order and apart.
    pub fn others(&self, to_host: &str, text: &str) -> Vec<Other> {
        if self.passages.is_empty() {
            return Vec::new();
        }
        let words = Words::new(text);
        let elsewhere = |passage: usize| {
            self.passages.get(passage).is_some_and(|passage| !passage.host.eq_ignore_ascii_case(to_host))
        };
        let parts = self.index.parts(&self.salt, &words, elsewhere);
        let of = |passage: usize| self.passages.get(passage).map(|passage| passage.host.clone()).unwrap_or_default();
        let parts = parts.into_iter().map(|part| (of(part.passage), part)).collect();
        told(&words, Kind::ProtectedSource, parts)
    }

    /// Drops the oldest that are beyond the limits.
    fn bounded(&mut self) {
        let mut room = BYTES - 64;
        let fits = |passage: &&Passage| {
            let left = room.checked_sub(passage.bytes());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let kept = self.passages.iter().rev().take(PASSAGES).take_while(fits).count();
        self.passages.drain(..self.passages.len() - kept);
    }

    fn indexed(&mut self) {
        self.index = Index::default();
        for passage in &self.passages {
            self.index.add(passage.words as usize, passage.prints.iter().copied());
        }
    }
}

/// A number as bytes of seven bits each, the least first; all but the last have the eighth.
fn number(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes that are still to be read.
struct Rest<'b>(&'b [u8]);

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let [byte] = self.take()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    fn passage(&mut self) -> Option<Passage> {
        let length = self.number()? as usize;
        let (host, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        let host = std::str::from_utf8(host).ok()?.to_owned();
        let at = u64::from_le_bytes(self.take()?);
        let (words, count) = (self.number()?, self.number()? as usize);
        // Each takes five bytes at least: nothing is made room for that is not there.
        if count > self.0.len() / 5 {
            return None;
        }
        let mut prints = Vec::with_capacity(count);
        let mut place = 0_u32;
        for _ in 0..count {
            let print = u32::from_le_bytes(self.take()?);
            place = place.checked_add(self.number()?)?;
            prints.push((print, place));
        }
        // Places are of words that the passage has.
        (u64::from(place) <= u64::from(words)).then_some(Passage { host, at, words, prints })
    }
}
