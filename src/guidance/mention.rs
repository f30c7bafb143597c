//! The mention that AI was used, and the reference to it. No law imposes a wording (facts are the organisation's to choose), so that both forms
//! of the mention are texts of the policy, with fields in them.

use crate::lang::{self, Lang};
use crate::policy::{Date, Policy};

/// For whom a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For colleagues.
    #[default]
    Internal,
    /// For citizens and partners.
    External,
}

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Internal, Self::External];

    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::External => "external",
        }
    }

    /// The form of that name; the internal one of any other.
    pub fn from_name(name: &str) -> Self {
        if name == Self::External.name() { Self::External } else { Self::Internal }
    }
}

/// What a mention may say.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The platform.
    pub tool: &'a str,
    /// Who runs it; empty when not known.
    pub vendor: &'a str,
    /// Which of its models, as the page shows it; empty when it does not.
    pub model: &'a str,
    /// Its address; empty for none.
    pub address: &'a str,
    /// The day it was used.
    pub date: Date,
    /// What it did (« résumé »); empty when nobody said.
    pub help: &'a str,
    /// What for; empty when nobody said.
    pub purpose: &'a str,
    /// A person read the text and answers for it.
    pub reviewed: bool,
    /// Who; empty when nobody said.
    pub reviewer: &'a str,
    /// What that person checked.
    pub checked: &'a [String],
    /// What was asked; empty where that is not told.
    pub prompt: &'a str,
}

/// The fields of a policy's text: `{tool}`. What stands in square brackets is left out where a field in it is empty.
pub const FIELDS: [&str; 8] = ["tool", "model", "date", "help", "purpose", "reviewer", "review", "checked"];

/// The mention, by the policy's text or the usual one.
pub fn mention(policy: &Policy, facts: &Facts<'_>, form: Form, lang: Lang) -> String {
    let (own, usual) = match form {
        Form::Internal => (&policy.mention.internal, lang::mention_internal(lang)),
        Form::External => (&policy.mention.external, lang::mention_external(lang)),
    };
    let text = own.get(lang).unwrap_or(&usual);
    expand(text, &|field| Some(value(facts, lang, field)?.replace(['\n', '\r'], " ")))
}

/// A reference in the manner of a bibliography, with what was asked where that is told (facts: what university libraries of Québec advise).
pub fn reference(facts: &Facts<'_>, lang: Lang) -> String {
    let (year, ..) = facts.date.parts();
    let model = if facts.model.is_empty() { lang::reference_unknown(lang) } else { facts.model.to_owned() };
    let vendor = if facts.vendor.is_empty() { facts.tool } else { facts.vendor };
    let mut text = lang::reference(lang, vendor, &year.to_string(), facts.tool, &model);
    if !facts.address.is_empty() {
        text.push_str(&format!(" {}", facts.address));
    }
    if !facts.prompt.trim().is_empty() {
        text.push('\n');
        text.push_str(&lang::reference_prompt(lang, facts.prompt.trim()));
    }
    text
}

/// The first field of a policy's text that there is none of.
pub fn unknown_field(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (field, after) = after.split_once('}')?;
        if !FIELDS.contains(&field) {
            return Some(field);
        }
        rest = after;
    }
    None
}

fn value(facts: &Facts<'_>, lang: Lang, field: &str) -> Option<String> {
    let text = match field {
        "tool" => facts.tool.to_owned(),
        "model" => facts.model.to_owned(),
        "date" => lang::long_date(lang, facts.date),
        "help" => facts.help.to_owned(),
        "purpose" => facts.purpose.trim().to_owned(),
        "reviewer" if facts.reviewed => facts.reviewer.trim().to_owned(),
        "reviewer" => String::new(),
        "review" => match (facts.reviewed, facts.reviewer.trim()) {
            (false, _) => lang::mention_unreviewed(lang),
            (true, "") => lang::mention_reviewed(lang),
            (true, name) => lang::mention_reviewed_by(lang, name),
        },
        // Some are sentences, with points of their own.
        "checked" => facts.checked.join("; "),
        _ => return None,
    };
    Some(text)
}

