//! The policy in force, with what it comes to here: the language, and what of the settings is not used. The background keeps it; the pages have it
//! once more, from what the background tells, for their views.

use balise::Policy;
use balise::lang::Lang;
#[cfg(feature = "pages")]
use balise::policy::read_managed_over;
use balise::policy::{Problem, Reading};

use crate::browser::ui_language;
#[cfg(feature = "pages")]
use crate::messages::State;

/// What a policy calls the language in `open`.
const OPEN_LANGUAGE: &str = "language";

/// A policy, ready to be applied.
pub(crate) struct InUse {
    pub(crate) policy: Policy,
    #[cfg(feature = "background")]
    pub(crate) scanner: balise::Scanner,
    pub(crate) lang: Lang,
    /// What of the settings is not used.
    pub(crate) problems: Vec<Problem>,
    /// The last settings that could be read, as JSON; empty without any.
    pub(crate) settings: String,
}

impl InUse {
    pub(crate) fn new(reading: Reading, settings: &str, chosen: Option<&str>) -> Self {
        let Reading { policy, problems } = reading;
        let chosen = chosen.filter(|_| leaves_open(&policy, !settings.is_empty())).map(Lang::from_tag);
        let lang = chosen.or(policy.language).unwrap_or_else(|| Lang::from_tag(&ui_language()));
        Self {
            #[cfg(feature = "background")]
            scanner: policy.scanner(),
            lang,
            policy,
            problems,
            settings: settings.to_owned(),
        }
    }

    /// As the background has it, from what it tells.
    #[cfg(feature = "pages")]
    pub(crate) fn of(state: &State) -> Self {
        let State { given, settings, chosen, .. } = state;
        Self::new(read_managed_over(given, settings).0, settings, chosen.as_deref())
    }

    /// Whether it stands in for a document that could not be read.
    #[cfg(feature = "background")]
    pub(crate) fn stands_in(&self) -> bool {
        self.problems.iter().any(|problem| problem.what == balise::policy::What::LastStands)
    }

    /// Whether the person may choose the language.
    pub(crate) fn leaves_language_open(&self) -> bool {
        leaves_open(&self.policy, self.is_managed())
    }

    /// Whether an organisation set anything.
    pub(crate) fn is_managed(&self) -> bool {
        !self.settings.is_empty() || !self.problems.is_empty()
    }
}

/// Whether a person may choose the language: where the policy says so; without any, it is nobody else's to choose.
fn leaves_open(policy: &Policy, managed: bool) -> bool {
    !managed || policy.open.iter().any(|setting| setting == OPEN_LANGUAGE)
}
