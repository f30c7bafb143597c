/** Carbon AI Chat: custom elements in open shadow roots, answered by its own partial items. */
import { ChatCustomElement } from '@carbon/ai-chat';
import { createRoot } from 'react-dom/client';
import { slot, words } from './assistant.ts';

type Instance = { messaging: { addMessageChunk(chunk: unknown): Promise<void> } };
let count = 0;

async function answer(request: { input: { text?: string } }, _options: unknown, { messaging }: Instance) {
  const response_id = `r${++count}`;
  const item = (text: string, cancellable: boolean) => ({ response_type: 'text', text, streaming_metadata: { id: '1', cancellable } });
  let whole = '';
  for await (const word of words(request.input.text)) {
    whole += word;
    await messaging.addMessageChunk({ partial_item: item(word, true), streaming_metadata: { response_id } });
  }
  await messaging.addMessageChunk({ complete_item: item(whole, false), streaming_metadata: { response_id } });
  await messaging.addMessageChunk({ final_response: { id: response_id, output: { generic: [item(whole, false)] } } });
}

createRoot(slot()).render(
  <>
    <style>{'.chat { display: block; height: 560px; width: 100%; }'}</style>
    <ChatCustomElement
      {...({
        className: 'chat',
        locale: 'fr',
        messaging: { customSendMessage: answer, skipWelcome: true },
        header: { title: 'Assistant' },
        layout: { showFrame: false },
        openChatByDefault: true,
      } as never)}
    />
  </>,
);
