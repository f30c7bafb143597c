/**
 * In the page's own world, before any script of the page: what it sends by fetch, XMLHttpRequest, WebSocket, beacon or a form's `submit()`
 * is asked about first, where it holds words. For what a browser does not show an extension: frames of a WebSocket, Blobs, and in
 * Chromium everything, where no policy installed it.
 *
 * It shares its world with the page, so that it keeps its own of all that it calls, and decides nothing: a port that only these two
 * scripts hold brings the answer. What a page can still do (a frame of its own has its own `fetch`) is in SECURITY.md.
 */
import { DROP_AT, GREETING, type Answered, type Asked, type Dropped, type Dropping } from "./bridge";
import { COPIED, watchClipboard } from "./clipboard";
import { apply, dispatch, textOfBlob, wrap } from "./wrap";

const { fetch, FormData, URLSearchParams, Blob, Request, ArrayBuffer, TextDecoder, TypeError, Promise, Map, DataTransfer, DragEvent } = window;
const { isView } = ArrayBuffer;
const { post, listen, start } = {
  post: MessagePort.prototype.postMessage,
  listen: EventTarget.prototype.addEventListener,
  start: MessagePort.prototype.start,
};
const cloneOf = Request.prototype.clone;
const textOfRequest = Request.prototype.text;

let port: MessagePort | null = null;
/** Questions from before the port came. */
let early: Asked[] = [];
const waiting = new Map<number, (stop: boolean) => void>();
let count = 0;

/** Whether it must not leave. Until the other side answers, nobody knows: it waits. */
function stops(body: string, url: string): Promise<boolean> {
  const asked: Asked = { id: ++count, body, url };
  return new Promise((resolve) => {
    waiting.set(asked.id, resolve);
    if (port) apply(post, port, [asked]);
    else early.push(asked);
  });
}

apply(listen, window, [
  "message",
  (event: MessageEvent): void => {
    if (port || event.source !== window || event.data !== GREETING || !event.ports[0]) return;
    // The page never hears of it.
    event.stopImmediatePropagation();
    port = event.ports[0];
    apply(listen, port, [
      "message",
      ({ data }: MessageEvent<Answered | Dropping>): void => {
        if ("files" in data) return drop(data);
        waiting.get(data.id)?.(data.stop);
        waiting.delete(data.id);
      },
    ]);
    apply(start, port, []);
    for (const asked of early) apply(post, port, [asked]);
    early = [];
  },
  true,
]);

/** Words of a message have spaces between them, escaped or not: all else goes at once. */
const SPACE = /\s|%20|\+|\\n/gu;
const SPACES = 3;

function says(text: string): boolean {
  SPACE.lastIndex = 0;
  for (let found = 0; found < SPACES; found++) if (!SPACE.test(text)) return false;
  return true;
}

/** Files of other kinds are not read here. */
const READABLE = /^text\/|json|[/+]xml|^$/u;
const PART = "\u{1e}";

/** The words of a body; a promise where the browser gives them later. */
function words(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return `${body}`;
  if (body instanceof FormData) {
    const parts = [...body.values()].map((part) => (typeof part === "string" ? part : words(part)));
    return Promise.all(parts).then((all) => all.join(PART));
  }
  if (body instanceof Blob) return READABLE.test(body.type) ? apply(textOfBlob, body, []) : "";
  if (body instanceof ArrayBuffer || isView(body)) return new TextDecoder().decode(body);
  return "";
}

/** Runs `send` at once where nothing need be asked, else when it may; `refuse` when it must not. */
function leave<T>(body: unknown, url: string, send: () => T, refuse: () => T): T | Promise<T> {
  const text = words(body);
  const asks = (said: string): boolean => says(said) || says(url);
  if (typeof text === "string" && !asks(text)) return send();
  return Promise.resolve(text).then(async (said) => (asks(said) && (await stops(said, url)) ? refuse() : send()));
}

/** What a browser says of a network that does not answer. */
const refusal = (): never => {
  throw new TypeError("Failed to fetch");
};

wrap(window as { fetch: typeof fetch }, "fetch", (native, self, args) => {
  const [input, init] = args;
  const go = (): Promise<Response> => apply(native, self, args);
  const request = input instanceof Request ? input : null;
  const url = request?.url ?? `${input as string | URL}`;
  // Firefox has no `body` to ask for (153): by its method. One that was read before is the browser's to refuse.
  if (init?.body === undefined && request && !request.bodyUsed && !/^(?:GET|HEAD)$/u.test(request.method)) {
    // The original keeps its body: the copy is read.
    return apply(textOfRequest, apply(cloneOf, request, []), []).then((text) => leave(text, url, go, refusal));
  }
  return leave<Promise<Response>>(init?.body, url, go, async () => refusal());
});

