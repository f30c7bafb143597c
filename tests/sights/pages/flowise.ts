/** Flowise's embedded chat: it asks a server by the browser's own requests, so the page answers these itself, as server-sent events. */
import Chatbot from 'flowise-embed/dist/web.js';
import { pause, slot, words } from './assistant.ts';

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const event = (name: string, data: unknown) => new TextEncoder().encode(`message:\ndata:${JSON.stringify({ event: name, data })}\n\n`);

function stream(): Response {
  const body = new ReadableStream({
    async start(to) {
      to.enqueue(event('start', ''));
      for await (const word of words()) to.enqueue(event('token', word));
      to.enqueue(event('metadata', { chatId: 'c1', chatMessageId: 'm1', sessionId: 's1' }));
      to.enqueue(event('end', '[DONE]'));
      to.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

// Nothing leaves the page: this stands where the network was.
globalThis.fetch = async (to) => {
  const address = String(to instanceof Request ? to.url : to);
  await pause(20);
  if (address.includes('chatflows-streaming')) return json({ isStreaming: true });
  if (address.includes('/prediction/')) return stream();
  return json({});
};

const full = document.createElement('flowise-fullchatbot');
full.style.cssText = 'display: block; height: 100%;';
slot().append(full);
Chatbot.initFull({
  chatflowid: 'essai',
  apiHost: location.origin,
  theme: {
    chatWindow: { welcomeMessage: 'Bonjour! Que cherchez-vous?', height: 540, textInput: { placeholder: 'Écrivez ici…' }, footer: { showFooter: false } },
    disclaimer: undefined,
  },
});
