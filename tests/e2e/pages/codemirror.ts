/** CodeMirror 6, as chats for code use it: lines in elements of their own, only those in view are in the page. */
import { mount, slot } from './shell.ts';
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

const view = new EditorView({
  parent: slot(),
  state: EditorState.create({
    extensions: [
      history(),
      keymap.of([{ key: 'Shift-Enter', run: insertNewline }, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Votre message' }),
    ],
  }),
});

mount({
  text: () => view.state.doc.toString(),
  html: () => null,
  clear: () => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: '' } }),
  focus: () => view.focus(),
});
