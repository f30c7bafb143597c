/**
 * Letting an approved paste in as if nothing had been there: with the permission `clipboardRead`,
 * `execCommand('paste')` makes the browser paste again, with every flavour of the clipboard, in a trusted event.
 * Only what was looked through passes: the clipboard may have changed meanwhile.
 */
import { deepTarget } from "./composer";
import { announced } from "./insert";

/** What may pass: the two flavours as they were when they were looked through. */
interface Approved {
  readonly text: string;
  readonly html: string;
}

/** What became of a replay. */
export type Replayed =
  /** The page has it. */
  | "passed"
  /** Another content came along and was stopped. */
  | "other"
  /** The browser did not paste: nothing editable has the focus. */
  | "nothing";

let pass: (Approved & { became: Replayed }) | null = null;

/** Pastes again, once. */
export function replay({ text, html }: Approved): Replayed {
  const mine = { text, html, became: "nothing" as Replayed };
  pass = mine;
  window.addEventListener("paste", announcePaste);
  try {
    document.execCommand("paste");
  } catch {
    // Firefox throws where the permission is missing; nothing was pasted then.
  } finally {
    pass = null;
    window.removeEventListener("paste", announcePaste);
  }
  return mine.became;
}

/** After the page's own listeners, where they left the paste to the browser. */
function announcePaste(event: ClipboardEvent): void {
  if (event.defaultPrevented) return;
  if (announced(deepTarget(event), { inputType: "insertFromPaste", dataTransfer: event.clipboardData })) event.preventDefault();
}

/** Asked first about every trusted paste: null when it is not our replay. */
export function ofReplay({ clipboardData }: ClipboardEvent): Replayed | null {
  if (!pass) return null;
  const same =
    pass.became === "nothing" &&
    clipboardData?.getData("text/plain") === pass.text &&
    clipboardData.getData("text/html") === pass.html;
  // A page may paste again from within the event: one pass lets one event through.
  pass.became = pass.became === "passed" || same ? "passed" : "other";
  return same ? "passed" : "other";
}
