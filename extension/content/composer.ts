/** The field a paste is meant for: finding it, why it is none of ours, its caret, its text. */

/** Why a field is left alone. Empty list: it is guarded. */
export type Reason = "password" | "email" | "telephone" | "number" | "readOnly" | "disabled";

const BY_TYPE: Readonly<Partial<Record<string, Reason>>> = {
  password: "password",
  email: "email",
  tel: "telephone",
  number: "number",
};

/** A field with a `value`. */
export type Control = HTMLInputElement | HTMLTextAreaElement;

/** Where an event really happened, inside open shadow roots too (`event.target` is the outermost host). */
export function deepTarget(event: Event): EventTarget {
  return event.composedPath()[0] ?? event.target ?? document;
}

/** Why this field is not guarded: what a sign-in or an address form asks for is not a message to an AI platform. */
export function whyNotGuarded(field: EventTarget | null): Reason[] {
  if (!isControl(field)) return [];
  const reasons: Reason[] = [];
  const type = field instanceof HTMLInputElement ? BY_TYPE[field.type] : undefined;
  if (type) reasons.push(type);
  if (field.readOnly) reasons.push("readOnly");
  if (field.disabled) reasons.push("disabled");
  return reasons;
}

/** Whether this is a text field in the sense of `value` and `setSelectionRange`. */
export function isControl(node: unknown): node is Control {
  return node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && TEXTUAL.has(node.type));
}

const TEXTUAL = new Set(["text", "search", "url", "password", "email", "tel", "number", "date", "month", "time", "week", "datetime-local"]);

/** The field or the outermost editable element around a node, or null where nothing can be typed. */
export function editableAround(node: EventTarget | null): HTMLElement | null {
  if (isControl(node)) return node;
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  let root = element;
  while (root.parentElement?.isContentEditable) root = root.parentElement;
  return root;
}

/** A node and all that it is in, out of shadow trees too. */
export function* up(from: Node): Generator<Node> {
  for (let node: Node | null = from; node; node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)) yield node;
}

/** The focused element, inside shadow roots too. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner = active && shadowOf(active)?.activeElement;
    if (!inner) return active;
    active = inner;
  }
}

/** The shadow root of an element, closed ones included where the browser lets a content script see them. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.openOrClosedShadowRoot !== undefined) return element.openOrClosedShadowRoot;
  if (!(element instanceof HTMLElement)) return null;
  try {
    // Chromium's alone. Mozilla's linter knows of `chrome.dom` only that Firefox has none, and sees no `catch`.
    const { dom } = chrome;
    return dom.openOrClosedShadowRoot(element);
  } catch {
    return null;
  }
}

/** Puts the focus into a field, unless it is there. */
export function focusIn(field: HTMLElement): void {
  const active = deepActive();
  if (active !== field && !field.contains(active)) field.focus({ preventScroll: true });
}

/** The selection of the tree that an element is in. */
export function selectionIn(element: Element | null): Selection | null {
  const root = element?.getRootNode();
  return (root instanceof ShadowRoot ? root.getSelection?.() : null) ?? document.getSelection();
}

/** The text that is selected, as it would be copied. */
export function selectedText(): string {
  const active = deepActive();
  if (isControl(active)) return active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0);
  return selectionIn(active)?.toString() ?? "";
}

/** Where the focus and the caret were, to be put back exactly. */
export class Place {
  /** The editable element that had the focus, if any. */
  readonly field: HTMLElement | null;
  readonly #focused: Element | null;
  readonly #caret: (() => void) | null;

  private constructor(field: HTMLElement | null, focused: Element | null, caret: (() => void) | null) {
    this.field = field;
    this.#focused = focused;
    this.#caret = caret;
  }

  /** Remembers what is now. `target` is where the event happened. */
  static now(target: EventTarget): Place {
    const focused = deepActive();
    return new Place(editableAround(target) ?? editableAround(focused), focused, caretOf(focused));
  }

  /** Puts focus and caret back. */
  restore(): void {
    const focused = this.#focused;
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return;
    if (deepActive() !== focused) focused.focus({ preventScroll: true });
    this.#caret?.();
  }
}

function caretOf(focused: Element | null): (() => void) | null {
  if (isControl(focused)) {
    const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = focused;
    // Some types of input have no caret to tell.
    if (start === null || end === null) return null;
    return () => focused.setSelectionRange(start, end, direction ?? "none");
  }
  const selection = selectionIn(focused);
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return () => {
    if (!anchorNode.isConnected || !focusNode.isConnected) return;
    try {
      selectionIn(focused)?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    } catch {
      // The node is shorter now: the page changed it meanwhile, and its own caret is the better one.
    }
  };
}
