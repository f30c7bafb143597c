/** A bare contenteditable element, the browser being the only editor. */
import { mount, slot } from './shell.ts';

const box = document.createElement('div');
box.contentEditable = 'true';
box.className = 'editable';
box.setAttribute('role', 'textbox');
box.setAttribute('aria-multiline', 'true');
box.setAttribute('aria-label', 'Votre message');
slot().append(box);
mount({
  text: () => box.innerText,
  html: () => box.innerHTML,
  clear: () => box.replaceChildren(),
  focus: () => box.focus(),
});
