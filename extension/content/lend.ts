/**
 * What the page's part lends to the banner (`shared.ts`), for a page that has no such part: one on which the time of the day is said. It guards
 * nothing.
 */
import { keepInside } from "./host";
import { shared } from "./shared";

if (!globalThis.balise) {
  globalThis.balise = shared;
  keepInside();
  window.addEventListener("keydown", (event) => {
    if (event.isTrusted && event.key === "F8" && shared.pressKey()) event.preventDefault();
  }, true);
}
