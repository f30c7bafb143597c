//! What a journal says, in words.

use super::{Event, UNREAD_FILE, Way, What};
use crate::detect::{Category, Kind};
use crate::lang::{self, Lang};
use crate::platforms;
use crate::policy::Action;
use crate::sites::SiteCategory;
use crate::verdict::{capital, reason_words};

/// An event in plain words: what happened and by which way, on which host, and what was found, with the reason that was given.
pub fn line(lang: Lang, event: &Event) -> [String; 3] {
    let mut happened = what(lang, event.what);
    if !event.what.is_site() && event.what != What::Lost {
        happened = format!("{happened} ({})", way(lang, event.way));
    }
    let name = |name: &str| match event.what {
        What::Lost => String::new(),
        _ if event.what.is_site() => site(lang, name),
        _ => kind(lang, name),
    };
    let counted = event.kinds.iter().map(|(kind, count)| match (name(kind), count) {
        (name, 1) => name,
        (name, count) if name.is_empty() => count.to_string(),
        (name, count) => format!("{name} ({count})"),
    });
    let mut found = counted.collect::<Vec<_>>().join(", ");
    if !event.reason.is_empty() {
        found = format!("{found}; {}", reason(lang, event.what.is_site(), &event.reason));
    }
    [capital(&happened), event.host.clone(), found]
}

/// What happened.
pub(super) fn what(lang: Lang, what: What) -> String {
    match what {
        What::Held => lang::journal_held(lang),
        What::Passed => lang::journal_passed(lang),
        What::Replaced => lang::journal_replaced(lang),
        What::Kept => lang::journal_kept(lang),
        What::Dismissed => lang::journal_dismissed(lang),
        What::Left => lang::journal_left(lang),
        What::Stopped => lang::journal_stopped(lang),
        What::Closed => lang::journal_closed(lang),
        What::Opened => lang::journal_opened(lang),
        What::Lost => lang::journal_lost(lang),
    }
}

/// By which way.
pub(super) fn way(lang: Lang, way: Way) -> String {
    match way {
        Way::Paste => lang::way_paste(lang),
        Way::Send => lang::way_send(lang),
        Way::Draft => lang::way_draft(lang),
        Way::Request => lang::way_request(lang),
        Way::File => lang::way_file(lang),
        Way::Site => lang::way_site(lang),
    }
}

/// What the policy asked for, by its name; none where it is empty.
pub(super) fn action(lang: Lang, name: &str) -> String {
    match Action::from_name(name) {
        Some(Action::Record) => lang::cli_record(lang),
        Some(Action::Remind) => lang::cli_remind(lang),
        Some(Action::Warn) => lang::cli_warn(lang),
        Some(Action::Justify) => lang::cli_justify(lang),
        Some(Action::Block) => lang::cli_block(lang),
        None => lang::no_action(lang),
    }
}

/// A reason by its word; that of a policy as it is. Those for opening a site are others than those for keeping a text.
pub(super) fn reason(lang: Lang, site: bool, id: &str) -> String {
    let known = match (site, id) {
        (_, "") => Some(lang::no_reason(lang)),
        (true, "work") => Some(lang::blocked_reason_work(lang)),
        (true, "mistake") => Some(lang::blocked_reason_mistake(lang)),
        (true, "other") => Some(lang::blocked_reason_other(lang)),
        (true, _) => None,
        (false, id) => reason_words(lang, id),
    };
    known.unwrap_or_else(|| id.to_owned())
}

/// A kind by its word; that of a policy as it is.
pub(super) fn kind(lang: Lang, name: &str) -> String {
    if name == UNREAD_FILE {
        return capital(&lang::journal_unread_file(lang));
    }
    Kind::from_name(name).map_or_else(|| name.to_owned(), |kind| capital(lang::name(lang, kind, 1)))
}

/// The category of a kind; what is not known was added by a policy.
pub(super) fn category(lang: Lang, kind: &str) -> String {
    if kind == UNREAD_FILE {
        return String::new();
    }
    let category = Kind::from_name(kind).map_or(Category::Custom, Kind::category);
    capital(&lang::category(lang, category))
}

/// A category of sites by its word.
pub(super) fn site(lang: Lang, name: &str) -> String {
    SiteCategory::from_name(name).map_or_else(|| name.to_owned(), |site| capital(&lang::site_category(lang, site)))
}

/// The name of the platform at a host; empty where none is known. Where it is a part of the host, that part is what is guarded.
pub(super) fn platform(host: &str) -> &'static str {
    platforms::find(host, platforms::path_on(host)).map_or("", |platform| platform.name)
}

#[cfg(test)]
mod tests {
    use super::{Event, Lang, UNREAD_FILE, Way, What, line};

    fn event(what: What, way: Way, kinds: &[(&str, u32)], reason: &str) -> Event {
        let kinds = kinds.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
        Event { at: 0, host: "a.ca".into(), what, way, action: None, kinds, rules: vec![], reason: reason.into() }
    }

    #[test]
    fn events_in_plain_words() {
        let said = |event: &Event| line(Lang::Fr, event).join(" | ");
        let file = event(What::Held, Way::File, &[("sin", 2), (UNREAD_FILE, 1)], "");
        assert_eq!(said(&file), "Retenu (fichier) | a.ca | Numéro d’assurance sociale (2), Fichier non vérifié");
        let kept = event(What::Kept, Way::Paste, &[("phone", 1)], "public");
        assert!(said(&kept).starts_with("Gardé tel quel (collage) | a.ca | Numéro de téléphone; "), "{}", said(&kept));
        let closed = event(What::Closed, Way::Site, &[("gambling", 1)], "");
        assert!(!said(&closed).contains('('), "{}", said(&closed));
        assert!(said(&event(What::Lost, Way::Request, &[("lost", 12)], "")).ends_with("| 12"));
    }
}
