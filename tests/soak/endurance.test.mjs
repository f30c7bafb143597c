/**
 * A long day in a few minutes: thousands of pastes, messages and navigations over many tabs, the background stopped at random. No decision is wrong, no
 * event is lost, and the browser takes no more memory in the end than when it was warm. Not a part of `cargo xtask test`; see `cargo xtask soak`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';
import { buildPages } from '../e2e/build-pages.mjs';
import { BROWSERS, extensionDir, launch } from '../e2e/harness.mjs';
import { serve } from '../e2e/server.mjs';
import { chanceOf } from './chance.mjs';
import { median, megabytes } from './memory.mjs';
import { textsOf } from './texts.mjs';

const MINUTES = Number(process.env.BALISE_MINUTES ?? 20);
const SEED = Number(process.env.BALISE_SEED ?? 1);
const MINUTE = 60_000;
const KINDS = ['textarea', 'contenteditable', 'prosemirror', 'tiptap', 'quill', 'lexical', 'react-textarea', 'codemirror'];
/** These are never loaded anew: what a page's part keeps would grow there. */
const LASTING = ['textarea', 'contenteditable', 'prosemirror', 'react-textarea'];
/** These are. */
const PASSING = 8;
const POLICY = { language: 'fr', rules: [{ kinds: ['personal'], action: 'warn' }] };
/** Memory that is measured this often; so much more in the end than when it was warm is a leak. */
const SAMPLES = 40;
const GROWTH = 1.1;
/** A text has so much time to come to what it should. */
const PATIENCE = 20_000;

const squeezed = (text) => text.replace(/\s+/gu, ' ').trim();

