/** MUI X Chat: its ChatBox over an adapter whose answer is a stream of chunks. */
import { ChatBox } from '@mui/x-chat';
import { createRoot } from 'react-dom/client';
import { slot, words } from './assistant.ts';

let count = 0;
const adapter = {
  async sendMessage() {
    const messageId = `r${++count}`;
    return new ReadableStream({
      async start(stream) {
        stream.enqueue({ type: 'start', messageId });
        stream.enqueue({ type: 'text-start', id: 't' });
        for await (const delta of words()) stream.enqueue({ type: 'text-delta', id: 't', delta });
        stream.enqueue({ type: 'text-end', id: 't' });
        stream.enqueue({ type: 'finish', messageId });
        stream.close();
      },
    });
  },
};

createRoot(slot()).render(<ChatBox {...({ adapter, sx: { height: '100%' } } as never)} />);
