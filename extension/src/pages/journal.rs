//! The journal as a person sees it: the latest events in plain words, and all of it as files. Nothing of what anybody wrote is in it.

use std::rc::Rc;

use balise::journal::{self, About, Entry, Journal, Period, Report, line};
use balise::lang::{self, Lang};
use balise::policy::{Date, Policy};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::drawing::{element, hide, press, save, set, text_in};
use super::state::{Shown, ask_state};
use crate::browser::{address, day, today};
use crate::in_use::InUse;
use crate::keeping::{self, Sending};

/// So many events are shown; all are in the files.
const SHOWN: usize = 20;

/// A file of the journal.
#[derive(Clone, Copy)]
enum File {
    Json,
    Csv,
    Report,
}

/// What the buttons do.
pub(super) fn begin() {
    for (id, file) in [("journal-json", File::Json), ("journal-csv", File::Csv), ("journal-report", File::Report)] {
        press(id, move || spawn_local(export(file)));
    }
    press("journal-clear", || {
        spawn_local(async {
            keeping::clear().await;
            if let Some(shown) = ask_state().await {
                let lang = shown.used.lang;
                show(Rc::new(shown.used)).await;
                set("journal-done", &lang::options_journal_cleared(lang));
            }
        });
    });
}

/// Draws the part; the events come a moment later.
pub(super) fn draw(shown: &Shown) {
    let used = &shown.used;
    let lang = used.lang;
    let why = match used.policy.journal_days {
        Some(0) => lang::options_journal_off(lang),
        days => lang::options_journal_why(lang, days.unwrap_or_default() as usize),
    };
    for (id, text) in [
        ("journal-title", lang::options_journal(lang)),
        ("journal-why", why),
        ("journal-when", lang::options_journal_when(lang)),
        ("journal-where", lang::head_host(lang)),
        ("journal-what", lang::head_what(lang)),
        ("journal-found", lang::options_journal_found(lang)),
        ("journal-json", lang::options_journal_json(lang)),
        ("journal-csv", lang::options_journal_csv(lang)),
        ("journal-report", lang::options_journal_report(lang)),
        ("journal-clear", lang::options_journal_clear(lang)),
    ] {
        set(id, &text);
    }
    set("journal-goes", &goes(&used.policy, lang).unwrap_or_default());
    spawn_local(async move {
        if let Some(shown) = ask_state().await {
            show(Rc::new(shown.used)).await;
        }
    });
}

/// Where the events go, if anywhere.
pub(super) fn goes(policy: &Policy, lang: Lang) -> Option<String> {
    let endpoint = &policy.collector.as_ref()?.endpoint;
    let host = address(endpoint).map_or_else(|| endpoint.clone(), |(host, _)| host);
    Some(lang::journal_goes(lang, &host))
}

async fn show(used: Rc<InUse>) {
    let lang = used.lang;
    let entries = keeping::entries(&used.policy, 0.0).await;
    let count = match entries.len() {
        0 => lang::options_journal_none(lang),
        count => lang::options_journal_count(lang, count),
    };
    set("journal-count", &count);
    hide("journal-table", entries.is_empty());
    hide("journal-actions", entries.is_empty());
    // What an organisation keeps is not a person's to erase.
    hide("journal-clear", used.is_managed());
    set("journal", "");
    let Some(table) = element("journal") else {
        return;
    };
    for entry in entries.iter().rev().take(SHOWN) {
        let [what, host, found] = line(lang, &entry.event);
        let Some(row) = text_in(&table, "tr", "") else {
            continue;
        };
        for text in [moment(lang, entry), host, what, found] {
            text_in(&row, "td", &text);
        }
    }
}

/// When an event happened, as people here write it.
fn moment(lang: Lang, entry: &Entry) -> String {
    let when = js_sys::Date::new(&JsValue::from_f64(entry.event.at as f64));
    String::from(when.to_locale_string(lang.tag(), &JsValue::UNDEFINED))
}

/// Offers a file.
async fn export(file: File) {
    let Some(shown) = ask_state().await else {
        return;
    };
    let used = &shown.used;
    let lang = used.lang;
    let entries = keeping::entries(&used.policy, 0.0).await;
    let about = About {
        exported: js_sys::Date::now() as u64,
        installation: Sending::load().await.installation,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        policy: used.policy.version.clone(),
    };
    let (name, text) = match file {
        File::Json => (format!("journal-{}.json", today()), journal::json(&entries, &about)),
        File::Csv => (format!("journal-{}.csv", today()), journal::csv(&entries, lang)),
        File::Report => {
            let all = [Journal { about, entries, unread: 0 }];
            let of = |at: u64| day(&js_sys::Date::new(&JsValue::from_f64(at as f64)));
            let report = Report::new(&all, Period::default(), today(), &of as &dyn Fn(u64) -> Date);
            (lang::options_journal_report_name(lang, &today().to_string()), report.view(lang).html())
        }
    };
    save(&name, &text);
    set("journal-done", &lang::options_journal_saved(lang, &name));
}
