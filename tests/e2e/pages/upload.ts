/**
 * A chat that takes files in every usual way, and uploads each at once, as some do: what the server received is what left. The way is in the
 * address, and so is the name.
 */
import { byId, register, textareaField } from './shell.ts';

declare global {
  interface Window {
    /** What the page was told, in order: `input`, `change`, `cancel`, `drop`, `dragleave`. */
    __balise_told: string[];
  }
}

window.__balise_told = [];
const area = byId('message') as HTMLTextAreaElement;
register('message', textareaField(area));

/** By fetch, the file itself: what a page's own wrapper sees of it is a Blob. */
function upload(from: string, files: Iterable<File>): void {
  for (const file of files) {
    const query = new URLSearchParams({ from, name: file.name });
    void fetch(`/upload?${query}`, { method: 'POST', body: file }).catch(() => undefined);
  }
}

function watch(input: HTMLInputElement, from: string): void {
  for (const name of ['input', 'change', 'cancel']) {
    input.addEventListener(name, () => {
      window.__balise_told.push(`${from} ${name} ${input.files?.length ?? 0}`);
      if (name === 'change') upload(from, input.files ?? []);
    });
  }
}

watch(byId('files') as HTMLInputElement, 'input');

// Never put into the document.
byId('detached').addEventListener('click', () => {
  const input = document.createElement('input');
  input.type = 'file';
  watch(input, 'detached');
  input.click();
});

const closed = byId('closed').attachShadow({ mode: 'closed' });
const hidden = document.createElement('input');
hidden.type = 'file';
const opener = document.createElement('button');
opener.type = 'button';
opener.textContent = 'Joindre depuis un composant';
opener.addEventListener('click', () => hidden.click());
closed.append(hidden, opener);
watch(hidden, 'closed');
// The tests have no other way to it.
Object.assign(window, { __balise_closed: opener });

const zone = byId('zone');
zone.addEventListener('dragover', (event) => event.preventDefault());
zone.addEventListener('dragleave', () => window.__balise_told.push('dragleave'));
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  window.__balise_told.push(`drop ${event.dataTransfer?.files.length ?? 0}`);
  upload('drop', event.dataTransfer?.files ?? []);
});

area.addEventListener('paste', (event) => {
  const files = event.clipboardData?.files ?? new FileList();
  if (files.length === 0) return;
  event.preventDefault();
  window.__balise_told.push(`paste ${files.length}`);
  upload('paste', files);
});
area.addEventListener('drop', (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  upload('area', event.dataTransfer.files);
});
area.focus();
