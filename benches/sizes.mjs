/** What is downloaded: the modules, and the files that carry them. Raw, and as gzip makes it at its best. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUTPUT, ROOT, writeJson } from './stats.mjs';

const packed = path.join(ROOT, 'target/loopback/chromium');
const FILES = {
  'background module (.wasm)': path.join(OUTPUT, 'background.wasm'),
  'pages module (.wasm)': path.join(OUTPUT, 'pages.wasm'),
  'background.js (module within)': path.join(packed, 'background.js'),
  'pages.js (module within)': path.join(packed, 'pages.js'),
  'content.js': path.join(packed, 'content.js'),
};

const measure = ([name, file]) => {
  const bytes = readFileSync(file);
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
};
writeJson('sizes.json', { files: Object.entries(FILES).map(measure) });
