//! How things stand here, for an information technology person: to photograph, or to copy. Nothing of what anybody wrote is in it.

use balise::lang::{self, Lang};
use balise::policy::{Policy, StageName};
use balise::sites::SiteCategory;
use gloo::utils::document;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, element, press, set, text_in};
use super::state::Shown;
use crate::browser::pages::{ask, to_clipboard, user_agent};
use crate::browser::{Area, address, load, managed, rule_kept, store, today};
use crate::engine::{HELD, Held};
use crate::keeping::{Sending, waiting};
use crate::lists::known;
use crate::messages::{Drafted, Reply, Request};

/// Key that is written and read to see whether the storage works.
const TRIED: &str = "diagnostic";
/// The rows as they are copied, on the table.
const TEXT: &str = "data-text";

/// A row: its name, and what is said there, a paragraph each.
type Row = (String, Vec<String>);

/// What the button does.
pub(super) fn begin() {
    press("diagnostic-copy", || spawn_local(copy()));
}

/// Draws the part; what has to be asked for comes a moment later.
pub(super) fn draw(shown: &Shown) {
    let used = &shown.used;
    let lang = used.lang;
    set("diagnostic-title", &lang::diagnostic_title(lang));
    set("diagnostic-why", &lang::diagnostic_why(lang));
    set("diagnostic-copy", &lang::diagnostic_copy(lang));
    let origin = match (used.is_managed(), used.is_own()) {
        (true, _) => lang::diagnostic_origin_given(lang),
        (false, true) => lang::diagnostic_origin_own(lang),
        (false, false) => lang::diagnostic_origin_default(lang),
    };
    let stage = used.policy.on(today()).stage();
    let stage = lang::stage(lang, stage.unwrap_or(StageName::Block));
    let problems = used.problems.iter().map(|problem| problem.sentence(lang));
    let rows: Vec<Row> = vec![
        (lang::diagnostic_version(lang), vec![env!("CARGO_PKG_VERSION").to_owned()]),
        (lang::diagnostic_browser(lang), vec![user_agent()]),
        (lang::diagnostic_origin(lang), vec![origin]),
        (lang::diagnostic_policy_version(lang), vec![used.policy.version.clone()]),
        (lang::diagnostic_stage(lang), vec![stage]),
        (lang::diagnostic_problems(lang), std::iter::once(used.problems.len().to_string()).chain(problems).collect()),
        (lang::diagnostic_places(lang), vec![used.policy.places().len().to_string()]),
    ];
    let (settings, policy) = (used.settings.clone(), used.policy.clone());
    spawn_local(async move {
        let mut rows = rows;
        rows.extend(asked(lang, &settings).await);
        rows.extend(lists(lang, &policy).await);
        rows.extend(sending(lang, &policy).await);
        draw_rows(lang, &rows);
    });
}

/// What the browser and the background have to be asked for.
async fn asked(lang: Lang, settings: &str) -> Vec<Row> {
    let held: Held = load(Area::Local, HELD).await.unwrap_or_default();
    let count = if rule_kept().await { held.count().to_string() } else { lang::diagnostic_works_not(lang) };
    let refused = (!held.refused.is_empty()).then(|| lang::diagnostic_refused(lang, &held.refused.join(", ")));
    let now = js_sys::Date::new_0();
    let mark = now.get_time();
    let works = store(Area::Local, TRIED, &mark).await && load::<f64>(Area::Local, TRIED).await == Some(mark);
    let works = if works { lang::diagnostic_works(lang) } else { lang::diagnostic_works_not(lang) };
    let given = match managed().await {
        None => lang::diagnostic_settings_none(lang),
        Some(given) if given == settings => lang::diagnostic_settings_same(lang),
        Some(_) => lang::diagnostic_settings_other(lang),
    };
    let moment = String::from(now.to_locale_string(lang.tag(), &JsValue::UNDEFINED));
    let sample = lang::diagnostic_sample(lang);
    let answer = ask::<Reply<Drafted>>(&Request::Draft { text: sample.clone() }).await;
    let found = match answer {
        Some(Reply::Ok { answer: Drafted { chip: Some(chip), .. } }) => lang::diagnostic_found(lang, chip.rows.len()),
        Some(Reply::Ok { answer: Drafted { clean: false, .. } }) => lang::diagnostic_unsaid(lang),
        Some(Reply::Ok { .. }) => lang::diagnostic_found(lang, 0),
        _ => lang::diagnostic_works_not(lang),
    };
    vec![
        (lang::diagnostic_rules(lang), std::iter::once(count).chain(refused).collect()),
        (lang::diagnostic_storage(lang), vec![works]),
        (lang::diagnostic_settings(lang), vec![lang::diagnostic_read(lang, &moment, &given)]),
        (lang::diagnostic_try(lang), vec![sample, found]),
    ]
}

