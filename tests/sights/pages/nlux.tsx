/** NLUX: its AiChat over an adapter that streams; it parses the Markdown as it comes. */
import { AiChat, useAsStreamAdapter } from '@nlux/react';
import { createRoot } from 'react-dom/client';
import { slot, words } from './assistant.ts';

function App() {
  const adapter = useAsStreamAdapter(async (question: string, observer) => {
    for await (const word of words(question)) observer.next(word);
    observer.complete();
  }, []);
  return (
    <AiChat
      adapter={adapter}
      composerOptions={{ placeholder: 'Posez votre question…' }}
      personaOptions={{ assistant: { name: 'Éva', avatar: 'data:,', tagline: 'L’assistante de la bibliothèque' } }}
    />
  );
}

createRoot(slot()).render(<App />);
