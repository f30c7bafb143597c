/**
 * For `npx web-ext run` and `npx web-ext lint` from the root. web-ext refuses the ending `.js` since its version 8:
 * https://extensionworkshop.com/documentation/develop/getting-started-with-web-ext/
 */
export default {
  sourceDir: 'dist/firefox',
  artifactsDir: 'dist/packages',
  lint: { warningsAsErrors: true },
  run: { startUrl: ['about:debugging#/runtime/this-firefox'] },
};
