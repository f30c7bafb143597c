/** Fills the clipboard the way a person does: a trusted Ctrl+C in a tab whose `copy` listener sets the flavours. */

/** JSON escapes lone surrogates, so that no encoder on the way replaces them. */
const pack = (value) => JSON.stringify(value);

/** Puts `text`, and `html` if given, on the clipboard; `tab` is a page of its own (about:blank). */
export async function copy(tab, { text, html }) {
  await tab.bringToFront();
  await tab.evaluate((packed) => {
    const flavours = JSON.parse(packed);
    // Something to copy, for browsers that ask for a selection.
    document.body.textContent = '.';
    getSelection().selectAllChildren(document.body);
    window.copied = new Promise((resolve) => {
      document.addEventListener(
        'copy',
        (event) => {
          event.preventDefault();
          for (const [type, value] of Object.entries(flavours)) event.clipboardData.setData(type, value);
          resolve(event.isTrusted);
        },
        { once: true },
      );
    });
  }, pack({ ...(text === undefined ? {} : { 'text/plain': text }), ...(html === undefined ? {} : { 'text/html': html }) }));
  await tab.keyboard.down('Control');
  await tab.keyboard.press('c');
  await tab.keyboard.up('Control');
  if (!(await tab.evaluate(() => window.copied))) throw new Error('the copy was not a trusted one');
}
