/** react-chat-elements: shows whole messages, so the last one is given anew with a longer text. */
import 'react-chat-elements/dist/main.css';
import { useRef, useState } from 'react';
import { Button, Input, MessageList } from 'react-chat-elements';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

const message = (text: string, mine: boolean) => ({ type: 'text', position: mine ? 'right' : 'left', title: mine ? 'Vous' : 'Assistant', text, date: new Date() });

function App() {
  const [lines, setLines] = useState([message('Bonjour! Comment aider?', false)]);
  const field = useRef<HTMLInputElement | null>(null);
  async function send() {
    const question = field.current?.value.trim();
    if (!question || !field.current) return;
    field.current.value = '';
    const before = [...lines, message(question, true)];
    setLines(before);
    for await (const text of growing(question)) setLines([...before, message(text, false)]);
  }
  return (
    <>
      <div style={{ height: 460, overflow: 'auto' }}>
        <MessageList {...({ className: 'message-list', lockable: true, toBottomHeight: '100%', dataSource: lines } as never)} />
      </div>
      <Input
        {...({ referance: field, placeholder: 'Votre message', multiline: true, maxHeight: 120 } as never)}
        onKeyPress={(event: React.KeyboardEvent) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          void send();
        }}
        rightButtons={<Button text="Envoyer" onClick={() => void send()} />}
      />
    </>
  );
}

createRoot(slot()).render(<App />);
