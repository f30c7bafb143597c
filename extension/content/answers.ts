/**
 * A part of an answer was copied: by the keyboard, the menu, or the site's own button. Beside it stands what to check in it, and the same copy with
 * the mention that AI was used. Nothing is held up, and the copy itself is as the page made it. It stands in every guarded frame once the
 * page is there; what is said, and whether, the background tells.
 */
import style from "balise:answers.css";
import type { Card } from "./card";
import { COPIED, copiedBy } from "./clipboard";
import { type Put, afterwards } from "./copied";
import type { AnswerView, CheckView } from "./generated/messages";
import type { Shared } from "./shared";

/** Where a person writes, and what a person wrote: none of the AI's. By what most pages call it. */
const OWN = [
  ...["[contenteditable]:not([contenteditable=false])", "[role=textbox]", "[data-message-author-role=user]", "[data-role=user]"],
  ...["[data-author=user]", "[data-testid=user-message]", ".user-message", ".message-user", ".message.user"],
].join();
/** Which model answered, where a page says so. */
const MODELS = ["data-message-model-slug", "data-model-slug", "data-model-name", "data-model"] as const;
/** Longer than any handler of a press takes to copy. */
const PRESS_MS = 3000;

const lent = globalThis.balise;
let card: Card | null = null;
/** What the key does to it. */
let key: (() => true) | null = null;
let pressed: { readonly at: Element; readonly when: number } | null = null;
/** Each copy makes what was asked about the one before stale. */
let asked = 0;

if (lent) watch(lent);

function watch(shared: Shared): void {
  // What a button's own handler copies comes while it is pressed.
  window.addEventListener(
    "click",
    ({ isTrusted, target }) => {
      if (isTrusted && target instanceof Element) pressed = { at: target, when: Date.now() };
    },
    true,
  );
  window.addEventListener("copy", (event) => onCopy(shared, event), true);
  window.addEventListener(COPIED, (event) => {
    const from = press();
    // Only what a person's press did.
    const read = from && copiedBy(event);
    if (from && read && !isOwn(from)) offer(shared, { text: read.text, html: read.html || null }, from);
  });
  window.addEventListener(
    "keydown",
    (event) => {
      // The person goes on: it folds.
      if (event.isTrusted && card?.isOpen() && !card.hasFocus() && !event.ctrlKey && !event.metaKey && event.key.length === 1) card.toggle(false);
    },
    true,
  );
}

function onCopy(shared: Shared, event: ClipboardEvent): void {
  if (!event.isTrusted) return;
  const from = press();
  const field = document.activeElement;
  const typed = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  const selection = document.getSelection();
  const last = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).endContainer : null;
  const at = typed ? from : last instanceof Element ? last : (last?.parentElement ?? null);
  // A field that a site's button fills, selects and copies is none that the person writes in.
  if (!at || isOwn(at) || (typed && field === at)) return;
  const selected = shared.selected();
  afterwards(event, (put) => offer(shared, put ?? selected, at));
}

/** What was pressed just now. */
function press(): Element | null {
  return pressed && Date.now() - pressed.when < PRESS_MS ? pressed.at : null;
}

function isOwn(element: Element): boolean {
  return element.closest(OWN) !== null;
}

function offer(shared: Shared, copy: Put, at: Element): void {
  if (copy.text.trim() === "") return;
  const mine = ++asked;
  drop(shared);
  const model = modelOf(at);
  void shared.ask({ type: "copied", text: copy.text, links: links(copy.html), model }).then((outcome) => {
    if (mine === asked && outcome.kind === "answer" && outcome.answer.view) show(shared, outcome.answer.view, copy, at, model);
  });
}

/** Takes the card away, and its key. */
function drop(shared: Shared): void {
  if (!card) return;
  card.close();
  card = null;
  if (key) shared.keys.delete(key);
}

/** Addresses behind the words of a copy: read as text, in a document that loads nothing. */
function links(html: string | null): string[] {
  if (html === null) return [];
  const read = new DOMParser().parseFromString(html, "text/html");
  return Array.from(read.querySelectorAll("a[href]"), (link) => link.getAttribute("href") ?? "");
}

