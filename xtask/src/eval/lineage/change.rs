//! What happens to a text between where it was copied and where it is pasted.

/// Chance that is the same each time (SplitMix64).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    pub(super) fn of<'t, T: ?Sized>(&mut self, items: &'t [&'t T]) -> &'t T {
        items[self.below(items.len())]
    }
}

/// The text with so many words of a hundred changed: half are replaced by another, a quarter left out, a quarter followed by one more.
pub(super) fn edited(text: &str, percent: usize, words: &[&str], chance: &mut Chance) -> String {
    let mut out: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if chance.below(100) >= percent {
            out.push(word);
            continue;
        }
        match chance.below(4) {
            0 => {}
            1 => out.extend([word, chance.of(words)]),
            _ => out.push(chance.of(words)),
        }
    }
    out.join(" ")
}

/// The sentences in another order.
pub(super) fn reordered(text: &str, chance: &mut Chance) -> String {
    let mut sentences: Vec<&str> = text.split_inclusive(['.', '\n', ';', '?', ':']).collect();
    for place in (1..sentences.len()).rev() {
        sentences.swap(place, chance.below(place + 1));
    }
    sentences.iter().map(|sentence| sentence.trim()).collect::<Vec<_>>().join(" ")
}

/// Without accents, and with the plain apostrophe.
pub(super) fn without_accents(text: &str) -> String {
    balise::text::folded(text)
}

/// So many words of it, from somewhere.
pub(super) fn part<'t>(text: &'t str, words: usize, chance: &mut Chance) -> &'t str {
    let starts: Vec<usize> =
        text.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize).collect();
    if starts.len() <= words {
        return text;
    }
    let first = chance.below(starts.len() - words);
    text[starts[first]..starts[first + words]].trim_end()
}
