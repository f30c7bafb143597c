/**
 * Putting text into the composer. What works where was found by experiment (Chromium 156, Firefox 153, November 2026):
 * editors take a synthetic `paste` event, fields take `execCommand('insertText')`, each in one undo step.
 */
import { type Place, deepActive, editableAround, isControl } from "./composer";
import { type Expected, arrived, read, settled } from "./readback";

/** A text on its way into the composer. */
export interface Parcel {
  readonly text: string;
  /** The formatted flavour, only where it was looked through; else empty. */
  readonly html: string;
}

type Way = (parcel: Parcel, target: EventTarget) => boolean;

/** Gives the text in as if it were pasted, without waiting for what becomes of it. */
export function insert(parcel: Parcel, target: EventTarget): boolean {
  return waysFor(target).some((way) => way(parcel, target));
}

/**
 * Gives the text in and reads the composer again. True: it is there, and nothing of what it replaces. `again`: the page
 * took the event before and showed nothing of it, so the browser's own insertion is used this time.
 */
export async function insertAndRead(
  parcel: Parcel,
  target: EventTarget,
  place: Place,
  replaced: readonly string[],
  again: boolean,
): Promise<boolean> {
  const expected: Expected = { before: read(place), inserted: parcel.text, replaced };
  const taken = (again ? [byCommand] : waysFor(target)).some((way) => way(parcel, target));
  // A page that takes pastes anywhere may read one without claiming it. One that claims it may make a file of a long
  // text: a second way would then put it in twice.
  if (!taken && place.field) return false;
  return settled(place, () => arrived(expected, read(place)));
}

function waysFor(target: EventTarget): readonly Way[] {
  return isControl(target) ? [byCommand] : [byEvent, byCommand];
}

/** A synthetic paste on the original target; true when the page took it. */
function byEvent(parcel: Parcel, target: EventTarget): boolean {
  const event = withDataTransfer(parcel) ?? withLegacyData(parcel);
  if (!event || (target instanceof Node && !target.isConnected)) return false;
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

const OPTIONS = { bubbles: true, cancelable: true, composed: true } as const;

function withDataTransfer({ text, html }: Parcel): ClipboardEvent | null {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  if (html !== "") clipboardData.setData("text/html", html);
  return carrying(text, new ClipboardEvent("paste", { ...OPTIONS, clipboardData }));
}

/** Firefox empties the DataTransfer of a synthetic event, from any world, but still reads its own older form. */
function withLegacyData({ text }: Parcel): ClipboardEvent | null {
  const legacy: ClipboardEventInit & { data: string; dataType: string } = { ...OPTIONS, data: text, dataType: "text/plain" };
  return carrying(text, new ClipboardEvent("paste", legacy));
}

function carrying(text: string, event: ClipboardEvent): ClipboardEvent | null {
  return event.clipboardData?.getData("text/plain") === text ? event : null;
}

/**
 * The browser's own insertion at the caret; true when something could be typed there. Firefox hands the line breaks to
 * an editor inside one `beforeinput`, and ProseMirror and Quill would drop them there: those take the event before.
 */
function byCommand({ text }: Parcel): boolean {
  const field = editableAround(deepActive());
  if (!field) return false;
  return (slow(text) && inBulk(field, text)) || document.execCommand("insertText", false, text);
}

/**
 * Chromium inserts line by line and lays out the field after each: 100 kB in 1540 lines took 2.7 s, 1 MB minutes
 * (Chromium 156, November 2026); 65 kB in one line 0.2 s, four times that 8 s. Firefox takes 1 MB in a moment.
 */
function slow(text: string): boolean {
  return !("mozInnerScreenX" in window) && (text.length > 50_000 || text.length * text.split("\n").length > 2e7);
}

/** The whole at once. In a field with a value that costs the undo step. */
function inBulk(field: HTMLElement, text: string): boolean {
  if (isControl(field)) {
    const { selectionStart: start, selectionEnd: end } = field;
    if (start === null || end === null) return false;
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertFromPaste", data: text }));
    return true;
  }
  const escaped = text.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  // Runs of spaces would become one.
  const html = escaped.replace(/ (?= |$)/gmu, "\u00a0").replace(/\r\n?|\n/gu, "<br>");
  return document.execCommand("insertHTML", false, html);
}

/** Types what was held while a paste was on its way. */
export function type(text: string): void {
  if (text === "" || announced(deepActive(), { inputType: "insertText", data: text })) return;
  document.execCommand("insertText", false, text);
}

/**
 * Slate (0.146) hears of what is about to change, not of what did, and Chromium announces no command: it would show one text and send
 * another.
 */
export function deaf(field: HTMLElement | null): boolean {
  return field !== null && slate(field) && !("mozInnerScreenX" in window);
}

export function slate(field: HTMLElement): boolean {
  return field.matches("[data-slate-editor]");
}

/** Announces to such an editor what a command is about to do. True: it did it itself. */
export function announced(target: EventTarget | null, what: InputEventInit): boolean {
  if (!target || !deaf(editableAround(target))) return false;
  return !target.dispatchEvent(new InputEvent("beforeinput", { ...OPTIONS, ...what }));
}
