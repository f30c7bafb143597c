//! The person's own policy, where no organisation's is there: a form over the document, the document out of a file and into one. Where there is an
//! organisation's, the same is shown, and none of it can be changed.

use balise::lang::{self, Lang};
use balise::policy::form::{Fields, LISTED, Mistake, NotADocument, check_document};
use balise::policy::{StageName, Status};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::drawing::{attribute, element, hide, press, save, set, text_in, value, write};
use super::guide::forms::{focus, submitted};
use super::options;
use super::state::{Shown, ask_state};
use crate::browser::pages::text_of;
use crate::browser::{Area, store, today};
use crate::in_use::OWN;

/// The fields for hosts, in the order of [`LISTED`].
const LISTS: [&str; 3] = ["own-approved", "own-tolerated", "own-prohibited"];
/// The longest file that is read, in bytes: a policy has some thousands.
const LONGEST: f64 = 1_000_000.0;
/// What the document was before it was replaced whole, on the button that takes it again.
const BEFORE: &str = "data-before";

/// What the buttons do; and the fields, filled.
pub(super) fn begin(shown: &Shown) {
    if let Some(form) = element("own-form") {
        submitted(&form, || spawn_local(save_form()));
    }
    press("own-default", || spawn_local(replace(String::new(), lang::own_defaulted)));
    press("own-undo", || {
        let before = element("own-undo").and_then(|button| button.get_attribute(BEFORE)).unwrap_or_default();
        spawn_local(replace(before, lang::own_saved));
    });
    press("own-export", || spawn_local(export()));
    if let Some(file) = element("own-file") {
        // It listens as long as the page lives.
        EventListener::new(&file, "change", |_| spawn_local(import())).forget();
    }
    fill(shown);
}

/// Draws all but what stands in the fields: the page may be drawn anew while the person is writing.
pub(super) fn draw(shown: &Shown) {
    let used = &shown.used;
    let lang = used.lang;
    for (id, hidden) in [
        ("part-own", used.is_managed()),
        ("part-file", used.is_managed()),
        ("part-given", !used.is_managed()),
        ("own-default", shown.own.is_empty()),
        ("own-export", shown.own.is_empty()),
    ] {
        hide(id, hidden);
    }
    let none = if shown.own.is_empty() { lang::own_export_none(lang) } else { String::new() };
    for (id, text) in [
        ("own-title", lang::own_title(lang)),
        ("own-why", lang::own_why(lang)),
        ("own-organisation-label", lang::own_organisation(lang)),
        ("own-unlisted-label", lang::own_unlisted(lang)),
        ("own-stage-label", lang::own_stage(lang)),
        ("own-save", lang::own_save(lang)),
        ("own-file-title", lang::own_file_title(lang)),
        ("own-file-label", lang::own_file(lang)),
        ("own-file-hint", lang::own_file_hint(lang)),
        ("own-default", lang::own_default(lang)),
        ("own-undo", lang::own_undo(lang)),
        ("own-export", lang::own_export(lang)),
        ("own-export-none", none),
    ] {
        set(id, &text);
    }
    for (id, label) in LISTS.iter().zip(labels(lang)) {
        set(&format!("{id}-label"), &label);
        set(&format!("{id}-hint"), &lang::own_hosts(lang));
    }
    // What a file said stays to be chosen; nobody is offered to approve all of them at once.
    let approved = Fields::of(&shown.own, today()).unlisted == Status::Approved;
    let standings = Status::ALL.into_iter().filter(|status| approved || *status != Status::Approved);
    choices("own-unlisted", standings.map(|status| (status.name(), lang::status(lang, status))));
    choices("own-stage", StageName::ALL.into_iter().map(|stage| (stage.name(), lang::stage(lang, stage))));
    draw_given(shown);
}

/// The names of the lists, in the order of [`LISTED`].
fn labels(lang: Lang) -> [String; 3] {
    [lang::own_approved(lang), lang::own_tolerated(lang), lang::own_prohibited(lang)]
}

