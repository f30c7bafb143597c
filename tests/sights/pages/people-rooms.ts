/** An ordinary page: the same kit as the `vue-advanced-chat` chat, with rooms of people; one types, then a whole message arrives. */
import { register } from 'vue-advanced-chat';
import { pause, slot } from './assistant.ts';

register();
const ME = 'moi';
const HER = 'lise';
const users = [
  { _id: ME, username: 'Vous' },
  { _id: HER, username: 'Lise Arbour' },
];
const chat = document.createElement('vue-advanced-chat') as HTMLElement & Record<string, unknown>;
let count = 0;
const message = (content: string, senderId: string) => ({ _id: String(++count), content, senderId, username: senderId, date: '12 mai', timestamp: '10:20' });
let messages = [message('Les clés sont à l’accueil.', HER)];
const rooms = (typingUsers: string[]) =>
  JSON.stringify([
    { roomId: '1', roomName: 'Lise Arbour', avatar: '', users, typingUsers },
    { roomId: '2', roomName: 'Équipe des loisirs', avatar: '', users, typingUsers: [] },
  ]);

Object.assign(chat, {
  height: '540px',
  currentUserId: ME,
  roomId: '1',
  rooms: rooms([]),
  roomsLoaded: true,
  showAudio: false,
  showEmojis: false,
  showReactionEmojis: false,
  emojiDataSource: `data:application/json,${encodeURIComponent('[{"annotation":"pouce","emoji":"👍","group":1,"order":1,"tags":["oui"],"version":0.6}]')}`,
  textMessages: JSON.stringify({ TYPE_MESSAGE: 'Écrivez un message', IS_TYPING: 'écrit…', CONVERSATION_STARTED: 'Début de la conversation' }),
});
const show = () => {
  chat['messages'] = JSON.stringify(messages);
  chat['messagesLoaded'] = true;
};
chat.addEventListener('fetch-messages', () => setTimeout(show, 50));
chat.addEventListener('send-message', async (event) => {
  const [{ content }] = (event as CustomEvent<[{ content: string }]>).detail;
  messages = [...messages, message(content, ME)];
  show();
  await pause(600);
  chat['rooms'] = rooms([HER]);
  await pause(1500);
  chat['rooms'] = rooms([]);
  messages = [...messages, message('Oui pour jeudi. La salle du bas est prise par le club de bridge jusqu’à seize heures, alors on se voit en haut; apporte le plan des plates-bandes et la liste des vivaces, je m’occupe du café et des échantillons de terre.', HER)];
  show();
});

slot().append(chat);