function modelOf(at: Element): string | null {
  for (const name of MODELS) {
    const said = at.closest(`[${name}]`)?.getAttribute(name);
    if (said) return said;
  }
  return null;
}

function show(shared: Shared, view: AnswerView, copy: Put, at: Element, model: string | null): void {
  const { el, button, showCard, ask, put, shadow } = shared;
  const root = shadow();
  if (!root.adoptedStyleSheets.includes(sheet())) root.adoptedStyleSheets.push(sheet());
  const before = document.activeElement;
  const back = (): void => {
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const boxes = view.checks.map((check, place) => box(shared, check, place));
  const forms = view.forms.map(({ form }, place) => el("input", { type: "radio", name: "form", value: form, checked: place === 0 }));
  const reviewed = el("input", { type: "checkbox", "data-part": "reviewed" });
  const mention = el("p", { class: "mention", lang: view.mentionLang, "data-part": "mention" }, view.mention);
  const result = el("p", { class: "result", role: "status", "data-part": "result" });
  let turn = 0;
  const again = (): void => {
    const mine = ++turn;
    const checked = view.checks.filter((_, place) => boxes[place]?.input.checked).map(({ text }) => text);
    const form = forms.find((each) => each.checked)?.value ?? "";
    void ask({ type: "cite", form, lang: view.mentionLang, model, reviewed: reviewed.checked, checked }).then((outcome) => {
      if (mine === turn && outcome.kind === "answer") mention.textContent = outcome.answer.mention;
    });
  };
  const inside = el(
    "div",
    { class: "answer" },
    el("p", { class: "why" }, view.why),
    view.checks.length > 0 && el("h3", { id: "answer-checks" }, view.checksTitle),
    view.checks.length > 0 && el("ul", { class: "checks", "aria-labelledby": "answer-checks" }, ...boxes.map(({ item }) => item)),
    view.more !== null && el("p", { class: "more" }, view.more),
    el(
      "fieldset",
      {},
      el("legend", {}, view.formTitle),
      ...view.forms.map(({ label }, place) => el("label", {}, forms[place] ?? null, el("span", {}, label))),
    ),
    el("label", { class: "one" }, reviewed, el("span", {}, view.reviewed)),
    el("h3", {}, view.preview),
    mention,
    result,
  );
  // `change` does not leave the shadow tree, so nothing stops it on its way.
  inside.addEventListener("change", again);
  const run = (): void => {
    const said = mention.textContent ?? "";
    const html = copy.html === null ? null : `${copy.html}${el("p", { lang: view.mentionLang }, said).outerHTML}`;
    result.textContent = put(`${copy.text}\n\n${said}`, html) ? view.done : view.failed;
  };
  const close = (): void => {
    drop(shared);
    back();
  };
  const actions = el("div", { class: "actions" }, button("cite", view.copy, "primary", run), button("close", view.close, "secondary", close));
  const content = { part: "answer", lang: view.lang, icon: view.icon, text: view.text, title: view.title, inside: [inside, actions] };
  const mine = showCard(content, at instanceof HTMLElement ? at : null, back, false, () => drop(shared));
  card = mine;
  if (view.open) mine.toggle(true);
  key = () => {
    mine.toggle(true);
    mine.enter();
    return true;
  };
  shared.keys.add(key);
}

let own: CSSStyleSheet | undefined;

function sheet(): CSSStyleSheet {
  if (!own) {
    own = new CSSStyleSheet();
    own.replaceSync(style);
  }
  return own;
}

/** One thing to check, to be ticked. */
function box({ el }: Shared, { kind, text }: CheckView, place: number): { item: HTMLElement; input: HTMLInputElement } {
  const input = el("input", { type: "checkbox", "data-part": `check-${place}` });
  const words = el("span", { class: "words" }, el("span", { class: "kind" }, kind), " ", el("span", { class: "value" }, text));
  return { item: el("li", { "data-part": "check" }, el("label", {}, input, words)), input };
}
