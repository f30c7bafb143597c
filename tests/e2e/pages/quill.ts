/** Quill 2 without a theme. It parses pasted HTML with a plain `DOMParser`: see the server on Trusted Types. */
import { mount, slot } from './shell.ts';
import Quill from 'quill';

const box = document.createElement('div');
slot().append(box);
const quill = new Quill(box, { placeholder: 'Écrivez votre message' });
quill.root.classList.add('editable');
quill.root.setAttribute('role', 'textbox');
quill.root.setAttribute('aria-multiline', 'true');
quill.root.setAttribute('aria-label', 'Votre message');

mount({
  // A Quill document always ends with one newline of its own.
  text: () => quill.getText().replace(/\n$/, ''),
  html: () => quill.getSemanticHTML(),
  clear: () => {
    quill.setText('', 'silent');
    quill.history.clear();
  },
  focus: () => quill.focus(),
});
