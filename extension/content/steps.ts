/** The three steps of the dialog, drawn from the view: every word and the order of every button come from there. */
import { el, icon } from "./dom";
import type { ActionView, DialogView, EditStepView, ReasonStepView, RowView } from "./generated/messages";
import { onPress } from "./host";

/** What the person asks for by a button. */
export type Press =
  | { readonly kind: "action"; readonly action: ActionView["action"] }
  | { readonly kind: "back" }
  | { readonly kind: "confirm"; readonly reason: string }
  | { readonly kind: "check"; readonly text: string };

/** A step as drawn. */
export interface Step {
  readonly name: "list" | "reason" | "edit";
  readonly body: HTMLElement;
  readonly actions: HTMLElement;
  /** What gets the focus first. */
  readonly first: HTMLElement;
}

type Tell = (press: Press) => void;

/** Some browsers check spelling and suggest words on a server: what is held must not leave that way. */
const PRIVATE = { spellcheck: "false", autocomplete: "off", writingsuggestions: "false" } as const;

/** What was found and what can be done. */
export function listStep(view: DialogView, tell: Tell): Step {
  const buttons = view.actions.map(({ action, label, style }) => button(action, label, style, () => tell({ kind: "action", action })));
  const actions = el("div", { class: "actions" }, ...buttons);
  const body = el(
    "div",
    { class: "body" },
    ...heading(view.title, view.why, view.clause && clause(view.clause.label, view.clause.text)),
    view.rows.length > 0 && el("ul", { class: "rows" }, ...view.rows.map(row)),
    view.more !== null && el("p", { class: "more", "data-part": "more" }, view.more),
    view.preview &&
      el(
        "details",
        { class: "preview", "data-part": "preview" },
        el("summary", {}, el("span", { class: "link" }, view.preview.summary)),
        el("div", { class: "text", tabindex: "0" }, view.preview.text),
      ),
  );
  return { name: "list", body, actions, first: buttons[0] ?? actions };
}

/** Why it is kept as it is. The safe button comes first and has the focus; no reason is chosen beforehand. */
export function reasonStep(step: ReasonStepView, tell: Tell): Step {
  const radios = step.reasons.map(({ id }) => el("input", { type: "radio", name: "reason", value: id }));
  const missing = el("p", { class: "missing", id: "missing", "data-part": "missing", role: "alert" });
  const choices = el(
    "div",
    { class: "choices", role: "radiogroup", "aria-labelledby": "title", "aria-describedby": "missing" },
    ...step.reasons.map(({ label }, index) => el("label", {}, radios[index] ?? null, el("span", {}, label))),
  );
  const body = el(
    "div",
    { class: "body" },
    ...heading(step.title, step.why, null),
    choices,
    missing,
  );
  const confirm = (): void => {
    const chosen = radios.find(({ checked }) => checked);
    if (!chosen) {
      missing.replaceChildren(icon("triangle"), step.missing);
      radios[0]?.focus();
      return;
    }
    tell({ kind: "confirm", reason: chosen.value });
  };
  // `change` does not leave the shadow tree, so nothing stops it on its way.
  choices.addEventListener("change", () => missing.replaceChildren());
  const back = button("back", step.back, "primary", () => tell({ kind: "back" }));
  const actions = el("div", { class: "actions" }, back, button("confirm", step.confirm, "secondary", confirm));
  return { name: "reason", body, actions, first: back };
}

/** The held text, to be changed by hand. */
export function editStep(step: EditStepView, text: string, tell: Tell): Step {
  const area = el("textarea", { ...PRIVATE, class: "edit", rows: "8", "data-part": "edit-text", id: "edit-text" });
  area.value = text;
  area.setSelectionRange(0, 0);
  const body = el(
    "div",
    { class: "body" },
    ...heading(step.title, step.why, null),
    el("label", { class: "field", for: "edit-text" }, step.field),
    area,
  );
  const actions = el(
    "div",
    { class: "actions" },
    button("check", step.check, "primary", () => tell({ kind: "check", text: area.value })),
    button("back", step.back, "secondary", () => tell({ kind: "back" })),
  );
  return { name: "edit", body, actions, first: area };
}

function heading(title: string, why: string, link: readonly [HTMLElement, HTMLElement] | null): HTMLElement[] {
  const reason = el("p", { class: "why", "data-part": "why" }, el("span", { id: "why" }, why), link && " ", link && link[0]);
  return [el("h2", { id: "title", "data-part": "title" }, title), reason, ...(link ? [link[1]] : [])];
}

/** The policy's section: its short name opens what it asks. */
function clause(label: string, text: string): readonly [HTMLElement, HTMLElement] {
  const words = el("p", { class: "clause-text", id: "clause-text", hidden: true }, text);
  const opener = el("button", { type: "button", class: "link", "data-part": "clause", "aria-controls": "clause-text" }, label);
  opener.setAttribute("aria-expanded", "false");
  onPress(opener, () => {
    words.hidden = !words.hidden;
    opener.setAttribute("aria-expanded", String(!words.hidden));
  });
  return [opener, words];
}

/** One kind of finding, with the excerpt that proves it. */
export function row(view: RowView): HTMLElement {
  return el(
    "li",
    { class: "row", "data-part": "row" },
    icon(view.icon),
    el(
      "div",
      { class: "found" },
      el("span", { class: "kind", "data-part": "kind" }, view.kind),
      view.masked !== "" && el("span", { class: "excerpt", "data-part": "excerpt" }, view.before, el("mark", { class: view.masked.length > 40 && "long" }, view.masked), view.after),
      view.detail !== "" && el("span", { class: "detail", "data-part": "detail" }, view.detail),
    ),
    view.label !== "" && el("span", { class: "chip", "data-part": "label" }, view.label),
  );
}

/** A button that does something. */
export function button(action: string, label: string, style: ActionView["style"], run: () => void): HTMLButtonElement {
  return onPress(el("button", { type: "button", class: style, "data-action": action }, label), run);
}
