/**
 * A page that works against the guard: each attempt has its name and its outcome. In Chromium without a policy, as here, the wrapper in
 * the page stands alone. What cannot be stopped in principle is in SECURITY.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXTAREA } from './cases.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const PHONE = '418 527-3366';
const TEXT = `Rappeler la citoyenne au ${PHONE} ce soir`;

inEachBrowser('a hostile page', {}, (bench) => {
  const came = () => bench.server.requests.filter(({ url }) => url.startsWith('/api/')).map(({ body }) => body);
  const nothingCame = () => assert.ok(!came().join().includes('527-3366') && !bench.server.messages.join().includes('527-3366'), 'nothing of it left');

  /** The message is held: the warning is open. */
  async function held(page) {
    await page.type(TEXT);
    await page.press('Enter');
    return page.waitForDialog();
  }
  const attempt = (name, steps) => test(name, LIMIT, () => bench.on(TEXTAREA, steps));

  attempt('removes the warning: the answer is no', async (page) => {
    await held(page);
    await page.page.evaluate(() => document.querySelector('balise-guard').remove());
    await page.waitForNoDialog();
    assert.deepEqual(await page.sent(), []);
    await page.press('Enter');
    await page.waitForDialog();
    nothingCame();
  });

  attempt('reads the warning: its tree is closed', async (page) => {
    await held(page);
    const seen = await page.page.evaluate(() => {
      const host = document.querySelector('balise-guard');
      return { root: host.shadowRoot, text: host.textContent, inner: host.innerHTML, at: document.elementFromPoint(innerWidth / 2, innerHeight / 2) === host };
    });
    assert.deepEqual({ root: seen.root, text: seen.text, inner: seen.inner }, { root: null, text: '', inner: '' });
  });

  attempt('presses its buttons by script: they do not hear it', async (page) => {
    await held(page);
    await page.waitForKeys();
    await page.page.evaluate(() => {
      const host = document.querySelector('balise-guard');
      for (let y = 0; y < innerHeight; y += 20) {
        for (let x = 0; x < innerWidth; x += 40) {
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            const init = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y };
            host.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, init) : new MouseEvent(type, init));
          }
        }
      }
      for (const key of ['Enter', 'Escape', ' ']) host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    });
    assert.equal((await page.dialog()).step, 'list', 'it stands as it stood');
    assert.deepEqual(await page.sent(), []);
  });

  attempt('hides it by a style: it is seen all the same', async (page) => {
    await page.page.evaluate(() => {
      const sheet = document.createElement('style');
      sheet.textContent = 'balise-guard { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: scale(0) !important }';
      document.head.append(sheet);
    });
    await held(page);
    const { title, buttons } = await page.dialog();
    assert.ok(title && buttons.length > 0, 'its parts are visible');
  });

  attempt('covers it with a dialog of its own: nothing goes meanwhile', async (page) => {
    await held(page);
    await page.page.evaluate(() => {
      const dialog = document.createElement('dialog');
      const button = document.createElement('button');
      button.textContent = 'OK';
      button.addEventListener('click', () => window.__balise_page.sent.push('covered'));
      dialog.append(button);
      document.body.append(dialog);
      dialog.showModal();
    });
    await page.press('Enter');
    nothingCame();
    assert.ok(await page.dialog(), 'it still waits for an answer');
  });

  attempt('swaps the text while the warning is open: what was not looked through does not go', async (page) => {
    await held(page);
    await page.page.evaluate(() => {
      document.querySelector('textarea').value = 'Rappeler aussi la voisine au 418 527-3399 demain';
    });
    await page.clickAction('keep');
    const dialog = await page.waitForDialog({ state: 'off' });
    assert.ok(dialog.title);
    assert.deepEqual(await page.sent(), []);
  });

  attempt('puts the values back after they were replaced: asked about anew when sent', async (page) => {
    await held(page);
    await page.clickAction('replace');
    await page.waitForText((text) => text.includes('[Téléphone 1]'));
    await page.waitForNotice();
    await page.page.evaluate((text) => {
      document.querySelector('textarea').value = text;
    }, TEXT);
    await page.press('Enter');
    await page.waitForDialog({ state: 'held' });
    nothingCame();
  });

  attempt('sends by itself what it heard: the last check holds it', async (page) => {
    await page.page.evaluate(() => {
      const area = document.querySelector('textarea');
      // On its own, without a key that sends, as pages save drafts.
      area.addEventListener('input', () => {
        void fetch('/api/draft', { method: 'POST', body: JSON.stringify({ draft: area.value }) }).catch(() => undefined);
      });
    });
    await page.type(TEXT);
    const dialog = await page.waitForDialog();
    assert.equal(dialog.word, 'Départ retenu');
    nothingCame();
  });

  attempt('makes keys of its own: what they send is held at the last check', async (page) => {
    await page.type(TEXT);
    await page.page.evaluate(() => {
      document.querySelector('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    assert.equal((await page.waitForDialog()).word, 'Départ retenu');
    nothingCame();
  });

  attempt('stops time: the guard has its own', async (page) => {
    await page.page.evaluate(() => {
      Date.now = () => 0;
      performance.now = () => 0;
      window.setTimeout = () => 0;
      window.requestAnimationFrame = () => 0;
    });
    await held(page);
    await page.waitForKeys();
    await page.clickAction('replace');
    await page.waitForText((text) => text.includes('[Téléphone 1]'));
    nothingCame();
  });

  attempt('takes the built-in functions away from under the wrapper: it kept its own', async (page) => {
    await page.page.evaluate(() => {
      MessagePort.prototype.postMessage = function steal() {
        window.stolen = this;
      };
      Map.prototype.get = () => () => undefined;
      EventTarget.prototype.dispatchEvent = () => true;
    });
    const refused = await page.page.evaluate(
      (text) => Promise.race([fetch('/api/x', { method: 'POST', body: text }).then(() => 'sent', () => 'refused'), new Promise((resolve) => setTimeout(resolve, 1500, 'waits'))]),
      TEXT,
    );
    assert.notEqual(refused, 'sent');
    assert.equal(await page.page.evaluate(() => typeof window.stolen), 'undefined');
    nothingCame();
  });

  attempt('goes elsewhere while the warning is open: the answer is no', async (page) => {
    await held(page);
    await page.page.evaluate(() => history.pushState({}, '', '/textarea.html?other'));
    await page.waitForNoDialog();
    assert.deepEqual(await page.sent(), []);
    nothingCame();
  });

  attempt('takes fetch from a fresh frame: it is asked there too', async (page) => {
    const outcome = await page.page.evaluate((text) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow.fetch('/api/frame', { method: 'POST', body: text }).then(() => 'sent', () => 'refused');
    }, TEXT);
    assert.equal(outcome, 'refused');
    nothingCame();
  });
});
