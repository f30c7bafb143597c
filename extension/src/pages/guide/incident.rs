//! The form for an incident, in plain questions: what the register of confidentiality incidents must hold (A-2.1, r. 3.1, s. 7), but for what the
//! person in charge decides. It asks for no value, looks through what is written, and keeps nothing.

use std::rc::Rc;

use balise::lang::{self, Lang};
use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;

use super::attest::kept;
use super::forms::{choices, field, focus, submitted, watch};
use crate::browser::today;
use crate::in_use::InUse;
use crate::pages::drawing::{attribute, element, hide, json, press, print, save, set, text_in, ticked, value};
use crate::pages::state::{Shown, contact_line, organisation};

/// What may have happened (A-2.1, s. 63.9).
const WHAT: [fn(Lang) -> String; 4] =
    [lang::incident_sent, lang::incident_shared, lang::incident_seen, lang::incident_lost];
/// Of what it may have been.
const KINDS: [fn(Lang) -> String; 8] = [
    lang::kind_identity,
    lang::kind_contact,
    lang::kind_numbers,
    lang::kind_money,
    lang::kind_health,
    lang::kind_work,
    lang::kind_secret,
    lang::kind_other,
];

/// An answer, under its question.
type Answer = (String, String);

pub(super) fn draw(shown: &Rc<Shown>) {
    let lang = shown.used.lang;
    set("incident-why", &lang::incident_why(lang));
    set("incident-errors-title", &lang::incident_errors(lang));
    let Some(form) = element("incident-form") else {
        return;
    };
    choices(&form, "radio", "what", &lang::incident_what(lang), &WHAT.map(|what| what(lang)));
    field(&form, "input", "where", &lang::incident_where(lang), None);
    for (id, label) in [("when", lang::incident_when(lang)), ("known", lang::incident_known(lang))] {
        field(&form, "input", id, &label, None);
        attribute(id, "type", "date");
        attribute(id, "max", &today().to_string());
    }
    attribute("known", "value", &today().to_string());
    choices(&form, "checkbox", "kinds", &lang::incident_kinds(lang), &KINDS.map(|kind| kind(lang)));
    for (id, label) in [("people", lang::incident_people(lang)), ("quebec", lang::incident_quebec(lang))] {
        field(&form, "input", id, &label, None);
        attribute(id, "inputmode", "numeric");
    }
    field(&form, "textarea", "story", &lang::incident_story(lang), Some(&lang::incident_story_hint(lang)));
    field(&form, "textarea", "done", &lang::incident_done(lang), Some(&lang::incident_done_hint(lang)));
    field(&form, "input", "by", &lang::read_name(lang), None);
    attribute("by", "autocomplete", "name");
    if let Some(actions) = text_in(&form, "div", "") {
        actions.set_class_name("actions");
        if let Some(button) = text_in(&actions, "button", &lang::incident_confirm(lang)) {
            button.set_class_name("primary");
        }
    }
    // From the panel: the page that it was opened over.
    let host =
        window().location().search().ok().and_then(|search| web_sys::UrlSearchParams::new_with_str(&search).ok());
    attribute("where", "value", &host.and_then(|search| search.get("host")).unwrap_or_default());
    spawn_local(async {
        if let Some(read) = kept().await {
            attribute("by", "value", &read.name);
        }
    });
    for id in ["where", "story", "done"] {
        watch(id, lang);
    }
    for (id, text) in [
        ("record-print", lang::print(lang)),
        ("record-save", lang::save_copy(lang)),
        ("record-back", lang::incident_back(lang)),
        ("record-note", lang::incident_note(lang)),
        ("record-mail", lang::incident_mail(lang)),
    ] {
        set(id, &text);
    }
    press("record-print", || print("incident"));
    press("record-back", || {
        hide("incident-record", true);
        hide("incident-form", false);
        focus("what-0");
    });
    let own = Rc::clone(shown);
    press("record-save", move || {
        let (number, answers) = answered(&own.used);
        let lines: Vec<(&str, &str)> =
            answers.iter().map(|(question, answer)| (question.as_str(), answer.as_str())).collect();
        save(&format!("incident-{number}.json"), &json(&lines));
    });
    let own = Rc::clone(shown);
    submitted(&form, move || prepare(&own));
}

