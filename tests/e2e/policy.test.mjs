/**
 * The organisation's policy, delivered by group policy: real policy files as `balise policy export` writes them, in Chromium and
 * Firefox; a change while Chromium runs; a value that cannot be used, dropped alone and said.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { BROWSERS, launch } from './harness.mjs';
import { balise, hosted, managedChromium, managedFirefox, setChromiumPolicies } from './lib/managed.mjs';
import { openPanel, panelOver } from './lib/panel.mjs';
import { held, paste, untilFilled } from './lib/steps.mjs';

const SCREENS = path.resolve(import.meta.dirname, '../../target/screens');
const LIMIT = { timeout: 420_000 };

/** The default policy warns of a telephone number; this one lets nobody keep it. */
const POLICY = `
version = "7"
language = "fr"
# The tests' own host is guarded already: it must not be so twice.
guarded = ["127.0.0.1", "courriel.localhost", "refuse.localhost"]
[organisation]
fr = "Ville de Val-Fictif"
[contacts.it]
name = "Soutien informatique"
email = "soutien@val-fictif.example"
[[platforms]]
host = "ia.localhost"
status = "approved"
send = ["p >", ".go"]
[[platforms]]
host = "fermee.localhost"
status = "prohibited"
note = { fr = "Elle garde ce qu’on lui confie." }
[[platforms]]
host = "equipe.fermee.localhost"
status = "approved"
[[rules]]
kinds = ["phone"]
action = "block"
message = { fr = "Les téléphones restent à la Ville." }
[[rollout]]
from = 2026-01-01
stage = "block"
[[rollout]]
from = 2099-01-01
stage = "observe"
`;
const PHONE = { text: 'Son cellulaire : 418 527-3366.' };

/** Exports the policy as an organisation would; the file as JSON. */
function exported(folder, browser, format, file, ...more) {
  const source = path.join(folder, 'politique.toml');
  const out = path.join(folder, browser);
  writeFileSync(source, POLICY);
  balise('policy', 'export', source, '--for', browser, '--as', format, '--out', out, ...more);
  return JSON.parse(readFileSync(path.join(out, file), 'utf8'));
}

/** How long Chromium may leave a new extension without its policy before the file is written again. */
const PATIENCE_MS = 15_000;
/** How long in all: by the clock, since a round takes half a second or two. */
const IN_ALL_MS = 150_000;

/**
 * Opens panels until one says this of the policy: Chromium takes some seconds to see that a policy file changed. It was seen to give a
 * newly installed extension nothing at all for a minute, in `storage.managed` itself. It does not ask again for a schema that comes
 * while it waits for the first answer (schema_registry_tracking_policy_provider.cc) and reads by itself after 15 minutes only
 * (async_policy_loader.cc); `again` writes the file again, as « reload policies » on chrome://policy would.
 */
async function untilPolicy(session, page, wanted, again) {
  const said = [];
  let since = Date.now();
  for (const deadline = since + IN_ALL_MS; Date.now() < deadline; ) {
    const panel = await panelOver(session, page);
    if (panel.policy === wanted) return panel;
    said.push(`${panel.state}, ${panel.policy}`);
    if (Date.now() - since > PATIENCE_MS) {
      console.error('The policy file is written again: Chromium gave the extension no policy.');
      again();
      since = Date.now();
    }
    await wait(500);
  }
  return assert.fail(`the panel never said ${wanted}, but ${[...new Set(said)].join('; ')}`);
}

/** What the options page says, once it is filled. */
async function readOptions(page) {
  await page.waitForFunction(() => document.getElementById('options')?.getAttribute('aria-busy') === 'false', { polling: 'mutation' });
  return page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent.replace(/\s+/gu, ' ');
    return {
      title: text('title'),
      policy: text('policy'),
      whole: text('whole'),
      problems: [...document.querySelectorAll('#ignored-list li')].map((item) => item.textContent),
      languages: [...document.querySelectorAll('#languages label')].map((label) => label.textContent + (label.querySelector(':checked') ? ' *' : '')),
      closed: text('language-closed') || null,
      focus: document.activeElement.id,
    };
  });
}

