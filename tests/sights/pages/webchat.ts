/** Bot Framework Web Chat over a Direct Line made by hand: the answer comes as the protocol's livestreamed activities. */
// The bundle that its CDN serves: its package does not let a module name it.
import '../node_modules/botframework-webchat/dist/webchat.js';
import { growing, slot } from './assistant.ts';

type Activity = Record<string, unknown> & { id?: string; text?: string; type: string };
type Observer<T> = { next(value: T): void };

/** What Web Chat asks of an observable, and no more. */
function subject<T>(first?: T) {
  const observers = new Set<Observer<T>>();
  let last = first;
  return {
    next(value: T) {
      last = value;
      for (const observer of observers) observer.next(value);
    },
    subscribe(to: Observer<T> | ((value: T) => void)) {
      const observer = typeof to === 'function' ? { next: to } : to;
      observers.add(observer);
      if (last !== undefined && first !== undefined) observer.next(last);
      return { unsubscribe: () => observers.delete(observer) };
    },
    [Symbol.observable ?? '@@observable']() {
      return this;
    },
  };
}

let count = 0;
const activities = subject<Activity>();
const id = () => `a${++count}`;
const stamp = () => ({ id: id(), timestamp: new Date().toISOString(), from: { id: 'bot', name: 'Assistant', role: 'bot' } });

async function answer(question: string) {
  let streamId: string | undefined;
  let streamSequence = 1;
  let whole = '';
  for await (const text of growing(question)) {
    const activity = { ...stamp(), type: 'typing', text, channelData: { streamType: 'streaming', streamSequence: streamSequence++, ...(streamId && { streamId }) } };
    streamId ??= activity.id;
    whole = text;
    activities.next(activity);
  }
  activities.next({ ...stamp(), type: 'message', text: whole, channelData: { streamType: 'final', streamId } });
}

const directLine = {
  activity$: activities,
  connectionStatus$: subject(2),
  end() {},
  postActivity(activity: Activity) {
    const sent = id();
    return {
      subscribe(to: Observer<string> | ((value: string) => void)) {
        const next = typeof to === 'function' ? to : to.next.bind(to);
        setTimeout(() => {
          next(sent);
          activities.next({ ...activity, id: sent, timestamp: new Date().toISOString() });
          if (activity.type === 'message') void answer(activity.text ?? '');
        }, 20);
        return { unsubscribe() {} };
      },
    };
  },
};

const { WebChat } = globalThis as unknown as { WebChat: { renderWebChat(options: object, place: Element): void } };
WebChat.renderWebChat({ directLine, userID: 'personne', locale: 'fr-FR' }, slot());
