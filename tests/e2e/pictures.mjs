/**
 * The pictures of the guides behind `cargo xtask pictures`: each surface that a person meets, in French and in English, with made-up
 * persons, in `docs/user/images/`. `node tests/e2e/pictures.mjs [FOLDER]` writes them elsewhere.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPages } from './build-pages.mjs';
import { extensionDir, launch } from './harness.mjs';
import { answerIn } from './lib/answer.mjs';
import { answeredHere, openPanel } from './lib/panel.mjs';
import { POLICY, WORDS } from './pictures-words.mjs';
import { serve } from './server.mjs';

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/user/images'));
const scratch = mkdtempSync(path.join(tmpdir(), 'balise-pictures-'));
const PLATFORM = 'https://chatgpt.com/c/1';
/** What the browser would tell of group policy, which wants a computer of its own. */
const SETTINGS = JSON.stringify({ policy: JSON.stringify(POLICY) });
/** Narrow, so that what is pictured stays readable in a page of a guide. */
const VIEWPORT = { width: 800, height: 860 };
/** How much of the page is left around one of the extension's surfaces. */
const MARGIN = 12;

/** A picture of what these boxes cover together, with some of what is around. */
async function around(page, file, boxes, margin) {
  const [x, y] = ['x', 'y'].map((side) => Math.floor(Math.min(...boxes.map((box) => box[side])) - margin));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) + margin - x);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) + margin - y);
  const target = path.join(folder, file);
  await page.screenshot({ path: target, clip: { x, y, width, height }, captureBeyondViewport: true });
  console.log(path.relative(process.cwd(), target));
}

/** Of one of the extension's surfaces in a page, once it has come to rest, with parts of the page itself. */
async function surface(page, file, selector, ...beside) {
  // Nothing is under the pointer.
  await page.page.mouse.move(0, 0);
  const element = await page.element(selector);
  await element.evaluate((shown) => Promise.all(shown.getAnimations({ subtree: true }).map(({ finished }) => finished)));
  const boxes = [await element.boundingBox()];
  for (const each of beside) boxes.push(await (await page.page.$(each)).boundingBox());
  await around(page.page, file, boxes, MARGIN);
}

/** From the first of these elements of one of the extension's own pages to the last, wherever the page is scrolled to. */
async function part(page, file, selectors, margin = 0) {
  const boxes = await page.evaluate(
    (all) =>
      all.map((each) => {
        const { x, y, width, height } = document.querySelector(each).getBoundingClientRect();
        return { x: x + scrollX, y: y + scrollY, width, height };
      }),
    selectors,
  );
  await around(page, file, boxes, margin);
}

const filled = (page) => page.waitForFunction(() => document.querySelector('[aria-busy]')?.getAttribute('aria-busy') === 'false', { polling: 50 });

/** The built extension with another background. */
function changed(name, background) {
  const copy = path.join(scratch, name);
  cpSync(extensionDir('chromium'), copy, { recursive: true });
  const file = path.join(copy, 'background.js');
  writeFileSync(file, background(readFileSync(file, 'utf8')));
  return copy;
}