/** The pages at a host that no register knows. */
const at = (pages, host) => pages.url('textarea').replace('127.0.0.1', host);

/** Opens a page at a host until the panel says of it that it is guarded, or is not. */
async function untilGuarded(session, address, wanted) {
  for (let round = 0; round < 60; round += 1) {
    const page = await session.open(address);
    const panel = await panelOver(session, page);
    if ((panel.state === 'Vérification active') === wanted) return { page, panel };
    await page.page.close();
    await wait(250);
  }
  return assert.fail(`${address} was never ${wanted ? '' : 'un'}guarded`);
}

/** Places that the policy alone names: guarded like the register's, in all that the guard does. */
async function places(session, pages) {
  const { page: mail, panel } = await untilGuarded(session, at(pages, 'courriel.localhost'), true);
  assert.equal(panel.page, 'courriel.localhost · site désigné par l’organisation');
  await mail.focus();
  await blocked(mail);
  await mail.type(PHONE.text);
  await mail.waitForChip();
  await mail.press('Enter');
  await mail.waitForDialog();
  await mail.clickAction('edit');
  await mail.waitForNoDialog();
  // The wrapper is there too.
  const refused = mail.page.evaluate((text) => fetch('/send', { method: 'POST', body: JSON.stringify({ text }) }).then(String, (error) => error.name), PHONE.text);
  assert.equal((await mail.waitForDialog()).word, 'Départ bloqué');
  assert.notEqual(await refused, '[object Response]');
  assert.deepEqual(pages.messages, []);
  await mail.close();

  // A platform that the register does not know, and what sends there: nothing but the policy says so.
  const { page: chat, panel: approved } = await untilGuarded(session, at(pages, 'ia.localhost'), true);
  assert.equal(approved.page, 'ia.localhost · autorisée');
  await chat.page.evaluate(() => {
    for (const name of ['go', 'other']) {
      const box = document.createElement('div');
      box.className = name;
      box.textContent = name;
      box.addEventListener('click', () => (window.pressed = [...(window.pressed ?? []), name]));
      document.body.append(box);
    }
  });
  await chat.focus();
  await chat.type(PHONE.text);
  await chat.waitForChip();
  await chat.page.click('.other');
  await chat.waitFor(() => window.pressed?.includes('other'));
  await chat.page.click('.go');
  assert.equal((await chat.waitForDialog()).state, 'blocked');
  assert.deepEqual(await chat.page.evaluate(() => window.pressed), ['other']);
  await chat.close();
}

/** What the page says that stands in place of a prohibited platform. */
async function readBlocked(page) {
  await page.waitForFunction(() => document.getElementById('blocked')?.getAttribute('aria-busy') === 'false', { polling: 100 });
  return page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent.replace(/\s+/gu, ' ').trim();
    return {
      title: document.title.replace(/\s+/gu, ' '),
      word: text('word'),
      heading: text('title'),
      why: text('why'),
      address: text('address'),
      others: [...document.querySelectorAll('#others-list a')].map((link) => link.href),
      ask: decodeURIComponent(document.getElementById('ask').getAttribute('href')).replace(/\s+/gu, ' '),
      back: text('back'),
      focus: document.activeElement.id,
      contact: text('contact'),
    };
  });
}

/** Goes to an address that the browser's own engine may turn away: puppeteer's own wait ends in an error then, or not at all in Firefox. */
async function towards(page, address) {
  await Promise.race([page.goto(address).catch(() => {}), wait(2000)]);
}

