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
/// Rows of groups that are counted together, to say where the words after the second stand.
const RESTS_STEP: usize = 16;
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
    let slots = word_slots(&groups)?;
    let classes = classes(&groups)?;
    let words = numbered(&slots, &classes);
    let mut code = word_table(&slots, &classes)?;
    writeln!(code, "/// What a section says, by its number.")?;
    let said: Vec<String> = sections.iter().map(|said| format!("Said::{said}")).collect();
    writeln!(code, "static SAID: [Said; {}] = [{}];", said.len(), said.join(", "))?;
    code.push_str(&alone_tables(&groups, &words)?);
    code.push_str(&several_tables(&groups, &words)?);
    Ok(code)
}

/// The words by their class: those that groups of several words begin with first, and those of like use together, so that the tables
/// by number are short and pack well. Finer classes would take more room than they spare in these.
fn classes(groups: &[Group]) -> Result<BTreeMap<&str, u8>> {
    // In which files a word begins groups, whether it follows in one, whether it says something alone.
    let mut uses: BTreeMap<&str, (u8, bool, bool)> = BTreeMap::new();
    for group in groups {
        for (place, word) in group.words.iter().enumerate() {
            let (begins, follows, alone) = uses.entry(word).or_default();
            match (place, group.words.len()) {
                (0, 1) => *alone = true,
                (0, _) => *begins |= 1 << group.file,
                (1, _) => *follows = true,
                _ => {}
            }
        }
    }
    let key = |uses: &(u8, bool, bool)| (uses.0 == 0, *uses);
    let all: BTreeSet<_> = uses.values().map(key).collect();
    let class = |uses| u8::try_from(all.range(..key(uses)).count());
    uses.iter().map(|(word, uses)| Ok((*word, class(uses)?))).collect()
}

/// The words by their numbers, counted from one: by class, then by slot.
fn numbered<'a>(slots: &[Option<&'a str>], classes: &BTreeMap<&str, u8>) -> BTreeMap<&'a str, usize> {
    let mut words: Vec<&str> = slots.iter().flatten().copied().collect();
    words.sort_by_key(|word| classes[word]);
    words.into_iter().zip(1..).collect()
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

