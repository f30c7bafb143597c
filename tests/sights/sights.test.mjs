/** Chats made of real components, and ordinary pages, at hosts that nobody knows: which are recognised as AI chats. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { BROWSERS, extensionDir, launch } from '../e2e/harness.mjs';
import { build } from './build.mjs';
import { CHATS, ORDINARY } from './list.mjs';

const OUT = path.resolve(import.meta.dirname, '../../target/sights/pages');
const MESSAGE = 'Bonjour, peux-tu résumer ce règlement?';
const TITLE = /ressemble à une plateforme d’IA non répertoriée$/u;
const LIMIT = { timeout: 120_000 };
/** An answer takes some four seconds; nothing has come by then where nothing is to come. */
const QUIET_MS = 7000;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** What a page asks for is answered from the folder; nothing leaves the machine. */
async function answered(page) {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url());
    if (protocol !== 'https:') return request.continue();
    try {
      const body = readFileSync(path.join(OUT, path.normalize(pathname)));
      return request.respond({ status: 200, contentType: TYPES[path.extname(pathname)] ?? 'application/octet-stream', body });
    } catch {
      return request.respond({ status: 404, body: '' });
    }
  });
}

/** The element that a selector, or a way of selectors through open trees, leads to. */
async function reach(page, selector) {
  const [first, ...rest] = Array.isArray(selector) ? selector : [selector];
  let found = await page.waitForSelector(first, { timeout: 15_000 });
  for (const next of rest) {
    const inside = await page.waitForFunction((host, inner) => host.shadowRoot?.querySelector(inner), { timeout: 15_000 }, found, next);
    found = inside.asElement();
  }
  return found;
}

async function act(page, field, text, send) {
  const element = await reach(page, field);
  // Some take no words while they greet.
  await page.waitForFunction((at) => !at.disabled, { timeout: 15_000 }, element);
  // As a person does; the element may be around the field.
  await element.click();
  await page.keyboard.type(text);
  if (send === null) return;
  if (send === 'Enter') await page.keyboard.press('Enter');
  else await (await reach(page, send)).click();
}

before(() => build(OUT), { timeout: 600_000 });

for (const browser of BROWSERS) {
  test(`sights in ${browser}`, { timeout: 3_600_000 }, async (t) => {
    const session = await launch(browser, extensionDir(browser));
    const open = (name) => session.open(`https://${name}.exemple.test/${name}.html`, answered);
    try {
      const only = process.env.BALISE_SIGHTS;
      for (const { name, package: component, composer, send, missed } of only === 'ordinary' ? [] : CHATS) {
        await t.test(`${name} (${component}) is recognised`, { ...LIMIT, todo: missed }, async () => {
          const page = await open(name);
          try {
            // Some take a moment to be there.
            await reach(page.page, composer);
            const early = await page.banner();
            await act(page.page, composer, MESSAGE, send);
            const { title } = await page.waitForBanner({ timeout: 20_000 });
            assert.match(title, TITLE);
            t.diagnostic(`${name}: ${early ? 'by its parts' : 'by what it does, or once it was opened'}`);
          } finally {
            await page.close();
          }
        });
      }
      for (const { name, field, text, send } of only === 'chats' ? [] : ORDINARY) {
        await t.test(`${name} is not`, LIMIT, async () => {
          const page = await open(name);
          try {
            if (field) await act(page.page, field, text, send);
            await wait(QUIET_MS);
            assert.equal(await page.banner(), null);
          } finally {
            await page.close();
          }
        });
      }
    } finally {
      await session.close();
    }
  });
}
