/** ProseMirror, as ChatGPT and others use it; also the page of the demo. */
import { mount, slot } from './shell.ts';
import { Schema } from 'prosemirror-model';
import { schema as basic } from 'prosemirror-schema-basic';
import { addListNodes } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { baseKeymap } from 'prosemirror-commands';

const schema = new Schema({
  nodes: addListNodes(basic.spec.nodes, 'paragraph block*', 'block'),
  marks: basic.spec.marks,
});

const empty = () =>
  EditorState.create({
    schema,
    plugins: [
      history(),
      keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo, 'Shift-Enter': baseKeymap['Enter'] ?? (() => false) }),
      keymap(baseKeymap),
    ],
  });

const view = new EditorView(slot(), {
  state: empty(),
  attributes: { class: 'editable', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Votre message' },
});

mount({
  text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n'),
  html: () => view.dom.innerHTML,
  clear: () => view.updateState(empty()),
  focus: () => view.focus(),
});
