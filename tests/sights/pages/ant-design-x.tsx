/** Ant Design X: its bubbles and its sender. */
import { Bubble, Sender } from '@ant-design/x';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Line = { key: number; role: 'user' | 'ai'; content: string; loading?: boolean };

function App() {
  const [lines, setLines] = useState<Line[]>([{ key: 0, role: 'ai', content: 'Bonjour! Je peux lire vos règlements.' }]);
  const [value, setValue] = useState('');
  const [loading, setLoading] = useState(false);
  async function send(question: string) {
    setValue('');
    setLoading(true);
    const key = lines.length;
    const before: Line[] = [...lines, { key, role: 'user', content: question }];
    setLines([...before, { key: key + 1, role: 'ai', content: '', loading: true }]);
    for await (const content of growing(question)) setLines([...before, { key: key + 1, role: 'ai', content }]);
    setLoading(false);
  }
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Bubble.List style={{ flex: 1 }} items={lines} role={{ ai: { placement: 'start' }, user: { placement: 'end' } }} />
      <Sender value={value} onChange={setValue} onSubmit={send} loading={loading} placeholder="Posez une question" />
    </div>
  );
}

createRoot(slot()).render(<App />);
