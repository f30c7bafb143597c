/** react-chat-widget: a launcher in the corner; it can only add messages, so the answer is a component that reveals its text. */
import 'react-chat-widget/lib/styles.css';
import { useEffect, useState } from 'react';
import { addResponseMessage, renderCustomComponent, toggleMsgLoader, toggleWidget, Widget } from 'react-chat-widget';
import { createRoot } from 'react-dom/client';
import { growing, pause, slot } from './assistant.ts';

function Answer() {
  const [text, setText] = useState('');
  useEffect(() => {
    void (async () => {
      for await (const all of growing(undefined, 0)) setText(all);
    })();
  }, []);
  return (
    <div className="rcw-response">
      <div className="rcw-message-text">{text}</div>
    </div>
  );
}

async function asked() {
  toggleMsgLoader();
  await pause(400);
  toggleMsgLoader();
  renderCustomComponent(Answer, {});
}

createRoot(slot()).render(<Widget handleNewUserMessage={asked} title="Assistant" subtitle="Il répond à toute heure" senderPlaceHolder="Écrivez ici…" emojis={false} />);
setTimeout(() => {
  addResponseMessage('Bonjour! Que cherchez-vous?');
  toggleWidget();
}, 100);
