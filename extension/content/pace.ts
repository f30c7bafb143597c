/**
 * Counts the time in a page for which the organisation sets one: while it is in front, and used or playing. It tells how many seconds, and nothing
 * else; no timer runs while the page is behind.
 */
import type { Errand } from "./generated/messages";

const TICK_MS = 15_000;
/** Nobody is there any more. */
const AWAY_MS = 60_000;
/** Not worth a message. */
const LEAST_MS = 1_000;

export function count(): void {
  let since = Date.now();
  let used = since;
  let timer: ReturnType<typeof setInterval> | undefined;
  const use = (): void => {
    used = Date.now();
  };
  for (const type of ["pointermove", "pointerdown", "keydown", "wheel", "scroll", "touchstart"] as const) {
    window.addEventListener(type, use, { capture: true, passive: true });
  }
  const tell = (): void => {
    const now = Date.now();
    const spent = Math.min(now - since, TICK_MS);
    since = now;
    if (spent < LEAST_MS || (now - used > AWAY_MS && !plays())) return;
    const errand: Errand = { type: "spent", seconds: Math.round(spent / 1000) };
    void Promise.resolve(chrome.runtime?.sendMessage?.(errand)).catch(() => undefined);
  };
  const turn = (): void => {
    clearInterval(timer);
    if (document.visibilityState === "visible") {
      since = Date.now();
      timer = setInterval(tell, TICK_MS);
    } else {
      tell();
    }
  };
  document.addEventListener("visibilitychange", turn);
  turn();
}

function plays(): boolean {
  return [...document.querySelectorAll<HTMLMediaElement>("video, audio")].some((media) => !media.paused && !media.ended);
}
