/** ChatUI: its Chat with useMessages; `updateMsg` puts a longer text in the same message. */
import '@chatui/core/dist/index.css';
import Chat, { Bubble, useMessages } from '@chatui/core';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

function App() {
  const { messages, appendMsg, setTyping, updateMsg } = useMessages([{ type: 'text', content: { text: 'Bonjour! Je vous écoute.' } }]);
  async function send(type: string, text: string) {
    if (type !== 'text' || !text.trim()) return;
    appendMsg({ type: 'text', content: { text }, position: 'right' });
    setTyping(true);
    let started = false;
    for await (const all of growing(text)) {
      const message = { _id: 'r' + text.length, type: 'text', content: { text: all } };
      if (started) updateMsg(message._id, message);
      else appendMsg(message);
      started = true;
    }
  }
  return (
    <Chat
      locale="fr-FR"
      navbar={{ title: 'Assistant' }}
      placeholder="Écrivez ici…"
      messages={messages}
      renderMessageContent={({ content }) => <Bubble content={content.text} />}
      onSend={send}
    />
  );
}

createRoot(slot()).render(<App />);