/// What must be known, and is not: the field and what to do.
fn wrong(lang: Lang) -> Vec<(&'static str, &'static str, String)> {
    let mut wrong = Vec::new();
    if !(0..WHAT.len()).any(|place| ticked(&format!("what-{place}"))) {
        wrong.push(("what", "what-0", lang::error_what(lang)));
    }
    let (when, known) = (value("when"), value("known"));
    if known.is_empty() {
        wrong.push(("known", "known", lang::error_known(lang)));
    } else if when > known {
        wrong.push(("when", "when", lang::error_order(lang)));
    }
    if value("by").trim().is_empty() {
        wrong.push(("by", "by", lang::error_name(lang)));
    }
    wrong
}

/// Shows the report, or what is still wanting.
fn prepare(shown: &Rc<Shown>) {
    let used = &shown.used;
    let lang = used.lang;
    let wrong = wrong(lang);
    for id in ["what", "when", "known", "by"] {
        let error = wrong.iter().find(|(at, ..)| *at == id).map(|(.., error)| error.as_str());
        set(&format!("{id}-error"), error.unwrap_or_default());
        attribute(id, "aria-invalid", if error.is_some() { "true" } else { "false" });
    }
    set("incident-errors-list", "");
    hide("incident-errors", wrong.is_empty());
    if !wrong.is_empty() {
        for (_, field, error) in &wrong {
            let item = element("incident-errors-list").and_then(|list| text_in(&list, "li", ""));
            if let Some(link) = item.and_then(|item| text_in(&item, "a", error)) {
                let _ = link.set_attribute("href", &format!("#{field}"));
            }
        }
        return focus("incident-errors");
    }
    let (number, answers) = answered(used);
    set("record-done", &lang::incident_ready(lang, &number));
    let contacts = &used.policy.contacts;
    let contact = contacts.incident.as_ref().or(contacts.privacy.as_ref());
    let next = match contact {
        Some(contact) => lang::incident_next(lang, &contact_line(contact, lang)),
        None => lang::incident_next_none(lang),
    };
    set("record-next", &next);
    set("record", "");
    let mut letter = String::new();
    if let Some(list) = element("record") {
        for (question, answer) in &answers {
            text_in(&list, "dt", question);
            text_in(&list, "dd", answer);
            letter.push_str(&format!("{question}\r\n{answer}\r\n\r\n"));
        }
    }
    if let Some(email) = contact.and_then(|contact| contact.email.as_deref()) {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        let subject = encoded(&lang::incident_subject(lang, &number));
        attribute("record-mail", "href", &format!("mailto:{email}?subject={subject}&body={}", encoded(&letter)));
        hide("record-mail", false);
    }
    hide("incident-form", true);
    hide("incident-record", false);
    focus("incident-record");
}

/// The report's number and its answers, in the order of the register.
fn answered(used: &InUse) -> (String, Vec<Answer>) {
    let lang = used.lang;
    let now = js_sys::Date::new_0();
    let day = today().to_string();
    let number = format!("{}-{:02}{:02}", day.replace('-', ""), now.get_hours(), now.get_minutes());
    let chosen = |id: &str, answers: &[fn(Lang) -> String]| {
        let ticked = answers.iter().enumerate().filter(|(place, _)| ticked(&format!("{id}-{place}")));
        ticked.map(|(_, answer)| answer(lang)).collect::<Vec<_>>().join("; ")
    };
    let answers = [
        (lang::incident_at(lang), day),
        (lang::incident_by(lang), format!("{}, {}", value("by").trim(), organisation(used))),
        (lang::incident_what(lang), chosen("what", &WHAT)),
        (lang::incident_where(lang), value("where")),
        (lang::incident_kinds(lang), chosen("kinds", &KINDS)),
        (lang::incident_story(lang), value("story")),
        (lang::incident_when(lang), value("when")),
        (lang::incident_known(lang), value("known")),
        (lang::incident_people(lang), value("people")),
        (lang::incident_quebec(lang), value("quebec")),
        (lang::incident_done(lang), value("done")),
    ];
    let unknown = lang::incident_unknown(lang);
    let given = |(question, answer): Answer| {
        let answer = answer.trim();
        (question, if answer.is_empty() { unknown.clone() } else { answer.to_owned() })
    };
    (number, answers.into_iter().map(given).collect())
}
