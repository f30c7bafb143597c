/** react-simple-chatbot: a flow of steps; the answer is a step of its own whose text is revealed piece by piece. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import ChatBot from 'react-simple-chatbot';
import { growing, slot } from './assistant.ts';

function Answer({ triggerNextStep }: { triggerNextStep?: () => void }) {
  const [text, setText] = useState('…');
  useEffect(() => {
    void (async () => {
      for await (const all of growing()) setText(all);
      triggerNextStep?.();
    })();
  }, []);
  return <span>{text}</span>;
}

const steps = [
  { id: '1', message: 'Bonjour! Quelle est votre question?', trigger: 'question' },
  { id: 'question', user: true, trigger: 'answer' },
  { id: 'answer', component: <Answer />, asMessage: true, waitAction: true, trigger: 'question' },
];

createRoot(slot()).render(<ChatBot {...({ steps, width: '100%', headerTitle: 'Assistant', placeholder: 'Écrivez ici…', botDelay: 100, userDelay: 100, customDelay: 100 } as never)} />);
