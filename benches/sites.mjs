/**
 * The list of sites in force in real browsers: how long until the browser's own engine holds it, what it takes of memory, and what it adds to a
 * navigation that is let through. The list is the published one, in the build of the tests; then 500,000 made-up domains by an update.
 *
 * A navigation: until the answer's first byte, which the engine is asked before; with the rules of the lists and without them, in the same
 * browser, in turns. All else of the extension is there both times.
 */
import { cpSync, copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { buildPages } from '../tests/e2e/build-pages.mjs';
import { BROWSERS, extensionDir, launch } from '../tests/e2e/harness.mjs';
import { serve } from '../tests/e2e/server.mjs';
import { OUTPUT, ROOT, machine, summary, writeJson } from './stats.mjs';

const UPDATE = 500_000;
const ROUNDS = 4;
const NAVIGATIONS = 40;
/** Without a change for so long, the engine is where it is to be. */
const QUIET_MS = 2000;
/** What was needed once is given back. */
const SETTLE_MS = 10_000;
const PATIENCE_MS = 180_000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Memory of a process and all those that it started, in megabytes: its own pages, and its share of common ones. Linux alone tells it so. */
function memory(pid) {
  if (process.platform !== 'linux') return NaN;
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      // After the name in brackets: the state, then the parent.
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  let kilobytes = 0;
  for (const waiting = [pid]; waiting.length > 0; ) {
    const one = waiting.pop();
    for (const [child, parent] of parents) if (parent === one) waiting.push(child);
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))[1]);
    } catch {
      // Likewise.
    }
  }
  return kilobytes / 1000;
}

/** What the engine was given, from a page of the extension. */
const engine = (options) => options.evaluate(async () => JSON.stringify((await chrome.storage.local.get('engine')).engine?.rules ?? []));

/** Waits until the engine was given something else than `before`, and no more is under way; since the start until the last change, in milliseconds. */
async function settled(options, before, start) {
  let seen = before;
  let since = performance.now();
  while (performance.now() - start < PATIENCE_MS) {
    const now = await engine(options);
    if (now !== seen) [seen, since] = [now, performance.now()];
    else if (now !== before && !now.includes('"?') && performance.now() - since > QUIET_MS) return since - start;
    await wait(50);
  }
  throw new Error('the engine was never done');
}

async function policy(options, text) {
  const before = await engine(options);
  const start = performance.now();
  await options.evaluate(async (own) => {
    await chrome.storage.local.set({ 'own-policy': own });
    await chrome.runtime.sendMessage({ type: 'state', host: '' });
  }, text);
  return settled(options, before, start);
}

/** Whether another page stands in place of that one. */
async function isClosed(page, address) {
  await Promise.race([page.goto(address).catch(() => {}), wait(3000)]);
  return page.evaluate(() => document.getElementById('blocked') !== null).catch(() => false);
}

async function navigations(page, address, into) {
  for (let at = 0; at < NAVIGATIONS; at += 1) {
    await page.goto(`${address}?n=${at}`, { waitUntil: 'load' });
    into.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].responseStart));
  }
}

/** Memory of a browser whose list has a fiftieth of the domains: what a build for tests has. */
async function small(browser) {
  const start = performance.now();
  const session = await launch(browser, extensionDir(browser));
  try {
    await settled(await session.openOwn('options.html'), '[]', start);
    await isClosed(await session.browser.newPage(), 'https://bet365.ca/');
    await wait(SETTLE_MS);
    return memory(session.browser.process().pid);
  } finally {
    await session.close();
  }
}

async function measure(browser, server, list) {
  const without = await small(browser);
  const dir = path.join(OUTPUT, `sites-${browser}`);
  rmSync(dir, { recursive: true, force: true });
  cpSync(extensionDir(browser), dir, { recursive: true });
  copyFileSync(path.join(ROOT, 'data/sites/sites.fst'), path.join(dir, 'sites.fst'));
  const start = performance.now();
  const session = await launch(browser, dir);
  const launched = performance.now() - start;
  try {
    const options = await session.openOwn('options.html');
    const bundled = await settled(options, '[]', start);
    const page = await session.browser.newPage();
    if (!(await isClosed(page, 'https://bet365.ca/'))) throw new Error('a listed site is not closed');
    const pid = session.browser.process().pid;
    await wait(SETTLE_MS);
    const held = memory(pid);

    const let_be = JSON.stringify({ sites: [{ categories: ['gambling', 'games', 'adult', 'hate', 'illegal', 'piracy', 'circumvention'], action: 'record' }] });
    const address = server.url('textarea').replace('127.0.0.1', 'site.localhost');
    const times = { with: [], without: [] };
    await navigations(page, address, []);
    for (let round = 0; round < ROUNDS; round += 1) {
      // What was just handed over may still be indexed.
      await wait(SETTLE_MS / 4);
      await navigations(page, address, times.with);
      await policy(options, let_be);
      await wait(SETTLE_MS / 4);
      await navigations(page, address, times.without);
      await policy(options, '');
    }

    const update = await policy(options, JSON.stringify({ site_lists: [{ url: list, category: 'gambling' }] }));
    if (!(await isClosed(page, 'https://n499999.example/'))) throw new Error('a site of the update is not closed');
    await wait(SETTLE_MS);
    return {
      browser: await session.browser.version(),
      launched_ms: launched,
      bundled_ms: bundled,
      update_ms: update,
      memory_mb: { without, bundled: held, update: memory(pid) },
      navigation_ms: { with: summary(times.with), without: summary(times.without) },
    };
  } finally {
    await session.close();
  }
}

const load = machine();
const domains = Array.from({ length: UPDATE }, (_, at) => `n${at}.example\n`).join('');
const lists = http.createServer((_, response) => response.end(domains)).listen(0, '127.0.0.1');
await new Promise((resolve) => lists.once('listening', resolve));
const server = await serve({ root: await buildPages() });
try {
  const sites = [];
  for (const browser of BROWSERS) sites.push(await measure(browser, server, `http://127.0.0.1:${lists.address().port}/domains.txt`));
  writeJson('sites.json', { load, update: UPDATE, sites });
} finally {
  await server.close();
  lists.close();
}
