/**
 * The last check: what a page sends without the guard in the page having seen it. Firefox lets any extension look; Chromium one that a
 * policy installed, which a switch stands for here.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import path from 'node:path';
import { TEXTAREA } from './cases.mjs';
import { actions } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';
import { HIDDEN_WAYS, WAYS } from './lib/ways.mjs';

const TEXT = 'Rappeler la citoyenne au 418 527-3366 ce soir';
const SIN = 'Voici le dossier, NAS : 046 454 286, merci';

/** The id that Chromium makes of a public key: the first 16 bytes of its SHA-256, in letters from a to p. */
function idOf(key) {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode('a'.charCodeAt(0) + parseInt(digit, 16))).join('');
}
const keyFile = readFileSync(path.join(import.meta.dirname, '../../manifest/chromium-key.txt'), 'utf8');
const id = idOf(keyFile.split('\n').filter((line) => !line.startsWith('#')).join('').trim());

/** As a policy installs it, and as a store does: there the wrapper in the page stands alone. */
inEachBrowser('the last check', { args: [`--allowlisted-extension-id=${id}`] }, define);
inEachBrowser('the last check, without a policy', { only: 'chromium' }, define);

function define(bench, browser) {
  const came = (mark) => bench.server.requests.filter(({ url }) => url.startsWith(`/api/${mark}`));
  let count = 0;
  const next = () => `${browser}-${count++}-`;

  for (const [name, way] of Object.entries({ ...WAYS, ...HIDDEN_WAYS })) {
    test(`stopped, said, kept, let go: ${name}`, LIMIT, () =>
      bench.on(TEXTAREA, async (page) => {
        const first = next();
        assert.notEqual(await page.page.evaluate(way, TEXT, first), false, 'the page was refused');
        assert.ok(!JSON.stringify(came(first)).includes('527-3366'), 'nothing of it reached the server');
        const dialog = await page.waitForDialog();
        assert.equal(dialog.word, 'Départ retenu');
        assert.deepEqual(actions(dialog), ['edit', 'keep']);
        assert.ok(dialog.rows.length > 0 && !JSON.stringify(dialog.rows).includes('527-33'), 'masked');
        await page.clickAction('keep');
        await page.waitForNotice();
        const second = next();
        assert.notEqual(await page.page.evaluate(way, TEXT, second), true, 'decided once');
        assert.ok(decodeURIComponent(JSON.stringify(came(second))).includes('527-3366'));
        if (name === 'WebSocket') {
          const kinds = came(second).map(({ body }) => (body.includes('527') ? 'text' : body.trim()));
          assert.deepEqual(kinds, ['', '{"type":6}\u{1e}', 'text', '{"type":7}\u{1e}'].slice(kinds[0] === '' ? 0 : 1), 'in their order');
        }
      }));
  }

  test('a page that is not guarded sends to a guarded host what it likes', LIMIT, async () => {
    const page = await bench.session.open(bench.server.url('textarea').replace('127.0.0.1', 'courriel.localhost'));
    const mark = next();
    await page.page.evaluate(
      (action, text) => {
        const form = document.createElement('form');
        const field = document.createElement('input');
        Object.assign(form, { method: 'post', action });
        Object.assign(field, { name: 'text', value: text });
        form.append(field);
        document.body.append(form);
        form.submit();
      },
      `${bench.server.origin}/api/${mark}`,
      SIN,
    );
    for (let round = 0; came(mark).length === 0; round += 1) {
      assert.ok(round < 100, 'it never came');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.match(came(mark)[0].body, /046/u);
    await page.page.close();
  });

  test('blocked: there is no way to keep it', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const mark = next();
      assert.equal(await page.page.evaluate(WAYS['fetch, JSON'], SIN, mark), true);
      const dialog = await page.waitForDialog();
      assert.equal(dialog.state, 'blocked');
      assert.deepEqual(actions(dialog), ['edit']);
      await page.clickAction('edit');
      await page.waitForNoDialog();
      assert.equal(await page.page.evaluate(WAYS['fetch, JSON'], SIN, mark), true, 'nor the next time');
      assert.deepEqual(came(mark), []);
    }));

  describe('lets go', () => {
    for (const [name, text] of Object.entries({
      'what holds nothing': 'Propose un plan pour la réunion du conseil de mardi',
      'what is no message: an account, a count': 'm.lavoie@videotron.ca',
    })) {
      test(name, LIMIT, () =>
        bench.on(TEXTAREA, async (page) => {
          const mark = next();
          assert.equal(await page.page.evaluate(WAYS['fetch, JSON'], text, mark), false);
          assert.equal(came(mark).length, 1);
          assert.equal(await page.dialog(), null);
        }));
    }

    test('what the person kept in the composer, and what was labelled', LIMIT, () =>
      bench.on(TEXTAREA, async (page) => {
        await page.type(TEXT);
        await page.press('Enter');
        await page.waitForDialog();
        await page.clickAction('keep');
        await page.waitFor(() => window.__balise_page.sent.length === 1);
        await page.type('Et au 418 527-3367 le matin seulement');
        await page.press('Enter');
        await page.waitForDialog();
        await page.clickAction('replace');
        await page.waitForText((seen) => seen.includes('[Téléphone 1]'));
        const arrived = bench.server.nextMessage();
        await page.press('Enter');
        assert.equal(await arrived, 'Et au [Téléphone 1] le matin seulement');
        assert.ok(bench.server.messages.includes(TEXT));
        assert.equal(await page.dialog(), null);
      }));
  });

  test('by a background that was stopped: still nothing leaves', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await bench.session.killBackground();
      const mark = next();
      assert.equal(await page.page.evaluate(WAYS['fetch, JSON'], SIN, mark), true);
      assert.deepEqual(came(mark), []);
      await page.waitForDialog();
    }));
}
