/** How this page is built, as far as the register or the policy know it, and whether a composer is seen at all. */
import { deepActive, editableAround, whyNotGuarded, type Reason } from "./composer";
import type { NoticeView, Ready } from "./generated/messages";

let composers: readonly string[] = [];
let senders: readonly string[] = [];
/** Said where somebody writes and no composer is seen. */
export let unseen: NoticeView | null = null;

/** What the background knows of this page. */
export function learn(ready: Ready): void {
  composers = ready.composer.filter(isSelector);
  senders = ready.send.filter(isSelector);
  unseen = ready.unseen;
}

/** A policy is written by hand. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether this is what sends here, or in it. */
export function isSender(element: Element): boolean {
  return senders.some((selector) => element.closest(selector) !== null);
}

/** Whether this is where a message is written here. */
export function isComposer(field: Element): boolean {
  return composers.some((selector) => field.matches(selector));
}

/** Fields, before it is known whether anything can be written into them. */
export const EDITABLE = "textarea, input, [contenteditable]:not([contenteditable=false])";

/** What can be written into in a tree. */
function editablesIn(root: Document | ShadowRoot): HTMLElement[] {
  const fields = [...root.querySelectorAll<HTMLElement>(EDITABLE)].map((each) => editableAround(each));
  return fields.filter((field) => field !== null && whyNotGuarded(field).length === 0) as HTMLElement[];
}

/** What the panel asks of a page. */
export interface Seen {
  readonly guarded: true;
  /** Whether a composer is seen; null: it may be in a frame, which only its own script can look into. */
  readonly composer: boolean | null;
  /** Why the field with the cursor is not looked at. */
  readonly reasons: readonly Reason[];
}

/** Looks for a composer, all over the page: for the panel, when it is opened. */
export function look(): Seen {
  const all = [...trees(document)];
  const framed = all.some((tree) => [...tree.querySelectorAll("iframe")].some(isSeen));
  const composer = all.some((tree) => editablesIn(tree).some(isSeen)) || (framed ? null : false);
  return { guarded: true, composer, reasons: whyNotGuarded(deepActive()) };
}

/** What can be written into, all over the page. */
export function editables(): HTMLElement[] {
  return [...trees(document)].flatMap((tree) => editablesIn(tree));
}

/** A tree, and the open shadow trees in it. */
function* trees(root: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) yield* trees(shadowRoot);
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 0;
}
