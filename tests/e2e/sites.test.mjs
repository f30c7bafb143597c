/**
 * Closed categories of sites, held by the browser's own engine, in Chromium and Firefox: real navigations to names that lead to this machine.
 * The build for tests has three names more in its list (`hasard.localhost`, `pari-été.localhost`, and `douteux.localhost`, of which one source
 * alone says it).
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { BROWSERS, extensionDir, launch } from './harness.mjs';
import { AXE, STANDARD, WINDOWS, judged } from './lib/axe.mjs';
import { openPanel } from './lib/panel.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

inEachBrowser('closed sites', {}, (bench, browser) => {
  const at = (host, more = '') => `${bench.server.url('two-fields').replace('127.0.0.1', host)}${more}`;
  const asked = (mark) => bench.server.requests.filter(({ url }) => !url.startsWith('/elsewhere') && url.includes(mark)).length;

  /** What a person sees who goes there: the page in place of it, filled, or null where the site itself opened. */
  const towards = async (page, address) => {
    // Turned away, puppeteer's own wait ends in an error, or not at all in Firefox.
    await Promise.race([page.goto(address).catch(() => {}), wait(3000)]);
    const deadline = Date.now() + 10_000;
    for (;;) {
      const seen = await page
        .evaluate(() => {
          const main = document.getElementById('blocked');
          if (!main) return document.readyState === 'complete' && location.href !== 'about:blank' ? null : undefined;
          if (main.getAttribute('aria-busy') !== 'false') return undefined;
          const text = (id) => {
            const part = document.getElementById(id);
            return part?.checkVisibility() ? part.textContent.replace(/\s+/gu, ' ').trim() : null;
          };
          return { title: text('title'), why: text('why'), address: text('address'), goOn: text('go-on-open'), reasons: text('reasons-title'), place: location.search };
        })
        .catch(() => undefined);
      if (seen !== undefined) return seen;
      assert.ok(Date.now() < deadline, `nothing came of ${address}`);
      await wait(50);
    }
  };

  /** The list is some megabytes, handed over once. */
  const untilClosed = async () => {
    const page = await bench.session.browser.newPage();
    for (let round = 0; (await towards(page, at('hasard.localhost', `?attente${round}`))) === null; round += 1) {
      assert.ok(round < 100, 'the list never held');
      await wait(200);
    }
    return page;
  };

  /** A policy of one's own, in force. */
  const own = async (policy) => {
    const options = await bench.session.openOwn('options.html');
    await options.evaluate(async (text) => {
      const engine = async () => JSON.stringify((await chrome.storage.local.get('engine')).engine);
      const before = await engine();
      await chrome.storage.local.set({ 'own-policy': text });
      await chrome.runtime.sendMessage({ type: 'state' });
      const deadline = Date.now() + 20_000;
      // Other rules, and none that is still being handed over.
      for (let seen = before, since = Date.now(); Date.now() < deadline; ) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const now = await engine();
        if (now !== seen) [seen, since] = [now, Date.now()];
        else if (now !== before && !now.includes('"?') && Date.now() - since > 500) break;
      }
    }, policy);
    await options.close();
  };

  test('page, subdomain, name with accents, top-level domain, frame, redirect; asleep too', LIMIT, async () => {
    const page = await untilClosed();
    for (const [host, shown] of [
      ['hasard.localhost', 'hasard.localhost'],
      ['www.hasard.localhost', 'www.hasard.localhost'],
      ['HASARD.localhost.', 'hasard.localhost'],
      ['pari-été.localhost', 'xn--pari-t-fvab.localhost'],
    ]) {
      const seen = await towards(page, at(host, '?q=ferme'));
      assert.equal(seen?.title, 'Site bloqué : jeux d’argent', host);
      // Firefox is sent to the address without the dot.
      assert.equal(seen.address.replace(/\.$/u, ''), shown);
      assert.equal(seen.goOn, null);
      assert.ok(!seen.place.includes('ferme'), seen.place);
    }
    // No such name leads anywhere here: the engine is before that.
    assert.equal((await towards(page, 'https://exemple.casino/'))?.title, 'Site bloqué : jeux d’argent');
    assert.equal((await towards(page, at('127.0.0.1', '').replace('two-fields.html', `elsewhere?to=${encodeURIComponent(at('hasard.localhost', '?ferme'))}`)))?.title, 'Site bloqué : jeux d’argent');
    mkdirSync(SCREENS, { recursive: true });
    await page.screenshot({ path: path.join(SCREENS, `blocked-category-${browser}.png`) });

    // The pages of the tests let no frame of another site in: this one is nobody's.
    const around = await bench.session.browser.newPage();
    await around.evaluate((closed, open) => {
      for (const src of [closed, open]) document.body.append(Object.assign(document.createElement('iframe'), { src }));
    }, at('hasard.localhost', '?ferme'), at('ouvert.localhost', '?cadre'));
    for (let round = 0; asked('cadre') === 0; round += 1) {
      assert.ok(round < 100, 'the other frame opens');
      await wait(50);
    }
    await around.close();

    await page.goto(at('127.0.0.1'));
    await page.evaluate((href) => document.body.append(Object.assign(document.createElement('a'), { href, id: 'lien', textContent: 'lien' })), at('hasard.localhost', '?ferme'));
    await bench.session.killBackground();
    await page.click('#lien');
    await page.waitForFunction(() => document.getElementById('blocked')?.getAttribute('aria-busy') === 'false', { polling: 100 });
    assert.equal(asked('ferme'), 0, 'the site was never asked');

    for (const host of ['monhasard.localhost', 'hasard.localhost.exemple.localhost', 'localhost']) {
      assert.equal(await towards(page, at(host, '?ouvert')), null, host);
    }
    await page.close();
  });

  test('what one source alone says: open for a while, with a reason', LIMIT, async () => {
    const page = await untilClosed();
    const address = at('douteux.localhost', '?peut-etre');
    const seen = await towards(page, address);
    assert.equal(seen.title, 'Site déconseillé : jeux d’argent');
    assert.match(seen.why, /Une seule source classe ce site ainsi : elle peut se tromper\.$/u);
    assert.deepEqual([seen.goOn, seen.reasons], ['Ouvrir pendant 15 minutes', 'Pourquoi avez-vous besoin de ce site?']);
    if (browser === 'chromium') {
      const before = page.viewport();
      await page.evaluate(AXE);
      for (const { dark, width, height } of WINDOWS) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
        await page.setViewport({ width, height });
        assert.deepEqual(await page.evaluate(judged, STANDARD), [], `${width}, ${dark ? 'dark' : 'light'}`);
        await page.screenshot({ path: path.join(SCREENS, `blocked-perhaps-${browser}-${width}-${dark ? 'dark' : 'light'}.png`) });
      }
      await page.emulateMediaFeatures([]);
      await page.setViewport(before);
    } else {
      await page.screenshot({ path: path.join(SCREENS, `blocked-perhaps-${browser}.png`) });
    }
    await page.click('#go-on-open');
    assert.equal(await page.$eval('#go-on-error', (part) => part.textContent), 'Choisissez une raison.');
    assert.equal(asked('douteux'), 0);
    await page.click('#reason-mistake');
    await page.click('#go-on-open');
    await page.waitForFunction(() => location.hostname === 'douteux.localhost', { polling: 50 });
    assert.equal(await towards(page, address), null);
    assert.equal(await towards(page, at('www.douteux.localhost')), null);
    assert.notEqual(await towards(page, at('hasard.localhost')), null);
    // Noted for the person, and over after its time.
    const guide = await bench.session.openOwn('guide.html');
    await guide.waitForFunction(() => document.getElementById('guide')?.getAttribute('aria-busy') === 'false', { polling: 50 });
    const lines = await guide.$$eval('#recorded li', (all) => all.map((line) => line.textContent.replace(/\s+/gu, ' ')));
    assert.ok(lines.includes('douteux.localhost : site ouvert malgré l’avertissement (Le site est mal classé)'), lines.join('; '));
    await guide.evaluate(async () => {
      const { opened } = await chrome.storage.session.get('opened');
      await chrome.storage.session.set({ opened: opened.map((one) => ({ ...one, until: Date.now() - 1 })) });
      await chrome.alarms.create('opened', { when: Date.now() + 100 });
    });
    for (let round = 0; (await towards(page, address)) === null; round += 1) {
      assert.ok(round < 100, 'it is closed again');
      await wait(100);
    }
    await guide.close();
    await page.close();
  });

  test('a time of the day: counted, said, then closed until tomorrow', { timeout: 180_000 }, async () => {
    const page = await untilClosed();
    await own(JSON.stringify({ language: 'fr', sites: [{ categories: ['gambling'], action: 'block', minutes: 10 }] }));
    const kept = async (change) => {
      const options = await bench.session.openOwn('options.html');
      const time = await options.evaluate(async (spent) => {
        const { time } = await chrome.storage.local.get('time');
        if (spent !== null) await chrome.storage.local.set({ time: { ...time, spent: time.spent.map((one) => ({ ...one, seconds: spent })) } });
        return time;
      }, change ?? null);
      await options.close();
      return time;
    };
    const site = await bench.session.open(at('hasard.localhost', '?temps'));
    await wait(1200);
    // Put behind another: what was spent there is told.
    await (await bench.session.browser.newPage()).bringToFront();
    let time;
    for (let round = 0; (time = await kept()) === undefined; round += 1) {
      assert.ok(round < 100, 'no time was told');
      await wait(100);
    }
    assert.deepEqual(time.spent.map(({ category }) => category), ['gambling']);
    assert.ok(time.spent[0].seconds >= 1 && time.spent[0].seconds < 60, String(time.spent[0].seconds));
    assert.deepEqual(Object.keys(time.spent[0]).sort(), ['category', 'said', 'seconds']);
    await kept(8.5 * 60);
    const tell = (seconds) => site.page.bringToFront().then(() => bench.session.extensionId()).then(() => wait(seconds * 1000));
    await tell(15.5);
    const banner = await site.waitForBanner();
    assert.match(banner.title, /^Il reste [12] minutes? aujourd’hui : jeux d’argent$/u);
    await site.page.screenshot({ path: path.join(SCREENS, `time-left-${browser}.png`) });
    const panel = await openPanel(bench.session, site.page);
    await panel.waitForFunction(() => !document.getElementById('category').hidden, { polling: 50 });
    assert.match(await panel.$eval('#category', ({ textContent }) => textContent), /^Catégorie\u{a0}: jeux d’argent\. Aujourd’hui\u{a0}: [89]\u{a0}min sur 10\.$/u);
    await panel.close();
    await kept(9.95 * 60);
    await site.page.bringToFront();
    await site.page.waitForFunction(() => document.getElementById('blocked')?.getAttribute('aria-busy') === 'false', { polling: 200 });
    const over = await towards(page, at('hasard.localhost', '?apres'));
    assert.equal(over.title, 'Temps du jour écoulé : jeux d’argent');
    assert.equal(over.why, 'L’organisation y accorde 10 minutes par jour. Ces sites rouvriront demain, à 0 h.');
    assert.equal(asked('apres'), 0);
    await page.screenshot({ path: path.join(SCREENS, `blocked-time-${browser}.png`) });
    await own('');
    await page.close();
  });

  test('the policy’s own addresses come first, and its rules decide', LIMIT, async () => {
    const page = await untilClosed();
    await own(JSON.stringify({
      language: 'fr',
      url_allowlist: ['salle.hasard.localhost', 'portail.localhost/avis'],
      url_blocklist: ['portail.localhost'],
      guarded: ['forum.hasard.localhost'],
      sites: [{ categories: ['gambling'], action: 'warn', message: { fr: 'La Ville préfère que vous n’y alliez pas.' } }],
    }));
    assert.equal(await towards(page, at('salle.hasard.localhost')), null);
    assert.equal(await towards(page, at('forum.hasard.localhost')), null);
    const warned = await towards(page, at('hasard.localhost'));
    assert.deepEqual([warned.why, warned.goOn, warned.reasons], ['La Ville préfère que vous n’y alliez pas.', 'Ouvrir pendant 15 minutes', null]);
    await page.click('#go-on-open');
    await page.waitForFunction(() => location.hostname === 'hasard.localhost', { polling: 50 });
    const listed = await towards(page, at('portail.localhost'));
    assert.equal(listed.title, 'portail.localhost : site fermé par l’organisation');
    assert.equal(await towards(page, at('portail.localhost').replace('two-fields', 'avis/two-fields')), null);
    await own('');
    await page.close();
  });
});

/** Pages of an extension do not open in a private window there (`incognito: spanning`): the browser shows its own page. */
test('in a private window where the extension is allowed: closed, in Chromium', { ...LIMIT, skip: !BROWSERS.includes('chromium') }, async () => {
  const dir = extensionDir('chromium');
  const session = await launch('chromium', dir, { late: true });
  try {
    const browser = await session.browser.target().createCDPSession();
    await browser.send('Extensions.loadUnpacked', { path: dir, enableInIncognito: true });
    const page = await (await session.browser.createBrowserContext()).newPage();
    // No name of the list leads anywhere here: only the engine says something else of it.
    let why = '';
    for (let round = 0; round < 100 && !why.includes('ERR_BLOCKED_BY_CLIENT'); round += 1) {
      await wait(200);
      why = await page.goto('https://bet365.ca/').then(() => 'opened', String);
    }
    assert.match(why, /ERR_BLOCKED_BY_CLIENT/u);
    assert.match(await page.goto('https://exemple.quebec/').then(() => 'opened', String), /ERR_NAME_NOT_RESOLVED/u);
  } finally {
    await session.close();
  }
});
