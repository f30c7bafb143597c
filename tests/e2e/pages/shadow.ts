/** Composers inside open shadow roots, as chats built from web components have: one deep, and one nested deeper. */
import { byId, register, send, sendOnEnter, slot, textareaField } from './shell.ts';

/** A send button that stands beside its field, in the same tree. */
function sender(name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'send';
  button.textContent = 'Envoyer';
  button.addEventListener('click', () => send(name));
  return button;
}

const outer = document.createElement('chat-composer');
const root = outer.attachShadow({ mode: 'open' });
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = 'style.css';
const area = document.createElement('textarea');
area.rows = 3;
area.setAttribute('aria-label', 'Votre message');

const inner = document.createElement('chat-note');
const nested = inner.attachShadow({ mode: 'open' });
const box = document.createElement('div');
box.contentEditable = 'true';
box.className = 'editable';
box.setAttribute('role', 'textbox');
box.setAttribute('aria-multiline', 'true');
box.setAttribute('aria-label', 'Note jointe au message');
nested.append(sheet.cloneNode(), box, sender('editable'));
root.append(sheet, area, sender('textarea'), inner);
slot().append(outer);

register('textarea', textareaField(area));
register('editable', {
  text: () => box.innerText,
  html: () => box.innerHTML,
  clear: () => box.replaceChildren(),
  focus: () => box.focus(),
});
sendOnEnter(area, 'textarea');
sendOnEnter(box, 'editable');
byId('send').addEventListener('click', () => send('textarea'));
area.focus();
