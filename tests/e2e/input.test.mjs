/** Difficult text: what hides an identifier from a program hides it from us no more than from a person; nothing is damaged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITOR, TEXTAREA } from './cases.mjs';
import { assertNone, assertNothingIn, choose, held, paste, state, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

/** Each with one social insurance number, and what replacing leaves. `Z` stands where no reader sees anything. */
const HIDDEN = {
  'zero-width characters inside': ['NAS : 0\u200b46 4\u200d54 2\u206086.', 'NAS : [NAS 1].'],
  'no-break spaces and exotic dashes': ['NAS : 046\u00a0454\u2011286, merci', 'NAS : [NAS 1], merci'],
  'full-width digits': ['NAS : ０４６ ４５４ ２８６!', 'NAS : [NAS 1]!'],
  'direction marks around': ['\u202bNAS : \u200f046 454 286\u200e\u202c fin', '\u202bNAS : \u200f[NAS 1]\u200e\u202c fin'],
  'signs of two code units before': ['🙂👩‍🌾 é e\u0301 NAS : 046 454 286 🙂', '🙂👩‍🌾 é e\u0301 NAS : [NAS 1] 🙂'],
  'lines of every kind': ['ligne 1\r\nNAS : 046 454 286\rligne 3\nfin', 'ligne 1\nNAS : [NAS 1]\nligne 3\nfin'],
};

inEachBrowser('input', {}, (bench, browser) => {
  for (const [name, [text, replaced]] of Object.entries(HIDDEN)) {
    test(`${name}: found, and the label lands exactly`, LIMIT, () =>
      bench.on(TEXTAREA, async (page) => {
        assert.equal((await held(page, { text })).rows.length, 1);
        await assertNothingIn(page);
        assert.equal((await choose(page, 'replace')).text, replaced);
      }));
  }

  test('NULs and lone surrogates: found, and the rest as the browser itself would paste it', LIMIT, async () => {
    const before = 'a\ud800b \udc00 ';
    const [guarded, native] = await bench.both(TEXTAREA, async (page) => {
      if (!page.guarded) {
        await paste(page, { text: `${before}fin` });
        await untilFilled(page);
        return (await state(page)).text;
      }
      await held(page, { text: `${before}NAS : 046 454 286` });
      return (await choose(page, 'replace')).text.replace('NAS : [NAS 1]', 'fin');
    });
    assert.equal(guarded, native);
  });

  test('an empty clipboard is nothing', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await paste(page, { text: '' });
      await page.type('ok');
      await page.waitForText((text) => text === 'ok');
      assert.equal(await page.dialog(), null);
    }));

  test('1 MB with one number: found, replaced, the rest intact', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const [head, tail] = ['Le conseil adopte le règlement. '.repeat(16_000), 'Séance levée à 20 h 30. '.repeat(20_000)];
      const dialog = await held(page, { text: `${head}NAS : 046 454 286. ${tail}` });
      assert.equal(dialog.rows.length, 1);
      const replaced = await choose(page, 'replace');
      assert.ok(replaced.text === `${head}NAS : [NAS 1]. ${tail}`, `${replaced.text.length} characters arrived`);
    }));

  // One browser is enough for what takes that long.
  test('10 MB of clean text arrive as they are', { ...LIMIT, skip: browser !== 'chromium' }, () =>
    bench.on(TEXTAREA, async (page) => {
      const text = 'Le conseil adopte le règlement à l’unanimité. '.repeat(210_000);
      await paste(page, { text });
      await untilFilled(page);
      assert.ok((await page.text()) === text);
      assert.equal(await page.dialog(), null);
    }));

  test('hidden words of the formatting are looked through too', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      const html = '<p>Voici l’avis.<span style="display:none"> NAS : 046 454 286</span></p>';
      assert.equal((await held(page, { text: 'Voici l’avis.', html })).rows.length, 1);
      const replaced = await choose(page, 'replace');
      assertNone(['046'], replaced);
      assert.equal(replaced.text, 'Voici l’avis.');
    }));
});
