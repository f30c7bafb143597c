//! `cargo xtask eval lineage`: how well copied text is recognised, and how often what is no copy is taken for one. The texts are those of
//! `tests/corpus`: what was tuned on are the development texts up to the twelfth set; the later ones are held out, as are the forms of
//! [`frames::HELD_OUT`]. Everything is drawn by chance that is the same each time.

mod change;
mod frames;

use balise::Policy;
use balise::lang::Lang;
use balise::lineage::{Documents, Memory, fingerprint};
use balise::policy::Bilingual;

use super::corpus;
use crate::trouble::Outcome;
use change::Chance;
use frames::Frame;

/// The share of words that are changed, in percent.
const RATES: [usize; 5] = [0, 10, 20, 30, 40];
/// Ways of change that are no edits.
const WAYS: [&str; 7] = [
    "re-ordered",
    "capitals",
    "accents lost",
    "lines and spaces",
    "25 words quoted",
    "40 words quoted",
    "40 quoted, 10 % edited",
];
/// Passages beside the one that was copied.
const BESIDE: usize = 300;
/// Texts on each form.
const FILLED: usize = 16;

/// Texts to measure on.
struct Set {
    name: &'static str,
    texts: Vec<String>,
    frames: &'static [Frame],
}

/// What was measured on a set.
#[derive(Debug)]
pub(crate) struct Measured {
    /// By the rate of edits: those found of a hundred.
    pub(crate) edited: Vec<(usize, f64)>,
    /// By the way of change.
    pub(crate) ways: Vec<(&'static str, f64)>,
    /// The same of registered documents, of which every second fingerprint is kept.
    pub(crate) documents: Vec<(&'static str, f64)>,
    /// Unrelated texts in which a registered document is found.
    pub(crate) by_document: usize,
    /// Pairs of unrelated texts, and how many were taken for copies.
    pub(crate) unrelated: (usize, usize),
    /// Texts, each held against three hundred passages at once, and how many had anything found in them.
    pub(crate) texts: (usize, usize),
    /// By form: pairs of texts on it, and how many were taken for copies.
    pub(crate) frames: Vec<(&'static str, usize, usize)>,
}

/// `cargo xtask eval lineage`.
pub(crate) fn main() -> Outcome {
    for set in sets()? {
        let measured = measured(&set);
        println!("\n== {}: {} texts ==", set.name, set.texts.len());
        for (rate, recall) in &measured.edited {
            println!("{rate:>3} % of words edited    found {recall:.3}");
        }
        for (way, recall) in &measured.ways {
            println!("{way:<22}  found {recall:.3}");
        }
        for (way, recall) in &measured.documents {
            println!("document, {way:<12}  found {recall:.3}");
        }
        println!("document, unrelated     {} texts with anything", measured.by_document);
        let (pairs, wrong) = measured.unrelated;
        println!("unrelated pairs         {wrong} of {pairs} taken for copies");
        let (texts, wrong) = measured.texts;
        println!("texts against {BESIDE}       {wrong} of {texts} with anything");
        for (frame, pairs, wrong) in &measured.frames {
            println!("form: {frame:<16}  {wrong} of {pairs} pairs taken for copies");
        }
    }
    Ok(())
}

fn sets() -> Outcome<Vec<Set>> {
    let late = ["development13", "development14", "development15"];
    let (mut early_texts, mut late_texts) = (Vec::new(), Vec::new());
    for (name, cases) in corpus::development()? {
        let to = if late.iter().any(|late| name.starts_with(late)) { &mut late_texts } else { &mut early_texts };
        to.extend(cases.into_iter().map(|case| case.text));
    }
    Ok(vec![
        Set { name: "tuned on", texts: early_texts, frames: &frames::DEVELOPMENT },
        Set { name: "held out", texts: late_texts, frames: &frames::HELD_OUT },
    ])
}

fn host(place: usize) -> String {
    format!("source{place}.val-fictif.example")
}

fn measured(set: &Set) -> Measured {
    let mut chance = Chance(2026);
    let long: Vec<&str> =
        set.texts.iter().map(String::as_str).filter(|text| text.split_whitespace().count() >= 40).collect();
    let words: Vec<&str> = set.texts.iter().flat_map(|text| text.split_whitespace()).collect();
    // Every third text is copied from; pasted around it, and held against it as unrelated, are others.
    let passages: Vec<&str> = long.iter().step_by(3).map(|text| change::part(text, 150, &mut chance)).collect();
    let others: Vec<&str> =
        long.iter().enumerate().filter(|(place, _)| place % 3 != 0).map(|(_, text)| *text).collect();
    let mut memory = Memory::new([11; 16]);
    for (place, passage) in passages.iter().enumerate().take(BESIDE) {
        memory.add(&host(place), 0, passage);
    }
    let copied = &passages[..passages.len().min(BESIDE)];
    let found = |chance: &mut Chance, change: &mut dyn FnMut(&str, &mut Chance) -> String| {
        let right = copied.iter().enumerate().filter(|(place, passage)| {
            let changed = change(passage, chance);
            let pasted = format!("{} :\n\n{changed}", chance.of(&["Résume ce texte", "Reformule", "Rewrite this"]));
            let host = host(*place);
            memory.others("chatgpt.com", &pasted).iter().any(|other| other.of == host)
        });
        right.count() as f64 / copied.len() as f64
    };
    let edited = RATES
        .iter()
        .map(|rate| (*rate, found(&mut chance, &mut |text, chance| change::edited(text, *rate, &words, chance))))
        .collect();
    let quoted = |text: &str, count: usize, chance: &mut Chance| {
        let around = change::part(chance.of(&others), 60, chance);
        format!("{around}\n\n{}\n\n{}", change::part(text, count, chance), change::part(chance.of(&others), 60, chance))
    };
    let ways = WAYS
        .into_iter()
        .map(|way| {
            let mut change = |text: &str, chance: &mut Chance| match way {
                "re-ordered" => change::reordered(text, chance),
                "capitals" => text.to_uppercase(),
                "accents lost" => change::without_accents(text),
                "lines and spaces" => text.split_whitespace().collect::<Vec<_>>().join("\u{a0}\r\n"),
                "25 words quoted" => quoted(text, 25, chance),
                "40 quoted, 10 % edited" => change::edited(&quoted(text, 40, chance), 10, &words, chance),
                _ => quoted(text, 40, chance),
            };
            (way, found(&mut chance, &mut change))
        })
        .collect();
    let registered = registered(copied);
    let documents = ["20 % edited", "40 quoted"]
        .into_iter()
        .map(|way| {
            let right = copied.iter().enumerate().filter(|(place, passage)| {
                let changed = match way {
                    "40 quoted" => quoted(passage, 40, &mut chance),
                    _ => change::edited(passage, 20, &words, &mut chance),
                };
                registered.others(Lang::Fr, &changed).iter().any(|other| other.of == host(*place))
            });
            (way, right.count() as f64 / copied.len() as f64)
        })
        .collect();
    let by_document = others.iter().filter(|other| !registered.others(Lang::Fr, other).is_empty()).count();
    // Each pair alone would be no harder: what one text is told of, it is told of by passage.
    let mut wrong_pairs = 0;
    let mut wrong_texts = 0;
    for other in &others {
        let mut told: Vec<String> = memory.others("chatgpt.com", other).into_iter().map(|other| other.of).collect();
        told.sort();
        told.dedup();
        wrong_pairs += told.len();
        wrong_texts += usize::from(!told.is_empty());
    }
    let frames = set.frames.iter().map(|frame| framed(frame, &others, &mut chance)).collect();
    Measured {
        edited,
        ways,
        documents,
        by_document,
        unrelated: (others.len() * copied.len(), wrong_pairs),
        texts: (others.len(), wrong_texts),
        frames,
    }
}

/// Passages as a policy registers them.
fn registered(passages: &[&str]) -> Documents {
    let entry = |(place, passage): (usize, &&str)| {
        fingerprint(&[13; 16], Bilingual { fr: Some(host(place)), en: None }, passage)
    };
    let documents = passages.iter().enumerate().filter_map(entry).collect();
    Documents::new(&Policy { documents, ..Policy::default() })
}

/// Texts on one form, each held against each other alone: so no third tells what is of the form.
fn framed(frame: &Frame, texts: &[&str], chance: &mut Chance) -> (&'static str, usize, usize) {
    // No text is drawn twice: two that say the same would be copies.
    let mut next = chance.below(texts.len());
    let filled: Vec<String> = (0..FILLED)
        .map(|_| {
            frames::filled(frame.1, chance, |chance| {
                let words = 40 + chance.below(80);
                next += 1;
                change::part(texts[next % texts.len()], words, chance).to_owned()
            })
        })
        .collect();
    let mut wrong = 0;
    for (place, text) in filled.iter().enumerate() {
        let mut memory = Memory::new([12; 16]);
        memory.add("conseil.val-fictif.example", 0, text);
        let others = filled.iter().enumerate().filter(|(other, _)| *other != place);
        wrong += others.filter(|(_, other)| !memory.others("chatgpt.com", other).is_empty()).count();
    }
    (frame.0, FILLED * (FILLED - 1), wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What must hold of both sets; what they come to is in ARCHITECTURE.md.
    #[test]
    fn copies_are_found_and_unrelated_texts_are_not() {
        for set in sets().unwrap() {
            let name = set.name;
            let measured = measured(&set);
            for ((rate, found), least) in measured.edited.iter().zip([1.0, 0.99, 0.95, 0.9, 0.75]) {
                assert!(*found >= least, "{name}: {found} at {rate} % edited");
            }
            for (way, found) in &measured.ways {
                let least = match *way {
                    "re-ordered" => 0.93,
                    "capitals" | "accents lost" | "lines and spaces" => 1.0,
                    _ => 0.75,
                };
                assert!(*found >= least, "{name}: {found} of {way}");
            }
            for (way, found) in &measured.documents {
                assert!(*found >= 0.75, "{name}: {found} of documents, {way}");
            }
            assert!(measured.by_document * 200 < measured.texts.0, "{name}: {} by document", measured.by_document);
            let (pairs, wrong) = measured.unrelated;
            assert!(wrong * 10_000 < pairs, "{name}: {wrong} of {pairs} unrelated pairs");
            let (texts, wrong) = measured.texts;
            assert!(wrong * 200 < texts, "{name}: {wrong} of {texts} texts");
            let (all, wrong) =
                measured.frames.iter().fold((0, 0), |(all, sum), (_, pairs, wrong)| (all + pairs, sum + wrong));
            assert!(wrong * 200 < all, "{name}: {wrong} of {all} pairs on one form");
        }
    }
}
