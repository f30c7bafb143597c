/** The ways a message goes: which key, press or submission is about to send which composer, and how to do it again. */
import { deepActive, deepTarget, editableAround, up, whyNotGuarded } from "./composer";
import { passes } from "./passed";
import type { Intent } from "./send";
import { EDITABLE, editables, isComposer, isSender } from "./site";
import { written } from "./written";

/** Where something was written, the last place first: for a press on a button, which has the focus itself. */
let recent: WeakRef<EventTarget>[] = [];
const REMEMBERED = 8;

/** Fields where Enter was seen to begin a line. Text areas only: an editor may do it in a list, and send everywhere else. */
const lines = new WeakSet<HTMLElement>();

/** The guarded composer an event happened in; null elsewhere. */
export function composerOf(event: Event): HTMLElement | null {
  return composerAt(deepTarget(event));
}

/** The guarded composer that an element is, or is in. */
export function composerAt(target: EventTarget): HTMLElement | null {
  // A closed shadow root hides its field behind its host: then the focus tells.
  const field = editableAround(target) ?? editableAround(deepActive());
  return field && whyNotGuarded(field).length === 0 ? field : null;
}

/** Something was written there. */
export function wroteIn(target: EventTarget, event: Event): void {
  if (recent[0]?.deref() !== target) {
    recent = [new WeakRef(target), ...recent.filter((each) => each.deref() !== target)].slice(0, REMEMBERED);
  }
  if (event.isTrusted && event instanceof InputEvent && event.inputType === "insertLineBreak" && target instanceof HTMLTextAreaElement) {
    lines.add(target);
  }
}

/** Enter, with or without Ctrl or Cmd, on either part of the keyboard; with Shift it begins a line. */
export function keyIntent(event: KeyboardEvent): Intent | null {
  if (event.key !== "Enter" || event.isComposing) return null;
  const modified = event.ctrlKey || event.metaKey;
  if ((event.shiftKey && !modified) || event.altKey) return null;
  const field = composerOf(event);
  if (!field || (lines.has(field) && !modified)) return null;
  const target = deepTarget(event);
  return { field, again: () => enter(event, target, field) };
}

/** A press on what sends. */
export function pressIntent(event: MouseEvent): Intent | null {
  const button = buttonIn(event);
  const says = button && sends(button);
  const field = button && says !== false ? composerFor(button) : null;
  if (!button || !field || (says === null && !near(button, field))) return null;
  return { field, again: () => press(button, event) };
}

/** A form that holds a composer. */
export function submitIntent(event: SubmitEvent): Intent | null {
  const form = deepTarget(event);
  if (!(form instanceof HTMLFormElement)) return null;
  const inside = [...form.querySelectorAll<HTMLElement>(EDITABLE), ...remembered().filter((field) => form.contains(field))];
  const field = inside.find((each) => whyNotGuarded(each).length === 0 && !passes(each));
  return field ? { field, again: () => form.requestSubmit(event.submitter) } : null;
}

/**
 * The key again, as the page's own listeners would have had it. Where none takes it, what the browser would have done: a form
 * goes, elsewhere a line begins. Browsers do neither for a key that a script made.
 */
function enter(event: KeyboardEvent, target: EventTarget, field: HTMLElement): void {
  const { key, code, location, ctrlKey, metaKey, shiftKey } = event;
  // `keyCode` and `which` are old, and pages still read them.
  const init = { key, code, location, ctrlKey, metaKey, shiftKey, keyCode: 13, which: 13, bubbles: true, cancelable: true, composed: true };
  const at = target instanceof Node && target.isConnected ? target : field;
  const before = written(field).text;
  const taken = !at.dispatchEvent(new KeyboardEvent("keydown", init)) || !at.dispatchEvent(new KeyboardEvent("keypress", init));
  at.dispatchEvent(new KeyboardEvent("keyup", init));
  if (taken || !field.isConnected || written(field).text !== before) return;
  if (field instanceof HTMLInputElement) field.form?.requestSubmit();
  else if (!ctrlKey && !metaKey) {
    if (field instanceof HTMLTextAreaElement) lines.add(field);
    document.execCommand(field instanceof HTMLTextAreaElement ? "insertLineBreak" : "insertParagraph");
  }
}

/** The whole press again: some pages send when the button goes down. */
function press(button: HTMLElement, { clientX, clientY }: MouseEvent): void {
  if (!button.isConnected) return;
  const init = { bubbles: true, cancelable: true, composed: true, clientX, clientY, button: 0 };
  button.dispatchEvent(new PointerEvent("pointerdown", { ...init, pointerType: "mouse", isPrimary: true }));
  button.dispatchEvent(new MouseEvent("mousedown", init));
  button.dispatchEvent(new PointerEvent("pointerup", { ...init, pointerType: "mouse", isPrimary: true }));
  button.dispatchEvent(new MouseEvent("mouseup", init));
  button.click();
}

