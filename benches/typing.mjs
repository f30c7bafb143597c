/**
 * What the guard costs a person who writes and sends, in Chromium: a draft of 20 kB in a text area and in ProseMirror, clean and with
 * something found that is marked at each pause, with the extension and without, in turns.
 *
 * A key: from the `keydown` as the page's window first sees it to the end of the `input` that it makes, so that listeners of both
 * kinds are in between. The pause after it, in which the draft is looked through, is in the long tasks. Sending: from `keydown` to the
 * page's own listener for it, of a text that was looked through while it was written (known), and of one that was not yet (new).
 */
import { buildPages } from '../tests/e2e/build-pages.mjs';
import { extensionDir, launch } from '../tests/e2e/harness.mjs';
import { serve } from '../tests/e2e/server.mjs';
import { machine, summary, writeJson } from './stats.mjs';

/** Of fewer, the slowest twentieth is a matter of chance: with 60 the same pages differed by a millisecond. */
const KEYS = 240;
const SENDS = 24;
const DRAFT = 20_000;
/** Longer than the pause after which a draft is looked through, and the look. */
const PAUSE_MS = 700;

/** In the page, before any script of it and before the extension's. */
function observe() {
  const bench = { keys: [], sends: [], long: [] };
  let down = 0;
  window.addEventListener('keydown', (event) => event.isTrusted && (down = performance.now()), true);
  // After each listener the browser runs what waits in microtasks: ProseMirror's own reading of what changed. Without this one that work would
  // fall before the end of a key where the extension listens too, and after it where it does not: 0.7 ms that nobody added.
  window.addEventListener('input', () => {}, true);
  window.addEventListener('input', () => bench.keys.push(performance.now() - down));
  window.__bench = bench;
  window.__sent = () => bench.sends.push(performance.now() - down);
  new PerformanceObserver((list) => bench.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Stands at the end of a draft: nothing, or what is found there and may be kept. */
const ENDS = { clean: '', found: ' Rappeler la citoyenne au 418 527-3366, le soir. ' };

async function measure(session, server, kind, end) {
  const page = await session.open(server.url(kind), (each) => each.evaluateOnNewDocument(observe));
  try {
    const words = 'Le conseil examine le projet de règlement de zonage du secteur nord. ';
    await page.setClipboard({ text: words.repeat(Math.ceil(DRAFT / words.length)) });
    await page.focus();
    await page.pasteKeys();
    await page.waitForLength(DRAFT);
    await page.type(ENDS[end]);
    if (page.guarded && ENDS[end]) await page.waitForChip();
    await wait(PAUSE_MS);
    await page.page.evaluate(() => Object.assign(window.__bench, { keys: [], long: [] }));
    for (let at = 0; at < KEYS; at += 1) {
      await page.press('abcdefghij '[at % 11]);
      if (at % 20 === 19) await wait(PAUSE_MS);
    }
    const typed = await page.page.evaluate(() => window.__bench);
    const sends = { known: [], new: [] };
    // What the page's own listener does first is to note the message.
    await page.page.evaluate(() => {
      const { sent } = window.__balise_page;
      sent.push = (text) => {
        window.__sent();
        return Array.prototype.push.call(sent, text);
      };
    });
    for (let at = 0; at < SENDS; at += 1) {
      await page.clear();
      await page.focus();
      // Another text each time: one that was sent before is known.
      await page.type(`Propose un plan pour la réunion ${at}`);
      if (at % 2 === 0) await wait(PAUSE_MS);
      await page.page.evaluate(() => (window.__bench.sends = []));
      await page.press('Enter');
      await page.page.waitForFunction(() => window.__bench.sends.length > 0);
      sends[at % 2 === 0 ? 'known' : 'new'].push(await page.page.evaluate(() => window.__bench.sends[0]));
    }
    return { keys: typed.keys, long: typed.long.filter((ms) => ms > 50), sends };
  } finally {
    await page.close();
  }
}

const load = machine();
const server = await serve({ root: await buildPages() });
const sessions = [];
try {
  for (const dir of [extensionDir('chromium'), null]) sessions.push(await launch('chromium', dir));
  const typing = [];
  const drafts = ['textarea', 'prosemirror'].flatMap((kind) => Object.keys(ENDS).map((end) => [kind, end]));
  for (const [kind, end] of drafts) {
    const all = [[], []];
    // The first round is for the compilers.
    for (let round = 0; round < 3; round += 1) {
      for (const [at, session] of sessions.entries()) {
        const seen = await measure(session, server, kind, end);
        if (round > 0) all[at].push(seen);
      }
    }
    const [guarded, bare] = all.map((rounds) => ({
      key: summary(rounds.flatMap(({ keys }) => keys)),
      long: rounds.flatMap(({ long }) => long),
      known: summary(rounds.flatMap(({ sends }) => sends.known)),
      new: summary(rounds.flatMap(({ sends }) => sends.new)),
    }));
    typing.push({ kind, end, guarded, bare });
  }
  writeJson('typing.json', { load, typing });
  for (const { kind, end, guarded, bare } of typing) console.log(kind, end, JSON.stringify({ guarded, bare }));
} finally {
  await Promise.all(sessions.map((session) => session.close()));
  await server.close();
}
