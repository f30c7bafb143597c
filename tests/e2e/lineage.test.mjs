/**
 * Text taken from a protected source is recognised in a guarded page: copied by the keys, by the page's own scripts, from a field, a frame or
 * by a drag; edited since; typed, sent, uploaded. No text of it is kept.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { TEXTAREA } from './cases.mjs';
import { balise } from './lib/managed.mjs';
import { actions, held, paste, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');
const HOST = 'conseil.localhost';
const POLICY = { language: 'fr', organisation: { fr: 'Ville de Val-Fictif' }, protected: [HOST], rules: [{ kinds: ['lineage'], action: 'warn' }] };
const FIRST =
  'Le comité propose de reporter à l’automne la réfection du réservoir de la montée Boisée, le temps que la firme dépose son étude de sol et que le service du génie compare les trois variantes retenues au printemps.';
const SECOND =
  'La deuxième variante coûte moins cher, mais elle oblige à fermer la montée pendant neuf semaines, ce que les commerçants du secteur n’accepteront pas sans compensation.';
/** Capitals, no accents, another word here and there, the sentences turned around. */
const EDITED =
  'RESUME CECI : LA DEUXIEME VARIANTE COUTE MOINS CHER, MAIS ELLE OBLIGE A FERMER LA MONTEE PENDANT NEUF SEMAINES, CE QUE LES COMMERCANTS DU SECTEUR REFUSERONT SANS COMPENSATION. LE COMITE PROPOSE DE REPORTER A L’AUTOMNE LA REFECTION DU RESERVOIR DE LA MONTEE BOISEE, LE TEMPS QUE LA FIRME REMETTE SON ETUDE DE SOL ET QUE LE SERVICE DU GENIE COMPARE LES TROIS VARIANTES RETENUES AU PRINTEMPS.';
const OTHER =
  'La bibliothèque ouvrira plus tôt le samedi, et les cartes de la région y seront exposées jusqu’à la fin de la semaine de relâche, comme l’an dernier.';
/** What the scripts of the page copy (pages/source.ts), what stands in its field and in its frame. */
const OWN = 'Le budget de la bibliothèque sera coupé de moitié si la subvention de la région ne vient pas avant la fin du mois de mai.';
const BUTTON = 'Le terrain de la vieille caserne sera échangé contre celui du presbytère, à condition que la fabrique démolisse le hangar avant.';
const FIELD =
  'L’entente avec la commission scolaire prévoit le partage des deux patinoires jusqu’au printemps suivant, pourvu que la surveillance soit payée à parts égales.';
const ANNEX =
  'Les frais de déneigement de la côte seront répartis selon la longueur de façade de chaque terrain, sauf pour les terrains de coin.';
const DRAGGED =
  'Le comité des loisirs recommande de confier la fête du lac à un organisme du quartier, plutôt que de la préparer avec le personnel de la piscine.';
const REGISTERED =
  'Le devis de la passerelle prévoit des poutres de mélèze sur des piles de béton, une garde de deux mètres du côté de la chute et un éclairage au ras du tablier.';

