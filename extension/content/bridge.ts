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

/** Hands the port over, at `document_start`; `stopped` is told of each text that was stopped. */
export function openBridge(stopped: (text: string) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
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
