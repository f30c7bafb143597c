//! The policy in force, with what it comes to here: the language, and what of the settings is not used. The background keeps it; the pages have it
//! once more, from what the background tells, for their views.

use balise::Policy;
use balise::lang::Lang;
use balise::policy::{Problem, read_managed_over, read_own};

use crate::browser::ui_language;
#[cfg(any(feature = "pages", feature = "files"))]
use crate::messages::State;

/// Key of the person's own policy, as JSON, on the disk of this browser: the options page writes it.
pub(crate) const OWN: &str = "own-policy";
/// What a policy calls the language in `open`.
const OPEN_LANGUAGE: &str = "language";

/// A policy, ready to be applied.
pub(crate) struct InUse {
    pub(crate) policy: Policy,
    #[cfg(any(feature = "background", feature = "files"))]
    pub(crate) scanner: balise::Scanner,
    pub(crate) lang: Lang,
    /// What of the settings is not used.
    pub(crate) problems: Vec<Problem>,
    /// The last settings that could be read, as JSON; empty without any.
    pub(crate) settings: String,
    /// It is the person's own.
    #[cfg(feature = "pages")]
    own: bool,
    /// An organisation set something.
    managed: bool,
}

impl InUse {
    /// Of the organisation's settings as the browser gives them, over the last that could be read; without any, of the person's own document.
    /// The two are never mixed.
    pub(crate) fn new(given: &str, before: &str, own: &str, chosen: Option<&str>) -> Self {
        let managed = !given.is_empty();
        let (reading, good) = if managed { read_managed_over(given, before) } else { (read_own(own), true) };
        let policy = reading.policy;
        let chosen = chosen.filter(|_| leaves_open(&policy, managed)).map(Lang::from_tag);
        let lang = chosen.or(policy.language).unwrap_or_else(|| Lang::from_tag(&ui_language()));
        Self {
            #[cfg(any(feature = "background", feature = "files"))]
            scanner: policy.scanner(),
            lang,
            policy,
            problems: reading.problems,
            settings: if good { given } else { before }.to_owned(),
            #[cfg(feature = "pages")]
            own: !managed && !own.is_empty(),
            managed,
        }
    }

    /// As the background has it, from what it tells.
    #[cfg(any(feature = "pages", feature = "files"))]
    pub(crate) fn of(state: &State) -> Self {
        Self::new(&state.given, &state.settings, &state.own, state.chosen.as_deref())
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

    /// Whether it is the person's own document.
    #[cfg(feature = "pages")]
    pub(crate) fn is_own(&self) -> bool {
        self.own
    }

    /// Whether an organisation set anything.
    pub(crate) fn is_managed(&self) -> bool {
        self.managed
    }
}

/// Whether a person may choose the language: where the policy says so; without any, it is nobody else's to choose.
fn leaves_open(policy: &Policy, managed: bool) -> bool {
    !managed || policy.open.iter().any(|setting| setting == OPEN_LANGUAGE)
}
