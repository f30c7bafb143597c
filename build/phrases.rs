//! The files of words and groups of words (`data/phrases/*.toml`): one table of words for all of them, and for each file the
//! groups that begin with each word.
//!
//! A group is words with a space between, folded (no accents, lower case). `~` at the end of a word stands for its agreements
//! (`adopte~`: adopte, adoptee, adoptes, adoptees), `{a,b}` for either, `(s)` for with and without.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use crate::{ID_BITS, Result, mix, slot, tag};

/// Slots of the word table: a power of two, some four times the words, so that most misses end at the first look.
const SLOTS: usize = 1 << 14;
/// Longest word that the table may hold, in bytes.
const LONGEST: usize = 24;

/// The files, by the name of the type that their sections are variants of.
const FILES: [&str; 6] = ["Term", "Cue", "Fact", "Use", "Secret", "Confidence"];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    words: Vec<String>,
}

/// A group of words, and the section it stands in.
type Phrases = BTreeSet<(Vec<String>, String)>;

pub(crate) fn tables() -> Result<String> {
    let mut files = Vec::new();
    for name in FILES {
        let path = format!("data/phrases/{}.toml", name.to_ascii_lowercase());
        files.push((name, read(&path)?));
    }
    let words: BTreeSet<&str> =
        files.iter().flat_map(|(_, phrases)| phrases.iter()).flat_map(|(words, _)| words).map(String::as_str).collect();
    if words.len() >= 1 << ID_BITS || words.len() * 2 > SLOTS {
        return Err(format!("data/phrases: {} words: widen ID_BITS and SLOTS", words.len()).into());
    }
    let ids: BTreeMap<&str, usize> = words.iter().enumerate().map(|(id, word)| (*word, id + 1)).collect();
    let mut code = word_table(&words, &ids)?;
    let mut begins = vec![0; ids.len() + 1];
    for (place, (name, phrases)) in files.iter().enumerate() {
        code.push_str(&phrase_table(name, phrases, &ids, 1 << place, &mut begins)?);
    }
    writeln!(code, "/// By word number: in which files groups begin with it, a bit each.")?;
    writeln!(code, "static BEGINS: [u8; {}] = {begins:?};", begins.len())?;
    Ok(code)
}

fn read(path: &str) -> Result<Phrases> {
    let sections: BTreeMap<String, Section> =
        toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{path}: {error}"))?;
    let mut phrases = Phrases::new();
    for (name, section) in &sections {
        for written in &section.words {
            for phrase in spelled_out(written) {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                for word in &words {
                    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
                    if word.is_empty() || word.len() > LONGEST || !word.bytes().all(plain) {
                        return Err(format!(
                            "{path}: [{name}] \"{written}\": words are lower-case ASCII, at most {LONGEST} bytes"
                        )
                        .into());
                    }
                }
                if let Some((_, other)) = phrases.iter().find(|(known, other)| *known == words && other != name) {
                    return Err(format!("{path}: \"{phrase}\" stands in [{other}] and in [{name}]").into());
                }
                phrases.insert((words, name.clone()));
            }
        }
    }
    Ok(phrases)
}

/// Every group that a written one stands for.
fn spelled_out(written: &str) -> Vec<String> {
    if let Some((before, rest)) = written.split_once('{')
        && let Some((choices, after)) = rest.split_once('}')
    {
        let each = |choice: &str| spelled_out(&format!("{before}{choice}{after}"));
        return choices.split(',').flat_map(each).collect();
    }
    if let Some((before, rest)) = written.split_once('(')
        && let Some((ending, after)) = rest.split_once(')')
    {
        return ["", ending].into_iter().flat_map(|ending| spelled_out(&format!("{before}{ending}{after}"))).collect();
    }
    if let Some((before, after)) = written.split_once('~') {
        let endings = ["", "e", "s", "es"];
        return endings.into_iter().flat_map(|ending| spelled_out(&format!("{before}{ending}{after}"))).collect();
    }
    vec![written.to_owned()]
}

