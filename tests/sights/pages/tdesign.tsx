/** TDesign's sender and messages, custom elements in open shadow roots. */
import 'tdesign-web-components/lib/style/index.css';
import { ChatMessage, ChatSender } from '@tdesign-react/chat';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Line = { id: string; role: 'user' | 'assistant'; text: string };

function App() {
  const [lines, setLines] = useState<Line[]>([{ id: '0', role: 'assistant', text: 'Bonjour! Je vous écoute.' }]);
  const [value, setValue] = useState('');
  const [loading, setLoading] = useState(false);
  async function send(question: string) {
    setValue('');
    setLoading(true);
    const before: Line[] = [...lines, { id: `q${lines.length}`, role: 'user', text: question }];
    setLines(before);
    for await (const text of growing(question)) setLines([...before, { id: `r${before.length}`, role: 'assistant', text }]);
    setLoading(false);
  }
  return (
    <>
      <div style={{ height: 400, overflow: 'auto' }}>
        {lines.map(({ id, role, text }) => (
          <ChatMessage key={id} {...({ message: { id, role, content: [{ type: role === 'user' ? 'text' : 'markdown', data: text }] }, placement: role === 'user' ? 'right' : 'left' } as never)} />
        ))}
      </div>
      <ChatSender
        {...({
          value,
          loading,
          placeholder: 'Écrivez ici…',
          onChange: (event: CustomEvent<string>) => setValue(event.detail),
          onSend: (event: CustomEvent<{ value: string }>) => void send(event.detail.value),
        } as never)}
      />
    </>
  );
}

createRoot(slot()).render(<App />);
