//! Whom to turn to.

use balise::lang;
use balise::policy::Contact;

use crate::in_use::InUse;
use crate::pages::drawing::{create, element, set, text_in};

/// Draws those that the policy names.
pub(super) fn draw(used: &InUse) {
    let (lang, contacts) = (used.lang, &used.policy.contacts);
    let all = [
        (lang::contact_incident(lang), &contacts.incident),
        (lang::contact_privacy(lang), &contacts.privacy),
        (lang::contact_manager(lang), &contacts.manager),
        (lang::contact_it(lang), &contacts.it),
        (lang::contact_management(lang), &contacts.management),
    ];
    let mut any = false;
    for (what, contact) in all {
        let (Some(contact), Some(list), Some(item)) = (contact, element("contacts"), create("li")) else {
            continue;
        };
        any = true;
        text_in(&item, "strong", &what);
        let Contact { name, role, phone, email, page } = contact;
        let who: Vec<&str> = [name.as_deref(), role.get(lang), phone.as_deref()].into_iter().flatten().collect();
        if !who.is_empty() {
            text_in(&item, "p", &who.join(", "));
        }
        for (address, text) in [(email.as_ref().map(|email| format!("mailto:{email}")), email), (page.clone(), page)] {
            if let (Some(address), Some(text)) = (address, text)
                && let Some(link) = text_in(&item, "a", text)
            {
                let _ = link.set_attribute("href", &address);
            }
        }
        let _ = list.append_child(&item);
    }
    if !any {
        set("contacts-none", &lang::contacts_none(lang));
    }
}