fn word_table(words: &BTreeSet<&str>, ids: &BTreeMap<&str, usize>) -> Result<String> {
    let mut slots = vec![0_u16; SLOTS];
    for (word, id) in ids {
        let hash = hash(word);
        let mut slot = slot(hash, SLOTS);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = u16::try_from(*id)? | tag(hash) << ID_BITS;
    }
    let mut lengths = [0_u32; 26];
    for word in words.iter().filter(|word| word.as_bytes()[0].is_ascii_lowercase()) {
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    let mut code = String::new();
    // One text instead of a pointer for each word: a third of the size.
    let mut offsets = vec![0_u32];
    let mut text = String::new();
    for word in words {
        text.push_str(word);
        offsets.push(u32::try_from(text.len())?);
    }
    writeln!(code, "/// Every word; its number is its place, counted from one.")?;
    writeln!(code, "static WORDS: &[u8; {}] = b{text:?};", text.len())?;
    writeln!(code, "static WORD_STARTS: [u16; {}] = {offsets:?};", offsets.len())?;
    writeln!(code, "/// By first letter: the lengths of its words, a bit each.")?;
    writeln!(code, "static LENGTHS: [u32; 26] = {lengths:?};")?;
    writeln!(code, "/// By hash: a word's number and tag; 0 where there is none.")?;
    writeln!(code, "static SLOTS: [u16; {SLOTS}] = {slots:?};")?;
    Ok(code)
}

fn phrase_table(
    name: &str,
    phrases: &Phrases,
    ids: &BTreeMap<&str, usize>,
    bit: u8,
    begins: &mut [u8],
) -> Result<String> {
    // Longest first among those with the same first word: the reader takes the first that fits.
    let mut by_first: BTreeMap<usize, Vec<(Vec<usize>, &str)>> = BTreeMap::new();
    for (words, section) in phrases {
        let words: Vec<usize> = words.iter().map(|word| ids[word.as_str()]).collect();
        by_first.entry(words[0]).or_default().push((words, section));
    }
    let upper = name.to_ascii_uppercase();
    let mut starts = vec![0; ids.len() + 1];
    let (mut rests, mut list): (Vec<usize>, String) = (Vec::new(), String::new());
    let mut count = 0;
    for (first, group) in &mut by_first {
        group.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        starts[*first] = count;
        begins[*first] |= bit;
        for (place, (words, section)) in group.iter().enumerate() {
            let last = place + 1 == group.len();
            let second = words.get(1).copied().unwrap_or(0);
            writeln!(
                list,
                "    ({second}, {}, {}, {last}, {name}::{}),",
                rests.len(),
                words.len() - 1,
                camel(section)
            )?;
            rests.extend(words.iter().skip(2));
        }
        count += group.len();
    }
    let mut code = String::new();
    writeln!(code, "/// By word number: where the groups that begin with it stand in the list, if any do.")?;
    writeln!(code, "static {upper}_STARTS: [u16; {}] = {starts:?};", starts.len())?;
    writeln!(code, "static {upper}_RESTS: [u16; {}] = {rests:?};", rests.len())?;
    writeln!(
        code,
        "/// The second word, where those after it stand, how many after the first, whether it is the last that begins so, and what it says."
    )?;
    writeln!(code, "static {upper}_LIST: [Group<{name}>; {count}] = [\n{list}];")?;
    writeln!(
        code,
        "pub(crate) static {upper}: Phrases<{name}> = \
         Phrases {{ bit: {bit}, starts: &{upper}_STARTS, rests: &{upper}_RESTS, list: &{upper}_LIST }};"
    )?;
    Ok(code)
}

/// The hash that the core computes of the word in a text.
pub(crate) fn hash(word: &str) -> u64 {
    word.as_bytes().chunks(8).fold(word.len() as u64, |hash, chunk| {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        mix(hash, u64::from_le_bytes(bytes))
    })
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..])).collect()
}
