//! The one catalogue of what people read, French first. Each message is a function, so that a message without its English,
//! or without a value it speaks of, does not compile; a test holds Québec's typography on every French text.

mod catalogue;
mod kinds;
#[cfg(feature = "files")]
mod places;

pub use catalogue::*;
pub use kinds::{icon, label_word, name};
#[cfg(feature = "files")]
pub use places::{not_redacted, place, unread};

use serde::{Deserialize, Serialize};

use crate::detect::Category;
use crate::guidance::Form;
use crate::platforms::Service;
use crate::policy::{Date, StageName, Status};
use crate::sites::SiteCategory;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Québec French, the default.
    #[default]
    Fr,
    /// Canadian English.
    En,
}

impl Lang {
    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-CA",
            Self::En => "en-CA",
        }
    }

    /// The language of a tag such as `en-US` or `fr`: English only when it says so.
    pub fn from_tag(tag: &str) -> Self {
        let english = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if english { Self::En } else { Self::Fr }
    }

    /// Whether a count takes the singular: 0 and 1 in French, 1 alone in English (CLDR plural rules).
    pub(crate) fn singular(self, count: usize) -> bool {
        count == 1 || (count == 0 && self == Self::Fr)
    }
}

/// Why a field is not looked at, in words: the names that the page's part has for its reasons (`extension/content/composer.ts`). None where
/// there is none that is known.
pub fn reasons(lang: Lang, names: &[String]) -> Option<String> {
    let word = |name: &String| match name.as_str() {
        "password" => Some(field_password(lang)),
        "email" => Some(field_email(lang)),
        "telephone" => Some(field_telephone(lang)),
        "number" => Some(field_number(lang)),
        "readOnly" => Some(field_read_only(lang)),
        "disabled" => Some(field_disabled(lang)),
        _ => None,
    };
    let words: Vec<String> = names.iter().filter_map(word).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// What a service does.
pub fn service(lang: Lang, service: Service) -> String {
    match service {
        Service::Agent => service_agent(lang),
        Service::Audio => service_audio(lang),
        Service::Chat => service_chat(lang),
        Service::Coding => service_coding(lang),
        Service::Documents => service_documents(lang),
        Service::Image => service_image(lang),
        Service::Meeting => service_meeting(lang),
        Service::Models => service_models(lang),
        Service::Search => service_search(lang),
        Service::Transcription => service_transcription(lang),
        Service::Translator => service_translator(lang),
        Service::Video => service_video(lang),
        Service::Writing => service_writing(lang),
    }
}

/// A platform's standing.
pub fn status(lang: Lang, status: Status) -> String {
    match status {
        Status::Approved => status_approved(lang),
        Status::Tolerated => status_tolerated(lang),
        Status::Prohibited => status_prohibited(lang),
        Status::Unknown => status_unknown(lang),
    }
}

/// A category of sites.
pub fn site_category(lang: Lang, category: SiteCategory) -> String {
    match category {
        SiteCategory::Gambling => site_gambling(lang),
        SiteCategory::Games => site_games(lang),
        SiteCategory::Adult => site_adult(lang),
        SiteCategory::Hate => site_hate(lang),
        SiteCategory::Illegal => site_illegal(lang),
        SiteCategory::Piracy => site_piracy(lang),
        SiteCategory::Circumvention => site_circumvention(lang),
        SiteCategory::Streaming => site_streaming(lang),
        SiteCategory::Social => site_social(lang),
        SiteCategory::Shopping => site_shopping(lang),
    }
}

/// A category of kinds.
pub fn category(lang: Lang, category: Category) -> String {
    match category {
        Category::Personal => category_personal(lang),
        Category::Confidential => category_confidential(lang),
        Category::Credential => category_credential(lang),
        Category::Copyright => category_copyright(lang),
        Category::Use => category_use(lang),
        Category::Custom => category_custom(lang),
        Category::Lineage => category_lineage(lang),
    }
}

/// A number with its thousands apart: « 1 900 », “1,900”.
pub fn number(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let apart = if lang == Lang::Fr { '\u{a0}' } else { ',' };
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(apart);
        }
        out.push(digit);
    }
    out
}

/// For whom a text with a mention is.
pub fn form(lang: Lang, form: Form) -> String {
    match form {
        Form::Internal => form_internal(lang),
        Form::External => form_external(lang),
    }
}

/// A stage of a rollout.
pub fn stage(lang: Lang, stage: StageName) -> String {
    match stage {
        StageName::Observe => stage_observe(lang),
        StageName::Remind => stage_remind(lang),
        StageName::Warn => stage_warn(lang),
        StageName::Block => stage_block(lang),
    }
}

/// What a key of the policy is for, of those that group policy tools set by themselves; empty for others.
pub fn policy_key(lang: Lang, key: &str) -> String {
    match key {
        "organisation" => policy_key_organisation(lang),
        "language" => policy_key_language(lang),
        "approved" => policy_key_approved(lang),
        "tolerated" => policy_key_tolerated(lang),
        "prohibited" => policy_key_prohibited(lang),
        "guarded" => policy_key_guarded(lang),
        "allow" => policy_key_allow(lang),
        "groups" => policy_key_groups(lang),
        _ => String::new(),
    }
}

/// A day in full: « 1er novembre 2026 », “November 1, 2026”.
pub fn long_date(lang: Lang, date: Date) -> String {
    const MONTHS: [[&str; 2]; 12] = [
        ["janvier", "January"],
        ["février", "February"],
        ["mars", "March"],
        ["avril", "April"],
        ["mai", "May"],
        ["juin", "June"],
        ["juillet", "July"],
        ["août", "August"],
        ["septembre", "September"],
        ["octobre", "October"],
        ["novembre", "November"],
        ["décembre", "December"],
    ];
    let (year, month, day) = date.parts();
    let [french, english] = MONTHS.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default();
    match lang {
        Lang::Fr => format!("{day}{}\u{a0}{french} {year}", if day == 1 { "er" } else { "" }),
        Lang::En => format!("{english} {day}, {year}"),
    }
}

/// A list in words: « a, b et c ».
pub(crate) fn list(lang: Lang, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), and(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, diagnostic_sample, number};
    use crate::{Kind, Scanner};

    #[test]
    fn thousands_stand_apart() {
        for (count, french, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1900, "1\u{a0}900", "1,900"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
        ] {
            assert_eq!((number(Lang::Fr, count).as_str(), number(Lang::En, count).as_str()), (french, english));
        }
    }

    #[test]
    fn all_of_the_diagnostic_s_text_is_found() {
        for lang in [Lang::Fr, Lang::En] {
            let kinds: Vec<_> =
                Scanner::default().scan(&diagnostic_sample(lang)).iter().map(|found| found.kind).collect();
            assert_eq!(kinds, [Kind::PersonName, Kind::Sin], "{lang:?}");
        }
    }
}
