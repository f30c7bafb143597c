/**
 * The npm package redact-pii, with its defaults. It returns the redacted text alone; to learn where it found something its
 * steps are run once more, outside the time, each unit of text knowing the part of the original that it stands for.
 */
import { SyncRedactor } from 'redact-pii';
import { eachLine } from './lines.mjs';

const redactor = new SyncRedactor();

await eachLine((text) => redactor.redact(text), (redacted, text) => located(redactor.childRedactors, text));

function located(steps, original) {
  let text = original;
  let origins = Array.from(original.split(''), (_, at) => ({ start: at, end: at + 1 }));
  let findings = [];
  for (const step of steps) {
    const replaced = [];
    let reached = 0;
    for (const { start, end } of step.regexpMatcher ? matches(step, text) : names(step, text)) {
      const origin = { start: origins[start].start, end: origins[end - 1].end };
      // What an earlier step found in there is part of this.
      findings = findings.filter((inner) => inner.end <= origin.start || origin.end <= inner.start);
      findings.push({ ...origin, label: step.replaceWith, score: 1 });
      replaced.push(...origins.slice(reached, start), ...Array(step.replaceWith.length).fill(origin));
      reached = end;
    }
    origins = [...replaced, ...origins.slice(reached)];
    text = step.redact(text);
    if (text.length !== origins.length) throw new Error(`redact-pii: ${step.replaceWith} is not where it was looked for`);
  }
  return findings;
}

/** A step that is one pattern. */
function matches({ regexpMatcher }, text) {
  return Array.from(text.matchAll(regexpMatcher), ({ 0: match, index }) => ({ start: index, end: index + match.length }));
}

/** The step of names says not what it matched: what stands between two labels stands in the text before, in the same order. */
function names(step, text) {
  const kept = step.redact(text).split(step.replaceWith);
  const found = [];
  let at = kept[0].length;
  kept.slice(1).forEach((between, place) => {
    const start = at;
    const end = place === kept.length - 2 ? text.length - between.length : text.indexOf(between, start + 1);
    found.push({ start, end });
    at = end + between.length;
  });
  return found;
}