/** A platform that the policy prohibits: nobody gets there, and what was looked for stays out of sight. */
async function barred(session, pages, browser) {
  const asked = (host) => pages.requests.filter(({ url }) => url.includes(host));
  const address = `${at(pages, 'fermee.localhost')}?q=dossier+de+Gagnon&fermee`;
  mkdirSync(SCREENS, { recursive: true });
  // Just installed, the browser is still being handed the list of sites: what the policy closes holds some seconds later.
  for (let round = 0; ; round += 1) {
    const early = await session.browser.newPage();
    await towards(early, `${at(pages, 'fermee.localhost')}?avant${round}`);
    await early.close();
    if (asked(`avant${round}`).length === 0) break;
    assert.ok(round < 30, 'the engine never held it');
  }
  const page = await session.browser.newPage();
  for (const asleep of [false, true]) {
    await page.goto(pages.url('two-fields'));
    if (asleep) await session.killBackground();
    await towards(page, address);
    const shown = await readBlocked(page);
    assert.deepEqual(shown, {
      title: 'fermee.localhost : plateforme non autorisée',
      word: 'Bloqué',
      heading: 'fermee.localhost : plateforme non autorisée',
      why: 'Elle garde ce qu’on lui confie.',
      address: 'fermee.localhost',
      others: ['https://ia.localhost/', 'https://equipe.fermee.localhost/'],
      ask: 'mailto:soutien@val-fictif.example?subject=Demande d’accès : fermee.localhost',
      back: 'Retour',
      focus: 'back',
      contact: 'Personne-ressource : Soutien informatique, soutien@val-fictif.example',
    });
    assert.ok(!page.url().includes('dossier'), page.url());
    assert.ok(!(await page.content()).includes('dossier'));
  }
  for (const scheme of ['light', 'dark']) {
    if (browser === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.screenshot({ path: path.join(SCREENS, `blocked-${browser}-${scheme}.png`) });
  }
  await page.click('#back');
  await page.waitForFunction(() => location.pathname === '/two-fields.html');
  assert.deepEqual(asked('fermee'), [], 'the platform was never asked');
  // In a frame neither; what is approved under the same name opens.
  const around = await session.browser.newPage();
  await around.evaluate((...sources) => {
    for (const src of sources) document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, address, `${at(pages, 'equipe.fermee.localhost')}?cadre`);
  for (let round = 0; asked('cadre').length === 0; round += 1) {
    assert.ok(round < 100, 'the other frame opens');
    await wait(100);
  }
  await around.close();
  const team = await session.open(`${at(pages, 'equipe.fermee.localhost')}?equipe`);
  assert.equal(await team.page.title(), 'Assistant (page d’essai)');
  assert.deepEqual(asked('fermee'), [], 'the platform was never asked');
  assert.equal(asked('equipe').length, 1);
  await team.close();
  if (browser === 'chromium') {
    // Past the engine, as a page that its own service worker gives: it is sent away when it announces itself. Lost rules come back.
    const worker = await (await session.backgroundTarget()).worker();
    await worker.evaluate(async () => {
      const removeRuleIds = (await chrome.declarativeNetRequest.getDynamicRules()).map(({ id }) => id);
      await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds });
    });
    await towards(page, address);
    assert.equal((await readBlocked(page)).heading, 'fermee.localhost : plateforme non autorisée');
    const past = asked('fermee').length;
    assert.ok(past > 0, 'the engine held it all the same');
    await session.killBackground();
    const own = await session.openOwn('options.html');
    await own.waitForFunction(async () => (await chrome.declarativeNetRequest.getDynamicRules({ ruleIds: [2] })).length > 0, { polling: 100 });
    await own.close();
    await towards(page, address);
    await readBlocked(page);
    assert.equal(asked('fermee').length, past);
  }
  await page.close();
  await untilListed(session);
}

/** What the panel says is to be read; null when nothing is. */
async function task(session, page) {
  const panel = await openPanel(session, page);
  const due = await panel.$eval('#task', (card) => (card.checkVisibility() ? card.querySelector('p').textContent.replace(/\s+/gu, ' ') : null));
  await panel.close();
  return due;
}

/** The page behind the panel, filled, and what a part of it says. */
async function openGuide(session) {
  const guide = await session.openOwn('guide.html');
  await guide.waitForFunction(() => document.getElementById('guide')?.getAttribute('aria-busy') === 'false', { polling: 50 });
  const said = (id) => guide.$eval(`#${id}`, (part) => (part.checkVisibility() ? part.textContent.trim().replace(/\s+/gu, ' ') : null));
  return { guide, said };
}

const ATTESTED = /^Lecture attestée par Une Personne, le \d{4}-\d\d-\d\d \(version 7\)\.$/u;

/** Of the list of the package; no name of it leads anywhere here, so that only the engine can show something. */
const LISTED = 'https://bet365.ca/';

