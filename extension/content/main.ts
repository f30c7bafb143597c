/**
 * The page's part of Balise, in every frame, from `document_start` on. It decides nothing and writes no sentence of its
 * own: it holds a paste, asks the background, and carries out the answer.
 */
import { openBridge } from "./bridge";
import { guard, sayStopped } from "./guard";
import { keepInside } from "./host";
import { hear } from "./protocol";

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
