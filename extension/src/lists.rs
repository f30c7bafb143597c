//! The lists of sites that are in force here, and what they say of a host.

use balise::policy::Policy;
use balise::sites::{self, Address, Decision, Filters, List, decide};

use crate::browser::own;
use crate::browser::pages::own_bytes;

/// The list that comes with the extension, as a file beside it.
const BUNDLED: &str = "sites.fst";

/// The marks of the lists in force.
pub(crate) async fn marks() -> Vec<String> {
    vec![sites::BUNDLED.to_owned()]
}

/// The list of that mark; none where it cannot be read.
pub(crate) async fn open(mark: &str) -> Option<List> {
    if mark != sites::BUNDLED {
        return None;
    }
    List::new(own_bytes(&own(BUNDLED)).await?).ok()
}

/// What is done about a site, by its host alone.
pub(crate) async fn said_of(policy: &Policy, host: &str) -> Decision {
    let mut lists = Vec::new();
    for mark in marks().await {
        lists.extend(open(&mark).await);
    }
    let lists: Vec<&List> = lists.iter().collect();
    let filters = Filters::of(policy, &to_ascii);
    decide(policy, &filters, &lists, &Address::from_parts("https", host, None, "/", ""))
}

/// A name as browsers write it.
pub(crate) fn to_ascii(name: &str) -> Option<String> {
    let url = web_sys::Url::new(&format!("https://{name}/")).ok()?;
    Some(url.hostname()).filter(|host| !host.is_empty())
}
