/** QuikChat: no framework; its own way of streaming appends each word to the message. */
import quikchat from 'quikchat';
import 'quikchat/dist/quikchat.css';
import { slot, words } from './assistant.ts';

const place = slot();
place.id = 'conversation';
const chat = new quikchat(
  place,
  async (self: typeof chat, question: string) => {
    self.messageAddNew(question, 'Vous', 'right', 'user');
    const id = self.messageAddTypingIndicator('Assistant');
    let first = true;
    for await (const word of words(question)) {
      if (first) self.messageReplaceContent(id, word);
      else self.messageAppendContent(id, word);
      first = false;
    }
  },
  { theme: 'quikchat-theme-light', titleArea: { title: 'Assistant', align: 'left', show: true }, inputArea: { show: true, sendButtonText: 'Envoyer' } },
);
chat.messageAddNew('Bonjour! Posez votre question.', 'Assistant', 'left', 'assistant');
