/** A part of an answer is copied: what to check in it, and the same with the mention that AI was used. By the keyboard, by the browser's own command, and by the site's button. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { answerIn, MARKDOWN } from './lib/answer.mjs';
import { answeredHere } from './lib/panel.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');
const PLATFORM = 'https://chatgpt.com/c/1';
/** Long enough for a card to have come. */
const QUIET_MS = 1200;

const CHECKS = [
  'Référence juridique : article 53 de la Loi sur l’accès',
  'Chiffre : 20 jours',
  'Chiffre : 1 250 $',
  'Date : 5 mars 2026',
  'Citation : « Nous traitons votre demande cette semaine »',
  'Lien : https://ville.exemple/guide',
];
const MENTION = /^Préparé avec l’aide de l’IA \(ChatGPT\) le \d{1,2}(?:er)?\u00a0\p{L}+ 20\d\d\. À relire et à valider avant usage\.$/u;

inEachBrowser('copied answers', {}, (bench, browser) => {
  /** An answer in the page, the banner read. */
  async function open(markdown = MARKDOWN) {
    const page = await bench.session.open(PLATFORM, (tab) => answeredHere(tab, bench.server));
    await answerIn(page, markdown);
    return page;
  }
  const select = (page, id = 'answer') =>
    page.page.evaluate((wanted) => {
      document.activeElement?.blur();
      getSelection().selectAllChildren(document.getElementById(wanted));
    }, id);
  const dismissBanner = async (page) => {
    if (await page.banner()) await page.press('F8');
  };

  test('by the keyboard: opened by itself the first time, ticked, copied with the mention, formatting kept', LIMIT, async () => {
    const page = await open();
    await page.waitForBanner();
    await dismissBanner(page);
    await select(page);
    await page.press('c', ['Control']);
    const first = await page.waitForAnswer();
    assert.equal(first.open, true);
    assert.equal(first.title, 'Réponse copiée de ChatGPT');
    assert.deepEqual(first.checks.map((check) => check.replaceAll('\u{a0}', ' ')), CHECKS);
    assert.match(first.mention, MENTION);
    // The copy itself is as the page made it.
    const plain = await page.clipboard();
    assert.ok(plain.text.includes('article 53 de la Loi sur l’accès') && !plain.text.includes('Préparé'));
    mkdirSync(SCREENS, { recursive: true });
    for (const scheme of browser === 'chromium' ? ['light', 'dark'] : ['light']) {
      if (browser === 'chromium') await page.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.screenshot(path.join(SCREENS, `answer-${browser}-${scheme}.png`));
    }
    // By the keyboard alone: what is ticked goes into the mention.
    await page.press('F8');
    const tick = async (selector) => {
      await (await page.element(selector)).focus();
      await page.press(' ');
    };
    await tick('[data-part="check-0"]');
    await page.waitForAnswer(({ mention }) => mention.endsWith('Vérifié\u{a0}: article 53 de la Loi sur l’accès.'));
    await tick('[data-part="check-5"]');
    await tick('[data-part="reviewed"]');
    await tick('input[name="form"][value="external"]');
    const ticked = await page.waitForAnswer(({ mention }) => mention.startsWith('Ce texte a été préparé'));
    assert.ok(ticked.mention.endsWith('Relu et validé par une personne. Vérifié\u{a0}: article 53 de la Loi sur l’accès; https://ville.exemple/guide.'), ticked.mention);
    await page.clickAction('cite');
    await page.waitForAnswer(({ result }) => result === 'Copié avec la mention.');
    const held = await page.clipboard();
    assert.ok(held.text.endsWith(`\n\n${ticked.mention}`), held.text);
    assert.ok(held.text.includes('Réponse proposée'));
    assert.match(held.html, /<strong[^>]*>article 53 de la Loi sur l’accès<\/strong>/u);
    assert.match(held.html, /<a [^>]*href="https:\/\/ville\.exemple\/guide"/u);
    assert.match(held.html, /<p lang="fr-CA"[^>]*>Ce texte a été préparé/u);
    await page.clickAction('close');
    assert.equal(await page.answer(), null);
    // Never twice for the same text.
    await select(page);
    await page.press('c', ['Control']);
    await wait(QUIET_MS);
    assert.equal(await page.answer(), null);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test('a part of a line, by the other keys of a copy: a pill, and the card by F8; it folds when somebody writes', LIMIT, async () => {
    const page = await open('Un premier paragraphe de cette réponse parle de 320 logements neufs.\n\nLe second paragraphe de cette réponse y ajoute 45 stationnements publics.');
    await dismissBanner(page);
    await page.page.evaluate(() => {
      document.activeElement?.blur();
      const text = document.querySelector('#answer p').firstChild;
      getSelection().setBaseAndExtent(text, 3, text, text.length);
    });
    await page.press('Insert', ['Control']);
    // The other page was another conversation; in this one the card opens once.
    await page.waitForAnswer(({ open: isOpen }) => isOpen);
    await page.focus();
    await page.type('suite');
    await page.waitForAnswer(({ open: isOpen }) => !isOpen);
    await page.page.evaluate(() => {
      document.activeElement?.blur();
      const text = document.querySelector('#answer p:last-child').firstChild;
      getSelection().setBaseAndExtent(text, 0, text, text.length - 1);
    });
    await page.press('c', ['Control']);
    // Until then the card of the first copy stands there, folded.
    const pill = await page.waitForAnswer(({ checks }) => checks[0]?.replaceAll('\u{a0}', ' ') === 'Chiffre : 45 stationnements');
    assert.equal(pill.open, false);
    assert.equal(pill.pill, 'Réponse copiée\u{a0}: à vérifier');
    assert.equal(pill.checks.length, 1);
    await page.press('F8');
    await page.waitForAnswer(({ open: isOpen }) => isOpen);
    await page.press('Escape');
    await page.waitForAnswer(({ open: isOpen }) => !isOpen);
    await page.close();
  });

  test('the banner unread: the key opens the card, which came last, then says that the banner was read', LIMIT, async () => {
    const page = await bench.session.open('https://chat.mistral.ai/chat', (tab) => answeredHere(tab, bench.server));
    await answerIn(page, 'La réponse de cet assistant compte 77 mesures pour la ville.');
    await page.waitForBanner();
    await select(page);
    await page.press('c', ['Control']);
    await page.waitForAnswer();
    await page.press('F8');
    await page.clickAction('close');
    assert.equal(await page.answer(), null);
    assert.notEqual(await page.banner(), null);
    await page.press('F8');
    assert.equal(await page.banner(), null);
    await page.close();
  });

  /** Ways in which sites' own buttons copy. */
  const BUTTONS = {
    writeText: (text) => navigator.clipboard.writeText(text),
    'ClipboardItem with formatting': (text, html) =>
      navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) }),
      ]),
    'a field that is made for it': (text) => {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    },
    'a listener of its own': (text, html) => {
      document.addEventListener(
        'copy',
        (event) => {
          event.preventDefault();
          event.clipboardData.setData('text/plain', text);
          event.clipboardData.setData('text/html', html);
        },
        { once: true },
      );
      document.execCommand('copy');
    },
  };
  Object.entries(BUTTONS).forEach(([name, run], place) => {
    test(`by the site's own button: ${name}`, LIMIT, async () => {
      const text = `Voici la réponse numéro ${place} de l’assistant, qui cite la Loi 25 et rien d’autre.`;
      const page = await open(text);
      await dismissBanner(page);
      await page.page.evaluate(`window.act = ${run}`);
      await page.page.evaluate((copied) => {
        const button = document.createElement('button');
        button.id = 'site-copy';
        button.textContent = 'Copier';
        button.addEventListener('click', () => void window.act(copied, `<p><em>${copied}</em></p>`));
        document.getElementById('answer').append(button);
      }, text);
      await page.page.click('#site-copy');
      const answer = await page.waitForAnswer();
      assert.deepEqual(answer.checks.map((check) => check.replaceAll('\u{a0}', ' ')), [`Référence juridique : Loi 25`]);
      await page.clickAction('cite');
      await page.waitForAnswer(({ result }) => result === 'Copié avec la mention.');
      const held = await page.clipboard();
      assert.ok(held.text.startsWith(`${text}\n\nPréparé`), held.text);
      if (run.length === 2) assert.ok(held.html.includes(`<em>${text}</em>`), held.html);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });

  test('nothing for a few words, for what the person wrote, nor for what the page says without a press', LIMIT, async () => {
    const page = await open('Bref.');
    await dismissBanner(page);
    await page.page.evaluate(() => {
      const own = document.createElement('article');
      own.id = 'own';
      own.setAttribute('data-message-author-role', 'user');
      own.textContent = 'Peux-tu me dire ce que la Loi 25 demande à une petite municipalité de 900 habitants?';
      document.querySelector('main').prepend(own);
    });
    await select(page);
    await page.press('c', ['Control']);
    await select(page, 'own');
    await page.press('c', ['Control']);
    await page.page.evaluate(() => {
      const detail = JSON.stringify({ text: 'un texte que la page dit copié, avec la Loi 25 et bien assez de mots', html: '' });
      window.dispatchEvent(new CustomEvent('balise-copied', { detail }));
    });
    await page.focus();
    await page.type('un message que la personne écrit, assez long pour compter, sur la Loi 25');
    await page.press('a', ['Control']);
    await page.press('c', ['Control']);
    await wait(QUIET_MS);
    assert.equal(await page.answer(), null);
    await page.close();
  });
});
