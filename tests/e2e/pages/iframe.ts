/** Two embedded composers: one frame with an address of this origin, one `srcdoc` frame (which inherits this page's CSP). */
import { register, type PageProbe } from './shell.ts';

function probe(frame: HTMLIFrameElement): PageProbe {
  const inner = frame.contentWindow?.__balise_page;
  if (!inner) throw new Error(`frame ${frame.name} is not ready`);
  return inner;
}

for (const name of ['src', 'srcdoc']) {
  const frame = document.querySelector<HTMLIFrameElement>(`iframe[name=${name}]`);
  if (!frame) throw new Error(`frame ${name} is missing`);
  register(name, {
    text: () => probe(frame).text(),
    html: () => null,
    clear: () => probe(frame).clear(),
    focus: () => {
      frame.focus();
      probe(frame).focus();
    },
  });
}

// What a listener in either frame saw, this page saw.
const pastes = () =>
  [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)].flatMap((each) =>
    each === window ? own : (each?.__balise_page?.pastes ?? []),
  );
const own = window.__balise_page.pastes;
Object.defineProperties(window.__balise_page, {
  pastes: { get: pastes },
  pasteEvents: { get: () => pastes().length },
});
