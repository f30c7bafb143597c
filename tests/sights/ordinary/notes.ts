/** Notes in ProseMirror, saved by themselves. */
import { keymap } from 'prosemirror-keymap';
import { baseKeymap } from 'prosemirror-commands';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

const start = () => EditorState.create({ schema, plugins: [keymap(baseKeymap)] });
const state = document.querySelector('#etat') as HTMLElement;
const view = new EditorView(document.querySelector('#editeur'), {
  state: start(),
  attributes: { class: 'editable', 'aria-label': 'Note' },
  dispatchTransaction(transaction) {
    view.updateState(view.state.apply(transaction));
    state.textContent = `Enregistré, ${view.state.doc.textContent.length} caractères`;
  },
});
document.querySelector('#ranger')?.addEventListener('click', () => {
  const item = document.createElement('li');
  item.textContent = view.state.doc.textContent;
  document.querySelector('#liste')?.append(item);
  view.updateState(start());
});
