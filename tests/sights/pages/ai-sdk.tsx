/** The AI SDK's useChat with markup made by hand, as most chats of one's own are; streamdown renders the Markdown anew. */
import { useChat } from '@ai-sdk/react';
import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import { slot, words } from './assistant.ts';

const transport: ChatTransport<UIMessage> = {
  async sendMessages() {
    return new ReadableStream<UIMessageChunk>({
      async start(stream) {
        stream.enqueue({ type: 'start' });
        stream.enqueue({ type: 'text-start', id: 't' });
        for await (const delta of words()) stream.enqueue({ type: 'text-delta', id: 't', delta });
        stream.enqueue({ type: 'text-end', id: 't' });
        stream.enqueue({ type: 'finish' });
        stream.close();
      },
    });
  },
  reconnectToStream: async () => null,
};

function App() {
  const { messages, sendMessage, status } = useChat({ transport });
  const [text, setText] = useState('');
  const send = () => {
    if (!text.trim()) return;
    void sendMessage({ text });
    setText('');
  };
  return (
    <>
      <div style={{ height: 440, overflow: 'auto' }}>
        {messages.map(({ id, role, parts }) => (
          <div key={id} style={{ margin: '1rem 0', textAlign: role === 'user' ? 'right' : 'left' }}>
            {parts.map((part, i) => part.type === 'text' && (role === 'user' ? <p key={i}>{part.text}</p> : <Streamdown key={i}>{part.text}</Streamdown>))}
          </div>
        ))}
        {status === 'submitted' && <p>…</p>}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          rows={2}
          style={{ width: '80%' }}
          value={text}
          placeholder="Demandez ce que vous voulez"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" disabled={status !== 'ready'}>
          ➤
        </button>
      </form>
    </>
  );
}

createRoot(slot()).render(<App />);
