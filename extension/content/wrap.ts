/** What the scripts in the page's own world keep of its functions, before any script of the page: they share that world, and trust nothing in it. */
export const { apply } = Reflect;
export const dispatch = EventTarget.prototype.dispatchEvent;
export const textOfBlob = Blob.prototype.text;
const { Proxy } = window;

export function wrap<K extends string, F extends (...args: never[]) => unknown>(
  on: Record<K, F>,
  name: K,
  call: (native: F, self: ThisParameterType<F>, args: Parameters<F>) => unknown,
): void {
  // A proxy looks as the function did, to pages that ask it for its text.
  on[name] = new Proxy(on[name], { apply: (native, self, args: Parameters<F>) => call(native, self, args) });
}
