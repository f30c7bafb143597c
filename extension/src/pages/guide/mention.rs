//! The mention for a text that was copied elsewhere, and the reference. What is written here is looked through like a message, above all the
//! request: a request that is quoted is a second way out.

use std::rc::Rc;

use balise::guidance::{self, Facts, Form};
use balise::lang::{self, Lang};
use balise::platforms;
use balise::policy::{Policy, Status};

use super::attest::kept;
use super::forms::{changed, choices, field, submitted, watch};
use crate::browser::pages::to_clipboard;
use crate::browser::today;
use crate::pages::drawing::{attribute, element, press, set, ticked, value};
use crate::pages::state::Shown;

/// What the AI may have done (UQAM's and Sherbrooke's guides ask for the nature of the help).
const HELP: [fn(Lang) -> String; 5] =
    [lang::help_wrote, lang::help_summed, lang::help_translated, lang::help_reworded, lang::help_corrected];

pub(super) async fn draw(shown: &Rc<Shown>) {
    let lang = shown.used.lang;
    for (id, text) in [
        ("mention-why", lang::mention_why(lang)),
        ("mention-short-title", lang::mention_short(lang)),
        ("mention-copy", lang::mention_copy(lang)),
        ("mention-full-title", lang::mention_full(lang)),
        ("mention-copy-full", lang::mention_copy_full(lang)),
    ] {
        set(id, &text);
    }
    let Some(form) = element("mention-form") else {
        return;
    };
    field(&form, "input", "tool", &lang::mention_tool(lang), Some(&lang::mention_tool_hint(lang)));
    field(&form, "input", "model", &lang::mention_model(lang), None);
    choices(&form, "radio", "help", &lang::mention_help(lang), &HELP.map(|help| help(lang)));
    field(&form, "input", "purpose", &lang::mention_purpose(lang), None);
    choices(&form, "radio", "form", &lang::mention_form(lang), &Form::ALL.map(|form| lang::form(lang, form)));
    choices(&form, "radio", "tongue", &lang::mention_language(lang), &[lang::french(lang), lang::english(lang)]);
    choices(&form, "checkbox", "reviewed", &lang::mention_review(lang), &[lang::mention_i_reviewed(lang)]);
    field(&form, "input", "reviewer", &lang::read_name(lang), None);
    field(&form, "textarea", "prompt", &lang::mention_prompt(lang), Some(&lang::mention_prompt_hint(lang)));
    attribute("form-0", "checked", "");
    attribute(if lang == Lang::Fr { "tongue-0" } else { "tongue-1" }, "checked", "");
    attribute("tool", "value", &approved(&shown.used.policy).unwrap_or_default());
    if let Some(read) = kept().await {
        attribute("reviewer", "value", &read.name);
    }
    for id in ["purpose", "prompt"] {
        watch(id, lang);
    }
    let own = Rc::clone(shown);
    changed(&form, move || show(&own));
    submitted(&form, || {});
    show(shown);
    for (button, text) in [("mention-copy", "mention-short"), ("mention-copy-full", "mention-full")] {
        press(button, move || {
            let said = element(text).and_then(|element| element.text_content()).unwrap_or_default();
            wasm_bindgen_futures::spawn_local(async move {
                let done = to_clipboard(&said).await;
                set("mention-done", &if done { lang::mention_copied(lang) } else { lang::mention_not_copied(lang) });
            });
        });
    }
}

/// The organisation's platform, where it has approved one.
fn approved(policy: &Policy) -> Option<String> {
    let first = policy.platforms.iter().find(|rule| rule.status == Status::Approved)?;
    policy.called(&first.host, platforms::path_on(&first.host))
}

fn show(shown: &Shown) {
    let written = if ticked("tongue-1") { Lang::En } else { Lang::Fr };
    let tool = value("tool");
    let known = platforms::described().find(|(platform, _)| platform.name.eq_ignore_ascii_case(tool.trim()));
    let helped = HELP.iter().enumerate().find(|(place, _)| ticked(&format!("help-{place}")));
    let (model, purpose, reviewer, prompt) = (value("model"), value("purpose"), value("reviewer"), value("prompt"));
    let help = helped.map_or_else(String::new, |(_, help)| help(written));
    let address = known
        .and_then(|(platform, _)| platform.hosts.first())
        .map(|host| format!("https://{host}"))
        .unwrap_or_default();
    let facts = Facts {
        tool: if tool.trim().is_empty() { "…" } else { tool.trim() },
        vendor: known.map_or("", |(_, details)| details.vendor),
        model: model.trim(),
        address: &address,
        date: today(),
        help: &help,
        purpose: &purpose,
        reviewed: ticked("reviewed-0"),
        reviewer: &reviewer,
        checked: &[],
        prompt: &prompt,
    };
    let form = if ticked("form-1") { Form::External } else { Form::Internal };
    set("mention-short", &guidance::mention(&shown.used.policy, &facts, form, written));
    set("mention-full", &guidance::reference(&facts, written));
    for id in ["mention-short", "mention-full"] {
        attribute(id, "lang", written.tag());
    }
}
