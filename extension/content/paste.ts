/** One held paste, from the question to the text in the composer (or not). */
import { type Place } from "./composer";
import { Dialog, type Chosen } from "./dialog";
import { fallback } from "./fallback";
import type { Decided, DialogView, Edit, Inspected, NoticeView } from "./generated/messages";
import { insert, insertAndRead } from "./insert";
import { dismissNotice, showNotice } from "./notice";
import { type Outcome, ask, tell } from "./protocol";
import { replay } from "./replay";

/** From here on the person is told that a check is going on. */
const NOTICEABLE_MS = 400;

/** What was held. */
export interface Held {
  readonly text: string;
  readonly html: string;
  readonly formatting: string | null;
  readonly target: EventTarget;
  readonly place: Place;
}

type Answer = Inspected | Decided;
type Question = () => Promise<Outcome<Answer>>;

export class Paste {
  #held: Held;
  /** Changed by hand: the clipboard no longer holds what was looked through. */
  #changed = false;
  #dialog: Dialog | null = null;
  /** Put in before, and not seen there. */
  #again = false;

  constructor(held: Held) {
    this.#held = held;
  }

  /** The dialog, while it is open. */
  get dialog(): Dialog | null {
    return this.#dialog;
  }

  /** Asks, shows, carries out, until it is settled. */
  async run(): Promise<void> {
    let question: Question = this.#inspect;
    for (;;) {
      const outcome = await this.#patiently(question);
      if (this.#dialog?.cancelled) return this.#cancel(true);
      const view = outcome.kind === "answer" ? await this.#carryOut(outcome.answer).catch(unplaced) : fallback()[outcome.kind];
      if (!view) return;
      const chosen = await this.#show(view);
      switch (chosen.action) {
        case "cancel":
          // Only what the engine held was a choice of the person's; the rest is a failure of ours.
          return this.#cancel(outcome.kind === "answer" && outcome.answer.kind === "held");
        case "reload":
          return this.#reload();
        case "retry":
          break;
        case "replace":
          question = this.#decide({ kind: "replace" });
          break;
        case "keep":
          question = this.#decide({ kind: "keep", reason: chosen.reason });
          break;
        case "check":
          this.#held = { ...this.#held, text: chosen.text, html: "", formatting: null };
          this.#changed = true;
          question = this.#inspect;
      }
    }
  }

  readonly #inspect: Question = () => {
    const { text, formatting } = this.#held;
    return ask({ type: "inspect", text, formatting });
  };

  #decide(choice: { kind: "replace" } | { kind: "keep"; reason: string | null }): Question {
    return () => {
      const { text, formatting } = this.#held;
      return ask({ type: "decide", text, formatting, choice });
    };
  }

  /** A check that takes long is announced, once, by one timer. */
  async #patiently(question: Question): Promise<Outcome<Answer>> {
    if (this.#dialog) return question();
    let hide: (() => void) | undefined;
    const timer = setTimeout(() => {
      hide = showNotice(fallback().checking, this.#held.place);
    }, NOTICEABLE_MS);
    try {
      return await question();
    } finally {
      clearTimeout(timer);
      hide?.();
    }
  }

  /** Does what the answer says; gives back what is to be shown instead, if anything. */
  async #carryOut(answer: Answer): Promise<DialogView | null> {
    switch (answer.kind) {
      case "held":
        return answer.view;
      case "nothing":
        this.#close();
        return null;
      case "clean":
      case "paste":
        return this.#letIn(answer.notice);
      case "insert":
        return this.#put(apply(this.#held.text, answer.edits), answer.edits, answer.notice);
    }
  }

  /** As it is: by the browser itself where that is possible. */
  async #letIn(notice: NoticeView | null): Promise<DialogView | null> {
    if (this.#changed) return this.#put(this.#held.text, [], notice);
    this.#close();
    const { text, html, target, place } = this.#held;
    // Nothing to type into and no taker: the browser's own paste would have done nothing either.
    const done = replay({ text, html }) === "passed" || insert({ text, html }, target) || !place.field;
    if (!done) return unplaced();
    this.#say(notice);
    return null;
  }

  /** As plain text, and read again; said to be done only when it is seen there. */
  async #put(text: string, edits: readonly Edit[], notice: NoticeView | null): Promise<DialogView | null> {
    this.#close();
    if (text !== "") {
      const { target, place } = this.#held;
      const replaced = edits.map(({ start, end }) => this.#held.text.slice(start, end));
      const there = await insertAndRead({ text, html: "" }, target, place, replaced, this.#again);
      this.#again = true;
      if (!there) return unplaced();
    }
    this.#say(notice);
    return null;
  }

  #say(notice: NoticeView | null): void {
    if (notice) showNotice(notice, this.#held.place);
    else dismissNotice();
  }

  async #show(view: DialogView): Promise<Chosen> {
    dismissNotice();
    this.#dialog = open(this.#dialog, view, this.#held.text);
    // Where not even that can be shown, nothing goes in.
    return this.#dialog?.next() ?? { action: "cancel" };
  }

  #close(): void {
    if (!this.#dialog) return;
    this.#dialog.close();
    this.#dialog = null;
    this.#held.place.restore();
  }

  #cancel(chosen: boolean): void {
    this.#close();
    if (!chosen) return;
    const { text, formatting } = this.#held;
    tell({ type: "decide", text, formatting, choice: { kind: "cancel" } });
  }

  #reload(): void {
    this.#close();
    try {
      window.top?.location.reload();
    } catch {
      // A frame of another origin may not reload the page around it.
      location.reload();
    }
  }
}

/** A failure on our side while putting it in: not said to be done. */
function unplaced(): DialogView {
  return fallback().unplaced;
}

/** The dialog with this view; with the one for failures where it cannot be drawn; null where none can. */
function open(dialog: Dialog | null, view: DialogView, text: string): Dialog | null {
  for (const each of [view, fallback().unreachable]) {
    try {
      if (!dialog) return new Dialog(each, text);
      dialog.show(each, text);
      return dialog;
    } catch {
      // The next one is simpler.
    }
  }
  dialog?.close();
  return null;
}

function apply(text: string, edits: readonly Edit[]): string {
  let from = 0;
  let out = "";
  for (const { start, end, label } of edits) {
    out += text.slice(from, start) + label;
    from = end;
  }
  return out + text.slice(from);
}
