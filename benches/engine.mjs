/**
 * The scan in WebAssembly under Node, on the texts that the native benchmark wrote, beside a plain copy of the same string
 * (`TextEncoder.encodeInto`: what crossing costs at the least) and the npm package redact-pii. All in turns, see
 * `interleaved`. The module is built as the background's is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SyncRedactor } from 'redact-pii';
import { OUTPUT, interleaved, machine, readJson, writeJson } from './stats.mjs';

const ROUNDS = 25;
/** redact-pii takes seconds for a megabyte. */
const REDACT = { largest: 1_000_000, rounds: 5 };

const { texts } = readJson('native.json');
const load = machine();
const started = performance.now();
const engine = await import(path.join(OUTPUT, 'engine.mjs'));
engine.initSync({ module: readFileSync(path.join(OUTPUT, 'engine.wasm')) });
const startMs = performance.now() - started;

const encoder = new TextEncoder();
const redactor = new SyncRedactor();

const read = ({ file }) => readFileSync(path.join(OUTPUT, 'texts', file), 'utf8');

/**
 * Long enough for V8 to give every function of the module its last tier: it does so one by one, over some seconds, and a background that
 * guards a day of pastes has them all.
 */
const TIERED_MS = 4000;

/** The first scan of all, as a background that was just started does it: the quick compiler's code. */
const first = (({ name, ...text }) => {
  const string = read(text);
  const start = performance.now();
  engine.inspect({ type: 'inspect', text: string, formatting: null, moment: 'paste' });
  return { name, ms: performance.now() - start };
})(texts.find(({ kind, name }) => kind === 'clean' && name === '2 KB'));

const usual = texts.find(({ kind, name }) => kind === 'usual' && name === '100 KB');
engine.keep(read(usual));
for (const end = performance.now() + TIERED_MS; performance.now() < end; ) engine.scan_kept();

function measure(entry) {
  const text = read(entry);
  const target = new Uint8Array(text.length * 3);
  const message = { type: 'inspect', text, formatting: null, moment: 'paste' };
  const found = engine.scan(text);
  if (found !== entry.findings) throw new Error(`${entry.kind} ${entry.name}: ${found} findings in WebAssembly, ${entry.findings} natively`);
  if (engine.inspect(message) === undefined) throw new Error('the engine does not understand the message');
  engine.keep(text);
  const hostile = entry.kind === 'hostile';
  const times = interleaved(
    {
      copy: () => encoder.encodeInto(text, target),
      inspect: () => engine.inspect(message),
      crossing: () => engine.scan(text),
      scan: () => engine.scan_kept(),
    },
    hostile ? { rounds: 3, warmMs: 30 } : { rounds: entry.bytes > 5_000_000 ? 7 : ROUNDS },
  );
  return { kind: entry.kind, name: entry.name, bytes: entry.bytes, findings: found, ...times, redact: hostile ? null : redact(entry, text, target) };
}

/** In turns with the copy again: its figures must not come from a quieter minute. */
function redact(entry, text, target) {
  if (entry.bytes > REDACT.largest) return null;
  const slow = entry.bytes > 50_000;
  const works = { copy: () => encoder.encodeInto(text, target), redact: () => redactor.redact(text), scan: () => engine.scan(text) };
  return interleaved(works, { rounds: slow ? REDACT.rounds : ROUNDS, warmMs: slow ? 1 : 200 });
}

/** A lookup in the list that the native benchmark wrote, by the same hosts: with the string's crossing, and that alone. Nanoseconds a host. */
function lookups() {
  if (!engine.open_list(readFileSync(path.join(OUTPUT, 'sites.fst')))) throw new Error('the list is none');
  const hosts = readFileSync(path.join(OUTPUT, 'hosts.txt'), 'utf8').split('\n');
  const found = hosts.filter((host) => engine.find(host)).length;
  if (found !== hosts.length / 2) throw new Error(`${found} of ${hosts.length} hosts are found in WebAssembly`);
  const target = new Uint8Array(1024);
  const works = { copy: () => hosts.forEach((host) => encoder.encodeInto(host, target)), find: () => hosts.forEach((host) => engine.find(host)) };
  const times = interleaved(works, { rounds: ROUNDS, warmMs: 1000 });
  const each = ({ p50, min, max }) => ({ p50: p50 / hosts.length, min: min / hosts.length, max: max / hosts.length });
  return { copy: each(times.copy), find: each(times.find) };
}

writeJson('engine.json', { load, start_ms: startMs, first, texts: texts.map(measure), lookups: lookups() });
