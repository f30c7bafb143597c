/** Ant Design X for Vue: another implementation than React's; its bubble is given a longer content at each word. */
import { Bubble, Sender } from 'ant-design-x-vue';
import { createApp, defineComponent, h, ref } from 'vue';
import { growing, slot } from './assistant.ts';

type Line = { key: number; content: string; placement: 'start' | 'end'; loading?: boolean };

const App = defineComponent(() => {
  const lines = ref<Line[]>([{ key: 0, content: 'Bonjour! Je suis à votre écoute.', placement: 'start' }]);
  const value = ref('');
  const loading = ref(false);
  async function send(question: string) {
    value.value = '';
    loading.value = true;
    const key = lines.value.length;
    const before: Line[] = [...lines.value, { key, content: question, placement: 'end' }];
    lines.value = [...before, { key: key + 1, content: '', placement: 'start', loading: true }];
    for await (const content of growing(question)) lines.value = [...before, { key: key + 1, content, placement: 'start' }];
    loading.value = false;
  }
  return () =>
    h('div', { style: 'display: flex; flex-direction: column; height: 100%; gap: 1rem' }, [
      h('div', { style: 'flex: 1; overflow: auto' }, lines.value.map((line) => h(Bubble, { ...line, style: 'margin-bottom: 1rem' }))),
      h(Sender, {
        value: value.value,
        loading: loading.value,
        placeholder: 'Posez une question',
        onChange: (text: string) => (value.value = text),
        onSubmit: send,
      } as never),
    ]);
});

createApp(App).mount(slot());
