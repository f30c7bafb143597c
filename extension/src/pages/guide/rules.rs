//! The rules in a glance: what to do and not to do, what AI helps with and what it is not for.

use balise::lang::{self, Lang};
use balise::verdict::view::Icon;

use crate::pages::drawing::{element, picture, text_in};

/// A heading, its drawing, its lines.
type Group = (fn(Lang) -> String, Icon, &'static [fn(Lang) -> String]);

/// After the directives, the useful uses and the discouraged ones of the guide for municipalities (P-GUIDE 2).
const GROUPS: [Group; 4] = [
    (
        lang::rules_do,
        Icon::RingCheck,
        &[lang::do_approved, lang::do_labels, lang::do_check, lang::do_say, lang::do_report],
    ),
    (
        lang::rules_dont,
        Icon::Octagon,
        &[lang::dont_personal, lang::dont_confidential, lang::dont_works, lang::dont_decide],
    ),
    (
        lang::rules_useful,
        Icon::Quote,
        &[
            lang::use_spelling,
            lang::use_summary,
            lang::use_plain,
            lang::use_title,
            lang::use_visual,
            lang::use_research,
            lang::use_code,
        ],
    ),
    (
        lang::rules_discouraged,
        Icon::RobotHand,
        &[lang::avoid_rating, lang::avoid_likeness, lang::avoid_access, lang::avoid_judgment, lang::avoid_search],
    ),
];

pub(super) fn draw(lang: Lang) {
    let Some(all) = element("rules") else {
        return;
    };
    for (title, icon, lines) in GROUPS {
        let Some(group) = text_in(&all, "div", "") else {
            return;
        };
        if let (Some(heading), Some(picture)) = (text_in(&group, "h3", ""), picture(icon)) {
            let _ = heading.append_child(&picture);
            text_in(&heading, "span", &title(lang));
        }
        if let Some(list) = text_in(&group, "ul", "") {
            for line in lines {
                text_in(&list, "li", &line(lang));
            }
        }
    }
}