/** The engine was given the list too, which takes it some seconds. */
async function untilListed(session) {
  const page = await session.browser.newPage();
  for (let round = 0; round < 60; round += 1) {
    await towards(page, LISTED);
    if (await page.evaluate(() => document.getElementById('blocked') !== null).catch(() => false)) return page.close();
    await wait(500);
  }
  throw new Error('the list of sites never held');
}

/** The browser was started again: its first pages of all are turned away. */
async function stillBarred(session, pages) {
  const page = await session.browser.newPage();
  await towards(page, LISTED);
  assert.equal((await readBlocked(page)).heading, 'Site bloqué : jeux d’argent');
  await towards(page, `${at(pages, 'fermee.localhost')}?premiere`);
  assert.equal((await readBlocked(page)).heading, 'fermee.localhost : plateforme non autorisée');
  assert.ok(!pages.requests.some(({ url }) => url.includes('premiere')));
  await page.close();
}

/** The organisation's policy is to be read: asked for in the panel until somebody says so, and again for another version. */
async function acknowledged(session, page) {
  assert.equal(await task(session, page), 'La politique, version 7, est à lire.');
  const { guide, said } = await openGuide(session);
  await guide.click('#read-confirm');
  assert.equal(await said('read-name-error'), 'Écrivez votre nom.');
  assert.equal(await said('read-agree-error'), 'Cochez la case pour confirmer.');
  await guide.type('#read-name', 'Une Personne');
  await guide.click('#read-agree');
  await guide.click('#read-confirm');
  await guide.waitForFunction(() => !document.getElementById('read-actions').hidden, { polling: 50 });
  assert.match(await said('read-line'), ATTESTED);
  assert.equal(await said('read-form'), null);
  assert.equal(await said('contacts'), 'InformatiqueSoutien informatiquesoutien@val-fictif.example');
  assert.equal(await task(session, page), null);
  return guide;
}

/** The browser was started again, under the same policy: nobody is asked again. */
async function stillAcknowledged(session, page) {
  assert.equal(await task(session, page), null);
  const { guide, said } = await openGuide(session);
  assert.match(await said('read-line'), ATTESTED);
  assert.equal(await said('read-form'), null);
  await guide.close();
}

async function blocked(page) {
  const dialog = await held(page, PHONE);
  assert.equal(dialog.state, 'blocked');
  assert.equal(dialog.why, 'Les téléphones restent à la Ville.');
  await page.clickAction('cancel');
  await page.waitForNoDialog();
}

