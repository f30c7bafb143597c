/**
 * The demo behind `cargo xtask demo`: the file of a made-up citizen is pasted into an AI chat page in a real browser.
 * `node tests/e2e/demo.mjs BROWSER LANG window|headless`. With a window the person pastes, and closes the browser when
 * done; headless, each step is said and pictured in `target/demo/`.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildPages } from './build-pages.mjs';
import { CITIZEN_FILE, PICTURES, WORDS } from './demo-words.mjs';
import { extensionDir, launch } from './harness.mjs';
import { serve } from './server.mjs';

const [browser = 'chromium', lang = 'fr', display = 'headless'] = process.argv.slice(2);
const words = WORDS[lang];
const pictures = path.resolve(import.meta.dirname, '../../target/demo');
const indented = (text) => text.replace(/^/gm, '    ');

async function picture(page, name) {
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot(file);
  console.log(`${words.picture} ${path.relative(process.cwd(), file)}`);
}

/** Pastes, reads the warning and replaces, as a person would. */
async function byItself(page) {
  await mkdir(pictures, { recursive: true });
  await page.pasteKeys();
  const dialog = await page.waitForDialog();
  const rows = dialog.rows.map(({ kind, excerpt, label }) => [kind, excerpt, label].filter(Boolean).join(' / '));
  console.log(words.held);
  console.log(indented([dialog.word, dialog.title, dialog.why, ...rows, dialog.more].filter(Boolean).join('\n')));
  // It fades in; by the time it takes keys it is there.
  await page.waitForKeys();
  await picture(page, PICTURES.held);

  console.log(words.choose(dialog.buttons.find(({ action }) => action === 'replace').label));
  await page.clickAction('replace');
  await page.waitForNotice();
  console.log(words.replaced);
  console.log(indented(await page.text()));
  await picture(page, PICTURES.replaced);
}

const server = await serve({ root: await buildPages() });
let session;
try {
  const window = display === 'window';
  session = await launch(browser, extensionDir(browser), { lang, headless: !window, ...(window ? { viewport: null } : {}) });
  const closed = new Promise((resolve) => session.browser.once('disconnected', resolve));
  const page = await session.open(server.url('prosemirror'));
  console.log(words.open(browser, server.url('prosemirror')));
  await page.setClipboard({ text: CITIZEN_FILE[lang] });
  await page.focus();
  console.log(words.copied);
  console.log(indented(CITIZEN_FILE[lang]));
  if (window) {
    for (const line of words.byHand) console.log(line);
    await closed;
  } else await byItself(page);
} finally {
  await session?.close();
  await server.close();
}
