/** MateChat: its bubbles, Markdown card and input, for Vue. */
import MateChat from '@matechat/core';
import { createApp, defineComponent, h, ref, resolveComponent } from 'vue';
import { growing, slot } from './assistant.ts';

type Line = { mine: boolean; content: string; loading?: boolean };
const part = (name: string) => resolveComponent(name) as never;

const App = defineComponent(() => {
  const lines = ref<Line[]>([{ mine: false, content: 'Bonjour! Je suis l’assistant des archives.' }]);
  const value = ref('');
  async function send(question: string) {
    value.value = '';
    const before: Line[] = [...lines.value, { mine: true, content: question }];
    lines.value = [...before, { mine: false, content: '', loading: true }];
    for await (const content of growing(question)) lines.value = [...before, { mine: false, content }];
  }
  return () =>
    h('div', { style: 'display: flex; flex-direction: column; height: 100%; gap: 1rem' }, [
      h(
        'div',
        { style: 'flex: 1; overflow: auto' },
        lines.value.map(({ mine, content, loading }) =>
          h(part('McBubble'), { align: mine ? 'right' : 'left', loading, ...(mine && { content }) }, mine ? undefined : () => h(part('McMarkdownCard'), { content, theme: 'light' })),
        ),
      ),
      h(part('McInput'), { value: value.value, placeholder: 'Écrivez ici…', onChange: (text: string) => (value.value = text), onSubmit: send }),
    ]);
});

createApp(App).use(MateChat).mount(slot());
