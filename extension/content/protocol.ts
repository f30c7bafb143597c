/** Asking the background: every message goes through `ask`, an error is an answer too. */
import type { Errand, Exchange, Reply, Request, Told, Upload } from "./generated/messages";
import { look } from "./site";

/** What came of a question. */
export type Outcome<A> =
  | { readonly kind: "answer"; readonly answer: A }
  /** No answer, or the engine failed: the text stays held, the person may try again. */
  | { readonly kind: "unreachable" }
  /** The extension was updated or removed under the page: only a reload helps. */
  | { readonly kind: "orphaned" };

/** How long an answer may take. A stopped background starts within half a second; 10 MB are scanned in less than one. */
const TIME_LIMIT_MS = 5000;

/** Whether this script still belongs to a running extension. Chromium takes the id away from an orphaned one. */
export function orphaned(): boolean {
  try {
    return chrome.runtime?.id === undefined;
  } catch {
    return true;
  }
}

/** Asks the background and waits, for so long and no longer. Never rejects. */
export async function ask<R extends Request | Errand | Upload>(request: R, limit = TIME_LIMIT_MS): Promise<Outcome<Exchange[R["type"]]>> {
  if (orphaned()) return { kind: "orphaned" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), limit);
    });
    const send = (): Promise<unknown> => chrome.runtime.sendMessage<R, unknown>(request);
    // Once more where the background was stopped before it answered: it starts for that.
    const reply = await Promise.race([send().catch(send), late]);
    if (isReply<Exchange[R["type"]]>(reply) && reply.status === "ok") return { kind: "answer", answer: reply.answer };
    return { kind: "unreachable" };
  } catch {
    // Chromium throws "Extension context invalidated" here when the update came in between.
    return { kind: orphaned() ? "orphaned" : "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** Tells the background something whose answer changes nothing. */
export function tell(request: Request | Errand | Upload): void {
  void ask(request);
}

function isReply<A>(value: unknown): value is Reply<A> {
  return typeof value === "object" && value !== null && "status" in value;
}

/** What comes unasked: the panel's question whether this tab is guarded, and requests that were stopped. */
export function hear(stopped: (text: string) => void): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== chrome.runtime.id || typeof message !== "object" || message === null || !("type" in message)) return undefined;
    // Only the top frame speaks for the tab.
    if (message.type === "ping" && window.top === window) respond(look());
    if (isStopped(message)) stopped(message.text);
    return undefined;
  });
}

function isStopped(message: { type: unknown }): message is Told {
  return message.type === "stopped" && "text" in message && typeof message.text === "string";
}
