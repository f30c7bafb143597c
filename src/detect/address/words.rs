//! The words of addresses, and what stands between words.

use super::super::look::{Look, hashed, words};
use crate::text::tokens::{DIGIT, Token};

/// Words that tie the type to its name, or the words of a name together.
pub(super) const TIES: [u32; 16] = hashed([
    b"de", b"du", b"des", b"la", b"le", b"les", b"d", b"l", b"aux", b"au", b"et", b"a", b"sur", b"en", b"the", b"of",
]);

/// Those that may stand between a civic number and a name without a type: « 61 sur Principale », « 8 du Boisé ».
pub(super) const LEADING: [u32; 10] = hashed([b"de", b"du", b"des", b"la", b"le", b"les", b"d", b"l", b"aux", b"sur"]);

/// After the name.
pub(super) const DIRECTIONS: [u32; 20] = hashed([
    b"est", b"ouest", b"nord", b"sud", b"e", b"o", b"n", b"s", b"w", b"east", b"west", b"north", b"south", b"ne",
    b"nw", b"se", b"so", b"no", b"sw", b"bis",
]);

/// Before the number of a unit.
pub(super) const UNITS: [u32; 29] = hashed([
    b"lgt",
    b"logis",
    b"bat",
    b"remorque",
    b"door",
    b"app",
    b"apt",
    b"appt",
    b"appartement",
    b"apartment",
    b"appart",
    b"bureau",
    b"bur",
    b"suite",
    b"ste",
    b"unite",
    b"unit",
    b"local",
    b"porte",
    b"logement",
    b"log",
    b"chambre",
    b"room",
    b"rm",
    b"ph",
    b"etage",
    b"floor",
    b"loft",
    b"condo",
]);

/// Types of thoroughfare that stand after the name, in English: first those that never stand before it.
pub(super) const AFTER: [u32; 42] = hashed([
    b"grove",
    b"mews",
    b"sideroad",
    b"street",
    b"road",
    b"rd",
    b"lane",
    b"ln",
    b"court",
    b"crt",
    b"way",
    b"line",
    b"circle",
    b"cir",
    b"parkway",
    b"trail",
    b"row",
    b"close",
    b"gardens",
    b"drive",
    b"terrace",
    b"heights",
    b"hts",
    b"pkwy",
    b"cr",
    b"range",
    b"st",
    b"avenue",
    b"ave",
    b"dr",
    b"crescent",
    b"cres",
    b"ct",
    b"boulevard",
    b"blvd",
    b"highway",
    b"hwy",
    b"place",
    b"pl",
    b"square",
    b"rue",
    b"concession",
]);

/// Those that never stand before the name.
pub(super) const ENGLISH: &[u32] = AFTER.split_at(21).0;

/// The commonest names of streets that are common words too, as they are typed without a capital.
pub(super) const NAMES: [u32; 14] = hashed([
    b"principale",
    b"main",
    b"church",
    b"maple",
    b"pine",
    b"king",
    b"queen",
    b"elm",
    b"mill",
    b"bridge",
    b"convent",
    b"station",
    b"victoria",
    b"wellington",
]);

/// Words behind which a number and a name are an address without more.
pub(super) const LABELS: [u32; 4] = hashed([b"adresse", b"address", b"addr", b"adr"]);

/// Likewise, with « au » or "at" after them.
pub(super) const LIVED: [u32; 14] = hashed([
    b"habite",
    b"habitant",
    b"habitons",
    b"demeure",
    b"demeurant",
    b"reside",
    b"residant",
    b"domicilie",
    b"domiciliee",
    b"reste",
    b"lives",
    b"living",
    b"residing",
    b"resides",
]);

/// Words before an address, which tell what is there.
pub(super) const LEADS: [u32; 20] = hashed([
    b"au", b"a", b"at", b"de", b"of", b"du", b"from", b"to", b"chez", b"adresse", b"address", b"habite", b"demeure",
    b"sur", b"on", b"near", b"pour", b"for", b"le", b"the",
]);

/// Behind the number of an age, or of those who live there.
pub(super) const AGED: [u32; 9] =
    hashed([b"ans", b"mois", b"years", b"months", b"yrs", b"personnes", b"enfants", b"people", b"kids"]);

pub(super) fn is(look: &Look, token: usize, word: &[u8]) -> bool {
    // Most words are of another length, which is known without looking at them.
    let long = |token: &Token| (token.end - token.start) as usize == word.len();
    look.t.all.get(token).is_some_and(long) && look.t.text(token).eq_ignore_ascii_case(word)
}

/// The bytes between a token and the next.
#[inline(always)]
pub(super) fn between<'a>(look: &'a Look, token: usize) -> &'a [u8] {
    look.t.between(token)
}

/// The bytes between a token and the next, without the full stop of an abbreviation before a comma: « 49, Gore St., app. 2 ».
pub(super) fn after<'a>(look: &'a Look, token: usize) -> &'a [u8] {
    let gap = between(look, token);
    gap.strip_prefix(b".").filter(|rest| rest.starts_with(b",")).unwrap_or(gap)
}

/// Whether two words stand side by side: a space, a hyphen, an apostrophe, the full stop of an abbreviation.
pub(super) fn joined(look: &Look, token: usize) -> bool {
    matches!(between(look, token), b" " | b"-" | b"'" | b". " | b"." | b"' " | b"  " | b" - ")
}

/// Whether a full stop after a word is that of a sentence, not of an abbreviation; or a dash parts what follows.
pub(super) fn closes(look: &Look, token: usize) -> bool {
    let word = look.t.text(token);
    // « 12, rue du Lac. Ma sœur », « 2300, route 117. Le »; « St. Charles », « J. A. Roy ».
    let whole = || {
        look.t.class(token) & DIGIT != 0
            || word.len() == 3
                && word.iter().any(|byte| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u'))
                && !look.is_word(token, words![b"ste", b"cap", b"ave"])
    };
    match between(look, token) {
        b". " => word.len() > 3 || whole(),
        gap => gap == b" - ",
    }
}
