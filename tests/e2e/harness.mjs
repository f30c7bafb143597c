/**
 * Drives real Chromium and real Firefox with the extension loaded, through one API.
 *
 *     const session = await launch('firefox', 'dist/firefox');
 *     try {
 *       const page = await session.open(server.url('prosemirror'));
 *       await page.setClipboard({ text: 'NAS : 046 454 286' });
 *       await page.pasteKeys();
 *       const dialog = await page.waitForDialog();
 *       await page.clickAction('replace');
 *     } finally {
 *       await session.close();
 *     }
 *
 * The browsers start on an empty profile, headless and off the network. See `lib/page.mjs` for what a page offers.
 */
import { launchChromium } from './lib/chromium.mjs';
import { launchFirefox } from './lib/firefox.mjs';
import { TestPage } from './lib/page.mjs';
import path from 'node:path';

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox };

/** The browsers the tests run in: `BALISE_BROWSERS=chromium,firefox` by default. */
export const BROWSERS = (process.env.BALISE_BROWSERS ?? 'chromium,firefox').split(',').filter(Boolean);

/** The extension under test for a browser: `BALISE_EXT_CHROMIUM`, `BALISE_EXT_FIREFOX`, or what `cargo xtask build --loopback` leaves. */
export function extensionDir(browser) {
  const named = process.env[`BALISE_EXT_${browser.toUpperCase()}`];
  return path.resolve(named ?? path.join(import.meta.dirname, '../../target/loopback', browser));
}

/**
 * Starts a browser. `dir` is an unpacked extension, or null for a browser without any (to know what a native paste gives).
 * `args` go to Chromium's command line, `prefs` to Firefox's profile; `program` and `managed` are for a browser under a policy.
 * `display`: the X11 screen of one with a window (lib/screen.mjs). `profile`: a folder to start on, for a browser that is started again. `late`: the extension is not there until `install()`.
 */
export async function launch(browserName, dir, { lang = 'fr', headless = true, viewport = { width: 1280, height: 800 }, args, prefs, program, managed, late = false, profile, display } = {}) {
  const start = LAUNCHERS[browserName];
  if (!start) throw new Error(`unknown browser ${browserName}`);
  const driver = await start(dir && path.resolve(dir), { lang, headless, viewport, args, prefs, program, managed, late, profile, display });
  const { browser } = driver;

  let copying;
  const clipboardTab = () => (copying ??= browser.newPage());

  return {
    name: browserName,
    /** The puppeteer browser, for what this object does not offer. */
    browser,
    /** Opens an address in a new tab and gives its `TestPage`; `before` may prepare the puppeteer page. */
    async open(url, before) {
      await clipboardTab();
      const page = new TestPage(await browser.newPage(), driver, clipboardTab, dir !== null || Boolean(managed));
      await before?.(page.page);
      await page.page.goto(url, { waitUntil: 'load' });
      return page;
    },
    extensionId: driver.extensionId,
    /** Takes it away under the open pages. */
    uninstall: async () => browser.uninstallExtension(await driver.extensionId()),
    /** Installs the extension, for a browser that was started `late`. */
    install: driver.install,
    /**
     * Opens the panel over a page (a `TestPage` or puppeteer's) and gives puppeteer's page for it: in Chromium the real panel,
     * by a press of the toolbar button; in Firefox, where no driver reaches that one, its page in a tab behind the other.
     */
    openPanel: (over) => driver.openPanel(over.page ?? over),
    /** One of the extension's own pages in a tab of its own (puppeteer's page), by its name in `pages/`. */
    openOwn: (name) => driver.openOwn(name),
    backgroundTarget: driver.backgroundTarget,
    /** Stops the background as the browser itself would; false when it was not running. */
    killBackground: driver.killBackground,
    /** What endurance is measured by (tests/soak): frees what nobody holds, and tells what is held; by pages of puppeteer's. */
    collectGarbage: driver.collectGarbage,
    heaps: driver.heaps,
    close: () => browser.close(),
  };
}
