/** Puts what the other parts measured into one table for people and one `report.json` for programs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { OUTPUT, machine, readJson, writeJson } from './stats.mjs';

const { texts: native, sites, lineage } = readJson('native.json');
const { start_ms, first, load: engineLoad, texts: engine, lookups } = readJson('engine.json');
/** Without the browser, no pastes. */
const measured = existsSync(path.join(OUTPUT, 'paste.json'));
const { pastes, browser, load: pasteLoad } = measured ? readJson('paste.json') : { pastes: [], browser: 'no browser', load: engineLoad };
const { files } = readJson('sizes.json');

/** Megabytes (10^6 bytes of UTF-8) a second. */
const speed = (bytes, nanos) => (bytes / nanos) * 1000;
const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const range = (bytes, { min, max }) => `${number(speed(bytes, max))}-${number(speed(bytes, min))}`;

function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  console.log([line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n'));
}
const title = (words) => console.log(`\n== ${words} ==`);
const of = (list, kind, name) => list.find((entry) => entry.kind === kind && entry.name === name);
const loads = ({ load: { one, five } }) => `${one} (1 min), ${five} (5 min)`;

/** One row a text: every way to go through it. */
const scans = engine.map((entry) => {
  const { kind, name, bytes, findings, copy, inspect, crossing, scan, redact } = entry;
  const own = of(native, kind, name);
  return {
    kind,
    name,
    bytes,
    findings,
    native: { mb_s: speed(bytes, own.median_ns), range: range(bytes, { min: own.min_ns, max: own.max_ns }) },
    wasm_scan: { mb_s: speed(bytes, scan.p50), range: range(bytes, scan) },
    wasm_crossing_and_scan: { mb_s: speed(bytes, crossing.p50), range: range(bytes, crossing) },
    wasm_message_to_decision: { mb_s: speed(bytes, inspect.p50), range: range(bytes, inspect), ms: inspect.p50 / 1e6 },
    copy: { mb_s: speed(bytes, copy.p50), range: range(bytes, copy) },
    scan_takes_times_the_copy: crossing.p50 / copy.p50,
    redact_pii: redact && { mb_s: speed(bytes, redact.redact.p50), range: range(bytes, redact.redact), takes_times_the_scan: redact.redact.p50 / redact.scan.p50 },
  };
});
const prose = scans.filter(({ kind }) => kind !== 'hostile');

title('Machine');
const end = machine();
console.log(`${end.processor}, ${end.cores} cores, Node ${end.node}, ${browser}`);
console.log(`load when the WebAssembly part began: ${loads(engineLoad)}; the pastes: ${loads(pasteLoad)}; now: ${loads(end)}`);

title('Scan, MB/s (median; 1 MB = 10^6 bytes of UTF-8)');
console.log('usual: made-up municipal prose, one paragraph in twelve with identifiers; clean: none. copy: TextEncoder.encodeInto.');
table(
  ['text', 'findings', 'native', 'WASM, in memory', 'WASM, string + scan', 'WASM, message + verdict', 'copy', 'redact-pii'],
  prose.map((row) => [
    `${row.kind} ${row.name}`,
    String(row.findings),
    number(row.native.mb_s),
    number(row.wasm_scan.mb_s),
    number(row.wasm_crossing_and_scan.mb_s),
    number(row.wasm_message_to_decision.mb_s),
    number(row.copy.mb_s),
    row.redact_pii ? number(row.redact_pii.mb_s) : 'not run',
  ]),
);

title('The same, as times (range of the rounds in MB/s)');
table(
  ['text', 'native range', 'WASM string + scan range', 'times the copy', 'redact-pii, times our scan'],
  prose.map((row) => [
    `${row.kind} ${row.name}`,
    row.native.range,
    row.wasm_crossing_and_scan.range,
    number(row.scan_takes_times_the_copy),
    row.redact_pii ? number(row.redact_pii.takes_times_the_scan) : 'not run',
  ]),
);

title('Is it linear? Nanoseconds a byte');
const perByte = (mbs) => 1000 / mbs;
const linear = ['2 KB', '100 KB', '1 MB', '10 MB'].map((name) => {
  const row = of(scans, 'usual', name);
  return { name, native: perByte(row.native.mb_s), wasm: perByte(row.wasm_scan.mb_s) };
});
table(['usual', 'native', 'WASM, in memory'], linear.map(({ name, native, wasm }) => [name, number(native), number(wasm)]));
console.log('A 2 KB text scanned over and over is learnt by the branch predictor: 100 KB and more tell what a first scan costs.');

title('Hostile texts of 1 MB: cost of a byte as a multiple of usual prose of 1 MB');
const yard = of(scans, 'usual', '1 MB');
const hostile = scans
  .filter(({ kind }) => kind === 'hostile')
  .map((row) => ({
    name: row.name,
    native: yard.native.mb_s / row.native.mb_s,
    wasm: yard.wasm_scan.mb_s / row.wasm_scan.mb_s,
    ms: row.wasm_message_to_decision.ms,
    growth: of(native, 'hostile', row.name).growth,
  }))
  .sort((a, b) => b.wasm - a.wasm);
const SHOWN = 8;
table(
  ['text', 'native', 'WASM', 'ms for 1 MB', 'a byte in 1 MB : in 100 KB'],
  hostile.slice(0, SHOWN).map(({ name, native, wasm, ms, growth }) => [name, number(native), number(wasm), number(ms), number(growth)]),
);
console.log(`the other ${hostile.length - SHOWN}: at most ${number(hostile[SHOWN].wasm)} times; all of them in report.json`);
const steepest = hostile.toSorted((a, b) => b.growth - a.growth)[0];
console.log(`steepest growth: ${steepest.name}, a byte in 1 MB costs ${number(steepest.growth)} times one in 100 KB (time by the square: 10)`);

title('A lookup in a list of sites, ns (half of the hosts listed)');
console.log(`${sites.domains.toLocaleString('en')} domains, ${sites.bytes.toLocaleString('en')} bytes. copy: the string crosses, and no more.`);
const row = (name, { p50, min, max }) => [name, number(p50), `${number(min)}-${number(max)}`];
table(
  ['', 'median', 'range'],
  [
    row('natively', { p50: sites.median_ns, min: sites.min_ns, max: sites.max_ns }),
    row('in WebAssembly, with the string', lookups.find),
    row('copy', lookups.copy),
  ],
);

title('Text that was copied: a paste against 1,000 passages, natively, ms');
for (const each of lineage) console.log(`${each.name.padEnd(40)} ${(each.median_ns / 1e6).toFixed(3)}`);

if (measured) {
  title('The list of sites in force');
  console.log('Held: from the start of the browser with an empty profile until its engine was given all of the list. Update: the same of so many domains');
  console.log('more, by an address. Memory: of all its processes, at rest; the first with a list of a fiftieth. A navigation: until the first byte.');
  const { sites: held, update } = readJson('sites.json');
  const ms = ({ p50, p95 }) => `${number(p50)} / ${number(p95)}`;
  table(
    ['browser', 'held, s', `${update.toLocaleString('en')} more, s`, 'memory, MB: small / whole / update', 'navigation, ms: with, p50 / p95', 'without'],
    held.map(({ browser: name, bundled_ms, update_ms, memory_mb: { without, bundled, update: more }, navigation_ms }) => [
      name,
      number(bundled_ms / 1000),
      number(update_ms / 1000),
      [without, bundled, more].map((each) => each.toFixed(0)).join(' / '),
      ms(navigation_ms.with),
      ms(navigation_ms.without),
    ]),
  );

  title('From paste to decision in Chromium, ms');
  console.log('Start: the trusted paste event enters the page, seen before the extension sees it. End: clean: the paste that the');
  console.log('extension lets in reaches the page; held: the warning is open and has the focus. Cold: the service worker was');
  console.log('stopped before each paste. A textarea; text/plain; headless, with the test’s debugger attached.');
  table(
    ['text', 'warm p50', 'p95', 'n', 'cold p50', 'p95', 'n'],
    pastes.map(({ name, held, warm, cold }) => [
      `${name} ${held ? 'held' : 'clean'}`,
      ...[warm, cold].flatMap(({ p50, p95, n }) => [number(p50), number(p95), String(n)]),
    ]),
  );
}
console.log(`the module under Node: compiled and started in ${number(start_ms)} ms, first ${first.name} judged in ${number(first.ms)} ms`);

title('Sizes, bytes');
table(['file', 'raw', 'gzip'], files.map(({ name, raw, gzip }) => [name, raw.toLocaleString('en'), gzip.toLocaleString('en')]));

const typed = measured ? readJson('typing.json').typing : [];
if (measured) {
  title('Writing and sending in Chromium, ms, with the guard and without');
  console.log('A draft of 20 kB. A key: from keydown to the end of its input event. Sending: from keydown to the page’s own listener, of a');
  console.log('text that was looked through while it was written (known), and of one that was not yet (new).');
  const pair = (guarded, bare) => `${number(guarded)} / ${number(bare)}`;
  table(
    ['composer', 'key p50', 'p95', 'known p50', 'new p50', 'tasks over 50 ms'],
    typed.map(({ kind, end, guarded, bare }) => [
      `${kind}, ${end}`,
      ...[pair(guarded.key.p50, bare.key.p50), pair(guarded.key.p95, bare.key.p95), pair(guarded.known.p50, bare.known.p50)],
      ...[pair(guarded.new.p50, bare.new.p50), `${guarded.long.length} / ${bare.long.length}`],
    ]),
  );
}

const slowest = (of) => Math.max(...pastes.filter(({ name }) => name === '2 KB').map(of));
const time = (kind, name) => of(engine, kind, name).scan.p50;
const aims = [
  { aim: 'scan in WASM, usual prose 100 KB, 2 ms or less', figure: time('usual', '100 KB') / 1e6, unit: 'ms', reached: (it) => it <= 2 },
  { aim: 'scan in WASM, clean prose 100 KB, 2 ms or less', figure: time('clean', '100 KB') / 1e6, unit: 'ms', reached: (it) => it <= 2 },
  { aim: 'scan in WASM, 2 KB, p50 under 80 µs (the slower of usual and clean)', figure: Math.max(time('usual', '2 KB'), time('clean', '2 KB')) / 1e3, unit: 'µs', reached: (it) => it < 80 },
  { aim: 'a hostile byte at most 5 times a usual one', figure: hostile[0].wasm, unit: 'times', reached: (it) => it <= 5 },
  { aim: '2 KB, warm, p50 under 15 ms (the slower of clean and held)', paste: true, figure: slowest(({ warm }) => warm.p50), unit: 'ms', reached: (it) => it < 15 },
  { aim: '2 KB, stopped worker, p50 under 400 ms (the slower)', paste: true, figure: slowest(({ cold }) => cold.p50), unit: 'ms', reached: (it) => it < 400 },
  { aim: 'a key in a draft of 20 kB, p95, added: under 1 ms (the worse)', paste: true, figure: Math.max(...typed.map(({ guarded, bare }) => guarded.key.p95 - bare.key.p95)), unit: 'ms', reached: (it) => it < 1 },
  { aim: 'a clean message, p50, added: under 5 ms (the worse)', paste: true, figure: Math.max(...typed.map(({ guarded, bare }) => guarded.new.p50 - bare.new.p50)), unit: 'ms', reached: (it) => it < 5 },
  { aim: 'a lookup in a list of sites, natively, under 1 µs', figure: sites.median_ns / 1e3, unit: 'µs', reached: (it) => it < 1 },
  { aim: 'a lookup in a list of sites in WASM, with the string, under 2 µs', figure: lookups.find.p50 / 1e3, unit: 'µs', reached: (it) => it < 2 },
  { aim: 'background module under 1.6 MB raw', figure: files[0].raw / 1e6, unit: 'MB', reached: (it) => it < 1.6 },
  { aim: 'background module under 700 KB gzip', figure: files[0].gzip / 1000, unit: 'KB', reached: (it) => it < 700 },
]
  .filter(({ paste }) => measured || !paste)
  .map(({ reached, paste, ...aim }) => ({ ...aim, reached: reached(aim.figure) }));
title('Aims');
table(['aim', 'figure', ''], aims.map(({ aim, figure, unit, reached }) => [aim, `${number(figure)} ${unit}`, reached ? 'reached' : 'MISSED']));

writeJson('report.json', { machine: end, load: { engine: engineLoad.load, pastes: pasteLoad.load }, aims, scans, linear, hostile, pastes, sizes: files, sites: { ...sites, ...lookups }, module: { start_ms, first } });
console.log('\nAll figures: target/bench/report.json');
