/** What axe-core says of a page: WCAG 2.0 to 2.2, A and AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Runs in the page, after axe. */
export async function judged(tags) {
  const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
  const wide = document.documentElement.scrollWidth > innerWidth;
  // Text that its box cuts off; what is for ears only is meant to be.
  const cut = [...document.querySelectorAll('body *')].filter((each) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each);
    if (clipPath !== 'none' || !each.checkVisibility() || each.matches('input, textarea, select')) return false;
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return (hides(overflowX) && each.scrollWidth > each.clientWidth + 1) || (hides(overflowY) && each.scrollHeight > each.clientHeight + 1);
  });
  return [...cut.map(({ tagName, className }) => `cut off: ${tagName}.${className}`), ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), ...(wide ? ['wider than the window'] : [])];
}

/** Light and dark; 1280 wide at 400 %, which reflow asks for (WCAG 1.4.10); and at 200 %. */
export const WINDOWS = [
  { dark: false, width: 1280, height: 800 },
  { dark: true, width: 1280, height: 800 },
  { dark: false, width: 320, height: 256 },
  { dark: false, width: 640, height: 400 },
];