const BUTTON = "button, [role=button], input[type=submit], input[type=image], input[type=button]";

function buttonIn(event: Event): HTMLElement | null {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && (node.matches(BUTTON) || isSender(node))) return node;
  }
  return null;
}

/** Words on buttons that send, at the beginning of a word. Whole words where others begin like them: « général », "saved", "task". */
const SAYS =
  /(?<!\p{L})(?:(?:re)?send(?!\p{L}|\s+feedback)|submit|(?:r[eé]?)?envo(?:yer|yez|ie|i)(?!\p{L})|soumett|(?:ask|run|save|post|reply|translate|(?:re)?generate|publish)(?!\p{L})|(?:demander|enregistrer|publier|répondre|transmettre|(?:re|ré)?g[eé]n[eé]rer|exécuter|traduire)(?!\p{L})|poser la question|mettre à jour$)|^(?:go|update)$/iu;

/**
 * The same in names that programmers gave, of icons too, at the beginning of a word in them: `send-button`, `chatSendButton`, `_sendBtn_1x`.
 * No more of them than these: style sheets have names such as `items-center` on every button, and arrows point elsewhere too.
 */
const NAMED =
  /(?<![a-z])(?:send(?![a-z])|submit|arrow[-_]?up(?:ward)?(?![a-z]|[-_](?:right|left|down|from|to|narrow|a|z|0|1))|paper[-_]?(?:air)?plane)|Send(?![a-z])|Submit|ArrowUp(?![A-Z])|Paper(?:Air)?plane/u;

/** Whether a button sends, by what is known of the page, by what it is or says; null where it says nothing, as icons alone do. */
function sends(button: HTMLElement): boolean | null {
  if (isSender(button) || (button instanceof HTMLInputElement && button.type !== "button")) return true;
  if (button instanceof HTMLButtonElement && button.form && button.type === "submit") return true;
  const of = (element: Element, names: readonly string[]): string[] => names.map((name) => element.getAttribute(name)?.trim() ?? "");
  const words = [...of(button, ["aria-label", "title", "value"]), button.textContent.trim().slice(0, 40)].filter((each) => each !== "");
  if (words.some((each) => SAYS.test(each) || NAMED.test(each))) return true;
  const drawn = [button, ...button.querySelectorAll("svg, use, i, img, ion-icon, mat-icon, [class*=icon]")];
  const names = drawn.flatMap((element) => of(element, ["id", "class", "name", "data-testid", "data-icon", "href"]));
  if (names.some((each) => NAMED.test(each))) return true;
  return words.length === 0 ? null : false;
}

/** How far from its composer a button may stand that says nothing. */
const NEAR_PX = 80;

function near(button: HTMLElement, field: HTMLElement): boolean {
  const [a, b] = [button.getBoundingClientRect(), field.getBoundingClientRect()];
  return a.left < b.right + NEAR_PX && a.right > b.left - NEAR_PX && a.top < b.bottom + NEAR_PX && a.bottom > b.top - NEAR_PX;
}

/**
 * The composer that a button belongs to: the nearest that holds something, those written in first where several are; else the largest. One that
 * may go says nothing of the others that it stands with: a subject, beside the letter.
 */
function composerFor(button: HTMLElement): HTMLElement | null {
  const filled = (field: HTMLElement): boolean => whyNotGuarded(field).length === 0 && written(field).text.trim() !== "";
  const known = remembered().filter(filled);
  const all = editables().filter(filled);
  if (known.length === 0) return all.find(isComposer) ?? largest(all);
  const fields = [...new Set([...known, ...all])];
  const first = nearest(button, fields);
  if (!first || !passes(first)) return first;
  const group = button.closest("form, dialog, [role=dialog], [role=form]");
  const others = fields.filter((field) => !passes(field) && (group ? group.contains(field) : first instanceof HTMLInputElement));
  return others[0] ?? first;
}

/** The field that shares the smallest part of the page with a button (its form, its box, its shadow tree); of several the first. */
function nearest(button: HTMLElement, fields: readonly HTMLElement[]): HTMLElement | null {
  const ways = fields.map((field) => ({ field, around: new Set(up(field)) }));
  for (const around of up(button)) {
    const found = ways.find((way) => way.around.has(around));
    if (found) return found.field;
  }
  return null;
}

function remembered(): HTMLElement[] {
  const fields = recent.map((each) => editableAround(each.deref() ?? null));
  return fields.filter((field) => field !== null).filter((field) => field.isConnected);
}

function largest(fields: readonly HTMLElement[]): HTMLElement | null {
  const area = (field: HTMLElement): number => field.offsetWidth * field.offsetHeight;
  return fields.reduce<HTMLElement | null>((best, field) => (best && area(best) >= area(field) ? best : field), null);
}
