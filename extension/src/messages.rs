//! Every message that crosses between the page's part, the background and the extension's own pages: one enum of
//! requests, each with the answer it gets. The TypeScript side is generated from here (`cargo xtask types`), and the
//! build fails when the committed file and this one differ.

use balise::verdict::view::{AnswerView, BannerView, ChipView, DialogView, Moment, NoticeView, RevealView};
use serde::{Deserialize, Serialize};

/// What can be asked of the background. `type` tells them apart on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(try_from = "Wire", tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Request {
    /// A composer got the focus: be awake before anything is pasted; and how is this page built? Answer: [`Ready`].
    Wake,
    /// A guarded page was opened, in the whole of its tab. What is to be done about it is done: there is no answer.
    Visit,
    /// A text is held; may it go in? Answer: [`Inspected`].
    Inspect {
        /// The plain text, exactly as the clipboard gave it.
        text: String,
        /// Words that stand only in the formatted flavour (link addresses, titles, hidden text), a line each.
        formatting: Option<String>,
        /// On its way in, or on its way out.
        moment: Moment,
    },
    /// A text is being written, and its writer pauses: what is in it so far? Nothing of it is counted. Answer: [`Drafted`].
    Draft {
        /// The composer's text.
        text: String,
    },
    /// The person says that one finding of a draft is a mistake. Answer: [`Drafted`].
    Dismiss {
        /// The composer's text.
        text: String,
        /// Where the finding stands in it.
        span: Span,
    },
    /// The person chose. The text comes along again, so that a background stopped in between loses nothing.
    /// Answer: [`Decided`].
    Decide {
        /// As in `Inspect`.
        text: String,
        /// As in `Inspect`.
        formatting: Option<String>,
        /// As in `Inspect`.
        moment: Moment,
        /// What was chosen.
        choice: Choice,
    },
    /// The page is about to send this, and a wrapper in its own world asks first. Answer: [`Left`].
    Leave {
        /// The body, read as UTF-8.
        body: String,
        /// The address.
        url: String,
    },
    /// Something was copied that may have labels in it. Answer: [`Revealed`].
    Reveal {
        /// The plain text.
        text: String,
        /// The formatted one.
        html: Option<String>,
    },
    /// From the extension's own pages only: what they make their views of. Answer: [`State`].
    State,
    /// From the options page only: the language that the person wants, none for the browser's. Holds only where the policy leaves it
    /// open. Answer: [`State`].
    SetLanguage {
        /// `fr` or `en`.
        language: Option<String>,
    },
}

/// A request as it comes in. Read as one plain struct: serde's way with tagged enums keeps a copy of everything until it has
/// seen the tag, and weighs 40 kB in the module.
#[derive(Deserialize)]
struct Wire {
    r#type: String,
    text: Option<String>,
    formatting: Option<String>,
    moment: Option<String>,
    span: Option<Span>,
    body: Option<String>,
    html: Option<String>,
    choice: Option<WireChoice>,
    url: Option<String>,
    language: Option<String>,
}

/// A choice as it comes in.
#[derive(Deserialize)]
struct WireChoice {
    kind: String,
    reason: Option<String>,
    only: Option<Span>,
}

/// Not a request: an unknown type, or one without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotARequest;

impl std::fmt::Display for NotARequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a request")
    }
}

impl TryFrom<Wire> for Request {
    type Error = NotARequest;

    fn try_from(wire: Wire) -> Result<Self, NotARequest> {
        let Wire { r#type, text, formatting, moment, span, body, html, choice, .. } = wire;
        let Wire { url, language, .. } = wire;
        let moment = moment.as_deref().and_then(Moment::named);
        let request = match r#type.as_str() {
            "wake" => Some(Self::Wake),
            "visit" => Some(Self::Visit),
            "inspect" => text.zip(moment).map(|(text, moment)| Self::Inspect { text, formatting, moment }),
            "draft" => text.map(|text| Self::Draft { text }),
            "dismiss" => text.zip(span).map(|(text, span)| Self::Dismiss { text, span }),
            "decide" => text
                .zip(moment)
                .zip(choice.and_then(WireChoice::read))
                .map(|((text, moment), choice)| Self::Decide { text, formatting, moment, choice }),
            "leave" => body.zip(url).map(|(body, url)| Self::Leave { body, url }),
            "reveal" => text.map(|text| Self::Reveal { text, html }),
            "state" => Some(Self::State),
            "setLanguage" => Some(Self::SetLanguage { language }),
            _ => None,
        };
        request.ok_or(NotARequest)
    }
}

impl WireChoice {
    fn read(self) -> Option<Choice> {
        match self.kind.as_str() {
            "replace" => Some(Choice::Replace { only: self.only }),
            "keep" => Some(Choice::Keep { reason: self.reason }),
            "cancel" => Some(Choice::Cancel),
            _ => None,
        }
    }
}

