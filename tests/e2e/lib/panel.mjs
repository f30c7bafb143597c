/** The panel under the toolbar button as a person meets it, and tabs at addresses that are not ours. */

/** Opens the panel over a page, waits until it is filled, gives its page. */
export async function openPanel(session, over) {
  const panel = await session.openPanel(over);
  // Not at each frame: a tab that stays behind another is not painted.
  await panel.waitForFunction(() => document.getElementById('panel')?.getAttribute('aria-busy') === 'false', { polling: 'mutation' });
  return panel;
}

/** Opens the panel, reads it and closes it. */
export async function panelOver(session, over) {
  const panel = await openPanel(session, over);
  const shown = await readPanel(panel);
  await panel.close();
  return shown;
}

/** What the panel shows; null for what is not there. */
export const readPanel = (panel) =>
  panel.evaluate(() => {
    const words = (element) => (element.checkVisibility() && element.textContent.trim().replace(/\s+/gu, ' ')) || null;
    const text = (id) => words(document.getElementById(id));
    return {
      lang: document.documentElement.lang,
      tone: document.getElementById('panel').dataset.tone,
      state: text('state'),
      page: text('page'),
      detail: text('detail'),
      reload: text('reload'),
      today: text('today'),
      policy: text('policy'),
      stages: [...document.querySelectorAll('#stages li')].map(words),
      ignored: text('ignored-summary'),
      found: [...document.querySelectorAll('#found li')].map((item) => [...item.querySelectorAll('span, strong')].map(words).join(' : ')),
    };
  });

/**
 * Opens an address that belongs to somebody else in a new tab, and gives puppeteer's page. The browser believes to be there.
 */
export async function openElsewhere(session, server, address) {
  const page = await session.browser.newPage();
  await answeredHere(page, server);
  await page.goto(address, { waitUntil: 'load' });
  return page;
}

/** What a page asks for, wherever it believes to be, is answered on the way by the tests' own server, and nothing leaves the machine. */
export async function answeredHere(page, server) {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const { pathname, protocol } = new URL(request.url());
    // Firefox shows even its `data:` icons on the way.
    if (protocol !== 'https:') return request.continue();
    const answer = await fetch(server.origin + (request.isNavigationRequest() ? '/textarea.html' : pathname));
    const headers = Object.fromEntries(answer.headers);
    await request.respond({ status: answer.status, headers, contentType: headers['content-type'], body: await answer.text() });
  });
}
