/** Something that is held, from the question to what becomes of it: asks, shows, carries out. A paste is one, a message another. */
import type { Place } from "./composer";
import { Dialog, type Chosen } from "./dialog";
import { fallback } from "./fallback";
import type { Decided, DialogView, Edit, FallbackMomentView, Inspected, Moment, NoticeView } from "./generated/messages";
import { dismissNotice, showNotice } from "./notice";
import { type Outcome, ask } from "./protocol";

/** From here on the person is told that a check is going on. */
const NOTICEABLE_MS = 400;

export type Answer = Inspected | Decided;
type Question = () => Promise<Outcome<Answer>>;
/** What the person chose, as it is told. */
export type Choosing = { kind: "replace"; only: null } | { kind: "keep"; reason: string | null } | { kind: "cancel" };

export abstract class Holding {
  protected abstract readonly moment: Moment;
  protected abstract readonly place: Place;
  /** What is looked through. */
  protected abstract readonly text: string;
  /** Words that stand in the formatted flavour only. */
  protected abstract readonly formatting: string | null;
  #dialog: Dialog | null = null;

  /** The dialog, while it is open. */
  get dialog(): Dialog | null {
    return this.#dialog;
  }

  /** Lets it go as it is; false when it did not. */
  protected abstract letIn(): Promise<boolean>;
  /** Puts labels in place of what was found, and reads them back; false when they are not there. */
  protected abstract label(edits: readonly Edit[]): Promise<boolean>;
  /** The text was changed by hand in the dialog. */
  protected abstract change(text: string): void;
  /** The person said no, or nothing could be shown. */
  protected refused(): void {}

  /** Asks whether it may go. */
  protected inspect(): Promise<Outcome<Answer>> {
    const { text, formatting, moment } = this;
    return ask({ type: "inspect", text, formatting, moment });
  }

  /** Tells what was chosen. */
  protected decide(choice: Choosing): Promise<Outcome<Answer>> {
    const { text, formatting, moment } = this;
    return ask({ type: "decide", text, formatting, moment, choice });
  }

  /** What is shown when there is no answer to show. */
  protected views(): FallbackMomentView {
    const { paste, send } = fallback();
    return this.moment === "paste" ? paste : send;
  }

  /** Says that a check is going on; returns what takes that away. */
  protected announce(): () => void {
    return showNotice(this.views().checking, this.place);
  }

  /** Until it is settled. */
  async run(): Promise<void> {
    const inspect: Question = () => this.inspect();
    let question = inspect;
    for (;;) {
      const outcome = await this.#patiently(question);
      if (this.#dialog?.cancelled) return this.#cancel(true);
      const views = this.views();
      const view = outcome.kind === "answer" ? await this.#carryOut(outcome.answer).catch(() => views.unplaced) : views[outcome.kind];
      if (!view) return;
      const chosen = await this.#show(view, views.unreachable);
      switch (chosen.action) {
        case "cancel":
          // Only what the engine held was a choice of the person's; the rest is a failure of ours.
          return this.#cancel(outcome.kind === "answer" && outcome.answer.kind === "held");
        case "reload":
          return this.#reload();
        case "retry":
          break;
        case "replace":
          question = (): ReturnType<Question> => this.decide({ kind: "replace", only: null });
          break;
        case "keep":
          question = (): ReturnType<Question> => this.decide({ kind: "keep", reason: chosen.reason });
          break;
        case "check":
          this.change(chosen.text);
          question = inspect;
      }
    }
  }

  /** A check that takes long is announced, once, by one timer. */
  async #patiently(question: Question): Promise<Outcome<Answer>> {
    if (this.#dialog) return question();
    let hide: (() => void) | undefined;
    const timer = setTimeout(() => {
      hide = this.announce();
    }, NOTICEABLE_MS);
    try {
      return await question();
    } finally {
      clearTimeout(timer);
      hide?.();
    }
  }

  /** Does what the answer says; gives back what is to be shown instead, if anything. */
  async #carryOut(answer: Answer): Promise<DialogView | null> {
    switch (answer.kind) {
      case "held":
        return answer.view;
      case "nothing":
        this.#close();
        return null;
      case "clean":
      case "asIs":
        this.#close();
        return this.#said(await this.letIn(), answer.notice);
      case "insert":
        this.#close();
        return this.#said(await this.label(answer.edits), answer.notice);
    }
  }

  #said(done: boolean, notice: NoticeView | null): DialogView | null {
    if (!done) return this.views().unplaced;
    if (notice) showNotice(notice, this.place);
    else dismissNotice();
    return null;
  }

  async #show(view: DialogView, simpler: DialogView): Promise<Chosen> {
    dismissNotice();
    this.#dialog = open(this.#dialog, [view, simpler], this.text);
    // Where not even that can be shown, nothing goes.
    return this.#dialog?.next() ?? { action: "cancel" };
  }

  #close(): void {
    if (!this.#dialog) return;
    this.#dialog.close();
    this.#dialog = null;
    this.place.restore();
  }

  #cancel(chosen: boolean): void {
    this.#close();
    this.refused();
    if (chosen) void this.decide({ kind: "cancel" });
  }

  #reload(): void {
    this.#close();
    try {
      window.top?.location.reload();
    } catch {
      // A frame of another origin may not reload the page around it.
      location.reload();
    }
  }
}

/** The dialog with the first of these views that can be drawn; null where none can. */
function open(dialog: Dialog | null, views: readonly DialogView[], text: string): Dialog | null {
  for (const view of views) {
    try {
      if (!dialog) return new Dialog(view, text);
      dialog.show(view, text);
      return dialog;
    } catch {
      // The next one is simpler.
    }
  }
  dialog?.close();
  return null;
}

/** A text with its edits made. */
export function apply(text: string, edits: readonly Edit[]): string {
  let from = 0;
  let out = "";
  for (const { start, end, label } of edits) {
    out += text.slice(from, start) + label;
    from = end;
  }
  return out + text.slice(from);
}