test('a policy by group policy in Chromium, changed while it runs', { ...LIMIT, skip: !BROWSERS.includes('chromium') }, async (t) => {
  const { folder, update, pages, id } = await hosted(t);
  const policies = exported(folder, 'chrome', 'json', 'balise-chrome.json', '--id', id, '--from', `${update.url}/update.xml`);
  // Without it nothing may look into an extension that a policy installed, tests neither.
  policies.DeveloperToolsAvailability = 1;
  // An organisation may have the browser itself hold the extension to the pages that it works on; elsewhere its engine's rules do not hold either.
  Object.assign(policies.ExtensionSettings[id], {
    runtime_blocked_hosts: ['*://*'],
    runtime_allowed_hosts: ['*://127.0.0.1', '*://courriel.localhost', '*://ia.localhost', '*://*.fermee.localhost', '*://bet365.ca'],
  });
  const settings = policies['3rdparty'].extensions[id];
  // A mistake by hand, after the export: it costs itself alone.
  const document = JSON.parse(settings.policy);
  settings.policy = JSON.stringify({ ...document, langage: 'en', exceptions: [{ until: '2026-02-30', kinds: ['sin'], most: 'record' }] });

  const start = () => launch('chromium', null, { program: managedChromium(folder, policies), managed: true, profile: path.join(folder, 'profile') });
  let session = await start();
  try {
    await session.backgroundTarget(60_000);
    let page = await session.open(pages.url('textarea'));
    const panel = await untilPolicy(session, page, 'Politique de l’organisation, version 7', () => setChromiumPolicies(folder, policies));
    assert.deepEqual(panel.stages, ['Étape : toutes les règles s’appliquent', 'À compter du 2099-01-01 : observation, rien n’est retenu']);
    assert.equal(panel.ignored, 'Politique : 2 valeurs ignorées');
    await page.focus();
    await blocked(page);
    assert.equal(await page.page.evaluate(() => document.querySelectorAll('balise-guard').length), 0);
    await places(session, pages);
    await barred(session, pages, 'chromium');
    const guide = await acknowledged(session, page);
    // The panel was asked for over the other page since: a tab behind is not painted, and its picture may wait for ever.
    await guide.bringToFront();
    await guide.screenshot({ path: path.join(SCREENS, 'guide-policy-chromium.png'), fullPage: true });
    await guide.close();
    await (await untilGuarded(session, at(pages, 'refuse.localhost'), false)).page.close();
    await session.close();
    session = await start();
    await stillBarred(session, pages);
    await session.backgroundTarget(60_000);
    page = await session.open(pages.url('textarea'));
    await stillAcknowledged(session, page);
    await page.page.bringToFront();

    const shown = await openPanel(session, page);
    await shown.bringToFront();
    await shown.click('#ignored-summary');
    mkdirSync(SCREENS, { recursive: true });
    for (const scheme of ['light', 'dark']) {
      await shown.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await shown.screenshot({ path: path.join(SCREENS, `popup-policy-chromium-${scheme}.png`) });
    }
    const problems = await shown.$$eval('#ignored-list li', (items) => items.map((item) => item.textContent.replaceAll('\u00a0', ' ')));
    assert.deepEqual(problems.sort(), [
      'policy.exceptions[0].until : on attend une date qui existe, comme 2026-11-26; cet élément est écarté',
      'policy.langage : clé inconnue; la plus proche est « language »',
    ]);
    await shown.close();
    const options = await session.browser.newPage();
    await options.setViewport({ width: 720, height: 640 });
    await options.goto(`chrome-extension://${id}/pages/options.html`);
    const said = await readOptions(options);
    assert.equal(said.title, 'Options de Balise');
    assert.equal(said.policy, 'Politique de l’organisation, version 7');
    assert.equal(said.problems.length, 2);
    assert.deepEqual([said.languages, said.closed], [[], 'La politique de l’organisation ne laisse pas choisir la langue.']);
    // It cannot be changed there, and what a person wrote before does not hold beside it.
    await options.evaluate(() => chrome.storage.local.set({ 'own-policy': '{"platforms": [{"host": "ia.localhost", "status": "prohibited"}]}' }));
    await options.reload();
    assert.equal((await readOptions(options)).policy, 'Politique de l’organisation, version 7');
    const seen = (selector) => options.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent.replace(/\s+/gu, ' ')));
    assert.deepEqual(await seen('#part-own, #part-file'), []);
    assert.deepEqual(await seen('#given dd'), ['Ville de Val-Fictif', 'ia.localhost equipe.fermee.localhost', 'Aucune', 'fermee.localhost', 'tolérée, avec conditions', 'toutes les règles s’appliquent']);
    await options.waitForFunction(() => document.querySelectorAll('#diagnostic tr').length > 0, { polling: 50 });
    const [origin, given] = await options.evaluate(() => [3, 10].map((row) => document.querySelector(`#diagnostic tr:nth-child(${row}) td`).textContent));
    assert.equal(origin, 'l’organisation, par les réglages du navigateur');
    assert.match(given, /^ceux qui s’appliquent \(lus le /u);
    await options.screenshot({ path: path.join(SCREENS, 'options-policy-chromium.png'), fullPage: true });
    await page.page.bringToFront();

    // The new rule, in force without a restart.
    settings.policy = JSON.stringify({ ...document, version: '8', guarded: [], open: ['language'], rules: [{ kinds: ['phone'], action: 'record' }] });
    setChromiumPolicies(folder, policies);
    const changed = await untilPolicy(session, page, 'Politique de l’organisation, version 8', () => setChromiumPolicies(folder, policies));
    assert.equal(changed.ignored, null);
    const due = await openPanel(session, page);
    assert.equal(await due.$eval('#due', (line) => line.textContent.replace(/\s+/gu, ' ')), 'La politique, version 8, est à lire.');
    await due.close();
    await page.page.bringToFront();
    // A place that the policy does not name any more is none.
    await (await untilGuarded(session, at(pages, 'courriel.localhost'), false)).page.close();
    await page.page.bringToFront();
    await page.focus();
    await paste(page, PHONE);
    await untilFilled(page);
    assert.equal(await page.text(), PHONE.text);

    // What the policy leaves open is the person's, and is kept.
    await options.bringToFront();
    await options.reload();
    assert.deepEqual((await readOptions(options)).languages, ['Celle du navigateur *', 'Français', 'English']);
    await options.click('#choice-2');
    await options.waitForFunction(() => document.documentElement.lang === 'en-CA', { polling: 'mutation' });
    const english = await readOptions(options);
    assert.deepEqual([english.title, english.whole, english.focus], ['Balise options', 'Every value of the policy applies.', 'choice-2']);
    await options.screenshot({ path: path.join(SCREENS, 'options-english-chromium.png') });
    await options.click('#choice-1');
    await options.waitForFunction(() => document.documentElement.lang === 'fr-CA', { polling: 'mutation' });
    await options.close();
    await page.page.bringToFront();

    // A document that is no JSON any more: the last one holds, and the panel says so.
    await page.clear();
    settings.policy = '{"version": "9", "rules": [';
    settings.organisation = 'Ville de Val-Fictif-Nord';
    setChromiumPolicies(folder, policies);
    let broken = await panelOver(session, page);
    for (let round = 0; round < 60 && broken.ignored === null; round += 1) {
      await wait(500);
      broken = await panelOver(session, page);
    }
    assert.equal(broken.policy, 'Politique de l’organisation, version 8');
    assert.equal(broken.ignored, 'Politique : 1 valeur ignorée');

    // A stopped background has the policy at once when it is woken.
    assert.ok(await session.killBackground());
    const woken = await panelOver(session, page);
    assert.equal(woken.policy, 'Politique de l’organisation, version 8');
  } finally {
    await session.close();
  }
});

