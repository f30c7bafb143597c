//! Text that was taken from a protected place: what is held, what is said, and what is offered.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what failed by panicking")]

#[path = "common/chance.rs"]
mod chance;

use balise::files::{Batch, Limits, read};
use balise::lang::Lang;
use balise::lineage::Memory;
use balise::policy::{Action, Date, Policy, read as read_policy};
use balise::verdict::view::{Action as Button, Moment};
use balise::verdict::{Kept, Other, Upload};
use balise::{Destination, Inspection, Kind, Vault, redact};
use chance::Chance;
use serde_json::json;

const HOST: &str = "conseil.val-fictif.example";
const PASSAGE: &str = "Le comité propose de confier à Mme Julie Roy, NAS 046 454 286, la négociation du terrain de la rue \
Principale, pour un montant qui ne dépassera pas deux cent mille dollars, avant que l’offre du promoteur soit rendue publique.";

fn remembered() -> Memory {
    let mut memory = Memory::new([7; 16]);
    assert!(memory.add(HOST, 0, PASSAGE));
    memory
}

/// What holds a text, with what a memory knows of it.
fn with<T>(policy: &Policy, kept: &Kept, text: &str, look: impl FnOnce(&Inspection, &[Other]) -> T) -> T {
    let to = Destination::new("chatgpt.com", "/");
    let others = remembered().others(&to.host, text);
    let inspection = Inspection::beside(&policy.scanner(), policy.on(Date::EPOCH), &to, text, None, kept, &others);
    look(&inspection, &others)
}

fn buttons(actions: &[balise::verdict::view::ActionView]) -> Vec<Button> {
    actions.iter().map(|action| action.action).collect()
}

#[test]
fn a_copied_passage_is_said_with_its_host_and_how_much() {
    let text =
        format!("Résume ceci en trois points, s’il te plaît, pour la réunion de demain matin :\n{PASSAGE}\nMerci!");
    with(&Policy::builtin(), &Kept::default(), &text, |inspection, others| {
        assert_eq!(others.len(), 1);
        let part = &text[others[0].start..others[0].end];
        assert!(part.starts_with("comité propose") && part.ends_with("rendue publique"), "{part}");
        let dialog = inspection.dialog(Lang::Fr, Moment::Paste, &Vault::default()).unwrap();
        let row = dialog.rows.iter().find(|row| row.kind == "Extrait d’un site protégé").unwrap();
        assert!(row.detail.starts_with("Copié de conseil.val-fictif.example, environ "), "{}", row.detail);
        assert!(row.detail.ends_with("\u{a0}% de ce texte") && row.label.is_empty(), "{}", row.detail);
        assert!(!row.masked.contains("046") && !row.masked.contains("Julie"), "{}", row.masked);
        // What is in it is said too, and no label is offered that would let the rest go.
        assert!(dialog.rows.iter().any(|row| row.kind == "Numéro d’assurance sociale"));
        assert!(dialog.preview.is_none() && !inspection.replaces());
        assert_eq!(buttons(&dialog.actions), [Button::Edit, Button::Cancel]);
        assert_eq!(dialog.why, "La politique ne permet pas d’envoyer cet extrait ici. Retirez-le du texte.");
        let counts = inspection.counts();
        assert!(counts.contains(&(Kind::ProtectedSource, 1)) && counts.contains(&(Kind::Sin, 1)), "{counts:?}");
        let edits = redact::edits(&text, &inspection.findings(), &Policy::builtin(), Lang::Fr, &mut Vault::default());
        assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let chip = inspection.chip(Lang::Fr, &Vault::default()).unwrap();
        assert!(chip.replace_all.is_none() && chip.rows.iter().all(|row| row.start < row.end));
        assert_eq!(chip.rows.iter().filter(|row| row.replace.is_none()).count(), 1);
    });
}

