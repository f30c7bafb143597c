/** React ChatBotify: a flow whose answer is streamed by `streamMessage`, which gives the whole text so far. */
import ChatBot, { type Params } from 'react-chatbotify';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

const flow = {
  start: { message: 'Bonjour! Que voulez-vous savoir?', path: 'ask' },
  ask: {
    message: async (params: Params) => {
      for await (const text of growing(params.userInput)) await params.streamMessage(text);
      await params.endStreamMessage();
    },
    path: 'ask',
  },
};

createRoot(slot()).render(
  <ChatBot
    flow={flow}
    settings={{
      general: { embedded: true, showFooter: false },
      header: { title: 'Assistant des loisirs' },
      chatHistory: { storageKey: 'essai', disabled: true },
      chatInput: { enabledPlaceholderText: 'Écrivez ici…' },
      botBubble: { simulateStream: false },
      notification: { disabled: true },
      audio: { disabled: true },
    }}
  />,
);
