/** Slate in React: it keeps the DOM as its own state has it, and undoes what it does not know. */
import { mount, slot } from './shell.ts';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Editor, Node, Transforms, createEditor } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';

const editor = withHistory(withReact(createEditor()));
const empty = () => [{ type: 'paragraph', children: [{ text: '' }] }];

function Composer() {
  return createElement(Slate, {
    editor,
    initialValue: empty(),
    children: createElement(Editable, { className: 'editable', role: 'textbox', 'aria-multiline': true, 'aria-label': 'Votre message' }),
  });
}

flushSync(() => createRoot(slot()).render(createElement(Composer)));
mount({
  text: () => editor.children.map((node) => Node.string(node)).join('\n'),
  html: () => slot().querySelector('.editable')?.innerHTML ?? null,
  clear: () => {
    Transforms.delete(editor, { at: { anchor: Editor.start(editor, []), focus: Editor.end(editor, []) } });
  },
  focus: () => {
    ReactEditor.focus(editor);
    if (!editor.selection) Transforms.select(editor, Editor.end(editor, []));
  },
});
