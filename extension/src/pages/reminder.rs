//! Reminders in turn: one a day at the most, of what the policy wants people reminded of, as often as it says.

use balise::guidance;
use balise::lang::{self, Lang};
use balise::policy::{Date, Policy};
use wasm_bindgen_futures::spawn_local;

use super::drawing::{attribute, hide, press, set};
use super::guide::changed_on;
use crate::browser::{Area, load, store, today};
use crate::in_use::InUse;

/// Key of what was said on which day, on the disk of this browser.
const SAID: &str = "reminded";

/// A topic of the policy, and its words where the policy has none.
type Topic = (&'static str, fn(Lang) -> String);

/// The topics that the panel speaks of; the others are said where they are of use.
const TOPICS: [Topic; 5] = [
    ("password", lang::reminder_password),
    ("lock", lang::reminder_lock),
    ("phishing", lang::reminder_phishing),
    ("two_factor", lang::reminder_two_factor),
    ("social", lang::reminder_social),
];

/// Topics and the day on which each was said last (`2026-11-27`).
type Said = Vec<(String, String)>;

/// Shows the next one, where it is time.
pub(super) async fn draw(used: &InUse) {
    let said: Said = load(Area::Local, SAID).await.unwrap_or_default();
    let Some((topic, words)) = next(&used.policy, &said, changed_on().await, today()) else {
        return;
    };
    let lang = used.lang;
    set("due", &text(&used.policy, topic, lang).unwrap_or_else(|| words(lang)));
    set("reminder-done", &lang::reminder_done(lang));
    hide("reminder-done", false);
    if topic == "password" {
        set("due-open", &lang::reminder_password_open(lang));
        attribute("due-open", "href", "guide.html#part-password");
    } else {
        hide("due-open", true);
    }
    hide("task", false);
    press("reminder-done", move || {
        let mut said = said.clone();
        said.retain(|(known, _)| known != topic);
        said.push((topic.to_owned(), today().to_string()));
        spawn_local(async move {
            store(Area::Local, SAID, &said).await;
            hide("task", true);
        });
    });
}

/// What the policy's own section says of it.
fn text(policy: &Policy, topic: &str, lang: Lang) -> Option<String> {
    let reminder = policy.reminders.iter().find(|reminder| reminder.topic == topic)?;
    let clause = policy.clause(reminder.clause.as_deref()?)?;
    clause.text.get(lang).map(str::to_owned)
}

/// The topic whose turn it is: of those that are due, the one that was said longest ago. None where one was said today.
fn next(policy: &Policy, said: &Said, changed: Option<Date>, today: Date) -> Option<Topic> {
    let day = |topic: &str| said.iter().find(|(known, _)| known == topic).and_then(|(_, day)| Date::parse(day));
    if TOPICS.iter().any(|(topic, _)| day(topic) == Some(today)) {
        return None;
    }
    let last = |topic: &str| if topic == "password" { day(topic).max(changed) } else { day(topic) };
    let due =
        TOPICS.into_iter().filter(|(topic, _)| guidance::due(guidance::frequency(policy, topic), last(topic), today));
    due.min_by_key(|(topic, _)| last(topic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_in_its_turn_and_one_a_day() {
        let policy = Policy::builtin();
        let day = |text: &str| Date::parse(text).unwrap_or(Date::EPOCH);
        let topic = |said: &Said, changed, on: &str| next(&policy, said, changed, day(on)).map(|(topic, _)| topic);
        let mut said = Said::new();
        let mut order = Vec::new();
        for on in ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"] {
            let Some(now) = topic(&said, None, on) else {
                continue;
            };
            order.push(now);
            said.retain(|(known, _)| known != now);
            said.push((now.to_owned(), on.to_owned()));
            assert_eq!(topic(&said, None, on), None, "one a day");
        }
        assert_eq!(order, ["password", "lock", "phishing", "two_factor", "social"], "nothing on the sixth day");
        assert_eq!(topic(&said, None, "2026-11-09"), Some("lock"), "a week later");
        assert_eq!(
            topic(&Said::new(), Some(day("2026-11-01")), "2026-11-02"),
            Some("lock"),
            "it was changed yesterday"
        );
        assert_eq!(next(&Policy::default(), &Said::new(), None, day("2026-11-02")).map(|(topic, _)| topic), None);
    }
}
