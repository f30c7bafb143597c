/**
 * A receiver of OTLP that others wrote (rotel), and what it says that it received. `cargo xtask collector` installs it; `BALISE_ROTEL` names another
 * program.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const HOME = path.join(import.meta.dirname, '../../../target/collector');

/** The receiver's program. */
function program() {
  if (process.env.BALISE_ROTEL) return process.env.BALISE_ROTEL;
  const lib = path.join(HOME, 'lib');
  const pythons = existsSync(lib) ? readdirSync(lib) : [];
  const found = pythons.map((python) => path.join(lib, python, 'site-packages/rotel/rotel-agent')).find(existsSync);
  if (!found) throw new Error('rotel is not installed: run `cargo xtask collector` once, or set BALISE_ROTEL.');
  return found;
}

/** A port of 127.0.0.1 that nobody uses now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens there. */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.end() && true)).once('error', () => resolve(false));
  });
}

/** The value of one attribute in a record, as the receiver writes it. */
function value(text) {
  const [, type, inner] = /^(\w+)\(([^]*)\)$/.exec(text) ?? [];
  if (type === 'Int') return Number(inner);
  if (type === 'Bool') return inner === 'true';
  return type === 'Str' ? inner : text;
}

/** A record: `{ name, severity, time, attributes }`; `time` in nanoseconds, lists as the receiver writes them. */
function record(part) {
  const line = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
  // Values may hold line breaks: an attribute ends where the next begins, or the trace id.
  const [attributes] = (part.split('\nAttributes:')[1] ?? '').split('\n    Trace ID ');
  const pairs = attributes.split('\n     -> ').slice(1).map((pair) => {
    const at = pair.indexOf(': ');
    return [pair.slice(0, at), value(pair.slice(at + 2))];
  });
  return {
    name: line('EventName'),
    severity: line('SeverityText'),
    time: BigInt(line('Timestamp') ?? 0),
    attributes: Object.fromEntries(pairs),
  };
}

/**
 * Starts it on a port of 127.0.0.1, on a free one where none is named. A port that was used before may be named again: what a collector that comes back
 * looks like.
 * @returns `{ port, endpoint, records(), stop() }`; `records()` are all that it has received since it started, oldest first, repeats and all;
 * `stop()` ends it, and returns the records one last time.
 */
export async function start(port) {
  port ??= await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'balise-rotel-'));
  const log = path.join(folder, 'received.log');
  const options = ['start', '--otlp-http-endpoint', `127.0.0.1:${port}`, '--otlp-grpc-endpoint', `127.0.0.1:${await freePort()}`];
  options.push('--exporter', 'blackhole', '--log-format', 'json', '--debug-log', 'logs', '--debug-log-verbosity', 'detailed');
  const child = spawn(program(), options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const written = new Promise((resolve) => child.stdout.pipe(createWriteStream(log)).once('close', resolve));
  const ended = new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  let over = false;
  const end = () => (over = true);
  ended.then(end, end);

  const records = async () => {
    const text = await readFile(log, 'utf8');
    // The last one may not be written to its end yet.
    return text.split('\nLogRecord #').slice(1).filter((part) => part.includes('\nFlags: ')).map(record);
  };
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (over || tries > 400) {
      child.kill();
      throw new Error(`rotel ${over ? 'ended before it listened' : 'does not listen'} on 127.0.0.1:${port}`);
    }
    await wait(50);
  }
  return {
    port,
    endpoint: `http://127.0.0.1:${port}/v1/logs`,
    records,
    async stop() {
      child.kill();
      await ended;
      await written;
      const all = await records();
      await rm(folder, { recursive: true });
      return all;
    },
  };
}
