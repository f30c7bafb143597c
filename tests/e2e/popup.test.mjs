/** The panel: what it says of a page, and what was found there today. Opened over a real tab, as the toolbar button does. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CITIZEN, CONTACT, TEXTAREA } from './cases.mjs';
import { choose, held } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

/** What the panel shows once it is filled. Runs in the panel. */
const read = () => {
  const text = (id) => document.getElementById(id).innerText.replaceAll('\u00a0', ' ');
  const found = [...document.querySelectorAll('#found li')].map((item) => item.innerText.replace(/\s+/g, ' ').trim());
  return { lang: document.documentElement.lang, tone: document.getElementById('panel').dataset.tone, page: text('page'), state: text('state'), detail: text('detail'), today: text('today'), found };
};

/**
 * The panel's page in a tab of its own. It asks the browser for the active tab, which would be itself: that one answer is
 * given to it here, everything else is the product's.
 */
async function panel(session, url, guarded) {
  const popup = await session.openPopup();
  await popup.page.evaluate(
    async (address, answers) => {
      const tab = { id: 1, url: address };
      chrome.tabs.query = async () => [tab];
      chrome.tabs.sendMessage = async () => {
        if (!answers) throw new Error('no receiver');
        return { guarded: true, reasons: [] };
      };
      for (const id of ['state', 'page', 'detail', 'today']) document.getElementById(id).textContent = '';
      document.getElementById('found').replaceChildren();
      document.getElementById('panel').setAttribute('aria-busy', 'true');
      const script = document.createElement('script');
      script.src = chrome.runtime.getURL('pages.js');
      document.head.append(script);
    },
    url,
    guarded,
  );
  await popup.page.waitForFunction(() => document.getElementById('panel').getAttribute('aria-busy') === 'false' && document.getElementById('state').innerText !== '');
  return popup;
}

inEachBrowser('panel', {}, (bench, browser) => {
  test('says what was found here today, in French', LIMIT, async () => {
    const url = bench.server.url('textarea');
    await bench.on(TEXTAREA, async (page) => {
      await held(page, CITIZEN);
      await choose(page, 'replace');
      await page.clear();
      await held(page, CONTACT);
      await choose(page, 'keep');
    });
    const popup = await panel(bench.session, url, true);
    const shown = await popup.page.evaluate(read);
    assert.deepEqual(shown, {
      lang: 'fr-CA',
      tone: 'ok',
      state: 'Vérification active',
      page: '127.0.0.1 · non répertoriée',
      detail: 'Le texte collé est vérifié avant d’arriver dans la page.',
      today: '2 collages retenus, 1 remplacé, 1 gardé tel quel',
      found: [
        'numéro d’assurance sociale 1',
        'numéro d’assurance maladie 1',
        'numéros de téléphone 2',
        'adresses courriel 2',
        'code postal 1',
      ],
    });
    mkdirSync(SCREENS, { recursive: true });
    await popup.page.setViewport({ width: 360, height: 560 });
    await popup.screenshot(path.join(SCREENS, `panel-${browser}.png`));
    await popup.close();
  });

  test('an AI platform whose page does not answer is said to be unchecked', LIMIT, async () => {
    const popup = await panel(bench.session, 'https://chatgpt.com/c/1', false);
    const shown = await popup.page.evaluate(read);
    assert.equal(shown.tone, 'off');
    assert.equal(shown.state, 'Vérification inactive');
    assert.equal(shown.page, 'chatgpt.com · tolérée, avec conditions');
    assert.equal(shown.detail, 'Rechargez cette page pour activer la vérification.');
    assert.equal(await popup.page.evaluate(() => document.getElementById('reload').innerText), 'Recharger la page');
    await popup.close();
  });

  test('any other page is none of ours', LIMIT, async () => {
    const popup = await panel(bench.session, 'https://ville.exemple.quebec/avis', false);
    const shown = await popup.page.evaluate(read);
    assert.equal(shown.tone, 'quiet');
    assert.equal(shown.state, 'Page non surveillée');
    assert.equal(shown.today, 'Rien de repéré.');
    await popup.close();
  });
});
