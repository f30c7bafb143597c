/**
 * A copy with labels in it: the values can be seen, in a box that the page cannot read, and copied. The page's own copy goes on as it
 * would: with the labels.
 */
import { type Card, opens, showCard } from "./card";
import { Place, deepActive, isControl, selectedText } from "./composer";
import { el } from "./dom";
import type { RevealView } from "./generated/messages";
import { isInside } from "./host";
import { showNotice } from "./notice";
import { ask } from "./protocol";
import { button } from "./steps";

/** Something in brackets that ends with a number. */
const LABEL = /\[[^[\]\n]{1,60}\d\]/u;

let card: Card | null = null;
/** What is being copied by our own button. */
let writing: { readonly text: string; readonly html: string | null; done: boolean } | null = null;

/** Registers the listener; again is harmless. */
export function watchCopies(): void {
  window.addEventListener("copy", onCopy, true);
}

function onCopy(event: ClipboardEvent): void {
  if (!event.isTrusted) return;
  if (writing) {
    event.preventDefault();
    // The page is not to see what is put there.
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", writing.text);
    if (writing.html !== null) event.clipboardData?.setData("text/html", writing.html);
    writing.done = true;
    return;
  }
  if (isInside(event)) return;
  hideReveal();
  const { text, html } = selected();
  if (!LABEL.test(text)) return;
  const place = Place.now(deepActive() ?? document);
  void ask({ type: "reveal", text, html }).then((outcome) => {
    if (outcome.kind === "answer" && outcome.answer.view) show(outcome.answer.view, place);
  });
}

/** What would be copied, as far as the page does not put something else there. */
export function selected(): { text: string; html: string | null } {
  const text = selectedText();
  const selection = document.getSelection();
  if (isControl(deepActive()) || !selection || selection.rangeCount === 0) return { text, html: null };
  const copy = el("div");
  copy.append(selection.getRangeAt(0).cloneContents());
  return { text, html: copy.innerHTML };
}

function show(view: RevealView, place: Place): void {
  const close = (): void => {
    hideReveal();
    place.restore();
  };
  const content = {
    ...{ part: "reveal", lang: view.lang, icon: view.icon, text: view.text, title: view.title },
    inside: [
      el("p", { class: "why" }, view.why),
      el("div", { class: "text", tabindex: "0", "data-part": "revealed" }, view.revealed),
      el("div", { class: "actions" }, button("copy", view.copy, "primary", () => copy(view, place)), button("close", view.close, "secondary", close)),
    ],
  };
  card = showCard(content, null, () => place.restore(), false);
}

function copy(view: RevealView, place: Place): void {
  const done = put(view.revealed, view.revealedHtml);
  hideReveal();
  place.restore();
  if (done) showNotice(view.copied, place);
}

/** Copies, out of the page's sight. Whether it was done. */
export function put(text: string, html: string | null): boolean {
  const mine = { text, html, done: false };
  writing = mine;
  try {
    document.execCommand("copy");
  } finally {
    writing = null;
  }
  return mine.done;
}

/** It is opened by its key, wherever the focus is. */
export function openReveal(event: KeyboardEvent): boolean {
  return opens(event, card);
}

/** The person goes on. */
export function hideReveal(): void {
  card?.close();
  card = null;
}
