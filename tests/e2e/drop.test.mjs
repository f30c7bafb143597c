/**
 * Text dropped by the mouse, in every kind of editor and both browsers: it stands in the field as without the extension, what was found
 * in it is said, and it is held when it is sent. What is expected of the drop itself is measured, as for a paste.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TARGETS, nameOf } from './cases.mjs';
import { clickSend, state, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const TEXT = 'Rappeler la citoyenne au 418 527-3366 ou à m.lavoie@videotron.ca ce soir';
const LABELLED = 'Rappeler la citoyenne au [Téléphone 1] ou à [Courriel 1] ce soir';

/** Left out: Quill, which takes no dropped text, nor does Slate in Firefox. How far a drop in Firefox is a real one: `lib/firefox.mjs`. */
const WITHOUT = { chromium: ['quill'], firefox: ['quill', 'slate'] };

/** Where it comes from. */
const FROM = {
  'from the page': { drop: (page) => page.drag(TEXT) },
  'from another program': { drop: (page) => page.dragIn(TEXT), only: 'chromium' },
};

inEachBrowser('drop', {}, (bench, browser) => {
  for (const target of TARGETS.filter(({ kind }) => !WITHOUT[browser].includes(kind))) {
    const { field } = target;
    for (const [from, { drop, only = browser }] of Object.entries(FROM)) {
      if (only !== browser) continue;
      describe(`${nameOf(target)}, ${from}`, () => {
        test('it arrives as if nothing were there', LIMIT, async () => {
          const [guarded, native] = await bench.both(target, async (page) => {
            await drop(page);
            await untilFilled(page, field);
            return { ...(await state(page, field)), caret: await page.caret() };
          });
          assert.deepEqual(guarded, native);
          assert.equal(guarded.text.trim(), TEXT);
        });

        test('what was found in it is said, and it is held when it is sent', LIMIT, () =>
          bench.on(target, async (page) => {
            await drop(page);
            await untilFilled(page, field);
            assert.match((await page.waitForChip()).text, /2.éléments repérés/u);
            await page.focus(field);
            await page.press('Enter');
            const dialog = await page.waitForDialog();
            assert.equal(dialog.word, 'Envoi retenu');
            await page.clickAction('replace');
            await page.waitForText((text) => text.includes('[Courriel 1]') && text.includes('[Téléphone 1]'), field);
            assert.deepEqual(await page.sent(), []);
            await page.press('Enter');
            await page.waitFor(() => window.__balise_page.sent.length > 0);
            assert.deepEqual((await page.sent()).map((text) => text.trim()), [LABELLED]);
          }));

        test('sent by the button at once: held', LIMIT, () =>
          bench.on(target, async (page) => {
            await drop(page);
            await untilFilled(page, field);
            await clickSend(page, target);
            assert.equal((await page.waitForDialog()).word, 'Envoi retenu');
            assert.deepEqual(await page.sent(), []);
            assert.equal((await page.text(field)).trim(), TEXT);
          }));
      });
    }
  }
});
