/** One held message: it stands in the composer, and goes by the site's own way once it was decided that it may. */
import { Place } from "./composer";
import type { Edit } from "./generated/messages";
import { Holding } from "./holding";
import { passes, settle } from "./passed";
import { relabel } from "./relabel";
import { written } from "./written";

/** How a message was about to go. */
export interface Intent {
  readonly field: HTMLElement;
  /** Does it again, the way the person did. */
  readonly again: () => void;
}

export class Sending extends Holding {
  protected override readonly moment = "send";
  protected override readonly place: Place;
  protected override text: string;
  protected override readonly formatting = null;
  readonly #intent: Intent;

  constructor(intent: Intent) {
    super();
    this.#intent = intent;
    this.place = Place.now(intent.field);
    this.text = written(intent.field).text;
  }

  /** It was looked through while it was written, and nothing changed since: nobody need be asked. */
  static free(intent: Intent): boolean {
    if (!intent.field.isConnected || !passes(intent.field)) return false;
    intent.again();
    return true;
  }

  protected override change(): void {
    this.text = written(this.#intent.field).text;
  }

  protected override async letIn(): Promise<boolean> {
    const { field, again } = this.#intent;
    // Only what was looked through goes: a page that changed its text meanwhile is asked about anew.
    if (!field.isConnected || written(field).text !== this.text) return false;
    settle(field, this.text);
    again();
    return true;
  }

  /** Replaced is not sent: the person reads it over, and sends. */
  protected override label(edits: readonly Edit[]): Promise<boolean> {
    return relabel(this.place, this.text, edits);
  }
}
