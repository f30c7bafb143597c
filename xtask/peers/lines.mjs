/** Texts in and findings out, a line of JSON each, for the peers that are npm packages. */
import { createInterface } from 'node:readline';

/** How many texts are read before the measured turn: by then the engine has compiled the patterns. */
const WARM = 50;

/** `find` gives the findings of a text, `{ start, end, label, score }`, offsets in UTF-16 units. `settle` turns what the
 *  measured call left into findings, outside the time. */
export async function eachLine(find, settle = (found) => found) {
  const texts = [];
  for await (const line of createInterface({ input: process.stdin })) texts.push(JSON.parse(line));
  for (const { text } of texts.slice(0, WARM)) await find(text);
  for (const { id, text } of texts) {
    const start = performance.now();
    const found = await find(text);
    const ms = performance.now() - start;
    process.stdout.write(`${JSON.stringify({ id, ms, findings: settle(found, text) })}\n`);
  }
}
