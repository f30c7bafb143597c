/** A code editor with a program whose output is printed line by line. */
import { defaultKeymap, history } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';

const view = new EditorView({
  parent: document.querySelector('#code') as HTMLElement,
  extensions: [history(), keymap.of(defaultKeymap), EditorView.contentAttributes.of({ 'aria-label': 'Programme' })],
});
const out = document.querySelector('#sortie') as HTMLElement;
document.querySelector('#executer')?.addEventListener('click', () => {
  const times = Number(/\d+/.exec(view.state.doc.toString())?.[0] ?? 10);
  out.textContent = '';
  let n = 0;
  const timer = setInterval(() => {
    out.textContent += `tour ${++n} : ${n * n} est le carré de ${n}\n`;
    if (n >= times) clearInterval(timer);
  }, 40);
});
