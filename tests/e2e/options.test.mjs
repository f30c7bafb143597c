/**
 * The options page where no organisation set anything: the person's own policy by form and by file, in force at once; and the diagnostic. (With an
 * organisation's: `policy.test.mjs`.)
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { CITIZEN, CONTACT, TEXTAREA } from './cases.mjs';
import { panelOver } from './lib/panel.mjs';
import { saved } from './lib/saved.mjs';
import { held, paste, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

/** What a person may bring: more than the form knows, and a value that cannot be used. */
const DOCUMENT = `{
  "version": "2026-3",
  "organisation": { "fr": "Ville de Val-Fictif", "en": "Town of Val-Fictif" },
  "approved": ["ia.localhost"],
  "langage": "fr",
  "platforms": [{ "host": "autre.localhost", "status": "tolerated", "note": "Par contrat." }],
  "rules": [{ "kinds": ["phone", "email"], "action": "block" }]
}
`;

const words = (page, selector) => page.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent.trim().replace(/\s+/gu, ' ')));

/** What is kept in the browser. */
const kept = (page) => page.evaluate(async () => (await chrome.storage.local.get('own-policy'))['own-policy'] ?? '');

/** Until a line says something else than before. */
async function said(page, id) {
  await page.waitForFunction((of) => document.getElementById(of).textContent !== '', { polling: 50 }, id);
  return (await words(page, `#${id}`))[0];
}

async function open(bench) {
  const page = await bench.session.openOwn('options.html');
  await page.waitForFunction(() => document.getElementById('options')?.getAttribute('aria-busy') === 'false', { polling: 50 });
  return page;
}

/** Writes over what a field holds. */
async function fill(page, id, text) {
  await page.$eval(`#${id}`, (field) => field.select());
  await (text === '' ? page.keyboard.press('Delete') : page.type(`#${id}`, text));
}

async function press(page, button, line) {
  await page.$eval(`#${line}`, (element) => (element.textContent = ''));
  await page.click(`#${button}`);
  return said(page, line);
}

/** No policy of the person's, whatever a test left. */
async function reset(page) {
  if ((await kept(page)) !== '') await press(page, 'own-default', 'own-file-done');
  assert.equal(await kept(page), '');
}

