/** The checking engine stopped, broken or gone: nothing is let through, the person is told, nothing is lost. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { CITIZEN, EDITOR, REPLACED, SHORT, TEXTAREA } from './cases.mjs';
import { BROWSERS, extensionDir } from './harness.mjs';
import { actions, assertNothingIn, choose, held, paste, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

inEachBrowser('a stopped engine', {}, (bench) => {
  test('starts again for the next paste, clean or not', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await bench.session.killBackground();
      await paste(page, SHORT);
      await untilFilled(page);
      assert.equal((await page.text()).trim(), SHORT.text.trim());
      await bench.session.killBackground();
      assert.equal((await held(page, CITIZEN)).state, 'blocked');
    }));

  test('stopped while the warning is open: the choice is carried out, with the labels that were shown', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await held(page, { text: 'NAM : GAGS 7556 1215.' });
      await choose(page, 'replace');
      await bench.session.killBackground();
      const dialog = await held(page, { text: ' NAM : TREM 6503 0515.' });
      assert.equal(dialog.rows[0].label, '[NAM 2]', 'what was given before is remembered');
      await bench.session.killBackground();
      await page.clickAction('replace');
      await page.waitForText((text) => text.includes('[NAM 2]'));
      await page.clear();
      await held(page, CITIZEN);
      await bench.session.killBackground();
      const replaced = await choose(page, 'replace');
      assert.deepEqual(replaced.text.split('\n').filter(Boolean), REPLACED);
    }));

  test('a message: stopped before it is asked about, while it is, while the warning is open, and after', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      const kill = () => bench.session.killBackground();
      await page.type(MESSAGE);
      await page.waitForChip();
      await kill();
      await page.press('Enter');
      await page.waitForDialog({ state: 'held' });
      await page.clickAction('edit');
      await page.waitForNoDialog();
      // In the middle of the question, or just beside it: an answer, or none and another try.
      await Promise.all([page.press('Enter'), kill()]);
      const { state } = await page.waitForDialog();
      if (state === 'off') {
        await page.waitForKeys();
        await page.clickAction('retry');
        await page.waitForDialog({ state: 'held' });
      }
      assert.deepEqual(await page.sent(), [], 'nothing left undecided');
      assert.equal((await page.text()).trim(), MESSAGE, 'nothing was lost');
      await kill();
      await page.clickAction('keep');
      await page.waitFor(() => window.__balise_page.sent.length === 1);
      await kill();
      await page.type(`${MESSAGE} svp`);
      await page.press('Enter');
      await page.waitFor(() => window.__balise_page.sent.length === 2);
      assert.equal(await page.dialog(), null, 'what was decided is remembered');
    }));
});

/** Held, and may be kept. */
const MESSAGE = 'Rappeler la citoyenne au 418 527-3366 ce soir';

const BROKEN = {
  'is not there': '',
  'fails at its start': 'throw new Error("broken");',
  'answers nonsense': 'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond("yes"); });',
  'never answers': 'chrome.runtime.onMessage.addListener(() => true);',
};

const folder = mkdtempSync(path.join(tmpdir(), 'balise-broken-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The built extension with another background. */
function broken(browser, name, background) {
  const copy = path.join(folder, `${browser}-${name.replaceAll(' ', '-')}`);
  cpSync(extensionDir(browser), copy, { recursive: true });
  writeFileSync(path.join(copy, 'background.js'), background);
  return copy;
}

for (const browser of BROWSERS) {
  for (const [name, background] of Object.entries(BROKEN)) {
    describe(`an engine that ${name}, ${browser}`, () => {
      inEachBrowser('paste', { extension: broken(browser, name, background), only: browser }, (bench) => {
        test('held, said, tried again, cancelled', LIMIT, () =>
          bench.on(TEXTAREA, async (page) => {
            await page.type('ab');
            await page.press('ArrowLeft');
            const caret = await page.caret();
            const dialog = await held(page, CITIZEN);
            assert.equal(dialog.state, 'off');
            assert.equal(dialog.title, 'Le collage n’a pas pu être vérifié');
            assert.deepEqual(actions(dialog), ['retry', 'cancel']);
            assert.ok(dialog.buttons[0].focused);
            await assertNothingIn(page, 'main', 'ab');
            await page.waitForKeys();
            await page.clickAction('retry');
            await page.waitForDialog({ state: 'off' });
            await assertNothingIn(page, 'main', 'ab');
            await page.waitForKeys();
            await page.press('Escape');
            await page.waitForNoDialog();
            assert.deepEqual(await page.caret(), caret);
            await assertNothingIn(page, 'main', 'ab');
          }));

        test('a message is held, said, and stays where it is', LIMIT, () =>
          bench.on(TEXTAREA, async (page) => {
            await page.type(MESSAGE);
            for (let round = 0; round < 2; round++) {
              await page.press('Enter');
              const dialog = await page.waitForDialog({ state: 'off' });
              assert.equal(dialog.title, 'Le message n’a pas pu être vérifié');
              await page.waitForKeys();
              await page.press('Escape');
              await page.waitForNoDialog();
            }
            assert.deepEqual(await page.sent(), []);
            assert.equal(await page.text(), MESSAGE);
          }));
      });
    });
  }
}

inEachBrowser('an extension taken away under an open page', {}, (bench, browser) => {
  test('holds and says so where the browser leaves its part in the page', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await bench.session.uninstall();
      await paste(page, CITIZEN);
      if (browser === 'firefox') {
        // There the page's part goes with the extension, and the page is as it would be without.
        await untilFilled(page);
        return;
      }
      const dialog = await page.waitForDialog({ state: 'off' });
      assert.equal(dialog.title, 'Balise a été mise à jour');
      assert.deepEqual(actions(dialog), ['reload', 'cancel']);
      await assertNothingIn(page);
      await page.waitForKeys();
      await page.press('Escape');
      await page.waitForNoDialog();
      await page.type('avis');
      await page.press('Enter');
      const sending = await page.waitForDialog({ state: 'off' });
      assert.equal(sending.why, 'La page doit être rechargée avant l’envoi. Copiez d’abord ce que vous avez écrit.');
      assert.deepEqual(await page.sent(), []);
      const loaded = page.page.waitForNavigation();
      await page.clickAction('reload');
      await loaded;
      await paste(page, SHORT);
      await untilFilled(page);
    }));
});
