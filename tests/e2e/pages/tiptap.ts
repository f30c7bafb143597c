/** TipTap's starter kit, without a framework around it. */
import { mount, slot } from './shell.ts';
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

const editor = new Editor({
  element: slot(),
  extensions: [StarterKit],
  // Its style element would need a nonce under a strict CSP.
  injectCSS: false,
  editorProps: { attributes: { class: 'editable', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Votre message' } },
});

mount({
  text: () => editor.getText({ blockSeparator: '\n' }),
  html: () => editor.getHTML(),
  clear: () => {
    editor.commands.clearContent();
  },
  focus: () => {
    editor.commands.focus();
  },
});
