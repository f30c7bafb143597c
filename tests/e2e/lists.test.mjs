/**
 * Lists of sites that the policy names by their addresses, in Chromium and Firefox: fetched from this machine, in force by real navigations; what is
 * corrupted, truncated, too large, wrongly signed or empty is refused, said in the diagnostic, and the last good one stays.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');

/** The raw key, as a policy has it. */
const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'), sign: (list) => sign(null, Buffer.from(list), privateKey).toString('base64') };
};
const OURS = pair();
const OTHER = pair();

/** A list of made-up domains, with the ones of the tests among them. */
const list = (count, ...more) => `# Entries: ${count + more.length}\n${[...Array(count).keys()].map((n) => `0.0.0.0 site${n}.liste.example\n`).join('')}${more.map((name) => `0.0.0.0 ${name}\n`).join('')}`;

inEachBrowser('lists that the policy names', {}, (bench, browser) => {
  /** What stands at each path: its text, its mark; and what was asked, with its headers. */
  const files = new Map();
  const asked = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    const file = files.get(request.url);
    if (file === undefined) return response.writeHead(404).end();
    if (file.cut) {
      response.writeHead(200, { 'content-length': String(file.text.length) });
      response.write(file.text.slice(0, file.cut), () => response.destroy());
      return undefined;
    }
    if (file.etag && request.headers['if-none-match'] === file.etag) return response.writeHead(304, { etag: file.etag }).end();
    return response.writeHead(200, { ...(file.etag && { etag: file.etag }), 'set-cookie': 'trace=1' }).end(file.text);
  });
  const listening = new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = async (name) => {
    await listening;
    return `http://127.0.0.1:${server.address().port}/${name}`;
  };
  const at = (host) => bench.server.url('two-fields').replace('127.0.0.1', host);

  /** What a person sees who goes there: the title of the page in place of it, null for the site itself, or that nothing came. */
  const closed = async (host) => {
    const page = await bench.session.browser.newPage();
    try {
      await Promise.race([page.goto(at(host)).catch(() => {}), wait(3000)]);
      const deadline = Date.now() + 5000;
      for (;;) {
        const seen = await page
          .evaluate(() => {
            const main = document.getElementById('blocked');
            if (!main) return document.readyState === 'complete' && location.href !== 'about:blank' ? null : undefined;
            return main.getAttribute('aria-busy') === 'false' ? document.getElementById('title').textContent.replace(/\s+/gu, ' ') : undefined;
          })
          .catch(() => undefined);
        if (seen !== undefined) return seen;
        // Stopped by the rule that blocks, a moment before the one that redirects is there: Firefox then shows nothing.
        if (Date.now() > deadline) return 'nothing';
        await wait(50);
      }
    } finally {
      await page.close();
    }
  };
  const untilClosed = async (host, limit = 30_000) => {
    for (const deadline = Date.now() + limit; ; await wait(200)) {
      const seen = await closed(host);
      if (seen?.startsWith('Site')) return seen;
      assert.ok(Date.now() < deadline, `${host} was never closed`);
    }
  };

  /** A policy of one's own; what became of its lists. */
  const own = async (options, policy) => {
    const since = Date.now();
    await options.evaluate(async (text) => {
      await chrome.storage.local.set({ 'own-policy': text });
      await chrome.runtime.sendMessage({ type: 'state' });
    }, JSON.stringify(policy));
    return untilTried(options, since, (policy.site_lists ?? []).map(({ url }) => url));
  };
  const kept = (options) => options.evaluate(async () => (await chrome.storage.local.get('lists')).lists ?? []);

  /** Has the lists looked for again, as if their time had come; until each was. */
  const again = async (options) => {
    const urls = await options.evaluate(async () => {
      const { lists } = await chrome.storage.local.get('lists');
      await chrome.storage.local.set({ lists: lists.map((one) => ({ ...one, tried: 1 })) });
      await chrome.alarms.create('lists', { when: Date.now() + 50 });
      return lists.map(({ url }) => url);
    });
    return untilTried(options, 2, urls);
  };
  const untilTried = async (options, since, urls) => {
    for (const deadline = Date.now() + 120_000; ; await wait(50)) {
      const all = await kept(options);
      const done = ({ url, tried, problem }) => urls.includes(url) && tried >= since && problem !== 'interrupted';
      if (all.length === urls.length && all.every(done)) return all;
      assert.ok(Date.now() < deadline, JSON.stringify(all));
    }
  };

  /** The rows of the diagnostic about lists. */
  const rows = async () => {
    const page = await bench.session.openOwn('options.html');
    try {
      await page.waitForFunction(() => [...document.querySelectorAll('#diagnostic th')].some((head) => head.textContent.startsWith('Liste de sites')), { polling: 50 });
      return await page.$$eval('#diagnostic tr', (all) =>
        all.filter((row) => row.querySelector('th').textContent.startsWith('Liste de sites')).map((row) => [row.querySelector('th').textContent, ...[...row.querySelectorAll('p')].map((said) => said.textContent.replace(/\s+/gu, ' '))]),
      );
    } finally {
      await page.close();
    }
  };

  test('an address over http elsewhere, and a server that is not there', LIMIT, async () => {
    const options = await bench.session.openOwn('options.html');
    const all = await own(options, { language: 'fr', site_lists: [{ category: 'gambling', url: 'http://listes.example/a.txt' }, { category: 'gambling', url: await address('absente.txt') }, { category: 'gambling', url: 'http://127.0.0.1:9/a.txt' }] });
    assert.deepEqual(all.map(({ problem, mark }) => [problem, mark]), [['address', ''], ['status 404', ''], ['unreachable', '']]);
    const said = await rows();
    assert.equal(said.length, 3);
    assert.deepEqual(said[1].slice(0, 2), ['Liste de sites de 127.0.0.1', 'jeux d’argent : aucune liste reçue encore']);
    assert.match(said[1][2], /^Mise à jour refusée le .* : le serveur a répondu par le code 404\. Vérifiez l’adresse\.$/u);
    await options.close();
  });

  // The first came to its lists (none) after the engine was done with both, and so undid what the second had just fetched: until the browser was closed.
  test('a policy that comes while another is being brought to the browser', { timeout: 150_000 }, async () => {
    const options = await bench.session.openOwn('options.html');
    const put = (policy) => options.evaluate((text) => chrome.storage.local.set({ 'own-policy': text }).then(() => chrome.runtime.sendMessage({ type: 'state' })), JSON.stringify(policy));
    for (const [round, delay] of [0, 5, 10, 20, 40, 80, 160, 320, 0, 5, 10, 20, 40, 80].entries()) {
      const name = `course${round}.localhost`;
      files.set(`/course${round}.txt`, { text: list(20, name) });
      // A list of the package changes hands with each of these: that takes the browser a while.
      await put({ language: 'fr', sites: [{ categories: ['adult', 'gambling'], action: round % 2 ? 'block' : 'warn' }] });
      await wait(delay);
      const [one] = await own(options, { language: 'fr', site_lists: [{ category: 'gambling', url: await address(`course${round}.txt`) }] });
      assert.deepEqual([one.problem, one.count], ['', 21], `after ${delay} ms`);
    }
    assert.equal(await untilClosed('course13.localhost'), 'Site bloqué : jeux d’argent');
    await own(options, { language: 'fr' });
    await options.close();
  });

  test('in force, not asked for twice, and refused where it is not what it was', { timeout: 150_000 }, async () => {
    const options = await bench.session.openOwn('options.html');
    files.set('/jeux.txt', { text: list(60, 'ferme.localhost', 'hopital.gc.ca', 'ca'), etag: '"1"' });
    assert.equal(await closed('ferme.localhost'), null);
    const [first] = await own(options, { language: 'fr', site_lists: [{ category: 'gambling', url: await address('jeux.txt') }] });
    assert.deepEqual([first.problem, first.count, first.left_out], ['', 61, 2]);
    assert.equal(await untilClosed('ferme.localhost'), 'Site bloqué : jeux d’argent');
    assert.equal(await untilClosed('www.ferme.localhost'), 'Site bloqué : jeux d’argent');
    assert.equal((await kept(options)).length, 1, 'what the policy does not name any more is forgotten');
    const { headers } = asked.at(-1);
    for (const name of ['cookie', 'referer', 'origin', 'authorization']) assert.equal(headers[name], undefined, name);
    console.log(`${browser}: ${JSON.stringify(headers)}`);
    const [row] = await rows();
    assert.match(row[1], /^jeux d’argent : 61 domaines fermés, liste reçue le /u);
    assert.equal(row[2], '2 entrées écartées : protégées, incomprises, ou un suffixe entier');

    // Not changed: nothing comes but that word. Neither cookies that the server set.
    const [same] = await again(options);
    assert.equal(asked.at(-1).headers['if-none-match'], '"1"');
    assert.equal(asked.at(-1).headers.cookie, undefined);
    assert.deepEqual([same.problem, same.mark, same.count], ['', first.mark, 61]);

    const good = list(60, 'ferme.localhost');
    const junk = Buffer.from(good).map((byte, n) => (n % 40 === 9 ? 0xff : byte));
    for (const [file, code, sentence] of [
      [{ text: junk }, 'not_a_list', 'ce n’est pas une liste de domaines, ou plus d’une ligne sur dix n’est pas comprise. Vérifiez l’adresse et le fichier.'],
      [{ text: '<!doctype html><title>Entretien</title>' }, 'not_a_list', null],
      [{ text: good.slice(0, good.length / 2) }, 'truncated', 'la liste est incomplète. Vérifiez le fichier à cette adresse.'],
      [{ text: good, cut: good.length - 40 }, null, null],
      [{ text: `${good}${'#'.repeat(33 << 20)}` }, 'too_large', 'la liste dépasse 32 Mo ou un million de domaines. Divisez-la en plusieurs listes.'],
      [{ text: '' }, 'no_domain', 'la liste ne contient aucun domaine que l’on puisse fermer. Vérifiez le fichier à cette adresse.'],
      [{ text: 'com\nexample\n' }, 'no_domain', null],
      [{ text: list(20, 'autre.localhost') }, 'shrunk', 'la liste a perdu plus de 30 % de ses domaines et n’est pas signée. Signez-la, ou donnez-lui une autre adresse.'],
    ]) {
      files.set('/jeux.txt', file);
      const [refused] = await again(options);
      if (code) assert.equal(refused.problem, code);
      else assert.ok(['truncated', 'unreachable'].includes(refused.problem), refused.problem);
      assert.deepEqual([refused.mark, refused.count, refused.etag], [first.mark, 61, '"1"'], code);
      if (sentence) {
        const [said] = await rows();
        assert.ok(said.at(-1).endsWith(`: ${sentence}`), said.at(-1));
        assert.match(said[1], /61 domaines/u);
      }
      assert.equal(await closed('ferme.localhost'), 'Site bloqué : jeux d’argent', `${refused.problem}: the last good one stays`);
      assert.equal(await closed('autre.localhost'), null);
    }
    mkdirSync(SCREENS, { recursive: true });
    const shown = await bench.session.openOwn('options.html');
    await shown.waitForFunction(() => [...document.querySelectorAll('#diagnostic th')].some((head) => head.textContent.startsWith('Liste de sites')), { polling: 50 });
    await (await shown.$('#part-diagnostic')).screenshot({ path: path.join(SCREENS, `lists-${browser}.png`) });
    await shown.close();

    // Good again, and another: with the background stopped before.
    files.set('/jeux.txt', { text: list(60, 'autre.localhost'), etag: '"2"' });
    await bench.session.killBackground();
    const [next] = await again(options);
    assert.notEqual(next.mark, first.mark);
    assert.equal(await untilClosed('autre.localhost'), 'Site bloqué : jeux d’argent');
    for (let round = 0; (await closed('ferme.localhost')) !== null; round += 1) assert.ok(round < 50, 'what is not in it any more is open');
    await own(options, { language: 'fr' });
    for (let round = 0; (await closed('autre.localhost')) !== null; round += 1) assert.ok(round < 50, 'a list that the policy does not name any more is in force no more');
    await options.close();
  });

  test('signed', LIMIT, async () => {
    const options = await bench.session.openOwn('options.html');
    const text = list(40, 'signe.localhost');
    files.set('/signee.txt', { text });
    const policy = { language: 'fr', site_lists: [{ category: 'games', url: await address('signee.txt'), key: OURS.key }], sites: [{ categories: ['games'], action: 'block' }] };
    const [unsigned] = await own(options, policy);
    assert.deepEqual([unsigned.problem, unsigned.mark], ['not_signed', '']);
    assert.equal(await closed('signe.localhost'), null);
    files.set('/signee.txt.sig', { text: OTHER.sign(text) });
    assert.equal((await again(options))[0].problem, 'wrong_signature');
    assert.equal(await closed('signe.localhost'), null);
    files.set('/signee.txt.sig', { text: `${OURS.sign(text)}\n` });
    const [good] = await again(options);
    assert.deepEqual([good.problem, good.count], ['', 41]);
    assert.equal(await untilClosed('signe.localhost'), 'Site bloqué : jeux vidéo en ligne');
    // Anything else by the old signature.
    for (const other of [text.replace('site3.', 'site3a.'), text.slice(0, -30), '', list(40, 'autre.localhost')]) {
      files.set('/signee.txt', { text: other });
      const [refused] = await again(options);
      assert.deepEqual([refused.problem, refused.mark], ['wrong_signature', good.mark]);
      assert.equal(await closed('signe.localhost'), 'Site bloqué : jeux vidéo en ligne');
    }
    assert.match((await rows())[0].at(-1), /la signature n’est pas celle de cette liste par la clé de la politique/u);
    await own(options, { language: 'fr' });
    await options.close();
  });

  test('500,000 domains', { timeout: 240_000 }, async () => {
    const options = await bench.session.openOwn('options.html');
    const name = (n) => ((n + 1) * 2654435761 % 4294967296).toString(36);
    const text = `${[...Array(499_999).keys()].map((n) => `${name(n)}-${n % 97}.${['com', 'net', 'example', 'org'][n % 4]}\n`).join('')}enorme.localhost\n`;
    files.set('/enorme.txt', { text });
    const begun = Date.now();
    const [all] = await own(options, { language: 'fr', site_lists: [{ category: 'gambling', url: await address('enorme.txt') }] });
    const judged = Date.now() - begun;
    assert.deepEqual([all.problem, all.count], ['', 500_000]);
    assert.equal(await untilClosed('enorme.localhost', 100_000), 'Site bloqué : jeux d’argent');
    console.log(`${browser}: 500,000 domains (${(text.length / 1e6).toFixed(1)} MB): fetched, judged and kept after ${judged} ms, in force after ${Date.now() - begun} ms`);
    await own(options, { language: 'fr' });
    await options.close();
  });
});
