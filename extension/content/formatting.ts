/**
 * Words that stand only in the formatted flavour of a paste: the address behind a link, a picture's description, text
 * hidden by style. The person does not see them in the plain text, the page receives them all the same.
 */

const ATTRIBUTES = ["href", "alt", "title", "value", "placeholder", "aria-label"] as const;

/** Elements whose text is never words of the document. */
const SKIPPED = "script, style, template, noscript";

/** Elements that stand inside a line: their text belongs to the line around them. */
const INLINE =
  "a, abbr, b, bdi, bdo, cite, code, data, del, dfn, em, font, i, ins, kbd, label, mark, q, s, samp, small, span, strike, " +
  "strong, sub, sup, time, tt, u, var, wbr";

/** One word a line, or null when the formatted flavour says nothing that the plain one does not. */
export function formattingOnly(plain: string, html: string): string | null {
  if (html === "") return null;
  // An inert document: nothing is loaded, no script runs.
  const inert = new DOMParser().parseFromString(html, "text/html");
  const seen = new Known(plain);
  const found = new Set<string>();

  const add = (words: string): void => {
    const trimmed = words.trim();
    if (trimmed !== "" && !seen.has(trimmed)) found.add(trimmed);
  };

  let line = "";
  const endLine = (): void => {
    add(line);
    line = "";
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      line += node.data;
      return;
    }
    if (node instanceof Element) {
      if (node.matches(SKIPPED)) return;
      for (const name of ATTRIBUTES) {
        const value = node.getAttribute(name);
        if (value !== null) add(name === "href" ? address(value) : value);
      }
    }
    const inline = node instanceof Element && node.matches(INLINE);
    if (!inline) endLine();
    for (const child of node.childNodes) walk(child);
    if (!inline) endLine();
  };
  walk(inert);
  return found.size === 0 ? null : [...found].join("\n");
}

/** As a person would write it: `mailto:a%40b` is an address too. A place in the same page says nothing. */
function address(href: string): string {
  if (href.startsWith("#")) return "";
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The plain text without its white space, asked about in reading order. */
class Known {
  readonly #text: string;
  #from = 0;

  constructor(plain: string) {
    this.#text = squeeze(plain);
  }

  has(words: string): boolean {
    const wanted = squeeze(words);
    // The next words mostly follow the last ones: looking there first keeps a long paste linear.
    let at = this.#text.indexOf(wanted, this.#from);
    if (at < 0) at = this.#text.indexOf(wanted);
    if (at < 0) return false;
    this.#from = at + wanted.length;
    return true;
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, "");
}
