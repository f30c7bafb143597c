/**
 * Writing and sending, in every kind of editor and both browsers: what is found is said while one writes, a message with it is held
 * when it is sent, and one without goes as if nothing were there.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TARGETS, TEXTAREA, nameOf } from './cases.mjs';
import { actions, choose, clickSend, held, paste, untilEmpty, untilEndsWith } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const PHONE = '418 527-3366';
const MAIL = 'm.lavoie@videotron.ca';
/** Held, and may be kept. */
const CONTACT = `Rappeler la citoyenne au ${PHONE} ou à ${MAIL} ce soir`;
const LABELLED = 'Rappeler la citoyenne au [Téléphone 1] ou à [Courriel 1] ce soir';
/** Blocked by the default policy. */
const SIN = 'Son NAS : 046 454 286, merci';
/** Found once they stand together. */
const HALVES = ['Écrire à m.lavoie@', 'videotron.ca ce soir'];
const CLEAN = 'Propose un plan pour la réunion du conseil';

/** Where words stand on the second line of the page's first field, by the page's own measure. Runs in the page. */
function wordsIn(before, words) {
  const host = document.querySelector('chat-composer');
  const field = host ? host.shadowRoot.querySelector('chat-note').shadowRoot.querySelector('.editable') : document.querySelector('textarea');
  const style = getComputedStyle(field);
  const box = field.getBoundingClientRect();
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = style.font;
  const line = parseFloat(style.lineHeight);
  return {
    left: box.left + field.clientLeft + parseFloat(style.paddingLeft) + ruler.measureText(before).width,
    top: box.top + field.clientTop + parseFloat(style.paddingTop) + line,
    width: ruler.measureText(words).width,
  };
}

/** What a field holds, on one line. */
const line = async (page, field) => (await page.text(field)).replace(/\s+/gu, ' ').trim();

/** Everything the page sent so far. */
const sent = async (page) => (await page.sent()).map((text) => text.replace(/\s+/gu, ' ').trim());

async function untilSent(page, count) {
  await page.waitFor((wanted) => window.__balise_page.sent.length >= wanted, count);
  return sent(page);
}

