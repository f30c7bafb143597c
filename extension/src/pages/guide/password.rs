//! A password against what is asked of one, as it is written, here and nowhere else; and when it was changed last.

use balise::guidance::{self, PasswordRule};
use balise::lang::{self, Lang};
use balise::policy::Date;
use balise::verdict::view::Icon;
use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{Area, load, store, today};
use crate::in_use::InUse;
use crate::pages::drawing::{create, element, picture, press, set, text_in, value};

/// Key of the day on which the person says that it was changed.
const CHANGED: &str = "password-changed";

/// The day on which the person said that it was changed.
pub(crate) async fn changed_on() -> Option<Date> {
    load::<String>(Area::Local, CHANGED).await.and_then(|day| Date::parse(&day))
}

pub(super) async fn draw(used: &InUse) {
    let lang = used.lang;
    for (id, text) in [
        ("password-why", lang::password_why(lang)),
        ("password-label", lang::password_label(lang)),
        ("password-today", lang::password_today(lang)),
    ] {
        set(id, &text);
    }
    judge(lang);
    if let Some(field) = element("password") {
        EventListener::new(&field, "input", move |_| judge(lang)).forget();
    }
    let every = guidance::frequency(&used.policy, "password").to_owned();
    draw_changed(lang, &every, changed_on().await);
    press("password-today", move || {
        let every = every.clone();
        spawn_local(async move {
            store(Area::Local, CHANGED, &today().to_string()).await;
            draw_changed(lang, &every, Some(today()));
        });
    });
}

fn draw_changed(lang: Lang, every: &str, day: Option<Date>) {
    let said = match day {
        None => lang::password_never(lang),
        Some(day) if guidance::due(every, Some(day), today()) => lang::password_due(lang, &day.to_string()),
        Some(day) => lang::password_changed(lang, &day.to_string()),
    };
    set("password-changed", &said);
}

/// What it keeps, and what it does not yet: by a drawing and by words.
fn judge(lang: Lang) {
    let password = value("password");
    set("password-rules", "");
    let Some(list) = element("password-rules") else {
        return;
    };
    let mut kept = 0;
    for rule in PasswordRule::ALL {
        let keeps = rule.keeps(&password);
        kept += usize::from(keeps);
        let Some(item) = create("li") else {
            continue;
        };
        let drawing = if keeps { Icon::RingCheck } else { Icon::Pause };
        if let Some(picture) = picture(drawing) {
            let _ = item.append_child(&picture);
        }
        let words = match rule {
            PasswordRule::Length => lang::password_length(lang, guidance::PASSWORD_LENGTH),
            PasswordRule::Capital => lang::password_capital(lang),
            PasswordRule::Digit => lang::password_digit(lang),
            PasswordRule::Symbol => lang::password_symbol(lang),
        };
        let state = if keeps { lang::password_yes(lang) } else { lang::password_no(lang) };
        text_in(&item, "span", &lang::password_rule(lang, &words, &state));
        let _ = list.append_child(&item);
    }
    let said = match (password.is_empty(), PasswordRule::ALL.len() - kept) {
        (true, _) => String::new(),
        (false, 0) => lang::password_good(lang),
        (false, missing) => lang::password_missing(lang, missing),
    };
    set("password-said", &said);
}