/// What is asked of the desk: what has the time to wait for a module that is started only then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Errand {
    /// From the background itself: the browser's own engine is brought to what holds now. Answer: whether it has come there.
    Enforce,
    /// From the page in place of a closed site only: it is opened for a while, where the policy lets a person go on. Answer: [`Opened`].
    Open {
        /// Its host.
        host: String,
        /// Why, by one of the words of [`crate::opened`]; empty where none is asked.
        reason: String,
    },
    /// A page for whose category the policy sets a time was in front and used for so long. No answer.
    Spent {
        /// In seconds.
        seconds: f64,
    },
    /// What is to be said on this page? Answer: [`Bannered`].
    Banner,
    /// The person has read it. No answer.
    Read,
    /// This page, which nobody guards, looks and behaves like an AI chat. What is to be done about it is done: no answer.
    Sighted,
    /// A part of an answer was copied. Answer: [`Offered`].
    Copied {
        /// Its text.
        text: String,
        /// Addresses behind its words.
        links: Vec<String>,
        /// The model that the page says answered.
        model: Option<String>,
    },
    /// The mention, with what was ticked. Answer: [`Cited`].
    Cite {
        /// Which form.
        form: String,
        /// The language of the answer.
        lang: String,
        /// As in `Copied`.
        model: Option<String>,
        /// The person has read the text.
        reviewed: bool,
        /// What the person has checked.
        checked: Vec<String>,
    },
}

/// What is asked about files. They come in pieces of base64, since a message is JSON in Chromium; a batch is what was chosen, dropped or pasted at
/// once, by a name that the page's part makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Upload {
    /// A piece of a file, the next. Answer: [`Taken`].
    FilePut {
        /// The batch.
        batch: String,
        /// Which file of it, from 0; files come one after the other.
        index: u32,
        /// Its name.
        name: String,
        /// Its whole size, in bytes.
        size: f64,
        /// The piece; none: the browser could not read it.
        data: Option<String>,
        /// Nothing comes after it.
        last: bool,
    },
    /// May they go? Answer: [`Inspected`].
    FileInspect {
        /// The batch.
        batch: String,
    },
    /// The person chose. Answer: [`Decided`]; by `insert` copies are ready, and what is to be changed is not said.
    FileDecide {
        /// The batch.
        batch: String,
        /// `replace`, `keep` or `cancel`.
        choice: String,
        /// As in [`Choice::Keep`].
        reason: Option<String>,
    },
    /// Something was copied on a page that the policy names as a protected source. There is no answer: it is remembered by a fingerprint, or is
    /// too short for one.
    Source {
        /// The text.
        text: String,
    },
    /// A piece of a copy with labels. Answer: [`Got`].
    FileGet {
        /// The batch.
        batch: String,
        /// Which file of it.
        index: u32,
        /// From which byte on.
        from: f64,
    },
}

/// Answer to [`Upload::FilePut`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// More of this file is wanted; else what is known of it is enough.
    pub more: bool,
}

/// Answer to [`Upload::FileGet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Got {
    /// The piece, in base64; none: this file goes as it is.
    pub data: Option<String>,
    /// More comes after it.
    pub more: bool,
}

/// What the background says to a page's part without being asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Told {
    /// A request with this text in it was stopped; the person is to be asked.
    Stopped {
        /// The text.
        text: String,
    },
}

/// The person's choice in the dialog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Choice {
    /// Labels in place of what was found.
    Replace {
        /// That finding alone; none for all.
        only: Option<Span>,
    },
    /// As it is.
    Keep {
        /// One of the reasons offered, where the policy asks for one.
        reason: Option<String>,
    },
    /// Nothing goes in.
    Cancel,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Its first UTF-16 code unit.
    pub start: u32,
    /// The first one after it.
    pub end: u32,
}

/// Answer to [`Request::Wake`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Ready {
    /// The core's version.
    pub version: String,
    /// CSS selectors of where a message is written here, as far as it is known.
    pub composer: Vec<String>,
    /// What sends it, likewise.
    pub send: Vec<String>,
    /// Said when somebody writes where no composer is seen.
    pub unseen: NoticeView,
}

/// Answer to [`Errand::Open`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// Until when, in milliseconds since 1970; none: it is not.
    pub until: Option<f64>,
}

/// Answer to [`Errand::Banner`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Bannered {
    /// What is said; none: nothing any more.
    pub view: Option<BannerView>,
}

/// Answer to [`Request::Inspect`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Inspected {
    /// Let it in, exactly as it is.
    Clean {
        /// Said afterwards, where the policy reminds of something.
        notice: Option<NoticeView>,
    },
    /// Show this and wait.
    Held {
        /// The dialog.
        view: Box<DialogView>,
    },
}

/// Answer to [`Request::Leave`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Left {
    /// The text that stops it; none: it may go.
    pub stopped: Option<String>,
}

