//! Texts that nobody writes, made to be slow: long runs of what detectors start from. A scan that looks far ahead or back
//! at each of them would take time by the square.

/// Name of each, and what is repeated.
const RUNS: [(&str, &str); 24] = [
    ("digits", "1234567890"),
    ("ones", "1"),
    ("dashes", "-"),
    ("full stops", "."),
    ("spaces", " "),
    ("tabs", "\t"),
    ("line breaks", "\r\n"),
    ("at signs", "@"),
    ("a@a.", "a@a."),
    ("a@a ", "a@a "),
    ("one e-mail address", "abc.def_"),
    ("addresses http://", "http://"),
    ("capitals", "ABCDEFGHIJ"),
    ("one word", "anticonstitutionnellement"),
    ("1 1 1", "1 "),
    ("a1a1", "a1 "),
    ("digits and dashes", "12-"),
    ("colons", "1:"),
    ("NAS NAS", "NAS "),
    ("NAS 046", "NAS 046 454 28 "),
    ("dates", "2026-11-23 "),
    ("zero-width", "1\u{200B}"),
    ("CJK", "日本語"),
    ("accents apart", "e\u{301}"),
];

/// All of them, each of at most `size` bytes.
pub(crate) fn texts(size: usize) -> impl Iterator<Item = (&'static str, String)> {
    RUNS.into_iter().map(move |(name, run)| (name, run.repeat(size / run.len())))
}
