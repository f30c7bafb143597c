/** What a person is told who comes to an AI platform: the directives until they were read, its standing once a day, and nothing elsewhere. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { TEXTAREA } from './cases.mjs';
import { answeredHere } from './lib/panel.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');
const PLATFORM = 'https://chatgpt.com/c/1';
const FIRST = {
  title: 'ChatGPT : tolérée, avec conditions',
  directives: [
    'N’y mettez rien de personnel ni de confidentiel.',
    'Vérifiez les réponses avant de vous en servir.',
    'Indiquez l’usage de l’IA.',
    'N’y mettez aucune œuvre sous droit d’auteur.',
  ],
  button: 'J’ai comprisF8',
};
/** Long enough for a banner to have come. */
const QUIET_MS = 1500;

inEachBrowser('visit', {}, (bench, browser) => {
  const open = (address) => bench.session.open(address, (page) => answeredHere(page, bench.server));
  const focus = (page) => page.page.evaluate(() => document.activeElement.tagName);

  test('the first visit, until it was read: by the key, then nothing more that day', LIMIT, async () => {
    const unread = await open(PLATFORM);
    assert.deepEqual(await unread.waitForBanner(), FIRST);
    await unread.close();
    await bench.session.killBackground();

    const page = await open(PLATFORM);
    assert.deepEqual(await page.waitForBanner(), FIRST);
    mkdirSync(SCREENS, { recursive: true });
    for (const scheme of browser === 'chromium' ? ['light', 'dark'] : ['light']) {
      if (browser === 'chromium') await page.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.screenshot(path.join(SCREENS, `banner-${browser}-${scheme}.png`));
    }
    // It takes nothing away: the composer has the focus, and what is typed.
    await page.focus();
    assert.equal(await focus(page), 'TEXTAREA');
    await page.type('un avis');
    await page.waitForText((text) => text === 'un avis');
    assert.deepEqual(await page.banner(), FIRST);
    await page.press('F8');
    assert.equal(await page.banner(), null);
    assert.equal(await focus(page), 'TEXTAREA');
    assert.equal(await page.page.evaluate(() => document.querySelectorAll('balise-guard').length), 0);
    await page.close();

    // What was pressed is a message on its way: a background that is killed before it is kept never had it.
    const options = await bench.session.openOwn('options.html');
    await options.waitForFunction(async () => /^ChatGPT\t/mu.test((await chrome.storage.local.get('visits')).visits ?? ''), { polling: 50 });
    await options.close();
    await bench.session.killBackground();
    const again = await open(PLATFORM);
    await wait(QUIET_MS);
    assert.equal(await again.banner(), null);
    await again.close();
  });

  test('by the mouse, on another platform', LIMIT, async () => {
    const page = await open('https://chat.mistral.ai/chat');
    assert.match((await page.waitForBanner()).title, /Le Chat|Mistral/u);
    await (await page.element('[data-action="read"]')).click();
    await page.waitFor(() => !document.querySelector('balise-guard'));
    await page.close();
  });

  test('nothing on a page that is guarded and no platform', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await wait(QUIET_MS);
      assert.equal(await page.banner(), null);
    }));

  if (browser === 'chromium') {
    test('the next day its standing, in short', LIMIT, async () => {
      const worker = await (await bench.session.backgroundTarget()).worker();
      const kept = await worker.evaluate(async () => {
        const { visits } = await chrome.storage.local.get('visits');
        await chrome.storage.local.set({ visits: visits.replace(/\d{4}-\d\d-\d\d$/gmu, '2020-01-01') });
        return visits;
      });
      assert.match(kept, /^ChatGPT\t.*\t\d{4}-\d\d-\d\d$/mu);
      await bench.session.killBackground();
      const page = await open(PLATFORM);
      const banner = await page.waitForBanner();
      assert.equal(banner.title, FIRST.title);
      assert.deepEqual(banner.directives, FIRST.directives.slice(0, 2));
      await page.close();
    });
  }
});