const folder = mkdtempSync(path.join(tmpdir(), 'balise-options-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Chooses a file with this in it; what is said of it by the line. */
async function bring(page, text, line) {
  const file = path.join(folder, 'politique.json');
  writeFileSync(file, text);
  await page.$eval(`#${line}`, (element) => (element.textContent = ''));
  await (await page.$('#own-file')).uploadFile(file);
  return said(page, line);
}

/** The page at a host, once it is guarded. */
async function guarded(bench, host) {
  for (let round = 0; round < 40; round += 1) {
    const page = await bench.session.open(bench.server.url('textarea').replace('127.0.0.1', host));
    const panel = await panelOver(bench.session, page);
    await page.close();
    if (panel.state === 'Vérification active') return panel;
    await wait(250);
  }
  return assert.fail(`${host} was never guarded`);
}

inEachBrowser('options', {}, (bench, browser) => {
  test('written in the form, it is in force at once, and with the background asleep; the default is too', LIMIT, async () => {
    const options = await open(bench);
    assert.deepEqual(await words(options, '#policy'), ['Politique par défaut']);
    assert.deepEqual(await words(options, '#part-given, #own-export, #own-default, #own-undo'), []);
    await fill(options, 'own-organisation', 'Ville de Val-Fictif');
    await fill(options, 'own-approved', 'https://ia.localhost/c/1\nchatgpt');
    await fill(options, 'own-prohibited', 'poe.com');
    await options.select('#own-stage', 'observe');
    assert.equal(await press(options, 'own-save', 'own-done'), 'Politique enregistrée; elle s’applique.');
    const written = JSON.parse(await kept(options));
    assert.equal(written.organisation, 'Ville de Val-Fictif');
    assert.ok(written.approved.includes('ia.localhost') && written.approved.includes('chatgpt.com'), `${written.approved}`);
    assert.deepEqual(written.prohibited, ['poe.com']);
    assert.equal(written.rollout[0].stage, 'observe');
    assert.deepEqual(await words(options, '#policy'), ['Votre politique']);
    assert.deepEqual(await words(options, '#organisation'), ['Ville de Val-Fictif']);
    mkdirSync(SCREENS, { recursive: true });
    await options.screenshot({ path: path.join(SCREENS, `options-own-${browser}.png`), fullPage: true });

    const panel = await guarded(bench, 'ia.localhost');
    assert.equal(panel.page, 'ia.localhost · autorisée');
    assert.equal(panel.policy, 'Votre politique');
    assert.deepEqual(panel.stages, ['Étape : observation, rien n’est retenu']);
    for (const asleep of [false, true]) {
      if (asleep) assert.ok(await bench.session.killBackground());
      await bench.on(TEXTAREA, async (page) => {
        await paste(page, CITIZEN);
        await untilFilled(page);
        assert.equal(await page.dialog(), null);
      });
    }
    await options.bringToFront();
    assert.equal(await press(options, 'own-default', 'own-file-done'), 'La politique par défaut s’applique.');
    assert.equal(await options.evaluate(() => document.activeElement.id), 'own-undo');
    assert.equal(await options.$eval('#own-approved', (field) => field.value), '');
    await bench.on(TEXTAREA, async (page) => {
      assert.equal((await held(page, CITIZEN)).state, 'blocked');
    });
    await options.bringToFront();
    assert.equal(await press(options, 'own-undo', 'own-file-done'), 'Politique enregistrée; elle s’applique.');
    assert.deepEqual(JSON.parse(await kept(options)), written);
    await reset(options);
    await options.close();
  });

  test('what is no host is said at its field, and nothing is lost', LIMIT, async () => {
    const options = await open(bench);
    await reset(options);
    await fill(options, 'own-approved', 'ia.localhost');
    await fill(options, 'own-tolerated', 'pas un hôte\nautre.localhost');
    await fill(options, 'own-prohibited', 'IA.localhost');
    assert.equal(await press(options, 'own-save', 'own-done'), 'Rien n’est encore enregistré. Corrigez les champs indiqués.');
    assert.deepEqual(await words(options, '#own-form .field .error:not(:empty)'), [
      'Corrigez « pas un hôte » : ce n’est ni une adresse ni un nom connu.',
      'Retirez « IA.localhost » : cette plateforme est déjà dans une autre liste.',
    ]);
    assert.equal(await options.evaluate(() => document.activeElement.id), 'own-tolerated');
    assert.equal(await options.$eval('#own-tolerated', (field) => `${field.value} ${field.ariaInvalid ?? field.getAttribute('aria-invalid')}`), 'pas un hôte\nautre.localhost true');
    assert.equal(await kept(options), '');
    // Another language leaves what is written.
    await options.click('#choice-2');
    await options.waitForFunction(() => document.documentElement.lang === 'en-CA', { polling: 'mutation' });
    assert.equal(await options.$eval('#own-tolerated', (field) => field.value), 'pas un hôte\nautre.localhost');
    await options.click('#choice-0');
    await options.waitForFunction(() => document.documentElement.lang === 'fr-CA', { polling: 'mutation' });
    await fill(options, 'own-tolerated', 'autre.localhost');
    await fill(options, 'own-prohibited', '');
    assert.equal(await press(options, 'own-save', 'own-done'), 'Politique enregistrée; elle s’applique.');
    assert.deepEqual(await words(options, '#own-form .field .error:not(:empty)'), []);
    assert.deepEqual(JSON.parse(await kept(options)), { approved: ['ia.localhost'], tolerated: ['autre.localhost'] });
    await reset(options);
    await options.close();
  });

  test('from a file, and into one: what cannot be used is said, and what the form does not know stays', LIMIT, async () => {
    const options = await open(bench);
    await reset(options);
    assert.equal(await bring(options, DOCUMENT, 'own-file-done'), 'Politique importée; elle s’applique.');
    assert.equal(await kept(options), DOCUMENT);
    assert.deepEqual(await words(options, '#ignored-list li'), ['langage : clé inconnue; la plus proche est « language »']);
    assert.equal(await options.$eval('#own-tolerated', (field) => field.value), 'autre.localhost');
    await bench.on(TEXTAREA, async (page) => assert.equal((await held(page, CONTACT)).state, 'blocked'));
    await options.bringToFront();
    for (const [text, wrong] of [
      ['version = "3"\n', /^Choisissez un fichier JSON : celui-ci ne se lit plus à la ligne 1, colonne 1\. Votre politique n’a pas changé\.$/u],
      ['{"3rdparty": {}}', /^Choisissez un fichier de politique : celui-ci n’en contient aucune valeur\./u],
      [' '.repeat(1_000_001), /^Choisissez un fichier de moins de 1 Mo\./u],
    ]) {
      assert.match(await bring(options, text, 'own-file-error'), wrong);
      assert.equal(await kept(options), DOCUMENT);
    }
    // What is handed to the browser as a file is what was brought.
    const file = await saved(options, 'own-export');
    assert.deepEqual(file, { name: 'politique.json', type: 'application/json', text: DOCUMENT });

    await fill(options, 'own-organisation', 'Ville de Val-Fictif-Nord');
    await fill(options, 'own-tolerated', '');
    await fill(options, 'own-prohibited', 'autre.localhost');
    assert.equal(await press(options, 'own-save', 'own-done'), 'Politique enregistrée; elle s’applique.');
    const before = JSON.parse(DOCUMENT);
    assert.deepEqual(JSON.parse(await kept(options)), {
      ...before,
      organisation: { ...before.organisation, fr: 'Ville de Val-Fictif-Nord' },
      platforms: [{ ...before.platforms[0], status: 'prohibited' }],
    });
    await reset(options);
    assert.deepEqual(await words(options, '#ignored'), []);
    await options.close();
  });

  test('the diagnostic, copied', LIMIT, async () => {
    const options = await open(bench);
    await reset(options);
    await options.waitForFunction(() => document.querySelectorAll('#diagnostic tr').length > 0, { polling: 50 });
    const names = await words(options, '#diagnostic th');
    const values = await words(options, '#diagnostic td');
    const row = (name) => values[names.indexOf(name)];
    const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../target/loopback/${browser}/manifest.json`), 'utf8'));
    assert.equal(row('Version de Balise'), version);
    assert.match(row('Navigateur'), browser === 'firefox' ? /Firefox\// : /Chrome\//);
    assert.equal(row('Origine de la politique'), 'la politique par défaut');
    assert.equal(row('Étape aujourd’hui'), 'toutes les règles s’appliquent');
    assert.equal(row('Valeurs ignorées'), '0');
    // Two for each of the seven closed categories, and one for a dot at the end of a host.
    assert.equal(row('Règles de blocage du navigateur'), '15');
    assert.equal(row('Stockage sur cet ordinateur'), 'fonctionne');
    assert.match(row('Réglages de l’organisation'), /^aucun \(lus le .+\)$/u);
    assert.match(row('Essai d’un texte fictif'), /2 éléments repérés$/u);
    assert.equal(names.length, 11);
    await options.click('#diagnostic-copy');
    assert.equal(await said(options, 'diagnostic-done'), 'Copié.');
    await options.screenshot({ path: path.join(SCREENS, `diagnostic-${browser}.png`), fullPage: true });
    await options.close();
  });

  test('the licences of what others made are a click away', LIMIT, async () => {
    const options = await open(bench);
    assert.deepEqual(await words(options, '#licences'), ['Licences des composants']);
    const text = await options.evaluate(async () => (await fetch(document.getElementById('licences').href)).text());
    assert.match(text, /^Balise .*licences[\s\S]*MIT/u);
    await options.close();
  });

  test('no string becomes markup or a script in our pages, and no code can let one', LIMIT, async () => {
    const options = await open(bench);
    const outcomes = await options.evaluate(() => {
      const tried = (run) => {
        try {
          run();
          return 'taken';
        } catch (error) {
          return error.name;
        }
      };
      return [
        tried(() => document.createElement('p').setHTMLUnsafe('<b>gras</b>')),
        tried(() => (document.createElement('p').innerHTML = '<b>gras</b>')),
        tried(() => (document.createElement('script').src = 'https://exemple.invalid/a.js')),
        tried(() => new Worker('/pages.js')),
        tried(() => trustedTypes.createPolicy('libre', { createHTML: (text) => text })),
      ];
    });
    assert.deepEqual(outcomes, Array(5).fill('TypeError'));
    await options.close();
  });
});
