//! What the page's part shows when it has no answer to show. Made when the extension is built, because it is needed just
//! when nothing can be asked.

use super::view::{Action, ActionStyle, ActionView, DialogState, DialogView, FallbackView, Icon, NoticeView};
use crate::lang::{self, Lang};

/// The views for one language.
pub fn fallback(lang: Lang) -> FallbackView {
    let retry = (Action::Retry, lang::action_retry(lang));
    let reload = (Action::Reload, lang::action_reload(lang));
    FallbackView {
        unreachable: off(
            lang,
            lang::unreachable_title(lang),
            lang::unreachable_why(lang),
            retry.clone(),
            lang::footer_off(lang),
        ),
        orphaned: off(lang, lang::orphaned_title(lang), lang::orphaned_why(lang), reload, lang::footer_off(lang)),
        unplaced: off(lang, lang::unplaced_title(lang), lang::unplaced_why(lang), retry, lang::footer_unplaced(lang)),
        checking: NoticeView {
            lang: lang.tag().to_owned(),
            icon: Icon::Pause,
            text: lang::checking(lang),
            close: lang::close(lang),
        },
    }
}

fn off(lang: Lang, title: String, why: String, (action, label): (Action, String), footer: String) -> DialogView {
    DialogView {
        lang: lang.tag().to_owned(),
        state: DialogState::Off,
        icon: Icon::Unplugged,
        word: lang::word_off(lang),
        organisation: lang::your_organisation(lang),
        title,
        why,
        clause: None,
        rows: Vec::new(),
        more: None,
        preview: None,
        actions: vec![
            ActionView { action, label, style: ActionStyle::Primary },
            ActionView { action: Action::Cancel, label: lang::action_cancel(lang), style: ActionStyle::Secondary },
        ],
        reason_step: None,
        edit_step: None,
        footer,
    }
}
