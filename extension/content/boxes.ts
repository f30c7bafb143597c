/**
 * Marks over words where the browser's own cannot go: in fields with a value, which have no nodes, and in shadow trees, whose style sheets are
 * the page's. Boxes in our closed tree that let every press through; gone as soon as something is written, back at the next pause.
 */
import { isControl, up, type Control } from "./composer";
import { el } from "./dom";
import { shadow, tidy } from "./host";
import { type Follower, watch } from "./notice";
import { type Written, rangeOf } from "./written";

/** Longer texts are laid out twice for no one to see. */
const LONGEST = 50_000;

let box: HTMLElement | null = null;
let follower: Follower | null = null;

/** A part of a text, in UTF-16 code units. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** Draws them over a field, in place of those before. */
export function showBoxes(field: HTMLElement, text: Written, parts: readonly Part[]): void {
  hideBoxes();
  if (parts.length === 0 || text.text.length > LONGEST) return;
  const own = el("div", { class: "marks tokens", popover: "manual", "aria-hidden": "true" });
  const moving = el("div", {}, ...lines(field, text, parts));
  own.append(moving);
  shadow().append(own);
  own.showPopover();
  box = own;
  const cutters = [...up(field)].filter((each) => each instanceof Element && (each === field || cuts(each))) as Element[];
  const put = (): void => {
    const insides = cutters.map(inside);
    const [left, top] = [Math.max(...insides.map((each) => each.left)), Math.max(...insides.map((each) => each.top))];
    const [right, bottom] = [Math.min(...insides.map((each) => each.right)), Math.min(...insides.map((each) => each.bottom))];
    const size = { left: `${left}px`, top: `${top}px`, width: `${Math.max(0, right - left)}px`, height: `${Math.max(0, bottom - top)}px` };
    Object.assign(own.style, size);
    const at = inside(field);
    moving.style.transform = `translate(${at.left - left - field.scrollLeft}px, ${at.top - top - field.scrollTop}px)`;
  };
  follower = watch(field, put, hideBoxes);
}

/** Whether what stands out of an element's box is cut off; what the page's own window cuts, it cuts here too. */
function cuts(element: Element): boolean {
  return element !== document.body && element !== document.documentElement && getComputedStyle(element).overflow !== "visible";
}

/** An element's box within its border and its scrollbars. */
function inside(element: Element): { left: number; top: number; right: number; bottom: number } {
  const box = element.getBoundingClientRect();
  const [left, top] = [box.left + element.clientLeft, box.top + element.clientTop];
  return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
}

/** Takes them away. */
export function hideBoxes(): void {
  if (!box) return;
  follower?.stop();
  box.remove();
  box = follower = null;
  tidy();
}

/** A box for each line of each part, where it stands in the field's content. */
function lines(field: HTMLElement, text: Written, parts: readonly Part[]): HTMLElement[] {
  const twin = isControl(field) ? twinOf(field) : null;
  const of = twin ?? field;
  const words: Written = twin?.firstChild instanceof Text ? { text: text.text, pieces: [{ start: 0, node: twin.firstChild }] } : text;
  const { left, top } = of.getBoundingClientRect();
  const [x, y] = twin ? [left, top] : [left + of.clientLeft - of.scrollLeft, top + of.clientTop - of.scrollTop];
  const rects = parts.flatMap(({ start, end }) => [...(rangeOf(words, start, end)?.getClientRects() ?? [])]);
  twin?.remove();
  return rects.map((rect) => {
    const line = el("span");
    Object.assign(line.style, { left: `${rect.left - x}px`, top: `${rect.top - y}px`, width: `${rect.width}px`, height: `${rect.height}px` });
    return line;
  });
}

/** What decides where the words of a field stand. */
const LAYOUT = [
  ...["font", "fontKerning", "fontFeatureSettings", "fontVariantLigatures", "letterSpacing", "wordSpacing", "lineHeight", "textIndent"],
  ...["textTransform", "textAlign", "direction", "tabSize", "wordBreak", "lineBreak", "hyphens"],
  ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft"],
] as const;

/** A field's text laid out once more, by nodes that can be asked where they stand; unseen. */
function twinOf(field: Control): HTMLElement {
  const twin = el("div", {}, field.value);
  const style = getComputedStyle(field);
  for (const name of LAYOUT) Reflect.set(twin.style, name, Reflect.get(style, name));
  const wraps = field instanceof HTMLTextAreaElement && style.whiteSpaceCollapse !== "preserve nowrap" && style.textWrapMode !== "nowrap";
  Object.assign(twin.style, {
    ...{ position: "fixed", left: "0", top: "0", visibility: "hidden", boxSizing: "border-box", width: `${field.clientWidth}px` },
    ...{ whiteSpace: wraps ? "pre-wrap" : "pre", overflowWrap: wraps ? "break-word" : "normal" },
  });
  // A line of text stands in the middle of its field.
  if (field instanceof HTMLInputElement) Object.assign(twin.style, { lineHeight: `${field.clientHeight}px`, paddingTop: "0", paddingBottom: "0" });
  shadow().append(twin);
  return twin;
}
