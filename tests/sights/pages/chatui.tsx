/** ChatUI: its Chat with useMessages; `updateMsg` puts a longer text in the same message. */
import '@chatui/core/dist/index.css';
import * as kit from '@chatui/core';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

// A module of the older kind: its component is the default of its default.
const { Bubble, Typing, useMessages } = kit;
const Chat = ((kit.default as unknown as { default?: typeof kit.default }).default ?? kit.default) as typeof kit.default;

function App() {
  const { messages, appendMsg, deleteMsg, updateMsg } = useMessages([{ type: 'text', content: { text: 'Bonjour! Je vous écoute.' } }]);
  async function send(type: string, text: string) {
    if (type !== 'text' || !text.trim()) return;
    appendMsg({ type: 'text', content: { text }, position: 'right' });
    const id = `r${Date.now()}`;
    appendMsg({ _id: `${id}-typing`, type: 'typing' });
    let started = false;
    for await (const all of growing(text)) {
      const message = { _id: id, type: 'text', content: { text: all } };
      if (started) updateMsg(id, message);
      else {
        deleteMsg(`${id}-typing`);
        appendMsg(message);
      }
      started = true;
    }
  }
  return (
    <Chat
      locale="fr-FR"
      navbar={{ title: 'Assistant' }}
      placeholder="Écrivez ici…"
      messages={messages}
      renderMessageContent={({ type, content }) => (type === 'typing' ? <Typing /> : <Bubble content={content.text} />)}
      onSend={send}
    />
  );
}

createRoot(slot()).render(<App />);
