/** The sentences for when there is no answer to show. They were made with the extension; none is written here. */
import { FALLBACK } from "./generated/fallback";
import type { FallbackView } from "./generated/messages";

/** French, unless the browser speaks English. */
export function fallback(): FallbackView {
  return inLanguage(FALLBACK);
}

/** That of two which is in the browser's language. */
export function inLanguage<T>(views: Readonly<Record<"fr" | "en", T>>): T {
  return views[language().toLowerCase().startsWith("en") ? "en" : "fr"];
}

function language(): string {
  try {
    return chrome.i18n.getUILanguage();
  } catch {
    // An orphaned script has no `chrome.i18n` any more.
    return navigator.language;
  }
}
