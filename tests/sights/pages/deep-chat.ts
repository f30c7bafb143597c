/** deep-chat: a custom element with an open shadow root; its own handler interface streams into it. */
import 'deep-chat';
import { slot, words } from './assistant.ts';

const chat = document.createElement('deep-chat') as HTMLElement & Record<string, unknown>;
// A font of its own keeps it from asking Google's for one.
chat.style.cssText = 'width: 100%; height: 100%; font-family: sans-serif;';
chat['introMessage'] = { text: 'Bonjour! Posez votre question.' };
chat['textInput'] = { placeholder: { text: 'Écrivez votre question…' } };
chat['connect'] = {
  stream: true,
  async handler(body: { messages: { text: string }[] }, signals: { onOpen(): void; onClose(): void; onResponse(answer: { text: string }): void }) {
    signals.onOpen();
    for await (const word of words(body.messages[0]?.text)) signals.onResponse({ text: word });
    signals.onClose();
  },
};
slot().append(chat);
