/**
 * Whether a page that nobody knows is an AI chat, by how it looks and behaves: parts of a known widget; or a message that leaves its field, stands in
 * the page, and is followed there by a text that grows word by word. It runs in pages that are not guarded, does nothing until somebody sends
 * something, and tells that it saw one: no text, no address (the browser vouches for that). Being everywhere, it also has the time counted on sites
 * for which the organisation sets one.
 */
import sights from "../../data/sights.json";
import { count } from "./pace";
import type { Errand } from "./generated/messages";

/** Where the background keeps the hosts that were recognised. */
const KNOWN = "sighted";
/** Before a domain for whose category the organisation sets a time of the day. */
const PACE = "pace:";
const WIDGETS = sights.map(({ selector }) => selector).join();
/** What is sent has left its field by then; some wait until it was taken. What still stands there is written on: nothing is looked at. */
const SENT_MS = [100, 1000] as const;
/** Longer than an answer takes to begin. */
const WATCH_MS = 30_000;
/** What is streamed comes in many small pieces. */
const STEPS = 5;
const PIECE = 160;
const GROWN = 60;
const WORDS = 10;
/** What may stand after a text that grows: its buttons, its time. */
const TAIL = 60;
/** Longer texts are read no more: a page of that size is not one message. */
const LONGEST = 20_000;
/** Two words: less is a search, a name, a login. */
const LEAST = /\S\s+\S/u;
const BLOCK = "p, li, div, article, section, td, blockquote, span";
const UNREAD = "pre, code, textarea, [contenteditable], script, style";

type Field = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

interface Growth {
  text: string;
  steps: number;
  grown: number;
  /** How many elements it held when it began. */
  held: number;
}

let field: Field | null = null;
let watching: (() => void) | null = null;
let soon: ReturnType<typeof setTimeout> | undefined;
let done = false;

if (!globalThis.balise) begin();

function begin(): void {
  for (const type of ["focusin", "keydown", "pointerdown"] as const) window.addEventListener(type, on, { capture: true, passive: true });
  if (window.top === window) {
    const labels = location.hostname.split(".");
    const paces = labels.map((_, place) => PACE + labels.slice(place).join("."));
    void chrome.storage.local.get([KNOWN, ...paces]).then(({ [KNOWN]: hosts, ...paced }) => {
      // Recognised before: it is guarded from here on, not from the first answer.
      if (Array.isArray(hosts) && hosts.includes(location.hostname)) tell();
      if (Object.keys(paced).length > 0) count();
    });
  }
  byWidget();
}

function byWidget(): void {
  if (document.querySelector(WIDGETS)) tell();
}

function tell(): void {
  if (done) return;
  done = true;
  watching?.();
  for (const type of ["focusin", "keydown", "pointerdown"] as const) window.removeEventListener(type, on, true);
  const errand: Errand = { type: "sighted" };
  // An extension that was updated meanwhile hears nothing, and need not.
  void Promise.resolve(chrome.runtime?.sendMessage?.(errand)).catch(() => undefined);
}

function on(event: Event): void {
  if (!event.isTrusted) return;
  const target = event.composedPath()[0];
  if (event.type === "focusin") {
    if (target instanceof HTMLElement && isField(target)) {
      field = target;
      // Widgets are built when they are opened.
      byWidget();
    }
    return;
  }
  if (!field || (event instanceof KeyboardEvent && (event.key !== "Enter" || event.shiftKey || event.isComposing))) return;
  if (event.type === "pointerdown" && target instanceof Node && field.contains(target)) return;
  const raw = written(field);
  // A document that is written is no message, and costs something to read.
  const text = raw.length > LONGEST ? "" : flat(raw);
  if (LEAST.test(text)) expect(field, text);
}

/** Waits for a text to leave its field: at each Enter of somebody who writes a document nothing more is done. */
function expect(from: Field, text: string): void {
  clearTimeout(soon);
  const [first, second] = SENT_MS;
  const look = (again: boolean): void => {
    if (done) return;
    if (!isStill(from, text)) watch(from, text);
    else if (again) soon = setTimeout(() => look(false), second);
  };
  soon = setTimeout(() => look(true), first);
}

function isField(element: HTMLElement): boolean {
  return element instanceof HTMLTextAreaElement || element.isContentEditable || (element instanceof HTMLInputElement && /^(?:text|search)$/u.test(element.type));
}

function written(from: Field): string {
  return from instanceof HTMLTextAreaElement || from instanceof HTMLInputElement ? from.value : (from.textContent ?? "");
}

