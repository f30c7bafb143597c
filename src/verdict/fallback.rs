//! What the page's part shows when it has no answer to show. Made when the extension is built, because it is needed just
//! when nothing can be asked.

use super::view::{
    Action, ActionStyle, ActionView, DialogState, DialogView, FallbackMomentView, FallbackView, Icon, NoticeView,
};
use crate::lang::{self, Lang};

/// The views for one language.
pub fn fallback(lang: Lang) -> FallbackView {
    let retry = || (Action::Retry, lang::action_retry(lang));
    let reload = || (Action::Reload, lang::action_reload(lang));
    let (nothing_left, unknown) = (lang::footer_off(lang), lang::footer_unplaced(lang));
    let nothing_sent = lang::send_footer_off(lang);
    let unplaced =
        || not_placed(off(lang, lang::unplaced_title(lang), lang::unplaced_why(lang), retry(), unknown.clone()), lang);
    let (title, why) = (lang::unreachable_title(lang), lang::unreachable_why(lang));
    let paste = FallbackMomentView {
        unreachable: off(lang, title, why, retry(), nothing_left.clone()),
        orphaned: off(lang, lang::orphaned_title(lang), lang::orphaned_why(lang), reload(), nothing_left),
        unplaced: unplaced(),
        checking: NoticeView::new(lang, Icon::Pause, lang::checking(lang)),
    };
    let (title, why) = (lang::send_unreachable_title(lang), lang::send_unreachable_why(lang));
    let send = FallbackMomentView {
        unreachable: off(lang, title, why, retry(), nothing_sent.clone()),
        orphaned: off(lang, lang::orphaned_title(lang), lang::send_orphaned_why(lang), reload(), nothing_sent),
        unplaced: unplaced(),
        checking: NoticeView::new(lang, Icon::Pause, lang::send_checking(lang)),
    };
    FallbackView { paste, send, chip_off: NoticeView::new(lang, Icon::Unplugged, lang::chip_off(lang)) }
}

/// The views of files, for one language: their script has them.
pub fn fallback_files(lang: Lang) -> FallbackMomentView {
    let retry = || (Action::Retry, lang::action_retry(lang));
    let footer = || lang::file_footer_off(lang);
    let (title, why) = (lang::file_unreachable_title(lang), lang::file_unreachable_why(lang));
    FallbackMomentView {
        unreachable: off(lang, title, why, retry(), footer()),
        orphaned: off(
            lang,
            lang::orphaned_title(lang),
            lang::file_orphaned_why(lang),
            (Action::Reload, lang::action_reload(lang)),
            footer(),
        ),
        unplaced: not_placed(
            off(lang, lang::file_unplaced_title(lang), lang::file_unplaced_why(lang), retry(), footer()),
            lang,
        ),
        checking: NoticeView::new(lang, Icon::Pause, lang::file_checking(lang)),
    }
}

/// It was checked: what failed is another thing.
fn not_placed(view: DialogView, lang: Lang) -> DialogView {
    DialogView { word: lang::word_unplaced(lang), ..view }
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
