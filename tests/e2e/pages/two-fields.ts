/** Fields that are no composer: a login form and a search box. A guard has no business there. */
import { byId, register } from './shell.ts';

for (const name of ['email', 'password', 'search']) {
  const field = byId(name) as HTMLInputElement;
  register(name, {
    text: () => field.value,
    html: () => null,
    clear: () => {
      field.value = '';
    },
    focus: () => field.focus(),
  });
}
byId('login').addEventListener('submit', (event) => event.preventDefault());
byId('email').focus();
