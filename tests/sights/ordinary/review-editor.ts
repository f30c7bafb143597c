/** A comment written in Slate beside a draft; the author's reply arrives whole. */
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor, Node } from 'slate';
import { Editable, Slate, withReact } from 'slate-react';

const editor = withReact(createEditor() as never);
const comment = (text: string) => {
  const p = document.createElement('p');
  p.textContent = text;
  document.querySelector('#commentaires')?.append(p);
};

function App() {
  const [start] = useState([{ type: 'paragraph', children: [{ text: '' }] }]);
  return createElement(Slate, { editor, initialValue: start as never, children: createElement(Editable, { className: 'editable', 'aria-label': 'Commentaire' }) });
}

createRoot(document.querySelector('#editeur') as Element).render(createElement(App));
document.querySelector('#publier')?.addEventListener('click', () => {
  comment(`Vous : ${Node.string(editor as never)}`);
  setTimeout(() => comment('Rédactrice : merci, la question a été posée au comité. L’heure retenue suit celle des commerces de la rue Principale, mais elle pourra être revue après la consultation publique.'), 900);
});
