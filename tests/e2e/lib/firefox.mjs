/** Firefox over WebDriver BiDi: starting it silent, its closed shadow roots, its event page. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { executable } from './executables.mjs';

/** A fixed address for the extension's own pages; Firefox would choose one at random. */
const UUID = '5d1c1a52-6c0e-4f0e-9a5b-2b4d6f1c7e90';

/** WebDriver's code points for the keys that are no character (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS = { Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Meta: '\uE03D', Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C' };

/** Nothing leaves the machine: everything but the loopback address goes to a proxy that does not exist. */
const SILENT = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1, .localhost',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'app.normandy.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'browser.region.update.enabled': false,
};

/**
 * The drop that ends a drag: given to the page's own process, which then does all that it does for one. Runs there with the browser's rights,
 * on the page's window. The drag itself was real: its data is what the page put on it. False: nothing is dragged.
 *
 * In a shadow tree and in a frame Firefox 153 takes no drop from a test: the first is refused as a target, what is dragged over the second stays
 * with the page around it. There the event is sent with the browser's rights (the page and the extension take it for a person's), and the text
 * then written as a drop would.
 */
function dropIn(content, x, y, framed = false) {
  const { windowUtils, document } = content;
  const session = windowUtils.dragSession;
  if (!session) return false;
  let at = document.elementFromPoint(x, y);
  if (at.contentWindow) {
    const { left, top } = at.getBoundingClientRect();
    return dropIn(at.contentWindow, x - left - at.clientLeft, y - top - at.clientTop, true);
  }
  const outer = at;
  // A field's own tree is the browser's.
  const inner = (element) => !element.matches('textarea, input') && element.openOrClosedShadowRoot?.elementFromPoint(x, y);
  while (inner(at)) at = inner(at);
  const event = document.createEvent('DragEvent');
  const [screenX, screenY] = [content.mozInnerScreenX + x, content.mozInnerScreenY + y];
  event.initDragEvent('drop', true, true, content, 0, screenX, screenY, x, y, false, false, false, false, 0, null, session.dataTransfer);
  const text = session.dataTransfer.getData('text/plain');
  const real = !framed && at === outer;
  if (real) windowUtils.dispatchDOMEventViaPresShellForTesting(at, event);
  const taken = !real && !at.dispatchEvent(event);
  session.endDragSession(true, 0);
  if (!real && !taken) {
    at.focus();
    document.execCommand('insertText', false, text);
  }
  return true;
}

/** Files let go over a page: likewise, of a drag that another program would have begun. */
function dropFilesIn(content, x, y, files) {
  const { windowUtils, document } = content;
  // With the page's own rights: what the browser's put into it the page may not read.
  const own = new Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  const carried = Components.utils.evalInSandbox(
    `const carried = new DataTransfer();
    for (const { name, data } of ${JSON.stringify(files)}) {
      carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
    }
    carried`,
    own,
  );
  const at = document.elementFromPoint(x, y);
  const event = document.createEvent('DragEvent');
  const [screenX, screenY] = [content.mozInnerScreenX + x, content.mozInnerScreenY + y];
  event.initDragEvent('drop', true, true, content, 0, screenX, screenY, x, y, false, false, false, false, 0, null, carried);
  windowUtils.dispatchDOMEventViaPresShellForTesting(at, event);
  return true;
}

/**
 * Starts Firefox with one unpacked extension as a temporary add-on, or with none (`extensionDir` null). `program` is another
 * executable; `managed` the id of an extension that a policy installs.
 */
