/**
 * Bundles the editor pages of `pages/` into `target/e2e/pages`, one HTML and one script per kind of editor.
 * `node tests/e2e/build-pages.mjs`, or `buildPages()` from a test.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, 'pages');

/** Where the built pages are. */
export const PAGES_DIR = path.resolve(here, '../../target/e2e/pages');

/** The kinds that are a chat around one editor; `two-fields` is a page of its own. */
export const CHATS = [
  ...['textarea', 'react-textarea', 'contenteditable', 'prosemirror', 'tiptap', 'quill', 'lexical', 'slate', 'codemirror', 'hidden'],
  ...['iframe', 'shadow'],
];

const escapeAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Builds every page and returns the folder. `into` is for test files that run side by side: each builds its own copy,
 * so that none serves a page another is just writing.
 */
export async function buildPages(into = PAGES_DIR) {
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await build({
    entryPoints: [...CHATS, 'two-fields', 'upload', 'source', 'frame-child'].map((kind) => path.join(source, `${kind}.ts`)),
    outdir: into,
    bundle: true,
    format: 'iife',
    target: ['chrome140', 'firefox140'],
    charset: 'utf8',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const chat = await readFile(path.join(source, 'chat.html'), 'utf8');
  const frame = await readFile(path.join(source, 'frame.html'), 'utf8');
  const frames =
    '<iframe name="src" src="frame.html" title="Assistant intégré"></iframe>' +
    `<iframe name="srcdoc" srcdoc="${escapeAttribute(frame)}" title="Assistant intégré, seconde forme"></iframe>` +
    '<iframe name="nested" src="nesting.html" title="Assistant intégré deux fois"></iframe>';
  for (const kind of CHATS) {
    const html = chat
      .replace('{{script}}', `${kind}.js`)
      .replace('{{kind}}', kind)
      .replace('{{composer}}', kind === 'iframe' ? frames : '');
    await writeFile(path.join(into, `${kind}.html`), html);
  }
  for (const file of ['frame.html', 'nesting.html', 'two-fields.html', 'upload.html', 'source.html', 'source-frame.html', 'style.css']) await cp(path.join(source, file), path.join(into, file));
  return into;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildPages());
