/**
 * From paste to decision, in Chromium, with the extension as it is built for tests, in a textarea.
 *
 * Start: the trusted `paste` event enters the page, as a listener sees it that stands before the extension's own. End:
 * for a clean text, the paste that the extension lets in reaches the page's document; for a held one, the warning has
 * the focus, which it takes when it is open. Warm: the background runs. Cold: it was stopped before each paste and
 * starts because of it. The test's own debugger is attached to it then, which costs a few milliseconds more.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from '../tests/e2e/build-pages.mjs';
import { extensionDir, launch } from '../tests/e2e/harness.mjs';
import { serve } from '../tests/e2e/server.mjs';
import { OUTPUT, machine, readJson, summary, writeJson } from './stats.mjs';

const WARM = 32;
const COLD = 10;
/** Pastes before the first that counts. */
const UNCOUNTED = 4;

/** In the page, before any script of it and before the extension's: notes when things happen. */
function observe() {
  const marks = { start: null, end: null, done: null };
  const settle = () => {
    if (marks.start === null || marks.end !== null) return;
    marks.end = performance.now();
    marks.done?.(marks.end - marks.start);
  };
  window.addEventListener(
    'paste',
    (event) => {
      if (event.isTrusted && marks.start === null) marks.start = performance.now();
    },
    true,
  );
  // Reached only by a paste that nobody stopped at the window.
  document.addEventListener('paste', (event) => event.isTrusted && settle(), true);
  window.addEventListener(
    'focusin',
    (event) => {
      if (event.target instanceof Element && event.target.localName === 'balise-guard') settle();
    },
    true,
  );
  window.__bench = {
    /** Waits for the next paste's decision; milliseconds. */
    next() {
      Object.assign(marks, { start: null, end: null });
      window.__bench.decision = new Promise((resolve) => {
        marks.done = resolve;
      });
    },
  };
}

/** One paste of what the clipboard holds. */
async function paste(session, page, { held, cold }) {
  await page.clear();
  await page.focus();
  await page.page.evaluate(() => window.__bench.next());
  if (cold && !(await session.killBackground())) throw new Error('the background was not running before a cold paste');
  await page.pasteKeys();
  const decision = page.page.evaluate(() => window.__bench.decision);
  if (held) {
    await page.waitForDialog();
    const ms = await decision;
    // For a moment the warning takes no keys, so that one meant for the composer does not answer it.
    await page.waitForKeys();
    await page.press('Escape');
    await page.waitForNoDialog();
    return ms;
  }
  const ms = await decision;
  await page.waitForText((text) => text.length > 0);
  return ms;
}

async function series(session, page, { kind, name, file }) {
  const held = kind === 'usual';
  await page.setClipboard({ text: readFileSync(path.join(OUTPUT, 'texts', file), 'utf8') });
  const times = { warm: [], cold: [] };
  for (let at = 0; at < UNCOUNTED + WARM; at += 1) {
    const ms = await paste(session, page, { held, cold: false });
    if (at >= UNCOUNTED) times.warm.push(ms);
  }
  for (let at = 0; at < COLD; at += 1) times.cold.push(await paste(session, page, { held, cold: true }));
  return { name, held, warm: summary(times.warm), cold: summary(times.cold), all: times };
}

const { texts } = readJson('native.json');
const sizes = new Set(texts.filter(({ kind }) => kind === 'clean').map(({ name }) => name));
const load = machine();
const server = await serve({ root: await buildPages() });
let session;
try {
  session = await launch('chromium', extensionDir('chromium'));
  const page = await session.open(server.url('textarea'));
  await page.page.evaluateOnNewDocument(observe);
  await page.page.reload({ waitUntil: 'load' });
  const pastes = [];
  for (const text of texts) {
    if (text.kind !== 'hostile' && sizes.has(text.name)) pastes.push(await series(session, page, text));
  }
  const version = await session.browser.version();
  writeJson('paste.json', { load, browser: version, pastes });
} finally {
  await session?.close();
  await server.close();
}
