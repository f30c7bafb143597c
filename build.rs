//! Turns `data/context.toml` and `data/platforms.toml` into tables, so that the core starts with nothing to build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, error, fs};

include!("src/detect/word_hash.rs");

/// Slots of the word table: a power of two, some four times the words, so that most misses end at the first look.
const SLOTS: usize = 4096;
/// Longest word that the table may hold, in bytes.
const LONGEST: usize = 24;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

#[derive(serde::Deserialize)]
struct Term {
    words: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Platforms {
    platform: Vec<Platform>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Platform {
    name: String,
    vendor: String,
    hosts: Vec<String>,
    path: Option<String>,
}

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/detect/word_hash.rs");
    let out = env::var("OUT_DIR")?;
    let context = fs::read_to_string("data/context.toml")?;
    fs::write(Path::new(&out).join("context.rs"), context_tables(&context)?)?;
    let platforms = fs::read_to_string("data/platforms.toml")?;
    fs::write(Path::new(&out).join("platforms.rs"), platform_table(&platforms)?)?;
    Ok(())
}

fn context_tables(source: &str) -> Result<String> {
    let terms: BTreeMap<String, Term> = toml::from_str(source)?;
    let mut phrases = BTreeSet::new();
    for (name, term) in &terms {
        for phrase in &term.words {
            let words: Vec<&str> = phrase.split(' ').collect();
            for word in &words {
                let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
                if word.is_empty() || word.len() > LONGEST || !word.bytes().all(plain) {
                    return Err(format!(
                        "data/context.toml: [{name}] \"{phrase}\": words are lower-case ASCII, at most {LONGEST} bytes"
                    )
                    .into());
                }
            }
            phrases.insert((words, name.as_str()));
        }
    }
    let words: BTreeSet<&str> = phrases.iter().flat_map(|(words, _)| words.iter().copied()).collect();
    if words.len() >= 1 << ID_BITS {
        return Err("data/context.toml: more words than their numbers have bits: widen ID_BITS".into());
    }
    let ids: BTreeMap<&str, usize> = words.iter().enumerate().map(|(id, word)| (*word, id + 1)).collect();

    let mut slots = vec![0; SLOTS];
    for (word, id) in &ids {
        let hash = hash(word);
        let mut slot = slot(hash, SLOTS);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = *id | usize::from(tag(hash)) << ID_BITS;
    }

    // Longest first among those with the same first word: the reader takes the first that fits.
    let mut by_first: BTreeMap<usize, Vec<(Vec<usize>, &str)>> = BTreeMap::new();
    for (words, term) in &phrases {
        let words: Vec<usize> = words.iter().map(|word| ids[word]).collect();
        by_first.entry(words[0]).or_default().push((words, term));
    }
    let mut code = String::new();
    let mut starts = vec![(0, 0); ids.len() + 1];
    let mut list = String::new();
    let mut count = 0;
    for (first, group) in &mut by_first {
        group.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        starts[*first] = (count, count + group.len());
        for (words, term) in group.iter() {
            writeln!(list, "    (&{:?}, Term::{}),", &words[1..], camel(term))?;
        }
        count += group.len();
    }
    writeln!(code, "/// Every word of a term; its number is its place, counted from one.")?;
    writeln!(code, "static WORDS: [&str; {}] = {:?};", ids.len(), words.iter().collect::<Vec<_>>())?;
    let mut lengths = [0_u32; 26];
    for word in ids.keys().filter(|word| word.as_bytes()[0].is_ascii_lowercase()) {
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    writeln!(code, "/// By first letter: the lengths of its words, a bit each.")?;
    writeln!(code, "static LENGTHS: [u32; 26] = {lengths:?};")?;
    writeln!(code, "/// By hash: a word's number and tag; 0 where there is none.")?;
    writeln!(code, "static SLOTS: [u16; {SLOTS}] = {slots:?};")?;
    writeln!(code, "/// By word number: where the terms that begin with it stand in `PHRASES`.")?;
    writeln!(code, "static STARTS: [(u16, u16); {}] = {starts:?};", starts.len())?;
    writeln!(code, "/// The words after the first, and the term.")?;
    writeln!(code, "static PHRASES: [(&[u16], Term); {count}] = [\n{list}];")?;
    Ok(code)
}

fn hash(word: &str) -> u64 {
    word.as_bytes().chunks(8).fold(word.len() as u64, |hash, chunk| {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        mix(hash, u64::from_le_bytes(bytes))
    })
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..])).collect()
}

fn platform_table(source: &str) -> Result<String> {
    let platforms: Platforms = toml::from_str(source)?;
    let mut code = String::from("static REGISTER: &[Platform] = &[\n");
    for Platform { name, vendor, hosts, path } in platforms.platform {
        for host in &hosts {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
            if !host.contains('.') || !host.bytes().all(plain) {
                return Err(format!("data/platforms.toml: {name}: \"{host}\" is not a host name").into());
            }
        }
        writeln!(
            code,
            "    Platform {{ name: {name:?}, vendor: {vendor:?}, hosts: &{hosts:?}, path: {:?} }},",
            path.unwrap_or_default()
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}
