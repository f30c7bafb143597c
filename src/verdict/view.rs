//! What a person is shown, ready to be drawn: every sentence, masked excerpt and action. Whoever draws it (the page's
//! dialog, the panel) decides nothing and writes nothing of its own.

use serde::{Deserialize, Serialize};

use crate::lang::{self, Lang};

/// A drawing of `extension/design/icons.svg`, by the name of its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the pictures")]
pub enum Icon {
    RingCheck,
    Triangle,
    Pause,
    Swap,
    Octagon,
    Unplugged,
    PageProblem,
    Eye,
    Person,
    Card,
    Pin,
    Phone,
    At,
    Calendar,
    Plate,
    Bank,
    Network,
    Badge,
    Heart,
    ClosedDoor,
    Key,
    Copyright,
    RobotHand,
    Tag,
    Lock,
    Quote,
    Cross,
}

/// When a text is looked through: the words of a dialog say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Moment {
    /// It is on its way into the composer.
    #[default]
    Paste,
    /// It is in the composer, on its way to the platform.
    Send,
    /// It was stopped in a request: nobody was asked before.
    Leave,
}

impl Moment {
    /// By its name on the wire; none for any other word.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "paste" => Some(Self::Paste),
            "send" => Some(Self::Send),
            "leave" => Some(Self::Leave),
            _ => None,
        }
    }
}

/// How grave the dialog is; drawn as a word, an icon and a colour, always all three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DialogState {
    /// The text is held; the person decides.
    Held,
    /// The policy lets nothing of it through as it is.
    Blocked,
    /// The checking engine does not answer: nothing is let through, and the person is told.
    Off,
}

/// What a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Put the text in with labels in place of what was found.
    Replace,
    /// Open the held text in the dialog, to change it by hand; it is checked again. A message is in the composer: back there.
    Edit,
    /// Put nothing in. The text is still in the clipboard. Escape does this too.
    Cancel,
    /// Put the text in as it is (through the reason step when there is one).
    Keep,
    /// Ask the checking engine again.
    Retry,
    /// Load the page again (the extension was updated under it).
    Reload,
}

/// How a button is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ActionStyle {
    /// Filled, first, first focus: always the safe choice.
    Primary,
    /// Outlined.
    Secondary,
    /// A text link.
    Link,
}

/// One button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// What it asks for.
    pub action: Action,
    /// What is written on it.
    pub label: String,
    /// How it is drawn.
    pub style: ActionStyle,
}

/// The section of the policy that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClauseView {
    /// Short: « Politique, art. 7 ».
    pub label: String,
    /// What the section asks, in one sentence; shown when the label is opened.
    pub text: String,
}

/// One kind of finding, with the excerpt that proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// The kind's drawing.
    pub icon: Icon,
    /// The kind in words, with « × n » when there are several.
    pub kind: String,
    /// Text around the first value, before it; masked where it holds another finding.
    pub before: String,
    /// The first value, masked.
    pub masked: String,
    /// Text after it.
    pub after: String,
    /// The label that would replace it: « [NAM 1] ».
    pub label: String,
    /// Why it was found and how sure that is.
    pub detail: String,
}

/// The text with its labels, folded away until asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// What opens it.
    pub summary: String,
    /// The text as it would go in.
    pub text: String,
}

/// One possible reason for keeping the text as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    /// What goes back in `Choice::Keep`.
    pub id: String,
    /// The reason in words.
    pub label: String,
}

/// The second step of `Keep`, where the policy asks for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReasonStepView {
    /// The question; it restates what is most severe.
    pub title: String,
    /// What is done with the reason.
    pub why: String,
    /// The choices, none chosen beforehand.
    pub reasons: Vec<ReasonView>,
    /// The safe button, first, first focus.
    pub back: String,
    /// The button that keeps the text as it is.
    pub confirm: String,
    /// Said at the choices when none was chosen.
    pub missing: String,
}

/// The step that opens the held text for changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EditStepView {
    /// Title of the step.
    pub title: String,
    /// What happens next.
    pub why: String,
    /// Label of the text area.
    pub field: String,
    /// The button that has the changed text checked and, when nothing is found, put in.
    pub check: String,
    /// The button back to the list.
    pub back: String,
}

/// The dialog over the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DialogView {
    /// Language tag of every sentence: `fr-CA` or `en-CA`.
    pub lang: String,
    /// How grave.
    pub state: DialogState,
    /// The state's drawing.
    pub icon: Icon,
    /// The state's word, in the strip.
    pub word: String,
    /// Who holds: the organisation's name.
    pub organisation: String,
    /// The fact, in one line.
    pub title: String,
    /// What could follow from it, or what to do.
    pub why: String,
    /// The policy's section, when one applies to the whole.
    pub clause: Option<ClauseView>,
    /// What was found, most severe first, five at the most.
    pub rows: Vec<RowView>,
    /// « et 3 autres », when there are more.
    pub more: Option<String>,
    /// The text with labels.
    pub preview: Option<PreviewView>,
    /// The buttons, in their order.
    pub actions: Vec<ActionView>,
    /// Present when `Keep` asks for a reason.
    pub reason_step: Option<ReasonStepView>,
    /// Present when there is an `Edit` action.
    pub edit_step: Option<EditStepView>,
    /// The line at the bottom: where the analysis is done, what left.
    pub footer: String,
}

