/**
 * Checks the pages themselves, with no extension: every chat streams its answer, every ordinary page takes what a person does,
 * none throws an error or asks anything of the network. `node try.mjs [name…]`
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../e2e/lib/chromium.mjs';
import { build } from './build.mjs';
import { CHATS, ORDINARY } from './list.mjs';

const QUESTION = 'Bonjour, peux-tu résumer ce règlement?';
/** The last words of each answer of `pages/assistant.ts`. */
const ENDS = ['dans la même année.', 'un constat d’infraction.', 'aux frais de leur propriétaire.'];
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const out = path.join(path.dirname(fileURLToPath(import.meta.url)), 'out');
const names = process.argv.slice(2);
const wanted = ({ name }) => names.length === 0 || names.includes(name);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A selector, or the path of them through open shadow roots, as Puppeteer writes it: `>>>` enters a root. */
const find = (page, selector, timeout = 5000) => page.waitForSelector([selector].flat().join(' >>> '), { visible: true, timeout });

/** In the page: how much text it shows, open shadow roots included, noted as it changes. */
function watch() {
  const length = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim().length;
    if (['SCRIPT', 'STYLE', 'TEXTAREA'].includes(node.nodeName)) return 0;
    let sum = node.shadowRoot ? length(node.shadowRoot) : 0;
    for (const child of node.childNodes) sum += length(child);
    return sum;
  };
  const noted = { first: length(document.body), last: 0, steps: 0 };
  noted.last = noted.first;
  const deep = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : (node.shadowRoot ? deep(node.shadowRoot) : '') + [...node.childNodes].map(deep).join(''));
  noted.has = (end) => deep(document.body).includes(end);
  globalThis.noted = noted;
  setInterval(() => {
    const now = length(document.body);
    if (now > noted.last) noted.steps++;
    noted.last = now;
  }, 40);
}

async function send(page, how) {
  if (how === 'Enter') await page.keyboard.press('Enter');
  else if (how) await (await find(page, how)).click();
}

async function chat(page, { composer, send: how }) {
  const field = await find(page, composer);
  await pause(300);
  await field.click();
  await page.keyboard.type(QUESTION);
  await page.evaluate(watch);
  await send(page, how);
  const grown = () => page.evaluate(() => ({ more: globalThis.noted.last - globalThis.noted.first, steps: globalThis.noted.steps }));
  const until = Date.now() + 8000;
  const ended = () => page.evaluate((ends) => ends.some((end) => globalThis.noted.has(end)), ENDS);
  while (!(await ended()) && Date.now() < until) await pause(200);
  const state = await grown();
  // One step is the question's.
  if (!(await ended()) || state.more < QUESTION.length + 100 || state.steps < 6) throw new Error(`no streamed answer: ${JSON.stringify(state)}`);
  return state;
}

async function ordinary(page, { field, text, send: how, wait = 1500 }) {
  if (field) {
    await (await find(page, field)).click();
    await page.keyboard.type(text);
    // What was typed is there: in the field's value, or in the text of an editable element.
    const typed = await (await find(page, field)).evaluate((at) => at.value ?? at.textContent);
    if (typed.trim() === '') throw new Error('nothing was typed');
  }
  await page.evaluate(watch);
  await send(page, how);
  await pause(wait);
  return page.evaluate(() => ({ more: globalThis.noted.last - globalThis.noted.first, steps: globalThis.noted.steps }));
}

const started = Date.now();
await build(out, names);
console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);

const server = createServer(async (request, response) => {
  const file = path.join(out, path.basename(new URL(request.url, 'http://127.0.0.1').pathname));
  try {
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const { browser } = await launchChromium(null, { lang: 'fr', headless: true, viewport: { width: 1200, height: 900 } });

let failed = 0;
async function check(one, act) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`error: ${error.message ?? error}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob|about):/.test(url) && !url.startsWith(`${origin}/${one.name}.`) && !url.startsWith(`${origin}/page.`)) errors.push(`request: ${url}`);
  });
  let state;
  try {
    await page.goto(`${origin}/${one.name}.html`);
    state = await act(page, one);
  } catch (error) {
    errors.push(error.message);
  }
  if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `${one.name}.png`) });
  await page.close();
  if (errors.length) failed++;
  console.log(errors.length ? 'FAIL' : 'ok  ', one.name, JSON.stringify(state ?? null), [...new Set(errors)].join(' | ').slice(0, 600));
}

for (const one of CHATS.filter(wanted)) await check(one, chat);
for (const one of ORDINARY.filter(wanted)) await check(one, ordinary);
await browser.close();
server.close();
console.log(failed ? `${failed} failed` : 'every page passed');
process.exitCode = failed ? 1 : 0;
