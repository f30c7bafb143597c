/**
 * The loopback server of the end-to-end tests: the built pages under a CSP as strict as ChatGPT's, and a record of every
 * message a page sent, so that a test can prove what left.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PAGES_DIR } from './build-pages.mjs';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
];

/** Quill 2.0.3 gives pasted HTML to `DOMParser.parseFromString` as a plain string, TipTap 3.34 even none: Trusted Types refuse that. */
const WITHOUT_TRUSTED_TYPES = new Set(['/quill.html', '/tiptap.html']);

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

/** The policy a page is served with. */
export function contentSecurityPolicy(pathname) {
  return [...CSP, ...(WITHOUT_TRUSTED_TYPES.has(pathname) ? [] : ["require-trusted-types-for 'script'"])].join('; ');
}

/**
 * Starts the server on a free port of 127.0.0.1.
 * @returns `{ origin, url(kind), messages, requests, nextMessage(), close() }`; `messages` are the texts received, `requests` every address
 * asked for with its body, oldest first. `/elsewhere?to=` leads on to another address.
 */
export async function serve({ root = PAGES_DIR } = {}) {
  const messages = [];
  const requests = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const headers = { 'content-security-policy': contentSecurityPolicy(pathname), 'cache-control': 'no-store' };
    if (request.method === 'POST') {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const body = bytes.toString('utf8');
        requests.push({ url: request.url, body, bytes });
        if (pathname === '/send') {
          const { text } = JSON.parse(body);
          messages.push(text);
          waiting.shift()?.(text);
        }
        response.writeHead(204, headers).end();
      });
      return;
    }
    requests.push({ url: request.url, body: '' });
    if (pathname === '/elsewhere') {
      response.writeHead(302, { ...headers, location: new URL(request.url, 'http://localhost').searchParams.get('to') }).end();
      return;
    }
    const name = pathname === '/' ? 'two-fields.html' : path.basename(pathname);
    readFile(path.join(root, name)).then(
      (body) => response.writeHead(200, { ...headers, 'content-type': TYPES[path.extname(name)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404, headers).end(),
    );
  });
  // What comes over a socket is recorded like a body.
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    socket.on('message', (data) => requests.push({ url: request.url, body: data.toString('utf8') }));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    messages,
    requests,
    /** The next message a page sends. */
    nextMessage: () => new Promise((resolve) => waiting.push(resolve)),
    url: (kind) => `${origin}/${kind}.html`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
