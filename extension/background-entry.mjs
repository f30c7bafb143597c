// The background's first turn: the module is compiled and started at once, and its Rust start function registers every
// listener before the turn ends. A browser that starts a stopped worker for a message delivers it only to listeners
// that are there by then, so nothing may be waited for here. `balise:…` are given by the build.
import { initSync } from "balise:glue";
import module from "balise:module";
// The pages' module, for what can wait: until it is asked for the first time it is a text, and nothing else.
import { initSync as openDesk, desk } from "balise:desk-glue";
import encoded from "balise:desk-module";

// The reader of files, and of what was copied from protected sources, has its module in a file of its own: a megabyte that most days nobody needs.
import { initSync as openFiles, files, others } from "balise:files-glue";

let reader = null;
const read = () =>
  (reader ??= fetch(chrome.runtime.getURL("files.wasm"))
    .then(async (response) => openFiles({ module: await response.arrayBuffer() }))
    .catch((failure) => {
      reader = null;
      throw failure;
    }));
globalThis.baliseFiles = async (...asked) => {
  await read();
  return files(...asked);
};
globalThis.baliseOthers = async (...asked) => {
  await read();
  return others(...asked);
};

let open = false;
globalThis.baliseDesk = (message, sender, state) => {
  if (!open) openDesk({ module: Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)) });
  open = true;
  return desk(message, sender, state);
};

initSync({ module });
