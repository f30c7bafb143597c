/** In the own world of pages that the policy names as protected sources: what their scripts put on the clipboard. */
import { TAKEN, watchClipboard } from "./clipboard";

watchClipboard(TAKEN);
