/** What every test file needs: the pages served, and each browser started once with the extension in it. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import path from 'node:path';
import { buildPages } from '../build-pages.mjs';
import { BROWSERS, extensionDir, launch } from '../harness.mjs';
import { serve } from '../server.mjs';

const MINUTE = 60_000;

/** Each file serves its own copy of the pages, so that none serves one that another is just writing. */
const built = buildPages(path.resolve(import.meta.dirname, '../../../target/e2e', path.basename(process.argv[1] ?? 'pages', '.test.mjs')));

/** For every test: generous, since nothing waits that long unless it hangs. */
export const LIMIT = { timeout: MINUTE };

/** The server, the guarded browser and, when first asked for, one without the extension. */
class Bench {
  #bare;

  constructor(browser, options) {
    this.browser = browser;
    this.options = options;
  }

  async start() {
    this.server = await serve({ root: await built });
    const { extension, ...options } = this.options;
    this.session = await launch(this.browser, extension === undefined ? extensionDir(this.browser) : extension, options);
  }

  async stop() {
    await Promise.all([this.session?.close(), this.#bare?.then((session) => session.close())]);
    await this.server?.close();
  }

  /** The same browser without the extension: what it does is what is expected. */
  bare() {
    return (this.#bare ??= launch(this.browser, null));
  }

  /** Opens the page of a target with the caret in its field. */
  async open({ kind, field }, session = this.session) {
    const page = await session.open(this.server.url(kind));
    await page.focus(field);
    return page;
  }

  /** Runs steps on a page of their own; the page itself must meet no error. */
  async on(target, steps, session = this.session) {
    const page = await this.open(target, session);
    try {
      const outcome = await steps(page);
      assert.deepEqual(page.errors, [], 'the page itself met no error');
      return outcome;
    } finally {
      await page.close();
    }
  }

  /** The same steps with the extension and without, and both outcomes. */
  async both(target, steps) {
    return [await this.on(target, steps), await this.on(target, steps, await this.bare())];
  }
}

/** Defines the tests of a file once per browser. `options` go to `launch`; `extension` names another one than the build's, `only` one browser. */
export function inEachBrowser(title, options, define) {
  const { only, ...rest } = options;
  for (const browser of BROWSERS.filter((each) => !only || each === only)) {
    describe(`${title} in ${browser}`, { timeout: 15 * MINUTE }, () => {
      const bench = new Bench(browser, rest);
      before(() => bench.start());
      after(() => bench.stop());
      define(bench, browser);
    });
  }
}
