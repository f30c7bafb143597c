/** Finds the browsers under test. `BALISE_CHROMIUM` and `BALISE_FIREFOX` name others. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome'],
  firefox: ['firefox-esr', 'firefox-developer-edition', 'firefox'],
};

const usable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a browser's program. */
export function executable(browser) {
  const named = process.env[`BALISE_${browser.toUpperCase()}`];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of NAMES[browser]) {
    const found = folders.map((folder) => path.join(folder, name)).find(usable);
    if (found) return found;
  }
  throw new Error(
    `No ${browser} found in PATH (looked for ${NAMES[browser].join(', ')}): install it or set BALISE_${browser.toUpperCase()}.`,
  );
}
