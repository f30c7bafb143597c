/**
 * The journal, in Chromium and Firefox: what happened is noted before the person is told what comes of it, never a word of the text; the background may
 * be stopped between any two steps; a collector gets each event, whatever it answered before.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { TEXTAREA } from './cases.mjs';
import { collector } from './lib/collector.mjs';
import { eventsOf, journalKept, minuteLater } from './lib/kept.mjs';
import { balise } from './lib/managed.mjs';
import { saved } from './lib/saved.mjs';
import { choose, held, paste, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

// Of one kind: several together ask for a reason.
const TEXT = 'Pour la demande de la bibliothèque, mon NAS est le 046 454 286.';
const SECRETS = ['046 454', '454 286', 'bibliothèque'];
const POLICY = { language: 'fr', version: '7', organisation: { fr: 'Ville de Val-Fictif' }, rules: [{ kinds: ['personal'], action: 'warn' }] };
const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');
const KEY = 'Bearer cle-fictive-de-personne';

inEachBrowser('the journal', {}, (bench, browser) => {
  let server;
  before(async () => {
    server = await collector();
  });
  after(() => server.stop());

  /** Runs something in a page of the extension. */
  const inside = async (run, ...given) => {
    const options = await bench.session.openOwn('options.html');
    try {
      return await options.evaluate(run, ...given);
    } finally {
      await options.close();
    }
  };

  const own = (policy) =>
    inside(async (text) => {
      await chrome.storage.local.set({ 'own-policy': text });
      await chrome.runtime.sendMessage({ type: 'state' });
    }, JSON.stringify(policy));

  const kept = () => inside(journalKept);
  const events = async () => eventsOf(await kept());
  const clear = () =>
    inside(async () => {
      const keys = Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('event ') || key.startsWith('journal ') || key === 'sending');
      await chrome.storage.local.remove(keys);
    });

  const ring = () => inside(minuteLater, true);
  const until = async (what, holds) => {
    for (let round = 0; round < 150; round += 1) {
      if (await holds()) return;
      await wait(100);
    }
    assert.fail(`never: ${what}`);
  };

  /** Pastes and goes on in a way. */
  const one = (action) =>
    bench.on(TEXTAREA, async (page) => {
      await held(page, { text: TEXT });
      if (action === 'cancel') {
        await page.clickAction('cancel');
        await page.waitForNoDialog();
      } else {
        await choose(page, action, TEXTAREA.field);
      }
    });

  test('what was done is noted, with where, what, how many, by what; no word of the text', LIMIT, async () => {
    await own(POLICY);
    await clear();
    const before = Date.now();
    await one('replace');
    await one('keep');
    await one('cancel');
    const noted = await events();
    assert.deepEqual(noted.map(({ what }) => what), ['held', 'replaced', 'held', 'kept', 'held', 'left']);
    for (const event of noted) {
      assert.equal(event.host, '127.0.0.1');
      assert.equal(event.way, 'paste');
      assert.equal(event.action, 'warn');
      assert.equal(event.kinds, '1 sin;');
      assert.ok(event.at >= before && event.at <= Date.now(), String(event.at));
      assert.match(event.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    const all = JSON.stringify(await kept());
    for (const secret of SECRETS) assert.ok(!all.includes(secret), secret);
  });

  test('a background that is stopped between the dialog and the choice loses nothing', LIMIT, async () => {
    await clear();
    await bench.on(TEXTAREA, async (page) => {
      await held(page, { text: TEXT });
      assert.ok(await bench.session.killBackground());
      await choose(page, 'replace', TEXTAREA.field);
      await bench.session.killBackground();
    });
    assert.deepEqual((await events()).map(({ what }) => what), ['held', 'replaced']);
  });

  test('what the policy only takes note of is noted as gone; of a clean text nothing is', LIMIT, async () => {
    await own({ ...POLICY, rules: [{ kinds: ['personal'], action: 'record' }] });
    await clear();
    await bench.on(TEXTAREA, async (page) => {
      await paste(page, { text: TEXT });
      await untilFilled(page, TEXTAREA.field);
    });
    await bench.on(TEXTAREA, async (page) => {
      await paste(page, { text: 'La bibliothèque ouvre à 10 h.' });
      await untilFilled(page, TEXTAREA.field);
    });
    assert.deepEqual((await events()).map(({ what, action }) => [what, action]), [['passed', '']]);
  });

  test('a policy that keeps no journal and names no collector: nothing is noted', LIMIT, async () => {
    await own({ ...POLICY, journal: { days: 0 } });
    await clear();
    await one('replace');
    assert.deepEqual(await events(), []);
  });

  test('the collector gets each event once it is there, with the policy’s headers, and no word of the text', LIMIT, async () => {
    await own({ ...POLICY, collector: { endpoint: server.address, headers: [{ name: 'Authorization', value: KEY }] } });
    await clear();
    await one('replace');
    await one('keep');
    await until('the background will be woken', () => inside(async () => (await chrome.alarms.get('journal')) !== undefined));
    assert.equal(server.requests.length, 0, 'what has just happened waits for what follows');
    await ring();
    await until('four records', () => server.records.length >= 4);
    assert.deepEqual(server.records.map(({ eventName }) => eventName), ['balise.held', 'balise.replaced', 'balise.held', 'balise.kept']);
    const [{ headers, method, url }] = server.requests;
    assert.deepEqual([method, url, headers.authorization, headers['content-type'], headers.cookie], ['POST', '/v1/logs', KEY, 'application/json', undefined]);
    const all = server.requests.map(({ body }) => body.toString()).join('\n');
    for (const secret of SECRETS) assert.ok(!all.includes(secret), secret);
    await until('what was sent is packed', async () => (await kept()).waiting.length === 0);
    const sent = server.records.map(({ attributes }) => attributes['log.record.uid']);
    assert.deepEqual((await events()).map(({ id }) => id), sent);
    const [{ resource }] = server.records;
    assert.equal(resource['service.name'], 'balise');
    assert.equal(resource['balise.policy.version'], '7');
  });

  test('what a collector does not take waits, and is there in the end, each event once by its id', LIMIT, async () => {
    await clear();
    server.records.length = 0;
    server.answer = () => ({ status: 503, headers: { 'retry-after': '1' } });
    await one('keep');
    const asked = server.requests.length;
    await ring();
    await until('it was tried', () => server.requests.length > asked);
    // Stopped in the middle of it: an answer that nobody heard.
    server.answer = () => {
      server.answer = null;
      return undefined;
    };
    await bench.session.killBackground();
    await one('cancel');
    await until('all are there', async () => {
      await ring();
      await wait(300);
      return new Set(server.records.map(({ attributes }) => attributes['log.record.uid'])).size === 4;
    });
    await until('nothing waits', async () => {
      await ring();
      return (await kept()).waiting.length === 0;
    });
    const ids = new Set(server.records.map(({ attributes }) => attributes['log.record.uid']));
    assert.deepEqual([...ids].sort(), (await events()).map(({ id }) => id).sort());
  });

  test('the options page shows it in plain words, and hands it over as files', LIMIT, async () => {
    await own(POLICY);
    await clear();
    await one('replace');
    const options = await bench.session.openOwn('options.html');
    await options.waitForFunction(() => document.querySelectorAll('#journal tr').length === 2, { polling: 50 });
    const rows = await options.$$eval('#journal tr', (all) => all.map((row) => [...row.cells].slice(1).map((cell) => cell.textContent)));
    assert.deepEqual(rows, [
      ['127.0.0.1', 'Remplacé par des étiquettes (collage)', 'Numéro d’assurance sociale'],
      ['127.0.0.1', 'Retenu (collage)', 'Numéro d’assurance sociale'],
    ]);
    mkdirSync(SCREENS, { recursive: true });
    await (await options.$('#part-journal')).screenshot({ path: path.join(SCREENS, `journal-${browser}.png`) });
    const journal = await saved(options, 'journal-json');
    assert.match(journal.name, /^journal-\d{4}-\d\d-\d\d\.json$/u);
    const { format, events: all } = JSON.parse(journal.text);
    assert.deepEqual([format, all.map(({ what }) => what)], ['balise-journal/1', ['held', 'replaced']]);
    const table = await saved(options, 'journal-csv');
    assert.equal(table.type, 'text/csv');
    assert.equal(table.text.trim().split('\r\n').length, 3);
    const report = await saved(options, 'journal-report');
    assert.match(report.text, /^<!doctype html>[\s\S]*Remplacé par des étiquettes/iu);
    for (const { text } of [journal, table, report]) for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
    // The command reads what the page wrote.
    const folder = mkdtempSync(path.join(tmpdir(), 'balise-journal-'));
    writeFileSync(path.join(folder, journal.name), journal.text);
    const told = balise('report', '--format', 'json', folder);
    rmSync(folder, { recursive: true });
    assert.equal(JSON.parse(told).format, 'balise-report/1');
    await options.click('#journal-clear');
    await options.waitForFunction(() => document.getElementById('journal-done').textContent === 'Le journal est effacé.', { polling: 50 });
    assert.deepEqual(await events(), []);
    await options.close();
  });

  test('a collector that refuses costs no event, and the options page says so', LIMIT, async () => {
    await own({ ...POLICY, collector: { endpoint: server.address, headers: [{ name: 'Authorization', value: KEY }] } });
    await clear();
    server.answer = () => ({ status: 401 });
    await one('replace');
    const asked = server.requests.length;
    await ring();
    await until('it was tried', () => server.requests.length > asked);
    await until('the page says so', () =>
      inside(async () => {
        for (let round = 0; round < 30; round += 1) {
          const text = document.getElementById('diagnostic').textContent;
          if (text.includes('401')) return !text.includes('cle-fictive');
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return false;
      }),
    );
    assert.equal((await kept()).waiting.length, 2);
    server.answer = null;
  });
});
