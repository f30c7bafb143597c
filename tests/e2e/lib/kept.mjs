/**
 * The journal as the browser keeps it. `journalKept` and `minuteLater` are run in a page of the extension, and must not refer to anything outside
 * themselves.
 */

/** The lines by their ids, those that wait and those that are packed, and what is known of sending. */
export async function journalKept() {
  const all = await chrome.storage.local.get(null);
  const waiting = [];
  const packed = [];
  for (const [key, value] of Object.entries(all)) {
    if (key.startsWith('event ')) waiting.push([key.slice(6), value]);
    if (key.startsWith('journal ')) packed.push(...value.split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]));
  }
  return { waiting, packed, sending: all.sending };
}

/** The pause after a failure is over and the browser wakes the background; `older`: what waits has waited for a minute, by its ids. */
export async function minuteLater(older) {
  const { sending } = await chrome.storage.local.get('sending');
  if (sending) await chrome.storage.local.set({ sending: { ...sending, next: 0 } });
  if (older) {
    for (const [key, value] of Object.entries(await chrome.storage.local.get(null))) {
      if (!key.startsWith('event ')) continue;
      const at = Number.parseInt(key.slice(6, 14) + key.slice(15, 19), 16);
      if (Date.now() - at > 60_000) continue;
      const then = (at - 61_000).toString(16).padStart(12, '0');
      await chrome.storage.local.set({ [`event ${then.slice(0, 8)}-${then.slice(8)}${key.slice(19)}`]: value });
      await chrome.storage.local.remove(key);
    }
  }
  await chrome.alarms.create('journal', { when: Date.now() });
}

/** The events of what is kept, the oldest first. */
export function eventsOf({ waiting, packed }) {
  const all = [...waiting, ...packed].sort(([a], [b]) => (a < b ? -1 : 1));
  return all.map(([id, line]) => {
    const [, host, what, way, action, reason, kinds] = line.split('\t');
    return { id, at: Number.parseInt(id.replace('-', '').slice(0, 12), 16), host, what, way, action, reason, kinds };
  });
}