#[test]
fn what_was_kept_does_not_hold_again_unless_it_is_blocked() {
    let text = PASSAGE.replace("NAS 046 454 286, ", "");
    let mut kept = Kept::default();
    let policy = Policy::builtin();
    with(&policy, &kept.clone(), &text, |inspection, _| {
        assert_eq!(inspection.action(), Some(Action::Justify));
        assert!(inspection.keep(None, &mut kept));
    });
    with(&policy, &kept, &text, |inspection, _| assert_eq!(inspection.action(), None));
    let blocked = read_policy(&json!({ "rules": [{ "kinds": ["lineage"], "action": "block" }] })).policy;
    with(&blocked, &kept, &text, |inspection, _| assert_eq!(inspection.action(), Some(Action::Block)));
    let reminds = read_policy(&json!({ "rules": [{ "kinds": ["protected_source"], "action": "remind" }] })).policy;
    with(&reminds, &kept, &text, |inspection, _| {
        let said = inspection.reminder(Lang::En).unwrap();
        assert!(said.contains("excerpt of a protected site"), "{said}");
    });
}

#[test]
fn what_does_not_fit_the_text_is_left_out() {
    let other = |start, end, kind| Other { start, end, kind, of: HOST.to_owned(), percent: 10 };
    let others = [
        other(0, 1, Kind::ProtectedSource),
        other(3, 2, Kind::ProtectedSource),
        other(2, 400, Kind::RegisteredDocument),
        other(2, 4, Kind::Password),
        other(2, 2, Kind::RegisteredDocument),
    ];
    let (policy, to) = (Policy::builtin(), Destination::new("chatgpt.com", "/"));
    let text = "été";
    let kept = Kept::default();
    let inspection = Inspection::beside(&policy.scanner(), policy.on(Date::EPOCH), &to, text, None, &kept, &others);
    assert!(inspection.is_empty());
}

#[test]
fn files_say_it_too_and_no_copy_is_made() {
    let mut batch = Batch::default();
    for (name, text) in [("autre.txt", "Le budget, les parcs."), ("note.txt", PASSAGE)] {
        batch.add(name, read(name, text.as_bytes(), Limits::default(), &|| false));
    }
    let (policy, to) = (Policy::builtin(), Destination::new("chatgpt.com", "/"));
    let others = remembered().others(&to.host, batch.text());
    let upload = Upload::new(&policy.scanner(), policy.on(Date::EPOCH), &to, &batch, &Kept::default(), &others);
    assert!(!upload.copies());
    let dialog = upload.dialog(Lang::Fr).unwrap();
    let row = dialog.rows.iter().find(|row| row.kind == "Extrait d’un site protégé").unwrap();
    assert!(row.detail.contains("note.txt") && row.detail.contains(". Copié de "), "{}", row.detail);
    assert_eq!(buttons(&dialog.actions), [Button::Cancel]);
}

impl Chance {
    /// A text of words that come back often, with accents, signs and letters of other scripts.
    fn text(&mut self, words: usize) -> String {
        const WORDS: [&str; 16] = [
            "règlement",
            "l’égout",
            "🙂",
            "Cœur",
            "de",
            "séance",
            "日本語",
            "2026",
            "conseil",
            "e\u{301}te\u{301}",
            "\u{200b}",
            "—",
            "Val-Fictif",
            "aqueduc\n",
            "taxes,",
            "ﬁn",
        ];
        (0..words).map(|_| WORDS[self.below(WORDS.len())].to_owned() + [" ", "\u{a0}", ""][self.below(3)]).collect()
    }
}

#[test]
fn bytes_that_are_no_memory_are_none_and_none_breaks_it() {
    let mut chance = Chance(9);
    let mut memory = Memory::new([3; 16]);
    for place in 0..6 {
        memory.add(&format!("h{place}.example"), place, &chance.text(60));
    }
    let good = memory.to_bytes();
    assert!(Memory::from_bytes(&[], 0).is_none() && Memory::from_bytes(b"BLN2", 0).is_none());
    for _ in 0..4000 {
        let mut bytes = good.clone();
        match chance.below(3) {
            0 => bytes.truncate(chance.below(good.len())),
            1 => (0..1 + chance.below(8)).for_each(|_| {
                let at = chance.below(bytes.len());
                bytes[at] = chance.below(256) as u8;
            }),
            _ => {
                bytes =
                    good[..20].iter().copied().chain((0..chance.below(300)).map(|_| chance.below(256) as u8)).collect()
            }
        }
        if let Some(memory) = Memory::from_bytes(&bytes, chance.below(100) as u64) {
            memory.others("a.example", &chance.text(40));
            Memory::from_bytes(&memory.to_bytes(), 0);
        }
    }
}

