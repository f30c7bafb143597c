//! Files on their way to a page: what holds them, what is offered, and how it is said.
#![allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]

use balise::files::{Batch, Limits, NotRedacted, read};
use balise::lang::Lang;
use balise::policy::{Action, Date, Policy, read as read_policy};
use balise::verdict::view::{Action as Button, DialogState, DialogView};
use balise::verdict::{Kept, Upload};
use balise::{Destination, Vault, redact};
use serde_json::json;

const TODAY: &str = "2026-11-27";

/// Files of the test data, or a text by its name and content.
fn batch(files: &[(&str, Option<&str>)]) -> Batch {
    let mut batch = Batch::default();
    for (name, text) in files {
        let bytes = match text {
            Some(text) => text.as_bytes().to_vec(),
            None => std::fs::read(format!("tests/testdata/files/{name}")).unwrap(),
        };
        batch.add(name, read(name, &bytes, Limits::default(), &|| false));
    }
    batch
}

struct Judged {
    action: Option<Action>,
    dialog: Option<DialogView>,
    reminder: Option<String>,
    copies: bool,
}

fn judged(policy: &Policy, files: &[(&str, Option<&str>)]) -> Judged {
    let batch = batch(files);
    let to = Destination::new("chatgpt.com", "/");
    let scanner = policy.scanner();
    let upload = Upload::new(&scanner, policy.on(Date::parse(TODAY).unwrap()), &to, &batch, &Kept::default(), &[]);
    Judged {
        action: upload.action(),
        dialog: upload.dialog(Lang::Fr),
        reminder: upload.reminder(Lang::Fr),
        copies: upload.copies(),
    }
}

fn buttons(dialog: &DialogView) -> Vec<Button> {
    dialog.actions.iter().map(|action| action.action).collect()
}

fn with(document: serde_json::Value) -> Policy {
    let reading = read_policy(&document);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.policy
}

#[test]
fn what_is_found_holds_a_file_and_says_where() {
    let policy = Policy::builtin();
    let held = judged(&policy, &[("note.txt", Some("Bonjour,\nson NAS : 046 454 286.\n"))]);
    let dialog = held.dialog.unwrap();
    assert_eq!(held.action, Some(Action::Block));
    assert_eq!(dialog.title, "1\u{a0}numéro d’assurance sociale dans «\u{a0}note.txt\u{a0}»");
    assert!(dialog.rows[0].detail.starts_with("Ligne\u{a0}2. "), "{}", dialog.rows[0].detail);
    assert_eq!(buttons(&dialog), [Button::Replace, Button::Cancel]);
    let pdf = judged(&policy, &[("letter.pdf", None)]);
    assert!(!pdf.copies, "no copy is made of a PDF");
    assert_eq!(buttons(&pdf.dialog.unwrap()), [Button::Cancel]);
}

#[test]
fn nothing_holds_what_is_clean() {
    let clean = judged(&Policy::builtin(), &[("ordre.txt", Some("Le budget, les parcs.")), ("inline.xlsx", None)]);
    assert_eq!((clean.action, clean.dialog, clean.reminder), (None, None, None));
}

#[test]
fn several_files_are_one_question() {
    let held = judged(
        &Policy::builtin(),
        &[("ordre.txt", Some("Le budget.")), ("python.docx", None), ("locked_aes_256.pdf", None)],
    );
    let dialog = held.dialog.unwrap();
    assert_eq!(dialog.title, "2\u{a0}renseignements personnels dans «\u{a0}python.docx\u{a0}»");
    assert!(dialog.rows[0].detail.starts_with("«\u{a0}python.docx\u{a0}», paragraphe\u{a0}1. "));
    let last = dialog.rows.last().unwrap();
    assert_eq!(
        (last.kind.as_str(), last.detail.as_str()),
        ("Non vérifié", "«\u{a0}locked_aes_256.pdf\u{a0}». Protégé par un mot de passe")
    );
    assert!(!held.copies, "what was not read would go with it");
}

