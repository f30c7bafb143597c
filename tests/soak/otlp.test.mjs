/**
 * Ten thousand events to a collector that others wrote (rotel), which is stopped and started at random, from a browser whose background is killed at
 * random: in the end each event is in the receiver's own records, and each once by its id. Not a part of `cargo xtask test`; see
 * `cargo xtask collector --browser`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { buildPages } from '../e2e/build-pages.mjs';
import path from 'node:path';
import { extensionDir, launch } from '../e2e/harness.mjs';
import { journalKept, minuteLater } from '../e2e/lib/kept.mjs';
import { freePort, start } from '../e2e/lib/rotel.mjs';
import { serve } from '../e2e/server.mjs';
import { chanceOf } from './chance.mjs';

const EVENTS = Number(process.env.BALISE_EVENTS ?? 10_000);
const ENCODING = process.env.BALISE_ENCODING ?? 'json';
const SEED = Number(process.env.BALISE_SEED ?? 1);
const TEXT = 'Pour la demande de la bibliothèque, mon NAS est le 046 454 286.';

const { between } = chanceOf(SEED);

test(`${EVENTS} events, ${ENCODING}`, { timeout: 40 * 60_000 }, async (context) => {
  const server = await serve({ root: await buildPages(path.resolve(import.meta.dirname, '../../target/e2e/soak')) });
  const session = await launch('chromium', extensionDir('chromium'));
  const port = await freePort();
  let receiver = await start(port);
  const records = [];
  let [stops, kills, unheard] = [0, 0, 0];
  try {
    const options = await session.openOwn('options.html');
    await options.evaluate(
      async (policy) => {
        await chrome.storage.local.set({ 'own-policy': policy });
        await chrome.runtime.sendMessage({ type: 'state' });
      },
      JSON.stringify({ language: 'fr', rules: [{ kinds: ['personal'], action: 'warn' }], collector: { endpoint: receiver.endpoint, encoding: ENCODING } }),
    );
    const keep = () => options.evaluate(journalKept);
    const ring = (older) => options.evaluate(minuteLater, older);

    // The page's part, in its own world: it asks as it does at a paste.
    const page = await session.open(server.url('textarea'));
    const client = await page.page.createCDPSession();
    const worlds = [];
    client.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world));
    await client.send('Runtime.enable');
    const own = worlds.find(({ origin, auxData }) => origin.startsWith('chrome-extension://') && auxData?.type === 'isolated');
    assert.ok(own, 'the page’s part is there');
    const ask = async (count) => {
      const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
        contextId: own.id,
        awaitPromise: true,
        returnByValue: true,
        expression: `(async () => {
          const all = await Promise.allSettled(Array.from({ length: ${count} }, () => chrome.runtime.sendMessage({ type: 'inspect', text: ${JSON.stringify(TEXT)}, formatting: null, moment: 'paste' })));
          return all.filter(({ value }) => value?.status === 'ok' && value.answer.kind === 'held').length;
        })()`,
      });
      assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails));
      return result.value;
    };

    let answered = 0;
    let over = false;
    const disturb = async (least, most, run) => {
      while (!over) {
        await wait(between(least, most));
        if (!over) await run();
      }
    };
    const disturbances = [
      disturb(300, 2000, async () => {
        if (await session.killBackground().catch((failure) => console.log(String(failure)))) kills += 1;
      }),
      disturb(1000, 6000, async () => {
        records.push(...(await receiver.stop()));
        stops += 1;
        await wait(between(200, 3000));
        receiver = await start(port);
      }),
      disturb(300, 1500, () => ring(false)),
    ];
    while (answered < EVENTS) {
      const asked = Math.min(40, EVENTS - answered);
      const held = await ask(asked);
      answered += held;
      unheard += asked - held;
    }
    over = true;
    await Promise.all(disturbances);
    for (let round = 0; ; round += 1) {
      await ring(true);
      await wait(1000);
      const { waiting, sending } = await keep();
      if (waiting.length === 0) break;
      assert.ok(round < 120, `${waiting.length} events still wait: ${JSON.stringify(sending)}`);
    }
    const { packed } = await keep();
    records.push(...(await receiver.stop()));
    receiver = null;
    const here = new Set(packed.map(([id]) => id));
    const there = records.map(({ attributes }) => attributes['log.record.uid']);
    const once = new Set(there);
    context.diagnostic(`answered ${answered}, not heard ${unheard}, noted ${here.size}, received ${there.length}, by id ${once.size}; receiver stopped ${stops} times, background killed ${kills} times`);
    assert.ok(here.size >= answered, `each answer was noted: ${here.size} of ${answered}`);
    assert.ok(here.size <= answered + unheard, 'and nothing else');
    assert.deepEqual([...here].filter((id) => !once.has(id)), [], 'each event is in the receiver’s records');
    assert.deepEqual([...once].filter((id) => !here.has(id)), [], 'and no other');
    assert.ok(kills > 0 && stops > 0, 'something was stopped meanwhile');
  } finally {
    await receiver?.stop();
    await session.close();
    await server.close();
  }
});
