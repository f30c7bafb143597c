//! Where sentences end: what detectors of groups of words report is most often a sentence.

use std::ops::Range;

use crate::text::tokens::{Tokens, UPPER};

/// Most tokens looked at on each side of a word for the ends of its sentence.
const REACH: usize = 60;

/// The tokens of the sentence around one of them.
pub(crate) fn around(t: &Tokens, token: usize) -> Range<usize> {
    let far = token.saturating_sub(REACH);
    let start = (far..token).rev().find(|before| ends(t, *before)).map_or(far, |before| before + 1);
    let last = (token..token + REACH).find(|at| at + 1 >= t.all.len() || ends(t, *at)).unwrap_or(token + REACH);
    start..last + 1
}

/// Whether a sentence ends between a token and the next: a full stop, a blank line, a line that is not merely wrapped.
pub(crate) fn ends(t: &Tokens, token: usize) -> bool {
    let gap = t.between(token);
    if gap == b" " {
        return false;
    }
    let next = t.class(token + 1);
    if gap.contains(&b'\n') {
        let small = t.text(token + 1).first().is_some_and(u8::is_ascii_lowercase);
        return !(gap == b"\n" && small && next & UPPER == 0);
    }
    let stop = gap.iter().zip(gap.iter().skip(1)).any(|(a, b)| match a {
        b'?' | b'!' => b.is_ascii_whitespace() || *b == b'"' || *b == b')',
        b'.' => b.is_ascii_whitespace() || *b == b'"',
        _ => false,
    });
    let text = t.text(token);
    // « M. Roy », « no. 5 », « art. 12 ».
    let shortened = gap.starts_with(b". ")
        && (text.len() <= 2
            || [&b"mme"[..], b"art", b"mrs", b"boul", b"etc"].iter().any(|word| text.eq_ignore_ascii_case(word)));
    stop && !(shortened && (t.class(token) & UPPER != 0 || next & UPPER == 0))
}
