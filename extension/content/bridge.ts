/** The guard's end of the port to the wrapper in the page's own world: questions come, answers go, nothing else. */
import { type Outcome, ask } from "./protocol";
import type { Left } from "./generated/messages";

/** What the port is handed over with. It need be no secret: whoever speaks first on it stands before any script of the page. */
export const GREETING = "balise";

/** Something is about to leave. */
export interface Asked {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/** Whether it must not. */
export interface Answered {
  readonly id: number;
  readonly stop: boolean;
}

/** What the other world calls its event of where files are to be dropped. */
export const DROP_AT = "balise-drop";

/** Files to be dropped where the event of that number happened. */
export interface Dropping {
  readonly id: number;
  readonly files: readonly File[];
  /** The other flavours, by their types. */
  readonly texts: readonly (readonly [string, string])[];
  readonly init: DragEventInit;
  /** False: the drag leaves, and nothing is dropped. */
  readonly drop: boolean;
}

/** Whether the page took them. */
export interface Dropped {
  readonly id: number;
  readonly taken: boolean;
}

let port: MessagePort | null = null;
let count = 0;
const dropping = new Map<number, (taken: boolean) => void>();

/**
 * Drops files by the other world: in Firefox (153) a page may not read what another world has put into a `DataTransfer`. Whether the page took them.
 */
export function dropThere(target: EventTarget, what: Omit<Dropping, "id">): Promise<boolean> {
  const id = ++count;
  return new Promise((resolve) => {
    dropping.set(id, resolve);
    target.dispatchEvent(new CustomEvent(DROP_AT, { detail: id, bubbles: true, composed: true }));
    port?.postMessage({ ...what, id } satisfies Dropping);
  });
}

/** Hands the port over, at `document_start`; `stopped` is told of each text that was stopped. */
export function openBridge(stopped: (text: string) => void): void {
  const { port1, port2 } = new MessageChannel();
  port = port1;
  port1.addEventListener("message", ({ data }: MessageEvent<Asked | Dropped>) => {
    if ("taken" in data) {
      dropping.get(data.id)?.(data.taken);
      dropping.delete(data.id);
      return;
    }
    const { id, body, url } = data;
    void ask({ type: "leave", body, url: address(url) }).then((outcome) => {
      const text = textOf(outcome, body);
      const answer: Answered = { id, stop: text !== null };
      port1.postMessage(answer);
      if (text !== null) stopped(text);
    });
  });
  port1.start();
  window.postMessage(GREETING, "*", [port2]);
}

/** The text that stops it. Without an answer nothing leaves: the person is told by the same way, and may try again. */
function textOf(outcome: Outcome<Left>, body: string): string | null {
  return outcome.kind === "answer" ? outcome.answer.stopped : body;
}

function address(url: string): string {
  try {
    return new URL(url, location.href).href;
  } catch {
    return url;
  }
}
