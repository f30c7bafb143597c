/**
 * Pasting, in every kind of editor and both browsers. What is expected of clean text is not written down but measured: the
 * same keys on the same page in the same browser without the extension must leave the same text and the same formatting.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, extensionDir, launch } from './harness.mjs';
import { buildPages } from './build-pages.mjs';
import { serve } from './server.mjs';
import { AROUND, CITIZEN, CLEAN, RICH, SHORT, TARGETS, VALUES } from './cases.mjs';

const MINUTE = 60_000;

/** Opens the page of a target with the caret in its field. */
async function open(session, server, { kind, field }) {
  const page = await session.open(server.url(kind));
  await page.focus(field);
  return page;
}

/** Text and formatting once the page has painted what it was given. */
async function state(page, field) {
  await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return { text: await page.text(field), html: await page.html(field) };
}

/** Waits until the field holds something, or nothing, or ends as given. */
const untilFilled = (page, field) => page.waitForText((text) => text.trim() !== '', field);
const untilEmpty = (page, field) => page.waitForText((text) => text.trim() === '', field);
const untilEndsWith = (page, field, end) => page.waitForText((text, wanted) => text.trimEnd().endsWith(wanted), field, end);

function assertNoValue(found) {
  for (const value of VALUES) {
    assert.ok(!found.text.includes(value), `the text holds ${value}: ${found.text}`);
    assert.ok(!found.html?.includes(value), `the formatting holds ${value}`);
  }
}

/** Paste, undo, paste again, type: what each leaves. */
async function pasteAndUndo(page, field, clipboard) {
  await page.setClipboard(clipboard);
  await page.pasteKeys();
  await untilFilled(page, field);
  const pasted = await state(page, field);
  await page.press('z', ['Control']);
  await untilEmpty(page, field);
  const undone = await state(page, field);
  await page.pasteKeys();
  await untilFilled(page, field);
  // Where the caret is shows in where the next character goes.
  await page.type('Z');
  await page.waitForText((text) => text.includes('Z'), field);
  return { pasted, undone: undone.text.trim(), typed: await state(page, field), flavours: (await page.pastes()).map(({ trusted }) => trusted) };
}

/** Keys in one burst, until the text ends as given. */
async function burst(page, field, clipboard, chords, end) {
  await page.setClipboard(clipboard);
  await page.burst(chords);
  await untilEndsWith(page, field, end);
  return state(page, field);
}

