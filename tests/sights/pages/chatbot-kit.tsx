/** react-chatbot-kit: an action provider that puts the growing message in its state. */
import 'react-chatbot-kit/build/main.css';
import { Children, cloneElement, type ReactElement, type ReactNode } from 'react';
import * as kit from 'react-chatbot-kit';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

// A module of the older kind: its component is the default of its default.
const { createChatBotMessage } = kit;
const Chatbot = ((kit.default as unknown as { default?: typeof kit.default }).default ?? kit.default) as typeof kit.default;

type Message = { id: number; message: string; loading?: boolean };
type State = { messages: Message[] };
type SetState = (change: (state: State) => State) => void;

const each = (children: ReactNode, props: object) => <div>{Children.map(children, (child) => cloneElement(child as ReactElement, props))}</div>;

const Parser = ({ children, actions }: { children: ReactNode; actions: { answer(question: string): void } }) =>
  each(children, { parse: (question: string) => actions.answer(question), actions });

function Actions({ setState, children }: { setState: SetState; children: ReactNode }) {
  async function answer(question: string) {
    const reply = createChatBotMessage('…', {}) as unknown as Message;
    // It shows its loader for 750 ms, then puts the messages of that moment back: the words come after.
    setState((state) => ({ ...state, messages: [...state.messages, reply] }));
    for await (const message of growing(question, 1000))
      setState((state) => ({ ...state, messages: [...state.messages.filter(({ id }) => id !== reply.id), { ...reply, loading: false, message }] }));
  }
  return each(children, { actions: { answer } });
}

const config = { botName: 'Assistant', initialMessages: [createChatBotMessage('Bonjour! Quelle est votre question?', {})] };

createRoot(slot()).render(
  <Chatbot
    {...({
      config,
      messageParser: Parser,
      actionProvider: Actions,
      headerText: 'Conversation avec l’assistant',
      placeholderText: 'Écrivez ici…',
    } as never)}
  />,
);
