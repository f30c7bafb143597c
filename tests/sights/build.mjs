/** Builds the chat pages and the ordinary ones into a folder, each with its own script: nothing is fetched at run time. */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
// The repository's own, by its path: a component may bring another one along.
import { build as bundle } from '../../node_modules/esbuild/lib/main.js';
import { CHATS, ORDINARY } from './list.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** Only the widget and its name: what surrounds a chat differs from site to site and must not matter. */
const chatPage = (name, title, css) => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
${css ? `    <link rel="stylesheet" href="${name}.css" />\n` : ''}    <style>
      body { font-family: sans-serif; margin: 1rem; }
      main { max-width: 60rem; }
    </style>
    <script src="${name}.js" defer></script>
  </head>
  <body>
    <main><h1>${title}</h1></main>
  </body>
</html>
`;

const shared = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  jsx: 'automatic',
  charset: 'utf8',
  loader: Object.fromEntries(['woff', 'woff2', 'ttf', 'eot', 'otf', 'svg', 'png', 'gif', 'jpg', 'mp3'].map((e) => [`.${e}`, 'dataurl'])),
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env': '{}',
    global: 'globalThis',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
};

/** Some packages name Node's modules for the server's side of them; in a page these are empty. */
const NODE = {
  name: 'no-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?(fs|path|crypto|stream|url|util|http|https|zlib|os|net|tls|buffer|module|fs\/promises)$/ }, ({ path: named }) => ({
      path: named,
      namespace: 'no-node',
    }));
    onLoad({ filter: /.*/, namespace: 'no-node' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** The editors of the ordinary pages are the repository's: a component may have brought another version of the same one. */
const EDITORS = {
  name: 'repository-editors',
  setup(bundling) {
    bundling.onResolve({ filter: /^[@a-z]/ }, ({ path: named, importer, kind }) =>
      path.dirname(importer) === path.join(HERE, 'ordinary') ? bundling.resolve(named, { resolveDir: path.join(HERE, '../..'), kind }) : undefined,
    );
  },
};

async function chat({ name, title, entry }, outDir) {
  await bundle({ ...shared, entryPoints: [path.join(HERE, entry)], outfile: path.join(outDir, `${name}.js`), plugins: [NODE] });
  const css = existsSync(path.join(outDir, `${name}.css`));
  await writeFile(path.join(outDir, `${name}.html`), chatPage(name, title, css));
}

/** An ordinary page is HTML, and the script beside it, if there is one, is bundled; or it is made of a component, as a chat is. */
async function ordinary({ name, entry, title }, outDir) {
  if (!entry.endsWith('.html')) return chat({ name, title, entry }, outDir);
  const html = path.join(HERE, entry);
  const script = html.replace(/\.html$/, '.ts');
  await copyFile(html, path.join(outDir, `${name}.html`));
  if (existsSync(script)) await bundle({ ...shared, entryPoints: [script], outfile: path.join(outDir, `${name}.js`), plugins: [EDITORS] });
}

/** Builds every page, or those named, into `outDir`; they are built one after the other, which keeps the memory low. */
export async function build(outDir, names) {
  const wanted = ({ name }) => !names?.length || names.includes(name);
  if (!names?.length) await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await copyFile(path.join(HERE, 'ordinary/page.css'), path.join(outDir, 'page.css'));
  await copyFile(path.join(HERE, 'ordinary/page.js'), path.join(outDir, 'page.js'));
  for (const page of CHATS.filter(wanted)) await chat(page, outDir);
  for (const page of ORDINARY.filter(wanted)) await ordinary(page, outDir);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build(path.join(HERE, 'out'), process.argv.slice(2));
}