for (const browser of BROWSERS) {
  describe(`paste in ${browser}`, { timeout: 15 * MINUTE }, () => {
    let server, session, bare;
    before(async () => {
      server = await serve({ root: await buildPages() });
      [session, bare] = await Promise.all([launch(browser, extensionDir(browser)), launch(browser, null)]);
    });
    after(async () => {
      await Promise.all([session?.close(), bare?.close()]);
      await server?.close();
    });

    for (const target of TARGETS) {
      const { kind, field, bold } = target;
      describe(field === 'main' ? kind : `${kind}, ${field}`, () => {
        /** Runs the same steps with and without the extension, and gives both outcomes. */
        async function both(steps) {
          const outcomes = [];
          for (const each of [session, bare]) {
            const page = await open(each, server, target);
            try {
              outcomes.push(await steps(page));
            } finally {
              await page.close();
            }
          }
          return outcomes;
        }
        async function onPage(steps) {
          const page = await open(session, server, target);
          try {
            await steps(page);
            assert.deepEqual(page.errors, [], 'the page itself met no error');
          } finally {
            await page.close();
          }
        }
        async function held(page, clipboard = CITIZEN) {
          await page.setClipboard(clipboard);
          await page.pasteKeys();
          return page.waitForDialog();
        }

        test('clean text arrives as if nothing were there', { timeout: MINUTE }, async () => {
          const [guarded, native] = await both((page) => pasteAndUndo(page, field, CLEAN));
          assert.deepEqual(guarded, native);
        });

        test('formatting arrives as if nothing were there', { timeout: MINUTE }, async () => {
          const [guarded, native] = await both((page) => pasteAndUndo(page, field, RICH));
          assert.deepEqual(guarded, native);
          if (bold) assert.match(guarded.pasted.html, bold);
        });

        test("a citizen's file is held, and replaced by labels", { timeout: MINUTE }, () =>
          onPage(async (page) => {
            const dialog = await held(page);
            assert.equal(dialog.state, 'held');
            assert.ok(dialog.title && dialog.why, 'it says what was found and why');
            assert.ok(dialog.rows.length > 0);
            for (const row of dialog.rows) {
              assert.ok(row.kind && row.excerpt, JSON.stringify(row));
              assert.ok(!VALUES.some((value) => row.excerpt.includes(value)), `masked: ${row.excerpt}`);
            }
            assert.deepEqual(dialog.buttons.filter((button) => button.focused).map((button) => button.action), ['replace']);
            assert.equal(await page.pasteEventsSeen(), 0);
            assert.equal((await page.text(field)).trim(), '');

            await page.clickAction('replace');
            await page.waitForNoDialog();
            await untilFilled(page, field);
            const replaced = await state(page, field);
            assertNoValue(replaced);
            for (const words of AROUND) assert.ok(replaced.text.includes(words), `${words} is missing in ${replaced.text}`);
            assert.equal((await page.caret())?.after.trim(), '', 'the caret stands behind what was put in');

            await page.press('z', ['Control']);
            await untilEmpty(page, field);
            await page.type('ok');
            await untilEndsWith(page, field, 'ok');
          }));

        test('Escape puts nothing in and gives focus and caret back', { timeout: MINUTE }, () =>
          onPage(async (page) => {
            await page.type('ab');
            await page.press('ArrowLeft');
            const caret = await page.caret();
            assert.equal(`${caret.before}|${caret.after}`, 'a|b');
            for (let round = 0; round < 2; round++) {
              await held(page);
              await page.press('Escape');
              await page.waitForNoDialog();
              assert.deepEqual(await page.caret(), caret);
              assert.equal((await page.text(field)).trim(), 'ab');
            }
            assert.equal(await page.pasteEventsSeen(), 0);
            await page.type('x');
            await page.waitForText((text) => text.trim() === 'axb', field);
          }));

        test('kept as it is, it is what a native paste gives', { timeout: MINUTE }, async () => {
          const [guarded, native] = await both(async (page) => {
            if (page.guarded) await keep(page);
            else {
              await page.setClipboard(CITIZEN);
              await page.pasteKeys();
            }
            await untilFilled(page, field);
            return state(page, field);
          });
          assert.deepEqual(guarded, native);

          async function keep(page) {
            const dialog = await held(page);
            assert.ok(dialog.buttons.some((button) => button.action === 'keep'), 'this policy lets it be kept');
            await page.clickAction('keep');
            const next = await page.dialog();
            if (next?.step === 'reason') {
              assert.ok(next.reasons.length > 1 && next.reasons.every((reason) => !reason.checked), 'no reason is preselected');
              await page.chooseReason(0);
              await page.clickAction('confirm');
            }
            await page.waitForNoDialog();
          }
        });

        test('two pastes in a row both arrive, once', { timeout: MINUTE }, async () => {
          const [guarded, native] = await both((page) => burst(page, field, SHORT, ['Control+v', 'Control+v'], 'avis un avis'));
          assert.deepEqual(guarded, native);
        });

        test('what is typed right after a paste is neither lost nor overtakes it', { timeout: MINUTE }, async () => {
          const [guarded, native] = await both((page) => burst(page, field, SHORT, ['Control+v', 'x', 'y', ' ', 'z'], 'xy z'));
          assert.deepEqual(guarded, native);
        });
      });
    }

    test('a sign-in form is left alone', { timeout: MINUTE }, async () => {
      const page = await session.open(server.url('two-fields'));
      await page.setClipboard({ text: VALUES[0] });
      for (const field of ['password', 'email']) {
        await page.focus(field);
        await page.pasteKeys();
        assert.equal(await page.text(field), VALUES[0]);
        assert.equal(await page.dialog(), null);
      }
      assert.equal(await page.pasteEventsSeen(), 2);
      await page.close();
    });

    test('a stopped background holds the paste until it is awake again', { timeout: MINUTE }, async () => {
      const page = await open(session, server, { kind: 'prosemirror', field: 'main' });
      await page.setClipboard(CITIZEN);
      await session.killBackground();
      await page.pasteKeys();
      assert.equal((await page.waitForDialog()).state, 'held');
      assert.equal(await page.pasteEventsSeen(), 0);
      await page.close();
    });

    test('what was replaced is what leaves', { timeout: MINUTE }, async () => {
      const page = await open(session, server, { kind: 'prosemirror', field: 'main' });
      await page.setClipboard(CITIZEN);
      await page.pasteKeys();
      await page.waitForDialog();
      await page.clickAction('replace');
      await page.waitForNoDialog();
      await untilFilled(page, 'main');
      const arrived = server.nextMessage();
      await page.press('Enter');
      assertNoValue({ text: await arrived, html: null });
      await page.close();
    });
  });
}
