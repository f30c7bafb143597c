/** One open page of the tests, and everything a test may do to it or read from it. */
import { findVisible, readAnswer, readBanner, readCard, readDialog, readNotice, waitForHost, waitInRoot } from './dialog.mjs';
import { copy, copyPicture, readClipboard } from './clipboard.mjs';
import { deepFocus, offer } from './drag.mjs';
import { readCaret } from './caret.mjs';

const HOST = 'balise-guard';
const PATIENCE = 10_000;

/** Where a frame begins in the window, in CSS pixels. */
async function cornerOf(frame) {
  const element = await frame.frameElement();
  if (!element) return { x: 0, y: 0 };
  const { x, y } = await element.boundingBox();
  const border = await element.evaluate(({ clientLeft, clientTop }) => ({ x: clientLeft, y: clientTop }));
  return { x: x + border.x, y: y + border.y };
}

/** Wraps a puppeteer page. `driver` is what differs between browsers, `clipboardTab` gives the tab that copies. */
export class TestPage {
  #driver;
  #clipboardTab;

  constructor(page, driver, clipboardTab, guarded) {
    /** Whether the extension runs in this browser. */
    this.guarded = guarded;
    /** The puppeteer page, for what this class does not offer. */
    this.page = page;
    /** Uncaught errors of the page (not of the extension). */
    this.errors = [];
    this.#driver = driver;
    this.#clipboardTab = clipboardTab;
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  frames() {
    return this.page.frames();
  }

  // The application's side

  /** Calls a member of the page's `__balise_page`; goes by JSON, which keeps lone surrogates. */
  async #probe(member, ...args) {
    const packed = await this.page.evaluate(
      (name, given) => {
        const value = window.__balise_page[name];
        return JSON.stringify({ value: typeof value === 'function' ? value(...given) : value });
      },
      member,
      args.filter((each) => each !== undefined),
    );
    return JSON.parse(packed).value;
  }
  fields = () => this.#probe('fields');
  text = (field) => this.#probe('text', field);
  html = (field) => this.#probe('html', field);
  focus = (field) => this.#probe('focus', field);
  clear = (field) => this.#probe('clear', field);
  sent = () => this.#probe('sent');
  /** How many `paste` events reached a listener of the page. */
  pasteEventsSeen = () => this.#probe('pasteEvents');
  /** The same, each with `trusted` and `types`. */
  pastes = () => this.#probe('pastes');

  /** `{ before, after, selected, field }` around the caret in whatever has the focus, or null when nothing editable has it. */
  async caret() {
    for (const frame of this.frames()) {
      const found = await frame.evaluate(readCaret);
      if (found) return found;
    }
    return null;
  }

  // Hands

