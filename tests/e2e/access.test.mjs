/**
 * What a person is shown in the page, for everyone: axe-core on each surface in light and dark, and in a small window; the whole path by the
 * keyboard alone. The closed tree is out of axe's reach: it is copied into a page of its own, with its style sheets. In Chromium: the
 * markup is the same in both browsers.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { EDITOR } from './cases.mjs';
import { answerIn } from './lib/answer.mjs';
import { AXE, STANDARD, WINDOWS, judged } from './lib/axe.mjs';
import { answeredHere } from './lib/panel.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const MESSAGE = 'Rappeler Marie-Josée Tremblay, 12, rue des Érables, au 418 527-3366 ce soir';

/** Everything the extension shows, in a page of its own, and what axe says of it. */
async function violations(bench, page, { dark, width, height }) {
  const { html, css } = await page.tree();
  const copy = await bench.session.browser.newPage();
  try {
    await copy.setViewport({ width, height });
    await copy.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    await copy.setContent(`<!doctype html><html lang="fr"><head><title>Balise</title><style>${css}</style></head><body>${html}</body></html>`);
    await copy.evaluate(async () => {
      for (const dialog of document.querySelectorAll('dialog')) {
        dialog.removeAttribute('open');
        dialog.showModal();
      }
      for (const card of document.querySelectorAll('[popover]')) card.showPopover();
      // Colours that are still moving have no contrast to measure.
      await Promise.all(document.getAnimations().map((animation) => animation.finished));
    });
    await copy.evaluate(AXE);
    return await copy.evaluate(judged, STANDARD);
  } finally {
    await copy.close();
  }
}

for (const lang of ['fr', 'en']) {
  inEachBrowser(`for everyone, ${lang}`, { lang, only: 'chromium' }, (bench) => {
    const surface = (name, show) =>
      test(name, LIMIT, () =>
        bench.on(EDITOR, async (page) => {
          await show(page);
          for (const window of WINDOWS) assert.deepEqual(await violations(bench, page, window), [], JSON.stringify(window));
        }),
      );
    const written = async (page) => {
      await page.type(MESSAGE);
      await page.waitForChip();
    };
    const held = async (page) => {
      await written(page);
      await page.press('Enter');
      await page.waitForDialog();
    };

    test('what is said on a first visit', LIMIT, async () => {
      const page = await bench.session.open('https://chatgpt.com/', (opened) => answeredHere(opened, bench.server));
      await page.waitForBanner();
      for (const window of WINDOWS) assert.deepEqual(await violations(bench, page, window), [], JSON.stringify(window));
      await page.close();
    });
    test('what is offered for a copied answer', LIMIT, async () => {
      const page = await bench.session.open('https://chatgpt.com/', (opened) => answeredHere(opened, bench.server));
      await page.waitForBanner();
      await page.press('F8');
      await answerIn(page);
      await page.page.evaluate(() => {
        document.activeElement?.blur();
        getSelection().selectAllChildren(document.getElementById('answer'));
      });
      await page.press('c', ['Control']);
      await page.waitForAnswer(({ open }) => open);
      for (const window of WINDOWS) assert.deepEqual(await violations(bench, page, window), [], JSON.stringify(window));
      await page.close();
    });
    surface('what was found, by the composer', written);
    surface('the list of it', async (page) => {
      await written(page);
      await page.press('F8');
      await page.waitForChip((chip) => chip.open);
    });
    surface('the warning', held);
    test('a file that is held', LIMIT, () =>
      bench.on({ kind: 'upload', field: 'message' }, async (page) => {
        await (await page.page.$('#files')).uploadFile(
          ...['python.xlsx', 'scanned.pdf'].map((name) => path.resolve(import.meta.dirname, '../testdata/files', name)),
        );
        await page.waitForDialog();
        for (const window of WINDOWS) assert.deepEqual(await violations(bench, page, window), [], JSON.stringify(window));
      }));
    surface('the reasons', async (page) => {
      await held(page);
      await page.clickAction('keep');
      await page.waitForDialog({ step: 'reason' });
    });
    surface('the notice', async (page) => {
      await held(page);
      await page.clickAction('replace');
      await page.waitForNotice();
    });
    surface('the values of a copy', async (page) => {
      await held(page);
      await page.clickAction('replace');
      await page.waitForNotice();
      await page.press('a', ['Control']);
      await page.press('c', ['Control']);
      await page.waitForCard('reveal');
      await page.press('F8');
      await page.waitForCard('reveal', (card) => card.open);
    });
  });
}

inEachBrowser('by the keyboard alone', {}, (bench) => {
  test('written, listed, one replaced, sent, held, kept with a reason', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await page.type(MESSAGE);
      await page.waitForChip();
      await page.press('F8');
      await page.waitForChip((chip) => chip.open);
      // The focus is on the first button: the name gets its label.
      await page.press('Enter');
      await page.waitForText((text) => text.includes('[Personne 1]'));
      // An address without a name beside it is nobody's.
      await page.waitForChip((chip) => chip.rows.length === 1);
      await page.press('Escape');
      await page.type('.');
      await page.waitForText((text) => text.includes('.'));
      await page.press('Enter');
      const dialog = await page.waitForDialog();
      await page.waitForKeys();
      // Past « Voir le texte », the clause and the other buttons, to the link.
      const reach = async (wanted) => {
        for (let presses = 0; presses < 12; presses++) {
          if ((await page.dialog()).buttons.some(({ action, focused }) => focused && action === wanted)) return;
          await page.press('Tab');
        }
        throw new Error(`no way to ${wanted} by Tab`);
      };
      await reach('keep');
      await page.press('Enter');
      if (dialog.buttons.at(-1).label.endsWith('…')) {
        await page.waitForDialog({ step: 'reason' });
        await page.waitForKeys();
        await page.press('Tab', ['Shift']);
        await page.press(' ');
        await reach('confirm');
        await page.press('Enter');
      }
      await page.waitFor(() => window.__balise_page.sent.length === 1);
      assert.match((await page.sent())[0], /^Rappeler \[Personne 1\], .*418 527-3366 ce soir/u);
    }));
});