/// The lists of sites that the policy names: what is in force, and why the last try came to nothing.
async fn lists(lang: Lang, policy: &Policy) -> Vec<Row> {
    let moment = |when: f64| js_sys::Date::new(&JsValue::from_f64(when));
    let mut rows = Vec::new();
    for (source, kept) in known(policy).await {
        let category = SiteCategory::from_name(&source.category).map(|category| lang::site_category(lang, category));
        let category = category.unwrap_or_default();
        let host = address(&source.url).map_or_else(|| source.url.clone(), |(host, _)| host);
        let mut said = Vec::new();
        match kept.as_ref().filter(|kept| kept.is_good()) {
            Some(kept) => {
                let day = String::from(moment(kept.good).to_locale_date_string(lang.tag(), &JsValue::UNDEFINED));
                said.push(lang::diagnostic_list_good(lang, &category, kept.count, &day));
                if kept.left_out > 0 {
                    said.push(lang::diagnostic_list_left(lang, kept.left_out));
                }
            }
            None => said.push(lang::diagnostic_list_none(lang, &category)),
        }
        if let Some((kept, why)) = kept.and_then(|kept| kept.problem(lang).map(|why| (kept, why))) {
            let day = String::from(moment(kept.tried).to_locale_string(lang.tag(), &JsValue::UNDEFINED));
            said.push(lang::diagnostic_list_problem(lang, &day, &why));
        }
        rows.push((lang::diagnostic_list(lang, &host), said));
    }
    rows
}

/// What became of the events that the policy has sent. Of the collector its host is said alone, and nothing of what is said to it.
async fn sending(lang: Lang, policy: &Policy) -> Option<Row> {
    let collector = policy.collector.as_ref()?;
    let host = address(&collector.endpoint).map_or_else(|| collector.endpoint.clone(), |(host, _)| host);
    let moment = |when: f64| {
        String::from(js_sys::Date::new(&JsValue::from_f64(when)).to_locale_string(lang.tag(), &JsValue::UNDEFINED))
    };
    let sending = Sending::load().await;
    let mut said = vec![lang::diagnostic_waiting(lang, waiting().await)];
    if sending.good > 0.0 {
        said.push(lang::diagnostic_sent(lang, &moment(sending.good)));
    }
    if let Some(why) = sending.problem(lang) {
        said.push(lang::diagnostic_list_problem(lang, &moment(sending.tried), &why));
    }
    Some((lang::diagnostic_collector(lang, &host), said))
}

fn draw_rows(lang: Lang, rows: &[Row]) {
    set("diagnostic", "");
    let Some(table) = element("diagnostic") else {
        return;
    };
    let mut lines = Vec::new();
    for (name, said) in rows {
        lines.push(lang::diagnostic_line(lang, name, &said.join("\n  ")));
        let Some(row) = text_in(&table, "tr", "") else {
            continue;
        };
        if let Some(head) = text_in(&row, "th", name) {
            let _ = head.set_attribute("scope", "row");
        }
        if let Some(cell) = text_in(&row, "td", "") {
            for text in said {
                text_in(&cell, "p", text);
            }
        }
    }
    attribute("diagnostic", TEXT, &lines.join("\n"));
}

async fn copy() {
    let text = element("diagnostic").and_then(|table| table.get_attribute(TEXT)).unwrap_or_default();
    let page = document().document_element().and_then(|root| root.get_attribute("lang"));
    let lang = Lang::from_tag(&page.unwrap_or_default());
    let done = to_clipboard(&text).await;
    set("diagnostic-done", &if done { lang::mention_copied(lang) } else { lang::mention_not_copied(lang) });
}
