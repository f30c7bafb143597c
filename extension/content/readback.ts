/** Reading the composer again: what was put in is said to be there only after it was seen there. */
import { type Place, deepActive, editableAround, isControl } from "./composer";

/** How long an editor may take to show what it was given. */
const PATIENCE_MS = 1000;

/** The composer's text as it stands. Where no composer is known (a page that takes pastes itself): the whole page's. */
export function read(place: Place): string {
  const field = place.field?.isConnected ? place.field : editableAround(deepActive());
  if (isControl(field)) return field.value;
  return (field ?? document.body)?.innerText ?? "";
}

/** What is expected after an insertion. */
export interface Expected {
  /** The composer's text before. */
  readonly before: string;
  /** What was put in. */
  readonly inserted: string;
  /** The values that labels stand for. */
  readonly replaced: readonly string[];
}

/** Whether the new text is there, and nothing of what it replaces beyond what was there before. */
export function arrived(expected: Expected, after: string): boolean {
  const wanted = letters(expected.inserted);
  if (occurrences(letters(after), wanted) < 1) return false;
  const [then, now, inserted] = [fold(expected.before), fold(after), fold(expected.inserted)];
  return expected.replaced.every((value) => {
    const words = fold(value);
    return words === "" || occurrences(now, words) <= occurrences(then, words) + occurrences(inserted, words);
  });
}

/**
 * Letters and digits only. Editors change the rest on their way: ProseMirror and Quill show "\n\n" between pasted
 * lines, others turn `*` and `-` into formatting and quotes into typographic ones.
 */
export function letters(text: string): string {
  const kept = text.replace(/[^\p{L}\p{N}]+/gu, "");
  return kept === "" ? fold(text) : kept;
}

function fold(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && part !== ""; at = text.indexOf(part, at + part.length)) count++;
  return part === "" ? 1 : count;
}

/** Waits until `seen` holds, at each change of the page, for so long and no longer. */
export async function settled(place: Place, seen: () => boolean): Promise<boolean> {
  // The editor's own turn first: one that takes its state back (a controlled field) does it before the next frame.
  await frame();
  if (seen()) return true;
  return new Promise((resolve) => {
    const root = place.field?.getRootNode() ?? document;
    const finish = (): void => {
      clearTimeout(timer);
      observer.disconnect();
      root.removeEventListener("input", check);
      resolve(seen());
    };
    const check = (): void => {
      if (seen()) finish();
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    const observer = new MutationObserver(check);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    root.addEventListener("input", check);
  });
}

/** The next animation frame; in a tab that is not painted, a moment later. */
export function frame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 100);
    const id = requestAnimationFrame(done);
    function done(): void {
      clearTimeout(timer);
      cancelAnimationFrame(id);
      resolve();
    }
  });
}