/// Who a name is in one file, and what he has in the other, say together what neither does.
#[test]
fn what_two_files_say_together() {
    let policy = Policy::builtin();
    let who = ("presences.txt", Some("Présences\nMme Geneviève Bélanger\n"));
    let what = ("conge.txt", Some("Elle est en arrêt de travail pour une dépression.\n"));
    let most = |files: &[_]| judged(&policy, files).action.unwrap_or(Action::Record);
    assert!(most(&[who, what]) >= most(&[who]).max(most(&[what])));
}

#[test]
fn the_policy_says_what_is_done_about_what_was_not_read() {
    let file = [("locked_aes_256.pdf", None)];
    let default = judged(&Policy::builtin(), &file);
    let dialog = default.dialog.unwrap();
    assert_eq!(default.action, Some(Action::Warn));
    assert_eq!(dialog.title, "«\u{a0}locked_aes_256.pdf\u{a0}» n’a pas pu être vérifié");
    assert_eq!(buttons(&dialog), [Button::Cancel, Button::Keep]);
    for (action, expected) in
        [("record", None), ("remind", None), ("justify", Some(Action::Justify)), ("block", Some(Action::Block))]
    {
        let judged = judged(&with(json!({ "files": { "unread": action } })), &file);
        assert_eq!(judged.action, expected, "{action}");
        assert_eq!(judged.reminder.is_some(), action == "remind", "{action}");
        if let Some(dialog) = judged.dialog {
            assert_eq!(buttons(&dialog).contains(&Button::Keep), action == "justify");
            assert_eq!(dialog.reason_step.is_some(), action == "justify");
            assert_eq!(dialog.state == DialogState::Blocked, action == "block");
        }
    }
    // A picture is another matter.
    let picture = judged(&with(json!({ "files": { "unread": "block" } })), &[("picture.gif", None)]);
    assert_eq!(picture.action, None);
    assert!(picture.reminder.unwrap().contains("droits d’auteur"));
    let held = judged(&with(json!({ "files": { "pictures": "warn" } })), &[("picture.gif", None)]);
    assert!(held.dialog.unwrap().why.contains("reconnaissable"));
}

#[test]
fn a_rollout_that_only_observes_holds_no_file() {
    let document = json!({ "files": { "unread": "block" }, "rollout": [{ "from": "2026-01-01", "stage": "observe" }] });
    let judged = judged(&with(document), &[("locked_aes_256.pdf", None), ("python.docx", None)]);
    assert_eq!((judged.action, judged.dialog, judged.reminder), (None, None, None));
}

#[test]
fn many_labels_are_those_of_one_after_the_other() {
    let text = "Mme Roy, NAS 046 454 286, tél. 418 555-2398; M. Roy, NAS 046-454-286, tél. 418 555-2399. Mme Roy encore, 418-555-2398.";
    let policy = Policy::builtin();
    let findings = policy.scanner().scan(text);
    assert!(findings.len() > 4);
    let mut vault = Vault::default();
    vault.label("NAS", "130 692 544");
    let (mut one, mut many) = (vault.clone(), vault);
    assert_eq!(
        redact::edits(text, &findings, &policy, Lang::Fr, &mut one),
        redact::many_edits(text, &findings, &policy, Lang::Fr, &mut many)
    );
    assert_eq!(one, many);
}

#[test]
fn where_no_copy_could_be_made_that_is_said_and_none_is_offered_again() {
    let policy = Policy::builtin();
    let batch = batch(&[("note.txt", Some("Son NAS : 046 454 286."))]);
    let to = Destination::new("chatgpt.com", "/");
    let scanner = policy.scanner();
    let upload = Upload::new(&scanner, policy.on(Date::parse(TODAY).unwrap()), &to, &batch, &Kept::default(), &[]);
    let dialog = upload.without_copy(NotRedacted::Encoding).dialog(Lang::Fr).unwrap();
    assert!(dialog.why.starts_with("La copie avec étiquettes n’a pas pu être faite ("), "{}", dialog.why);
    assert_eq!(buttons(&dialog), [Button::Cancel]);
}
