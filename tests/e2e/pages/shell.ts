/**
 * The chat around every editor: conversation, send button, and what the tests may ask of the page.
 * Imported first by each page, so that its `paste` listener stands before any editor's own, as a hostile page's would.
 */

/** What an editor page must offer the shell. All names refer to a field of the page; most pages have one only. */
export interface Composer {
  /** The text as the application itself sees it (editor state, not DOM). */
  text(): string;
  /** The formatted content, or null where the editor has none. */
  html(): string | null;
  /** Empties it, as chats do after sending. */
  clear(): void;
  /** Puts the caret into it. */
  focus(): void;
}

/** What the tests see of the page, as `window.__balise_page`. */
export interface PageProbe {
  /** Names of the fields a test can paste into; the first one is the default. */
  fields: string[];
  text(field?: string): string;
  html(field?: string): string | null;
  focus(field?: string): void;
  clear(field?: string): void;
  /** Messages the application sent, oldest first. */
  sent: string[];
  /** `paste` events that reached a listener of the page. */
  readonly pasteEvents: number;
  /** Whether each of them was trusted, and which flavours it carried. */
  readonly pastes: { trusted: boolean; types: string[] }[];
}

declare global {
  interface Window {
    __balise_page: PageProbe;
  }
}

const fields = new Map<string, Composer>();
const pastes: { trusted: boolean; types: string[] }[] = [];

window.addEventListener(
  'paste',
  (event) => {
    pastes.push({ trusted: event.isTrusted, types: [...(event.clipboardData?.types ?? [])] });
  },
  true,
);

function composer(name?: string): Composer {
  const found = fields.get(name ?? [...fields.keys()][0] ?? '');
  if (!found) throw new Error(`no field named ${name ?? '(first)'} on this page`);
  return found;
}

window.__balise_page = {
  get fields() {
    return [...fields.keys()];
  },
  text: (name) => composer(name).text(),
  html: (name) => composer(name).html(),
  focus: (name) => composer(name).focus(),
  clear: (name) => composer(name).clear(),
  sent: [],
  get pasteEvents() {
    return pastes.length;
  },
  get pastes() {
    return pastes;
  },
};

/** The element of this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`#${id} is missing from the page`);
  return element;
}

/** Where the editor goes. */
export const slot = (): HTMLElement => byId('composer');

/** Registers a field under a name; the first one is what the send button sends. */
export function register(name: string, field: Composer): void {
  fields.set(name, field);
}

/** A field that is a textarea, its value being the application's state. */
export function textareaField(area: HTMLTextAreaElement): Composer {
  return {
    text: () => area.value,
    html: () => null,
    clear: () => {
      area.value = '';
    },
    focus: () => area.focus(),
  };
}

function bubble(who: string, text: string): void {
  const article = document.createElement('article');
  article.className = who;
  article.textContent = text;
  byId('conversation').append(article);
  article.scrollIntoView({ block: 'end' });
}

/** Sends what the field holds: to the conversation, to `sent` and to the server. */
export function send(name?: string): void {
  const field = composer(name);
  const text = field.text();
  if (text.trim() === '') return;
  field.clear();
  window.__balise_page.sent.push(text);
  bubble('person', text);
  // The text is escaped by JSON (lone surrogates too), so that what the server records is what stood here.
  void fetch('/send', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) }).catch(() => undefined);
}

/** Enter sends, Shift+Enter and an IME's Enter do not; `root` is the element that holds the field. */
export function sendOnEnter(root: EventTarget, name?: string): void {
  root.addEventListener(
    'keydown',
    (event) => {
      const key = event as KeyboardEvent;
      if (key.key !== 'Enter' || key.shiftKey || key.isComposing || key.repeat) return;
      key.preventDefault();
      key.stopImmediatePropagation();
      send(name);
    },
    true,
  );
}

/** The whole chat for one editor: registers it, wires Enter and the button, puts the caret into it. */
export function mount(field: Composer): void {
  register('main', field);
  sendOnEnter(slot());
  byId('send').addEventListener('click', () => send());
  field.focus();
}
