//! A paste held against what was copied in the session.

use std::hint::black_box;
use std::time::Duration;

use balise::lineage::Memory;
use serde_json::{Value, json};

use crate::prose::{Mix, prose};
use crate::timing;

/// Passages that were copied, and the bytes of each.
const PASSAGES: usize = 1000;
const PASSAGE: usize = 1200;

/// The figures, by name.
pub(crate) fn measured() -> Value {
    // The sentences of the prose come back: thousands of passages of it would be one form. Its words, drawn anew, make texts that share a few.
    let words = prose(400_000, Mix::Usual);
    let words: Vec<&str> = words.split_whitespace().collect();
    let (mut all, mut number) = (String::new(), 1_u64);
    while all.len() < PASSAGES * PASSAGE + 400_000 {
        number = number.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        all.push_str(words[(number >> 33) as usize % words.len()]);
        all.push(' ');
    }
    let piece = |from: usize, length: usize| {
        &all[all.floor_char_boundary(from.min(all.len()))..all.floor_char_boundary((from + length).min(all.len()))]
    };
    let mut memory = Memory::new([42; 16]);
    for number in 0..PASSAGES {
        memory.add(&format!("h{}.val-fictif.example", number % 7), number as u64, piece(number * PASSAGE, PASSAGE));
    }
    let other = PASSAGES * PASSAGE;
    let copied = piece(500 * PASSAGE, PASSAGE);
    let texts = [
        ("2 KB", piece(other, 2_000).to_owned()),
        ("20 KB", piece(other, 20_000).to_owned()),
        ("100 KB", piece(other, 100_000).to_owned()),
        ("20 KB, with a copied passage", format!("{} {copied} {}", piece(other, 9_000), piece(other + 20_000, 9_800))),
        ("hostile: a word 100,000 times", "municipalité ".repeat(100_000)),
        ("hostile: a copied passage 1,000 times", copied.repeat(1000)),
    ];
    let bytes = memory.to_bytes();
    let time = Duration::from_millis(400);
    let mut rows: Vec<Value> = texts
        .iter()
        .map(|(name, text)| {
            let rounds = timing::measure(5, time, || memory.others("chatgpt.com", black_box(text)));
            let found = memory.others("chatgpt.com", text).len();
            json!({ "name": name, "bytes": text.len(), "found": found, "median_ns": rounds.median, "min_ns": rounds.fastest })
        })
        .collect();
    let read = timing::measure(5, time, || Memory::from_bytes(black_box(&bytes), 1000));
    rows.push(
        json!({ "name": "memory read again", "bytes": bytes.len(), "median_ns": read.median, "min_ns": read.fastest }),
    );
    let mut growing = memory.clone();
    let mut at = 0;
    let add = timing::measure(5, time, || {
        at += 1;
        growing.add("h9.val-fictif.example", 1000, piece(other + at % 300 * 1000, PASSAGE))
    });
    rows.push(json!({ "name": "one passage more", "bytes": PASSAGE, "median_ns": add.median, "min_ns": add.fastest }));
    Value::from(rows)
}
