/**
 * What the page's part lends to the scripts of the extension that join it in a page where they are needed (`banner.ts`), or when it is there (`answers.ts`): all run in one world,
 * which the page has no part in. So they are small, and there is one host, one way to ask, one set of drawings.
 */
import { showCard } from "./card";
import { el, icon } from "./dom";
import type { guarding } from "./guard";
import { shadow, tidy } from "./host";
import { ask, tell } from "./protocol";
import { put, selected } from "./reveal";
import { button } from "./steps";

export const shared = {
  ...{ el, icon, shadow, tidy, ask, tell, button, showCard, put, selected },
  /** What F8 does where no card of the composer's is there to be opened: the last of them, for what came last is seen last. */
  keys: new Set<() => true>(),
  /** Whether F8 did something here. */
  pressKey: (): boolean => [...shared.keys].at(-1)?.() ?? false,
};

/** With what the guard lends, where it is one. */
export type Shared = typeof shared & { guarding?: typeof guarding };

declare global {
  /** Of the extension's own world. */
  var balise: Shared | undefined;
}
