/** How much memory a browser takes, all its processes together (Linux). */
import { readFileSync, readdirSync } from 'node:fs';

const MEGA = 1024;

/** The processes that came of one, itself among them. */
function family(first) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      // After the name in parentheses, which may hold anything: the state, then the parent.
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // Gone meanwhile.
    }
  }
  const all = [];
  for (const waiting = [first]; waiting.length > 0; ) {
    const each = waiting.pop();
    all.push(each);
    waiting.push(...(children.get(each) ?? []));
  }
  return all;
}

/** In megabytes; what several share is counted once (PSS). */
export function megabytes(process) {
  let sum = 0;
  for (const each of family(process)) {
    try {
      sum += Number(/^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // Gone meanwhile.
    }
  }
  return sum / MEGA;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
