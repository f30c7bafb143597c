/**
 * The demo behind `cargo xtask demo`: the file of a made-up citizen is pasted into an AI chat page in a real browser.
 * `node tests/e2e/demo.mjs BROWSER LANG window|headless`. With a window the person pastes, and closes the browser when
 * done; headless, each step is said and pictured in `target/demo/`.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildPages } from './build-pages.mjs';
import { CITIZEN_FILE, PICTURES, WARNING, WORDS } from './demo-words.mjs';
import { extensionDir, launch } from './harness.mjs';
import { serve } from './server.mjs';

const [browser = 'chromium', lang = 'fr', display = 'headless'] = process.argv.slice(2);
const words = WORDS[lang];
const pictures = path.resolve(import.meta.dirname, '../../target/demo');
const indented = (text) => text.replace(/^/gm, '    ');

/** Tall enough for a whole warning with every row. */
const VIEWPORT = { width: 1280, height: 900 };
/** How much of the page is left around the warning. */
const MARGIN = 32;

async function picture(page, name, options) {
  const file = path.join(pictures, `${name}.png`);
  await page.page.screenshot({ path: file, ...options });
  console.log(`${words.picture} ${path.relative(process.cwd(), file)}`);
}

/** What fades in is there before it is pictured. */
async function still(page, selector) {
  const element = await page.element(selector);
  await element.evaluate((shown) => Promise.all(shown.getAnimations().map(({ finished }) => finished)));
  return element;
}

/** Pastes, reads the warning and replaces, as a person would. */
async function byItself(page) {
  await mkdir(pictures, { recursive: true });
  await picture(page, PICTURES.before);
  await page.pasteKeys();
  const dialog = await page.waitForDialog();
  const rows = dialog.rows.map(({ kind, excerpt, label }) => [kind, excerpt, label].filter(Boolean).join(' / '));
  console.log(words.held);
  console.log(indented([dialog.word, dialog.title, dialog.why, ...rows, dialog.more].filter(Boolean).join('\n')));
  const box = await (await still(page, 'dialog')).boundingBox();
  await picture(page, PICTURES.held);
  const clip = { x: box.x - MARGIN, y: box.y - MARGIN, width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN };
  await picture(page, WARNING[lang], { clip });

  console.log(words.choose(dialog.buttons.find(({ action }) => action === 'replace').label));
  await page.clickAction('replace');
  await page.waitForNotice();
  console.log(words.replaced);
  console.log(indented(await page.text()));
  await still(page, '[data-part="notice"]');
  await picture(page, PICTURES.replaced);
}

const server = await serve({ root: await buildPages() });
let session;
try {
  const window = display === 'window';
  session = await launch(browser, extensionDir(browser), { lang, headless: !window, viewport: window ? null : VIEWPORT });
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
