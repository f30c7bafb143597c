//! Where parts of the extension run because the policy says so: the guard on hosts that it names beyond the register's, which the manifest lists; on
//! protected sources, what notices copies. The browser keeps them itself, so that they are there from the first page on, before the background is
//! awake.

use std::rc::Rc;

use balise::Policy;

use crate::browser::pages::{Set, register, registered, unregister};
use crate::in_step::InStep;

thread_local! {
    /// Of the guard, and of protected sources.
    static PLACES: Rc<InStep<[Vec<String>; 2]>> = Rc::default();
}

/// Brings the browser to what a policy says.
pub(crate) async fn keep(policy: &Policy) {
    let places = PLACES.with(Rc::clone);
    let bring = async |[guarded, sources]: &[Vec<String>; 2]| {
        bring(Set::Guard, guarded).await;
        bring(Set::Sources, sources).await;
    };
    places.set([policy.places(), policy.sources()], bring).await;
}

/// Brings the browser to these match patterns. Where it refuses the list, what is wrong in it is found one by one: the others are guarded all
/// the same. Of a page whose pattern was refused, the panel says that it is not checked.
async fn bring(set: Set, wanted: &[String]) {
    let now = registered(set).await;
    let same = |list: &Vec<String>| list.len() == wanted.len() && wanted.iter().all(|pattern| list.contains(pattern));
    if wanted.is_empty() {
        if !now.is_empty() {
            unregister(set).await;
        }
        return;
    }
    if (!now.is_empty() && now.iter().all(same)) || register(set, wanted, !now.is_empty()).await {
        return;
    }
    unregister(set).await;
    let mut taken: Vec<String> = Vec::new();
    for pattern in wanted {
        let again = !taken.is_empty();
        taken.push(pattern.clone());
        if !register(set, &taken, again).await {
            taken.pop();
        }
    }
}
