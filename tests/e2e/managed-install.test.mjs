/**
 * Group policy: the packed .crx, forced by a real policy file and fetched from an update manifest on the loopback address,
 * is installed by Chromium itself, cannot be turned off, and holds a paste.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { buildPages } from './build-pages.mjs';
import { CITIZEN, REPLACED, VALUES } from './cases.mjs';
import { BROWSERS, launch } from './harness.mjs';
import { managedChromium, scratch, updateServer, xtask } from './lib/managed.mjs';
import { assertNone, choose, held } from './lib/steps.mjs';
import { serve } from './server.mjs';

test('forced by policy in Chromium', { timeout: 180_000, skip: !BROWSERS.includes('chromium') }, async (t) => {
  const { folder, remove } = scratch();
  t.after(remove);
  const update = await updateServer(folder);
  t.after(update.close);
  const pages = await serve({ root: await buildPages(path.join(folder, 'pages')) });
  t.after(() => pages.close());

  const key = path.join(folder, 'key.pem');
  xtask('key', key);
  xtask('package', '--loopback', '--key', key, '--base-url', update.url, '--out', folder);
  const id = /appid=['"]([a-p]{32})['"]/.exec(readFileSync(path.join(folder, 'update.xml'), 'utf8'))?.[1];
  assert.ok(id, 'the update manifest names the extension');

  const program = managedChromium(folder, {
    ExtensionSettings: { [id]: { installation_mode: 'force_installed', update_url: `${update.url}/update.xml` } },
    // Without it nothing may look into an extension that a policy installed, tests neither.
    DeveloperToolsAvailability: 1,
  });
  const session = await launch('chromium', null, { program, managed: true });
  try {
    const worker = await session.backgroundTarget(60_000);
    assert.equal(new URL(worker.url()).host, id, 'the one that the policy names');

    const extensions = await session.browser.newPage();
    await extensions.goto('chrome://extensions/');
    const info = await extensions.evaluate(async (wanted) => {
      const all = await chrome.developerPrivate.getExtensionsInfo();
      const { state, userMayModify, controlledInfo } = all.find((each) => each.id === wanted);
      return { state, userMayModify, controlled: Boolean(controlledInfo) };
    }, id);
    assert.deepEqual(info, { state: 'ENABLED', userMayModify: false, controlled: true }, 'on, and not the person’s to turn off');
    await extensions.close();

    const page = await session.open(pages.url('prosemirror'));
    await page.focus();
    const dialog = await held(page, CITIZEN);
    assert.equal(dialog.state, 'blocked');
    assert.equal(await page.pasteEventsSeen(), 0);
    const replaced = await choose(page, 'replace');
    assert.deepEqual(replaced.text.split('\n').filter(Boolean), REPLACED);
    assertNone(VALUES, replaced);
  } finally {
    await session.close();
  }
});
