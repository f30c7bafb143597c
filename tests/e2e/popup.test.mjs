/** The panel: what it says of the page that it is opened over, and what was found there today. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CITIZEN, CONTACT, TEXTAREA, UNLABELLED } from './cases.mjs';
import { openElsewhere, openPanel, panelOver, readPanel } from './lib/panel.mjs';
import { choose, held } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

/** A real platform's address; the tests' own server answers there. */
const PLATFORM = 'https://chatgpt.com/c/1';

/** No organisation set anything. */
const DEFAULT = { policy: 'Politique par défaut', stages: [], ignored: null };
const ON = { ...DEFAULT, lang: 'fr-CA', tone: 'ok', state: 'Vérification active', detail: 'Le texte collé ou écrit est vérifié avant l’envoi.', reload: null };
const OFF = {
  ...DEFAULT,
  lang: 'fr-CA',
  tone: 'off',
  state: 'Vérification inactive',
  detail: 'Rechargez cette page pour activer la vérification.',
  reload: 'Recharger la page',
};
const QUIET = { ...DEFAULT, lang: 'fr-CA', tone: 'quiet', state: 'Page non surveillée', detail: 'Balise vérifie les plateformes d’IA et les sites que l’organisation désigne.', reload: null };
const NOTHING = { today: 'Rien de repéré.', found: [] };

/** Pictures for people to look at; Chromium alone can be told here that the person likes it dark. */
async function pictures(panel, browser, name) {
  mkdirSync(SCREENS, { recursive: true });
  for (const scheme of browser === 'chromium' ? ['light', 'dark'] : ['light']) {
    if (browser === 'chromium') await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    else await panel.setViewport({ width: 360, height: 500 });
    await panel.screenshot({ path: path.join(SCREENS, `popup-${name}-${browser}-${scheme}.png`) });
  }
}

/** Browsers cut a panel off at 800 by 600; ours is 360 wide. */
const size = (panel) =>
  panel.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.getElementById('panel').getBoundingClientRect().height }));