  /** A real copy in another tab; this page comes back to the front with its focus as it was. */
  async setClipboard(flavours) {
    await copy(await this.#clipboardTab(), flavours);
    await this.page.bringToFront();
  }
  /** What stands on it. */
  async clipboard() {
    const held = await readClipboard(await this.#clipboardTab());
    await this.page.bringToFront();
    return held;
  }
  /** The same with a small picture. */
  async setClipboardPicture(flavours = {}) {
    const tab = await this.#clipboardTab();
    await tab.goto(new URL('/two-fields.html', this.page.url()).href);
    await copyPicture(tab, flavours);
    await tab.goto('about:blank');
    await this.page.bringToFront();
  }
  /** A real, trusted Ctrl+V. */
  pasteKeys = () => this.press('v', ['Control']);
  async press(key, modifiers = []) {
    for (const modifier of modifiers) await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    for (const modifier of modifiers.toReversed()) await this.page.keyboard.up(modifier);
  }
  type = (text) => this.page.keyboard.type(text);
  /** Keys without any pause between them, as a fast typist's: `['Control+v', 'o', 'k']`. */
  burst = (chords) => this.#driver.burst(this.page, chords);
  /** Clicks, with the real mouse, what the last selector finds in the frame that those before it lead to. */
  async click(...selectors) {
    let frame = this.page.mainFrame();
    for (const each of selectors.slice(0, -1)) frame = await (await frame.waitForSelector(each)).contentFrame();
    await frame.click(selectors.at(-1));
  }
  /** Drags a text that stands in the conversation beside it, with the real mouse, into the field that has the focus: within one document. */
  async drag(text) {
    const frame = await this.#frameInFocus();
    const to = await this.#focused(frame);
    const from = await frame.evaluate(offer, text);
    const corner = await cornerOf(frame);
    from.x += corner.x;
    from.y += corner.y;
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    // Far enough to be a drag, then over the field: twice, as a hand is never still.
    await mouse.move(from.x + 10, from.y + 10, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 3 });
    await mouse.move(to.x + 1, to.y);
    await this.#driver.drop(this.page, to);
  }
  /** The same with a text that another program holds; in Chromium. */
  async dragIn(text) {
    await this.#driver.dragIn(this.page, await this.#focused(), text);
  }
  /** Lets go of files, by their paths, over an element: as another program's. */
  async dropFiles(selector, paths) {
    const box = await (await this.page.$(selector)).boundingBox();
    await this.#driver.dropFiles(this.page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, paths);
  }
  /** The innermost frame with the focus. */
  async #frameInFocus() {
    let frame = this.page.mainFrame();
    for (;;) {
      const inner = await (await frame.evaluateHandle(deepFocus)).asElement()?.contentFrame();
      if (!inner) return frame;
      frame = inner;
    }
  }
  /** The middle of the field that has the focus, in the window. */
  async #focused(frame) {
    frame ??= await this.#frameInFocus();
    const { x, y, width, height } = await (await frame.evaluateHandle(deepFocus)).boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  }
  screenshot = (path) => this.page.screenshot({ path });

  // The extension's side

  /** The closed shadow roots of the extension in this page, with their frames. */
  async #roots() {
    const found = [];
    for (const frame of this.frames()) {
      const host = await frame.$(HOST);
      const root = host && (await this.#driver.shadowRoot(frame, host));
      // A handle keeps what it stands for, which is not there any more once a dialog is closed (tests/soak looks).
      await host?.dispose();
      if (root) found.push(root);
    }
    return found;
  }
  async #first(read, ...args) {
    const roots = await this.#roots();
    try {
      for (const root of roots) {
        const value = await root.evaluate(read, ...args);
        if (value) return value;
      }
      return null;
    } finally {
      for (const root of roots) await root.dispose();
    }
  }

  /** The markup and the style sheets of what is shown. */
  tree = () =>
    this.#first((root) => ({
      html: root.innerHTML,
      css: [...root.adoptedStyleSheets, ...root.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
    }));

  /** What the dialog shows (see `readDialog`), or null. */
  dialog = () => this.#first(readDialog);
  /** What the notice says, or null. */
  notice = () => this.#first(readNotice);

  /** What stands at the top of the page (see `readBanner`), or null. */
  banner = () => this.#first(readBanner);
  /** What stands beside a copied answer, or null. */
  answer = () => this.#first(readAnswer);
  async waitForAnswer(wanted = () => true, { timeout = PATIENCE } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const answer = await this.answer();
      if (answer && wanted(answer)) return answer;
    }
    throw new Error(`no answer as wanted (${wanted}) within ${timeout} ms: ${JSON.stringify(await this.answer())}`);
  }
  async waitForBanner({ timeout = PATIENCE } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const banner = await this.banner();
      if (banner) return banner;
    }
    throw new Error(`no banner within ${timeout} ms`);
  }

  /** What stands on the page under a name (see `readCard`), or null. */
  card = (name) => this.#first(readCard, name);
  chip = () => this.card('chip');
  /** Waits until it is there, and as `wanted`; gives it. */
  async waitForCard(name, wanted = () => true, { timeout = PATIENCE } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const card = await this.card(name);
      if (card && wanted(card)) return card;
    }
    const seen = { card: await this.card(name), dialog: await this.dialog(), notice: await this.notice(), text: await this.text() };
    throw new Error(`no ${name} as wanted (${wanted}) within ${timeout} ms: ${JSON.stringify(seen)}`);
  }
  /** Where the marks over a field stand. */
  marks = async () => (await this.#first((root) => [...root.querySelectorAll('.marks span')].map((each) => each.getBoundingClientRect().toJSON()))) ?? [];
  async waitForMarks(wanted, { timeout = PATIENCE } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      if (wanted(await this.marks())) return;
    }
    throw new Error(`the marks are not as wanted (${wanted}): ${JSON.stringify(await this.marks())}`);
  }
  /** The box that holds the marks, and lets none be seen outside of it. */
  marksBox = () => this.#first((root) => root.querySelector('.marks')?.getBoundingClientRect().toJSON() ?? null);
  waitForChip = (wanted, options) => this.waitForCard('chip', wanted, options);
  async waitForNoChip({ timeout = PATIENCE } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      if (!(await this.chip())) return;
    }
    throw new Error(`the chip stays after ${timeout} ms`);
  }

  /** Waits inside one frame until its dialog or notice is as wanted. */
  async #waitInFrame(frame, wanted, timeout) {
    const end = Date.now() + timeout;
    for (let left = timeout; left > 0; left = end - Date.now()) {
      const host = (await frame.evaluateHandle(waitForHost, HOST, left)).asElement();
      const root = host && (await this.#driver.shadowRoot(frame, host));
      const outcome = root && (await root.evaluate(waitInRoot, wanted, Math.max(1, end - Date.now())));
      await host?.dispose();
      await root?.dispose();
      if (outcome === true) return;
    }
    throw new Error(`nothing "${wanted}" in ${frame.url()} within ${timeout} ms`);
  }
  async #waitAnywhere(wanted, timeout) {
    try {
      await Promise.any(this.frames().map((frame) => this.#waitInFrame(frame, wanted, timeout)));
    } catch (error) {
      throw new Error(error.errors.map((each) => each.message).join('; '), { cause: error });
    }
  }

  /** Waits for an open dialog, on a `step` or in a `state` if given, and reads it. */
  async waitForDialog({ step, state, timeout = PATIENCE } = {}) {
    await this.#waitAnywhere(step ? `step:${step}` : state ? `state:${state}` : 'open', timeout);
    return this.dialog();
  }
  /** Waits until the open dialog takes keys: it ignores those that were on their way when it came up. */
  waitForKeys = ({ timeout = PATIENCE } = {}) => this.#waitAnywhere('ready', timeout);
  async waitForNoDialog({ timeout = PATIENCE } = {}) {
    for (const root of await this.#roots()) {
      if (!(await root.evaluate(waitInRoot, 'closed', timeout))) throw new Error(`the dialog stays open after ${timeout} ms`);
      await root.dispose();
    }
  }
  async waitForNotice({ timeout = PATIENCE } = {}) {
    await this.#waitAnywhere('notice', timeout);
    return this.notice();
  }

  /** The first visible element of the extension for a selector, as a puppeteer handle. */
  async element(selector) {
    for (const root of await this.#roots()) {
      const found = (await root.evaluateHandle(findVisible, selector)).asElement();
      await root.dispose();
      if (found) return found;
    }
    throw new Error(`the extension shows no ${selector}`);
  }
  /** Clicks, with the real mouse, the button of an action. */
  async clickAction(action) {
    const button = await this.element(`[data-action="${action}"]`);
    await button.click();
    await button.dispose();
  }
  /** Clicks the reason of this value, or the n-th one. */
  async chooseReason(which = 0) {
    const { reasons } = await this.dialog();
    const value = typeof which === 'number' ? reasons[which].value : which;
    await (await this.element(`input[type="radio"][name="reason"][value="${value}"]`)).click();
  }

  /** Has the page tell, in `window.__chooses`, once keys choose in the dialog: for a moment that may be over by the time it is asked about. */
  noteReady = () =>
    this.#first((root) => {
      const dialog = root.querySelector('dialog');
      const note = () => {
        if ('ready' in dialog.dataset) window.__chooses = true;
      };
      new MutationObserver(note).observe(dialog, { attributes: true });
      note();
      return true;
    });
  /** Whether the dialog takes keys already. */
  dialogReady = () => this.#first((root) => 'ready' in (root.querySelector('dialog')?.dataset ?? {}));
  /** Types over what the edit step holds. */
  async rewrite(text) {
    await (await this.element('[data-part="edit-text"]')).focus();
    await this.press('a', ['Control']);
    await this.type(text);
  }

  /** Waits until the page's own condition holds; checked at each frame painted. `condition` runs in the page. */
  waitFor = (condition, ...args) => this.page.waitForFunction(condition, { timeout: PATIENCE }, ...args);

  /** Waits until the first field holds so many characters. */
  waitForLength = (length) => this.page.waitForFunction((wanted) => window.__balise_page.text().length >= wanted, { timeout: 3 * PATIENCE }, length);
  /** Waits until a field's text is as `condition` (run in the page with the text and `args`) wants it; says what it is if not. */
  async waitForText(condition, field, ...args) {
    const source = `(() => { const test = ${condition}; return test(window.__balise_page.text(${JSON.stringify(field)}), ...${JSON.stringify(args)}); })()`;
    try {
      await this.page.waitForFunction(source, { timeout: PATIENCE });
    } catch (cause) {
      const seen = { text: await this.text(field), dialog: await this.dialog(), notice: await this.notice(), caret: await this.caret() };
      throw new Error(`the field is not as awaited (${condition} ${args.join(' ')}): ${JSON.stringify(seen)}`, { cause });
    }
  }
  close = () => this.page.close();
}
