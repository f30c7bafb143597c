/**
 * The guard of files: what is chosen, dropped or pasted is held the moment it happens, read by the background, and given to the page as it was, as
 * copies with labels, or not at all. It stands in every guarded frame from `document_start` on, after the guard itself, whose row it asks in.
 */
import { inLanguage } from "./fallback";
import { FALLBACK_FILES } from "./generated/fallback-files";
import type { FallbackMomentView, Upload } from "./generated/messages";
import type { Answer, Choosing } from "./holding";
import type { Outcome } from "./protocol";
import type { Shared } from "./shared";

/** So many bytes go in one message; a multiple of three, so that base64 of the pieces is base64 of the whole. */
const PIECE = 3 << 20;
/** The last piece is read before it is answered. */
const READING_MS = 30_000;

/** Where files came from, and how they go on. */
interface Way {
  /** Gives them to the page, as they were where `same`; whether it took them. */
  readonly give: (files: readonly File[], same: boolean) => boolean | Promise<boolean>;
  /** They do not come: the page is let know as a browser would. */
  readonly refuse: () => void;
}

const lent = globalThis.balise;
if (lent?.guarding) guardFiles(lent, lent.guarding);

function guardFiles(shared: Shared, guarding: NonNullable<Shared["guarding"]>): void {
  const { deepTarget, deepActive, isInside, hold, keep, shadowOf } = guarding;
  /** Inputs that were emptied: the `change` that follows is none. */
  const emptied = new WeakSet<HTMLInputElement>();
  /** What a paste that is done again may bring. */
  let pass: { readonly files: readonly File[]; came: boolean } | null = null;

  class Attaching extends guarding.Holding {
    protected override readonly moment = "paste";
    protected override readonly text = "";
    protected override readonly formatting = null;
    protected override readonly place;
    readonly #files: readonly File[];
    readonly #way: Way;
    #batch = "";
    /** How many bytes are over there, of how many. */
    #done = 0;
    #tell: (() => void) | null = null;
    #stopped = false;
    #stop: (() => void) | null = null;

    constructor(files: readonly File[], way: Way, at: EventTarget) {
      super();
      this.#files = files;
      this.#way = way;
      this.place = guarding.Place.now(at);
    }

    protected override views(): FallbackMomentView {
      return inLanguage(FALLBACK_FILES);
    }

    /** Until it is known, or the person no longer wants them. */
    protected override inspect(): Promise<Outcome<Answer>> {
      const stopped = new Promise<void>((resolve) => {
        this.#stop = resolve;
      });
      return Promise.race([this.#look(), stopped.then(() => this.#nothing())]);
    }

    async #look(): Promise<Outcome<Answer>> {
      this.#done = 0;
      // Anew each time: what is left over there of a try that failed is not gone on with.
      this.#batch = crypto.randomUUID();
      for (const [index, file] of this.#files.entries()) {
        const failed = await this.#hand(index, file);
        if (failed) return failed;
      }
      return shared.ask({ type: "fileInspect", batch: this.#batch }, READING_MS);
    }

    /** Hands a file over, piece by piece; what stopped it, if anything did. */
    async #hand(index: number, file: File): Promise<Outcome<Answer> | null> {
      for (let from = 0; ; from += PIECE) {
        if (this.#stopped) return { kind: "unreachable" };
        const [piece, last] = [file.slice(from, from + PIECE), from + PIECE >= file.size];
        const data = await base64(piece).catch(() => null);
        const put: Upload = { type: "filePut", batch: this.#batch, index, name: file.name, size: file.size, data, last };
        const outcome = await shared.ask(put, READING_MS);
        if (outcome.kind !== "answer") return outcome;
        this.#done += piece.size;
        this.#tell?.();
        if (!outcome.answer.more) return null;
      }
    }

    #nothing(): Outcome<Answer> {
      this.#way.refuse();
      void this.decide({ kind: "cancel" });
      return { kind: "answer", answer: { kind: "nothing" } };
    }

    protected override async decide(choice: Choosing): Promise<Outcome<Answer>> {
      const tell = (): Promise<Outcome<Answer>> =>
        shared.ask(
          { type: "fileDecide", batch: this.#batch, choice: choice.kind, reason: choice.kind === "keep" ? choice.reason : null },
          READING_MS,
        );
      const outcome = await tell();
      if (outcome.kind !== "unreachable" || choice.kind === "cancel") return outcome;
      // A background that was stopped in between has lost them.
      const again = await this.inspect();
      return again.kind === "answer" && again.answer.kind === "held" ? tell() : again;
    }

    protected override async letIn(): Promise<boolean> {
      return this.#way.give(this.#files, true);
    }

    /** Copies, where there are some; all that is given was read again over there. */
    protected override async label(): Promise<boolean> {
      const files: File[] = [];
      for (const [index, file] of this.#files.entries()) {
        const copy = await this.#copy(index, file);
        if (!copy) return false;
        files.push(copy);
      }
      return this.#way.give(files, false);
    }

    /** A copy, or the file itself where nothing was to be changed in it; null where it did not come. */
    async #copy(index: number, file: File): Promise<File | null> {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for (let from = 0; ; ) {
        const outcome = await shared.ask({ type: "fileGet", batch: this.#batch, index, from }, READING_MS);
        if (outcome.kind !== "answer") return null;
        const { data, more } = outcome.answer;
        if (data === null) return from === 0 ? file : null;
        const piece = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        pieces.push(piece);
        from += piece.length;
        if (!more) return new File(pieces, file.name, { type: file.type, lastModified: file.lastModified });
      }
    }

    protected override change(): void {}

    protected override refused(): void {
      this.#way.refuse();
    }

    /** How far it is, and a way to stop it. */
    protected override announce(): () => void {
      const { checking, unreachable } = this.views();
      const total = this.#files.reduce((sum, { size }) => sum + size, 0);
      const bar = shared.el("progress", { max: "1", "aria-label": checking.text });
      this.#tell = (): void => {
        // While the last file is read, how far it is is not known.
        if (this.#done < total) bar.value = this.#done / total;
        else bar.removeAttribute("value");
      };
      this.#tell();
      const cancel = unreachable.actions.find(({ action }) => action === "cancel");
      const stop = shared.button("stop", cancel?.label ?? "", "link", () => {
        this.#stopped = true;
        this.#stop?.();
      });
      const name = this.#files.length === 1 ? (this.#files[0]?.name ?? "") : "";
      const words = shared.el("span", { class: "words", role: "status" }, checking.text, " ", name);
      const card = shared.el("div", { class: "notice tokens", lang: checking.lang, popover: "manual", "data-part": "progress" });
      card.append(shared.icon(checking.icon), words, bar, stop);
      shared.shadow().append(card);
      card.showPopover();
      const follower = guarding.follow(card, this.place.field);
      const away = (): void => {
        this.#tell = null;
        follower.stop();
        card.remove();
        shared.tidy();
      };
      return away;
    }
  }

  watch(window);
  window.addEventListener("drop", onDropped, true);
  window.addEventListener("paste", onPasted, true);

  /** Files were chosen. The `input` event comes first; the input is emptied, and the `change` that follows is held too. */
  function onChosen(event: Event): void {
    if (!event.isTrusted || isInside(event)) return;
    const input = deepTarget(event);
    if (!isFileInput(input)) return;
    const files = [...(input.files ?? [])];
    if (files.length === 0) {
      if (event.type === "change" && emptied.delete(input)) hold(event);
      return;
    }
    emptied.add(input);
    keep(event, () => new Attaching(files, byInput(input), input));
    input.value = "";
  }

  /** Hears what is chosen in a tree, and before that the press that opens the browser's dialog. */
  function watch(tree: EventTarget): void {
    for (const type of ["input", "change"]) tree.addEventListener(type, onChosen, true);
    tree.addEventListener("click", onClick, true);
  }

  /** In a closed tree the events of an input stay (Firefox 153); its host is what is seen of the press, a script's too. */
  function onClick(event: Event): void {
    const target = deepTarget(event);
    const root = target instanceof Element ? shadowOf(target) : null;
    if (root?.mode === "closed") watch(root);
  }

  function byInput(input: HTMLInputElement): Way {
    return {
      give: (files) => {
        const carried = carrying(files);
        input.files = carried.files;
        emptied.delete(input);
        input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
        // A page may have taken them out of it by now.
        return true;
      },
      refuse: () => {
        emptied.delete(input);
        // What a browser says when its dialog is closed without a choice.
        input.dispatchEvent(new Event("cancel", { bubbles: true }));
      },
    };
  }

  function onDropped(event: DragEvent): void {
    const { isTrusted, dataTransfer } = event;
    if (!isTrusted || isInside(event) || !dataTransfer) return;
    const files = [...dataTransfer.files];
    if (files.length === 0) return;
    const target = deepTarget(event);
    const texts = [...dataTransfer.types].filter((type) => type !== "Files").map((type) => [type, dataTransfer.getData(type)] as const);
    keep(event, () => new Attaching(files, byDrop(target, event, texts), target));
  }

  /** The drop again, as the page's own listeners would have had it. */
  function byDrop(target: EventTarget, from: MouseEvent, texts: readonly (readonly [string, string])[]): Way {
    const { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = from;
    const init = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
    return {
      give: (files) =>
        isFileInput(target) ? byInput(target).give(files, false) : guarding.dropThere(target, { files, texts, init, drop: true }),
      // Pages show where to drop until they are told that it is over.
      refuse: () => void guarding.dropThere(target, { files: [], texts: [], init, drop: false }),
    };
  }

  function onPasted(event: ClipboardEvent): void {
    const { isTrusted, clipboardData } = event;
    if (!isTrusted || isInside(event) || !clipboardData) return;
    const files = [...clipboardData.files];
    if (files.length === 0) return;
    if (pass) {
      // A page may paste again from within the event: one pass lets one event through.
      const same = !pass.came && alike(files, pass.files);
      pass.came ||= same;
      if (same) return;
    }
    // What was copied with words is often also there as a picture of them: the words were looked through.
    if (clipboardData.getData("text/plain") !== "" && files.every(({ type }) => type.startsWith("image/"))) return;
    const target = deepTarget(event);
    keep(event, () => new Attaching(files, byPaste(target), target));
  }

  function byPaste(target: EventTarget): Way {
    return {
      give: async (files, same) => (same && again(files)) || pasted(target, files) || dropped(target, files),
      refuse: () => undefined,
    };
  }

  /** By the browser itself, which pastes once more what is on the clipboard; whether these came. */
  function again(files: readonly File[]): boolean {
    const mine = { files, came: false };
    pass = mine;
    try {
      document.execCommand("paste");
    } catch {
      // Firefox throws where the permission is missing; nothing was pasted then.
    } finally {
      pass = null;
    }
    return mine.came;
  }

  /** By an event of ours; Firefox empties it. */
  function pasted(target: EventTarget, files: readonly File[]): boolean {
    const event = new ClipboardEvent("paste", { clipboardData: carrying(files), bubbles: true, cancelable: true, composed: true });
    if (event.clipboardData?.files.length !== files.length) return false;
    target.dispatchEvent(event);
    return event.defaultPrevented;
  }

  /** Most that take a pasted file take a dropped one. */
  async function dropped(target: EventTarget, files: readonly File[]): Promise<boolean> {
    const at = target instanceof Element ? target : (deepActive() ?? document.body);
    const { left, top, width, height } = at.getBoundingClientRect();
    const where = new MouseEvent("drop", { clientX: left + width / 2, clientY: top + height / 2 });
    return byDrop(at, where, []).give(files, false);
  }
}

function isFileInput(target: unknown): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === "file";
}

function carrying(files: readonly File[]): DataTransfer {
  const carried = new DataTransfer();
  for (const file of files) carried.items.add(file);
  return carried;
}

/** Whether files are the same, as far as can be told at once: those of a picture on the clipboard are made anew at each paste. */
function alike(these: readonly File[], those: readonly File[]): boolean {
  return these.length === those.length && these.every(({ name, size, type }, at) => {
    const other = those[at];
    return other?.name === name && other.size === size && other.type === type;
  });
}

/** A piece in base64. Rejected where the browser cannot read it: a folder, or what is gone. */
function base64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/u, "")));
    reader.addEventListener("error", () => reject(new Error("not readable")));
    reader.readAsDataURL(piece);
  });
}
