/** A site's editor in Tiptap, whose preview follows each key. */
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const editor = new Editor({
  element: find('#editeur'),
  extensions: [StarterKit],
  content: '<h2>Horaires</h2><p></p>',
  onUpdate: ({ editor: { getText } }) => {
    find('#apercu').textContent = getText.call(editor);
  },
});
find('#enregistrer').addEventListener('click', () => {
  find('#etat').textContent = `Version enregistrée (${editor.getText().length} caractères).`;
});
