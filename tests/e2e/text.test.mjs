/**
 * Any text at all: what must not hide a value, what must not shift a label, what must arrive as it is. What a browser does
 * with odd characters by itself is measured without the extension; the rest follows from that.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITOR, TEXTAREA } from './cases.mjs';
import { assertNothingIn, choose, held, paste, state, untilFilled } from './lib/steps.mjs';
import { LIMIT, inEachBrowser } from './lib/suite.mjs';

/** Texts that hold one value: name, what stands before it, the value, what stands after it. */
const HELD = [
  ['CRLF', 'Bonjour,\r\nNAS :\r\n', '046 454 286', '\r\nmerci\r\n'],
  ['an emoji before', '🌿👩‍👩‍👧 dossier 🇨🇦 NAS ', '046 454 286', ' 🌿 fin'],
  ['NBSP inside', 'NAS\u00a0: ', '046\u00a0454\u202f286', ', merci'],
  ['zero-width characters inside', 'NAS : ', '04\u200b6 4\u200d54 2\u206086', ' fin'],
  ['full-width digits', 'NAS : ', '０４６ ４５４ ２８６', ' fin'],
  ['exotic dashes', 'NAS : ', '046\u2011454\u2013286', ' fin'],
  ['right-to-left marks', 'NAS : ', '046\u200f 454 \u200e286', ' fin'],
  ['bidirectional embedding before', '\u202bNAS : \u202c', '046 454 286', ' fin'],
  ['a combining accent before', 'Le nume\u0301ro NAS : ', '046 454 286', ' fin'],
  ['a soft hyphen inside an address', 'Écrire à ', 'm.la\u00advoie@videotron.ca', ' fin'],
];

/** Texts that hold nothing. */
const CLEAN = [
  ['NULs', 'avant\0 entre \0\0après'],
  ['a lone high surrogate', 'avant \ud83c après'],
  ['a lone low surrogate', 'avant \udf3f après'],
  ['control characters', 'a\u0001b\u0007c\u001bd\u007fe\u0085f'],
  ['line and paragraph separators', 'une\u2028deux\u2029trois\u000bquatre\u000ccinq'],
  ['lone carriage returns', 'une\rdeux\r\rtrois\n\r\nquatre'],
  ['right-to-left text', 'שלום \u202eabc\u202c عليكم \u200f'],
  ['zero-width characters', '\u200bun\u200c\u200d\ufeffdeux\u2060'],
  ['white space alone', ' \t\u00a0\n '],
];

/** Text that holds nothing, of about so many characters. */
const long = (length) => 'Le conseil étudie le projet de règlement à sa séance du mois. 🌿\n'.repeat(Math.ceil(length / 65));

/** Length and a 32-bit FNV-1a of a field's text: ten million characters need not travel. */
const digest = (page) =>
  page.page.evaluate(() => {
    const text = window.__balise_page.text();
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return `${text.length} ${hash}`;
  });

/** Pastes several texts, one after the other into an emptied field, and gives what each became. */
async function each(page, texts, after = state) {
  const seen = {};
  for (const [name, text] of texts) {
    await page.clear();
    await page.focus();
    await paste(page, { text });
    // Typed after it, and shown after it: then it is there, even when it is nothing but spaces.
    await page.type('Z');
    await page.waitForText((now) => now.endsWith('Z'));
    seen[name] = await after(page);
  }
  return seen;
}

