//! Pieces of texts that detectors look at. The words that stand around values are those of `data/phrases`; names, values and
//! signs are a choice of our own. Values are the published samples, or made up on the spot.

use std::sync::LazyLock;

use crate::Chance;

/// The files of words, one after the other.
const PHRASES: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.toml"));

/// The groups of words as the files have them: what stands between quotation marks.
static WRITTEN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = PHRASES.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
});

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "Tremblay", "Roy", "Gagnon", "Nguyen", "Côté", "O’Connor", "D'Amours", "Saint-Pierre", "St-Onge", "Mc Donald", "Li",
    "Marie-Ève", "Jean-François", "Julie", "Léo", "Mohamed", "Aïcha", "Zoé", "J.-P.", "A.", "Steve", "Rose", "Van Der Meer",
    "de la Durantaye", "Ben Salah", "Éperlan", "Gédéon", "Ste-Marie", "Boisvert", "Laval", "Papineau", "Prince", "Côte",
];

#[rustfmt::skip]
const VALUES: &[&str] = &[
    "046 454 286", "046454286", "046-454-286", "4111 1111 1111 1111", "378282246310005", "TREM 6503 0515", "TREM65030515",
    "T6515-251280-06", "H2Z 1W7", "h2z1w7", "418 527-3366", "(514) 555-0123 poste 12", "1-800-555-0199", "+1 418 527 3366",
    "j.roy@videotron.ca", "info@ville.example.qc.ca", "a@b.co", "815-30219-1234567", "30219-815 1234567", "AB123456",
    "3 mars 1980", "1980-03-03", "25/12/1980", "March 3, 1980", "le 1er mai", "A12 BCD", "ABC 123", "24.200.17.45", "127.0.0.1",
    "2605:8d80::1", "::", "FR1420041010050500013M02606", "312 rang 4 ouest", "1475, avenue Bourlamaque, app. 6", "12 Main St.",
    "123, rue des Érables", "C.P. 12", "Québec (Québec)", "UCI 1234-5678", "W123456789", "12 345,67 $", "$1,234.00", "65 ans", "30 %",
    "14h20", "24/7", "12345678-1234-1234-1234-123456789012", "https://ville.qc.ca/dossier/046454286?tel=418-527-3366",
    "www.exemple.com", "lot 1 234 567", "règlement 2024-12", "Projet Éperlan", "Opération Nénuphar", "DOS-1234", "911",
];

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "le", "la", "est", "elle", "il", "il s’appelle", "né le", "habite au", "a été", "suspendu pour vol", "en chimio", "Objet :",
    "De :", "To:", "Cc :", "Bonjour", "Merci,", "Cordialement", "Mme", "M.", "MM.", "Dr", "Ville de", "rue", "école", "parc",
    "the", "is", "was born on", "lives at", "my", "dossier", "mot de passe :", "password=", "Authorization: Bearer", "CONFIDENTIEL",
    "Huis clos", "©", "Tous droits réservés", "trie ces candidats", "écris comme si tu étais", "n°", "#", "tél.", "cell.",
];

#[rustfmt::skip]
const SIGNS: &[&str] = &[
    " ", "  ", " : ", ": ", ":", "=", "-", " - ", "–", "—", "\u{2011}", ", ", ",", "; ", ";", ". ", ".", "/", " / ", "|", " | ", "\t",
    "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u{2028}", "\u{c}", "(", ")", "[", "]", "« ", " »", "\"", "“", "”", "'", "’", "<", ">", "*",
    "**", "- ", "• ", "1. ", "> ", "# ", "@", "_", "\\", "$", "%", "&", "?", "!", "…", "{", "}", "{\"", "\":\"", "\",\"", "://", "\u{a0}",
    "\u{202f}", "\u{3000}",
];

