/**
 * The one element that the page's part puts into the page, only while something is shown: its closed shadow root holds
 * the dialog and the notice. What happens inside stays there: keys, clicks, input and focus never reach the page.
 *
 * They are stopped at `window`, first in the capture phase, before any listener of the page. That stops them on their
 * way to our own listeners too, so presses and keys are handed on from here; native behaviour (typing, radio buttons,
 * disclosure, scrolling) does not depend on propagation.
 */
import tokens from "balise:tokens.css";
import style from "balise:dialog.css";
import { el } from "./dom";

const KEPT_INSIDE = [
  ...["keydown", "keyup", "keypress", "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend"],
  ...["copy", "cut", "paste", "click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "selectstart"],
  ...["pointerdown", "pointerup", "pointercancel", "focus", "blur", "focusin", "focusout", "dragstart", "dragover", "drop"],
] as const;

let host: HTMLElement | null = null;
let root: ShadowRoot | null = null;
const presses = new WeakMap<Element, () => void>();
/** The button under the pointer when it went down; undefined: it did not. */
let pressed: Element | null | undefined;
let keys: ((event: KeyboardEvent) => void) | null = null;

/** Registers the listeners, at `document_start`; again is harmless. */
export function keepInside(): void {
  for (const type of KEPT_INSIDE) window.addEventListener(type, keep, true);
}

/** Whether an event happened in our dialog or notice. */
export function isInside(event: Event): boolean {
  return host !== null && event.composedPath().includes(host);
}

/** The closed root, made when first needed. */
export function shadow(): ShadowRoot {
  if (root && host?.isConnected) return root;
  host?.remove();
  host = el("balise-guard" as "div");
  root = host.attachShadow({ mode: "closed" });
  adopt(root, `${tokens}\n${style}`);
  document.documentElement.append(host);
  return root;
}

/** Takes the host out of the page when nothing is shown any more. */
export function tidy(): void {
  if (root?.querySelector("dialog, .notice, .draft, .marks, .banner")) return;
  host?.remove();
  host = root = null;
}

/** Whether the page left our host in its place. */
export function inPlace(): boolean {
  return host?.isConnected ?? false;
}

/** What a button does. */
export function onPress(button: HTMLButtonElement, run: () => void): HTMLButtonElement {
  presses.set(button, run);
  return button;
}

/** Who is told of keys pressed inside; null: nobody. */
export function onKeys(handler: typeof keys): void {
  keys = handler;
}

function keep(event: Event): void {
  if (!isInside(event)) return;
  event.stopImmediatePropagation();
  if (!event.isTrusted) return;
  if (event.type === "keydown") keys?.(event as KeyboardEvent);
  if (event.type === "mousedown") {
    pressed = buttonAt(event as MouseEvent);
    // What stands by the composer leaves the focus, and with it the caret, there.
    if (pressed?.closest(".draft")) event.preventDefault();
  }
  if (event.type === "click") click(event as MouseEvent);
}

function click(event: MouseEvent): void {
  const button = buttonAt(event);
  // Pressed on one and let go on another is no click, though the browser reports one on what holds both.
  if (button && (pressed === undefined || pressed === button)) presses.get(button)?.();
  pressed = undefined;
}

/** A closed root hides the target: it is found by the place of the pointer, or by the focus for keys (detail 0). */
function buttonAt({ detail, clientX, clientY }: MouseEvent): Element | null {
  const at = detail === 0 ? root?.activeElement : root?.elementFromPoint(clientX, clientY);
  return at?.closest("button") ?? null;
}

/** Constructed style sheets are out of reach of the page's CSP; a browser that refuses them here gets an element. */
function adopt(into: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    into.adoptedStyleSheets = [sheet];
  } catch {
    into.append(el("style", {}, css));
  }
}
