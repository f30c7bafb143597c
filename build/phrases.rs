//! The files of words and groups of words (`data/phrases/*.toml`): one table of words for all of them, one of what words say by
//! themselves, one of the groups of several words.
//!
//! A group is words with a space between, folded (no accents, lower case). `~` at the end of a word stands for its agreements
//! (`adopte~`: adopte, adoptee, adoptes, adoptees), `{a,b}` for either, `(s)` for with and without.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use crate::{ID_BITS, Result, hash_of, mark, slot};

/// Slots of the word table: a power of two, twice the words at the least, so that most misses end at the first look.
const SLOTS: usize = 1 << 14;
/// Longest word that the table may hold, in bytes.
const LONGEST: usize = 24;

/// The files, by the name of the type that their sections are variants of.
const FILES: [&str; 7] = ["Term", "Cue", "Fact", "Use", "Secret", "Confidence", "Handed"];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    words: Vec<String>,
}

/// The groups of a file, each with the section it stands in.
type Phrases = BTreeSet<(Vec<String>, String)>;

/// A group of words: of which file, and of which section of them all.
struct Group {
    words: Vec<String>,
    file: usize,
    section: usize,
}

pub(crate) fn tables() -> Result<String> {
    let mut groups = Vec::new();
    let mut sections = Vec::new();
    for (file, name) in FILES.into_iter().enumerate() {
        let path = format!("data/phrases/{}.toml", name.to_ascii_lowercase());
        for (words, section) in read(&path)? {
            let said = format!("{name}({name}::{})", camel(&section));
            let section = sections.iter().position(|known| *known == said).unwrap_or_else(|| {
                sections.push(said);
                sections.len() - 1
            });
            groups.push(Group { words, file, section });
        }
    }
    let words = numbered(&groups);
    if words.len() >= 1 << ID_BITS || words.len() * 2 > SLOTS {
        return Err(format!("data/phrases: {} words: widen ID_BITS and SLOTS", words.len()).into());
    }
    let mut code = word_table(&words)?;
    writeln!(code, "/// What a section says, by its number.")?;
    let said: Vec<String> = sections.iter().map(|said| format!("Said::{said}")).collect();
    writeln!(code, "static SAID: [Said; {}] = [{}];", said.len(), said.join(", "))?;
    code.push_str(&alone_tables(&groups, &words)?);
    code.push_str(&several_tables(&groups, &words)?);
    Ok(code)
}