/// The choices of a list; the one that was chosen stays so.
fn choices(id: &str, choices: impl Iterator<Item = (&'static str, String)>) {
    let Some(list) = element(id) else {
        return;
    };
    let chosen = value(id);
    set(id, "");
    for (name, label) in choices {
        if let Some(choice) = text_in(&list, "option", &label) {
            let _ = choice.set_attribute("value", name);
        }
    }
    write(id, &chosen);
}

/// What the organisation says of the same.
fn draw_given(shown: &Shown) {
    let used = &shown.used;
    let lang = used.lang;
    set("given-title", &lang::given_title(lang));
    set("given-why", &lang::given_why(lang));
    set("given", "");
    let Some(list) = element("given") else {
        return;
    };
    let policy = &used.policy;
    let name = policy.organisation.get(lang).map_or_else(|| lang::given_none(lang), str::to_owned);
    let mut lines = vec![(lang::own_organisation(lang), name)];
    for (status, label) in LISTED.into_iter().zip(labels(lang)) {
        let hosts = policy.platforms.iter().filter(|rule| rule.status == status).map(|rule| rule.host.as_str());
        let hosts: Vec<&str> = hosts.collect();
        lines.push((label, if hosts.is_empty() { lang::given_none(lang) } else { hosts.join("\n") }));
    }
    lines.push((lang::own_unlisted(lang), lang::status(lang, policy.unlisted.unwrap_or(Status::Tolerated))));
    let stage = policy.on(today()).stage().unwrap_or(StageName::Block);
    lines.push((lang::own_stage(lang), lang::stage(lang, stage)));
    for (label, text) in lines {
        text_in(&list, "dt", &label);
        text_in(&list, "dd", &text);
    }
}

/// Writes the document into the fields.
fn fill(shown: &Shown) {
    let fields = Fields::of(&shown.own, today());
    write("own-organisation", &fields.organisation);
    for (id, hosts) in LISTS.into_iter().zip(&fields.hosts) {
        write(id, hosts);
    }
    write("own-unlisted", fields.unlisted.name());
    write("own-stage", fields.stage.name());
    mark(shown.used.lang, &[]);
}

/// What stands in the fields.
fn filled_in() -> Fields {
    let stage = value("own-stage");
    Fields {
        organisation: value("own-organisation"),
        hosts: LISTS.map(value),
        unlisted: Status::from_name(&value("own-unlisted")).unwrap_or(Status::Tolerated),
        stage: StageName::ALL.into_iter().find(|known| known.name() == stage).unwrap_or(StageName::Block),
    }
}

/// Says what is wrong in each list, and takes away what was said before.
fn mark(lang: Lang, mistakes: &[Mistake]) {
    for (place, id) in LISTS.into_iter().enumerate() {
        let of_list = mistakes.iter().filter(|mistake| mistake.list == place);
        let said: Vec<String> = of_list
            .map(
                |Mistake { line, twice, .. }| {
                    if *twice { lang::own_twice(lang, line) } else { lang::own_no_host(lang, line) }
                },
            )
            .collect();
        attribute(id, "aria-invalid", if said.is_empty() { "false" } else { "true" });
        set(&format!("{id}-error"), &said.join(" "));
    }
}

/// How things stand, while the policy is the person's to write; else the page shows whose it is.
async fn open() -> Option<Shown> {
    let shown = ask_state().await;
    match shown {
        Some(shown) if !shown.used.is_managed() => Some(shown),
        other => {
            options::draw(other.as_ref());
            None
        }
    }
}

async fn save_form() {
    let Some(shown) = open().await else {
        return;
    };
    let lang = shown.used.lang;
    match filled_in().write(&shown.own, today()) {
        Ok(text) => keep(&text, lang::own_saved, "own-done", None).await,
        Err(mistakes) => {
            mark(lang, &mistakes);
            say("own-done", &lang::own_mistakes(lang), false);
            if let Some(id) = mistakes.first().and_then(|mistake| LISTS.get(mistake.list)) {
                focus(id);
            }
        }
    }
}

/// Puts a whole document in the place of the one that is there.
async fn replace(text: String, said: fn(Lang) -> String) {
    if let Some(shown) = open().await {
        keep(&text, said, "own-file-done", Some(&shown.own)).await;
        // The button that was pressed may be gone.
        focus("own-undo");
    }
}

/// Keeps a document, and says so when the background has it. `before`: what can be taken again.
async fn keep(text: &str, said: fn(Lang) -> String, at: &str, before: Option<&str>) {
    let kept = store(Area::Local, OWN, &text).await;
    let Some(shown) = open().await else {
        return;
    };
    let lang = shown.used.lang;
    options::draw(Some(&shown));
    let done = kept && shown.own == text;
    if done {
        fill(&shown);
        attribute("own-undo", BEFORE, before.unwrap_or_default());
        hide("own-undo", before.is_none());
    }
    for place in ["own-done", "own-file-done"] {
        set(place, "");
    }
    say(at, &if done { said(lang) } else { lang::own_not_saved(lang) }, done);
}

/// Says how it went.
fn say(at: &str, text: &str, well: bool) {
    attribute(at, "class", if well { "done" } else { "error" });
    set(at, text);
}

async fn export() {
    if let Some(shown) = open().await {
        save("politique.json", &shown.own);
    }
}

/// Takes the document of the file that was chosen, as it stands: of its values the reading tells.
async fn import() {
    let input = element("own-file").and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let file = input.as_ref().and_then(|input| input.files()?.get(0));
    let (Some(input), Some(file), Some(shown)) = (input, file, open().await) else {
        return;
    };
    let lang = shown.used.lang;
    let text = if file.size() <= LONGEST { text_of(&file).await } else { None };
    // Chosen again, the same file is to be read again.
    input.set_value("");
    let wrong = match text.as_deref().map(check_document) {
        Some(Ok(())) => String::new(),
        Some(Err(NotADocument::NotJson(line, column))) => lang::own_not_json(lang, line, column),
        Some(Err(NotADocument::NoKey)) => lang::own_no_policy(lang),
        None => lang::own_too_long(lang),
    };
    attribute("own-file", "aria-invalid", if wrong.is_empty() { "false" } else { "true" });
    set("own-file-error", &wrong);
    set("own-file-done", "");
    if let (true, Some(text)) = (wrong.is_empty(), text) {
        keep(&text, lang::own_imported, "own-file-done", Some(&shown.own)).await;
    }
}
