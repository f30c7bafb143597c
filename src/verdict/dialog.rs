//! The dialog: what was found, why it matters, what can be done.

use super::excerpt::excerpt;
use super::view::{
    Action as Button, ActionStyle, ActionView, ClauseView, DialogState, DialogView, EditStepView, Icon, PreviewView,
    ReasonStepView, ReasonView, RowView,
};
use super::{Inspection, Seen};
use crate::detect::{Category, Finding, Kind};
use crate::lang::{self, Lang};
use crate::policy::{Action, Clause};
use crate::redact::{self, Vault};

/// Rows shown before « et n autres ».
const ROWS: usize = 5;
/// Characters of the preview; beyond, it says so by an ellipsis.
const PREVIEW: usize = 4000;

/// A sentence of the catalogue.
type Say = fn(Lang) -> String;

/// The reasons a person may give, by what goes into the counts.
const REASONS: [(&str, Say); 4] = [
    ("mistake", lang::reason_mistake),
    ("consent", lang::reason_consent),
    ("public", lang::reason_public),
    ("other", lang::reason_other),
];

/// Whether a reason is one of those offered.
pub fn is_reason(id: &str) -> bool {
    REASONS.iter().any(|(known, _)| *known == id)
}

impl Inspection<'_> {
    /// The dialog for what holds the text; none when nothing does. `vault` has the labels given so far; none is given here.
    pub fn dialog(&self, lang: Lang, vault: &Vault) -> Option<DialogView> {
        let action = self.action()?;
        let blocked = action == Action::Block;
        let count = self.seen.len();
        let groups = self.groups();
        let rows = groups.iter().take(ROWS).map(|group| self.row(lang, group, vault)).collect();
        let beyond: usize = groups.iter().skip(ROWS).map(Vec::len).sum();
        let most = self.seen.iter().find(|seen| seen.decision.action == action);
        let page = crate::platforms::find(&self.to.host, &self.to.path);
        let page = page.map_or_else(|| lang::this_page(lang), |platform| platform.name.to_owned());
        Some(DialogView {
            lang: lang.tag().to_owned(),
            state: if blocked { DialogState::Blocked } else { DialogState::Held },
            icon: if blocked { Icon::Octagon } else { Icon::Pause },
            word: if blocked { lang::word_blocked(lang) } else { lang::word_held(lang) },
            organisation: self
                .policy
                .organisation
                .get(lang)
                .map_or_else(|| lang::your_organisation(lang), str::to_owned),
            title: self.title(lang),
            why: match most.and_then(|seen| seen.decision.message(lang)) {
                Some(message) => message.to_owned(),
                None if blocked => lang::why_blocked(lang, count),
                None => lang::why_held(lang, count, &page),
            },
            clause: most.and_then(|seen| clause(lang, seen.decision.clause?)),
            rows,
            more: (beyond > 0).then(|| lang::more(lang, beyond)),
            preview: self.preview(lang, vault),
            actions: actions(lang, count, action),
            reason_step: (action == Action::Justify).then(|| self.reason_step(lang, count, &groups)),
            edit_step: Some(EditStepView {
                title: lang::edit_title(lang),
                why: lang::edit_why(lang),
                field: lang::edit_field(lang),
                check: lang::edit_check(lang),
                back: lang::back(lang),
            }),
            footer: lang::footer(lang),
        })
    }

    /// What was found by kind (and, for the organisation's own, by detector): what asks for most first, then the most severe.
    fn groups(&self) -> Vec<Vec<&Seen<'_>>> {
        let mut groups: Vec<Vec<&Seen>> = Vec::new();
        for kind in Kind::ALL {
            for seen in self.seen.iter().filter(|seen| seen.finding.kind == kind) {
                let alike = |group: &&mut Vec<&Seen>| {
                    group
                        .first()
                        .is_some_and(|first| first.finding.kind == kind && first.finding.custom == seen.finding.custom)
                };
                match groups.iter_mut().find(alike) {
                    Some(group) => group.push(seen),
                    None => groups.push(vec![seen]),
                }
            }
        }
        let gravity = |group: &Vec<&Seen>| group.iter().map(|seen| seen.decision.action).max();
        let by_gravity = |action| groups.iter().filter(move |group| gravity(group) == Some(action)).cloned();
        Action::ALL.into_iter().rev().flat_map(by_gravity).collect()
    }

    pub(super) fn kind_words(&self, lang: Lang, finding: &Finding, count: usize) -> String {
        let custom = finding.custom.and_then(|place| self.policy.custom.get(place));
        let own = custom.and_then(|custom| custom.name.get(lang));
        own.map_or_else(|| lang::name(lang, finding.kind, count).to_owned(), str::to_owned)
    }

    fn title(&self, lang: Lang) -> String {
        let count = self.seen.len();
        let first = self.seen.first().map(|seen| &seen.finding);
        let one_kind = first.filter(|first| {
            self.seen.iter().all(|seen| seen.finding.kind == first.kind && seen.finding.custom == first.custom)
        });
        match one_kind {
            Some(finding) => lang::title_one_kind(lang, count, &self.kind_words(lang, finding, count)),
            None if self.seen.iter().all(|seen| seen.finding.kind.category() == Category::Personal) => {
                lang::title_personal(lang, count)
            }
            None => lang::title_mixed(lang, count),
        }
    }

    fn row(&self, lang: Lang, group: &[&Seen<'_>], vault: &Vault) -> RowView {
        // The surest of a kind proves it best.
        let sure = |a: &&&Seen, b: &&&Seen| a.finding.confidence.total_cmp(&b.finding.confidence);
        let Some(seen) = group.iter().rev().max_by(sure) else {
            return RowView { icon: Icon::Tag, ..empty_row() };
        };
        let source = if seen.hidden { self.formatting } else { self.text };
        let all: Vec<&Finding> =
            self.seen.iter().filter(|other| other.hidden == seen.hidden).map(|other| &other.finding).collect();
        let cut = excerpt(source, &seen.finding, &all);
        let kind = capital(&self.kind_words(lang, &seen.finding, 1));
        RowView {
            icon: lang::icon(seen.finding.kind),
            kind: if group.len() > 1 { lang::times(lang, &kind, group.len()) } else { kind },
            before: cut.before,
            masked: cut.masked,
            after: cut.after,
            label: if seen.hidden { String::new() } else { self.label_of(lang, seen, vault) },
            detail: why(lang, source, seen),
        }
    }

    /// The label that the finding will get, counted in the order of the text.
    fn label_of(&self, lang: Lang, seen: &Seen, vault: &Vault) -> String {
        let edits = redact::edits(self.text, &self.findings(), self.policy, lang, &mut vault.clone());
        let edit = edits.into_iter().find(|edit| edit.span == seen.finding.span);
        edit.map(|edit| edit.label).unwrap_or_default()
    }

    fn preview(&self, lang: Lang, vault: &Vault) -> Option<PreviewView> {
        let edits = redact::edits(self.text, &self.findings(), self.policy, lang, &mut vault.clone());
        let text = redact::apply(self.text, &edits);
        let mut shown: String = text.chars().take(PREVIEW).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        (!edits.is_empty()).then(|| PreviewView { summary: lang::preview(lang), text: shown })
    }

    fn reason_step(&self, lang: Lang, count: usize, groups: &[Vec<&Seen<'_>>]) -> ReasonStepView {
        let worst = groups.first().and_then(|group| Some((group.first()?, group.len())));
        let worst = worst.map(|(seen, n)| {
            let kind = self.kind_words(lang, &seen.finding, n);
            format!("{n}{}{kind}", if lang == Lang::Fr { "\u{a0}" } else { " " })
        });
        ReasonStepView {
            title: lang::reason_title(lang, count),
            why: lang::reason_why(lang, &worst.unwrap_or_default()),
            reasons: REASONS.iter().map(|(id, say)| ReasonView { id: (*id).to_owned(), label: say(lang) }).collect(),
            back: lang::back(lang),
            confirm: lang::reason_confirm(lang),
            missing: lang::reason_missing(lang),
        }
    }
}

fn empty_row() -> RowView {
    RowView {
        icon: Icon::Tag,
        kind: String::new(),
        before: String::new(),
        masked: String::new(),
        after: String::new(),
        label: String::new(),
        detail: String::new(),
    }
}

fn actions(lang: Lang, count: usize, action: Action) -> Vec<ActionView> {
    let button = |action, label, style| ActionView { action, label, style };
    let mut actions = vec![
        button(Button::Replace, lang::action_replace(lang, count), ActionStyle::Primary),
        button(Button::Edit, lang::action_edit(lang), ActionStyle::Secondary),
        button(Button::Cancel, lang::action_cancel(lang), ActionStyle::Secondary),
    ];
    match action {
        Action::Block => {}
        Action::Justify => actions.push(button(Button::Keep, lang::action_keep_reason(lang), ActionStyle::Link)),
        _ => actions.push(button(Button::Keep, lang::action_keep(lang), ActionStyle::Link)),
    }
    actions
}

fn clause(lang: Lang, clause: &Clause) -> Option<ClauseView> {
    let label = clause.label.get(lang)?.to_owned();
    Some(ClauseView { label, text: clause.text.get(lang).unwrap_or_default().to_owned() })
}

/// How sure, and why.
fn why(lang: Lang, source: &str, seen: &Seen) -> String {
    let reason = &seen.finding.reason;
    let mut reasons = Vec::new();
    if seen.hidden {
        reasons.push(lang::reason_hidden(lang));
    }
    if seen.finding.kind == Kind::Custom {
        reasons.push(lang::reason_policy(lang));
    }
    if reason.checksum {
        reasons.push(lang::reason_checksum(lang));
    }
    if reason.date {
        reasons.push(lang::reason_date(lang));
    }
    if let Some(word) = reason.label.clone().and_then(|label| source.get(label)) {
        let word: Vec<&str> = word.split_whitespace().collect();
        reasons.push(lang::reason_label(lang, &word.join(" ")));
    }
    // Where nothing more can be said.
    if reasons.is_empty() {
        let words = matches!(seen.finding.kind, Kind::PersonName | Kind::PostalAddress | Kind::SensitiveFact)
            || matches!(seen.finding.kind.category(), Category::Confidential | Category::Copyright | Category::Use);
        reasons.push(if words { lang::reason_words(lang) } else { lang::reason_format(lang) });
    }
    let reasons = lang::list(lang, &reasons);
    match seen.finding.confidence {
        sure if sure >= 0.9 => lang::sign_strong(lang, &reasons),
        sure if sure >= 0.7 => lang::sign_fair(lang, &reasons),
        _ => lang::sign_weak(lang, &reasons),
    }
}

/// The text with its first letter as a capital; of accented letters the catalogue's kinds begin with « é » only. (The
/// standard library's case tables would add 20 kB to the module.)
fn capital(text: &str) -> String {
    match text.strip_prefix('é') {
        Some(rest) => format!("É{rest}"),
        None => {
            let mut text = text.to_owned();
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            text
        }
    }
}
