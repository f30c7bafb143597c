/** What stands by the composer while a text is written: how many findings, and the list of them. */
import { type Card, isKey, opens, showCard } from "./card";
import { el } from "./dom";
import type { ChipRowView, ChipView } from "./generated/messages";
import { dismissNotice } from "./notice";
import { button, row } from "./steps";

/** What the person asks for in the list. */
export interface ChipActions {
  /** A label in place of one finding, or of all (null). */
  readonly replace: (row: ChipRowView | null) => void;
  /** One finding is a mistake. */
  readonly dismiss: (row: ChipRowView) => void;
  /** Back to the composer, from the list. */
  readonly back: () => void;
}

let card: Card | null = null;
/** What it shows. */
let drawn = "";

/**
 * Shows it, in place of the one before; an open list stays open. One that says the same stays as it is: drawn anew under a pointer that is
 * just pressing, it would not hear the press.
 */
export function showChip(view: ChipView, field: HTMLElement, actions: ChipActions): void {
  const before = card;
  const now = JSON.stringify(view);
  if (before?.field === field && drawn === now) return;
  drawn = now;
  const open = before?.field === field && before.isOpen();
  const inside = open && before.hasFocus();
  dismissNotice();
  const rows = view.rows.map((each) => chipRow(each, actions));
  const content = {
    ...{ part: "chip", lang: view.lang, icon: view.icon, text: view.text, title: view.title },
    inside: [
      el("ul", { class: "rows" }, ...rows),
      view.more !== null && el("p", { class: "more" }, view.more),
      view.replaceAll !== null &&
        el("div", { class: "actions" }, button("replace-all", view.replaceAll, "primary", () => actions.replace(null))),
    ],
  };
  card = showCard(content, field, actions.back, before?.text === view.text, hideChip);
  // After the new one is there: the host stays.
  before?.close();
  if (open) card.toggle(true);
  if (inside) card.enter();
}

/** The list is opened by its key, in the composer that it is about. */
export function openList(event: KeyboardEvent, field: () => HTMLElement | null): boolean {
  return card !== null && isKey(event) && card.field === field() && opens(event, card);
}

/** Takes it away. */
export function hideChip(): void {
  card?.close();
  card = null;
}

function chipRow(view: ChipRowView, actions: ChipActions): HTMLElement {
  const line = row(view.row);
  const { clause, dismiss, replace } = view;
  const choices = el(
    "span",
    { class: "choices-of-row" },
    replace !== null && button("replace-one", replace, "link", () => actions.replace(view)),
    dismiss !== null && button("dismiss", dismiss, "link", () => actions.dismiss(view)),
  );
  line.querySelector(".found")?.append(...(clause === null ? [] : [el("span", { class: "detail" }, clause)]), choices);
  return line;
}
