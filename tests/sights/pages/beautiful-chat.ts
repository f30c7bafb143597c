/** vue3-beautiful-chat: a window in the corner, with a contenteditable composer; its messages are given anew as one grows. */
import { createApp, defineComponent, h, ref, resolveComponent } from 'vue';
import Chat from 'vue3-beautiful-chat';
import 'vue3-beautiful-chat/dist/vue3-beautiful-chat.css';
import { growing, slot } from './assistant.ts';

type Line = { type: 'text'; author: string; id: number; data: { text: string } };
let count = 0;
const line = (text: string, author: string): Line => ({ type: 'text', author, id: ++count, data: { text } });

const App = defineComponent(() => {
  const lines = ref<Line[]>([line('Bonjour! Une question sur un règlement?', 'assistant')]);
  const typing = ref('');
  async function sent(message: Line) {
    lines.value = [...lines.value, { ...message, id: ++count }];
    typing.value = 'assistant';
    const before = lines.value;
    const reply = line('', 'assistant');
    for await (const text of growing(message.data.text)) {
      typing.value = '';
      lines.value = [...before, { ...reply, data: { text } }];
    }
  }
  const colour = { bg: '#1f4e79', text: '#ffffff' };
  return () =>
    h(resolveComponent('beautiful-chat') as never, {
      participants: [{ id: 'assistant', name: 'Assistant', imageUrl: 'data:,' }],
      titleImageUrl: 'data:,',
      title: 'Assistant',
      placeholder: 'Écrivez ici…',
      onMessageWasSent: sent,
      messageList: lines.value,
      newMessagesCount: 0,
      isOpen: true,
      close() {},
      open() {},
      showEmoji: false,
      showFile: false,
      showTypingIndicator: typing.value,
      showLauncher: true,
      alwaysScrollToBottom: true,
      messageStyling: false,
      colors: {
        header: colour,
        launcher: { bg: '#1f4e79' },
        messageList: { bg: '#ffffff' },
        sentMessage: colour,
        receivedMessage: { bg: '#eaeaea', text: '#222222' },
        userInput: { bg: '#f4f7f9', text: '#222222' },
      },
    });
});

createApp(App).use(Chat).mount(slot());