function flat(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Looks at what grows in the page after something was sent, for a while. */
function watch(from: Field, text: string): void {
  watching?.();
  const growths = new WeakMap<Element, Growth>();
  // A tree of its own is not seen from the document.
  const see = (root: Node): void => {
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    for (const inner of trees(root)) see(inner);
  };
  const observer = new MutationObserver((records) => {
    const blocks = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target instanceof ShadowRoot ? target.host : target.parentElement;
      const block = element?.closest(BLOCK) ?? element;
      if (block && !block.closest(UNREAD)) blocks.add(block);
      for (const added of addedNodes) if (added instanceof Element) [added.shadowRoot ?? [], trees(added)].flat().forEach(see);
    }
    for (const block of blocks) {
      const held = grows(growths, block);
      if (held === null || isStill(from, text)) continue;
      // A list to which others add line after line: their talk, a log.
      const isList = block.childElementCount > held + 1 && flat(whole(block)).includes(text);
      if (!isList && follows(block, from, text)) return tell();
    }
  });
  see(document);
  const timer = setTimeout(() => watching?.(), WATCH_MS);
  watching = () => {
    clearTimeout(timer);
    observer.disconnect();
    watching = null;
  };
}

/** The open trees right below a node. */
function trees(node: Node): ShadowRoot[] {
  const all = node instanceof Element || node instanceof Document || node instanceof ShadowRoot ? node.querySelectorAll("*") : [];
  return Array.from(all).flatMap(({ shadowRoot }) => shadowRoot ?? []);
}

/** The text of an element, with its trees. */
function whole(node: Node): string {
  if (node instanceof Text) return node.data;
  const inner = node instanceof Element ? (node.shadowRoot?.childNodes ?? []) : [];
  return [...inner, ...node.childNodes].map(whole).join(" ");
}

/** What is around an element, out of its tree too. */
function above(node: Node): Element | null {
  const { parentNode } = node;
  return parentNode instanceof ShadowRoot ? parentNode.host : parentNode instanceof Element ? parentNode : null;
}

function holds(around: Element, node: Node): boolean {
  for (let at: Node | null = node; at; at = above(at)) if (at === around) return true;
  return false;
}

/** Whether a block has grown by now like a text that is being written: piece by piece, at its end. Then how many elements it held before; else null. */
function grows(growths: WeakMap<Element, Growth>, block: Element): number | null {
  const text = block.textContent ?? "";
  if (text.length > LONGEST) return null;
  const growth = growths.get(block) ?? { text, steps: 0, grown: 0, held: block.childElementCount };
  growths.set(block, growth);
  const more = text.length - growth.text.length;
  const before = growth.text;
  growth.text = text;
  if (more === 0) return null;
  if (more < 0 || more > PIECE || alike(before, text) < before.length - TAIL) {
    // Something else came: it begins anew.
    growth.steps = growth.grown = 0;
    growth.held = block.childElementCount;
    return null;
  }
  growth.steps += 1;
  growth.grown += more;
  const long = growth.grown >= GROWN && flat(text.slice(-growth.grown - TAIL)).split(" ").length >= WORDS;
  return growth.steps >= STEPS && long ? growth.held : null;
}

/** How far two texts are the same. */
function alike(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Whether what was to be sent still stands in its field, written on or not: a search, an editor, a preview. */
function isStill(from: Field, text: string): boolean {
  return from.isConnected && flat(written(from)).includes(text);
}

/**
 * Whether a block stands in a conversation with what was sent: the message is beside it, in a part of the page that the field is no part of. What
 * grows elsewhere (captions, a log, the news) has the field beside the message.
 */
function follows(block: Element, from: Field, text: string): boolean {
  let below: Element | null = null;
  for (let around: Element | null = block; around && around !== document.documentElement; around = above(around)) {
    if (flat(whole(around)).includes(text)) {
      const parts = [...(around.shadowRoot?.children ?? []), ...around.children];
      const message = parts.find((part) => part !== below && flat(whole(part)).includes(text));
      const answer = below ?? parts.at(-1);
      if (message && answer && message !== answer) {
        const [first, second] = [parts.indexOf(message), parts.indexOf(answer)];
        // Some lists have the newest first, and are shown from below.
        const newest = second === first - 1 && answer.tagName === message.tagName && around !== document.body;
        return (second > first || newest) && !holds(message, from) && !holds(answer, from);
      }
    }
    below = around;
  }
  return false;
}
