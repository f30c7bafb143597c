//! What the pages make their views of: what the background tells, read into a policy once more here.

use balise::lang::{self, Lang};
use balise::policy::Contact;

use crate::browser::pages::ask;
use crate::in_use::InUse;
use crate::messages::{Reply, Request, State};

/// The policy in force, and what goes with it.
pub(super) struct Shown {
    pub(super) used: InUse,
    /// The language that the person chose.
    pub(super) chosen: Option<String>,
    /// The person's own document, in force or not; empty without one.
    pub(super) own: String,
}

/// Asks the background; none where it does not answer.
pub(super) async fn ask_state() -> Option<Shown> {
    state(&Request::State).await
}

/// The same by another request that is answered with it.
pub(super) async fn state(request: &Request) -> Option<Shown> {
    let Reply::Ok { answer } = ask::<Reply<State>>(request).await? else {
        return None;
    };
    let used = InUse::of(&answer);
    Some(Shown { used, chosen: answer.chosen, own: answer.own })
}

/// The organisation, or the words that stand for it.
pub(super) fn organisation(used: &InUse) -> String {
    used.policy.organisation.get(used.lang).map_or_else(|| lang::your_organisation(used.lang), str::to_owned)
}

/// A contact in a line.
pub(super) fn contact_line(contact: &Contact, lang: Lang) -> String {
    let parts = [contact.name.as_deref(), contact.role.get(lang), contact.phone.as_deref(), contact.email.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
