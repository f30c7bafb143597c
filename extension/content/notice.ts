/** The small line by the composer. It goes when the person closes it or types on; no timer takes it away. */
import type { Place } from "./composer";
import { el, icon } from "./dom";
import type { NoticeView } from "./generated/messages";
import { onPress, shadow, tidy } from "./host";
import { frame } from "./readback";

const GAP_PX = 8;
/** A pill, and the gaps around it. */
const ROOM_PX = 28 + 4 * GAP_PX;
const LEAST_PX = 160;

let shown: { readonly close: () => void; readonly stays: boolean } | null = null;

/** Shows a sentence above the field's top right corner; one at a time. `stays`: typing does not take it away. Returns what does. */
export function showNotice(view: NoticeView, place: Place, stays = false): () => void {
  shown?.close();
  const words = el("span", { class: "words", role: "status" });
  const close = el("button", { type: "button", "data-action": "close", "aria-label": view.close }, icon("cross"));
  const card = el("div", { class: "notice tokens", lang: view.lang, popover: "manual" });
  card.append(icon(view.icon), words, close);
  shadow().append(card);

  const stop = follow(card, place.field);
  const mine = {
    stays,
    close: (): void => {
      if (shown !== mine) return;
      shown = null;
      stop.stop();
      card.remove();
      tidy();
    },
  };
  shown = mine;
  onPress(close, () => {
    mine.close();
    place.restore();
  });
  // The top layer: no box of the page clips it or covers it.
  card.showPopover();
  // A live region that comes with its words is not read out: it stands for a frame before it gets them.
  void frame().then(() => {
    words.textContent = view.text;
    card.dataset["part"] = "notice";
    stop.again();
  });
  return mine.close;
}

/** What keeps something in its place. */
export interface Follower {
  readonly stop: () => void;
  /** Its own size changed. */
  readonly again: () => void;
}

/** Keeps a card above its field, until told to stop. `gone`: the page took the field away. */
export function follow(card: HTMLElement, field: HTMLElement | null, gone?: () => void): Follower {
  return watch(field, () => position(card, field), gone);
}

/** Puts something now, and whenever its field moves or changes its size. `gone`: the page took the field away, which its size tells. */
export function watch(field: HTMLElement | null, place: () => void, gone?: () => void): Follower {
  const put = (): void => {
    if (field && !field.isConnected) gone?.();
    else place();
  };
  const resized = new ResizeObserver(put);
  if (field) resized.observe(field);
  window.addEventListener("scroll", put, { capture: true, passive: true });
  window.addEventListener("resize", put);
  const stopPushed = field && pushed(field, put);
  put();
  return {
    again: put,
    stop: () => {
      resized.disconnect();
      stopPushed?.();
      window.removeEventListener("scroll", put, true);
      window.removeEventListener("resize", put);
    },
  };
}

/**
 * Tells when a field is pushed by what the page puts in beside it: no scroll, no change of its size. Of the window the observer sees the
 * field's own box only, so that each move takes a part of it out of sight.
 */
function pushed(field: HTMLElement, moved: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  const from = (threshold: number): void => {
    observer?.disconnect();
    const { left, top, right, bottom } = field.getBoundingClientRect();
    const margins = [top, innerWidth - right, innerHeight - bottom, left].map((margin) => `${-Math.floor(margin)}px`);
    let first = true;
    observer = new IntersectionObserver(
      ([entry]) => {
        const seen = entry?.intersectionRatio ?? 0;
        if (!first) {
          moved();
          from(1);
        } else if (threshold === 1 && seen > 0 && seen < 1) {
          // Cut by a box of the page: what counts is any change from here.
          from(seen);
        }
        first = false;
      },
      { root: document, rootMargin: margins.join(" "), threshold },
    );
    observer.observe(field);
  };
  from(1);
  return () => observer?.disconnect();
}

/** The person types on. */
export function dismissNotice(): void {
  if (shown?.stays === false) shown.close();
}

/** Above the top right corner of the field's box, never over the send button; inside the window in any case. */
function position(card: HTMLElement, field: HTMLElement | null): void {
  const box = field ? boxAround(field) : { top: innerHeight, right: innerWidth };
  // What a card opens above itself is no higher than the space there, so that the card stays off the field; nor than a small frame.
  const room = Math.min(Math.max(LEAST_PX, Math.min(box.top, innerHeight) - ROOM_PX), Math.max(0, innerHeight - ROOM_PX));
  card.style.setProperty("--room", `${room}px`);
  const { width, height } = card.getBoundingClientRect();
  const top = Math.min(box.top, innerHeight) - GAP_PX - height;
  const left = Math.min(box.right, innerWidth - GAP_PX) - width;
  card.style.top = `${Math.max(GAP_PX, top)}px`;
  card.style.left = `${Math.max(GAP_PX, left)}px`;
}

/** How far the frame that a person sees as the composer may stand off the field itself. */
const FRAME_PX = 28;

/** The field with the frame drawn around it, as far as that is no larger than a composer's frame is. */
function boxAround(field: HTMLElement): DOMRect {
  const inner = field.getBoundingClientRect();
  let box = inner;
  for (let around = field.parentElement; around; around = around.parentElement) {
    const next = around.getBoundingClientRect();
    if (next.top < inner.top - FRAME_PX || next.right > inner.right + 3 * FRAME_PX) break;
    if (next.top <= inner.top && next.right >= inner.right) box = next;
  }
  return box;
}