/** Addresses of requests that were opened; false: it may not wait. */
const opened = new WeakMap<XMLHttpRequest, string | false>();

wrap(XMLHttpRequest.prototype as { open: (...args: never[]) => void }, "open", (native, self, args) => {
  const [, url, async] = args as unknown as [string, string | URL, boolean?];
  opened.set(self as unknown as XMLHttpRequest, async === false ? false : `${url}`);
  return apply(native, self, args);
});

wrap(XMLHttpRequest.prototype, "send", (native, self, args) => {
  const request = self as unknown as XMLHttpRequest;
  const url = opened.get(request);
  const go = (): void => {
    apply(native, self, args);
  };
  if (!url) return go();
  void leave(args[0], url, go, () => {
    // As when the network fails.
    request.dispatchEvent(new ProgressEvent("error"));
    request.dispatchEvent(new ProgressEvent("loadend"));
  });
  return undefined;
});

/** By socket: what is still to be asked about, in its order. */
const queues = new WeakMap<WebSocket, Promise<unknown>>();

/** After what waits before it; at once where nothing does. */
function inOrder(socket: WebSocket, run: () => unknown): void {
  const before = queues.get(socket);
  const now = before ? before.then(run) : run();
  if (!(now instanceof Promise)) return;
  const done: Promise<unknown> = now.then(
    () => queues.get(socket) === done && queues.delete(socket),
    () => undefined,
  );
  queues.set(socket, done);
}

wrap(WebSocket.prototype, "send", (native, self, args) => {
  const socket = self as unknown as WebSocket;
  // A frame that is stopped is as one that was lost on its way.
  inOrder(socket, () => leave<unknown>(args[0], "", () => apply(native, self, args), () => undefined));
});

wrap(WebSocket.prototype, "close", (native, self, args) => {
  inOrder(self as unknown as WebSocket, () => apply(native, self, args));
});

wrap(Navigator.prototype, "sendBeacon", (native, self, args) => {
  const sent = leave(args[1], `${args[0]}`, () => apply(native, self, args), () => false);
  // Nobody is told what becomes of a beacon.
  return typeof sent === "boolean" ? sent : true;
});

wrap(HTMLFormElement.prototype, "submit", (native, self, args) => {
  const form = self as unknown as HTMLFormElement;
  void leave<void>(new FormData(form), form.action, () => apply(native, self, args), () => undefined);
});

/**
 * Files chosen by these come to a page without an event. Browsers other than Chromium have none of them: every page knows how to do without.
 */
for (const name of ["showOpenFilePicker", "showDirectoryPicker"]) Reflect.deleteProperty(window, name);

/** Where files are about to be dropped. */
let dropAt: EventTarget | null = null;

apply(listen, window, [
  DROP_AT,
  (event: Event): void => {
    event.stopImmediatePropagation();
    dropAt = event.composedPath()[0] ?? null;
  },
  true,
]);

/** The drag as the page's own listeners would have had it, to its end. */
function drop({ id, files, texts, init, drop }: Dropping): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const [type, text] of texts) dataTransfer.setData(type, text);
  const at = dropAt instanceof Node && dropAt.isConnected ? dropAt : document.body;
  const last = (drop ? ["dragenter", "dragover", "drop"] : ["dragleave", "dragend"]).map((type) => {
    const event = new DragEvent(type, { ...init, dataTransfer, bubbles: true, cancelable: true, composed: true });
    apply(dispatch, at, [event]);
    return event.defaultPrevented;
  });
  const dropped: Dropped = { id, taken: last.pop() ?? false };
  if (port) apply(post, port, [dropped]);
}

/** Inputs that pages make for one choice and never put into the document: the guard would not hear of what is chosen. They stand in it meanwhile. */
function seat(self: unknown): void {
  if (!(self instanceof HTMLInputElement) || self.type !== "file" || self.isConnected) return;
  const seated = document.createElement("div");
  seated.hidden = true;
  seated.append(self);
  document.documentElement.append(seated);
  apply(listen, self, ["change", () => seated.remove(), { once: true }]);
}

wrap(HTMLElement.prototype, "click", (native, self, args) => {
  seat(self);
  return apply(native, self, args);
});
wrap(HTMLInputElement.prototype, "showPicker", (native, self, args) => {
  seat(self);
  return apply(native, self, args);
});
wrap(EventTarget.prototype as { dispatchEvent: (event: Event) => boolean }, "dispatchEvent", (native, self, args) => {
  if (args[0] instanceof MouseEvent) seat(self);
  return apply(native, self, args);
});

watchClipboard(COPIED);
