/**
 * What stands by the composer, or in the corner, without taking the focus: a pill that says something in a few words, and what it
 * opens above itself.
 */
import { el, icon } from "./dom";
import type { Icon } from "./generated/messages";
import { onKeys, onPress, shadow, tidy } from "./host";
import { follow } from "./notice";

/** The key that opens it while the page has the focus, as other editors go to the next problem with it. */
const KEY = "F8";

/** What a card shows. */
export interface CardContent {
  readonly part: string;
  readonly lang: string;
  readonly icon: Icon;
  readonly text: string;
  readonly title: string;
  readonly inside: readonly (Node | null | false)[];
}

/** A card on the page. */
export interface Card {
  /** Above what it stands; null: in the corner. */
  readonly field: HTMLElement | null;
  readonly text: string;
  readonly isOpen: () => boolean;
  readonly hasFocus: () => boolean;
  readonly toggle: (open: boolean) => void;
  /** The focus goes to the first button inside. */
  readonly enter: () => void;
  readonly close: () => void;
}

/** Shows a card. `back` puts the focus where it was; `quiet`: its words were said before; `gone`: its field was taken away. */
export function showCard(content: CardContent, field: HTMLElement | null, back: () => void, quiet: boolean, gone?: () => void): Card {
  const title = `${content.part}-title`;
  const list = el(
    "div",
    { class: "list", id: content.part, role: "group", "aria-labelledby": title, tabindex: "-1", hidden: true },
    el("h2", { id: title }, content.title),
    ...content.inside,
  );
  const pill = el(
    "button",
    { type: "button", class: "pill", "data-action": "list", "aria-expanded": "false", "aria-controls": content.part, "aria-keyshortcuts": KEY },
    icon(content.icon),
    el("span", {}, content.text),
    el("kbd", {}, KEY),
  );
  const said = el("span", { class: "said", role: "status" }, quiet ? content.text : null);
  const box = el("div", { class: "draft tokens", lang: content.lang, popover: "manual", "data-part": content.part }, list, pill, said);
  shadow().append(box);
  // The top layer: no box of the page clips it or covers it.
  box.showPopover();
  const followed = follow(box, field, gone);
  // A live region that comes with its words is not read out.
  if (!quiet) requestAnimationFrame(() => said.replaceChildren(content.text));

  const isOpen = (): boolean => list.hidden === false;
  const enter = (): void => list.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && event.key !== KEY) return;
    event.preventDefault();
    toggle(false);
    back();
  };
  const toggle = (open: boolean): void => {
    list.hidden = !open;
    pill.setAttribute("aria-expanded", String(open));
    onKeys(open ? onKey : null);
    followed.again();
  };
  onPress(pill, () => {
    toggle(!isOpen());
    // By the keyboard the focus is in here already: it goes to what was opened.
    if (isOpen() && shadow().activeElement === pill) enter();
  });
  return {
    field,
    text: content.text,
    isOpen,
    hasFocus: () => box.contains(shadow().activeElement),
    toggle,
    enter,
    close: () => {
      followed.stop();
      if (isOpen()) onKeys(null);
      box.remove();
      tidy();
    },
  };
}

/** Whether a key asks for a card to be opened. */
export function isKey(event: KeyboardEvent): boolean {
  return event.key === KEY;
}

/** Whether a key asks for a card to be opened; then it is, and has the focus. */
export function opens(event: KeyboardEvent, card: Card | null): boolean {
  if (!isKey(event) || !card) return false;
  card.toggle(true);
  card.enter();
  return true;
}
