//! The dialog: what was found, why it matters, what can be done.

use super::excerpt::excerpt;
use super::view::{
    Action as Button, ActionStyle, ActionView, ChipRowView, ChipView, ClauseView, DialogState, DialogView,
    EditStepView, Icon, Moment, PreviewView, ReasonStepView, ReasonView, RowView,
};
use super::{Inspection, Seen};
use crate::detect::{Category, Finding, Kind};
use crate::lang::{self, Lang};
use crate::policy::{Action, Clause};
use crate::redact::{self, Vault};
use crate::text::utf16_offsets;

/// Rows shown before « et n autres ».
pub(super) const ROWS: usize = 5;
/// Rows of the list by the composer.
const CHIP_ROWS: usize = 20;
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

/// A reason in words, where it is one of those offered.
pub fn reason_words(lang: Lang, id: &str) -> Option<String> {
    REASONS.iter().find(|(known, _)| *known == id).map(|(_, say)| say(lang))
}

/// Whether a person may let go as it is what is held by an action: never what is blocked; what asks for a reason, with one.
pub fn may_keep(action: Option<Action>, reason: Option<&str>) -> bool {
    match action {
        Some(Action::Block) => false,
        Some(Action::Justify) => reason.is_some(),
        _ => true,
    }
}

impl Inspection<'_> {
    /// The dialog for what holds the text; none when nothing does. `vault` has the labels given so far; none is given here.
    pub fn dialog(&self, lang: Lang, moment: Moment, vault: &Vault) -> Option<DialogView> {
        let action = self.action()?;
        let blocked = action == Action::Block;
        let word: Say = match (moment, blocked) {
            (Moment::Paste, false) => lang::word_held,
            (Moment::Send, false) => lang::send_word_held,
            (Moment::Leave, false) => lang::leave_word_held,
            (Moment::Paste, true) => lang::word_blocked,
            (Moment::Send, true) => lang::send_word_blocked,
            (Moment::Leave, true) => lang::leave_word_blocked,
        };
        let count = self.seen.len();
        let groups = self.groups();
        let rows = groups.iter().take(ROWS).map(|group| self.row(lang, group, vault)).collect();
        let beyond: usize = groups.iter().skip(ROWS).map(Vec::len).sum();
        let most = self.seen.iter().find(|seen| seen.decision.action == action);
        Some(DialogView {
            lang: lang.tag().to_owned(),
            state: if blocked { DialogState::Blocked } else { DialogState::Held },
            icon: if blocked { Icon::Octagon } else { Icon::Pause },
            word: word(lang),
            organisation: self.organisation(lang),
            title: self.title(lang, moment),
            why: match most.and_then(|seen| seen.decision.message(lang)) {
                Some(message) => message.to_owned(),
                None if moment == Moment::Leave => lang::leave_why(lang),
                None if blocked && !self.replaces() => lang::why_blocked_source(lang),
                None if blocked && moment == Moment::Send => lang::send_why_blocked(lang, count),
                None if blocked => lang::why_blocked(lang, count),
                None => lang::why_held(lang, count, &self.page(lang)),
            },
            clause: most.and_then(|seen| clause(lang, seen.decision.clause?)),
            rows,
            more: (beyond > 0).then(|| lang::more(lang, beyond)),
            preview: self.preview(lang, vault).filter(|_| moment != Moment::Leave && self.replaces()),
            actions: actions(lang, moment, count, action, self.replaces()),
            reason_step: (action == Action::Justify).then(|| self.reason_step(lang, moment, count, &groups)),
            edit_step: (moment == Moment::Paste).then(|| EditStepView {
                title: lang::edit_title(lang),
                why: lang::edit_why(lang),
                field: lang::edit_field(lang),
                check: lang::edit_check(lang),
                back: lang::back(lang),
            }),
            footer: lang::footer(lang),
        })
    }

    pub(super) fn organisation(&self, lang: Lang) -> String {
        self.policy.organisation.get(lang).map_or_else(|| lang::your_organisation(lang), str::to_owned)
    }

    /// What the page is called, first in a sentence.
    pub(super) fn page(&self, lang: Lang) -> String {
        let page = crate::platforms::find(&self.to.host, &self.to.path);
        page.map_or_else(|| lang::this_page(lang), |platform| platform.name.to_owned())
    }

    /// What stands by the composer while this text is written; none when nothing would hold it.
    pub fn chip(&self, lang: Lang, vault: &Vault) -> Option<ChipView> {
        let count = self.seen.len();
        self.action()?;
        let shown = self.seen.get(..CHIP_ROWS).unwrap_or(&self.seen);
        let starts = utf16_offsets(self.text, shown.iter().map(|seen| seen.finding.span.start));
        // From the start on: a passage may end after what begins in it.
        let units =
            |seen: &Seen| self.text.get(seen.finding.span.clone()).map_or(0, |part| part.encode_utf16().count());
        let row = |(seen, start): (&Seen, usize)| ChipRowView {
            start: start as u32,
            end: (start + units(seen)) as u32,
            row: self.row(lang, &[seen], vault),
            clause: seen.decision.clause.and_then(|clause| clause.label.get(lang)).map(str::to_owned),
            replace: seen.other.is_none().then(|| lang::chip_replace(lang)),
            dismiss: (seen.decision.action != Action::Block).then(|| lang::chip_dismiss(lang)),
        };
        Some(ChipView {
            lang: lang.tag().to_owned(),
            icon: Icon::Triangle,
            text: lang::chip_found(lang, count),
            title: lang::chip_list(lang, count),
            rows: shown.iter().zip(starts).map(row).collect(),
            more: (count > shown.len()).then(|| lang::more(lang, count - shown.len())),
            replace_all: self.replaces().then(|| lang::chip_replace_all(lang, count)),
        })
    }

    /// What was found by kind (and, for the organisation's own, by detector): what asks for most first, then the most severe.
    pub(super) fn groups(&self) -> Vec<Vec<&Seen<'_>>> {
        let mut groups: Vec<Vec<&Seen>> = Vec::new();
        for kind in Kind::ALL {
            for seen in self.seen.iter().filter(|seen| seen.finding.kind == kind) {
                let alike = |group: &&mut Vec<&Seen>| {
                    group.first().is_some_and(|first| {
                        first.finding.kind == kind
                            && first.finding.custom == seen.finding.custom
                            && first.other.as_ref().map(|other| &other.of) == seen.other.as_ref().map(|other| &other.of)
                    })
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

    fn title(&self, lang: Lang, moment: Moment) -> String {
        let count = self.seen.len();
        let send = match moment {
            Moment::Paste => false,
            Moment::Send => true,
            Moment::Leave => return lang::leave_title(lang, count),
        };
        let first = self.seen.first().map(|seen| &seen.finding);
        let one_kind = first.filter(|first| {
            self.seen.iter().all(|seen| seen.finding.kind == first.kind && seen.finding.custom == first.custom)
        });
        match one_kind {
            Some(finding) => {
                let kind = self.kind_words(lang, finding, count);
                (if send { lang::send_title_one_kind } else { lang::title_one_kind })(lang, count, &kind)
            }
            None if self.seen.iter().all(|seen| seen.finding.kind.category() == Category::Personal) => {
                (if send { lang::send_title_personal } else { lang::title_personal })(lang, count)
            }
            None => (if send { lang::send_title_mixed } else { lang::title_mixed })(lang, count),
        }
    }

    fn row(&self, lang: Lang, group: &[&Seen<'_>], vault: &Vault) -> RowView {
        let mut row = self.proof(lang, group);
        row.label =
            best(group).filter(|seen| !seen.hidden).map_or_else(String::new, |seen| self.label_of(lang, seen, vault));
        row
    }

    /// A row without its label.
    pub(super) fn proof(&self, lang: Lang, group: &[&Seen<'_>]) -> RowView {
        let Some(seen) = best(group) else {
            return empty_row();
        };
        let source = if seen.hidden { self.formatting } else { self.text };
        let all: Vec<&Finding> = self
            .seen
            .iter()
            .filter(|other| other.hidden == seen.hidden && other.other.is_none())
            .map(|other| &other.finding)
            .collect();
        let cut = excerpt(source, &seen.finding, &all);
        let kind = capital(&self.kind_words(lang, &seen.finding, 1));
        RowView {
            icon: lang::icon(seen.finding.kind),
            kind: if group.len() > 1 { lang::times(lang, &kind, group.len()) } else { kind },
            before: cut.before,
            masked: cut.masked,
            after: cut.after,
            label: String::new(),
            detail: seen.other.as_ref().map_or_else(|| why(lang, source, seen), |other| other.said(lang, share(group))),
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

    fn reason_step(&self, lang: Lang, moment: Moment, count: usize, groups: &[Vec<&Seen<'_>>]) -> ReasonStepView {
        let send = moment != Moment::Paste;
        reason_step(
            lang,
            (if send { lang::send_reason_title } else { lang::reason_title })(lang, count),
            lang::reason_why(lang, &self.worst(lang, groups).unwrap_or_default()),
            (if send { lang::send_reason_confirm } else { lang::reason_confirm })(lang),
        )
    }

    /// The gravest kind, and how many of it.
    pub(super) fn worst(&self, lang: Lang, groups: &[Vec<&Seen<'_>>]) -> Option<String> {
        let worst = groups.first().and_then(|group| Some((group.first()?, group.len())));
        worst.map(|(seen, n)| {
            let kind = self.kind_words(lang, &seen.finding, n);
            format!("{n}{}{kind}", if lang == Lang::Fr { "\u{a0}" } else { " " })
        })
    }
}

/// The step that asks for a reason.
pub(super) fn reason_step(lang: Lang, title: String, why: String, confirm: String) -> ReasonStepView {
    ReasonStepView {
        title,
        why,
        reasons: REASONS.iter().map(|(id, say)| ReasonView { id: (*id).to_owned(), label: say(lang) }).collect(),
        back: lang::back(lang),
        confirm,
        missing: lang::reason_missing(lang),
    }
}

/// How much of the text the passages of a group are, together.
fn share(group: &[&Seen<'_>]) -> u8 {
    let all = group.iter().filter_map(|seen| seen.other.as_ref());
    all.fold(0_u8, |sum, other| sum.saturating_add(other.percent)).clamp(1, 100)
}

/// The surest of a kind proves it best; of several the first.
pub(super) fn best<'s, 'a>(group: &[&'s Seen<'a>]) -> Option<&'s Seen<'a>> {
    let sure = |a: &&&Seen, b: &&&Seen| a.finding.confidence.total_cmp(&b.finding.confidence);
    group.iter().rev().max_by(sure).copied()
}

pub(super) fn empty_row() -> RowView {
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

fn actions(lang: Lang, moment: Moment, count: usize, action: Action, replaces: bool) -> Vec<ActionView> {
    let button = |action, say: Say, style| ActionView { action, label: say(lang), style };
    let label = || lang::action_replace(lang, count);
    let replace = replaces.then(|| ActionView { action: Button::Replace, label: label(), style: ActionStyle::Primary });
    // First stands what is safe: without labels, to edit is.
    let second = if replaces { ActionStyle::Secondary } else { ActionStyle::Primary };
    // A message stays where it is: to edit it is not to send it.
    let edit = |style| button(Button::Edit, lang::send_action_edit, style);
    let mut actions = match moment {
        Moment::Paste => vec![
            button(Button::Edit, lang::action_edit, second),
            button(Button::Cancel, lang::action_cancel, ActionStyle::Secondary),
        ],
        Moment::Send => vec![edit(second)],
        Moment::Leave => vec![edit(ActionStyle::Primary)],
    };
    if let Some(replace) = replace.filter(|_| moment != Moment::Leave) {
        actions.insert(0, replace);
    }
    let keep: [Say; 2] = match moment {
        Moment::Paste => [lang::action_keep, lang::action_keep_reason],
        Moment::Send => [lang::send_action_keep, lang::send_action_keep_reason],
        Moment::Leave => [lang::leave_action_keep, lang::leave_action_keep_reason],
    };
    let keep = match action {
        Action::Block => None,
        Action::Justify => Some(keep[1]),
        _ => Some(keep[0]),
    };
    actions.extend(keep.map(|say| button(Button::Keep, say, ActionStyle::Link)));
    actions
}

pub(super) fn clause(lang: Lang, clause: &Clause) -> Option<ClauseView> {
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
pub(crate) fn capital(text: &str) -> String {
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