/** A browser with the town's policy in force, with the scripts for its places. */
async function ofTheTown(lang) {
  const extension = changed(`town-${lang}`, (script) => `chrome.storage.managed.get = async () => (${SETTINGS});\n${script}`);
  const session = await launch('chromium', extension, { lang, viewport: VIEWPORT });
  const options = await session.openOwn('options.html');
  await options.evaluate(async () => {
    for (;;) {
      await chrome.runtime.sendMessage({ type: 'state' });
      if ((await chrome.scripting.getRegisteredContentScripts()).some(({ id }) => id.startsWith('sources'))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await options.close();
  return session;
}

/** A platform's page, without the words of the tests. */
async function chat(session, server, address = PLATFORM) {
  const page = await session.open(address, (opened) => (address === PLATFORM ? answeredHere(opened, server) : undefined));
  await page.page.evaluate(() => {
    document.getElementById('conversation').replaceChildren();
    for (const each of document.querySelectorAll('.small')) each.remove();
    // What is by the composer, and no more.
    document.querySelector('nav').style.visibility = document.querySelector('header').style.visibility = 'hidden';
    document.querySelector('textarea').placeholder = '';
  });
  return page;
}

async function copy(page, id) {
  await page.page.evaluate((which) => {
    document.activeElement?.blur();
    getSelection().selectAllChildren(document.getElementById(which));
  }, id);
  await page.press('c', ['Control']);
}

/** What is said and shown in a page of a platform. */
async function inPages(session, server, lang) {
  const words = WORDS[lang];
  const page = await chat(session, server);
  await page.waitForBanner();
  await surface(page, `consignes.${lang}.png`, '.banner');
  await page.press('F8');

  await page.setClipboard({ text: words.letter });
  await page.focus();
  await page.pasteKeys();
  await page.waitForDialog();
  await page.waitForKeys();
  await surface(page, `collage.${lang}.png`, 'dialog');
  await page.clickAction('keep');
  await page.waitForDialog({ step: 'reason' });
  await page.waitForKeys();
  await surface(page, `motif.${lang}.png`, 'dialog');
  await page.press('Escape');
  await page.waitForDialog({ step: 'list' });
  await page.clickAction('cancel');
  await page.waitForNoDialog();

  await page.type(words.call);
  await page.waitForChip();
  await page.press('F8');
  await page.waitForChip(({ open }) => open);
  await surface(page, `ecriture.${lang}.png`, '[data-part="chip"]', '.box');
  await page.press('Escape');
  await page.press('Enter');
  await page.waitForDialog();
  await page.waitForKeys();
  await page.clickAction('replace');
  await page.waitForNotice();
  await surface(page, `etiquettes.${lang}.png`, '[data-part="notice"]', '.box');

  const panel = await openPanel(session, page);
  await part(panel, `panneau.${lang}.png`, ['body']);
  await panel.close();
  await page.clear();

  await answerIn(page, words.answer);
  await copy(page, 'answer');
  await page.waitForAnswer(({ open }) => open);
  await surface(page, `reponse.${lang}.png`, '[data-part="answer"]');
  await page.close();
}

/** Labels in an answer, and their values. */
async function reversed(session, server, lang) {
  const words = WORDS[lang];
  const page = await chat(session, server, server.url('textarea'));
  await page.focus();
  await page.type(words.call);
  await page.press('Enter');
  await page.waitForDialog();
  await page.clickAction('replace');
  await page.waitForText((text, label) => text.includes(label), undefined, words.labels[1]);
  await page.press('Enter');
  await page.waitFor(() => window.__balise_page.sent.length === 1);
  await page.page.evaluate((text) => {
    const article = Object.assign(document.createElement('article'), { id: 'answer', textContent: text });
    document.getElementById('conversation').append(article);
  }, words.reply(...words.labels));
  await copy(page, 'answer');
  // It stands in the corner, over the composer.
  await page.page.evaluate(() => (document.querySelector('.dock').style.visibility = 'hidden'));
  await page.waitForCard('reveal');
  await page.press('F8');
  await page.waitForCard('reveal', ({ open }) => open);
  await surface(page, `valeurs.${lang}.png`, '[data-part="reveal"]');
  await page.close();
}

/** What was copied on a protected site. */
async function lineage(session, server, lang) {
  const source = await session.browser.newPage();
  await source.goto(server.url('source').replace('127.0.0.1', 'conseil.localhost'));
  await source.bringToFront();
  await source.evaluate(() => getSelection().selectAllChildren(document.getElementById('minutes')));
  await source.keyboard.down('Control');
  await source.keyboard.press('c');
  await source.keyboard.up('Control');
  const options = await session.openOwn('options.html');
  await options.evaluate(async () => {
    while (!(await chrome.storage.session.get('copied-from'))['copied-from']) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await options.close();
  await source.close();
  const page = await chat(session, server);
  await page.setClipboard({ text: WORDS[lang].excerpt });
  await page.focus();
  await page.pasteKeys();
  await page.waitForDialog();
  await page.waitForKeys();
  await surface(page, `protege.${lang}.png`, 'dialog');
  await page.close();
}

/** A document that is attached. */
async function attached(session, server, lang) {
  const file = path.join(scratch, WORDS[lang].file);
  cpSync(path.resolve(import.meta.dirname, '../testdata/files/python.docx'), file);
  const page = await session.open(server.url('upload'));
  await page.page.evaluate(() => (document.querySelector('main').style.visibility = 'hidden'));
  await (await page.page.$('#files')).uploadFile(file);
  await page.waitForDialog();
  await page.waitForKeys();
  await surface(page, `fichier.${lang}.png`, 'dialog');
  await page.close();
}

/** Where a site or a platform is closed, and the extension's own pages. */
async function ownPages(session, lang) {
  for (const [name, address] of [
    ['site', 'blocked.html?host=hasard.localhost&from=http'],
    ['plateforme', 'blocked.html?host=assistant.example'],
  ]) {
    const page = await session.openOwn(address);
    await page.setViewport(VIEWPORT);
    await filled(page);
    await part(page, `${name}.${lang}.png`, ['main'], MARGIN);
    await page.close();
  }
  const guide = await session.openOwn('guide.html?host=chatgpt.com');
  await guide.setViewport(VIEWPORT);
  await filled(guide);
  await part(guide, `demarches.${lang}.png`, ['main > header', '#nav']);
  await part(guide, `attestation.${lang}.png`, ['#part-read']);
  await part(guide, `conserve.${lang}.png`, ['#part-recorded']);
  await guide.click('#what-0');
  await guide.click('#kinds-1');
  await part(guide, `incident.${lang}.png`, ['#incident-title', '#incident-why', 'fieldset:has(#kinds-0)'], MARGIN);
  await guide.close();
  const options = await session.openOwn('options.html');
  await options.setViewport(VIEWPORT);
  // A browser with a window does not say that it has none.
  await options.setUserAgent({ userAgent: (await session.browser.userAgent()).replace('Headless', '') });
  await options.evaluateOnNewDocument(`chrome.storage.managed.get = async () => (${SETTINGS})`);
  await options.reload();
  await filled(options);
  await options.waitForFunction(() => document.querySelectorAll('#diagnostic tr').length > 8, { polling: 50 });
  // It stands between the two, and is as long as the day.
  await options.evaluate(() => document.querySelector('#part-journal').remove());
  await part(options, `options.${lang}.png`, ['section:has(#languages)', '#part-diagnostic']);
  await options.close();
}

/** The engine does not answer. */
async function unreachable(server, lang) {
  const session = await launch('chromium', changed(`broken-${lang}`, () => ''), { lang, viewport: VIEWPORT });
  try {
    const page = await chat(session, server, server.url('textarea'));
    await page.setClipboard({ text: WORDS[lang].letter });
    await page.focus();
    await page.pasteKeys();
    await page.waitForDialog({ state: 'off' });
    await page.waitForKeys();
    await surface(page, `impossible.${lang}.png`, 'dialog');
  } finally {
    await session.close();
  }
}

const server = await serve({ root: await buildPages() });
try {
  await mkdir(folder, { recursive: true });
  for (const lang of ['fr', 'en']) {
    const session = await ofTheTown(lang);
    try {
      await inPages(session, server, lang);
      // Before other hosts are counted.
      await ownPages(session, lang);
      await reversed(session, server, lang);
      await lineage(session, server, lang);
      await attached(session, server, lang);
    } finally {
      await session.close();
    }
    await unreachable(server, lang);
  }
} finally {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
}
