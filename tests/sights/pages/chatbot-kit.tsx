/** react-chatbot-kit: an action provider that puts the growing message in its state. */
import 'react-chatbot-kit/build/main.css';
import { Children, cloneElement, type ReactElement, type ReactNode } from 'react';
import Chatbot, { createChatBotMessage } from 'react-chatbot-kit';
import { createRoot } from 'react-dom/client';
import { growing, slot } from './assistant.ts';

type Message = { id: number; message: string };
type State = { messages: Message[] };
type SetState = (change: (state: State) => State) => void;

const each = (children: ReactNode, props: object) => <div>{Children.map(children, (child) => cloneElement(child as ReactElement, props))}</div>;

const Parser = ({ children, actions }: { children: ReactNode; actions: { answer(question: string): void } }) =>
  each(children, { parse: (question: string) => actions.answer(question), actions });

function Actions({ setState, children }: { setState: SetState; children: ReactNode }) {
  async function answer(question: string) {
    const reply = createChatBotMessage('…', {}) as unknown as Message;
    for await (const message of growing(question))
      setState((state) => ({ ...state, messages: [...state.messages.filter(({ id }) => id !== reply.id), { ...reply, message }] }));
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
