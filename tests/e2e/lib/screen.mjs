/**
 * A screen in memory with a clipboard that holds files: a browser without a screen has one for texts and pictures alone. X11's clipboard
 * belongs to a program that answers whoever pastes; files stand on it as a list of their addresses (RFC 2483).
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

const WAIT_MS = 10_000;
/** The clipboard, as a list of files. */
const FILES = ['-selection', 'clipboard', '-t', 'text/uri-list'];

/** Starts a screen: `{ display, hold(paths), close() }`. */
export async function openScreen() {
  // The server chooses a free number, and writes it when it is ready.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await Promise.race([
    once(server.stdio[3], 'data').then(([data]) => String(data).trim()),
    once(server, 'error').then(([error]) => Promise.reject(error)),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended at once'))),
    new Promise((_, reject) => setTimeout(() => reject(new Error('Xvfb never came')), WAIT_MS).unref()),
  ]);
  const display = `:${number}`;
  const env = { ...process.env, DISPLAY: display };
  /** What another program reads there; nothing where none has it. */
  const held = () => new Promise((resolve) => execFile('xclip', [...FILES, '-o'], { env }, (_, text) => resolve(text)));
  let owner = null;
  const release = async () => {
    if (!owner) return;
    const gone = once(owner, 'exit');
    owner.kill();
    await gone;
    owner = null;
  };
  return {
    display,
    /** Puts files on the clipboard, as a file manager does. */
    async hold(paths) {
      await release();
      const list = paths.map((each) => `${pathToFileURL(each).href}\r\n`).join('');
      owner = spawn('xclip', [...FILES, '-quiet', '-i'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
      owner.stdin.end(list);
      // It says that it waits before its request for the clipboard has left (0.13), and who reads at once finds nothing: one who reads is asked.
      for (const end = Date.now() + WAIT_MS; (await held()) !== list; ) {
        if (Date.now() > end) throw new Error('xclip never had the files on the clipboard');
      }
    },
    async close() {
      await release();
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}
