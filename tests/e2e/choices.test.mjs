/** What a person can choose in the warning, each to its end, and what a page may do while it is open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CITIZEN, CONTACT, EDITOR, REPLACED, TEXTAREA, UNLABELLED, VALUES } from './cases.mjs';
import { panelOver } from './lib/panel.mjs';
import { actions, assertNone, assertNothingIn, choose, held, paste, state, untilEndsWith, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const LABEL = /\[NAM 1\]/;

inEachBrowser('choices', {}, (bench) => {
  test('blocked: no way to keep it, and cancelling puts nothing in', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      const dialog = await held(page, CITIZEN);
      assert.equal(dialog.lang, 'fr-CA');
      assert.equal(dialog.role, 'alertdialog');
      assert.equal(dialog.state, 'blocked');
      assert.deepEqual(actions(dialog), ['replace', 'edit', 'cancel']);
      assert.equal(dialog.clause, 'Politique, art.\u00a07');
      await page.clickAction('cancel');
      await page.waitForNoDialog();
      await assertNothingIn(page);
      await page.type('suite');
      await untilEndsWith(page, 'main', 'suite');
    }));

  test('only to be remembered: in at once, said afterwards, and counted', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const request = { text: 'Classe ces candidats du meilleur au pire et dis-moi qui embaucher.' };
      await paste(page, request);
      await untilFilled(page);
      assert.equal(await page.text(), request.text);
      assert.equal(await page.dialog(), null);
      assert.match((await page.waitForNotice()).replaceAll('\u00a0', ' '), /^À vérifier : demande d’évaluation d’une personne\. Guide de l’Obvia/);
      const panel = await panelOver(bench.session, page);
      assert.ok(panel.found.includes('demande d’évaluation d’une personne : 1'), panel.found.join());
    }));

  test('kept with a reason: not without one, and then as a native paste', LIMIT, async () => {
    const [guarded, native] = await bench.both(EDITOR, async (page) => {
      await paste(page, UNLABELLED);
      if (page.guarded) {
        assert.equal((await page.waitForDialog()).state, 'held');
        await page.clickAction('keep');
        const step = await page.waitForDialog({ step: 'reason' });
        assert.ok(step.reasons.length >= 4 && step.reasons.every((reason) => !reason.checked), 'no reason is chosen beforehand');
        assert.deepEqual(actions(step), ['back', 'confirm']);
        assert.ok(step.buttons[0].focused, 'the safe button has the focus');
        assert.equal(step.missing, null);

        await page.clickAction('confirm');
        const refused = await page.dialog();
        assert.equal(refused.step, 'reason');
        assert.ok(refused.missing, 'it says that a reason is missing');
        await assertNothingIn(page);

        await page.clickAction('back');
        const list = await page.waitForDialog({ step: 'list' });
        assert.deepEqual(list.buttons.filter((button) => button.focused).map((button) => button.action), ['keep']);
        await page.clickAction('keep');
        await page.waitForDialog({ step: 'reason' });
        await page.chooseReason(1);
        assert.equal((await page.dialog()).missing, null);
        await page.clickAction('confirm');
        await page.waitForNoDialog();
      }
      await untilFilled(page);
      return state(page);
    });
    assert.deepEqual(guarded, native);
  });

  test('edited: it is looked through again, and goes in when nothing is found', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await held(page, CITIZEN);
      await page.clickAction('edit');
      const edit = await page.waitForDialog({ step: 'edit' });
      assert.equal(edit.editText, CITIZEN.text);
      assert.equal(edit.focusedText, CITIZEN.text, 'the focus is in the text');
      await page.rewrite('Son numéro est TREM 6503 0515.');
      await page.clickAction('check');
      const again = await page.waitForDialog({ state: 'held' });
      assert.equal(again.step, 'list');
      assert.equal(again.rows.length, 1);
      assert.match(again.rows[0].label, LABEL);
      await assertNothingIn(page);

      await page.clickAction('edit');
      assert.equal((await page.waitForDialog({ step: 'edit' })).editText, 'Son numéro est TREM 6503 0515.');
      await page.rewrite('Son numéro est au dossier.');
      const clean = await choose(page, 'check');
      assert.equal(clean.text, 'Son numéro est au dossier.');
      assert.equal((await page.caret()).after, '');
    }));

  test('edited and still found: what is replaced is the changed text', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await held(page, CONTACT);
      await page.clickAction('edit');
      await page.waitForDialog({ step: 'edit' });
      await page.rewrite('NAM : TREM 6503 0515, merci.');
      await page.clickAction('check');
      await page.waitForDialog({ state: 'blocked' });
      assert.equal((await choose(page, 'replace')).text, 'NAM : [NAM 1], merci.');
    }));

  test('the same value keeps its label in a conversation, another gets the next', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const texts = ['NAM : TREM 6503 0515. ', 'NAM : GAGS 7556 1215. ', 'NAM TREM-6503-0515.'];
      for (const [index, text] of texts.entries()) {
        await held(page, { text });
        const before = (await page.text()).length;
        await page.clickAction('replace');
        await page.waitForText((now, length) => now.length > length, 'main', before);
      }
      assert.equal(await page.text(), 'NAM : [NAM 1]. NAM : [NAM 2]. NAM [NAM 1].');
    }));

  test('an address that stands only in the formatting holds the paste', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      const link = { text: 'Écrire à la citoyenne', html: '<p><a href="mailto:m.lavoie@videotron.ca">Écrire à la citoyenne</a></p>' };
      const dialog = await held(page, link);
      assert.equal(dialog.rows.length, 1);
      assert.equal(dialog.rows[0].label, null, 'nothing of the text itself gets a label');
      await assertNothingIn(page);
      const replaced = await choose(page, 'replace');
      assert.equal(replaced.text, link.text);
      assertNone(['videotron'], replaced);
    }));

  /** False: the Enter that was to come early came late, and chose, as it should. On a slow machine the way to the browser takes longer than keys wait. */
  const byKeyboard = (early) =>
    bench.on(EDITOR, async (page) => {
      await page.setClipboard(CITIZEN);
      await page.pasteKeys();
      await page.waitForDialog();
      // On its way when the dialog came up.
      await page.noteReady();
      if (early && !(await page.dialogReady())) {
        await page.press('Enter');
        if (await page.page.evaluate(() => window.__chooses)) return false;
      }
      await page.waitForKeys();
      assert.ok((await page.dialog()).buttons[0].focused);
      const focused = async () => (await page.dialog()).focusedText;
      const { buttons, preview } = await page.dialog();
      const [replace, edit, cancel] = buttons.map(({ label }) => label);
      for (const next of [edit, cancel]) {
        await page.press('Tab');
        assert.equal(await focused(), next);
      }
      for (const back of [edit, replace, preview]) {
        await page.press('Tab', ['Shift']);
        assert.ok(back.startsWith(await focused()), back);
      }
      assert.equal(await page.caret(), null, 'the focus is in the dialog');
      await assertNothingIn(page);
      await page.press('Tab');
      await page.press('Enter');
      await page.waitForNoDialog();
      await untilFilled(page);
      assert.deepEqual((await page.text()).split('\n').filter(Boolean), REPLACED);
      assert.deepEqual(await page.sent(), [], 'the page never saw the Enter');
      return true;
    });
  test('by the keyboard alone, and a double Enter chooses nothing', LIMIT, async (context) => {
    for (let round = 0; round < 10; round += 1) if (await byKeyboard(true)) return;
    context.diagnostic('each Enter came late: nothing was seen of an early one');
    assert.ok(await byKeyboard(false));
  });

  for (const [name, leave] of Object.entries({
    'goes elsewhere': (page, server) => page.page.goto(server.url('quill'), { waitUntil: 'load' }),
    'is loaded again': (page) => page.page.reload({ waitUntil: 'load' }),
  })) {
    test(`the page ${name} while the warning is open: nothing went in`, LIMIT, () =>
      bench.on(TEXTAREA, async (page) => {
        await held(page, CITIZEN);
        await leave(page, bench.server);
        assert.equal(await page.dialog(), null);
        await page.focus();
        await assertNothingIn(page);
        await held(page, CITIZEN);
      }));
  }

  for (const [name, act] of Object.entries({
    'shows another conversation': () => history.pushState(null, '', '?autre'),
    'takes the warning away': () => document.querySelector('balise-guard').remove(),
  })) {
    test(`the page ${name} while the warning is open: nothing went in, and the next paste is held`, LIMIT, () =>
      bench.on(TEXTAREA, async (page) => {
        await held(page, CITIZEN);
        await page.page.evaluate(act);
        // Only once the cancelled paste is settled do keys reach the field again.
        await page.page.waitForFunction(() => !document.querySelector('balise-guard'));
        await assertNothingIn(page);
        await page.type('ok');
        await page.waitForText((text) => text === 'ok');
        assertNone(VALUES, await state(page));
        await held(page, CITIZEN);
      }));
  }
});

inEachBrowser('in English', { lang: 'en' }, (bench) => {
  test('the whole path', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      const dialog = await held(page, { text: 'Her number is TREM 6503 0515; phone: 418 527-3366.' });
      assert.equal(dialog.lang, 'en-CA');
      const words = [dialog.word, dialog.title, dialog.why, dialog.footer, ...dialog.rows.map(({ kind }) => kind), ...dialog.buttons.map(({ label }) => label)];
      for (const sentence of words) assert.doesNotMatch(sentence, /[àâçéèêëîïôûù]|\b(le|la|les|des|et|une?)\b/i, 'no French');
      await page.clickAction('keep');
      assert.match((await page.waitForDialog({ step: 'reason' })).buttons[0].label, /back/i);
      await page.clickAction('back');
      await page.waitForDialog({ step: 'list' });
      const replaced = await choose(page, 'replace');
      assert.doesNotMatch(replaced.text, /6503|3366/);
      assert.match(replaced.text, /^Her number is \[[A-Z][a-zA-Z ]* 1\]; phone: \[Phone 1\]\.$/);
      assert.match(await page.waitForNotice(), /replaced|label/i);
    }));
});
