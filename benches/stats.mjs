/** What all measurements share: where they are written, the clock, the middle of a row of numbers. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const OUTPUT = path.join(ROOT, 'target/bench');

export function readJson(name) {
  return JSON.parse(readFileSync(path.join(OUTPUT, name), 'utf8'));
}

export function writeJson(name, value) {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(path.join(OUTPUT, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** The value below which this share of them lies (nearest rank). */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function summary(values) {
  return { n: values.length, p50: quantile(values, 0.5), p95: quantile(values, 0.95), min: Math.min(...values), max: Math.max(...values) };
}

/** Nanoseconds one call takes, over as many calls as a short time holds. */
function round(work, calls) {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) work();
  return Number(process.hrtime.bigint() - start) / calls;
}

/**
 * Times several things in turns, A B C A B C, so that whatever else the machine does hits all alike. `works` are functions
 * by name; each is warmed for `warmMs` first, so that the compiler's last tier is reached. A round takes some
 * `roundMs`, or one call. Returns nanoseconds a call by name.
 */
export function interleaved(works, { rounds, roundMs = 5, warmMs = 200 }) {
  const entries = Object.entries(works).map(([name, work]) => {
    const end = performance.now() + warmMs;
    let calls = 0;
    const start = performance.now();
    do {
      work();
      calls += 1;
    } while (performance.now() < end);
    const each = (performance.now() - start) / calls;
    return { name, work, calls: Math.max(1, Math.round(roundMs / each)), nanos: [] };
  });
  for (let at = 0; at < rounds; at += 1) {
    globalThis.gc?.();
    for (const entry of entries) entry.nanos.push(round(entry.work, entry.calls));
  }
  return Object.fromEntries(entries.map(({ name, nanos }) => [name, summary(nanos)]));
}

/** What the machine is and how busy it is now. */
export function machine() {
  const [one, five, fifteen] = os.loadavg().map((load) => Number(load.toFixed(2)));
  return { cores: os.cpus().length, processor: os.cpus()[0]?.model ?? 'unknown', node: process.version, load: { one, five, fifteen } };
}
