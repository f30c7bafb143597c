/** Which text of which composer may go without being asked about again: nothing was found in it, or it was decided. */
import { written } from "./written";

const free = new WeakMap<HTMLElement, string>();

/** Whether what stands in a composer may go. `text`: what stands there, where it was read already. */
export function passes(field: HTMLElement, text = written(field).text): boolean {
  return text.trim() === "" || free.get(field) === text;
}

/** This text may go. */
export function settle(field: HTMLElement, text: string): void {
  free.set(field, text);
}
