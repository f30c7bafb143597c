/**
 * How a page sends a text: each is run in the page with the text and a name that tells its request from others, and comes to true when
 * the page was refused. A way that nobody is answered about says so by `silent`.
 */
export const WAYS = {
  'fetch, JSON': async (text, mark) =>
    fetch(`/api/${mark}`, { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: text }] }) }).then(() => false, () => true),
  'fetch, bytes': async (text, mark) =>
    fetch(`/api/${mark}`, { method: 'POST', body: new TextEncoder().encode(JSON.stringify({ text })) }).then(() => false, () => true),
  'fetch, a form': async (text, mark) =>
    fetch(`/api/${mark}`, { method: 'POST', body: new URLSearchParams({ 'f.req': JSON.stringify([null, JSON.stringify([[text]])]) }) }).then(() => false, () => true),
  'fetch, parts': async (text, mark) => {
    const form = new FormData();
    form.append('data', JSON.stringify({ inputs: text }));
    return fetch(`/api/${mark}`, { method: 'POST', body: form }).then(() => false, () => true);
  },
  'fetch, in the address': async (text, mark) => fetch(`/api/${mark}?q=${encodeURIComponent(text)}`).then(() => false, () => true),
  XMLHttpRequest: async (text, mark) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(false);
      request.onerror = () => resolve(true);
      request.open('POST', `/api/${mark}`);
      request.send(JSON.stringify({ query_str: text }));
    }),
  sendBeacon: async (text, mark) => {
    navigator.sendBeacon(`/api/${mark}`, JSON.stringify({ draft: text }));
    // A request after it tells that its turn is over.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return fetch(`/api/after-${mark}`, { method: 'POST', body: '{}' }).then(() => null);
  },
};

/** What no browser shows an extension. */
export const HIDDEN_WAYS = {
  'fetch, a Blob': async (text, mark) =>
    fetch(`/api/${mark}`, { method: 'POST', body: new Blob([JSON.stringify({ text })], { type: 'application/json' }) }).then(() => false, () => true),
  'fetch, a Request': async (text, mark) =>
    fetch(new Request(`/api/${mark}`, { method: 'POST', body: new Blob([text]) })).then(() => false, () => true),
  WebSocket: async (text, mark) => {
    const socket = new WebSocket(`ws://${location.host}/api/${mark}`);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    // Records of SignalR; short ones around it keep their order.
    socket.send('{"type":6}\u{1e}');
    socket.send(`{"arguments":[{"text":${JSON.stringify(text)}}]}\u{1e}`);
    socket.send('{"type":7}\u{1e}');
    socket.close();
    await new Promise((resolve) => {
      socket.onclose = resolve;
    });
    return null;
  },
};
