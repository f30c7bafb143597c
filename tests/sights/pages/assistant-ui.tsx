/** assistant-ui: its thread, composer and message primitives over its local runtime, as its starter has them. */
import { AssistantRuntimeProvider, ComposerPrimitive, MessagePrimitive, ThreadPrimitive, useLocalRuntime, type ChatModelAdapter } from '@assistant-ui/react';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

const model: ChatModelAdapter = {
  async *run() {
    for await (const text of growing()) yield { content: [{ type: 'text', text }] };
  },
};

const Person = () => (
  <MessagePrimitive.Root className="aui-user-message-root" style={{ textAlign: 'right', padding: 8 }}>
    <MessagePrimitive.Parts />
  </MessagePrimitive.Root>
);

const Assistant = () => (
  <MessagePrimitive.Root className="aui-assistant-message-root" style={{ padding: 8 }}>
    <MessagePrimitive.Parts />
  </MessagePrimitive.Root>
);

function App() {
  const runtime = useLocalRuntime(model);
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root className="aui-root aui-thread-root" style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        <ThreadPrimitive.Viewport className="aui-thread-viewport" style={{ flex: 1, overflow: 'auto' }}>
          <ThreadPrimitive.Empty>
            <p>Comment puis-je vous aider aujourd’hui?</p>
          </ThreadPrimitive.Empty>
          <ThreadPrimitive.Messages components={{ UserMessage: Person, AssistantMessage: Assistant }} />
        </ThreadPrimitive.Viewport>
        <ComposerPrimitive.Root className="aui-composer-root" style={{ display: 'flex', gap: 8 }}>
          <ComposerPrimitive.Input className="aui-composer-input" placeholder="Écrire un message…" style={{ flex: 1 }} />
          <ComposerPrimitive.Send className="aui-composer-send">Envoyer</ComposerPrimitive.Send>
        </ComposerPrimitive.Root>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

createRoot(slot()).render(<App />);
