/** What stands by the composer while a text is written: how many findings, and the list that it opens. It never takes the focus. */
import { el, icon } from "./dom";
import type { ChipRowView, ChipView } from "./generated/messages";
import { onKeys, onPress, shadow, tidy } from "./host";
import { dismissNotice, follow } from "./notice";
import { row } from "./steps";

/** The key that opens the list while the composer has the focus, as other editors go to the next problem with it. */
const KEY = "F8";

/** What the person asks for in the list. */
export interface ChipActions {
  /** A label in place of one finding, or of all (null). */
  readonly replace: (row: ChipRowView | null) => void;
  /** One finding is a mistake. */
  readonly dismiss: (row: ChipRowView) => void;
  /** Back to the composer, from the list. */
  readonly back: () => void;
}

interface Shown {
  readonly field: HTMLElement;
  readonly close: () => void;
  readonly toggle: (open: boolean) => void;
}

let shown: Shown | null = null;

/** Shows it, in place of the one before; an open list stays open. */
export function showChip(view: ChipView, field: HTMLElement, actions: ChipActions): void {
  const before = shown?.field === field ? card?.querySelector(".pill")?.getAttribute("aria-expanded") === "true" : false;
  const inList = before && card?.contains(shadow().activeElement) === true;
  const said = card?.querySelector(".said")?.textContent;
  const old = shown;
  dismissNotice();
  draw(view, field, actions, said === view.text);
  // After the new one is there: the host stays.
  old?.close();
  if (before) shown?.toggle(true);
  if (inList) focusList();
}

let card: HTMLElement | null = null;

function draw(view: ChipView, field: HTMLElement, actions: ChipActions, quiet: boolean): void {
  const list = el(
    "div",
    { class: "list", id: "draft-list", role: "group", "aria-labelledby": "draft-title", tabindex: "-1", hidden: true },
    el("h2", { id: "draft-title" }, view.title),
    el("ul", { class: "rows" }, ...view.rows.map((each) => chipRow(each, actions))),
    view.more !== null && el("p", { class: "more" }, view.more),
    el("div", { class: "actions" }, press("primary", "replace-all", view.replaceAll, () => actions.replace(null))),
  );
  const pill = el(
    "button",
    { type: "button", class: "pill", "data-action": "list", "aria-expanded": "false", "aria-controls": "draft-list", "aria-keyshortcuts": KEY },
    icon(view.icon),
    el("span", {}, view.text),
    el("kbd", {}, KEY),
  );
  const said = el("span", { class: "said", role: "status" }, quiet ? view.text : null);
  const mine = el("div", { class: "draft tokens", lang: view.lang, popover: "manual", "data-part": "chip" }, list, pill, said);
  card = mine;
  shadow().append(mine);
  mine.showPopover();
  const stop = follow(mine, field);
  const toggle = (open: boolean): void => {
    list.hidden = !open;
    pill.setAttribute("aria-expanded", String(open));
    onKeys(open ? onKey : null);
    stop.again();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && event.key !== KEY) return;
    event.preventDefault();
    toggle(false);
    actions.back();
  };
  onPress(pill, () => {
    const open = list.hidden !== false;
    toggle(open);
    // By the keyboard the focus is in here already: it goes to what was opened.
    if (open && shadow().activeElement === pill) focusList();
  });
  // A live region that comes with its words is not read out.
  if (!quiet) requestAnimationFrame(() => said.replaceChildren(view.text));
  const own: Shown = {
    field,
    toggle,
    close: () => {
      if (shown === own) shown = card = null;
      stop.stop();
      if (list.hidden === false) onKeys(null);
      mine.remove();
      tidy();
    },
  };
  shown = own;
}

/** The list is opened, and the focus goes into it; false when there is none for this field. */
export function openList(event: KeyboardEvent, field: HTMLElement | null): boolean {
  if (event.key !== KEY || !shown || shown.field !== field) return false;
  shown.toggle(true);
  focusList();
  return true;
}

/** Takes it away. */
export function hideChip(): void {
  shown?.close();
}

function focusList(): void {
  card?.querySelector<HTMLElement>(".list button")?.focus({ preventScroll: true });
}

function chipRow(view: ChipRowView, actions: ChipActions): HTMLElement {
  const line = row(view.row);
  const { dismiss } = view;
  line.querySelector(".found")?.append(
    ...(view.clause === null ? [] : [el("span", { class: "detail" }, view.clause)]),
    el(
      "span",
      { class: "choices-of-row" },
      press("link", "replace-one", view.replace, () => actions.replace(view)),
      dismiss !== null && press("link", "dismiss", dismiss, () => actions.dismiss(view)),
    ),
  );
  return line;
}

function press(style: string, action: string, label: string, run: () => void): HTMLButtonElement {
  return onPress(el("button", { type: "button", class: style, "data-action": action }, label), run);
}
