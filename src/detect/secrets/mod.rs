//! Credentials: what lets somebody in. Keys that are known by their look ([`formats`]); blocks of private keys; connections with
//! the password in them ([`urls`], [`strings`]); what words announce, in configuration and in prose ([`labelled`]), in tables,
//! on command lines, beside the name of an account. Whatever announces one, its value is judged by what it is made of
//! ([`shape`]): a placeholder, a variable, a rule about passwords is no secret.

mod blocks;
mod codes;
mod columns;
mod commands;
mod evident;
mod formats;
mod headers;
mod judge;
mod labelled;
mod loose;
mod markup;
mod ordinary;
mod pairs;
mod prose;
mod read;
mod shape;
mod strings;
mod urls;
mod value;

use std::ops::Range;

use super::kind::Kind;
use super::look::Candidate;
use super::phrases::Hit;
use super::{apart, beside};
use crate::order::by_number;
use crate::text::tokens::Tokens;

/// What a word says of a secret near it, from `data/phrases/secret.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// « mot de passe », `pwd`.
    Password,
    /// « pass », which says much else besides.
    WeakPassword,
    /// A word of a configuration's language that a password follows.
    Directive,
    /// A password of several words.
    Passphrase,
    /// « NIP », « PIN ».
    Pin,
    /// The code of a door, an alarm, a safe.
    Code,
    /// What a code opens: « alarme », "padlock".
    Opened,
    /// What has a code at times, and is spoken of without: « porte », "gate".
    Entrance,
    /// The key of a service.
    Key,
    /// A private key.
    Private,
    /// A token.
    Token,
    /// « clé », `secret`: of a service, or of anything.
    WeakKey,
    /// Who logs in.
    Account,
    /// Takes a name and a password as arguments.
    Call,
    /// `Bearer`, before a token.
    Bearer,
    /// `Basic`, before a name and a password in base 64.
    Basic,
    /// Named after a secret, and none.
    Harmless,
    /// `BEGIN`, which opens a block.
    Begin,
    /// Opens a key of PuTTY's.
    Putty,
    /// A program that takes a password as an argument.
    Command,
}

/// A text, and the words in it that speak of secrets.
pub(super) struct Page<'a, 't> {
    pub(super) t: &'a Tokens<'t>,
    pub(super) bytes: &'a [u8],
    pub(super) hits: &'a [Hit<Secret>],
}

impl Page<'_, '_> {
    /// The byte at an offset, 0 outside.
    pub(super) fn at(&self, offset: usize) -> u8 {
        self.t.folded.at(offset)
    }

    /// The byte before an offset, 0 at the start.
    pub(super) fn before(&self, offset: usize) -> u8 {
        self.t.folded.before(offset)
    }

    /// The bytes of a range, cut to the text.
    pub(super) fn slice(&self, range: Range<usize>) -> &[u8] {
        self.bytes.get(range.start..range.end.min(self.bytes.len())).unwrap_or_default()
    }

    /// The folded range of a hit.
    pub(super) fn range(&self, hit: &Hit<Secret>) -> Range<usize> {
        self.t.range(hit.first as usize, hit.last as usize)
    }

    /// Where the line ends that an offset stands in.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let place = self.t.lines.partition_point(|line| (*line as usize) < at);
        self.t.lines.get(place).map_or(self.bytes.len(), |line| *line as usize)
    }

    /// Where the line begins that an offset stands in.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let place = self.t.lines.partition_point(|line| (*line as usize) < at);
        place.checked_sub(1).and_then(|before| self.t.lines.get(before)).map_or(0, |line| *line as usize + 1)
    }

    /// The word before an offset, between spaces, on its line; empty where the line begins.
    pub(super) fn word_before(&self, at: usize) -> &[u8] {
        let lead = self.slice(self.line_start(at)..at);
        lead.rsplit(u8::is_ascii_whitespace).find(|word| !word.is_empty()).unwrap_or_default()
    }

    /// The first offset from `at` on that holds no space or tab.
    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while matches!(self.at(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    /// The web address that an offset stands in.
    pub(super) fn address(&self, at: usize) -> Option<Range<usize>> {
        let place = self.t.addresses.partition_point(|address| (address.end as usize) <= at);
        let address = self.t.addresses.get(place)?;
        (address.start as usize <= at).then_some(address.start as usize..address.end as usize)
    }
}

/// The secrets of a text, in order and apart.
pub(super) fn find(t: &Tokens) -> Vec<Candidate> {
    let hits = &t.hits.secrets;
    let page = Page { t, bytes: t.folded.bytes(), hits };
    let mut all = blocks::find(&page);
    let formats = formats::find(&page);
    let urls = urls::find(&page, &formats);
    if !hits.is_empty() {
        all = beside(all, ordered(strings::find(&page)));
    }
    all = beside(all, urls);
    all = beside(all, formats);
    if !hits.is_empty() {
        all = beside(all, ordered(commands::find(&page)));
        all = beside(all, ordered(labelled::find(&page)));
        all = beside(all, ordered(columns::find(&page)));
        all = beside(all, ordered(pairs::find(&page)));
        all = beside(all, ordered(codes::find(&page)));
        let near = loose::find(&page, &all);
        all = beside(all, near);
    }
    all = beside(all, evident::find(&page));
    if all.is_empty() {
        return all;
    }
    let again = echoes(&page, &all);
    beside(all, again)
}

/// Candidates in order, without those that begin inside an earlier one.
fn ordered(mut all: Vec<Candidate>) -> Vec<Candidate> {
    by_number(&mut all, |candidate| candidate.range.start);
    apart(all, |candidate| &candidate.range)
}

/// A secret over a folded range.
pub(super) fn found(page: &Page, mut range: Range<usize>, kind: Kind, rule: &'static str) -> Candidate {
    // No secret begins or ends with a space.
    let value = page.slice(range.clone());
    range.start += value.len() - value.trim_ascii_start().len();
    range.end = range.start + value.trim_ascii().len();
    let last = page.t.from(range.end).saturating_sub(1);
    Candidate { range, last, kind, confidence: 0.5, rule, checksum: false, date: false, label: None }
}

/// The same passwords and keys where they stand without what announced them the first time.
fn echoes(page: &Page, all: &[Candidate]) -> Vec<Candidate> {
    let of = |value: &Candidate| page.slice(value.range.clone());
    let fit = |value: &Candidate| {
        value.range.len() >= super::ECHO
            && matches!(value.kind, Kind::Password | Kind::ApiKey | Kind::Token)
            && shape::is_strong(of(value))
    };
    let mut known = super::Known::new(all.len());
    for (place, value) in all.iter().enumerate().filter(|(_, value)| fit(value)) {
        if known.starting(of(value), |place| all.get(place).map(of)).is_none() {
            known.add(of(value), place);
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut again: Vec<Candidate> = Vec::new();
    let mut taken = all.iter().map(|value| value.range.clone()).peekable();
    for token in &page.t.all {
        let start = token.start as usize;
        while taken.next_if(|range| range.end <= start).is_some() {}
        let free = again.last().map_or(0, |value| value.range.end);
        if start < free || taken.peek().is_some_and(|range| range.start <= start) {
            continue;
        }
        let rest = page.bytes.get(start..).unwrap_or_default();
        let place = known.starting(rest, |place| all.get(place).map(of));
        if let Some(value) = place.and_then(|place| all.get(place)) {
            let range = start..start + value.range.len();
            if !page.at(range.end).is_ascii_alphanumeric() && taken.peek().is_none_or(|next| range.end <= next.start) {
                again.push(found(page, range, value.kind, value.rule).sure(value.confidence));
            }
        }
    }
    again
}
