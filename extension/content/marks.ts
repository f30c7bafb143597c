/** What was found, marked in the text itself: painted by the browser (CSS Custom Highlight API), so that the page's nodes stay as they are. */
import type { ChipRowView } from "./generated/messages";
import { type Written, rangeOf } from "./written";

/** The name in `marks.css`. */
const NAME = "balise-found";

/** Marks these, and nothing else. Fields with a value have no nodes to mark: there the list says it all. */
export function mark(text: Written, rows: readonly ChipRowView[]): void {
  const ranges = rows.map(({ start, end }) => rangeOf(text, start, end)).filter((range) => range !== null);
  try {
    if (ranges.length > 0) CSS.highlights.set(NAME, new Highlight(...ranges));
    else CSS.highlights.delete(NAME);
  } catch {
    // A browser without it, or one that keeps it from extensions.
  }
}