export async function launchFirefox(extensionDir, { lang, headless, prefs = {}, viewport, program, managed, late = false, profile, display }) {
  const manifest = extensionDir ? JSON.parse(await readFile(path.join(extensionDir, 'manifest.json'), 'utf8')) : null;
  // Under a policy it comes by itself, and is known by its id.
  const id = manifest?.browser_specific_settings?.gecko?.id ?? managed;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program ?? executable('firefox'),
    headless,
    defaultViewport: viewport,
    ...(profile && { userDataDir: profile }),
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', ...(display && { DISPLAY: display }) },
    // Only with this may a test stop the event page (see killBackground).
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      ...SILENT,
      'intl.locale.requested': lang,
      'intl.accept_languages': lang === 'en' ? 'en' : `${lang}, en`,
      ...(id ? { 'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }) } : {}),
      // A temporary add-on goes with the browser; what it kept stays for the next start of this profile.
      ...(profile && { 'extensions.webextensions.keepStorageOnUninstall': true }),
      ...prefs,
    },
  });
  const install = () => browser.installExtension(extensionDir);
  try {
    if (extensionDir && !late) await install();
  } catch (error) {
    await browser.close();
    throw error;
  }
  const send = async (method, params) => (await browser.connection.send(method, params)).result;

  /** Runs an expression in the browser's own privileged window. */
  async function privileged(expression) {
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { result, exceptionDetails } = await send('script.evaluate', {
      expression,
      target: { context: contexts[0].context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }
  /** Puppeteer's goto waits for an event that Firefox does not send for these addresses; the plain command does not. */
  async function toOwn(page, name) {
    const url = `moz-extension://${UUID}/pages/${name}`;
    await send('browsingContext.navigate', { context: page.mainFrame().browsingContext.id, url, wait: 'complete' });
  }
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;

  /** What a script in the page's own process says, with the browser's rights, by a message `dropped`. */
  const told = (script) =>
    privileged(`new Promise((resolve) => {
      const { messageManager } = gBrowser.selectedBrowser;
      const heard = ({ data }) => {
        messageManager.removeMessageListener('dropped', heard);
        resolve(data);
      };
      messageManager.addMessageListener('dropped', heard);
      messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(script)}), false);
    })`);

  return {
    browser,
    extensionId: async () => id,
    install,

    /** The panel's page in a tab behind another, which is then the active one to the browser. */
    async openPanel(page) {
      const panel = await browser.newPage();
      await page.bringToFront();
      await toOwn(panel, 'popup.html');
      return panel;
    },

    /** One of the extension's own pages, in a tab. */
    async openOwn(name) {
      const page = await browser.newPage();
      await toOwn(page, name);
      return page;
    },

    /** Puppeteer knows no target for an event page; this says whether it runs: `running`, `stopped` and so on. */
    backgroundTarget: async () => ({ state: () => privileged(`${extension}.backgroundState`) }),

    /** Stops the event page as the browser does after half a minute of idleness; the next message starts it. */
    async killBackground() {
      if ((await privileged(`${extension}.backgroundState`)) !== 'running') return false;
      await privileged(`${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
      return true;
    },

    /** Frees what nobody holds any more, in every process (what about:memory does). */
    async collectGarbage() {
      await privileged(`new Promise((resolve) => {
        Services.obs.notifyObservers(null, 'child-mmu-request');
        Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager).minimizeMemoryUsage(resolve);
      })`);
    },

    /** Megabytes of the process that the extension has to itself, its background and its pages. */
    heaps: async () => ({
      background: await privileged(`ChromeUtils.requestProcInfo().then(({ children }) => children.find(({ type }) => type === 'extension')?.memory / 2 ** 20)`),
    }),

    /** The closed shadow root of an element, as a handle in the page's own world. */
    async shadowRoot(frame, host) {
      const { result } = await send('script.callFunction', {
        functionDeclaration: '(host) => host',
        awaitPromise: false,
        target: { context: frame.browsingContext.id },
        arguments: [{ sharedId: host.remoteValue().sharedId }],
        serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
      });
      const root = result.value?.shadowRoot;
      return root ? frame.mainRealm().createHandle(root) : null;
    },

    /**
     * Lets go of what the mouse drags. WebDriver's own release ends a drag in Firefox without a drop, and without a screen there is no
     * drag service either (both so in Firefox 153).
     */
    async drop(page, { x, y }) {
      // Whatever it comes to is told: a test that fails must not hang.
      const script = `try { sendAsyncMessage('dropped', (${dropIn})(content, ${x}, ${y})); } catch (error) { sendAsyncMessage('dropped', String(error)); }`;
      const dropped = await told(script);
      if (dropped !== true) throw new Error(`nothing was dropped: ${dropped}`);
      await page.mouse.up();
    },

    /** A drop of files: the event with the browser's rights, in the page's own process; Firefox lets a test drag nothing in. */
    async dropFiles(page, { x, y }, paths) {
      const files = await Promise.all(paths.map(async (each) => ({ name: path.basename(each), data: (await readFile(each)).toString('base64') })));
      const script = `try { sendAsyncMessage('dropped', (${dropFilesIn})(content, ${x}, ${y}, ${JSON.stringify(files)})); } catch (error) { sendAsyncMessage('dropped', String(error)); }`;
      const dropped = await told(script);
      if (dropped !== true) throw new Error(`nothing was dropped: ${dropped}`);
    },

    /** Presses keys with no pause and no waiting between them; `Control+v` is a chord. */
    async burst(page, chords) {
      const actions = chords.flatMap((chord) => {
        const keys = (chord === '+' ? ['+'] : chord.split('+')).map((key) => KEYS[key] ?? key);
        return [
          ...keys.map((value) => ({ type: 'keyDown', value })),
          ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
        ];
      });
      await page.mainFrame().browsingContext.performActions([{ type: 'key', id: 'keyboard', actions }]);
    },
  };
}
