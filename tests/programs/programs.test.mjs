/**
 * Two chat programs that nobody here wrote, gradio's ChatInterface and streamlit's chat, each with a stand-in for the model that records
 * what it received: that record is the proof. `cargo xtask programs` installs them and runs this, with `BALISE_PYTHON` their Python.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, extensionDir, launch } from '../e2e/harness.mjs';

const PYTHON = process.env.BALISE_PYTHON;
const LIMIT = { timeout: 180_000 };
const DATA = path.resolve(import.meta.dirname, '../testdata/files');
const TEXT = 'Rappeler la citoyenne au 418 527-3366 ce soir';
const LABELLED = 'Rappeler la citoyenne au [Téléphone 1] ce soir';
const CLEAN = 'Propose un plan pour la réunion du conseil';

/** How each is started, and where one writes in it. */
const PROGRAMS = {
  gradio: {
    args: (record, port) => [path.join(import.meta.dirname, 'gradio_chat.py'), record, String(port)],
    field: 'textarea',
  },
  streamlit: {
    args: (_, port) => [
      ...['-m', 'streamlit', 'run', path.join(import.meta.dirname, 'streamlit_chat.py'), '--server.port', String(port)],
      ...['--server.address', '127.0.0.1', '--server.headless', 'true', '--browser.gatherUsageStats', 'false'],
    ],
    field: 'textarea',
  },
};

const free = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function until(holds, what) {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const value = await holds();
    if (value) return value;
  }
  throw new Error(`not within a minute: ${what}`);
}

for (const [name, { args, field }] of Object.entries(PROGRAMS)) {
  describe(name, { timeout: 600_000 }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'balise-program-'));
    const record = path.join(folder, 'received.jsonl');
    const received = () => (existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : []);
    let program;
    let address;
    let said = '';

    before(async () => {
      const port = await free();
      address = `http://127.0.0.1:${port}/`;
      const env = { ...process.env, RECORD: record, GRADIO_ANALYTICS_ENABLED: 'False', HF_HUB_OFFLINE: '1' };
      program = spawn(PYTHON, args(record, port), { env, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [program.stdout, program.stderr]) stream.on('data', (data) => (said += data));
      await until(() => program.exitCode === null && fetch(address).then(({ ok }) => ok, () => false), `${name} answers; it said: ${said}`);
    });
    after(() => {
      program?.kill();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const browser of BROWSERS) {
      test(browser, LIMIT, async () => {
        const session = await launch(browser, extensionDir(browser));
        try {
          const page = await session.open(address);
          const before = received().length;
          /** What was received, once so many were and the page has shown its answer: until then it may take no text. */
          const came = async (count) => {
            await until(() => received().length >= before + count, `message ${count}`);
            await page.waitFor(() => document.body.innerText.includes('Reçu.'));
            return received().slice(before);
          };
          /** Gradio takes its field away while it answers, and puts it back. */
          const ready = (selector) => {
            const area = document.querySelector(selector);
            const still = area && !area.disabled && area.value === '' && area === window.seen?.area && performance.now() - window.seen.at > 500;
            if (!area || area.disabled || area !== window.seen?.area) window.seen = { area, at: performance.now() };
            return still;
          };
          const focus = async () => {
            await page.waitFor(ready, field);
            await page.page.click(field);
          };

          // Clean: it goes as without the guard.
          await focus();
          await page.type(CLEAN);
          await page.press('Enter');
          assert.deepEqual(await came(1), [CLEAN]);

          // Held, edited, held again, replaced, sent.
          await focus();
          await page.type(TEXT);
          await page.press('Enter');
          assert.equal((await page.waitForDialog()).state, 'held');
          await page.clickAction('edit');
          await page.waitForNoDialog();
          await page.press('Enter');
          await page.waitForDialog();
          assert.equal(received().length, before + 1, 'nothing more was received');
          await page.clickAction('replace');
          await page.waitForNotice();
          await page.press('Enter');
          assert.deepEqual(await came(2), [CLEAN, LABELLED]);

          // Pasted and replaced.
          await focus();
          await page.setClipboard({ text: TEXT });
          await page.pasteKeys();
          await page.waitForDialog();
          await page.clickAction('replace');
          await page.waitForNotice();
          await page.press('Enter');
          assert.deepEqual(await came(3), [CLEAN, LABELLED, LABELLED]);
          assert.ok(!JSON.stringify(received()).includes('527-3366'), 'no value was ever received');

          // A file: refused, then another that is clean, and the first again as a copy with labels.
          const choose = async (file) => (await page.page.waitForSelector('input[type=file]')).uploadFile(file);
          /** Until a program has the whole file it sends nothing: a person presses again. */
          const sends = (count) =>
            until(async () => {
              if (texts().length < count) await page.press('Enter');
              await new Promise((resolve) => setTimeout(resolve, 1000));
              return texts().length >= count;
            }, `message ${count}, with a file`);
          /** Streamlit shows its name, gradio a small picture. */
          const shown = (name) =>
            page.waitFor((name) => document.body.innerText.includes(name) || document.querySelector('[aria-label="File thumbnail"]'), name);
          const texts = () => received().slice(before).filter((each) => typeof each === 'string');
          const files = () => received().slice(before).filter((each) => typeof each !== 'string');
          const [held, clean] = ['python.docx', 'inline.xlsx'].map((name) => path.join(DATA, name));
          await focus();
          await choose(held);
          assert.equal((await page.waitForDialog()).word, 'Fichier bloqué');
          await page.waitForKeys();
          await page.clickAction('cancel');
          await page.waitForNoDialog();
          await choose(clean);
          await shown('inline.xlsx');
          await page.page.click(field);
          await page.type('Voici');
          await sends(4);
          assert.deepEqual(files(), [{ file: 'inline.xlsx', data: readFileSync(clean).toString('base64') }]);
          await page.waitFor(() => document.body.innerText.includes('Reçu.'));
          await focus();
          await choose(held);
          await page.waitForDialog();
          await page.waitForKeys();
          await page.clickAction('replace');
          await page.waitForNotice();
          await shown('python.docx');
          await page.page.click(field);
          await page.type('Encore');
          await sends(5);
          const [, copy] = files();
          assert.equal(copy.file, 'python.docx');
          assert.notEqual(copy.data, readFileSync(held).toString('base64'));
        } finally {
          await session.close();
        }
      });
    }
  });
}
