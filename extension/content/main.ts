/**
 * The page's part of Balise, in every frame, from `document_start` on. It decides nothing and writes no sentence of its
 * own: it holds a paste, asks the background, and carries out the answer.
 */
import { openBridge } from "./bridge";
import { guard, guarding, sayStopped } from "./guard";
import { keepInside } from "./host";
import { hear, tell } from "./protocol";
import { shared } from "./shared";

function listen(): void {
  guard();
  keepInside();
}

listen();
// `document.open()` takes every listener off the window, ours too. It also replaces the root element, which is all this
// observer is told of: nothing happens here while nothing happens there. Adding a listener twice adds it once.
new MutationObserver(listen).observe(document, { childList: true });
hear(sayStopped);
openBridge(sayStopped);
globalThis.balise = Object.assign(shared, { guarding });
// The whole page speaks for its frames. One that a browser loads in advance is not there yet: what is said of its tab would be said of another page.
if (window.top === window) {
  const arrive = (): void => tell({ type: "visit" });
  if (document.prerendering) document.addEventListener("prerenderingchange", arrive, { once: true });
  else arrive();
  // One that the browser kept may come back under another policy.
  window.addEventListener("pageshow", (event) => event.persisted && arrive());
}
