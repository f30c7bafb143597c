/** What was found, marked in the text itself. Painted by the browser (CSS Custom Highlight API) where it can, so that the page's nodes stay as they are. */
import { hideBoxes, showBoxes } from "./boxes";
import type { ChipRowView } from "./generated/messages";
import { type Written, rangeOf } from "./written";

/** The name in `marks.css`. */
const NAME = "balise-found";

/** Marks these in a composer, and nothing else. */
export function mark(field: HTMLElement, text: Written, rows: readonly ChipRowView[]): void {
  unmark();
  // Fields with a value have no nodes, and a shadow tree takes no style sheet but the page's.
  if (text.pieces.length === 0 || field.getRootNode() !== document) return showBoxes(field, text, rows);
  const ranges = rows.map(({ start, end }) => rangeOf(text, start, end)).filter((range) => range !== null);
  try {
    CSS.highlights.set(NAME, new Highlight(...ranges));
  } catch {
    // A browser without it, or one that keeps it from extensions.
  }
}

/** Takes the marks away. */
export function unmark(): void {
  hideBoxes();
  try {
    CSS.highlights.delete(NAME);
  } catch {
    // As above.
  }
}
