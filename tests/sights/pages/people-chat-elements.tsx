/** An ordinary page: the same kit as the `chat-elements` chat, in a group where several people answer, each with whole messages. */
import 'react-chat-elements/dist/main.css';
import { useRef, useState } from 'react';
import { Button, Input, MessageList } from 'react-chat-elements';
import { createRoot } from 'react-dom/client';
import { pause, slot } from './assistant.ts';

const message = (who: string, text: string) => ({ type: 'text', position: who === 'Vous' ? 'right' : 'left', title: who, text, date: new Date() });
const OTHERS: [string, string][] = [
  ['Nadia', 'Moi!'],
  ['Yvon', 'Je peux prendre trois personnes dans le camion'],
  ['Paule', 'J’apporte les filets et les ballons, quelqu’un a la trousse de premiers soins? La dernière fois elle est restée dans l’auto de Gaston avec les dossards.'],
  ['Gaston', 'Oups, oui je l’ai'],
  ['Nadia', 'Parfait, à samedi'],
];

function App() {
  const [lines, setLines] = useState([message('Paule', 'Match samedi à dix heures!')]);
  const field = useRef<HTMLInputElement | null>(null);
  async function send() {
    const text = field.current?.value.trim();
    if (!text || !field.current) return;
    field.current.value = '';
    setLines((all) => [...all, message('Vous', text)]);
    for (const [who, said] of OTHERS) {
      await pause(500);
      setLines((all) => [...all, message(who, said)]);
    }
  }
  return (
    <>
      <div style={{ height: 460, overflow: 'auto' }}>
        <MessageList {...({ className: 'message-list', lockable: true, toBottomHeight: '100%', dataSource: lines } as never)} />
      </div>
      <Input
        {...({ referance: field, placeholder: 'Message au groupe', multiline: true, maxHeight: 120 } as never)}
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
