//! Files on their way to a page: what was found in them and what was not read, what is done about it, and how that is said.

use super::dialog::{ROWS, best, capital, clause, empty_row, reason_step};
use super::view::{Action as Button, ActionStyle, ActionView, DialogState, DialogView, Icon, RowView};
use super::{Destination, Inspection, Kept, Other};
use crate::detect::{Category, Kind, Scanner};
use crate::files::{Batch, NotRead, NotRedacted, Unread};
use crate::lang::{self, Lang};
use crate::policy::{Action, InForce};

/// With more labels nobody reads a copy over, and making one would keep the background busy for seconds.
const MOST_LABELS: usize = 5000;

/// Files that want to leave, together.
pub struct Upload<'a> {
    batch: &'a Batch,
    /// What was found in them.
    pub inspection: Inspection<'a>,
    not_read: Vec<NotRead>,
    /// What is done about files that were not read, and about pictures.
    unread: Action,
    pictures: Action,
    /// Why a copy with labels that was asked for could not be made.
    no_copy: Option<NotRedacted>,
}

impl<'a> Upload<'a> {
    /// Looks through files; `others` are of the text of them all ([`Batch::text`]).
    pub fn new(
        scanner: &Scanner,
        policy: InForce<'a>,
        to: &'a Destination,
        batch: &'a Batch,
        kept: &Kept,
        others: &[Other],
    ) -> Self {
        let inspection = Inspection::beside(scanner, policy, to, batch.text(), None, kept, others);
        // A rollout that only observes, or reminds, does so of files too.
        let most = policy.stage().map_or(Action::Block, |stage| stage.most());
        let rule = policy.policy.files;
        let [unread, pictures] = [false, true].map(|picture| rule.action(picture).min(most));
        Self { batch, inspection, not_read: batch.not_read(), unread, pictures, no_copy: None }
    }

    /// The same, once a copy with labels could not be made.
    pub fn without_copy(mut self, why: NotRedacted) -> Self {
        self.no_copy = Some(why);
        self
    }

    /// What is done with all of them together: the most that anything asks for; none when nothing holds them.
    pub fn action(&self) -> Option<Action> {
        let unread = self.not_read.iter().map(|not_read| self.about(not_read)).filter(|action| action.holds());
        self.inspection.action().into_iter().chain(unread).max()
    }

    fn about(&self, not_read: &NotRead) -> Action {
        if not_read.why == Unread::Picture { self.pictures } else { self.unread }
    }

    /// Whether a copy with labels can be made: of each file in which something holds it, and nothing else does.
    pub fn copies(&self) -> bool {
        let unread = self.not_read.iter().any(|not_read| self.about(not_read).holds());
        let of = |at: usize| self.batch.files().get(at).and_then(|file| file.read.as_ref().ok());
        let findings = self.inspection.findings();
        self.no_copy.is_none()
            && !unread
            && self.inspection.replaces()
            && (1..=MOST_LABELS).contains(&findings.len())
            && findings.iter().all(|finding| {
                let document = self.batch.file_at(finding.span.start).and_then(of);
                document.is_some_and(|document| document.kind.is_copied())
            })
    }

    /// What is said once they are attached that nothing held.
    pub fn reminder(&self, lang: Lang) -> Option<String> {
        if let Some(said) = self.inspection.reminder(lang) {
            return Some(said);
        }
        let reminds = |not_read: &&NotRead| self.about(not_read) == Action::Remind;
        let first = |picture: bool| {
            let mut all = self.not_read.iter().filter(reminds);
            all.find(|not_read| (not_read.why == Unread::Picture) == picture)
        };
        match first(false) {
            Some(not_read) => Some(lang::file_notice_unread(lang, &self.words(lang, not_read))),
            // A logo in a letter is no picture to remind anybody of.
            None => first(true).filter(|picture| picture.whole).map(|_| lang::file_notice_picture(lang)),
        }
    }

    /// The dialog for what holds them; none when nothing does.
    pub fn dialog(&self, lang: Lang) -> Option<DialogView> {
        let action = self.action()?;
        let blocked = action == Action::Block;
        let files = self.batch.files().len();
        let inspection = &self.inspection;
        let groups = inspection.groups();
        let unread: Vec<&NotRead> = self.not_read.iter().filter(|not_read| self.about(not_read).holds()).collect();
        let mut rows: Vec<RowView> = groups.iter().take(ROWS).map(|group| self.row(lang, group)).collect();
        let beyond: usize = groups.iter().skip(ROWS).map(Vec::len).sum();
        let room = ROWS.saturating_sub(rows.len()).max(1);
        rows.extend(unread.iter().take(room).map(|not_read| self.unread_row(lang, not_read)));
        let beyond = beyond + unread.len().saturating_sub(room);
        let most = inspection.seen.iter().find(|seen| seen.decision.action == action);
        Some(DialogView {
            lang: lang.tag().to_owned(),
            state: if blocked { DialogState::Blocked } else { DialogState::Held },
            icon: if blocked { Icon::Octagon } else { Icon::Pause },
            word: if blocked { lang::file_word_blocked(lang, files) } else { lang::file_word_held(lang, files) },
            organisation: inspection.organisation(lang),
            title: self.title(lang, &unread),
            why: match (&self.no_copy, most.and_then(|seen| seen.decision.message(lang))) {
                (Some(why), _) => lang::file_no_copy(lang, &lang::not_redacted(lang, why)),
                (None, Some(message)) => message.to_owned(),
                (None, None) => self.why(lang, action, &unread),
            },
            clause: most.and_then(|seen| clause(lang, seen.decision.clause?)),
            rows,
            more: (beyond > 0).then(|| lang::more(lang, beyond)),
            preview: None,
            actions: self.actions(lang, action),
            reason_step: (action == Action::Justify).then(|| {
                let why = inspection.worst(lang, &groups).map(|worst| lang::reason_why(lang, &worst));
                let why = why.unwrap_or_else(|| lang::file_reason_why(lang));
                reason_step(lang, lang::file_reason_title(lang, files), why, lang::file_reason_confirm(lang))
            }),
            edit_step: None,
            footer: lang::footer(lang),
        })
    }

