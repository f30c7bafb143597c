/** The file that a button of one of the extension's pages hands to the browser: its name and its text. */
export const saved = (page, button) =>
  page.evaluate(async (id) => {
    const make = URL.createObjectURL;
    const click = HTMLElement.prototype.click;
    try {
      return await new Promise((resolve) => {
        let made = null;
        URL.createObjectURL = (blob) => {
          made = blob;
          return make.call(URL, blob);
        };
        HTMLElement.prototype.click = async function () {
          // As it is, byte order mark and all.
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await made.arrayBuffer());
          resolve({ name: this.download, type: made.type, text });
        };
        document.getElementById(id).dispatchEvent(new MouseEvent('click'));
      });
    } finally {
      URL.createObjectURL = make;
      HTMLElement.prototype.click = click;
    }
  }, button);
