//! Passwords that are evident by what they are made of, whatever speaks of them: « j'ai reset, essaye Marmotte!Grise83 ». Capitals,
//! small letters, a number, and a sign in the middle of a word: nothing else that people write has all four.

use super::super::kind::Kind;
use super::super::look::Candidate;
use super::loose::is_shown;
use super::prose::is_one_of;
use super::shape::{self, Shape};
use super::value::trimmed;
use super::{Page, Secret, found};

/// Bytes of one at least and at most.
const SHORTEST: usize = 9;
const LONGEST: usize = 40;
/// Letters that it has at least.
const LETTERS: usize = 6;

/// Words before one that give it.
const GIVES: &str = "essaye essaie essayez try prends prenez prendre utilise utilisez use inscris inscrivez tape tapez mets mettez entre entrez enter to pour a avec with is est c'est its it's maintenant now par rendu";

/// The evident passwords, in order and apart.
pub(super) fn find(page: &Page) -> Vec<Candidate> {
    let t = page.t;
    let mut all: Vec<Candidate> = Vec::new();
    if page.hits.iter().any(|hit| hit.term == Secret::Harmless) {
        return all;
    }
    for &token in &t.numeric {
        let token = token as usize;
        let range = t.range(token, token);
        // A sign ties it to what is before or after: few numbers go further.
        let signs = |byte: u8| matches!(byte, b'!' | b'#' | b'$' | b'%' | b'&' | b'*');
        let led = signs(page.before(range.start)) && page.before(range.start - 1).is_ascii_alphanumeric();
        let followed = signs(page.at(range.end)) && page.at(range.end + 1).is_ascii_alphanumeric();
        let tied = matches!(page.before(range.start), b'-' | b'_' | b'.')
            && token > 1
            && t.between(token - 2).len() == 1
            && t.between(token - 2).iter().copied().all(signs);
        if !(led || followed || tied) || all.last().is_some_and(|last| range.start < last.range.end) {
            continue;
        }
        all.extend(around(page, range.start));
    }
    all
}

/// The password that an offset stands in.
fn around(page: &Page, at: usize) -> Option<Candidate> {
    let ends = |byte: u8| {
        byte == 0 || byte.is_ascii_whitespace() || matches!(byte, b'"' | b'<' | b'>' | b'`' | b'|' | b';' | b',')
    };
    let (mut start, mut end) = (at, at);
    while start > 0 && !ends(page.before(start)) && at - start < LONGEST {
        start -= 1;
    }
    while !ends(page.at(end)) && end - at < LONGEST {
        end += 1;
    }
    let value = trimmed(page, start..end, false);
    let text = page.slice(value.clone());
    let it = Shape::of(text);
    let plain = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'-' | b'_' | b'.' | b'?' | b'@' | b'+')
    };
    let made = (SHORTEST..=LONGEST).contains(&text.len())
        && it.letters() >= LETTERS
        && it.upper > 0
        && it.lower > 2
        && it.digits > 0
        && text.iter().all(plain);
    if !made || page.address(value.start).is_some() || !shape::is_strong(text) || shape::is_placeholder(text) {
        return None;
    }
    let word = page.word_before(value.start);
    let given = is_one_of(GIVES, word) || word.ends_with(b":");
    (given && !is_shown(page, value.start, text))
        .then(|| found(page, value, Kind::Password, "password.evident").sure(0.75))
}
