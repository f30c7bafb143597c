/** Markdown in CodeMirror, rendered anew by marked at each key: as a streamed answer is, but from one's own keys. */
import { defaultKeymap, history } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import { marked } from 'marked';

const view = new EditorView({
  parent: document.querySelector('#source') as HTMLElement,
  extensions: [
    history(),
    keymap.of(defaultKeymap),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Texte' }),
    EditorView.updateListener.of(async ({ state }) => {
      (document.querySelector('#rendu') as HTMLElement).innerHTML = await marked.parse(state.doc.toString());
    }),
  ],
});
view.focus();
