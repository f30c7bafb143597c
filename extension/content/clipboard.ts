/** What a page puts on the clipboard by a script: told to the other world, once it is done. */
import { apply, dispatch, textOfBlob, wrap } from "./wrap";

/** The event of a copy in a guarded page. */
export const COPIED = "balise-copied";
/** The event of a copy in a page that the policy names as a protected source. */
export const TAKEN = "balise-taken";

/** What was copied. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * Tells of what a site's own copy button copies, by an event of that name. It is the page's own text, and the page may know that it was told; one
 * that says so without a person having pressed anything is not believed there.
 */
export function watchClipboard(name: string): void {
  const { CustomEvent, Promise } = window;
  const { stringify } = JSON;
  const copied = (detail: Copied): void => {
    apply(dispatch, window, [new CustomEvent(name, { detail: stringify(detail) })]);
  };
  if (!window.Clipboard) return;
  wrap(Clipboard.prototype, "writeText", (native, self, args) => {
    const done = apply(native, self, args) as Promise<void>;
    void done.then(() => copied({ text: `${args[0]}`, html: "" })).catch(() => undefined);
    return done;
  });
  wrap(Clipboard.prototype, "write", (native, self, args) => {
    const done = apply(native, self, args) as Promise<void>;
    const read = async (type: string): Promise<string> => {
      const item = [...(args[0] as unknown as ClipboardItem[])].find(({ types }) => types.includes(type));
      const blob = item && (await item.getType(type));
      return blob ? apply(textOfBlob, blob, []) : "";
    };
    void done
      .then(() => Promise.all([read("text/plain"), read("text/html")]))
      .then(([text, html]) => copied({ text, html }))
      .catch(() => undefined);
    return done;
  });
}

/** What such an event tells; null for what is none. */
export function copiedBy(event: Event): Copied | null {
  if (!(event instanceof CustomEvent) || typeof event.detail !== "string") return null;
  try {
    const read: unknown = JSON.parse(event.detail);
    if (typeof read !== "object" || read === null || !("text" in read) || !("html" in read)) return null;
    return typeof read.text === "string" && typeof read.html === "string" ? { text: read.text, html: read.html } : null;
  } catch {
    return null;
  }
}
