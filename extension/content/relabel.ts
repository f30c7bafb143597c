/**
 * Labels in place of values that stand in the composer already: each by the browser's own insertion over a selection, so
 * that the editor takes part and Undo brings the value back; then read again.
 */
import { type Control, type Place, deepActive, focusIn, isControl, selectionIn } from "./composer";
import type { Edit } from "./generated/messages";
import { apply } from "./holding";
import { insertAndRead, slate } from "./insert";
import { frame, letters, settled } from "./readback";
import { rangeOf, written } from "./written";

/** Beyond so many one by one would be seen to crawl: each waits for the page to notice the selection. */
const SINGLY = 40;

/** Slate looks at the selection from time to time: a paste before that would go where the caret was. */
const LOOKS_MS = 150;

/** Makes the edits in a field that holds `text`; true when it then holds that text with them, and nothing else. */
export async function relabel(place: Place, text: string, edits: readonly Edit[]): Promise<boolean> {
  const { field } = place;
  if (!field?.isConnected || written(field).text !== text) return false;
  const wanted = letters(apply(text, edits));
  const done = (): boolean => letters(written(field).text) === wanted;
  focusIn(field);
  if (isControl(field)) {
    inControl(field, edits);
    await frame();
    return done();
  }
  // Slate looks away while it sets a selection itself, in a busy page for longer than a frame: a label would go where the last one went.
  if (!slate(field) && edits.length <= SINGLY && (await oneByOne(field, edits)) && (await settled(place, done))) return true;
  // The whole at once, as a paste over everything: formatting is lost, no value is.
  select(field);
  await frame();
  await new Promise((resolve) => setTimeout(resolve, LOOKS_MS));
  const replaced = edits.map(({ start, end }) => text.slice(start, end));
  await insertAndRead({ text: apply(text, edits), html: "" }, deepActive() ?? field, place, replaced, false);
  return done();
}

/** From the last to the first, so that those before keep their places. */
function inControl(field: Control, edits: readonly Edit[]): void {
  const caret = moved(field.selectionEnd ?? field.value.length, edits);
  for (const edit of edits.toReversed()) {
    field.setSelectionRange(edit.start, edit.end);
    document.execCommand("insertText", false, edit.label);
  }
  field.setSelectionRange(caret, caret);
}

async function oneByOne(field: HTMLElement, edits: readonly Edit[]): Promise<boolean> {
  const caret = caretIn(field);
  for (const edit of edits.toReversed()) {
    const range = rangeOf(written(field), edit.start, edit.end);
    const selection = selectionIn(field);
    if (!range || !selection) return false;
    selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    // Editors keep a selection of their own, and hear of ours by an event.
    await frame();
    if (!document.execCommand("insertText", false, edit.label)) return false;
    // And put theirs back where they have it, once they are done (Lexical 0.52).
    await frame();
  }
  // The person writes on where they were.
  const place = moved(caret, edits);
  const range = rangeOf(written(field), place - 1, place);
  if (range) selectionIn(field)?.setBaseAndExtent(range.endContainer, range.endOffset, range.endContainer, range.endOffset);
  return true;
}

/** Where the caret stands in the text; at its end where that is not to be told. */
function caretIn(field: HTMLElement): number {
  const { text, pieces } = written(field);
  const selection = selectionIn(field);
  const piece = pieces.find(({ node }) => node === selection?.focusNode);
  return piece && selection ? piece.start + selection.focusOffset : text.trimEnd().length;
}

/** The same place after the edits; behind a label where it was inside the value. */
function moved(place: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, label } of edits) {
    if (start >= place) break;
    shift += label.length - (Math.min(end, place) - start);
  }
  return place + shift;
}

function select(field: HTMLElement): void {
  const selection = selectionIn(field);
  selection?.selectAllChildren(field);
}
