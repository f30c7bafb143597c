/**
 * Files chosen, dropped and pasted: what the server received is the proof. Identical when it may go, absent when it may not.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { extensionDir, launch } from './harness.mjs';
import { openScreen } from './lib/screen.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

const DATA = path.resolve(import.meta.dirname, '../testdata/files');
const fixture = (name) => path.join(DATA, name);

/** An archive of stored files. */
function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), bytes);
    at += head.length + name.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** What a part of an archive holds, as text. */
function partOf(bytes, name) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, named, extra, comment] = [[10, 2], [20, 4], [28, 2], [30, 2], [32, 2]].map(([from, length]) => bytes.readUIntLE(at + from, length));
    if (bytes.toString('utf8', at + 46, at + 46 + named) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(from, from + packed);
      return (method === 8 ? inflateRawSync(data) : data).toString('utf8');
    }
    at += 46 + named + extra + comment;
  }
  throw new Error(`no ${name}`);
}

inEachBrowser('files', {}, (bench, browser) => {
  let folder;
  // A window, for what only a real clipboard holds.
  let screen, windowed;
  const made = {};
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'balise-files-'));
    const make = (name, bytes) => {
      made[name] = path.join(folder, name);
      writeFileSync(made[name], bytes);
    };
    make('ordre.txt', 'Ordre du jour : le budget, les parcs, la patinoire.\n');
    make('note.txt', 'Rappeler Mme Geneviève Bélanger, 1250, rue de l’Érable, Saint-Félicien (Québec) G8K 2B7.\n');
    // Long enough to be read for a second or more.
    make('long.txt', 'Le conseil adopte le budget de la voirie et des parcs pour la prochaine année.\n'.repeat(600_000));
    make('archive.zip', zip([['lettre.docx', readFileSync(fixture('python.docx'))]]));
    make('propre.zip', zip([['ordre.txt', readFileSync(made['ordre.txt'])]]));
    make('video.mp4', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(4000, 0x9c)]));
    if (!ways.paste) return;
    screen = await openScreen();
    windowed = await launch(browser, extensionDir(browser), { headless: false, display: screen.display });
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await windowed?.close();
    await screen?.close();
  });

  /** Steps on the page of uploads, with what it uploaded in them. */
  const on = (steps, session) =>
    bench.on(
      { kind: 'upload', field: 'message' },
      async (page) => {
        bench.server.requests.length = 0;
        return steps(page);
      },
      session,
    );
  const uploads = () => bench.server.requests.filter(({ url }) => url.startsWith('/upload'));
  const received = async (page, count) => {
    const until = Date.now() + 20_000;
    while (uploads().length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    return uploads().map(({ url, bytes }) => {
      const query = new URL(url, 'http://localhost').searchParams;
      return { from: query.get('from'), name: query.get('name'), bytes };
    });
  };
  const told = (page) => page.page.evaluate(() => window.__balise_told);
  const choose = async (page, ...paths) => (await page.page.$('#files')).uploadFile(...paths);
  /** As a file manager copies them, and the real keys paste. */
  const pasteFiles = async (page, ...paths) => {
    await screen.hold(paths);
    await page.focus('message');
    await page.pasteKeys();
  };
  /** What the page is told when they are refused. */
  const ways = {
    input: { give: choose, from: 'input', refused: ['input cancel 0'] },
    drop: { give: (page, ...paths) => page.dropFiles('#zone', paths), from: 'drop', refused: ['dragleave'] },
    // Elsewhere a window has the clipboard of the person who is at it.
    ...(process.platform === 'linux' && { paste: { give: pasteFiles, from: 'paste', refused: [] } }),
  };

  for (const [way, { give, from, refused }] of Object.entries(ways)) {
    describe(`by ${way}`, () => {
      const here = (steps) => on(steps, way === 'paste' ? windowed : undefined);
      // Of several on the clipboard Firefox (153) takes the first.
      const several = way !== 'paste' || browser !== 'firefox';
      for (const name of ['ordre.txt', 'inline.xlsx', 'propre.zip', 'picture.jpg']) {
        test(`${name} goes as it is`, LIMIT, () =>
          here(async (page) => {
            const file = made[name] ?? fixture(name);
            await give(page, file);
            const all = await received(page, 1);
            assert.deepEqual(all.map((each) => [each.from, each.name]), [[from, name]]);
            assert.ok(all[0].bytes.equals(readFileSync(file)), 'every byte');
            assert.equal(await page.dialog(), null);
            if (name === 'picture.jpg') assert.match(await page.waitForNotice(), /droits? d’auteur/u);
          }));
      }

      for (const [name, title] of [
        ['python.docx', '2\u{a0}renseignements personnels dans «\u{a0}python.docx\u{a0}»'],
        ['python.xlsx', '3\u{a0}renseignements personnels dans «\u{a0}python.xlsx\u{a0}»'],
        ['letter.pdf', '7\u{a0}renseignements personnels dans «\u{a0}letter.pdf\u{a0}»'],
        ['archive.zip', '2\u{a0}renseignements personnels dans «\u{a0}archive.zip\u{a0}»'],
      ]) {
        test(`${name} is held, and does not go`, LIMIT, () =>
          here(async (page) => {
            await give(page, made[name] ?? fixture(name));
            const dialog = await page.waitForDialog();
            assert.equal(dialog.word, 'Fichier bloqué');
            assert.equal(dialog.title, title);
            assert.ok(dialog.buttons.every(({ action }) => action !== 'keep'));
            await page.waitForKeys();
            await page.clickAction('cancel');
            await page.waitForNoDialog();
            await page.waitFor((names) => names.every((name) => window.__balise_told.includes(name)), refused);
            assert.deepEqual(uploads(), []);
            const heard = await told(page);
            assert.ok(heard.every((each) => !/change|^drop|^paste/u.test(each)), heard.join());
          }));
      }

      test('a note with a name and an address goes with a reason, as it is', LIMIT, () =>
        here(async (page) => {
          await give(page, made['note.txt']);
          const dialog = await page.waitForDialog();
          assert.equal(dialog.word, 'Fichier retenu');
          await page.waitForKeys();
          await page.clickAction('keep');
          await page.waitForDialog({ step: 'reason' });
          await page.chooseReason('consent');
          await page.clickAction('confirm');
          const all = await received(page, 1);
          assert.ok(all[0].bytes.equals(readFileSync(made['note.txt'])));
        }));

      test('a copy with labels goes instead: a note, a document, a workbook', LIMIT, () =>
        here(async (page) => {
          const files = [fixture('python.docx'), fixture('python.xlsx'), made['note.txt'], made['ordre.txt']].slice(0, several ? 4 : 1);
          await give(page, ...files);
          await page.waitForDialog();
          await page.waitForKeys();
          await page.clickAction('replace');
          const all = await received(page, files.length);
          const by = (name) => all.find((each) => each.name === name).bytes;
          // In the workbook it is a number that a format shows in groups.
          const parts = [['python.docx', 'word/document.xml', '046 454 286'], ['python.xlsx', 'xl/worksheets/sheet1.xml', '46454286']];
          for (const [name, part, value] of parts.slice(0, files.length)) {
            const [before, after] = [readFileSync(fixture(name)), by(name)].map((bytes) => partOf(bytes, part).replaceAll(/<[^>]*>/gu, ''));
            assert.ok(before.includes(value), `${name} has it`);
            assert.ok(!after.includes(value) && after.includes('[NAS 1]'), `${name} has its label`);
          }
          if (several) {
            assert.match(by('note.txt').toString('utf8'), /^Rappeler Mme \[Personne \d\], \[Adresse \d\].*\.\n$/u);
            assert.ok(by('ordre.txt').equals(readFileSync(made['ordre.txt'])), 'what was clean is as it was');
          }
          assert.match(await page.waitForNotice(), /^Copie jointe, avec \d+.étiquettes/u);
        }));

      for (const [name, title, detail] of [
        ['locked_aes_256.pdf', '«\u{a0}locked_aes_256.pdf\u{a0}» n’a pas pu être vérifié', 'Protégé par un mot de passe'],
        ['scanned.pdf', '«\u{a0}scanned.pdf\u{a0}» n’a été vérifié qu’en partie', 'Page numérisée, sans texte'],
        ['video.mp4', '«\u{a0}video.mp4\u{a0}» n’a pas pu être vérifié', 'Type de fichier non pris en charge'],
      ]) {
        test(`${name} is said to be unread`, LIMIT, () =>
          here(async (page) => {
            const file = made[name] ?? fixture(name);
            await give(page, file);
            const dialog = await page.waitForDialog();
            assert.equal(dialog.title, title);
            assert.ok(dialog.rows[0].detail.endsWith(detail), dialog.rows[0].detail);
            assert.deepEqual(dialog.buttons.map(({ action }) => action), ['cancel', 'keep']);
            await page.waitForKeys();
            await page.clickAction('keep');
            const all = await received(page, 1);
            assert.ok(all[0].bytes.equals(readFileSync(file)));
          }));
      }

      test('several at once are one question', { ...LIMIT, skip: !several }, () =>
        here(async (page) => {
          const all = [made['ordre.txt'], fixture('python.docx'), fixture('scanned.pdf')];
          await give(page, ...all);
          const dialog = await page.waitForDialog();
          assert.equal(dialog.title, '2\u{a0}renseignements personnels dans «\u{a0}python.docx\u{a0}»');
          assert.match(dialog.rows[0].detail, /^«\u{a0}python\.docx\u{a0}», paragraphe\u{a0}1\. /u);
          assert.ok(dialog.rows.some(({ kind, detail }) => kind === 'Non vérifié' && detail.includes('scanned.pdf')));
          await page.waitForKeys();
          await page.press('Escape');
          await page.waitForNoDialog();
          assert.deepEqual(uploads(), []);
        }));
    });
  }

  test('reading is shown, and can be stopped', LIMIT, () =>
    on(async (page) => {
      await choose(page, made['long.txt']);
      const until = Date.now() + 20_000;
      let stop;
      while (!stop && Date.now() < until) stop = await page.element('[data-part="progress"] [data-action="stop"]').catch(() => null);
      await stop.click();
      await page.waitFor(() => window.__balise_told.includes('input cancel 0'));
      assert.equal(await page.dialog(), null);
      assert.deepEqual(uploads(), []);
      // The row is free for what comes next.
      await choose(page, made['ordre.txt']);
      assert.deepEqual((await received(page, 1)).map(({ name }) => name), ['ordre.txt']);
    }));

  test('an input that is never in the document', LIMIT, () =>
    on(async (page) => {
      const [chooser] = await Promise.all([page.page.waitForFileChooser(), page.click('#detached')]);
      await chooser.accept([fixture('python.docx')]);
      assert.equal((await page.waitForDialog()).word, 'Fichier bloqué');
      await page.waitForKeys();
      await page.clickAction('cancel');
      await page.waitForNoDialog();
      const [again] = await Promise.all([page.page.waitForFileChooser(), page.click('#detached')]);
      await again.accept([made['ordre.txt']]);
      const all = await received(page, 1);
      assert.deepEqual(all.map(({ from, name }) => [from, name]), [['detached', 'ordre.txt']]);
    }));

  test('an input in a closed shadow tree', LIMIT, () =>
    on(async (page) => {
      const opener = (await page.page.evaluateHandle(() => window.__balise_closed)).asElement();
      const [chooser] = await Promise.all([page.page.waitForFileChooser(), opener.click()]);
      await chooser.accept([fixture('python.docx')]);
      assert.equal((await page.waitForDialog()).word, 'Fichier bloqué');
      await page.waitForKeys();
      await page.clickAction('cancel');
      await page.waitForNoDialog();
      assert.deepEqual(uploads(), []);
    }));

  // Firefox takes no picture from a copy that a page makes.
  test('a picture that a page copied goes as it is', { ...LIMIT, skip: browser !== 'chromium' }, () =>
    on(async (page) => {
      await page.setClipboardPicture();
      await page.focus('message');
      await page.pasteKeys();
      const all = await received(page, 1);
      assert.equal(all[0].from, 'paste');
      assert.match(await page.waitForNotice(), /droits? d’auteur/u);
    }));

  test('the background stopped while the dialog is open: asked again, and the right file goes', LIMIT, () =>
    on(async (page) => {
      await choose(page, made['note.txt']);
      await page.waitForDialog();
      await bench.session.killBackground();
      await page.waitForKeys();
      await page.clickAction('keep');
      await page.waitForDialog({ step: 'reason' });
      await page.chooseReason('other');
      await page.clickAction('confirm');
      const all = await received(page, 1);
      assert.ok(all[0].bytes.equals(readFileSync(made['note.txt'])));
    }));

  test('the pickers that come without an event are not there', LIMIT, () =>
    on(async (page) => {
      assert.deepEqual(await page.page.evaluate(() => ['showOpenFilePicker', 'showDirectoryPicker'].filter((name) => name in window)), []);
    }));
});