/// The words by their numbers, counted from one: those that groups of several words begin with first, and those of like use
/// together, so that the tables by number are short and pack well.
fn numbered(groups: &[Group]) -> BTreeMap<&str, usize> {
    let mut uses: BTreeMap<&str, (u8, u8, u8)> = BTreeMap::new();
    for group in groups {
        let bit = 1 << group.file;
        for (place, word) in group.words.iter().enumerate() {
            let (begins, follows, alone) = uses.entry(word).or_default();
            match (place, group.words.len()) {
                (0, 1) => *alone |= bit,
                (0, _) => *begins |= bit,
                (1, _) => *follows |= bit,
                _ => {}
            }
        }
    }
    let mut words: Vec<_> = uses.into_iter().collect();
    words.sort_by_key(|(word, (begins, follows, alone))| (*begins == 0, *begins, *follows, *alone, *word));
    words.into_iter().enumerate().map(|(place, (word, _))| (word, place + 1)).collect()
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

fn word_table(ids: &BTreeMap<&str, usize>) -> Result<String> {
    let mut slots = vec![0_u32; SLOTS];
    let mut marks = BTreeSet::new();
    for (word, id) in ids {
        let hash = hash_of(word.as_bytes());
        if !marks.insert((slot(hash, SLOTS), mark(hash))) {
            return Err(format!("data/phrases: \"{word}\" cannot be told from another: widen the mark").into());
        }
        let mut slot = slot(hash, SLOTS);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = u32::try_from(*id)? | mark(hash) << ID_BITS;
    }
    let mut lengths = [0_u32; 26];
    for word in ids.keys().filter(|word| word.as_bytes()[0].is_ascii_lowercase()) {
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    let mut code = String::new();
    writeln!(code, "/// By first letter: the lengths of its words, a bit each.")?;
    writeln!(code, "static LENGTHS: [u32; 26] = {lengths:?};")?;
    writeln!(code, "/// By hash: a word's number and mark; 0 where there is none.")?;
    writeln!(code, "static SLOTS: [u32; {SLOTS}] = {slots:?};")?;
    Ok(code)
}

/// What words say by themselves.
fn alone_tables(groups: &[Group], ids: &BTreeMap<&str, usize>) -> Result<String> {
    let mut by_word: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.words.len() == 1) {
        by_word.entry(ids[group.words[0].as_str()]).or_default().push(group.section);
    }
    // Most words that say anything say the same as many others.
    let mut sets: Vec<&[usize]> = vec![&[]];
    let mut alone = vec![0; ids.len() + 1];
    for (word, sections) in &by_word {
        alone[*word] = sets.iter().position(|set| set == sections).unwrap_or_else(|| {
            sets.push(sections);
            sets.len() - 1
        });
    }
    let mut code = String::new();
    writeln!(code, "/// By word number: which of `ALONE_SETS` the word says by itself.")?;
    writeln!(code, "static ALONE: [u16; {}] = {alone:?};", alone.len())?;
    writeln!(code, "/// Numbers of sections.")?;
    let sets: Vec<String> = sets.iter().map(|set| format!("&{set:?}")).collect();
    writeln!(code, "static ALONE_SETS: [&[u8]; {}] = [{}];", sets.len(), sets.join(", "))?;
    Ok(code)
}

/// The groups of several words, by the first, then by the second, then by file, the longest first.
fn several_tables(groups: &[Group], ids: &BTreeMap<&str, usize>) -> Result<String> {
    let mut rows: Vec<(Vec<usize>, &Group)> = Vec::new();
    let (mut begins, mut follows) = (vec![0; ids.len() + 1], vec![0; ids.len() + 1]);
    for group in groups.iter().filter(|group| group.words.len() > 1) {
        let words: Vec<usize> = group.words.iter().map(|word| ids[word.as_str()]).collect();
        begins[words[0]] |= 1 << group.file;
        follows[words[1]] |= 1 << group.file;
        rows.push((words, group));
    }
    rows.sort_by_key(|(words, group)| (words[0], words[1], group.file, Reverse(words.len()), words.clone()));
    // The words that begin none have the last numbers.
    let firsts = rows.last().map_or(0, |(words, _)| words[0]);
    let starts: Vec<usize> = (0..=firsts + 1).map(|id| rows.partition_point(|(words, _)| words[0] < id)).collect();
    let (mut rests, mut written) = (Vec::new(), Vec::new());
    for (words, group) in &rows {
        let rest = &words[2..];
        let place = rests.windows(rest.len().max(1)).position(|words| words == rest);
        let place = if rest.is_empty() { 0 } else { place.unwrap_or(rests.len()) };
        if place == rests.len() {
            rests.extend(rest);
        }
        written.push((words[1], place, rest.len(), group.section));
    }
    let mut code = String::new();
    let mut table = |says: &str, name: &str, of: &str, numbers: &[usize]| -> Result<()> {
        writeln!(code, "/// {says}")?;
        writeln!(code, "static {name}: [{of}; {}] = {numbers:?};", numbers.len())?;
        Ok(())
    };
    let column = |of: fn(&(usize, usize, usize, usize)) -> usize| written.iter().map(of).collect::<Vec<_>>();
    table(
        "By word number: the files in which a group of several words begins with it, a bit each.",
        "BEGINS",
        "u8",
        &begins,
    )?;
    table("By word number: the files in which it is the second word of a group.", "FOLLOWS", "u8", &follows)?;
    table("By word number: the first row of the groups that begin with it.", "STARTS", "u16", &starts)?;
    table("By row: the second word.", "SECONDS", "u16", &column(|row| row.0))?;
    table("By row: where the words after the second stand in `REST_WORDS`.", "RESTS", "u16", &column(|row| row.1))?;
    table("By row: how many words stand after the second.", "COUNTS", "u8", &column(|row| row.2))?;
    table("By row: the number of the section.", "SECTIONS", "u8", &column(|row| row.3))?;
    table("Words after the second.", "REST_WORDS", "u16", &rests)?;
    Ok(code)
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..])).collect()
}
