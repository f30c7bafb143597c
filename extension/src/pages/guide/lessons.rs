//! Short lessons: a minute each, to be opened one by one.

use balise::lang::{self, Lang};

use crate::pages::drawing::{element, text_in};

type Lesson = [fn(Lang) -> String; 2];

/// A title and what it teaches. One that says something new makes a new version (`attest::LESSONS`).
const LESSONS: [Lesson; 5] = [
    [lang::lesson_personal_title, lang::lesson_personal],
    [lang::lesson_labels_title, lang::lesson_labels],
    [lang::lesson_answers_title, lang::lesson_answers],
    [lang::lesson_people_title, lang::lesson_people],
    [lang::lesson_incident_title, lang::lesson_incident],
];

pub(super) fn draw(lang: Lang) {
    let Some(all) = element("lessons") else {
        return;
    };
    for [title, text] in LESSONS {
        if let Some(lesson) = text_in(&all, "details", "") {
            text_in(&lesson, "summary", &title(lang));
            text_in(&lesson, "p", &text(lang));
        }
    }
}
