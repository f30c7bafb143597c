/** An editor that draws its text itself, as Monaco does: keys go to a text area of one pixel, which never holds the message. */
import { mount, slot } from './shell.ts';

let text = '';
const drawn = document.createElement('div');
drawn.className = 'editable';
drawn.setAttribute('aria-hidden', 'true');
const catcher = document.createElement('textarea');
catcher.setAttribute('aria-label', 'Votre message');
catcher.style.cssText = 'position:absolute;width:1px;height:1px;opacity:0;padding:0;border:0';
catcher.addEventListener('input', () => {
  text += catcher.value;
  catcher.value = '';
  drawn.textContent = text;
});
drawn.addEventListener('mousedown', (event) => {
  event.preventDefault();
  catcher.focus();
});
slot().append(drawn, catcher);

mount({
  text: () => text,
  html: () => null,
  clear: () => {
    text = '';
    drawn.textContent = '';
  },
  focus: () => catcher.focus(),
});
