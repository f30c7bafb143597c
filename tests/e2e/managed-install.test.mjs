/**
 * Group policy: the packed .crx, forced by a real policy file and fetched from an update manifest on the loopback address,
 * is installed by Chromium itself, cannot be turned off, and holds a paste.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CITIZEN, REPLACED, VALUES } from './cases.mjs';
import { BROWSERS, launch } from './harness.mjs';
import { hosted, managedChromium } from './lib/managed.mjs';
import { assertNone, choose, held } from './lib/steps.mjs';

test('forced by policy in Chromium', { timeout: 180_000, skip: !BROWSERS.includes('chromium') }, async (t) => {
  const { folder, update, pages, id } = await hosted(t);

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
