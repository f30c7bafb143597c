/** The dialog over the page: shows a view, waits for the person, tells what was chosen. It decides nothing. */
import { el, icon } from "./dom";
import type { Action, DialogView } from "./generated/messages";
import { inPlace, onKeys, shadow, tidy } from "./host";
import { type Press, type Step, editStep, listStep, reasonStep } from "./steps";

/** What the person chose. */
export type Chosen =
  | { readonly action: "replace" | "cancel" | "retry" | "reload" }
  | { readonly action: "keep"; readonly reason: string | null }
  /** The text was changed by hand and is to be looked through again. */
  | { readonly action: "check"; readonly text: string };

/** Keys that were on their way when the dialog came up do not choose (a double Enter). */
const DEAF_MS = 300;

export class Dialog {
  readonly #dialog = el("dialog", {
    class: "tokens",
    role: "alertdialog",
    "aria-labelledby": "title",
    "aria-describedby": "why",
    // So that a press beside the buttons leaves the focus, and with it the keys, in here.
    tabindex: "-1",
  });
  readonly #removal = new MutationObserver(() => inPlace() || this.#gone());
  #view: DialogView;
  #text: string;
  #shownAt = 0;
  #hearing: ReturnType<typeof setTimeout> | undefined;
  #answer: ((chosen: Chosen) => void) | null = null;
  #cancelled = false;

  /** Opens at once. `text` is what the edit step offers. Throws where the page cannot show a dialog. */
  constructor(view: DialogView, text: string) {
    this.#view = view;
    this.#text = text;
    shadow().append(this.#dialog);
    try {
      this.#dialog.showModal();
      this.show(view, text);
    } catch (failure) {
      this.#dialog.remove();
      tidy();
      throw failure;
    }
    // Neither leaves the shadow tree. A close request that was no key (the back gesture) comes as `cancel`.
    this.#dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#escape();
    });
    this.#dialog.addEventListener("close", this.#gone);
    // Taken away by the page, or the page went elsewhere: the answer is no.
    this.#removal.observe(document, { childList: true });
    this.#removal.observe(document.documentElement, { childList: true });
    window.addEventListener("pagehide", this.#gone);
    window.addEventListener("popstate", this.#gone);
    // Pages that navigate by script. Absent before Firefox 147.
    window.navigation?.addEventListener("currententrychange", this.#moved);
    onKeys(this.#key);
  }

  /** Whether the person said no, or the page took the dialog away, since it was last asked. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Another view in the same dialog. */
  show(view: DialogView, text: string): void {
    this.#view = view;
    this.#text = text;
    this.#dialog.lang = view.lang;
    this.#dialog.dataset["state"] = view.state;
    this.#list();
  }

  /** Waits for the person. */
  next(): Promise<Chosen> {
    if (this.#cancelled) return Promise.resolve({ action: "cancel" });
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** Closes for good. */
  close(): void {
    clearTimeout(this.#hearing);
    this.#removal.disconnect();
    window.removeEventListener("pagehide", this.#gone);
    window.removeEventListener("popstate", this.#gone);
    window.navigation?.removeEventListener("currententrychange", this.#moved);
    this.#dialog.removeEventListener("close", this.#gone);
    onKeys(null);
    if (this.#dialog.open) this.#dialog.close();
    this.#dialog.remove();
    tidy();
  }

  /** Takes the focus back into the dialog. */
  focus(): void {
    this.#dialog.focus();
  }

  /** A new place in the history is another page to the person; a corrected address is not. */
  readonly #moved = (event: NavigationCurrentEntryChangeEvent): void => {
    if (event.navigationType === "push" || event.navigationType === "traverse") this.#gone();
  };

  readonly #gone = (): void => this.#choose({ action: "cancel" });

  #choose(chosen: Chosen): void {
    // A no counts even while an answer is awaited; a yes only when it was asked for.
    if (chosen.action === "cancel") this.#cancelled = true;
    this.#answer?.(chosen);
    this.#answer = null;
  }

  readonly #press = (press: Press): void => {
    switch (press.kind) {
      case "back":
        return this.#list(this.#dialog.dataset["step"] === "edit" ? "edit" : "keep");
      case "confirm":
        return this.#choose({ action: "keep", reason: press.reason });
      case "check":
        this.#text = press.text;
        return this.#choose({ action: "check", text: press.text });
      case "action":
        return this.#act(press.action);
    }
  };

  #act(action: Action): void {
    const { editStep: edit, reasonStep: reason } = this.#view;
    if (action === "edit") {
      if (edit) this.#draw(editStep(edit, this.#text, this.#press));
      // A message is edited where it stands.
      else this.#choose({ action: "cancel" });
    } else if (action === "keep") {
      if (reason) this.#draw(reasonStep(reason, this.#press));
      else this.#choose({ action, reason: null });
    } else {
      this.#choose({ action });
    }
  }

  #list(focus?: "edit" | "keep"): void {
    this.#draw(listStep(this.#view, this.#press));
    // Back from a step, the focus is on what led there.
    if (focus) this.#dialog.querySelector<HTMLElement>(`[data-action=${focus}]`)?.focus();
  }

  #draw(step: Step): void {
    const { icon: drawing, word, organisation, footer } = this.#view;
    this.#dialog.dataset["step"] = step.name;
    this.#dialog.replaceChildren(
      el(
        "header",
        { class: "strip" },
        icon(drawing),
        el("span", { class: "word", "data-part": "word" }, word),
        el("span", { class: "organisation", "data-part": "organisation" }, organisation),
      ),
      step.body,
      step.actions,
      el("footer", { "data-part": "footer" }, icon("lock"), el("span", {}, footer)),
    );
    // What scrolls must be reachable without a pointer.
    if (step.body.scrollHeight > step.body.clientHeight) step.body.tabIndex = 0;
    this.#deafen();
    // In a small window the box scrolls: what was found is read before the buttons below it.
    step.first.focus({ preventScroll: true });
  }

  /** `data-ready` says that keys choose again. */
  #deafen(): void {
    this.#shownAt = performance.now();
    delete this.#dialog.dataset["ready"];
    clearTimeout(this.#hearing);
    this.#hearing = setTimeout(() => {
      this.#dialog.dataset["ready"] = "";
    }, DEAF_MS);
  }

  #escape(): void {
    if (this.#dialog.dataset["step"] === "list") this.#choose({ action: "cancel" });
    else this.#press({ kind: "back" });
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const typing = shadow().activeElement instanceof HTMLTextAreaElement;
    const chooses = event.key === "Escape" || (!typing && (event.key === "Enter" || event.key === " "));
    if (!chooses) return;
    const deaf = event.repeat || event.timeStamp - this.#shownAt < DEAF_MS;
    if (deaf || event.key === "Escape") event.preventDefault();
    if (!deaf && event.key === "Escape") this.#escape();
  };
}