for (const browser of BROWSERS) {
  test(`${MINUTES} minutes in ${browser}`, { timeout: (MINUTES + 20) * MINUTE }, async (context) => {
    const { between, whole, one, chance } = chanceOf(SEED);
    const texts = textsOf({ whole, one });
    const server = await serve({ root: await buildPages(path.resolve(import.meta.dirname, `../../target/e2e/endurance-${browser}`)) });
    const session = await launch(browser, extensionDir(browser));
    const done = { pasted: 0, held: 0, sent: 0, navigated: 0 };
    const kills = [];
    /** What was done, when, and what the journal must say of it. */
    const acts = [];
    try {
      const options = await session.openOwn('options.html');
      await options.evaluate(async (policy) => {
        await chrome.storage.local.set({ 'own-policy': policy });
        await chrome.runtime.sendMessage({ type: 'state', host: '' });
      }, JSON.stringify(POLICY));

      const open = async (kind) => ({ kind, page: await session.open(server.url(kind)) });
      const lasting = [];
      for (const kind of LASTING) lasting.push(await open(kind));
      const passing = [];
      while (passing.length < PASSING) passing.push(await open(one(KINDS)));

      /** Does something in a tab, and keeps what the journal must say of it. */
      const act = async (expected, steps) => {
        const from = Date.now();
        await steps();
        acts.push({ from, to: Date.now(), expected });
      };
      const until = async (what, holds) => {
        for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(15)) if (await holds()) return;
        assert.fail(what);
      };
      const holds = async ({ page }, text) =>
        until(`the field does not hold ${text}, but ${await page.text()}`, async () => squeezed(await page.text()) === text);

      const pasteClean = async (tab) => {
        const text = texts.clean(whole(1, chance() < 0.1 ? 60 : 4));
        await act([], async () => {
          await tab.page.setClipboard({ text });
          await tab.page.pasteKeys();
          await holds(tab, text);
          assert.equal(await tab.page.dialog(), null, `nothing is to be found in: ${text}`);
        });
        done.pasted += 1;
      };
      const pasteHeld = async (tab) => {
        const { text, values } = texts.held();
        const action = one(['replace', 'keep', 'cancel']);
        const outcome = { replace: 'replaced', keep: 'kept', cancel: 'left' }[action];
        await act(['held', outcome], async () => {
          await tab.page.setClipboard({ text });
          await tab.page.pasteKeys();
          const dialog = await tab.page.waitForDialog({ timeout: PATIENCE });
          assert.equal(dialog.state, 'held', text);
          assert.equal(dialog.rows.length, values.length, `${text}: ${JSON.stringify(dialog.rows)}`);
          assert.equal(squeezed(await tab.page.text()), '', 'nothing went in before');
          await tab.page.clickAction(action);
          await tab.page.waitForNoDialog();
          if (action === 'keep') await holds(tab, text);
          else if (action === 'cancel') assert.equal(squeezed(await tab.page.text()), '');
          else {
            await until('labels', async () => /\[(NAS|SIN) \d+\]/u.test(await tab.page.text()));
            const now = await tab.page.text();
            for (const value of values) assert.ok(!now.includes(value), now);
          }
        });
        done.pasted += 1;
        done.held += 1;
      };
      const sendClean = async (tab) => {
        const text = texts.clean(1);
        await act([], async () => {
          const before = (await tab.page.sent()).length;
          await tab.page.type(text);
          await tab.page.press('Enter');
          await until(`${text} was not sent`, async () => (await tab.page.sent()).length > before);
          assert.equal(squeezed((await tab.page.sent()).at(-1)), text);
        });
        done.sent += 1;
      };
      const sendHeld = async (tab) => {
        const { text, values } = texts.typed();
        const action = one(['replace', 'keep', 'edit']);
        const outcome = { replace: 'replaced', keep: 'kept', edit: 'left' }[action];
        await act(['held', outcome], async () => {
          const before = (await tab.page.sent()).length;
          await tab.page.type(text);
          await tab.page.press('Enter');
          await tab.page.waitForDialog({ timeout: PATIENCE });
          assert.equal((await tab.page.sent()).length, before, 'nothing was sent before');
          await tab.page.clickAction(action);
          await tab.page.waitForNoDialog();
          if (action === 'edit') return;
          if (action === 'replace') {
            await until('labels', async () => /\[NAS \d+\]/u.test(await tab.page.text()));
            await tab.page.press('Enter');
          }
          await until(`${text} was never sent`, async () => (await tab.page.sent()).length > before);
          const last = squeezed((await tab.page.sent()).at(-1));
          if (action === 'keep') assert.equal(last, text);
          else assert.ok(!last.includes(values[0]), last);
        });
        done.sent += 1;
        done.held += 1;
      };
      const navigate = async (at) => {
        const tab = passing[at];
        if (chance() < 0.5) {
          await tab.page.page.goto(server.url(one(KINDS)), { waitUntil: 'load' });
        } else {
          assert.deepEqual(tab.page.errors, []);
          await tab.page.close();
          passing[at] = await open(one(KINDS));
        }
        done.navigated += 1;
      };

      let over = false;
      const killing = (async () => {
        // In the second half it lives, so that what it keeps would be seen to grow.
        for (const end = Date.now() + (MINUTES * MINUTE) / 2; !over && Date.now() < end; ) {
          await wait(between(300, 8000));
          const from = Date.now();
          if (!over && (await session.killBackground().catch(() => false))) kills.push([from, Date.now()]);
        }
      })();

      const memory = [];
      const begun = Date.now();
      const measure = async () => {
        await session.collectGarbage([...lasting, ...passing].map(({ page }) => page.page));
        memory.push({ at: Date.now() - begun, all: megabytes(session.browser.process().pid), ...(await session.heaps(lasting.map(({ page }) => page.page))) });
      };
      try {
        for (let next = 0; Date.now() - begun < MINUTES * MINUTE; ) {
          if (Date.now() - begun >= next) {
            await measure();
            next += (MINUTES * MINUTE) / SAMPLES;
          }
          if (chance() < 0.12) {
            await navigate(whole(0, PASSING - 1));
            continue;
          }
          const tab = one([...lasting, ...passing]);
          await tab.page.page.bringToFront();
          await tab.page.clear();
          // What the page itself keeps is no matter of ours.
          await tab.page.page.evaluate(() => {
            window.__balise_page.sent.length = 0;
            document.getElementById('conversation').replaceChildren();
          });
          await tab.page.focus();
          const roll = chance();
          await (roll < 0.4 ? pasteClean : roll < 0.7 ? pasteHeld : roll < 0.85 ? sendClean : sendHeld)(tab);
        }
      } finally {
        over = true;
        await killing;
      }
      await measure();
      for (const { page } of [...lasting, ...passing]) assert.deepEqual(page.errors, [], 'no page met an error');

      context.diagnostic(`${done.pasted} pastes, ${done.sent} messages (${done.held} held in all), ${done.navigated} navigations; background stopped ${kills.length} times`);
      const events = await options.evaluate(async () => {
        const all = await chrome.storage.local.get(null);
        const lines = Object.entries(all).flatMap(([key, value]) =>
          key.startsWith('event ') ? [`${key.slice(6)}\t${value}`] : key.startsWith('journal ') ? value.split('\n') : [],
        );
        return lines.map((line) => line.split('\t'));
      });
      const told = new Map(events.map(([id, , , what]) => [id, { at: Number.parseInt(id.replace('-', '').slice(0, 12), 16), what }]));
      let again = 0;
      const rest = new Set(told.keys());
      for (const { from, to, expected } of acts) {
        const here = [...told].filter(([, { at }]) => at >= from && at <= to);
        for (const [id] of here) rest.delete(id);
        const whats = here.map(([, { what }]) => what);
        for (const each of expected) {
          const place = whats.indexOf(each);
          assert.ok(place >= 0, `an event is lost: ${each} between ${from} and ${to}; there are ${JSON.stringify(here)}`);
          whats.splice(place, 1);
        }
        // A text is asked about again where the background was stopped before its answer was heard.
        const stopped = kills.some(([since, until_]) => since <= to && until_ >= from);
        assert.ok(whats.every((what) => stopped && expected.includes(what)), `nobody did this: ${JSON.stringify(whats)} between ${from} and ${to}`);
        again += whats.length;
      }
      assert.deepEqual([...rest].map((id) => told.get(id)), [], 'no event is of nothing');
      context.diagnostic(`${told.size} events for ${acts.reduce((sum, { expected }) => sum + expected.length, 0)} things done; ${again} asked again after the background was stopped`);

      const leaks = [];
      for (const name of Object.keys(memory[0]).filter((each) => each !== 'at')) {
        const within = (least, most) => memory.filter(({ at }) => at >= least * MINUTES * MINUTE && at <= most * MINUTES * MINUTE + MINUTE).map((each) => each[name]).filter(Number.isFinite);
        // What only the second half knows is warm there.
        const [warm, end] = [median(name === 'background' ? within(0.55, 0.7) : within(0.25, 0.5)), median(within(0.85, 1))];
        context.diagnostic(`${name}: ${warm.toFixed(1)} when warm, ${end.toFixed(1)} in the end (${(end / warm).toFixed(3)})`);
        if (end > warm * GROWTH) leaks.push(`${name}: ${memory.map((each) => each[name]?.toFixed(1)).join(' ')}`);
      }
      assert.deepEqual(leaks, []);
      assert.ok(kills.length > 0);
    } finally {
      await session.close();
      await server.close();
    }
  });
}
