/** The page behind the panel: the policy, the form for an incident, the contacts. (The acknowledgement: `policy.test.mjs`, where there is a policy to read.) */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { AXE, STANDARD, WINDOWS, judged } from './lib/axe.mjs';
import { extensionDir, launch } from './harness.mjs';
import { openPanel } from './lib/panel.mjs';
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
  test('the rules in a glance', LIMIT, async () => {
    const page = await open(bench);
    assert.deepEqual(await words(page, '#rules h3'), ['À faire', 'À ne pas faire', 'Usages utiles', 'Usages déconseillés']);
    assert.equal((await words(page, '#rules li')).length, 21);
    mkdirSync(SCREENS, { recursive: true });
    await page.screenshot({ path: path.join(SCREENS, `guide-${browser}.png`), fullPage: true });
    await page.close();
  });

  test('the lessons, attested: kept when the browser starts again', LIMIT, async () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'balise-profile-'));
    const start = () => launch(browser, extensionDir(browser), { profile });
    let session = await start();
    try {
      const page = await open({ session });
      for (const lesson of await page.$$('#lessons summary')) await lesson.click();
      assert.equal((await words(page, '#lessons p')).length, 5);
      await page.click('#training-confirm');
      assert.deepEqual(await words(page, '#training-form .error'), ['Écrivez votre nom.', 'Cochez la case pour confirmer.']);
      await page.type('#training-name', 'Une Personne');
      await page.click('#training-agree');
      await page.click('#training-confirm');
      await page.waitForFunction(() => !document.getElementById('training-actions').hidden, { polling: 50 });
      await session.close();
      session = await start();
      const again = await open({ session });
      assert.match((await words(again, '#training-line'))[0], /^Formation attestée par Une Personne, le \d{4}-\d\d-\d\d\.$/u);
      assert.deepEqual(await words(again, '#training-form'), []);
      assert.ok((await words(again, '#recorded li')).some((line) => line.startsWith('Formation attestée par Une Personne')));
    } finally {
      await session.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  test('the mention and the reference, as they are written; what a request holds is said; copied', LIMIT, async () => {
    const page = await open(bench);
    assert.match((await words(page, '#mention-short'))[0], /^Préparé avec l’aide de l’IA \(…\) le /u);
    await fill(page, 'tool', 'chatgpt');
    await fill(page, 'model', 'GPT-5');
    await fill(page, 'purpose', 'un avis public');
    await page.click('#form-1');
    await page.click('#reviewed-0');
    await fill(page, 'reviewer', 'Une Personne');
    await fill(page, 'prompt', 'Résume ce règlement');
    const [short] = await words(page, '#mention-short');
    assert.match(short, /^Ce texte a été préparé avec l’aide d’un outil d’intelligence artificielle \(chatgpt, GPT-5\) le .*, pour : un avis public\. Relu et validé par Une Personne\.$/u);
    assert.match((await words(page, '#mention-full'))[0], /^OpenAI\. \(20\d\d\)\. chatgpt \(GPT-5\) \[Grand modèle de langage\]\. https:\/\/\S+ Requête : « Résume ce règlement »$/u);
    await fill(page, 'prompt', 'Rappeler Marie-Josée Tremblay au 418 527-3366');
    await page.waitForFunction(() => document.getElementById('prompt-error').textContent !== '', { polling: 50 });
    await page.click('#tongue-1');
    assert.match((await words(page, '#mention-short'))[0], /^This text was prepared/u);
    await page.click('#mention-copy');
    await page.waitForFunction(() => document.getElementById('mention-done').textContent !== '', { polling: 50 });
    assert.deepEqual(await words(page, '#mention-done'), ['Copié.']);
    await page.close();
  });

  test('a password is tried, and kept nowhere; the day it was changed is', LIMIT, async () => {
    const page = await open(bench);
    const states = () => words(page, '#password-rules li');
    assert.deepEqual(await states(), ['au moins 8 caractères : à ajouter', 'une majuscule : à ajouter', 'un chiffre : à ajouter', 'un symbole : à ajouter']);
    await page.type('#password', 'Ete2026');
    assert.deepEqual(await states(), ['au moins 8 caractères : à ajouter', 'une majuscule : présent', 'un chiffre : présent', 'un symbole : à ajouter']);
    assert.deepEqual(await words(page, '#password-said'), ['Il y manque 2 éléments.']);
    await page.type('#password', '#x');
    assert.match((await words(page, '#password-said'))[0], /^Tout ce que la politique demande y est\./u);
    await page.click('#password-today');
    await page.waitForFunction(() => /changé le/u.test(document.getElementById('password-changed').textContent), { polling: 50 });
    const kept = await page.evaluate(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get(), { ...localStorage }]));
    assert.ok(!kept.includes('Ete2026'), kept);
    assert.ok(kept.includes('password-changed'), kept);
    await page.close();
  });

  test('a reminder in the panel, one a day', LIMIT, async () => {
    const guide = await open(bench);
    await guide.click('#password-today');
    await guide.waitForFunction(() => /changé le/u.test(document.getElementById('password-changed').textContent), { polling: 50 });
    await guide.close();
    const over = await bench.session.open(bench.server.url('textarea'));
    const panel = await openPanel(bench.session, over);
    assert.deepEqual(await words(panel, '#due'), ['Verrouillez votre appareil dès que vous le laissez.']);
    assert.deepEqual(await words(panel, '#due-open'), []);
    await panel.screenshot({ path: path.join(SCREENS, `popup-reminder-${browser}.png`) });
    await panel.click('#reminder-done');
    await panel.waitForFunction(() => document.getElementById('task').hidden, { polling: 50 });
    await panel.close();
    const again = await openPanel(bench.session, over);
    assert.deepEqual(await words(again, '#task'), []);
    await again.close();
    await over.close();
  });

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
      test(`${name} by the keyboard alone: every control once, in the page's order, and seen`, LIMIT, async () => {
        const page = await open(bench, name);
        const wanted = await page.evaluate(() => {
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((each) => each.checkVisibility() && !each.disabled);
          // Of the answers to one question, the chosen one has the place; the first where none is.
          const first = (each) => all.find(({ type, name: group, checked }) => type === 'radio' && group === each.name && checked) ?? all.find(({ type, name: group }) => type === 'radio' && group === each.name);
          window.stops = all.filter((each) => each.type !== 'radio' || first(each) === each);
          return window.stops.length;
        });
        const seen = [];
        // One page puts the focus on its first button itself.
        const begun = await page.evaluate(() => window.stops.includes(document.activeElement));
        for (let presses = 0; presses < wanted; presses += 1) {
          if (!begun || presses > 0) await page.keyboard.press('Tab');
          // A field for a day has stops of its own inside.
          while (await page.evaluate(() => document.activeElement.type === 'date' && document.activeElement === window.last)) await page.keyboard.press('Tab');
          seen.push(
            await page.evaluate(() => {
              const at = document.activeElement;
              window.last = at;
              const { outlineStyle, outlineWidth } = getComputedStyle(at);
              const { top, bottom } = at.getBoundingClientRect();
              return [window.stops.indexOf(at), outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, bottom > 0 && top < innerHeight];
            }),
          );
        }
        assert.deepEqual(seen, Array.from({ length: wanted }, (_, at) => [at, true, true]));
        await page.close();
      });

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