test('the same policy in Firefox by policies.json', { ...LIMIT, skip: !BROWSERS.includes('firefox') }, async (t) => {
  const { folder, pages } = await hosted(t);
  const xpi = readdirSync(folder).find((name) => name.endsWith('.xpi'));
  assert.ok(xpi, 'a package for Firefox');
  const file = exported(folder, 'firefox', 'policies.json', 'policies.json', '--from', `file://${path.join(folder, xpi)}`);
  // Signed by Mozilla where it is for people; the ESR lets an organisation do without.
  file.policies.Preferences = { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } };
  const [id] = Object.keys(file.policies.ExtensionSettings);
  file.policies['3rdparty'].Extensions[id].policy.langage = 'en';

  const program = managedFirefox(folder, file);
  /** A browser with the extension in it, and a page: it comes some moments after the start, and a page opened before has no part of it. */
  const start = async (first) => {
    const started = await launch('firefox', null, { program, managed: id, profile: path.join(folder, 'profile') });
    await first?.(started);
    for (let round = 0; ; round += 1) {
      const early = await started.open(pages.url('textarea'));
      const there = await started.backgroundTarget().then((target) => target.state()).catch(() => null);
      await early.page.close();
      if (there) return { started, opened: await started.open(pages.url('textarea')) };
      if (round === 60) {
        await started.close();
        assert.fail('Firefox did not install the extension');
      }
      await wait(500);
    }
  };
  let { started: session, opened: page } = await start();
  try {
    await page.focus();
    await blocked(page);
    const panel = await panelOver(session, page);
    assert.equal(panel.policy, 'Politique de l’organisation, version 7');
    assert.equal(panel.ignored, 'Politique : 1 valeur ignorée');
    await places(session, pages);
    await barred(session, pages, 'firefox');
    await (await acknowledged(session, page)).close();
    await session.close();
    ({ started: session, opened: page } = await start((early) => stillBarred(early, pages)));
    await stillAcknowledged(session, page);
  } finally {
    await session.close();
  }
});
