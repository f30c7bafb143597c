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

/** Whether this is what sends here. */
export function isSender(element: Element): boolean {
  return senders.some((selector) => element.matches(selector));
}

/** Whether what sends here is known, and on the page. */
export function showsSender(): boolean {
  return senders.some((selector) => document.querySelector(selector) !== null);
}

/** Whether this is where a message is written here. */
export function isComposer(field: Element): boolean {
  return composers.some((selector) => field.matches(selector));
}

/** Fields, before it is known whether anything can be written into them. */
export const EDITABLE = "textarea, input, [contenteditable]:not([contenteditable=false])";

/** What can be written into below a node, not inside shadow roots. */
export function editablesIn(root: Node): HTMLElement[] {
  if (!(root instanceof Document || root instanceof DocumentFragment || root instanceof Element)) return [];
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
  const active = deepActive();
  return { guarded: true, composer: isIn(document), reasons: whyNotGuarded(active) };
}

/** Longest way down into shadow roots: more is no chat. */
const DEEPEST = 12;

function isIn(root: Document | ShadowRoot, depth = 0): boolean | null {
  if (depth > DEEPEST) return null;
  if (editablesIn(root).some(isSeen)) return true;
  let found: boolean | null = false;
  for (const element of root.querySelectorAll("*")) {
    const framed = element instanceof HTMLIFrameElement && isSeen(element) ? null : false;
    const inner = element.shadowRoot ? isIn(element.shadowRoot, depth + 1) : framed;
    if (inner) return true;
    if (inner === null) found = null;
  }
  return found;
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 0;
}
