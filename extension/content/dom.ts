/** Building elements. No markup is ever parsed into the page, nothing assigns `innerHTML`. */
import sprite from "balise:icons.svg";
import type { Icon } from "./generated/messages";

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes (true: present, false: absent) and children (null and false: none). */
export function el<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  // By namespace: in a page that is XML, `createElement` would not make an HTML element.
  const element = document.createElementNS(XHTML, tag) as HTMLElementTagNameMap[T];
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

let symbols: Document | null = null;

/** A drawing of the sprite, hidden from assistive technology: a word always stands beside it. */
export function icon(name: Icon): SVGSVGElement {
  symbols ??= new DOMParser().parseFromString(sprite, "image/svg+xml");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const symbol = symbols.getElementById(name);
  // What they share stands on the root.
  for (const { name: attribute, value } of symbols.documentElement.attributes) {
    if (attribute !== "xmlns") svg.setAttribute(attribute, value);
  }
  for (const part of symbol?.children ?? []) svg.append(document.importNode(part, true));
  return svg;
}
