/** Semi Design's Chat: it renders Markdown again at each change of the list of messages. */
import '@douyinfe/semi-ui/dist/css/semi.css';
import Chat from '@douyinfe/semi-ui/lib/es/chat';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

const roles = { user: { name: 'Vous' }, assistant: { name: 'Assistant' }, system: { name: 'Système' } };

function App() {
  const [chats, setChats] = useState<Record<string, unknown>[]>([{ role: 'assistant', id: '1', createAt: 1, content: 'Bonjour! Comment aider?' }]);
  async function sent(question: string) {
    const reply = { role: 'assistant', id: `r${Date.now()}`, createAt: Date.now() };
    for await (const content of growing(question))
      setChats((all) => [...all.filter(({ id }) => id !== reply.id), { ...reply, content, status: 'incomplete' }]);
    setChats((all) => all.map((one) => (one['id'] === reply.id ? { ...one, status: 'complete' } : one)));
  }
  return (
    <Chat
      {...({
        chats,
        roleConfig: roles,
        placeholder: 'Écrivez ici…',
        onChatsChange: setChats,
        onMessageSend: sent,
        uploadProps: { action: '' },
        style: { height: 540 },
      } as never)}
    />
  );
}

createRoot(slot()).render(<App />);
