/** Labels in an answer: the values can be seen, where the page does not see them, and copied; in memory only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXTAREA } from './cases.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const PHONE = '418 527-3366';
const MESSAGE = `Rappeler la citoyenne au ${PHONE} ce soir`;

/** Sends a message with a label; the page answers with it, in bold. */
async function answered(page) {
  await page.type(MESSAGE);
  await page.press('Enter');
  await page.waitForDialog();
  await page.clickAction('replace');
  await page.waitForText((text) => text.includes('[Téléphone 1]'));
  await page.press('Enter');
  await page.waitFor(() => window.__balise_page.sent.length === 1);
  await page.page.evaluate(() => {
    const article = document.createElement('article');
    article.id = 'answer';
    const bold = document.createElement('b');
    bold.textContent = '[Téléphone 1]';
    article.append('Je propose : « Nous vous rappelons au ', bold, ' demain. » Et [Téléphone 2]?');
    document.getElementById('conversation').append(article);
  });
}

async function copyAnswer(page) {
  await page.page.evaluate(() => {
    document.activeElement?.blur();
    getSelection().selectAllChildren(document.getElementById('answer'));
  });
  await page.press('c', ['Control']);
}

inEachBrowser('labels reversed', {}, (bench) => {
  test('a copy of an answer: seen, and copied with the values', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await answered(page);
      await copyAnswer(page);
      const card = await page.waitForCard('reveal');
      assert.equal(card.text, '1\u{a0}étiquette dans la copie');
      assert.equal(card.open, false);
      await page.press('F8');
      const open = await page.waitForCard('reveal', (each) => each.open);
      assert.equal(open.revealed, `Je propose : « Nous vous rappelons au ${PHONE} demain. » Et [Téléphone 2]?`);
      assert.ok(!(await page.page.evaluate(() => document.documentElement.outerHTML)).includes(PHONE), 'the page does not hold it');
      await page.clickAction('copy');
      assert.equal(await page.waitForNotice(), 'Texte copié avec les renseignements.');
      // What is on the clipboard now is held when it is pasted.
      await page.focus('main');
      await page.pasteKeys();
      const { rows } = await page.waitForDialog();
      assert.equal(rows[0].label, '[Téléphone 1]', 'the same value, the same label');
    }));

  test('the copy itself goes on as it would: with the labels', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await answered(page);
      await copyAnswer(page);
      await page.waitForCard('reveal');
      await page.focus('main');
      await page.pasteKeys();
      await page.waitForText((text) => text.includes('[Téléphone 1]'));
      assert.equal(await page.dialog(), null);
    }));

  test('nothing is offered where no label is known', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type('Article [Téléphone 1] et [note 3]');
      await page.press('a', ['Control']);
      await page.press('c', ['Control']);
      await page.type('x');
      await page.waitForText((text) => text === 'x');
      assert.equal(await page.card('reveal'), null);
    }));
});