/// Answer to [`Request::Reveal`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Revealed {
    /// What is offered; none where no label of this conversation is in it.
    pub view: Option<RevealView>,
}

/// Answer to [`Errand::Copied`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Offered {
    /// What is shown; none where nothing is to be said.
    pub view: Option<AnswerView>,
}

/// Answer to [`Errand::Cite`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Cited {
    /// The mention.
    pub mention: String,
}

/// Answer to [`Request::Draft`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Drafted {
    /// Nothing was found, not even what only counts: this very text need not be asked about when it is sent.
    pub clean: bool,
    /// What is shown by the composer.
    pub chip: Option<ChipView>,
}

/// Answer to [`Request::Decide`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Decided {
    /// Let the held text in, or the message out, as it is.
    AsIs {
        /// Said afterwards.
        notice: Option<NoticeView>,
    },
    /// Put this in instead, as plain text, then read the field again.
    Insert {
        /// Where to change the held text, in order, never overlapping.
        edits: Vec<Edit>,
        /// Said once the field was read back.
        notice: NoticeView,
    },
    /// Put nothing in.
    Nothing,
    /// The choice is not open here (any more): show this instead.
    Held {
        /// The dialog.
        view: Box<DialogView>,
    },
}

/// One replacement in the held text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// First UTF-16 code unit replaced.
    pub start: u32,
    /// First UTF-16 code unit kept after it.
    pub end: u32,
    /// What stands there instead.
    pub label: String,
}

/// Answer to [`Request::State`] and to [`Request::SetLanguage`]: what the extension's own pages make their views of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The organisation's settings as the browser gives them, as JSON; empty without any.
    pub given: String,
    /// The last of them that could be read.
    pub settings: String,
    /// The person's own policy, as JSON; empty without one. It holds only where the organisation gives no settings.
    pub own: String,
    /// The language that the person chose.
    pub chosen: Option<String>,
}

/// What every answer is wrapped in: an error is an answer too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "status", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reply<T> {
    /// It went well.
    Ok {
        /// The answer.
        answer: T,
    },
    /// It did not; `code` says why, without a word of the text.
    Failed {
        /// A short code for the diagnostic page.
        code: String,
    },
}

/// The declarations of all of the above, for `extension/content/generated/messages.ts`.
#[cfg(feature = "ts")]
pub fn typescript() -> String {
    use balise::verdict::view;
    use std::fmt::Write as _;
    use ts_rs::{Config, TS};

    let config = Config::default();
    let mut text = String::from(
        "// Generated from extension/src/messages.rs and src/verdict/view.rs by `cargo xtask types --write`. Do not edit.\n\n",
    );
    let declarations = [
        view::Icon::decl(&config),
        view::DialogState::decl(&config),
        view::Action::decl(&config),
        view::ActionStyle::decl(&config),
        view::ActionView::decl(&config),
        view::ClauseView::decl(&config),
        view::RowView::decl(&config),
        view::PreviewView::decl(&config),
        view::Moment::decl(&config),
        view::ReasonView::decl(&config),
        view::ReasonStepView::decl(&config),
        view::EditStepView::decl(&config),
        view::DialogView::decl(&config),
        view::NoticeView::decl(&config),
        view::ChipRowView::decl(&config),
        view::ChipView::decl(&config),
        view::RevealView::decl(&config),
        view::DirectiveView::decl(&config),
        view::LinkView::decl(&config),
        view::BannerView::decl(&config),
        view::CheckView::decl(&config),
        view::FormView::decl(&config),
        view::AnswerView::decl(&config),
        view::FallbackMomentView::decl(&config),
        view::FallbackView::decl(&config),
        Span::decl(&config),
        Told::decl(&config),
        Choice::decl(&config),
        Request::decl(&config),
        Errand::decl(&config),
        Upload::decl(&config),
        Ready::decl(&config),
        Opened::decl(&config),
        Bannered::decl(&config),
        Inspected::decl(&config),
        Drafted::decl(&config),
        Left::decl(&config),
        Revealed::decl(&config),
        Offered::decl(&config),
        Cited::decl(&config),
        Taken::decl(&config),
        Got::decl(&config),
        Edit::decl(&config),
        Decided::decl(&config),
        Reply::<ts_rs::Dummy>::decl(&config),
    ];
    for declaration in declarations {
        let _ = writeln!(text, "export {declaration}");
    }
    text.push_str("/** By a request's `type`: its answer. */\n");
    text.push_str("export type Exchange = { wake: Ready, visit: null, banner: Bannered, read: null, inspect: Inspected, draft: Drafted, dismiss: Drafted, leave: Left, reveal: Revealed, sighted: null, enforce: boolean, open: Opened, spent: null, copied: Offered, cite: Cited, decide: Decided, state: unknown, setLanguage: unknown, filePut: Taken, fileInspect: Inspected, fileDecide: Decided, fileGet: Got, source: null, };\n");
    text
}
