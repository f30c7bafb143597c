/** Fills the clipboard the way a person does: a trusted Ctrl+C in a tab whose `copy` listener sets the flavours. */

/** JSON escapes lone surrogates, so that no encoder on the way replaces them. */
const pack = (value) => JSON.stringify(value);

const flavours = ({ text, html }) => ({
  ...(text === undefined ? {} : { 'text/plain': text }),
  ...(html === undefined ? {} : { 'text/html': html }),
});

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
  }, pack(flavours({ text, html })));
  await tab.keyboard.down('Control');
  await tab.keyboard.press('c');
  await tab.keyboard.up('Control');
  if (!(await tab.evaluate(() => window.copied))) throw new Error('the copy was not a trusted one');
}

/**
 * Puts a small picture, and `text` and `html` if given, on the clipboard, as a page's own copy button does: a `copy` event
 * can carry no picture. `tab` shows a page of the loopback address, since only such ones may write the clipboard.
 */
export async function copyPicture(tab, { text, html }) {
  await tab.bringToFront();
  await tab.evaluate((packed) => {
    const words = Object.entries(JSON.parse(packed)).map(([type, value]) => [type, new Blob([value], { type })]);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    canvas.getContext('2d').fillRect(2, 2, 4, 4);
    const picture = new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    window.copied = new Promise((resolve, reject) => {
      const write = () => navigator.clipboard.write([new ClipboardItem(Object.fromEntries([['image/png', picture], ...words]))]).then(resolve, reject);
      document.addEventListener('keydown', write, { once: true });
    });
  }, pack(flavours({ text, html })));
  await tab.keyboard.press('c');
  await tab.evaluate(() => window.copied);
}

/** What is on the clipboard, `{ text, html }`: pasted by a person's keys into a tab of its own (about:blank), which reads it and takes nothing. */
export async function readClipboard(tab) {
  await tab.bringToFront();
  await tab.evaluate(() => {
    document.body.innerHTML = '<textarea></textarea>';
    document.querySelector('textarea').focus();
    window.pasted = new Promise((resolve) => {
      document.addEventListener(
        'paste',
        (event) => {
          event.preventDefault();
          resolve({ text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') });
        },
        { once: true },
      );
    });
  });
  await tab.keyboard.down('Control');
  await tab.keyboard.press('v');
  await tab.keyboard.up('Control');
  return tab.evaluate(() => window.pasted);
}
