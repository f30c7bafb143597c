/** The page inside the frames of `iframe.ts`: a composer of its own, as embedded assistants have. */
import { mount, slot, textareaField } from './shell.ts';

const area = document.createElement('textarea');
area.rows = 3;
area.setAttribute('aria-label', 'Votre message');
slot().append(area);
mount(textareaField(area));
