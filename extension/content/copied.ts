/** What the wrapper in the page's world calls its event of a copy. */
export const COPIED = "balise-copied";
