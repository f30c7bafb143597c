/** What becomes of a copy that a person makes. */

/** What a page puts somewhere. */
export interface Put {
  readonly text: string;
  readonly html: string | null;
}

/**
 * Tells what the page puts on the clipboard, or into a drag, in the place of what is selected, once all its listeners were called; nothing where it
 * leaves that alone, or lets the event come no further.
 */
export function afterwards(event: ClipboardEvent | DragEvent, then: (put: Put | null) => void): void {
  let put: Put | null = null;
  // It can be read while the event lasts, and no longer.
  const after = (last: Event): void => {
    if (last !== event) return;
    const data = event instanceof DragEvent ? event.dataTransfer : event.defaultPrevented ? event.clipboardData : null;
    if (data) put = { text: data.getData("text/plain"), html: data.getData("text/html") || null };
  };
  window.addEventListener(event.type, after);
  setTimeout(() => {
    window.removeEventListener(event.type, after);
    then(put);
  });
}