#[rustfmt::skip]
const ODD: &[&str] = &[
    "\u{200b}", "\u{200d}", "\u{ad}", "\u{202e}", "\u{feff}", "\0", "e\u{301}", "\u{301}", "é", "œ", "Æ", "ß", "ﬁ", "🙂", "👩‍👧", "🇨🇦",
    "日本", "٤٥٤", "𝟐𝟖𝟔", "４５４", "ＮＡＳ", "\u{fffd}", "ı", "İ", "ǆ", "Ω", "½", "²", "\u{e0041}", "ệ",
];

/// How keys begin; the rest is made up.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "sk-", "sk-proj-", "ghp_", "github_pat_", "AKIA", "xoxb-", "AIza", "glpat-", "eyJ", "SG.", "npm_", "hf_", "",
    "-----BEGIN RSA PRIVATE KEY-----\n", "postgres://admin:", "Server=db;Password=", "AccountKey=", "?sig=",
];

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=";

/// Any piece.
pub(crate) fn any(chance: &mut Chance) -> String {
    match chance.below(12) {
        0..=3 => phrase(chance),
        4..=5 => value(chance),
        6 => chance.of(NAMES).to_owned(),
        7 => format!("{} {}", chance.of(NAMES), chance.of(NAMES)),
        8..=9 => chance.of(WORDS).to_owned(),
        10 => sign(chance).to_owned(),
        _ => chance.of(ODD).to_owned(),
    }
}

/// A word or group of words of `data/phrases`, as a person would write it.
pub(crate) fn phrase(chance: &mut Chance) -> String {
    let place = chance.below(WRITTEN.len());
    let phrase = spelled(WRITTEN.get(place).copied().unwrap_or_default(), chance);
    match chance.below(4) {
        0 => phrase.to_uppercase(),
        1 => capital(&phrase),
        _ => phrase,
    }
}

/// What a label may stand before.
pub(crate) fn value(chance: &mut Chance) -> String {
    match chance.below(4) {
        0 => digits(chance),
        1 if chance.one_in(2) => key(chance),
        _ => chance.of(VALUES).to_owned(),
    }
}

/// What stands between.
pub(crate) fn sign(chance: &mut Chance) -> &'static str {
    chance.of(SIGNS)
}

/// What hides, or is unlike the letters around it.
pub(crate) fn odd(chance: &mut Chance) -> &'static str {
    chance.of(ODD)
}

/// Groups of digits.
fn digits(chance: &mut Chance) -> String {
    let between = chance.of(&["", " ", "-", ".", "\u{a0}", " - "]);
    let groups = 1 + chance.below(4);
    let group = |chance: &mut Chance| -> String {
        let length = 1 + chance.below(5);
        (0..length).map(|_| char::from(b'0' + chance.below(10) as u8)).collect()
    };
    (0..groups).map(|_| group(chance)).collect::<Vec<_>>().join(between)
}

fn key(chance: &mut Chance) -> String {
    let mut key = chance.of(KEYS).to_owned();
    for _ in 0..4 + chance.below(60) {
        key.push(char::from(ALPHABET[chance.below(ALPHABET.len())]));
    }
    key
}

/// One of the groups that a written one stands for; see `build/phrases.rs` for `{a,b}`, `(s)` and `~`.
fn spelled(written: &str, chance: &mut Chance) -> String {
    let mut spelled = String::new();
    let mut rest = written;
    while let Some(at) = rest.find(['{', '(', '~']) {
        let (before, marked) = rest.split_at(at);
        spelled.push_str(before);
        let close = if marked.starts_with('{') { '}' } else { ')' };
        rest = match marked.split_once(close) {
            _ if marked.starts_with('~') => {
                spelled.push_str(chance.of(&["", "e", "s", "es"]));
                &marked[1..]
            }
            Some((choices, after)) => {
                let choices: Vec<&str> = choices[1..].split(',').collect();
                if close == '}' || chance.one_in(2) {
                    spelled.push_str(chance.of(&choices));
                }
                after
            }
            None => "",
        };
    }
    spelled + rest
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
