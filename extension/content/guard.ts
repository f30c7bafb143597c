/**
 * The events of the page: a paste is held the moment it happens, and what is typed until it is settled comes after it.
 * Registered at `document_start` on `window` in the capture phase, before any script of the page.
 */
import { dropThere } from "./bridge";
import { isKey } from "./card";
import { openList } from "./chip";
import { Place, deepActive, deepTarget, editableAround, shadowOf, whyNotGuarded } from "./composer";
import { hideDraft, noteChange } from "./draft";
import { formattingOnly } from "./formatting";
import { composerOf, keyIntent, pressIntent, submitIntent, wroteIn } from "./gate";
import { Holding } from "./holding";
import { isInside } from "./host";
import { type } from "./insert";
import { dismissNotice, follow, showNotice } from "./notice";
import { passes } from "./passed";
import { type Held, Paste } from "./paste";
import { ask } from "./protocol";
import { ofReplay } from "./replay";
import { hideReveal, openReveal, watchCopies } from "./reveal";
import { type Intent, Sending } from "./send";
import { shared } from "./shared";
import { learn, unseen } from "./site";
import { Stopped } from "./stopped";

/** The background falls asleep after 30 s without work. */
const WAKE_EVERY_MS = 20_000;

/** What is to go, in the order in which it came: pastes, words typed after them, messages. */
const waiting: (Omit<Held, "place"> | { typed: string } | { send: Intent } | { stopped: string } | { make: () => Holding })[] = [];
/** What is being asked about. */
let current: Holding | null = null;
let busy = false;
let wokenAt = Number.NEGATIVE_INFINITY;
/** Pages move on without being loaded anew, to where another platform of the same host is. */
let wokenOn = "";

/** Registers the listeners; again is harmless. */
export function guard(): void {
  window.addEventListener("paste", onPaste, true);
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("keyup", onKeyUp, true);
  window.addEventListener("compositionstart", onCompose, true);
  window.addEventListener("focusin", onFocus, true);
  window.addEventListener("input", onInput, true);
  window.addEventListener("drop", onDrop, true);
  for (const kind of PRESSES) window.addEventListener(kind, onPress, true);
  window.addEventListener("submit", onSubmit, true);
  watchCopies();
}

/** What the guard of files (`files.ts`) takes from this one: both ask in one row, and look alike. */
export const guarding = {
  Holding,
  Place,
  deepActive,
  deepTarget,
  isInside,
  follow,
  shadowOf,
  dropThere,
  /** Holds an event, and has what is made of it wait its turn. */
  keep: (event: Event, make: () => Holding): void => {
    hold(event);
    enqueue({ make });
  },
  hold,
};

/** A press, from down to click. */
const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"] as const;

function onPaste(event: ClipboardEvent): void {
  // Untrusted events carry what the page itself made up: nothing of the clipboard.
  if (!event.isTrusted || isInside(event)) return;
  const replayed = ofReplay(event);
  if (replayed === "passed") return;
  if (replayed === "other") return hold(event);
  const target = deepTarget(event);
  // A closed shadow root hides its field behind its host: then the focus tells.
  const field = editableAround(target) ?? deepActive();
  if (!event.clipboardData || whyNotGuarded(field).length > 0) return;
  const text = event.clipboardData.getData("text/plain");
  const html = event.clipboardData.getData("text/html");
  const formatting = formattingOnly(text, html);
  // Files and pictures alone are the matter of the guard of files.
  if (text === "" && formatting === null) return;
  hold(event);
  enqueue({ text, html, formatting, target });
}

function enqueue(next: (typeof waiting)[number]): void {
  waiting.push(next);
  if (!busy) void settle();
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** One after the other. */
async function settle(): Promise<void> {
  busy = true;
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if ("typed" in next) {
        type(next.typed);
        continue;
      }
      if ("send" in next) {
        if (Sending.free(next.send)) continue;
        current = new Sending(next.send);
      } else if ("make" in next) {
        current = next.make();
      } else if ("stopped" in next) {
        current = new Stopped(next.stopped);
      } else {
        current = new Paste({ ...next, place: Place.now(next.target) });
      }
      hideDraft();
      await current.run();
      current = null;
    }
  } finally {
    current = null;
    busy = false;
  }
}

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "NumLock", "Fn"]);

function onKey(event: KeyboardEvent): void {
  if (!event.isTrusted || isInside(event) || MODIFIERS.has(event.key)) return;
  if (!busy) {
    dismissNotice();
    if (openList(event, () => composerOf(event)) || openReveal(event) || (isKey(event) && shared.pressKey())) return hold(event);
    if (!event.ctrlKey && !event.metaKey) hideReveal();
    const intent = keyIntent(event);
    if (!intent) noteLost(event);
    noteUndo(event);
    if (!intent || passes(intent.field)) return;
    hold(event);
    heldKey = event.code;
    return enqueue({ send: intent });
  }
  // An input method has the word, or takes it with this key: it cannot be held.
  if (event.isComposing || event.key === "Process" || event.key === "Dead") return;
  if (current?.dialog) {
    hold(event);
    return current.dialog.focus();
  }
  if (pastes(event)) return event.stopImmediatePropagation();
  hold(event);
  const intent = keyIntent(event);
  if (intent) {
    heldKey = event.code;
    return enqueue({ send: intent });
  }
  if (event.key.length === 1 && (event.getModifierState("AltGraph") || !(event.ctrlKey || event.metaKey || event.altKey))) {
    typed(event.key);
  }
}

