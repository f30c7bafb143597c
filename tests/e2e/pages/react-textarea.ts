/** A controlled React textarea: only what React's `onChange` saw counts, the DOM is overwritten from the state. */
import { mount, slot } from './shell.ts';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';

let state = '';
let setState: (value: string) => void = () => undefined;

function Composer() {
  const [value, set] = useState('');
  state = value;
  setState = set;
  return createElement('textarea', {
    value,
    rows: 3,
    'aria-label': 'Votre message',
    placeholder: 'Écrivez votre message',
    onChange: (event: { target: { value: string } }) => set(event.target.value),
  });
}

flushSync(() => createRoot(slot()).render(createElement(Composer)));
mount({
  text: () => state,
  html: () => null,
  clear: () => flushSync(() => setState('')),
  focus: () => slot().querySelector('textarea')?.focus(),
});