/// The small line by the composer that says how it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Language tag.
    pub lang: String,
    /// Drawing.
    pub icon: Icon,
    /// The sentence.
    pub text: String,
    /// Accessible name of the closing button.
    pub close: String,
}

impl NoticeView {
    /// A sentence with its drawing.
    pub fn new(lang: Lang, icon: Icon, text: String) -> Self {
        Self { lang: lang.tag().to_owned(), icon, text, close: lang::close(lang) }
    }
}

/// What is said at the top of an AI platform's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BannerView {
    /// Language tag.
    pub lang: String,
    /// The platform and its standing.
    pub title: String,
    /// What the organisation says of it.
    pub why: Option<String>,
    /// What to keep to.
    pub directives: Vec<DirectiveView>,
    /// Whom to tell of the page, where it is one that nobody knows.
    pub report: Option<LinkView>,
    /// Button: it was read.
    pub done: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
    /// Its words.
    pub label: String,
    /// Its address: `mailto:`.
    pub address: String,
}

/// One thing to keep to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DirectiveView {
    /// Drawing.
    pub icon: Icon,
    /// In a sentence.
    pub text: String,
}

/// One finding of a text that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChipRowView {
    /// First UTF-16 code unit of the value.
    pub start: u32,
    /// First UTF-16 code unit after it.
    pub end: u32,
    /// What is shown of it.
    pub row: RowView,
    /// The policy's section that asks for care here.
    pub clause: Option<String>,
    /// The button that puts a label in its place; a copied passage has none.
    pub replace: Option<String>,
    /// The button that says it is a mistake, where the policy lets a person say so.
    pub dismiss: Option<String>,
}

/// What stands by the composer while a text is written: how many findings, and the list that it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChipView {
    /// Language tag.
    pub lang: String,
    /// Drawing.
    pub icon: Icon,
    /// How many were found.
    pub text: String,
    /// Heading of the list.
    pub title: String,
    /// In the order of the text.
    pub rows: Vec<ChipRowView>,
    /// « et 3 autres », when there are more than are shown.
    pub more: Option<String>,
    /// The button that puts labels in place of all of them, where all can have one.
    pub replace_all: Option<String>,
}

/// What is offered after a copy that has labels in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RevealView {
    /// Language tag.
    pub lang: String,
    /// Drawing.
    pub icon: Icon,
    /// How many labels.
    pub text: String,
    /// Heading of the text with its values.
    pub title: String,
    /// Who sees it.
    pub why: String,
    /// The text with its values.
    pub revealed: String,
    /// The same with its formatting, where the copy had one.
    pub revealed_html: Option<String>,
    /// The button that copies it.
    pub copy: String,
    /// Said once it was copied.
    pub copied: NoticeView,
    /// Accessible name of the button that closes it.
    pub close: String,
}

/// What is offered after a copy of an AI answer: what to check in it, and the same copy with the mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    /// Language tag.
    pub lang: String,
    /// Drawing.
    pub icon: Icon,
    /// On the pill.
    pub text: String,
    /// It opens by itself: it is time to be reminded again.
    pub open: bool,
    /// Heading.
    pub title: String,
    /// What to do.
    pub why: String,
    /// Heading of what is to be checked.
    pub checks_title: String,
    /// What is to be checked, in the order of the text.
    pub checks: Vec<CheckView>,
    /// « et 3 autres », when there are more than are shown; or that there are none.
    pub more: Option<String>,
    /// What the forms of the mention are for.
    pub form_title: String,
    /// The forms; the first is chosen.
    pub forms: Vec<FormView>,
    /// The box that says that a person read the text.
    pub reviewed: String,
    /// What stands before the mention.
    pub preview: String,
    /// The mention as it is while nothing is ticked.
    pub mention: String,
    /// The language tag of the answer, and of the mention.
    pub mention_lang: String,
    /// The button that copies the answer with the mention.
    pub copy: String,
    /// Said once it was copied.
    pub done: String,
    /// Said where it was not.
    pub failed: String,
    /// Label of the button that closes it.
    pub close: String,
}

/// One thing to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// What it is.
    pub kind: String,
    /// As it stands in the answer.
    pub text: String,
}

/// A form of the mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    /// Its name on the wire.
    pub form: String,
    /// Its name on screen.
    pub label: String,
}

/// What the page's part shows when it has no answer to show: made when the extension is built, one per language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FallbackView {
    /// For a paste.
    pub paste: FallbackMomentView,
    /// For a message.
    pub send: FallbackMomentView,
    /// By the composer, where a text could not be looked through while it was written.
    pub chip_off: NoticeView,
}

/// The same, for one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FallbackMomentView {
    /// The engine does not answer: retry or cancel.
    pub unreachable: DialogView,
    /// The extension was updated or removed under the page: only a reload helps.
    pub orphaned: DialogView,
    /// What was put in is not to be read back in the field.
    pub unplaced: DialogView,
    /// Shown while a long text is being checked.
    pub checking: NoticeView,
}
