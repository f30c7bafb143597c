/**
 * What is being written. A key costs no more than noting that something changed; when the person pauses, the text is looked
 * through, and what was found is said beside it.
 */
import { type ChipActions, hideChip, showChip } from "./chip";
import { Place, focusIn } from "./composer";
import { fallback } from "./fallback";
import { composerAt } from "./gate";
import type { ChipRowView, Drafted, Span } from "./generated/messages";
import { hideBoxes } from "./boxes";
import { mark, unmark } from "./marks";
import { showNotice } from "./notice";
import { type Outcome, ask } from "./protocol";
import { passes, settle } from "./passed";
import { relabel } from "./relabel";
import { written } from "./written";

/** A pause between keys that is more than one between letters. */
const PAUSE_MS = 350;

let changed: EventTarget | null = null;
let changedAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Said once that a draft could not be looked through; again only after one could. */
let off = false;

/** Something changed there. */
export function noteChange(target: EventTarget): void {
  changed = target;
  changedAt = performance.now();
  // They would stand over other words.
  hideBoxes();
  timer ??= setTimeout(look, PAUSE_MS);
}

/** What is shown beside a draft goes: something else is to be read. */
export function hideDraft(): void {
  hideChip();
  unmark();
}

function look(): void {
  timer = undefined;
  const left = changedAt + PAUSE_MS - performance.now();
  if (left > 1) {
    timer = setTimeout(look, left);
    return;
  }
  const target = changed;
  changed = null;
  if (target instanceof Node && !target.isConnected) return hideDraft();
  const field = target && composerAt(target);
  if (field) void examine(field);
}

async function examine(field: HTMLElement): Promise<void> {
  const { text } = written(field);
  if (passes(field, text)) return hideDraft();
  said(field, text, await ask({ type: "draft", text }));
}

function said(field: HTMLElement, text: string, outcome: Outcome<Drafted>): void {
  // Written on meanwhile: the next pause tells.
  if (!field.isConnected || written(field).text !== text) return;
  if (outcome.kind !== "answer") {
    hideDraft();
    if (!off) showNotice(fallback().chipOff, Place.now(field));
    off = true;
    return;
  }
  off = false;
  const { clean, chip } = outcome.answer;
  if (clean) settle(field, text);
  if (!chip) return hideDraft();
  mark(field, written(field), chip.rows);
  showChip(chip, field, actionsFor(field, text));
}

function actionsFor(field: HTMLElement, text: string): ChipActions {
  const span = ({ start, end }: ChipRowView): Span => ({ start, end });
  // Written on meanwhile: what stands before the change stands where it stood.
  const now = (row: ChipRowView | null): string | null => {
    const current = written(field).text;
    return !row || current.slice(row.start, row.end) === text.slice(row.start, row.end) ? current : null;
  };
  const on = (row: ChipRowView | null, run: (current: string) => Promise<void>): void => {
    const current = now(row);
    void (current === null ? examine(field) : run(current));
  };
  return {
    replace: (row) => on(row, (current) => replace(field, current, row && span(row))),
    dismiss: (row) => on(row, async (current) => said(field, current, await ask({ type: "dismiss", text: current, span: span(row) }))),
    back: () => focusIn(field),
  };
}

async function replace(field: HTMLElement, text: string, only: Span | null): Promise<void> {
  const outcome = await ask({ type: "decide", text, formatting: null, moment: "send", choice: { kind: "replace", only } });
  if (outcome.kind !== "answer" || outcome.answer.kind !== "insert") return examine(field);
  const { edits, notice } = outcome.answer;
  focusIn(field);
  const place = Place.now(field);
  const done = await relabel(place, text, edits);
  // Where the page did not take them, what is still there is said again.
  await examine(field);
  if (done && passes(field)) showNotice(notice, place);
}
