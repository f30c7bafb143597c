/** What the bundler and the two browsers add to the standard declarations. */

/** Style sheets and drawings are bundled as text. */
declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.svg" {
  const text: string;
  export default text;
}

interface Document {
  /** Chromium only. */
  readonly prerendering?: boolean;
}

interface Element {
  /** Firefox's form of `chrome.dom.openOrClosedShadowRoot`, given to content scripts only. */
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

interface ShadowRoot {
  /** Chromium only: elsewhere the document's selection reaches into shadow trees. */
  getSelection?(): Selection | null;
}