inEachBrowser('panel', {}, (bench, browser) => {
  test('counts what was found on this page today', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const where = '127.0.0.1 · non répertoriée';
      assert.deepEqual(await panelOver(bench.session, page), { ...ON, ...NOTHING, page: where });

      await held(page, CITIZEN);
      await choose(page, 'replace');
      await page.clear();
      await page.focus();
      await held(page, CONTACT);
      await choose(page, 'keep');
      await page.clear();
      await page.focus();
      await held(page, UNLABELLED);
      await page.clickAction('cancel');
      await page.waitForNoDialog();

      const panel = await openPanel(bench.session, page);
      assert.deepEqual(await readPanel(panel), {
        ...ON,
        page: where,
        today: '3 textes retenus, 1 remplacé, 1 gardé tel quel',
        found: [
          'numéro d’assurance sociale : 1',
          'numéros d’assurance maladie : 2',
          'numéros de téléphone : 2',
          'adresses courriel : 2',
          'code postal : 1',
        ],
      });
      await pictures(panel, browser, 'on');
      const { width, height } = await size(panel);
      assert.ok(width <= 360 && height <= 600, `${width} x ${height}`);
      await panel.close();
    }));

  test('the counts survive a stopped background, and are those of one site', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.focus();
      await held(page, CONTACT);
      await choose(page, 'replace');
      const before = await panelOver(bench.session, page);
      assert.match(before.today, /retenu/);
      await bench.session.killBackground();
      assert.deepEqual(await panelOver(bench.session, page), before);

      const platform = await openElsewhere(bench.session, bench.server, PLATFORM);
      assert.deepEqual(await panelOver(bench.session, platform), { ...ON, ...NOTHING, page: 'chatgpt.com · tolérée, avec conditions' });
      await platform.close();
    }));

  test('where the policy keeps no journal nothing is counted, and that is said', LIMIT, async () => {
    const own = async (policy) => {
      const options = await bench.session.openOwn('options.html');
      await options.evaluate((text) => chrome.storage.local.set({ 'own-policy': text }).then(() => chrome.runtime.sendMessage({ type: 'state' })), policy);
      await options.close();
    };
    await own('{"language":"fr","journal":{"days":0}}');
    await bench.on(TEXTAREA, async (page) => {
      await page.focus();
      await held(page, CITIZEN);
      await choose(page, 'replace');
      const { today, found } = await panelOver(bench.session, page);
      assert.deepEqual([today, found], ['La politique ne garde pas de journal : rien n’est compté.', []]);
    });
    await own('');
  });

  test('a page without a composer, and a field that is none of ours, are said to be', LIMIT, () =>
    bench.on({ kind: 'two-fields', field: 'password' }, async (page) => {
      const seen = await panelOver(bench.session, page);
      assert.equal(seen.state, 'Vérification active');
      assert.equal(seen.detail, 'Le champ où se trouve le curseur n’est pas vérifié : mot de passe.');
      await page.page.evaluate(() => document.querySelectorAll('textarea, input:not([type=password]), [contenteditable]').forEach((each) => each.remove()));
      const blind = await panelOver(bench.session, page);
      assert.deepEqual([blind.tone, blind.state, blind.detail], ['quiet', 'Zone de texte introuvable', 'Ce que vous écrivez ici n’est vérifié qu’à l’envoi, et pas toujours au complet.']);
    }));

  test('a composer in a frame or in a shadow tree is seen', LIMIT, async () => {
    for (const target of [{ kind: 'iframe', field: 'srcdoc' }, { kind: 'shadow', field: 'editable' }]) {
      await bench.on(target, async (page) => assert.equal((await panelOver(bench.session, page)).state, 'Vérification active', target.kind));
    }
  });

  test('a page that is no platform is left alone, and said to be', LIMIT, async () => {
    const page = await openElsewhere(bench.session, bench.server, 'https://ville.exemple.quebec/avis');
    assert.deepEqual(await panelOver(bench.session, page), { ...QUIET, ...NOTHING, page: 'ville.exemple.quebec' });
    await page.goto('about:blank');
    assert.deepEqual(await panelOver(bench.session, page), { ...QUIET, ...NOTHING, page: 'Page du navigateur' });
    await page.close();
  });

  test('beside the page it stays, and follows to another one', LIMIT, async () => {
    const beside = await bench.session.openOwn('popup.html?beside');
    const filled = () => beside.waitForFunction(() => !window.before && document.getElementById('panel')?.getAttribute('aria-busy') === 'false', { polling: 50 });
    await filled();
    await beside.evaluate(() => (window.before = true));
    const page = await openElsewhere(bench.session, bench.server, 'https://ville.exemple.quebec/avis');
    // Loaded again when the tab came to the front, and when its page was there.
    await beside.waitForFunction((wanted) => !window.before && document.getElementById('page')?.textContent === wanted, { polling: 50 }, 'ville.exemple.quebec');
    await page.close();
    await beside.close();
  });
});

inEachBrowser('panel, installed late', { late: true }, (bench, browser) => {
  test('a platform that was open before: said to be unchecked where it is, and loaded again by the button', LIMIT, async () => {
    const page = await openElsewhere(bench.session, bench.server, PLATFORM);
    await bench.session.install();
    const place = { ...NOTHING, page: 'chatgpt.com · tolérée, avec conditions' };
    if (browser === 'firefox') {
      // Firefox starts content scripts in the tabs that are open already.
      assert.deepEqual(await panelOver(bench.session, page), { ...ON, ...place });
      return;
    }
    const panel = await openPanel(bench.session, page);
    assert.deepEqual(await readPanel(panel), { ...OFF, ...place });
    await pictures(panel, browser, 'off');
    const loaded = page.waitForNavigation({ waitUntil: 'load' });
    await panel.click('#reload');
    await loaded;
    // The panel may have closed itself: the page has the focus again.
    await panel.close().catch(() => {});
    assert.deepEqual(await panelOver(bench.session, page), { ...ON, ...place });
  });
});