/// The words of the groups, each in the first free slot from where the search for it begins.
fn word_slots(groups: &[Group]) -> Result<Vec<Option<&str>>> {
    let words: BTreeSet<&str> = groups.iter().flat_map(|group| &group.words).map(String::as_str).collect();
    if words.len() >= 1 << ID_BITS || words.len() * 2 > SLOTS {
        return Err(format!("data/phrases: {} words: widen ID_BITS and SLOTS", words.len()).into());
    }
    let mut slots = vec![None; SLOTS];
    let mut marks = BTreeSet::new();
    for word in words {
        let hash = hash_of(word.as_bytes());
        let mut slot = slot(hash, SLOTS);
        if !marks.insert((slot, mark(hash))) {
            return Err(format!("data/phrases: \"{word}\" cannot be told from another: widen the mark").into());
        }
        while slots[slot].is_some() {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = Some(word);
    }
    Ok(slots)
}

/// What the table that words are looked up in is laid out from, when the core starts. As it is looked up in, a mark and a number in
/// each slot, it does not pack: 15 kB more of the module, compressed.
fn word_table(slots: &[Option<&str>], classes: &BTreeMap<&str, u8>) -> Result<String> {
    let words: Vec<&str> = slots.iter().flatten().copied().collect();
    let mut lengths = [0_u32; 26];
    for word in words.iter().filter(|word| word.as_bytes()[0].is_ascii_lowercase()) {
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    let taken = slots.chunks(8).map(|slots| {
        let bit = |(place, word): (usize, &Option<&str>)| u8::from(word.is_some()) << place;
        slots.iter().enumerate().map(bit).sum::<u8>()
    });
    let marks: Vec<u32> = words.iter().map(|word| mark(hash_of(word.as_bytes()))).collect();
    let mut code = String::new();
    writeln!(code, "/// By first letter: the lengths of its words, a bit each.")?;
    writeln!(code, "static LENGTHS: [u32; 26] = {lengths:?};")?;
    writeln!(code, "/// Slots of the table of words.")?;
    writeln!(code, "const SLOTS: usize = {SLOTS};")?;
    table(&mut code, "By slot: whether it is a word's, a bit each.", "TAKEN", "u8", taken)?;
    // The two parts by themselves pack better.
    let low = marks.iter().map(|mark| mark & 0xFFFF);
    table(&mut code, "By slot that is taken: the low bits of the word's mark.", "MARKS_LOW", "u16", low)?;
    let high = marks.iter().map(|mark| mark >> 16);
    table(&mut code, "By slot that is taken: the other bits.", "MARKS_HIGH", "u8", high)?;
    let classes = words.iter().map(|word| classes[word]);
    table(
        &mut code,
        "By slot that is taken: the word's class. Words are numbered by these.",
        "CLASSES",
        "u8",
        classes,
    )?;
    Ok(code)
}

/// A table of numbers.
fn table(
    code: &mut String,
    says: &str,
    name: &str,
    of: &str,
    numbers: impl Iterator<Item = impl std::fmt::Display>,
) -> Result<()> {
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    writeln!(code, "/// {says}")?;
    writeln!(code, "static {name}: [{of}; {}] = [{}];", numbers.len(), numbers.join(", "))?;
    Ok(())
}

/// A table of numbers of two bytes as two of one: the high ones hardly change, and pack better by themselves.
fn halves(code: &mut String, says: &str, name: &str, numbers: &[usize]) -> Result<()> {
    table(
        code,
        &format!("{says} The low bytes."),
        &format!("{name}_LOW"),
        "u8",
        numbers.iter().map(|number| number & 0xFF),
    )?;
    table(
        code,
        &format!("{says} The high bytes."),
        &format!("{name}_HIGH"),
        "u8",
        numbers.iter().map(|number| number >> 8),
    )
}

/// What words say by themselves.
fn alone_tables(groups: &[Group], ids: &BTreeMap<&str, usize>) -> Result<String> {
    let mut by_word: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.words.len() == 1) {
        by_word.entry(ids[group.words[0].as_str()]).or_default().push(group.section);
    }
    // Most words that say anything say the same as many others. The commonest have the lowest numbers.
    let mut uses: BTreeMap<&[usize], usize> = BTreeMap::new();
    for sections in by_word.values() {
        *uses.entry(sections).or_default() += 1;
    }
    let mut sets: Vec<(&[usize], usize)> = uses.into_iter().collect();
    sets.sort_by_key(|(_, words)| Reverse(*words));
    sets.insert(0, (&[], 0));
    let mut alone = vec![0; ids.len() + 1];
    for (word, sections) in &by_word {
        alone[*word] = sets.iter().position(|(set, _)| set == sections).unwrap_or_default();
    }
    let mut code = String::new();
    table(&mut code, "By word number: which of `ALONE_SETS` the word says by itself.", "ALONE", "u16", alone.iter())?;
    writeln!(code, "/// Numbers of sections.")?;
    let sets: Vec<String> = sets.iter().map(|(set, _)| format!("&{set:?}")).collect();
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
    let rests: Vec<usize> = rows.iter().flat_map(|(words, _)| &words[2..]).copied().collect();
    // The same words after the second stand there many times, and pack; where in a list without repetitions they are would not: 9 kB
    // of the module, compressed.
    let before = rows.chunks(RESTS_STEP).scan(0, |sum, rows| {
        let before = *sum;
        *sum += rows.iter().map(|(words, _)| words.len() - 2).sum::<usize>();
        Some(before)
    });
    let mut code = String::new();
    table(
        &mut code,
        "By word number: the files in which a group of several words begins with it, a bit each.",
        "BEGINS",
        "u8",
        begins.iter(),
    )?;
    table(
        &mut code,
        "By word number: the files in which it is the second word of a group.",
        "FOLLOWS",
        "u8",
        follows.iter(),
    )?;
    halves(&mut code, "By word number: the first row of the groups that begin with it.", "STARTS", &starts)?;
    table(&mut code, "By row: the second word.", "SECONDS", "u16", rows.iter().map(|(words, _)| words[1]))?;
    let mut counts: Vec<usize> = rows.iter().map(|(words, _)| words.len() - 2).collect();
    counts.resize(counts.len().next_multiple_of(RESTS_STEP), 0);
    table(&mut code, "By row: how many words stand after the second.", "COUNTS", "u8", counts.iter())?;
    table(
        &mut code,
        "By row: the number of the section.",
        "SECTIONS",
        "u8",
        rows.iter().map(|(_, group)| group.section),
    )?;
    writeln!(code, "/// Rows that have one entry in `RESTS_BEFORE`.")?;
    writeln!(code, "const RESTS_STEP: usize = {RESTS_STEP};")?;
    table(&mut code, "By so many rows: how many words of `RESTS` are of rows before.", "RESTS_BEFORE", "u16", before)?;
    table(&mut code, "The words after the second, row by row.", "RESTS", "u16", rests.iter())?;
    Ok(code)
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..])).collect()
}
