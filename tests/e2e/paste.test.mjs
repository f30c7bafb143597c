/**
 * Pasting, in every kind of editor and both browsers. What is expected of clean text is not written down but measured: the
 * same keys on the same page in the same browser without the extension must leave the same text and the same formatting.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CITIZEN, CLEAN, CONTACT, REPLACED, RICH, SHORT, TARGETS, TEXTAREA, VALUES, nameOf } from './cases.mjs';
import { actions, assertNone, assertNothingIn, choose, held, paste, state, untilEmpty, untilEndsWith, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

/** Paste, undo, paste again, type: what each leaves. */
async function pasteAndUndo(page, field, clipboard) {
  await paste(page, clipboard);
  await untilFilled(page, field);
  const pasted = await state(page, field);
  await page.press('z', ['Control']);
  await untilEmpty(page, field);
  const undone = await state(page, field);
  // With the last of its text Slate loses the caret, by itself.
  await page.focus(field);
  await page.pasteKeys();
  await untilFilled(page, field);
  // Where the caret is shows in where the next character goes.
  await page.type('Z');
  await page.waitForText((text) => text.includes('Z'), field);
  return { pasted, undone: undone.text.trim(), typed: await state(page, field), flavours: await page.pastes() };
}

/** Keys in one burst, until the text ends as given. */
async function burst(page, field, clipboard, chords, end) {
  await page.setClipboard(clipboard);
  await page.burst(chords);
  await untilEndsWith(page, field, end);
  return state(page, field);
}

/** The lines that a person sees: editors differ in the blank ones between paragraphs. */
const lines = (text) => text.split('\n').filter((line) => line.trim() !== '');

inEachBrowser('paste', {}, (bench) => {
  for (const target of TARGETS) {
    const { field, bold } = target;
    describe(nameOf(target), () => {
      test('clean text arrives as if nothing were there', LIMIT, async () => {
        const [guarded, native] = await bench.both(target, (page) => pasteAndUndo(page, field, CLEAN));
        assert.deepEqual(guarded, native);
      });

      test('formatting arrives as if nothing were there', LIMIT, async () => {
        const [guarded, native] = await bench.both(target, (page) => pasteAndUndo(page, field, RICH));
        assert.deepEqual(guarded, native);
        if (bold) assert.match(guarded.pasted.html, bold);
      });

      test("a citizen's file is held, and replaced by labels", LIMIT, () =>
        bench.on(target, async (page) => {
          const dialog = await held(page, CITIZEN);
          assert.equal(dialog.state, 'blocked');
          assert.ok(dialog.title && dialog.why, 'it says what was found and why');
          assert.equal(dialog.rows.length, VALUES.length);
          for (const row of dialog.rows) {
            assert.ok(row.kind && row.excerpt, JSON.stringify(row));
            assert.ok(!VALUES.some((value) => row.excerpt.includes(value)), `masked: ${row.excerpt}`);
          }
          assert.deepEqual(dialog.buttons.filter((button) => button.focused).map((button) => button.action), ['replace']);
          await assertNothingIn(page, field);

          const replaced = await choose(page, 'replace', field);
          assert.deepEqual(lines(replaced.text), REPLACED);
          assertNone(VALUES, replaced);
          assert.equal((await page.caret())?.after.trim(), '', 'the caret stands behind what was put in');
          // In some editors it takes more than one step; whatever it takes, nothing of it is left.
          await page.press('z', ['Control']);
          await untilEmpty(page, field);
          await page.focus(field);
          await page.type('ok');
          await untilEndsWith(page, field, 'ok');
        }));

      test('Escape puts nothing in and gives focus and caret back', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type('ab');
          await page.press('ArrowLeft');
          // An editor hears of it with the next frame. Where its tab goes to the back before (another one copies), it may put the caret back to where
          // it last knew it when it has the focus again.
          await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
          const caret = await page.caret();
          assert.equal(`${caret.before}|${caret.after}`, 'a|b');
          for (let round = 0; round < 2; round++) {
            await page.setClipboard(CITIZEN);
            assert.deepEqual(await page.caret(), caret, 'as it was before');
            await page.pasteKeys();
            await page.waitForDialog();
            await page.waitForKeys();
            await page.press('Escape');
            await page.waitForNoDialog();
            assert.deepEqual(await page.caret(), caret);
            await assertNothingIn(page, field, 'ab');
          }
          await page.type('x');
          await page.waitForText((text) => text.trim() === 'axb', field);
        }));

      test('kept as it is, it is what a native paste gives', LIMIT, async () => {
        const [guarded, native] = await bench.both(target, async (page) => {
          await paste(page, CONTACT);
          if (!page.guarded) {
            await untilFilled(page, field);
            return state(page, field);
          }
          const dialog = await page.waitForDialog();
          assert.equal(dialog.state, 'held');
          assert.deepEqual(actions(dialog), ['replace', 'edit', 'cancel', 'keep']);
          return choose(page, 'keep', field);
        });
        assert.deepEqual(guarded, native);
      });

      test('two pastes in a row both arrive, once', LIMIT, async () => {
        const [guarded, native] = await bench.both(target, (page) => burst(page, field, SHORT, ['Control+v', 'Control+v'], 'avis un avis'));
        assert.deepEqual(guarded, native);
      });

      test('what is typed right after a paste is neither lost nor overtakes it', LIMIT, async () => {
        const keys = ['Control+v', 'x', 'y', ' ', 'z'];
        const [guarded, native] = await bench.both(target, (page) => burst(page, field, SHORT, keys, 'xy z'));
        assert.deepEqual(guarded, native);
      });
    });
  }

  test('a sign-in form is left alone', LIMIT, () =>
    bench.on({ kind: 'two-fields', field: 'email' }, async (page) => {
      await page.setClipboard({ text: VALUES[0] });
      for (const field of ['password', 'email']) {
        await page.focus(field);
        await page.pasteKeys();
        assert.equal(await page.text(field), VALUES[0]);
        assert.equal(await page.dialog(), null);
      }
      assert.equal(await page.pasteEventsSeen(), 2);
    }));

  test('what was replaced is what leaves', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await held(page, CITIZEN);
      await choose(page, 'replace');
      const arrived = bench.server.nextMessage();
      await page.press('Enter');
      assert.equal(await arrived, REPLACED.join('\n'));
    }));
});
