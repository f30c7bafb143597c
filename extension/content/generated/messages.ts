// Generated from extension/src/messages.rs and src/verdict/view.rs by `cargo xtask types --write`. Do not edit.

export type Icon = "ring-check" | "triangle" | "pause" | "swap" | "octagon" | "unplugged" | "page-problem" | "eye" | "person" | "card" | "pin" | "phone" | "at" | "calendar" | "plate" | "bank" | "network" | "badge" | "heart" | "closed-door" | "key" | "copyright" | "robot-hand" | "tag" | "lock" | "quote" | "cross";
export type DialogState = "held" | "blocked" | "off";
export type Action = "replace" | "edit" | "cancel" | "keep" | "retry" | "reload";
export type ActionStyle = "primary" | "secondary" | "link";
export type ActionView = { 
/**
 * What it asks for.
 */
action: Action, 
/**
 * What is written on it.
 */
label: string, 
/**
 * How it is drawn.
 */
style: ActionStyle, };
export type ClauseView = { 
/**
 * Short: « Politique, art. 7 ».
 */
label: string, 
/**
 * What the section asks, in one sentence; shown when the label is opened.
 */
text: string, };
export type RowView = { 
/**
 * The kind's drawing.
 */
icon: Icon, 
/**
 * The kind in words, with « × n » when there are several.
 */
kind: string, 
/**
 * Text around the first value, before it; masked where it holds another finding.
 */
before: string, 
/**
 * The first value, masked.
 */
masked: string, 
/**
 * Text after it.
 */
after: string, 
/**
 * The label that would replace it: « [NAM 1] ».
 */
label: string, 
/**
 * Why it was found and how sure that is.
 */
detail: string, };
export type PreviewView = { 
/**
 * What opens it.
 */
summary: string, 
/**
 * The text as it would go in.
 */
text: string, };
export type Moment = "paste" | "send" | "leave";
export type ReasonView = { 
/**
 * What goes back in `Choice::Keep`.
 */
id: string, 
/**
 * The reason in words.
 */
label: string, };
export type ReasonStepView = { 
/**
 * The question; it restates what is most severe.
 */
title: string, 
/**
 * What is done with the reason.
 */
why: string, 
/**
 * The choices, none chosen beforehand.
 */
reasons: Array<ReasonView>, 
/**
 * The safe button, first, first focus.
 */
back: string, 
/**
 * The button that keeps the text as it is.
 */
confirm: string, 
/**
 * Said at the choices when none was chosen.
 */
missing: string, };
export type EditStepView = { 
/**
 * Title of the step.
 */
title: string, 
/**
 * What happens next.
 */
why: string, 
/**
 * Label of the text area.
 */
field: string, 
/**
 * The button that has the changed text checked and, when nothing is found, put in.
 */
check: string, 
/**
 * The button back to the list.
 */
back: string, };
export type DialogView = { 
/**
 * Language tag of every sentence: `fr-CA` or `en-CA`.
 */
lang: string, 
/**
 * How grave.
 */
state: DialogState, 
/**
 * The state's drawing.
 */
icon: Icon, 
/**
 * The state's word, in the strip.
 */
word: string, 
/**
 * Who holds: the organisation's name.
 */
organisation: string, 
/**
 * The fact, in one line.
 */
title: string, 
/**
 * What could follow from it, or what to do.
 */
why: string, 
/**
 * The policy's section, when one applies to the whole.
 */
clause: ClauseView | null, 
/**
 * What was found, most severe first, five at the most.
 */
rows: Array<RowView>, 
/**
 * « et 3 autres », when there are more.
 */
more: string | null, 
/**
 * The text with labels.
 */
preview: PreviewView | null, 
/**
 * The buttons, in their order.
 */
actions: Array<ActionView>, 
/**
 * Present when `Keep` asks for a reason.
 */
reasonStep: ReasonStepView | null, 
/**
 * Present when there is an `Edit` action.
 */
editStep: EditStepView | null, 
/**
 * The line at the bottom: where the analysis is done, what left.
 */
footer: string, };
export type NoticeView = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * Drawing.
 */
icon: Icon, 
/**
 * The sentence.
 */
text: string, 
/**
 * Accessible name of the closing button.
 */
close: string, };
export type ChipRowView = { 
/**
 * First UTF-16 code unit of the value.
 */
start: number, 
/**
 * First UTF-16 code unit after it.
 */
end: number, 
/**
 * What is shown of it.
 */
row: RowView, 
/**
 * The policy's section that asks for care here.
 */
clause: string | null, 
/**
 * The button that puts a label in its place; a copied passage has none.
 */
replace: string | null, 
/**
 * The button that says it is a mistake, where the policy lets a person say so.
 */
dismiss: string | null, };
export type ChipView = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * Drawing.
 */
icon: Icon, 
/**
 * How many were found.
 */
text: string, 
/**
 * Heading of the list.
 */
title: string, 
/**
 * In the order of the text.
 */
rows: Array<ChipRowView>, 
/**
 * « et 3 autres », when there are more than are shown.
 */
more: string | null, 
/**
 * The button that puts labels in place of all of them, where all can have one.
 */