/// Puts values into a text. What is no field stays as it is.
fn expand(text: &str, value: &impl Fn(&str) -> Option<String>) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[']) {
        said.push_str(&rest[..at]);
        let (open, close) = if rest[at..].starts_with('{') { ('{', '}') } else { ('[', ']') };
        let Some((inside, after)) = rest[at + 1..].split_once(close) else {
            said.push_str(&rest[at..]);
            return said;
        };
        match open {
            '{' => match value(inside) {
                Some(value) => said.push_str(&value),
                None => said.push_str(&format!("{{{inside}}}")),
            },
            _ if !inside.contains('{') => said.push_str(&format!("[{inside}]")),
            _ => {
                let empty = fields(inside).any(|field| value(field).is_some_and(|value| value.is_empty()));
                if !empty {
                    said.push_str(&expand(inside, value));
                }
            }
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The fields that a text names.
fn fields(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what failed by panicking")]
mod tests {
    use super::*;

    fn facts<'a>() -> Facts<'a> {
        Facts {
            tool: "ChatGPT",
            vendor: "OpenAI",
            model: "",
            address: "",
            date: Date::new(2026, 11, 1).unwrap(),
            help: "",
            purpose: "",
            reviewed: false,
            reviewer: "",
            checked: &[],
            prompt: "",
        }
    }

    fn said(facts: &Facts<'_>, form: Form, lang: Lang) -> String {
        mention(&Policy::default(), facts, form, lang).replace('\u{a0}', " ")
    }

    #[test]
    fn it_says_what_is_known_and_claims_no_review_that_nobody_made() {
        let mut facts = facts();
        assert_eq!(
            said(&facts, Form::Internal, Lang::Fr),
            "Préparé avec l’aide de l’IA (ChatGPT) le 1er novembre 2026. À relire et à valider avant usage."
        );
        let checked = ["Loi 25".to_owned(), "45 %".to_owned()];
        facts = Facts {
            model: "GPT-5",
            purpose: "un avis",
            reviewed: true,
            reviewer: " Anne Untel ",
            checked: &checked,
            ..facts
        };
        assert_eq!(
            said(&facts, Form::External, Lang::Fr),
            "Ce texte a été préparé avec l’aide d’un outil d’intelligence artificielle (ChatGPT, GPT-5) le 1er novembre 2026, pour : un avis. \
             Relu et validé par Anne Untel. Vérifié : Loi 25; 45 %."
        );
        facts.reviewer = "";
        assert_eq!(
            said(&facts, Form::Internal, Lang::En),
            "Prepared with the help of AI (ChatGPT, GPT-5) on November 1, 2026, for: un avis. Read and approved by a person. Checked: Loi 25; 45 %."
        );
    }

    #[test]
    fn the_policy_has_its_own_words() {
        let text = r#"{"mention": {"internal": {"fr": "IA : {tool}[ ({model})] [sic] {rien} — {reviewer}[, {purpose}", "en": "AI: {tool}"}}}"#;
        let policy = crate::policy::read_json(text).unwrap().policy;
        assert_eq!(mention(&policy, &facts(), Form::Internal, Lang::Fr), "IA : ChatGPT [sic] {rien} — [, {purpose}");
        assert_eq!(mention(&policy, &facts(), Form::Internal, Lang::En), "AI: ChatGPT");
        assert!(mention(&policy, &facts(), Form::External, Lang::Fr).starts_with("Ce texte"), "the usual one");
        assert_eq!(unknown_field("{tool} {rien} {autre}"), Some("rien"));
        assert_eq!(unknown_field("{tool}[ {model}] {"), None);
    }

    #[test]
    fn what_is_put_in_is_no_field() {
        let facts = Facts { tool: "{date}[x]", reviewed: true, reviewer: "{tool}\nsuite", ..facts() };
        assert_eq!(
            said(&facts, Form::Internal, Lang::En),
            "Prepared with the help of AI ({date}[x]) on November 1, 2026. Read and approved by {tool} suite."
        );
    }

    #[test]
    fn the_reference() {
        let facts = Facts { address: "https://chatgpt.com", prompt: " Résume ce règlement. ", ..facts() };
        assert_eq!(
            reference(&facts, Lang::Fr).replace('\u{a0}', " "),
            "OpenAI. (2026). ChatGPT (version non indiquée) [Grand modèle de langage]. https://chatgpt.com\nRequête : « Résume ce règlement. »"
        );
    }
}
