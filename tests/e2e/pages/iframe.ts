/** Embedded composers: a frame with an address of this origin, one `srcdoc` frame (which inherits this page's CSP), and a frame in a frame. */
import { register, type PageProbe } from './shell.ts';

/** The frames on the way to a composer, the outermost first. */
function way(frame: HTMLIFrameElement): HTMLIFrameElement[] {
  const inner = frame.contentDocument?.querySelector('iframe');
  return [frame, ...(inner ? way(inner) : [])];
}

const probe = (frame: HTMLIFrameElement): PageProbe | undefined => way(frame).at(-1)?.contentWindow?.__balise_page;

function ready(frame: HTMLIFrameElement): PageProbe {
  const inner = probe(frame);
  if (!inner) throw new Error(`frame ${frame.name} is not ready`);
  return inner;
}

for (const name of ['src', 'srcdoc', 'nested']) {
  const frame = document.querySelector<HTMLIFrameElement>(`iframe[name=${name}]`);
  if (!frame) throw new Error(`frame ${name} is missing`);
  register(name, {
    text: () => ready(frame).text(),
    html: () => null,
    clear: () => ready(frame).clear(),
    focus: () => {
      for (const each of way(frame)) each.focus();
      ready(frame).focus();
    },
  });
}

// What a listener in any frame saw, and what any of them sent, this page did.
const { pastes, sent } = window.__balise_page;
const probes = () => [...document.querySelectorAll('iframe')].map(probe).filter((each) => each !== undefined);
const allPastes = () => [pastes, ...probes().map((each) => each.pastes)].flat();
Object.defineProperties(window.__balise_page, {
  pastes: { get: allPastes },
  pasteEvents: { get: () => allPastes().length },
  sent: { get: () => [sent, ...probes().map((each) => each.sent)].flat() },
});
