//! The policy in force: the organisation's, out of the managed settings, over the default; where no organisation set any, the person's own. It
//! answers from the last good copy at once, then asks the browser, and acts on a difference only.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::{Area, load, managed, store};
use crate::in_use::{InUse, OWN};

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
    /// The person's own policy; it holds only where no organisation's does.
    own: RefCell<String>,
}

impl Keeper {
    /// With the default, until the settings are known.
    pub(crate) fn new() -> Self {
        let used = RefCell::new(Rc::new(InUse::new("", "", "", None)));
        Self { used, given: RefCell::default(), chosen: RefCell::default(), own: RefCell::default() }
    }

    /// The policy in force.
    pub(crate) fn now(&self) -> Rc<InUse> {
        Rc::clone(&self.used.borrow())
    }

    /// Takes up the last good copy; without one, what the browser answers.
    pub(crate) async fn begin(&self) {
        let chosen = load::<String>(Area::Local, LANGUAGE).await.filter(|language| !language.is_empty());
        *self.chosen.borrow_mut() = chosen;
        let own = own().await;
        *self.own.borrow_mut() = own;
        match load::<String>(Area::Local, COPY).await.filter(|copy| !copy.is_empty()) {
            Some(copy) => self.take(&copy, &copy),
            None => {
                // The default is in use; what the person set is not yet.
                if self.chosen().is_some() || !self.own().is_empty() {
                    self.take("", "");
                }
                self.reconcile().await;
            }
        }
    }

    /// Asks again while nothing was ever set: Chromium answers with nothing until it has registered the schema of a new extension, and the
    /// event that then comes may find no background to listen (chromium, managed_value_store_cache.cc). The person may have written another
    /// policy of their own.
    pub(crate) async fn look_again(&self) {
        if !self.now().is_managed() {
            let own = own().await;
            if self.own.replace(own.clone()) != own {
                let settings = self.now().settings.clone();
                self.take(&self.given(), &settings);
            }
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

    /// The person's own policy; empty without one.
    pub(crate) fn own(&self) -> String {
        self.own.borrow().clone()
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
        let used = InUse::new(settings, before, &self.own.borrow(), self.chosen.borrow().as_deref());
        settings.clone_into(&mut self.given.borrow_mut());
        *self.used.borrow_mut() = Rc::new(used);
    }
}

/// The person's own policy, as it stands on the disk.
async fn own() -> String {
    load(Area::Local, OWN).await.unwrap_or_default()
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
