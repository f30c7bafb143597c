/** Pages that nobody knows: one that behaves like an AI chat is recognised, guarded, and known from then on; others are left alone. (Real components: `cargo xtask sights`.) */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const WORDS = 'Voici ce que dit ce règlement : les piscines sont entourées d’une clôture, et une demande de permis est faite avant les travaux, auprès du service.';

/** A page: how it answers, and whether the field keeps what was written. */
const page = ({ answer, keeps = false, around = '' }) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title></head><body>
<h1>Service</h1>${around}<div id="list"></div><form><textarea id="field" rows="2" cols="60"></textarea><button>Envoyer</button></form>
<script>
  const words = ${JSON.stringify(WORDS)}.split(' ');
  const list = document.getElementById('list');
  const field = document.getElementById('field');
  const grow = (into, each = 30) => { let at = 0; const timer = setInterval(() => { into.textContent += words[at++] + ' '; if (at === words.length) clearInterval(timer); }, each); };
  const add = (text) => { const item = document.createElement('p'); item.textContent = text; list.append(item); return item; };
  const send = () => { const text = field.value; ${keeps ? '' : "field.value = '';"} (${answer})(text); };
  field.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); send(); } });
  document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); send(); });
</script></body></html>`;

const PAGES = {
  chat: page({ answer: '(text) => { add(text); setTimeout(() => grow(add("")), 300); }' }),
  widget: page({ answer: '() => {}', around: '<deep-chat></deep-chat>' }),
  'people talking': page({ answer: '(text) => { add(text); setTimeout(() => add("Bonjour! Je regarde votre dossier et je vous reviens aujourd’hui, promis."), 400); }' }),
  'a search that fills in its results': page({ keeps: true, answer: '(text) => { add("Résultats pour " + text); grow(add("")); }' }),
  'captions beside a conversation': page({
    around: '<p id="captions"></p>',
    answer: '(text) => { add(text); grow(document.getElementById("captions")); }',
  }),
};

inEachBrowser('unknown pages', {}, (bench) => {
  const open = async (name, stays = true) => {
    const opened = await bench.session.open(`https://${Object.keys(PAGES).indexOf(name)}.inconnu.test/`, async (tab) => {
      await tab.setRequestInterception(true);
      tab.on('request', (request) =>
        request.url().startsWith('https:') ? request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: PAGES[name] }) : request.continue(),
      );
    });
    if (stays) await opened.page.focus('#field');
    return opened;
  };
  const write = async (page, text) => {
    await page.page.keyboard.type(text);
    await page.press('Enter');
  };

  test('one that behaves like an AI chat: said, guarded, known from then on', LIMIT, async () => {
    const page = await open('chat');
    await write(page, 'Peux-tu résumer ce règlement?');
    const banner = await page.waitForBanner();
    assert.equal(banner.title, '0.inconnu.test ressemble à une plateforme d’IA non répertoriée');
    assert.equal(banner.directives.length, 4);
    await page.press('F8');
    assert.equal(await page.banner(), null);
    // Guarded now: a message with a telephone number is held.
    await page.page.focus('#field');
    await page.type('Rappeler Marie-Josée Tremblay au 418 527-3366 ce soir');
    await page.press('Enter');
    await page.waitForDialog();
    await page.close();

    const again = await open('chat');
    await again.type('Rappeler Marie-Josée Tremblay au 418 527-3366 ce soir');
    await again.waitForChip();
    assert.equal(await again.banner(), null, 'it was read');
    await again.close();
  });

  test('one with a part of a known widget: at once', LIMIT, async () => {
    const page = await open('widget');
    assert.match((await page.waitForBanner()).title, /non répertoriée$/u);
    await page.close();
  });

  test('as the policy says: left alone, or closed', LIMIT, async () => {
    const own = await bench.session.openOwn('options.html');
    const use = async (policy) => {
      await own.evaluate(async (text) => {
        await chrome.storage.local.set({ 'own-policy': text, sighted: [] });
        // Asked how things stand, the background reads it.
        await chrome.runtime.sendMessage({ type: 'state' });
      }, policy);
    };
    await use('{"unknown_ai": "ignore"}');
    const left = await open('widget');
    await wait(1500);
    assert.equal(await left.banner(), null);
    await left.close();
    await use('{"unknown_ai": "block"}');
    const closed = await open('widget', false);
    // Asked of the browser: not every driver follows a tab to an extension's page.
    const there = () => own.evaluate(async () => (await chrome.tabs.query({})).some(({ url }) => url === chrome.runtime.getURL('pages/blocked.html?host=1.inconnu.test')));
    const end = Date.now() + 10_000;
    while (!(await there())) {
      assert.ok(Date.now() < end, 'it is closed');
      await wait(50);
    }
    await closed.close();
    const said = await bench.session.openOwn('blocked.html?host=1.inconnu.test');
    await said.waitForFunction(() => document.getElementById('blocked')?.getAttribute('aria-busy') === 'false', { polling: 50 });
    assert.equal(await said.$eval('#title', (title) => title.textContent.replaceAll('\u{a0}', ' ')), '1.inconnu.test : plateforme non autorisée');
    await said.close();
    await use('');
    await own.close();
  });

  for (const name of Object.keys(PAGES).slice(2)) {
    test(`left alone: ${name}`, LIMIT, async () => {
      const page = await open(name);
      await write(page, 'Peux-tu résumer ce règlement?');
      await wait(3000);
      assert.equal(await page.banner(), null);
      assert.equal(await page.page.evaluate(() => document.querySelectorAll('balise-guard').length), 0);
      await page.close();
    });
  }
});
