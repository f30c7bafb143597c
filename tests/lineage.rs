//! Text that was taken from a protected place: what is held, what is said, and what is offered.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what failed by panicking")]

use balise::files::{Batch, Limits, read};
use balise::lang::Lang;
use balise::lineage::Memory;
use balise::policy::{Action, Date, Policy, read as read_policy};
use balise::verdict::view::{Action as Button, Moment};
use balise::verdict::{Kept, Other, Upload};
use balise::{Destination, Inspection, Kind, Vault, redact};
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
