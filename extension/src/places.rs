//! Where the page's part runs because the policy says so: hosts that it names beyond the register's, which the manifest lists. The browser
//! keeps them itself, so that they are guarded from the first page on, before the background is awake.

use std::cell::{Cell, RefCell};

use crate::browser::background::{register, registered, unregister};

/// Keeps the browser's list in step with the policy.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// What the policy wants, as match patterns.
    wanted: RefCell<Vec<String>>,
    /// What the browser was brought to.
    done: RefCell<Option<Vec<String>>>,
    /// Somebody is at it.
    busy: Cell<bool>,
}

impl Places {
    /// Brings the browser to these match patterns. Acts on a difference only; where it is at it already, that one goes on until it has come
    /// to the last that was wanted.
    pub(crate) async fn set(&self, patterns: Vec<String>) {
        *self.wanted.borrow_mut() = patterns;
        if self.busy.replace(true) {
            return;
        }
        loop {
            let wanted = self.wanted.borrow().clone();
            if self.done.borrow().as_ref() == Some(&wanted) {
                break;
            }
            // Of a page whose pattern was refused, the panel says that it is not checked.
            bring(&wanted).await;
            *self.done.borrow_mut() = Some(wanted);
        }
        self.busy.set(false);
    }
}

/// Where the browser refuses the list, what is wrong in it is found one by one: the others are guarded all the same.
async fn bring(wanted: &[String]) {
    let now = registered().await;
    let same = |list: &Vec<String>| list.len() == wanted.len() && wanted.iter().all(|pattern| list.contains(pattern));
    if wanted.is_empty() {
        if !now.is_empty() {
            unregister().await;
        }
        return;
    }
    if (!now.is_empty() && now.iter().all(same)) || register(wanted, !now.is_empty()).await {
        return;
    }
    unregister().await;
    let mut taken: Vec<String> = Vec::new();
    for pattern in wanted {
        let again = !taken.is_empty();
        taken.push(pattern.clone());
        if !register(&taken, again).await {
            taken.pop();
        }
    }
}
