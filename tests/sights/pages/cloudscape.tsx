/** Cloudscape's chat components: bubbles and a prompt input. */
import { Avatar, ChatBubble, LoadingBar } from '@cloudscape-design/chat-components';
import PromptInput from '@cloudscape-design/components/prompt-input';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Line = { mine: boolean; text: string };

function App() {
  const [lines, setLines] = useState<Line[]>([{ mine: false, text: 'Bonjour! Je réponds aux questions sur les règlements.' }]);
  const [value, setValue] = useState('');
  const [waiting, setWaiting] = useState(false);
  async function send(question: string) {
    if (!question.trim()) return;
    setValue('');
    setWaiting(true);
    const before: Line[] = [...lines, { mine: true, text: question }];
    setLines(before);
    for await (const text of growing(question)) {
      setWaiting(false);
      setLines([...before, { mine: false, text }]);
    }
  }
  return (
    <>
      <div style={{ height: 440, overflow: 'auto' }} role="region" aria-label="Conversation">
        {lines.map(({ mine, text }, i) => (
          <ChatBubble
            key={i}
            type={mine ? 'outgoing' : 'incoming'}
            ariaLabel={mine ? 'Vous' : 'Assistant'}
            avatar={<Avatar {...(mine ? {} : { color: 'gen-ai' as const, iconName: 'gen-ai' as const })} ariaLabel={mine ? 'Vous' : 'Assistant'} />}
          >
            {text}
          </ChatBubble>
        ))}
        {waiting && <LoadingBar variant="gen-ai" />}
      </div>
      <PromptInput
        value={value}
        onChange={({ detail }) => setValue(detail.value)}
        onAction={({ detail }) => void send(detail.value)}
        placeholder="Posez une question"
        actionButtonIconName="send"
        actionButtonAriaLabel="Envoyer"
      />
    </>
  );
}

createRoot(slot()).render(<App />);
