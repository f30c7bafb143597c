//! The policy in force: the organisation's, out of the managed settings, over the default. It answers from the last good copy at once,
//! then asks the browser, and acts on a difference only.

use std::cell::RefCell;
use std::rc::Rc;

use balise::Policy;
use balise::policy::{Reading, read_managed_over};

use crate::browser::background::managed;
use crate::browser::{Area, load, store};
use crate::in_use::InUse;

/// Key of the last good copy.
const COPY: &str = "policy";
/// Key of when no settings were found where there had been some, in milliseconds since 1970.
const GONE: &str = "policyGone";
/// Key of the language that the person chose.
const LANGUAGE: &str = "language";
/// How long settings must stay away before they are taken for removed: Chromium does not know them for the first moments after a start.
const PATIENCE: f64 = 60_000.0;

/// Keeps the policy in force.
pub(crate) struct Keeper {
    used: RefCell<Rc<InUse>>,
    /// The settings as the browser gave them last, as JSON; empty without any.
    given: RefCell<String>,
    /// The language that the person chose, whether the policy lets it count or not.
    chosen: RefCell<Option<String>>,
}

impl Keeper {
    /// With the default, until the settings are known.
    pub(crate) fn new() -> Self {
        let policy = Policy::builtin();
        let used = InUse::new(Reading { policy, problems: Vec::new() }, "", None);
        Self { used: RefCell::new(Rc::new(used)), given: RefCell::default(), chosen: RefCell::default() }
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

    /// The settings as the browser gave them last, as JSON; empty without any.
    pub(crate) fn given(&self) -> String {
        self.given.borrow().clone()
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
            self.take(&self.given(), &settings);
        }
    }

    fn take(&self, settings: &str, before: &str) {
        let (reading, good) = read_managed_over(settings, before);
        let remembered = if good { settings } else { before };
        let used = InUse::new(reading, remembered, self.chosen.borrow().as_deref());
        settings.clone_into(&mut self.given.borrow_mut());
        *self.used.borrow_mut() = Rc::new(used);
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
