/**
 * In pages that the policy names as protected sources: what a person copies there, or drags from there, is told to the background, which keeps
 * a fingerprint of it for the session, and no text. Nothing is held up, and nothing is said.
 */
import { TAKEN, copiedBy } from "./clipboard";
import { selectedText } from "./composer";
import { afterwards } from "./copied";
import { tell } from "./protocol";

/** Longer texts are told up to here: some thousand pages. */
const LONGEST = 4_000_000;

function take(text: string): void {
  if (text !== "") tell({ type: "source", text: text.slice(0, LONGEST) });
}

function onCopy(event: ClipboardEvent | DragEvent): void {
  if (!event.isTrusted) return;
  const selected = selectedText();
  afterwards(event, (put) => take(put?.text || selected));
}

function listen(): void {
  for (const type of ["copy", "cut", "dragstart"] as const) window.addEventListener(type, onCopy, true);
  window.addEventListener(TAKEN, onTaken);
}

/** The site's own button, or a script of it: only while a person does something there. */
function onTaken(event: Event): void {
  const read = navigator.userActivation.isActive ? copiedBy(event) : null;
  if (read) take(read.text);
}

listen();
// `document.open()` takes every listener off the window (main.ts).
new MutationObserver(listen).observe(document, { childList: true });