inEachBrowser('send', {}, (bench) => {
  for (const target of TARGETS) {
    const { field } = target;
    describe(nameOf(target), () => {
      test('clean text goes at once, by Enter and by the button', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(CLEAN);
          await page.press('Enter');
          assert.deepEqual(await untilSent(page, 1), [CLEAN]);
          await untilEmpty(page, field);
          await page.type(CLEAN);
          await clickSend(page, target);
          assert.deepEqual(await untilSent(page, 2), [CLEAN, CLEAN]);
          assert.equal(await page.dialog(), null);
        }));

      test('Shift+Enter begins a line', LIMIT, async () => {
        const [guarded, native] = await bench.both(target, async (page) => {
          await page.type('un');
          await page.press('Enter', ['Shift']);
          await page.type('deux');
          await untilEndsWith(page, field, 'deux');
          return { text: await page.text(field), sent: await page.sent() };
        });
        assert.deepEqual(guarded, native);
      });

      test('found while writing, and held when sent: back to the message, then as it is', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(CONTACT);
          const chip = await page.waitForChip();
          assert.match(chip.text, /2.éléments repérés/u);
          assert.equal(chip.open, false);
          assert.equal(await line(page, field), CONTACT, 'the text was left alone');
          await page.type('.');
          await page.press('Enter');
          const dialog = await page.waitForDialog();
          assert.equal(dialog.state, 'held');
          assert.equal(dialog.word, 'Envoi retenu');
          assert.deepEqual(actions(dialog), ['replace', 'edit', 'keep']);
          await page.clickAction('edit');
          await page.waitForNoDialog();
          assert.deepEqual(await page.sent(), [], 'nothing was sent');
          assert.equal(await line(page, field), `${CONTACT}.`);
          await page.type('.');
          await untilEndsWith(page, field, '..');
          await clickSend(page, target);
          await page.waitForDialog();
          await page.clickAction('keep');
          assert.deepEqual(await untilSent(page, 1), [`${CONTACT}..`]);
          // Decided once in this conversation: the same values are not asked about again.
          await untilEmpty(page, field);
          await page.type(`Le numéro reste ${PHONE}`);
          await page.press('Enter');
          assert.deepEqual((await untilSent(page, 2))[1], `Le numéro reste ${PHONE}`);
        }));

      test('replaced when sent: labels stand in the message, and go when it is sent again', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(CONTACT);
          await page.press('Enter');
          await page.waitForDialog();
          await page.clickAction('replace');
          await page.waitForNoDialog();
          await page.waitForText((text) => text.includes('[Courriel 1]') && text.includes('[Téléphone 1]'), field);
          assert.equal(await line(page, field), LABELLED);
          assert.deepEqual(await page.sent(), [], 'replaced is not sent');
          await page.press('Enter');
          assert.deepEqual(await untilSent(page, 1), [LABELLED]);
        }));

      // Two labels in a Slate that had no time for the second selection stood side by side, and a value between them (Firefox).
      test('replaced in a busy page: each label where its value was, and nothing else in between', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(CONTACT);
          await page.press('Enter');
          await page.waitForDialog();
          await page.page.evaluate((name) => {
            const seen = (window.__seen = []);
            const busy = () => {
              for (const end = performance.now() + 70; performance.now() < end; );
              const text = window.__balise_page.text(name);
              if (text !== seen.at(-1)) seen.push(text);
              window.__busy = setTimeout(busy, 10);
            };
            busy();
          }, field);
          await page.clickAction('replace');
          await page.waitForNoDialog();
          await page.waitForText((text) => text.includes('[Courriel 1]') && text.includes('[Téléphone 1]'), field);
          await page.page.evaluate(() => clearTimeout(window.__busy));
          assert.equal(await line(page, field), LABELLED, JSON.stringify(await page.page.evaluate(() => window.__seen)));
        }));

      test('blocked: only with a label', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(SIN);
          await page.press('Enter');
          const dialog = await page.waitForDialog();
          assert.equal(dialog.state, 'blocked');
          assert.equal(dialog.word, 'Envoi bloqué');
          assert.deepEqual(actions(dialog), ['replace', 'edit']);
          await page.waitForKeys();
          await page.press('Escape');
          await page.waitForNoDialog();
          await page.press('Enter');
          await page.waitForDialog();
          assert.deepEqual(await page.sent(), []);
          await page.clickAction('replace');
          await page.waitForText((text) => text.includes('[NAS 1]'), field);
          await clickSend(page, target);
          assert.deepEqual(await untilSent(page, 1), ['Son NAS : [NAS 1], merci']);
        }));

      test('pasted: with its labels it goes labelled, kept it goes without being asked about again', LIMIT, () =>
        bench.on(target, async (page) => {
          await held(page, { text: CONTACT });
          await choose(page, 'replace', field);
          await clickSend(page, target);
          assert.deepEqual(await untilSent(page, 1), [LABELLED]);
          await untilEmpty(page, field);
          await page.focus(field);
          await held(page, { text: CONTACT });
          await choose(page, 'keep', field);
          await page.press('Enter');
          assert.deepEqual(await untilSent(page, 2), [LABELLED, CONTACT]);
          assert.equal(await page.dialog(), null);
        }));

      test('pasted in halves that are nothing by themselves: held when sent', LIMIT, () =>
        bench.on(target, async (page) => {
          for (const half of HALVES) {
            await paste(page, { text: half });
            await untilEndsWith(page, field, half);
          }
          await page.press('Enter');
          assert.equal((await page.waitForDialog()).word, 'Envoi retenu');
          await page.clickAction('edit');
          await page.waitForNoDialog();
          await clickSend(page, target);
          await page.waitForDialog();
          assert.deepEqual(await page.sent(), []);
          await page.clickAction('replace');
          await page.waitForText((text) => text.includes('[Courriel 1]'), field);
          await page.press('Enter');
          assert.deepEqual(await untilSent(page, 1), ['Écrire à [Courriel 1] ce soir']);
        }));

      test('the list: by F8, one replaced, one a mistake, and the message goes', LIMIT, () =>
        bench.on(target, async (page) => {
          await page.type(CONTACT);
          await page.waitForChip();
          await page.press('F8');
          const { rows, open } = await page.waitForChip((chip) => chip.open);
          assert.equal(open, true);
          assert.equal(rows.length, 2);
          assert.ok(!rows.some(({ excerpt }) => excerpt.includes(PHONE)), 'masked');
          await page.press('Escape');
          await page.waitForChip((chip) => !chip.open);
          await page.type(' svp');
          await untilEndsWith(page, field, 'soir svp');
          // What is shown is what was written last: until then it may be drawn anew under the pointer.
          await page.waitForChip((chip) => chip.rows.some(({ excerpt }) => excerpt.includes('svp')));
          await page.press('F8');
          await page.waitForChip((chip) => chip.open);
          await page.clickAction('replace-one');
          await page.waitForText((text) => text.includes('[Téléphone 1]'), field);
          await page.waitForChip((chip) => chip.rows.length === 1 || !chip.open);
          const left = await page.chip();
          assert.ok(left, `the chip went: ${JSON.stringify(await page.text(field))} ${await page.notice()}`);
          if (!left.open) await page.clickAction('list');
          await page.clickAction('dismiss');
          await page.waitForNoChip();
          await page.press('Enter');
          assert.deepEqual(await untilSent(page, 1), [`Rappeler la citoyenne au [Téléphone 1] ou à ${MAIL} ce soir svp`]);
        }));
    });
  }

  test('an editor that draws its own text: the last check holds what no field shows', LIMIT, () =>
    bench.on({ kind: 'hidden', field: 'main' }, async (page) => {
      const before = bench.server.messages.length;
      await page.type(CONTACT);
      await page.press('Enter');
      const dialog = await page.waitForDialog();
      assert.equal(dialog.word, 'Départ retenu');
      assert.deepEqual(bench.server.messages.slice(before), []);
    }));

  test('a send button outside the shadow tree that its composer is in', LIMIT, () =>
    bench.on({ kind: 'shadow', field: 'textarea' }, async (page) => {
      await page.type(CONTACT);
      await page.page.click('#send');
      await page.waitForDialog();
      assert.deepEqual(await page.sent(), []);
      await page.clickAction('keep');
      assert.deepEqual(await untilSent(page, 1), [CONTACT]);
    }));

  test('a button that says nothing, far from the composer, is pressed as it is', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate(() => {
        const button = document.createElement('button');
        button.id = 'fold';
        button.style.cssText = 'position:fixed;inset:0 auto auto 0;width:32px;height:32px';
        button.addEventListener('click', () => (window.folded = true));
        document.body.append(button);
      });
      await page.type(CONTACT);
      await page.waitForChip();
      await page.page.click('#fold');
      await page.waitFor(() => window.folded);
      assert.equal(await page.dialog(), null);
    }));

  test('a button is what it says: names of styles send nothing, and a name that sends does', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate(() => {
        for (const [id, className, text] of [
          ['task', 'flex items-center text-center', 'New task'],
          ['back', 'center', 'Go back'],
          ['general', 'x', 'Général'],
          ['saved', 'x', 'Saved chats'],
          ['out', 'lucide-arrow-up-right', 'Open'],
          ['plane', 'chatSendButton_1x', ''],
        ]) {
          const button = document.createElement('button');
          button.type = 'button';
          Object.assign(button, { id, className, textContent: text });
          button.style.cssText = 'display:block;width:80px;height:24px;margin-top:60px';
          button.addEventListener('click', () => (window.pressed = [...(window.pressed ?? []), id]));
          document.body.append(button);
        }
      });
      await page.type(CONTACT);
      await page.waitForChip();
      for (const id of ['task', 'back', 'general', 'saved', 'out']) {
        await page.page.click(`#${id}`);
        await page.waitFor((wanted) => window.pressed?.includes(wanted), id);
        assert.equal(await page.dialog(), null, id);
      }
      await page.page.click('#plane');
      await page.waitForDialog();
      assert.deepEqual(await page.page.evaluate(() => window.pressed), ['task', 'back', 'general', 'saved', 'out']);
    }));

  test('marks and pill follow a field that is pushed, and stay inside what cuts it', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type(`Appeler au ${PHONE} puis sortir`);
      const chip = async () => (await page.element('[data-part="chip"]')).boundingBox();
      await page.waitForChip();
      const [mark, before] = [(await page.marks())[0], await chip()];
      // Neither a scroll nor a change of the field's size.
      const pushed = await page.page.evaluate(() => {
        const area = document.querySelector('textarea');
        const { top } = area.getBoundingClientRect();
        Object.assign(document.querySelector('.box').style, { position: 'relative', top: '-40px' });
        return area.getBoundingClientRect().top - top;
      });
      assert.equal(pushed, -40);
      await page.waitForMarks(([now]) => Math.abs(now.top - mark.top - pushed) <= 1);
      const after = await chip();
      // It may have been rising still, by 8 px.
      assert.ok(Math.abs(after.y - before.y - pushed) <= 8, JSON.stringify({ before, after }));
      // In a box that is scrolled, words out of sight are not marked over what stands there.
      await page.page.evaluate(() => {
        document.querySelector('#composer').style.cssText = 'height: 24px; overflow: hidden';
      });
      await page.press('Home');
      await page.type('Oui: ');
      await page.waitForMarks((marks) => marks.length === 1);
      const cutter = await page.page.evaluate(() => document.querySelector('#composer').getBoundingClientRect().toJSON());
      const cut = await page.marksBox();
      assert.ok(cut.height <= 24 && cut.top >= cutter.top && cut.bottom <= cutter.bottom, JSON.stringify({ cut, cutter }));
    }));

  for (const target of [TEXTAREA, { kind: 'shadow', field: 'editable' }]) {
    test(`marks over the words of a field that cannot be marked itself: ${target.kind}`, LIMIT, () =>
      bench.on(target, async (page) => {
        await page.type('un');
        await page.press('Enter', ['Shift']);
        await page.type(`Appeler au ${PHONE} puis sortir`);
        await page.waitForChip();
        const [mark, ...more] = await page.marks();
        assert.deepEqual(more, []);
        const words = await page.page.evaluate(wordsIn, 'Appeler au ', PHONE);
        for (const side of ['left', 'top', 'width']) {
          assert.ok(Math.abs(mark[side] - words[side]) <= 2, `${side}: ${JSON.stringify({ mark, words })}`);
        }
        // Written on: they would stand over other words. At the pause they are back.
        await page.press('Home');
        await page.type('Il faut ');
        await page.waitForChip((chip) => chip.rows.some(({ excerpt }) => excerpt.includes('faut')));
        const [moved] = await page.marks();
        assert.ok(moved.left > mark.left + 10, JSON.stringify({ mark, moved }));
        await page.page.setViewport({ width: 900, height: 700 });
        await page.waitForMarks((marks) => marks.length === 1);
        await page.clear(target.field);
        await page.focus(target.field);
        await page.type('rien');
        await page.waitForNoChip();
        assert.deepEqual(await page.marks(), []);
      }));
  }

  test('what stands by a composer goes with it', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type(CONTACT);
      await page.waitForChip();
      await page.page.evaluate(() => document.querySelector('textarea').remove());
      await page.waitForNoChip();
    }));

  test('of two composers, a button sends the one that it stands with', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate(() => {
        const box = document.createElement('div');
        const other = document.createElement('textarea');
        const button = document.createElement('button');
        Object.assign(button, { id: 'other-send', type: 'button', textContent: 'Envoyer' });
        button.addEventListener('click', () => (window.pressed = true));
        box.append(other, button);
        document.body.append(box);
      });
      await page.type(CONTACT);
      await page.waitForChip();
      await page.page.focus('div > textarea:has(+ #other-send)');
      await page.type('Une question propre, sans plus');
      await page.waitForNoChip();
      await page.page.click('#other-send');
      await page.waitFor(() => window.pressed);
      assert.equal(await page.dialog(), null);
      await page.page.click('#send');
      assert.equal((await page.waitForDialog()).word, 'Envoi retenu');
      assert.deepEqual(await page.sent(), []);
    }));

  test('a clean subject beside a letter does not speak for it', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate(() => {
        const form = document.createElement('form');
        form.addEventListener('submit', (event) => event.preventDefault());
        const [head, subject, button, letter] = ['div', 'input', 'button', 'textarea'].map((tag) => document.createElement(tag));
        Object.assign(subject, { id: 'subject', type: 'text' });
        Object.assign(button, { id: 'mail', type: 'button', textContent: 'Envoyer' });
        letter.id = 'letter';
        head.append(subject, button);
        form.append(head, letter);
        document.body.prepend(form);
      });
      await page.page.focus('#letter');
      await page.type(CONTACT);
      await page.waitForChip();
      await page.page.focus('#subject');
      await page.type('Une question propre, sans plus');
      await page.waitForNoChip();
      await page.page.click('#mail');
      assert.equal((await page.waitForDialog()).word, 'Envoi retenu');
    }));

  test('text set by the page in a shadow tree is held when a button outside sends it', LIMIT, () =>
    bench.on({ kind: 'shadow', field: 'textarea' }, async (page) => {
      await page.page.evaluate((text) => {
        document.querySelector('chat-composer').shadowRoot.querySelector('textarea').value = text;
      }, CONTACT);
      await page.page.click('#send');
      assert.equal((await page.waitForDialog()).word, 'Envoi retenu');
    }));

  test('undone, what was found is not said any more: ProseMirror', LIMIT, () =>
    bench.on({ kind: 'prosemirror', field: 'main' }, async (page) => {
      await page.type(CONTACT);
      await page.waitForChip();
      await page.press('z', ['Control']);
      await page.waitForText((text) => text === '', 'main');
      await page.waitForNoChip();
    }));

  test('somebody who writes where no field is seen is told so, once', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate(() => document.querySelector('textarea').remove());
      await page.type('jjjjjjjjjjjjjjjjjjjjjjjjjjjjjj kkk kkk kkk');
      assert.equal(await page.notice(), null, 'keys of a list are no text');
      await page.type('Rappeler la citoyenne demain au matin');
      assert.match(await page.waitForNotice(), /^Balise ne voit pas ce que vous écrivez ici et pourrait ne pas tout vérifier à l’envoi\. Relisez/u);
      await page.type(' encore un mot ou deux de plus');
      assert.ok(await page.notice(), 'it stays while one writes on');
      await page.clickAction('close');
      await page.type('Rappeler la citoyenne demain au matin');
      assert.equal(await page.notice(), null);
    }));

  test('text set by the page is held when it is sent', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.page.evaluate((text) => {
        document.querySelector('textarea').value = text;
      }, CONTACT);
      await page.page.click('#send');
      await page.waitForDialog();
      assert.deepEqual(await page.sent(), []);
    }));

  test('a search box of no composer is asked about too, and a sign-in form is not', LIMIT, () =>
    bench.on({ kind: 'two-fields', field: 'password' }, async (page) => {
      await page.type(SIN);
      await page.press('Enter');
      assert.equal(await page.dialog(), null);
      await page.focus('search');
      await page.type(SIN);
      await page.press('Enter');
      await page.waitForDialog();
    }));
});

/** The browser's own record of what ran: Chromium's. */
inEachBrowser('idle', { only: 'chromium' }, (bench) => {
  test('no timer fires while nothing happens, with something found on the page', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type(CONTACT);
      await page.waitForChip();
      const timers = async (during) => {
        await page.page.tracing.start({ categories: ['devtools.timeline'] });
        await during();
        const trace = JSON.parse(Buffer.from(await page.page.tracing.stop()).toString('utf8'));
        return trace.traceEvents.filter(({ name }) => name === 'TimerFire').length;
      };
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      // The record does see them: the pause after a key is one.
      assert.ok((await timers(() => page.type('.').then(() => pause(800)))) > 0);
      assert.equal(await timers(() => pause(2000)), 0);
    }));
});