inEachBrowser('lineage', {}, (bench, browser) => {
  let folder;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'balise-lineage-'));
    await own(POLICY);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A policy of one's own, in force: the scripts for its places are registered. */
  const own = async (policy) => {
    const options = await bench.session.openOwn('options.html');
    await options.evaluate(
      async (text, hosts) => {
        await chrome.storage.local.set({ 'own-policy': text });
        const deadline = Date.now() + 20_000;
        for (;;) {
          await chrome.runtime.sendMessage({ type: 'state' });
          const scripts = (await chrome.scripting.getRegisteredContentScripts()).filter(({ id }) => id.startsWith('sources'));
          if (scripts.length === (hosts > 0 ? 2 : 0)) return;
          if (Date.now() > deadline) throw new Error('the scripts were never registered');
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      },
      JSON.stringify(policy),
      policy.protected?.length ?? 0,
    );
    await options.close();
  };

  const source = async (host = HOST) => {
    const page = await bench.session.browser.newPage();
    await page.goto(bench.server.url('source').replace('127.0.0.1', host));
    await page.bringToFront();
    return page;
  };

  const copyKeys = async (page) => {
    await page.keyboard.down('Control');
    await page.keyboard.press('c');
    await page.keyboard.up('Control');
  };

  /** How many times the session's memory was written: what was copied is there. */
  const memory = async () => {
    const options = await bench.session.openOwn('options.html');
    const kept = await options.evaluate(async () => (await chrome.storage.session.get('copied-from'))['copied-from'] ?? '');
    await options.close();
    return kept;
  };
  const untilRemembered = async (before) => {
    for (let round = 0; round < 100; round += 1) {
      const now = await memory();
      if (now !== before) return now;
      await wait(100);
    }
    return assert.fail('what was copied was never remembered');
  };

  /** Selects an element's text and copies it by the keys. */
  const copyOf = async (page, selector, frame = page.mainFrame()) => {
    await frame.evaluate((which) => {
      const element = document.querySelector(which);
      if (element instanceof HTMLTextAreaElement) element.select();
      else getSelection().selectAllChildren(element);
    }, selector);
    await copyKeys(page);
  };

  const WAYS = {
    'by the keys': { copy: (page) => copyOf(page, '#minutes'), text: `${FIRST}\n\n${SECOND}` },
    'where the page puts its own text': { copy: (page) => copyOf(page, '#grid'), text: OWN },
    'by the page’s own button': { copy: (page) => page.click('#copy'), text: BUTTON },
    'from a field': { copy: (page) => page.focus('#field').then(() => copyOf(page, '#field')), text: FIELD },
    'from a frame': {
      copy: async (page) => {
        const frame = page.frames().find((each) => each.url().endsWith('source-frame.html'));
        await frame.click('#annex');
        await copyOf(page, '#annex', frame);
      },
      text: ANNEX,
    },
    'by a drag': {
      copy: async (page) => {
        const at = await page.evaluate(() => {
          const dragged = document.getElementById('dragged');
          getSelection().selectAllChildren(dragged);
          dragged.scrollIntoView();
          const { left, top } = dragged.getBoundingClientRect();
          return { x: left + 20, y: top + 8 };
        });
        await page.mouse.move(at.x, at.y);
        await page.mouse.down();
        await page.mouse.move(at.x + 40, at.y + 40, { steps: 8 });
        await page.mouse.up();
      },
      text: DRAGGED,
    },
  };

  test('before anything was copied, the same text goes in', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await paste(page, { text: FIRST });
      await untilFilled(page);
    }));

  for (const [way, { copy, text }] of Object.entries(WAYS)) {
    test(`copied ${way}: held, with the host`, LIMIT, async () => {
      const known = await memory();
      const page = await source();
      await copy(page);
      await untilRemembered(known);
      await page.close();
      await bench.on(TEXTAREA, async (chat) => {
        const dialog = await held(chat, { text });
        assert.equal(dialog.state, 'held');
        const row = dialog.rows.find(({ kind }) => kind === 'Extrait d’un site protégé');
        assert.ok(row, JSON.stringify(dialog.rows));
        assert.ok(JSON.stringify(row).includes(HOST), JSON.stringify(row));
        if (way === 'by the keys') {
          mkdirSync(SCREENS, { recursive: true });
          await chat.screenshot(path.join(SCREENS, `lineage-${browser}.png`));
        }
        await chat.waitForKeys();
        await chat.press('Escape');
        await chat.waitForNoDialog();
      });
    });
  }

  test('edited, with the background stopped since: held all the same; another text is not', LIMIT, async () => {
    await bench.session.killBackground();
    await bench.on(TEXTAREA, async (page) => {
      assert.equal((await held(page, { text: EDITED })).state, 'held');
      await page.waitForKeys();
      await page.press('Escape');
      await page.waitForNoDialog();
      await paste(page, { text: OTHER });
      await untilFilled(page);
    });
  });

  test('typed: marked while it is written, held when it is sent; kept once, it goes', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type(SECOND);
      await page.waitForChip();
      await page.press('Enter');
      const dialog = await page.waitForDialog();
      assert.equal(dialog.word, 'Envoi retenu');
      assert.ok(actions(dialog).includes('keep'), actions(dialog).join());
      await page.waitForKeys();
      await page.clickAction('keep');
      await page.waitFor(() => window.__balise_page.sent.length > 0);
      assert.deepEqual((await page.sent()).map((text) => text.trim()), [SECOND]);
    }));

  test('a registered document is recognised wherever it comes from', LIMIT, async () => {
    const file = path.join(folder, 'devis.txt');
    writeFileSync(file, `${REGISTERED}\n`);
    await own({ ...POLICY, documents: JSON.parse(balise('fingerprint', file)) });
    await bench.on(TEXTAREA, async (page) => {
      const { rows } = await held(page, { text: `Traduis ceci en anglais : ${REGISTERED}` });
      const row = rows.find(({ kind }) => kind === 'Extrait d’un document protégé');
      assert.match(row.detail, /devis/u, JSON.stringify(rows));
    });
    await own(POLICY);
  });

  test('in a file: refused, or kept as it is', LIMIT, async () => {
    const file = path.join(folder, 'note.txt');
    writeFileSync(file, `Bonjour,\n\nVoici l’extrait :\n\n${FIRST}\n\n${SECOND}\n\nMerci.\n`);
    const page = await bench.session.open(bench.server.url('upload'));
    const input = await page.page.$('input[type=file]');
    await input.uploadFile(file);
    const dialog = await page.waitForDialog();
    assert.ok(dialog.rows.some(({ kind }) => kind === 'Extrait d’un site protégé'), JSON.stringify(dialog.rows));
    await page.close();
  });

  test('pages that the policy does not name leave nothing', LIMIT, async () => {
    const known = await memory();
    const page = await source('ailleurs.localhost');
    await copyOf(page, '#minutes');
    await wait(500);
    await page.close();
    assert.equal(await memory(), known);
  });

  test('no text of it is kept, in any area of the storage', LIMIT, async () => {
    const options = await bench.session.openOwn('options.html');
    const all = await options.evaluate(async () => JSON.stringify(await Promise.all([chrome.storage.session.get(), chrome.storage.local.get()])));
    const kept = Buffer.from(await options.evaluate(async () => (await chrome.storage.session.get('copied-from'))['copied-from']), 'base64');
    await options.close();
    for (const word of ['réservoir', 'montée', 'commerçants', 'patinoires', 'presbytère', 'reservoir', 'montee']) {
      assert.ok(!all.includes(word), word);
      assert.ok(!kept.includes(word), word);
    }
  });

  test('a source that is named no more: nothing is held', LIMIT, async () => {
    await own({ ...POLICY, protected: [] });
    await bench.on(TEXTAREA, async (page) => {
      await paste(page, { text: FIRST });
      await untilFilled(page);
    });
    await own(POLICY);
  });
});
