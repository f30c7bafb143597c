/** A request that the last check stopped: nothing is held here any more, the person decides about the next time. */
import { Place, deepActive } from "./composer";
import { Holding } from "./holding";

export class Stopped extends Holding {
  protected override readonly moment = "leave";
  protected override readonly place = Place.now(deepActive() ?? document);
  protected override readonly formatting = null;
  protected override readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  /** Whether this is about that text. */
  about(text: string): boolean {
    return this.text === text;
  }

  protected override change(): void {}

  /** Said; the person sends again. */
  protected override letIn(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Not offered: where the text stands is not known. */
  protected override label(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