replaceAll: string | null, };
export type RevealView = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * Drawing.
 */
icon: Icon, 
/**
 * How many labels.
 */
text: string, 
/**
 * Heading of the text with its values.
 */
title: string, 
/**
 * Who sees it.
 */
why: string, 
/**
 * The text with its values.
 */
revealed: string, 
/**
 * The same with its formatting, where the copy had one.
 */
revealedHtml: string | null, 
/**
 * The button that copies it.
 */
copy: string, 
/**
 * Said once it was copied.
 */
copied: NoticeView, 
/**
 * Accessible name of the button that closes it.
 */
close: string, };
export type DirectiveView = { 
/**
 * Drawing.
 */
icon: Icon, 
/**
 * In a sentence.
 */
text: string, };
export type LinkView = { 
/**
 * Its words.
 */
label: string, 
/**
 * Its address: `mailto:`.
 */
address: string, };
export type BannerView = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * The platform and its standing.
 */
title: string, 
/**
 * What the organisation says of it.
 */
why: string | null, 
/**
 * What to keep to.
 */
directives: Array<DirectiveView>, 
/**
 * Whom to tell of the page, where it is one that nobody knows.
 */
report: LinkView | null, 
/**
 * Button: it was read.
 */
done: string, };
export type CheckView = { 
/**
 * What it is.
 */
kind: string, 
/**
 * As it stands in the answer.
 */
text: string, };
export type FormView = { 
/**
 * Its name on the wire.
 */
form: string, 
/**
 * Its name on screen.
 */
label: string, };
export type AnswerView = { 
/**
 * Language tag.
 */
lang: string, 
/**
 * Drawing.
 */
icon: Icon, 
/**
 * On the pill.
 */
text: string, 
/**
 * It opens by itself: it is time to be reminded again.
 */
open: boolean, 
/**
 * Heading.
 */
title: string, 
/**
 * What to do.
 */
why: string, 
/**
 * Heading of what is to be checked.
 */
checksTitle: string, 
/**
 * What is to be checked, in the order of the text.
 */
checks: Array<CheckView>, 
/**
 * « et 3 autres », when there are more than are shown; or that there are none.
 */
more: string | null, 
/**
 * What the forms of the mention are for.
 */
formTitle: string, 
/**
 * The forms; the first is chosen.
 */
forms: Array<FormView>, 
/**
 * The box that says that a person read the text.
 */
reviewed: string, 
/**
 * What stands before the mention.
 */
preview: string, 
/**
 * The mention as it is while nothing is ticked.
 */
mention: string, 
/**
 * The language tag of the answer, and of the mention.
 */
mentionLang: string, 
/**
 * The button that copies the answer with the mention.
 */
copy: string, 
/**
 * Said once it was copied.
 */
done: string, 
/**
 * Said where it was not.
 */
failed: string, 
/**
 * Label of the button that closes it.
 */
close: string, };
export type FallbackMomentView = { 
/**
 * The engine does not answer: retry or cancel.
 */
unreachable: DialogView, 
/**
 * The extension was updated or removed under the page: only a reload helps.
 */
orphaned: DialogView, 
/**
 * What was put in is not to be read back in the field.
 */
unplaced: DialogView, 
/**
 * Shown while a long text is being checked.
 */
checking: NoticeView, };
export type FallbackView = { 
/**
 * For a paste.
 */
paste: FallbackMomentView, 
/**
 * For a message.
 */
send: FallbackMomentView, 
/**
 * By the composer, where a text could not be looked through while it was written.
 */
chipOff: NoticeView, };
export type Span = { 
/**
 * Its first UTF-16 code unit.
 */
start: number, 
/**
 * The first one after it.
 */
end: number, };
export type Told = { "type": "stopped", 
/**
 * The text.
 */
text: string, };
export type Choice = { "kind": "replace", 
/**
 * That finding alone; none for all.
 */
only: Span | null, } | { "kind": "keep", 
/**
 * One of the reasons offered, where the policy asks for one.
 */
reason: string | null, } | { "kind": "cancel" };
export type Request = { "type": "wake" } | { "type": "visit" } | { "type": "inspect", 
/**
 * The plain text, exactly as the clipboard gave it.
 */
text: string, 
/**
 * Words that stand only in the formatted flavour (link addresses, titles, hidden text), a line each.
 */
formatting: string | null, 
/**
 * On its way in, or on its way out.
 */
moment: Moment, } | { "type": "draft", 
/**
 * The composer's text.
 */
text: string, } | { "type": "dismiss", 
/**
 * The composer's text.
 */
text: string, 
/**
 * Where the finding stands in it.
 */
span: Span, } | { "type": "decide", 
/**
 * As in `Inspect`.
 */
text: string, 
/**
 * As in `Inspect`.
 */
formatting: string | null, 
/**
 * As in `Inspect`.
 */
moment: Moment, 
/**
 * What was chosen.
 */
choice: Choice, } | { "type": "leave", 
/**
 * The body, read as UTF-8.
 */
body: string, 
/**
 * The address.
 */
url: string, } | { "type": "reveal", 
/**
 * The plain text.
 */
text: string, 
/**
 * The formatted one.
 */
html: string | null, } | { "type": "state" } | { "type": "setLanguage", 
/**
 * `fr` or `en`.
 */
language: string | null, };
export type Errand = { "type": "enforce" } | { "type": "open", 
/**
 * Its host.
 */
host: string, 
/**
 * Why, by one of the words of [`crate::opened`]; empty where none is asked.
 */
reason: string, } | { "type": "spent", 
/**
 * In seconds.
 */
seconds: number, } | { "type": "banner" } | { "type": "read" } | { "type": "sighted" } | { "type": "copied", 
/**
 * Its text.
 */
text: string, 
/**
 * Addresses behind its words.
 */
links: Array<string>, 
/**
 * The model that the page says answered.
 */
model: string | null, } | { "type": "cite", 
/**
 * Which form.
 */
form: string, 
/**
 * The language of the answer.
 */
lang: string, 
/**
 * As in `Copied`.
 */
model: string | null, 
/**
 * The person has read the text.
 */
reviewed: boolean, 
/**
 * What the person has checked.
 */
checked: Array<string>, };
export type Upload = { "type": "filePut", 
/**
 * The batch.
 */
batch: string, 
/**
 * Which file of it, from 0; files come one after the other.
 */
index: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its whole size, in bytes.
 */
size: number, 
/**
 * The piece; none: the browser could not read it.
 */
data: string | null, 
/**
 * Nothing comes after it.
 */
last: boolean, } | { "type": "fileInspect", 
/**
 * The batch.
 */
batch: string, } | { "type": "fileDecide", 
/**
 * The batch.
 */
batch: string, 
/**
 * `replace`, `keep` or `cancel`.
 */
choice: string, 
/**
 * As in [`Choice::Keep`].
 */
reason: string | null, } | { "type": "source", 
/**
 * The text.
 */
text: string, } | { "type": "fileGet", 
/**
 * The batch.
 */
batch: string, 
/**
 * Which file of it.
 */
index: number, 
/**
 * From which byte on.
 */
from: number, };
export type Ready = { 
/**
 * The core's version.
 */
version: string, 
/**
 * CSS selectors of where a message is written here, as far as it is known.
 */
composer: Array<string>, 
/**
 * What sends it, likewise.
 */
send: Array<string>, 
/**
 * Said when somebody writes where no composer is seen.
 */
unseen: NoticeView, };
export type Opened = { 
/**
 * Until when, in milliseconds since 1970; none: it is not.
 */
until: number | null, };
export type Bannered = { 
/**
 * What is said; none: nothing any more.
 */
view: BannerView | null, };
export type Inspected = { "kind": "clean", 
/**
 * Said afterwards, where the policy reminds of something.
 */
notice: NoticeView | null, } | { "kind": "held", 
/**
 * The dialog.
 */
view: DialogView, };
export type Drafted = { 
/**
 * Nothing was found, not even what only counts: this very text need not be asked about when it is sent.
 */
clean: boolean, 
/**
 * What is shown by the composer.
 */
chip: ChipView | null, };
export type Left = { 
/**
 * The text that stops it; none: it may go.
 */
stopped: string | null, };
export type Revealed = { 
/**
 * What is offered; none where no label of this conversation is in it.
 */
view: RevealView | null, };
export type Offered = { 
/**
 * What is shown; none where nothing is to be said.
 */
view: AnswerView | null, };
export type Cited = { 
/**
 * The mention.
 */
mention: string, };
export type Taken = { 
/**
 * More of this file is wanted; else what is known of it is enough.
 */
more: boolean, };
export type Got = { 
/**
 * The piece, in base64; none: this file goes as it is.
 */
data: string | null, 
/**
 * More comes after it.
 */
more: boolean, };
export type Edit = { 
/**
 * First UTF-16 code unit replaced.
 */
start: number, 
/**
 * First UTF-16 code unit kept after it.
 */
end: number, 
/**
 * What stands there instead.
 */
label: string, };
export type Decided = { "kind": "asIs", 
/**
 * Said afterwards.
 */
notice: NoticeView | null, } | { "kind": "insert", 
/**
 * Where to change the held text, in order, never overlapping.
 */
edits: Array<Edit>, 
/**
 * Said once the field was read back.
 */
notice: NoticeView, } | { "kind": "nothing" } | { "kind": "held", 
/**
 * The dialog.
 */
view: DialogView, };
export type Reply<T> = { "status": "ok", 
/**
 * The answer.
 */
answer: T, } | { "status": "failed", 
/**
 * A short code for the diagnostic page.
 */
code: string, };
/** By a request's `type`: its answer. */
export type Exchange = { wake: Ready, visit: null, banner: Bannered, read: null, inspect: Inspected, draft: Drafted, dismiss: Drafted, leave: Left, reveal: Revealed, sighted: null, enforce: boolean, open: Opened, spent: null, copied: Offered, cite: Cited, decide: Decided, state: unknown, setLanguage: unknown, filePut: Taken, fileInspect: Inspected, fileDecide: Decided, fileGet: Got, source: null, };
