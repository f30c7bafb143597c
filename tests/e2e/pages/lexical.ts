/** Lexical's rich text editor, set up by hand: no React, no playground. */
import { mount, slot } from './shell.ts';
import { $createParagraphNode, $getRoot, CLEAR_HISTORY_COMMAND, createEditor } from 'lexical';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';

const box = document.createElement('div');
box.contentEditable = 'true';
box.className = 'editable';
box.setAttribute('role', 'textbox');
box.setAttribute('aria-multiline', 'true');
box.setAttribute('aria-label', 'Votre message');
slot().append(box);

const editor = createEditor({
  namespace: 'page',
  nodes: [HeadingNode, QuoteNode],
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(box);
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);

const clear = () => {
  editor.update(() => void $getRoot().clear().append($createParagraphNode()), { discrete: true, tag: 'history-merge' });
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
};
clear();

mount({
  text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
  html: () => box.innerHTML,
  clear,
  focus: () => editor.focus(),
});
