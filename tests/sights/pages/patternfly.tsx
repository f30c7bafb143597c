/** PatternFly's chatbot: messages in Markdown, rendered anew at each word, and a message bar. */
import '@patternfly/react-core/dist/styles/base.css';
import '@patternfly/chatbot/dist/css/main.css';
import Chatbot from '@patternfly/chatbot/dist/esm/Chatbot/Chatbot';
import ChatbotContent from '@patternfly/chatbot/dist/esm/ChatbotContent/ChatbotContent';
import ChatbotFooter from '@patternfly/chatbot/dist/esm/ChatbotFooter/ChatbotFooter';
import Message from '@patternfly/chatbot/dist/esm/Message/Message';
import MessageBar from '@patternfly/chatbot/dist/esm/MessageBar/MessageBar';
import MessageBox from '@patternfly/chatbot/dist/esm/MessageBox/MessageBox';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Line = { role: 'user' | 'bot'; content: string; isLoading?: boolean };

function App() {
  const [lines, setLines] = useState<Line[]>([{ role: 'bot', content: 'Bonjour! Que voulez-vous savoir?' }]);
  async function send(text: string | number) {
    const before: Line[] = [...lines, { role: 'user', content: String(text) }];
    setLines([...before, { role: 'bot', content: '', isLoading: true }]);
    for await (const content of growing(String(text))) setLines([...before, { role: 'bot', content }]);
  }
  return (
    <Chatbot displayMode={'embedded' as never}>
      <ChatbotContent>
        <MessageBox>
          {lines.map((line, i) => (
            <Message key={i} name={line.role === 'user' ? 'Vous' : 'Assistant'} avatar="data:," {...line} />
          ))}
        </MessageBox>
      </ChatbotContent>
      <ChatbotFooter>
        <MessageBar onSendMessage={send} hasAttachButton={false} alwayShowSendButton placeholder="Écrivez ici…" />
      </ChatbotFooter>
    </Chatbot>
  );
}

createRoot(slot()).render(<App />);
