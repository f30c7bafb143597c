//! The policy in force: the organisation's, out of the managed settings, over the default. It answers from the last good copy at once,
//! then asks the browser, and acts on a difference only.

use std::cell::RefCell;
use std::rc::Rc;

use balise::lang::Lang;
use balise::policy::{Problem, Reading, What, read_managed_over};
use balise::{Policy, Scanner};

use crate::browser::background::{Area, load, managed, store};
use crate::browser::ui_language;

/// Key of the last good copy.
const COPY: &str = "policy";
/// Key of when no settings were found where there had been some, in milliseconds since 1970.
const GONE: &str = "policyGone";
/// Key of the language that the person chose.
const LANGUAGE: &str = "language";
/// What a policy calls it in `open`.
const OPEN_LANGUAGE: &str = "language";
/// How long settings must stay away before they are taken for removed: Chromium does not know them for the first moments after a start.
const PATIENCE: f64 = 60_000.0;

/// A policy, ready to be applied.
pub(crate) struct InUse {
    pub(crate) policy: Policy,
    pub(crate) scanner: Scanner,
    pub(crate) lang: Lang,
    /// What of the settings is not used.
    pub(crate) problems: Vec<Problem>,
    /// The last settings that could be read, as JSON; empty without any.
    settings: String,
}

impl InUse {
    fn new(reading: Reading, settings: String, chosen: Option<&str>) -> Rc<Self> {
        let Reading { policy, problems } = reading;
        let chosen = chosen.filter(|_| leaves_open(&policy, !settings.is_empty())).map(Lang::from_tag);
        let lang = chosen.or(policy.language).unwrap_or_else(|| Lang::from_tag(&ui_language()));
        Rc::new(Self { scanner: policy.scanner(), lang, policy, problems, settings })
    }

    /// Whether it stands in for a document that could not be read.
    fn stands_in(&self) -> bool {
        self.problems.iter().any(|problem| problem.what == What::LastStands)
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

/// Keeps the policy in force.
pub(crate) struct Keeper {
    used: RefCell<Rc<InUse>>,
    /// The language that the person chose, whether the policy lets it count or not.
    chosen: RefCell<Option<String>>,
}

impl Keeper {
    /// With the default, until the settings are known.
    pub(crate) fn new() -> Self {
        let policy = Policy::builtin();
        let used = InUse::new(Reading { policy, problems: Vec::new() }, String::new(), None);
        Self { used: RefCell::new(used), chosen: RefCell::default() }
    }

    /// The policy in force.
    pub(crate) fn now(&self) -> Rc<InUse> {
        Rc::clone(&self.used.borrow())
    }

    /// Takes up the last good copy; without one, what the browser answers.
    pub(crate) async fn begin(&self) {
        let chosen = load::<String>(Area::Local, LANGUAGE).await.filter(|language| !language.is_empty());
        *self.chosen.borrow_mut() = chosen;
        match load::<String>(Area::Local, COPY).await.filter(|copy| !copy.is_empty()) {
            Some(copy) => self.take(&copy, &copy),
            None => {
                // The default is in use; the language is the person's.
                if self.chosen().is_some() {
                    self.take("", "");
                }
                self.reconcile().await;
            }
        }
    }

    /// Asks again while nothing was ever set: Chromium answers with nothing until it has registered the schema of a new extension, and the
    /// event that then comes may find no background to listen (chromium, managed_value_store_cache.cc).
    pub(crate) async fn look_again(&self) {
        if !self.now().is_managed() {
            self.reconcile().await;
        }
    }

    /// Asks the browser for the settings, and takes them up where they differ.
    pub(crate) async fn reconcile(&self) {
        let before = self.now().settings.clone();
        let settings = match managed().await {
            Some(settings) => settings,
            None if before.is_empty() || !gone_for_long().await => return,
            None => String::new(),
        };
        store(Area::Session, GONE, &0.0).await;
        if settings == before && !self.now().stands_in() {
            return;
        }
        self.take(&settings, &before);
        let after = self.now().settings.clone();
        if after != before {
            store(Area::Local, COPY, &after).await;
        }
    }

    /// The language that the person chose.
    pub(crate) fn chosen(&self) -> Option<String> {
        self.chosen.borrow().clone()
    }

    /// Remembers the language that the person chose; none for the browser's.
    pub(crate) async fn choose(&self, language: Option<&str>) {
        let language = language.filter(|language| matches!(*language, "fr" | "en"));
        if self.now().leaves_language_open() {
            *self.chosen.borrow_mut() = language.map(str::to_owned);
            store(Area::Local, LANGUAGE, &language.unwrap_or_default()).await;
            let settings = self.now().settings.clone();
            self.take(&settings, &settings);
        }
    }

    fn take(&self, settings: &str, before: &str) {
        let (reading, good) = read_managed_over(settings, before);
        let remembered = if good { settings } else { before };
        let used = InUse::new(reading, remembered.to_owned(), self.chosen.borrow().as_deref());
        *self.used.borrow_mut() = used;
    }
}

/// Whether the settings have been away for long enough; begins to count when they have just gone.
async fn gone_for_long() -> bool {
    let now = js_sys::Date::now();
    match load::<f64>(Area::Session, GONE).await.filter(|since| *since > 0.0) {
        Some(since) => now - since > PATIENCE,
        None => {
            store(Area::Session, GONE, &now).await;
            false
        }
    }
}
