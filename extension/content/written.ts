/**
 * What stands in a composer, and where: the text that is looked through while a person writes and when the message goes,
 * with the way back from a place in it to the page's own nodes.
 */
import { isControl } from "./composer";

/** A text node, and where its words begin in the whole. */
interface Piece {
  readonly start: number;
  readonly node: Text;
}

/** A composer's text. Offsets are UTF-16 code units. */
export interface Written {
  readonly text: string;
  /** In order; empty for a field with a value. */
  readonly pieces: readonly Piece[];
}

/** Elements that begin a line of their own. By name: asking for the style of each would lay the page out again. */
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION " +
    "TABLE TBODY TD TH THEAD TR UL").split(" "),
);

/** Elements whose text nobody wrote. */
const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);

/** Reads a field or an editable element. */
export function written(field: HTMLElement): Written {
  if (isControl(field)) return { text: field.value, pieces: [] };
  const pieces: Piece[] = [];
  let text = "";
  const newLine = (): void => {
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) {
        if (child.data === "") continue;
        pieces.push({ start: text.length, node: child });
        text += child.data;
      } else if (child instanceof Element && !SKIPPED.has(child.tagName)) {
        if (child.tagName === "BR") {
          text += "\n";
          continue;
        }
        const block = BLOCKS.has(child.tagName);
        if (block) newLine();
        walk(child);
        if (block) newLine();
      }
    }
  };
  walk(field);
  return { text, pieces };
}

/** The page's range for a part of the text; null where no node holds it. */
export function rangeOf({ pieces }: Written, start: number, end: number): Range | null {
  const from = pieces.findLast((piece) => piece.start <= start);
  const to = pieces.findLast((piece) => piece.start < end);
  if (!from || !to || start - from.start > from.node.length || end - to.start > to.node.length) return null;
  const range = document.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}
