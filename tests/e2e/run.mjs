/**
 * Runs the test files that are named, two at a time: one leaves a third of two cores idle, and no verdict depends on time. In this order,
 * which `node --test` would not keep: the longest begin, or one lane would wait at the end for the other.
 */
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const LONGEST = ['send', 'paste'];

const rank = (file) => LONGEST.indexOf(path.basename(file, '.test.mjs'));
const files = process.argv.slice(2).map((file) => path.resolve(file));
const first = files.filter((file) => rank(file) >= 0).sort((one, other) => rank(one) - rank(other));
const rest = files.filter((file) => rank(file) < 0).sort();

const failed = () => {
  process.exitCode = 1;
};
run({ files: [...first, ...rest], concurrency: 2 }).on('test:fail', failed).compose(spec).pipe(process.stdout);
