/** An ordinary page: the same kit as the `chatscope` chat, between colleagues; a long message arrives whole after “is typing”. */
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import { ChatContainer, ConversationHeader, MainContainer, Message, MessageInput, MessageList, TypingIndicator } from '@chatscope/chat-ui-kit-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { pause, slot } from './assistant.ts';

type Line = { text: string; mine: boolean };
const REPLY =
  'Salut! Oui, j’ai eu le fournisseur au téléphone : les bancs arrivent mercredi avant-midi, et il lui faut quelqu’un pour ouvrir la barrière du parc. Je peux y être à neuf heures, mais pas après dix heures trente à cause de la réunion du budget. Sinon demande à Karim, il a aussi une clé. Pour la facture, elle passe par Josée, comme d’habitude.';

function App() {
  const [lines, setLines] = useState<Line[]>([{ text: 'Bon matin!', mine: false }]);
  const [typing, setTyping] = useState(false);
  async function send(_html: string, text: string) {
    const before: Line[] = [...lines, { text, mine: true }];
    setLines(before);
    await pause(500);
    setTyping(true);
    await pause(1500);
    setTyping(false);
    setLines([...before, { text: REPLY, mine: false }]);
  }
  return (
    <MainContainer>
      <ChatContainer>
        <ConversationHeader>
          <ConversationHeader.Content userName="Martin Desrosiers" info="En ligne" />
        </ConversationHeader>
        <MessageList typingIndicator={typing ? <TypingIndicator content="Martin écrit" /> : undefined}>
          {lines.map(({ text, mine }, i) => (
            <Message key={i} model={{ message: text, direction: mine ? 'outgoing' : 'incoming', position: 'single', sender: mine ? 'Vous' : 'Martin' }} />
          ))}
        </MessageList>
        <MessageInput placeholder="Message à Martin" attachButton={false} onSend={send} />
      </ChatContainer>
    </MainContainer>
  );
}

createRoot(slot()).render(<App />);
