/** The page behind the panel: the policy, the form for an incident, the contacts. (The acknowledgement: `policy.test.mjs`, where there is a policy to read.) */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { AXE, STANDARD, WINDOWS, judged } from './lib/axe.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

async function open(bench, name = 'guide.html') {
  const page = await bench.session.openOwn(name);
  await page.waitForFunction(() => document.querySelector('[aria-busy]')?.getAttribute('aria-busy') === 'false', { polling: 50 });
  return page;
}

const words = (page, selector) => page.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent.trim().replace(/\s+/gu, ' ')));

/** Writes over what a field holds. */
async function fill(page, id, text) {
  await page.$eval(`#${id}`, (field) => field.select());
  await page.type(`#${id}`, text);
}

inEachBrowser('guide', {}, (bench, browser) => {
  test('the policy is searched, whatever the accents', LIMIT, async () => {
    const page = await open(bench);
    const all = await words(page, '#clauses li');
    assert.ok(all.length > 20, `${all.length}`);
    await page.type('#search', 'NUMERO');
    const found = await words(page, '#clauses li');
    assert.ok(found.length > 0 && found.length < all.length, `${found.length}`);
    for (const each of found) assert.match(each, /numéro/iu);
    assert.equal((await words(page, '#search-count'))[0], `${found.length} article${found.length > 1 ? 's' : ''}`);
    assert.deepEqual(await words(page, '#read-form'), [], 'no organisation, nothing to attest');
    assert.match((await words(page, '#contacts-none'))[0], /gestionnaire/u);
    await page.close();
  });

  test('an incident: what is missing is said, a number in the story too; then the report, and no trace of it', LIMIT, async () => {
    const page = await open(bench, 'guide.html?host=chatgpt.com#part-incident');
    assert.equal(await page.$eval('#where', (field) => field.value), 'chatgpt.com');
    await page.click('#incident-form .primary');
    assert.deepEqual(await words(page, '#incident-errors-list li'), ['Choisissez ce qui s’est passé.', 'Écrivez votre nom.']);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'incident-errors');
    await page.click('#what-0');
    await page.click('#kinds-1');
    await page.click('#kinds-4');
    await fill(page, 'people', '2');
    await fill(page, 'by', 'Une Personne');
    await fill(page, 'story', 'Collé trop vite: le 418 527-3366.');
    await page.waitForFunction(() => document.getElementById('story-error').textContent !== '', { polling: 50 });
    assert.deepEqual(await words(page, '#story-error'), ['1 élément repéré dans ce texte : décrivez-le sans le recopier.']);
    mkdirSync(SCREENS, { recursive: true });
    await page.screenshot({ path: path.join(SCREENS, `incident-form-${browser}.png`), fullPage: true });
    await fill(page, 'story', 'Collé trop vite.');
    await page.waitForFunction(() => document.getElementById('story-error').textContent === '', { polling: 50 });
    await page.click('#incident-form .primary');
    assert.match((await words(page, '#record-done'))[0], /^Signalement \d{8}-\d{4} préparé\. Il n’est pas encore envoyé\.$/u);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'incident-record');
    const record = Object.fromEntries((await words(page, '#record dt')).map((question, at) => [question, at]));
    const answers = await words(page, '#record dd');
    const of = (question) => answers[record[question]];
    assert.equal(of('Que s’est-il passé?'), 'Renseignement envoyé à une plateforme d’IA');
    assert.equal(of('Sur quelle plateforme, ou à quel endroit?'), 'chatgpt.com');
    assert.equal(of('Quels genres de renseignements?'), 'Coordonnées (adresse, téléphone, courriel); Santé');
    assert.equal(of('Comment est-ce arrivé?'), 'Collé trop vite.');
    assert.equal(of('Quand est-ce arrivé?'), 'Pas indiqué');
    assert.match(of('Quand l’avez-vous appris?'), /^\d{4}-\d\d-\d\d$/u);
    assert.equal(of('Combien de personnes sont touchées, environ?'), '2');
    assert.equal(answers.length, 11);
    await page.screenshot({ path: path.join(SCREENS, `incident-record-${browser}.png`), fullPage: true });
    if (browser === 'chromium') {
      await page.evaluate(() => document.body.setAttribute('data-print', 'incident'));
      await page.emulateMediaType('print');
      assert.deepEqual(await words(page, 'nav, #part-policy, #part-contacts, .actions'), []);
      assert.equal((await words(page, '#record dd')).length, 11);
      const pdf = await page.pdf({ path: path.join(SCREENS, 'incident.pdf') });
      assert.equal(Buffer.from(pdf.slice(0, 5)).toString(), '%PDF-');
      const kept = await page.evaluate(() => chrome.storage.local.get(null).then((all) => JSON.stringify(all)));
      assert.ok(!kept.includes('Collé trop vite') && !kept.includes('Une Personne'), 'nothing of it is kept');
    }
    await page.close();
  });
});

for (const lang of ['fr', 'en']) {
  inEachBrowser(`our own pages for everyone, ${lang}`, { lang, only: 'chromium' }, (bench) => {
    for (const name of ['guide.html', 'options.html', 'popup.html', 'blocked.html?host=exemple.test']) {
      test(name, LIMIT, async () => {
        const page = await open(bench, name);
        await page.evaluate(AXE);
        for (const window of WINDOWS) {
          await page.setViewport({ width: window.width, height: window.height });
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: window.dark ? 'dark' : 'light' }]);
          assert.deepEqual(await page.evaluate(judged, STANDARD), [], JSON.stringify(window));
          if (window.width === 1280) {
            mkdirSync(SCREENS, { recursive: true });
            const file = `${name.split('.')[0]}-${lang}-${window.dark ? 'dark' : 'light'}.png`;
            await page.screenshot({ path: path.join(SCREENS, file), fullPage: true });
          }
        }
        await page.close();
      });
    }
  });
}
