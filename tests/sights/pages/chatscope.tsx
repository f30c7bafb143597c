/** chatscope's kit: its composer is a contenteditable element; the text of the last message grows in state. */
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import { ChatContainer, MainContainer, Message, MessageInput, MessageList, TypingIndicator } from '@chatscope/chat-ui-kit-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Line = { text: string; mine: boolean };

function App() {
  const [lines, setLines] = useState<Line[]>([{ text: 'Bonjour, je suis l’assistant du service des permis.', mine: false }]);
  const [typing, setTyping] = useState(false);
  async function send(_html: string, question: string) {
    const before: Line[] = [...lines, { text: question, mine: true }];
    setLines(before);
    setTyping(true);
    for await (const text of growing(question)) {
      setTyping(false);
      setLines([...before, { text, mine: false }]);
    }
  }
  return (
    <MainContainer>
      <ChatContainer>
        <MessageList typingIndicator={typing ? <TypingIndicator content="L’assistant écrit" /> : undefined}>
          {lines.map(({ text, mine }, i) => (
            <Message key={i} model={{ message: text, direction: mine ? 'outgoing' : 'incoming', position: 'single', sender: mine ? 'Vous' : 'Assistant' }} />
          ))}
        </MessageList>
        <MessageInput placeholder="Votre message" attachButton={false} onSend={send} />
      </ChatContainer>
    </MainContainer>
  );
}

createRoot(slot()).render(<App />);
