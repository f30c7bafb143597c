/** The plainest composer: a textarea. */
import { mount, slot, textareaField } from './shell.ts';

const area = document.createElement('textarea');
area.rows = 3;
area.setAttribute('aria-label', 'Votre message');
area.placeholder = 'Écrivez votre message';
slot().append(area);
mount(textareaField(area));