/** Editors that undo by themselves tell of it by no `input` (ProseMirror). */
function noteUndo(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && /^[zy]$/iu.test(event.key)) noteChange(deepTarget(event));
}

/** Letters pressed since anything was written anywhere: no field that we know of took them. Null: the person was told. */
let lost: string | null = "";
/** So many letters, words and different letters are prose; a game or the keys of a list are not. */
const PROSE = { letters: 24, words: 4, different: 8 };

/** Somebody may be writing into something that is drawn, and not a field: that is said, once. */
function noteLost({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): void {
  if (lost === null || key.length !== 1 || ctrlKey || metaKey || altKey || repeat) return;
  lost = (lost + key).slice(-4 * PROSE.letters);
  if (lost.length < PROSE.letters || lost.split(" ").length < PROSE.words || new Set(lost).size < PROSE.different) return;
  lost = null;
  void wake().then(() => {
    if (unseen) showNotice(unseen, Place.now(document), true);
  });
}

/** The key that was held: pages that listen to its release must not hear that either. */
let heldKey: string | null = null;

function onKeyUp(event: KeyboardEvent): void {
  if (!event.isTrusted || heldKey === null || event.code !== heldKey) return;
  heldKey = null;
  hold(event);
}

/** A press on what sends, held from its first event to its last. */
let heldPress = false;

function onPress(event: MouseEvent): void {
  if (!event.isTrusted || isInside(event)) return;
  // A click by the keyboard has no press before it.
  if (event.type === "pointerdown" || (event.type === "click" && event.detail === 0)) {
    const intent = event.button === 0 ? pressIntent(event) : null;
    heldPress = intent !== null && (busy || !passes(intent.field));
  }
  if (!heldPress) return;
  hold(event);
  if (event.type !== "click") return;
  heldPress = false;
  const intent = pressIntent(event);
  if (intent) enqueue({ send: intent });
}

function onSubmit(event: SubmitEvent): void {
  if (!event.isTrusted || isInside(event)) return;
  const intent = submitIntent(event);
  if (!intent) return;
  hold(event);
  enqueue({ send: intent });
}

/** The last check stopped a request. Pages try again by themselves: the same text is said once at a time. */
export function sayStopped(text: string): void {
  const known = (current instanceof Stopped && current.about(text)) || waiting.some((next) => "stopped" in next && next.stopped === text);
  if (!known) enqueue({ stopped: text });
}

/**
 * Written, dictated, dropped, set by the browser or by the page: it changed. No more than noted: asking here whether an element is
 * editable would make the browser work out its style anew at each key (1 ms in a draft of 20 kB in ProseMirror, Chromium 156).
 */
function onInput(event: Event): void {
  if (isInside(event)) return;
  if (lost !== null) lost = "";
  const target = deepTarget(event);
  wroteIn(target, event);
  noteChange(target);
}

/**
 * Editors that put a dropped text in themselves tell of it by no `input` (ProseMirror, Lexical, Slate, CodeMirror). The whole composer is
 * noted: they make what is under the pointer anew.
 */
function onDrop(event: DragEvent): void {
  if (isInside(event)) return;
  const field = composerOf(event);
  if (!field) return;
  wroteIn(field, event);
  noteChange(field);
}

/** Ctrl+V, Ctrl+Shift+V, Shift+Insert: the next paste, which will be held in its turn. */
function pastes({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return ((ctrlKey || metaKey) && key.toLowerCase() === "v") || (shiftKey && key === "Insert");
}

function typed(key: string): void {
  const last = waiting.at(-1);
  if (last && "typed" in last) last.typed += key;
  else waiting.push({ typed: key });
}

function onCompose(event: Event): void {
  if (event.isTrusted && !isInside(event) && !busy) dismissNotice();
}

function onFocus(event: FocusEvent): void {
  if (isInside(event)) return;
  const now = performance.now();
  if (now - wokenAt < WAKE_EVERY_MS && wokenOn === location.pathname) return;
  const field = editableAround(deepTarget(event));
  if (!field || whyNotGuarded(field).length > 0) return;
  void wake();
}

async function wake(): Promise<void> {
  wokenAt = performance.now();
  wokenOn = location.pathname;
  const outcome = await ask({ type: "wake" });
  if (outcome.kind === "answer") learn(outcome.answer);
  else wokenAt = Number.NEGATIVE_INFINITY;
}
