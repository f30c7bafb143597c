/** vue-advanced-chat: a custom element with rooms; the assistant is one, and its last message is replaced as it grows. */
import { register } from 'vue-advanced-chat';
import { growing, slot } from './assistant.ts';

register();
const ME = 'moi';
const ASSISTANT = 'assistant';
const users = [
  { _id: ME, username: 'Vous' },
  { _id: ASSISTANT, username: 'Assistant' },
];
const chat = document.createElement('vue-advanced-chat') as HTMLElement & Record<string, unknown>;
let count = 0;
const message = (content: string, senderId: string) => ({ _id: String(++count), content, senderId, username: senderId, date: '12 mai', timestamp: '10:20' });
let messages: ReturnType<typeof message>[] = [];

Object.assign(chat, {
  height: '540px',
  currentUserId: ME,
  singleRoom: true,
  rooms: JSON.stringify([{ roomId: '1', roomName: 'Assistant', avatar: '', users, typingUsers: [] }]),
  roomsLoaded: true,
  showAudio: false,
  showEmojis: false,
  showReactionEmojis: false,
  // It reads the list of emojis even then, by default from a CDN: this one has a single emoji.
  emojiDataSource: `data:application/json,${encodeURIComponent('[{"annotation":"pouce","emoji":"👍","group":1,"order":1,"tags":["oui"],"version":0.6}]')}`,
  textMessages: JSON.stringify({ TYPE_MESSAGE: 'Écrivez un message', CONVERSATION_STARTED: 'Début de la conversation' }),
});
const show = (all: typeof messages) => {
  chat['messages'] = JSON.stringify(all);
  chat['messagesLoaded'] = true;
};

chat.addEventListener('fetch-messages', () => {
  if (messages.length === 0) messages = [message('Bonjour! Que puis-je lire pour vous?', ASSISTANT)];
  setTimeout(() => show(messages), 50);
});
chat.addEventListener('send-message', (event) => {
  const [{ content }] = (event as CustomEvent<[{ content: string }]>).detail;
  void answer(content);
});

async function answer(question: string) {
  messages = [...messages, message(question, ME)];
  show(messages);
  const reply = message('', ASSISTANT);
  for await (const content of growing(question)) show([...messages, { ...reply, content }]);
}

slot().append(chat);