    /// The fact, in one line.
    fn title(&self, lang: Lang, unread: &[&NotRead]) -> String {
        let seen = &self.inspection.seen;
        let (count, files) = (seen.len(), self.batch.files());
        let name = files.first().map(|file| file.name.as_str()).unwrap_or_default();
        let Some(first) = seen.first() else {
            let whole = unread.iter().any(|not_read| not_read.whole);
            return match files {
                [_] if whole => lang::file_title_unread(lang, name),
                [_] => lang::file_title_part(lang, name),
                _ => lang::files_title_unread(lang, self.files_of(unread)),
            };
        };
        let mut found: Vec<usize> =
            seen.iter().filter_map(|seen| self.batch.file_at(seen.finding.span.start)).collect();
        found.dedup();
        let place = match found.as_slice() {
            [one] => lang::file_where(lang, files.get(*one).map(|file| file.name.as_str()).unwrap_or_default()),
            many => lang::files_where(lang, many.len()),
        };
        let one_kind = seen
            .iter()
            .all(|seen| seen.finding.kind == first.finding.kind && seen.finding.custom == first.finding.custom);
        if one_kind {
            let kind = self.inspection.kind_words(lang, &first.finding, count);
            lang::file_title_one_kind(lang, count, &kind, &place)
        } else if seen.iter().all(|seen| seen.finding.kind.category() == Category::Personal) {
            lang::file_title_personal(lang, count, &place)
        } else {
            lang::file_title_mixed(lang, count, &place)
        }
    }

    /// In how many files something was not read.
    fn files_of(&self, unread: &[&NotRead]) -> usize {
        let mut firsts: Vec<String> =
            unread.iter().filter_map(|not_read| not_read.place.0.first()).map(|step| format!("{step:?}")).collect();
        firsts.sort_unstable();
        firsts.dedup();
        firsts.len()
    }

    fn why(&self, lang: Lang, action: Action, unread: &[&NotRead]) -> String {
        let (files, count) = (self.batch.files().len(), self.inspection.seen.len());
        let blocked = action == Action::Block;
        let pictures = unread.iter().all(|not_read| not_read.why == Unread::Picture);
        match count {
            0 if pictures && !blocked => lang::file_why_picture(lang),
            0 if blocked => lang::file_why_unread_blocked(lang),
            0 => lang::file_why_unread(lang),
            _ if blocked && self.copies() => lang::file_why_blocked_copy(lang, files),
            _ if blocked && self.inspection.action() == Some(Action::Block) => lang::file_why_blocked(lang, files),
            _ if blocked => lang::file_why_unread_blocked(lang),
            _ => lang::why_held(lang, count, &self.inspection.page(lang)),
        }
    }

    /// One kind of finding: where it stands comes before how sure it is.
    fn row(&self, lang: Lang, group: &[&super::Seen<'_>]) -> RowView {
        let mut row = self.inspection.proof(lang, group);
        let place = best(group).map(|seen| lang::place(lang, &self.batch.place(seen.finding.span.start)));
        if let Some(place) = place.filter(|place| !place.is_empty()) {
            row.detail = format!("{}. {}", capital(&place), row.detail);
        }
        row
    }

    fn unread_row(&self, lang: Lang, not_read: &NotRead) -> RowView {
        let picture = not_read.why == Unread::Picture;
        let place = lang::place(lang, &not_read.place);
        let why = capital(&if picture { lang::file_row_picture_why(lang) } else { lang::unread(lang, not_read.why) });
        RowView {
            icon: Icon::Eye,
            kind: if picture { lang::file_row_picture(lang) } else { lang::file_row_unread(lang) },
            detail: if place.is_empty() { why } else { format!("{}. {why}", capital(&place)) },
            ..empty_row()
        }
    }

    /// Where, and why, in a few words.
    fn words(&self, lang: Lang, not_read: &NotRead) -> String {
        let place = lang::place(lang, &not_read.place);
        let why = lang::unread(lang, not_read.why);
        if place.is_empty() { why } else { format!("{place}, {why}") }
    }

    fn actions(&self, lang: Lang, action: Action) -> Vec<ActionView> {
        let files = self.batch.files().len();
        let mut actions = Vec::new();
        let mut add = |action, label| {
            let style = if actions.is_empty() { ActionStyle::Primary } else { ActionStyle::Secondary };
            actions.push(ActionView { action, label, style });
        };
        if self.copies() {
            add(Button::Replace, lang::file_replace(lang, files));
        }
        add(Button::Cancel, lang::file_cancel(lang, files));
        let keep = match action {
            Action::Block => None,
            Action::Justify => Some(lang::file_keep_reason(lang)),
            _ => Some(lang::file_keep(lang)),
        };
        actions.extend(keep.map(|label| ActionView { action: Button::Keep, label, style: ActionStyle::Link }));
        actions
    }

    /// How many of them were not read.
    pub fn unread(&self) -> usize {
        self.not_read.len()
    }

    /// The kinds found and how often.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        self.inspection.counts()
    }
}