#[test]
fn a_memory_is_the_same_after_its_bytes_and_holds_no_text() {
    let mut memory = Memory::new([5; 16]);
    assert!(memory.add(HOST, 100, PASSAGE));
    assert!(!memory.add(HOST, 100, "Trop court pour être reconnu."));
    let bytes = memory.to_bytes();
    for word in PASSAGE.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 4) {
        assert!(!bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())), "{word}");
    }
    let again = Memory::from_bytes(&bytes, 200).unwrap();
    assert_eq!(again.to_bytes(), bytes);
    assert_eq!(again.others("chatgpt.com", PASSAGE), memory.others("chatgpt.com", PASSAGE));
    // Its own host is not told, and nobody after twelve hours.
    assert!(again.others(HOST, PASSAGE).is_empty());
    let late = Memory::from_bytes(&bytes, 100 + 12 * 3600 + 1).unwrap();
    assert!(late.others("chatgpt.com", PASSAGE).is_empty());
    assert!(Memory::from_bytes(&bytes, 100 + 12 * 3600).unwrap().to_bytes() == bytes);
    // The same again, in whole or in part, is remembered once, and longer.
    let mut memory = again;
    assert!(memory.add(HOST, 5000, PASSAGE) && memory.add(HOST, 6000, &PASSAGE[..PASSAGE.len() / 2 + 1]));
    assert_eq!(memory.to_bytes().len(), bytes.len());
    assert!(!Memory::from_bytes(&memory.to_bytes(), 6000 + 12 * 3600).unwrap().others("a.example", PASSAGE).is_empty());
}

#[test]
fn what_is_told_of_any_text_fits_it() {
    let mut chance = Chance(77);
    for round in 0..300 {
        let mut memory = Memory::new([round as u8; 16]);
        let texts: Vec<String> = (0..4)
            .map(|_| {
                let words = 10 + chance.below(150);
                chance.text(words)
            })
            .collect();
        for (place, text) in texts.iter().enumerate() {
            memory.add(&format!("h{place}.example"), 0, text);
        }
        let from = |chance: &mut Chance| {
            let text = &texts[chance.below(4)];
            let (start, end) = (chance.below(text.len()), chance.below(text.len()));
            text[text.floor_char_boundary(start.min(end))..text.floor_char_boundary(start.max(end))].to_owned()
        };
        let pasted = format!("{}{}{}", from(&mut chance), chance.text(5), from(&mut chance));
        let others = memory.others("chatgpt.com", &pasted);
        assert!(others.windows(2).all(|pair| pair[0].end <= pair[1].start), "apart and in order");
        for other in others {
            let part = pasted.get(other.start..other.end).unwrap();
            assert!(!part.is_empty() && (1..=100).contains(&other.percent));
        }
    }
}

#[test]
fn the_oldest_are_dropped_where_there_are_too_many() {
    let mut memory = Memory::new([1; 16]);
    let passage =
        |number: usize| (0..40).map(|word| format!("mot{}", number * 100 + word)).collect::<Vec<_>>().join(" ");
    let long = (0..200_000).map(|word| format!("long{word}")).collect::<Vec<_>>().join(" ");
    for number in 0..30 {
        memory.add(HOST, number as u64, &passage(number));
    }
    for number in 0..12 {
        memory.add("grand.example", 50, &long[number * 60_000..]);
    }
    let bytes = memory.to_bytes();
    assert!(bytes.len() <= 2 << 20, "{}", bytes.len());
    assert!(!memory.others("a.example", &long[..20_000]).is_empty());
}
