/** The report: every figure of the run in one table for people, and in `target/bench/report.json`. */
import { machine, readJson, writeJson } from './stats.mjs';

const [native, engine, pastes, sizes] = ['native', 'engine', 'paste', 'sizes'].map((part) => readJson(`${part}.json`));
const say = (line = '') => console.log(line);
const reached = (yes) => (yes ? 'reached' : 'missed');
const speed = (bytes, nanos) => (bytes / nanos) * 1000;
const cell = (text, width) => String(text).padStart(width);
const number = (value, width, digits = 1) => cell(value === null || value === undefined ? '–' : value.toFixed(digits), width);

const { cores, processor, node, load } = machine();
say(`${cores} cores (${processor}), Node ${node}, ${pastes.browser}; load average ${load.one} now, ${engine.load.load.one} before the scans, ${pastes.load.load.one} before the pastes`);

say('\nScan, MB/s at the median (usual: with identifiers; clean: none). "with crossing" takes the string over from JavaScript.');
say(`${'text'.padEnd(14)}${['native', 'WASM', 'with crossing', 'plain copy', 'redact-pii', 'WASM / copy', 'redact / WASM'].map((name) => cell(name, 15)).join('')}`);
for (const text of engine.texts.filter(({ kind }) => kind !== 'hostile')) {
  const here = native.texts.find(({ file, kind, name }) => (file && kind === text.kind && name === text.name));
  const redact = text.redact?.redact.p50;
  say(
    `${`${text.kind} ${text.name}`.padEnd(14)}${[
      speed(text.bytes, here.median_ns), speed(text.bytes, text.scan.p50), speed(text.bytes, text.crossing.p50), speed(text.bytes, text.copy.p50),
      redact ? speed(text.bytes, redact) : null, text.scan.p50 / text.copy.p50, redact ? redact / text.scan.p50 : null,
    ].map((value) => number(value, 15)).join('')}`,
  );
}
const large = (kind) => engine.texts.find((text) => text.kind === kind && text.name === '100 KB');
const [usual, clean] = ['usual', 'clean'].map((kind) => speed(large(kind).bytes, large(kind).scan.p50));
say(`aim: 100 MB/s in WASM, 100 KB: usual ${usual.toFixed(0)} (${reached(usual >= 100)}), clean ${clean.toFixed(0)} (${reached(clean >= 100)})`);

const usualPerByte = large('usual').scan.p50 / large('usual').bytes;
const hostile = engine.texts.filter(({ kind }) => kind === 'hostile').map((text) => ({ name: text.name, times: text.scan.p50 / text.bytes / usualPerByte }));
const worst = hostile.toSorted((a, b) => b.times - a.times).slice(0, 5);
say(`\nMade to be slow, 1 MB each, time per byte against usual text: ${worst.map(({ name, times }) => `${name} ${times.toFixed(1)}×`).join(', ')}`);

say('\nFrom paste to decision in Chromium, ms (start: the trusted paste enters the page; end: it is let in, or the warning has the focus)');
say(`${'text'.padEnd(16)}${['warm p50', 'p95', 'cold p50', 'p95'].map((name) => cell(name, 12)).join('')}`);
for (const { name, held, warm, cold } of pastes.pastes) {
  say(`${`${name} ${held ? 'held' : 'clean'}`.padEnd(16)}${[warm.p50, warm.p95, cold.p50, cold.p95].map((value) => number(value, 12)).join('')}`);
}
for (const { name, held, warm, cold } of pastes.pastes.filter(({ name }) => name === '2 KB')) {
  say(`aim, ${name} ${held ? 'held' : 'clean'}: under 15 ms warm (${reached(warm.p50 < 15)}), under 400 ms from a stopped worker (${reached(cold.p50 < 400)})`);
}

say('\nSizes, bytes');
for (const { name, raw, gzip } of sizes.files) say(`${name.padEnd(32)}${cell(raw, 10)} raw${cell(gzip, 10)} gzip`);
say(`aim: background module under 600,000 raw (${reached(sizes.files[0].raw < 600_000)})`);

writeJson('report.json', { machine: machine(), native, engine, pastes, sizes });
