//! Questions and fields of the forms.

use balise::lang::{self, Lang};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::pages::ask;
use crate::messages::{Drafted, Reply, Request};
use crate::pages::drawing::{create, element, set, text_in, value};

/// A question with a field for its answer.
pub(super) fn field(form: &Element, tag: &str, id: &str, label: &str, hint: Option<&str>) {
    let Some(place) = text_in(form, "div", "") else {
        return;
    };
    place.set_class_name("field");
    if let Some(label) = text_in(&place, "label", label) {
        let _ = label.set_attribute("for", id);
    }
    if let Some(hint) = hint.and_then(|hint| text_in(&place, "p", hint)) {
        hint.set_id(&format!("{id}-hint"));
        hint.set_class_name("hint");
    }
    if let Some(control) = text_in(&place, tag, "") {
        control.set_id(id);
        let _ = control.set_attribute("autocomplete", "off");
        let described = if hint.is_some() { format!("{id}-hint {id}-error") } else { format!("{id}-error") };
        let _ = control.set_attribute("aria-describedby", &described);
    }
    if let Some(error) = text_in(&place, "p", "") {
        error.set_id(&format!("{id}-error"));
        error.set_class_name("error");
        let _ = error.set_attribute("role", "status");
    }
}

/// A question with answers to choose from.
pub(super) fn choices(form: &Element, kind: &str, id: &str, question: &str, answers: &[String]) {
    let Some(group) = text_in(form, "fieldset", "") else {
        return;
    };
    text_in(&group, "legend", question);
    for (place, answer) in answers.iter().enumerate() {
        let (Some(label), Some(button)) = (text_in(&group, "label", ""), create("input")) else {
            continue;
        };
        label.set_class_name("choice");
        for (name, value) in [("type", kind), ("name", id), ("id", &format!("{id}-{place}"))] {
            let _ = button.set_attribute(name, value);
        }
        let _ = label.append_child(&button);
        text_in(&label, "span", answer);
    }
    if let Some(error) = text_in(&group, "p", "") {
        error.set_id(&format!("{id}-error"));
        error.set_class_name("error");
    }
}

/// What is written is looked through like a message: the form is to tell of an incident, and make none.
pub(super) fn watch(id: &'static str, lang: Lang) {
    let Some(field) = element(id) else {
        return;
    };
    EventListener::new(&field, "input", move |_| {
        spawn_local(async move {
            let text = value(id);
            let answer = ask::<Reply<Drafted>>(&Request::Draft { text: text.clone() }).await;
            // Written on meanwhile: the next answer tells.
            if let (Some(Reply::Ok { answer }), true) = (answer, value(id) == text) {
                let found = answer.chip.map_or(0, |chip| chip.rows.len());
                let said = if found > 0 { lang::incident_found(lang, found) } else { String::new() };
                set(&format!("{id}-error"), &said);
            }
        });
    })
    .forget();
}

/// Puts the focus somewhere.
pub(in crate::pages) fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// What a form does when it is sent: it goes nowhere.
pub(in crate::pages) fn submitted(form: &Element, run: impl Fn() + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(form, "submit", options, move |event| {
        event.prevent_default();
        run();
    })
    .forget();
}

/// Runs whenever something in an element is written, ticked or chosen.
pub(super) fn changed(form: &Element, run: impl Fn() + 'static) {
    EventListener::new(form, "input", move |_| run()).forget();
}
