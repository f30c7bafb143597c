//! What is recorded about the person, in plain words: all that this browser keeps of it.

use balise::lang::{self, Lang};
use balise::policy::Policy;

use super::attest::{kept, trained};
use super::password::changed_on;
use crate::day;
use crate::desk::known;
use crate::keeping::entries;
use crate::opened::noted;
use crate::pace::minutes;
use crate::pages::blocked::reason_words;
use crate::pages::drawing::{fill, set};
use crate::pages::journal::goes;
use crate::visits;

pub(super) async fn draw(policy: &Policy, lang: Lang) {
    set("recorded-why", &lang::recorded_why(lang));
    let mut lines = Vec::new();
    let entries = entries(policy, 0.0).await;
    let events = entries.len();
    for (host, counts) in day::counts_of(entries) {
        let parts = [
            lang::count_held(lang, counts.held),
            lang::count_replaced(lang, counts.replaced),
            lang::count_kept(lang, counts.kept),
        ];
        lines.push(lang::recorded_day(lang, &host, &parts.join(", ")));
    }
    for (name, day) in visits::read().await.days() {
        lines.push(lang::recorded_visit(lang, name, day));
    }
    for noted in noted().await {
        lines.push(lang::recorded_opened(lang, &noted.host, &reason_words(lang, &noted.reason)));
    }
    for (category, minutes) in minutes().await {
        lines.push(lang::recorded_time(lang, &lang::site_category(lang, category), minutes));
    }
    if events > 0 {
        lines.push(lang::recorded_journal(lang, events));
        lines.extend(goes(policy, lang));
    }
    let sighted = known().await;
    if !sighted.is_empty() {
        lines.push(lang::recorded_sighted(lang, &sighted.join(", ")));
    }
    if let Some(read) = kept().await {
        lines.push(lang::read_line(lang, &read.name, &read.version, &read.day));
    }
    if let Some(read) = trained().await {
        lines.push(lang::training_line(lang, &read.name, &read.day));
    }
    if let Some(day) = changed_on().await {
        lines.push(lang::password_changed(lang, &day.to_string()));
    }
    if lines.is_empty() {
        lines.push(lang::recorded_nothing(lang));
    }
    fill("recorded", &lines);
    set("recorded-note", &lang::recorded_note(lang));
}
