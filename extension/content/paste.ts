/** One held paste. */
import type { Place } from "./composer";
import type { Edit } from "./generated/messages";
import { Holding, apply } from "./holding";
import { insert, insertAndRead } from "./insert";
import { replay } from "./replay";

/** What was held. */
export interface Held {
  readonly text: string;
  readonly html: string;
  readonly formatting: string | null;
  readonly target: EventTarget;
  readonly place: Place;
}

export class Paste extends Holding {
  protected override readonly moment = "paste";
  protected override readonly place: Place;
  #held: Held;
  /** Changed by hand: the clipboard no longer holds what was looked through. */
  #changed = false;
  /** Put in before, and not seen there. */
  #again = false;

  constructor(held: Held) {
    super();
    this.#held = held;
    this.place = held.place;
  }

  protected override get text(): string {
    return this.#held.text;
  }

  protected override get formatting(): string | null {
    return this.#held.formatting;
  }

  protected override change(text: string): void {
    this.#held = { ...this.#held, text, html: "", formatting: null };
    this.#changed = true;
  }

  /** As it is: by the browser itself where that is possible. */
  protected override async letIn(): Promise<boolean> {
    if (this.#changed) return this.label([]);
    const { text, html, target, place } = this.#held;
    // Nothing to type into and no taker: the browser's own paste would have done nothing either.
    return replay({ text, html }) === "passed" || insert({ text, html }, target) || !place.field;
  }

  /** As plain text, and read again; said to be done only when it is seen there. */
  protected override async label(edits: readonly Edit[]): Promise<boolean> {
    const text = apply(this.#held.text, edits);
    if (text === "") return true;
    const { target, place } = this.#held;
    const replaced = edits.map(({ start, end }) => this.#held.text.slice(start, end));
    const there = await insertAndRead({ text, html: "" }, target, place, replaced, this.#again);
    this.#again = true;
    return there;
  }
}
