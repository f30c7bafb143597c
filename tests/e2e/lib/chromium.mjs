/** Chromium over a CDP pipe: starting it silent, its closed shadow roots, its service worker. */
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { executable } from './executables.mjs';

/** Nothing leaves the machine: every name but those of the loopback address resolves to nothing. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost',
];

/** A stop takes some hundredths of a second, and this is only waited for where it did nothing. */
const STOPPED_MS = 2000;
const STOPS = 5;

/** A policy installs extensions by the network that this would switch off; the resolver's rule still keeps everything local. */
const NO_INSTALLS = '--disable-background-networking';

/**
 * Starts Chromium with one unpacked extension, or with none (`extensionDir` null). `program` is another executable;
 * `managed` leaves the browser able to install what a policy forces.
 */
export async function launchChromium(extensionDir, { lang, headless, args = [], viewport, program, managed = false, late = false, profile, display }) {
  const browser = await puppeteer.launch({
    executablePath: program ?? executable('chromium'),
    headless,
    pipe: true,
    defaultViewport: viewport,
    ...(profile && { userDataDir: profile }),
    enableExtensions: extensionDir !== null || managed,
    ...(managed ? { ignoreDefaultArgs: [NO_INSTALLS, '--disable-extensions'] } : {}),
    // On Linux the interface language comes from the environment, elsewhere from --lang.
    env: { ...process.env, LANGUAGE: lang, ...(display && { DISPLAY: display }) },
    args: [
      ...ARGS.filter((arg) => !managed || arg !== NO_INSTALLS),
      // Chromium's sandbox refuses to run as root, which is what containers are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${lang}`,
      `--accept-lang=${lang}`,
      ...args,
    ],
  });
  // Once it is installed its content script is in every page opened from then on; a switch would load it at some moment.
  const install = () => browser.installExtension(extensionDir);
  try {
    if (extensionDir && !late) await install();
  } catch (error) {
    await browser.close();
    throw error;
  }
  const isWorker = (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

  /** Its worker tells its address, and may be stopped later. */
  let address;
  async function toOwn(page, name) {
    address ??= (await browser.waitForTarget(isWorker)).url();
    await page.goto(new URL(`/pages/${name}`, address).href);
  }

  /** What a policy installed no driver may press: its panel in a tab. */
  async function inTab(page) {
    const panel = await browser.newPage();
    await page.bringToFront();
    await toOwn(panel, 'popup.html');
    await panel.setViewport({ width: 360, height: 600 });
    return panel;
  }

  return {
    browser,
    async extensionId() {
      const [id] = [...(await browser.extensions()).keys()];
      return id;
    },
    install,

    /** Presses the extension's toolbar button over a page; the panel that opens. */
    async openPanel(page) {
      const [extension] = [...(await browser.extensions()).values()];
      if (!extension) return inTab(page);
      const opened = browser.waitForTarget((target) => target.url().endsWith('/pages/popup.html'));
      await extension.triggerAction(page);
      return (await opened).asPage();
    },

    /** One of the extension's own pages, in a tab. */
    async openOwn(name) {
      const page = await browser.newPage();
      await toOwn(page, name);
      return page;
    },

    /** The service worker's target, once there is one. */
    backgroundTarget: (timeout) => browser.waitForTarget(isWorker, { timeout }),

    /**
     * Stops the service worker as the browser does after half a minute of idleness; the next message starts it. It waits until the
     * worker is activated, as that idleness would: one that is stopped while it is being installed is never registered, and every
     * message fails until the browser starts again. Told to stop while a start of it is under way, Chromium 156 may leave it in between under the
     * same target, cut off from the driver and deaf to every message (7 of 200 stops right after a start, under load): a second stop ends it.
     */
    async killBackground() {
      const target = browser.targets().find(isWorker);
      if (!target) return false;
      const worker = await target.worker();
      await worker.evaluate(async () => {
        const { serviceWorker } = globalThis;
        while (serviceWorker.state !== 'activated') {
          await new Promise((resolve) => serviceWorker.addEventListener('statechange', resolve, { once: true }));
        }
      });
      const gone = new Promise((resolve) => {
        const listener = (ended) => {
          if (ended !== target) return;
          browser.off('targetdestroyed', listener);
          resolve();
        };
        browser.on('targetdestroyed', listener);
      });
      for (let stops = 0; stops < STOPS; stops++) {
        await worker.close().catch((error) => {
          // Its session went with the first stop; the stop itself is done before that is found.
          if (stops === 0) throw error;
        });
        if (await Promise.race([gone.then(() => true), wait(STOPPED_MS, false)])) return true;
      }
      throw new Error(`the worker does not stop: ${STOPS} times told to`);
    },

    /** Frees what nobody holds any more, in these pages and in the background. */
    async collectGarbage(pages) {
      for (const page of pages) {
        const client = await page.createCDPSession();
        await client.send('HeapProfiler.collectGarbage');
        await client.detach();
      }
      const worker = await browser.targets().find(isWorker)?.worker();
      await worker?.client.send('HeapProfiler.collectGarbage');
    },

    /** What these pages hold together, and the background: megabytes of scripts' memory, nodes, listeners. */
    async heaps(pages) {
      const all = await Promise.all(pages.map((page) => page.metrics()));
      const sum = (name) => all.reduce((so, metrics) => so + metrics[name], 0);
      const worker = await browser.targets().find(isWorker)?.worker();
      const used = await worker?.client.send('Runtime.getHeapUsage');
      const background = used && (used.usedSize + used.embedderHeapUsedSize + used.backingStorageSize) / 2 ** 20;
      return { heap: sum('JSHeapUsedSize') / 2 ** 20, nodes: sum('Nodes'), listeners: sum('JSEventListeners'), background };
    },

    /** The closed shadow root of an element, as a handle in the page's own world. */
    async shadowRoot(frame, host) {
      const { node } = await host.client.send('DOM.describeNode', {
        objectId: host.remoteObject().objectId,
        depth: 1,
        pierce: true,
      });
      const root = node.shadowRoots?.[0];
      return root ? frame.mainRealm().adoptBackendNode(root.backendNodeId) : null;
    },

    /** Lets go of what the mouse drags. */
    drop: (page) => page.mouse.up(),

    /** Drags a text in from another program, and drops it. */
    async dragIn(page, at, text) {
      const client = await page.createCDPSession();
      // 1: it may be copied.
      const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await client.send('Input.dispatchDragEvent', { type, ...at, data });
      await client.detach();
    },

    /** Drags files in from another program, and drops them. */
    async dropFiles(page, at, paths) {
      const client = await page.createCDPSession();
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) await client.send('Input.dispatchDragEvent', { type, ...at, data });
      await client.detach();
    },

    /** Presses keys with no pause and no waiting between them; `Control+v` is a chord. */
    async burst(page, chords) {
      const sent = [];
      for (const chord of chords) {
        const keys = chord === '+' ? ['+'] : chord.split('+');
        for (const key of keys) sent.push(page.keyboard.down(key));
        for (const key of keys.reverse()) sent.push(page.keyboard.up(key));
      }
      await Promise.all(sent);
    },
  };
}