inEachBrowser('any text', {}, (bench, browser) => {
  test('odd characters hide no value and shift no label', { timeout: 3 * LIMIT.timeout }, async () => {
    const native = await bench.on(TEXTAREA, (page) => each(page, HELD.map(([name, ...parts]) => [name, parts.join('')])), await bench.bare());
    await bench.on(TEXTAREA, async (page) => {
      for (const [name, before, value, after] of HELD) {
        await page.clear();
        await page.focus();
        const dialog = await held(page, { text: before + value + after });
        assert.equal(dialog.rows.length, 1, `${name}: ${JSON.stringify(dialog.rows)}`);
        const { label } = dialog.rows[0];
        assert.match(label, /^\[\p{L}+ \d\]$/u, name);
        const { text } = await choose(page, 'replace');
        // The browser makes its own of line breaks: so does it here.
        assert.equal(`${text}Z`, native[name].text.replace(value, label), name);
      }
    });
  });

  for (const target of [TEXTAREA, EDITOR]) {
    test(`odd characters arrive as without the extension: ${target.kind}`, { timeout: 2 * LIMIT.timeout }, async () => {
      const [guarded, native] = await bench.both(target, (page) => each(page, CLEAN));
      assert.deepEqual(guarded, native);
    });
  }

  test('labels beside NULs and lone surrogates stand where the values stood', LIMIT, async () => {
    const native = await bench.on(TEXTAREA, (page) => each(page, [['odd', 'a\0\ud83c b NAS : 046 454 286 \udf3fc']]), await bench.bare());
    await bench.on(TEXTAREA, async (page) => {
      await held(page, { text: 'a\0\ud83c b NAS : 046 454 286 \udf3fc' });
      const { text } = await choose(page, 'replace');
      assert.equal(`${text}Z`, native.odd.text.replace('046 454 286', '[NAS 1]'));
    });
  });

  test('an empty text does nothing', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      await page.type('ab');
      await paste(page, { text: '' });
      await page.type('c');
      await page.waitForText((text) => text === 'abc');
      assert.equal(await page.dialog(), null);
    }));

  for (const [name, length] of [['1 MB', 1e6], ['10 MB', 1e7]]) {
    test(`${name} arrive intact`, { timeout: 3 * LIMIT.timeout }, () =>
      bench.on(TEXTAREA, async (page) => {
        const text = long(length);
        await page.setClipboard({ text });
        await page.pasteKeys();
        await page.waitForLength(text.length);
        const arrived = await digest(page);
        await page.page.evaluate((given) => void (document.querySelector('textarea').value = given), text);
        assert.equal(arrived, await digest(page));
        assert.equal(await page.dialog(), null);
      }));
  }

  test('a value at the end of 1 MB is held, and replaced there', LIMIT, () =>
    bench.on(TEXTAREA, async (page) => {
      const text = long(1e6);
      await held(page, { text: `${text}NAS : 046 454 286` });
      await assertNothingIn(page);
      const replaced = await choose(page, 'replace');
      assert.equal(replaced.text.length, `${text}NAS : [NAS 1]`.length);
      assert.ok(replaced.text.endsWith('NAS : [NAS 1]'));
    }));
});

// Firefox takes no picture from a copy that a page makes, so there is none to paste: Chromium alone shows this.
inEachBrowser('pictures', { only: 'chromium' }, (bench) => {
  const pasted = async (page, flavours) => {
    await page.setClipboardPicture(flavours);
    await page.pasteKeys();
    await page.page.waitForFunction(() => window.__balise_page.pasteEvents > 0);
    return page.pastes();
  };

  for (const target of [TEXTAREA, EDITOR]) {
    test(`a picture alone is left alone: ${target.kind}`, LIMIT, async () => {
      const [guarded, native] = await bench.both(target, (page) => pasted(page));
      assert.ok(native[0].types.includes('Files'), 'the clipboard holds a picture');
      assert.deepEqual(guarded, native);
    });

    test(`a picture beside clean text arrives with it: ${target.kind}`, LIMIT, async () => {
      const [guarded, native] = await bench.both(target, async (page) => {
        const seen = await pasted(page, { text: 'un plan' });
        await untilFilled(page);
        return { seen, ...(await state(page)) };
      });
      assert.ok(native.seen[0].types.includes('Files') && native.seen[0].types.includes('text/plain'));
      assert.deepEqual(guarded, native);
    });
  }

  test('a picture beside a value is held with it', LIMIT, () =>
    bench.on(EDITOR, async (page) => {
      await page.setClipboardPicture({ text: 'NAS : 046 454 286' });
      await page.pasteKeys();
      await page.waitForDialog();
      await assertNothingIn(page);
      assert.equal((await choose(page, 'replace')).text, 'NAS : [NAS 1]');
    }));
});
