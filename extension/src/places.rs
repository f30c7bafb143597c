//! Where the page's part runs because the policy says so: hosts that it names beyond the register's, which the manifest lists. The browser
//! keeps them itself, so that they are guarded from the first page on, before the background is awake.

use crate::browser::background::{register, registered, unregister};

/// Brings the browser to these match patterns. Where it refuses the list, what is wrong in it is found one by one: the others are guarded all
/// the same. Of a page whose pattern was refused, the panel says that it is not checked.
pub(crate) async fn bring(wanted: &[String]) {
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
